/**
 * What each list of the command line is: a view of the schema, its columns, what it can be filtered and counted by.
 * Data alone; `filters.ts`, `rows.ts` and `counts.ts` make SQL of it.
 */

import { AWARD, BLOC, type Body, type Dimension, kindOf, LEVEL, orgOf, PLACES, same, THEME } from './dimensions.js';

/** Filters beside --province, which every list has. */
export type Filter =
  | 'year'
  | 'period'
  | 'bloc'
  | 'theme'
  | 'kind'
  | 'award'
  | 'level'
  | 'status'
  | 'org'
  | 'person'
  | 'role'
  | 'minConfidence'
  | 'text';

export interface List {
  readonly view: string;
  /** What has a row for each of the view, under the same names what rows are filtered and counted by, and is quick to count. */
  readonly facts: string;
  /** Columns of it that are kept with the meeting, and how they are called there: joined where a question speaks of them. */
  readonly meeting?: Readonly<Record<string, string>>;
  /** Tables that have them counted, and by which of their columns. */
  readonly counts?: readonly { readonly from: string; readonly columns: readonly string[] }[];
  /** Columns of the table, whose rows are also sorted by them. */
  readonly columns: readonly string[];
  /** Columns that csv, json and jsonl have besides. */
  readonly more: readonly string[];
  /** Filters in SQL over a row; `@` and the name of the filter is what was asked for. */
  readonly filters: Readonly<Partial<Record<Filter, string>>>;
  readonly by: Readonly<Record<string, Dimension>>;
}

const blocs = (column: string) => `${column} IN (SELECT id FROM bloc WHERE instr(bare, @bloc))`;
const themes = (column: string) => `${column} IN (SELECT id FROM bloc WHERE theme = @theme)`;
const YEARS = 'event_id IN (SELECT event_id FROM event_year WHERE year = @year)';
/** A meeting without a day counts by its year, if all of that lies in the period. */
const PERIOD = '(date BETWEEN @from AND @to) OR (date IS NULL AND year BETWEEN @firstYear AND @lastYear)';
const OF_BLOC = { bloc: blocs('bloc_id'), theme: themes('bloc_id') };
/** What every list of facts can be filtered by beside years and bodies. */
const OF_FACT = { period: PERIOD, ...OF_BLOC, minConfidence: 'confidence >= @minConfidence' };

const ONE = { id: 'organization_id', person: 'person' };
const MEMBER = { id: 'organization_id' };
const GIVER = { id: 'giver_id', person: 'giver_person', maybe: true };
const RECEIVER = { id: 'receiver_id', person: 'receiver_person' };

/** Which body or person facts are about. Where it is never a person, none is found. */
const ofBody = (...bodies: readonly Body[]) => ({
  kind: bodies.map(({ id }) => `${id} IN (SELECT id FROM organization WHERE kind = @kind)`).join(' OR '),
  org: bodies.map(({ id }) => `${id} IN (SELECT value FROM json_each(@org))`).join(' OR '),
  person: bodies.flatMap(({ person }) => (person ? `instr(bare(${person}), @person)` : [])).join(' OR ') || '0',
});
const byBody = (one: Body) => ({ org: orgOf(one), kind: kindOf(one) });
const BY_MEETING = { ...PLACES, ...same('year'), bloc: BLOC, theme: THEME };

const MEETING = { province_id: 'province_id', bloc_id: 'bloc_id', date: 'date' };
/** Facts that have a year of their own. */
const dated = (table: string) => ({ facts: `(SELECT * FROM ${table} WHERE first)`, meeting: MEETING });
/** Facts that go by the year of their meeting. */
const undated = (table: string) => ({ ...dated(table), meeting: { ...MEETING, year: 'main_year' } });

const byPlace = (fact: string, ...own: readonly string[]) => ({
  from: `(SELECT * FROM count_by_place WHERE fact = '${fact}')`,
  columns: ['province_id', 'date', 'year', ...own],
});
const byOwnBody = (fact: string, ...own: readonly string[]) => ({
  from: `(SELECT * FROM count_by_body WHERE fact = '${fact}')`,
  columns: ['organization_id', ...own],
});

const PROOF = ['province_today', 'quote', 'confidence', 'posts', 'sources'];

export const LISTS = {
  awards: {
    view: 'awards',
    ...dated('award'),
    counts: [byPlace('award', 'award_type_id', 'status'), byOwnBody('award', 'status')],
    columns: ['province', 'year', 'bloc', 'recipient', 'award', 'status', 'date', 'source'],
    more: ['recipient_kind', 'award_code', 'award_level', ...PROOF],
    filters: {
      year: 'year = @year',
      ...OF_FACT,
      award: 'award_type_id IN (SELECT id FROM award_type WHERE code IN (SELECT value FROM json_each(@award)))',
      level: 'award_type_id IN (SELECT id FROM award_type WHERE level = @level)',
      status: 'status = @status',
      ...ofBody(ONE),
    },
    by: {
      ...BY_MEETING,
      ...byBody(ONE),
      award: AWARD,
      level: LEVEL,
      ...same('status'),
    },
  },
  members: {
    view: 'members',
    ...undated('member'),
    counts: [byPlace('member'), byOwnBody('member')],
    columns: ['province', 'year', 'bloc', 'member', 'date', 'source'],
    more: ['years', ...PROOF],
    filters: {
      year: YEARS,
      ...OF_FACT,
      ...ofBody(MEMBER),
    },
    by: { ...BY_MEETING, ...byBody(MEMBER) },
  },
  heads: {
    view: 'roles',
    ...dated('role'),
    counts: [byPlace('role', 'role')],
    columns: ['province', 'year', 'bloc', 'holder', 'role', 'date', 'source'],
    more: PROOF,
    filters: {
      year: 'year = @year',
      ...OF_FACT,
      ...ofBody(ONE),
      role: 'role = @role',
    },
    by: {
      ...BY_MEETING,
      ...byBody(ONE),
      ...same('role'),
    },
  },
  handovers: {
    view: 'handovers',
    ...dated('handover'),
    counts: [byPlace('handover', 'role')],
    columns: ['province', 'year', 'bloc', 'giver', 'receiver', 'role', 'date', 'source'],
    more: PROOF,
    filters: {
      year: 'year = @year',
      ...OF_FACT,
      ...ofBody(GIVER, RECEIVER),
    },
    by: {
      ...BY_MEETING,
      giver: orgOf(GIVER),
      receiver: orgOf(RECEIVER),
      ...same('role'),
    },
  },
  rankings: {
    view: 'rankings',
    ...undated('ranking'),
    counts: [byPlace('ranking', 'rank')],
    columns: ['province', 'year', 'bloc', 'rank', 'recipient', 'score', 'date', 'source'],
    more: ['years', ...PROOF],
    filters: {
      year: YEARS,
      ...OF_FACT,
      ...ofBody(ONE),
    },
    by: {
      ...BY_MEETING,
      ...byBody(ONE),
      ...same('rank'),
    },
  },
  events: {
    view: 'events',
    facts: `(SELECT id AS event_id, province_id, bloc_id, date, main_year AS year,
      (SELECT group_concat(kind, ', ') FROM (SELECT kind FROM event_kind WHERE event_id = event.id ORDER BY n)) AS kinds
      FROM event WHERE meeting_id = id)`,
    columns: ['province', 'years', 'bloc', 'kinds', 'date', 'venue', 'source'],
    more: [
      'year',
      'date_end',
      'part_of_day',
      'member_count',
      'members',
      'awards',
      'province_today',
      'quote',
      'posts',
      'sources',
    ],
    filters: { year: YEARS, period: PERIOD, ...OF_BLOC },
    by: { ...BY_MEETING, ...same('kinds') },
  },
  conflicts: {
    view: 'conflicts',
    facts: 'conflicts',
    columns: ['province', 'bloc', 'code', 'about', 'value', 'other_value', 'source', 'other_source'],
    more: ['province_today'],
    filters: OF_BLOC,
    by: { ...PLACES, bloc: BLOC, theme: THEME, ...same('code') },
  },
  blocs: {
    view: 'blocs',
    facts: 'blocs',
    columns: ['province', 'bloc', 'number', 'level', 'first_year', 'last_year', 'meetings', 'posts'],
    more: ['province_today', 'theme', 'names', 'conflicts'],
    filters: {
      year: '@year BETWEEN first_year AND last_year',
      period: `bloc_id IN (SELECT bloc_id FROM telling WHERE ${PERIOD})`,
      ...OF_BLOC,
    },
    by: { ...PLACES, theme: THEME, ...same('level') },
  },
  posts: {
    view: 'posts',
    facts: `(SELECT id, province_id, publisher, is_bloc_post, published, CAST(substr(published, 1, 4) AS INTEGER) AS year
      FROM post)`,
    columns: ['province', 'published', 'title', 'is_bloc_post', 'events', 'warnings', 'source'],
    more: ['province_today', 'author', 'publisher', 'copy_of', 'copy_how', 'url'],
    filters: {
      year: 'year = @year',
      period: 'published BETWEEN @from AND @to',
      bloc: `id IN (SELECT event.post_id FROM event WHERE ${blocs('bloc_id')})`,
      theme: `id IN (SELECT event.post_id FROM event WHERE ${themes('bloc_id')})`,
      text: 'id IN (SELECT rowid FROM search WHERE search MATCH @text)',
    },
    by: { ...PLACES, ...same('year', 'publisher', 'is_bloc_post') },
  },
} satisfies Readonly<Record<string, List>>;
