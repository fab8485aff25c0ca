import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { News } from '../../src/ingest/options.js';
import { ingest } from '../../src/ingest.js';
import { Unreadable } from '../../src/read/unreadable.js';
import { openForReading } from '../../src/store/open.js';
import { FETCHING, REFERENCE } from '../store/sample.js';
import { made } from './thread.mjs';

// A thread that dies is followed by others, each of which takes its time to start.
vi.setConfig({ testTimeout: 120_000 });

const home = process.cwd();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'thidua-'));
  process.chdir(folder);
  mkdirSync('c');
});
afterEach(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

const MODULE = new URL('./thread.mjs', import.meta.url);

/** With so many threads, or with none. */
async function run(count: number, more: { after?: number; data?: unknown } = {}) {
  const db = `${count}.db`;
  const failed: { [location: string]: string } = {};
  const tell = (it: News) => {
    if (it.kind === 'failed') failed[it.location] = `${it.trouble.code}: ${it.trouble.message}`;
  };
  const threads = count === 0 ? undefined : { count, after: 0, module: MODULE, data: {}, ...more };
  const input = { paths: ['c'], db, rules: REFERENCE, prune: false, fetching: FETCHING, tell, threads };
  const here = (source: unknown, bytes: Uint8Array) => {
    if (bytes.length === 5 && Buffer.from(bytes).toString() === 'EMPTY') throw new Unreadable('empty', 'has no words');
    return made(source, bytes);
  };
  return { counts: await ingest(input, here), failed };
}

function stored(db: string, sql: string): unknown[] {
  const open = openForReading(db);
  try {
    return open.prepare(sql).raw().all();
  } finally {
    open.close();
  }
}
const POSTS =
  'SELECT post.id, location, sha256, bytes, knowledge, title, text, record FROM post JOIN source USING (id) JOIN body ON post_id = id';

function put(posts: Iterable<readonly [name: string, text: string]>): void {
  for (const [name, text] of posts) writeFileSync(`c/${name}.txt`, text);
}
const numbered = (n: number) => Array.from({ length: n }, (_, i) => [String(i).padStart(4, '0'), `Bài ${i}`] as const);

test('threads leave what one thread leaves, row for row, whoever is faster', async () => {
  put(numbered(300));
  const none = await run(0);
  const [two, late] = [await run(2), await run(3, { after: 100 })];
  expect(two).toEqual(none);
  expect(late).toEqual(none);
  const rows = stored('0.db', POSTS);
  expect(rows).toHaveLength(300);
  expect(stored('2.db', POSTS)).toEqual(rows);
  expect(stored('3.db', POSTS)).toEqual(rows);
});

// Posts of so many bytes are read in threads only.
const large = (word: string) => word.padEnd(300_000);

test('a large post that kills its thread is a failure, costs no other, and is tried again', async () => {
  put([
    ...numbered(200),
    ['0007', large('EXIT')],
    ['0008', large('EXIT')],
    ['0100', large('UNCAUGHT')],
    ['0150', 'EMPTY'],
    ['0160', 'WRONG'],
  ]);
  const { counts, failed } = await run(2);
  expect(counts).toMatchObject({ taken: 200, added: 195, failed: 5 });
  expect(failed).toEqual({
    'c/0007.txt': expect.stringMatching(/^internal: .*exited/),
    'c/0008.txt': expect.stringMatching(/^internal: .*exited/),
    'c/0100.txt': expect.stringMatching(/^internal: .*wires crossed/),
    'c/0150.txt': 'empty: has no words',
    'c/0160.txt': expect.stringMatching(/^internal: .*constraint/),
  });
  expect(stored('2.db', 'SELECT location FROM source WHERE sha256 IS NULL ORDER BY location')).toEqual([
    ['c/0007.txt'],
    ['c/0008.txt'],
    ['c/0100.txt'],
  ]);
  put([['0008', 'Bài 8']]);
  expect((await run(2)).counts).toMatchObject({ unchanged: 195, added: 1, failed: 4 });
});

test('threads that can read nothing end the run, with what to do', async () => {
  put(numbered(100));
  await expect(run(2, { data: { refused: 'the rules were changed' } })).rejects.toThrow('the rules were changed');
  await expect(run(2, { data: { dead: true } })).rejects.toThrow(/--workers 0/);
});
