import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Exchange } from '../src/archive/exchange.js';
import { openArchive } from '../src/archive/write.js';
import { fetchAll } from '../src/fetch/crawl.js';
import type { News, Options } from '../src/ingest/options.js';
import { ingest } from '../src/ingest.js';
import { records, totals } from '../src/store/find.js';
import { openForReading } from '../src/store/open.js';
import { bytesOf } from '../src/take/file.js';
import { itemAt } from '../src/take/items.js';
import { take } from '../src/take/take.js';
import { serve } from './fetch/server.js';
import { rowsIn } from './store/list.js';
import { extractLines, FETCHING, REFERENCE } from './store/sample.js';

const home = process.cwd();
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'thidua-'));
  process.chdir(folder);
});
afterEach(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

const POST = 'Tổng kết\nKhối thi đua số 5 | 2018-12-21 | Sở Y tế | government_flag | nominated | 2018';
function put(files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(name), { recursive: true });
    writeFileSync(name, content);
  }
}
async function run(paths: string[], options: Partial<Options> = {}) {
  const news: News[] = [];
  const tell = (it: News) => news.push(it);
  const input = { paths, db: 'out/t.db', rules: REFERENCE, prune: false, fetching: FETCHING, tell, ...options };
  const counts = await ingest(input, extractLines);
  const failed = Object.fromEntries(
    news.flatMap((it) => (it.kind === 'failed' ? [[it.location, it.trouble.code]] : [])),
  );
  const vanished = news.flatMap((it) => (it.kind === 'vanished' ? [it.location] : []));
  return { counts, failed, vanished, news };
}
function ask<T>(question: (db: ReturnType<typeof openForReading>) => T): T {
  const db = openForReading('out/t.db');
  try {
    return question(db);
  } finally {
    db.close();
  }
}
const stored = () => ask((db) => [...records(db)].map((line) => JSON.parse(line).source.location));

test('folders, files and globs are taken once each, in the order of their names', async () => {
  put({
    'c/b.txt': '',
    'c/a.html': '',
    'c/sub/d.MD': '',
    'c/a.gold.json': '',
    'c/.hidden.txt': '',
    'c/pic.png': '',
    'c/a_files/frame.html': '',
    'c/b_files/post.html': '',
    'e.pdf': '',
    'e.gold.json': '',
  });
  symlinkSync('.', 'c/loop');
  expect(take(['./c/', 'c/b.txt', 'e.pdf', 'e.gold.json', 'c/*.txt'])).toEqual({
    files: ['c/a.html', 'c/b.txt', 'c/b_files/post.html', 'c/sub/d.MD', 'e.pdf'],
    addresses: [],
    folders: ['c'],
    troubles: new Map(),
    missing: [],
  });
  expect(take(['.']).files).toContain('c/a.html');
  expect(take(['no/', 'c/*.doc']).missing).toEqual(['no', 'c/*.doc']);
});

test('unchanged bytes under unchanged rules are left alone', async () => {
  put({ 'c/a.txt': POST, 'c/b.txt': 'Không có gì' });
  expect((await run(['c'])).counts).toEqual({ taken: 2, added: 2, changed: 0, unchanged: 0, failed: 0, pruned: 0 });
  expect((await run(['c'])).counts).toMatchObject({ taken: 2, added: 0, unchanged: 2 });
  put({ 'c/b.txt': POST });
  expect((await run(['c'])).counts).toMatchObject({ changed: 1, unchanged: 1 });
  expect((await run(['c'], { rules: { ...REFERENCE, digest: 'rules-2' } })).counts).toMatchObject({
    changed: 2,
    unchanged: 0,
  });
  expect(ask(totals)).toMatchObject({ posts: 2, blocPosts: 2, facts: { award: 2 } });
  expect(readdirSync('out')).toEqual(['t.db']);
});

test('what cannot be read is stored with its reason and never stops the run', async () => {
  put({
    'c/a.txt': POST,
    'c/empty.txt': '',
    'c/fault.txt': 'FAULT',
    'c/wrong.txt': 'WRONG',
    'c/page.html/inner.txt': POST,
  });
  openSync('c/huge.html', 'w');
  truncateSync('c/huge.html', 200 * 2 ** 20);
  symlinkSync('nowhere.txt', 'c/link.txt');
  const { counts, failed } = await run(['c']);
  expect(failed).toEqual({
    'c/empty.txt': 'empty',
    'c/fault.txt': 'internal',
    'c/huge.html': 'too-large',
    'c/link.txt': 'vanished',
    'c/page.html': 'directory',
    'c/wrong.txt': 'internal',
  });
  expect(counts).toMatchObject({ taken: 8, added: 2, failed: 6 });
  expect(stored()).toEqual(['c/a.txt', 'c/page.html/inner.txt']);
  // Known failures are told again, and a file that was mended becomes a post.
  put({ 'c/empty.txt': POST });
  expect(await run(['c'])).toMatchObject({
    counts: { added: 1, unchanged: 2, failed: 5 },
    failed: { 'c/fault.txt': 'internal' },
  });
  expect(ask(totals).failures).toEqual(
    new Map([
      ['directory', 1],
      ['internal', 2],
      ['too-large', 1],
      ['vanished', 1],
    ]),
  );
});

test.skipIf(process.getuid?.() === 0)('a file or folder without permission is a failure', async () => {
  put({ 'c/a.txt': POST, 'c/shut/b.txt': POST });
  chmodSync('c/a.txt', 0);
  chmodSync('c/shut', 0);
  const { failed } = await run(['c']);
  chmodSync('c/shut', 0o700);
  expect(failed).toEqual({ 'c/a.txt': 'no-permission', 'c/shut': 'no-permission' });
});

test.skipIf(process.platform === 'win32')('devices are never read', async () => {
  expect(bytesOf('/dev/zero')).toMatchObject({ code: 'no-file' });
});

test('a file that vanished is told, and goes with prune', async () => {
  put({ 'c/a.txt': POST, 'c/b.txt': POST, 'd/a.txt': POST });
  await run(['c', 'd']);
  rmSync('c/a.txt');
  expect((await run(['d'])).vanished).toEqual([]);
  for (const paths of [['c'], ['c/*.txt'], ['c/a.txt']]) expect((await run(paths)).vanished).toEqual(['c/a.txt']);
  expect(stored()).toContain('c/a.txt');
  expect(await run(['.'], { prune: true })).toMatchObject({ vanished: ['c/a.txt'], counts: { pruned: 1 } });
  expect(stored()).toEqual(['c/b.txt', 'd/a.txt']);
  rmSync('c', { recursive: true });
  expect((await run(['c'], { prune: true })).vanished).toEqual(['c/b.txt']);
  expect(ask(totals)).toMatchObject({ posts: 1, facts: { award: 1 } });
});

test('a path to nothing is an error before anything is made', async () => {
  put({ 'c/a.txt': POST });
  await expect(run(['nope'])).rejects.toThrow('there is no post at nope');
  expect(take(['out']).missing).toEqual(['out']);
  await run(['c']);
  await expect(run(['c', 'nope'])).rejects.toThrow('there is no post at nope');
});

test('a database of another schema is made anew by ingest and refused by questions; a strange one is never touched', async () => {
  put({ 'c/a.txt': POST, 'out/strange.db': 'just words, and more of them than a header has' });
  await run(['c']);
  // user_version stands at byte 60 of the header.
  const bytes = bytesOf('out/t.db') as Uint8Array;
  bytes.set([0, 0, 0, 1], 60);
  writeFileSync('out/t.db', bytes);
  expect(() => stored()).toThrow('another version');
  await expect(run(['nope'])).rejects.toThrow('there is no post at nope');
  expect(() => stored()).toThrow('another version');
  expect((await run(['c'])).news[0]).toEqual({ kind: 'renewing' });
  expect(stored()).toEqual(['c/a.txt']);
  await expect(run(['c'], { db: 'out/strange.db' })).rejects.toThrow('no SQLite database');
  await expect(run(['c'], { db: 'c' })).rejects.toThrow('c is a folder');
  await expect(run(['c'], { db: 'c/a.txt/x.db' })).rejects.toThrow(/cannot be made/);
});

test('the order of taking leaves no trace', async () => {
  const posts: Record<string, string> = {};
  for (let n = 0; n < 200; n++) {
    const bloc = n % 3 ? 'Khối thi đua số 5' : 'Khối thi đua Khối V';
    posts[`c/${n}.txt`] =
      `Bài ${n}\n${bloc} | 2018-12-${10 + (n % 20)} | Sở ${n % 7} | other:cờ ${n % 5} | awarded | 2018`;
  }
  put(posts);
  await run(['c']);
  const once = ask(content);
  rmSync('out', { recursive: true });
  const names = Object.keys(posts);
  await run(names.filter((_, n) => n % 2).reverse());
  put({ 'c/0.txt': `Khác\nCụm thi đua lạ | 2017-01-01 | Sở lạ | other:lạ | awarded | 2016` });
  await run(['c']);
  put(posts);
  await run(['c']);
  expect(ask(content)).toEqual(once);
});

/** Everything in the database but row numbers and the history of runs. */
function content(db: ReturnType<typeof openForReading>) {
  const all = (view: string, ...columns: string[]) => rowsIn(db, view, columns);
  return [
    all('source', 'location', 'sha256', 'bytes', 'knowledge'),
    all('organizations', 'full_name', 'code', 'province', 'resolved', 'spellings'),
    all('conflicts', 'code', 'about', 'value', 'other_value'),
    all('events', 'source', 'posts', 'sources'),
    all('award_type', 'code', 'name', 'category'),
    all('province', 'code', 'name', 'kind'),
    all('bloc', 'key', 'name', '(SELECT name FROM province WHERE id = province_id)'),
    all('awards', 'source', 'posts', 'province', 'bloc', 'recipient', 'award', 'quote', 'date'),
    all('body', 'record', 'text'),
    all('search', 'title', 'text'),
    [...totals(db).failures],
  ];
}

/** An answer of a site, as archives keep it. */
const answer = (url: string, body: string, more: Partial<Exchange> = {}): Exchange => ({
  url,
  method: 'GET',
  startedAt: '2024-01-16T03:05:07.123Z',
  requestHeaders: [],
  status: 200,
  statusText: 'OK',
  httpVersion: '1.1',
  headers: [['Content-Type', 'text/plain; charset=utf-8']],
  body: Buffer.from(body),
  truncated: null,
  ...more,
});

async function archive(folder: string, answers: readonly Exchange[]): Promise<string> {
  const writing = await openArchive(folder, { software: 'test' });
  const places = [];
  for (const one of answers) places.push(await writing.write([one]));
  await writing.close();
  return `${folder}/${places[0]!.file}`;
}

test('pages of a web archive are posts of their own, with address and time', async () => {
  const file = await archive('web', [
    answer('https://a.vn/1', POST),
    answer('https://a.vn/2', 'Không có gì'),
    answer('https://a.vn/pic.png', 'x', { headers: [['Content-Type', 'image/png']] }),
    answer('https://a.vn/gone', 'no', { status: 404 }),
    answer('https://a.vn/1', `${POST} `, { startedAt: '2024-02-01T00:00:00.000Z' }),
  ]);
  const { counts, news } = await run(['web']);
  expect(counts).toMatchObject({ taken: 3, added: 3, failed: 0 });
  expect(news).toContainEqual({
    kind: 'archive',
    location: file,
    passedBy: expect.objectContaining({ type: 1, failure: 1 }),
  });
  expect(stored()).toEqual([
    `${file}!https://a.vn/1`,
    `${file}!https://a.vn/1 2024-02-01T00:00:00.000Z`,
    `${file}!https://a.vn/2`,
  ]);
  const [first] = ask((db) => rowsIn(db, 'source', ['url', 'fetched_at']));
  expect(first).toEqual({ url: 'https://a.vn/1', fetched_at: '2024-01-16T03:05:07.123Z' });
  expect((await run([file])).counts).toMatchObject({ unchanged: 3 });
  expect((await itemAt(`${file}!https://a.vn/2`, FETCHING)).source.url).toBe('https://a.vn/2');
});

test('pages are gone from an archive only if that was read to its end', async () => {
  const file = await archive('web', [answer('https://a.vn/1', POST), answer('https://a.vn/2', 'Không có gì')]);
  await run(['web']);
  truncateSync(file, statSync(file).size - 200);
  const cut = await run(['web'], { prune: true });
  expect(cut.failed).toEqual({ [file]: 'cut-off' });
  expect(cut.vanished).toEqual([]);
  rmSync(file);
  const smaller = await archive('web', [answer('https://a.vn/1', POST)]);
  renameSync(smaller, file);
  expect((await run(['web'], { prune: true })).vanished).toEqual([`${file}!https://a.vn/2`]);
  expect(ask(totals).failures.size).toBe(0);
  rmSync(file);
  expect((await run(['web'], { prune: true })).vanished).toEqual([`${file}!https://a.vn/1`]);
});

test('addresses are asked for once, kept, and can be ingested again from what was kept', async () => {
  const site = await serve({ '/a.txt': { headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: POST } });
  try {
    const [here, gone] = [`${site.origin}/a.txt`, `${site.origin}/gone`];
    const first = await run([here, gone]);
    expect(first.counts).toMatchObject({ taken: 2, added: 1, failed: 1 });
    expect(first.failed).toEqual({ [gone]: 'http-status' });
    expect((await run([here])).counts).toMatchObject({ unchanged: 1 });
    expect(site.paths().filter((path) => path === '/a.txt')).toHaveLength(1);
    expect((await itemAt(here, FETCHING)).source.url).toBe(here);
    // robots.txt lies in the archive as well, and is no post.
    expect((await run(['web'])).counts).toMatchObject({ taken: 1, added: 1 });
    const [copy] = ask((db) => rowsIn(db, 'posts', ['source', 'copy_of']));
    expect(copy).toEqual({ source: here, copy_of: null });
  } finally {
    await site.close();
  }
});

test('pages of lists that led to posts are kept, but are no posts', async () => {
  const link = '<a href="/bai-1.html">Khối thi đua số 5 tổng kết năm 2018</a>';
  const site = await serve({ '/tin': `<ul><li>${link}</li></ul>`, '/bai-1.html': POST });
  try {
    const wanted = [{ kind: 'category' as const, url: `${site.origin}/tin`, pages: 1 }];
    for await (const { outcome } of fetchAll(wanted, FETCHING)) expect(outcome).toBe('fetched');
    const { counts, news } = await run(['web']);
    expect(counts).toMatchObject({ taken: 1, added: 1 });
    expect(news).toContainEqual(
      expect.objectContaining({ kind: 'archive', passedBy: expect.objectContaining({ list: 1 }) }),
    );
  } finally {
    await site.close();
  }
});
