import type { Span } from '../core/span.js';
import { fold } from '../text/normalize.js';
import { anyPage } from './page.js';
import { allMatches, holds, phraseAt, wordCount } from './phrases.js';

/** A date written on a line about the post, with what else the line holds. Offsets are into the line. */
export interface Stamp {
  /** ISO day. */
  readonly day: string;
  readonly dayAt: Span;
  /** hh:mm; null where none is written or only the midnight that a system fills in. */
  readonly time: string | null;
  readonly timeAt: Span | null;
  readonly label: 'posted' | 'updated' | 'never' | null;
  /** The line without date, time, weekday, label and counters: a byline, a section, or the words of a headline. */
  readonly rest: string;
}

// "giêng" and "chạp" are the first and the twelfth month, "bốn" and "bẩy" spellings of the fourth and seventh.
const MONTHS: readonly (readonly string[])[] = [
  ['một', 'giêng', 'january', 'jan'],
  ['hai', 'february', 'feb'],
  ['ba', 'march', 'mar'],
  ['tư', 'bốn', 'april', 'apr'],
  ['năm', 'may'],
  ['sáu', 'june', 'jun'],
  ['bảy', 'bẩy', 'july', 'jul'],
  ['tám', 'august', 'aug'],
  ['chín', 'september', 'sept', 'sep'],
  ['mười', 'october', 'oct'],
  ['mười một', 'november', 'nov'],
  ['mười hai', 'chạp', 'december', 'dec'],
];
const MONTH_OF = new Map(MONTHS.flatMap((names, at) => names.map((name) => [name, at + 1] as const)));
const WORD_MONTH = 'mười một|mười hai|mười|một|giêng|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|chạp';
const ENGLISH =
  'january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept|sep|oct|nov|dec';
// All over folded text. The year has four digits: two-digit years are not told from days.
const DATES = new RegExp(
  [
    String.raw`(?<!\d)(?<y1>\d{4})[-/](?<m1>\d{1,2})[-/](?<d1>\d{1,2})(?!\d)`,
    String.raw`(?<![\d/.])(?<d2>\d{1,2})(?<sep>[/.-])(?<m2>\d{1,2})\k<sep>(?<y2>\d{4})(?!\d)`,
    `(?<!\\d)(?<d3>\\d{1,2}) ?(?:tháng|thg|th) ?(?<m3>\\d{1,2}|${WORD_MONTH})(?:,| ?năm|)? ?(?<y3>\\d{4})(?!\\d)`,
    `(?:tháng|thg|th) ?(?<m4>\\d{1,2}|${WORD_MONTH})[ ,]{1,2}(?<d4>\\d{1,2}), ?(?<y4>\\d{4})(?!\\d)`,
    `(?<![\\p{L}])(?<m5>${ENGLISH})\\.? (?<d5>\\d{1,2})(?:st|nd|rd|th)?,? (?<y5>\\d{4})(?!\\d)`,
    `(?<!\\d)(?<d6>\\d{1,2})(?:st|nd|rd|th)? (?<m6>${ENGLISH})\\.?,? (?<y6>\\d{4})(?!\\d)`,
  ].join('|'),
  'gu',
);
const TIME =
  /(?<![\d:])(\d{1,2}) ?(?::|h|giờ|g) ?(\d{1,2})(?::\d{1,2})?(?:\.\d+)?(?![\d:]) ?(sa|ch|am|pm|sáng|trưa|chiều|tối)?(?!\p{L})/gu;
const WEEKDAY =
  /(?<!\p{L})(?:(?:thứ|thứ:) ?(hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|(chủ ?nhật|chúa nhật|cn)|t([2-7]))(?:, ngày|,)?(?![\p{L}\d])/u;
const WEEKDAYS = ['chủ nhật', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy'];
// Whether to look closer at all: most lines with a year have no day.
const LIKELY =
  /\d[/.-]\d{1,2}[/.-](?:19|20)\d\d|(?:19|20)\d\d[/-]\d{1,2}[/-]\d|(?:háng|HÁNG|[Tt]hg?) ?[\dmghbtnscMGHBTNSC][^.;]{0,12}[ ,](?:19|20)\d\d|[A-Z][a-z]{2,8}\.? \d{1,2}\S{0,3} (?:19|20)\d\d|\d [A-Z][a-z]{2,8}\.?,? (?:19|20)\d\d/;
const YEAR = /(?:19|20)\d\d/;
const LONGEST = 300;

/** May the text be a stamp at all? */
export const hasDay = (text: string): boolean => text.length <= LONGEST && YEAR.test(text) && LIKELY.test(text);

const LEFTOVER = /[[(]?(?:gmt|utc) ?\+? ?0?7?(?::00)?[\])]?|[[(]?(?:ngày|lúc|vào|ngày:|lúc:)(?!\p{L})/gu;
const COUNTER =
  /(?:(?:số )?(?:lượt|lần) (?:xem|đọc|truy cập)|đã xem|view count|views|reads|lượt|comments?|bình luận|liên quan)[ :]*[\d.,]*|[\d.,]+ ?(?:(?:lượt|lần|người) (?:xem|đọc)|lượt|views?|reads|comments?|bình luận|nhận xét|phản hồi|ý kiến|liên quan)/gu;

/** All days written in a folded line, in order. */
export function daysIn(key: string): { day: string; at: Span; monthFirst: string | null }[] {
  const days = [];
  for (const match of allMatches(key, DATES)) {
    const g = match.groups!;
    const written = [
      g.y1 ?? g.y2 ?? g.y3 ?? g.y4 ?? g.y5 ?? g.y6,
      g.m1 ?? g.m2 ?? g.m3 ?? g.m4 ?? g.m5 ?? g.m6,
      g.d1 ?? g.d2 ?? g.d3 ?? g.d4 ?? g.d5 ?? g.d6,
    ];
    const [year, month, day] = [
      Number(written[0]),
      MONTH_OF.get(written[1]!) ?? Number(written[1]),
      Number(written[2]),
    ];
    const plain = isoDay(year, month, day);
    const american = g.d2 === undefined ? null : isoDay(year, day, month);
    if (plain === null && american === null) continue;
    const at = { start: match.index, end: match.index + match[0].length };
    days.push({ day: plain ?? american!, at, monthFirst: plain === null ? null : american });
  }
  return days;
}

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `yyyy-mm-dd`, or null where the calendar has no such day. */
function isoDay(year: number, month: number, day: number): string | null {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (year < 1850 || year > 2100 || day < 1 || day > (DAYS[month - 1] ?? 0) || (month === 2 && day === 29 && !leap))
    return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/**
 * Reads a line such as "Thứ hai, 16/12/2019 14:05 - Đã xem: 327" or "Submitted by x on T5, 08/21/2014 - 14:20".
 * Day and month come in the Vietnamese order, unless the weekday written beside them fits the American one only.
 * Null where the line has no whole date, or several.
 */
export function readStamp(text: string): Stamp | null {
  if (!hasDay(text)) return null;
  const key = fold(text);
  const days = daysIn(key);
  const found = days[0];
  // Two days are a jubilee ("28/07/1929 – 28/07/2020") or a span of time.
  if (!found || days.some(({ day }) => day !== found.day) || found.day < '1990') return null;
  const weekday = WEEKDAY.exec(key);
  const american =
    found.monthFirst !== null && weekday !== null && fits(found.monthFirst, weekday) && !fits(found.day, weekday);
  const time = nearestTime(key, found.at);
  const cuts = [
    found.at,
    ...(time ? [time.at] : []),
    ...(weekday ? [spanOf(weekday)] : []),
    ...allMatches(key, COUNTER).map(spanOf),
    ...allMatches(key, LEFTOVER).map(spanOf),
  ];
  const { label, at } = labelOf(key, found.at.start);
  if (at) cuts.push(at);
  return {
    day: american ? found.monthFirst! : found.day,
    dayAt: found.at,
    time: time?.value ?? null,
    timeAt: time?.value ? time.at : null,
    label,
    rest: without(text, cuts),
  };
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

const LETTERS = /(?<![\p{L}\p{N}])\p{L}+/gu;

/** The label before the date, the nearest one; its place so that it can be taken out of the rest. */
function labelOf(key: string, until: number): { label: Stamp['label']; at: Span | null } {
  const { stamp } = anyPage();
  let label: Stamp['label'] = null;
  let at: Span | null = null;
  for (const { index } of allMatches(key.slice(0, until), LETTERS)) {
    for (const kind of ['posted', 'updated', 'never'] as const) {
      const phrase = phraseAt(key, stamp[kind], index);
      if (phrase === null || (at !== null && index < at.end)) continue;
      label = kind;
      at = { start: index, end: index + phrase.length };
    }
  }
  return { label, at };
}

/** The text without the given pieces and the marks that held them, single-spaced. */
function without(text: string, cuts: readonly Span[]): string {
  let kept = '';
  for (let at = 0; at < text.length; at++) kept += cuts.some((c) => at >= c.start && at < c.end) ? '\0' : text[at];
  return kept
    .replace(/[\s|•.,;:()[\]/+–—-]*\0[\s|•.,;:()[\]/+–—\0-]*/g, ' ')
    .replace(/^[\s|•.,;:–—-]+|[\s|•,;:–—-]+$/g, '');
}

/** Is the line about the time of posting, and little else? A headline with a date in it has more words, or a verb. */
export function isStampLine({ rest, label }: Stamp): boolean {
  const pieces = rest.split('|').map((piece) => fold(piece).trim());
  const own = pieces.filter((piece) => phraseAt(piece, anyPage().widget) === null).join(' ');
  const telling = label !== 'posted' && holds(own.replace(PERSONNEL, ''), anyPage().headline);
  return wordCount(own) <= (label === null ? 8 : 14) && !telling;
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
  ENDS_STAMP.test(text.slice(-1)) ? TRAILING.exec(text) : null;
