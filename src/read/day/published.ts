import { clean } from '../../text/normalize.js';
import { dayOfAddress, dayOfStamp, inReach, momentOf } from '../claims/instant.js';
import { type Line, mayHoldDay, stampOf } from '../lines.js';
import { anyPage } from '../page.js';
import { holds, wordCount } from '../phrases.js';
import { type Found, foundIn, foundTold, type Told } from '../told.js';
import { LABELS } from './calendar.js';
import type { Locale } from './locale.js';
import { isStampLine, readStamp } from './stamp.js';
import { BELOW_LEAD, bestShown, DAY, dayOfLine, isNear, RANK, type Setting, type Shown, signedDay } from './visible.js';

export interface Published {
  readonly day: Found;
  readonly time: Found | null;
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
 * 5. a day that opens the text ("April 17, 2015 -- …"), the day in the address, which is that of the first draft, and last the
 *    day of a change.
 * Where visible stamp and claim disagree and one is in the address as well, that one counts. Days of other news, days
 * before 1990 and after fetching never do. Marks the lines it reads as `stamp`.
 */
export function findPublished(lines: readonly Line[], setting: Setting): Published | null {
  const { told, locale, lead, end, titleAt } = setting;
  const address = addressDay(setting);
  const claims = claimsOf(lines, setting);
  const known = new Set<string>();
  for (const { day } of claims) known.add(day);
  if (address) known.add(address.day);
  const best = bestShown(lines, setting, known);
  const stamp =
    best !== null && best.rank >= RANK.above
      ? { ...best, found: fromLine(best) }
      : claims.find(({ place }) => place === 'headline');
  const claim = claims.find(({ place }) => place === 'head') ?? claims.find(({ place }) => place === 'body');
  if (stamp && !(claim && outweighs(claim, stamp, address?.day))) return withTime(stamp.found, claims);
  if (claim) return withTime(claim.found, claims);
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
  const opening = locale.vietnamese ? null : openingDay(lines[lead], locale);
  if (opening) return opening;
  if (address) return { day: foundTold(address.told, address.day, 'post.published.address'), time: null };
  const changed = told.filter(({ field, source }) => field === 'updated' && source !== 'last-modified');
  return changed.map((one) => fromClaim(one, 'post.published.updated', locale)).find((one) => one !== null) ?? null;
}

const OPENING = 40;
const DASH = /^\)? ?[–—-]/;

/** "April 17, 2015 -- Imagine …": the day that opens the text. On Vietnamese pages it may be that of the meeting. */
function openingDay(line: Line | undefined, locale: Locale): Published | null {
  const text = line?.text.slice(0, OPENING) ?? '';
  const stamp = readStamp(text);
  if (!line || !stamp || stamp.dayAt.start > 1 || !DASH.test(text.slice(stamp.dayAt.end))) return null;
  const day = dayOfStamp(stamp, locale);
  if (day === null || !inReach(day, locale)) return null;
  return { day: foundIn(line, day, 'post.published.stamp', stamp.dayAt.start, stamp.dayAt.end), time: null };
}

/** A stamp without its hour takes that of a claim of the same day. */
const withTime = (found: Published, claims: readonly Claimed[]): Published =>
  found.time !== null
    ? found
    : {
        ...found,
        time: claims.find(({ day, found: { time } }) => day === found.day.value && time !== null)?.found.time ?? null,
      };

const STRONG =
  /^(?:json-ld:datePublished|article:published|og:published|og:article:published|itemprop:(?:\S+[:/])?datePublished$)/i;

/** Is the claim rather the day of publishing than the stamp by the headline? */
function outweighs(claim: Claimed, stamp: Shown | Claimed, address: string | undefined): boolean {
  if ('rank' in stamp && stamp.rank === RANK.posted) return false;
  if (address === stamp.day || address === claim.day) return address === claim.day;
  if (Math.abs(Date.parse(stamp.day) - Date.parse(claim.day)) <= DAY) return false;
  return STRONG.test(claim.told.source) && claim.day < stamp.day;
}

// "Sửa lần cuối: …" stands below the signature.
const BEHIND_TEXT = 3;

/** The day of the last change: a stamp labelled so, else what the page claims; never before the day of publishing. */
export function findUpdated(
  lines: readonly Line[],
  { told, locale, titleAt, end }: Setting,
  published: Published | null,
): Found | null {
  if (published === null || published.day.rule === 'post.published.updated') return null;
  const since = published.day.value;
  const fits = (day: string | null): day is string => day !== null && day >= since && inReach(day, locale);
  for (const line of lines.slice(titleAt, end + BEHIND_TEXT)) {
    const stamp = line.cell || !mayHoldDay(line) || !mayTellChange(line) ? null : stampOf(line);
    if (!stamp || !isStampLine(stamp)) continue;
    if (stamp.changed && fits(stamp.changed.day))
      return foundIn(line, stamp.changed.day, 'post.updated.stamp', stamp.changed.at.start, stamp.changed.at.end);
    if (stamp.label !== 'updated' || line === published.day.first) continue;
    const day = dayOfStamp(stamp, locale);
    if (fits(day)) return foundIn(line, day, 'post.updated.stamp', stamp.dayAt.start, stamp.dayAt.end);
  }
  for (const claim of told) {
    const day = claim.field === 'updated' ? (momentOf(claim.value, locale)?.day ?? null) : null;
    if (fits(day)) return foundTold(claim, day, 'post.updated.meta');
  }
  return null;
}

/** Days of other news are many; those of a change are labelled so. */
const mayTellChange = ({ kind, key }: Line): boolean =>
  kind !== 'noise' || holds(key, anyPage().stamp.updated) || holds(key, LABELS.updated);

function fromLine({ line, day }: Shown): Published {
  const stamp = stampOf(line)!;
  const rule = stamp.label === null ? 'post.published.stamp' : `post.published.${stamp.label}`;
  const time =
    stamp.time && stamp.timeAt ? foundIn(line, stamp.time, rule, stamp.timeAt.start, stamp.timeAt.end) : null;
  return { day: foundIn(line, day, rule, stamp.dayAt.start, stamp.dayAt.end), time };
}

/** A claim that names a day, and where the page shows it: nowhere (`head`), by the headline, in its body. */
interface Claimed {
  readonly told: Told;
  readonly day: string;
  readonly place: Place;
  readonly found: Published;
}
type Place = 'head' | 'headline' | 'body';

/** The claims of publishing that name a day, in the order of their weight. What stands in menus, clocks, other news is none. */
function claimsOf(lines: readonly Line[], setting: Setting): Claimed[] {
  const { told, locale } = setting;
  const claims: Claimed[] = [];
  for (const one of told) {
    const place = one.field === 'published' ? placeOf(one, lines, setting) : null;
    const found = place && fromClaim(one, 'post.published.meta', locale);
    if (found && place) claims.push({ told: one, day: found.day.value, place, found });
  }
  return claims;
}

const ABOVE_TITLE = 2;
const TWICE = 8;
/** Lines at the end of the text where some sites say when they posted it. */
const FOOT = 3;

/** Where the words that a claim was read from stand; null where they are none of the post's, or label another day. */
function placeOf({ shown, source }: Told, lines: readonly Line[], setting: Setting): Place | null {
  if (shown === undefined) return 'head';
  const words = clean(shown).replace(/\s+/g, ' ').trim();
  if (words === '') return 'body';
  const place = placeOfWords(words, source, lines, setting);
  const label = place && readStamp(words)?.label;
  return label === 'updated' || label === 'never' ? null : place;
}

function placeOfWords(
  words: string,
  source: string,
  lines: readonly Line[],
  { titleAt, lead, end }: Setting,
): Place | null {
  const upTo = Math.min(Math.max(titleAt, lead) + BELOW_LEAD, end - 1);
  // Where the headline stands twice, its stamp may stand by the first.
  const twice = lines.findIndex(({ text }, at) => at >= titleAt - TWICE && text === lines[titleAt]?.text);
  const since = Math.min(titleAt - ABOVE_TITLE, twice === -1 ? titleAt : twice);
  let place: Place | null = source.startsWith('class:') ? null : 'body';
  for (let at = 0; at < lines.length; at++) {
    const { text, kind } = lines[at]!;
    if (text.length < words.length || !text.includes(words)) continue;
    if (at >= since && at <= upTo) return 'headline';
    const stamp = at >= end - FOOT && at <= end + 1 && at > lead && kind !== 'noise' ? stampOf(lines[at]!) : null;
    place = stamp && isStampLine(stamp) && wordCount(stamp.rest) <= 2 ? 'body' : null;
  }
  return place;
}

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
