import { stringify } from 'csv-stringify/sync';

export type Cell = string | number | null;

/**
 * Rows as CSV (RFC 4180): commas, quotes only where needed and round empty text, so that NULL stays apart from it.
 * `excel`: lines end in CRLF, and text that a spreadsheet would run as a formula (it begins with = + - or @) gets a ' before it.
 */
export function csv(rows: readonly (readonly Cell[])[], excel = false): string {
  return stringify(rows as Cell[][], {
    quoted_match: [/^\s|\s$/, /^$/],
    record_delimiter: excel ? 'windows' : 'unix',
    escape_formulas: excel,
  });
}
