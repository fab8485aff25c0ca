import type { Evidence, Record } from '../core/record.js';
import { fold } from '../text/normalize.js';
import { isFields, KINDS, type Kind, subjectOf, type Value } from './subjects.js';

/** One value of a record and where it stands. */
export interface Held {
  readonly kind: Kind;
  /** Number of its event, from 0; null for what is said of the post. */
  readonly event: number | null;
  /** JSON Pointer of the value, of a fact in a list with its index. */
  readonly path: string;
  readonly value: Value;
}

/** All values of a record that a person can judge, in its order. What is null or empty is none; `bloc_post` always is one. */
export function heldIn(record: Record): Held[] {
  const of = (place: 'post' | 'event') =>
    KINDS.filter(
      (kind) => kind !== 'warning' && kind !== 'event' && (subjectOf(kind).of === 'post') === (place === 'post'),
    );
  const own = of('post').flatMap((kind) => heldAt(record, kind, null));
  return [...own, ...record.events.flatMap((_, event) => of('event').flatMap((kind) => heldAt(record, kind, event)))];
}

/** The values of one kind in an event, or in the post: of a list each of its facts. */
export function heldAt(record: Record, kind: Kind, event: number | null): Held[] {
  const path = pathOf(kind, event);
  const found = valueAt(record, path);
  if (subjectOf(kind).of !== 'list') return isEmpty(found) ? [] : [{ kind, event, path, value: found }];
  return (found as readonly Value[]).map((value, n) => ({ kind, event, path: `${path}/${n}`, value }));
}

/** Where a record keeps the values of a kind. */
export function pathOf(kind: Kind, event: number | null): string {
  const { of, at } = subjectOf(kind);
  return of === 'post' ? at : `/events/${event}${at}`;
}

/** The value at a JSON Pointer; null if there is none. */
export function valueAt(record: Record, path: string): Value {
  let here: unknown = record;
  for (const key of path.split('/').slice(1)) here = (here as { [key: string]: unknown } | null | undefined)?.[key];
  return (here ?? null) as Value;
}

const isEmpty = (value: Value): boolean => value === null || (Array.isArray(value) && value.length === 0);

/** The path of the value that a piece of evidence proves: of `/events/0/awards/2/year` `/events/0/awards/2`. */
export function ownerOf({ path }: Pick<Evidence, 'path'>): string {
  const [, first, , field] = path.split('/');
  const depth = first === 'province' ? 1 : first !== 'events' ? 2 : LISTS.has(`/${field}`) ? 4 : 3;
  return path.split('/', depth + 1).join('/');
}
const LISTS = new Set<string>(KINDS.filter((kind) => subjectOf(kind).of === 'list').map((kind) => subjectOf(kind).at));

/** Equal down to the last sign. */
export const same = (a: Value, b: Value): boolean => written(a) === written(b);

/** A value as text, its fields in one order. */
export const written = (value: Value): string =>
  isFields(value)
    ? JSON.stringify(Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))))
    : JSON.stringify(value);

/** Does a value have all that is said of it? Capitals, dashes and places of tone marks do not count. */
export function fits(said: Value, value: Value): boolean {
  if (isFields(said)) {
    if (!isFields(value)) return false;
    return Object.entries(said).every(([field, part]) => fits(part, value[field] ?? null));
  }
  if (Array.isArray(said))
    return Array.isArray(value) && said.length === value.length && said.every((part, n) => fits(part, value[n]));
  return typeof said === 'string' && typeof value === 'string' ? key(said) === key(value) : said === value;
}

/** The same, down to the last sign of what is said. */
export const fitsExactly = (said: Value, value: Value): boolean =>
  isFields(said) && isFields(value)
    ? Object.entries(said).every(([field, part]) => (value[field] ?? null) === part)
    : same(said, value);

const key = (text: string): string => {
  const words = fold(text.normalize('NFC'))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return words === '' ? text : words;
};
