import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { thidua } from './run.js';

// Whatever --db names, each command says one sentence, ends with 2 and leaves the file as it was.
const home = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'thidua-db-'));
// Loading every command takes its time where much else runs.
vi.setConfig({ testTimeout: 120_000 });
/** What some commands must be given beside --db. */
const GIVEN: Readonly<Record<string, readonly string[]>> = {
  ingest: ['posts', '--dry-run'],
  org: ['Sở Y tế'],
  search: ['khối'],
  sql: ['SELECT * FROM award'],
  show: ['a.txt'],
  explain: ['a.txt'],
  review: ['a.txt'],
  export: ['released', '--format', 'csv'],
};
const SAYS: Readonly<Record<string, string>> = {
  'none.db': 'there is no database none.db; make it with: ingest FOLDER --db none.db',
  'empty.db': 'empty.db is empty; ingest posts into it first',
  'words.db': 'words.db is no SQLite database, or its beginning is destroyed; choose another name with --db',
  'other.db': 'other.db is a database, but not one of thidua; choose another name with --db',
  posts: 'posts is a folder; give the name of a database with --db',
  'posts/a.txt/t.db': 'there is no database posts/a.txt/t.db; make it with: ingest FOLDER --db posts/a.txt/t.db',
};

beforeAll(() => {
  process.chdir(folder);
  mkdirSync('posts');
  writeFileSync('posts/a.txt', 'Tin');
  writeFileSync('empty.db', '');
  writeFileSync('words.db', 'just words, and more of them than a header has: '.repeat(99));
  const other = new Database('other.db');
  other.exec('CREATE TABLE t (a)');
  other.close();
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

async function commandsWithDb(): Promise<string[]> {
  const names = [...(await thidua('--help')).out.matchAll(/^ {2}([a-z]+) /gm)].map((match) => match[1]!);
  const found: string[] = [];
  for (const name of new Set(names))
    if (name !== 'thidua' && (await thidua(name, '--help')).out.includes('--db <file>')) found.push(name);
  return found;
}

test('a database that is none', async () => {
  const commands = await commandsWithDb();
  expect(commands).toEqual(expect.arrayContaining(['ingest', 'awards', 'show', 'check', 'export']));
  const files = () =>
    readdirSync('.').map((name) => [name, name.endsWith('.db') ? readFileSync(name, 'latin1') : null]);
  const before = files();
  for (const command of commands)
    for (const [file, says] of Object.entries(SAYS)) {
      const { out, err, code } = await thidua(command, ...(GIVEN[command] ?? []), '--db', file);
      expect({ command, file, out, err, code }).toEqual({ command, file, out: '', err: `thidua: ${says}\n`, code: 2 });
    }
  expect(files()).toEqual(before);
});

test.each([
  ['words.db', SAYS['words.db']],
  ['other.db', SAYS['other.db']],
  ['posts', SAYS.posts],
  ['posts/a.txt/t.db', 'the folder posts/a.txt cannot be made; choose another place with --db'],
])('ingest into %s, also to make it anew', async (file, says) => {
  const before = readdirSync('.');
  for (const more of [[], ['--rebuild']])
    expect(await thidua('ingest', 'posts', ...more, '--db', file)).toMatchObject({ code: 2, err: `thidua: ${says}\n` });
  expect(readdirSync('.')).toEqual(before);
});

test.each([
  [['ingest'], 'give folders, files, globs or addresses to read'],
  [
    ['ingest', '--rebuild'],
    'there is nothing to make out/thidua.db of; name the folders: ingest --rebuild PATH… --db out/thidua.db',
  ],
  [['ingest', 'posts', '--rebuild', '--dry-run'], '--rebuild writes, --dry-run does not: leave out one'],
  [['extract', 'nowhere'], 'there is no post at nowhere'],
  [['diff', 'words.db', 'other.db'], /^[^\n]+$/],
  [['eval', 'nowhere'], /^[^\n]+$/],
  [['extract', 'posts', '--rules', 'nowhere'], 'nowhere: cannot read this folder of rules'],
  [['extract', 'posts', '--rules', 'posts/a.txt'], /^[^\n]+$/],
  [['fetch', '--list', 'nowhere'], /^[^\n]+$/],
  [['fetch', 'http://127.0.0.1:9/', '--into', 'posts/a.txt/web'], /^[^\n]+$/],
])('%j says what is wrong', async (args, says) => {
  const { err, code } = await thidua(...args);
  expect(code).toBe(2);
  expect(err.trimEnd().replace(/^thidua: /, '')).toMatch(
    typeof says === 'string' ? new RegExp(`^${says.replaceAll(/[.()]/g, '\\$&')}$`) : says,
  );
});
