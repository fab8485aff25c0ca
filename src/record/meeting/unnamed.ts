import type { Mention } from '../../rule/mention.js';
import type { Sentence } from '../../text/tokens.js';
import type { Scene } from '../scene.js';
import { purposes } from './kinds.js';
import { owned } from './length.js';
import { looksBack, namedIn, type Opening, openingOf } from './opening.js';
import { meetingDay } from './when.js';

/** Meetings told without the name of one bloc beside them: of several blocs, of "the bloc", among equals. */

/** Members of blocs of equals; what lies within one of them (xã, ấp, phòng) signs with its own superior. */
const EQUALS: ReadonlySet<string> = new Set([
  'tỉnh',
  'thành',
  'sở',
  'huyện',
  'đơn',
  'bệnh',
  'trường',
  'cơ',
  'bộ',
  'ngành',
  'doanh',
  'hội',
  'địa',
]);
const MANY: ReadonlySet<string> = new Set(['hai', 'ba', 'bốn', 'năm']);
/** "3 Khối thi đua thuộc Công ty … lần lượt họp", "Các cụm thi đua tổng kết": several blocs and what they met for. */
export function manyMeet(scene: Scene, sentence: Sentence): boolean {
  const { tokens } = scene.reading;
  const norm = (at: number): string => (at >= sentence.from && at < sentence.to ? tokens[at]!.norm : '');
  const kinds = purposes(scene, sentence);
  for (let at = sentence.from + 1; at < sentence.to; at++) {
    if ((norm(at) !== 'khối' && norm(at) !== 'cụm') || norm(at + 1) !== 'thi' || norm(at + 2) !== 'đua') continue;
    const counted = norm(at - 1) === 'các' || MANY.has(norm(at - 1)) || /^\d{1,2}$/.test(norm(at - 1));
    const opens = at - 2 < sentence.from || (tokens[at - 2]!.kind === 'mark' && norm(at - 2) !== ';');
    if (counted && opens && kinds.some((kind) => kind.from > at)) return true;
  }
  return false;
}

/** "… tại hội nghị tổng kết của Khối": the bloc's name stands before, with a rank or an office. */
export function ofTheBloc(scene: Scene, lead: Sentence): boolean {
  const { tokens } = scene.reading;
  for (let at = lead.from; at + 1 < lead.to; at++) {
    if (
      tokens[at]!.norm !== 'của' ||
      !/^(?:khối|cụm)$/.test(tokens[at + 1]!.norm) ||
      scene.marks.at('Bloc', at + 1).some(({ data }) => !data.bare)
    )
      continue;
    const near = scene.sentences.filter(({ index }) => Math.abs(index - lead.index) <= 2);
    return near.some(({ from, to }) =>
      scene.marks.between('Bloc', from, to).some(({ data }) => data.full && !data.bare),
    );
  }
  return false;
}

/** "Hội nghị tổng kết công tác Thi đua Khối năm 2017": the bloc called backwards, in a post that tells who heads it. */
export function turnedAround(scene: Scene, { from, to }: Sentence): boolean {
  const { tokens } = scene.reading;
  if (scene.facts('role').length === 0) return false;
  for (let at = from + 1; at + 1 < to; at++)
    if (/^(?:khối|cụm)$/.test(tokens[at]!.norm) && tokens[at - 1]!.norm === 'đua' && tokens[at + 1]!.norm === 'năm')
      return true;
  return false;
}

/** "Hội nghị tổng kết … giữa 5 thành phố": a meeting of equals, in a post that names their bloc further down. */
export function meetAmong(scene: Scene, lead: Sentence): boolean {
  const { tokens } = scene.reading;
  for (let at = lead.from; at + 1 < lead.to; at++) {
    const counted = tokens[at + 1]!.norm === 'các' || tokens[at + 1]!.kind === 'number';
    if (tokens[at]!.norm !== 'giữa' || !counted || !EQUALS.has(tokens[at + 2]?.norm ?? '')) continue;
    return scene.sentences.some((sentence) =>
      namedIn(scene, sentence).some(({ data }) => data.full || data.number === null),
    );
  }
  return false;
}

const FEWEST = 3;
const BELONGS = /^(?:[(,-]|các|đơn|vị|là|đều|cùng|thành|viên|của|trong|thuộc)$/;
const MOST_TO_BLOC = 5;

/** "Sở A, Sở B và Ban C - thành viên Khối thi đua số 3 - ký kết giao ước": the units by name, their bloc behind them, and why they met. */
export function membersMeet(scene: Scene, sentence: Sentence): boolean {
  const { marks, reading } = scene;
  const { tokens } = reading;
  const kinds = purposes(scene, sentence);
  if (kinds.length === 0 || marks.between('Date', sentence.from, sentence.to).length === 0) return false;
  return marks.between('Bloc', sentence.from, sentence.to).some((bloc) => {
    let last = bloc.from;
    while (last > sentence.from && bloc.from - last < MOST_TO_BLOC && BELONGS.test(tokens[last - 1]!.norm)) last--;
    if (!bloc.data.full || bloc.data.bare || last === bloc.from || !kinds.some((kind) => kind.from > bloc.to))
      return false;
    const view = marks.view(sentence);
    return marks.between('Org', sentence.from, last).some((org) => {
      const head = marks.covering('ListHead', org.from - 1);
      const first = head?.from ?? org.from;
      const opens = first === sentence.from || /^(?:,|:|lãnh đạo)$/.test(tokens[first - 1]!.norm);
      const list = opens ? view.list('Org', org.from) : null;
      return list !== null && list.items.length >= FEWEST && list.items.at(-1)!.to === last;
    });
  });
}

/** "Cụm thi đua số IV: …" as headline, the opening without the bloc's name: a meeting if units and duties are told. */
export function calledByBloc(scene: Scene, { titles, lead }: Opening): boolean {
  if (!lead || purposes(scene, lead).length === 0) return false;
  const head = titles.some((title) => {
    const bloc = namedIn(scene, title)[0];
    return bloc?.data.full && bloc.from === title.from && scene.reading.tokens[bloc.to]?.norm === ':';
  });
  return head && ['member', 'role'].every((kind) => scene.facts(kind).length > 0);
}

/** "Hôm qua, …, Cụm thi đua gồm … ký kết giao ước": a bloc without a name, title and opening of one kind. */
export function unnamedMeets(scene: Scene, lead: Sentence): boolean {
  const kinds = purposes(scene, lead);
  const bloc = scene.marks.between('Bloc', lead.from, lead.to).find(({ data }) => data.full && data.bare);
  const day = scene.marks.between('Date', lead.from, lead.to)[0];
  if (!bloc || !day || day.to > bloc.from || !kinds.some((kind) => kind.from > bloc.to)) return false;
  const { titles } = openingOf(scene);
  return titles.some((title) =>
    purposes(scene, title).some(({ data }) => kinds.some((kind) => kind.data.code === data.code)),
  );
}

/** Within these sentences of the body the meeting is told of. */
const FIRST = 6;
/** "Hội nghị trực tuyến sơ kết": words between a meeting and its kind. */
const MOST_TO_KIND = 4;
const MEETINGS: ReadonlySet<string> = new Set(['nghị', 'họp', 'lễ', 'buổi', 'phiên', 'cuộc']);
/** Behind these a meeting has a subject that holds or attends it. */
const HOLDS: ReadonlySet<string> = new Set([
  'chức',
  'mở',
  'hành',
  'dự',
  'bị',
  'vụ',
  'mừng',
  'sau',
  'trước',
  'đến',
  'trình',
]);
const MOST_TO_OWNER = 14;
/** The council of emulation meets on blocs, too. */
const COUNCIL = /hội đồng thi đua/iu;
/** "của Sở", "do đơn vị": one unit's meeting. */
const UNIT = /^(?:sở|trường|hội|ngành|công|huyện|tỉnh|xã|phường|đơn|cơ|chi|phòng|ban|cục)$/;

/**
 * "Sáng 18/12, hội nghị tổng kết năm 2019 diễn ra tại …" or "Kết quả được công bố tại hội nghị tổng kết ngày 18/12": a
 * dated meeting without a holder, told behind a sentence or a title that is about the bloc; or "hội nghị tổng kết do Khối
 * tổ chức" in a post that names the bloc at its opening.
 */
export function meetingMeant(scene: Scene, planned: readonly unknown[]): boolean {
  const { titles } = openingOf(scene);
  const body = scene.sentences.filter(({ block }) => block.kind === 'paragraph' || block.kind === 'item');
  const first = body.slice(0, FIRST);
  if ([...titles, ...first].some(({ start, end }) => COUNCIL.test(scene.reading.text.slice(start, end)))) return false;
  const inTitle = titles.some((title) => owned(scene, title));
  const named = [...titles, ...first].some(({ from, to }) =>
    scene.marks
      .between('Bloc', from, to)
      .some(({ from: at, data }) => data.full && !data.bare && saysEmulation(scene, at)),
  );
  return (
    named &&
    first.some((sentence, index) => {
      const before = first[index - 1];
      const goesOn = before?.block === sentence.block && isToday(scene, before) && !isPast(scene, sentence, before);
      const dated = isToday(scene, sentence) || goesOn;
      if (planned.includes(sentence) || !dated || looksBack(scene, sentence)) return false;
      const about = inTitle || first.slice(Math.max(0, index - 2), index).some((before) => owned(scene, before));
      return purposes(scene, sentence).some((kind) => {
        const held = holderOf(scene, sentence, kind);
        return held === 'bloc' || (held === 'nobody' && about);
      });
    })
  );
}

/** "Cụm thi số 4" may be one of an exam. */
const saysEmulation = ({ reading: { tokens } }: Scene, at: number): boolean =>
  tokens.slice(at, at + 6).some(({ norm }) => norm === 'đua');

/** A day of the calendar that is no deadline, or "sáng nay". */
const isToday = (scene: Scene, sentence: Sentence): boolean =>
  meetingDay(scene, sentence) !== null || saysToday(scene, sentence);

const MIDYEAR = 6;

/** "…, được tặng cờ tại hội nghị tổng kết cụm năm 2015" behind a sentence with a day of late 2016: a meeting of long ago. */
function isPast({ reading: { tokens }, marks }: Scene, { from, to }: Sentence, dated: Sentence): boolean {
  const day = marks.between('Date', dated.from, dated.to)[0]?.data;
  const years = tokens.slice(from, to).flatMap(({ norm }) => (/^(?:19|20)\d\d$/.test(norm) ? [Number(norm)] : []));
  if (!day?.year || years.length === 0) return false;
  return Math.max(...years) < Number(day.year) - (Number(day.month) > MIDYEAR ? 0 : 1);
}

const saysToday = ({ reading: { tokens } }: Scene, { from, to }: Sentence): boolean =>
  tokens
    .slice(from, to)
    .some(({ norm }, i) => norm === 'nay' && /^(?:sáng|chiều|tối|hôm)$/.test(tokens[from + i - 1]?.norm ?? ''));

/** Who holds the meeting of a kind: "the bloc" without its name, nobody named, or someone else. */
function holderOf(
  { reading: { tokens }, marks }: Scene,
  { from, to }: Sentence,
  kind: Mention,
): 'bloc' | 'nobody' | 'other' {
  let at = kind.from - 1;
  while (at >= from && kind.from - at <= MOST_TO_KIND && !MEETINGS.has(tokens[at]!.norm)) at--;
  if (at < from || !MEETINGS.has(tokens[at]!.norm)) return 'other';
  // "Ban Chỉ đạo họp triển khai …": the verb, with its subject.
  if (tokens[at]!.norm === 'họp' && !/^(?:cuộc|buổi|phiên|kỳ)$/.test(tokens[at - 1]?.norm ?? '')) return 'other';
  while (at > from && /^(?:hội|cuộc|buổi|lễ|phiên)$/.test(tokens[at - 1]!.norm)) at--;
  if (at > from && HOLDS.has(tokens[at - 1]!.norm)) return 'other';
  const end = Math.min(to, kind.to + MOST_TO_OWNER);
  for (let next = kind.to; next < end; next++) {
    const { norm } = tokens[next]!;
    const named = marks.covering('Bloc', next);
    if (/^(?:khối|cụm)$/.test(norm) && (!named || named.data.bare)) {
      if (/^(?:của|do|được|kết|mà)$/.test(tokens[next - 1]!.norm)) return 'bloc';
    }
    const body = marks.at('Org', next).length > 0;
    if (body && next === kind.to) return 'other';
    if ((body || UNIT.test(norm)) && /^(?:của|do|được|mà)$/.test(tokens[next - 1]!.norm)) return 'other';
  }
  return 'nobody';
}
