import { monthOf } from '../day/calendar.js';
import { isoDay } from '../day/days.js';
import type { Locale } from '../day/locale.js';
import { readStamp, type Stamp } from '../day/stamp.js';

/** A day with its time (hh:mm), as the place of the post has it. */
export interface Moment {
  readonly day: string;
  readonly time: string | null;
}

const ISO =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]{1,2}(\d{1,2}):(\d{2})(?::\d{2}(?:[.,]\d{1,9})?)?)?\s{0,3}(Z|UTC|GMT|[+-]\d{1,2}:?\d{2})?/i;
const PACKED = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})\d{0,2}Z?)?$/;
const EPOCH = /^(?:\/Date\()?(\d{9,10}|\d{12,13})(?:\.\d{1,6})?(?:[+-]\d{4})?(?:\)\/)?$/;
const UNIVERSAL = /^[A-Z]/i;
// Vietnam keeps UTC+7 the year round.
const LOCAL_MINUTES = 7 * 60;
const EARLIEST = '1990-01-01';

/**
 * Reads what a page's head or an attribute says: an ISO instant, `20190305`, seconds or milliseconds since 1970, a date
 * as people write it. Instants of another zone are turned to local time on Vietnamese pages; on others the day stays as
 * written, since the place is not known, and an hour of UTC tells nothing. Null for days before 1990, after the day of fetching, and in an order that the
 * language leaves open.
 */
export function momentOf(value: string, locale: Locale): Moment | null {
  const moment = machine(value.trim(), locale) ?? written(value, locale);
  return moment !== null && inReach(moment.day, locale) ? moment : null;
}

export const inReach = (day: string, { latest }: Locale): boolean =>
  day >= EARLIEST && (latest === null || day <= latest);

function written(value: string, locale: Locale): Moment | null {
  const stamp = readStamp(value);
  const day = stamp && dayOfStamp(stamp, locale);
  return day ? { day, time: stamp.time } : null;
}

/** The day of a stamp in the order of the page's language; null where that leaves it open or a short year is unusual. */
export function dayOfStamp({ day, other, short }: Stamp, { order, vietnamese }: Locale): string | null {
  if (short && (vietnamese || order === 'unknown')) return null;
  if (other === null || other === day || order === 'day') return day;
  return order === 'month' ? other : null;
}

function machine(value: string, { vietnamese }: Locale): Moment | null {
  const epoch = EPOCH.exec(value)?.[1];
  const universal = (moment: Moment | null) => (moment && !vietnamese ? { ...moment, time: null } : moment);
  if (epoch) return universal(localOf(Number(epoch) * (epoch.length < 12 ? 1000 : 1), vietnamese ? LOCAL_MINUTES : 0));
  const [, year, month, day, hour, minute, zone] = ISO.exec(value) ?? PACKED.exec(value) ?? [];
  const asWritten = year === undefined ? null : isoDay(Number(year), Number(month), Number(day));
  if (asWritten === null) return null;
  if (hour === undefined) return { day: asWritten, time: null };
  const shift = zone === undefined || !vietnamese ? 0 : LOCAL_MINUTES - minutesOf(zone);
  const local = localOf(Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute)), shift);
  return zone !== undefined && UNIVERSAL.test(zone) ? universal(local) : local;
}

function localOf(milliseconds: number, shift: number): Moment | null {
  const local = new Date(milliseconds + shift * 60_000);
  if (Number.isNaN(local.getTime())) return null;
  const [day, time] = [local.toISOString().slice(0, 10), local.toISOString().slice(11, 16)];
  return { day, time: time === '00:00' ? null : time };
}

function minutesOf(zone: string): number {
  const [, sign, hours, minutes] = /^([+-])(\d{1,2}):?(\d{2})$/.exec(zone) ?? [];
  if (sign === undefined) return 0;
  return (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
}

// "/2019/03/05/", "/2019-03-05-slug", "/2019/mar/05/", "/2019/POLITICS/03/05/", "/20190305/", and "-21032019-" as newspapers write it.
const IN_ADDRESS =
  /[/_.-](?:((?:19|20)\d\d)(?:\/[\p{L}_.-]{2,40}\/(\d{1,2})\/(\d{1,2})|([/_-])(\d{1,2}|\p{L}{3,10})\4(\d{1,2}))|(\d{8}))(?=[/_.?-]|$)/gu;

/**
 * The day an address holds: the year first, or eight digits that can be read in one way only. Null where it has none,
 * or several.
 */
export function dayOfAddress(address: string, locale: Locale): string | null {
  const path = address
    .replace(/^https?:\/\/[^/]*/, '')
    .split(/[?#]/, 1)[0]!
    .slice(0, 500);
  const days = new Set<string>();
  for (const [, year, farMonth, farDay, , month, day, packed] of path.matchAll(IN_ADDRESS)) {
    const found = packed
      ? dayOfDigits(packed, locale)
      : isoDay(Number(year), monthIn(month ?? farMonth!), Number(day ?? farDay));
    if (found !== null && inReach(found, locale)) days.add(found);
  }
  return days.size === 1 ? [...days][0]! : null;
}

/** Number of a month written so in an address; 0: none is. */
const monthIn = (written: string): number =>
  /\d/.test(written) ? Number(written) : (monthOf(written.toLowerCase()) ?? 0);

function dayOfDigits(digits: string, { order }: Locale): string | null {
  const part = (from: number, to: number) => Number(digits.slice(from, to));
  if (/^(?:19|20)/.test(digits)) {
    const found = isoDay(part(0, 4), part(4, 6), part(6, 8));
    if (found !== null) return found;
  }
  if (part(4, 6) !== 20 || (order !== 'day' && part(0, 2) <= 12)) return null;
  return isoDay(part(4, 8), part(2, 4), part(0, 2));
}
