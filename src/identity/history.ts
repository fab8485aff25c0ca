import { fold } from '../text/normalize.js';
import { PLACED_DISTRICT } from './organization.js';
import { classed, type ProvinceKey, type ProvinceSpan } from './provinces.js';

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
  /** Law or decree of the change that made it or, if nothing made it, ended it. */
  readonly basis?: string | undefined;
}

/** One became, or passed into, another. `since` is the first day of the later one; null: not known. */
export interface Change<T> {
  readonly from: T;
  readonly to: T;
  readonly since: string | null;
  readonly basis: string | null;
}

/** A body of a province; of the country, if that is null. */
export interface Lasting {
  readonly name: string;
  readonly province: ProvinceKey | null;
}
/** A body that another one became, or came from; `province` null also where it spans several. */
export interface Step extends Lasting {
  readonly since: string | null;
  readonly basis: string | null;
}
export interface Life {
  readonly from: string | null;
  readonly until: string | null;
}

export interface Past {
  readonly names: readonly Pick<NameSpan, 'name' | 'kind' | 'level' | 'from' | 'until'>[];
  readonly nameChanges: readonly Change<string>[];
  /** One a code and name: from its first day to its last. */
  readonly provinces: readonly Pick<ProvinceSpan, 'code' | 'name' | 'kind' | 'from' | 'until'>[];
  readonly provinceChanges: readonly Change<ProvinceKey>[];
}

/** There is no district level from 1 July 2025: Resolution 203/2025/QH15, Law 72/2025/QH15. */
const LAST_OF_DISTRICTS = '2025-06-30';
/** What outlives the province it was founded in. */
const LASTING_KINDS: ReadonlySet<string> = new Set(['education', 'health', 'enterprise', 'bank']);

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
const precise = (day: string | undefined): string | undefined =>
  day === undefined ? undefined : /-(?:01-01|12-31)$/.test(day) ? day.slice(0, 4) : day;

/** First day of the later one; a month or year, if the province decides; null: not known. */
function between({ until }: NameSpan, { from }: NameSpan): string | null {
  if (until === undefined) return precise(from) ?? null;
  const next = precise(until) === until ? dayAfter(until) : until.slice(0, 4);
  if (from === undefined || from.slice(0, 4) < until.slice(0, 4)) return next;
  if (from > until) return precise(from)!;
  return from.slice(0, 7) === until.slice(0, 7) ? from.slice(0, 7) : from.slice(0, 4);
}

/** Which province went into which; one that kept code and name when others joined it is no change of its own. */
export function provinceChanges(spans: readonly ProvinceSpan[]): Change<ProvinceKey>[] {
  return spans.flatMap((span) => {
    if (span.until === undefined || span.successor === undefined) return [];
    const since = dayAfter(span.until);
    const later = spans.find(
      ({ name, from, until }) =>
        name === span.successor && (from === undefined || from <= since) && (until === undefined || until >= since),
    );
    if (!later || same(span, later)) return [];
    return [{ from: keyOf(span), to: keyOf(later), since, basis: later.basis ?? span.basis ?? null }];
  });
}

/** Reads the life of bodies and what they came from and became, from what is known of names and provinces. */
export function historian({ names, nameChanges, provinces, provinceChanges }: Past) {
  const byName = new Map(names.map((it) => [it.name, it]));
  const provinceOf = (key: ProvinceKey | null) => (key ? provinces.find((it) => same(it, key)) : undefined);

  /** Did it end when its province did? */
  const endsWithProvince = ({ name, province }: Lasting): boolean => {
    const kind = byName.get(name)?.kind;
    if (kind !== undefined) return !LASTING_KINDS.has(kind);
    const own = provinceOf(province);
    return /^Sở /u.test(name) || (own !== undefined && fold(name) === fold(classed(own)));
  };

  /** First and last day, or year, of a body; null: not known, or still there. */
  const lifeOf = (body: Lasting): Life => {
    const entry = byName.get(body.name);
    const province = endsWithProvince(body) ? provinceOf(body.province) : undefined;
    const district = PLACED_DISTRICT.test(body.name) && !isProvince(body) ? LAST_OF_DISTRICTS : undefined;
    const starts = [precise(entry?.from), province?.from].filter((day) => day !== undefined);
    const ends = [precise(entry?.until), province?.until, district].filter((day) => day !== undefined);
    return { from: starts.sort().at(-1) ?? null, until: ends.sort()[0] ?? null };
  };
  const isProvince = ({ name, province }: Lasting): boolean => {
    const own = provinceOf(province);
    return own !== undefined && fold(name) === fold(classed(own));
  };

  /** What a body became: under another name, in another province, or both. */
  const successorsOf = (body: Lasting): Step[] => {
    const { name, province } = body;
    const entry = byName.get(name);
    const moves = province && endsWithProvince(body) ? provinceChanges.filter(({ from }) => same(from, province)) : [];
    const steps: Step[] = [];
    for (const { to, since, basis } of nameChanges.filter(({ from }) => from === name)) {
      const gone = moves.filter((move) => since !== null && move.since! < since);
      if (gone.length > 0) continue; // the province had ended before, and this body with it
      const along = moves.find((move) => since !== null && move.since === since);
      steps.push(step(to, along?.to ?? province, since, [basis, along?.basis]));
    }
    for (const { to, since, basis } of moves) {
      const there = lasted(entry, since!);
      if (there) steps.push(step(isProvince(body) ? classed(provinceOf(to)!) : name, to, since, [basis]));
    }
    return steps.sort(bySince);
  };

  /** A city ruled by the centre has a Thành ủy, a province a Tỉnh ủy. */
  const suits = (name: string, key: ProvinceKey | null): boolean => {
    const committee = /(Tỉnh|Thành) (?:ủy|đoàn)/u.exec(name)?.[1];
    return !committee || !key || (committee === 'Thành') === (provinceOf(key)?.kind === 'thành phố');
  };

  const step = (
    name: string,
    key: ProvinceKey | null,
    since: string | null,
    why: (string | null | undefined)[],
  ): Step => {
    const kind = provinceOf(key)?.kind;
    // A Tỉnh ủy that goes to a city is its Thành ủy.
    const city = name.replace(/Tỉnh (?=ủy|đoàn)/u, 'Thành ');
    const called = kind === 'thành phố' && byName.has(city) ? city : name;
    const level = byName.get(called)?.level;
    const province = level === 'region' || level === 'national' ? null : key;
    const basis = [...new Set(why.filter((it) => it != null))].join('; ');
    return { name: called, province, since, basis: basis === '' ? null : basis };
  };

  /** What became this body. */
  const predecessorsOf = (body: Lasting): Step[] => {
    const { name, province } = body;
    const own = provinceOf(province);
    const joined = province ? provinceChanges.filter(({ to }) => same(to, province)).map(({ from }) => from) : [];
    const before = nameChanges.filter(({ to }) => to === name).map(({ from }) => from);
    const provincesThemselves = own && isProvince(body) ? joined.map((key) => classed(provinceOf(key)!)) : [];
    const named = [name, name.replace(/Thành (?=ủy|đoàn)/u, 'Tỉnh '), ...before, ...provincesThemselves];
    const steps = [...new Set(named)].flatMap((earlier) =>
      (byName.get(earlier)?.level === 'region' ? [null] : [province, ...joined]).flatMap((key) => {
        if ((earlier === name && sameOrNone(key, province)) || !suits(earlier, key)) return [];
        const became = successorsOf({ name: earlier, province: key }).find(
          (it) => it.name === name && (key === null || sameOrNone(it.province, province)),
        );
        return became ? [{ name: earlier, province: key, since: became.since, basis: became.basis }] : [];
      }),
    );
    return steps.sort(bySince);
  };

  return { lifeOf, successorsOf, predecessorsOf };
}

const bySince = (a: Step, b: Step): number =>
  (a.since ?? '').localeCompare(b.since ?? '') || a.name.localeCompare(b.name);

/** Was the name surely in use just before a day? Where only the year is known, that must be another one. */
const lasted = (entry: Pick<NameSpan, 'from' | 'until'> | undefined, day: string): boolean => {
  const [from, until] = [precise(entry?.from), precise(entry?.until)];
  return (until === undefined || until >= day) && (from === undefined || from < day.slice(0, from.length));
};

const keyOf = ({ code, name }: ProvinceKey): ProvinceKey => ({ code, name });
const same = (a: ProvinceKey, b: ProvinceKey): boolean => a.code === b.code && a.name === b.name;
const sameOrNone = (a: ProvinceKey | null, b: ProvinceKey | null): boolean => (a && b ? same(a, b) : a === b);

function dayAfter(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}
