import type { Past } from '../identity/changes.js';
import type { ProvinceKey } from '../identity/provinces.js';
import { type Candidate, type Likeness, similar } from '../identity/similar.js';
import type { Db } from '../store/open.js';
import { type Condition, together } from './condition.js';
import type { Row } from './rows.js';

/** One body with what posts tell of it, as `thidua orgs` lists it. */
export const COLUMNS = [
  ...['province', 'organization', 'kind', 'level', 'events', 'nominated', 'awarded', 'spellings'],
  ...['first_year', 'last_year'],
] as const;
/** What formats for programs have besides. */
export const MORE = ['province_today', 'full_name', 'code', 'valid_from', 'valid_to', 'resolved', 'posts'] as const;

/** Needs @ids, a JSON array. A post names a body many times: what is asked of its meeting is asked once. */
const DETAILS = `WITH named AS MATERIALIZED (
    SELECT organization_id, form, post_id, CAST(substr(naming.path, 9) AS INTEGER) AS n
    FROM json_each(@ids) JOIN naming ON organization_id = value),
  told AS (
    SELECT organization_id, count(DISTINCT form) AS spellings, count(DISTINCT post_id) AS posts
    FROM named GROUP BY organization_id),
  met AS (
    SELECT organization_id, count(DISTINCT coalesce(event.meeting_id, event.id)) AS events,
      CAST(min(substr(coalesce(event.date, post.published), 1, 4)) AS INTEGER) AS first_year,
      CAST(max(substr(coalesce(event.date, post.published), 1, 4)) AS INTEGER) AS last_year
    FROM (SELECT DISTINCT organization_id, post_id, n FROM named) AS named
    JOIN event USING (post_id, n) JOIN post ON post.id = post_id GROUP BY organization_id)
  SELECT organization.id, province.name AS province, today.name AS province_today, organization.name AS organization,
    full_name, organization_name.code, organization.kind, organization.level, organization.valid_from, organization.valid_to,
    post_id IS NULL AS resolved, coalesce(events, 0) AS events, coalesce(spellings, 0) AS spellings,
    coalesce(posts, 0) AS posts, first_year, last_year,
    (SELECT count(*) FROM award WHERE organization_id = organization.id AND status = 'nominated' AND first) AS nominated,
    (SELECT count(*) FROM award WHERE organization_id = organization.id AND status = 'awarded' AND first) AS awarded
  FROM json_each(@ids) JOIN organization ON organization.id = value
  JOIN organization_name ON organization_name.id = name_id
  LEFT JOIN province ON province.id = organization.province_id
  LEFT JOIN province AS today ON today.id = province.today_id
  LEFT JOIN told ON told.organization_id = organization.id
  LEFT JOIN met ON met.organization_id = organization.id
  ORDER BY json_each.key`;

/** Bodies by number, in the order given. */
export const bodiesOf = (db: Db, ids: readonly number[]): IterableIterator<Row> =>
  db.prepare<[object], Row>(DETAILS).iterate({ ids: JSON.stringify(ids) });

export interface Listed {
  readonly rows: Iterable<Row>;
  /** How many there are without the limit. */
  readonly total: number;
}

/** Bodies that meet all conditions (on `organization` and `province`), by province and name; `limit` null: all. */
export function listBodies(db: Db, where: readonly Condition[], limit: number | null): Listed {
  const { sql, values } = together(where);
  const from = `FROM organization LEFT JOIN province ON province.id = organization.province_id ${sql}`;
  const ids = db
    .prepare<[object], number>(
      `SELECT organization.id ${from}
       ORDER BY province.bare NULLS LAST, organization.bare, organization.id LIMIT ${limit ?? -1}`,
    )
    .pluck()
    .all(values);
  const total = () => db.prepare<[object], number>(`SELECT count(*) ${from}`).pluck().get(values)!;
  return { rows: bodiesOf(db, ids), total: limit === null ? ids.length : total() };
}

/** Pairs of bodies of one province, or of the country, that may be one body: their numbers and how they differ. */
export function similarBodies(db: Db, where: readonly Condition[]): Likeness[] {
  const { sql, values } = together([{ sql: 'post_id IS NULL', values: {} }, ...where]);
  const rows = db
    .prepare<[object], { id: number; name: string; listed: number; province: string | null }>(
      `SELECT organization.id, organization.name, organization_name.code IS NOT NULL AS listed, province.name AS province
       FROM organization JOIN organization_name ON organization_name.id = name_id
       LEFT JOIN province ON province.id = organization.province_id
       ${sql} ORDER BY province.bare NULLS LAST, province.id, organization.bare, organization.id`,
    )
    .iterate(values);
  const found: Likeness[] = [];
  let block: Candidate[] = [];
  let province: string | null = null;
  const close = () => {
    found.push(...similar(block, province));
    block = [];
  };
  for (const { id, name, listed, province: next } of rows) {
    if (next !== province) close();
    province = next;
    block.push({ id, name, listed: listed === 1 });
  }
  close();
  return found;
}

/** What the database knows of names and provinces over time. */
export function pastIn(db: Db): Past {
  type Dated = { from: string | null; until: string | null };
  const dated = <T extends Dated>({ from, until, ...rest }: T) => ({
    ...rest,
    ...(from === null ? {} : { from }),
    ...(until === null ? {} : { until }),
  });
  const names = db
    .prepare<[], Dated & { name: string; kind: string; level: string | null }>(
      `SELECT name, kind, level, valid_from AS "from", valid_to AS until FROM organization_name WHERE code IS NOT NULL`,
    )
    .all();
  const provinces = db
    .prepare<[], Dated & ProvinceKey & { kind: string }>(
      `SELECT code, name, kind, valid_from AS "from", valid_to AS until FROM province WHERE kind IS NOT NULL`,
    )
    .all();
  const nameChanges = db
    .prepare<[], Past['nameChanges'][number]>(
      `SELECT earlier.name AS "from", later.name AS "to", since, basis FROM organization_successor
       JOIN organization_name AS earlier ON earlier.id = name_id JOIN organization_name AS later ON later.id = successor_id`,
    )
    .all();
  const provinceChanges = db
    .prepare<[], { since: string | null; basis: string | null } & Record<'a' | 'b' | 'c' | 'd', string>>(
      `SELECT earlier.code AS a, earlier.name AS b, later.code AS c, later.name AS d, since, basis
       FROM province_predecessor JOIN province AS earlier ON earlier.id = predecessor_id
       JOIN province AS later ON later.id = province_id`,
    )
    .all()
    .map(({ a, b, c, d, since, basis }) => ({ from: { code: a, name: b }, to: { code: c, name: d }, since, basis }));
  return {
    names: names.map(({ level, ...it }) => dated({ ...it, level: level ?? undefined })),
    nameChanges,
    provinces: provinces.map(dated),
    provinceChanges,
  };
}
