import type { Cell } from './table.js';

const DELIMITER = /^\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?$/;
const ESCAPED = '\u0000';

/** Is this the line under the head of a Markdown table ("|---|:--:|")? A single dash row without a bar is a rule. */
export const isDelimiter = (line: string): boolean =>
  line.includes('|') && line.length < 2000 && DELIMITER.test(line.trim());

/** Cells of one line of a table whose columns are set apart by bars; an escaped bar belongs to its cell. */
export function splitRow(line: string): string[] {
  const cells = line.replaceAll('\\|', ESCAPED).trim().replace(/^\|/, '').replace(/\|$/, '').split('|');
  return cells.map((cell) => cell.replaceAll(ESCAPED, '|').trim());
}

/** A Markdown table from its lines (head, delimiter, rows), or null where the lines are none. */
export function pipeTable(lines: readonly string[]): Cell[][] | null {
  if (lines.length < 2 || !lines[0]!.includes('|') || !isDelimiter(lines[1]!)) return null;
  const rows = lines.filter((_, at) => at !== 1).map(splitRow);
  return rows.map((cells, row) => cells.map((text) => ({ text, rows: 1, columns: 1, head: row === 0 })));
}
