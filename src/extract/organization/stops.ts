import type { Knowledge } from '../../rule/load.js';
import { fold } from '../../text/normalize.js';
import { type Token, tokenize } from '../../text/tokens.js';

/** Does a phrase of the lexicon start at a token? */
export type Stops = (tokens: readonly Token[], at: number, end: number) => boolean;

/**
 * Reads rules/lexicon/stops.yml. `stops`: a name ends here at the latest; a single word stops only in small letters, one
 * in capitals is a name. `compounds`: words that only look like the noun of a body ("hội trường", "môi trường").
 */
export function stopper(knowledge: Knowledge): { stops: Stops; compounds: Stops } {
  const terms = knowledge.vocabulary.get('stops') ?? [];
  const formsOf = (compound: boolean) =>
    terms.filter((term) => (term.code === 'compound') === compound).flatMap((term) => term.forms);
  return { stops: phrases(formsOf(false)), compounds: phrases(formsOf(true), true) };
}

/** `compound`: the later words stand in small letters ("xã hội", but "xã Hội Sơn"). */
function phrases(forms: readonly string[], compound = false): Stops {
  const byFirst = new Map<string, (readonly string[])[]>();
  for (const form of forms) {
    const words = tokenize(fold(form)).map((token) => token.norm);
    (byFirst.get(words[0]!) ?? byFirst.set(words[0]!, []).get(words[0]!)!).push(words);
  }
  return (tokens, at, end) => {
    const first = tokens[at]!;
    const known = byFirst.get(first.norm);
    if (!known || first.shape === 'upper') return false;
    if (first.norm === 'không' && tokens[at - 1]?.norm === 'hàng') return false; // "Công ty Hàng không X"
    if (first.norm === 'ký' && tokens[at - 1]?.norm === 'thư') return false; // "Vụ Thư ký"

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
