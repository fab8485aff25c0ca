import type { Fact } from '../../extract/match.js';
import type { Mention } from '../../rule/mention.js';
import type { Sentence } from '../../text/tokens.js';
import type { Scene } from '../scene.js';

/** Words between two units of a list that tell the score of the first: "X (98 điểm), Y đạt 97 điểm và Z". */
const BETWEEN: ReadonlySet<string> = new Set(
  ', ; : ( ) - + • / và đạt được với số tổng điểm đ có cùng là xếp tỉnh sau tiếp theo đến rồi phiếu tín nhiệm bầu'.split(
    ' ',
  ),
);
const MOST_BETWEEN = 12;

/** The units of the list that begins with a unit; scores may stand between them. */
export function listFrom(scene: Scene, sentence: Sentence, first: Mention): readonly Mention[] {
  const units = [first];
  for (let next = nextUnit(scene, first.to, sentence.to); next; next = nextUnit(scene, next.to, sentence.to))
    units.push(next);
  return units;
}

/** The units of the list that ends with a unit. */
export function listTo(scene: Scene, sentence: Sentence, last: Mention): readonly Mention[] {
  const units = [last];
  for (let one = unitBefore(scene, last.from, sentence.from); one; one = unitBefore(scene, one.from, sentence.from))
    units.push(one);
  return units.reverse();
}

function nextUnit(scene: Scene, from: number, to: number): Mention | null {
  for (let at = from; at < to && at - from <= MOST_BETWEEN; at++) {
    const unit = unitAt(scene, at, (marks) => marks.at('Org', at)[0] ?? null);
    if (unit) return at > from ? unit : null;
    if (!isBetween(scene, at)) return null;
  }
  return null;
}

function unitBefore(scene: Scene, from: number, start: number): Mention | null {
  for (let at = from - 1; at >= start && from - at <= MOST_BETWEEN; at--) {
    const unit = unitAt(scene, at, (marks) => marks.covering('Org', at));
    if (unit) return at < from - 1 ? unit : null;
    if (!isBetween(scene, at)) return null;
  }
  return null;
}

const unitAt = (scene: Scene, at: number, find: (marks: Scene['marks']) => Mention | null): Mention | null =>
  scene.marks.covering('Bloc', at) ? null : find(scene.marks);

function isBetween({ reading: { tokens } }: Scene, at: number): boolean {
  return tokens[at]!.kind === 'number' || BETWEEN.has(tokens[at]!.norm);
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
