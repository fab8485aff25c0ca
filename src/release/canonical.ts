import { COUNTED } from '../store/counts.js';
import type { Db } from '../store/open.js';

/** Tables that tell of a file's history, serve `ingest` alone or hold what is counted from others: no part of the data. */
export const WORKINGS: ReadonlySet<string> = new Set(['run', 'likeness', 'likeness_band', ...Object.keys(COUNTED)]);
/** Columns of the same kind, by table. */
export const WORKING_COLUMNS: Readonly<Record<string, readonly string[]>> = { source: ['stamp'], bloc: ['joined'] };

interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  /** Columns of the primary key. */
  readonly key: readonly string[];
  /** Table that a column points at. */
  readonly points: ReadonlyMap<string, string>;
}

/**
 * Copies the database at `file` into an empty one so that equal content comes to equal rows, whatever history led
 * there: rows are put in natural order and numbered anew by it. The natural order of a table is that of its columns, one
 * after the other, where a column that points at another table counts by the new number there; of posts it is that of
 * their locations. Reads one state of the file, also while somebody writes to it. `search`: with what full-text search needs.
 */
export function copyInOrder(file: string, into: Db, search = true): void {
  into.prepare('ATTACH ? AS origin').run(file);
  into.transaction(() => {
    const tables = tablesOf(into);
    const numbered = numberer(into, tables);
    for (const table of tables.values()) copy(into, table, numbered);
    if (search) copySearch(into, numbered('post'));
  })();
  for (const { name } of into.pragma('temp.table_list') as { name: string }[])
    if (name.startsWith('number_')) into.exec(`DROP TABLE temp.${name}`);
  into.exec('DETACH origin');
}

/** Full-text search is a table that points nowhere: its rowid is that of the post. */
function copySearch(db: Db, numbers: string): void {
  db.exec(
    `INSERT INTO search (rowid, title, text) SELECT new, title, text
     FROM temp.${numbers} CROSS JOIN origin.search ON search.rowid = old ORDER BY new`,
  );
  db.exec("INSERT INTO search (search) VALUES ('optimize')");
}

function tablesOf(db: Db): ReadonlyMap<string, Table> {
  const rows = db.pragma('main.table_list') as { name: string; type: string }[];
  const names = rows.filter(({ type, name }) => type === 'table' && !name.startsWith('sqlite_') && !WORKINGS.has(name));
  return new Map(names.map(({ name }) => [name, tableOf(db, name)]));
}

function tableOf(db: Db, name: string): Table {
  const columns = db.pragma(`table_info(${name})`) as { name: string; pk: number }[];
  const points = db.pragma(`foreign_key_list(${name})`) as { from: string; table: string }[];
  const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  return {
    name,
    columns: columns.map((column) => column.name).filter((column) => !WORKING_COLUMNS[name]?.includes(column)),
    key: key.map((column) => column.name),
    points: new Map(points.map(({ from, table }) => [from, table])),
  };
}

/** Name of the temporary table that holds the new number of each row of a table; made when it is first asked for. */
type Numberer = (table: string) => string;

function numberer(db: Db, tables: ReadonlyMap<string, Table>): Numberer {
  const made = new Map<string, string>();
  const number = (name: string): string => {
    const known = made.get(name);
    if (known === '') throw new Error(`the order of ${name} hangs on itself`);
    if (known !== undefined) return known;
    made.set(name, '');
    const table = tables.get(name)!;
    const [id] = table.key as [string];
    const owner = table.points.get(id);
    const numbers = owner === undefined ? `number_${name}` : number(owner);
    if (owner === undefined) {
      // A pointer into the table itself has no number yet, and no row needs it to be told from others.
      const order = table.columns.filter((column) => column !== id && table.points.get(column) !== name);
      db.exec(`CREATE TEMP TABLE ${numbers} (new INTEGER PRIMARY KEY, old INTEGER UNIQUE)`);
      db.exec(
        `INSERT INTO temp.${numbers} (old) SELECT ${id} FROM origin.${name} AS it
         ORDER BY ${order.map((column) => renumbered(table, column, number)).join(', ')}`,
      );
    }
    made.set(name, numbers);
    return numbers;
  };
  return number;
}

/** What stands in a column of `it`, a row of the old table, once rows have their new numbers. */
function renumbered({ points }: Table, column: string, numbered: Numberer): string {
  const target = points.get(column);
  return target === undefined ? `it.${column}` : `(SELECT new FROM temp.${numbered(target)} WHERE old = it.${column})`;
}

function copy(db: Db, table: Table, numbered: Numberer): void {
  const { name, columns, key } = table;
  const [first, ...rest] = key as [string, ...string[]];
  // Every key begins with a number, so that walking along the new ones gives the rows without sorting them.
  const numbers = numbered(table.points.get(first) ?? name);
  const values = columns.map((column) => (column === first ? 'first.new' : renumbered(table, column, numbered)));
  const order = ['first.new', ...rest.map((column) => renumbered(table, column, numbered))];
  db.exec(
    `INSERT INTO main.${name} (${columns.join(', ')}) SELECT ${values.join(', ')}
     FROM temp.${numbers} AS first CROSS JOIN origin.${name} AS it ON it.${first} = first.old
     ORDER BY ${order.join(', ')}`,
  );
}
