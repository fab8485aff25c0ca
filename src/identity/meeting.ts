/** What one post tells of a meeting of a bloc, as far as it shows whether another post tells of the same. */
export interface Telling {
  readonly event: number;
  readonly post: number;
  /** The post, or the one that it is a copy of. */
  readonly original: number;
  /** Place among the events of its post. */
  readonly n: number;
  readonly date: string | null;
  readonly dateEnd: string | null;
  readonly years: readonly number[];
  readonly kinds: readonly string[];
  readonly published: string | null;
  readonly members: readonly number[];
}

const DAY = 86_400_000;
/** Posts on one meeting disagree on its day by no more: two meetings of one kind for one year are never so near. */
const DAYS_OFF = 3;
/** A post without the day of the meeting comes out no later after it. */
const DAYS_AFTER = 14;
/** Lists of members that have nothing in common are lists of two blocs of one name. */
const ENOUGH_MEMBERS = 3;

/**
 * Groups what posts tell of one bloc into meetings, each group in the order given. Two tellings are of one meeting if one
 * post is a copy of the other, or if they give the same day; if their days differ by no more than three and they tell of
 * the same years and kind; or if one gives no day, came out within two weeks after it, and no other meeting would do as well.
 */
export function meetingsOf<T extends Telling>(tellings: readonly T[]): readonly (readonly T[])[] {
  const groups: T[][] = [];
  const byOriginal = new Map<string, T[]>();
  const put = (telling: T, found: T[] | undefined): T[] => {
    const group = found ?? [];
    if (!found) groups.push(group);
    group.push(telling);
    byOriginal.set(`${telling.original} ${telling.n}`, group);
    return group;
  };
  const copies = (telling: T) => byOriginal.get(`${telling.original} ${telling.n}`);
  const dated = tellings.filter(({ date }) => date !== null).sort((a, b) => compare(a.date!, b.date!));
  // In the order of days: a group that ended days ago is done.
  let open: T[][] = [];
  for (const telling of dated) {
    open = open.filter((group) =>
      group.some((other) => daysFrom(other.dateEnd ?? other.date!, telling.date!) <= DAYS_OFF),
    );
    const known = copies(telling) ?? open.findLast((group) => group.some((other) => isSameDated(telling, other)));
    const group = put(telling, known);
    if (!open.includes(group)) open.push(group);
  }
  const ofDated = groups.length;
  for (const telling of tellings.filter(({ date }) => date === null)) {
    const near = groups.slice(0, ofDated).filter((group) => group.some((other) => isToldAfter(telling, other)));
    const alike = groups.slice(ofDated).filter((group) => group.some((other) => isToldTogether(telling, other)));
    put(telling, copies(telling) ?? (near.length > 0 ? only(near) : only(alike)));
  }
  const place = new Map(tellings.map((telling, at) => [telling, at]));
  return groups.map((group) => group.sort((a, b) => place.get(a)! - place.get(b)!));
}

const only = <T>(list: readonly T[]): T | undefined => (list.length === 1 ? list[0] : undefined);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const daysFrom = (earlier: string, later: string): number => (Date.parse(later) - Date.parse(earlier)) / DAY;

function isSameDated(a: Telling, b: Telling): boolean {
  if (areStrangers(a, b)) return false;
  if (a.date! <= (b.dateEnd ?? b.date!) && b.date! <= (a.dateEnd ?? a.date!)) return true;
  if (a.original === b.original || !isSameMatter(a, b)) return false;
  return Math.abs(daysFrom(a.date!, b.date!)) <= DAYS_OFF;
}

/** An undated telling that came out soon after the day that another gives. */
function isToldAfter(undated: Telling, { date, ...other }: Telling): boolean {
  if (undated.published === null || undated.original === other.original) return false;
  const days = daysFrom(date!, undated.published);
  return days >= 0 && days <= DAYS_AFTER && isSameMatter(undated, { date, ...other });
}

function isToldTogether(a: Telling, b: Telling): boolean {
  if (a.published === null || b.published === null || a.original === b.original) return false;
  return Math.abs(daysFrom(a.published, b.published)) <= DAYS_OFF && isSameMatter(a, b);
}

/** The same years, a kind in common, and not two lists of members that do not know each other. */
const isSameMatter = (a: Telling, b: Telling): boolean =>
  a.years.length > 0 &&
  a.years[0] === b.years[0] &&
  a.kinds.some((kind) => b.kinds.includes(kind)) &&
  !areStrangers(a, b);

function areStrangers({ members: a }: Telling, { members: b }: Telling): boolean {
  return a.length >= ENOUGH_MEMBERS && b.length >= ENOUGH_MEMBERS && !a.some((member) => b.includes(member));
}
