import type { Db } from '../src/store/open.js';

/** What names a row of a table that others point at, in columns of its own. */
const NAMED_BY: Readonly<Record<string, readonly string[]>> = {
  source: ['location'],
  post: ['id'],
  likeness: ['post_id'],
  province: ['code', 'name'],
  award_type: ['code'],
  organization_name: ['name'],
  organization: ['name_id', 'name', 'province_id', 'post_id'],
  bloc: ['province_id', 'post_id', 'key'],
  event: ['post_id', 'n'],
};
/** The history of runs, and when a file was last touched, are no part of the data. */
const NO_DATA: Readonly<Record<string, readonly string[]>> = { run: ['*'], source: ['stamp'] };

/**
 * Every row of every table as text, sorted, with the numbers that are good in one file only replaced by what they stand
 * for: two databases that say the same have the same dump.
 */
export function dump(db: Db): string[] {
  const tables = db
    .prepare<[], string>(
      `SELECT name FROM pragma_table_list WHERE type = 'table' AND schema = 'main' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
    )
    .pluck()
    .all()
    .filter((table) => NO_DATA[table]?.[0] !== '*');
  const lines = tables.flatMap((table) =>
    columnsOf(db, table).length === 0 ? [] : linesOf(db, `${table}: `, rowOf(db, table), table),
  );
  return [
    ...lines,
    ...linesOf(db, 'search: ', `json_array(${nameOf(db, 'post', 'search.rowid')}, title, text)`, 'search'),
  ];
}

function linesOf(db: Db, label: string, row: string, table: string): string[] {
  const rows = db.prepare<[], string>(`SELECT ${row} FROM ${table}`).pluck().all();
  return rows.sort().map((text) => label + text);
}

interface Link {
  readonly from: string;
  readonly table: string;
}

const linksOf = (db: Db, table: string): Link[] =>
  db.prepare<[], Link>(`SELECT "from", "table" FROM pragma_foreign_key_list('${table}')`).all();

const columnsOf = (db: Db, table: string): string[] =>
  db
    .prepare<[], string>(`SELECT name FROM pragma_table_info('${table}')`)
    .pluck()
    .all()
    .filter((column) => !NO_DATA[table]?.includes(column));

/** SQL for all columns of a row, its own number left out. */
function rowOf(db: Db, table: string): string {
  const links = new Map(linksOf(db, table).map(({ from, table }) => [from, table]));
  const cells = columnsOf(db, table).flatMap((column) => {
    const to = links.get(column);
    if (to !== undefined) return [`'${column}', ${nameOf(db, to, `${table}.${column}`)}`];
    return column === 'id' ? [] : [`'${column}', ${plain(table, column)}`];
  });
  return `json_object(${cells.join(', ')})`;
}

const plain = (table: string, column: string): string =>
  `CASE typeof(${table}.${column}) WHEN 'blob' THEN hex(${table}.${column}) ELSE ${table}.${column} END`;

/** SQL for what a number in `column` stands for in a table. */
function nameOf(db: Db, table: string, column: string, depth = 0): string {
  const names = NAMED_BY[table];
  if (names === undefined) throw new Error(`what names a row of ${table}?`);
  const as = `t${depth}`;
  const links = new Map(linksOf(db, table).map(({ from, table }) => [from, table]));
  const there = columnsOf(db, table);
  const cells = names
    .filter((name) => there.includes(name))
    .map((name) => {
      const to = links.get(name);
      return to === undefined ? `${as}.${name}` : nameOf(db, to, `${as}.${name}`, depth + 1);
    });
  return `(SELECT json_array(${cells.join(', ')}) FROM ${table} AS ${as} WHERE ${as}.${key(db, table)} = ${column})`;
}

const key = (db: Db, table: string): string =>
  db.prepare<[], string>(`SELECT name FROM pragma_table_info('${table}') WHERE pk = 1`).pluck().get()!;
