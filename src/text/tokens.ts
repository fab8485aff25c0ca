import { memo } from '../core/memo.js';
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

/** What a character is to words: nearly all are known by their code unit, those beyond 16 bits by their pair. */
const [SPACE, LETTER, ACCENT, DIGIT, OTHER] = [1, 2, 3, 4, 5] as const;
const KINDS = new Uint8Array(0x10000); // as met so far; 0: not met, or half of a pair

/** Spellings of one mark: all dashes are `-`, all double quotes `"`. */
const MARKS: ReadonlyMap<string, string> = new Map(
  [`-‐‑‒–—―−`, `"“”„‟«»`, `'‘’‚`, `•●▪■◦○+*✓➢►`].flatMap((same) => [...same].map((mark) => [mark, same[0]!] as const)),
);

/**
 * Cuts `text[start, end)` into tokens with offsets into `text`: a word is letters with their accents and inner
 * apostrophes ("H'leo"), a number digits with inner `.` or `,`, a mark any other character.
 */
export function tokenize(text: string, start = 0, end = text.length): Token[] {
  const tokens: Token[] = [];
  let last = -1;
  for (let at = start; at < end; ) {
    const kind = kindAt(text, at);
    if (kind === SPACE) {
      at++;
      continue;
    }
    const glued = at === last;
    last =
      kind === LETTER ? wordEnd(text, at, end) : kind === DIGIT ? numberEnd(text, at, end) : at + widthAt(text, at);
    const raw = text.slice(at, last);
    if (kind === LETTER) {
      const { norm, shape } = wordOf(raw);
      tokens.push({ start: at, end: last, kind: 'word', norm, shape, glued });
    } else if (kind === DIGIT) tokens.push({ start: at, end: last, kind: 'number', norm: raw, shape: 'none', glued });
    else tokens.push({ start: at, end: last, kind: 'mark', norm: MARKS.get(raw) ?? raw, shape: 'none', glued });
    at = last;
  }
  return tokens;
}

function wordEnd(text: string, at: number, end: number): number {
  let to = at;
  for (;;) {
    while (to < end && isLetter(text, to)) to += widthAt(text, to);
    const inner = to + 1 < end && (text[to] === "'" || text[to] === '’') && isLetter(text, to + 1);
    if (!inner) return to;
    to++;
  }
}

function numberEnd(text: string, at: number, end: number): number {
  let to = at;
  for (;;) {
    while (to < end && kindAt(text, to) === DIGIT) to += widthAt(text, to);
    const inner = to + 1 < end && (text[to] === '.' || text[to] === ',') && kindAt(text, to + 1) === DIGIT;
    if (!inner) return to;
    to++;
  }
}

function isLetter(text: string, at: number): boolean {
  const kind = kindAt(text, at);
  return kind === LETTER || kind === ACCENT;
}

const widthAt = (text: string, at: number): number => (text.codePointAt(at)! > 0xffff ? 2 : 1);

function kindAt(text: string, at: number): number {
  const known = KINDS[text.charCodeAt(at)]!;
  if (known !== 0) return known;
  const point = text.codePointAt(at)!;
  const letter = String.fromCodePoint(point);
  const kind = /\s/.test(letter)
    ? SPACE
    : /\p{L}/u.test(letter)
      ? LETTER
      : /\p{M}/u.test(letter)
        ? ACCENT
        : /\p{N}/u.test(letter)
          ? DIGIT
          : OTHER;
  if (point < 0xd800 || (point > 0xdfff && point <= 0xffff)) KINDS[point] = kind;
  return kind;
}

interface Word {
  readonly norm: string;
  readonly shape: Shape;
}

// A few thousand syllables make up nearly all text: each is folded once. Emptied when strange words have filled it.
const wordOf = memo(20_000, (raw: string): Word => ({ norm: fold(raw), shape: shapeOf(raw) }));

function shapeOf(word: string): Shape {
  const first = word[0]!;
  if (first === first.toLowerCase()) return 'lower';
  return word.length > 1 && word === word.toUpperCase() ? 'upper' : 'title';
}
