import type { Node, Phrases } from './pattern.js';

/** Words and mention types one of which must be there. */
export interface Needs {
  readonly words: ReadonlySet<string>;
  readonly types: ReadonlySet<string>;
}

// Types that stand in most sentences of most posts: they fill slots but do not wake a rule.
const COMMON_TYPES: ReadonlySet<string> = new Set([
  'Org',
  'Body',
  'Person',
  'Number',
  'Year',
  'Term',
  'Date',
  'Name',
  'Quote',
  'Position',
]);

interface First {
  readonly words: Set<string>;
  readonly types: Set<string>;
  /** May match nothing, so what follows counts too. */
  readonly empty: boolean;
  /** May start with anything. */
  readonly open: boolean;
}

/** What a pattern can start with. */
export function firstOf(node: Node, phrases: (name: string) => Phrases): First {
  const one = (words: Iterable<string>, types: Iterable<string>): First => ({
    words: new Set(words),
    types: new Set(types),
    empty: false,
    open: false,
  });
  switch (node.kind) {
    case 'word':
      return one([node.norm], []);
    case 'class':
      return one(
        phrases(node.name).map((phrase) => phrase[0]!),
        [],
      );
    case 'slot':
      return one([], [node.type]);
    case 'gap':
      return { words: new Set(), types: new Set(), empty: true, open: true };
    case 'opt':
      return { ...firstOf(node.node, phrases), empty: true };
    case 'alt':
      return merge(
        node.nodes.map((child) => firstOf(child, phrases)),
        (firsts) => firsts.some((first) => first.empty),
      );
    case 'seq': {
      const firsts: First[] = [];
      for (const child of node.nodes) {
        const first = firstOf(child, phrases);
        firsts.push(first);
        if (!first.empty) return merge(firsts, () => false);
      }
      return merge(firsts, () => true);
    }
  }
}

function merge(firsts: readonly First[], empty: (firsts: readonly First[]) => boolean): First {
  return {
    words: new Set(firsts.flatMap((first) => [...first.words])),
    types: new Set(firsts.flatMap((first) => [...first.types])),
    empty: empty(firsts),
    open: firsts.some((first) => first.open),
  };
}

/** Everything a pattern cannot do without, in its order: a word of each class, a mention of each slot. */
export function needsOf(node: Node, phrases: (name: string) => Phrases): Needs[] {
  switch (node.kind) {
    case 'word':
      return /[\p{L}\p{N}]/u.test(node.norm) ? [{ words: new Set([node.norm]), types: new Set() }] : [];
    case 'class':
      return [{ words: new Set(phrases(node.name).map((phrase) => phrase[0]!)), types: new Set() }];
    case 'slot':
      return [{ words: new Set(), types: new Set([node.type]) }];
    case 'gap':
    case 'opt':
      return [];
    case 'alt': {
      const rarest = node.nodes.map((child) => needsOf(child, phrases).sort((a, b) => weight(a) - weight(b))[0]);
      if (rarest.some((need) => need === undefined)) return [];
      const words = new Set(rarest.flatMap((need) => [...need!.words]));
      const types = new Set(rarest.flatMap((need) => [...need!.types]));
      return [{ words, types }];
    }
    case 'seq':
      return node.nodes.flatMap((child) => needsOf(child, phrases));
  }
}

/** The rarest of the needs, what wakes the rule; null if all of them stand in most sentences. */
export function triggerOf(needs: readonly Needs[]): Needs | null {
  const rare = needs.filter((need) => ![...need.types].some((type) => COMMON_TYPES.has(type)));
  return rare.sort((a, b) => weight(a) - weight(b))[0] ?? null;
}

/** A mention type is rarer than any word, few words rarer than many, and a common type is no help at all. */
function weight({ words, types }: Needs): number {
  for (const type of types) if (COMMON_TYPES.has(type)) return Number.MAX_SAFE_INTEGER;
  return types.size > 0 && words.size === 0 ? 0 : words.size;
}
