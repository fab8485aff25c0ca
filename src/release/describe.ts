import type { Db } from '../store/open.js';
import { WORKING_COLUMNS, WORKINGS } from './canonical.js';

export type Type = 'string' | 'integer' | 'number' | 'boolean' | 'date';

/** A column as the schema describes it. */
export interface Column {
  readonly name: string;
  readonly type: Type;
  /** Its words in the codebook. */
  readonly about: string;
  readonly required: boolean;
  /** The values it may have, where they are a closed list. */
  readonly values: readonly string[];
  readonly least: number | null;
  readonly most: number | null;
  /** Regular expression of the whole text. */
  readonly pattern: string | null;
  /** Table whose `id` it holds. */
  readonly points: string | null;
}

export interface Table {
  readonly name: string;
  /** A flat view made of other tables, for people; else a table with keys. */
  readonly isView: boolean;
  readonly about: string;
  readonly columns: readonly Column[];
  /** Names of the columns that tell its rows apart; empty for a view. */
  readonly key: readonly string[];
}

/**
 * The tables and views that a release holds, in the order of the schema, with the words that stand beside them there.
 * A column of a view that only passes on a column of a table has that one's words and type, if it has none of its own.
 */
export function describe(db: Db): readonly Table[] {
  const found = db
    .prepare<[], { name: string; type: string; sql: string }>(
      `SELECT name, type, sql FROM sqlite_schema WHERE type IN ('table', 'view')
         AND name IN (SELECT name FROM pragma_table_list WHERE schema = 'main' AND type IN ('table', 'view')) ORDER BY rowid`,
    )
    .all()
    .filter(({ name }) => !WORKINGS.has(name) && !name.startsWith('sqlite_'));
  const known = new Map<string, Table>();
  for (const { name, type, sql } of found)
    known.set(name, type === 'table' ? describeTable(db, name, sql) : describeView(db, name, sql, known));
  return [...known.values()];
}

/** Columns that no file of text needs: the records lie beside them as JSON. */
const LEFT_OUT: typeof WORKING_COLUMNS = { ...WORKING_COLUMNS, body: ['record'] };

function describeTable(db: Db, name: string, sql: string): Table {
  const points = db.pragma(`foreign_key_list(${name})`) as { from: string; table: string }[];
  const info = db.pragma(`table_info(${name})`) as { name: string; type: string; notnull: number; pk: number }[];
  const lines = sql.split('\n');
  const columns = info
    .filter((column) => !LEFT_OUT[name]?.includes(column.name))
    .map((column): Column => {
      const line = lines.find((it) => it.startsWith(`  ${column.name} `)) ?? '';
      const checks = checksOf(line);
      return {
        ...checks,
        name: column.name,
        type: checks.type ?? (column.type === 'INTEGER' ? 'integer' : column.type === 'REAL' ? 'number' : 'string'),
        about: wordsBehind(line),
        required: column.notnull === 1 || column.pk > 0,
        points: points.find(({ from }) => from === column.name)?.table ?? null,
      };
    });
  const key = info.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  return { name, isView: false, about: wordsBehind(lines[0]!), columns, key: key.map((column) => column.name) };
}

function describeView(db: Db, name: string, sql: string, known: ReadonlyMap<string, Table>): Table {
  const lines = sql.split('\n');
  const others = [...sql.matchAll(/\b(?:FROM|JOIN) (\w+)/g)].flatMap((match) => known.get(match[1]!) ?? []);
  const views = others.filter((table) => table.isView);
  const columns = db
    .prepare(`SELECT * FROM ${name}`)
    .columns()
    .map((column): Column => {
      const named = (table: Table | undefined, name: string | null) => table?.columns.find((it) => it.name === name);
      const passed = named(known.get(column.table ?? ''), column.column);
      const line = lines.find((it) => new RegExp(`(?:^ +| AS |\\.)${column.name},?(?: -- .*)?$`).test(it)) ?? '';
      // What one view makes and another passes on as it is.
      const below = line.includes(` AS ${column.name}`) ? [] : views;
      const from = passed ?? below.map((view) => named(view, column.name)).find((it) => it !== undefined);
      const cast = /\bAS (INTEGER|REAL)\) AS \w+,?(?: -- .*)?$/.exec(line)?.[1];
      const made = cast === 'INTEGER' || /\bcount\(/.test(line) ? 'integer' : cast === 'REAL' ? 'number' : undefined;
      const points = column.column === 'id' ? column.table : null;
      return {
        values: from?.values ?? [],
        least: from?.least ?? null,
        most: from?.most ?? null,
        pattern: from?.pattern ?? null,
        type: made ?? from?.type ?? 'string',
        points: points ?? from?.points ?? null,
        name: column.name,
        about: wordsBehind(line) || (points === null ? (from?.about ?? '') : `number in table ${points}`),
        required: false,
      };
    });
  return { name, isView: true, about: wordsBehind(lines[0]!), columns, key: [] };
}

const wordsBehind = (line: string): string => / -- (.*)$/.exec(line)?.[1] ?? '';

/** What the CHECK of a column says of its values. */
function checksOf(line: string): Pick<Column, 'values' | 'least' | 'most' | 'pattern'> & { readonly type?: Type } {
  const none = { values: [], least: null, most: null, pattern: null };
  const [, how = '', what = ''] = /CHECK \(\w+ (IN|GLOB|BETWEEN|>=) (.*?)\),? --/.exec(line) ?? [];
  if (how === 'IN' && what === '(0, 1)') return { ...none, type: 'boolean' };
  if (how === 'IN') return { ...none, values: [...what.matchAll(/'([^']*)'/g)].map((match) => match[1]!) };
  if (how === '>=') return { ...none, least: Number(what) };
  if (how === 'BETWEEN') {
    const [least = null, most = null] = what.split(' AND ').map(Number);
    return { ...none, least, most };
  }
  if (how === 'GLOB' && what.includes('-[')) return { ...none, type: 'date' };
  if (how === 'GLOB') return { ...none, pattern: `^${what.slice(1, -1)}$` };
  return none;
}
