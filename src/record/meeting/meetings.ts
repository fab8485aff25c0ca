import type { Sentence } from '../../text/tokens.js';
import type { Scene } from '../scene.js';
import { isBlocPost, stanced } from './held.js';
import { purposes } from './kinds.js';
import { keyOf } from './listed.js';
import { kindsIn, namedIn, openingOf } from './opening.js';
import { manyMeet } from './unnamed.js';

/** The day of a digest's paragraph stands in its first words. */
const DAY_WITHIN = 8;

/** Parts the sentences of a post by the meetings they tell of; [] if the post is no bloc's own meeting. */
export function meetingsOf(scene: Scene): readonly (readonly Sentence[])[] {
  if (!isBlocPost(scene)) return [];
  const { lead } = openingOf(scene);
  const own = lead ? namedIn(scene, lead).map(keyOf) : [];
  const later = new Set([
    ...stanced(scene, 'same_day').filter(
      (sentence) =>
        kindsIn(scene, sentence).length > 0 &&
        sentence !== lead &&
        !namedIn(scene, sentence).every((bloc) => own.includes(keyOf(bloc))),
    ),
    ...digested(scene),
    ...numbered(scene),
  ]);
  const series = later.size === 0 ? seriesOf(scene) : null;
  if (series) return series;
  const groups: Sentence[][] = [[]];
  for (const sentence of scene.sentences) {
    if (later.has(sentence)) groups.push([]);
    groups[groups.length - 1]!.push(sentence);
  }
  return withoutPreamble(scene, groups);
}

/** "Ngày 28/1, hai khối thi đua cùng tổng kết." above the meetings told one by one: of its group only the title is the first's. */
function withoutPreamble(scene: Scene, [first, second, ...others]: Sentence[][]): readonly (readonly Sentence[])[] {
  if (!first || !second) return first ? [first] : [];
  const body = first.filter(({ block }) => block.kind !== 'title');
  if (body.some((sentence) => namedIn(scene, sentence).some(({ data }) => data.full)))
    return [first, second, ...others];
  return [[...first.filter(({ block }) => block.kind === 'title'), ...second], ...others];
}

/** "* Chiều 17/12, Khối thi đua Nội chính tổng kết …": a paragraph of a digest that opens with a day and another bloc. */
function digested(scene: Scene): readonly Sentence[] {
  const { titles, lead } = openingOf(scene);
  if (!lead) return [];
  const planned = stanced(scene, 'planned');
  const known = new Set([...titles, lead].flatMap((sentence) => namedIn(scene, sentence)).map(keyOf));
  return scene.sentences.filter((sentence) => {
    if (sentence.index <= lead.index || sentence.start !== sentence.block.start || sentence.block.kind === 'caption')
      return false;
    if (
      scene.marks.between('Date', sentence.from, sentence.from + DAY_WITHIN).length === 0 ||
      planned.includes(sentence)
    )
      return false;
    const bloc = namedIn(scene, sentence).find(({ data }) => data.full);
    const kind = purposes(scene, sentence)[0];
    if (!bloc || !kind || bloc.from > kind.from || known.has(keyOf(bloc))) return false;
    known.add(keyOf(bloc));
    return true;
  });
}

/** "Lần thứ nhất, sáng 18/01, …" and "Lần thứ hai, chiều 20/02, …": meetings told one by one, each with its day. */
function numbered({ sentences, marks, reading: { tokens } }: Scene): readonly Sentence[] {
  const told = sentences.filter(({ from, to, start, block }) => {
    const counted = /^(?:lần|cuộc|buổi|hội)$/.test(tokens[from]!.norm);
    const at = tokens[from + 1]?.norm === 'nghị' || tokens[from + 1]?.norm === 'họp' ? from + 2 : from + 1;
    return (
      counted &&
      start === block.start &&
      tokens[at]?.norm === 'thứ' &&
      marks.between('Date', from, Math.min(to, at + DAY_WITHIN)).length > 0
    );
  });
  return told.slice(1);
}

/**
 * "Vào các ngày 13, 20 và 27/4, 3 Khối thi đua lần lượt họp": one opening for as many meetings as days, if the post
 * names as many blocs by number. Each meeting has the opening and the sentences on its bloc alone, the first the rest.
 */
function seriesOf(scene: Scene): readonly (readonly Sentence[])[] | null {
  const { lead } = openingOf(scene);
  if (!lead || !manyMeet(scene, lead)) return null;
  const days = scene.marks
    .between('Date', lead.from, lead.to)
    .map(({ data }) => String(data.days ?? '').split(',').length);
  const numbersIn = ({ from, to }: Sentence): readonly number[] => [
    ...new Set(
      scene.marks.between('Bloc', from, to).flatMap(({ data }) => (data.number === null ? [] : [Number(data.number)])),
    ),
  ];
  const numbers = [...new Set(scene.sentences.flatMap(numbersIn))].sort((a, b) => a - b);
  if (numbers.length < 2 || !days.includes(numbers.length)) return null;
  const first = new Set(scene.sentences);
  const others = numbers.slice(1).flatMap((number) => {
    const own = scene.sentences.filter((sentence) => String(numbersIn(sentence)) === String(number));
    for (const sentence of own) first.delete(sentence);
    return own.length > 0 ? [[lead, ...own]] : [];
  });
  return [[...first], ...others];
}
