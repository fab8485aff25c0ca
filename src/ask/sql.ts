import { UserError } from '../core/message.js';
import { nearNames } from '../store/lookup.js';
import type { Db } from '../store/open.js';

type Value = string | number | null;

/** The answer to a query: names of its columns, each once, and its rows as they come. */
export interface Answer {
  readonly columns: readonly string[];
  readonly rows: Iterable<{ readonly [column: string]: Value }>;
}

/**
 * Asks what a user wrote in SQL. Only a single statement that reads is run; `values` stand for `@name`, `:name` or `$name`
 * in it. Bytes are given as hexadecimal digits. Throws `UserError` with near names for a slip, also while rows are taken.
 */
export function ask(db: Db, sql: string, values: Readonly<Record<string, string>>): Answer {
  const statement = inPlainWords(db, () => db.prepare(sql));
  // ATTACH and BEGIN count as reading to SQLite, but give no rows; RETURNING gives rows, but writes.
  if (!statement.reader || !statement.readonly)
    throw new UserError('only a query that reads can be asked: SELECT, WITH … SELECT, EXPLAIN or PRAGMA table_info(…)');
  const columns = unique(statement.columns().map(({ name }) => name.replace(/\s+/g, ' ')));
  function* rows() {
    const found = inPlainWords(db, () => statement.raw().iterate(bound(values)) as IterableIterator<unknown[]>);
    for (let row = next(); !row.done; row = next())
      yield Object.fromEntries(columns.map((column, at) => [column, plain(row.value[at])]));
    function next() {
      return inPlainWords(db, () => found.next());
    }
  }
  return { columns, rows: rows() };
}

/** Numbers as numbers: to SQLite '2018' is not 2018. */
const bound = (values: Readonly<Record<string, string>>): object =>
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, /^-?\d{1,15}$/.test(value) ? BigInt(value) : value]),
  );

const plain = (value: unknown): Value =>
  Buffer.isBuffer(value) ? value.toString('hex') : ((typeof value === 'bigint' ? Number(value) : value) as Value);

/** Columns of the same name get a number, since a row is read by name. */
function unique(names: readonly string[]): string[] {
  const seen = new Set<string>();
  return names.map((name) => {
    let own = name;
    for (let n = 2; seen.has(own); n++) own = `${name}_${n}`;
    seen.add(own);
    return own;
  });
}

function inPlainWords<T>(db: Db, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Error) || !/^(?:Sqlite|Range)Error$/.test(error.name)) throw error;
    throw new UserError(inOneSentence(db, error.message));
  }
}

function inOneSentence(db: Db, message: string): string {
  const [, what, name = ''] = /^no such (table|column): (?:\w+\.)?(.+)$/.exec(message) ?? [];
  if (what !== undefined) {
    const near = nearNames(
      name,
      (what === 'table' ? tables(db) : columns(db)).map((it) => ({ name: it, form: it })),
    );
    return `the database has no ${what} "${name}"; ${near.length > 0 ? `did you mean ${near.join(', ')}?` : 'thidua sql lists what it has'}`;
  }
  const missing = /^Missing named parameter "(.+)"$/.exec(message)?.[1];
  if (missing !== undefined) return `the query has a parameter ${missing}; give it: --param ${missing}=VALUE`;
  if (message.includes('more than one statement')) return 'one query at a time, please: write no ";" between two';
  if (message.includes('no statements')) return 'the query is empty';
  return `SQL: ${message}`;
}

const tables = (db: Db): string[] =>
  db
    .prepare<[], string>("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'shadow' ORDER BY name")
    .pluck()
    .all();

const columns = (db: Db): string[] =>
  tables(db).flatMap((table) =>
    db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck().all(table),
  );

/** What can be asked: every table and view with its columns. */
export const inventory = (db: Db): { name: string; type: string; columns: string }[] =>
  db
    .prepare<[], { name: string; type: string; columns: string }>(
      `SELECT name, type, (SELECT group_concat(name, ', ') FROM pragma_table_info(list.name)) AS columns
       FROM pragma_table_list AS list WHERE schema = 'main' AND type <> 'shadow' AND name NOT LIKE 'sqlite_%'
       ORDER BY type DESC, name`,
    )
    .all();
