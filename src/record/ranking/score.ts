import type { Mention } from '../../rule/mention.js';
import type { Sentence } from '../../text/tokens.js';
import type { Scene } from '../scene.js';
import { scoreInside } from './numbers.js';

const MOST_TO_SCORE = 14;
/** No fewer points are told bare in a list of units. */
const LEAST_LISTED = 20;
/** Fewer points tell how far apart two units are. */
const LEAST_SCORE = 5;
/** More behind "đ" is money. */
const MOST_SHORT = 2000;
/** How far before a bare number the word "điểm" is looked for. */
const MOST_TO_POINTS = 120;
const DECIMAL = /^\d+[.,]\d{1,2}$/;

/**
 * The number with "điểm" that follows a unit before the next one, or that opens its clause ("Đạt 99 điểm, X …"). `named`
 * is the place told before the unit: the points may stand between the two, and those behind a further place are another's.
 */
export function scoreOf(
  scene: Scene,
  sentence: Sentence,
  unit: Mention,
  next: Mention | undefined,
  named: Mention | null = null,
): Mention | null {
  const { tokens } = scene.reading;
  const inside = named && scoreInside(scene, named, unit);
  if (inside) return inside;
  const end = Math.min(next?.from ?? sentence.to, sentence.to, unit.to + MOST_TO_SCORE);
  let own: Mention | null = null;
  for (let at = unit.to; at < end; at++) {
    const { norm } = tokens[at]!;
    if (norm === ';' || (scene.marks.at('Org', at).length > 0 && !scene.marks.covering('Bloc', at))) break;
    if (named && scene.marks.at('Rank', at).length > 0) break;
    const number = scene.marks.at('Number', at)[0];
    if (!number) continue;
    // "X tự chấm 99 điểm, thẩm định 98 điểm": the points of others count where they are told.
    if (tokens[at - 1]?.norm === 'chấm' && tokens[at - 2]?.norm === 'tự') {
      own = number;
      continue;
    }
    const behind = tokens[number.to]?.norm;
    const short = behind === 'đ' && Number(number.data.value) < MOST_SHORT && saysPoints(scene, sentence, unit);
    const scored = short || behind === 'điểm' || (behind === '/' && tokens[number.to + 2]?.norm === 'điểm');
    if (scored && Number(number.data.value) >= LEAST_SCORE) return number;
    if (scored || isBracketed(scene, sentence, unit, number)) return scored ? null : number;
    if (isLast(scene, sentence, unit, number)) return number;
    // "điểm số 98,5", "X 98,5, Y 97"
    if (tokens[at - 1]?.norm === 'điểm' || isListed(scene, unit, number)) return number;
    if (DECIMAL.test(norm) && (at === unit.to || isReached(scene, sentence, unit, number))) return number;
  }
  return own ?? scoreBefore(scene, sentence, unit);
}

/** "X 99, Y 98 và Z 97 điểm": is a number right behind a unit one of a list? */
function isListed({ marks, reading: { tokens } }: Scene, unit: Mention, number: Mention): boolean {
  const and = number.from === unit.to && /^(?:,|;|và)$/.test(tokens[number.to]?.norm ?? '');
  return and && Number(number.data.value) >= LEAST_LISTED && marks.at('Org', number.to + 1).length > 0;
}

/** "X đạt 976,5 – …": a bare number that closes its clause, right behind words of reaching. */
function isReached({ reading: { tokens } }: Scene, sentence: Sentence, unit: Mention, number: Mention): boolean {
  const closes = number.to >= sentence.to || /^(?:[,;.)-]|và)$/.test(tokens[number.to]!.norm);
  return closes && tokens.slice(unit.to, number.from).every(({ norm }) => /^(?:đạt|được|có|với|là|[:-])$/.test(norm));
}

/** The least that points are counted up to: "490/500"; votes are fewer. */
const LEAST_FULL = 100;

/** "X (98 đ)", "X (98,5)", "X (490/500)", or bare "X (491)" behind other points of the sentence. */
function isBracketed(scene: Scene, sentence: Sentence, unit: Mention, number: Mention): boolean {
  const { tokens } = scene.reading;
  if (number.from !== unit.to + 1 || tokens[unit.to]!.norm !== '(') return false;
  const short = tokens[number.to]?.norm === 'đ';
  const full = tokens[number.to]?.norm === '/' ? scene.marks.at('Number', number.to + 1)[0] : undefined;
  const end = full ? full.to : number.to + (short ? 1 : 0);
  if (tokens[end]?.norm !== ')') return false;
  const value = Number(number.data.value);
  // "(9,8)" of ten
  if (value < LEAST_LISTED)
    return value >= LEAST_SCORE && DECIMAL.test(tokens[number.from]!.norm) && saysPoints(scene, sentence, unit);
  const points = full ? Number(full.data.value) >= LEAST_FULL : DECIMAL.test(tokens[number.from]!.norm);
  return short || points || saysPoints(scene, sentence, unit);
}

/** "X 291 điểm, Y 288,5 và Z 285.": the last of a list, with a bare number. */
function isLast(scene: Scene, sentence: Sentence, unit: Mention, number: Mention): boolean {
  const end = number.to >= sentence.to || /^[.;)]$/.test(scene.reading.tokens[number.to]!.norm);
  if (!end || number.from !== unit.to || Number(number.data.value) < LEAST_LISTED) return false;
  return saysPoints(scene, sentence, unit);
}

const saysPoints = ({ reading: { tokens } }: Scene, { from }: Sentence, unit: Mention): boolean =>
  tokens.slice(Math.max(from, unit.from - MOST_TO_POINTS), unit.from).some(({ norm }) => norm === 'điểm');

/** The score that opens the clause of a unit: "Đạt 99 điểm, X …", "Với tổng điểm 985/1000, X …". */
function scoreBefore({ marks, reading: { tokens } }: Scene, sentence: Sentence, unit: Mention): Mention | null {
  if (tokens[unit.from - 1]?.norm !== ',') return null;
  let at = unit.from - 2;
  const named = tokens[at]?.norm === 'điểm';
  if (named) at--;
  if (tokens[at - 1]?.norm === '/') at -= 2;
  const number = at > sentence.from ? marks.at('Number', at)[0] : undefined;
  if (!number) return null;
  return /^(?:điểm|số|là)$/.test(tokens[at - 1]!.norm) ||
    (named && /^(?:đạt|với|được|cùng|tổng)$/.test(tokens[at - 1]!.norm))
    ? number
    : null;
}

/** A score told once for units of one place: "X, Y (97,8 điểm, đồng hạng nhì)", "Cùng 97 điểm, X và Y xếp thứ hai". */
export function sharedScore(
  scene: Scene,
  sentence: Sentence,
  units: readonly Mention[],
  ranks: readonly number[],
): Mention | null {
  if (units.length < 2 || ranks.some((rank) => rank !== ranks[0])) return null;
  return scoreOf(scene, sentence, units[units.length - 1]!, undefined) ?? scoreBefore(scene, sentence, units[0]!);
}
