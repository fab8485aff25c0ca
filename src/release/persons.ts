import type { Db } from '../store/open.js';
import { bare, fold } from '../text/normalize.js';
import { type Masked, type Masker, masker } from './mask.js';

/** Where persons are named: table, column, and the value in the record. */
const PERSONS = [
  ['chair', 'person', 'chairs', 'person'],
  ['attendee', 'person', 'attendees', 'person'],
  ['award', 'person', 'awards', 'recipient'],
  ['ranking', 'person', 'rankings', 'recipient'],
  ['role', 'person', 'roles', 'holder'],
  ['handover', 'giver_person', 'handovers', 'from'],
  ['handover', 'receiver_person', 'handovers', 'to'],
] as const;

/** Rows that are of a person alone go with their evidence: the condition, and the list in the record. */
const ROWS_OF_PERSONS = [
  ['chair', 'organization_id IS NULL', 'chairs'],
  ['attendee', 'TRUE', 'attendees'],
  ['award', 'person IS NOT NULL', 'awards'],
  ['ranking', 'person IS NOT NULL', 'rankings'],
  ['role', 'person IS NOT NULL', 'roles'],
  ['handover', 'receiver_person IS NOT NULL', 'handovers'],
] as const;

/** Tables that come from the rules, not from posts. */
const OF_RULES: ReadonlySet<string> = new Set([
  'province',
  'province_alias',
  'province_predecessor',
  'award_alias',
  'organization_alias',
]);

/**
 * Takes natural persons out of a release: `drop` leaves their rows and names out, `pseudonyms` puts a number in place of
 * each name, in the order in which names come in the posts. Either way texts, records and reviews of posts go, and in
 * every other text of a post (titles, quotes, addresses, …) the names that the database knows are masked.
 */
export function hidePersons(db: Db, how: 'drop' | 'pseudonyms'): void {
  const persons = personsIn(db, how);
  const mask = maskerOf(db, persons);
  db.function('shown', (name) => persons.get(keyOf(String(name)))?.shown ?? 'person');
  db.function('masked', (text, post) => (typeof text === 'string' ? mask(text, Number(post)) : text));
  db.function('bared', (text) => bare(String(text)));
  db.transaction(() => {
    for (const table of ['body', 'review']) db.exec(`DELETE FROM ${table}`);
    maskQuotes(db);
    if (how === 'drop') dropPersons(db);
    maskTexts(db);
    if (how === 'pseudonyms')
      for (const [table, column] of [...PERSONS, ['post', 'author']] as const)
        db.exec(`UPDATE ${table} SET ${column} = shown(${column}) WHERE ${column} IS NOT NULL`);
  })();
}

/** One name, however it is written in capitals and old or new tone marks. */
const keyOf = (name: string): string => fold(name.normalize('NFC'));

interface Person extends Masked {
  /** Named as somebody at a meeting; else as who wrote a post. */
  isTold: boolean;
}

/** Every name that a column for persons holds, numbered in the order of the posts, by `keyOf` it. */
function personsIn(db: Db, how: 'drop' | 'pseudonyms'): ReadonlyMap<string, Person> {
  const lists = PERSONS.map(
    ([table, column], at) =>
      `SELECT post_id, event.n AS event, ${at} AS list, it.n, ${column} AS name FROM ${table} AS it JOIN event ON event.id = event_id`,
  );
  const rows = db
    .prepare<[], [string, number]>(
      `SELECT name, event FROM (SELECT id AS post_id, -1 AS event, 0 AS list, 0 AS n, author AS name FROM post
         UNION ALL ${lists.join(' UNION ALL ')}) WHERE name IS NOT NULL ORDER BY post_id, event, list, n`,
    )
    .raw();
  const persons = new Map<string, Person>();
  for (const [name, event] of rows.iterate()) {
    const known = persons.get(keyOf(name));
    const shown = how === 'drop' ? 'person' : `person ${String(persons.size + 1).padStart(6, '0')}`;
    if (!known) persons.set(keyOf(name), { name, shown, isTold: event >= 0 });
    else known.isTold ||= event >= 0;
  }
  return persons;
}

/**
 * Persons at a meeting are masked in all posts. Who wrote a post is masked in that post only: pen names such as "Thanh
 * Bình" are names of places and bodies too. A name that is a province's stays.
 */
function maskerOf(db: Db, persons: ReadonlyMap<string, Person>): (text: string, post: number) => string {
  const authors = new Map(
    db.prepare<[], [number, string]>('SELECT id, author FROM post WHERE author IS NOT NULL').raw().all(),
  );
  const provinces = new Set(
    db.prepare<[], string>('SELECT name FROM province UNION SELECT form FROM province_alias').pluck().all().map(keyOf),
  );
  const told = [...persons].filter(([key, { isTold }]) => isTold && !provinces.has(key));
  const everywhere = masker(told.map(([, person]) => person));
  let at = 0;
  let own: Masker = (text) => text;
  return (text, post) => {
    if (post !== at) {
      const author = authors.get(post);
      const { shown = '' } = persons.get(keyOf(author ?? '')) ?? {};
      const parts = author?.split(/\s*[-–—,;&/]\s*|\s+và\s+/u) ?? [];
      own = masker(parts.map((name) => ({ name, shown })));
      at = post;
    }
    return own(everywhere(text));
  };
}

/** The quotes that names were read from, whatever they say. */
function maskQuotes(db: Db): void {
  const places = PERSONS.map(
    ([table, column, list, field]) =>
      `SELECT post_id, '/events/' || event.n || '/${list}/' || it.n || '/${field}' AS path, ${column} AS name
       FROM ${table} AS it JOIN event ON event.id = event_id WHERE ${column} IS NOT NULL`,
  );
  places.push(`SELECT id AS post_id, '/post/author' AS path, author AS name FROM post WHERE author IS NOT NULL`);
  for (const place of places)
    db.exec(
      `UPDATE evidence SET quote = '[' || shown(place.name) || ']' FROM (${place}) AS place
       WHERE evidence.post_id = place.post_id AND evidence.path = place.path`,
    );
}

function dropPersons(db: Db): void {
  const at = (table: string, list: string, where: string, field = '') =>
    `SELECT post_id, '/events/' || event.n || '/${list}/' || it.n || '${field}' AS path
     FROM ${table} AS it JOIN event ON event.id = event_id WHERE ${where}`;
  const gone = [
    ...ROWS_OF_PERSONS.map(([table, where, list]) => at(table, list, where)),
    at('chair', 'chairs', 'TRUE', '/person'),
    at('chair', 'chairs', 'TRUE', '/position'),
    at('handover', 'handovers', 'giver_person IS NOT NULL', '/from'),
    `SELECT id AS post_id, '/post/author' AS path FROM post`,
  ];
  // From "/awards/1" to before "/awards/10": the value itself and all that lies in it.
  for (const rows of gone)
    db.exec(
      `DELETE FROM evidence WHERE (post_id, path, n) IN (
         SELECT it.post_id, it.path, it.n FROM (${rows}) AS gone CROSS JOIN evidence AS it
         ON it.post_id = gone.post_id AND it.path >= gone.path AND it.path < gone.path || '0')`,
    );
  for (const [table, where] of ROWS_OF_PERSONS) db.exec(`DELETE FROM ${table} WHERE ${where}`);
  db.exec('UPDATE chair SET person = NULL, position = NULL');
  db.exec('UPDATE handover SET giver_person = NULL WHERE giver_person IS NOT NULL');
  db.exec('UPDATE post SET author = NULL');
}

/** Masks names in every text of every table that posts were read into. */
function maskTexts(db: Db): void {
  const persons = new Set<string>([...PERSONS, ['post', 'author']].map(([table, column]) => `${table}.${column}`));
  const tables = db.pragma('main.table_list') as { name: string; type: string }[];
  for (const { name, type } of tables) {
    if (type !== 'table' || name.startsWith('sqlite_') || OF_RULES.has(name)) continue;
    const columns = db.pragma(`table_info(${name})`) as { name: string; type: string; pk: number }[];
    const has = (column: string) => columns.some((it) => it.name === column);
    const post = has('post_id')
      ? 'post_id'
      : has('event_id')
        ? '(SELECT post_id FROM event WHERE event.id = event_id)'
        : name === 'post' || name === 'source'
          ? 'id'
          : 'NULL';
    const unique = uniqueIn(db, name);
    const named = has('full_name') ? 'full_name' : 'name';
    const sets = columns
      .filter((column) => column.type === 'TEXT' && column.pk === 0 && !persons.has(`${name}.${column.name}`))
      .map((column) => {
        const mine = column.name === 'bare' || column.name === 'key';
        const from = mine && has(named) ? named : column.name;
        const to = mine ? `bared(masked(${from}, ${post}))` : `masked(${from}, ${post})`;
        // What must differ from row to row still does.
        const apart = unique.has(column.name) ? ` || ' #' || id` : '';
        return `${column.name} = CASE masked(${from}, ${post}) WHEN ${from} THEN ${column.name} ELSE ${to}${apart} END`;
      });
    if (sets.length > 0) db.exec(`UPDATE ${name} SET ${sets.join(', ')}`);
  }
}

/** Columns of a table that stand in an index without doubles. */
function uniqueIn(db: Db, table: string): ReadonlySet<string> {
  const indexes = db.pragma(`index_list(${table})`) as { name: string; unique: number }[];
  return new Set(
    indexes
      .filter((index) => index.unique === 1)
      .flatMap((index) =>
        (db.pragma(`index_info(${index.name})`) as { name: string | null }[]).map((it) => it.name ?? ''),
      ),
  );
}
