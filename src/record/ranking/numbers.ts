import type { Mention } from '../../rule/mention.js';
import type { Sentence } from '../../text/tokens.js';
import type { Scene } from '../scene.js';

/** Words between a list of units and the list of its points: "X và Y lần lượt đạt số điểm là 98 và 97 điểm". */
const LEADING: ReadonlySet<string> = new Set(
  ', : - ( lần lượt với đạt được có cùng số tổng điểm mức là theo thứ tự tương ứng xếp đứng ở vị trí hạng'.split(' '),
);
const JOINING: ReadonlySet<string> = new Set(', ; và điểm đ'.split(' '));
const MOST_LEADING = 14;
/** Fewer points tell how far apart two units are. */
const LEAST = 5;

const isPoints = (word: string | undefined): boolean => word === 'điểm' || word === 'đ';

/** The points between a place and the unit that it names: "vị trí thứ hai, với 995 điểm, thuộc về X". */
export function scoreInside({ marks, reading: { tokens } }: Scene, rank: Mention, unit: Mention): Mention | null {
  if (marks.between('Org', rank.to, unit.from).length > 0) return null;
  for (const number of marks.between('Number', rank.to, unit.from)) {
    const full = tokens[number.to]?.norm === '/' ? number.to + 2 : number.to;
    const points = isPoints(tokens[full]?.norm) || tokens[number.from - 1]!.norm === 'điểm';
    if (points && full < unit.from && Number(number.data.value) >= LEAST) return number;
  }
  return null;
}

/** The points of a list told behind it in its order, one for each unit: "X và Y với 98 và 97 điểm"; else none. */
export function scoresInOrder(scene: Scene, sentence: Sentence, units: readonly Mention[]): readonly Mention[] {
  const last = units[units.length - 1];
  if (!last || units.length < 2) return [];
  const { marks, reading } = scene;
  const { tokens } = reading;
  const numbers: Mention[] = [];
  let said = false;
  for (let at = last.to; at < sentence.to; ) {
    const number = marks.at('Number', at)[0];
    const rank = marks.at('Rank', at)[0];
    const { norm } = tokens[at]!;
    if (number && Number(number.data.value) >= LEAST) numbers.push(number);
    else if (numbers.length === 0 && rank) {
      at = rank.to;
      continue;
    } else if (!(numbers.length > 0 ? JOINING : LEADING).has(norm)) break;
    if (isPoints(norm)) said = true;
    if (numbers.length === 0 && at - last.to > MOST_LEADING) break;
    at = number?.to ?? at + 1;
  }
  return said && numbers.length === units.length ? numbers : [];
}
