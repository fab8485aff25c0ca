import type { BlockKind, RawBlock } from '../../core/post.js';
import type { Span } from '../../core/span.js';
import { type Cell, cellBlocks } from '../table.js';
import { type Box, countBlock, newBox } from './boxes.js';

/** What holds for the text below an element of a page. */
export interface Context {
  readonly zone: 'noise' | 'footer' | null;
  /** The zone is the footer of an article itself. */
  readonly foot: boolean;
  readonly kind: BlockKind;
  /** Of a heading, 1 to 6. */
  readonly level: number | undefined;
  readonly main: boolean;
  readonly article: boolean;
  readonly align: 'center' | 'right' | null;
  readonly link: boolean;
  readonly stress: boolean;
  readonly bold: boolean;
}

export interface Gathered extends RawBlock {
  readonly at: Span;
  /** How much of it is prose, by `countBlock`. */
  readonly prose: number;
}

/** A table being read: where its blocks begin, its rows so far, and what speaks against its being one of data. */
interface Table {
  readonly start: number;
  readonly box: Box;
  readonly rows: Cell[][];
  cell: { start: number; rows: number; columns: number; head: boolean } | null;
  nested: boolean;
  pictures: boolean;
}

/** Text of a page on its way into blocks. */
export interface Flow {
  readonly blocks: Gathered[];
  readonly tables: Table[];
  dataTables: number;
  /** The container that is being read. */
  box: Box;
  text: string;
  /** Where the text gathered begins and ends in the source. */
  start: number;
  end: number;
  context: Context | null;
  linked: number;
  stressed: number;
  /** A picture came since the last block. */
  pictured: boolean;
  /** The last block ended at a `<br>`: in running text, or inside bold print as headlines are broken. */
  broken: 'text' | 'bold' | null;
  /** A link or a named span ended here: the next word is another one. */
  joint: boolean;
}

export const newFlow = (): Flow => ({
  blocks: [],
  tables: [],
  dataTables: 0,
  box: newBox(null, null, null, 0),
  text: '',
  start: 0,
  end: 0,
  context: null,
  linked: 0,
  stressed: 0,
  pictured: false,
  broken: null,
  joint: false,
});

const BLANKS = /[ \t\r\n\f]+/g;
const BREAKS = /[\t\r\n\f]| {2}/;
const ENDS_IN_WORD = /[\p{L}\p{M}\p{N}]$/u;
const BEGINS_WORD = /^[\p{L}\p{N}]/u;
const MOSTLY = 0.6;
const SHORT = 250;
const LONGEST_WRAPPED = 3000;
// A row of sections or the way to the page does not go on in the next line.
const ROW = /[|»›>]|\s\/\s/;
const BYLINE_WORDS = 16;
// A cell longer than this is a column of the page, not a value.
const LONGEST_CELL = 400;
const BLOCKS_A_CELL = 4;

/** Half of all texts are the line breaks between tags. */
function isBlank(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code > 32 || (code !== 32 && code !== 9 && code !== 10 && code !== 12 && code !== 13)) return false;
  }
  return text !== '';
}

/** Adds the text of a node that stands at `[start, end)` of the source. */
export function addText(flow: Flow, data: string, context: Context, start: number, end: number): void {
  const text = isBlank(data) ? ' ' : BREAKS.test(data) ? data.replace(BLANKS, ' ') : data;
  if (flow.text === '') {
    if (text === ' ') return;
    flow.context = context;
    flow.start = start;
  }
  flow.end = end;
  if (flow.joint && BEGINS_WORD.test(text) && ENDS_IN_WORD.test(flow.text.slice(-2))) flow.text += ' ';
  flow.joint = false;
  flow.text += text;
  if (context.link) flow.linked += text.length;
  if (context.stress) flow.stressed += text.length;
}

/** A `<br>`: a new block, but only a blank within a headline. */
export function breakLine(flow: Flow, context: Context): void {
  if (flow.context?.kind === 'title' || flow.context?.kind === 'heading') flow.text += ' ';
  else if (flow.text !== '') {
    flush(flow);
    flow.broken = context.bold ? 'bold' : 'text';
  }
}

/** Not an item, a label ("Ảnh: …") or a name alone. */
const likeHeadline = (text: string): boolean =>
  /^\p{L}/u.test(text) && !text.includes(':') && text.split(' ').length >= 3;
const ENDED = /[.!?…:;,]["”’)]?$|\.\/\.$/;

/** Makes a block of the text gathered since the last one. */
export function flush(flow: Flow): void {
  if (flow.text === '') return;
  const text = flow.text.trim();
  const { context, linked, stressed, pictured, broken, start, end } = flow;
  flow.text = '';
  flow.context = null;
  flow.linked = 0;
  flow.stressed = 0;
  if (text === '' || context === null) return;
  flow.broken = null;
  flow.pictured = false;
  const kind = kindOf(text, context, { linked, stressed, pictured });
  const before = flow.blocks.at(-1);
  const prose = countBlock(flow.box, text, linked, PROSAIC.has(kind));
  if (kind === 'title') flow.box.titles++;
  if (broken && before && before.kind === kind && goesOn(before.text, text, broken === 'bold' && context.bold)) {
    const at = { start: before.at.start, end };
    flow.blocks[flow.blocks.length - 1] = {
      ...before,
      text: `${before.text} ${text}`,
      at,
      prose: before.prose + prose,
    };
    return;
  }
  if (context.level !== undefined && context.level <= 3) {
    flow.box.heads++;
    if (linked > text.length * MOSTLY) flow.box.linkedHeads++;
  }
  const at = { start, end };
  const { level } = context;
  flow.blocks.push(
    level && (kind === 'heading' || kind === 'title') ? { text, kind, at, prose, level } : { text, kind, at, prose },
  );
}

const PROSAIC = new Set<BlockKind>(['paragraph', 'item', 'caption', 'byline', 'noise', 'footer']);

/** Is the break within a sentence (pages of the 2000s wrap by hand: it goes on in small letters) or a bold headline? */
function goesOn(before: string, text: string, bold: boolean): boolean {
  if (before.length > LONGEST_WRAPPED || ENDED.test(before)) return false;
  if (/^\p{Ll}[^|]*$/u.test(text)) return !ROW.test(before);
  return bold && before.length < SHORT && text.length < SHORT && likeHeadline(text);
}

function kindOf(
  text: string,
  context: Context,
  seen: { linked: number; stressed: number; pictured: boolean },
): BlockKind {
  if (context.zone) return context.zone;
  const { kind, align, article } = context;
  const short = text.length < SHORT;
  if (kind === 'title') return text.length < 400 ? 'title' : 'paragraph';
  if (kind === 'byline') return text.split(' ').length <= BYLINE_WORDS ? 'byline' : 'paragraph';
  if (short && seen.linked > text.length * MOSTLY) return 'noise';
  if (kind === 'heading') return text.length > 150 || ENDED.test(text) ? 'paragraph' : 'heading';
  if (kind !== 'paragraph') return kind;
  const stressed = seen.stressed >= text.length * 0.9;
  if (short && align === 'center' && (stressed || seen.pictured))
    return stressed || article || seen.pictured ? 'caption' : kind;
  if (short && stressed && seen.pictured) return 'caption';
  return align === 'right' && text.split(' ').length <= BYLINE_WORDS ? 'byline' : kind;
}

export function openTable(flow: Flow): void {
  const outer = flow.tables.at(-1);
  if (outer) outer.nested = true;
  flow.tables.push({ start: flow.blocks.length, box: flow.box, rows: [], cell: null, nested: false, pictures: false });
}

export const openRow = (flow: Flow): unknown => flow.tables.at(-1)?.rows.push([]);

const count = (attribute: string | undefined): number => Math.max(1, Number.parseInt(attribute ?? '1', 10) || 1);

export function openCell(flow: Flow, tag: string, attributes: Readonly<Record<string, string>>): void {
  const table = flow.tables.at(-1);
  if (!table) return;
  if (table.rows.length === 0) table.rows.push([]);
  const { rowspan, colspan } = attributes;
  table.cell = { start: flow.blocks.length, rows: count(rowspan), columns: count(colspan), head: tag === 'th' };
}

export function closeCell(flow: Flow): void {
  const table = flow.tables.at(-1);
  if (!table?.cell) return;
  const { start, rows, columns, head } = table.cell;
  table.cell = null;
  // What lies around other tables is layout: its text is not looked at again on every floor.
  if (table.nested) return;
  const within = flow.blocks.slice(start);
  const text = within.map((block) => block.text).join(' ');
  if (within.length > BLOCKS_A_CELL || text.length > LONGEST_CELL) table.nested = true;
  const at = { start: within[0]?.at.start ?? 0, end: within.at(-1)?.at.end ?? 0 };
  table.rows.at(-1)!.push({ text, rows, columns, head, at });
}

/** Turns what a table of data held into cells; what a table of layout held stays as it is. */
export function closeTable(flow: Flow, context: Context): void {
  const table = flow.tables.pop();
  if (!table) return;
  if (table.nested) return;
  const within = flow.blocks.slice(table.start);
  const widths = table.rows.map((row) => row.length);
  const columns = widths.reduce((most, width) => Math.max(most, width), 0);
  const titled = within.some(({ kind }) => kind === 'title');
  if (columns >= 2 && widths.filter((width) => width > 0).length >= 2 && context.zone === null && !titled) {
    const cells = cellBlocks(table.rows, flow.dataTables++);
    flow.blocks.length = table.start;
    for (const cell of cells) if (cell.at) flow.blocks.push({ ...cell, at: cell.at, prose: 0 });
    // Its cells are no containers any more.
    table.box.children.length = 0;
  } else if (table.pictures && columns === 1 && within.length <= 3) {
    const short = (block: Gathered) => block.kind === 'paragraph' && block.text.length < SHORT;
    for (const [at, block] of within.entries())
      if (short(block)) flow.blocks[table.start + at] = { ...block, kind: 'caption' };
  }
}

/** A picture: what stands below it may be its caption. */
export function picture(flow: Flow): void {
  if (flow.text.trim() === '') flow.pictured = true;
  const table = flow.tables.at(-1);
  if (table) table.pictures = true;
}
