/** A condition on rows: SQL with `@name` for each value. The SQL comes from code, the values from users. */
export interface Condition {
  readonly sql: string;
  readonly values: { readonly [name: string]: string | number | null };
}

/** Conditions as one WHERE clause, empty if there are none, with the values of all. */
export function together(conditions: readonly Condition[]): Condition {
  return {
    sql: conditions.length > 0 ? `WHERE ${conditions.map(({ sql }) => `(${sql})`).join(' AND ')}` : '',
    values: Object.assign({}, ...conditions.map(({ values }) => values)),
  };
}

/** One of several values. */
export const oneOf = (column: string, name: string, values: readonly (string | number)[]): Condition => ({
  sql: `${column} IN (SELECT value FROM json_each(@${name}))`,
  values: { [name]: JSON.stringify(values) },
});
