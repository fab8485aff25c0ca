import type { Db } from './open.js';

type Part = string | number | null;

/**
 * The number of a named row, made if it is not there. `key` identifies the row, `rest` fills its other columns. Rows that
 * belong to one post (`once`) are not remembered: there are many, and they go with their post.
 */
export interface Namer {
  (key: readonly Part[], rest?: readonly Part[], once?: boolean): number;
  /** After a rollback: rows that it made may be gone. */
  forget(): void;
}

/** A namer over one table, `columns` written as `table (column, …)`: those of the key first, then the rest. */
export function namer(db: Db, columns: string, where: string): Namer {
  const table = columns.slice(0, columns.indexOf(' '));
  const values = columns.slice(columns.indexOf('(')).replaceAll(/\w+/g, '?');
  const find = db.prepare<unknown[], number>(`SELECT id FROM ${table} WHERE ${where}`).pluck();
  const make = db.prepare(`INSERT INTO ${columns} VALUES ${values}`);
  const ids = new Map<string, number>();
  const name = (key: readonly Part[], rest: readonly Part[] = [], once = false): number => {
    const cached = key.length === 1 ? String(key[0]) : JSON.stringify(key);
    let id = ids.get(cached);
    if (id === undefined) {
      id = find.get(...key) ?? Number(make.run(...key, ...rest).lastInsertRowid);
      if (!once) ids.set(cached, id);
    }
    return id;
  };
  return Object.assign(name, { forget: () => ids.clear() });
}
