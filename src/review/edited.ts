import { type Evidence, FACT_LISTS, type Record } from '../core/record.js';
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

/** A record with effects worked in: lists close up, evidence moves with its values, new values are proved by `review`. */
export function edited(record: Record, text: string, effects: readonly Effect[]): Edited {
  const drops = new Set(effects.filter((it) => it.does === 'drop').map((it) => it.path));
  const puts = new Map<string, Effect & { does: 'put' | 'add' }>();
  const adds = new Map<string, (Effect & { does: 'put' | 'add' })[]>();
  const kept = new Set(effects.filter((it) => it.does === 'keep').map((it) => it.path));
  for (const effect of effects) {
    if (effect.does === 'put' && !puts.has(effect.path)) puts.set(effect.path, effect);
    if (effect.does !== 'add') continue;
    const list = adds.get(effect.path) ?? adds.set(effect.path, []).get(effect.path)!;
    if (!list.some((it) => same(it.value, effect.value))) list.push(effect);
  }
  for (const path of [...drops])
    for (const field of HANGING[path.split('/').at(-1)!] ?? []) {
      const hanging = `${path.slice(0, path.lastIndexOf('/'))}/${field}`;
      if (!puts.has(hanging) && !kept.has(hanging)) drops.add(hanging);
    }
  const noMeeting = puts.get('/is_bloc_post')?.value === false;
  if (noMeeting) for (const n of record.events.keys()) drops.add(`/events/${n}`);

  const next = structuredClone(record) as { -readonly [Field in keyof Record]: Record[Field] };
  for (const path of drops) if (!isEntry(path)) set(next, path, null);
  for (const [path, { value }] of puts) if (!isEntry(path)) set(next, path, value);
  const moves = new Map<string, string>();
  const proofs: { path: string; effect: Effect & { does: 'put' | 'add' } }[] = [];
  next.events = next.events.filter((_, n) => !drops.has(`/events/${n}`));
  let at = 0;
  for (const n of record.events.keys()) {
    const [from, to] = [`/events/${n}`, `/events/${at}`];
    if (drops.has(from)) continue;
    moves.set(from, to);
    for (const field of LISTS) {
      const list: unknown[] = [];
      for (const [i, old] of record.events[n]![field].entries()) {
        const path = `${from}/${field}/${i}`;
        if (drops.has(path)) continue;
        moves.set(path, `${to}/${field}/${list.length}`);
        list.push(puts.get(path)?.value ?? old);
      }
      const added = [...(adds.get(`${from}/${field}`) ?? [])].sort(inOrder);
      for (const effect of added) {
        proofs.push({ path: `${to}/${field}/${list.length}`, effect });
        list.push(effect.value);
      }
      (next.events[at] as { [field: string]: unknown })[field] = list;
    }
    at++;
  }
  const moved = (path: string): string | null => {
    if (!path.startsWith('/events/')) return path;
    const event = path.split('/', 3).join('/');
    const entry = path.split('/', 5).join('/');
    const to = moves.get(event);
    if (to === undefined) return null;
    if (isEntry(entry)) return moves.has(entry) ? moves.get(entry)! + path.slice(entry.length) : null;
    return to + path.slice(event.length);
  };
  next.is_bloc_post = puts.has('/is_bloc_post') ? next.is_bloc_post : next.is_bloc_post && next.events.length > 0;
  next.warnings = record.warnings.filter(({ code }) => !drops.has(`/warnings/${code}`));

  const evidence: Evidence[] = [];
  const proved = new Set<string>();
  const keep = (piece: Evidence) => {
    evidence.push(piece);
    proved.add(piece.path);
  };
  for (const piece of record.evidence) {
    const owner = ownerOf(piece);
    const put = puts.get(owner);
    const path = drops.has(owner)
      ? null
      : put
        ? survivor(piece.path, owner, record, put.value, moved)
        : moved(piece.path);
    if (path === null) continue;
    keep({ ...piece, path, confidence: put || kept.has(owner) ? 1 : piece.confidence });
  }
  for (const [path, effect] of [...puts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const to = moved(path);
    if (to !== null) proofs.push({ path: to, effect });
  }
  for (const { path, effect } of proofs.sort((a, b) => (a.path < b.path ? -1 : 1)))
    for (const leaf of leaves(effect.value, path))
      if (effect.span && !proved.has(leaf)) keep(proofAt(leaf, effect.span, text));
  next.evidence = evidence;

  return {
    record: next,
    placeOf(effect) {
      if (effect.does === 'drop') return null;
      if (effect.does !== 'add') return moved(effect.path);
      return (
        proofs.find(
          (it) => it.effect.path === effect.path && it.effect.does === 'add' && same(it.effect.value, effect.value),
        )?.path ?? null
      );
    },
  };
}

const isEntry = (path: string): boolean => {
  const [, first, , field, index] = path.split('/');
  return first === 'events' && (field === undefined || (index !== undefined && field in FACT_LISTS));
};

/** Where evidence of a value that was replaced goes: with the field, year or kind that stayed as it was. */
function survivor(
  path: string,
  owner: string,
  record: Record,
  value: Value,
  moved: (path: string) => string | null,
): string | null {
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

type Adding = Effect & { does: 'put' | 'add' };
const inOrder = (a: Adding, b: Adding): number =>
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
