import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { parse } from 'csv-parse/sync';
import { asyncBufferFromFile, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Order } from '../../src/release/order.js';
import { release } from '../../src/release/release.js';
import { openForWriting } from '../../src/store/open.js';
import { writer } from '../../src/store/write.js';
import { bare } from '../../src/text/normalize.js';
import { event, record } from '../store/sample.js';
import { corpusInto } from './corpus.js';

const folder = mkdtempSync(join(tmpdir(), 'thidua-persons-'));
const at = (...path: string[]) => join(folder, ...path);
const HOW = ['drop', 'pseudonyms'] as const;
const ORDER: Omit<Order, 'persons'> = {
  db: at('t.db'),
  formats: ['csv', 'parquet', 'sqlite', 'datapackage'],
  excel: false,
  imprint: { title: 'Khối thi đua', authors: [], date: null, license: null },
  version: '1.2.3',
};
/** The person of a post whose every text names her. */
const PERSON = 'Đàm Thị Thử Nghiệm';
let names: readonly string[];

function putNamed(): void {
  const db = openForWriting(ORDER.db);
  const said = `gặp ${PERSON} và DAM THI THU NGHIEM`;
  const evidence = (path: string, quote = said) => ({
    path,
    start: 0,
    end: quote.length,
    quote,
    rule: 'r',
    confidence: 1,
  });
  const told = event({
    bloc: { name: `Khối thi đua ${PERSON}`, number: null, level: 'province' },
    date: '2018-12-21',
    venue: `Nhà văn hóa ${PERSON}`,
    chairs: [{ org: 'Sở Y tế', person: PERSON, position: `vợ ông ${PERSON}` }],
    attendees: [{ person: PERSON, position: `cháu ${PERSON}`, org: `Công ty ${PERSON}` }],
    awards: [
      { recipient: PERSON, recipient_kind: 'person', award: `other:Giải ${PERSON}`, status: 'awarded', year: 2018 },
    ],
    rankings: [{ recipient: PERSON, rank: 1, score: null }],
    roles: [{ holder: PERSON, role: 'head', year: 2018 }],
    handovers: [{ from: PERSON, to: 'Sở Y tế', role: 'head', year: 2019 }],
    movements: [`Học tập ${PERSON}`],
  });
  const place = 'bai/dam-thi-thu-nghiem.txt';
  const post = record(place, {
    post: {
      title: said,
      published: '2018-12-22',
      published_time: null,
      author: 'Thanh Bình – Cù Lao',
      publisher: said,
    },
    events: [told],
    evidence: [evidence('/post/title'), evidence('/events/0/attendees/0/person', 'Thử'), evidence('/events/0/date')],
    warnings: [{ code: 'two-heads', message: said, start: 0, end: 1 }],
  });
  const source = { ...post.source, url: 'https://a.example/damthithunghiem/dam-thi-thu-nghiem-1.html' };
  writer(db).batch(() =>
    writer(db).putPost({ location: place, sha256: 'ab', bytes: 1, knowledge: 'x' }, { ...post, source }, said, said),
  );
  db.close();
}

beforeAll(async () => {
  await corpusInto(ORDER.db);
  putNamed();
  for (const persons of HOW) await release(at(persons), { ...ORDER, persons });
  const db = new Database(ORDER.db, { readonly: true });
  const columns = [
    'chair.person',
    'attendee.person',
    'award.person',
    'ranking.person',
    'role.person',
    'handover.giver_person',
    'handover.receiver_person',
  ];
  const select = columns.map((it) => `SELECT ${it} AS name FROM ${it.split('.')[0]}`).join(' UNION ');
  names = db.prepare<[], string>(`SELECT name FROM (${select}) WHERE instr(name, ' ') > 0`).pluck().all();
  db.close();
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

const open = (how: string) => new Database(at(how, 'thidua.db'), { readonly: true });

/** What a file says, as text. */
async function wordsOf(path: string): Promise<string> {
  if (!path.endsWith('.parquet')) return readFileSync(path, 'utf8');
  const rows = await parquetReadObjects({ file: await asyncBufferFromFile(path) });
  return rows.map((row) => Object.values(row).join('\n')).join('\n');
}

test.each(HOW)('%s: no file of the release holds a name, with or without tones', async (how) => {
  expect(names.length).toBeGreaterThan(50);
  const title = (name: string) => bare(name).replace(/(^| )./g, (letter) => letter.toUpperCase());
  const spellings = names.flatMap((name) => {
    const plain = bare(name);
    const small = [plain.replaceAll(' ', '-'), ...(plain.split(' ').length > 2 ? [plain.replaceAll(' ', '')] : [])];
    return [name, name.toUpperCase(), title(name), plain.toUpperCase(), ...small];
  });
  const found: string[] = [];
  for (const path of readdirSync(at(how), { recursive: true, encoding: 'utf8' })) {
    if (!statSync(at(how, path)).isFile()) continue;
    const words = (await wordsOf(at(how, path))).normalize('NFC');
    found.push(...spellings.filter((spelling) => words.includes(spelling)).map((spelling) => `${path}: ${spelling}`));
  }
  expect(found).toEqual([]);
  // The search itself finds: these are names of the database that was released.
  const before = readFileSync(ORDER.db, 'utf8');
  expect(names.filter((name) => !before.includes(name))).toEqual([]);
});

test('drop leaves no person, but every row of a body', () => {
  const db = open('drop');
  const before = new Database(ORDER.db, { readonly: true });
  const count = (from: Database.Database, what: string) => from.prepare(`SELECT count(*) FROM ${what}`).pluck().get();
  for (const what of [
    'attendee',
    'chair WHERE person IS NOT NULL',
    'award WHERE person IS NOT NULL',
    'body',
    'post WHERE author IS NOT NULL',
    'search',
    'review',
  ])
    expect([what, count(db, what)]).toEqual([what, 0]);
  for (const what of [
    'award WHERE person IS NULL',
    'role WHERE person IS NULL',
    'member',
    'event',
    'post',
    'ranking WHERE person IS NULL',
  ])
    expect([what, count(db, what)]).toEqual([what, count(before, what)]);
  expect(count(db, "evidence WHERE path LIKE '%/attendees/%' OR path LIKE '%/person' OR path = '/post/author'")).toBe(
    0,
  );
  expect(count(db, "evidence WHERE path LIKE '/events/_/date'")).toBe(
    count(before, "evidence WHERE path LIKE '/events/_/date'"),
  );
  expect(db.pragma('foreign_key_check')).toEqual([]);
  before.close();
  db.close();
});

test('pseudonyms keep persons apart and alike, in the order in which posts name them', () => {
  const db = open('pseudonyms');
  const before = new Database(ORDER.db, { readonly: true });
  const SQL = `SELECT person FROM attendee JOIN event ON event.id = event_id JOIN source ON source.id = event.post_id ORDER BY location, event.n, attendee.n`;
  const real = before.prepare<[], string>(SQL).pluck().all();
  const numbers = db.prepare<[], string>(SQL).pluck().all();
  expect(new Set(numbers.map((it) => /^person \d{6}$/.test(it)))).toEqual(new Set([true]));
  const pairs = new Map(real.map((name, n) => [name, numbers[n]]));
  expect(real.map((name) => pairs.get(name))).toEqual(numbers);
  expect(new Set(pairs.values()).size).toBe(pairs.size);
  const hers = db
    .prepare(
      'SELECT person FROM award JOIN event ON event.id = event_id JOIN source ON source.id = post_id WHERE location LIKE ?',
    )
    .pluck()
    .get('bai/%');
  expect(db.prepare('SELECT title FROM post JOIN source USING (id) WHERE location LIKE ?').pluck().get('bai/%')).toBe(
    `gặp [${hers}] và [${hers}]`,
  );
  expect(db.prepare('SELECT location, url FROM source WHERE location LIKE ?').raw().get('bai/%')).toEqual([
    expect.stringMatching(`^bai/\\[${hers}\\]\\.txt #\\d+$`),
    `https://a.example/[${hers}]/[${hers}]-1.html`,
  ]);
  before.close();
  db.close();
});

test('a release without persons is still a package: no records, and every reference holds', () => {
  for (const how of HOW) {
    const { resources } = JSON.parse(readFileSync(at(how, 'datapackage.json'), 'utf8'));
    const ids = new Set(parse(readFileSync(at(how, 'tables/organization.csv'))).map((row: string[]) => row[0]));
    const holders = parse(readFileSync(at(how, 'tables/role.csv'))).map((row: string[]) => row[2]);
    expect(resources.length).toBeGreaterThan(30);
    expect(holders.slice(1).filter((id: string) => id !== '' && !ids.has(id))).toEqual([]);
    expect(readdirSync(at(how))).not.toContain('records.jsonl');
    expect(readFileSync(at(how, 'README.md'), 'utf8')).toContain('## Persons');
  }
});
