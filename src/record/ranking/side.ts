import type { Fact } from '../../extract/match.js';
import type { Mention } from '../../rule/mention.js';
import { places } from '../clause/place.js';
import { bodiesBetween } from '../clause/way.js';
import type { Scene } from '../scene.js';

/**
 * On which side of its rank a unit stands: the ranks that name the units behind them ("thứ nhì là X"), and the first
 * tokens of the units that their rank follows ("X xếp thứ nhì và Y xếp thứ ba").
 */
export function sidesOf(
  scene: Scene,
  facts: readonly Fact[],
): { named: ReadonlySet<number>; standing: ReadonlySet<number> } {
  const named = new Set<number>();
  const standing = new Set<number>();
  const before = facts.filter((fact) => {
    const { slots } = fact;
    const [rank, unit] = [slots.rank![0]!, slots.unit![0]!];
    if (rank.from < unit.from && !fits(fact)) return false;
    return rank.from < unit.from && !opens(scene, rank) && !crosses(scene, slots.rank2?.at(-1) ?? rank, unit);
  });
  const loose = ({ slots }: Fact): boolean => {
    for (let at = (slots.rank2?.at(-1) ?? slots.rank![0]!).to; at < slots.unit![0]!.from; at++)
      if (/^(?:và|,)$/.test(scene.reading.tokens[at]!.norm)) return true;
    return false;
  };
  for (const fact of before) if (!loose(fact)) named.add(fact.slots.rank![0]!.from);
  for (const {
    slots,
    with: { place },
  } of facts) {
    const [rank, unit] = [slots.rank![0]!, slots.unit![slots.unit!.length - 1]!];
    if (!place && unit.from < rank.from && !named.has(rank.from) && !crosses(scene, unit, rank))
      standing.add(unit.from);
  }
  for (const fact of before) if (!standing.has(fact.slots.unit![0]!.from)) named.add(fact.slots.rank![0]!.from);
  return { named, standing };
}

/** "X dẫn đầu, vị trí thứ hai và ba là Y, Z": two ranks name units in their order only if they tell as many places. */
function fits({ slots, with: { order } }: Fact): boolean {
  if (order !== 'respectively' || !slots.rank2) return true;
  const told = [slots.rank![0]!, slots.rank2[0]!].flatMap(({ data }) => places(String(data.code ?? data.rank)));
  return told.length === slots.unit!.length;
}

/** The units before the clause of one with a rank of its own: "dẫn đầu là X; Y và Z cùng xếp thứ hai". */
export function clauseOf(scene: Scene, all: readonly Mention[], own: ReadonlySet<number>): readonly Mention[] {
  const next = all.findIndex(({ from }, i) => i > 0 && own.has(from));
  if (next < 0) return all;
  for (let at = next; at > 0; at--) {
    const between = scene.reading.tokens.slice(all[at - 1]!.to, all[at]!.from);
    if (between.some(({ norm }) => norm === ';')) return all.slice(0, at);
  }
  return all.slice(0, next);
}

/** Does another body or rank stand between a unit and its rank? */
export function crosses(scene: Scene, first: Mention, second: Mention): boolean {
  return (
    scene.marks.between('Rank', first.to, second.from).some(({ to }) => to <= second.from) ||
    bodiesBetween(scene, first.to, second.from).length > 0
  );
}

/** Is the rank one of a bracket, "(nhì)"? It is that of the unit before it. */
export const opens = (scene: Scene, rank: Mention): boolean => scene.reading.tokens[rank.from]!.norm === '(';

const MOST_IN_BRACKET = 12;

/** "Ba đơn vị đứng đầu gồm X (nhất), Y (nhì)": does a bracket right behind a unit tell another place than `rank`? */
export function hasOwn({ marks, reading: { tokens } }: Scene, unit: Mention, rank: Mention): boolean {
  if (tokens[unit.to]?.norm !== '(') return false;
  let close = unit.to + 1;
  while (close - unit.to < MOST_IN_BRACKET && tokens[close] && tokens[close]!.norm !== ')') close++;
  return marks.between('Rank', unit.to, close + 1).some((own) => own !== rank);
}
