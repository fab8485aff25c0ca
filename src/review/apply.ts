import type { Record, Warning } from '../core/record.js';
import { edited } from './edited.js';
import type { Review, Verdict } from './file.js';
import { fits, fitsExactly, type Held, heldAt, heldIn, valueAt, written } from './held.js';
import { type Bench, type Judgement, judge, type State } from './judge.js';
import { isMeeting, withMeetings } from './meetings.js';
import { isFields, KINDS, subjectOf, type Value } from './subjects.js';
import { type FindWords, wordsIn } from './words.js';

/** What became of one verdict. */
export interface Outcome {
  readonly verdict: Verdict;
  readonly state: State;
  /** Where the value stands in the reviewed record; null: it is in no record. */
  readonly path: string | null;
  /** What the machine says in its place. */
  readonly machine: Value;
  /** What the reviewed record says. */
  readonly value: Value;
  /** Words of the post that the reviewer gave, as it writes them; null: none given, or not found. */
  readonly quote: { readonly start: number; readonly end: number; readonly words: string } | null;
  /** What is to be known of it, if anything. */
  readonly note: string | null;
}

export interface Reviewed {
  readonly record: Record;
  /** One for each verdict, file by file, in their order. */
  readonly outcomes: readonly Outcome[];
  /** Values that no verdict speaks of. */
  readonly unseen: readonly Held[];
}

type Own = Judgement['verdict'];

/**
 * Applies what researchers said of a post to the record the machine made of it. Reviewed values have confidence 1, new
 * ones the rule `review`; verdicts that need another look leave a warning. The order of verdicts does not matter, and a
 * reviewed record reviewed again stays as it is.
 */
export function applyReviews(machine: Record, text: string, reviews: readonly Review[]): Reviewed {
  const verdicts = reviews.flatMap((review) => review.verdicts);
  if (verdicts.length === 0) return { record: machine, outcomes: [], unseen: heldIn(machine) };
  const inOrder = [...new Set(verdicts)].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
  const own = inOrder.filter((verdict): verdict is Own => verdict.kind !== 'complete');
  const find = wordsIn(text);
  const begun = withMeetings(machine, text, find, own);
  const bench = benchOf(begun.record, find, own);
  const settled = new Set(begun.judged.map(({ verdict }) => verdict));
  const others = own.filter((verdict) => !settled.has(verdict));
  const judged = contradictions([...begun.judged, ...others.map((verdict) => ruled(verdict, bench))], bench.record);
  const { record, placeOf } = edited(
    bench.record,
    text,
    judged.flatMap(({ effects }) => effects),
  );

  const outcomes = new Map<Verdict, Outcome>();
  for (const { verdict, state, effects, machine, span, note } of judged) {
    const place = effects.map(placeOf).find((path) => path !== null) ?? null;
    const quote = span && { ...span, words: text.slice(span.start, span.end) };
    outcomes.set(verdict, {
      verdict,
      state,
      path: place,
      machine,
      value: place && valueAt(record, place),
      quote,
      note,
    });
  }
  const spoken = new Set([...outcomes.values()].map(({ path }) => path));
  const unseen = heldIn(record).filter(({ path }) => !spoken.has(path));
  for (const verdict of inOrder.filter(({ kind }) => kind === 'complete'))
    outcomes.set(verdict, whole(verdict, unseen));
  const all = verdicts.map((verdict) => outcomes.get(verdict)!);
  const flags = inOrder.flatMap((verdict) => flagOf(outcomes.get(verdict)!));
  const known = new Set(record.warnings.map(said));
  const warnings = [...record.warnings, ...flags.filter((flag, n) => !known.has(said(flag)) && isFirst(flags, n))];
  return { record: { ...record, warnings }, outcomes: all, unseen };
}

const said = ({ code, message }: Warning): string => `${code} ${message}`;
const isFirst = (flags: readonly Warning[], n: number) => flags.findIndex((it) => said(it) === said(flags[n]!)) === n;

/** One order for all files and all orders of verdicts in them. */
function sortKey({ kind, of, verdict, seen, value, quote, by, at, why }: Verdict): string {
  const place = String(kind === 'complete' ? 99 : KINDS.indexOf(kind)).padStart(2, '0');
  return JSON.stringify([place, of, verdict, written(seen), written(value), quote, by, at, why]);
}

function benchOf(record: Record, find: FindWords, verdicts: readonly Own[]): Bench {
  const all = [...record.events.keys()];
  const eventsOf = ({ of }: Verdict): readonly number[] => {
    if (of === null) return all;
    if (typeof of === 'number') return all.filter((n) => n === of - 1);
    // A meeting may be called by the name or day that another verdict gave it.
    const given = verdicts.filter((it) => it.of === of && it.verdict !== 'right' && it.verdict !== 'wrong');
    const names = given.flatMap(({ kind, verdict, seen, value }) => {
      const now = verdict === 'missing' ? seen : value;
      if (kind === 'date' && typeof now === 'string') return [now];
      return kind === 'bloc' && isFields(now) && typeof now.name === 'string' ? [now.name] : [];
    });
    const called = (name: string) =>
      all.filter((n) => isMeeting({ bloc: name }, record.events[n]!) || isMeeting({ date: name }, record.events[n]!));
    const found = called(of);
    if (found.length > 0) return found;
    return all.length === 1 ? all : [...new Set(names.flatMap(called))];
  };
  const named = new Set<string>();
  for (const verdict of verdicts) {
    const { kind, seen, value } = verdict;
    if (subjectOf(kind).of !== 'list') continue;
    const wanted = isFields(seen) && isFields(value) ? { ...seen, ...value } : value;
    for (const event of eventsOf(verdict))
      for (const it of heldAt(record, kind, event))
        if (fits(seen, it.value) || (value !== null && fitsExactly(wanted, it.value))) named.add(it.path);
  }
  return { record, find, named, eventsOf };
}

/** Judges warnings and wrong meetings, which are no values, here; all else is `judge`'s. */
function ruled(verdict: Own, bench: Bench): Judgement {
  const { kind, seen, verdict: told } = verdict;
  const plain = { verdict, span: null, machine: null, note: null };
  if (kind === 'warning') {
    const there = bench.record.warnings.some(({ code }) => code === seen);
    const path = `/warnings/${String(seen)}`;
    if (!there) return { ...plain, state: 'agreed', effects: [] };
    const machine = seen;
    if (told === 'right') return { ...plain, machine, state: 'agreed', effects: [{ does: 'keep', path }] };
    return { ...plain, machine, state: 'applied', effects: [{ does: 'drop', path }] };
  }
  if (kind !== 'event') return judge(verdict, bench);
  const events = bench.eventsOf(verdict).filter((n) => isFields(seen) && isMeeting(seen, bench.record.events[n]!));
  if (events.length === 0) return { ...plain, state: 'agreed', effects: [] };
  if (events.length > 1)
    return { ...plain, state: 'lost', effects: [], note: 'nhiều hội nghị cùng khớp / several meetings fit' };
  return { ...plain, machine: seen, state: 'applied', effects: [{ does: 'drop', path: `/events/${events[0]}` }] };
}

/** Verdicts that say otherwise of one value are set aside, all of them: it is not for a program to choose. */
function contradictions(judged: readonly Judgement[], record: Record): Judgement[] {
  const claims = new Map<string, Map<string, Judgement[]>>();
  const claim = (about: string, says: string, judgement: Judgement) => {
    const sides = claims.get(about) ?? claims.set(about, new Map()).get(about)!;
    (sides.get(says) ?? sides.set(says, []).get(says)!).push(judgement);
  };
  for (const judgement of judged) {
    const { verdict, effects, state } = judgement;
    if (state === 'lost') continue;
    for (const effect of effects) {
      if (effect.does !== 'add')
        claim(effect.path, effect.does === 'put' ? written(effect.value) : effect.does, judgement);
      // What is said to be so at a meeting speaks against those who say that there was none.
      const [meeting] = /^\/events\/\d+/.exec(effect.path) ?? [];
      if (meeting !== undefined && effect.does !== 'drop') claim(meeting, 'there', judgement);
      if (effect.does === 'put' && effect.path === '/is_bloc_post' && effect.value === false)
        for (const n of record.events.keys()) claim(`/events/${n}`, 'drop', judgement);
    }
    const { kind, of, seen, value, verdict: told } = verdict;
    const about = (it: Value) => JSON.stringify([kind, of, written(it)]);
    const now = isFields(seen) && isFields(value) ? { ...seen, ...value } : value;
    const truth = told === 'should_be' ? now : seen;
    if (told !== 'wrong') claim(about(truth), 'true', judgement);
    if (told === 'wrong' || told === 'should_be') claim(about(seen), 'false', judgement);
    if (told !== 'wrong' && subjectOf(kind).of !== 'list' && kind !== 'event' && kind !== 'warning')
      claim(JSON.stringify([kind, of]), isFields(truth) ? 'fields' : written(truth), judgement);
  }
  const against = new Set(
    [...claims.values()].filter((sides) => sides.size > 1).flatMap((it) => [...it.values()].flat()),
  );
  return judged.map((judgement) => {
    if (!against.has(judgement)) return judgement;
    const note = 'các ý kiến trái nhau, không theo ý kiến nào / verdicts contradict one another, none counts';
    return { ...judgement, state: 'contradicted', effects: [], note };
  });
}

/** A post in which everything was judged needs another look when the machine finds more. */
function whole(verdict: Verdict, unseen: readonly Held[]): Outcome {
  const nothing = { verdict, path: null, machine: null, value: null, quote: null };
  if (unseen.length === 0) return { ...nothing, state: 'agreed', note: null };
  const note = `${unseen.length} giá trị chưa ai xem / values that nobody has looked at`;
  return { ...nothing, state: 'changed', note };
}

/** The warning for a verdict that needs another look. */
function flagOf({ verdict, state, machine, quote, note }: Outcome): Warning[] {
  if (state === 'applied' || state === 'agreed') return [];
  const { kind, seen, by, at } = verdict;
  const what = kind === 'complete' ? kind : `${kind} ${shown(seen)}`;
  const now = state === 'changed' && machine !== null ? `máy nay đọc / the machine now says ${shown(machine)}` : null;
  const says = note ?? now ?? 'máy nay không đọc thấy / the machine does not say so any more';
  const message = `${what} (${by}, ${at}): ${says}`;
  return [{ code: `review-${state}`, message, start: quote?.start ?? 0, end: quote?.end ?? 0 }];
}

/** A value as a person reads it. */
export function shown(value: Value): string {
  if (!isFields(value)) return Array.isArray(value) ? value.join(', ') : String(value ?? '–');
  return Object.values(value)
    .filter((part) => part !== null && part !== 'organization')
    .join(' · ');
}
