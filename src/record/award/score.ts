import type { Mention } from '../../rule/mention.js';
import type { Sentence } from '../../text/tokens.js';
import type { Scene } from '../scene.js';

const MOST_TO_SCORE = 14;
/** No fewer points are told bare in a list of units. */
const LEAST_LISTED = 20;
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
    if (tokens[at - 1]?.norm === 'điểm' || (at === unit.to && DECIMAL.test(norm)) || isListed(scene, unit, number))
      return number;
  }
  return scoreBefore(scene, sentence, unit);
}

/** "X 99, Y 98 và Z 97 điểm": is a number right behind a unit one of a list? */
function isListed({ marks, reading: { tokens } }: Scene, unit: Mention, number: Mention): boolean {
  const and = number.from === unit.to && /^(?:,|;|và)$/.test(tokens[number.to]?.norm ?? '');
  return and && Number(number.data.value) >= LEAST_LISTED && marks.at('Org', number.to + 1).length > 0;
}

/** The score that opens the clause of a unit: "Đạt 99 điểm, X …", "Với tổng điểm 985/1000, X …". */
function scoreBefore({ marks, reading: { tokens } }: Scene, sentence: Sentence, unit: Mention): Mention | null {
  if (tokens[unit.from - 1]?.norm !== ',') return null;
  let at = unit.from - 2;
  const named = tokens[at]?.norm === 'điểm';
  if (named) at--;
  if (tokens[at - 1]?.norm === '/') at -= 2;
  const number = at > sentence.from ? marks.at('Number', at)[0] : undefined;
  if (!number) return null;
  return /^(?:điểm|số|là)$/.test(tokens[at - 1]!.norm) || (named && /^(?:đạt|với|được)$/.test(tokens[at - 1]!.norm))
    ? number
    : null;
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
