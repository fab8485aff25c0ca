import { readFileSync } from 'node:fs';
import { beforeEach, expect, test } from 'vitest';
import * as contract from '../../src/core/record.js';
import { blocKey } from '../../src/identity/bloc.js';
import { postsNamed, records, totals } from '../../src/store/find.js';
import { type Db, openForWriting } from '../../src/store/open.js';
import { writeReference } from '../../src/store/reference.js';
import { relate } from '../../src/store/relate.js';
import { type Writer, writer } from '../../src/store/write.js';
import { event, REFERENCE, record } from './sample.js';

let db: Db;
let store: Writer;
const origin = (location: string) => ({ location, sha256: `d-${location}`, bytes: 10, knowledge: 'rules-1' });
const all = (sql: string) => db.prepare(sql).all();
const one = (sql: string) => db.prepare(sql).pluck().get();

beforeEach(() => {
  db = openForWriting(':memory:');
  writeReference(db, REFERENCE);
  store = writer(db, REFERENCE);
});

const bloc = { name: 'Khối thi đua số 5', number: 5, level: 'province' as const };
const award = {
  recipient: 'Sở Y tế',
  recipient_kind: 'organization' as const,
  award: 'government_flag',
  status: 'nominated' as const,
  year: 2018,
};

const FULL = record('a.txt', {
  events: [
    event({
      bloc,
      kinds: ['year_end_review', 'planning'],
      years: [2018, 2019],
      date: '2018-12-21',
      date_end: '2018-12-22',
      part_of_day: 'chiều',
      venue: 'Văn phòng UBND tỉnh',
      chairs: [{ org: 'Sở Y tế', person: 'Trần Văn Minh', position: 'Giám đốc Sở Y tế' }],
      members: ['Sở Y tế', 'Ban Dân tộc'],
      member_count: 7,
      attendees: [{ person: 'Lê Thị Hoa', position: null, org: null }],
      awards: [
        award,
        {
          recipient: 'Lê Thị Hoa',
          recipient_kind: 'person',
          award: 'other:giải búa liềm vàng',
          status: 'awarded',
          year: null,
        },
      ],
      rankings: [{ recipient: 'Ban Dân tộc', rank: 1, score: 98.5 }],
      roles: [
        { holder: 'Trần Văn Minh', role: 'head', year: 2018 },
        { holder: 'Sở Y tế', role: 'head', year: 2019 },
      ],
      handovers: [{ from: null, to: 'Sở Y tế', role: 'head', year: 2019 }],
      movements: ['Dân vận khéo'],
    }),
  ],
  evidence: [
    { path: '/events/0/awards/0/award', start: 30, end: 34, quote: 'Cờ …', rule: 'award.receive', confidence: 0.9 },
    {
      path: '/events/0/awards/0/recipient',
      start: 20,
      end: 27,
      quote: 'Sở Y tế',
      rule: 'award.receive',
      confidence: 0.9,
    },
  ],
  warnings: [{ code: 'member-count-mismatch', message: 'nói 7, kể 2', start: 0, end: 5 }],
});

test('a post is kept whole: record, text, rows and search', () => {
  store.putPost(origin('a.txt'), FULL, 'Đơn vị Trưởng khối');
  expect([...records(db)]).toEqual([JSON.stringify(FULL)]);
  expect(totals(db)).toMatchObject({
    posts: 1,
    blocPosts: 1,
    events: 1,
    facts: { chair: 1, member: 2, attendee: 1, award: 2, ranking: 1, role: 2, handover: 1, movement: 1, evidence: 2 },
    warnings: new Map([['member-count-mismatch', 1]]),
  });
  expect(
    all('SELECT recipient, recipient_kind, award, award_code, status, year, quote FROM awards ORDER BY recipient'),
  ).toEqual([
    {
      recipient: 'Lê Thị Hoa',
      recipient_kind: 'person',
      award: 'giải búa liềm vàng',
      award_code: 'other:giải búa liềm vàng',
      status: 'awarded',
      year: null,
      quote: null,
    },
    {
      recipient: 'Sở Y tế',
      recipient_kind: 'organization',
      award: 'Cờ thi đua của Chính phủ',
      award_code: 'government_flag',
      status: 'nominated',
      year: 2018,
      quote: 'Sở Y tế … Cờ …',
    },
  ]);
  expect(all('SELECT holder, year FROM heads ORDER BY year')).toEqual([
    { holder: 'Trần Văn Minh', year: 2018 },
    { holder: 'Sở Y tế', year: 2019 },
  ]);
  expect(one('SELECT count(*) FROM search WHERE search MATCH \'"don vi truong"\'')).toBe(1);
  expect(one("SELECT count(*) FROM organization WHERE name = 'Trần Văn Minh'")).toBe(0);
});

test('replacing a post leaves nothing of the old one, and removing it leaves only the lexicons', () => {
  const lexicon = dump();
  store.putPost(origin('a.txt'), FULL, 'Đơn vị Trưởng khối');
  store.putPost(
    origin('a.txt'),
    record('a.txt', { province: { code: '99', name: 'Nơi khác', basis: 'body' } }),
    'khác',
  );
  relate(db);
  expect(totals(db)).toMatchObject({ posts: 1, events: 0, facts: { award: 0, evidence: 0 }, warnings: new Map() });
  expect(one("SELECT count(*) FROM search WHERE search MATCH 'don'")).toBe(0);
  store.remove(store.known('a.txt')!.id);
  relate(db);
  expect(dump()).toEqual(lexicon);
  expect(all('PRAGMA foreign_key_check')).toEqual([]);
});

test('a failure takes the place of a post and the other way round', () => {
  store.putPost(origin('a.txt'), FULL, 'x');
  store.putFailure({ ...origin('a.txt'), sha256: null, bytes: null }, 'no-permission', 'may not be read');
  expect(totals(db)).toMatchObject({ posts: 0, failures: new Map([['no-permission', 1]]) });
  store.putPost(origin('a.txt'), FULL, 'x');
  expect(totals(db)).toMatchObject({ posts: 1, failures: new Map() });
});

test('what breaks a rule of the schema changes nothing, and later posts are not harmed', () => {
  const wrong = record('b.txt', { events: [event({ members: ['Sở Mới'], part_of_day: 'khuya' as 'tối' })] });
  store.putPost(origin('a.txt'), FULL, 'x');
  const before = dump();
  expect(() => store.batch(() => store.putPost(origin('b.txt'), wrong, 'x'))).toThrow(/CHECK/);
  expect(dump()).toEqual(before);
  store.putPost(origin('c.txt'), record('c.txt', { events: [event({ members: ['Sở Mới'] })] }), 'x');
  expect(all('PRAGMA foreign_key_check')).toEqual([]);
});

test('two posts on one meeting are one row that knows it is told twice', () => {
  const telling = (name: string) =>
    record(name, { events: [event({ bloc, date: '2018-12-21', years: [2018], awards: [award] })] });
  store.putPost(origin('b.txt'), telling('b.txt'), 'x');
  store.putPost(origin('a.txt'), telling('a.txt'), 'x');
  store.putPost(
    origin('c.txt'),
    { ...telling('c.txt'), province: { code: '34', name: 'Thái Bình', basis: 'url' } },
    'x',
  );
  relate(db);
  expect(all('SELECT province, source, posts FROM awards ORDER BY source')).toEqual([
    { province: 'Thái Nguyên', source: 'a.txt', posts: 2 },
    { province: 'Thái Bình', source: 'c.txt', posts: 1 },
  ]);
  expect(all('SELECT province, meetings, posts FROM blocs ORDER BY posts')).toEqual([
    { province: 'Thái Bình', meetings: 1, posts: 1 },
    { province: 'Thái Nguyên', meetings: 1, posts: 2 },
  ]);
});

test.each([
  [
    [
      { ...bloc, level: 'district' as const },
      { ...bloc, level: 'district' as const },
    ],
    2,
  ],
  [
    [
      { ...bloc, level: 'national' as const },
      { ...bloc, level: 'national' as const },
    ],
    2,
  ],
  [
    [
      { ...bloc, name: 'Cụm thi đua số 5 Bộ Công an', level: 'ministry' as const },
      { ...bloc, name: 'Cụm thi đua số 5, Bộ Công an', level: 'ministry' as const },
    ],
    1,
  ],
  [[bloc, { ...bloc, name: 'Khối thi đua V tỉnh Thái Nguyên', level: null }], 1],
])('blocs are shared only where the name identifies them: %j', (told, blocs) => {
  told.forEach((it, at) => {
    store.putPost(origin(`${at}.txt`), record(`${at}.txt`, { events: [event({ bloc: it })] }), 'x');
  });
  expect(one('SELECT count(*) FROM bloc')).toBe(blocs);
});

test.each([
  ['Khối thi đua Khối 5', null, 'khoi 5'],
  ['Khối thi đua số 5', null, 'khoi 5'],
  ['Khối thi đua V', null, 'khoi 5'],
  ['Cụm thi đua số V', null, 'cum 5'],
  ['Khối thi đua các cơ quan Văn hóa - Xã hội tỉnh', 'Bắc Kạn', 'khoi van hoa xa hoi'],
  ['Khối thi đua Văn hoá Xã hội tỉnh Bắc Kạn', 'Bắc Kạn', 'khoi van hoa xa hoi'],
  ['Khối thi đua các cơ quan tỉnh', null, 'khoi thi dua cac co quan tinh'],
  ['Khối thi đua các sở', null, 'khoi so'],
])('the key of %s in %s is %s', (name, province, key) => {
  expect(blocKey(name, province)).toBe(key);
});

test('a bloc goes by the name most events use, whatever came first', () => {
  ['Khối thi đua các cơ quan Nội chính tỉnh', 'Khối thi đua Nội chính', 'Khối thi đua Nội chính'].forEach(
    (name, at) => {
      store.putPost(origin(`${at}.txt`), record(`${at}.txt`, { events: [event({ bloc: { ...bloc, name } })] }), 'x');
    },
  );
  relate(db);
  expect(all('SELECT name FROM bloc')).toEqual([{ name: 'Khối thi đua Nội chính' }]);
  expect(all('SELECT name, events FROM bloc_alias ORDER BY events')).toEqual([
    { name: 'Khối thi đua các cơ quan Nội chính tỉnh', events: 1 },
    { name: 'Khối thi đua Nội chính', events: 2 },
  ]);
});

test('a lexicon that changes brings its tables along', () => {
  store.putPost(origin('a.txt'), FULL, 'x');
  writeReference(db, {
    ...REFERENCE,
    organizations: [],
    provinces: REFERENCE.provinces.slice(0, 3),
    awards: REFERENCE.awards.slice(0, 1),
  });
  relate(db);
  expect(one('SELECT count(*) FROM organization')).toBe(2);
  expect(one('SELECT count(*) FROM province')).toBe(2);
  expect(all('SELECT code FROM award_type ORDER BY code')).toEqual([
    { code: 'government_flag' },
    { code: 'other:giải búa liềm vàng' },
  ]);
});

test('posts are found by location, file name and digest', () => {
  store.putPost({ ...origin('corpus/a.txt'), sha256: 'abcd12' }, { ...FULL }, 'x');
  for (const name of ['corpus/a.txt', 'a.txt', 'abcd']) expect(postsNamed(db, name, 5)).toHaveLength(1);
  for (const name of ['txt', 'abc', 'b.txt']) expect(postsNamed(db, name, 5)).toHaveLength(0);
});

const SCHEMA = readFileSync(new URL('../../src/store/schema.sql', import.meta.url), 'utf8');

test.each([
  ['kind', contract.EVENT_KINDS],
  ['part_of_day', contract.PARTS_OF_DAY],
  ['status', contract.STATUSES],
  ['role', contract.ROLES],
  ['province_basis', contract.BASES],
  ['bloc_level', contract.LEVELS],
  ['level', contract.LEVELS],
])('CHECK of %s is the enumeration of the contract', (column, values) => {
  expect(SCHEMA).toContain(`CHECK (${column} IN (${values.map((value) => `'${value}'`).join(', ')}))`);
});

test('every table, view and column says what it holds', () => {
  const bodies = [...SCHEMA.matchAll(/^CREATE TABLE (.*?^\))/gms)].map((match) => match[1]!);
  const silent = bodies
    .flatMap((body) => body.split('\n').slice(0, -1))
    .filter((line) => {
      return !/^\s*(?:CHECK|UNIQUE|PRIMARY KEY)/.test(line) && !line.includes(' -- ');
    });
  expect(silent).toEqual([]);
  for (const view of SCHEMA.matchAll(/^CREATE VIEW .*$/gm)) expect(view[0]).toContain(' AS -- ');
});

/** All rows of all tables. */
function dump(): unknown {
  const tables = db.prepare<[], string>(
    "SELECT name FROM sqlite_master WHERE type = 'table' AND sql LIKE 'CREATE TABLE%' AND name NOT LIKE 'search_%' ORDER BY name",
  );
  return tables
    .pluck()
    .all()
    .map((table) => [table, db.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).raw().all()]);
}
