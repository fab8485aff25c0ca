import type { Knowledge } from '../../rule/load.js';
import { fold } from '../../text/normalize.js';
import { type Token, tokenize } from '../../text/tokens.js';

/** Does a phrase of the lexicon start at a token? */
export type Stops = (tokens: readonly Token[], at: number, end: number) => boolean;

/**
 * Reads rules/lexicon/stops.yml. `stops`: a name ends here at the latest; a single word stops only in small letters, one
 * in capitals is a name; words of names hold such words ("giao thông"). `compounds`: words that only look like the noun of a body ("hội trường", "môi trường").
 */
export function stopper(knowledge: Knowledge): { stops: Stops; compounds: Stops } {
  const terms = knowledge.vocabulary.get('stops') ?? [];
  const formsOf = (code: string) => terms.filter((term) => term.code === code).flatMap((term) => term.forms);
  const words = formsOf('word').map(wordsOf);
  /** Is the token inside a word of names ("giao" of "giao thông", "ký" of "thư ký")? */
  const within = (tokens: readonly Token[], at: number): boolean =>
    words.some((word) => word.some((_, i) => word.every((one, j) => tokens[at - i + j]?.norm === one)));
  const stops = phrases(
    terms.filter(({ code }) => code !== 'word' && code !== 'compound').flatMap(({ forms }) => forms),
  );
  return {
    stops: (tokens, at, end) => stops(tokens, at, end) && !within(tokens, at),
    compounds: phrases(formsOf('compound'), true),
  };
}

const wordsOf = (form: string): readonly string[] => tokenize(fold(form)).map((token) => token.norm);

/** `compound`: the later words stand in small letters ("xã hội", but "xã Hội Sơn"). */
function phrases(forms: readonly string[], compound = false): Stops {
  const byFirst = new Map<string, (readonly string[])[]>();
  for (const form of forms) {
    const words = wordsOf(form);
    (byFirst.get(words[0]!) ?? byFirst.set(words[0]!, []).get(words[0]!)!).push(words);
  }
  return (tokens, at, end) => {
    const first = tokens[at]!;
    const known = byFirst.get(first.norm);
    if (!known || first.shape === 'upper') return false;

    return known.some(
      (phrase) =>
        at + phrase.length <= end &&
        phrase.every(
          (word, i) => tokens[at + i]!.norm === word && !(compound && i > 0 && tokens[at + i]!.shape !== 'lower'),
        ) &&
        (first.shape === 'lower' || phrase.length > 1),
    );
  };
}
