import type { Match } from './matcher.js';
import type { View } from './mention.js';
import type { Needs } from './needs.js';
import type { Pattern, Rule } from './rules.js';

/** Rules indexed by what can start them, so that a sentence runs only rules whose trigger it holds. */
export interface RuleIndex {
  readonly rules: readonly Rule[];
  /** All matches in a sentence, in the order of rules' files and then of the text; one match a pattern and start. */
  run(view: View, types: ReadonlySet<string>): Hit[];
}

/** A match of one rule's pattern at tokens `[from, to)`. */
export interface Hit extends Match {
  readonly rule: Rule;
  readonly pattern: Pattern;
  readonly from: number;
}

interface Entry {
  readonly rule: Rule;
  readonly pattern: Pattern;
  readonly order: number;
}

/** Indexes rules by the words and mention types that wake them and that can start them. */
export function ruleIndex(rules: readonly Rule[]): RuleIndex {
  const wokenByWord = new Map<string, Entry[]>();
  const wokenByType = new Map<string, Entry[]>();
  const startedByWord = new Map<string, Entry[]>();
  const startedByType = new Map<string, Entry[]>();
  const anywhere: Entry[] = [];
  const put = (map: Map<string, Entry[]>, keys: Iterable<string>, entry: Entry) => {
    for (const key of keys) (map.get(key) ?? map.set(key, []).get(key)!).push(entry);
  };
  let order = 0;
  for (const rule of rules) {
    for (const pattern of rule.patterns) {
      const entry = { rule, pattern, order: order++ };
      const { first, trigger } = pattern.matcher;
      put(wokenByWord, trigger.words, entry);
      put(wokenByType, trigger.types, entry);
      if (!first) anywhere.push(entry);
      else {
        put(startedByWord, first.words, entry);
        put(startedByType, first.types, entry);
      }
    }
  }
  // Stamps instead of sets: an entry is awake in the sentence, or tried at the token, whose number it bears.
  const awakeIn = new Uint32Array(order);
  const weighedIn = new Uint32Array(order);
  const triedAt = new Uint32Array(order);
  let sentences = 0;
  let places = 0;

  return {
    rules,
    run(view, types) {
      sentences++;
      const words = new Set<string>();
      for (let at = view.from; at < view.to; at++) words.add(view.tokens[at]!.norm);
      let any = false;
      const wake = (entries: readonly Entry[] | undefined) => {
        if (!entries) return;
        for (const { order, pattern } of entries) {
          if (weighedIn[order] === sentences) continue;
          weighedIn[order] = sentences;
          if (!isAwake(pattern, words, types)) continue;
          awakeIn[order] = sentences;
          any = true;
        }
      };
      for (const word of words) wake(wokenByWord.get(word));
      for (const type of types) wake(wokenByType.get(type));
      if (!any) return [];

      const hits: (Hit & { order: number })[] = [];
      const attempt = (entries: readonly Entry[] | undefined, at: number) => {
        if (!entries) return;
        for (const entry of entries) {
          const { order, rule, pattern } = entry;
          if (awakeIn[order] !== sentences || triedAt[order] === places) continue;
          triedAt[order] = places;
          const match = pattern.matcher.run(view, at);
          if (match && match.to > at) hits.push({ ...match, rule, pattern, from: at, order });
        }
      };
      for (let at = view.from; at < view.to; at++) {
        places++;
        attempt(startedByWord.get(view.tokens[at]!.norm), at);
        for (const type of view.starting(at)) {
          if (view.at(type, at).length > 0) attempt(startedByType.get(type), at);
          if (type === 'Org') attempt(startedByType.get('Body'), at);
        }
        attempt(anywhere, at);
      }
      return hits.sort((a, b) => a.order - b.order || a.from - b.from);
    },
  };
}

/** Does a sentence hold everything that a pattern cannot do without? */
export const isAwake = ({ matcher }: Pattern, words: ReadonlySet<string>, types: ReadonlySet<string>): boolean =>
  matcher.needs.every((need) => meets(need, words, types));

/** Does a sentence hold one of the words or types of a need? */
function meets(need: Needs, words: ReadonlySet<string>, types: ReadonlySet<string>): boolean {
  for (const type of need.types) if (types.has(type)) return true;
  for (const word of need.words) if (words.has(word)) return true;
  return false;
}
