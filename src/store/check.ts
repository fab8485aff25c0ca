import Database from 'better-sqlite3';
import { postChecker, type StoredPost } from './check-post.js';
import { COUNTED } from './counts.js';
import { FACTS } from './meetings.js';
import { type Db, definitions, definitionsIn } from './open.js';

/** Something that is wrong, and where if it is with one source. */
export interface Fault {
  readonly location: string | null;
  readonly message: string;
}

/** One thing to check: gives its faults one by one, and returns how many of `what` it looked at. */
export interface Check {
  readonly what: string;
  readonly run: (db: Db) => Generator<Fault, number>;
}

/** More damaged pages than these say nothing new. */
const MOST_PAGES = 100;

/** Everything that can be checked of a database on its own, in the order in which faults explain others. */
export const CHECKS: readonly Check[] = [
  { what: 'pages of the file', run: pages },
  { what: 'tables, views and indexes', run: schema },
  { what: 'links between tables', run: links },
  { what: 'sources', run: sources },
  { what: 'posts with record, text, evidence and rows', run: posts },
  { what: 'copies, blocs and meetings', run: derived },
  { what: 'facts of meetings, each counted once', run: counted },
  { what: 'counts kept for questions', run: kept },
];

/** Runs one check; where the file cannot be read any further, that is a fault as well. */
export function* faultsOf({ run }: Check, db: Db): Generator<Fault, number> {
  try {
    return yield* run(db);
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    yield { location: null, message: `it cannot be read to its end: ${error.message}` };
    return 0;
  }
}

/** Pages, indexes, CHECKs and the full-text index, by SQLite's own check. */
function* pages(db: Db): Generator<Fault, number> {
  const found = db.pragma(`integrity_check(${MOST_PAGES})`) as { integrity_check: string }[];
  for (const { integrity_check: message } of found) if (message !== 'ok') yield { location: null, message };
  return Number(db.pragma('page_count', { simple: true }));
}

function* schema(db: Db): Generator<Fault, number> {
  const wanted = definitions();
  const there = definitionsIn(db);
  for (const [name, sql] of wanted) {
    if (there.get(name) === undefined) yield { location: null, message: `${name} is missing` };
    else if (there.get(name) !== sql) yield { location: null, message: `${name} is not as thidua makes it` };
  }
  return wanted.size;
}

function* links(db: Db): Generator<Fault, number> {
  const broken = new Map<string, number>();
  const found = db.prepare<[], { table: string; parent: string }>(
    'SELECT "table", parent FROM pragma_foreign_key_check',
  );
  for (const { table, parent } of found.iterate()) {
    const which = `${table} name a ${parent} that is not there`;
    broken.set(which, (broken.get(which) ?? 0) + 1);
  }
  for (const [which, rows] of broken) yield { location: null, message: `${rows} rows of ${which}` };
  return count(db, `sqlite_master, pragma_foreign_key_list(sqlite_master.name) WHERE type = 'table'`);
}

/** Each is a post or a failure, under the rules of the last run, and that came to its end. */
function* sources(db: Db): Generator<Fault, number> {
  const last = db
    .prepare<[], { knowledge: string; finished_at: string | null }>(
      'SELECT knowledge, finished_at FROM run ORDER BY id DESC LIMIT 1',
    )
    .get();
  if (last && last.finished_at === null)
    yield {
      location: null,
      message: 'the last run has not come to its end: it is at work, or was cut off; then run ingest once more',
    };
  const others = count(db, 'source WHERE knowledge <> (SELECT knowledge FROM run ORDER BY id DESC LIMIT 1)');
  if (others > 0)
    yield {
      location: null,
      message: `${others} sources were read under other rules than the last run's; ingest them again`,
    };
  yield* eachAt(
    db,
    'it is neither a post nor a failure',
    `
    FROM source WHERE id NOT IN (SELECT id FROM post) AND id NOT IN (SELECT source_id FROM failure)`,
  );
  yield* eachAt(
    db,
    'it is both a post and a failure',
    `
    FROM source JOIN post USING (id) JOIN failure ON source_id = source.id`,
  );
  return count(db, 'source');
}

function* posts(db: Db): Generator<Fault, number> {
  const check = postChecker(db);
  const stored = db.prepare<[], StoredPost>(
    `SELECT post.id, location, sha256, record, text FROM source JOIN post USING (id) LEFT JOIN body ON post_id = post.id
     ORDER BY location`,
  );
  let n = 0;
  for (const post of stored.iterate()) {
    n++;
    for (const message of check(post)) yield { location: post.location, message };
  }
  return n;
}

/** What is derived from all posts together. */
function* derived(db: Db): Generator<Fault, number> {
  yield* eachAt(
    db,
    'nobody looked yet whether it is a copy',
    `
    FROM source JOIN post USING (id) LEFT JOIN likeness ON post_id = post.id WHERE tied IS NOT 1`,
  );
  yield* eachAt(
    db,
    'it is named a copy of a copy',
    `
    FROM source JOIN post USING (id) JOIN post AS first ON first.id = post.copy_of WHERE first.copy_of IS NOT NULL`,
  );
  yield* eachAt(
    db,
    'a bloc known from it alone is that of another post',
    `
    FROM source JOIN event ON event.post_id = source.id JOIN bloc ON bloc.id = bloc_id WHERE bloc.post_id <> source.id`,
  );
  yield* eachAt(
    db,
    'nobody looked yet whether other posts tell of its meeting',
    `FROM source JOIN event ON event.post_id = source.id LEFT JOIN bloc ON bloc.id = bloc_id
     WHERE meeting_id IS NULL OR joined = 0`,
  );
  yield* eachAt(
    db,
    'it is not rightly counted among the posts on its meeting',
    `FROM source JOIN event ON event.post_id = source.id LEFT JOIN event AS first ON first.id = event.meeting_id
     WHERE first.meeting_id IS NOT first.id
       OR event.posts <> (SELECT count(DISTINCT post_id) FROM event AS told WHERE told.meeting_id = event.meeting_id)`,
  );
  yield* eachAt(
    db,
    'what is noted beside its meeting is not what its lists hold',
    `FROM source JOIN post USING (id) JOIN event ON event.post_id = source.id
     WHERE event.province_id IS NOT post.province_id
       OR event.main_year IS NOT (SELECT year FROM event_year WHERE event_id = event.id AND n = 0)
       OR ${LISTS.map(([column, table]) => `event.${column} <> (SELECT count(*) FROM ${table} AND event_id = event.id)`).join(' OR ')}`,
  );
  const lone = count(db, 'bloc WHERE id NOT IN (SELECT bloc_id FROM event WHERE bloc_id IS NOT NULL)');
  if (lone > 0) yield { location: null, message: `${lone} blocs have no event` };
  const words = count(db, 'search WHERE rowid NOT IN (SELECT id FROM post)');
  if (words > 0) yield { location: null, message: `${words} posts can be searched that are not there` };
  return count(db, 'post') + count(db, 'bloc') + count(db, 'event');
}

/** Columns of `event` that say how long a list is, and what the list is made of. */
const LISTS = [
  ...['chair', 'member', 'attendee', 'award', 'ranking', 'handover', 'movement'].map((it) => [
    `${it}s`,
    `${it} WHERE 1`,
  ]),
  ['heads', "role WHERE role = 'head'"],
  ['deputies', "role WHERE role = 'deputy'"],
];

/** Of rows that are one fact one stands for all, and says in how many posts it is told. */
function* counted(db: Db): Generator<Fault, number> {
  let facts = 0;
  for (const [table, key] of Object.entries(FACTS)) {
    const meeting = "'meeting ' || meeting_id";
    // Who holds a role in a year is one fact at whichever meetings of the bloc it is told.
    const of = table === 'role' ? `iif(bloc_id IS NULL OR year IS NULL, ${meeting}, 'bloc ' || bloc_id)` : meeting;
    yield* eachAt(
      db,
      `a fact of the table ${table} is not counted once`,
      `FROM (SELECT min(location) AS location FROM ${table} JOIN event ON event.id = event_id JOIN source ON source.id = post_id
       GROUP BY ${of}, ${key} HAVING sum(first) <> 1 OR max(${table}.posts) <> count(DISTINCT post_id))`,
    );
    facts += count(db, `${table} WHERE first`);
  }
  return facts;
}

/** They are those that are counted anew. */
function* kept(db: Db): Generator<Fault, number> {
  let rows = 0;
  for (const [table, sql] of Object.entries(COUNTED)) {
    const others = (a: string, b: string) => `EXISTS (SELECT * FROM (${a}) EXCEPT SELECT * FROM (${b}))`;
    const there = `SELECT * FROM ${table}`;
    const differ = db
      .prepare(`SELECT ${others(there, sql)} OR ${others(sql, there)}`)
      .pluck()
      .get();
    if (differ === 1) yield { location: null, message: `${table} does not hold what there is to count` };
    rows += count(db, table);
  }
  return rows;
}

function* eachAt(db: Db, message: string, from: string): Generator<Fault, void> {
  for (const location of db.prepare<[], string>(`SELECT DISTINCT location ${from} ORDER BY 1`).pluck().iterate())
    yield { location, message };
}

const count = (db: Db, from: string): number => db.prepare<[], number>(`SELECT count(*) FROM ${from}`).pluck().get()!;

/** Places that were read and the sha256 of their bytes, those of an archive one after the other; `among`: only these. */
export function* digests(db: Db, among: readonly string[] | null): Generator<{ location: string; sha256: string }> {
  const sql = 'SELECT location, sha256 FROM source WHERE sha256 IS NOT NULL';
  if (among === null) yield* db.prepare<[], { location: string; sha256: string }>(`${sql} ORDER BY location`).iterate();
  const one = db.prepare<[string], { location: string; sha256: string }>(`${sql} AND location = ?`);
  for (const place of among ?? []) yield* one.all(place);
}
