import { fold } from '../text/normalize.js';
import { daysIn } from './days.js';
import { dayOfAddress, dayOfStamp, inReach, type Moment, momentOf } from './instant.js';
import { isMenu, isTail, type Line, stampOf } from './lines.js';
import type { Locale } from './locale.js';
import { anyPage } from './page.js';
import { holds, wordCount } from './phrases.js';
import { besideDay } from './signature.js';
import { isStampLine } from './stamp.js';
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

/** Where the post lies among the lines, what the page claims, and how its days are written. */
export interface Setting {
  readonly titleAt: number;
  readonly lead: number;
  readonly end: number;
  readonly told: readonly Told[];
  readonly locale: Locale;
}

/** A stamp line of the page, how much it counts, and its day. */
interface Shown {
  readonly line: Line;
  readonly rank: number;
  readonly day: string;
}

/**
 * When the post was published. In order, and why:
 * 1. a stamp the page labels so ("Ngày đăng", "Published"): readers see it, so somebody would have mended it;
 * 2. a bare stamp by the headline, unless a strong claim (JSON-LD `datePublished`, `article:published_time`, microdata) is
 *    older: of two days the older one counts, since moving or touching a post renews the one the system writes (the head
 *    after a migration, the stamp after a change) and nothing makes a post older;
 * 3. what the page's head, its attributes and classes claim, the strongest first;
 * 4. other stamps: labelled far from the headline, "updated" (a page that tells only this means it so), between lead and
 *    body, behind the signature, and a dated line above the menus, but only with a time and only where the lead's own date
 *    is near: otherwise that is the page's clock;
 * 5. the day in the address, which is that of the first draft, and last the day of a change.
 * Where visible stamp and claim disagree and one is in the address as well, that one counts. Days of other news, days
 * before 1990 and after fetching never do. Marks the lines it reads as `stamp`.
 */
export function findPublished(lines: readonly Line[], setting: Setting): Published | null {
  const { told, locale, lead, end, titleAt } = setting;
  const address = addressDay(setting);
  const claims = claimsOf(lines, setting);
  const known = new Set([...claims.map(({ moment }) => moment.day), ...(address ? [address.day] : [])]);
  const best = bestShown(lines, setting, known);
  const [claim] = claims;
  if (best !== null && best.rank >= RANK.above)
    return claim && outweighs(claim, best, address?.day) ? claim.found : fromLine(best);
  if (claim) return claim.found;
  const signed = best === null || best.rank === RANK.clock ? signedDay(lines, lead, end) : null;
  if (signed) {
    const day = dayOfLine(signed, locale, known);
    if (day !== null) {
      signed.kind = 'byline';
      return fromLine({ line: signed, rank: RANK.belowLead, day });
    }
  }
  if (best !== null && (best.rank > RANK.clock || isNear(best.line, lines[lead], lines[titleAt]?.text ?? '')))
    return fromLine(best);
  if (address) return { day: foundTold(address.told, address.day, 'post.published.address'), time: null };
  const changed = told.filter(({ field, source }) => field === 'updated' && source !== 'last-modified');
  return changed.map((one) => fromClaim(one, 'post.published.updated', locale)).find((one) => one !== null) ?? null;
}

const STRONG =
  /^(?:json-ld:datePublished|article:published|og:published|og:article:published|itemprop:(?:\S+[:/])?datePublished$)/i;

/** Is the first claim rather the day of publishing than the bare stamp by the headline? */
function outweighs({ told, moment }: Claimed, { rank, day }: Shown, address: string | undefined): boolean {
  if (rank === RANK.posted || Math.abs(Date.parse(day) - Date.parse(moment.day)) <= DAY) return false;
  if (address === day || address === moment.day) return address === moment.day;
  return STRONG.test(told.source) && moment.day < day;
}

/** The day of the last change: a stamp labelled so, else what the page claims; never before the day of publishing. */
export function findUpdated(
  lines: readonly Line[],
  { told, locale, end }: Setting,
  published: Published | null,
): Found | null {
  if (published === null || published.day.rule === 'post.published.updated') return null;
  const since = published.day.value;
  const fits = (day: string | null): day is string => day !== null && day >= since && inReach(day, locale);
  for (const line of lines.slice(0, end)) {
    const stamp = line.kind === 'stamp' ? stampOf(line) : null;
    if (stamp?.changed && fits(stamp.changed.day))
      return foundIn(line, stamp.changed.day, 'post.updated.stamp', stamp.changed.at.start, stamp.changed.at.end);
    if (stamp?.label !== 'updated' || line === published.day.first) continue;
    const day = dayOfStamp(stamp, locale);
    if (fits(day)) return foundIn(line, day, 'post.updated.stamp', stamp.dayAt.start, stamp.dayAt.end);
  }
  for (const claim of told) {
    const day = claim.field === 'updated' ? (momentOf(claim.value, locale)?.day ?? null) : null;
    if (fits(day)) return foundTold(claim, day, 'post.updated.meta');
  }
  return null;
}

/** The stamp of the page that counts most. `known` are days told elsewhere: they decide where the order is open. */
function bestShown(
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
    if (best !== null && rank <= best.rank) continue;
    const day = dayOfLine(line, locale, known);
    if (day !== null) best = { line, rank, day };
  }
  return best;
}

function dayOfLine(line: Line, locale: Locale, known: ReadonlySet<string>): string | null {
  const stamp = stampOf(line)!;
  const open = stamp.other !== null && stamp.other !== stamp.day && locale.order === 'unknown' && !stamp.short;
  const day = open ? [stamp.day, stamp.other!].find((one) => known.has(one)) : dayOfStamp(stamp, locale);
  return day !== undefined && day !== null && inReach(day, locale) ? day : null;
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

const RANK = { clock: 1, belowLead: 2, scraped: 3, updated: 4, late: 5, above: 6, below: 7, posted: 8 };

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
  if (stamp.label === 'posted') return inBody && at > place.lead + BELOW_LEAD ? RANK.late : RANK.posted;
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

function fromLine({ line, day }: Shown): Published {
  const stamp = stampOf(line)!;
  const rule = stamp.label === null ? 'post.published.stamp' : `post.published.${stamp.label}`;
  const time =
    stamp.time && stamp.timeAt ? foundIn(line, stamp.time, rule, stamp.timeAt.start, stamp.timeAt.end) : null;
  return { day: foundIn(line, day, rule, stamp.dayAt.start, stamp.dayAt.end), time };
}

/** A claim that names a day. */
interface Claimed {
  readonly told: Told;
  readonly moment: Moment;
  readonly found: Published;
}

/** The claims of publishing that name a day, in the order of their weight. What stands in menus and clocks is none. */
function claimsOf(lines: readonly Line[], { told, locale, titleAt }: Setting): Claimed[] {
  const away = (claim: Told): boolean => {
    if (!SHOWN.test(claim.source)) return false;
    const at = lines.findIndex(({ text }) => text.includes(claim.value));
    return at !== -1 && (lines[at]!.kind === 'noise' || (at < titleAt && stampOf(lines[at]!)?.label === 'never'));
  };
  return told.flatMap((claim) => {
    const moment = claim.field === 'published' ? momentOf(claim.value, locale) : null;
    const found = moment && !away(claim) ? fromClaim(claim, 'post.published.meta', locale) : null;
    return moment && found ? [{ told: claim, moment, found }] : [];
  });
}

const SHOWN = /^(?:class:|time)/;

/** The day in the addresses of the page, where all that have one agree. */
function addressDay({ told, locale }: Setting): { told: Told; day: string } | null {
  const dated = told.flatMap((one) => {
    const day = one.field === 'url' ? dayOfAddress(one.value, locale) : null;
    return day === null ? [] : [{ told: one, day }];
  });
  return dated[0] && dated.every(({ day }) => day === dated[0]!.day) ? dated[0] : null;
}

function fromClaim(claim: Told, rule: string, locale: Locale): Published | null {
  const moment = momentOf(claim.value, locale);
  if (moment === null) return null;
  const { day, time } = moment;
  return { day: foundTold(claim, day, rule), time: time === null ? null : foundTold(claim, time, rule) };
}
