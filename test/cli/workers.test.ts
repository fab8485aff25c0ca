import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { openForReading } from '../../src/store/open.js';

// The program as it was built, with threads that read: the same database as without, also after Ctrl-C.
const HOME = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'thidua-'));
const INGEST = join(folder, 'program/out/dist/cli/ingest-bin.js');
const EXAMPLES = 60;

vi.setConfig({ testTimeout: 180_000 });

beforeAll(() => {
  for (const part of ['out/dist', 'rules', 'package.json'])
    cpSync(join(HOME, part), join(folder, 'program', part), { recursive: true });
  symlinkSync(join(HOME, 'node_modules'), join(folder, 'program/node_modules'));
  mkdirSync(join(folder, 'c'));
  const posts = readdirSync(join(HOME, 'corpus')).filter((name) => /\.(?:txt|html|md)$/.test(name));
  for (const name of posts.filter((_, n) => n % Math.ceil(posts.length / EXAMPLES) === 0))
    cpSync(join(HOME, 'corpus', name), join(folder, 'c', name));
  cpSync(join(HOME, 'test/read/documents'), join(folder, 'c/documents'), { recursive: true });
});
afterAll(() => rmSync(folder, { recursive: true }));

const args = (db: string, workers: string) => [INGEST, 'c', '--db', db, '--workers', workers];
function ingest(db: string, workers: string) {
  const { status, stdout, stderr } = spawnSync('node', args(db, workers), { cwd: folder, encoding: 'utf8' });
  return { status, out: stdout, err: stderr };
}

/** Every row of every table but the history of runs, and the stamps of files, which young ones have not. */
function content(file: string) {
  const db = openForReading(join(folder, file));
  try {
    const tables = db
      .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name <> 'run' AND name NOT LIKE 'sqlite_%'")
      .pluck()
      .all();
    return tables.map((table) => [
      table,
      db
        .prepare<[], object>(`SELECT * FROM "${table}"`)
        .all()
        .map((row) => ({ ...row, ...(table === 'source' && { stamp: null }) })),
    ]);
  } finally {
    db.close();
  }
}

/** Has a run begun to fill the database? */
function isBegun(file: string): boolean {
  try {
    const db = openForReading(join(folder, file));
    try {
      return db.prepare<[], number>('SELECT count(*) FROM run').pluck().get()! > 0;
    } finally {
      db.close();
    }
  } catch {
    // Not made yet, or being made.
    return false;
  }
}

test('pages, texts and documents come out the same with threads, row for row', () => {
  expect(ingest('none.db', '0')).toMatchObject({ status: 0, err: '' });
  expect(ingest('two.db', '2')).toMatchObject({ status: 0, err: '' });
  expect(content('two.db')).toEqual(content('none.db'));
});

test('Ctrl-C ends it at once, while threads read their rules or posts, and the next run completes it', async () => {
  const child = spawn('node', args('cut.db', '2'), { cwd: folder, stdio: 'ignore' });
  while (child.exitCode === null && !isBegun('cut.db')) await pause(5);
  await pause(200);
  child.kill('SIGINT');
  const [code, signal] = child.exitCode === null ? await once(child, 'close') : [child.exitCode, null];
  expect({ code, signal }).toEqual({ code: null, signal: 'SIGINT' });
  expect(ingest('cut.db', '2').status).toBe(0);
  expect(content('cut.db')).toEqual(content('none.db'));
});

test('a number of threads that is none is refused', () => {
  for (const typed of ['two', '-1', '1000']) expect(ingest('x.db', typed)).toMatchObject({ status: 2 });
});
