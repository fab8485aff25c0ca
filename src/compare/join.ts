import type { Fact } from './facts.js';

/** A post of one side. `id` is the digest of its bytes; null where nobody kept it. */
export interface Place {
  readonly location: string;
  readonly id: string | null;
}

/** Posts of a database or of a file. Only places are walked; facts are fetched one post at a time. */
export interface Side {
  /** Every post once, in the order of `inOrder`. */
  readonly places: Iterable<Place>;
  facts(location: string): readonly Fact[];
}

/** A post on both sides, or on one. */
export interface Both {
  /** Where it lies now; for a post of the first side alone, where it lay. */
  readonly location: string;
  /** Where it lay before, if it moved. */
  readonly from: string | null;
  readonly before: readonly Fact[] | null;
  readonly after: readonly Fact[] | null;
}

/** The order of bytes, which is also that of SQLite. */
export const inOrder = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/**
 * Joins two sides by location; posts that are left over on both and have the same bytes have moved. What is held at a
 * time is one post of each side, and the places of posts that have no like.
 */
export function* join(a: Side, b: Side): Generator<Both> {
  const lost = new Map<string | Place, string[]>();
  const gained: Place[] = [];
  const [olds, news] = [a.places[Symbol.iterator](), b.places[Symbol.iterator]()];
  let [old, one] = [olds.next(), news.next()];
  while (!old.done || !one.done) {
    const order = old.done ? 1 : one.done ? -1 : inOrder(old.value.location, one.value.location);
    if (order === 0) {
      const { location } = old.value as Place;
      yield { location, from: null, before: a.facts(location), after: b.facts(location) };
    } else if (order < 0) put(lost, keyOf(old.value), old.value.location);
    else gained.push(one.value);
    if (order <= 0) old = olds.next();
    if (order >= 0) one = news.next();
  }
  for (const place of gained) {
    const { location } = place;
    const from = lost.get(keyOf(place))?.shift() ?? null;
    yield { location, from, before: from === null ? null : a.facts(from), after: b.facts(location) };
  }
  for (const location of [...lost.values()].flat())
    yield { location, from: null, before: a.facts(location), after: null };
}

/** The digest; a place without one is like no other. */
const keyOf = (place: Place): string | Place => place.id ?? place;

const put = <K>(lists: Map<K, string[]>, key: K, item: string): unknown =>
  lists.get(key)?.push(item) ?? lists.set(key, [item]);
