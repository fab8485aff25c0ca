import type { Block } from '../core/post.js';
import type { Span } from '../core/span.js';
import { fold } from './normalize.js';

export type TokenKind = 'word' | 'number' | 'mark';
export type Shape = 'lower' | 'title' | 'upper' | 'none';

/** A word, a number (digits with inner `.` or `,`) or one punctuation mark. */
export interface Token extends Span {
  readonly kind: TokenKind;
  /** Folded word; dashes are `-`, double quotes `"`, single quotes `'`, bullets `•`. */
  readonly norm: string;
  /** Of a word: `title` starts with a capital, `upper` has two or more letters and no small one. */
  readonly shape: Shape;
  /** No space between this token and the one before it. */
  readonly glued: boolean;
}

/** A sentence: tokens `[from, to)` of its `Reading`, all from one block. */
export interface Sentence extends Span {
  readonly index: number;
  readonly block: Block;
  readonly from: number;
  readonly to: number;
}

const TOKEN = /(\p{L}[\p{L}\p{M}]*(?:['’][\p{L}\p{M}]+)*)|(\p{N}+(?:[.,]\p{N}+)*)|(\S)/gu;
const DASH = /[-‐‑‒–—―−]/;
const QUOTE = /["“”„‟«»]/;
const APOSTROPHE = /['‘’‚]/;
const BULLET = /[•●▪■◦○+*✓➢►]/;

/** Cuts `text[start, end)` into tokens with offsets into `text`. */
export function tokenize(text: string, start = 0, end = text.length): Token[] {
  const tokens: Token[] = [];
  const piece = start === 0 && end === text.length ? text : text.slice(start, end);
  let last = -1;
  for (const match of piece.matchAll(TOKEN)) {
    const raw = match[0];
    const at = match.index + start;
    const glued = at === last;
    last = at + raw.length;
    if (match[1] !== undefined) {
      const { norm, shape } = wordOf(raw);
      tokens.push({ start: at, end: last, kind: 'word', norm, shape, glued });
    } else if (match[2] !== undefined)
      tokens.push({ start: at, end: last, kind: 'number', norm: raw, shape: 'none', glued });
    else tokens.push({ start: at, end: last, kind: 'mark', norm: markOf(raw), shape: 'none', glued });
  }
  return tokens;
}

interface Word {
  readonly norm: string;
  readonly shape: Shape;
}

// A few thousand syllables make up nearly all text: each is folded once. Emptied when strange words have filled it.
const words = new Map<string, Word>();
const MOST_WORDS = 20_000;

function wordOf(raw: string): Word {
  let word = words.get(raw);
  if (!word) {
    if (words.size >= MOST_WORDS) words.clear();
    word = { norm: fold(raw), shape: shapeOf(raw) };
    words.set(raw, word);
  }
  return word;
}

function shapeOf(word: string): Shape {
  const first = word[0]!;
  if (first === first.toLowerCase()) return 'lower';
  return word.length > 1 && word === word.toUpperCase() ? 'upper' : 'title';
}

function markOf(mark: string): string {
  if (DASH.test(mark)) return '-';
  if (QUOTE.test(mark)) return '"';
  if (APOSTROPHE.test(mark)) return "'";
  if (BULLET.test(mark)) return '•';
  return mark === '…' ? '…' : mark;
}
