import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';

const PRODUCT = new URL('../out/dist/store/schema.sql', import.meta.url);

/** Tests that start the program as a user does run what was built: builds it anew if any source is younger. */
export default function build(): void {
  const home = new URL('../', import.meta.url);
  const sources = readdirSync(new URL('src/', home), { recursive: true, encoding: 'utf8' });
  const youngest = Math.max(...sources.map((file) => statSync(new URL(`src/${file}`, home)).mtimeMs));
  if (existsSync(PRODUCT) && statSync(PRODUCT).mtimeMs > youngest) return;
  const { status, stdout } = spawnSync('npm', ['run', '--silent', 'build'], { cwd: home, encoding: 'utf8' });
  if (status !== 0) console.error(`cannot build, tests of the program run what was built before:\n${stdout}`);
}
