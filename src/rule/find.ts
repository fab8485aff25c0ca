import nlp from 'compromise/one';
import { UserError } from '../core/message.js';
import { fold } from '../text/normalize.js';

/**
 * Corpus search in compromise's match syntax over our own terms: `#Org+ nhận #Award`. Its tokenizer never sees the text
 * and its table of letters is emptied, because it folds a third of the Vietnamese ones ("năm" = "nam").
 */

/** A word, a mark, or a whole mention, with its tags. */
export interface Term {
  readonly text: string;
  readonly tags: readonly string[];
}

/** A match: terms `[from, to)` of the sentence. */
export interface TermRange {
  readonly from: number;
  readonly to: number;
}

nlp.plugin({
  mutate: (world: { model: { one: { unicode: object } } }) => {
    world.model.one.unicode = {};
  },
} as unknown as Parameters<typeof nlp.plugin>[0]);

/** Compiles a pattern once; the function it gives finds all its matches in one sentence. Throws `UserError` if malformed. */
export function finder(pattern: string): (terms: readonly Term[]) => TermRange[] {
  const source = pattern.normalize('NFC').trim();
  if (source === '')
    throw new UserError('an empty pattern finds nothing; try: thidua find "#Org+ nhận #Award" corpus/');
  // Words are folded like the text; tags (#Org) and names (<x>) keep their capitals.
  const folded = source.replace(/[#<]?[\p{L}\p{M}]+/gu, (word) => (/^[#<]/.test(word) ? word : fold(word)));
  const net = nlp.parseMatch(folded);
  if (net.length === 0)
    throw new UserError(`cannot read the pattern "${pattern}"; see thidua find --help for its syntax`);
  return (terms) => {
    if (terms.length === 0) return [];
    const sentence = {
      terms: terms.map(({ text, tags }) => ({ text, normal: fold(text), pre: '', post: ' ', tags: [...tags] })),
    };
    const view = nlp([sentence] as unknown as string).match(net as unknown as string) as unknown as {
      fullPointer: [number, number, number][];
    };
    return view.fullPointer.map(([, from, to]) => ({ from, to }));
  };
}
