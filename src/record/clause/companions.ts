import type { Mention } from '../../rule/mention.js';
import type { Sentence } from '../../text/tokens.js';
import type { Scene } from '../scene.js';

/** Words between a rank and the next unit of its chain: "xếp thứ nhì với 98,6 điểm và Y". */
const BEHIND_RANK: ReadonlySet<string> = new Set(['với', 'điểm', 'khối', 'cụm', 'thi', 'đua', ')', 'số', 'đạt']);
/** Words between a unit and its rank: "X - đơn vị xếp thứ hai". */
const BEFORE_RANK: ReadonlySet<string> = new Set([
  'xếp',
  'đứng',
  'đạt',
  'là',
  '-',
  'đơn',
  'vị',
  'tập',
  'thể',
  '(',
  ',',
  'giành',
  'được',
  'với',
  'điểm',
  ')',
]);
const PEOPLE: ReadonlySet<string> = new Set([
  'cán',
  'bộ',
  'nhân',
  'dân',
  'quân',
  'và',
  ',',
  'lực',
  'lượng',
  'vũ',
  'trang',
]);
const MOST = 12;

/**
 * The units of a chain of ranks around the one that an award is tied to: "X xếp thứ nhì và Y xếp thứ ba, được đề nghị
 * tặng A" is for both, as is "tặng A cho X - đơn vị dẫn đầu và Y - đơn vị xếp thứ hai".
 */
export function withCompanions(
  scene: Scene,
  sentence: Sentence,
  units: readonly Mention[],
  award: Mention,
): readonly Mention[] {
  const first = units[0];
  const last = units[units.length - 1];
  if (!first || !last || first.type !== 'Org') return units;
  if (first.from < award.from) {
    if (!rankBehind(scene, last.to, award.from)) return units;
    const all = scene.reading.tokens.slice(last.to, award.from).some(({ norm }) => /^(?:cùng|đều)$/.test(norm));
    const before = unitBefore(scene, sentence, first, all);
    return before ? withCompanions(scene, sentence, [before, ...units], award) : units;
  }
  const people = peopleBehind(scene, sentence, last.to);
  if (people) return withCompanions(scene, sentence, [...units, people], award);
  const placed = placedBehind(scene, sentence, last.to);
  if (placed) return withCompanions(scene, sentence, [...units, placed], award);
  const rank = rankBehind(scene, last.to, sentence.to);
  const next = rank ? joinedBehind(scene, rank.to, sentence.to) : null;
  return next && rankBehind(scene, next.to, sentence.to) ? [...units, next] : units;
}

/** "tặng A cho nhân dân và cán bộ xã X, nhân dân và cán bộ xã Y": the next body called by its people. */
function peopleBehind(scene: Scene, { to: end }: Sentence, from: number): Mention | null {
  const { tokens } = scene.reading;
  if (from >= end || !/^(?:,|;|và)$/.test(tokens[from]!.norm)) return null;
  let at = from + 1;
  while (at < end && at - from < MOST && PEOPLE.has(tokens[at]!.norm)) at++;
  return at > from + 2 && at < end ? (scene.marks.at('Org', at)[0] ?? null) : null;
}

/** "tặng A cho đơn vị thứ nhì là X và đơn vị thứ ba là Y": the next unit, told behind its place. */
function placedBehind(scene: Scene, { to: end }: Sentence, from: number): Mention | null {
  const { tokens } = scene.reading;
  if (from >= end || !/^(?:,|và)$/.test(tokens[from]!.norm)) return null;
  let at = from + 1;
  const placed = (): boolean => scene.marks.at('Rank', at).length > 0;
  while (at < end && !placed() && /^(?:đơn|vị|tập|thể|xếp|đứng|đạt)$/.test(tokens[at]!.norm)) at++;
  const rank = at < end ? scene.marks.at('Rank', at)[0] : undefined;
  if (!rank) return null;
  const unit = tokens[rank.to]?.norm === 'là' ? rank.to + 1 : rank.to;
  return unit < end ? (scene.marks.at('Org', unit)[0] ?? null) : null;
}

/** The rank told right behind a unit, or null. */
function rankBehind(scene: Scene, from: number, to: number): Mention | null {
  for (let at = from; at < to && at - from < MOST; at++) {
    const rank = scene.marks.at('Rank', at)[0];
    if (rank) return rank;
    const { norm, kind } = scene.reading.tokens[at]!;
    if (kind !== 'number' && !BEFORE_RANK.has(norm)) return null;
  }
  return null;
}

/** The unit with a rank that "và" joins to the one behind it, or a comma where all of them are said to be meant. */
function unitBefore(scene: Scene, sentence: Sentence, unit: Mention, all: boolean): Mention | null {
  const { tokens } = scene.reading;
  let at = unit.from - 1;
  if (at <= sentence.from || !(tokens[at]!.norm === 'và' || (all && tokens[at]!.norm === ','))) return null;
  for (at--; at > sentence.from && unit.from - at < MOST; at--) {
    const rank = scene.marks.covering('Rank', at);
    if (rank) {
      for (at = rank.from - 1; at >= sentence.from && rank.from - at < MOST; at--) {
        const body = scene.marks.covering('Org', at);
        if (body) return body;
        if (tokens[at]!.kind !== 'number' && !BEFORE_RANK.has(tokens[at]!.norm)) return null;
      }
      return null;
    }
    if (tokens[at]!.kind !== 'number' && !BEHIND_RANK.has(tokens[at]!.norm)) return null;
  }
  return null;
}

/** The unit that "và" joins behind a rank. */
function joinedBehind(scene: Scene, from: number, to: number): Mention | null {
  const { tokens } = scene.reading;
  for (let at = from; at < to && at - from < MOST; at++) {
    if (tokens[at]!.norm === 'và') return scene.marks.at('Org', at + 1)[0] ?? null;
    if (tokens[at]!.kind !== 'number' && !BEHIND_RANK.has(tokens[at]!.norm)) return null;
  }
  return null;
}
