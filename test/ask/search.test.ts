import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openForWriting } from '../../src/store/open.js';
import { writeReference } from '../../src/store/reference.js';
import { writer } from '../../src/store/write.js';
import { bare } from '../../src/text/normalize.js';
import { thidua } from '../cli/run.js';
import { REFERENCE, record } from '../store/sample.js';

const folder = mkdtempSync(join(tmpdir(), 'thidua-'));
const DB = join(folder, 't.db');
const ask = (...args: string[]) => thidua(...args, '--db', DB);

interface Told {
  readonly source: string;
  readonly snippet: string;
  readonly start: number;
  readonly end: number;
  readonly hits: readonly { start: number; end: number }[];
}
const found = async (...args: string[]): Promise<Told[]> =>
  JSON.parse((await ask('search', ...args, '--format', 'json')).out);

const POSTS: Readonly<Record<string, string>> = {
  a: 'Sở Y tế là đơn vị trưởng khối. Đơn vị phó khối là Sở Tư pháp, trưởng đoàn là ông Hòa.',
  b: 'Đơn vị thủy lợi có trưởng phòng, không thuộc khối nào. Thuỷ điện Hoà Bình.',
  c: 'İstanbul 한 Sở Văn hóa, Thể thao và Du lịch bàn giao đơn vị trưởng khối',
};

beforeAll(() => {
  const db = openForWriting(DB);
  writeReference(db, REFERENCE);
  const store = writer(db);
  store.batch(() => {
    for (const [name, text] of Object.entries(POSTS)) {
      const post = { title: `Bài ${name}`, published: `2018-0${name.charCodeAt(0) - 96}-15`, published_time: null };
      const province = name === 'b' ? { code: '06', name: 'Bắc Kạn', basis: 'url' as const } : null;
      const made = record(name, { post: { ...post, author: null, publisher: null }, province });
      store.putPost({ location: name, sha256: made.id, bytes: 1, knowledge: 'x' }, made, text);
    }
  });
  db.close();
});
afterAll(() => rmSync(folder, { recursive: true }));

test.each([
  [['don vi truong khoi'], 'abc'],
  [['"don vi truong khoi"'], 'ac'],
  [['ĐƠN VỊ "trưởng khối" -phó'], 'c'],
  [['thuỷ'], 'b'],
  [['thủy lợi'], 'b'],
  [['hoà'], 'abc'],
  [['trươ*'], 'abc'],
  [['văn*'], 'c'],
  [['bài a'], 'a'],
  [['"đơn vị" khối', '--province', 'bac can'], 'b'],
  [['đơn vị', '--province', 'Thái Nguyên', '--now'], 'b'],
  [['đơn vị', '--from', '2018-02'], 'bc'],
  [['đơn vị', '--from', '2018-02', '--to', '2018-02'], 'b'],
  [['đơn vị', '--year', '2019'], ''],
  [['không tồn tại'], ''],
  [['a" OR "b'], ''],
])('%j finds %s', async (args, names) => {
  const posts = await found(...args);
  expect(posts.map(({ source }) => source).sort()).toEqual([...names]);
});

test('offsets count into the text, whatever its letters', async () => {
  for (const { source, hits, snippet, start, end } of await found('"đơn vị" khoi')) {
    const text = POSTS[source]!;
    expect(text.slice(start, end)).toBe(snippet);
    expect(hits.length).toBeGreaterThan(1);
    for (const hit of hits) expect(bare(text.slice(hit.start, hit.end))).toMatch(/^(?:don vi|khoi)$/);
  }
});

test('words are shown as they are written', async () => {
  const { out } = await ask('search', 'truong khoi', '--limit', '2');
  expect(out).toContain('«trưởng» «khối»');
  expect(out.endsWith('2 of 3 posts\n')).toBe(true);
  expect((await ask('search', '"truong khoi"', '--format', 'md')).out).toContain('**trưởng khối**');
  const [head, first] = (await ask('search', '"so y te"', '--format', 'csv')).out.split('\n');
  expect(head).toBe('source,province,published,title,snippet,start,end,hits,copy_of');
  expect(first).toContain(',0-7,');
});

test.each([
  [['search', '!'], '"!" holds no word'],
  [['search', '-a'], "unknown option '-a'"],
  [['search', 'a', '--from', '2018-31'], 'is no day, month or year'],
  [['search', 'a', '--now'], '--now goes with --province'],
  [['sql', 'SELECT provnce FROM awards'], 'no column "provnce"; did you mean province'],
  [['sql', 'SELECT awards.yeer FROM awards'], 'no column "yeer"; did you mean year'],
  [['sql', 'SELECT * FROM awrds'], 'no table "awrds"; did you mean awards'],
  [['sql', 'SELECT * FROM nothing_like_this'], 'no table "nothing_like_this"; thidua sql lists'],
  [['sql', 'SELEC 1'], 'SQL: near "SELEC": syntax error'],
  [['sql', 'SELECT 1; SELECT 2'], 'one query at a time'],
  [['sql', ' -- nothing'], 'the query is empty'],
  [['sql', 'SELECT @a'], 'has a parameter a; give it: --param a=VALUE'],
  [['sql', 'SELECT 1', '--param', 'a'], '--param "a" must be name=value'],
  [['sql', "SELECT json_extract('x', '$')"], 'SQL: malformed JSON'],
  ...[
    'DELETE FROM post',
    'DELETE FROM post RETURNING id',
    "ATTACH 'x.db' AS x",
    "VACUUM INTO 'x.db'",
    'PRAGMA journal_mode = WAL',
    'PRAGMA user_version = 1',
    'BEGIN',
    'CREATE TEMP TABLE x (a)',
    'DROP TABLE post',
  ].map((sql): [string[], string] => [['sql', sql], 'only a query that reads can be asked']),
])('%j is refused and says how', async (args, message) => {
  const { err, out, code } = await ask(...args);
  expect(err).toContain(message);
  expect({ out, code }).toEqual({ out: '', code: 2 });
});

test.each([
  [['SELECT count(*) AS n FROM post'], 'n\n3\n'],
  [['SELECT 1 AS a, 2 AS a, 3 AS a_2'], 'a,a_2,a_2_2\n1,2,3\n'],
  [["SELECT x'00ff' AS bytes, NULL AS none, 9007199254740992 AS large"], 'bytes,none,large\n00ff,,9007199254740992\n'],
  [["SELECT bare('Đơn Vị') AS b"], 'b\ndon vi\n'],
  [
    ['SELECT typeof(@y) AS t, @y + 1 AS y, @s AS s', '--param', 'y=2018', '--param', 's=a=b'],
    't,y,s\ninteger,2019,a=b\n',
  ],
  [['SELECT name FROM pragma_table_info(@t) LIMIT 1', '--param', '@t=post'], 'name\nid\n'],
  [['WITH x (a) AS (VALUES (1), (2)) SELECT sum(a) AS s FROM x;'], 's\n3\n'],
])('%j is answered', async ([sql, ...args], csv) => {
  expect(await ask('sql', sql!, ...args, '--format', 'csv')).toMatchObject({ out: csv, code: 0 });
});

test('without a query, tables and views are listed', async () => {
  const { out } = await ask('sql', '--format', 'csv');
  expect(out).toMatch(/^type,name,columns\n/);
  expect(out).toMatch(/\nview,awards,"province_id, province,/);
  expect(out).not.toContain('search_data');
});
