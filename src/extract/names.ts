import type { Token } from '../text/tokens.js';
import type { Offices } from './offices.js';

/** One word of the Central Highlands that is a whole name: "K'Brôi", "H’Yâm". */
export const HIGHLAND = /^[kh]['’]/u;

/** Are the tokens enough for a person's name: two syllables, or one of the Central Highlands? */
export function isLong(tokens: readonly Token[], from: number, end: number): boolean {
  return end - from >= 2 || (end > from && HIGHLAND.test(tokens[from]!.norm));
}

/** End of the capitalised words at a token; an office or more than five syllables end it. */
export function runEnd(tokens: readonly Token[], at: number, end: number, offices: Offices): number {
  let to = at;
  while (to < end) {
    const token = tokens[to]!;
    // "Lê thị Lan": the middle name in small letters.
    const middle =
      token.shape === 'lower' && to > at && /^(?:thị|văn)$/.test(token.norm) && tokens[to + 1]?.shape === 'title';
    if (token.kind !== 'word' || (token.shape === 'lower' && !middle)) break;
    if (to > at && (offices.office(tokens, to, end) > to || (token.shape === 'upper' && offices.act(tokens, to, end))))
      break;
    to++;
  }
  return to;
}

/** A name as the record writes it: capitals only at the beginning of each syllable. */
export function nameOf(tokens: readonly Token[], from: number, to: number, text: string): string {
  const words = tokens.slice(from, to).map((token) => {
    const word = text.slice(token.start, token.end);
    if (token.shape === 'lower') return word[0]!.toUpperCase() + word.slice(1);
    return token.shape === 'upper' ? word[0]! + word.slice(1).toLowerCase() : word;
  });
  return words.join(' ').normalize('NFC');
}
