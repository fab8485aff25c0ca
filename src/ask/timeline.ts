import { type Claim, lineOf, type Term } from '../identity/succession.js';
import type { Db } from '../store/open.js';
import { type Condition, together } from './condition.js';
import type { List } from './lists.js';
import { countedIn, type Row } from './rows.js';

/** Columns of a timeline, one row a holder in a year. */
export const COLUMNS = ['province', 'bloc', 'year', 'head', 'told_by', 'state', 'posts', 'source'] as const;
/** Columns that formats for programs have besides. */
export const MORE = ['province_today', 'bloc_id', 'organization_id', 'quote'] as const;

interface Told extends Claim {
  readonly name: string;
  readonly organization_id: number | null;
  readonly name_id: number | null;
  readonly quote: string | null;
  readonly source: string;
}

interface Bloc {
  readonly bloc_id: number;
  readonly bloc: string;
  readonly province: string | null;
  readonly province_today: string | null;
}

const quoteOf = (list: string, part: string): string =>
  `(SELECT quote FROM evidence WHERE post_id = t.post_id AND path = t.path || '/${list}/' || claim.n || '/${part}' LIMIT 1)`;

/** Every telling of who headed a bloc: as head, as receiver of the headship, and as its giver the year before. */
const CLAIMS = `
  WITH here AS MATERIALIZED (SELECT id FROM event WHERE bloc_id = @bloc),
  claim AS (
    SELECT event_id, n, organization_id, person, year, 'role' AS basis FROM role
    WHERE role = 'head' AND event_id IN here
    UNION ALL
    SELECT event_id, n, receiver_id, receiver_person, year, 'receives' FROM handover
    WHERE role = 'head' AND event_id IN here
    UNION ALL
    SELECT event_id, n, giver_id, giver_person, year - 1, 'gives' FROM handover
    WHERE role = 'head' AND event_id IN here AND (giver_id IS NOT NULL OR giver_person IS NOT NULL))
  SELECT claim.year, claim.basis, coalesce(post.copy_of, post.id) AS original, organization_id, name_id,
    coalesce(organization.id, person) AS holder,
    coalesce(CASE WHEN t.wide OR organization.province_id IS NOT t.province_id THEN full_name ELSE organization.name END,
      person) AS name,
    CASE basis WHEN 'role' THEN ${quoteOf('roles', 'holder')} WHEN 'receives' THEN ${quoteOf('handovers', 'to')}
      ELSE ${quoteOf('handovers', 'from')} END AS quote,
    t.source
  FROM claim JOIN telling AS t ON t.event_id = claim.event_id
    JOIN post ON post.id = t.post_id LEFT JOIN organization ON organization.id = organization_id
  WHERE claim.year IS NOT NULL
  ORDER BY claim.year, post.published NULLS LAST, t.source, basis, claim.n`;

/** Numbers of the blocs that have rows of a list which meet the conditions, by province and name. */
export function blocsOf(db: Db, list: List, where: readonly Condition[]): number[] {
  const { sql, values } = together(where);
  const { from } = countedIn(db, list, { sql, values }, 'bloc_id');
  return db
    .prepare<[object], number>(
      `SELECT bloc.id FROM bloc LEFT JOIN province ON province.id = bloc.province_id
       WHERE bloc.id IN (SELECT bloc_id FROM ${from} ${sql})
       ORDER BY province.bare NULLS LAST, bloc.bare, bloc.id`,
    )
    .pluck()
    .all(values);
}

/**
 * Who headed each of the blocs by year: each holder with who tells it, years that no post tells of, and contradictions.
 * Blocs of which no post tells a head with a year are left out.
 */
export function timeline(db: Db, blocs: readonly number[]): Row[] {
  const bloc = db.prepare<[number], Bloc>(
    'SELECT bloc_id, bloc, province, province_today FROM blocs WHERE bloc_id = ?',
  );
  const claims = db.prepare<[{ bloc: number }], Told>(CLAIMS);
  const succeeds = successions(db);
  return blocs.flatMap((id) => {
    const line = lineOf(claims.all({ bloc: id }), succeeds);
    const known = line.length > 0 ? bloc.get(id) : undefined;
    return known ? line.map((term) => rowOf(known, term)) : [];
  });
}

function rowOf(bloc: Bloc, { year, claims, state }: Term<Told>): Row {
  const [first] = claims;
  return {
    ...bloc,
    year,
    head: first?.name ?? null,
    told_by: [...new Set(claims.map(({ basis }) => basis))].join(', ') || null,
    state,
    posts: new Set(claims.map(({ source }) => source)).size,
    source: first?.source ?? null,
    organization_id: first?.organization_id ?? null,
    quote: first?.quote ?? null,
  };
}

/** Is the one the body that the other became? A department merged in mid-year has two names in that year. */
function successions(db: Db): (a: Told, b: Told) => boolean {
  const find = db
    .prepare<[number | null, number | null], number>(
      'SELECT 1 FROM organization_successor WHERE name_id = ? AND successor_id = ?',
    )
    .pluck();
  return (a, b) =>
    a.holder === b.holder ||
    find.get(a.name_id, b.name_id) !== undefined ||
    find.get(b.name_id, a.name_id) !== undefined;
}
