import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { together } from '../../src/ask/condition.js';
import { cellOf, type Group, groupsOf, partsOf } from '../../src/ask/counts.js';
import { cross, league, long, sum } from '../../src/ask/cross.js';
import { conditions, type Question } from '../../src/ask/filters.js';
import { LISTS, type List } from '../../src/ask/lists.js';
import { countedIn, howMany, rowsOf } from '../../src/ask/rows.js';
import { COUNTED } from '../../src/store/counts.js';
import { connect, type Db, openForReading, openForWriting } from '../../src/store/open.js';
import { writeReference } from '../../src/store/reference.js';
import { relate } from '../../src/store/relate.js';
import { writer } from '../../src/store/write.js';
import { thidua } from '../cli/run.js';
import { event, REFERENCE, record } from '../store/sample.js';

const folder = mkdtempSync(join(tmpdir(), 'thidua-'));
const DB = join(folder, 't.db');
const ask = (...args: string[]) => thidua(...args, '--db', DB);
const rows = async (...args: string[]) => JSON.parse((await ask(...args, '--format', 'json')).out);

const PROVINCES = [
  { code: '06', name: 'Bắc Kạn', basis: 'url' as const },
  { code: '19', name: 'Thái Nguyên', basis: 'url' as const },
  { code: '01', name: 'Hà Nội', basis: 'url' as const },
  null,
];
const BODIES = ['Sở Y tế', 'Sở Văn hóa, Thể thao và Du lịch', 'Ban Dân tộc', 'Sở Tư pháp tỉnh Đồng Nai', 'Lê Hoa'];
const AWARDS = ['government_flag', 'provincial_flag', 'labor_order_2', 'other:giải búa liềm'];

let db: Db;
/** The same without kept counts. */
let bare: Db;
beforeAll(() => {
  const made = openForWriting(DB);
  writeReference(made, REFERENCE);
  const store = writer(made, REFERENCE);
  // Numbers that look like chance and are the same each time; every third meeting is told by two posts.
  let seed = 7;
  const any = <T>(all: readonly T[]): T => {
    seed = (seed * 48271) % 2147483647;
    return all[seed % all.length]!;
  };
  store.batch(() => {
    for (let n = 0; n < 60; n++) {
      const province = any(PROVINCES);
      const year = any([2017, 2018, 2019]);
      const date = any([`${year}-12-2${n % 9}`, `${year + 1}-01-1${n % 9}`, null]);
      const name = any(['Khối thi đua số 1', 'Khối thi đua Văn hóa - Xã hội', 'Cụm thi đua số 2']);
      const level = any(['province', 'district', 'national', null] as const);
      const people = [{ person: 'Lê Hoa', position: null, org: null }];
      const told = event({
        bloc: any([null, { name, number: null, level }, { name, number: null, level }]),
        years: any([[year], [year, year + 1], []]),
        date,
        kinds: any([['year_end_review'], ['planning'], []]),
        members: BODIES.slice(0, n % 4),
        attendees: people,
        awards: BODIES.slice(n % 3).map((recipient) => ({
          recipient,
          recipient_kind: recipient === 'Lê Hoa' ? 'person' : 'organization',
          award: any(AWARDS),
          status: any(['nominated', 'awarded'] as const),
          year: any([year, null]),
        })),
        rankings: BODIES.slice(n % 5).map((recipient, at) => ({ recipient, rank: at + 1, score: null })),
        roles: [{ holder: any(BODIES), role: any(['head', 'deputy'] as const), year: any([year, null]) }],
        handovers: [{ from: any([...BODIES, null]), to: any(BODIES), role: 'head', year: any([year, null]) }],
      });
      for (const teller of n % 3 === 0 ? ['a', 'b'] : ['a']) {
        const post = record(`${n}${teller}.txt`, { province, events: [told] });
        store.putPost(
          { location: `${n}${teller}.txt`, sha256: post.id, bytes: 1, knowledge: 'x' },
          post,
          `Bài ${n} ${teller} ${any(BODIES)} ${n * 7919}`,
        );
      }
    }
  });
  relate(made);
  made.prepare('VACUUM INTO ?').run(`${DB}.bare`);
  made.close();
  db = openForReading(DB);
  bare = connect(`${DB}.bare`, {});
  for (const table of Object.keys(COUNTED)) bare.exec(`DELETE FROM ${table}`);
});
afterAll(() => {
  db.close();
  bare.close();
  rmSync(folder, { recursive: true });
});

const quoted = (value: unknown) => (value === null ? '?' : `"${value}"`);
const all = Object.entries(LISTS as Readonly<Record<string, List>>);

describe.each(all)('%s', (name, list) => {
  const whole = () => howMany(db, list, []);

  test('the sample says something', () => {
    expect(whole()).toBeGreaterThan(name === 'conflicts' ? 0 : 10);
  });

  test('every count adds up to all rows', () => {
    for (const dimension of Object.keys(list.by)) {
      const groups = groupsOf(db, list, [dimension], []);
      expect([dimension, sum(groups)]).toEqual([dimension, whole()]);
      expect(new Set(groups.map((it) => JSON.stringify(it.codes))).size).toBe(groups.length);
    }
  });

  test('the provinces of today add up to those of the time', () => {
    const today = groupsOf(db, list, ['province_today'], []);
    for (const { values, n } of today) {
      const [now] = values;
      const parts = groupsOf(db, list, ['province', 'province_today'], []).filter((it) => it.values[1] === now);
      expect([now, sum(parts)]).toEqual([now, n]);
    }
    const ofThaiNguyen = conditions(db, list, { province: 'Thái Nguyên', now: true });
    expect(howMany(db, list, ofThaiNguyen)).toBe(today.find((it) => it.values[0] === 'Thái Nguyên')?.n ?? 0);
  });

  test('a cell opens into as many rows as it counts, by names, codes and filters', () => {
    const dimensions = Object.keys(list.by);
    const pairs = dimensions.flatMap((first, at) => dimensions.slice(at + 1).map((second) => [second, first]));
    for (const by of pairs) {
      for (const where of [[], conditions(db, list, { year: 2018 })]) {
        for (const { values, codes, n } of groupsOf(db, list, by, where)) {
          const cell = (where.length > 0 ? codes : values).map(quoted).join(',');
          const rows = howMany(db, list, [...where, ...cellOf(db, list, by, cell, where)]);
          expect([name, by, cell, rows]).toEqual([name, by, cell, n]);
        }
      }
    }
  });

  test('kept counts are those that are made anew, whatever is asked', () => {
    const dimensions = Object.keys(list.by);
    const questions: Question[] = [
      {},
      { year: 2018 },
      { from: '2018-01-01', to: '2018-12-31' },
      { from: '2018-01-01', to: '2018-12-25' },
      { from: '2019-01-11' },
      { province: 'Thái Nguyên', now: true },
      { award: 'provincial_flag', status: 'nominated' },
      { role: 'head', bloc: 'so 1' },
      { minConfidence: 0.5, org: 'Sở Y tế' },
    ];
    const asked = questions.map((question) => conditions(db, list, question));
    for (const where of asked) {
      expect(howMany(db, list, where)).toBe(howMany(bare, list, where));
      for (const [at, first] of dimensions.entries())
        for (const by of [[first], ...dimensions.slice(at + 1).map((second) => [first, second])])
          expect([by, where, groupsOf(db, list, by, where)]).toEqual([by, where, groupsOf(bare, list, by, where)]);
    }
  });

  test('rows are as many as counted, and none twice', () => {
    const listed = [...rowsOf(db, list, [...list.columns, ...list.more], [], null)];
    expect(listed).toHaveLength(whole());
    expect([...rowsOf(db, list, list.columns, [], 3)]).toHaveLength(3);
  });
});

test.each([
  [LISTS.awards, ['province', 'year'], {}, 'count_by_place'],
  [LISTS.awards, ['award', 'level', 'status'], { year: 2018, from: '2018-01-01' }, 'count_by_place'],
  [LISTS.awards, ['org'], { status: 'awarded' }, 'count_by_body'],
  [LISTS.awards, ['org', 'province'], {}, 'award'],
  [LISTS.awards, ['province'], { from: '2018-06-01' }, 'award'],
  [LISTS.awards, ['province'], { minConfidence: 0.5 }, 'award'],
  [LISTS.awards, ['theme'], {}, 'award'],
  [LISTS.members, ['kind'], {}, 'count_by_body'],
  [LISTS.members, ['year'], { to: '2018-12-31' }, 'count_by_place'],
  [LISTS.members, ['province'], { year: 2018 }, 'member'],
  [LISTS.heads, ['role'], {}, 'count_by_place'],
  [LISTS.heads, ['org'], {}, 'role'],
  [LISTS.rankings, ['rank'], {}, 'count_by_place'],
  [LISTS.handovers, ['giver'], {}, 'handover'],
] as const)('%#: where rows are counted', (list: List, by, question: Question, table) => {
  const all = together(conditions(db, list, question));
  const keys = by.map((name) => list.by[name]!.key);
  expect(countedIn(db, list, all, ...keys).from).toContain(`FROM ${table} WHERE`);
});

test('the same meeting told twice counts once', async () => {
  const told = db.prepare('SELECT count(*) FROM award').pluck().get() as number;
  expect(sum(groupsOf(db, LISTS.awards, ['org'], []))).toBeLessThan(told);
});

test('a cross table has the sums of lines and columns', async () => {
  const { out } = await ask('awards', '--by', 'province,year,award', '--limit', '0');
  const lines = out.trimEnd().split('\n');
  expect(lines[0]).toMatch(
    /^province +year +government_flag +labor_order_2 +other:giải búa liềm +provincial_flag +sum$/,
  );
  const all = howMany(db, LISTS.awards, []);
  expect(lines.at(-2)).toMatch(new RegExp(`^sum .* ${all}$`));
  expect(lines.at(-1)).toMatch(new RegExp(`^(\\d+) of \\1 lines; they hold ${all} rows$`));
  expect(out).toMatch(/^Thái Nguyên +\? /m);
});

test('a league table has most first, shares, and the sum of all whatever is shown', async () => {
  const { out } = await ask('awards', '--by', 'org', '--limit', '2');
  const counts = [...out.matchAll(/ (\d+) +[\d.]+$/gm)].map((it) => Number(it[1]));
  expect(counts[0]).toBeGreaterThanOrEqual(counts[1]!);
  expect(counts[2]).toBe(howMany(db, LISTS.awards, []));
  expect(out).toContain('(person)');
});

test('programs get every combination, codes, no sums, and null for what is not known', async () => {
  const told = await rows('awards', '--by', 'award,year');
  expect(Object.keys(told[0])).toEqual(['award', 'award_code', 'year', 'n']);
  expect(told.some((it: { year: unknown }) => it.year === null)).toBe(true);
  expect(told.every((it: { award: unknown }) => it.award !== 'sum')).toBe(true);
  expect((await ask('awards', '--by', 'award,year', '--format', 'csv')).out).toMatch(/^award,award_code,year,n\n/);
});

const group = (n: number, ...values: (string | number | null)[]): Group => ({ values, codes: values, n });

test('tables are made of groups', () => {
  const groups = [group(2, 'A', 2018), group(1, 'A', 'sum'), group(4, null, 2018)];
  expect(cross(['province', 'year'], groups, 1)).toEqual({
    columns: ['province', '2018', 'sum (year)', 'sum'],
    rows: [
      { province: 'A', '2018': 2, 'sum (year)': 1, sum: 3 },
      { province: 'sum', '2018': 6, 'sum (year)': 1, sum: 7 },
    ],
  });
  expect(cross(['province', 'year'], [], null).rows).toEqual([{ province: 'sum', sum: 0 }]);
  expect(league('org', [group(1, 'Ấ'), group(1, 'A'), group(2, null)], null).rows).toEqual([
    { org: '?', org_code: null, n: 2, share: 0.5 },
    { org: 'A', org_code: 'A', n: 1, share: 0.25 },
    { org: 'Ấ', org_code: 'Ấ', n: 1, share: 0.25 },
    { org: 'sum', org_code: null, n: 4, share: 1 },
  ]);
  expect(long(['a'], [group(1, null)])).toEqual({ columns: ['a', 'n'], rows: [{ a: null, a_code: null, n: 1 }] });
  const wide = Array.from({ length: 41 }, (_, at) => group(1, 'A', at));
  expect(() => cross(['province', 'org'], wide, null)).toThrow('would be 41 columns wide; put org before');
});

test.each([
  ['Thái Nguyên, 2018 ,x', ['Thái Nguyên', '2018', 'x']],
  ['"Sở Văn hóa, Thể thao và Du lịch",2018,?', ['Sở Văn hóa, Thể thao và Du lịch', '2018', '?']],
  ['*,,"a ""b"', ['*', '', 'a ""b']],
])('%s is a cell', (cell, parts) => {
  expect(partsOf(cell, ['a', 'b', 'c'])).toEqual(parts);
});

test('one value needs no quotes', () => {
  expect(partsOf('Sở Văn hóa, Thể thao và Du lịch', ['org'])).toEqual(['Sở Văn hóa, Thể thao và Du lịch']);
});

test.each([
  [['--by', 'province,yeer'], 'cannot be counted by "yeer"; it can by province, province_today, year, bloc'],
  [['--by', 'year,year'], '--by names year twice'],
  [['--cell', 'x'], '--cell goes with --by'],
  [['--count', '--by', 'year'], '--count goes without --by'],
  [['--by', 'province,year', '--cell', '2018'], '--cell needs 2 values, in the order of --by: province, year'],
  [
    ['--by', 'province,year', '--cell', 'Thai Nguyn,2018'],
    'no province "Thai Nguyn" in this count; did you mean Thái Nguyên?',
  ],
  [['--kind', 'department'], 'no kind of body "department" is known; there are provincial_department'],
  [['--theme', 'kinh_te'], 'no theme of blocs "kinh_te" is known; there are van_hoa_xa_hoi'],
  [['--min-confidence', '90'], 'must be between 0 and 1'],
  [['--from', '2018-31'], 'is no day, month or year'],
  [['--level', 'high'], 'Allowed choices are state, government'],
])('%j is wrong usage and says how', async (args, message) => {
  const { err, out, code } = await ask('awards', ...args);
  expect(err).toContain(message);
  expect({ out, code }).toEqual({ out: '', code: 2 });
});

const n = (sql: string): number => db.prepare<[], number>(`SELECT count(*) FROM ${sql}`).pluck().get()!;

test.each([
  [['awards', '--from', '2018', '--to', '2018'], "awards WHERE date LIKE '2018%' OR (date IS NULL AND year = 2018)"],
  [['awards', '--from', '2018-06'], "awards WHERE date >= '2018-06-01' OR (date IS NULL AND year >= 2019)"],
  [['members', '--to', '2018-01-15'], "members WHERE date <= '2018-01-15' OR (date IS NULL AND year <= 2017)"],
  [['heads', '--from', '2018', '--role', 'all'], "roles WHERE date >= '2018' OR (date IS NULL AND year >= 2018)"],
  [['posts', '--from', '2018-12-28', '--to', '2018-12-28'], 'posts'],
  [['awards', '--kind', 'provincial_department'], "awards WHERE recipient LIKE 'Sở %'"],
  [['handovers', '--kind', 'provincial_department'], "handovers WHERE giver LIKE 'Sở %' OR receiver LIKE 'Sở %'"],
  [['awards', '--level', 'government'], "awards WHERE award_code = 'government_flag'"],
  [['awards', '--theme', 'van_hoa_xa_hoi'], "awards WHERE bloc LIKE '%Văn hóa%'"],
  [
    ['posts', '--theme', 'van_hoa_xa_hoi'],
    "posts WHERE id IN (SELECT post_id FROM telling WHERE bloc LIKE '%Văn hóa%')",
  ],
  [['awards', '--org', 'le hoa'], "awards WHERE recipient = 'Lê Hoa'"],
  [['awards', '--org', 'Sở VHTTDL'], "awards WHERE recipient LIKE '%Văn hóa%'"],
  [['handovers', '--org', 'so y te'], "handovers WHERE giver LIKE '%Sở Y tế%' OR receiver LIKE '%Sở Y tế%'"],
  [['awards', '--min-confidence', '0.5'], 'awards WHERE confidence >= 0.5'],
  [
    ['awards', '--award', 'co thi dua', '--status', 'awarded'],
    "awards WHERE award_code LIKE '%flag' AND status = 'awarded'",
  ],
])('%j counts what SQL counts', async (args, sql) => {
  const { out } = await ask(...args, '--count');
  expect(Number(out)).toBe(n(sql));
  expect(await rows(...args)).toHaveLength(n(sql));
});

test.each([
  [['awards', '--org', 'Sở Y té tế'], 'no body here is called "Sở Y té tế"; did you mean Sở Y tế'],
  [['blocs', '--bloc', 'khối thi đua vôn hóa - xã hội'], 'did you mean Khối thi đua Văn hóa - Xã hội?'],
  [['blocs', '--bloc', 'zzz'], 'no bloc here is called "zzz"\n'],
])('%j is empty and says why', async (args, why) => {
  const { out, err, code } = await ask(...args);
  expect({ out, code }).toEqual({ out: '0 of 0 rows\n', code: 0 });
  expect(err).toContain(why);
});

test.each(['csv', 'json', 'jsonl', 'md'])('%s is the same in pieces', async (format) => {
  const { render } = await import('../../src/cli/table.js');
  const { printRows } = await import('../../src/cli/stream.js');
  const { vi } = await import('vitest');
  for (const count of [0, 1, 1000, 2001]) {
    const rows = Array.from({ length: count }, (_, at) => ({ n: at, name: `Tên "${at}", [dòng]\nhai` }));
    let out = '';
    const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      out += text;
      return true;
    });
    await printRows(format as 'csv', ['n', 'name'], rows);
    spy.mockRestore();
    expect(out).toBe(render(format as 'csv', ['n', 'name'], rows, null));
  }
});

test.each(all)('%s begins alike with and without a limit', (_, list) => {
  const picked = list.columns;
  const whole = [...rowsOf(db, list, picked, [], null)];
  expect([...rowsOf(db, list, picked, [], 25)]).toEqual(whole.slice(0, 25));
});
