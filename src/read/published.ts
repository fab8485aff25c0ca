import { fold } from '../text/normalize.js';
import { isMenu, isTail, type Line, stampOf } from './lines.js';
import { anyPage } from './page.js';
import { holds, wordCount } from './phrases.js';
import { besideDay } from './signature.js';
import { daysIn, isStampLine, readStamp } from './stamp.js';
import { type Found, foundIn, foundTold, type Told } from './told.js';

export interface Published {
  readonly day: Found;
  readonly time: Found | null;
}

// A post is written within days of the meeting; a page clock shows the day of the visit, mostly years later.
const NEAR_DAYS = 21;
const DAY = 86_400_000;
// Some blogs and mirrors put the stamp under the lead.
export const BELOW_LEAD = 3;

/**
 * When the post was published. In order: a stamp the page labels so ("Ngày đăng"), a stamp around the title, what the
 * page's head says, a stamp between lead and body, and last a dated line above the menus, but only with a time and only
 * where the lead's own date is near: otherwise that is the page's clock. Days of other news never count.
 * Marks the lines it reads as `stamp`.
 */
export function findPublished(
  lines: readonly Line[],
  titleAt: number,
  lead: number,
  end: number,
  told: readonly Told[],
): Published | null {
  let best: { line: Line; rank: number } | null = null;
  const barrier = lines.findLastIndex((line, at) => at < titleAt && isMenu(line));
  for (let at = 0; at < end; at++) {
    const rank = rankOf(lines, at, { titleAt, lead, barrier });
    if (rank === 0) continue;
    if (rank > RANK.clock) lines[at]!.kind = 'stamp';
    if (best === null || rank > best.rank) best = { line: lines[at]!, rank };
  }
  if (best !== null && best.rank === RANK.updated && told.some((claim) => dayOfClaim(claim) !== null)) best = null;
  if (best !== null && best.rank > RANK.claim) return fromLine(best.line);
  const claimed = told.find((claim) => dayOfClaim(claim) !== null);
  if (claimed) return fromClaim(claimed);
  const signed = best === null || best.rank === RANK.clock ? signedDay(lines, lead, end) : null;
  if (signed) {
    signed.kind = 'byline';
    return fromLine(signed);
  }
  if (best === null || (best.rank === RANK.clock && !isNear(best.line, lines[lead], lines[titleAt]?.text ?? '')))
    return null;
  return fromLine(best.line);
}

const LINES_BACK = 3;
const SIGNATURE_WORDS = 6;

/** "BBT (03/01/2017)": the day behind the signature, in the last lines of the text. */
function signedDay(lines: readonly Line[], lead: number, end: number): Line | null {
  for (let at = end - 1; at > Math.max(lead, end - 1 - LINES_BACK); at--) {
    const line = lines[at]!;
    const stamp = line.words <= SIGNATURE_WORDS && !line.cell ? stampOf(line) : null;
    if (stamp && stamp.label !== 'never' && isStampLine(stamp)) return line;
  }
  return null;
}

const RANK = { clock: 1, belowLead: 2, scraped: 3, claim: 4, updated: 5, above: 6, below: 7, posted: 8 };

function rankOf(lines: readonly Line[], at: number, place: { titleAt: number; lead: number; barrier: number }): number {
  const line = lines[at]!;
  const stamp = stampOf(line);
  if (stamp === null || stamp.label === 'never' || line.cell || isTail(line)) return 0;
  // Days of other news are noise below the title; a day that is a link to the archive stands right under it.
  if (line.kind === 'noise' && at > place.titleAt && (at > place.lead || wordCount(stamp.rest) > 4)) return 0;
  const little = isStampLine(stamp);
  if (line.key.startsWith('date ') && stamp.dayAt.start <= 5) return at < place.titleAt ? RANK.scraped : 0;
  if (!little) return 0;
  const inBody = place.lead !== -1 && at > place.lead;
  if (at < place.titleAt && (at < place.barrier || holds(line.key, anyPage().clock))) {
    return stamp.time === null || line.kind === 'noise' ? 0 : RANK.clock;
  }
  if (stamp.label === 'posted') return RANK.posted;
  if (inBody) {
    const near = at <= place.lead + BELOW_LEAD;
    if (near && (wordCount(stamp.rest) <= 2 || besideDay(line) !== null)) return RANK.belowLead;
    return stamp.label ? RANK.updated : 0;
  }
  if (at < place.titleAt && line.kind === 'noise') return 0;
  // Without menus above it, a bare day over the masthead is a clock as well.
  if (
    at < place.titleAt &&
    place.barrier === -1 &&
    stamp.time === null &&
    stamp.label === null &&
    at + 1 < place.titleAt
  )
    return 0;
  if (stamp.label === 'updated') return RANK.updated;
  return at < place.titleAt ? RANK.above : RANK.below;
}

/** Is a day within reach before the stamp named in the lead (with or without its year)? */
function isNear(line: Line, lead: Line | undefined, title: string): boolean {
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

function fromLine(line: Line): Published {
  const stamp = stampOf(line)!;
  const rule = stamp.label === null ? 'post.published.stamp' : `post.published.${stamp.label}`;
  const time =
    stamp.time && stamp.timeAt ? foundIn(line, stamp.time, rule, stamp.timeAt.start, stamp.timeAt.end) : null;
  return { day: foundIn(line, stamp.day, rule, stamp.dayAt.start, stamp.dayAt.end), time };
}

const INSTANT = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?)?\s*(Z|[+-]\d{2}:?\d{2})?/;
// Vietnam keeps UTC+7 the year round.
const LOCAL_MINUTES = 7 * 60;

/** Vietnamese local day and time of a claim: an ISO instant (UTC and other zones are turned), or a date as people write it. */
export function dayOfClaim(claim: Told): { day: string; time: string | null } | null {
  if (claim.field !== 'published') return null;
  const [, year, month, day, hour, minute, zone] = INSTANT.exec(claim.value.trim()) ?? [];
  if (!year) {
    const stamp = readStamp(claim.value);
    return stamp && { day: stamp.day, time: stamp.time };
  }
  const asWritten = readStamp(`${year}-${month}-${day}`);
  if (asWritten === null) return null;
  if (hour === undefined) return { day: asWritten.day, time: null };
  const shift = zone === undefined ? 0 : LOCAL_MINUTES - minutesOf(zone);
  const local = new Date(
    Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute) + shift),
  ).toISOString();
  const time = local.slice(11, 16);
  return { day: local.slice(0, 10), time: time === '00:00' ? null : time };
}

function minutesOf(zone: string): number {
  if (zone === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone[0] === '-' ? -minutes : minutes;
}

function fromClaim(claim: Told): Published {
  const { day, time } = dayOfClaim(claim)!;
  const rule = 'post.published.meta';
  return { day: foundTold(claim, day, rule), time: time === null ? null : foundTold(claim, time, rule) };
}
