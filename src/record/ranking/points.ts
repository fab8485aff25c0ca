import type { Ranking } from '../../core/record.js';
import type { Mention } from '../../rule/mention.js';
import type { Sentence } from '../../text/tokens.js';
import { listFrom } from '../clause/ladder.js';
import { type Found, type Proof, proof } from '../found.js';
import { asMember } from '../member/called.js';
import type { Membership } from '../member/member.js';
import { proofOf, type Scene } from '../scene.js';
import { tableScores } from '../table/table.js';
import { scoreOf } from './score.js';

const RULE = 'ranking.points';
/** Points that are not those of the bloc. */
const OTHER = /tự chấm|tự đánh giá|điểm (?:cộng|trừ|thưởng|sàn|chuẩn)|năm trước|năm ngoái|hội thao|hội thi|cuộc thi/iu;

interface Points {
  readonly value: number;
  readonly proof: Proof;
}

/** Gives places without a score the one that a list of points or a table without places tells elsewhere in the post. */
export function withPoints(scene: Scene, membership: Membership, all: readonly Found<Ranking>[]): Found<Ranking>[] {
  if (all.every(({ value }) => value.score !== null)) return [...all];
  const points = pointsOf(scene, membership);
  return all.map((one) => {
    const told = one.value.score === null ? pointsFor(points, one.value.recipient) : null;
    if (!told) return one;
    return { ...one, value: { ...one.value, score: told.value }, of: { ...one.of, score: told.proof } };
  });
}

/** The points of units by name; null where a unit is told two. */
function pointsOf(scene: Scene, membership: Membership): ReadonlyMap<string, Points | null> {
  const points = new Map<string, Points | null>();
  const add = (name: string, told: Points): void => {
    const before = points.get(name);
    points.set(name, before === undefined || before?.value === told.value ? told : null);
  };
  for (const { unit, score, cell } of tableScores(scene, membership))
    add(unit, { value: score, proof: proof(cell, RULE, 0.9) });
  for (const sentence of scene.sentences) {
    for (const { unit, score } of pointsIn(scene, sentence))
      add(asMember(membership.names.org(unit), membership), {
        value: Number(score.data.value),
        proof: proofOf(scene, score, RULE, 0.1),
      });
  }
  return points;
}

/** Lists of at least two units each with its points: "X 98 điểm, Y 97 điểm". */
function pointsIn(scene: Scene, sentence: Sentence): { unit: Mention; score: Mention }[] {
  if (OTHER.test(scene.reading.text.slice(sentence.start, sentence.end))) return [];
  const out: { unit: Mention; score: Mention }[] = [];
  let past = sentence.from;
  for (const first of scene.marks.between('Org', sentence.from, sentence.to)) {
    if (first.from < past) continue;
    const units = listFrom(scene, sentence, first);
    past = units[units.length - 1]!.to;
    if (units.length < 2) continue;
    const scores = units.map((unit, i) => scoreOf(scene, sentence, unit, units[i + 1]));
    for (const [i, score] of scores.entries()) if (score && scores.every(Boolean)) out.push({ unit: units[i]!, score });
  }
  return out;
}

/** The points of a unit, also under the end of its name ("Nghệ An" for "Hội Chữ thập đỏ tỉnh Nghệ An") if only one ends so. */
function pointsFor(points: ReadonlyMap<string, Points | null>, name: string): Points | null {
  const own = points.get(name);
  if (own !== undefined) return own;
  const [end, ...more] = [...points.keys()].filter((key) => name.endsWith(` ${key}`));
  return end && more.length === 0 ? (points.get(end) ?? null) : null;
}
