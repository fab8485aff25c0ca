import type { Mention } from '../rule/mention.js';
import type { Sentence } from '../text/tokens.js';
import { namedIn } from './bloc.js';
import { purposes } from './kinds.js';
import { kindsIn, openingOf } from './opening.js';
import type { Scene } from './scene.js';

/** Behind these a bloc is the frame of something else: a rank in it, a unit of it. */
const SECOND_MEETING: ReadonlySet<string> = new Set(['same_day']);
const MOST_CAPTIONS = 8;

/** Parts the sentences of a post by the meetings they tell of; [] if the post is no bloc's own meeting. */
export function meetingsOf(scene: Scene): readonly (readonly Sentence[])[] {
  if (!isBlocPost(scene)) return [];
  const later = new Set(
    scene
      .facts('event')
      .filter((fact) => SECOND_MEETING.has(String(fact.with.stance)) && kindsIn(scene, fact.sentence).length > 0)
      .map((fact) => fact.sentence),
  );
  const groups: Sentence[][] = [[]];
  for (const sentence of scene.sentences) {
    if (later.has(sentence)) groups.push([]);
    groups[groups.length - 1]!.push(sentence);
  }
  return groups;
}

/**
 * Does the post report a bloc's own meeting that was held? Its title or opening must join a bloc with a kind of meeting;
 * where they name only the units, a caption or a sentence nearby must.
 */
function isBlocPost(scene: Scene): boolean {
  const { titles, lead, before, captions } = openingOf(scene);
  const planned = new Set(
    scene
      .facts('event')
      .filter((fact) => fact.with.stance === 'planned')
      .map((fact) => fact.sentence),
  );
  const held = [...titles, lead, before].filter((sentence) => sentence !== null);
  if (held.some((sentence) => planned.has(sentence))) return false;
  if (held.some((sentence) => joins(scene, sentence))) return true;
  const meets = lead !== null && purposes(scene, lead).length > 0;
  if (!meets || councilMeets(scene, lead)) return false;
  return (
    captions.slice(0, MOST_CAPTIONS).some((caption) => joins(scene, caption)) ||
    scene.sentences.some((sentence) => !planned.has(sentence) && tells(scene, sentence))
  );
}

/** A named bloc and a kind of meeting in one sentence, the bloc as its subject or its owner. */
function joins(scene: Scene, sentence: Sentence): boolean {
  const kinds = purposes(scene, sentence);
  return (
    kinds.length > 0 &&
    namedIn(scene, sentence).some((bloc) => kinds.some((kind) => isMeetingOf(scene, sentence, bloc, kind)))
  );
}

function isMeetingOf({ reading: { tokens } }: Scene, { from }: Sentence, bloc: Mention, kind: Mention): boolean {
  const before = bloc.from > from ? tokens[bloc.from - 1]!.norm : '';
  if (before === 'thuộc' || before === 'trong' || before === 'cho') return kind.from < bloc.from;
  return true;
}

/** Further down: "Hội nghị tổng kết của Khối thi đua số 3" in the text of a post whose title and opening name its units. */
function tells(scene: Scene, sentence: Sentence): boolean {
  return namedIn(scene, sentence).some(
    (bloc) =>
      bloc.data.full && kindsIn(scene, sentence).some((kind) => kind.to <= bloc.from && bloc.from - kind.to < 4),
  );
}

/** "Hội đồng Thi đua - Khen thưởng tỉnh họp": the council of the province, no bloc. */
function councilMeets({ reading: { tokens } }: Scene, { from, to }: Sentence): boolean {
  for (let at = from; at + 3 < Math.min(to, from + 20); at++) {
    if (
      tokens[at]!.norm === 'hội' &&
      tokens[at + 1]!.norm === 'đồng' &&
      (tokens[at + 2]!.norm === 'thi' || tokens[at + 2]!.norm === 'tđkt')
    )
      return true;
  }
  return false;
}
