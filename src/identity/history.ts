import { fold } from '../text/normalize.js';
import { type NameSpan, type Past, precise, sameProvince } from './changes.js';
import { PLACED_DISTRICT } from './organization.js';
import { classed, type ProvinceKey } from './provinces.js';

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

export interface Historian {
  /** First and last day, or year, of a body; null: not known, or still there. */
  lifeOf(body: Lasting): Life;
  /** What a body became: under another name, in another province, or both. */
  successorsOf(body: Lasting): Step[];
  /** What became this body. */
  predecessorsOf(body: Lasting): Step[];
}

/** There is no district level from 1 July 2025: Resolution 203/2025/QH15, Law 72/2025/QH15. */
const LAST_OF_DISTRICTS = '2025-06-30';
/** What outlives the province it was founded in. */
const LASTING_KINDS: ReadonlySet<string> = new Set(['education', 'health', 'enterprise', 'bank']);

/** Reads the life of bodies and what they came from and became, from what is known of names and provinces. */
export function historian({ names, nameChanges, provinces, provinceChanges }: Past): Historian {
  const moved = provinceChanges.filter(({ from, to }) => !sameProvince(from, to));
  const byName = new Map(names.map((it) => [it.name, it]));
  const byKey = new Map(provinces.map((it) => [`${it.code} ${it.name}`, it]));
  const provinceOf = (key: ProvinceKey | null) => key && byKey.get(`${key.code} ${key.name}`);

  /** Did it end when its province did? */
  const endsWithProvince = ({ name, province }: Lasting): boolean => {
    const kind = byName.get(name)?.kind;
    if (kind !== undefined) return !LASTING_KINDS.has(kind);
    return /^Sở /u.test(name) || isProvince({ name, province });
  };

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
    return own != null && fold(name) === fold(classed(own));
  };

  const successorsOf = (body: Lasting): Step[] => {
    const { name, province } = body;
    const entry = byName.get(name);
    const moves = province && endsWithProvince(body) ? moved.filter(({ from }) => sameProvince(from, province)) : [];
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

  const predecessorsOf = (body: Lasting): Step[] => {
    const { name, province } = body;
    const own = provinceOf(province);
    const joined = province ? moved.filter(({ to }) => sameProvince(to, province)).map(({ from }) => from) : [];
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

const sameOrNone = (a: ProvinceKey | null, b: ProvinceKey | null): boolean => (a && b ? sameProvince(a, b) : a === b);
