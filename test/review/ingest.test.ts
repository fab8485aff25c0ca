import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { thidua } from '../cli/run.js';

// The first to read all rules takes its time where much else runs.
vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

const POST = `Khối thi đua Văn hóa - Xã hội tỉnh Thái Nguyên tổng kết năm 2018

Ngày 21/12/2018, tại Hội trường Sở Y tế, Khối thi đua Văn hóa - Xã hội tỉnh Thái Nguyên tổ chức Hội nghị tổng kết công tác thi đua, khen thưởng năm 2018.
Tại hội nghị, Khối đã suy tôn Sở Y tế nhận Cờ thi đua của UBND tỉnh; Sở Tư pháp nhận Bằng khen của UBND tỉnh.
Sở Tư pháp được bầu làm Khối trưởng năm 2019.
`;
let folder: string;
let home: string;
const write = (name: string, text: string) => writeFileSync(join(folder, 'posts', name), text);
const ingest = (...args: string[]) => thidua('ingest', 'posts', '--db', 'x.db', ...args);
function rows<T>(sql: string): T[] {
  const db = new Database(join(folder, 'x.db'), { readonly: true });
  try {
    return db.prepare<[], T>(sql).all();
  } finally {
    db.close();
  }
}
const TOP = 'post: a.txt\nby: Lan\nat: 2026-11-22\nverdicts:\n';
const NOTE =
  "SELECT field, verdict, state, json_extract(machine, '$') AS machine, json_extract(value, '$') AS value FROM review";
const counted = (out: string, name: string) => Number(new RegExp(`^ *${name} +(\\d+)`, 'm').exec(out)?.[1]);

beforeEach(() => {
  home = process.cwd();
  folder = mkdtempSync(join(tmpdir(), 'thidua-review-'));
  mkdirSync(join(folder, 'posts'));
  process.chdir(folder);
  write('a.txt', POST);
  write('b.txt', POST.replace('Sở Y tế nhận Cờ', 'Sở Xây dựng nhận Cờ'));
});
afterEach(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

test('reviews are applied, kept beside the machine, and read again when they change, and then alone', async () => {
  expect((await ingest()).code).toBe(0);
  const before = rows<{ record: string }>('SELECT record FROM body ORDER BY post_id');
  write(
    'a.review.yml',
    `${TOP}  - { award: { recipient: Sở Y tế }, verdict: should_be, value: { status: awarded }, quote: suy tôn Sở Y tế nhận Cờ thi đua }
  - { role: { holder: Sở Tư pháp, role: head }, verdict: right }
  - { award: { recipient: Sở Tư pháp }, verdict: wrong }\n`,
  );
  const first = await ingest();
  expect([first.code, first.err]).toEqual([0, '']);
  expect([counted(first.out, 'changed'), counted(first.out, 'unchanged')]).toEqual([1, 1]);
  expect(rows("SELECT recipient, status FROM awards WHERE source = 'posts/a.txt'")).toEqual([
    { recipient: 'Sở Y tế', status: 'awarded' },
  ]);
  expect(rows<{ state: string }>('SELECT state FROM review ORDER BY n').map((it) => it.state)).toEqual([
    'applied',
    'agreed',
    'applied',
  ]);
  expect(
    rows("SELECT field, seen, machine, value, reviewer, reviewed, place FROM reviews WHERE verdict = 'should_be'"),
  ).toEqual([
    {
      field: 'award',
      seen: 'Sở Y tế',
      machine: 'Sở Y tế · organization · provincial_flag · nominated · 2018',
      value: 'Sở Y tế · organization · provincial_flag · awarded · 2018',
      reviewer: 'Lan',
      reviewed: '2026-11-22',
      place: 'posts/a.review.yml:5',
    },
  ]);
  expect(rows("SELECT quote, confidence FROM evidence WHERE rule = 'review'")).toEqual([
    { quote: 'suy tôn Sở Y tế nhận Cờ thi đua', confidence: 1 },
  ]);
  const again = await ingest();
  expect([counted(again.out, 'changed'), counted(again.out, 'unchanged')]).toEqual([0, 2]);
  rmSync('posts/a.review.yml');
  const without = await ingest();
  expect(counted(without.out, 'changed')).toBe(1);
  expect(rows('SELECT * FROM review')).toEqual([]);
  expect(rows('SELECT record FROM body ORDER BY post_id')).toEqual(before);
});

test('when the text changes, what is still there holds, and the rest is flagged', async () => {
  write('a.review.yml', `${TOP}  - { venue: null, verdict: missing, quote: a, by: x }\n`.replace('null', 'Nhà B'));
  write(
    'a.review.yml',
    `${TOP}  - { date: 2018-12-21, verdict: should_be, value: 2018-12-22, quote: 22/12/2018 }
  - { member: Sở Nội vụ, verdict: missing, quote: Sở Nội vụ cũng là thành viên }
  - { date_end: null, verdict: right }\n`,
  );
  await ingest();
  expect(rows(NOTE)).toEqual([
    { field: 'date', verdict: 'should_be', state: 'lost', machine: '2018-12-21', value: null },
    { field: 'member', verdict: 'missing', state: 'lost', machine: null, value: null },
    { field: 'date_end', verdict: 'right', state: 'agreed', machine: null, value: null },
  ]);
  expect(rows("SELECT count(*) AS n FROM warning WHERE code = 'review-lost'")).toEqual([{ n: 2 }]);
  write(
    'a.txt',
    `${POST.replace('21/12', '20/12')}Hội nghị kéo dài tới 22/12/2018. Sở Nội vụ cũng là\nthành viên của Khối.\n`,
  );
  await ingest();
  expect(rows(NOTE).slice(0, 2)).toEqual([
    { field: 'date', verdict: 'should_be', state: 'changed', machine: '2018-12-20', value: '2018-12-22' },
    { field: 'member', verdict: 'missing', state: 'applied', machine: null, value: 'Sở Nội vụ' },
  ]);
  expect(rows("SELECT code, message FROM warning WHERE code LIKE 'review-%'")).toEqual([
    { code: 'review-changed', message: expect.stringContaining('2018-12-20') },
  ]);
});

test('a broken file is told with its place, each time; nothing else stops', async () => {
  write('a.review.yml', `${TOP}  - { date: 21/12/2018, verdict: right }\n`);
  for (const changed of [0, 1]) {
    const { code, err, out } = await ingest();
    expect(code).toBe(1);
    expect(err).toContain('posts/a.review.yml:5:13: verdicts.0.date');
    expect(counted(out, 'posts read')).toBe(2);
    expect(counted(out, 'changed')).toBe(changed);
  }
  write('a.review.yml', `${TOP}  - { date: 2018-12-21, verdict: right }\n`);
  expect(await ingest()).toMatchObject({ code: 0, err: '' });
  expect(rows(NOTE)).toHaveLength(1);
});

test('of two posts with one name the digest decides; without it the file must say', async () => {
  write('a.html', `<html><body><h1>Tin</h1><p>${POST.split('\n')[2]}</p></body></html>`);
  await ingest();
  const [{ sha256 }] = rows<{ sha256: string }>("SELECT sha256 FROM source WHERE location = 'posts/a.html'") as [
    { sha256: string },
  ];
  const verdict = 'by: Lan\nat: 2026-11-22\nverdicts:\n  - { date: 2018-12-21, verdict: right }\n';
  write('a.review.yml', `sha256: ${sha256}\n${verdict}`);
  expect(await ingest()).toMatchObject({ code: 0, err: '' });
  expect(rows('SELECT source FROM reviews')).toEqual([{ source: 'posts/a.html' }]);
  write('a.review.yml', `post: a.txt\n${verdict}`);
  await ingest();
  expect(rows('SELECT source FROM reviews')).toEqual([{ source: 'posts/a.txt' }]);
  write('a.review.yml', `sha256: ${'ab'.repeat(32)}\n${verdict}`);
  expect(await ingest()).toMatchObject({ code: 1, err: expect.stringContaining('say of which post') });
  expect(rows('SELECT source FROM reviews')).toEqual([]);
  rmSync('posts/a.review.yml');
  write('a.html.review.yml', `sha256: ${'ab'.repeat(32)}\n${verdict}`);
  await ingest();
  expect(rows('SELECT source FROM reviews')).toEqual([{ source: 'posts/a.html' }]);
});

test('reviews of a folder are found by digest or location; a dry run shows them, two researchers may disagree', async () => {
  await ingest();
  const [{ sha256 }] = rows<{ sha256: string }>("SELECT sha256 FROM source WHERE location = 'posts/a.txt'") as [
    { sha256: string },
  ];
  mkdirSync('reviews');
  const verdict = (by: string, told: string) =>
    `by: ${by}\nat: 2026-11-22\nverdicts:\n  - { role: { holder: Sở Tư pháp }, verdict: ${told} }\n`;
  writeFileSync('reviews/1.review.yml', `sha256: ${sha256}\n${verdict('Lan', 'wrong')}`);
  writeFileSync('reviews/2.review.yml', `post: posts/b.txt\n${verdict('Minh', 'wrong')}`);
  const rehearsed = await ingest('--reviews', 'reviews', '--dry-run');
  expect(rehearsed.out).toMatch(/role +0 +2 +0/);
  expect(rows('SELECT * FROM review')).toEqual([]);
  await ingest('--reviews', 'reviews');
  expect(rows('SELECT source, state FROM reviews ORDER BY source')).toEqual([
    { source: 'posts/a.txt', state: 'applied' },
    { source: 'posts/b.txt', state: 'applied' },
  ]);
  // The next run knows where they are, and so does a database made anew.
  expect(counted((await ingest()).out, 'unchanged')).toBe(2);
  await ingest('--rebuild');
  expect(rows('SELECT state FROM reviews')).toEqual([{ state: 'applied' }, { state: 'applied' }]);
  write('a.review.yml', `post: a.txt\n${verdict('Minh', 'right')}`);
  expect((await ingest()).code).toBe(0);
  expect(rows("SELECT reviewer, state FROM reviews WHERE source = 'posts/a.txt' ORDER BY reviewer")).toEqual([
    { reviewer: 'Lan', state: 'contradicted' },
    { reviewer: 'Minh', state: 'contradicted' },
  ]);
  expect(rows("SELECT holder FROM roles WHERE source = 'posts/a.txt'")).toEqual([{ holder: 'Sở Tư pháp' }]);
  writeFileSync('reviews/3.review.yml', `post: posts/c.txt\n${verdict('Lan', 'wrong')}`);
  expect(await ingest('--reviews', 'reviews')).toMatchObject({
    code: 1,
    err: expect.stringContaining('3.review.yml: no post here'),
  });
  rmSync('reviews', { recursive: true });
  expect(await ingest()).toMatchObject({ code: 1, err: expect.stringContaining('reviews: cannot read this folder') });
});

test('a review file given as a path is no post', async () => {
  write('a.review.yml', `${TOP}  - { date: 2018-12-21, verdict: right }\n`);
  await thidua('ingest', 'posts/a.txt', 'posts/a.review.yml', '--db', 'x.db');
  expect(rows('SELECT location FROM source')).toEqual([{ location: 'posts/a.txt' }]);
  expect(readFileSync('posts/a.review.yml', 'utf8')).toContain('Lan');
});
