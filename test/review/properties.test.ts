import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Record } from '../../src/core/record.js';
import { extract } from '../../src/pipe.js';
import { applyReviews } from '../../src/review/apply.js';
import type { Review, Verdict } from '../../src/review/file.js';
import { type Held, heldIn } from '../../src/review/held.js';
import { isFields, subjectOf, type Value } from '../../src/review/subjects.js';
import { loadKnowledge } from '../../src/rule/load.js';

const knowledge = loadKnowledge();
const CORPUS = join(import.meta.dirname, '../../corpus');
/** Posts that tell of several meetings. */
const SEVERAL = ['c05.html', 'd07.txt', 'x20.html'];
const names = readdirSync(CORPUS).filter((file) => /\.(txt|html|md)$/.test(file));
const posts = names
  .filter((name, n) => n % 30 === 0 || SEVERAL.includes(name))
  .map((name) => {
    const location = `corpus/${name}`;
    const source = { location, url: null, media_type: null, charset: null, fetched_at: null };
    return { name, ...extract(source, readFileSync(join(CORPUS, name)), knowledge) };
  });

const reviewOf = (verdicts: readonly Verdict[]): Review => ({
  file: 'x.review.yml',
  sha256: null,
  post: null,
  verdicts,
});
const apply = (record: Record, text: string, verdicts: readonly Verdict[]) =>
  applyReviews(record, text, [reviewOf(verdicts)]);

const quoteOf = (record: Record, { path }: Held): string | null =>
  record.evidence.find((it) => (it.path === path || it.path.startsWith(`${path}/`)) && it.quote.trim() !== '')?.quote ??
  null;

function verdictOn(record: Record, held: Held, told: Verdict['verdict'], value: Value): Verdict {
  const { kind, event } = held;
  const of = event === null || record.events.length < 2 ? null : event + 1;
  const quote = quoteOf(record, held);
  return {
    kind,
    verdict: told,
    seen: held.value,
    value,
    quote,
    of,
    by: 'Lan',
    at: '2026-11-22',
    why: null,
    file: 'x.review.yml',
    line: 1,
  };
}

/** Another value of the same kind: that of a neighbour, or a year or word more. */
function otherOf({ kind, value }: Held, text: string): Value {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value + 1;
  if (Array.isArray(value)) return value.slice(0, 1).concat(kind === 'years' ? [1999] : ['other']);
  if (isFields(value) && 'year' in value) return { year: 1999 };
  if (isFields(value) && 'rank' in value) return { rank: 77 };
  if (isFields(value) && 'person' in value) return { person: 'Lò Thị Mận' };
  if (isFields(value)) return { name: 'Khối thi đua số 77' };
  return kind === 'title' || kind === 'venue' || kind === 'member' || kind === 'movement' || kind === 'author'
    ? text.slice(0, 12).trim()
    : value;
}

const numbered = (events: readonly unknown[]) => events.length;
const facts = ({ is_bloc_post, source, post, province, events }: Record) => ({
  is_bloc_post,
  source,
  post,
  province,
  events,
});

function* leaves(value: unknown, path: string): Generator<string> {
  if (value === null) return;
  if (typeof value === 'object') for (const [key, held] of Object.entries(value)) yield* leaves(held, `${path}/${key}`);
  else yield path;
}

function checkInvariants(record: Record, text: string): void {
  expect(Record.parse(record)).toEqual(record);
  const at = (path: string) =>
    path
      .split('/')
      .slice(1)
      .reduce<unknown>((here, key) => (here as { [key: string]: unknown })?.[key], record);
  for (const { path, start, end, quote } of record.evidence) {
    expect(text.slice(start, end), path).toBe(quote);
    expect(at(path), path).not.toBeUndefined();
    expect(at(path), path).not.toBeNull();
  }
  for (const { start, end } of record.warnings) expect(start <= end && end <= text.length).toBe(true);
  const proved = new Set(record.evidence.map(({ path }) => path));
  const values = [
    ...leaves(record.post, '/post'),
    ...leaves(record.events, '/events'),
    ...leaves(record.province, '/province'),
  ];
  expect(values.filter((path) => !proved.has(path))).toEqual([]);
}

/** Verdicts on some values of a post, each on a value of its own. */
const verdicts = (record: Record, text: string) =>
  fc
    .subarray(heldIn(record), { minLength: 1 })
    .chain((some) =>
      fc.tuple(
        ...some.map((held) =>
          fc
            .constantFrom<Verdict['verdict']>('right', 'wrong', 'should_be', 'right')
            .map((told) => verdictOn(record, held, told, told === 'should_be' ? otherOf(held, text) : null)),
        ),
      ),
    );

describe.each(posts)('$name', ({ record, text }) => {
  test('all of it right: no value changes, all are sure, none is unseen', () => {
    const all = heldIn(record).map((held) => verdictOn(record, held, 'right', null));
    const reviewed = apply(record, text, all);
    expect(facts(reviewed.record)).toEqual(facts(record));
    expect(reviewed.record.warnings).toEqual(record.warnings);
    expect(reviewed.outcomes.filter(({ state }) => state !== 'agreed')).toEqual([]);
    expect(reviewed.unseen).toEqual([]);
    expect(reviewed.record.evidence.filter(({ confidence }) => confidence !== 1)).toEqual([]);
  });

  test('all lists wrong: nothing is left of them', () => {
    const all = heldIn(record).filter(({ kind }) => subjectOf(kind).of === 'list');
    const { events, evidence } = apply(
      record,
      text,
      all.map((held) => verdictOn(record, held, 'wrong', null)),
    ).record;
    expect(numbered(events)).toBe(record.events.length);
    for (const event of events) expect([event.members, event.awards, event.roles, event.chairs].flat()).toEqual([]);
    expect(evidence.filter(({ path }) => /\/(?:members|awards|roles|chairs)\//.test(path))).toEqual([]);
  });

  test('any verdicts: invariants hold, their order does not matter, once more changes nothing', () => {
    fc.assert(
      fc.property(
        verdicts(record, text).chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        ([all, mixed]) => {
          const reviewed = apply(record, text, all);
          checkInvariants(reviewed.record, text);
          expect(apply(record, text, mixed).record).toEqual(reviewed.record);
          const again = apply(reviewed.record, text, all);
          expect(again.record).toEqual(reviewed.record);
        },
      ),
      { numRuns: 20 },
    );
  });

  test('what was removed and is missing comes back', () => {
    const lists = heldIn(record).filter(({ kind }) => subjectOf(kind).of === 'list');
    const bare = apply(
      record,
      text,
      lists.map((held) => verdictOn(record, held, 'wrong', null)),
    ).record;
    const { record: whole, outcomes } = apply(
      bare,
      text,
      lists.map((held) => verdictOn(record, held, 'missing', null)),
    );
    expect(outcomes.filter(({ state }) => state !== 'applied')).toEqual([]);
    const sorted = (it: Record) =>
      heldIn(it)
        .map(({ kind, event, value }) => JSON.stringify([kind, event, value]))
        .sort();
    expect([...new Set(sorted(whole))]).toEqual([...new Set(sorted(record))]);
    checkInvariants(whole, text);
  });
});
