import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

// The house of the README: a file imports only from floors below its own; siblings on one floor do not meet.
const FLOORS: readonly (readonly string[])[] = [
  ['core'],
  ['text'],
  ['identity'],
  ['archive', 'store', 'read', 'rule'],
  ['fetch', 'extract'],
  ['record'],
  ['pipe', 'compare', 'review', 'take'],
  ['ingest'],
  ['eval', 'release', 'ask'],
  ['cli'],
];
// Packages that one place alone may know.
const SOLE: Readonly<Record<string, RegExp>> = {
  'better-sqlite3': /^store\//,
  cheerio: /^read\//,
  'cheerio/slim': /^read\//,
  'css-select': /^read\//,
  unified: /^read\//,
  'remark-parse': /^read\//,
  'csv-stringify/sync': /^release\/csv\.ts$/,
  'hyparquet-writer': /^release\//,
  undici: /^fetch\//,
  warcio: /^archive\//,
  yauzl: /^archive\//,
  piscina: /^ingest\//,
  compromise: /^rule\/find\.ts$/,
};
const TOP = new Set([
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'biome.json',
  'vitest.config.ts',
  'README.md',
  'LICENSE',
  'CHANGELOG.md',
  'src',
  'corpus',
  'rules',
  'out',
  'test',
  'node_modules',
  '.git',
  '.gitignore',
  '.ci',
]);
const MOST_LINES = 260;

const SRC = join(import.meta.dirname, '../src');
const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
const roomOf = (file: string) => (file.includes('/') ? file.split('/')[0]! : file.replace(/\.ts$/, ''));
const floorOf = (file: string) => FLOORS.findIndex((rooms) => rooms.includes(roomOf(file)));
const importsOf = (file: string): string[] =>
  [...readFileSync(join(SRC, file), 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((match) => match[1]!);
const target = (file: string, to: string) => relative(SRC, join(SRC, dirname(file), to)).replace(/\.js$/, '.ts');

test('every file stands on a floor', () => {
  expect(files.filter((file) => floorOf(file) < 0)).toEqual([]);
});

test('imports only go down, siblings do not meet', () => {
  const wrong: string[] = [];
  for (const file of files) {
    for (const to of importsOf(file).filter((path) => path.startsWith('.'))) {
      const other = target(file, to);
      const same = roomOf(file) === roomOf(other);
      if (!same && floorOf(other) >= floorOf(file)) wrong.push(`${file} imports ${other}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('no circles', () => {
  const graph = new Map(
    files.map((file) => [
      file,
      importsOf(file)
        .filter((to) => to.startsWith('.'))
        .map((to) => target(file, to)),
    ]),
  );
  const state = new Map<string, 'open' | 'done'>();
  const circles: string[] = [];
  const visit = (file: string, path: readonly string[]) => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      circles.push([...path, file].join(' → '));
      return;
    }
    state.set(file, 'open');
    for (const next of graph.get(file) ?? []) visit(next, [...path, file]);
    state.set(file, 'done');
  };
  for (const file of files) visit(file, []);
  expect(circles).toEqual([]);
});

test('each of the large packages has one home', () => {
  const wrong = files.flatMap((file) =>
    importsOf(file)
      .filter((to) => SOLE[to] && !SOLE[to].test(file))
      .map((to) => `${file} imports ${to}`),
  );
  expect(wrong).toEqual([]);
});

test('console and exit belong to the command line', () => {
  const loud = files.filter(
    (file) =>
      roomOf(file) !== 'cli' && /\bconsole\.|process\.exit|process\.stdout/.test(readFileSync(join(SRC, file), 'utf8')),
  );
  expect(loud).toEqual([]);
});

test('files read in one go', () => {
  const long = files
    .map((file) => [file, readFileSync(join(SRC, file), 'utf8').split('\n').length] as const)
    .filter(([, lines]) => lines > MOST_LINES);
  expect(long).toEqual([]);
});

test('nothing else lies at the top', () => {
  expect(readdirSync(join(SRC, '..')).filter((name) => !TOP.has(name))).toEqual([]);
});
