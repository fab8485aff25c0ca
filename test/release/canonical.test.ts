import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ingest } from '../../src/ingest.js';
import { copyInOrder } from '../../src/release/canonical.js';
import { makeDatabase, openForWriting } from '../../src/store/open.js';
import { extractLines, FETCHING, REFERENCE } from '../store/sample.js';

const home = process.cwd();
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'thidua-order-'));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

async function read(db: string, paths: readonly string[], prune = false) {
  await ingest({ paths, db, rules: REFERENCE, prune, fetching: FETCHING }, extractLines);
}

/** The bytes of a database in natural order. */
function ordered(file: string): Buffer {
  rmSync('work.db', { force: true });
  rmSync('whole.db', { force: true });
  const db = makeDatabase('work.db');
  copyInOrder(file, db);
  db.prepare('VACUUM INTO ?').run('whole.db');
  expect(db.pragma('foreign_key_check')).toEqual([]);
  db.close();
  return readFileSync('whole.db');
}

const post = fc
  .array(
    fc.tuple(
      fc.constantFrom('Khối thi đua số 5', 'Khối thi đua Văn hóa - Xã hội', 'Cụm thi đua biển'),
      fc.constantFrom('2018-12-21', '2019-01-04', ''),
      fc.constantFrom('Sở Y tế', 'Hội Khuyến học', 'Sở Văn hóa - Thông tin', 'Đoàn Luật sư'),
      fc.constantFrom('government_flag', 'labor_order_2', 'other:Giải Bông lúa'),
      fc.constantFrom('nominated', 'awarded'),
      fc.constantFrom('2018', '2019'),
    ),
    { maxLength: 3 },
  )
  .map((events) => ['Tổng kết', ...events.map((event) => event.join(' | '))].join('\n'));
const step = fc.tuple(fc.constantFrom('b.txt', 'a.txt', 'd.txt', 'c.txt'), fc.option(post));

test('whatever posts came, changed and went, equal posts give equal bytes', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      rmSync('posts', { recursive: true, force: true });
      for (const db of ['long.db', 'fresh.db']) rmSync(db, { force: true });
      mkdirSync('posts');
      writeFileSync('posts/z.txt', 'Tổng kết');
      for (const [name, text] of steps) {
        if (text === null) rmSync(`posts/${name}`, { force: true });
        else writeFileSync(`posts/${name}`, text);
        await read('long.db', ['posts'], true);
      }
      await read('fresh.db', ['posts']);
      expect(ordered('long.db').equals(ordered('fresh.db'))).toBe(true);
    }),
    { numRuns: 8 },
  );
}, 120_000);

test('another post gives other bytes', async () => {
  mkdirSync('posts');
  writeFileSync('posts/a.txt', 'Tổng kết');
  await read('one.db', ['posts']);
  const before = ordered('one.db');
  writeFileSync('posts/b.txt', 'Tổng kết');
  await read('one.db', ['posts']);
  expect(ordered('one.db').equals(before)).toBe(false);
});

test('no two rows that bear a number of their own can be alike in all else', () => {
  const db = openForWriting('empty.db');
  const tables = db.pragma('main.table_list') as { name: string; type: string }[];
  const loose = tables.filter(({ name, type }) => {
    if (type !== 'table') return false;
    const keys = (db.pragma(`table_info(${name})`) as { name: string; pk: number }[]).filter(({ pk }) => pk > 0);
    const points = (db.pragma(`foreign_key_list(${name})`) as { from: string }[]).map(({ from }) => from);
    if (keys.length !== 1 || keys[0]!.name !== 'id' || points.includes('id') || name === 'run') return false;
    const indexes = db.pragma(`index_list(${name})`) as { unique: number; partial: number }[];
    return !indexes.some((index) => index.unique === 1 && index.partial === 0);
  });
  db.close();
  expect(tables.length).toBeGreaterThan(25);
  expect(loose).toEqual([]);
});
