import type { Ranking } from '../../core/record.js';
import type { Fact } from '../../extract/match.js';
import type { Mention } from '../../rule/mention.js';
import { type Found, found } from '../found.js';
import type { Meeting } from '../meeting/event.js';
import { namesOther } from '../meeting/other.js';
import { asMember } from '../member/called.js';
import type { Membership } from '../member/member.js';
import { proofOf, type Scene } from '../scene.js';
import { counts } from './counts.js';
import { linksOf, ownUnits, takenUnits } from './links.js';
import { orderedRankings } from './order.js';
import { scoreOf, sharedScore } from './score.js';
import { standing } from './status.js';
import { tableRankings } from './table.js';
import { bodiesBetween, isAddress, isCountedPart } from './way.js';

/** Settles places within the bloc with their scores: from sentences, in words or by order ("kế đến là"), and from tables. */
export function settleRankings(scene: Scene, meeting: Meeting, membership: Membership): readonly Found<Ranking>[] {
  const facts = [...scene.facts('ranking')].sort((a, b) => a.from - b.from || b.to - a.to);
  const taken = takenUnits(scene);
  const { named, standing: own } = sidesOf(scene, facts);
  const told: Found<Ranking>[] = [...tableRankings(scene, membership), ...orderedRankings(scene, membership)];
  let last = 0;
  let inSentence = -1;
  for (const fact of facts) {
    const rank = fact.slots.rank![0]!;
    if (namesOther(scene, fact.sentence.from, Math.min(fact.sentence.to, fact.to + 2), meeting)) continue;
    if (opens(scene, rank) && !fact.with.place) continue;
    const all = fact.with.place ? sharing(scene, fact, rank) : unitsOf(scene, fact, rank, taken);
    const stands = all[0] !== undefined && all[0].from < rank.from;
    if (!stands && !named.has(rank.from)) continue;
    // "thứ hai là X, Y đứng thứ ba": the list ends before a unit with a rank of its own.
    const next = stands ? -1 : all.findIndex(({ from }, i) => i > 0 && own.has(from));
    const units = (next < 0 ? all : all.slice(0, next)).filter(
      (unit) =>
        !isAddress(scene, unit) &&
        !isCountedPart(scene, unit) &&
        !scene.marks.covering('Bloc', unit.from) &&
        !scene.marks.covering('Award', unit.from),
    );
    if (units.length === 0 || (stands && named.has(rank.from)) || !counts(scene, fact, rank, membership)) continue;
    const ranks = placed(fact, units, last);
    if (fact.with.place && closed(scene, fact.slots.unit![0]!, rank)) continue;
    const near = fact.slots.rank2?.at(-1) ?? rank;
    if (!ranks || crosses(scene, stands ? units[units.length - 1]! : near, stands ? rank : units[0]!)) continue;
    if (inSentence !== fact.sentence.index || ranks[0]! >= last) last = ranks[ranks.length - 1]!;
    inSentence = fact.sentence.index;
    for (const [i, unit] of units.entries()) {
      const score =
        scoreOf(scene, fact.sentence, unit, units[i + 1]) ?? sharedScore(scene, fact.sentence, units, ranks);
      const value: Ranking = {
        recipient: asMember(membership.names.org(unit), membership),
        rank: ranks[i]!,
        score: score ? Number(score.data.value) : null,
      };
      const by = proofOf(scene, unit, fact.rule);
      const of = {
        recipient: by,
        rank: proofOf(scene, rank, fact.rule),
        ...(score ? { score: proofOf(scene, score, fact.rule) } : {}),
      };
      told.push(found(value, by, of));
    }
  }
  told.push(...flagRankings(scene, membership));
  return best(told);
}

/** Places named by the bloc's own flag: "nhận cờ thi đua hạng nhì khối". */
function flagRankings(scene: Scene, membership: Membership): Found<Ranking>[] {
  return linksOf(scene).flatMap(({ award, recipients, rule, sentence, from }) => {
    const rank = award.data.giver === 'bloc' ? scene.marks.between('Rank', award.from, award.to)[0] : undefined;
    if (!rank || standing(scene, sentence, from, award.from) === null) return [];
    return recipients.map((unit) => {
      const by = proofOf(scene, unit, rule);
      const value: Ranking = {
        recipient: asMember(membership.names.org(unit), membership),
        rank: places(String(rank.data.code))[0]!,
        score: null,
      };
      return found(value, by, { recipient: by, rank: proofOf(scene, rank, rule) });
    });
  });
}

/** One place a unit: of two sayings the one with a score, else the first. */
function best(all: readonly Found<Ranking>[]): Found<Ranking>[] {
  const kept = new Map<string, Found<Ranking>>();
  for (const ranking of all) {
    const known = kept.get(ranking.value.recipient);
    if (
      !known ||
      (known.value.score === null && ranking.value.score !== null && known.value.rank === ranking.value.rank)
    )
      kept.set(ranking.value.recipient, ranking);
  }
  return [...kept.values()].sort((a, b) => a.value.rank - b.value.rank || a.proof.start - b.proof.start);
}

/**
 * On which side of its rank a unit stands: the ranks that name the units behind them ("thứ nhì là X"), and the first
 * tokens of the units that their rank follows ("X xếp thứ nhì và Y xếp thứ ba").
 */
function sidesOf(scene: Scene, facts: readonly Fact[]): { named: ReadonlySet<number>; standing: ReadonlySet<number> } {
  const named = new Set<number>();
  const standing = new Set<number>();
  const before = facts.filter(({ slots }) => {
    const [rank, unit] = [slots.rank![0]!, slots.unit![0]!];
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

/** Does another body or rank stand between a unit and its rank? */
export function crosses(scene: Scene, first: Mention, second: Mention): boolean {
  return (
    scene.marks.between('Rank', first.to, second.from).some(({ to }) => to <= second.from) ||
    bodiesBetween(scene, first.to, second.from).length > 0
  );
}

/** Is the rank one of a bracket, "(nhì)"? It is that of the unit before it. */
const opens = (scene: Scene, rank: Mention): boolean => scene.reading.tokens[rank.from]!.norm === '(';

/** Does a bracket behind the unit close before the rank? */
function closed(scene: Scene, unit: Mention, rank: Mention): boolean {
  for (let at = unit.to; at < rank.from; at++) if (scene.reading.tokens[at]!.norm === ')') return true;
  return false;
}

/** The units before a rank, without those of another clause; the one right before it stays. */
function unitsOf(scene: Scene, { slots }: Fact, rank: Mention, taken: ReadonlySet<number>): readonly Mention[] {
  const all = ownUnits(slots.unit!, rank, taken);
  // "X 98 điểm (xếp thứ nhất), Y 97 điểm (xếp thứ hai)": a place between two units is that of the first.
  const placed = (unit: Mention, i: number): boolean => {
    const next = all[i + 1];
    return next !== undefined && next.from < rank.from && scene.marks.between('Rank', unit.to, next.from).length > 0;
  };
  const own = all.slice(all.findLastIndex(placed) + 1);
  return own.length > 0 ? own : slots.unit!.slice(-1);
}

/** The units of a bracket behind them: one, or with "đồng hạng" all that are listed up to it. */
function sharing(scene: Scene, fact: Fact, rank: Mention): readonly Mention[] {
  const units = [fact.slots.unit![0]!];
  const { tokens } = scene.reading;
  if (tokens[rank.from]!.norm !== 'đồng' && tokens[rank.from - 1]!.norm !== 'đồng') return units;
  for (let at = units[0]!.from - 1; /^(?:,|và)$/.test(tokens[at]?.norm ?? ''); at = units[0]!.from - 1) {
    const before = scene.marks.covering('Org', at - 1);
    if (!before) break;
    units.unshift(before);
  }
  return units;
}

/** The places of the units of a fact, or null where order and number do not agree. */
function placed({ slots, with: { order } }: Fact, units: readonly Mention[], last: number): number[] | null {
  const code = String(slots.rank![0]!.data.code ?? slots.rank![0]!.data.rank);
  if (code === 'next') return last > 0 ? units.map((_, i) => last + 1 + i) : null;
  const told = [...slots.rank!, ...(slots.rank2 ?? [])].flatMap((rank) =>
    places(String(rank.data.code ?? rank.data.rank)),
  );
  if (told.length === 0) return null;
  // "ba đơn vị dẫn đầu lần lượt là X, Y và Z"
  if (order === 'listed') return units.map((_, i) => told[0]! + i);
  if (told.length === 1) return order === 'respectively' && slots.rank2 ? null : units.map(() => told[0]!);
  return told.length === units.length ? told : null;
}

/** "1-3" → 1, 2, 3. */
export function places(code: string): number[] {
  const [first, last = first] = code.split('-').map(Number);
  return first && last ? Array.from({ length: last - first + 1 }, (_, i) => first + i) : [];
}
