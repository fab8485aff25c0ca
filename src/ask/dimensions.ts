/** What rows can be counted by. `key`: SQL over a row of the view; the other two: SQL over `k`, the value of `key`. */
export interface Dimension {
  readonly key: string;
  /** What people read; without it the key itself. NULL: not known. */
  readonly name?: string;
  /** Stable code beside the name. */
  readonly code?: string;
}

/** Columns for a body that may also be a person; `maybe`: it may also be neither. */
export interface Body {
  readonly id: string;
  readonly person?: string;
  readonly maybe?: boolean;
}

export const PLACES = {
  province: { key: 'province_id', name: '(SELECT name FROM province WHERE id = k)' },
  province_today: {
    key: 'province_id',
    name: '(SELECT today.name FROM province JOIN province AS today ON today.id = province.today_id WHERE province.id = k)',
  },
};
// What a name alone does not tell apart says what does; "(?)": known from one post alone, and not which one it is.
export const BLOC = {
  key: 'bloc_id',
  name: `(SELECT b.name || CASE WHEN b.post_id IS NOT NULL THEN ' (?)' WHEN p.id IS NULL THEN '' ELSE ' · ' || p.name END
    FROM bloc AS b LEFT JOIN province AS p ON p.id = b.province_id WHERE b.id = k)`,
};
export const THEME = { key: 'bloc_id', name: '(SELECT theme FROM bloc WHERE id = k)' };
export const AWARD = {
  key: 'award_type_id',
  name: '(SELECT name FROM award_type WHERE id = k)',
  code: '(SELECT code FROM award_type WHERE id = k)',
};
export const LEVEL = { key: 'award_type_id', name: '(SELECT level FROM award_type WHERE id = k)' };
const FULL_NAME = `(SELECT full_name || CASE WHEN post_id IS NOT NULL THEN ' (?)' ELSE '' END FROM organization WHERE id = k)`;
const KIND = '(SELECT kind FROM organization WHERE id = k)';
export const orgOf = (one: Body): Dimension => ofBody(one, FULL_NAME);
export const kindOf = (one: Body): Dimension => ofBody(one, KIND);
/** Where it must be one of both, no body means a person: the number alone tells, and an index has it. */
function ofBody({ id, person, maybe }: Body, name: string): Dimension {
  if (person === undefined) return { key: id, name };
  if (!maybe) return { key: id, name: `CASE WHEN k IS NULL THEN '(person)' ELSE ${name} END` };
  return {
    key: `CASE WHEN ${person} IS NULL THEN ${id} ELSE 0 END`,
    name: `CASE k WHEN 0 THEN '(person)' ELSE ${name} END`,
  };
}
export const same = (...columns: readonly string[]): Record<string, Dimension> =>
  Object.fromEntries(columns.map((column) => [column, { key: column }]));
