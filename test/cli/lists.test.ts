import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ingest } from '../../src/ingest.js';
import { openForWriting } from '../../src/store/open.js';
import { relate } from '../../src/store/relate.js';
import { writer } from '../../src/store/write.js';
import { event, extractLines, FETCHING, REFERENCE, record } from '../store/sample.js';
import { thidua } from './run.js';

const folder = mkdtempSync(join(tmpdir(), 'thidua-'));
const DB = join(folder, 't.db');
const list = (...args: string[]) => thidua(...args, '--db', DB);
const rows = async (...args: string[]) => JSON.parse((await list(...args, '--format', 'json')).out);

beforeAll(async () => {
  const corpus = join(folder, 'corpus');
  mkdirSync(corpus);
  const years = Array.from(
    { length: 30 },
    (_, n) => `Khối thi đua số ${n} | 2018-01-01 | Sở Y tế | provincial_flag | awarded | ${1990 + n}`,
  );
  writeFileSync(
    join(corpus, 'a.txt'),
    ['Tổng kết khối', ...years, 'Khối Văn hóa | | Sở VHTTDL cũ | government_flag | nominated | 2018'].join('\n'),
  );
  await ingest({ paths: [corpus], db: DB, rules: REFERENCE, prune: false, fetching: FETCHING }, extractLines);
  const db = openForWriting(DB);
  const bloc = { name: 'Khối thi đua số 1', number: 1, level: 'province' as const };
  const rich = record('b.txt', {
    province: { code: '06', name: 'Bắc Kạn', basis: 'url' },
    events: [
      event({
        bloc,
        years: [2018, 2019],
        date: '2018-12-21',
        kinds: ['year_end_review'],
        venue: 'Hội trường',
        members: ['Sở Văn hóa, Thể thao và Du lịch'],
        attendees: [{ person: 'Lê Hoa', position: 'Giám đốc', org: null }],
        rankings: [{ recipient: 'Sở Y tế', rank: 1, score: 98.5 }],
        roles: [
          { holder: 'Sở Y tế', role: 'head', year: 2018 },
          { holder: 'Lê Hoa', role: 'deputy', year: 2018 },
        ],
        handovers: [{ from: 'Sở Y tế', to: 'Ban Dân tộc', role: 'head', year: 2019 }],
      }),
    ],
    evidence: [
      { path: '/events/0/members/0', start: 8, end: 17, quote: 'Sở VHTTDL', rule: 'member.list', confidence: 1 },
    ],
    warnings: [{ code: 'member-count-mismatch', message: 'nói 7, kể 1', start: 0, end: 1 }],
  });
  writer(db, REFERENCE).putPost(
    { location: 'b.txt', sha256: 'feedbeef', bytes: 1, knowledge: 'x' },
    rich,
    'Đơn vị Sở VHTTDL',
  );
  relate(db);
  db.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

test('a table says how many rows of how many it shows', async () => {
  const { out, code } = await list('awards');
  expect(code).toBe(0);
  expect(out.split('\n')[0]).toMatch(/^province +year +bloc +recipient +award +status +date +source$/);
  expect(out).toContain('Cờ thi đua của UBND tỉnh');
  expect(out.endsWith('20 of 31 rows\n')).toBe(true);
  expect((await list('awards', '--limit', '0')).out.endsWith('31 of 31 rows\n')).toBe(true);
  expect((await list('awards', '--format', 'csv')).out.trim().split('\n')).toHaveLength(32);
  expect((await list('awards', '--format', 'md', '--limit', '2')).err).toBe('2 of 31 rows\n');
});

test.each([
  [['awards', '--province', 'thai nguyen'], 31],
  [['awards', '--province', 'Tỉnh Thái Nguyên', '--year', '2018'], 2],
  [['awards', '--province', '19', '--award', 'Cờ thi đua Chính phủ'], 1],
  [['awards', '--award', 'co thi dua'], 31],
  [['awards', '--award', 'government_flag', '--status', 'awarded'], 0],
  [['awards', '--org', 'so y te', '--bloc', 'SỐ 2'], 11],
  [['members', '--org', 'sở vhttdl'], 2],
  [['members', '--province', 'Bac Can'], 1],
  [['members', '--province', 'Thái Nguyên', '--now', '--year', '2019'], 2],
  [['heads'], 1],
  [['heads', '--role', 'deputy', '--year', '2018'], 1],
  [['handovers', '--org', 'dân tộc', '--year', '2019'], 1],
  [['rankings', '--year', '2019'], 1],
  [['events', '--bloc', 'van hoa'], 1],
  [['blocs', '--province', 'Bắc Kạn', '--year', '2019'], 1],
  [['posts', '--text', 'don vi so'], 1],
  [['posts', '--text', 'đơn vị "'], 1],
  [['posts', '--bloc', 'khối', '--year', '2018'], 2],
])('%j gives %i rows', async (args, expected) => {
  expect(await rows(...args)).toHaveLength(expected);
});

test.each([
  [['awards', '--province', 'Thai Nguyn'], 'no province "Thai Nguyn" is known; did you mean Thái Nguyên?'],
  [['awards', '--province', 'Atlantis'], 'no province "Atlantis" is known\n'],
  [['awards', '--province', 'HN'], '"HN" may be Hà Nam or Hà Nội'],
  [
    ['awards', '--award', 'Huân chương Lao động hạng nhi ba'],
    'did you mean Huân chương Lao động hạng Nhì, Huân chương Lao động hạng Ba?',
  ],
  [['awards', '--status', 'won'], 'Allowed choices are nominated, awarded'],
  [['awards', '--year', 'MMXX'], 'It must be a year such as 2018'],
  [['awards', '--now'], '--now goes with --province'],
  [['members', '--award', 'x'], "unknown option '--award'"],
  [['awards', '--db', '/nowhere.db'], 'there is no database /nowhere.db'],
  [['awrds'], "unknown command 'awrds'"],
  [['show', 'c.txt'], 'no post "c.txt" here'],
  [[], 'Usage: thidua'],
])('%j is wrong usage and says how', async (args, message) => {
  const { err, code, out } = args.includes('--db') || args.length < 2 ? await thidua(...args) : await list(...args);
  expect(err).toContain(message);
  expect({ code, out }).toEqual({ code: 2, out: '' });
});

test.each([
  ['TPHCM', 'Thành phố Hồ Chí Minh'],
  ['tp. ho chi minh', 'Thành phố Hồ Chí Minh'],
  ['Hồ Chí Minh', 'Thành phố Hồ Chí Minh'],
  ['BRVT', 'Bà Rịa - Vũng Tàu'],
  ['brvt', 'Bà Rịa - Vũng Tàu'],
  ['Thu do Ha Noi', 'Hà Nội'],
  ['TP Hà Nội', 'Hà Nội'],
  ['tb', 'Thái Bình'],
  ['1', 'Hà Nội'],
])('%s is known as a province', async (text, name) => {
  expect(await list('blocs', '--province', text)).toMatchObject({ code: 0, out: '0 of 0 rows\n' });
  const db = openForWriting(DB);
  const { provincesNamed } = await import('../../src/store/lookup.js');
  const ids = provincesNamed(db, text, false);
  expect(ids.map((id) => db.prepare('SELECT name FROM province WHERE id = ?').pluck().get(id))).toEqual([name]);
  db.close();
});

test('show tells each value with its quote, by name or digest', async () => {
  const { out } = await list('show', 'feedbeef');
  for (const piece of [
    'Bắc Kạn (06), read in: url',
    'Khối thi đua số 1 · province',
    'Lê Hoa · Giám đốc',
    'Sở Y tế → Ban Dân tộc · head · 2019',
    '« Sở VHTTDL »  member.list',
    'member-count-mismatch: nói 7, kể 1',
  ])
    expect(out).toContain(piece);
  expect((await list('show', 'b.txt')).out).toBe(out);
});

test('export gives every record, by location', async () => {
  const lines = (await list('export')).out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).source.location);
  expect(lines).toEqual([join(folder, 'corpus/a.txt'), 'b.txt']);
});

test.each(['ingest', 'extract', 'awards', 'posts', 'show', 'export'])('%s --help shows an example', async (command) => {
  const { out, code } = await thidua(command, '--help');
  expect(out).toContain('Examples:\n  ');
  expect(code).toBe(0);
});

test('heads of a bloc year by year', async () => {
  const { out, code } = await list('heads', '--timeline', '--province', 'Bắc Kạn', '--format', 'jsonl');
  expect(code).toBe(0);
  const rows = out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(rows.map(({ year, head, told_by, state }) => [year, head, told_by, state])).toEqual([
    [2018, 'Sở Y tế', 'gives, role', 'told once'],
    [2019, 'Ban Dân tộc', 'receives', 'told once'],
  ]);
  expect(await list('heads', '--timeline', '--by', 'year')).toMatchObject({ code: 2 });
});

test('what posts say differently', async () => {
  expect(await list('conflicts')).toMatchObject({ code: 0, out: '0 of 0 rows\n' });
});
