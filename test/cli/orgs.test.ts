import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Event, Record } from '../../src/core/record.js';
import { loadKnowledge } from '../../src/rule/load.js';
import { openForWriting } from '../../src/store/open.js';
import { writeReference } from '../../src/store/reference.js';
import { relate } from '../../src/store/relate.js';
import { writer } from '../../src/store/write.js';
import { event, record } from '../store/sample.js';
import { thidua } from './run.js';

const folder = mkdtempSync(join(tmpdir(), 'thidua-'));
const DB = join(folder, 't.db');
const ask = (...args: string[]) => thidua(...args, '--db', DB);
const json = async (...args: string[]) => JSON.parse((await ask(...args, '--format', 'json')).out);

const LANG_SON = { code: '20', name: 'Lạng Sơn', basis: 'body' } as const;
const HA_GIANG = { code: '02', name: 'Hà Giang', basis: 'body' } as const;
const said = (path: string, quote: string) => ({ path, start: 0, end: quote.length, quote, rule: 'x', confidence: 1 });

/** A post of a province whose bloc has these bodies, each as it is written. */
function post(
  location: string,
  province: Record['province'],
  day: string,
  told: Partial<Event>,
  forms: string[],
): Record {
  return record(location, {
    province,
    events: [event({ bloc: { name: 'Khối thi đua các sở', number: null, level: 'province' }, date: day, ...told })],
    evidence: forms.map((form, n) => said(`/events/0/members/${n}`, form)),
  });
}

beforeAll(() => {
  const reference = { ...loadKnowledge(), digest: 'x' };
  const db = openForWriting(DB);
  writeReference(db, reference);
  const { putPost } = writer(db, reference);
  const posts = [
    post(
      'a.txt',
      HA_GIANG,
      '2018-12-21',
      {
        members: ['Sở Kế hoạch và Đầu tư', 'Sở Giáo dục và Đào tạo', 'Công ty Gang thép Hà Giang'],
        awards: [
          {
            recipient: 'Sở Giáo dục và Đào tạo',
            recipient_kind: 'organization',
            award: 'government_flag',
            status: 'nominated',
            year: 2018,
          },
        ],
        roles: [{ holder: 'Sở Giáo dục và Đào tạo', role: 'head', year: 2019 }],
        handovers: [{ from: 'Sở Kế hoạch và Đầu tư', to: 'Sở Giáo dục và Đào tạo', role: 'head', year: 2019 }],
      },
      ['Sở KH&ĐT', 'Giáo dục và Đào tạo', 'Công ty Gang thép Hà Giang'],
    ),
    post(
      'b.txt',
      HA_GIANG,
      '2019-12-20',
      { members: ['Sở Giáo dục và Đào tạo', 'Công ty Cổ phần Gang thép Hà Giang', 'Phòng Nội vụ'] },
      ['Sở GD&ĐT', 'Công ty CP Gang thép Hà Giang', 'Phòng Nội vụ'],
    ),
    post('c.txt', LANG_SON, '2019-12-20', { members: ['Sở Giáo dục và Đào tạo', 'huyện Chi Lăng'] }, [
      'Sở GD-ĐT',
      'Chi Lăng',
    ]),
  ];
  db.transaction(() => {
    for (const it of posts) {
      const { location } = it.source;
      putPost({ location, sha256: location, bytes: 1, knowledge: 'x' }, it, `bài ${location}`);
    }
  })();
  relate(db);
  db.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

test('one row a body: the same name in two provinces is two', async () => {
  const all = await json('orgs', '--kind', 'provincial_department');
  expect(all.map((it: { full_name: string }) => it.full_name)).toEqual([
    'Sở Giáo dục và Đào tạo tỉnh Hà Giang',
    'Sở Kế hoạch và Đầu tư tỉnh Hà Giang',
    'Sở Giáo dục và Đào tạo tỉnh Lạng Sơn',
  ]);
  expect(all[0]).toMatchObject({
    province: 'Hà Giang',
    province_today: 'Tuyên Quang',
    organization: 'Sở Giáo dục và Đào tạo',
    level: 'province',
    events: 2,
    nominated: 1,
    awarded: 0,
    spellings: 2,
    first_year: 2018,
    last_year: 2019,
    valid_to: '2025-06-30',
  });
});

test.each([
  [
    ['--province', 'Lang Son'],
    ['huyện Chi Lăng', 'Sở Giáo dục và Đào tạo'],
  ],
  [
    ['--level', 'district'],
    ['huyện Chi Lăng', 'Phòng Nội vụ'],
  ],
  [['--province', 'Tuyen Quang', '--now', '--limit', '1'], ['Công ty Cổ phần Gang thép Hà Giang']],
  [
    ['--bloc', 'cac so', '--kind', 'enterprise'],
    ['Công ty Cổ phần Gang thép Hà Giang', 'Công ty Gang thép Hà Giang'],
  ],
  [['--bloc', 'khac'], []],
])('orgs %s', async (args, names) => {
  expect((await json('orgs', ...args)).map((it: { organization: string }) => it.organization)).toEqual(names);
});

test('pairs that may be one body', async () => {
  const { out } = await ask('orgs', '--similar');
  expect(out).toContain('Công ty Gang thép Hà Giang');
  expect(out).toMatch(/words +8 +1 +1\n1 of 1 pairs/);
});

test('a body by an abbreviation and its province', async () => {
  const { out, code } = await ask('org', 'Sở GD&ĐT', '--province', 'Ha Giang');
  expect(code).toBe(0);
  expect(out).toBe(`Sở Giáo dục và Đào tạo tỉnh Hà Giang
code        so_gddt
kind        provincial_department, province
province    Hà Giang, today Tuyên Quang
time        … – 2025-06-30
events      2 (2018 – 2019)

after (1)
  2025-07-01  Sở Giáo dục và Đào tạo tỉnh Tuyên Quang  (Nghị quyết 202/2025/QH15)

spellings (2)
  Sở GD&ĐT  abbreviation, 1 time, b.txt
  Giáo dục và Đào tạo  elided, 1 time, a.txt

blocs (1)
  Khối thi đua các sở (Hà Giang)  2 meetings, 2018 – 2019

roles (1)
  2019  head  Khối thi đua các sở  a.txt

awards (1)
  2018  Cờ thi đua của Chính phủ, nominated

handovers (1)
  2019  took from Sở Kế hoạch và Đầu tư tỉnh Hà Giang  Khối thi đua các sở  a.txt
`);
});

test('what a body became, step by step', async () => {
  const { out } = await ask('org', 'Sở Kế hoạch và Đầu tư tỉnh Hà Giang');
  expect(out).toContain(`after (2)
  2025-03-01  Sở Tài chính tỉnh Hà Giang  (Nghị định 45/2025/NĐ-CP)
  2025-07-01  Sở Tài chính tỉnh Tuyên Quang  (Nghị quyết 202/2025/QH15)
`);
});

test.each([
  ['Sở GD-ĐT', /2 bodies are called so; --province/],
  ['Công ty Gan thép Hà Giang', /^Công ty Gang thép Hà Giang\n/],
  ['Chi Lang', /^huyện Chi Lăng, tỉnh Lạng Sơn\n/],
  ['Phòng Nội vụ', /the post does not tell which body/],
])('org %s', async (name, tells) => {
  expect((await ask('org', name)).out).toMatch(tells);
});

test.each([
  [['Sở Tư pháp'], /no post names a body "Sở Tư pháp"/],
  [['huyện Chil Lag, tỉnh Lạng Sơn'], /did you mean huyện Chi Lăng, tỉnh Lạng Sơn\?/],
  [['huyện Chi Lăng', '--province', 'Hà Giang'], /of Hà Giang; they name huyện Chi Lăng, tỉnh Lạng Sơn/],
])('org %s is not there', async (args, tells) => {
  const { err, code } = await ask('org', ...args);
  expect(err).toMatch(tells);
  expect(code).toBe(2);
});

test('one body as JSON has all that the page has', async () => {
  const one = await json('org', 'Sở GD&ĐT', '--province', 'Hà Giang');
  expect(one).toMatchObject({ body: { code: 'so_gddt' }, after: [{ since: '2025-07-01' }], roles: [{ year: 2019 }] });
});
