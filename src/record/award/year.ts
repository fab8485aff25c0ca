import type { Mention } from '../../rule/mention.js';
import type { Sentence } from '../../text/tokens.js';
import type { Link } from '../clause/link.js';
import type { Standing } from '../clause/status.js';
import type { Proof } from '../found.js';
import type { Meeting } from '../meeting/event.js';
import { proofOf, round, type Scene } from '../scene.js';

/** A year and the words it stands on; `value` null for a period of several years, which is no one year's award. */
interface ToldYear {
  readonly value: number | null;
  readonly mention: Mention;
}

/** How far behind a link its year may stand: "cho X vì thành tích xuất sắc dẫn đầu Khối thi đua 6 năm 2019". */
const MOST_BEHIND = 18;
/** How far into a sentence a year still speaks of all of it: "Với thành tích trong hoạt động của khối năm 2017, …". */
const MOST_IN_FRONT = 16;
/** Words between a year that opens a clause and its subject: "năm 2023 Cụm có X được …". */
const MOST_OPENING = 6;
/** Words after which a year is that of work to come. */
const COMING: ReadonlySet<string> = new Set(['ước', 'nhiệm', 'hướng', 'khai', 'hoạch', 'phát']);

/** Small words before the year that opens a clause. */
const OPENING: ReadonlySet<string> = new Set(['riêng', 'trong', 'vào', 'cũng', 'ngay']);

/** How many sentences above one may open with the year of its awards. */
const MOST_ABOVE = 8;
const THAT_YEAR = /(?:^|\s)(?:năm (?:ấy|đó|đấy)|cùng năm|cũng (?:trong )?năm (?:ấy|đó|này))(?=[\s,.;)]|$)/iu;
/** What was given in these spans was given in the year of the meeting. */
const WITHIN = /(?:trong (?:quý|kỳ|tháng|6 tháng|sáu tháng|năm qua)|từ đầu năm)/iu;

/** The year of an award: `told` if its own sentence says it. */
export interface AwardYear {
  readonly value: number | null;
  readonly told: boolean;
  readonly proof?: Proof;
  /** Further years of a list: "(2016, 2017 và 2018)". */
  readonly more: readonly AwardYear[];
}

const DOUBT_REVIEWED = 0.1;

/** The emulation year that an award is for: by its own words, else the year under review (GUIDE.md); null if neither. */
export function yearOf(scene: Scene, link: Link, meeting: Meeting, status: Standing): AwardYear {
  const { sentence } = link;
  const inside = typeof link.award.data.year === 'number' ? (link.award.parts?.year?.[0] ?? null) : null;
  const written = link.year ?? inside;
  const told =
    (written ? writtenYear(scene, sentence, written) : null) ??
    yearBehind(scene, sentence, link.to) ??
    yearWithin(scene, sentence, link.from, link.award.from) ??
    (status === 'awarded' ? yearOfClause(scene, sentence, link.from) : null) ??
    yearInFront(scene, sentence, link.from) ??
    (status === 'awarded' ? yearAbove(scene, sentence, meeting) : null);
  if (told) {
    const dated = ({ value, mention }: ToldYear): AwardYear => ({
      value,
      told: true,
      proof: proofOf(scene, mention, 'award.year'),
      more: [],
    });
    return { ...dated(told), more: listed(scene, sentence, told).map(dated) };
  }
  // Given at a signing without a year, it may be of any year before.
  const within = WITHIN.test(scene.reading.text.slice(sentence.start, scene.reading.tokens[link.from]!.start));
  if (status === 'awarded' && !within && !meeting.kinds.some(({ value }) => /review|scoring/.test(value)))
    return { value: null, told: false, more: [] };
  const reviewed = meeting.years.find(({ value }) => value === meeting.reviewed);
  if (!reviewed) return { value: meeting.reviewed, told: false, more: [] };
  const confidence = round(Math.max(0, reviewed.proof.confidence - DOUBT_REVIEWED));
  return {
    value: meeting.reviewed,
    told: false,
    more: [],
    proof: { ...reviewed.proof, rule: 'award.year_reviewed', confidence },
  };
}

/** The years that go on a list behind the first of them: "năm 2016, 2017 và 2018". */
function listed(scene: Scene, { to: end }: Sentence, { mention }: ToldYear): ToldYear[] {
  const { tokens } = scene.reading;
  const years: ToldYear[] = [];
  for (let at = mention.to; at + 1 < end && /^(?:,|và)$/.test(tokens[at]!.norm); ) {
    const next = tokens[at + 1]!.norm === 'năm' ? at + 2 : at + 1;
    const year = next < end ? scene.marks.at('Year', next)[0] : undefined;
    if (!year || next - at > 2 || tokens[year.to]?.norm === '-') break;
    years.push({ value: Number(year.data.value), mention: year });
    at = year.to;
  }
  // "…, năm 2018 X được": the year of the next clause.
  const behind = tokens[years.at(-1)?.mention.to ?? end];
  return years.length > 0 && behind && behind.kind === 'word' && tokens[mention.to]!.norm === ',' ? [] : years;
}

/** The year written with an award, in its sentence or in the lines of its list. */
const writtenYear = (scene: Scene, sentence: Sentence, year: Mention): ToldYear | null =>
  year.from < sentence.to ? yearBehind(scene, sentence, year.from) : { value: Number(year.data.value), mention: year };

/** The year that words around a link `[from, to)` give its award, or null. */
function yearBehind(scene: Scene, sentence: Sentence, to: number): ToldYear | null {
  const { tokens } = scene.reading;
  // "đã có thành tích trong khắc phục bão, lũ năm 2025": a reason may name several things.
  let reason = false;
  for (let at = to; at < sentence.to && at - to < MOST_BEHIND; at++) {
    if (/^[;.]$/.test(tokens[at]!.norm) || (/^[,:]$/.test(tokens[at]!.norm) && at > to && !reason)) return null;
    if (/^(?:tích|vì)$/.test(tokens[at]!.norm)) reason = true;
    if (scene.marks.at('Award', at).length > 0 || scene.marks.at('Role', at).length > 0) return null;
    // "làm đường giao thông" is no office.
    if (!reason && /^(?:bầu|cử|làm|giao|giữ)$/.test(tokens[at]!.norm)) return null;
    const year = scene.marks.at('Year', at)[0];
    if (!year) continue;
    // "…, năm 2018 Sở B được": the comma closed the clause.
    // "X được A, năm 2018 được B": so does a verb behind the year.
    const verb = /^(?:được|đạt|nhận|đón|vinh|tiếp|lại|đã|cũng)$/.test(tokens[year.to]?.norm ?? '');
    const next = tokens[to]!.norm === ',' && !reason && (verb || scene.marks.at('Org', year.to).length > 0);
    return next ? null : schoolYear(scene, sentence, year);
  }
  return null;
}

/** The year inside a link ("X, đơn vị hạng nhì khối năm 2019, được …") or that its clause opens with (": năm 2023 X …"). */
function yearWithin(scene: Scene, sentence: Sentence, from: number, to: number): ToldYear | null {
  const { tokens } = scene.reading;
  const inside = scene.marks.between('Year', from, to).find((year) => tokens[year.from - 1]?.norm === 'năm');
  if (inside && !scene.marks.covering('Award', inside.from)) return schoolYear(scene, sentence, inside);
  const years = scene.marks.between('Year', Math.max(sentence.from, from - MOST_OPENING), from);
  const year = years[years.length - 1];
  const opens = year && /^[;:,]$/.test(tokens[year.from - 2]?.norm ?? '') && tokens[year.from - 1]!.norm === 'năm';
  return opens ? schoolYear(scene, sentence, year) : null;
}

/** The year that opens the clauses before a link: "riêng năm 2018, X được A, Y và Z được B", up to a semicolon. */
function yearOfClause(scene: Scene, sentence: Sentence, from: number): ToldYear | null {
  const { tokens } = scene.reading;
  for (let at = from - 1; at > sentence.from + 1; at--) {
    if (tokens[at]!.norm === ';') return null;
    const year = scene.marks.at('Year', at)[0];
    if (!year) continue;
    const word = OPENING.has(tokens[at - 2]!.norm) ? at - 3 : at - 2;
    const opens = tokens[at - 1]!.norm === 'năm' && /^[;:,]$/.test(tokens[word]?.norm ?? '');
    return opens && tokens[year.to]?.norm === ',' ? schoolYear(scene, sentence, year) : null;
  }
  return null;
}

/** The year in front of a sentence that holds for all it tells: "Năm 2017, X được tặng …, Y được tặng …". */
function yearInFront(scene: Scene, sentence: Sentence, from: number): ToldYear | null {
  const { tokens } = scene.reading;
  for (const year of scene.marks.between('Year', sentence.from, Math.min(from, sentence.from + MOST_IN_FRONT))) {
    if (tokens[year.from - 1]?.norm === '/') continue;
    let coming = false;
    for (let at = Math.max(sentence.from, year.from - 6); at < year.from; at++)
      if (COMING.has(tokens[at]!.norm)) coming = true;
    if (!coming) return schoolYear(scene, sentence, year);
  }
  return null;
}

/**
 * The year that an earlier sentence or heading opens with ("Năm học 2020 - 2021, …", "Nhìn lại năm 2020") for what was
 * given in it: a year past, or the one that "cùng năm ấy" points to.
 */
function yearAbove(scene: Scene, sentence: Sentence, meeting: Meeting): ToldYear | null {
  const { sentences, text } = scene.reading;
  const that = THAT_YEAR.test(text.slice(sentence.start, sentence.end));
  for (let back = 1; back <= MOST_ABOVE && sentence.index - back >= 0; back++) {
    const above = sentences[sentence.index - back]!;
    if (above.block.kind === 'title' || above.block.kind === 'cell') return null;
    const years = scene.marks.between('Year', above.from, that ? above.to : Math.min(above.to, above.from + 5));
    const year = years[years.length - 1];
    if (!year || scene.marks.covering('Date', year.from)) continue;
    const told = schoolYear(scene, above, year);
    return that || (told.value !== null && meeting.reviewed !== null && told.value < meeting.reviewed) ? told : null;
  }
  return null;
}

/** Of a school year 2019-2020 the year in which it ends; of a longer span no single year. */
function schoolYear(scene: Scene, sentence: Sentence, year: Mention): ToldYear {
  const value = Number(year.data.value);
  if (scene.reading.tokens[year.to]?.norm === '-' && year.to + 1 < sentence.to) {
    const end = scene.marks.at('Year', year.to + 1)[0];
    if (end) return { value: Number(end.data.value) - value === 1 ? Number(end.data.value) : null, mention: end };
  }
  return { value, mention: year };
}
