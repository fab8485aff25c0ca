import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ingest } from '../../src/ingest.js';
import { extractLines, FETCHING, REFERENCE } from '../store/sample.js';
import { thidua } from './run.js';

const home = process.cwd();
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'thidua-export-'));
  process.chdir(folder);
  writeFileSync('a.txt', '=Tổng kết\nKhối thi đua số 5 | 2018-12-21 | Sở Y tế | government_flag | nominated | 2018');
  writeFileSync('b.txt', '-3 độ "C"\nKhối thi đua số 6 | | Sở Nội vụ | government_flag | awarded | 2019');
  await ingest(
    { paths: ['a.txt', 'b.txt'], db: 'out/thidua.db', rules: REFERENCE, prune: false, fetching: FETCHING },
    extractLines,
  );
});
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

test('without a folder records go to standard output', async () => {
  const { out, code } = await thidua('export');
  expect([
    code,
    out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).source.location),
  ]).toEqual([0, ['a.txt', 'b.txt']]);
  expect(JSON.parse((await thidua('export', '--schema')).out).title).toBe('Record of a post');
});

test.each([
  [['--format', 'csv'], 'name a folder'],
  [['--format', 'csv,xls', 'r'], 'There is no xls'],
  [['r', '--excel'], '--excel goes with --format csv'],
  [['r', '--excel', '--format', 'csv,datapackage'], 'export the two apart'],
  [['r', '--no-persons'], 'records name persons'],
  [['r', '--no-persons', '--pseudonyms', '--format', 'csv'], 'take one'],
  [['a.txt', '--format', 'csv'], 'is a file'],
  [['.', '--format', 'csv'], 'holds a.txt'],
  [['r', '--format', 'csv', '--license', 'my own'], 'SPDX'],
  [['r', '--format', 'csv', '--date', '2018-02-30'], 'must be a day'],
  [['r', '--db', 'none.db'], 'there is no database'],
])('export %j is refused', async (args, says) => {
  const { err, code } = await thidua('export', ...args);
  expect([code, err]).toEqual([2, expect.stringContaining(says)]);
  expect(existsSync('r')).toBe(false);
});

test('CSV for spreadsheets: byte order mark, CRLF, no formula', async () => {
  await thidua('export', 'excel', '--format', 'csv', '--excel');
  const text = readFileSync('excel/tables/post.csv', 'utf8');
  expect(text.startsWith('\uFEFFid,title,')).toBe(true);
  expect(text.replaceAll('\r\n', '').includes('\n')).toBe(false);
  const rows: string[][] = parse(text, { bom: true });
  expect(rows.map((row) => row[1])).toEqual(['title', "'=Tổng kết", `'-3 độ "C"`]);
  await thidua('export', 'plain', '--format', 'csv');
  const plain = readFileSync('plain/tables/post.csv', 'utf8');
  expect([plain.includes('\r'), parse(plain).map((row: string[]) => row[1])]).toEqual([
    false,
    ['title', '=Tổng kết', '-3 độ "C"'],
  ]);
});

test('the same again is the same, byte for byte; the folder is replaced', async () => {
  const sums = async () => {
    expect((await thidua('export', 'twice', '--format', 'datapackage,parquet,sqlite')).code).toBe(0);
    return readFileSync('twice/SHA256SUMS', 'utf8');
  };
  expect(await sums()).toBe(await sums());
});

test('a release is a database that can be asked, and no ingest writes into it', async () => {
  await thidua('export', 'lite', '--format', 'sqlite');
  expect((await thidua('awards', '--db', 'lite/thidua.db')).out).toBe((await thidua('awards')).out);
  const again = { paths: ['a.txt'], db: 'lite/thidua.db', rules: REFERENCE, prune: false, fetching: FETCHING };
  await expect(ingest(again, extractLines)).rejects.toThrow('lite/thidua.db is a release');
});

describe('cite', () => {
  const cited = async (...args: string[]) => (await thidua('cite', ...args)).out;

  test('the same data are cited alike, in whichever database they are', async () => {
    await thidua('export', 'lite', '--format', 'sqlite');
    expect(await cited('--db', 'lite/thidua.db')).toBe(await cited());
    expect(await cited()).toMatch(
      /version \d+\.\d+\.\d+\+rules\.rules-1\.corpus\.[0-9a-f]{8}\. 2 posts published from 2018-12-28/,
    );
  });

  test.each([
    ['bibtex', '  author = {Nguyễn, Thị An and {Lê Văn Bình}},'],
    ['bibtex', '  title = {{100\\% \\& \\textbackslash{}b}},'],
    ['cff', '  - family-names: "Nguyễn"\n    given-names: "Thị An"\n  - name: "Lê Văn Bình"'],
    ['cff', 'license: "CC-BY-4.0"'],
    ['cff', 'date-released: "2026-11-01"'],
    ['csl-json', '"family": "Nguyễn"'],
    ['text', 'Nguyễn, Thị An; Lê Văn Bình (2026). 100% & \\b. Data set'],
  ])('%s', async (format, part) => {
    const who = ['--author', 'Nguyễn, Thị An', '--author', 'Lê Văn Bình', '--title', '100% & \\b'];
    const out = await cited('--format', format, ...who, '--license', 'CC-BY-4.0', '--date', '2026-11-01');
    expect(out).toContain(part);
    if (format === 'csl-json') expect(JSON.parse(out)[0].issued['date-parts']).toEqual([[2026, 11, 1]]);
  });

  test('CITATION.cff wants an author', async () => {
    expect(await thidua('cite', '--format', 'cff')).toMatchObject({
      code: 2,
      err: expect.stringContaining('--author'),
    });
  });
});
