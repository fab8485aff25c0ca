import type { RawBlock } from '../../core/post.js';
import { ITEM } from '../plain.js';
import { type Cell, cellBlocks } from '../table.js';
import { joinLine, type Line, textOf } from './lines.js';
import { bodySize, type Margins, marginsOf, type Sheaf } from './margins.js';

/** A paragraph being read. */
interface Paragraph {
  text: string;
  last: Line;
  readonly first: Line;
  readonly page: number;
  readonly bold: boolean;
  readonly item: boolean;
}

/** A table being read, over pages; `pages` tells for each row where it stands. */
interface Table {
  readonly rows: (readonly Cell[])[];
  readonly pages: number[];
  readonly edges: readonly number[];
}

/**
 * Joins lines to paragraphs and rows to tables, across columns and pages, and gives the blocks of a document: items,
 * headings by the size and weight of their letters, cells, running heads as `noise`. A block's page is the one it begins
 * on.
 */
export function blocksOf(sheaves: readonly Sheaf[]): RawBlock[] {
  const marginsAt = marginsOf(sheaves);
  const sizes = { body: bodySize(sheaves), largest: largestOn(sheaves[0]) };
  const blocks: RawBlock[] = [];
  const reading: { paragraph: Paragraph | null; table: Table | null; aside: RawBlock[] } = {
    paragraph: null,
    table: null,
    aside: [],
  };
  let tables = 0;
  const close = () => {
    const { paragraph, table, aside } = reading;
    if (paragraph) blocks.push(blockOf(paragraph, sizes));
    if (table) blocks.push(...cellsOf(table, tables++));
    blocks.push(...aside);
    Object.assign(reading, { paragraph: null, table: null, aside: [] });
  };
  for (const sheaf of sheaves) {
    const { page, units, running } = sheaf;
    reading.aside.push(...running.map((line): RawBlock => ({ text: textOf(line), kind: 'noise', page })));
    for (const [place, unit] of units.entries()) {
      if (unit.kind === 'table') {
        if (!reading.table || !isSame(reading.table, unit, page)) close();
        reading.table ??= { rows: [], pages: [], edges: unit.edges };
        append(reading.table, unit.rows, page);
        continue;
      }
      if (reading.table || (place > 0 && !unit.flows)) close();
      const margins = marginsAt(sheaf, unit);
      for (const [at, line] of unit.lines.entries()) {
        const before = reading.paragraph;
        const text = textOf(line);
        if (before && goesOn(before, line, at === 0 ? null : line.y - before.last.y, margins)) {
          before.text = joinLine(before.text, text);
          before.last = line;
        } else {
          close();
          reading.paragraph = { text, first: line, last: line, page, bold: isBold(line), item: MARKED.test(text) };
        }
      }
    }
  }
  close();
  return blocks;
}

const isBold = ({ pieces }: Line): boolean => pieces.every(({ bold }) => bold);

/** What opens an item, or a heading ("II. Kết quả"). */
const MARKED = /^(?:[-–•▪●*+○◦►»›\uf0b7\uf0a7]\s|(?:\d{1,2}|[a-zđ]|[ivx]{1,4})[.)]\s)/iu;
const ENDED = /[.!?…:;][”"’')\]]{0,2}$/;
const SMALL = /^\p{Ll}/u;

// In sizes of letters, and in usual distances of lines.
const SAME_SIZE = 0.1;
const INDENT = 0.9;
const BLANK = 0.25;
const SLACK = 0.3;
const FAR = 1.3;
const VERY_FAR = 1.9;

/**
 * Does a line go on with the paragraph? Not behind a wider step, an indent, or a line that had room for its first word.
 * `step` is the distance of the base lines, null where a column or page begins.
 */
function goesOn(paragraph: Paragraph, line: Line, step: number | null, { left, right, pitch }: Margins): boolean {
  const { first, last, text, item, bold } = paragraph;
  const { size } = line;
  const next = textOf(line);
  if (Math.abs(size - last.size) > SAME_SIZE * size) return false;
  const usual = pitch * size;
  const far = step !== null && (step > FAR * usual || step < 0);
  if (step !== null && step > VERY_FAR * usual) return false;
  const word = next.search(/\s|$/);
  const width = ((line.x1 - line.x0) * word) / next.length;
  const full = last.x1 + BLANK * size + width > right - SLACK * size;
  const ended = ENDED.test(text);
  if (MARKED.test(next) && (!full || ended || text.endsWith(',') || (item && isAlike(text, next)))) return false;
  if (SMALL.test(next) && !ended) return full || !far;
  if (far || !full || (step === null && ended) || (bold && !isBold(line))) return false;
  if (item && last.x0 > first.x0 + size / 2 && line.x0 < last.x0 - size / 2) return false;
  const centre = ({ x0, x1 }: Line) => (x0 + x1) / 2;
  const centred = Math.abs(centre(line) - centre(last)) < size;
  const hanging = item && line.x0 > first.x0;
  return hanging || centred || line.x0 <= left + INDENT * size;
}

/** Marks of one list: the same sign, or numbers both. A dash in a name or the end of a number may open a line as well. */
const isAlike = (text: string, next: string): boolean => text[0] === next[0] || (/^\d/.test(text) && /^\d/.test(next));

const LARGER = 1.15;
const LONGEST_HEADING = 200;
const TITLE_WORDS = 4;

function blockOf({ text, first, page, bold }: Paragraph, sizes: { body: number; largest: number }): RawBlock {
  const larger = first.size > sizes.body * LARGER;
  const heads = (larger || bold) && text.length <= LONGEST_HEADING && !ENDED.test(text);
  if (!heads) return { text, kind: ITEM.test(text) ? 'item' : 'paragraph', page };
  const title = page === 1 && larger && first.size === sizes.largest && text.split(' ').length >= TITLE_WORDS;
  return title ? { text, kind: 'title', level: 1, page } : { text, kind: 'heading', level: larger ? 2 : 3, page };
}

function largestOn(sheaf: Sheaf | undefined): number {
  const lines = (sheaf?.units ?? []).flatMap((unit) => (unit.kind === 'text' ? unit.lines : []));
  return lines
    .filter((line) => textOf(line).split(' ').length >= TITLE_WORDS)
    .reduce((most, { size }) => Math.max(most, size), 0);
}

const SAME_EDGE = 4;

/** Does a table go on from the page before: the same columns, nothing between? */
function isSame({ edges, pages }: Table, unit: { readonly edges: readonly number[] }, page: number): boolean {
  return (
    pages.at(-1) === page - 1 &&
    edges.length > 0 &&
    edges.length === unit.edges.length &&
    edges.every((edge, at) => Math.abs(edge - unit.edges[at]!) <= SAME_EDGE)
  );
}

/** Adds the rows of one page; heads that are printed again on top of it are left out. */
function append(table: Table, rows: readonly (readonly Cell[])[], page: number): void {
  const key = (row: readonly Cell[] | undefined) => row?.map(({ text }) => text).join('\t');
  let again = 0;
  while (again < rows.length && table.rows.length > again && key(rows[again]) === key(table.rows[again])) again++;
  for (const row of rows.slice(again)) {
    table.rows.push(row);
    table.pages.push(page);
  }
}

const cellsOf = ({ rows, pages }: Table, table: number): RawBlock[] =>
  cellBlocks(rows, table).map((block) => ({ ...block, page: pages[block.cell!.row]! }));
