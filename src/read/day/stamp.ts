import type { Span } from '../../core/span.js';
import { fold } from '../../text/normalize.js';
import { anyPage } from '../page.js';
import { allMatches, firstWord, holds, phraseAt, wordCount } from '../phrases.js';
import { LABELS } from './calendar.js';
import { type Day, daysIn, hasDay } from './days.js';

/** A date written on a line about the post, with what else the line holds. Offsets are into the line. */
export interface Stamp {
  /** ISO day. */
  readonly day: string;
  /** What the day is where the month comes first; null where the order is plain. */
  readonly other: string | null;
  /** The year is written with two digits. */
  readonly short: boolean;
  readonly dayAt: Span;
  /** hh:mm; null where none is written or only the midnight that a system fills in. */
  readonly time: string | null;
  readonly timeAt: Span | null;
  readonly label: 'posted' | 'updated' | 'never' | null;
  /** The day of the last change, where the line tells both. */
  readonly changed: { readonly day: string; readonly at: Span } | null;
  /** The line without date, time, weekday, label and counters: a byline, a section, or the words of a headline. */
  readonly rest: string;
}

const TIME =
  /(?<![\d:])(\d{1,2}) ?(?::|h|giờ|g) ?(\d{1,2})(?::\d{1,2})?(?:\.\d+)?(?![\d:]) ?(sa|ch|am|pm|sáng|trưa|chiều|tối)?(?!\p{L})/gu;
const WEEKDAY =
  /(?=[tc])(?<!\p{L})(?:(?:thứ|thứ:) ?(hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|(chủ ?nhật|chúa nhật|cn)|t([2-7]))(?:, ngày|,)?(?![\p{L}\d])/u;
const WEEKDAYS = ['chủ nhật', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy'];
const LEFTOVER = /[[(]?(?:gmt|utc) ?\+? ?0?7?(?::00)?[\])]?|[[(]?(?:ngày|lúc|vào|ngày:|lúc:)(?!\p{L})/gu;
const COUNTER =
  /(?:(?:số )?(?:lượt|lần) (?:xem|đọc|truy cập)|đã xem|view count|views|reads|lượt|comments?|bình luận|liên quan)[ :]*[\d.,]*|[\d.,]+ ?(?:(?:lượt|lần|người) (?:xem|đọc)|lượt|views?|reads|comments?|bình luận|nhận xét|phản hồi|ý kiến|liên quan)/gu;

/**
 * Reads a line such as "Thứ hai, 16/12/2019 14:05 - Đã xem: 327", "Publié le 5 mars 2019 à 10h20, mis à jour le 6 mars
 * 2019" or "Submitted by x on T5, 08/21/2014 - 14:20". Day and month come in this order, unless the weekday written
 * beside them fits the American one only. Null where the line has no whole date, or several that are not told apart as
 * that of publishing and that of a change.
 */
export const readStamp = (text: string): Stamp | null => (hasDay(text) ? stampIn(text) : null);

/** What `readStamp` gives for a text that may hold a day. */
export function stampIn(text: string): Stamp | null {
  const key = fold(text).replaceAll('：', ':');
  const pair = pairOf(key, daysIn(key));
  if (pair === null || pair.own.day < '1990') return null;
  const { own: found, label, changed } = pair;
  const weekday = WEEKDAY.exec(key);
  const american =
    found.monthFirst !== null && weekday !== null && fits(found.monthFirst, weekday) && !fits(found.day, weekday);
  const time = nearestTime(key, found.at);
  const cuts = (): Span[] => {
    const cut = [found.at];
    for (const one of [time, label, changed, pair.second]) if (one?.at) cut.push(one.at);
    if (weekday) cut.push(spanOf(weekday));
    for (const marks of changed ? [COUNTER, LEFTOVER, TIME] : [COUNTER, LEFTOVER])
      for (const match of allMatches(key, marks)) cut.push(spanOf(match));
    return cut;
  };
  let rest: string | null = null;
  return {
    day: american ? found.monthFirst! : found.day,
    other: american || weekday !== null ? null : found.slash || found.short ? found.monthFirst : null,
    short: found.short,
    dayAt: found.at,
    time: time?.value ?? null,
    timeAt: time?.value ? time.at : null,
    label: label.label,
    changed,
    get rest() {
      rest ??= without(text, cuts());
      return rest;
    },
  };
}

interface Label {
  readonly label: Stamp['label'];
  readonly at: Span | null;
}

/** The day of publishing among the days of a line, with its label, and the day of the last change beside it. */
function pairOf(
  key: string,
  days: readonly Day[],
): { own: Day; label: Label; changed: Day | null; second: Label | null } | null {
  const first = days[0];
  if (!first) return null;
  const other = days.find(({ day }) => day !== first.day);
  if (!other) {
    const before = labelOf(key, 0, first.at.start);
    const label = before.label === null ? labelBehind(key, days.at(-1)!.at.end) : before;
    return { own: first, label, changed: null, second: null };
  }
  // Two days without labels are a jubilee ("28/07/1929 – 28/07/2020") or a span of time.
  if (days.some(({ day }) => day !== first.day && day !== other.day)) return null;
  const label = labelOf(key, 0, first.at.start);
  const second = labelOf(key, first.at.end, other.at.start);
  if (second.label === 'updated' && label.label !== 'never' && label.label !== 'updated')
    return { own: first, label, changed: other, second };
  if (label.label === 'updated' && second.label === 'posted')
    return { own: other, label: second, changed: first, second: label };
  return null;
}

const spanOf = (match: RegExpMatchArray): Span => ({ start: match.index!, end: match.index! + match[0].length });

function fits(day: string, weekday: RegExpMatchArray): boolean {
  const [, word, sunday, short] = weekday;
  const said = sunday ? 0 : (short ?? word)!.replace('bẩy', 'bảy');
  const want = typeof said === 'number' ? said : /\d/.test(said) ? Number(said) - 1 : WEEKDAYS.indexOf(said);
  return new Date(`${day}T00:00:00Z`).getUTCDay() === want;
}

/** The time that stands nearest to the date: players ("0:00 / 0:00") stand farther off. */
function nearestTime(key: string, day: Span): { value: string | null; at: Span } | null {
  let best: { value: string | null; at: Span } | null = null;
  let nearest = 25;
  for (const match of allMatches(key, TIME)) {
    const at = spanOf(match);
    const gap = at.start >= day.end ? at.start - day.end : day.start - at.end;
    const [hour, minute] = [hourOf(Number(match[1]), match[3]), Number(match[2])];
    if (gap < 0 || gap >= nearest || hour > 23 || minute > 59) continue;
    nearest = gap;
    const value = `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
    best = { value: value === '00:00' ? null : value, at };
  }
  return best;
}

function hourOf(hour: number, part: string | undefined): number {
  if (part === undefined) return hour;
  const afternoon =
    part === 'ch' || part === 'pm' || part === 'chiều' || part === 'tối' || (part === 'trưa' && hour < 10);
  if (afternoon) return hour < 12 ? hour + 12 : hour;
  return hour === 12 && part !== 'trưa' ? 0 : hour;
}

// Most letters follow one of ASCII: told at once, while \p{L} is looked up in a long list.
const BEGINS = /(?<![a-z\d])(?<![\p{L}\p{N}])\p{L}/gu;
const KINDS = ['posted', 'updated', 'never'] as const;

let openers: ReadonlySet<string> | null = null;

/** The places between two offsets where a word begins that may open a label. */
function openersIn(key: string, from: number, until: number): number[] {
  openers ??= new Set(KINDS.flatMap((kind) => [...anyPage().stamp[kind].keys(), ...LABELS[kind].keys()]));
  const places: number[] = [];
  BEGINS.lastIndex = from;
  for (let match = BEGINS.exec(key); match && match.index < until; match = BEGINS.exec(key))
    if (openers.has(firstWord(key, match.index))) places.push(match.index);
  return places;
}

/** The label before the date, the nearest one; its place so that it can be taken out of the rest. */
function labelOf(key: string, from: number, until: number): Label {
  const { stamp } = anyPage();
  let label: Stamp['label'] = null;
  let at: Span | null = null;
  for (const index of openersIn(key, from, until)) {
    for (const kind of KINDS) {
      const phrase = longer(phraseAt(key, stamp[kind], index), phraseAt(key, LABELS[kind], index));
      if (phrase === null || (at !== null && index < at.end)) continue;
      label = kind;
      at = { start: index, end: index + phrase.length };
    }
  }
  return { label, at };
}

const longer = (a: string | null, b: string | null): string | null =>
  a === null || (b !== null && b.length > a.length) ? b : a;

const BEHIND = 24;

/** "2019年3月5日 更新", "05.03.2019 tarihinde güncellendi": some languages label a day behind it. */
function labelBehind(key: string, from: number): Label {
  for (const index of openersIn(key, from, from + BEHIND)) {
    for (const kind of KINDS) {
      const phrase = phraseAt(key, LABELS[kind], index);
      if (phrase !== null) return { label: kind, at: { start: index, end: index + phrase.length } };
    }
  }
  return { label: null, at: null };
}

/** The text without the given pieces and the marks that held them, single-spaced. */
function without(text: string, cuts: readonly Span[]): string {
  let kept = '';
  let at = 0;
  for (const { start, end } of [...cuts].sort((a, b) => a.start - b.start)) {
    if (start >= at && start < end) kept += `${text.slice(at, start)}\0`;
    at = Math.max(at, end);
  }
  kept += text.slice(at);
  return kept
    .replace(/[\s|•.,;:()[\]/+–—-]*\0[\s|•.,;:()[\]/+–—\0-]*/g, ' ')
    .replace(/^[\s|•.,;:–—-]+|[\s|•,;:–—-]+$/g, '');
}

/** Is the line about the time of posting, and little else? A headline with a date in it has more words, or a verb. */
export function isStampLine({ rest, label }: Stamp): boolean {
  const pieces = rest.split('|').map((piece) => fold(piece).trim());
  const own = pieces.filter((piece) => phraseAt(piece, anyPage().widget) === null).join(' ');
  const telling = label !== 'posted' && holds(own.replace(PERSONNEL, ''), anyPage().headline);
  return wordCount(own) <= (label === null ? 8 : label === 'never' ? 5 : 14) && !telling;
}

/** "Phòng Tổ chức - Hành chính", "Hành chính - Tổ chức": an office, though "tổ chức" is the verb of many headlines. */
const PERSONNEL = /(?<=phòng |ban |- |– )tổ chức/gu;

const DAY = String.raw`(?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{4}-\d{1,2}-\d{1,2})`;
const CLOCK = String.raw`\d{1,2}:\d{1,2}(?::\d{1,2})?(?:\s?(?:AM|PM|SA|CH))?`;
const DAY_OF_WEEK = String.raw`(?:(?:[Tt]hứ\s\S{1,4}|[Cc]hủ nhật|CN|T[2-7])[\s,-]{1,3})?`;
const TRAILING = new RegExp(
  `\\(\\s*(?:[^()]{0,30}\\s)?${DAY}(?:[\\s,|-]{0,3}${CLOCK})?\\s*\\)$|\\s${DAY_OF_WEEK}(?:${DAY}[\\s,|-]{1,3}${CLOCK}|${CLOCK}[\\s,|-]{1,3}${DAY})$`,
);
const ENDS_STAMP = /[\d)AMPSCH]/;

/**
 * The stamp behind a headline: "(28/12/2018)", "(05:25 23/01/2019)"; without brackets only a day with its time:
 * "Thứ hai - 12/03/2018 08:09".
 */
export const stampBehind = (text: string): RegExpExecArray | null =>
  ENDS_STAMP.test(text.slice(-1)) ? (TRAILING.exec(text) ?? bracketBehind(text)) : null;

const LAST_BRACKET = /\([^()]{6,60}\)$/;

/** "(17 de octubre de 2020, 15:17 h)": a day in words, with little else in the bracket. */
function bracketBehind(text: string): RegExpExecArray | null {
  const bracket = LAST_BRACKET.exec(text);
  const stamp = bracket && readStamp(bracket[0]);
  return stamp && wordCount(stamp.rest) <= 2 ? bracket : null;
}
