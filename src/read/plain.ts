import type { Draft, RawBlock } from '../core/post.js';
import { pipeTable, splitRow } from './pipe-table.js';
import { type Cell, cellBlocks, namesColumns } from './table.js';

/** A line that begins with a bullet or a number. */
export const ITEM = /^\s*(?:[-–•▪●*+○◦►»›]\s|(?:\d{1,2}|[a-zđ])[.)]\s)/u;
const COLUMNS = /[\t|]/;
const BAR_ROW = /^\s*\|.*\|\s*$/;

/**
 * Plain text: each line that is not empty is a block. Lines with a bullet or number are items (the mark stays), runs of
 * lines whose columns are set apart by tabs, bars or, below a head, by runs of blanks are a table, whose cells have its
 * place.
 */
export function readPlain(text: string): Draft {
  const blocks: RawBlock[] = [];
  const lines = text.split(/\r\n?|\n/);
  const starts = startsOf(text);
  const slice = (from: number, to: number) => ({ start: starts[from]!, end: starts[to - 1]! + lines[to - 1]!.length });
  let tables = 0;
  for (let at = 0; at < lines.length; ) {
    const table = tableAt(lines, at) ?? alignedAt(lines, at);
    if (table) {
      const whole = slice(at, table.end);
      blocks.push(...cellBlocks(table.rows, tables++).map((cell) => ({ ...cell, at: whole })));
      at = table.end;
      continue;
    }
    const line = lines[at++]!;
    if (line.trim() !== '')
      blocks.push({ text: line, kind: ITEM.test(line) ? 'item' : 'paragraph', at: slice(at - 1, at) });
  }
  return { blocks, claims: [] };
}

/** Where each line begins. */
function startsOf(text: string): number[] {
  const starts = [0];
  for (const { 0: end, index } of text.matchAll(/\r\n?|\n/g)) starts.push(index + end.length);
  return starts;
}

/** The table that begins at a line: at least two lines with tabs, with bars at both ends, or with bars below heads. */
function tableAt(lines: readonly string[], at: number): { rows: Cell[][]; end: number } | null {
  const heads = barsOf(lines[at]!);
  const headed = heads > 1 && namesColumns(splitRow(lines[at]!));
  const split = headed ? splitRow : cutOf(lines[at]!);
  if (!split) return null;
  let end = at + 1;
  while (end < lines.length && (headed ? barsOf(lines[end]!) === heads : cutOf(lines[end]!) === split)) end++;
  if (end - at < 2) return null;
  const run = lines.slice(at, end);
  const piped = split === splitRow ? pipeTable(run) : null;
  const rows = piped ?? run.map((line) => split(line).map((text) => ({ text, rows: 1, columns: 1, head: false })));
  return { rows, end };
}

/** How many cells bars cut a line into. */
const barsOf = (line: string): number => (line.includes('|') && line.length <= 1000 ? splitRow(line).length : 0);

const GAPS = / {2,}/;
/** A piece of a line between runs of blanks, `from` and `to` its columns of characters. */
interface Piece {
  readonly text: string;
  readonly from: number;
  readonly to: number;
}

/** The table set with blanks that begins at a line: a head that names columns, below it lines cut by blanks as well. */
function alignedAt(lines: readonly string[], at: number): { rows: Cell[][]; end: number } | null {
  const heads = piecesOf(lines[at]!);
  if (heads.length < 2 || !namesColumns(heads.map(({ text }) => text))) return null;
  const rows: Cell[][] = [heads.map(({ text }) => cell(text))];
  let end = at + 1;
  for (; end < lines.length; end++) {
    const pieces = piecesOf(lines[end]!);
    if (pieces.length < 2 || pieces.length > heads.length) break;
    rows.push(underHeads(heads, pieces));
  }
  return end - at < 3 ? null : { rows, end };
}

const cell = (text: string): Cell => ({ text, rows: 1, columns: 1, head: false });

function piecesOf(line: string): Piece[] {
  if (line.length > 1000 || !line.includes('  ')) return [];
  let from = line.length - line.trimStart().length;
  return line
    .trim()
    .split(GAPS)
    .map((text) => {
      const piece = { text, from: line.indexOf(text, from), to: line.indexOf(text, from) + text.length };
      from = piece.to;
      return piece;
    });
}

/** The pieces of a row as cells; in a row with fewer each stands under the head that it is nearest to. */
function underHeads(heads: readonly Piece[], pieces: readonly Piece[]): Cell[] {
  if (pieces.length === heads.length) return pieces.map(({ text }) => cell(text));
  const apart = (a: Piece, b: Piece): number => Math.max(0, a.from - b.to, b.from - a.to);
  const row = heads.map(() => cell(''));
  let next = 0;
  for (const [i, piece] of pieces.entries()) {
    const last = heads.length - (pieces.length - i);
    let best = next;
    for (let column = next; column <= last; column++)
      if (apart(piece, heads[column]!) < apart(piece, heads[best]!)) best = column;
    row[best] = cell(piece.text);
    next = best + 1;
  }
  return row;
}

const byTabs = (line: string): string[] =>
  line
    .replace(/^\s+|\s+$/g, '')
    .split('\t')
    .map((cell) => cell.trim());

/** How the line is cut into cells; null for a line of text. A menu set apart by tabs is one line, tables have several. */
function cutOf(line: string): ((line: string) => string[]) | null {
  if (line.length > 1000 || !COLUMNS.test(line)) return null;
  if (BAR_ROW.test(line)) return splitRow;
  return line.trim().includes('\t') ? byTabs : null;
}
