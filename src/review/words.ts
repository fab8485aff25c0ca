import type { Span } from '../core/span.js';
import { clean } from '../text/normalize.js';

/** Finds words in a text; of several places that which begins nearest to `near`. Null: they are not there. */
export type FindWords = (quote: string, near: number) => Span | null;

/**
 * Where words that a reviewer copied stand in a post. Spaces and line breaks may differ, nothing else. Offsets count
 * UTF-16 code units.
 */
export function wordsIn(text: string): FindWords {
  const { letters, places } = spaced(text);
  return (quote, near) => {
    const words = clean(quote).replace(/\s+/g, ' ').trim();
    if (words === '') return null;
    let best: Span | null = null;
    for (let at = letters.indexOf(words); at >= 0; at = letters.indexOf(words, at + 1)) {
      const found = { start: places[at]!, end: places[at + words.length - 1]! + 1 };
      if (best === null || Math.abs(found.start - near) < Math.abs(best.start - near)) best = found;
      else if (found.start > near) break;
    }
    return best;
  };
}

/** A text with single spaces for every run of space, and where each of its code units stood. */
function spaced(text: string): { letters: string; places: Uint32Array } {
  const places = new Uint32Array(text.length);
  let letters = '';
  let from = 0;
  for (const { 0: space, index } of text.matchAll(/\s+/g)) {
    for (let at = from; at <= index; at++) places[letters.length + at - from] = at;
    letters += `${text.slice(from, index)} `;
    from = index + space.length;
  }
  for (let at = from; at < text.length; at++) places[letters.length + at - from] = at;
  return { letters: letters + text.slice(from), places };
}
