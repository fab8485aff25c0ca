import { closeSync, openSync, writeSync } from 'node:fs';
import { fileWriter, ParquetWriter } from 'hyparquet-writer';
import type { Db } from '../store/open.js';
import { type Cell, csv } from './csv.js';
import type { Column, Table } from './describe.js';

/** So many rows are in memory at once, and in a row group of Parquet, or fewer where they are long. */
const ROWS = { csv: 1_000, parquet: 20_000 };
const LETTERS = 2_000_000;

/** Writes a table as one CSV file, see `csv`. */
export function writeCsv(db: Db, table: Table, file: string, excel: boolean): void {
  const out = openSync(file, 'w');
  try {
    const head = [table.columns.map((column) => column.name)];
    writeSync(out, `${excel ? '\uFEFF' : ''}${csv(head, excel)}`);
    for (const rows of batches(db, table, ROWS.csv)) writeSync(out, csv(rows, excel));
  } finally {
    closeSync(out);
  }
}

/** Writes a table as one Parquet file: a batch of rows is a row group, columns have the types of the schema. */
export function writeParquet(db: Db, table: Table, file: string): void {
  const { columns } = table;
  const schema = [{ name: 'schema', num_children: columns.length }, ...columns.map(elementOf)];
  const writer = new ParquetWriter({ writer: fileWriter(file), schema, createdBy: 'thidua' });
  for (const rows of batches(db, table, ROWS.parquet)) {
    const columnData = columns.map(({ name, type }, at) => ({
      name,
      data: rows.map((row) => (row[at] === null ? null : PARQUET[type].value(row[at] as never))),
    }));
    writer.write({ columnData, rowGroupSize: rows.length });
  }
  writer.finish();
}

/** The rows of a table by its key; those of a view by its columns, one after the other. */
function* batches(db: Db, { name, columns, key, isView }: Table, most: number): Generator<Cell[][]> {
  const names = columns.map((column) => column.name);
  const order = isView ? names : key;
  const rows = db.prepare<[], Cell[]>(`SELECT ${names.join(', ')} FROM ${name} ORDER BY ${order.join(', ')}`).raw();
  let batch: Cell[][] = [];
  let letters = 0;
  for (const row of rows.iterate()) {
    batch.push(row);
    for (const cell of row) if (typeof cell === 'string') letters += cell.length;
    if (batch.length < most && letters < LETTERS) continue;
    yield batch;
    batch = [];
    letters = 0;
  }
  if (batch.length > 0) yield batch;
}

/** How Parquet holds each type, and its value of ours. */
const PARQUET = {
  string: { element: { type: 'BYTE_ARRAY', converted_type: 'UTF8' }, value: String },
  integer: { element: { type: 'INT64' }, value: (number: number) => BigInt(number) },
  number: { element: { type: 'DOUBLE' }, value: (number: number) => number },
  boolean: { element: { type: 'BOOLEAN' }, value: (number: number) => number === 1 },
  date: { element: { type: 'INT32', converted_type: 'DATE' }, value: dayOf },
} as const;

function elementOf({ name, type, required }: Column) {
  return { name, ...PARQUET[type].element, repetition_type: required ? ('REQUIRED' as const) : ('OPTIONAL' as const) };
}

/** Days since 1970. Throws for a day that no calendar has. */
function dayOf(iso: string): number {
  const time = Date.parse(`${iso}T00:00:00Z`);
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== iso) throw new Error(`${iso} is no day`);
  return time / 86_400_000;
}
