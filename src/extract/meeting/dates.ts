import { getDaysInMonth } from 'date-fns/getDaysInMonth';
import { isValid } from 'date-fns/isValid';
import { parse } from 'date-fns/parse';
import type { Mention } from '../../rule/mention.js';
import type { Reading } from '../../text/sentences.js';
import type { Sentence, Token } from '../../text/tokens.js';
import type { Marks } from '../marks.js';

/**
 * Days as posts write them: 28/8, 28-8, 28.8.2019, ngày 7 tháng 3 năm 2019, 05 - 06/01, từ 28/11 đến 02/12. A day without
 * a year needs a word before it that makes it a day ("ngày", "sáng", "hôm"), for "07/08 đơn vị" and "9.12" are counts
 * and scores; spans of years in brackets ("11/6/1948 - 11/6/2018") are jubilees.
 */

const CUES: ReadonlySet<string> = new Set('ngày ngay hôm sáng trưa chiều tối nay qua nhật rồi'.split(' '));
const PARTS: ReadonlySet<string> = new Set(['sáng', 'trưa', 'chiều', 'tối']);
/** What may stand between the part of the day and the day: "chiều nay, thứ năm, ngày (7/3)". */
const BETWEEN: ReadonlySet<string> = new Set(
  'ngày ngay các nay , ( thứ hai ba tư năm sáu bảy chủ nhật từ hôm qua trong vào mùng mồng tuần vừa rồi muộn sớm đến 2 02 3 4 5 6 7'.split(
    ' ',
  ),
);
const TO: ReadonlySet<string> = new Set(['-', 'và', ',', 'đến', '&', 'tới']);
const JOINTS: ReadonlySet<string> = new Set(['/', '-', '.']);
// "tháng Giêng" is a month of the moon.
const MONTHS: ReadonlyMap<string, number> = new Map(
  ['', 'hai', 'ba', 'tư', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười'].map((word, index) => [word, index + 1] as const),
);
const FIRST_YEAR = 1900;
const LAST_YEAR = 2100;
const MOST_BACK = 6;
const MOST_DAYS = 6;
/** Longest name of a paper in brackets before its day. */
const BYLINE = 10;
const JUBILEE = 2; // years between the two ends

interface Day {
  readonly day: number;
  readonly month: number;
  /** Null if not written or out of all bounds (a slip like 2107). */
  readonly year: number | null;
  readonly to: number;
}

/** Marks dates: `data` holds day, month, year (null if not written), part (of day), endDay, endMonth of a span of days. */
export function markDates(reading: Reading, sentence: Sentence, marks: Marks): void {
  const { tokens } = reading;
  for (let at = sentence.from; at < sentence.to; at++) {
    if (tokens[at]!.kind !== 'number') continue;
    const made = spanAt(tokens, at, sentence);
    if (!made) continue;
    if (made.mention) marks.add(made.mention);
    at = made.to - 1;
  }
}

/** A date, or a jubilee span to be skipped (`mention` null), that starts at token `at`. */
function spanAt(
  tokens: readonly Token[],
  at: number,
  sentence: Sentence,
): { mention: Mention | null; to: number } | null {
  const cue = cueBefore(tokens, at, sentence.from);
  cue.found ||= opensSentence(tokens, at, sentence) || opensSpan(tokens, at, sentence);
  const days = leadingDays(tokens, at, sentence.to, cue.found);
  const first = days ? dayAt(tokens, days.at, sentence.to, true) : dayAt(tokens, at, sentence.to, cue.found);
  if (!first || isNumberOfPaper(tokens, at, first.to, sentence, cue.found)) return null;
  if (ofTheMoon(tokens, first.to)) return { mention: null, to: first.to };
  const second = days ? null : secondDay(tokens, first.to, sentence.to);
  if (second && first.year && second.year && Math.abs(second.year - first.year) >= JUBILEE)
    return { mention: null, to: second.to };
  const span = days
    ? { day: days.list[0]!, month: first.month, endDay: first.day, endMonth: first.month }
    : { day: first.day, month: first.month, endDay: second?.day ?? null, endMonth: second?.month ?? null };
  const to = second?.to ?? first.to;
  const list = days ? [...days.list, first.day].join(',') : null;
  const data = { ...span, year: first.year ?? second?.year ?? null, part: cue.part, partAt: cue.partAt, days: list };
  return { mention: { type: 'Date', from: at, to, name: nameOf(data), how: 'grammar', data }, to };
}

/** "23/12, tại …" at the beginning of a sentence, behind a byline too: "(BNK) - 23/12, …". */
function opensSentence(tokens: readonly Token[], at: number, { from, to }: Sentence): boolean {
  const opens = at === from || (at - from < BYLINE && tokens[at - 1]!.norm === '-' && tokens[at - 2]?.norm === ')');
  return (
    opens &&
    /^[/-]$/.test(tokens[at + 1]?.norm ?? '') &&
    at + 4 < to &&
    tokens[at + 3]!.norm === ',' &&
    (tokens[at + 4]!.norm === 'tại' || tokens[at + 4]!.shape === 'title')
  );
}

/** "Từ 27 đến 29/5, …": two days set off from what follows. */
function opensSpan(tokens: readonly Token[], at: number, { from, to }: Sentence): boolean {
  if (at === from || at + 5 >= to || tokens[at - 1]!.norm !== 'từ' || !/^(?:đến|-)$/.test(tokens[at + 1]!.norm))
    return false;
  const behind = tokens[at + 5]!.norm;
  return tokens[at + 3]!.norm === '/' && (behind === ',' || behind === 'tại' || behind === '/');
}

/** "10/3 âm lịch", "ngày 10/3 (âm lịch)" */
const ofTheMoon = (tokens: readonly Token[], at: number): boolean =>
  [at, at + 1].some((i) => tokens[i]?.norm === 'âm' && tokens[i + 1]?.norm === 'lịch');

const nameOf = ({ day, month, year }: { day: number; month: number; year: number | null }): string =>
  `${year === null ? '' : `${year}-`}${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** The word before a number that makes it a day, and the part of the day. */
function cueBefore(
  tokens: readonly Token[],
  at: number,
  from: number,
): { found: boolean; part: string | null; partAt: number | null } {
  let found = false;
  for (let i = at - 1; i >= from && at - i <= MOST_BACK; i--) {
    const { norm } = tokens[i]!;
    if (CUES.has(norm)) found = true;
    if (PARTS.has(norm)) return { found: true, part: norm, partAt: i };
    if (!BETWEEN.has(norm)) break;
  }
  return { found, part: null, partAt: null };
}

/** "13, 20 và 27/4", "05 - 06/01": bare days before the day that has the month. */
function leadingDays(
  tokens: readonly Token[],
  at: number,
  end: number,
  cued: boolean,
): { list: number[]; at: number } | null {
  const list: number[] = [];
  let next = at;
  while (next + 2 < end && list.length < MOST_DAYS) {
    const joint = tokens[next + 1]!;
    const glued = /^(\d{1,2}),(\d{1,2})$/.exec(tokens[next]!.norm);
    if (glued && joint.norm === '/') return null;
    const day = /^\d{1,2}$/.test(tokens[next]!.norm) ? Number(tokens[next]!.norm) : 0;
    if (day < 1 || day > 31 || !TO.has(joint.norm)) break;
    let follow = next + 2;
    if (PARTS.has(tokens[follow]?.norm ?? '') && cued) follow++; // "chiều 20 và sáng 21/12"
    if (tokens[follow]?.norm === 'ngày') follow++;
    if (follow >= end || tokens[follow]!.kind !== 'number') break;
    // "28-8" is day and month; "28-29/8" and "28-29.8" are two days.
    if (joint.norm === '-' && !hasOwnMonth(tokens, follow, end)) break;
    if (joint.norm !== '-' && !cued) break;
    list.push(day);
    next = follow;
  }
  if (list.length === 0) return null;
  const last = dayAt(tokens, next, end, true);
  return last && list[list.length - 1]! < last.day ? { list, at: next } : null;
}

const hasOwnMonth = (tokens: readonly Token[], at: number, end: number): boolean =>
  (at + 2 < end && (tokens[at + 1]!.norm === '/' || tokens[at + 1]!.norm === 'tháng')) ||
  /^\d{1,2}\.\d{1,2}(?:\.\d{4})?$/.test(tokens[at]!.norm);

/** One day with its month at token `at`. */
function dayAt(tokens: readonly Token[], at: number, end: number, cued: boolean): Day | null {
  const dotted = /^(\d{1,2})\.(\d{1,2})(?:\.(\d{4}))?$/.exec(tokens[at]!.norm);
  if (dotted) return dotted[3] || cued ? day(dotted[1]!, dotted[2]!, dotted[3] ?? null, at + 1) : null;
  if (!/^\d{1,2}$/.test(tokens[at]!.norm) || at + 2 >= end) return null;
  const joint = tokens[at + 1]!;
  const month = tokens[at + 2]!;
  if (joint.norm === 'tháng') {
    const number = /^\d{1,2}$/.test(month.norm) ? month.norm : String(MONTHS.get(month.norm) ?? 0);
    const worded = tokens[at + 3];
    const yearAt = worded && (worded.norm === 'năm' || worded.norm === '/' || worded.norm === ',') ? at + 4 : at + 3;
    const year = yearAt < end && /^\d{4}$/.test(tokens[yearAt]!.norm) ? tokens[yearAt]!.norm : null;
    return day(tokens[at]!.norm, number, year, year ? yearAt + 1 : at + 3);
  }
  if (!JOINTS.has(joint.norm)) return null;
  // "28/8.2019", "5/ 2.2018": the month and the year in one token.
  const both = /^(\d{1,2})\.(\d{4})$/.exec(month.norm);
  if (both) return day(tokens[at]!.norm, both[1]!, both[2]!, at + 3);
  if (!/^\d{1,2}$/.test(month.norm)) return null;
  const year =
    at + 4 < end && JOINTS.has(tokens[at + 3]!.norm) && /^\d{4}$/.test(tokens[at + 4]!.norm)
      ? tokens[at + 4]!.norm
      : null;
  if (year) return day(tokens[at]!.norm, month.norm, year, at + 5);
  const { norm: worded } = tokens[at + 3] ?? { norm: '' };
  if (worded === 'năm' && at + 4 < end && cued && /^\d{4}$/.test(tokens[at + 4]!.norm))
    return day(tokens[at]!.norm, month.norm, tokens[at + 4]!.norm, at + 5);
  return cued ? day(tokens[at]!.norm, month.norm, null, at + 3) : null;
}

/** A day that the calendar has; 29/2 without a year may be. */
function day(dayText: string, monthText: string, yearText: string | null, to: number): Day | null {
  const written = yearText === null ? null : Number(yearText);
  const year = written !== null && written >= FIRST_YEAR && written <= LAST_YEAR ? written : null;
  const value = parse(`${dayText}/${monthText}/${year ?? 2000}`, 'd/M/yyyy', new Date(2000, 0, 1));
  if (!isValid(value) || Number(dayText) > getDaysInMonth(value)) return null;
  return { day: Number(dayText), month: Number(monthText), year, to };
}

/** "… - 09/11/2020", "đến ngày 02/12", "và 20/4" behind a day. */
function secondDay(tokens: readonly Token[], at: number, end: number): Day | null {
  if (at + 3 >= end || !TO.has(tokens[at]!.norm) || tokens[at]!.norm === ',') return null;
  let next = at + 1;
  while (next < end && (tokens[next]!.norm === 'ngày' || tokens[next]!.norm === 'hết')) next++;
  return next < end && tokens[next]!.kind === 'number' ? dayAt(tokens, next, end, true) : null;
}

/** "26/9-CT", "218/QĐ", "số 05/12", "12/12 phiếu" behind no cue: numbers of papers and fractions, no days. */
function isNumberOfPaper(tokens: readonly Token[], at: number, to: number, sentence: Sentence, cued: boolean): boolean {
  const before = at > sentence.from ? tokens[at - 1]!.norm : '';
  if (before === 'số' || before === '/') return true;
  if (to >= sentence.to) return false;
  const after = tokens[to]!;
  if ((after.norm === '/' || after.norm === '-') && after.glued) {
    const letters = tokens[to + 1];
    return (
      letters !== undefined &&
      to + 1 < sentence.to &&
      letters.glued &&
      (letters.kind === 'number' || letters.shape === 'upper')
    );
  }
  return !cued && (after.norm === '%' || after.norm === 'đơn');
}
