import type { Db } from '../store/open.js';
import { type Condition, together } from './condition.js';
import type { List } from './lists.js';

export type Value = string | number | null;
export type Row = { readonly [column: string]: Value };

// Names are sorted without tones; those that stand in a table of their own have that ready.
const ORDER: Readonly<Record<string, string>> = {
  province: '(SELECT bare FROM province WHERE id = province_id)',
  bloc: '(SELECT bare FROM bloc WHERE id = bloc_id)',
  award: '(SELECT bare FROM award_type WHERE code = award_code)',
  recipient: 'bare(recipient)',
  member: 'bare(member)',
  holder: 'bare(holder)',
  giver: 'bare(giver)',
  receiver: 'bare(receiver)',
  venue: 'bare(venue)',
  title: 'bare(title)',
};

/** How many rows of a list meet the conditions. */
export function howMany(db: Db, { view }: List, where: readonly Condition[]): number {
  const { sql, values } = together(where);
  return db.prepare<[object], number>(`SELECT count(*) FROM ${view} ${sql}`).pluck().get(values)!;
}

/**
 * The rows of a list that meet the conditions, one after another, at most `limit` (null: all): by the first column of the
 * list, then the second, without tones, empty values last.
 */
export function rowsOf(
  db: Db,
  { view, columns }: List,
  picked: readonly string[],
  where: readonly Condition[],
  limit: number | null,
): IterableIterator<Row> {
  const { sql, values } = together(where);
  const order = columns.map((column) => `${ORDER[column] ?? column} NULLS LAST`).join(', ');
  return db
    .prepare<[object], Row>(`SELECT ${picked.join(', ')} FROM ${view} ${sql} ORDER BY ${order} LIMIT ${limit ?? -1}`)
    .iterate(values);
}
