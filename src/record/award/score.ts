import type { Mention } from '../../rule/mention.js';
import type { Sentence } from '../../text/tokens.js';
import type { Scene } from '../scene.js';

const MOST_TO_SCORE = 14;
const DECIMAL = /^\d+[.,]\d{1,2}$/;

/** The number with "điểm" that follows a unit before the next one, or that opens its clause ("Đạt 99 điểm, X …"). */
export function scoreOf(scene: Scene, sentence: Sentence, unit: Mention, next: Mention | undefined): Mention | null {
  const { tokens } = scene.reading;
  const end = Math.min(next?.from ?? sentence.to, sentence.to, unit.to + MOST_TO_SCORE);
  for (let at = unit.to; at < end; at++) {
    const { norm } = tokens[at]!;
    if (norm === ';' || (scene.marks.at('Org', at).length > 0 && !scene.marks.covering('Bloc', at))) break;
    const number = scene.marks.at('Number', at)[0];
    if (!number) continue;
    const behind = tokens[number.to]?.norm;
    if (behind === 'điểm' || (behind === '/' && tokens[number.to + 2]?.norm === 'điểm')) return number;
    // "điểm số 98,5", "X 98,5, Y 97"
    if (tokens[at - 1]?.norm === 'điểm' || (at === unit.to && DECIMAL.test(norm))) return number;
  }
  const opening = tokens[unit.from - 1]?.norm === ',' && tokens[unit.from - 2]?.norm === 'điểm';
  const number = opening ? scene.marks.at('Number', unit.from - 3)[0] : undefined;
  return number && /^(?:đạt|với)$/.test(tokens[number.from - 1]?.norm ?? '') ? number : null;
}

/** A score in a bracket behind units of one place: "X, Y (97,8 điểm, đồng hạng nhì)". */
export function sharedScore(
  scene: Scene,
  sentence: Sentence,
  units: readonly Mention[],
  ranks: readonly number[],
): Mention | null {
  if (units.length < 2 || ranks.some((rank) => rank !== ranks[0])) return null;
  return scoreOf(scene, sentence, units[units.length - 1]!, undefined);
}
