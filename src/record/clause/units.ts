import type { Fact } from '../../extract/match.js';
import type { Mention } from '../../rule/mention.js';
import type { Sentence } from '../../text/tokens.js';
import type { Scene } from '../scene.js';
import { awardFacts } from './direct.js';
import { listTo } from './ladder.js';
import { inAward, isAddress, isAsked, isCountedPart, isInner, isOfCouncil } from './way.js';

/** First tokens of the units that an award before them goes to. */
export function takenUnits(scene: Scene): ReadonlySet<number> {
  const taken = new Set<number>();
  for (const { slots } of awardFacts(scene)) {
    const award = slots.award?.[0];
    for (const unit of slots.recipient ?? []) if (award && award.from < unit.from) taken.add(unit.from);
  }
  return taken;
}

/** Of units before what is said of them those behind the last one that belongs to an award further before. */
export function ownUnits(
  units: readonly Mention[],
  said: Mention | undefined,
  taken: ReadonlySet<number>,
): readonly Mention[] {
  if (!said || !units[0] || said.from < units[0].from) return units;
  return units.slice(units.findLastIndex(({ from }) => taken.has(from)) + 1);
}

/** Of units in a row those behind the last one with an award of its own in a bracket: "X (A), Y - B". */
function behindBracket({ marks, reading: { tokens } }: Scene, units: readonly Mention[]): readonly Mention[] {
  const own = units.findLastIndex(({ to }, i) => {
    const next = units[i + 1];
    return next && tokens[to]?.norm === '(' && marks.between('Award', to, next.from).length > 0;
  });
  return units.slice(own + 1);
}

/** The units of a fact; a province behind its district body ("Chi cục … huyện X, tỉnh Y") is no unit of its own. */
export function unitsOf(scene: Scene, fact: Fact, taken: ReadonlySet<number>): Mention[] {
  const all = behindBracket(scene, ownUnits(fact.slots.recipient ?? [], fact.slots.award?.[0], taken));
  const provinces = all.filter((one) => one.data.kind === 'place' && one.data.unit === 'tỉnh');
  const units =
    provinces.length < all.length && provinces.length > 0 ? all.filter((one) => !provinces.includes(one)) : [...all];
  const { tokens } = scene.reading;
  if (units[0] && [isAsked, isCountedPart, isInner].some((is) => is(scene, units[0]!))) return [];
  const outside = (one: Mention): boolean => {
    if (isAddress(scene, one)) return true;
    if (tokens[one.from]!.norm !== 'tỉnh' || tokens[one.from - 1]?.norm !== ',') return false;
    const before = scene.marks.covering('Org', one.from - 2);
    if (!before) return false;
    return Boolean(before.data.part) || (one.data.kind === 'place' && before.data.kind !== 'place');
  };
  return units.filter(
    (one) =>
      !outside(one) &&
      !/^(?:Hội đồng Thi đua|Chính phủ$)/.test(one.name) &&
      !scene.marks.covering('Bloc', one.from) &&
      !isOfCouncil(scene, one) &&
      (fact.with.scope === 'direct' || !inAward(scene, one)),
  );
}

/** "X (97 điểm), Y (96 điểm) cùng được tặng A": are the units before the last one, told with points, meant too? */
export function tellsMore(
  { reading: { tokens } }: Scene,
  { with: { scope } }: Fact,
  units: readonly Mention[],
  award: Mention,
) {
  const last = units[units.length - 1];
  if (last?.type !== 'Org') return false;
  const behind = tokens.slice(last.to, award.from).map(({ norm }) => norm);
  return scope === 'told' || (behind[0] === '(' && behind.includes('điểm') && behind.includes('cùng'));
}

/** The units of "X 7/7 phiếu, Y 6/7 phiếu, cùng được": those that end with the last one, in its clause or with "cùng" in all. */
export function toldBefore(scene: Scene, { sentence, to }: Fact, last: Mention): readonly Mention[] {
  const { tokens } = scene.reading;
  const units = listTo(scene, sentence, last).filter((one) => !inAward(scene, one));
  if (tokens.slice(last.to, to).some(({ norm }) => /^(?:cùng|đều)$/.test(norm))) return units;
  const parted = units.findLastIndex(
    (one, i) => i > 0 && tokens.slice(units[i - 1]!.to, one.from).some(({ norm }) => norm === ';'),
  );
  return parted < 0 ? units : units.slice(parted);
}

/** "X (A), Y và Z (B)": the units that "và" joins to the one before a bracket, and those before them. */
export function joinedBefore(
  scene: Scene,
  { from }: Sentence,
  last: Mention,
  taken: ReadonlySet<number>,
): readonly Mention[] {
  const units = [last];
  const { tokens } = scene.reading;
  for (let sign = /^(?:và|cùng)$/; ; sign = /^(?:,|và|cùng)$/) {
    const at = units[0]!.from - 1;
    const one = at > from && sign.test(tokens[at]!.norm) ? scene.marks.covering('Org', at - 1) : null;
    if (!one || one.to !== at || taken.has(one.from) || scene.marks.covering('Bloc', one.from)) return units;
    units.unshift(one);
  }
}
