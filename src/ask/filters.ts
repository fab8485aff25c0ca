import { UserError } from '../core/message.js';
import { awardsNamed, bodiesNamed, kindsOfBodies, nearNames, provincesNamed, themesOfBlocs } from '../store/lookup.js';
import type { Db } from '../store/open.js';
import { bare } from '../text/normalize.js';
import { type Condition, oneOf } from './condition.js';
import type { Filter, List } from './lists.js';
import { expression } from './words.js';

/** What a user asks a list for; each is a wish of its own, all of them hold. */
export interface Question {
  /** Name, code or abbreviation. */
  readonly province?: string;
  /** With `province`: also the provinces it was made of. */
  readonly now?: boolean;
  readonly year?: number;
  /** First and last day, ISO. */
  readonly from?: string;
  readonly to?: string;
  readonly bloc?: string;
  readonly theme?: string;
  readonly kind?: string;
  readonly award?: string;
  readonly level?: string;
  readonly status?: string;
  readonly org?: string;
  readonly role?: string;
  readonly minConfidence?: number;
  readonly text?: string;
}

/** The conditions that a question comes to in a list. Throws `UserError` for names that nobody knows. */
export function conditions(db: Db, { filters }: List, asked: Question): Condition[] {
  const where: Condition[] = [];
  if (asked.province !== undefined)
    where.push(oneOf('province_id', 'province', provincesNamed(db, asked.province, asked.now ?? false)));
  else if (asked.now) throw new UserError('--now goes with --province');
  for (const [filter, sql] of Object.entries(filters) as [Filter, string][]) {
    const values = VALUES[filter](db, asked);
    if (values !== null) where.push({ sql, values });
  }
  return where;
}

type Values = Condition['values'];
const listed = (ids: readonly number[]): Values | null => (ids.length > 0 ? { org: JSON.stringify(ids) } : null);
const given = <T>(value: T | undefined, values: (value: T) => Values | null): Values | null =>
  value === undefined ? null : values(value);

const VALUES: Readonly<Record<Filter, (db: Db, asked: Question) => Values | null>> = {
  year: (_, { year }) => given(year, () => ({ year: year! })),
  period: (_, { from, to }) => (from === undefined && to === undefined ? null : period(from, to)),
  bloc: (_, { bloc }) => given(bloc, (words) => ({ bloc: bare(words) })),
  theme: (db, { theme }) => given(theme, (code) => ({ theme: known('theme of blocs', code, themesOfBlocs(db)) })),
  kind: (db, { kind }) => given(kind, (code) => ({ kind: kindNamed(db, code) })),
  award: (db, { award }) => given(award, (name) => ({ award: JSON.stringify(awardsNamed(db, name)) })),
  level: (_, { level }) => given(level, () => ({ level: level! })),
  status: (_, { status }) => given(status, () => ({ status: status! })),
  org: (db, { org }) => given(org, (name) => listed(bodiesNamed(db, name))),
  // Where no body is called so, it may be a person.
  person: (db, { org }) => given(org, (name) => (bodiesNamed(db, name).length > 0 ? null : { person: bare(name) })),
  role: (_, { role }) => given(role, () => ({ role: role! })),
  minConfidence: (_, { minConfidence }) => given(minConfidence, () => ({ minConfidence: minConfidence! })),
  text: (_, { text }) => given(text, (words) => ({ text: expression(`"${words.replaceAll('"', ' ')}"`) })),
};

/** Days, and the years of which every day lies between them. */
function period(from = '0001-01-01', to = '9999-12-31'): Values {
  const firstYear = Number(from.slice(0, 4)) + (from.endsWith('-01-01') ? 0 : 1);
  const lastYear = Number(to.slice(0, 4)) - (to.endsWith('-12-31') ? 0 : 1);
  return { from, to, firstYear, lastYear };
}

/** A kind of body by its code. Throws `UserError` if there is no such kind. */
export const kindNamed = (db: Db, code: string): string => known('kind of body', code, kindsOfBodies(db));

function known(what: string, code: string, codes: readonly string[]): string {
  if (codes.includes(code)) return code;
  throw new UserError(`no ${what} "${code}" is known; there are ${codes.join(', ')}`);
}

/** What of a question nothing in the database answers to, as sentences with near names: why a list may be empty. */
export function unanswered(db: Db, asked: Question): string[] {
  const says: string[] = [];
  const miss = (what: string, text: string | undefined, names: readonly string[]) => {
    if (text === undefined || names.some((name) => bare(name).includes(bare(text)))) return;
    const near = nearNames(
      text,
      names.map((name) => ({ name, form: name })),
    );
    says.push(`no ${what} here is called "${text}"${near.length > 0 ? `; did you mean ${near.join(', ')}?` : ''}`);
  };
  if (asked.org !== undefined && bodiesNamed(db, asked.org).length === 0)
    miss('body', asked.org, db.prepare<[], string>('SELECT DISTINCT name FROM organization').pluck().all());
  miss('bloc', asked.bloc, db.prepare<[], string>('SELECT DISTINCT name FROM bloc').pluck().all());
  return says;
}
