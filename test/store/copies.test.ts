import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tieCopies } from '../../src/store/copies.js';
import { joinMeetings } from '../../src/store/meetings.js';
import { type Db, openForWriting } from '../../src/store/open.js';
import { writeReference } from '../../src/store/reference.js';
import { type Writer, writer } from '../../src/store/write.js';
import { rowsIn } from './list.js';
import { event, REFERENCE, record } from './sample.js';

let folder: string;
let db: Db;
let store: Writer;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'thidua-copies-'));
  db = openForWriting(join(folder, 't.db'));
  writeReference(db, REFERENCE);
  store = writer(db, REFERENCE);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const words = (name: string, count = 120) =>
  Array.from({ length: count }, (_, n) => `${name}${n % 97}${n % 13}`).join(' ');
const FLAG = event({
  awards: [
    { recipient: 'Sở Y tế', recipient_kind: 'organization', award: 'government_flag', status: 'nominated', year: 2018 },
  ],
});

/** Puts a post: its words, its address, the day it was published. */
function put(location: string, body: string, url: string | null = null, published: string | null = null): void {
  const made = record(location, { events: [FLAG] });
  const told = { ...made, source: { ...made.source, url }, post: { ...made.post, published } };
  store.batch(() => store.putPost({ location, sha256: 'aa', bytes: 1, knowledge: 'x' }, told, body, body));
}
const copies = () => {
  tieCopies(db);
  const rows = rowsIn(db, 'posts', ['source', 'copy_of', 'copy_how']);
  return Object.fromEntries(
    rows.flatMap((row) => (row.copy_of === null ? [] : [[row.source, `${row.copy_of} ${row.copy_how}`]])),
  );
};

test('the same text, the same address; the first published stands for all', () => {
  put('a.html', words('x'), 'https://a.vn/tin/1', '2019-01-03');
  put('b.html', `${words('x')} nguồn`, 'https://b.vn/2', '2019-01-02');
  put('print.html', `${words('x')} in trang này`, 'http://www.a.vn/tin/1?utm_source=zalo', '2019-01-03');
  put('other.html', words('y'), 'https://a.vn/tin/3');
  // A site that calls all its pages by one address.
  put('c.html', words('z'), 'https://c.vn/chi-tiet');
  put('d.html', words('w'), 'https://c.vn/chi-tiet');
  expect(copies()).toEqual({ 'a.html': 'b.html text', 'print.html': 'b.html text' });
  joinMeetings(db);
  const rows = rowsIn(db, 'awards', ['source', 'posts']);
  expect(rows).toEqual([
    { source: 'b.html', posts: 3 },
    { source: 'c.html', posts: 1 },
    { source: 'd.html', posts: 1 },
    { source: 'other.html', posts: 1 },
  ]);
});

test('one address with another cut of the text is one post', () => {
  put('long.html', `${words('x', 120)} ${words('n', 60)}`, 'https://a.vn/1');
  put('short.html', `${words('x', 120)} ${words('m', 60)}`, 'https://a.vn/1#top');
  expect(copies()).toEqual({ 'short.html': 'long.html address' });
});

test('the order of coming and going leaves no trace', () => {
  const posts: [string, string, string | null, string | null][] = [
    ['1', words('x'), null, '2019-01-05'],
    ['2', `${words('x')} thêm`, null, '2019-01-04'],
    ['3', words('y'), 'https://a.vn/1', null],
    ['4', `${words('y')} ${words('k', 50)}`, 'https://a.vn/1', '2018-01-01'],
    ['5', words('v'), null, null],
  ];
  for (const post of posts) put(...post);
  const once = copies();
  expect(Object.keys(once)).toHaveLength(2);
  store.batch(() => store.remove(store.known('2')!.id));
  expect(copies()['1']).toBeUndefined();
  for (const post of [...posts].reverse()) {
    put(...post);
    tieCopies(db);
  }
  expect(copies()).toEqual(once);
});

test('a crowd of equal pages is one group', () => {
  for (let n = 0; n < 600; n++) put(`${String(n).padStart(4, '0')}`, words('x'));
  const once = copies();
  expect(Object.keys(once)).toHaveLength(599);
  expect(new Set(Object.values(once))).toEqual(new Set(['0000 text']));
});
