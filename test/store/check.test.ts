import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { ingest } from '../../src/ingest.js';
import { thidua } from '../cli/run.js';
import { extractLines, FETCHING, REFERENCE } from './sample.js';

// A small database, whole, and one kind of harm at a time.
const home = process.cwd();
const folder = mkdtempSync(join(tmpdir(), 'thidua-check-'));

beforeAll(async () => {
  process.chdir(folder);
  mkdirSync('c');
  for (let n = 0; n < 40; n++)
    writeFileSync(
      `c/${String(n).padStart(2, '0')}.txt`,
      `Bài ${n} về hội nghị\nKhối thi đua số ${n % 5} | 2018-12-${10 + (n % 20)} | Sở ${n % 7} | government_flag | nominated | 2018`,
    );
  writeFileSync('c/empty.txt', '');
  const input = { paths: ['c'], db: 'whole.db', rules: REFERENCE, prune: false, fetching: FETCHING };
  await ingest(input, extractLines);
});
beforeEach(() => copyFileSync('whole.db', 't.db'));
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

function harm(sql: string): void {
  const db = new Database('t.db');
  db.unsafeMode();
  db.pragma('foreign_keys = OFF');
  db.exec(sql);
  db.close();
}

test('a whole database is found whole, with what was looked at', async () => {
  const { out, err, code } = await thidua('check', '--db', 't.db');
  expect({ err, code }).toEqual({ err: '', code: 0 });
  expect(out).toMatch(/^sources +41 {2}ok$/m);
  expect(out).toMatch(/^posts with .* +40 {2}ok$/m);
  expect(out).toMatch(/^files +41 {2}41 as they were read$/m);
});

test.each([
  ['UPDATE evidence SET span_start = span_start + 1 WHERE post_id = 3', 'c/02.txt: the table evidence is not what its'],
  ["UPDATE body SET text = 'x' || text WHERE post_id = 3", 'c/02.txt: the evidence of /events/0/awards/0/recipient is'],
  [
    "UPDATE body SET record = replace(record, '/awards/0/recipient', '/awards/1/recipient') WHERE post_id = 3",
    'c/02.txt: evidence proves /events/0/awards/1/recipient, which its record has not',
  ],
  ['UPDATE body SET record = \'{"id": 1\' WHERE post_id = 3', 'c/02.txt: its record is not as the contract says'],
  [
    "UPDATE body SET record = replace(record, 'nominated', 'promised') WHERE post_id = 3",
    'c/02.txt: its record is not as the contract says',
  ],
  ['DELETE FROM body WHERE post_id = 3', 'c/02.txt: it has no text and no record'],
  ["UPDATE source SET sha256 = 'ff' WHERE id = 3", 'c/02.txt: its record was made of other bytes'],
  ["UPDATE source SET location = 'd.txt' WHERE id = 3", 'd.txt: its record is that of c/02.txt'],
  ['DELETE FROM member WHERE event_id = (SELECT id FROM event WHERE post_id = 3)', 'c/02.txt: the table member is not'],
  [
    "UPDATE award SET status = 'awarded' WHERE event_id = (SELECT id FROM event WHERE post_id = 3)",
    'c/02.txt: the table award is not what its record says',
  ],
  ["UPDATE event SET date = '2018-12-31' WHERE post_id = 3", 'c/02.txt: the table event is not what its record says'],
  ["UPDATE post SET title = 'khác' WHERE id = 3", 'c/02.txt: the table post is not what its record says'],
  ['UPDATE post SET province_id = NULL WHERE id = 3', 'c/02.txt: its province is not what its record says'],
  ["UPDATE search SET text = 'khac' WHERE rowid = 3", 'c/02.txt: the index for searching has other words'],
  ["UPDATE search_data SET block = x'0000' WHERE id > 10", /malformed|fts5/],
  ["UPDATE source SET knowledge = 'rules-0' WHERE id < 4", '3 sources were read under other rules'],
  ['UPDATE run SET finished_at = NULL', 'the last run has not come to its end'],
  ['DELETE FROM post WHERE id = 3', 'c/02.txt: it is neither a post nor a failure'],
  ['DELETE FROM province', 'rows of post name a province that is not there'],
  ['DROP INDEX event_by_bloc', 'event_by_bloc is missing'],
  ['DROP VIEW awards; CREATE VIEW awards AS SELECT 1', 'awards is not as thidua makes it'],
  ["UPDATE naming SET form = 'khác' WHERE post_id = 3", 'c/02.txt: the table naming has other words for /events/0/'],
  ['UPDATE bloc SET joined = 0', 'c/02.txt: nobody looked yet whether other posts tell of its meeting'],
  [
    'UPDATE event SET meeting_id = NULL WHERE post_id = 3',
    'c/02.txt: nobody looked yet whether other posts tell of its',
  ],
  [
    'UPDATE event SET posts = 9 WHERE post_id = 3',
    'c/02.txt: it is not rightly counted among the posts on its meeting',
  ],
  [
    'UPDATE event SET awards = 9 WHERE post_id = 3',
    'c/02.txt: what is noted beside its meeting is not what its lists hold',
  ],
  ['UPDATE event SET main_year = 1990 WHERE post_id = 3', 'c/02.txt: what is noted beside its meeting is not what its'],
  ['UPDATE event SET province_id = 1 WHERE post_id = 3', 'c/02.txt: what is noted beside its meeting is not what its'],
  [
    'UPDATE award SET first = 0 WHERE event_id = (SELECT id FROM event WHERE post_id = 3)',
    'a fact of the table award is not counted once',
  ],
  ['UPDATE count_of_posts SET posts = posts + 1', 'count_of_posts does not hold what there is to count'],
  ['DELETE FROM count_of_meetings', 'count_of_meetings does not hold what there is to count'],
  ["INSERT INTO count_by_body VALUES ('member', 1, NULL, 1)", 'count_by_body does not hold what there is to count'],
  ['DELETE FROM count_by_place', 'count_by_place does not hold what there is to count'],
  ['UPDATE likeness SET tied = 0 WHERE post_id = 3', 'c/02.txt: nobody looked yet whether it is a copy'],
  [
    'UPDATE post SET copy_of = 4 WHERE id = 3; UPDATE post SET copy_of = 5 WHERE id = 4',
    'c/02.txt: it is named a copy of a copy',
  ],
])('%s', async (sql, says) => {
  harm(sql);
  const { out, err, code } = await thidua('check', '--db', 't.db');
  expect(out).toMatch(typeof says === 'string' ? new RegExp(says.replaceAll(/[/.]/g, '\\$&')) : says);
  expect(out).not.toMatch(/^files /m);
  expect(err).toMatch(/^\d+ wrong: "ingest --rebuild --db t.db" makes the database anew from its posts\n$/);
  expect(code).toBe(1);
});

test('files that changed or went are told, and are no fault of the database', async () => {
  writeFileSync('c/01.txt', 'khác');
  rmSync('c/02.txt');
  const { out, code } = await thidua('check', '--db', 't.db');
  expect(code).toBe(0);
  expect(out).toMatch(
    /^files +41 {2}39 as they were read, 1 changed, 1 gone\n {2}c\/01\.txt was changed.*\n {2}c\/02\.txt is gone$/m,
  );
  expect((await thidua('check', 'c/03.txt', './c/02.txt', '--db', 't.db')).out).toMatch(
    /^files +2 {2}1 as they were read, 1 gone$/m,
  );
  expect(await thidua('check', 'elsewhere', '--db', 't.db')).toMatchObject({
    code: 2,
    err: 'thidua: nothing in t.db was read from elsewhere\n',
  });
});

test('whatever is written over, there are clear lines and never a stack', async () => {
  const whole = readFileSync('whole.db');
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.uint8Array({ minLength: 1, maxLength: 5000 }), async (at, bytes) => {
      const harmed = Buffer.from(whole);
      harmed.set(bytes.subarray(0, whole.length - at), at);
      writeFileSync('t.db', harmed);
      const { out, err, code } = await thidua('check', '--db', 't.db');
      expect([0, 1, 2]).toContain(code);
      if (code === 2) expect(err).toMatch(/^thidua: t\.db [^\n]+\n$/);
      if (code === 1) expect(err).toMatch(/^\d+ wrong: [^\n]+\n$/);
      // Bytes that nothing uses may be anything.
      if (code === 0) expect(out).toMatch(/^posts with .* 40 {2}ok$/m);
    }),
    { numRuns: Number(process.env.RUNS ?? 40) },
  );
});
