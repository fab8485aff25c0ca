import type { Knowledge } from '../rule/load.js';
import type { Mention } from '../rule/mention.js';
import type { Sentence } from '../text/tokens.js';
import type { Marks } from './marks.js';

/** What a fact rule read in a sentence: slots filled with mentions, tokens `[from, to)`, the rule's constants. */
export interface Fact {
  readonly kind: string;
  readonly rule: string;
  readonly sentence: Sentence;
  readonly from: number;
  readonly to: number;
  readonly slots: Readonly<globalThis.Record<string, readonly Mention[]>>;
  readonly with: Readonly<globalThis.Record<string, string | number>>;
}

/** The station `match`: runs the rules of rules/fact over every sentence. Facts in text order within a rule. */
export function match(marks: Marks, knowledge: Knowledge): Fact[] {
  const facts: Fact[] = [];
  for (const sentence of marks.reading.sentences) {
    for (const hit of knowledge.factRules.run(marks.view(sentence), marks.types(sentence))) {
      facts.push({
        kind: hit.rule.yields,
        rule: hit.rule.id,
        sentence,
        from: hit.from,
        to: hit.to,
        slots: hit.slots,
        with: hit.rule.with,
      });
    }
  }
  return facts;
}
