import type { Hit } from '../rule/index.js';
import type { Mention } from '../rule/mention.js';

/** Two rules of one kind that read facts of the same body, person or name in the same words. */
export interface PairStats {
  readonly rule: string;
  readonly other: string;
  /** How often all that both say of it stands in the same words … */
  same: number;
  /** … and how often they read some of it (award, rank, duty, giver …) in different ones. */
  different: number;
}

/** Slots that say whom or what a fact is about; a rule that has none of them names nothing that another could name. */
const NAMING = ['recipient', 'holder', 'unit', 'members', 'chair', 'to', 'person', 'name', 'count'];

/** Counts the pairs among the matches of one sentence. */
export function countPairs(pairs: Map<string, PairStats>, hits: readonly Hit[]): void {
  // By kind and named words: the words that each rule reads in each of its slots.
  const named = new Map<string, Map<string, Map<string, Set<string>>>>();
  for (const { rule, slots } of hits) {
    const naming = NAMING.find((slot) => slots[slot] !== undefined);
    if (naming === undefined) continue;
    for (const mention of slots[naming]!) {
      const rules = get(named, `${rule.yields} ${wordsOf(mention)}`, () => new Map());
      const read = get(rules, rule.id, () => new Map());
      for (const [slot, mentions] of Object.entries(slots))
        if (slot !== naming) for (const it of mentions) get(read, slot, () => new Set()).add(wordsOf(it));
    }
  }
  for (const rules of named.values()) {
    const all = [...rules].sort(([a], [b]) => (a < b ? -1 : 1));
    all.forEach(([rule, read], n) => {
      for (const [other, otherRead] of all.slice(n + 1)) {
        const pair = get(pairs, `${rule} ${other}`, () => ({ rule, other, same: 0, different: 0 }));
        pair[agree(read, otherRead) ? 'same' : 'different']++;
      }
    });
  }
}

/** Does every slot that both fill have words in common? */
const agree = (a: ReadonlyMap<string, Set<string>>, b: ReadonlyMap<string, Set<string>>): boolean =>
  [...a].every(([slot, words]) => {
    const others = b.get(slot);
    return !others || [...words].some((it) => others.has(it));
  });

const wordsOf = ({ from, to }: Mention): string => `${from}-${to}`;

function get<V>(map: Map<string, V>, key: string, make: () => V): V {
  let value = map.get(key);
  if (value === undefined) {
    value = make();
    map.set(key, value);
  }
  return value;
}
