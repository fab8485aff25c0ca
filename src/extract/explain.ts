import type { Knowledge } from '../rule/load.js';
import type { Mention } from '../rule/mention.js';
import type { Sentence } from '../text/tokens.js';
import type { Marks } from './marks.js';

/** How far one pattern of a woken rule came in a sentence. */
export interface Attempt {
  readonly rule: string;
  readonly yields: string;
  readonly pattern: string;
  /** Did it match anywhere in the sentence? */
  readonly fired: boolean;
  /** Tokens matched by its best try, and the words read so far. */
  readonly reached: number;
  readonly read: string;
  /** The word at which the best try stopped; null at the end of the sentence or when it fired. */
  readonly stoppedAt: string | null;
}

/** One sentence as the rules see it. */
export interface Explained {
  readonly sentence: Sentence;
  readonly text: string;
  readonly mentions: readonly Mention[];
  /** Woken rules, those that fired first, then by how far they came. */
  readonly attempts: readonly Attempt[];
}

/** Explains every sentence: its mentions, the rules it woke and where each stopped. `yields` keeps one kind of rule. */
export function explain(marks: Marks, knowledge: Knowledge, yields?: string): Explained[] {
  return marks.reading.sentences.map((sentence) => ({
    sentence,
    text: marks.reading.text.slice(sentence.start, sentence.end),
    mentions: [...marks.types(sentence)]
      .flatMap((type) => marks.between(type, sentence.from, sentence.to))
      .sort((a, b) => a.from - b.from || b.to - a.to),
    attempts: attemptsIn(marks, knowledge, sentence, yields),
  }));
}

/** The rules that one sentence woke: those that fired first, then by how far they came. `yields` keeps one kind of rule. */
export function attemptsIn(marks: Marks, knowledge: Knowledge, sentence: Sentence, yields?: string): Attempt[] {
  const view = marks.view(sentence);
  const types = marks.types(sentence);
  const words = new Set<string>();
  for (let at = sentence.from; at < sentence.to; at++) words.add(view.tokens[at]!.norm);
  const attempts: Attempt[] = [];
  for (const rule of knowledge.factRules.rules) {
    if (yields && rule.yields !== yields) continue;
    for (const { text, matcher } of rule.patterns) {
      const { trigger } = matcher;
      if (![...trigger.words].some((word) => words.has(word)) && ![...trigger.types].some((type) => types.has(type)))
        continue;
      let best = { from: sentence.from, to: sentence.from, fired: false };
      for (let at = sentence.from; at < sentence.to && !best.fired; at++) {
        const match = matcher.run(view, at);
        const to = match ? match.to : matcher.reached();
        if (match || to - at > best.to - best.from) best = { from: at, to, fired: match !== null };
      }
      attempts.push({
        rule: rule.id,
        yields: rule.yields,
        pattern: text,
        fired: best.fired,
        reached: best.to - best.from,
        read: best.to > best.from ? wordsOf(marks, best.from, best.to) : '',
        stoppedAt: best.fired || best.to >= sentence.to ? null : wordsOf(marks, best.to, best.to + 1),
      });
    }
  }
  return attempts.sort((a, b) => Number(b.fired) - Number(a.fired) || b.reached - a.reached);
}

const wordsOf = (marks: Marks, from: number, to: number): string =>
  marks.reading.text.slice(marks.reading.tokens[from]!.start, marks.reading.tokens[to - 1]!.end);
