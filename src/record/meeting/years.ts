import type { Sentence } from '../../text/tokens.js';
import { distinct, type Found, found, proof } from '../found.js';
import type { Scene } from '../scene.js';
import { kindsIn, type Opening, sayings } from './opening.js';

/** The emulation years of a meeting. `reviewed` and `planned` date what is told without a year. */
export interface Years {
  readonly all: readonly Found<number>[];
  readonly reviewed: number | null;
  readonly planned: number | null;
}

// What a year behind these words dates is a role, a paper, a jubilee or a period, not the meeting.
const NOT_BEFORE: ReadonlySet<string> = new Set(['trưởng', 'phó', 'luật', 'đến', 'nghị']);
const MOST = 4;
/** Without "năm" a year stands behind these at the end of its clause: "công tác thi đua 2015 và triển khai nhiệm vụ 2016". */
const BARE = /^(?:đua|thưởng|vụ|hướng|tác)$/;

/** Years said in title and opening ("năm 2018", "năm học 2019 - 2020"), the reviewed before the planned. */
export function settleYears(scene: Scene, opening: Opening): readonly Found<number>[] {
  const all = sayings(opening).flatMap((sentence) => yearsOf(scene, sentence, sentence === opening.lead));
  const told = all.length > 0 ? all : schoolYear(scene, opening);
  const years = distinct(told, String).sort((a, b) => a.value - b.value);
  return years.length > MOST ? years.slice(-2) : years;
}

const NEAR_LEAD = 3; // sentences

/** "Năm học 2019-2020 khép lại muộn. … tổng kết phong trào thi đua của năm học": the one told before the opening. */
function schoolYear({ reading: { tokens }, sentences }: Scene, { lead }: Opening): readonly Found<number>[] {
  const norm = (at: number): string => tokens[at]?.norm ?? '';
  const said =
    lead &&
    tokens.slice(lead.from, lead.to).some(({ norm: word }, i) => word === 'học' && norm(lead.from + i - 1) === 'năm');
  if (!said) return [];
  for (const { from, to } of sentences.filter(({ index }) => index < lead.index && lead.index - index <= NEAR_LEAD))
    for (let at = from + 1; at + 3 < to; at++) {
      const [first, second] = [Number(norm(at + 1)), Number(norm(at + 3))];
      if (norm(at - 1) !== 'năm' || norm(at) !== 'học' || norm(at + 2) !== '-' || second !== first + 1) continue;
      return [at + 1, at + 3].map((year) =>
        found(
          Number(norm(year)),
          proof({ start: tokens[year]!.start, end: tokens[year]!.end }, 'event.year.further', 0.85),
        ),
      );
    }
  return [];
}

function yearsOf(scene: Scene, sentence: Sentence, isLead: boolean): readonly Found<number>[] {
  const kinds = kindsIn(scene, sentence);
  const first = kinds[0];
  const years: Found<number>[] = [];
  // Years inside quotation marks count too (“CCB gương mẫu năm 2012”), so tokens are read, not mentions.
  for (let at = isLead ? (first?.to ?? sentence.to) : sentence.from; at < sentence.to; at++) {
    const { norm, start, end } = scene.reading.tokens[at]!;
    if (!/^(?:19|20)\d\d$/.test(norm) || !says(scene, sentence, at)) continue;
    years.push(found(Number(norm), proof({ start, end }, isLead ? 'event.year.lead' : 'event.year.title', 0.95)));
  }
  return years;
}

/** Does a year stand for an emulation year: behind "năm", or the second of "2019 - 2020"? */
function says({ reading: { tokens }, marks }: Scene, { from, to }: Sentence, at: number): boolean {
  const norm = (at: number): string => (at >= from && at < to ? tokens[at]!.norm : '');
  if (marks.covering('Date', at) || inBrackets({ norm, from }, at)) return false;
  const second =
    norm(at - 1) === '-' && /^\d{4}$/.test(norm(at - 2))
      ? at - 2
      : norm(at + 1) === '-' && /^\d{4}$/.test(norm(at + 2))
        ? at + 2
        : -1;
  const start = second >= 0 && second < at ? second : at;
  if (second >= 0) {
    const apart = Math.abs(Number(norm(second)) - Number(norm(at)));
    const period = norm(start - 1) === 'đoạn' || norm(start - 1) === 'kỳ' || norm(start - 1) === 'khóa';
    if (apart > 1 || (period && norm(start - 1) !== 'đoạn')) return false;
    return norm(start - 1) === 'học' || norm(start - 1) === 'năm' || period;
  }
  // "giao ban quý III/2009"
  if (/^[/-]$/.test(norm(at - 1)) && norm(at - 3) === 'quý') return true;
  const bare = BARE.test(norm(at - 1)) && (at + 1 >= to || /^(?:[,.;:)"]|và|của|ngay|tại|ở|vào)$/.test(norm(at + 1)));
  if (norm(at - 1) !== 'năm' && !bare) return false;
  const office = (norm(at - 2) === 'khối' || norm(at - 2) === 'cụm') && NOT_BEFORE.has(norm(at - 3));
  return !office && !NOT_BEFORE.has(norm(at - 2));
}

function inBrackets({ norm, from }: { norm: (at: number) => string; from: number }, year: number): boolean {
  for (let at = year; at >= from; at--) {
    if (norm(at) === ')') return false;
    if (norm(at) === '(') return true;
  }
  return false;
}

/** Years of a meeting that says none: of its day. A review in the first months is of the year before. */
export function yearsByDate(date: Found<string> | null, kinds: readonly string[]): readonly Found<number>[] {
  if (!date) return [];
  const held = Number(date.value.slice(0, 4));
  const early = Number(date.value.slice(5, 7)) <= 4 && kinds.includes('year_end_review');
  const proof = { ...date.proof, rule: 'event.year.from_date', confidence: 0.7 };
  return [found(early ? held - 1 : held, proof)];
}

/** How far behind the word of a meeting its year stands. */
const MOST_TO_YEAR = 12;

/**
 * The year of a meeting whose title, opening and day say none: behind the word of its kind or of the covenant further
 * down or under a picture ("Giao ước thi đua năm 2018 tập trung …"), else the only year that the text gives.
 */
export function yearsFurther(scene: Scene, kinds: readonly string[]): readonly Found<number>[] {
  const { tokens } = scene.reading;
  const only = new Map<number, Found<number>>();
  for (const sentence of scene.sentences) {
    const words = kindsIn(scene, sentence)
      .filter(({ data }) => kinds.includes(String(data.code)))
      .map(({ to }) => to);
    for (let at = sentence.from + 1; at < sentence.to; at++) {
      const { norm, start, end, kind } = tokens[at]!;
      if (norm === 'ước' && tokens[at - 1]!.norm === 'giao') words.push(at + 1);
      if (kind === 'mark') words.length = 0;
      if (!/^(?:19|20)\d\d$/.test(norm) || !says(scene, sentence, at)) continue;
      const year = found(Number(norm), proof({ start, end }, 'event.year.further', 0.8));
      if (words.some((word) => word <= at && at - word < MOST_TO_YEAR)) return [year];
      if (!only.has(year.value)) only.set(year.value, year);
    }
  }
  return only.size === 1 ? [...only.values()] : [];
}

/** Which of the years is under review and which is to come. School years end in their second year. */
export function spread(
  scene: Scene,
  years: readonly Found<number>[],
  kinds: readonly string[],
  date: Found<string> | null,
): Years {
  const values = years.map(({ value }) => value);
  const last = values[values.length - 1] ?? null;
  const school =
    (values.length === 2 || values.length === 3) &&
    years.some(({ proof }) => /học\s*$/iu.test(scene.reading.text.slice(proof.start - 12, proof.start)));
  const review = kinds.includes('year_end_review') || kinds.includes('scoring') || kinds.includes('interim_review');
  const past = kinds.includes('year_end_review') || kinds.includes('scoring');
  if (past && years.length === 1 && early(scene, years[0]!, date)) {
    const planned = values[0]!;
    return { all: years, reviewed: planned - 1, planned };
  }
  // A plan made in the year before: what is judged there is that year's. A covenant speaks of its own year.
  if (
    !review &&
    !kinds.includes('covenant_signing') &&
    years.length === 1 &&
    date &&
    Number(date.value.slice(0, 4)) < values[0]!
  )
    return { all: years, reviewed: values[0]! - 1, planned: values[0]! };
  // "Thực hiện Kế hoạch năm 2017, … tổng kết năm 2018": what is reviewed stands behind its word.
  const [first, second] = years;
  if (
    past &&
    values.length === 2 &&
    !school &&
    governs(scene, second!) === 'review' &&
    governs(scene, first!) !== 'review'
  )
    return { all: years, reviewed: last, planned: last! + 1 };
  // "tổng kết năm học 2017 - 2018, triển khai năm học 2018 - 2019": the year in the middle ends what is reviewed.
  const reviewed = school ? (review ? values[1]! : last) : review || values.length < 2 ? (values[0] ?? null) : last;
  const planned =
    reviewed === null
      ? null
      : ((values.length === 2 && !school) || values.length === 3) && review
        ? last
        : kinds.includes('year_end_review') || kinds.includes('scoring')
          ? reviewed + 1
          : null;
  return { all: years, reviewed, planned };
}

/** How far before a year the word stands that tells what it is the year of. */
const MOST_TO_WORD = 90;
const REVIEW = /tổng kết|bình xét|chấm điểm|đánh giá/giu;
const PLAN = /nhiệm vụ|triển khai|phương hướng|giao ước|phát động/giu;

/** Is a year under review or to come, by the nearer word before it? */
function governs({ reading: { text } }: Scene, { proof: { start } }: Found<number>): 'review' | 'plan' | null {
  const before = text
    .slice(Math.max(0, start - MOST_TO_WORD), start)
    .split('\n')
    .pop()!;
  const at = (word: RegExp): number => [...before.matchAll(word)].at(-1)?.index ?? -1;
  const [review, plan] = [at(REVIEW), at(PLAN)];
  return review < 0 && plan < 0 ? null : review > plan ? 'review' : 'plan';
}

/** "Tổng kết công tác thi đua, triển khai nhiệm vụ năm 2019" around the turn of the year: 2019 is still to come. */
function early(scene: Scene, year: Found<number>, date: Found<string> | null): boolean {
  if (!date || governs(scene, year) !== 'plan') return false;
  const held = Number(date.value.slice(0, 4));
  return held < year.value || (held === year.value && Number(date.value.slice(5, 7)) <= 4);
}
