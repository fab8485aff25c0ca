/** One thing that one post says: the value of what it speaks about. */
export interface Said {
  readonly event: number;
  /** The post, or the one that it is a copy of. */
  readonly original: number;
  readonly about: string;
  readonly value: string;
}

export interface Disagreement {
  readonly about: string;
  readonly one: Said;
  readonly other: Said;
}

/**
 * Where two posts give different values for one thing. A post that gives several values itself disagrees only with one
 * that gives none of them. Of each value that differs from the first told, the first who tells it is named.
 */
export function disagreements(said: readonly Said[]): Disagreement[] {
  return [...groupBy(said, ({ about }) => about).entries()].flatMap(([about, all]) => {
    const byPost = [...groupBy(all, ({ original }) => original).values()];
    const [first, ...others] = byPost;
    const told = new Set(first!.map(({ value }) => value));
    const found: Disagreement[] = [];
    for (const other of others) {
      if (other.some(({ value }) => told.has(value))) continue;
      found.push({ about, one: first![0]!, other: other[0]! });
      for (const { value } of other) told.add(value);
    }
    return found;
  });
}

/** Lists of as many units each that differ: in each list the units that the other lacks. */
export function listDisagreements(said: readonly Said[]): Disagreement[] {
  const [first, ...others] = [...groupBy(said, ({ original }) => original).values()];
  if (!first) return [];
  const names = (list: readonly Said[]) => new Set(list.map(({ value }) => value));
  const without = (list: readonly Said[], other: ReadonlySet<string>): Said => ({
    ...list[0]!,
    value: list
      .map(({ value }) => value)
      .filter((value) => !other.has(value))
      .join(', '),
  });
  return others
    .filter((other) => names(other).size === names(first).size && other.some(({ value }) => !names(first).has(value)))
    .map((other) => ({
      about: first[0]!.about,
      one: without(first, names(other)),
      other: without(other, names(first)),
    }));
}

function groupBy<T, K>(list: readonly T[], key: (it: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const it of list) {
    const known = groups.get(key(it));
    if (known) known.push(it);
    else groups.set(key(it), [it]);
  }
  return groups;
}
