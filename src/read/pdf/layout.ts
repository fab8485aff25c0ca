import { fold } from '../../text/normalize.js';
import type { Cell } from '../table.js';
import type { Grid } from './grid.js';
import { joinLine, type Line, lineOf, type Piece, textOf } from './lines.js';

/** Lines of running text that share their margins, or a table. `flows`: the text goes on from the unit before. */
export type Unit =
  | { readonly kind: 'text'; readonly lines: readonly Line[]; readonly column: boolean; readonly flows: boolean }
  | { readonly kind: 'table'; readonly rows: readonly (readonly Cell[])[]; readonly edges: readonly number[] };

/** What stands on a page in reading order: between its ruled tables, columns one after the other, tables without rules. */
export function unitsOf(lines: readonly Line[], grids: readonly Grid[]): Unit[] {
  const units: Unit[] = [];
  let from = 0;
  for (const { rows, edges, top } of grids) {
    let to = from;
    while (to < lines.length && lines[to]!.y <= top) to++;
    units.push(...columnsOf(lines.slice(from, to)), { kind: 'table', rows, edges });
    from = to;
  }
  units.push(...columnsOf(lines.slice(from)));
  return units;
}

/** A strip without letters, from top to bottom of some lines. */
interface Gutter {
  readonly from: number;
  readonly to: number;
}

// Strips are looked for in the middle of the text: from a quarter to three quarters of its width.
const MARGIN = 0.25;
const BINS = 120;
const FEWEST_LINES = 2;

/**
 * Where lines stand beside each other on both sides of an empty strip, the left side is read first: columns of running
 * text, the heads of official letters, the names below them. Short cells in rows are a table, not columns.
 */
function columnsOf(lines: readonly Line[]): Unit[] {
  const gutter = gutterOf(lines);
  if (!gutter) return tablesOf(lines);
  const units: Unit[] = [];
  let from = 0;
  for (let at = 0; at < lines.length; ) {
    let end = at;
    while (end < lines.length && !crosses(lines[end]!, gutter)) end++;
    const band = lines.slice(at, end);
    const sides = band.length >= FEWEST_LINES ? sidesOf(band, gutter) : null;
    const prose = sides !== null && isProse(sides.left) && isProse(sides.right);
    if (sides && (prose || isBesides(band, sides))) {
      units.push(...tablesOf(lines.slice(from, at)));
      units.push({ kind: 'text', lines: sides.left, column: true, flows: false });
      units.push({ kind: 'text', lines: sides.right, column: true, flows: prose });
      from = end;
    }
    at = Math.max(end, at + 1);
  }
  units.push(...tablesOf(lines.slice(from)));
  return units;
}

/** The strip in the middle that the fewest lines cross; null where most lines do. */
function gutterOf(lines: readonly Line[]): Gutter | null {
  if (lines.length < FEWEST_LINES) return null;
  const left = Math.min(...lines.map(({ x0 }) => x0));
  const right = Math.max(...lines.map(({ x1 }) => x1));
  const bin = (right - left) / BINS;
  if (bin <= 0) return null;
  const crossed = new Array<number>(BINS).fill(0);
  for (const { pieces } of lines) {
    for (const { x0, x1 } of pieces) {
      const last = Math.min(BINS - 1, Math.floor((x1 - left) / bin));
      for (let at = Math.floor((x0 - left) / bin); at <= last; at++) crossed[at]!++;
    }
  }
  const middle = crossed.slice(BINS * MARGIN, BINS * (1 - MARGIN));
  const fewest = Math.min(...middle);
  if (fewest > lines.length - FEWEST_LINES) return null;
  // The widest strip of those that are crossed least.
  let best = { from: 0, to: 0 };
  for (let at = 0; at < middle.length; at++) {
    let end = at;
    while (end < middle.length && middle[end] === fewest) end++;
    if (end - at > best.to - best.from) best = { from: at, to: end };
    at = Math.max(at, end);
  }
  const first = left + BINS * MARGIN * bin;
  return { from: first + best.from * bin, to: first + best.to * bin };
}

const crosses = (line: Line, { from, to }: Gutter): boolean =>
  line.pieces.some(({ x0, x1 }) => x0 < (from + to) / 2 && x1 > (from + to) / 2);

interface Sides {
  readonly left: Line[];
  readonly right: Line[];
}

function sidesOf(lines: readonly Line[], { from, to }: Gutter): Sides | null {
  const side = (keep: (piece: Piece) => boolean): Line[] =>
    lines.flatMap(({ pieces }) => {
      const kept = pieces.filter(keep);
      return kept.length > 0 ? [lineOf(kept)] : [];
    });
  const middle = (from + to) / 2;
  const [left, right] = [side(({ x1 }) => x1 <= middle), side(({ x0 }) => x0 >= middle)];
  return left.length >= FEWEST_LINES && right.length >= FEWEST_LINES ? { left, right } : null;
}

const PROSE_LINES = 4;
const PROSE_LETTERS = 18;
const FULL = 0.75;

/** Most lines reach from margin to margin, as those of running text do. */
function isProse(lines: readonly Line[]): boolean {
  const left = Math.min(...lines.map(({ x0 }) => x0));
  const width = Math.max(...lines.map(({ x1 }) => x1)) - left;
  const full = lines.filter((line) => line.x1 - left >= width * FULL && textOf(line).length >= PROSE_LETTERS);
  return (
    lines.length >= PROSE_LINES && full.length * 2 >= lines.length && lines.every(({ pieces }) => pieces.length === 1)
  );
}

const MOTTO = 'cộng hòa xã hội chủ nghĩa việt nam';
const MOST_BESIDE = 12;
const COPIES = /^nơi nhận\s*:?$/;

/** The head of an official letter (body on the left, motto of the state on the right), or its foot (copies to, signed). */
function isBesides(band: readonly Line[], { left, right }: Sides): boolean {
  if (band.length > MOST_BESIDE) return false;
  const says = (side: readonly Line[], test: (key: string) => boolean) =>
    side.some((line) => test(fold(textOf(line).normalize('NFC')).trim()));
  return says(right, (key) => key.includes(MOTTO)) || says(left, (key) => COPIES.test(key));
}

const FEWEST_ROWS = 3;

/** Cuts lines into tables without rules (cells below each other in at least three rows) and running text. */
function tablesOf(lines: readonly Line[]): Unit[] {
  const units: Unit[] = [];
  let from = 0;
  for (let at = 0; at < lines.length; ) {
    const table = lines[at]!.pieces.length >= 2 ? tableAt(lines, at) : null;
    if (!table) {
      at++;
      continue;
    }
    if (at > from) units.push({ kind: 'text', lines: lines.slice(from, at), column: false, flows: false });
    units.push({ kind: 'table', rows: table.rows, edges: [] });
    at = table.end;
    from = at;
  }
  if (from < lines.length) units.push({ kind: 'text', lines: lines.slice(from), column: false, flows: false });
  return units;
}

interface Column {
  x0: number;
  x1: number;
}

// A cell goes on below within a line and a half.
const NEXT_LINE = 1.7;

function tableAt(lines: readonly Line[], at: number): { rows: Cell[][]; end: number } | null {
  let columns: Column[] = lines[at]!.pieces.map(({ x0, x1 }) => ({ x0, x1 }));
  const rows: { texts: Map<Column, string> }[] = [];
  let end = at;
  for (; end < lines.length; end++) {
    const line = lines[end]!;
    const grown = place(line.pieces, columns);
    if (!grown) break;
    const above = lines[end - 1];
    const goesOn = above && end > at && line.pieces.length === 1 && grown[0] !== columns[0];
    if (line.pieces.length < 2 && !(goesOn && line.y - above.y < NEXT_LINE * line.size)) break;
    for (const [n, { x0, x1 }] of line.pieces.entries()) {
      const column = grown[n]!;
      column.x0 = Math.min(column.x0, x0);
      column.x1 = Math.max(column.x1, x1);
      if (!columns.includes(column)) columns = [...columns, column].sort((a, b) => a.x0 - b.x0);
    }
    if (line.pieces.length < 2) {
      const texts = rows.at(-1)!.texts;
      texts.set(grown[0]!, joinLine(texts.get(grown[0]!) ?? '', line.pieces[0]!.text));
    } else rows.push({ texts: new Map(line.pieces.map(({ text }, n) => [grown[n]!, text])) });
  }
  if (rows.length < FEWEST_ROWS) return null;
  const cell = (text: string): Cell => ({ text, rows: 1, columns: 1, head: false });
  return { rows: rows.map(({ texts }) => columns.map((column) => cell(texts.get(column) ?? ''))), end };
}

/** The column of each piece: the one it stands over, or a new one in a free place; null where the columns don't hold. */
function place(pieces: readonly Piece[], columns: readonly Column[]): Column[] | null {
  const found: Column[] = [];
  for (const { x0, x1 } of pieces) {
    const over = columns.filter((column) => column.x0 < x1 && column.x1 > x0);
    if (over.length > 1 || (over[0] && found.includes(over[0]))) return null;
    found.push(over[0] ?? { x0, x1 });
  }
  return found;
}
