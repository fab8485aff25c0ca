import type { Knowledge } from '../../rule/load.js';
import { type Token, tokenize } from '../../text/tokens.js';

const known = new WeakMap<Knowledge, Map<string, Map<string, readonly (readonly string[])[]>>>();

/** Where a phrase of a word class of rules/lexicon/words*.yml first begins in tokens `[from, to)`, or -1. */
export function phraseIn(
  knowledge: Knowledge,
  name: string,
  tokens: readonly Token[],
  from: number,
  to: number,
): number {
  const classes = known.get(knowledge) ?? known.set(knowledge, new Map()).get(knowledge)!;
  const phrases = classes.get(name) ?? classes.set(name, byFirst(knowledge, name)).get(name)!;
  for (let at = from; at < to; at++) {
    const here = phrases.get(tokens[at]!.norm);
    if (here?.some((words) => at + words.length <= to && words.every((word, i) => tokens[at + i]!.norm === word)))
      return at;
  }
  return -1;
}

function byFirst(knowledge: Knowledge, name: string): Map<string, readonly (readonly string[])[]> {
  const out = new Map<string, (readonly string[])[]>();
  const files = [...knowledge.vocabulary].flatMap(([file, terms]) => (/^words(?:-|$)/.test(file) ? terms : []));
  const term = files.find((one) => one.name === name);
  for (const form of term?.forms ?? []) {
    const words = tokenize(form).map((token) => token.norm);
    (out.get(words[0]!) ?? out.set(words[0]!, []).get(words[0]!)!).push(words);
  }
  return out;
}
