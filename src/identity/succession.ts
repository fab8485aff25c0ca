/** One post that says, or lets know, that a body headed a bloc in a year. */
export interface Claim {
  readonly year: number;
  /** Whoever headed it: a body's number, or a person's name. */
  readonly holder: number | string;
  /** role: said so; receives: took the headship over for that year; gives: handed it over for the next. */
  readonly basis: 'role' | 'receives' | 'gives';
  /** The post, or the one that it is a copy of. */
  readonly original: number;
}

export const STATES = ['confirmed', 'told once', 'contradiction', 'gap'] as const;

/** A holder in a year, or a year nobody tells of (`claims` empty). */
export interface Term<T extends Claim> {
  readonly year: number;
  readonly claims: readonly T[];
  /** confirmed: two posts say so; contradiction: posts say another holder as well; gap: no post says who. */
  readonly state: (typeof STATES)[number];
}

/**
 * The line of heads of one bloc by year, from the first year told to the last, years between them that nobody tells of as
 * gaps. Holders that are the same body before and after a merger (`same`) do not contradict each other.
 */
export function lineOf<T extends Claim>(claims: readonly T[], same: (a: T, b: T) => boolean): Term<T>[] {
  const years = claims.map(({ year }) => year);
  if (years.length === 0) return [];
  const line: Term<T>[] = [];
  const last = Math.max(...years);
  for (let year = Math.min(...years); year <= last; year++) {
    const holders: T[][] = [];
    for (const claim of claims.filter((it) => it.year === year)) {
      const known = holders.find(([other]) => other!.holder === claim.holder);
      if (known) known.push(claim);
      else holders.push([claim]);
    }
    if (holders.length === 0) line.push({ year, claims: [], state: 'gap' });
    const isOne = holders.every(([one]) => same(one!, holders[0]![0]!));
    for (const told of holders) {
      const isTwice = told.some(({ original }) => original !== told[0]!.original);
      line.push({ year, claims: told, state: !isOne ? 'contradiction' : isTwice ? 'confirmed' : 'told once' });
    }
  }
  return line;
}
