import type { Sentence } from '../../text/tokens.js';
import type { Scene } from '../scene.js';
import { purposes } from './kinds.js';
import { looksBack, namedIn, openingOf } from './opening.js';

/** What only the report of a meeting tells together, by kind of fact. */
const SIGNS = ['chair', 'member', 'role', 'award', 'ranking', 'handover'];
const FEWEST_SIGNS = 3;
/** The report opens within these sentences of the body. */
const FIRST = 3;
const MEETING =
  /(?<!\p{L})(?:hội nghị|cuộc họp|phiên họp|buổi họp|buổi làm việc|họp|gặp mặt|gặp nhau|ngồi lại|lễ ký|lễ trao|cuộc gặp)(?!\p{L})/u;

/**
 * A meeting told at length in words that name no kind of it ("khép lại bằng cuộc họp sáng 12/12", "chốt điểm"): title or
 * first sentences name the bloc and a day, the text speaks of a meeting, and at least three of chair, units, duties,
 * nominations, places and a handover are told. Not where the opening tells of another body's meeting.
 */
export function toldAtLength(scene: Scene, planned: readonly unknown[]): boolean {
  const { titles, lead } = openingOf(scene);
  const body = scene.sentences.filter(({ block }) => block.kind === 'paragraph' || block.kind === 'item');
  const first = body.slice(0, FIRST);
  if (first.some((sentence) => planned.includes(sentence))) return false;
  const inTitle = titles.some((title) => owned(scene, title));
  if (!inTitle && !first.some((sentence) => owned(scene, sentence))) return false;
  if (!inTitle && lead && purposes(scene, lead).length > 0 && !owned(scene, lead)) return false;
  const dated = first.some(
    (sentence) => scene.marks.between('Date', sentence.from, sentence.to).length > 0 && !looksBack(scene, sentence),
  );
  const { text } = scene.reading;
  const said = ({ start, end }: Sentence): string => text.slice(start, end).toLowerCase();
  // The council of emulation meets on blocs, too.
  if ([...titles, ...(first[0] ? [first[0]] : [])].some((sentence) => said(sentence).includes('hội đồng thi đua')))
    return false;
  const spoken =
    first.some((sentence) => acts(scene, sentence)) ||
    [...titles, ...body.slice(0, 2 * FIRST)].some((sentence) => MEETING.test(said(sentence)));
  return dated && spoken && SIGNS.filter((kind) => scene.facts(kind).length > 0).length >= FEWEST_SIGNS;
}

/** Is a bloc named in full, and not only as that to which a unit belongs ("Sở Y tế, đơn vị thuộc Khối thi đua số 3")? */
export function owned(scene: Scene, sentence: Sentence): boolean {
  const { tokens } = scene.reading;
  return namedIn(scene, sentence).some(({ data, from }) => {
    if (!data.full) return false;
    const before = tokens[from - 1]?.norm ?? '';
    if (/^(?:trưởng|phó)$/.test(before)) return false;
    if (!/^(?:thuộc|trong|của)$/.test(before)) return true;
    // "tiêu chí chấm điểm của Cụm thi đua số 2" is the bloc's, "thành viên của Khối" a unit.
    if (before === 'của' && ownedThing(scene, from - 2)) return true;
    for (let at = from - 2; at >= Math.max(sentence.from, from - 8); at--)
      if (/^(?:các|những|năm|nghị|họp|đơn)$/.test(tokens[at]!.norm) || tokens[at]!.kind === 'number') return true;
    return false;
  });
}

const UNIT: ReadonlySet<string> = new Set(['viên', 'vị', 'trưởng', 'phó', 'quan', 'đầu', 'nhất', 'nhì']);

/** Does a thing, not a unit or its place among others, end at a token? */
const ownedThing = ({ reading: { tokens }, marks }: Scene, at: number): boolean =>
  tokens[at]?.kind === 'word' &&
  tokens[at].shape === 'lower' &&
  !UNIT.has(tokens[at].norm) &&
  !marks.covering('Org', at);

/** "Ngày 12/12, Khối thi đua số 3 chốt điểm …": a day, the bloc as subject, and straight behind it what it did. */
function acts(scene: Scene, sentence: Sentence): boolean {
  const { tokens } = scene.reading;
  const day = scene.marks.between('Date', sentence.from, sentence.to)[0];
  return namedIn(scene, sentence).some(({ data, from, to }) => {
    const verb = tokens[to];
    return (
      data.full &&
      day !== undefined &&
      day.to <= from &&
      (tokens[from - 1]?.norm === ',' || day.to === from) &&
      verb?.shape === 'lower' &&
      !/^(?:thuộc|của|tỉnh|là|gồm|do|có|được)$/.test(verb.norm)
    );
  });
}
