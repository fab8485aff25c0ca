/** What rows can be counted by. `key`: SQL over a row of the view; the other two: SQL over `k`, the value of `key`. */
export interface Dimension {
  readonly key: string;
  /** What people read; without it the key itself. NULL: not known. */
  readonly name?: string;
  /** Stable code beside the name. */
  readonly code?: string;
}

/** The bodies of a row: the column of their number and the one of the name, which may be a person's. */
export type Body = readonly [id: string, name: string];
export const PLACES = {
  province: { key: 'province_id', name: '(SELECT name FROM province WHERE id = k)' },
  province_today: { key: 'province_today_id', name: '(SELECT name FROM province WHERE id = k)' },
};
// What a name alone does not tell apart says what does; "(?)": known from one post alone, and not which one it is.
export const BLOC = {
  key: 'bloc_id',
  name: `(SELECT b.name || CASE WHEN b.post_id IS NOT NULL THEN ' (?)' WHEN p.id IS NULL THEN '' ELSE ' · ' || p.name END
    FROM bloc AS b LEFT JOIN province AS p ON p.id = b.province_id WHERE b.id = k)`,
};
export const THEME = { key: 'bloc_id', name: '(SELECT theme FROM bloc WHERE id = k)' };
/** 0 stands for a person. */
const body = ([id, name]: Body) => `CASE WHEN ${id} IS NULL AND ${name} IS NOT NULL THEN 0 ELSE ${id} END`;
const PERSON = "WHEN 0 THEN '(person)'";
export const orgOf = (one: Body): Dimension => ({
  key: body(one),
  name: `CASE k ${PERSON} ELSE
    (SELECT full_name || CASE WHEN post_id IS NOT NULL THEN ' (?)' ELSE '' END FROM organization WHERE id = k) END`,
});
export const kindOf = (one: Body): Dimension => ({
  key: body(one),
  name: `CASE k ${PERSON} ELSE
    (SELECT kind FROM organization WHERE id = k) END`,
});
export const same = (...columns: readonly string[]): Record<string, Dimension> =>
  Object.fromEntries(columns.map((column) => [column, { key: column }]));
