import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { areCountsKept, keepCounts } from '../../src/store/counts.js';
import { connect, openForWriting } from '../../src/store/open.js';
import { writeReference } from '../../src/store/reference.js';
import { relate } from '../../src/store/relate.js';
import { writer } from '../../src/store/write.js';
import { thidua } from '../cli/run.js';
import { event, REFERENCE, record } from '../store/sample.js';

const folder = mkdtempSync(join(tmpdir(), 'thidua-'));
const DB = join(folder, 't.db');
const ask = (...args: string[]) => thidua('coverage', ...args, '--db', DB);
type Rows = readonly { readonly [column: string]: string | number | null }[];
const json = async (...args: string[]) => JSON.parse((await ask(...args, '--format', 'json')).out);

beforeAll(() => {
  const db = openForWriting(DB);
  writeReference(db, REFERENCE);
  const store = writer(db, REFERENCE);
  const bloc = { name: 'Khối thi đua số 1', number: 1, level: 'province' as const };
  const meeting = event({ bloc, date: '2018-12-21', years: [2018], members: ['Sở Y tế'] });
  const withVenue = {
    ...meeting,
    venue: 'Hội trường',
    roles: [{ holder: 'Sở Y tế', role: 'head' as const, year: 2018 }],
  };
  const bacKan = { code: '06', name: 'Bắc Kạn', basis: 'url' as const };
  const on = (published: string | null) => ({
    post: { title: 'Bài', published, published_time: null, author: null, publisher: 'Báo Thái Nguyên' },
  });
  const warnings = [{ code: 'two-heads', message: 'hai', start: 0, end: 1 }];
  const records = [
    record('a', { events: [meeting], ...on('2018-12-22'), warnings }),
    record('b', { events: [withVenue], ...on('2018-12-23') }),
    record('c', { events: [event({ bloc, date: '2019-07-01' }), event()], ...on('2019-07-02'), province: bacKan }),
    record('d', { is_bloc_post: false, ...on(null), province: null }),
  ];
  store.batch(() => {
    for (const made of records)
      store.putPost(
        { location: made.source.location, sha256: made.id, bytes: 1, knowledge: 'x' },
        made,
        `Bài ${made.id}`,
      );
    store.putFailure({ location: 'e', sha256: null, bytes: null, knowledge: 'x' }, 'empty', 'has no words');
  });
  relate(db);
  db.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

test('totals are the denominators', async () => {
  expect(await json('--of', 'totals')).toEqual({
    failed: 1,
    posts: 4,
    bloc_posts: 3,
    copies: 0,
    meetings: 3,
    tellings: 4,
    warnings: 1,
    months: 2,
    first: '2018-12-22',
    last: '2019-07-02',
    without_province: 1,
    provinces: 2,
    provinces_today: 1,
    publishers: 1,
    tellings_per_meeting: 1.333,
  });
  expect(await json('--of', 'totals', '--year', '2018')).toMatchObject({ failed: null, posts: 2, meetings: 1 });
});

test.each(['province', 'province_today', 'year', 'publisher', 'province,year', 'year,province_today,publisher'])(
  'groups by %s add up to the totals',
  async (by) => {
    for (const filter of [[], ['--from', '2019'], ['--province', 'Thái Nguyên', '--now']]) {
      const { totals, groups } = await json('--by', by, ...filter);
      for (const count of ['posts', 'bloc_posts', 'copies', 'meetings', 'tellings', 'warnings'])
        expect([count, (groups as Rows).reduce((all, row) => all + Number(row[count]), 0)]).toEqual([
          count,
          totals[count],
        ]);
    }
  },
);

test.each([
  ['post', 'title', 4, 0],
  ['post', 'published', 4, 1],
  ['post', 'author', 4, 4],
  ['post', 'province', 4, 1],
  ['meeting', 'bloc', 3, 1],
  ['meeting', 'date', 3, 1],
  ['meeting', 'venue', 3, 2],
  ['meeting', 'members', 3, 2],
  ['meeting', 'heads', 3, 2],
  ['meeting', 'deputies', 3, 3],
  ['meeting', 'awards', 3, 3],
])('%s %s: of %i, %i empty', async (of, field, total, empty) => {
  const fields: Rows = await json('--of', 'fields');
  const share = Math.round((empty / total) * 1000) / 1000;
  expect(fields.find((it) => it.of === of && it.field === field)).toEqual({ of, field, total, empty, share });
});

test('kept counts are those that are made anew, by whole months and by days', async () => {
  const scopes = [
    '',
    '--year 2018',
    '--from 2018-12-23',
    '--from 2018-12 --to 2019-06',
    '--to 2018-12-22',
    '--province 06',
  ];
  const all = async () => {
    const told = [];
    for (const scope of scopes) told.push(await json('--by', 'province,year', ...scope.split(' ').filter(Boolean)));
    return told;
  };
  const kept = await all();
  const db = connect(DB, {});
  expect(areCountsKept(db)).toBe(true);
  const counts = db.prepare('SELECT * FROM count_of_posts').raw().all();
  db.exec(
    'DELETE FROM count_of_posts; DELETE FROM count_of_meetings; DELETE FROM count_by_place; DELETE FROM count_by_body',
  );
  expect(await all()).toEqual(kept);
  keepCounts(db);
  expect(db.prepare('SELECT * FROM count_of_posts').raw().all()).toEqual(counts);
  db.close();
});

test('a post that comes or goes undoes kept counts', () => {
  const db = openForWriting(':memory:');
  const store = writer(db, REFERENCE);
  const put = (id: string) =>
    store.putPost({ location: id, sha256: id, bytes: 1, knowledge: 'x' }, record(id, { province: null }), `Bài ${id}`);
  const kept = () => (areCountsKept(db) ? db.prepare('SELECT total(posts) FROM count_of_posts').pluck().get() : null);
  put('a');
  expect(kept()).toBe(null);
  relate(db);
  expect(kept()).toBe(1);
  put('b');
  expect(kept()).toBe(null);
  relate(db);
  expect(kept()).toBe(2);
  store.remove(store.known('a')!.id);
  expect(kept()).toBe(null);
  relate(db);
  expect(kept()).toBe(1);
  db.close();
});

test('warnings and failures are counted by code', async () => {
  expect(await json('--of', 'warnings')).toEqual([
    { kind: 'warning', code: 'two-heads', n: 1, posts: 1 },
    { kind: 'failure', code: 'empty', n: 1, posts: null },
  ]);
  expect(await json('--of', 'warnings', '--year', '2019')).toEqual([]);
});

test('a table has all parts, csv one', async () => {
  const { out } = await ask();
  for (const head of ['TOTALS', 'GROUPS', 'FIELDS', 'WARNINGS']) expect(out).toContain(`${head}\n`);
  expect(out).toMatch(/^\? +1 +0 /m);
  expect((await ask('--year', '2011')).out).toContain('WARNINGS\nnone\n');
  expect((await ask('--format', 'csv')).out).toMatch(/^province,posts,bloc_posts,/);
  expect((await ask('--format', 'md')).out).toContain('## fields\n\n| of | field |');
});

test.each([
  [['--by', 'yeer'], '--by "yeer": coverage goes by province, province_today, year, publisher'],
  [['--by', 'year,year'], '--by "year"'],
  [['--now'], '--now goes with --province'],
  [['--to', '2018-31'], 'is no day'],
])('%j is wrong usage and says how', async (args, message) => {
  const { err, out, code } = await ask(...args);
  expect(err).toContain(message);
  expect({ out, code }).toEqual({ out: '', code: 2 });
});
