import type { Db } from '../../src/store/open.js';
import { bare } from '../../src/text/normalize.js';

type Row = { readonly [column: string]: string | number | null };

/** Columns of all rows of a view, in one order whatever the numbers in the file: by each column, without tones. */
export function rowsIn(db: Db, view: string, columns: readonly string[]): Row[] {
  const rows = db.prepare<[], Row>(`SELECT ${columns.join(', ')} FROM ${view}`).all();
  const key = (row: Row) => bare(JSON.stringify(columns.map((column) => row[column])));
  return rows.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
