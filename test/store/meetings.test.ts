import { beforeEach, expect, test } from 'vitest';
import { timeline } from '../../src/ask/timeline.js';
import type { Event } from '../../src/core/record.js';
import { type Db, openForWriting } from '../../src/store/open.js';
import { writeReference } from '../../src/store/reference.js';
import { relate } from '../../src/store/relate.js';
import { type Writer, writer } from '../../src/store/write.js';
import { event, REFERENCE, record } from './sample.js';

let db: Db;
let store: Writer;
const all = (sql: string) => db.prepare(sql).all();
const BLOC = { name: 'Khối thi đua số 5', number: 5, level: null };

beforeEach(() => {
  db = openForWriting(':memory:');
  writeReference(db, REFERENCE);
  store = writer(db, REFERENCE);
});

function put(location: string, told: Partial<Event>, words = location): void {
  const events = [event({ bloc: BLOC, years: [2018], kinds: ['year_end_review'], ...told })];
  const origin = { location, sha256: location, bytes: 1, knowledge: 'x' };
  store.putPost(origin, record(location, { events }), `${words} `.repeat(80));
}
const award = (recipient: string, status: 'nominated' | 'awarded' = 'nominated') =>
  ({ recipient, recipient_kind: 'organization', award: 'government_flag', status, year: 2018 }) as const;
const head = (holder: string, year: number) => ({ holder, role: 'head', year }) as const;

test('two posts on one meeting are one event; agreeing facts count their sources, others stand side by side', () => {
  put('a.txt', { date: '2018-12-21', awards: [award('Sở Y tế'), award('Ban Dân tộc')], member_count: 7 });
  put('b.txt', { date: '2018-12-21', awards: [award('Sở Y tế'), award('Ban Dân tộc', 'awarded')], member_count: 8 });
  put('c.txt', { date: '2018-06-21', kinds: ['interim_review'], awards: [award('Sở Y tế')] });
  relate(db);
  expect(all('SELECT date, posts, sources, awards FROM events ORDER BY date')).toEqual([
    { date: '2018-06-21', posts: 1, sources: 1, awards: 1 },
    { date: '2018-12-21', posts: 2, sources: 2, awards: 3 },
  ]);
  expect(all('SELECT recipient, status, date, posts FROM awards ORDER BY recipient, date, status')).toEqual([
    { recipient: 'Ban Dân tộc', status: 'awarded', date: '2018-12-21', posts: 1 },
    { recipient: 'Ban Dân tộc', status: 'nominated', date: '2018-12-21', posts: 1 },
    { recipient: 'Sở Y tế', status: 'nominated', date: '2018-06-21', posts: 1 },
    { recipient: 'Sở Y tế', status: 'nominated', date: '2018-12-21', posts: 2 },
  ]);
  expect(all('SELECT code, value, source, other_value, other_source FROM conflicts ORDER BY code')).toEqual([
    { code: 'member-count-conflict', value: '7', source: 'a.txt', other_value: '8', other_source: 'b.txt' },
    { code: 'status-conflict', value: 'nominated', source: 'a.txt', other_value: 'awarded', other_source: 'b.txt' },
  ]);
});

test('copies are posts, but no further sources', () => {
  put('a.txt', { date: '2018-12-21', awards: [award('Sở Y tế')] }, 'cùng một bài');
  put('copy.txt', { date: '2018-12-21', awards: [award('Sở Y tế')] }, 'cùng một bài');
  relate(db);
  expect(all('SELECT posts, sources FROM awards')).toEqual([{ posts: 2, sources: 1 }]);
});

test('what one post told with others is counted again when it goes', () => {
  put('a.txt', { date: '2018-12-21', awards: [award('Sở Y tế')], roles: [head('Sở Y tế', 2019)] });
  put('b.txt', { date: '2018-12-21', awards: [award('Sở Y tế')], roles: [head('Ban Dân tộc', 2019)] });
  relate(db);
  expect(all('SELECT source, posts FROM awards')).toEqual([{ source: 'a.txt', posts: 2 }]);
  expect(all('SELECT about FROM conflict')).toEqual([{ about: '2019' }]);
  store.remove(store.known('a.txt')!.id);
  relate(db);
  expect(all('SELECT source, posts FROM awards')).toEqual([{ source: 'b.txt', posts: 1 }]);
  expect(all('SELECT about FROM conflict')).toEqual([]);
});

test('heads of one bloc by year, from roles and handovers of several meetings', () => {
  put('a.txt', { date: '2018-01-21', roles: [head('Sở Y tế', 2018)] });
  put('b.txt', {
    date: '2018-12-21',
    roles: [head('Sở Y tế', 2018)],
    handovers: [{ from: 'Sở Y tế', to: 'Ban Dân tộc', role: 'head', year: 2019 }],
  });
  put('c.txt', { date: '2021-12-21', years: [2021], roles: [head('Sở Nội vụ', 2021)] });
  relate(db);
  const rows = timeline(db, db.prepare<[], number>('SELECT id FROM bloc').pluck().all());
  expect(rows.map(({ year, head, told_by, state }) => [year, head, told_by, state])).toEqual([
    [2018, 'Sở Y tế', 'role, gives', 'confirmed'],
    [2019, 'Ban Dân tộc', 'receives', 'told once'],
    [2020, null, null, 'gap'],
    [2021, 'Sở Nội vụ', 'role', 'told once'],
  ]);
  expect(all("SELECT holder, year, posts FROM heads WHERE holder = 'Sở Y tế'")).toEqual([
    { holder: 'Sở Y tế', year: 2018, posts: 2 },
  ]);
});

test('one name in two provinces is two bodies; without a province it is known from its post only', () => {
  const at = (location: string, province: { code: string; name: string; basis: 'url' } | null) =>
    store.putPost(
      { location, sha256: location, bytes: 1, knowledge: 'x' },
      record(location, { province, events: [event({ bloc: BLOC, members: ['Sở Y tế'] })] }),
      location,
    );
  at('a.txt', { code: '19', name: 'Thái Nguyên', basis: 'url' });
  at('b.txt', { code: '06', name: 'Bắc Kạn', basis: 'url' });
  at('c.txt', { code: '06', name: 'Bắc Kạn', basis: 'url' });
  at('d.txt', null);
  at('e.txt', null);
  relate(db);
  expect(all('SELECT province, resolved, count(*) AS n FROM organizations GROUP BY 1, 2 ORDER BY 1')).toEqual([
    { province: null, resolved: 0, n: 2 },
    { province: 'Bắc Kạn', resolved: 1, n: 1 },
    { province: 'Thái Nguyên', resolved: 1, n: 1 },
  ]);
  expect(all('SELECT DISTINCT province, province_today FROM members WHERE province IS NOT NULL ORDER BY 1')).toEqual([
    { province: 'Bắc Kạn', province_today: 'Thái Nguyên' },
    { province: 'Thái Nguyên', province_today: 'Thái Nguyên' },
  ]);
});
