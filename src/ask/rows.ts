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
export function howMany(db: Db, { view, facts }: List, where: readonly Condition[]): number {
  const { sql, values } = together(where);
  const from = where.length > 0 ? view : facts;
  return db.prepare<[object], number>(`SELECT count(*) FROM ${from} ${sql}`).pluck().get(values)!;
}

/**
 * The rows of a list that meet the conditions, one after another, at most `limit` (null: all): by the first column of the
 * list, then the second, without tones, empty values last.
 */
export function* rowsOf(
  db: Db,
  list: List,
  picked: readonly string[],
  where: readonly Condition[],
  limit: number | null,
): Generator<Row> {
  const isWalked = limit !== null && where.length === 0 && list.columns[0] === 'province';
  if (!isWalked) return yield* sorted(db, list, picked, where, limit);
  // The first rows of a whole list are those of the first provinces: no need to sort all.
  let left = limit;
  for (const id of provinces(db)) {
    const condition = id === null ? 'province_id IS NULL' : `province_id = ${id}`;
    for (const row of sorted(db, list, picked, [{ sql: condition, values: {} }], left)) {
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

function sorted(
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
