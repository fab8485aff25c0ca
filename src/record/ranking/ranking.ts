import type { Ranking } from '../../core/record.js';
import type { Fact } from '../../extract/match.js';
import type { Mention } from '../../rule/mention.js';
import { listFrom, listTo, rungs } from '../clause/ladder.js';
import { linksOf } from '../clause/links.js';
import { isNext, placeCount, placed, placeOf, places } from '../clause/place.js';
import { standing } from '../clause/status.js';
import { ownUnits, takenUnits } from '../clause/units.js';
import { isAddress, isCountedPart } from '../clause/way.js';
import { type Found, found } from '../found.js';
import type { Meeting } from '../meeting/event.js';
import { namesOther } from '../meeting/other.js';
import { asMember } from '../member/called.js';
import type { Membership } from '../member/member.js';
import { proofOf, type Scene } from '../scene.js';
import { fallingRankings, tableRankings } from '../table/table.js';
import { counts, isContest } from './counts.js';
import { scoresInOrder } from './numbers.js';
import { orderedRankings } from './order.js';
import { withPoints } from './points.js';
import { scoreOf, sharedScore } from './score.js';
import { clauseOf, crosses, hasOwn, opens, sidesOf } from './side.js';

/** Settles places within the bloc with their scores: from sentences, in words or by order ("kế đến là"), and from tables. */
export function settleRankings(scene: Scene, meeting: Meeting, membership: Membership): readonly Found<Ranking>[] {
  const all = [...scene.facts('ranking')].sort((a, b) => a.from - b.from || b.to - a.to);
  const facts = all.filter(({ slots }) => slots.rank);
  const taken = takenUnits(scene);
  const { named, standing: own } = sidesOf(scene, facts);
  const told: Found<Ranking>[] = [...tableRankings(scene, membership), ...orderedRankings(scene, membership)];
  const guessed: Found<Ranking>[] = [];
  const ranged = new Set(facts.filter(isRange).flatMap(({ slots }) => [slots.rank![0]!.from, slots.rank2![0]!.from]));
  /** Units that a place before them named: "vị trí thứ hai thuộc về X; Y đứng đầu". */
  const claimed = new Set<number>();
  let last = 0;
  let inSentence = -1;
  for (const fact of facts) {
    const rank = fact.slots.rank![0]!;
    if (namesOther(scene, fact.sentence.from, Math.min(fact.sentence.to, fact.to + 2), meeting)) continue;
    if (opens(scene, rank) && !fact.with.place) continue;
    if (!isRange(fact) && ranged.has((fact.slots.rank2?.at(-1) ?? rank).from)) continue;
    const listed = unitsOf(scene, fact, rank, taken);
    const stands = listed[0] !== undefined && listed[0].from < rank.from;
    if (!stands && !named.has(rank.from)) continue;
    // "thứ hai là X, Y đứng thứ ba": the list ends before a unit with a rank of its own.
    const units = (stands ? listed : clauseOf(scene, listed, own)).filter(
      (unit) =>
        !(stands && !fact.with.place && claimed.has(unit.from)) &&
        !(!fact.with.place && (stands || unit !== listed[0]) && isCompared(scene, unit)) &&
        !(!fact.with.place && hasOwn(scene, unit, rank)) &&
        !isAddress(scene, unit) &&
        !isCountedPart(scene, unit) &&
        !scene.marks.covering('Bloc', unit.from) &&
        !scene.marks.covering('Award', unit.from),
    );
    if (units.length === 0 || (stands && named.has(rank.from)) || !counts(scene, fact, rank, membership)) continue;
    const before = fact.sentence.index - inSentence > 1 ? 0 : last;
    const called = placed(scene, fact, units, before, membership.count?.value ?? membership.members.length);
    if (stands && goesTo(scene, units[units.length - 1]!, rank)) continue;
    if (fact.with.place && closed(scene, fact.slots.unit![0]!, rank)) continue;
    const near = fact.slots.rank2?.at(-1) ?? rank;
    const ranks = called && byScore(scene, fact, units, rank, called);
    if (!ranks || crosses(scene, stands ? units[units.length - 1]! : near, stands ? rank : units[0]!)) continue;
    const shared = ranks.length > 1 && ranks[0] === ranks[1];
    // Behind a shared place it is not known which comes next.
    if (shared) last = 0;
    else if (inSentence !== fact.sentence.index || ranks[0]! >= last) last = ranks[ranks.length - 1]!;
    inSentence = fact.sentence.index;
    const inOrder = scoresInOrder(scene, fact.sentence, units);
    if (!stands) for (const { from } of units) claimed.add(from);
    for (const [i, unit] of units.entries()) {
      const score =
        inOrder[i] ??
        scoreOf(scene, fact.sentence, unit, units[i + 1], stands ? null : near) ??
        sharedScore(scene, fact.sentence, units, ranks);
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
      (isNext(fact) ? guessed : told).push(found(value, by, of));
    }
  }
  const ladders = all.filter((fact) => fact.with.order === 'ladder');
  told.push(
    ...guessed,
    ...ladders.flatMap((fact) => ladderRankings(scene, fact, membership)),
    ...flagRankings(scene, membership),
    ...fallingRankings(scene, membership),
  );
  return withPoints(scene, membership, best(told));
}

/**
 * "Ba đơn vị có số điểm cao nhất là X (98 điểm), Y (97 điểm), Z (96 điểm)": falling scores put apart what one place
 * names; without scores nothing tells which has most, so null.
 */
function byScore(
  scene: Scene,
  { sentence }: Fact,
  units: readonly Mention[],
  rank: Mention,
  ranks: readonly number[],
): readonly number[] | null {
  const { norm } = scene.reading.tokens[rank.from]!;
  const most = /^(?:số|tổng|điểm)$/.test(norm);
  if (units.length < 2 || ranks.some((place) => place !== 1)) return ranks;
  const scores = units.map((unit, i) => Number(scoreOf(scene, sentence, unit, units[i + 1])?.data.value ?? 0));
  if (scores.every((score) => score > 0 && score === scores[0])) return ranks;
  return scores.every((score, i) => score > 0 && (i === 0 || score < scores[i - 1]!))
    ? ranks.map((_, i) => i + 1)
    : most
      ? null
      : ranks;
}

/** "X nhất, Y nhì, Z ba": places without a word of theirs. */
function ladderRankings(scene: Scene, { rule, sentence, from, slots }: Fact, membership: Membership): Found<Ranking>[] {
  if (isContest(scene, sentence, from) || standing(scene, sentence, from, from) === null) return [];
  const rungs = [slots.first, slots.second, slots.third, slots.fourth].flatMap((units) => (units ? [units] : []));
  const all = rungs.flat();
  return rungs.flatMap((units, i) =>
    units.map((unit) => {
      const by = proofOf(scene, unit, rule);
      const recipient = asMember(membership.names.org(unit), membership);
      const ranks = units.map(() => i + 1);
      const next = all[all.indexOf(unit) + 1];
      const score = scoreOf(scene, sentence, unit, next) ?? sharedScore(scene, sentence, units, ranks);
      const value: Ranking = { recipient, rank: i + 1, score: score ? Number(score.data.value) : null };
      return found(value, by, { recipient: by, rank: by, ...(score ? { score: proofOf(scene, score, rule) } : {}) });
    }),
  );
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

/** Words between two units that set them beside each other: "xếp trên X, Y dẫn đầu", "về nhì sau X". */
const COMPARING: ReadonlySet<string> = new Set(['trên', 'dưới', 'hơn', 'vượt', 'sau', 'kém', 'qua']);

/** "Sở A được đề nghị tặng Bằng khen cho đơn vị dẫn đầu": does an award go on to the place that a unit stands before? */
function goesTo({ marks, reading: { tokens } }: Scene, unit: Mention, rank: Mention): boolean {
  const award = marks.between('Award', unit.to, rank.from)[0];
  if (!award) return false;
  // "nhận Cờ dành cho đơn vị dẫn đầu" tells what the flag is for.
  return tokens
    .slice(award.to, rank.from)
    .some(({ norm }, i) => norm === 'cho' && tokens[award.to + i - 1]!.norm !== 'dành');
}

/** Is a unit only what another one is compared with? */
const isCompared = ({ reading: { tokens } }: Scene, unit: Mention): boolean =>
  COMPARING.has(tokens[unit.from - 1]?.norm ?? '');

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

/** Does a bracket behind the unit close before the rank? */
function closed(scene: Scene, unit: Mention, rank: Mention): boolean {
  for (let at = unit.to; at < rank.from; at++) if (scene.reading.tokens[at]!.norm === ')') return true;
  return false;
}

/** Does one word name several places: "ba vị trí đầu"? */
const isSpan = (rank: Mention): boolean => places(String(rank.data.code)).length > 1;

const isRange = (fact: Fact): boolean => fact.with.order === 'range';

/** The units of a rank: with a bracket those before it, in a list all that it goes on to, before a rank only its own clause's. */
function unitsOf(scene: Scene, fact: Fact, rank: Mention, taken: ReadonlySet<number>): readonly Mention[] {
  const { slots, sentence } = fact;
  if (fact.with.place) return sharing(scene, fact, rank);
  if (isRange(fact)) return rungs(scene, fact, placeCount(fact));
  const first = slots.unit![0]!;
  if (fact.with.order === 'after') {
    // "X đứng sau Y" tells no place.
    return scene.marks.at('Org', rank.to).length > 0 ? [] : listTo(scene, sentence, slots.unit!.at(-1)!);
  }
  if (first.from < rank.from && fact.with.order === 'listed') return listTo(scene, sentence, slots.unit!.at(-1)!);
  if (first.from > rank.from && (fact.with.order === 'listed' || isNext(fact) || isSpan(rank)))
    return listFrom(scene, sentence, first);
  const group = first.from < rank.from ? groupOf(scene, rank) : 0;
  if (group > 1) {
    const units = listTo(scene, sentence, slots.unit!.at(-1)!);
    if (units.length >= group) return units.slice(-group);
  }
  const all = ownUnits(slots.unit!, rank, taken);
  // "X 98 điểm (xếp thứ nhất), Y 97 điểm (xếp thứ hai)": a place between two units is that of the first.
  const placed = (unit: Mention, i: number): boolean => {
    const next = all[i + 1];
    return next !== undefined && next.from < rank.from && scene.marks.between('Rank', unit.to, next.from).length > 0;
  };
  const own = all.slice(all.findLastIndex(placed) + 1);
  return own.length > 0 ? own : slots.unit!.slice(-1);
}

/** How many units share a place by the words before it: "là ba đơn vị dẫn đầu"; 0 if these do not say. */
function groupOf({ reading: { tokens } }: Scene, rank: Mention): number {
  let at = rank.from - 1;
  if (tokens[at]?.norm === 'có') at--;
  if (!/^(?:đơn vị|tập thể|địa phương|thành viên)$/.test(`${tokens[at - 1]?.norm} ${tokens[at]?.norm}`)) return 0;
  const { kind, norm } = tokens[at - 2]!;
  return kind === 'number' ? Number(norm) : placeOf(norm);
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
