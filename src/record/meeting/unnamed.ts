import type { Sentence } from '../../text/tokens.js';
import type { Scene } from '../scene.js';
import { purposes } from './kinds.js';
import { namedIn, type Opening, openingOf } from './opening.js';

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
