import { historian, type Life, type Step } from '../identity/history.js';
import { fullName } from '../identity/organization.js';
import { LINKS, type Link, linkOf } from '../identity/spelling.js';
import type { Db } from '../store/open.js';
import { bare } from '../text/normalize.js';
import { bodiesOf, pastIn } from './organizations.js';
import type { Row } from './rows.js';

/** Numbers of the bodies that a user means, in the provinces given (null: anywhere). */
export function bodiesNamed(db: Db, text: string, provinces: readonly number[] | null): number[] {
  const scope = provinces === null ? '1' : 'organization.province_id IN (SELECT value FROM json_each(@provinces))';
  const values = { bare: bare(text.trim()), provinces: JSON.stringify(provinces ?? []) };
  const found = db
    .prepare<[object], { id: number; post_id: number | null }>(
      `SELECT id, post_id FROM organization WHERE ${scope} AND id IN (
         SELECT id FROM organization WHERE bare = @bare
         UNION SELECT organization.id FROM organization JOIN organization_name AS named ON named.id = name_id WHERE named.bare = @bare
         UNION SELECT id FROM organization JOIN organization_alias AS alias USING (name_id) WHERE alias.bare = @bare)
       ORDER BY id`,
    )
    .all(values);
  const sure = found.filter(({ post_id }) => post_id === null);
  if (found.length > 0) return (sure.length > 0 ? sure : found).map(({ id }) => id);
  return looselyNamed(db, text, scope, values);
}

/** Bodies whose name the words come nearest to, by the same measure that ties words of posts to bodies. */
function looselyNamed(db: Db, text: string, scope: string, values: object): number[] {
  const aliases = new Map<number, string[]>();
  const forms = db.prepare<[], { name_id: number; form: string }>('SELECT name_id, form FROM organization_alias');
  for (const { name_id, form } of forms.iterate())
    (aliases.get(name_id) ?? aliases.set(name_id, []).get(name_id)!).push(form);
  const ids = new Map<Link, number[]>(LINKS.map((link) => [link, []]));
  const rows = db.prepare<[object], { id: number; name_id: number; name: string; full_name: string }>(
    `SELECT id, name_id, name, full_name FROM organization WHERE post_id IS NULL AND ${scope} ORDER BY id`,
  );
  for (const { id, name_id, name, full_name } of rows.iterate(values))
    ids.get(linkOf(text, { name, fullName: full_name }, aliases.get(name_id) ?? []))!.push(id);
  return [...ids].find(([link, own]) => link !== 'description' && own.length > 0)?.[1] ?? [];
}

/** All names of bodies, to tell a user which one may be meant. */
export const namesOfBodies = (db: Db): string[] =>
  db.prepare<[], string>('SELECT DISTINCT full_name FROM organization WHERE post_id IS NULL').pluck().all();

/** One body and all that posts tell of it. */
export interface Portrait {
  readonly body: Row;
  readonly life: Life;
  readonly before: readonly NamedStep[];
  /** What it became, what that became, and so on. */
  readonly after: readonly NamedStep[];
  readonly spellings: readonly Row[];
  readonly blocs: readonly Row[];
  readonly roles: readonly Row[];
  readonly awards: readonly Row[];
  readonly handovers: readonly Row[];
}
export type NamedStep = Step & { readonly full_name: string };

const FAR = 8; // no body changed more often

/** Everything on one body. */
export function portrait(db: Db, id: number): Portrait {
  const [body] = [...bodiesOf(db, [id])];
  const { code, province } = db
    .prepare<[number], { code: string | null; province: string | null }>(
      `SELECT province.code, province.name AS province FROM organization
       LEFT JOIN province ON province.id = province_id WHERE organization.id = ?`,
    )
    .get(id)!;
  const rows = (sql: string) => db.prepare<[object], Row>(sql).all({ id });
  const past = pastIn(db);
  const { lifeOf, successorsOf, predecessorsOf } = historian(past);
  const own = { name: String(body!.organization), province: code && province ? { code, name: province } : null };
  const listed = new Set(past.names.map(({ name }) => name));
  const called = (step: Step): NamedStep => {
    const at = past.provinces.find((it) => it.code === step.province?.code && it.name === step.province.name);
    return { ...step, full_name: at ? fullName(step.name, at, listed.has(step.name)) : step.name };
  };
  const after: NamedStep[] = [];
  for (let next = successorsOf(own), far = 0; next.length > 0 && far < FAR; far++) {
    const fresh = next.map(called).filter((it) => !after.some(({ full_name }) => full_name === it.full_name));
    after.push(...fresh);
    next = fresh.flatMap((it) => successorsOf(it).filter(({ since }) => (since ?? '9') >= (it.since ?? '')));
  }
  return {
    body: body!,
    life: lifeOf(own),
    before: predecessorsOf(own).map(called),
    after,
    spellings: rows(SPELLINGS).sort((a, b) => strength(a) - strength(b)),
    blocs: rows(BLOCS),
    roles: rows(ROLES),
    awards: rows(AWARDS),
    handovers: rows(HANDOVERS),
  };
}

const strength = ({ how }: Row): number => LINKS.indexOf(how as Link);

const SPELLINGS = `SELECT form, how, count(*) AS times, count(DISTINCT naming.post_id) AS posts, min(location) AS source
  FROM naming JOIN source ON source.id = naming.post_id WHERE organization_id = @id
  GROUP BY form, how ORDER BY times DESC, form`;
const BLOCS = `SELECT bloc.name AS bloc, province.name AS province, count(DISTINCT coalesce(meeting_id, event.id)) AS meetings,
    min(coalesce(event.date, published)) AS first, max(coalesce(event.date, published)) AS last
  FROM (SELECT DISTINCT post_id, CAST(substr(path, 9) AS INTEGER) AS n FROM naming WHERE organization_id = @id) AS named
  JOIN event USING (post_id, n) JOIN post ON post.id = event.post_id JOIN bloc ON bloc.id = event.bloc_id
  LEFT JOIN province ON province.id = bloc.province_id
  WHERE EXISTS (SELECT 1 FROM member WHERE event_id = event.id AND organization_id = @id)
    OR EXISTS (SELECT 1 FROM role WHERE event_id = event.id AND organization_id = @id)
    OR EXISTS (SELECT 1 FROM award WHERE event_id = event.id AND organization_id = @id)
    OR EXISTS (SELECT 1 FROM ranking WHERE event_id = event.id AND organization_id = @id)
  GROUP BY bloc.id ORDER BY first, bloc.name`;
const ROLES = `SELECT role.year, role.role, bloc.name AS bloc, source.location AS source
  FROM role JOIN event ON event.id = event_id JOIN source ON source.id = event.post_id LEFT JOIN bloc ON bloc.id = bloc_id
  WHERE organization_id = @id AND first ORDER BY role.year NULLS LAST, role.role DESC, bloc.name`;
const AWARDS = `SELECT award.year, award_type.name AS award, award_type.code AS award_code, status, count(*) AS times
  FROM award JOIN award_type ON award_type.id = award_type_id WHERE organization_id = @id AND first
  GROUP BY award.year, award_type.id, status ORDER BY award.year NULLS LAST, award_type.id, status`;
const HANDOVERS = `SELECT handover.year, CASE WHEN giver_id = @id THEN 'gave' ELSE 'took' END AS did,
    coalesce(other.full_name, CASE WHEN giver_id = @id THEN receiver_person ELSE giver_person END) AS other,
    handover.role, bloc.name AS bloc, source.location AS source
  FROM handover JOIN event ON event.id = event_id JOIN source ON source.id = event.post_id
  LEFT JOIN bloc ON bloc.id = bloc_id
  LEFT JOIN organization AS other ON other.id = CASE WHEN giver_id = @id THEN receiver_id ELSE giver_id END
  WHERE (giver_id = @id OR receiver_id = @id) AND first ORDER BY handover.year NULLS LAST, source.location`;
