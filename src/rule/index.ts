import { ANY_LIST_START, type Match } from './matcher.js';
import type { View } from './mention.js';
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

/** Indexes rules by the words and mention types that can start them. */
export function ruleIndex(rules: readonly Rule[]): RuleIndex {
  const byWord = new Map<string, Entry[]>();
  const byType = new Map<string, Entry[]>();
  const anywhere: Entry[] = [];
  const put = (map: Map<string, Entry[]>, key: string, entry: Entry) =>
    (map.get(key) ?? map.set(key, []).get(key)!).push(entry);
  let order = 0;
  for (const rule of rules) {
    for (const pattern of rule.patterns) {
      const entry = { rule, pattern, order: order++ };
      const { first } = pattern.matcher;
      if (!first) anywhere.push(entry);
      else {
        for (const word of first.words) put(byWord, word, entry);
        for (const type of first.types) if (type !== ANY_LIST_START) put(byType, type, entry);
      }
    }
  }
  const startTypes = [...byType.keys()];

  return {
    rules,
    run(view, types) {
      const words = new Set<string>();
      for (let at = view.from; at < view.to; at++) words.add(view.tokens[at]!.norm);
      const awake = new Map<Entry, boolean>();
      const isAwake = (entry: Entry): boolean => {
        let yes = awake.get(entry);
        if (yes === undefined) {
          const { trigger } = entry.pattern.matcher;
          yes = shares(trigger.words, words) || shares(trigger.types, types);
          awake.set(entry, yes);
        }
        return yes;
      };
      const hits: (Hit & { order: number })[] = [];
      const tried = new Set<Entry>();
      const attempt = (entries: readonly Entry[] | undefined, at: number) => {
        if (!entries) return;
        for (const entry of entries) {
          if (tried.has(entry) || !isAwake(entry)) continue;
          tried.add(entry);
          const match = entry.pattern.matcher.run(view, at);
          if (match && match.to > at)
            hits.push({ ...match, rule: entry.rule, pattern: entry.pattern, from: at, order: entry.order });
        }
      };
      for (let at = view.from; at < view.to; at++) {
        tried.clear();
        attempt(byWord.get(view.tokens[at]!.norm), at);
        for (const type of startTypes) {
          const entries = byType.get(type)!;
          if (entries.some(isAwake) && view.at(type, at).length > 0) attempt(entries, at);
        }
        attempt(anywhere, at);
      }
      return hits.sort((a, b) => a.order - b.order || a.from - b.from);
    },
  };
}

function shares(few: ReadonlySet<string>, many: ReadonlySet<string>): boolean {
  for (const one of few) if (many.has(one)) return true;
  return false;
}
