import type { Fact } from '../../extract/match.js';
import type { Mention } from '../../rule/mention.js';
import type { Scene } from '../scene.js';

const WORDS: readonly (readonly string[])[] = [
  [],
  ['nhất'],
  ['nhì', 'hai'],
  ['ba'],
  ['tư', 'bốn'],
  ['năm'],
  ['sáu'],
  ['bảy'],
  ['tám'],
  ['chín'],
  ['mười'],
];
/** Words behind the last of several places: "nhất, nhì và ba khối". */
const BEHIND = /^(?:và|là|thuộc|lần|khối|cụm|của|toàn|với|trong|gồm)$/;

/** "1-3" → 1, 2, 3. */
export function places(code: string): number[] {
  const [first, last = first] = code.split('-').map(Number);
  return first && last ? Array.from({ length: last - first + 1 }, (_, i) => first + i) : [];
}

/** The place that a word names ("nhì" → 2), or 0. */
export const placeOf = (word: string): number =>
  Math.max(
    0,
    WORDS.findIndex((words) => words.includes(word)),
  );

const own = (rank: Mention): number[] => places(String(rank.data.code ?? rank.data.rank));

/** The places of a fact's ranks, with those that go on behind the last: "đứng nhất, nhì", "hạng nhất, nhì, ba và tư". */
function told({ marks, reading: { tokens } }: Scene, { slots, sentence }: Fact): number[] {
  const ranks = [...slots.rank!, ...(slots.rank2 ?? [])];
  const out = ranks.flatMap(own);
  for (let at = ranks[ranks.length - 1]!.to; at + 1 < sentence.to; ) {
    if (!/^(?:,|và)$/.test(tokens[at]!.norm)) break;
    if (tokens[at + 1]!.norm === 'và') at++;
    if (tokens[at + 1]!.norm === 'số' && tokens[at + 2]?.kind === 'number') at++; // "các vị trí số 2, số 3"
    const rank = marks.at('Rank', at + 1)[0];
    const { kind, norm } = tokens[at + 1]!;
    const next = rank ? own(rank) : [kind === 'number' ? Number(norm) : placeOf(norm)];
    const to = rank?.to ?? at + 2;
    const behind = to < sentence.to ? tokens[to]! : null;
    if (next[0] !== (out[out.length - 1] ?? 0) + 1) break;
    // "X dẫn đầu, thứ hai và ba là Y, Z": those places name the units behind them.
    if (rank && slots.unit![0]!.from < ranks[0]!.from && /^(?:là|thuộc|gồm|:)$/.test(behind?.norm ?? '')) break;
    if (!rank && behind && behind.kind !== 'mark' && !BEHIND.test(behind.norm)) break;
    out.push(...next);
    at = to;
  }
  return out;
}

/**
 * The places of the units of a fact, or null where order and number do not agree. `last` is the place told before, `members`
 * the number of units in the bloc.
 */
export function placed(
  scene: Scene,
  fact: Fact,
  units: readonly Mention[],
  last: number,
  members: number,
): number[] | null {
  const { slots, with: constants } = fact;
  // "xếp cuối" of six, behind the fifth
  if (String(slots.rank![0]!.data.code) === 'last')
    return units.length === 1 && last + 1 === members ? [members] : null;
  if (isNext(fact)) return last > 0 ? units.map((_, i) => last + 1 + i) : null;
  if (constants.order === 'range')
    return placeCount(fact) === units.length ? units.map((_, i) => own(slots.rank![0]!)[0]! + i) : null;
  const all = told(scene, fact);
  if (all.length === 0) return null;
  // "ba đơn vị dẫn đầu lần lượt là X, Y và Z"
  if (constants.order === 'listed') return units.map((_, i) => all[0]! + i);
  if (all.length === 1) return constants.order === 'respectively' && slots.rank2 ? null : units.map(() => all[0]!);
  return all.length === units.length ? all : null;
}

/** Is the place only the one behind that told before ("kế đến là X")? */
export const isNext = ({ slots }: Fact): boolean => String(slots.rank![0]!.data.code) === 'next';

/** How many places "từ thứ tư đến thứ tám" names. */
export const placeCount = ({ slots }: Fact): number =>
  (own(slots.rank2![0]!)[0] ?? 0) - (own(slots.rank![0]!)[0] ?? 0) + 1;
