import type { Knowledge } from '../rule/load.js';
import { fold } from '../text/normalize.js';
import { type Token, tokenize } from '../text/tokens.js';

/** Does a stop phrase of at least `least` words start at a token, so that a name ends there at the latest? */
export type Stops = (tokens: readonly Token[], at: number, end: number, least?: number) => boolean;

/** Builds `Stops` from rules/lexicon/stops.yml. A single word stops only in small letters; one in capitals is a name. */
export function stopper(knowledge: Knowledge): Stops {
  const byFirst = new Map<string, (readonly string[])[]>();
  for (const form of (knowledge.vocabulary.get('stops') ?? []).flatMap((term) => term.forms)) {
    const words = tokenize(fold(form)).map((token) => token.norm);
    (byFirst.get(words[0]!) ?? byFirst.set(words[0]!, []).get(words[0]!)!).push(words);
  }
  return (tokens, at, end, least = 1) => {
    const first = tokens[at]!;
    const phrases = byFirst.get(first.norm);
    if (!phrases || first.shape === 'upper') return false;
    return phrases.some(
      (phrase) =>
        phrase.length >= least &&
        at + phrase.length <= end &&
        phrase.every((word, i) => tokens[at + i]!.norm === word) &&
        (first.shape === 'lower' || phrase.length > 1),
    );
  };
}
