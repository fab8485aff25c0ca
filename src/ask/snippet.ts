import type { Span } from '../core/span.js';
import { bare } from '../text/normalize.js';

/** Marks that full-text search puts around what it found: control characters, which no stored text holds. */
export const OPEN = '\u0001';
export const CLOSE = '\u0002';

/** Where in a text stands what is marked in its letters without tones. Offsets in UTF-16 code units. */
export function hitsIn(text: string, marked: string): Span[] {
  const at = placesOf(text);
  const hits: Span[] = [];
  let shift = 0;
  for (let open = marked.indexOf(OPEN); open >= 0; open = marked.indexOf(OPEN, open + 1)) {
    const close = marked.indexOf(CLOSE, open);
    hits.push({ start: at(open - shift), end: at(close - shift - 1) });
    shift += 2;
  }
  return hits;
}

// Each code unit of these becomes one without tones; others may become several or none.
const ONE_TO_ONE = /^[\p{Script=Latin}\p{Script=Common}]*$/u;

/** Place in `bare(text)` → place in the text. */
function placesOf(text: string): (place: number) => number {
  if (ONE_TO_ONE.test(text)) return (place) => place;
  const places: number[] = [];
  let at = 0;
  for (const letter of text) {
    for (let n = bare(letter).length; n > 0; n--) places.push(at);
    at += letter.length;
  }
  return (place) => places[place] ?? at;
}

/** Letters of a snippet, about two lines of a terminal. */
const LENGTH = 200;

/** The piece of a text that shows most of its hits: of all windows the one with most different words, then most hits. */
export function pieceOf(text: string, hits: readonly Span[]): Span {
  const words = hits.map(({ start, end }) => bare(text.slice(start, end)));
  let best = { first: 0, last: 0, different: 0, many: 0 };
  const inside = new Map<string, number>();
  let first = 0;
  for (let last = 0; last < hits.length; last++) {
    inside.set(words[last]!, (inside.get(words[last]!) ?? 0) + 1);
    while (first < last && hits[last]!.end - hits[first]!.start > LENGTH) {
      const left = inside.get(words[first]!)! - 1;
      if (left === 0) inside.delete(words[first]!);
      else inside.set(words[first]!, left);
      first++;
    }
    const here = { first, last, different: inside.size, many: last - first + 1 };
    if (here.different > best.different || (here.different === best.different && here.many > best.many)) best = here;
  }
  const from = hits[best.first]?.start ?? 0;
  const to = hits[best.last]?.end ?? 0;
  const room = Math.max(0, LENGTH - (to - from));
  const start = from - room / 2 <= 0 ? 0 : wordAfter(text, Math.floor(from - room / 2), from);
  const end = start + LENGTH >= text.length ? text.length : wordBefore(text, Math.max(to, start + LENGTH), to);
  return { start, end };
}

function wordAfter(text: string, at: number, most: number): number {
  const space = text.slice(at, most).search(/\s/);
  return space < 0 ? most : at + space + 1;
}

function wordBefore(text: string, at: number, least: number): number {
  const space = text.slice(least, at).search(/\s\S*$/);
  return space < 0 ? least : least + space;
}

/** A piece of a text on one line with its hits marked, and "…" where it is cut. */
export function shown(
  text: string,
  { start, end }: Span,
  hits: readonly Span[],
  mark: (hit: string) => string,
): string {
  let line = start > 0 ? '…' : '';
  let at = start;
  for (const hit of hits.filter((it) => it.start >= start && it.end <= end)) {
    line += text.slice(at, hit.start) + mark(text.slice(hit.start, hit.end));
    at = hit.end;
  }
  return `${line}${text.slice(at, end)}${end < text.length ? '…' : ''}`.replace(/\s+/g, ' ').trim();
}
