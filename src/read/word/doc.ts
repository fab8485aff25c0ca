import type { Draft, RawBlock } from '../../core/post.js';
import { readPlain } from '../plain.js';
import { type Cell, cellBlocks } from '../table.js';
import { Unreadable } from '../unreadable.js';

/**
 * A document of Word 97 to 2003 (.doc) to blocks: each paragraph a block, tables as cells, notes behind the text. The
 * format keeps neither list numbers nor headings where they can be had, and no pages.
 * Throws `Unreadable` for broken documents and those under a password.
 */
export async function readDoc(bytes: Uint8Array): Promise<Draft> {
  if (isLocked(bytes))
    throw new Unreadable('locked', 'This Word document asks for a password: save it without one and give that.');
  const { default: WordExtractor } = await import('word-extractor');
  const { body, notes } = await new WordExtractor()
    .extract(Buffer.from(bytes))
    .then(textsOf)
    .catch(() => {
      throw new Unreadable(
        'broken-document',
        'This Word document is broken, or older than Word 97: open it in Word, save it as .docx and give that.',
      );
    });
  // The text is taken out of the file, so places in it lead nowhere.
  const blocks = [...blocksOf(body), ...readPlain(notes).blocks].map(({ at: _, ...block }) => block);
  return { blocks, claims: [] };
}

/** Text as it was typed: curly quotes and dashes stay. */
const AS_IS = { filterUnicode: false };

function textsOf(document: object): { body: string; notes: string } {
  const { getBody, getFootnotes, getEndnotes, getTextboxes } = document as Record<string, (options: object) => string>;
  const [body, ...notes] = [getBody, getTextboxes, getFootnotes, getEndnotes].map((get) => get!.call(document, AS_IS));
  return { body: body!, notes: notes.join('\n') };
}

const WORD_MARK = [0xec, 0xa5];
const SECTOR = 512;
const FLAGS = 0x0b;
const ENCRYPTED = 0x01;

/** The head of the text stream stands at the beginning of a sector and tells whether the text is enciphered. */
function isLocked(bytes: Uint8Array): boolean {
  for (let at = SECTOR; at + FLAGS < bytes.length; at += SECTOR)
    if (bytes[at] === WORD_MARK[0] && bytes[at + 1] === WORD_MARK[1]) return (bytes[at + FLAGS]! & ENCRYPTED) !== 0;
  return false;
}

// A row goes on in the next line where a cell has several paragraphs.
const LINES_A_CELL = 12;

/** Every cell of a table ends in a tab, and so does its row: runs of such lines are tables, the rest is plain text. */
function blocksOf(body: string): RawBlock[] {
  const blocks: RawBlock[] = [];
  const lines = body.split('\n');
  let plain: string[] = [];
  let tables = 0;
  const flush = () => {
    // What plain text takes for a table are lines set with tabs: they count on from the tables before.
    const found = readPlain(plain.join('\n')).blocks;
    const first = tables;
    for (const block of found) {
      if (block.cell) tables = Math.max(tables, first + block.cell.table + 1);
      blocks.push(block.cell ? { ...block, cell: { ...block.cell, table: first + block.cell.table } } : block);
    }
    plain = [];
  };
  for (let at = 0; at < lines.length; ) {
    const { rows, end } = rowsAt(lines, at);
    if (rows.length >= 2 && rows.some((row) => row.length >= 2)) {
      flush();
      blocks.push(...cellBlocks(merged(rows), tables++));
      at = end;
    } else {
      const next = Math.max(end, at + 1);
      for (; at < next; at++) plain.push(lines[at]!.replace(/\t$/, ''));
    }
  }
  flush();
  return blocks;
}

/** The rows that begin at a line, each an array of cells; `end` is the line behind them. */
function rowsAt(lines: readonly string[], at: number): { rows: string[][]; end: number } {
  const rows: string[][] = [];
  let end = at;
  while (end < lines.length && lines[end]!.includes('\t')) {
    let last = end;
    while (!lines[last]!.endsWith('\t') && last - end < LINES_A_CELL && last + 1 < lines.length) last++;
    if (!lines[last]!.endsWith('\t')) break;
    const row = lines
      .slice(end, last + 1)
      .join(' ')
      .split('\t')
      .slice(0, -1);
    if (last > end && rows.length > 0 && row.length !== rows.at(-1)!.length) break;
    rows.push(row.map((cell) => cell.trim()));
    end = last + 1;
  }
  return { rows, end };
}

const single = (text: string): Cell => ({ text, rows: 1, columns: 1, head: false });

/**
 * The format tells of merged cells only that the second head row begins with empty cells and is longer: the heads above
 * these reach down, and the last one covers what is left. Other tables stay as they are.
 */
function merged(rows: readonly (readonly string[])[]): Cell[][] {
  const [first, second, ...rest] = rows as [readonly string[], readonly string[], ...(readonly string[])[]];
  const blanks = second.findIndex((cell) => cell !== '');
  const plain = rest.map((row) => row.map(single));
  if (blanks < 1 || blanks !== first.length - 1 || second.length <= first.length)
    return [first.map(single), second.map(single), ...plain];
  const heads = first.map((text, column) =>
    column < blanks ? { ...single(text), rows: 2 } : { ...single(text), columns: second.length - blanks },
  );
  return [heads, second.slice(blanks).map(single), ...plain];
}
