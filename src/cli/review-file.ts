import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { posix } from 'node:path';
import { UserError } from '../core/message.js';
import { completed, type Entry, type Head, withoutVerdict, withVerdict } from '../review/edit.js';
import { type Catalogue, type Review, readReview } from '../review/file.js';
import { archiveOf } from '../take/archived.js';
import { isAddress } from '../take/take.js';

const ENDING = '.review.yml';

/** A review file in the making: each change is written at once, and only if the file can be read with it. */
export interface Desk {
  readonly file: string;
  /** What is in it; null: it is not there yet. Throws `UserError` for a broken one. */
  review(): Review | null;
  /** Adds a verdict, or puts it in the place of verdict `n`. Throws `UserError` for one that is no verdict. */
  put(entry: Entry, n?: number): void;
  drop(n: number): void;
  complete(who: { readonly by: string; readonly at: string }): void;
}

/** The file for reviews of a post. Throws `UserError` where there is no place for one. */
export function deskFor(location: string, sha256: string, folder: string | undefined, catalogue: Catalogue): Desk {
  const file = folder ? inFolder(folder, location, sha256, catalogue) : beside(location);
  const head: Head = { post: folder ? location : posix.basename(location), sha256 };
  const text = () => (existsSync(file) ? readFileSync(file, 'utf8') : '');
  const save = (changed: string) => {
    const part = `${file}.part`;
    try {
      writeFileSync(part, changed);
      readReview(part, catalogue);
      renameSync(part, file);
    } catch (error) {
      rmSync(part, { force: true });
      if (error instanceof UserError) throw new UserError(error.message.replaceAll(/^.*?\.part:\d+:\d+: /gm, ''));
      throw new UserError(`${file} cannot be written (${(error as Error).message}); say where with --reviews FOLDER`);
    }
  };
  return {
    file,
    review: () => (existsSync(file) ? readReview(file, catalogue) : null),
    put: (entry, n) => save(withVerdict(text(), head, entry, n)),
    drop: (n) => save(withoutVerdict(text(), head, n)),
    complete: (who) => save(completed(text(), head, who)),
  };
}

/** NAME.review.yml beside the post; where posts share the name, that with the ending in it. */
function beside(location: string): string {
  if (isAddress(location) || archiveOf(location) !== null)
    throw new UserError(`${location} is no file of its own; say where its review is kept: --reviews FOLDER`);
  if (!existsSync(location))
    throw new UserError(`${location} is not here; go to where it was ingested, or say --reviews FOLDER`);
  const folder = posix.dirname(location);
  const { base, name } = posix.parse(location);
  const own = posix.join(folder, base + ENDING);
  const shared = posix.join(folder, name + ENDING);
  const namesakes = readdirSync(folder).filter(
    (other) => posix.parse(other).name === name && /\.(?:txt|html?|xhtml|md|markdown|pdf|docx?)$/i.test(other),
  );
  if (existsSync(own)) return own;
  return namesakes.length > 1 && !existsSync(shared) ? own : shared;
}

/** The file of a folder that is on the post, or a name for a new one. */
function inFolder(folder: string, location: string, sha256: string, catalogue: Catalogue): string {
  if (!existsSync(folder)) throw new UserError(`there is no folder ${folder}; make it first`);
  const files = readdirSync(folder).filter((name) => name.endsWith(ENDING));
  for (const file of files.sort().map((name) => posix.join(folder, name))) {
    const { sha256: digest, post } = readReview(file, catalogue);
    if (digest === sha256 || post === location) return file;
  }
  const name = posix
    .parse(location)
    .name.replace(/[^\p{L}\p{N}._-]+/gu, '-')
    .slice(0, 60);
  return posix.join(folder, `${name}-${sha256.slice(0, 8)}${ENDING}`);
}
