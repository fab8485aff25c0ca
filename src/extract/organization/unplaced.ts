import type { Mention } from '../../rule/mention.js';
import type { Marks } from '../marks.js';

/** Bodies of which every district has one, called by nothing but their kind. */
const BARE = /^(?:Huyện|Thành|Thị|Quận) (?:ủy|đoàn)$/u;

/**
 * Takes back "Huyện ủy" without a place in a post that names two of them or more ("Huyện ủy A", "Huyện ủy B"): nothing
 * tells which one it is. Behind "của" it stays, where it says whose something is.
 */
export function dropUnplaced(marks: Marks): void {
  const { tokens, sentences } = marks.reading;
  const places = new Map<string, Set<string>>();
  const bare: Mention[] = [];
  for (const { from, to } of sentences)
    for (const org of marks.between('Org', from, to)) {
      const [kind = '', place] = /^(\S+ (?:ủy|đoàn))(?: (.+))?$/u.exec(org.name)?.slice(1) ?? [];
      if (!BARE.test(kind)) continue;
      if (place) (places.get(kind) ?? places.set(kind, new Set()).get(kind)!).add(place);
      else if (!org.data.place && tokens[org.from - 1]?.norm !== 'của') bare.push(org);
    }
  for (const org of bare) if ((places.get(org.name)?.size ?? 0) > 1) marks.remove(org);
}
