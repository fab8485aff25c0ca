import type { Span } from '../../core/span.js';
import { monthOf } from './calendar.js';

/** Days written in a text, in the forms of many languages. All over folded text. */

/** One day as written. Offsets are into the text given. */
export interface Day {
  /** ISO day, the day before the month where both are numbers. */
  readonly day: string;
  readonly at: Span;
  /** The other reading, month before day: null where the order is plain or the calendar has no such day. */
  readonly monthFirst: string | null;
  /** Written with a slash: only there do languages differ in the order. */
  readonly slash: boolean;
  /** The year has two digits. */
  readonly short: boolean;
}

// "giêng" and "chạp" are the first and the twelfth month, "bốn" and "bẩy" spellings of the fourth and seventh.
const MONTHS: readonly (readonly string[])[] = [
  ['một', 'giêng'],
  ['hai'],
  ['ba'],
  ['tư', 'bốn'],
  ['năm'],
  ['sáu'],
  ['bảy', 'bẩy'],
  ['tám'],
  ['chín'],
  ['mười'],
  ['mười một'],
  ['mười hai', 'chạp'],
];
const VIETNAMESE = new Map(MONTHS.flatMap((names, at) => names.map((name) => [name, at + 1] as const)));
const WORD_MONTH = 'mười một|mười hai|mười|một|giêng|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|chạp';
const NAME = String.raw`\p{L}[\p{L}\p{M}]{1,13}`;
// "آب/أغسطس": the month by both its names.
const TWICE = String.raw`(?:/\p{L}[\p{L}\p{M}]{1,13})?`;
const OF = "(?:de |del |of |di |d'|d’)?";
// "2nd", "1er", "1º", "5.", "5-го", "3ος"
const NTH = String.raw`(?:\.|º|ª|°|st|nd|rd|th|er|ος|η|-?(?:го|е|я|й))?`;
const NUMBERS = new RegExp(
  [
    String.raw`(?<!\d)(?<y1>\d{4})(?:[-/](?<m1>\d{1,2})[-/]|\. ?(?<m1b>\d{1,2})\. ?)(?<d1>\d{1,2})(?!\d)`,
    String.raw`(?<![\d/.])(?<d2>\d{1,2})(?<sep>[/.-]|\. )(?<m2>\d{1,2})\k<sep>(?<y2>\d{4})(?!\d)`,
    `(?<!\\d)(?<d3>\\d{1,2}) ?(?:tháng|thg|th) ?(?<m3>\\d{1,2}|${WORD_MONTH})(?:,| ?năm|)? ?(?<y3>\\d{4})(?!\\d)`,
    `(?:tháng|thg|th) ?(?<m4>\\d{1,2}|${WORD_MONTH})[ ,]{1,2}(?<d4>\\d{1,2}), ?(?<y4>\\d{4})(?!\\d)`,
    String.raw`(?<!\d)(?<y5>\d{4}) ?[年년] ?(?<m5>\d{1,2}) ?[月월] ?(?<d5>\d{1,2})(?: ?[日일号號]|(?!\d))`,
    `(?<!\\d)(?<d6>\\d{1,2})${NTH}[ /-]?${OF}(?<m6>${NAME})${TWICE}[.,]{0,2}[ /-]?${OF}(?<y6>\\d{4})(?!\\d)`,
    `(?<![a-z])(?<![\\p{L}\\p{M}])(?<m7>${NAME})\\.?[ -](?<d7>\\d{1,2})(?:st|nd|rd|th)?(?:,|,? \\d{1,2}:\\d{2}(?::\\d{2})?(?: [a-z]{2,5})?)? ?(?<y7>(?:19|20)\\d{2})(?!\\d)`,
    `(?<!\\d)(?<y8>(?:19|20)\\d{2})(?:[.,]|\\.? m\\.|\\. gada)? (?<d8b>\\d{1,2})?\\.? ?(?<m8>${NAME})\\.? ?(?<d8>\\d{1,2})?(?!\\d)`,
    String.raw`(?<![\d/.])(?<d9>\d{1,2})(?<sep2>[/.])(?<m9>\d{1,2})\k<sep2>(?<y9>\d{2})(?![\d/]|\.\d)`,
  ].join('|'),
  'gu',
);

const DIGIT = /\d/;

/** All days written in a folded text, in order. */
export function daysIn(key: string): Day[] {
  const days: Day[] = [];
  NUMBERS.lastIndex = 0;
  for (let match = NUMBERS.exec(key); match; match = NUMBERS.exec(key)) {
    const read = readDay(match);
    if (read) days.push(read);
    // What only looked like a day may hide the beginning of one: "16 ngày 2019-03-05".
    else NUMBERS.lastIndex = match.index + (DIGIT.test(match[0][0]!) ? (/^\d+/.exec(match[0])?.[0].length ?? 1) : 1);
  }
  return days;
}

function readDay(match: RegExpExecArray): Day | null {
  const g = match.groups!;
  const year = g.y1 ?? g.y2 ?? g.y3 ?? g.y4 ?? g.y5 ?? g.y6 ?? g.y7 ?? g.y8 ?? g.y9;
  const month = g.m1 ?? g.m1b ?? g.m2 ?? g.m3 ?? g.m4 ?? g.m5 ?? g.m6 ?? g.m7 ?? g.m8 ?? g.m9;
  const day = g.d1 ?? g.d2 ?? g.d3 ?? g.d4 ?? g.d5 ?? g.d6 ?? g.d7 ?? g.d8 ?? g.d8b ?? g.d9;
  if (day === undefined || month === undefined || year === undefined) return null;
  const named = (g.m3 ?? g.m4) === undefined ? monthOf : (name: string) => VIETNAMESE.get(name);
  const number = DIGIT.test(month[0]!) ? Number(month) : (named(month) ?? 0);
  const whole = year.length === 4 ? Number(year) : fullYear(Number(year));
  const plain = isoDay(whole, number, Number(day));
  const both = g.d2 !== undefined || g.d9 !== undefined;
  const american = both ? isoDay(whole, Number(day), number) : null;
  if (plain === null && american === null) return null;
  return {
    day: plain ?? american!,
    at: { start: match.index, end: match.index + match[0].length },
    monthFirst: plain === null ? null : american,
    slash: (g.sep ?? g.sep2) === '/',
    short: year.length === 2,
  };
}

// No page is older than 1990.
const fullYear = (year: number): number => (year < 90 ? 2000 : 1900) + year;

const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `yyyy-mm-dd`, or null where the calendar has no such day. */
export function isoDay(year: number, month: number, day: number): string | null {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  if (year < 1850 || year > 2100 || day < 1 || day > (DAYS[month - 1] ?? 0) || (month === 2 && day === 29 && !leap))
    return null;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

// Whether to look closer at all: most lines with a year have no day. What is no blank and no digit is taken for a letter,
// which \p{L} looks up in a long list.
const YEAR = /(?:19|20)\d\d|\d\d?([./])\d\d?\1\d\d(?!\d)/;
const LIKELY =
  /\d(?:[/.-]|\. )\d{1,2}(?:[/.-]|\. )(?:19|20)\d\d|(?:19|20)\d\d(?:[/-]|\. ?)\d{1,2}(?:[/-]|\. ?)\d|(?:háng|HÁNG|[Tt]hg?) ?[\dmghbtnscMGHBTNSC][^.;]{0,12}[ ,](?:19|20)\d\d|\d[年년]|[^\s\d]\.?[ -]\d{1,2}[^\s\d]{0,3}(?: [\d:]{5,8}(?: [A-Z]{2,5})?)? ?(?:19|20)\d\d|\d[^\s\d]{0,3}[ /-]?(?:d[ei]l? |of )?[^\s\d]{2,14}(?:\/[^\s\d]{2,14})?[.,]{0,2}[ /-]?(?:del? |of )?(?:19|20)\d\d|(?:19|20)\d\d\S{0,2} (?:\S{1,4} ){0,2}[^\s\d]{3,14}\.? ?\d|\d\d?([./])\d\d?\1\d\d(?!\d)/u;
const LONGEST = 300;

/** May the text hold a day, and is it short enough for a stamp? */
export const hasDay = (text: string): boolean => text.length <= LONGEST && YEAR.test(text) && LIKELY.test(text);
