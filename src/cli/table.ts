import { csv } from '../release/csv.js';

export const FORMATS = ['table', 'csv', 'json', 'jsonl', 'md'] as const;
export type Format = (typeof FORMATS)[number];
type Value = string | number | null;
type Row = { readonly [column: string]: Value };

/** Rows as text in a format, each line ended. `room`: columns of the terminal a table must fit, null where nobody looks. */
export function render(format: Format, columns: readonly string[], rows: readonly Row[], room: number | null): string {
  const picked = rows.map((row) => columns.map((column) => row[column] ?? null));
  return WRITERS[format](columns, picked, room);
}

type Writer = (columns: readonly string[], rows: readonly (readonly Value[])[], room: number | null) => string;
const WRITERS: Readonly<Record<Format, Writer>> = {
  table,
  csv: (columns, rows) => csv([columns, ...rows]),
  json,
  jsonl,
  md,
};

// Marks and format characters take no place of their own: a text in NFD is as wide as in NFC.
const NO_WIDTH = /[\p{M}\p{Cf}]/gu;

/** Places a text takes in a terminal. */
export const width = (text: string): number => [...text.replace(NO_WIDTH, '')].length;

const GAP = '  ';
/** No column is cut below this: less tells nothing. */
const LEAST = 12;

function table(columns: readonly string[], rows: readonly (readonly Value[])[], room: number | null): string {
  const cells = rows.map((row) => row.map((value) => oneLine(value)));
  const widths = columns.map((column, at) => Math.max(width(column), ...cells.map((row) => width(row[at]!))));
  if (room !== null) shrink(widths, room - GAP.length * (columns.length - 1));
  const isNumber = columns.map((_, at) => rows.some((row) => typeof row[at] === 'number'));
  const line = (texts: readonly string[]) =>
    `${texts.map((text, at) => pad(cut(text, widths[at]!), widths[at]!, isNumber[at]!)).join(GAP)}`.trimEnd();
  const rule = widths.map((wide) => '─'.repeat(wide));
  return `${[columns, rule, ...cells].map(line).join('\n')}\n`;
}

/** Takes from the widest column, again and again, until all fit or none can give more. */
function shrink(widths: number[], room: number): void {
  let over = widths.reduce((sum, wide) => sum + wide, 0) - room;
  while (over > 0) {
    const widest = Math.max(...widths);
    if (widest <= LEAST) return;
    widths[widths.indexOf(widest)] = widest - 1;
    over--;
  }
}

function cut(text: string, wide: number): string {
  if (width(text) <= wide) return text;
  const letters = [...text.normalize('NFC')].slice(0, wide - 1);
  return `${letters.join('').trimEnd()}…`;
}

function pad(text: string, wide: number, right: boolean): string {
  const blank = ' '.repeat(Math.max(0, wide - width(text)));
  return right ? blank + text : text + blank;
}

const oneLine = (value: Value): string => (value === null ? '' : String(value).replace(/\s+/g, ' '));

function md(columns: readonly string[], rows: readonly (readonly Value[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const body = rows.map((row) => line(row.map((value) => oneLine(value).replaceAll('|', '\\|'))));
  return `${[line(columns), line(columns.map(() => '---')), ...body].join('\n')}\n`;
}

const named = (columns: readonly string[], row: readonly Value[]): object =>
  Object.fromEntries(columns.map((column, at) => [column, row[at] ?? null]));

function json(columns: readonly string[], rows: readonly (readonly Value[])[]): string {
  return `${JSON.stringify(
    rows.map((row) => named(columns, row)),
    null,
    2,
  )}\n`;
}

function jsonl(columns: readonly string[], rows: readonly (readonly Value[])[]): string {
  return rows.map((row) => `${JSON.stringify(named(columns, row))}\n`).join('');
}
