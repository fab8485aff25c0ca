import type { Fact } from '../../extract/match.js';
import type { Scene } from '../scene.js';
import { fullest } from './fullest.js';
import { givesAt } from './way.js';

/** The award facts of a scene, of those that set takers right behind an award ("tặng Cờ thi đua Sở A") the ones that hold. */
export function awardFacts(scene: Scene): Fact[] {
  const all = scene.facts('award');
  return all.filter(({ with: { scope }, ...fact }) =>
    scope === 'direct' ? isDirect(scene, fact, all) : scope !== 'elliptic' || isElliptic(scene, fact, all),
  );
}

const BESIDE = /^(?:"|năm|đơn|vị|tập|thể)$/;

/**
 * Do the takers right behind an award end their clause, and are they none of its words? A body with "cho" behind it gives;
 * "Cờ thi đua đơn vị dẫn đầu" that someone is said to get is the award's name.
 */
function isDirect(
  scene: Scene,
  { slots, sentence }: Pick<Fact, 'slots' | 'sentence'>,
  facts: readonly Fact[],
): boolean {
  const { tokens } = scene.reading;
  const award = fullest(scene, slots.award![0]!);
  const takers = slots.recipient ?? slots.places!;
  const [first, last] = [takers[0]!, takers[takers.length - 1]!];
  const behind = tokens[last.to]?.norm ?? '';
  if (/^(?:cho|tặng|trao|đối|để)$/.test(behind) || givesAt(scene, first.from)) return false;
  if (first.from >= award.to)
    return tokens.slice(award.to, first.from).every(({ norm, kind }) => kind === 'number' || BESIDE.test(norm));
  const named = facts.some((other) => other.slots.award?.[0]?.from === award.from && other.slots.recipient);
  return award.to <= last.to && !named && (last.to >= sentence.to || /^[;.,]$/.test(behind));
}

/**
 * "Đơn vị dẫn đầu: X. Đề nghị UBND tỉnh tặng Cờ thi đua.": does a sentence that names no taker begin with the proposal and
 * end with the award, right behind one that tells a place?
 */
function isElliptic(
  { marks, reading: { tokens, sentences } }: Scene,
  { slots, sentence, from }: Pick<Fact, 'slots' | 'sentence' | 'from'>,
  facts: readonly Fact[],
): boolean {
  const award = slots.award![0]!;
  const before = sentences[sentence.index - 1];
  if (from !== sentence.from || !before || before.block.kind === 'title') return false;
  if (marks.between('Rank', before.from, before.to).length === 0) return false;
  const named = facts.some((fact) => fact.sentence === sentence && (fact.slots.person ?? fact.slots.places));
  const end = tokens.slice(award.to, sentence.to).every(({ kind, norm }) => kind !== 'word' && norm !== ':');
  // "Đề nghị các đơn vị lập hồ sơ …" asks them for something.
  if (tokens.slice(from, award.from).some(({ norm }) => norm === 'các')) return false;
  return end && !named && marks.between('Number', from, award.from).length === 0;
}
