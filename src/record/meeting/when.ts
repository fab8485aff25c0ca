import { addYears } from 'date-fns/addYears';
import { differenceInCalendarDays } from 'date-fns/differenceInCalendarDays';
import { formatISO } from 'date-fns/formatISO';
import { getYear } from 'date-fns/getYear';
import { parseISO } from 'date-fns/parseISO';
import type { Mention } from '../../rule/mention.js';
import type { Sentence } from '../../text/tokens.js';
import { found, type Proof, proof } from '../found.js';
import { proofOf, round, type Scene, spanOf } from '../scene.js';
import { bracketedLast } from './bracketed.js';
import type { Opening } from './opening.js';
import { type Part, today, todayBeside, type When } from './today.js';

// Posts follow their meeting within weeks; a longer way back is an old item published again.
const MOST_DAYS_BETWEEN = 120;
/** Whether a meeting looks back on its year, only forward to it, or neither. */
export type View = 'back' | 'forward' | 'neither';
const NEVER: When = { date: null, dateEnd: null, partOfDay: null };
/** A day behind these, with no other day between, is a paper's. */
const PAPERS: ReadonlySet<string> = new Set([
  'quyết định',
  'công văn',
  'kế hoạch',
  'hướng dẫn',
  'chỉ thị',
  'nghị quyết',
  'nghị định',
  'thông báo',
  'thông tư',
  'văn bản',
  'giấy mời',
  'tờ trình',
  'quy chế',
  'công điện',
  'luật thi',
  'kết luận',
  'báo cáo',
]);
/** A day straight behind these is a deadline or a jubilee. */
const NOT_HELD: ReadonlySet<string> = new Set([
  'trước',
  'hạn',
  'lập',
  'thống',
  'sinh',
  'niệm',
  'kể',
  'sau',
  'hành',
  'hết',
]);
/** Words and hours between a day and what is said before it. */
const CUES = /^(?:ngày|ngay|các|từ|\(|,|hôm|nay|vào|hồi|sáng|trưa|chiều|tối|trong|hai|thứ|lúc|giờ|phút|h|g|:|\d{1,2})$/;
const FOLLOWS: ReadonlySet<string> = new Set(['của', 'về', 'quy', 'ban', 'hướng', 'đến']);
const PARTS: ReadonlySet<string> = new Set(['sáng', 'trưa', 'chiều', 'tối']);

/**
 * The day of the meeting: from the opening sentence, the one before it, or the title. A year that is not written comes
 * from the publication, else from the years of the meeting; its rule says so.
 */
export function settleWhen(scene: Scene, opening: Opening, said: readonly number[], view: View): When {
  const years = said.length > 0 ? said : yearOfLead(scene, opening);
  const places = [opening.lead, opening.before, ...opening.titles].filter((sentence) => sentence !== null);
  for (const sentence of places) {
    const day = meetingDay(scene, sentence);
    if (day) return settle(scene, (day.data.days && dayOfSeries(scene, opening, day)) || day, years, view);
  }
  const { lead, after } = opening;
  const told = after.map((sentence) => meetingDay(scene, sentence)).find((day) => day !== null);
  if (!lead) return told ? settle(scene, told, years, view) : NEVER;
  const last = bracketedLast(scene, lead);
  if (last) return settle(scene, last, years, view);
  const near = sameDay(scene, lead, years, view) ?? (told ? settle(scene, told, years, view) : null);
  return near ?? today(scene, lead) ?? todayBeside(scene, lead) ?? NEVER;
}

/** The one year that the opening sentence tells anywhere: "Khối thi đua … năm 2023 họp chấm điểm". */
function yearOfLead({ reading: { tokens } }: Scene, { lead }: Opening): readonly number[] {
  const words = lead ? tokens.slice(lead.from, lead.to) : [];
  const years = words.filter(({ norm }, i) => /^20\d\d$/.test(norm) && words[i - 1]?.norm === 'năm');
  return new Set(years.map(({ norm }) => norm)).size === 1 ? [Number(years[0]!.norm)] : [];
}

/** One of the days of several meetings, told again under a picture: "Tại hội nghị Khối số 2 (ngày 20/4)". */
function dayOfSeries(scene: Scene, { captions }: Opening, { data }: Mention): Mention | null {
  const days = String(data.days).split(',');
  const told = captions.flatMap(({ from, to }) => scene.marks.between('Date', from, to));
  return told.find((day) => day.data.month === data.month && days.includes(String(day.data.day))) ?? null;
}

/** The day in a sentence that is the meeting's own. */
export function meetingDay(scene: Scene, sentence: Sentence): Mention | null {
  const dates = scene.marks.between('Date', sentence.from, sentence.to);
  let best: Mention | null = null;
  let most = 0;
  for (const [index, date] of dates.entries()) {
    const weight = weightOf(scene, sentence, date, dates[index - 1]?.to ?? sentence.from, index + 1 < dates.length);
    if (weight > most) {
      most = weight;
      best = date;
    }
  }
  return best;
}

function weightOf(
  { reading: { tokens }, marks }: Scene,
  { from, to }: Sentence,
  date: Mention,
  since: number,
  more: boolean,
): number {
  const norm = (at: number): string => (at >= from && at < to ? tokens[at]!.norm : '');
  let cue = date.from - 1;
  let comma = false;
  while (cue >= since && CUES.test(norm(cue))) {
    comma ||= norm(cue) === ',';
    cue--;
  }
  // "Thứ Sáu tuần trước, ngày 09/7": the week, not the day, lies before.
  const week = norm(cue) === 'trước' && /^(?:tuần|hôm|tháng)$/.test(norm(cue - 1));
  if (NOT_HELD.has(norm(cue)) && norm(cue) !== 'hành' && !week) return 0;
  let paper = false;
  for (let at = cue; at >= since && !paper && norm(at) !== ';'; at--)
    paper =
      PAPERS.has(`${norm(at)} ${norm(at + 1)}`) ||
      (norm(at) === 'số' && /^\d+$/.test(norm(at + 1)) && norm(at + 2) === '/');
  const after = norm(date.to);
  // "Tiếp nối lễ kỷ niệm diễn ra sáng ngày 3/12, chiều ngày …": the first day is another event's.
  const other = more && (norm(from) === 'tiếp' || norm(from) === 'sau') && since === from ? -5 : 0;
  const opens = cue < from + 8 && !paper ? 2 : 0;
  const place =
    norm(date.to) === 'tại' ||
    norm(date.to + 1) === 'tại' ||
    norm(date.to + 2) === 'tại' ||
    marks.at('Bloc', date.to).length + marks.at('Bloc', date.to + 1).length > 0
      ? 3
      : 0;
  const held = norm(cue) === 'ra' || norm(cue) === 'chức' || norm(cue) === 'vào' || norm(cue) === 'nghị' ? 2 : 0;
  const bracketed = norm(date.from - 1) === '(' && date.data.part === null && norm(date.from - 2) !== 'ngày' ? -2 : 0;
  // "Thực hiện Quyết định trên, ngày 7/3/2024, Sở A …": set off by commas, and not "…, ngày 7/3/2024, của …"
  const apart = comma && (after === 'tại' || (after === ',' && !FOLLOWS.has(norm(date.to + 1))));
  const decoy = paper && !apart ? (FOLLOWS.has(after) || !comma ? -6 : -2) : 0;
  return 1 + other + opens + place + held + bracketed + decoy + (date.data.part ? 3 : 0);
}

function settle(scene: Scene, day: Mention, years: readonly number[], view: View): When {
  const { data } = day;
  const dated = yearOf(scene, day, years, view);
  const part = data.part
    ? found(
        data.part as Part,
        proof(spanOf(scene, { from: Number(data.partAt), to: Number(data.partAt) + 1 }), 'event.part_of_day', 0.96),
      )
    : null;
  if (!dated) return { date: null, dateEnd: null, partOfDay: part };
  const { year, rule, doubt } = dated;
  const why: Proof = proofOf(scene, day, rule, doubt);
  const end = data.endDay
    ? iso(Number(data.endMonth) < Number(data.month) ? year + 1 : year, Number(data.endMonth), Number(data.endDay))
    : null;
  return {
    date: found(iso(year, Number(data.month), Number(data.day)), why),
    dateEnd: end ? found(end, why) : null,
    partOfDay: part,
  };
}

/** The year of a day: written, by the publication, by the years of the meeting. Null where none gives it. */
function yearOf(
  scene: Scene,
  { data }: Mention,
  years: readonly number[],
  view: View,
): { year: number; rule: string; doubt: number } | null {
  if (data.year) return { year: Number(data.year), rule: 'event.date', doubt: 0 };
  const month = Number(data.month);
  const day = Number(data.day);
  const published = scene.post.published?.value;
  if (published) {
    const posted = parseISO(published);
    const sameYear = parseISO(iso(getYear(posted), month, day));
    // The clock of a server may be a day behind the meeting.
    const held = differenceInCalendarDays(sameYear, posted) > 1 ? addYears(sameYear, -1) : sameYear;
    if (differenceInCalendarDays(posted, held) <= MOST_DAYS_BETWEEN)
      return { year: getYear(held), rule: 'event.date.year_from_publication', doubt: 0.05 };
  }
  const first = years[0];
  if (first === undefined) return null;
  // A school year is reviewed until August.
  const early = month <= (ofSchool(scene, first) ? LAST_OF_SCHOOL : LAST_OF_REVIEWS);
  const ahead = view === 'forward' && years.length === 1 && month >= FIRST_OF_PLANS;
  const back = view === 'back' && early;
  const year = ahead ? first - 1 : !back ? first : years.length === 1 ? first + 1 : years[years.length - 1]!;
  return { year, rule: 'event.date.year_from_reviewed', doubt: 0.2 };
}

const LAST_OF_REVIEWS = 6;
// Plans and covenants made in the last months of a year are for the next one.
const FIRST_OF_PLANS = 11;
const LAST_OF_SCHOOL = 8;

/** "năm học 2019-2020": does a year begin a school year? */
const ofSchool = ({ reading: { text } }: Scene, year: number): boolean =>
  new RegExp(`năm học ${year} ?[-–] ?${year + 1}`, 'iu').test(text);

const iso = (year: number, month: number, day: number): string =>
  formatISO(new Date(year, month - 1, day), { representation: 'date' });

/** "Cùng ngày, …": the day told before. */
function sameDay(scene: Scene, lead: Sentence, years: readonly number[], view: View): When | null {
  const fact = scene.facts('event').find((one) => one.with.stance === 'same_day' && one.sentence === lead);
  if (!fact) return null;
  const before = scene.marks.reading.sentences.slice(0, lead.index).reverse();
  for (const sentence of before) {
    const day = meetingDay(scene, sentence);
    if (!day) continue;
    const { date } = settle(scene, day, years, view);
    const { tokens } = scene.reading;
    // "Chiều cùng ngày", "Buổi chiều", "Cùng ngày chiều"
    const at = [fact.from - 1, fact.from + 1, fact.from + 2].find((near) => PARTS.has(tokens[near]?.norm ?? '')) ?? -1;
    const part = PARTS.has(tokens[at]?.norm ?? '') ? { from: at, to: at + 1 } : null;
    return (
      date && {
        date: found(date.value, {
          ...spanOf(scene, fact),
          rule: 'event.date.same_day',
          confidence: round(date.proof.confidence * 0.9),
        }),
        dateEnd: null,
        partOfDay: part && found(tokens[at]!.norm as Part, proof(spanOf(scene, part), 'event.part_of_day', 0.94)),
      }
    );
  }
  return null;
}
