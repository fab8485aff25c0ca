import type { Db } from '../store/open.js';
import { type Condition, together } from './condition.js';
import type { List } from './lists.js';

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

/** Where to count rows of a list that are spoken of so: the view would look up names and words that nobody asks for. */
export function countedIn({ facts, meeting = {} }: List, ...spoken: readonly string[]): string {
  const names = Object.keys(meeting);
  if (!names.some((name) => spoken.some((sql) => new RegExp(`\\b${name}\\b`).test(sql)))) return facts;
  const columns = names.map((name) => `${meeting[name]} AS ${name}`).join(', ');
  return `${facts} JOIN (SELECT id AS event_id, ${columns} FROM event) USING (event_id)`;
}

/** How many rows of a list meet the conditions. */
export function howMany(db: Db, list: List, where: readonly Condition[]): number {
  const { sql, values } = together(where);
  return db
    .prepare<[object], number>(`SELECT count(*) FROM ${countedIn(list, sql)} ${sql}`)
    .pluck()
    .get(values)!;
}

/**
 * The rows of a list that meet the conditions, one after another, at most `limit` (null: all): by the first column of the
 * list, then the second, without tones, empty values last; of few rows the source alone does not decide.
 */
export function* rowsOf(
  db: Db,
  { view, columns }: List,
  picked: readonly string[],
  where: readonly Condition[],
  limit: number | null,
): Generator<Row> {
  // The first rows are those of the first provinces: no need to sort all, unless the question is about one anyway.
  const isWalked = limit !== null && columns[0] === 'province' && where.every(({ values }) => !('province' in values));
  const { sql, values } = together(isWalked ? [...where, { sql: 'province_id IS @walked', values: {} }] : where);
  // To look up the source of every row takes as long as all else, for the few that are alike in all other columns.
  const sorted = limit === null ? columns : columns.filter((column) => column !== 'source');
  const order = sorted.map((column) => `${ORDER[column] ?? column} NULLS LAST`).join(', ');
  const rows = db.prepare<[object], Row>(
    `SELECT ${picked.join(', ')} FROM ${view} ${sql} ORDER BY ${order} LIMIT @limit`,
  );
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

const provinces = (db: Db): (number | null)[] => [
  ...db.prepare<[], number>('SELECT id FROM province ORDER BY bare, id').pluck().all(),
  null,
];
