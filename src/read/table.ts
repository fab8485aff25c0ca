import type { RawBlock } from '../core/post.js';
import type { Span } from '../core/span.js';
import { fold } from '../text/normalize.js';
import { anyPage } from './page.js';
import { phraseAt } from './phrases.js';

/** A cell as it was written: its text, how many rows and columns it covers, whether it is marked as a head. */
export interface Cell {
  readonly text: string;
  readonly rows: number;
  readonly columns: number;
  readonly head: boolean;
  /** Where it stands in its source. */
  readonly at?: Span;
}

// Spans larger than any real table are slips of the page's author; a page full of them must not blow up.
const WIDEST = 30;
const TALLEST = 200;
const MOST_PLACES = 20_000;

/**
 * The cells of a table as blocks, row by row. A cell over several rows stands in each of them, a head over several
 * columns in each of these; empty cells give no block but keep their place. The first row is the head where it is
 * marked so or its cells name columns ("TT", "Đơn vị", "Điểm"), and so is the second where heads reach into it.
 */
export function cellBlocks(rows: readonly (readonly Cell[])[], table: number): RawBlock[] {
  const grid = expand(rows);
  const headRows = countHeads(grid);
  return grid.flatMap((cells, row) =>
    cells.flatMap((cell, column): RawBlock[] => {
      if (!cell || cell.text.trim() === '' || (cell.echo && row >= headRows)) return [];
      const place = { table, row, column, header: row < headRows };
      return [{ text: cell.text, kind: 'cell', cell: place, ...(cell.at && { at: cell.at }) }];
    }),
  );
}

/** A cell in its place; `echo` where a wide cell reaches over further columns. */
type Placed = Pick<Cell, 'text' | 'head' | 'at'> & { readonly echo: boolean };

function expand(rows: readonly (readonly Cell[])[]): (Placed | undefined)[][] {
  const grid: (Placed | undefined)[][] = rows.map(() => []);
  let places = 0;
  for (const [row, cells] of rows.entries()) {
    let column = 0;
    for (const cell of cells) {
      while (grid[row]![column]) column++;
      const many = places > MOST_PLACES;
      const bottom = Math.min(row + (many ? 1 : Math.min(cell.rows, TALLEST)), rows.length);
      const wide = many ? 1 : Math.min(cell.columns, WIDEST);
      places += (bottom - row) * wide - 1;
      for (let y = row; y < bottom; y++) {
        for (let x = 0; x < wide; x++) grid[y]![column + x] = { ...cell, echo: x > 0 };
      }
      column += wide;
    }
  }
  return grid;
}

/** Do the cells of a row name columns ("TT", "Đơn vị", "Điểm")? At least half of those that are not empty. */
export function namesColumns(cells: readonly string[]): boolean {
  const told = cells.filter((text) => text.trim() !== '');
  const named = told.filter((text) => phraseAt(fold(text.normalize('NFC').trim()), anyPage().columns) !== null);
  return named.length > 0 && named.length * 2 >= told.length;
}

function countHeads(grid: readonly (readonly (Placed | undefined)[])[]): number {
  let heads = 0;
  while (heads < grid.length - 1 && grid[heads]!.length > 0 && grid[heads]!.every((cell) => !cell || cell.head))
    heads++;
  if (heads > 0) return heads;
  if (grid.length < 2) return 0;
  const [first, second] = [grid[0]!, grid[1]!].map((row) => row.map((cell) => cell?.text ?? ''));
  if (!namesColumns(first!)) return 0;
  const [only, ...more] = first!.flatMap((text, column) => (namesColumns([text]) ? [column] : []));
  const below = second![only!] ?? '';
  // "Cờ thi đua của UBND tỉnh | Sở A" is no head where the row below goes on alike.
  if (more.length === 0 && first![only!] !== below && namesColumns([below])) return 0;
  // A head over two rows ("Đơn vị") stands in the second too: that one names the parts of the wide heads.
  const goesOn = grid[1]!.some(
    (cell, column) => cell && cell.text.trim() !== '' && cell.text === grid[0]![column]?.text,
  );
  return goesOn && grid.length > 2 ? 2 : 1;
}
