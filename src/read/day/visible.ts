import { fold } from '../../text/normalize.js';
import { besideDay } from '../byline/signature.js';
import { dayOfStamp, inReach } from '../claims/instant.js';
import { isMenu, isTail, type Line, stampOf } from '../lines.js';
import { anyPage } from '../page.js';
import { holds, wordCount } from '../phrases.js';
import type { Told } from '../told.js';
import { daysIn } from './days.js';
import type { Locale } from './locale.js';
import { isStampLine, type Stamp } from './stamp.js';

/** Stamps that the page shows: which lines are some, and how much each counts. */

// A post is written within days of the meeting; a page clock shows the day of the visit, mostly years later.
const NEAR_DAYS = 21;
export const DAY = 86_400_000;
// Some blogs and mirrors put the stamp under the lead.
export const BELOW_LEAD = 3;
const INSTANT = /\d{4}-\d\d-\d\dT\d\d:/;
const FAR = 5;
const NEAR_TITLE = 2;

/** Where the post lies among the lines, what the page claims, and how its days are written. */
export interface Setting {
  readonly titleAt: number;
  readonly lead: number;
  readonly end: number;
  readonly told: readonly Told[];
  readonly locale: Locale;
}

/** A stamp line of the page, how much it counts, and its day. */
export interface Shown {
  readonly line: Line;
  readonly rank: number;
  readonly day: string;
}

/** The stamp of the page that counts most. `known` are days told elsewhere: they decide where the order is open. */
export function bestShown(
  lines: readonly Line[],
  { titleAt, lead, end, locale }: Setting,
  known: ReadonlySet<string>,
): Shown | null {
  let best: Shown | null = null;
  const barrier = lines.findLastIndex((line, at) => at < titleAt && isMenu(line));
  for (let at = 0; at < end; at++) {
    const line = lines[at]!;
    const rank = rankOf(lines, at, { titleAt, lead, barrier });
    if (rank === 0) continue;
    if (rank > RANK.clock) line.kind = 'stamp';
    // Of two above the headline the nearer one counts, below it the first.
    if (best !== null && (rank === RANK.above ? rank < best.rank : rank <= best.rank)) continue;
    // Behind "updated …" below the headline a bare day farther on is that of other news.
    if (best?.rank === RANK.updated && rank < RANK.posted && at > titleAt && at > lines.indexOf(best.line) + 1)
      continue;
    const day = dayOfLine(line, locale, known);
    if (day !== null) best = { line, rank, day };
  }
  return best;
}

export function dayOfLine(line: Line, locale: Locale, known: ReadonlySet<string>): string | null {
  const stamp = stampOf(line)!;
  const open = stamp.other !== null && stamp.other !== stamp.day && locale.order === 'unknown' && !stamp.short;
  const day = open ? [stamp.day, stamp.other!].find((one) => known.has(one)) : dayOfStamp(stamp, locale);
  return day !== undefined && day !== null && inReach(day, locale) ? day : null;
}

const LINES_BACK = 3;
const SIGNATURE_WORDS = 6;
const LISTED = 12;

/** "BBT (03/01/2017)": the day behind the signature, in the last lines of the text. */
export function signedDay(lines: readonly Line[], lead: number, end: number): Line | null {
  // Days one below the other are those of other news.
  const days = lines.slice(Math.max(lead, end - LISTED), end).map((line) => stampOf(line)?.day);
  if (new Set(days.filter((day) => day !== undefined)).size > 1) return null;
  for (let at = end - 1; at > Math.max(lead, end - 1 - LINES_BACK); at--) {
    const line = lines[at]!;
    const away = line.cell || line.kind === 'noise' || line.kind === 'footer';
    const stamp = line.words <= SIGNATURE_WORDS && !away ? stampOf(line) : null;
    if (stamp && stamp.label !== 'never' && isStampLine(stamp)) return line;
  }
  return null;
}

export const RANK = { clock: 1, belowLead: 2, scraped: 3, updated: 4, late: 5, above: 6, below: 7, posted: 8 };

type Place = { readonly titleAt: number; readonly lead: number; readonly barrier: number };

function rankOf(lines: readonly Line[], at: number, place: Place): number {
  const line = lines[at]!;
  // Days of other news are noise below the title; a day that is a link to the archive stands right under it.
  const beside = line.kind === 'noise' && at > place.titleAt;
  const stamp = line.cell || (beside && at > place.lead) ? null : stampOf(line);
  if (stamp === null || stamp.label === 'never' || isTail(line)) return 0;
  if (beside && wordCount(stamp.rest) > 4) return 0;
  if (line.key.startsWith('date ') && stamp.dayAt.start <= 5) return at < place.titleAt ? RANK.scraped : 0;
  const rank = rankOfStamp(lines, at, stamp, place);
  return rank === 0 || isStampLine(stamp) ? rank : 0;
}

/** How much a line counts if it tells of the stamp and little else. */
function rankOfStamp(lines: readonly Line[], at: number, stamp: Stamp, place: Place): number {
  const line = lines[at]!;
  // An instant as machines write it was not meant to be seen.
  if (INSTANT.test(line.text)) return at < place.lead ? RANK.scraped : 0;
  const inBody = place.lead !== -1 && at > place.lead;
  const labelled = stamp.label !== null && at >= place.titleAt - NEAR_TITLE && at < place.titleAt;
  if (!labelled && at < place.titleAt && (at < place.barrier || holds(line.key, anyPage().clock))) {
    return stamp.time === null || line.kind === 'noise' ? 0 : RANK.clock;
  }
  if (stamp.label === 'posted') return inBody && at > place.lead + BELOW_LEAD ? RANK.late : RANK.posted;
  if (inBody) {
    const near = at <= place.lead + BELOW_LEAD;
    if (near && (wordCount(stamp.rest) <= 2 || besideDay(line) !== null)) return RANK.belowLead;
    return stamp.label ? RANK.updated : 0;
  }
  if (!labelled && at < place.titleAt && line.kind === 'noise') return 0;
  // Without menus above it, a bare day over the masthead is a clock as well.
  if (
    at < place.titleAt &&
    place.barrier === -1 &&
    stamp.time === null &&
    stamp.label === null &&
    at + 1 < place.titleAt
  )
    return 0;
  // A bare day far above the headline is a clock: a stamp stands next to it, or a section and a kicker between.
  if (at < place.titleAt - FAR && stamp.label === null) return stamp.time === null ? 0 : RANK.clock;
  if (stamp.label === 'updated') return RANK.updated;
  return at < place.titleAt ? RANK.above : RANK.below;
}

/** Is a day within reach before the stamp named in the lead (with or without its year)? */
export function isNear(line: Line, lead: Line | undefined, title: string): boolean {
  const stamp = stampOf(line);
  if (!stamp || !lead) return false;
  const then = Date.parse(stamp.day);
  const near = (day: string) => then - Date.parse(day) >= 0 && then - Date.parse(day) <= NEAR_DAYS * DAY;
  const opening = fold(lead.text.slice(0, 400));
  const whole = daysIn(opening);
  if (whole.length > 0) return whole.some(({ day }) => near(day));
  const short = /(?<![\d/.-])(\d{1,2})[/.-](\d{1,2})(?![\d/.-])/.exec(opening);
  if (!short) return false;
  const [day, month] = [short[1]!.padStart(2, '0'), short[2]!.padStart(2, '0')];
  const year = Number(stamp.day.slice(0, 4));
  // Title and lead speak of the year gone and the next one: a clock stands further on.
  const years = [...`${title} ${opening}`.matchAll(/(?<!\d)(?:19|20)\d\d(?!\d)/g)].map(Number);
  if (years.length > 0 && year > Math.max(...years) + 1) return false;
  return [year, year - 1].some((y) => near(`${y}-${month}-${day}`));
}
