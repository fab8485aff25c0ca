import { type Event, type Evidence, FACT_LISTS, type Record } from '../core/record.js';
import type { Span } from '../core/span.js';
import { ownerOf, same, valueAt, written } from './held.js';
import type { Effect } from './judge.js';
import { isFields, type Value } from './subjects.js';

/** A record after verdicts, and where in it the value now stands that an effect was about; null: nowhere. */
export interface Edited {
  readonly record: Record;
  placeOf(effect: Effect): string | null;
}

/** What falls with a value: there is no last day, and no morning, of a meeting without a day. */
const HANGING: Readonly<{ [path: string]: readonly string[] }> = {
  date: ['date_end', 'part_of_day'],
  published: ['published_time'],
};
const LISTS = Object.keys(FACT_LISTS) as (keyof typeof FACT_LISTS)[];

/** A value that a verdict gives. */
type Change = Effect & { readonly does: 'put' | 'add' };

/** Effects by the path they are about; two that say the same are one. */
interface Work {
  readonly drops: ReadonlySet<string>;
  readonly kept: ReadonlySet<string>;
  readonly puts: ReadonlyMap<string, Change>;
  /** New facts by the path of their list, in one order whatever that of the verdicts is. */
  readonly adds: ReadonlyMap<string, readonly Change[]>;
}
type Writable = { -readonly [Field in keyof Record]: Record[Field] };
type Placed = { readonly path: string; readonly change: Change };
type Moved = (path: string) => string | null;

/** A record with effects worked in: lists close up, evidence moves with its values, new values are proved by `review`. */
export function edited(record: Record, text: string, effects: readonly Effect[]): Edited {
  const work = workOf(record, effects);
  const { drops, puts } = work;
  const next: Writable = structuredClone(record);
  for (const path of drops) if (!isEntry(path)) set(next, path, null);
  for (const [path, { value }] of puts) if (!isEntry(path)) set(next, path, value);
  const { events, moved, added } = eventsWith(record, next.events, work);
  next.events = events;
  next.is_bloc_post &&= events.length > 0 || puts.has('/is_bloc_post');
  next.warnings = record.warnings.filter(({ code }) => !drops.has(`/warnings/${code}`));
  const changed = [...puts].map(([path, change]) => ({ path: moved(path), change }));
  const placed = [...added, ...changed.filter((it): it is Placed => it.path !== null)];
  next.evidence = evidenceOf(record, text, work, moved, placed);
  return {
    record: next,
    placeOf(effect) {
      if (effect.does === 'drop') return null;
      if (effect.does !== 'add') return moved(effect.path);
      return added.find(({ change }) => change.path === effect.path && same(change.value, effect.value))?.path ?? null;
    },
  };
}

function workOf(record: Record, effects: readonly Effect[]): Work {
  const pathsOf = (does: Effect['does']) => effects.filter((it) => it.does === does).map(({ path }) => path);
  const [drops, kept] = [new Set(pathsOf('drop')), new Set(pathsOf('keep'))];
  const puts = new Map<string, Change>();
  const adds = new Map<string, Change[]>();
  for (const effect of effects) {
    if (effect.does === 'put' && !puts.has(effect.path)) puts.set(effect.path, effect);
    if (effect.does !== 'add') continue;
    const list = adds.get(effect.path) ?? adds.set(effect.path, []).get(effect.path)!;
    if (!list.some((it) => same(it.value, effect.value))) list.push(effect);
  }
  for (const list of adds.values()) list.sort(inOrder);
  for (const path of [...drops])
    for (const field of HANGING[path.split('/').at(-1)!] ?? []) {
      const hanging = `${path.slice(0, path.lastIndexOf('/'))}/${field}`;
      if (!puts.has(hanging) && !kept.has(hanging)) drops.add(hanging);
    }
  const isBlocPost = puts.get('/is_bloc_post')?.value ?? record.is_bloc_post;
  if (!isBlocPost) for (const n of record.events.keys()) drops.add(`/events/${n}`);
  return { drops, kept, puts, adds };
}

/** Events with their lists worked over, where what stood at a path stands now, and where what was added stands. */
function eventsWith(record: Record, singles: readonly Event[], { drops, puts, adds }: Work) {
  const events: Event[] = [];
  const moves = new Map<string, string>();
  const added: Placed[] = [];
  for (const [n, event] of record.events.entries()) {
    const [from, to] = [`/events/${n}`, `/events/${events.length}`];
    if (drops.has(from)) continue;
    moves.set(from, to);
    const lists: { [field: string]: unknown[] } = {};
    for (const field of LISTS) {
      const list: unknown[] = [];
      lists[field] = list;
      for (const [i, value] of event[field].entries()) {
        const path = `${from}/${field}/${i}`;
        if (drops.has(path)) continue;
        moves.set(path, `${to}/${field}/${list.length}`);
        list.push(puts.get(path)?.value ?? value);
      }
      for (const change of adds.get(`${from}/${field}`) ?? []) {
        added.push({ path: `${to}/${field}/${list.length}`, change });
        list.push(change.value);
      }
    }
    events.push({ ...singles[n]!, ...lists } as Event);
  }
  const moved: Moved = (path) => {
    if (!path.startsWith('/events/')) return path;
    const entry = path.split('/', 5).join('/');
    const known = isEntry(entry) ? entry : path.split('/', 3).join('/');
    const to = moves.get(known);
    return to === undefined ? null : to + path.slice(known.length);
  };
  return { events, moved, added };
}

/** Evidence of what stayed, where it stands now, then that of what verdicts put in its place or added. */
function evidenceOf(record: Record, text: string, work: Work, moved: Moved, placed: readonly Placed[]): Evidence[] {
  const { drops, kept, puts } = work;
  const evidence: Evidence[] = [];
  for (const piece of record.evidence) {
    const owner = ownerOf(piece);
    if (drops.has(owner)) continue;
    const put = puts.get(owner);
    const path = put ? survivor(piece.path, owner, record, put.value, moved) : moved(piece.path);
    if (path !== null) evidence.push({ ...piece, path, confidence: put || kept.has(owner) ? 1 : piece.confidence });
  }
  const proved = new Set(evidence.map(({ path }) => path));
  const inPlace = [...placed].sort((a, b) => (a.path < b.path ? -1 : 1));
  for (const { path, change } of inPlace)
    for (const leaf of leaves(change.value, path))
      if (change.span && !proved.has(leaf)) evidence.push(proofAt(leaf, change.span, text));
  return evidence;
}

const isEntry = (path: string): boolean => {
  const [, first, , field, index] = path.split('/');
  return first === 'events' && (field === undefined || (index !== undefined && field in FACT_LISTS));
};

/** Where evidence of a value that was replaced goes: with the field, year or kind that stayed as it was. */
function survivor(path: string, owner: string, record: Record, value: Value, moved: Moved): string | null {
  const before = valueAt(record, path);
  const to = moved(owner);
  if (to === null) return null;
  if (Array.isArray(value)) {
    const n = value.indexOf(before);
    return n < 0 ? null : `${to}/${n}`;
  }
  const field = path.slice(owner.length + 1);
  return isFields(value) && value[field] === before ? `${to}/${field}` : null;
}

/** JSON Pointers of all that a value holds. */
function leaves(value: Value, path: string): string[] {
  if (value === null) return [];
  if (typeof value !== 'object') return [path];
  return Object.entries(value).flatMap(([key, held]) => (held === null ? [] : [`${path}/${key}`]));
}

const proofAt = (path: string, { start, end }: Span, text: string): Evidence => ({
  path,
  start,
  end,
  quote: text.slice(start, end),
  rule: 'review',
  confidence: 1,
});

const inOrder = (a: Change, b: Change): number =>
  (a.span?.start ?? 0) - (b.span?.start ?? 0) || (written(a.value) < written(b.value) ? -1 : 1);

/** Sets the value at a JSON Pointer; a list that says nothing any more is empty. */
function set(record: Record, path: string, value: Value): void {
  if (path.startsWith('/warnings/')) return;
  const keys = path.split('/').slice(1);
  const last = keys.pop()!;
  let here = record as unknown as { [key: string]: unknown };
  for (const key of keys) here = here[key] as { [key: string]: unknown };
  here[last] = value === null && Array.isArray(here[last]) ? [] : value;
}
