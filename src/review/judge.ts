import type { Record } from '../core/record.js';
import { overlap, type Span } from '../core/span.js';
import type { Verdict } from './file.js';
import { fits, fitsExactly, type Held, heldAt, ownerOf, pathOf, same } from './held.js';
import { type Fields, isFields, type Kind, subjectOf, type Value } from './subjects.js';
import type { FindWords } from './words.js';

/**
 * What became of a verdict. applied: it changed the record; agreed: the machine says the same by itself; changed: it
 * holds, but the machine says something else now than the reviewer saw; lost: its words or its fact are not found;
 * contradicted: another verdict says otherwise, neither counts.
 */
export type State = 'applied' | 'agreed' | 'changed' | 'lost' | 'contradicted';

/** What a verdict does to the value at `path`; `add` puts a fact into the list there. */
export type Effect =
  | { readonly does: 'keep' | 'drop'; readonly path: string }
  | { readonly does: 'put' | 'add'; readonly path: string; readonly value: Value; readonly span: Span | null };

export interface Judgement {
  readonly verdict: Verdict & { readonly kind: Kind };
  readonly state: State;
  readonly effects: readonly Effect[];
  /** What the machine says in its place. */
  readonly machine: Value;
  /** Where the words of the reviewer stand. */
  readonly span: Span | null;
  /** Why it is lost, or what is to be looked at again. */
  readonly note: string | null;
}

/** What a verdict is judged by: the machine's record, and which of its facts verdicts name exactly. */
export interface Bench {
  readonly record: Record;
  readonly find: FindWords;
  readonly named: ReadonlySet<string>;
  eventsOf(verdict: Verdict): readonly number[];
}

type Ruling = Pick<Judgement, 'state' | 'effects' | 'machine' | 'note'>;
const lost = (note: string): Ruling => ({ state: 'lost', effects: [], machine: null, note });
const NO_WORDS = 'không thấy lời trích trong bài / the quoted words are not in the post';
const SEVERAL = 'nhiều dữ kiện cùng khớp / several facts fit, say more of it';
const WHICH = 'bài kể nhiều hội nghị / the post tells of several meetings, say which: of';
const NO_FACT = 'không còn thấy dữ kiện / the fact is not found any more';

/** What follows from one verdict on a value or a fact. */
export function judge(verdict: Judgement['verdict'], bench: Bench): Judgement {
  const { of } = subjectOf(verdict.kind);
  const ruled = of === 'list' ? ofFact(verdict, bench) : ofValue(verdict, bench);
  return { verdict, ...ruled, span: spanIn(bench, verdict, ruled.effects[0]?.path ?? null) };
}

/** The words of a reviewer, nearest to those of the value at a path. */
function spanIn({ record, find }: Bench, { quote }: Verdict, path: string | null): Span | null {
  if (quote === null) return null;
  const start = record.evidence.find((it) => ownerOf(it) === path)?.start ?? 0;
  return find(quote, start);
}

function ofValue(verdict: Judgement['verdict'], bench: Bench): Ruling {
  const { kind, seen, value } = verdict;
  const told = verdict.verdict;
  const event = subjectOf(kind).of === 'post' ? null : eventOf(verdict, bench);
  if (event === undefined) {
    if (bench.record.events.length > 0) return lost(WHICH);
    const gone = told === 'wrong' || (told === 'should_be' ? value : seen) === null;
    return gone ? { state: 'agreed', effects: [], machine: null, note: null } : lost(NO_FACT);
  }
  const path = pathOf(kind, event);
  const machine = heldAt(bench.record, kind, event)[0]?.value ?? null;
  const ruling = (state: State, effects: readonly Effect[] = []): Ruling => ({ state, effects, machine, note: null });
  if (told === 'wrong' && kind === 'bloc_post')
    return machine === seen ? ruling('applied', [{ does: 'put', path, value: !seen, span: null }]) : ruling('agreed');
  if (told === 'wrong') {
    if (machine === null) return ruling('agreed');
    return fits(seen, machine) ? ruling('applied', [{ does: 'drop', path }]) : ruling('changed');
  }
  const held = told === 'right' ? fits(seen, machine) : isTold(verdict, machine);
  if (held) return ruling('agreed', [{ does: 'keep', path }]);
  const truth = told === 'should_be' ? value : seen;
  const expected = told === 'missing' ? machine === null : told === 'should_be' && fits(seen, machine);
  const state = expected ? 'applied' : 'changed';
  if (truth === null) return ruling(state, [{ does: 'drop', path }]);
  const whole = wholeOf(kind, mergedOf(verdict, machine));
  const span = spanIn(bench, verdict, path);
  if (whole === null) return { ...lost('chưa đủ / not all of it is said'), machine };
  if (span === null && kind !== 'bloc_post') return { ...lost(NO_WORDS), machine };
  return ruling(state, [{ does: 'put', path, value: whole, span }]);
}

/** Does the machine say by itself what a verdict wants? */
function isTold({ verdict, seen, value }: Verdict, machine: Value): boolean {
  if (verdict === 'missing') return fits(seen, machine);
  if (value === null) return machine === null;
  return fitsExactly(isFields(value) && isFields(seen) ? { ...seen, ...value } : value, machine);
}

/** What a verdict makes of what the machine says: fields that the reviewer did not speak of stay. */
function mergedOf({ verdict, seen, value }: Verdict, machine: Value): Value {
  const truth = verdict === 'should_be' ? value : seen;
  if (!isFields(truth)) return truth;
  return { ...(isFields(machine) ? machine : {}), ...(isFields(seen) ? seen : {}), ...truth };
}

function wholeOf(kind: Kind, value: Value): Value {
  const { whole, blank = {} } = subjectOf(kind);
  const parsed = whole.safeParse(isFields(value) ? { ...blank, ...value } : value);
  return parsed.success ? parsed.data : null;
}

/** The event that a verdict on one of its values means; undefined: it cannot be told. */
function eventOf(verdict: Judgement['verdict'], bench: Bench): number | undefined {
  const events = bench.eventsOf(verdict);
  if (events.length < 2) return events[0];
  const saying = (said: Value) =>
    said === null
      ? []
      : events.filter((event) => heldAt(bench.record, verdict.kind, event).some((it) => fits(said, it.value)));
  const found = [saying(verdict.seen), saying(verdict.value)].find((all) => all.length > 0) ?? [];
  return found.length === 1 ? found[0] : undefined;
}

function ofFact(verdict: Judgement['verdict'], bench: Bench): Ruling {
  const { kind, verdict: told, seen, value } = verdict;
  const events = bench.eventsOf(verdict);
  const all = events.flatMap((event) => heldAt(bench.record, kind, event));
  const wanted = isFields(seen) && isFields(value) ? { ...seen, ...value } : value;
  const closest = (said: Value, among: readonly Held[]) => {
    const exactly = among.filter((it) => fitsExactly(said, it.value));
    return exactly.length > 0 ? exactly : among.filter((it) => fits(said, it.value));
  };
  // Another spelling of what the reviewer saw is the fact itself; only the very words of the correction are the correction.
  const isRight = (it: Held) => fitsExactly(wanted, it.value) || !fits(seen, it.value);
  const right = told === 'should_be' && value !== null ? closest(wanted, all.filter(isRight)) : [];
  const met = closest(
    seen,
    all.filter((it) => !right.includes(it)),
  );
  if (met.some((it) => !same(it.value, met[0]!.value))) return lost(SEVERAL);
  const machine = met[0]?.value ?? right[0]?.value ?? null;
  const ruling = (state: State, effects: readonly Effect[] = []): Ruling => ({ state, effects, machine, note: null });
  const each = (does: 'keep' | 'drop', facts: readonly Held[]) => facts.map(({ path }): Effect => ({ does, path }));

  if (met.length > 0 && (told === 'right' || told === 'missing')) return ruling('agreed', each('keep', met));
  const gone = told === 'wrong' || (told === 'should_be' && value === null);
  if (met.length > 0 && gone) return ruling('applied', each('drop', met));
  if (right.length > 0)
    return ruling(met.length > 0 ? 'applied' : 'agreed', [...each('keep', right), ...each('drop', met)]);

  const span = spanIn(bench, verdict, met[0]?.path ?? null);
  const near = met[0] ?? nearest(verdict, all, span, bench);
  if (gone) return near ? { ...ruling('changed'), machine: near.value } : ruling('agreed');
  if (span === null) return { ...lost(verdict.quote === null ? NO_FACT : NO_WORDS), machine: near?.value ?? null };
  const event = near ? near.event : events.length === 1 ? events[0]! : null;
  if (event === null) return lost(bench.record.events.length === 0 ? NO_FACT : WHICH);
  const base = told === 'missing' || told === 'right' ? null : (near?.value ?? null);
  const whole = wholeOf(kind, personOr(verdict, mergedOf(verdict, base), bench.record, event));
  if (whole === null) return { ...lost('chưa đủ / not all of it is said'), machine: near?.value ?? null };
  const state = met.length > 0 || (told === 'missing' && !near) ? 'applied' : 'changed';
  const effect: Effect = near
    ? { does: 'put', path: near.path, value: whole, span }
    : { does: 'add', path: pathOf(kind, event), value: whole, span };
  return { ...ruling(state, [effect]), machine: near?.value ?? null };
}

/**
 * The one fact that the machine now has in place of the one a reviewer spoke of: equal in what tells facts of its kind
 * apart; of a fact that was missing also read from its words, and where the name is all there is, only that.
 */
function nearest({ kind, verdict, seen }: Judgement['verdict'], all: readonly Held[], span: Span | null, bench: Bench) {
  const { identity } = subjectOf(kind);
  const told = identity?.filter((field) => isFields(seen) && seen[field] !== undefined && seen[field] !== null) ?? [];
  const readHere = (it: Held) =>
    span !== null && bench.record.evidence.some((piece) => ownerOf(piece) === it.path && overlap(piece, span));
  const alike = (it: Held) =>
    identity
      ? told.length > 0 &&
        told.every((field) => fits((seen as Fields)[field]!, (it.value as Fields)[field]!)) &&
        (verdict !== 'missing' || readHere(it))
      : verdict !== 'missing' && readHere(it);
  const found = all.filter((it) => !bench.named.has(it.path) && alike(it));
  return found.length === 1 ? found[0]! : null;
}

/** An award to somebody who is named among those present is a person's. */
function personOr({ kind, seen }: Verdict, value: Value, { events }: Record, event: number): Value {
  if (kind !== 'award' || !isFields(value)) return value;
  const { attendees = [], chairs = [] } = events[event] ?? {};
  const isPerson = [...attendees, ...chairs].some(({ person }) => person === value.recipient);
  const said = isFields(seen) ? seen.recipient_kind : undefined;
  return isPerson && said !== 'person'
    ? { ...value, recipient_kind: 'person' }
    : { recipient_kind: 'organization', ...value };
}
