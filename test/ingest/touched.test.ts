import { cpSync, mkdirSync, mkdtempSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Options } from '../../src/ingest/options.js';
import { ingest } from '../../src/ingest.js';
import { filePlace } from '../../src/take/file.js';
import { extractLines, FETCHING, REFERENCE } from '../store/sample.js';

const home = process.cwd();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'thidua-'));
  process.chdir(folder);
  mkdirSync('c');
  writeFileSync('c/a.txt', 'Bài a');
  writeFileSync('c/b.txt', 'Bài b');
  writeFileSync('c/empty.txt', '');
  vi.useFakeTimers({ toFake: ['Date'] });
  later();
});
afterEach(() => {
  vi.useRealTimers();
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

/** Files written up to now are old enough to be known by their stamps. */
const later = () => vi.setSystemTime(Date.now() + 10_000);

async function run(options: Partial<Options> = {}) {
  const input = { paths: ['c'], db: 't.db', rules: REFERENCE, prune: false, fetching: FETCHING, ...options };
  return ingest(input, extractLines);
}

function ask(work: (db: Database.Database) => unknown): unknown {
  const db = new Database('t.db');
  try {
    return work(db);
  } finally {
    db.close();
  }
}
const stamps = () => ask((db) => db.prepare('SELECT location, stamp FROM source ORDER BY location').raw().all());
const titles = () => ask((db) => db.prepare('SELECT title FROM post ORDER BY id').pluck().all());

test('a run over files that nobody touched writes nothing, not even failures', async () => {
  await run();
  ask((db) => {
    for (const table of ['source', 'post', 'failure', 'body', 'likeness'])
      for (const change of ['INSERT', 'UPDATE', 'DELETE'])
        db.exec(
          `CREATE TRIGGER no_${change}_${table} BEFORE ${change} ON ${table} BEGIN SELECT RAISE(FAIL, 'written'); END`,
        );
  });
  expect(await run()).toMatchObject({ taken: 3, unchanged: 2, failed: 1 });
  expect(await run({ verify: true })).toMatchObject({ unchanged: 2, failed: 1 });
  // The triggers do bite.
  writeFileSync('c/a.txt', 'Bài khác');
  await expect(run()).rejects.toThrow('written');
});

test('a file that was touched is read, and known by its new stamp if it holds the same', async () => {
  await run();
  const before = stamps();
  utimesSync('c/a.txt', 1, 1);
  later();
  expect(await run()).toMatchObject({ unchanged: 2, changed: 0 });
  expect(stamps()).not.toEqual(before);
  expect(stamps()).toContainEqual(['c/a.txt', filePlace('c/a.txt').stamp]);
});

test('new bytes under the old size and time are noticed', async () => {
  const { atime, mtime } = statSync('c/a.txt');
  await run();
  writeFileSync('c/a.txt', 'Bài x');
  utimesSync('c/a.txt', atime, mtime);
  later();
  expect(await run()).toMatchObject({ changed: 1, unchanged: 1 });
  expect(titles()).toEqual(['Bài x', 'Bài b']);
});

test('where a file system does not tell, --verify does', async () => {
  await run();
  writeFileSync('c/a.txt', 'Bài x');
  later();
  ask((db) => db.prepare("UPDATE source SET stamp = ? WHERE location = 'c/a.txt'").run(filePlace('c/a.txt').stamp));
  expect(await run()).toMatchObject({ changed: 0, unchanged: 2 });
  expect(await run({ verify: true })).toMatchObject({ changed: 1, unchanged: 1 });
  expect(titles()).toEqual(['Bài x', 'Bài b']);
});

test('a file so young that it may still be written to gets no stamp', async () => {
  writeFileSync('c/a.txt', 'Bài x');
  utimesSync('c/b.txt', Date.now() / 1000 + 1000, Date.now() / 1000 + 1000);
  vi.setSystemTime(statSync('c/a.txt').ctimeMs + 500);
  await run();
  expect(stamps()).toEqual([
    ['c/a.txt', null],
    ['c/b.txt', null],
    ['c/empty.txt', null],
  ]);
  vi.setSystemTime(Date.now() + 5000);
  await run();
  // The time of change of b.txt is past as well, but it says of itself that it is of the future.
  expect(stamps()).toEqual([
    ['c/a.txt', expect.any(String)],
    ['c/b.txt', null],
    ['c/empty.txt', expect.any(String)],
  ]);
});

test('other rules read everything again, and a copy of the folder is read once', async () => {
  await run();
  expect(await run({ rules: { ...REFERENCE, digest: 'rules-2' } })).toMatchObject({ changed: 2, unchanged: 0 });
  cpSync('c', 'd', { recursive: true });
  rmSync('c', { recursive: true });
  cpSync('d', 'c', { recursive: true });
  later();
  const before = stamps();
  expect(await run({ rules: { ...REFERENCE, digest: 'rules-2' } })).toMatchObject({ changed: 0, unchanged: 2 });
  expect(stamps()).not.toEqual(before);
});
