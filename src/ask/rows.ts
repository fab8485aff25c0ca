import { areCountsKept } from '../store/counts.js';
import type { Db } from '../store/open.js';
import { type Condition, together } from './condition.js';
import type { List } from './lists.js';
import { isOfYears } from './period.js';

export type Value = string | number | null;
export type Row = { readonly [column: string]: Value };

// Names are sorted without tones; those that stand in a table of their own have that ready.
const ORDER: Readonly<Record<string, string>> = {
  province: '(SELECT bare FROM province WHERE id = province_id)',
  bloc: '(SELECT bare FROM bloc WHERE id = bloc_id)',
  award: '(SELECT bare FROM award_type WHERE id = award_type_id)',
  recipient: 'bare(recipient)',
  member: 'bare(member)',
  holder: 'bare(holder)',
  giver: 'bare(giver)',
  receiver: 'bare(receiver)',
  venue: 'bare(venue)',
  title: 'bare(title)',
};

/** Where to count rows of a list, and SQL for how many rows some of it stand for. */
export interface Counted {
  readonly from: string;
  readonly n: string;
}

/**
 * Where to count the rows that meet conditions, of which `keys` (SQL too) are asked: in kept counts that have all columns
 * they speak of; else in facts. The view would look up names and words that nobody asks for.
 */
export function countedIn(
  db: Db,
  { facts, meeting = {}, counts = [] }: List,
  { sql, values }: Condition,
  ...keys: readonly string[]
): Counted {
  const words = new Set([sql, ...keys].join(' ').match(/\w+/g));
  const ofMeeting = Object.keys(meeting);
  const columns = db.prepare(`SELECT * FROM ${facts}`).columns();
  const spoken = [...columns.map(({ name }) => name), ...ofMeeting].filter((name) => words.has(name));
  const kept = counts.find((it) => spoken.every((name) => it.columns.includes(name)));
  if (kept && isOfYears(values) && areCountsKept(db)) return { from: kept.from, n: 'sum(n)' };
  if (!ofMeeting.some((name) => words.has(name))) return { from: facts, n: 'count(*)' };
  const joined = ofMeeting.map((name) => `${meeting[name]} AS ${name}`).join(', ');
  return { from: `${facts} JOIN (SELECT id AS event_id, ${joined} FROM event) USING (event_id)`, n: 'count(*)' };
}

/** How many rows of a list meet the conditions. */
export function howMany(db: Db, list: List, where: readonly Condition[]): number {
  const all = together(where);
  const { from, n } = countedIn(db, list, all);
  return db.prepare<[object], number>(`SELECT coalesce(${n}, 0) FROM ${from} ${all.sql}`).pluck().get(all.values)!;
}

/**
 * The rows of a list that meet the conditions, one after another, at most `limit` (null: all): by the first column of the
 * list, then the second, without tones, empty values last; of few rows the source alone does not decide.
 */
export function* rowsOf(
  db: Db,
  list: List,
  picked: readonly string[],
  where: readonly Condition[],
  limit: number | null,
): Generator<Row> {
  // The first rows are those of the first provinces: no need to sort all, unless the question is about one anyway.
  const isWalked =
    limit !== null && list.columns[0] === 'province' && where.every(({ values }) => !('province' in values));
  const { sql, values } = together(isWalked ? [...where, { sql: 'province_id IS @walked', values: {} }] : where);
  const rows = db.prepare<[object], Row>(limit === null ? every(list, picked, sql) : few(list, picked, sql));
  if (!isWalked) return yield* rows.iterate({ ...values, limit: limit ?? -1 });
  let left = limit;
  for (const walked of provinces(db)) {
    for (const row of rows.iterate({ ...values, walked, limit: left })) {
      yield row;
      left--;
    }
    if (left === 0) return;
  }
}

const orderBy = (columns: readonly string[]): string =>
  columns.map((column) => `${ORDER[column] ?? column} NULLS LAST`).join(', ');

const every = ({ view, columns }: Pick<List, 'view' | 'columns'>, picked: readonly string[], where: string): string =>
  `SELECT ${picked.join(', ')} FROM ${view} ${where} ORDER BY ${orderBy(columns)} LIMIT @limit`;

/** To look up the source of each row that is sorted takes as long as all else: of few rows it is looked up last. */
function few({ view, columns, meeting }: List, picked: readonly string[], where: string): string {
  const soon = (names: readonly string[]) => names.filter((name) => name !== 'source');
  if (meeting === undefined) return every({ view, columns }, picked, where);
  const found = `SELECT ${soon(picked).join(', ')}, event_id FROM ${view} ${where} ORDER BY ${orderBy(soon(columns))} LIMIT @limit`;
  return `SELECT ${picked.map((name) => (name === 'source' ? SOURCE : name)).join(', ')} FROM (${found}) AS found`;
}
const SOURCE =
  '(SELECT location FROM event JOIN source ON source.id = post_id WHERE event.id = found.event_id) AS source';

const provinces = (db: Db): (number | null)[] => [
  ...db.prepare<[], number>('SELECT id FROM province ORDER BY bare, id').pluck().all(),
  null,
];
