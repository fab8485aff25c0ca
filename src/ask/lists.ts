/**
 * What each list of the command line is: a view of the schema, its columns, what it can be filtered and counted by.
 * Data alone; `filters.ts`, `rows.ts` and `counts.ts` make SQL of it.
 */

import { BLOC, type Body, type Dimension, kindOf, orgOf, PLACES, same, THEME } from './dimensions.js';

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
  /** What has a row for each of the view, and is quick to count. */
  readonly facts: string;
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

const kind = (...bodies: readonly Body[]) =>
  bodies.map(([id]) => `${id} IN (SELECT id FROM organization WHERE kind = @kind)`).join(' OR ');
const org = (...bodies: readonly Body[]) =>
  bodies.map(([id]) => `${id} IN (SELECT value FROM json_each(@org))`).join(' OR ');
const person = (...bodies: readonly Body[]) =>
  bodies.map(([id, name]) => `(${id} IS NULL AND instr(bare(${name}), @person))`).join(' OR ');

const RECIPIENT = ['organization_id', 'recipient'] as const;
const MEMBER = ['organization_id', 'member'] as const;
const HOLDER = ['organization_id', 'holder'] as const;
const GIVER = ['giver_id', 'giver'] as const;
const RECEIVER = ['receiver_id', 'receiver'] as const;

const PROOF = ['province_today', 'quote', 'confidence', 'posts', 'sources'];

export const LISTS = {
  awards: {
    view: 'awards',
    facts: 'award WHERE first',
    columns: ['province', 'year', 'bloc', 'recipient', 'award', 'status', 'date', 'source'],
    more: ['recipient_kind', 'award_code', 'award_level', ...PROOF],
    filters: {
      year: 'year = @year',
      ...OF_FACT,
      kind: kind(RECIPIENT),
      award: 'award_code IN (SELECT value FROM json_each(@award))',
      level: 'award_level = @level',
      status: 'status = @status',
      org: org(RECIPIENT),
      person: person(RECIPIENT),
    },
    by: {
      ...PLACES,
      ...same('year'),
      bloc: BLOC,
      theme: THEME,
      org: orgOf(RECIPIENT),
      kind: kindOf(RECIPIENT),
      award: { key: 'award_code', name: '(SELECT name FROM award_type WHERE code = k)', code: 'k' },
      level: { key: 'award_level' },
      ...same('status'),
    },
  },
  members: {
    view: 'members',
    facts: 'member WHERE first',
    columns: ['province', 'year', 'bloc', 'member', 'date', 'source'],
    more: ['years', ...PROOF],
    filters: {
      year: YEARS,
      ...OF_FACT,
      kind: kind(MEMBER),
      org: org(MEMBER),
      person: person(MEMBER),
    },
    by: { ...PLACES, ...same('year'), bloc: BLOC, theme: THEME, org: orgOf(MEMBER), kind: kindOf(MEMBER) },
  },
  heads: {
    view: 'roles',
    facts: 'role WHERE first',
    columns: ['province', 'year', 'bloc', 'holder', 'role', 'date', 'source'],
    more: PROOF,
    filters: {
      year: 'year = @year',
      ...OF_FACT,
      kind: kind(HOLDER),
      role: 'role = @role',
      org: org(HOLDER),
      person: person(HOLDER),
    },
    by: {
      ...PLACES,
      ...same('year'),
      bloc: BLOC,
      theme: THEME,
      org: orgOf(HOLDER),
      kind: kindOf(HOLDER),
      ...same('role'),
    },
  },
  handovers: {
    view: 'handovers',
    facts: 'handover WHERE first',
    columns: ['province', 'year', 'bloc', 'giver', 'receiver', 'role', 'date', 'source'],
    more: PROOF,
    filters: {
      year: 'year = @year',
      ...OF_FACT,
      kind: kind(GIVER, RECEIVER),
      org: org(GIVER, RECEIVER),
      person: person(GIVER, RECEIVER),
    },
    by: {
      ...PLACES,
      ...same('year'),
      bloc: BLOC,
      theme: THEME,
      giver: orgOf(GIVER),
      receiver: orgOf(RECEIVER),
      ...same('role'),
    },
  },
  rankings: {
    view: 'rankings',
    facts: 'ranking WHERE first',
    columns: ['province', 'year', 'bloc', 'rank', 'recipient', 'score', 'date', 'source'],
    more: ['years', ...PROOF],
    filters: {
      year: YEARS,
      ...OF_FACT,
      kind: kind(RECIPIENT),
      org: org(RECIPIENT),
      person: person(RECIPIENT),
    },
    by: {
      ...PLACES,
      ...same('year'),
      bloc: BLOC,
      theme: THEME,
      org: orgOf(RECIPIENT),
      kind: kindOf(RECIPIENT),
      ...same('rank'),
    },
  },
  events: {
    view: 'events',
    facts: 'event WHERE meeting_id = id',
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
    by: { ...PLACES, ...same('year'), bloc: BLOC, theme: THEME, ...same('kinds') },
  },
  conflicts: {
    view: 'conflicts',
    facts: 'conflict',
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
    facts: 'post',
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
