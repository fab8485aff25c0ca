import type { ProvinceKey, ProvinceSpan } from './provinces.js';

/** A name of the lexicon over time. Days are ISO. */
export interface NameSpan {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly level?: string | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** Codes of names. */
  readonly successors: readonly string[];
  readonly predecessors: readonly string[];
  /** Law or decision that ended it or, while it lasts, made it. */
  readonly basis?: string | undefined;
}

/** One became, or passed into, another. `since` is the first day of the later one; null: not known. */
export interface Change<T> {
  readonly from: T;
  readonly to: T;
  readonly since: string | null;
  readonly basis: string | null;
}

/** Names and provinces over time. */
export interface Past {
  readonly names: readonly Pick<NameSpan, 'name' | 'kind' | 'level' | 'from' | 'until'>[];
  readonly nameChanges: readonly Change<string>[];
  /** One a code and name: from its first day to its last. */
  readonly provinces: readonly Pick<ProvinceSpan, 'code' | 'name' | 'kind' | 'from' | 'until'>[];
  readonly provinceChanges: readonly Change<ProvinceKey>[];
}

/** Changes of names as the lexicon tells them, from either side. */
export function nameChanges(names: readonly NameSpan[]): Change<string>[] {
  const byCode = new Map(names.map((it) => [it.code, it]));
  const ended = names.flatMap((earlier) =>
    earlier.successors.flatMap((code) => {
      const later = byCode.get(code);
      if (!later) return [];
      return [{ from: earlier.name, to: later.name, since: between(earlier, later), basis: basisOf(earlier, later) }];
    }),
  );
  const made = names.flatMap((later) =>
    later.predecessors.flatMap((code) => {
      const earlier = byCode.get(code);
      // The successor began, and the earlier one went on elsewhere.
      if (!earlier || earlier.successors.includes(later.code)) return [];
      return [{ from: earlier.name, to: later.name, since: precise(later.from) ?? null, basis: later.basis ?? null }];
    }),
  );
  return [...ended, ...made];
}

const basisOf = (earlier: NameSpan, later: NameSpan): string | null =>
  (earlier.until === undefined ? null : earlier.basis) ??
  (later.until === undefined && later.from ? later.basis : null) ??
  null;

/** A day, or the year alone where the lexicon has no better: it writes its first or last day for that. */
export const precise = (day: string | undefined): string | undefined =>
  day === undefined ? undefined : /-(?:01-01|12-31)$/.test(day) ? day.slice(0, 4) : day;

/** First day of the later one; a month or year, if the province decides; null: not known. */
function between({ until }: NameSpan, { from }: NameSpan): string | null {
  if (until === undefined) return precise(from) ?? null;
  const next = precise(until) === until ? dayAfter(until) : until.slice(0, 4);
  if (from === undefined || from.slice(0, 4) < until.slice(0, 4)) return next;
  if (from > until) return precise(from)!;
  return from.slice(0, 7) === until.slice(0, 7) ? from.slice(0, 7) : from.slice(0, 4);
}

/** Which province went into which; one that kept code and name when others joined it went into itself. */
export function provinceChanges(spans: readonly ProvinceSpan[]): Change<ProvinceKey>[] {
  return spans.flatMap((span) => {
    if (span.until === undefined || span.successor === undefined) return [];
    const since = dayAfter(span.until);
    const later = spans.find(
      ({ name, from, until }) =>
        name === span.successor && (from === undefined || from <= since) && (until === undefined || until >= since),
    );
    if (!later) return [];
    return [{ from: keyOf(span), to: keyOf(later), since, basis: later.basis ?? span.basis ?? null }];
  });
}

/** What lexicons tell of the past. */
export function pastOf(names: readonly NameSpan[], spans: readonly ProvinceSpan[]): Past {
  const provinces = new Map(spans.map(({ code, name, kind }) => [`${code} ${name}`, { code, name, kind }]));
  return {
    names,
    nameChanges: nameChanges(names),
    provinces: [...provinces.values()].map((it) => ({
      ...it,
      ...wholeLife(spans.filter((span) => sameProvince(span, it))),
    })),
    provinceChanges: provinceChanges(spans),
  };
}

/** From the first day to the last of a province that grew on the way. */
const wholeLife = (spans: readonly ProvinceSpan[]): Pick<ProvinceSpan, 'from' | 'until'> => {
  const open = {
    from: spans.some(({ from }) => from === undefined),
    until: spans.some((it) => it.until === undefined),
  };
  return {
    from: open.from ? undefined : spans.map(({ from }) => from!).sort()[0],
    until: open.until
      ? undefined
      : spans
          .map(({ until }) => until!)
          .sort()
          .at(-1),
  };
};

const keyOf = ({ code, name }: ProvinceKey): ProvinceKey => ({ code, name });
export const sameProvince = (a: ProvinceKey, b: ProvinceKey): boolean => a.code === b.code && a.name === b.name;
function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}
