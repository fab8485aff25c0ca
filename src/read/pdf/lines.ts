import type { Glyph } from './glyphs.js';

/** Letters that stand close together on one line. `y` is the base line from the top, all in points. */
export interface Piece {
  readonly text: string;
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly size: number;
  readonly bold: boolean;
}

/** The pieces of one line from left to right: one for running text, several where columns or cells stand beside each other. */
export interface Line {
  readonly pieces: readonly Piece[];
  readonly x0: number;
  readonly x1: number;
  readonly y: number;
  readonly size: number;
}

export const textOf = (line: Line): string => line.pieces.map(({ text }) => text).join(' ');

const SOFT_HYPHEN = /\u00ad$/;
const HYPHEN = /[\p{L}\p{N}][-\u2010\u2011]$/u;

/** Puts the next line behind a text. Vietnamese words are not parted, so a hyphen at the end of a line is one of the text. */
export function joinLine(text: string, next: string): string {
  if (SOFT_HYPHEN.test(text)) return text.slice(0, -1) + next;
  return HYPHEN.test(text) || text === '' ? text + next : `${text} ${next}`;
}

// In sizes of the letters. Small letters set higher (notes) stand on the line they are set to.
const SAME_LINE = 0.35;
const CELL_GAP = 1.4;
// A gap between words where the document draws blanks as letters too, and where it does not.
const GAP_BESIDE_BLANKS = 0.2;
const GAP_BEHIND_MARK = 0.08;
const GAP_ALONE = 0.16;
// Letters printed twice for want of a bold font.
const TWICE = 0.2;

const LIST_MARK = /^(?:[-–•▪●*+○◦►»›\uf0b7\uf0a7]|(?:\d{1,2}|[a-zđ]|[ivx]{1,4})[.)])$/iu;

/** The lines of a page or a cell from top to bottom, whatever order its letters were drawn in. */
export function linesOf(glyphs: readonly Glyph[]): Line[] {
  const sorted = withMarks(glyphs).sort((a, b) => a.y - b.y);
  const lines: Line[] = [];
  for (let from = 0; from < sorted.length; ) {
    let to = from + 1;
    let size = sorted[from]!.size;
    for (; to < sorted.length; to++) {
      const next = sorted[to]!;
      if (next.y - sorted[from]!.y > SAME_LINE * Math.max(size, next.size)) break;
      size = Math.max(size, next.size);
    }
    const pieces = joinMarks(piecesOf(sorted.slice(from, to).sort((a, b) => a.x - b.x)));
    if (pieces.length > 0) lines.push(lineOf(pieces));
    from = to;
  }
  return lines;
}

/** A line of pieces that stand in order. */
export function lineOf(pieces: readonly Piece[]): Line {
  const widest = pieces.reduce((a, b) => (b.text.length > a.text.length ? b : a));
  return { pieces, x0: pieces[0]!.x0, x1: Math.max(...pieces.map(({ x1 }) => x1)), y: widest.y, size: widest.size };
}

const MARK = /^\p{M}+$/u;

/** Tone marks drawn apart from their letters go behind them. */
function withMarks(glyphs: readonly Glyph[]): Glyph[] {
  const out: Glyph[] = [];
  for (const glyph of glyphs) {
    const last = out.at(-1);
    const over =
      last &&
      MARK.test(glyph.text) &&
      Math.abs(glyph.y - last.y) < last.size &&
      glyph.x > last.x - last.size / 2 &&
      glyph.x < last.x + last.width + last.size / 2;
    if (over) out[out.length - 1] = { ...last, text: last.text + glyph.text };
    else out.push(glyph);
  }
  return out;
}

function piecesOf(glyphs: readonly Glyph[]): Piece[] {
  const letters = glyphs.filter(({ text }) => text !== ' ');
  const wordGap = wordGapOf(letters, glyphs.length - letters.length);
  const pieces: Piece[] = [];
  let open: Glyph[] = [];
  let text = '';
  let blank = false;
  let end = 0;
  const close = () => {
    if (open.length > 0) pieces.push(pieceOf(open, text, end));
    open = [];
    text = '';
  };
  for (const glyph of glyphs) {
    if (glyph.text === ' ') {
      blank = true;
      continue;
    }
    const last = open.at(-1);
    if (last?.text === glyph.text && Math.abs(glyph.x - last.x) < TWICE * glyph.size) continue;
    const gap = glyph.x - end;
    if (last && gap > CELL_GAP * Math.max(last.size, glyph.size)) close();
    else if (last && (blank || gap > wordGap * glyph.size)) text += ' ';
    else if (gap > GAP_BEHIND_MARK * glyph.size && pieces.length === 0 && LIST_MARK.test(text)) text += ' ';
    text += glyph.text;
    open.push(glyph);
    end = open.length === 1 ? glyph.x + glyph.width : Math.max(end, glyph.x + glyph.width);
    blank = false;
  }
  close();
  return pieces;
}

/** Letters may be set apart throughout: then only what is wider than the usual gap parts words. */
function wordGapOf(letters: readonly Glyph[], blanks: number): number {
  if (blanks * 15 >= letters.length) return GAP_BESIDE_BLANKS;
  const gaps = letters.slice(1).map((glyph, at) => (glyph.x - letters[at]!.x - letters[at]!.width) / glyph.size);
  const usual = gaps.sort((a, b) => a - b)[gaps.length >> 1] ?? 0;
  return GAP_ALONE + Math.max(0, usual);
}

function pieceOf(glyphs: readonly Glyph[], text: string, x1: number): Piece {
  // Most letters of the piece are the measure, not a note set to it.
  const sizes = new Map<number, number>();
  for (const { size } of glyphs) sizes.set(size, (sizes.get(size) ?? 0) + 1);
  const size = [...sizes].reduce((a, b) => (b[1] > a[1] ? b : a))[0];
  const first = glyphs.find((glyph) => glyph.size === size)!;
  const bold = glyphs.filter((glyph) => glyph.bold).length * 10 >= glyphs.length * 9;
  return { text, x0: glyphs[0]!.x, x1, y: first.y, size, bold };
}

/** The mark of an item stands apart from its text, but is no cell of a table. */
function joinMarks(pieces: readonly Piece[]): readonly Piece[] {
  const [mark, text, ...rest] = pieces;
  if (!mark || !text || !LIST_MARK.test(mark.text)) return pieces;
  return [{ ...text, text: `${mark.text} ${text.text}`, x0: mark.x0 }, ...rest];
}
