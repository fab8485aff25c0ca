import { UserError } from '../core/message.js';
import { nearNames } from '../store/lookup.js';
import type { Db } from '../store/open.js';
import { bare } from '../text/normalize.js';
import { type Condition, together } from './condition.js';
import type { Dimension } from './dimensions.js';
import type { List } from './lists.js';
import { countedIn, type Value } from './rows.js';

/** Rows that are alike in everything they are counted by. */
export interface Group {
  /** One value a dimension; null: not known. */
  readonly values: readonly Value[];
  /** Stable codes, of dimensions that have them; else the value again. */
  readonly codes: readonly Value[];
  readonly n: number;
}

/** The dimensions of a list that a user names, `province,year`. Throws `UserError` for one that it has not. */
export function dimensionsOf({ by }: List, text: string): string[] {
  const names = text.split(',').map((name) => name.trim());
  for (const name of names)
    if (!Object.hasOwn(by, name))
      throw new UserError(`this list cannot be counted by "${name}"; it can by ${Object.keys(by).join(', ')}`);
  const twice = names.find((name, at) => names.indexOf(name) < at);
  if (twice !== undefined) throw new UserError(`--by names ${twice} twice`);
  return names;
}

/**
 * How many rows there are of each combination of values that occurs. Rows are first counted by numbers of provinces,
 * bodies and so on, which is quick, and these then put together under their names.
 */
export function groupsOf(db: Db, list: List, names: readonly string[], where: readonly Condition[]): Group[] {
  const { sql, values } = together(where);
  const dimensions = names.map((name): Dimension => list.by[name]!);
  const spelled = dimensions.map(({ name = 'k' }, at) => `${over(name, at)} AS v${at}`);
  const codes = dimensions.map(({ name = 'k', code = name }, at) => `${over(code, at)} AS c${at}`);
  const columns = names.flatMap((_, at) => [`v${at}`, `c${at}`]).join(', ');
  const keys = dimensions.map(({ key }, at) => `${key} AS k${at}`);
  const { from, n } = countedIn(db, list, { sql, values }, ...keys);
  const counted = `SELECT ${keys.join(', ')}, ${n} AS n FROM ${from} ${sql} GROUP BY ${names.map((_, at) => at + 1).join(', ')}`;
  return db
    .prepare<[object], Value[]>(
      `SELECT ${columns}, sum(n) FROM (SELECT ${spelled.join(', ')}, ${codes.join(', ')}, n FROM (${counted}))
       GROUP BY ${columns}`,
    )
    .raw()
    .all(values)
    .map((row) => ({
      values: names.map((_, at) => row[2 * at]!),
      codes: names.map((_, at) => row[2 * at + 1]!),
      n: row.at(-1) as number,
    }))
    .sort((a, b) => inOrder(a.values, b.values));
}

const over = (sql: string, at: number): string => sql.replace(/\bk\b/g, `k${at}`);

/** Numbers by size, names by alphabet without tones, what is not known last. */
export function inOrder(a: readonly Value[], b: readonly Value[]): number {
  for (let at = 0; at < a.length; at++) {
    const order = compare(a[at]!, b[at]!);
    if (order !== 0) return order;
  }
  return 0;
}

function compare(a: Value, b: Value): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [left, right] = [bare(String(a)), bare(String(b))];
  if (left !== right) return left < right ? -1 : 1;
  return a < b ? -1 : 1;
}

/** What stands for a value that is not known. */
export const UNKNOWN = '?';

/** The values of a cell, one a dimension: divided by commas, "in quotes" where a name holds one. */
export function partsOf(cell: string, names: readonly string[]): string[] {
  if (names.length === 1) return [unquoted(cell)];
  const parts = [''];
  for (const piece of cell.match(/"[^"]*"|[^,"]+|[,"]/g) ?? []) {
    if (piece === ',') parts.push('');
    else parts[parts.length - 1] += piece;
  }
  if (parts.length !== names.length)
    throw new UserError(
      `--cell needs ${names.length} values, in the order of --by: ${names.join(', ')}; write names that hold a comma "in quotes"`,
    );
  return parts.map(unquoted);
}

const unquoted = (part: string): string => part.trim().replace(/^"(.*)"$/, '$1');

/**
 * The conditions that the rows of one cell meet beside those of the whole count. `*` stands for any value, `?` for one
 * that is not known. Throws `UserError` for a value that does not occur, with near ones.
 */
export function cellOf(
  db: Db,
  list: List,
  names: readonly string[],
  cell: string,
  where: readonly Condition[],
): Condition[] {
  const { sql, values } = together(where);
  const asked = partsOf(cell, names).flatMap((part, at) =>
    part === '*' ? [] : [{ part, by: names[at]!, dimension: list.by[names[at]!]! as Dimension }],
  );
  if (asked.length === 0) return [];
  const keys = asked.map(({ dimension: { key } }) => key);
  const spelled = asked.map(
    ({ dimension: { name = 'k', code = name } }, at) => `k${at}, ${over(name, at)}, ${over(code, at)}`,
  );
  const { from } = countedIn(db, list, { sql, values }, ...keys);
  const rows = db
    .prepare<[object], Value[]>(
      `SELECT ${spelled.join(', ')} FROM (
         SELECT DISTINCT ${keys.map((key, at) => `${key} AS k${at}`).join(', ')} FROM ${from} ${sql})`,
    )
    .raw()
    .all(values);
  return asked.map(({ part, by }, at): Condition => {
    const key = keys[at]!;
    const known = rows.map((row) => ({ k: row[3 * at]!, name: row[3 * at + 1]!, code: row[3 * at + 2]! }));
    const exact = known.filter(({ name, code }) => part === spoken(name) || part === spoken(code));
    const meant = exact.length > 0 ? exact : known.filter(({ name }) => bare(spoken(name)) === bare(part));
    if (meant.length === 0) {
      const called = known.map(({ name }) => name);
      throw nowhere(by, part, called);
    }
    const own = `cell${at}`;
    const isNull = meant.some(({ k }) => k === null) ? `${key} IS NULL OR ` : '';
    const chosen = [...new Set(meant.flatMap(({ k }) => (k === null ? [] : [k])))];
    return {
      sql: `${isNull}${key} IN (SELECT value FROM json_each(@${own}))`,
      values: { [own]: JSON.stringify(chosen) },
    };
  });
}

/** A value as tables show it. */
export const spoken = (value: Value): string => (value === null ? UNKNOWN : String(value));

function nowhere(name: string, part: string, values: readonly Value[]): UserError {
  const names = [...new Set(values)].filter((value) => value !== null).map(String);
  const near = nearNames(
    part,
    names.map((it) => ({ name: it, form: it })),
  );
  const hint = near.length > 0 ? `did you mean ${near.join(', ')}?` : 'look at the table without --cell';
  return new UserError(`there is no ${name} "${part}" in this count; ${hint}`);
}
