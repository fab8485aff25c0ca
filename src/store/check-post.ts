import { type Event, Record } from '../core/record.js';
import { bare } from '../text/normalize.js';
import type { Db } from './open.js';

/** A post as it is stored: its record as JSON, and the text that this points into. */
export interface StoredPost {
  readonly id: number;
  readonly location: string;
  readonly sha256: string | null;
  readonly record: string | null;
  readonly text: string | null;
}

type Cell = string | number | null;

/** What a table of facts repeats of the record as it stands there: its columns, and the same of a record's event. */
const FACTS: readonly (readonly [
  table: string,
  columns: string,
  of: (event: Event) => readonly (readonly Cell[])[],
])[] = [
  ['event_kind', 'event_kind.kind', (event) => event.kinds.map((kind) => [kind])],
  ['event_year', 'event_year.year', (event) => event.years.map((year) => [year])],
  ['chair', 'chair.person, chair.position', (event) => event.chairs.map(({ person, position }) => [person, position])],
  ['member', '', (event) => event.members.map(() => [])],
  [
    'attendee',
    'attendee.person, attendee.position',
    (event) => event.attendees.map(({ person, position }) => [person, position]),
  ],
  ['award', 'award.status, award.year', (event) => event.awards.map(({ status, year }) => [status, year])],
  ['ranking', 'ranking.rank, ranking.score', (event) => event.rankings.map(({ rank, score }) => [rank, score])],
  ['role', 'role.role, role.year', (event) => event.roles.map(({ role, year }) => [role, year])],
  ['handover', 'handover.role, handover.year', (event) => event.handovers.map(({ role, year }) => [role, year])],
  ['movement', 'movement.name', (event) => event.movements.map((name) => [name])],
];

const EVENT = 'bloc_name, bloc_number, bloc_level, date, date_end, part_of_day, venue, member_count';
const eventCells = ({ bloc, date, date_end, part_of_day, venue, member_count }: Event): Cell[] => [
  ...[bloc?.name ?? null, bloc?.number ?? null, bloc?.level ?? null],
  ...[date, date_end, part_of_day, venue, member_count],
];

/**
 * A function that says what is wrong with a post, one sentence a fault: its record is that of the contract and of these
 * bytes, each piece of evidence is exactly its slice of the text and proves a value of the record, and the rows made of
 * the record say what it says.
 */
export function postChecker(db: Db): (post: StoredPost) => string[] {
  const rows = (sql: string) => db.prepare<[number], Cell[]>(sql).raw();
  const evidence = rows(
    'SELECT path, span_start, span_end, quote, rule, confidence, page FROM evidence WHERE post_id = ? ORDER BY n',
  );
  const warnings = rows('SELECT code, message, span_start, span_end FROM warning WHERE post_id = ? ORDER BY n');
  const post = rows(
    'SELECT title, published, published_time, author, publisher, is_bloc_post, province_basis FROM post WHERE id = ?',
  );
  const province = rows('SELECT code, name FROM province WHERE id = (SELECT province_id FROM post WHERE post.id = ?)');
  const search = rows('SELECT title, text FROM search WHERE rowid = ?');
  const namings = rows('SELECT path, form FROM naming WHERE post_id = ?');
  const events = rows(`SELECT n, ${EVENT} FROM event WHERE post_id = ? ORDER BY n`);
  const facts = FACTS.map(([table, columns]) =>
    rows(
      `SELECT event.n, ${table}.n${columns && `, ${columns}`} FROM ${table} JOIN event ON event.id = event_id
       WHERE post_id = ? ORDER BY 1, 2`,
    ),
  );

  return ({ id, location, sha256, record: json, text }) => {
    if (typeof json !== 'string' || typeof text !== 'string') return ['it has no text and no record'];
    const record = recordIn(json);
    if (record === null) return ['its record is not as the contract says'];
    const faults: string[] = [];
    const agree = (what: string, stored: unknown, told: unknown) => {
      if (JSON.stringify(stored) !== JSON.stringify(told)) faults.push(`${what} is not what its record says`);
    };
    if (record.source.location !== location) faults.push(`its record is that of ${record.source.location}`);
    if (record.id !== sha256) faults.push('its record was made of other bytes');
    for (const it of record.evidence) {
      if (text.slice(it.start, it.end) !== it.quote)
        faults.push(`the evidence of ${it.path} is not what its text says there`);
      else if (valueAt(record, it.path) === undefined)
        faults.push(`evidence proves ${it.path}, which its record has not`);
    }
    for (const { start, end, code } of record.warnings)
      if (start > end || end > text.length) faults.push(`the warning ${code} points beyond its text`);
    const { title, published, published_time, author, publisher } = record.post;
    const told = [title, published, published_time, author, publisher, Number(record.is_bloc_post)];
    agree('the table post', post.all(id), [[...told, record.province?.basis ?? null]]);
    agree('its province', province.all(id), record.province ? [[record.province.code, record.province.name]] : []);
    agree(
      'the table event',
      events.all(id),
      record.events.map((event, n) => [n, ...eventCells(event)]),
    );
    for (const [at, [table, , of]] of FACTS.entries()) {
      const cells = record.events.flatMap((event, n) => of(event).map((it, m) => [n, m, ...it]));
      agree(`the table ${table}`, facts[at]!.all(id), cells);
    }
    agree(
      'the table evidence',
      evidence.all(id),
      record.evidence.map(({ path, start, end, quote, rule, confidence, page = null }) => [
        ...[path, start, end, quote, rule, confidence, page],
      ]),
    );
    agree(
      'the table warning',
      warnings.all(id),
      record.warnings.map((it) => [it.code, it.message, it.start, it.end]),
    );
    const quotes = new Map([...record.evidence].reverse().map(({ path, quote }) => [path, quote]));
    for (const [path, form] of namings.all(id))
      if (quotes.get(String(path)) !== form)
        faults.push(`the table naming has other words for ${path} than its evidence`);
    if (JSON.stringify(search.all(id)) !== JSON.stringify([[bare(title ?? ''), bare(text)]]))
      faults.push('the index for searching has other words');
    return faults;
  };
}

function recordIn(json: string): Record | null {
  try {
    return Record.parse(JSON.parse(json));
  } catch {
    return null;
  }
}

/** The value at a JSON Pointer; undefined: there is none. */
function valueAt(record: Record, pointer: string): unknown {
  let here: unknown = record;
  for (const key of pointer.split('/').slice(1)) {
    if (typeof here !== 'object' || here === null || !Object.hasOwn(here, key)) return undefined;
    here = (here as { [key: string]: unknown })[key];
  }
  return here;
}
