import type { Ranking } from '../../core/record.js';
import type { Mention } from '../../rule/mention.js';
import { placeOf, places } from '../clause/place.js';
import type { Found } from '../found.js';
import type { Scene } from '../scene.js';

/** How far back the place is told that "đơn vị tiếp theo" goes on from. */
const MOST_BACK = 120;

/**
 * The rankings of the units that a `Placed` mention calls: "đơn vị hạng ba", "hai đơn vị nhất, nhì", "ba đơn vị dẫn đầu",
 * "hai đơn vị tiếp theo" (behind the last place told before). None where a number said does not agree with them.
 */
export function placedUnits(
  scene: Scene,
  called: Mention,
  rankings: readonly Found<Ranking>[],
): readonly Found<Ranking>[] {
  const count = countOf(called);
  const wanted =
    called.data.code === 'next' ? nextPlaces(scene, called, count ?? 1, rankings) : saidPlaces(scene, called);
  const units = rankings.filter(({ value }) => wanted.includes(value.rank));
  if (count === null || units.length === count) return units;
  // "ba đơn vị dẫn đầu": the first three.
  const top = wanted.length === 0 || (wanted.length === 1 && wanted[0] === 1 && units.length < count);
  const first = top ? rankings.filter(({ value }) => value.rank <= count) : [];
  return first.length === count ? first : [];
}

const countOf = ({ data }: Mention): number | null => (typeof data.count === 'number' ? data.count : null);

/** The places that the words of a mention name; none for "hai đơn vị dẫn trước", which counts from the first. */
function saidPlaces({ marks, reading: { tokens } }: Scene, { from, to, data }: Mention): number[] {
  const said: number[] = [];
  for (let at = from + (typeof data.count === 'number' ? 2 : 1); at < to; at++) {
    const rank = marks.at('Rank', at)[0];
    if (rank) said.push(...places(String(rank.data.code ?? rank.data.rank)));
    else {
      const place = tokens[at]!.norm === 'năm' ? 0 : placeOf(tokens[at]!.norm);
      if (place > 0) said.push(place);
    }
    if (rank) at = rank.to - 1;
  }
  if (said.length === 0 && data.count === undefined)
    return /^(?:trước|tiên|nhất)$/.test(tokens[to - 1]!.norm) ? [1] : [];
  return said;
}

/** The next places behind the last one told before: by another unit called so, or by a unit with a place. */
function nextPlaces(
  scene: Scene,
  called: Mention,
  count: number,
  rankings: readonly Found<Ranking>[],
): readonly number[] {
  for (let at = called.from - 1; at >= 0 && called.from - at < MOST_BACK; at--) {
    const before = scene.marks.covering('Placed', at);
    const units = before && before.to <= called.from ? placedUnits(scene, before, rankings) : [];
    const last = Math.max(0, ...units.map(({ value }) => value.rank));
    if (last > 0) return Array.from({ length: count }, (_, i) => last + 1 + i);
    const start = scene.reading.tokens[at]!.start;
    const org = scene.marks.at('Org', at)[0];
    const named = ({ value, proof, of }: Found<Ranking>): boolean =>
      (of?.recipient ?? proof).start === start || value.recipient === org?.name;
    const unit = org && rankings.find(named);
    if (unit) return Array.from({ length: count }, (_, i) => unit.value.rank + 1 + i);
  }
  return [];
}
