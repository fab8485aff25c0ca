import type { Fact } from '../../extract/match.js';
import type { Mention } from '../../rule/mention.js';
import type { Sentence } from '../../text/tokens.js';
import type { Scene } from '../scene.js';

/** Words between two units of a list that tell the score of the first: "X (98 điểm), Y đạt 97 điểm và Z". */
const BETWEEN: ReadonlySet<string> = new Set(
  ', ; : ( ) - + • / và đạt được với số tổng điểm đ có cùng là xếp tỉnh sau tiếp theo đến rồi'.split(' '),
);
const MOST_BETWEEN = 12;

/** The units of the list that begins with a unit; scores may stand between them. */
export function listFrom(scene: Scene, sentence: Sentence, first: Mention): readonly Mention[] {
  const units = [first];
  for (const next of bodies(scene, first.to, sentence.to)) {
    if (next.from < units[units.length - 1]!.to) continue;
    if (!joined(scene, units[units.length - 1]!, next)) break;
    units.push(next);
  }
  return units;
}

/** The units of the list that ends with a unit. */
export function listTo(scene: Scene, sentence: Sentence, last: Mention): readonly Mention[] {
  const units = [last];
  for (const before of bodies(scene, sentence.from, last.from).reverse()) {
    if (before.to > units[0]!.from) continue;
    if (!joined(scene, before, units[0]!)) break;
    units.unshift(before);
  }
  return units;
}

const bodies = (scene: Scene, from: number, to: number): Mention[] =>
  scene.marks.between('Org', from, to).filter((unit) => !scene.marks.covering('Bloc', unit.from));

function joined({ reading: { tokens } }: Scene, a: Mention, b: Mention): boolean {
  if (b.from - a.to > MOST_BETWEEN || b.from === a.to) return false;
  for (let at = a.to; at < b.from; at++) {
    const { norm, kind } = tokens[at]!;
    if (kind !== 'number' && !BETWEEN.has(norm)) return false;
  }
  return true;
}

/** The units of "từ thứ tư đến thứ tám": as many as there are places, of a longer list those parted from it by a semicolon. */
export function rungs(scene: Scene, { sentence, slots }: Fact, count: number): readonly Mention[] {
  const first = slots.unit![0]!;
  const behind = first.from > slots.rank![0]!.from;
  const all = behind ? listFrom(scene, sentence, first) : listTo(scene, sentence, slots.unit!.at(-1)!);
  if (all.length <= count) return all;
  const [a, b] = behind ? [all[count - 1]!, all[count]!] : [all[all.length - count - 1]!, all[all.length - count]!];
  const parted = scene.reading.tokens.slice(a.to, b.from).some(({ norm }) => norm === ';');
  if (!parted) return [];
  return behind ? all.slice(0, count) : all.slice(-count);
}
