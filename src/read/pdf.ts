import type { Draft, Note } from '../core/post.js';
import { drawingOf, type Page } from './pdf/glyphs.js';
import { type Grid, gridsOf } from './pdf/grid.js';
import { unitsOf } from './pdf/layout.js';
import { type Line, linesOf } from './pdf/lines.js';
import { blocksOf } from './pdf/paragraphs.js';
import { runningLines } from './pdf/running.js';
import { Unreadable } from './unreadable.js';

type Open = Awaited<ReturnType<typeof openPdf>>;

/**
 * A PDF to blocks by where its letters stand: paragraphs, items, headings, ruled and unruled tables, two columns one
 * after the other, running heads as `noise`; each with its page. Letters are given as the fonts name them: old fonts
 * without Unicode give the letters of their old encoding. Pages without text are told as a note.
 * Throws `Unreadable` for broken and locked documents and where no page holds text.
 */
export async function readPdf(bytes: Uint8Array): Promise<Draft> {
  const { document, codes } = await openPdf(bytes);
  try {
    const sheets: Sheet[] = [];
    for (let page = 1; page <= document.numPages; page++) sheets.push(await readPage(document, page, codes));
    const running = runningLines(sheets);
    const sheaves = sheets.map(({ lines, grids, width }, at) => {
      const own = running[at]!;
      const text = lines.filter((line) => !own.has(line));
      return { page: at + 1, width, units: unitsOf(text, grids), running: [...own] };
    });
    return { blocks: blocksOf(sheaves), claims: [], notes: emptyPages(sheets) };
  } catch (error) {
    throw error instanceof Unreadable ? error : broken();
  } finally {
    await document.destroy();
  }
}

const broken = () =>
  new Unreadable('broken-document', 'This PDF is broken: fetch it again, or open it, print it to PDF and give that.');

interface Sheet {
  readonly lines: readonly Line[];
  readonly grids: readonly Grid[];
  readonly width: number;
  readonly height: number;
}

// pdf.js moves the fonts it has read with a method that Node.js has from version 22 on.
interface Movable extends ArrayBuffer {
  transferToFixedLength?: (this: ArrayBuffer) => ArrayBuffer;
}

async function openPdf(bytes: Uint8Array) {
  const { getDocumentProxy, getResolvedPDFJS } = await import('unpdf');
  const buffers: Movable = ArrayBuffer.prototype;
  buffers.transferToFixedLength ??= function () {
    return structuredClone(this, { transfer: [this] });
  };
  try {
    // Pictures are not unpacked. pdf.js takes the bytes for itself: it gets its own.
    const document = await getDocumentProxy(new Uint8Array(bytes), { maxImageSize: 1, verbosity: 0 });
    return { document, codes: (await getResolvedPDFJS()).OPS as Readonly<Record<string, number>> };
  } catch (error) {
    if (error instanceof Error && error.name === 'PasswordException')
      throw new Unreadable('locked', 'This PDF asks for a password: save it without one and give that.');
    throw broken();
  }
}

const NO_ANNOTATIONS = 0;

async function readPage(document: Open['document'], number: number, codes: Page['codes']): Promise<Sheet> {
  const page = await document.getPage(number);
  const operators = await page.getOperatorList({ annotationMode: NO_ANNOTATIONS });
  const { transform, width, height } = page.getViewport({ scale: 1 });
  const drawing = drawingOf({
    base: transform as unknown as Page['base'],
    width,
    height,
    operators,
    codes,
    fontNamed: (id) => (page.commonObjs.has(id) ? (page.commonObjs.get(id) as ReturnType<Page['fontNamed']>) : null),
  });
  const { grids, rest } = gridsOf(drawing.glyphs, drawing.strokes);
  page.cleanup();
  return { lines: linesOf(rest), grids, width: drawing.width, height: drawing.height };
}

/** Too few letters for a page of text: the number of the page, a stamp over its picture. */
const FEWEST_LETTERS = 20;

function emptyPages(sheets: readonly Sheet[]): Note[] {
  const letters = ({ lines, grids }: Sheet) =>
    lines.reduce((sum, { pieces }) => sum + pieces.reduce((all, { text }) => all + text.length, 0), 0) +
    (grids.length > 0 ? FEWEST_LETTERS : 0);
  const empty = sheets.flatMap((sheet, at) => (letters(sheet) < FEWEST_LETTERS ? [at + 1] : []));
  if (empty.length === sheets.length)
    throw new Unreadable(
      'no-text',
      'This PDF holds only pictures of pages: run it through text recognition (OCR) and give the result.',
    );
  if (empty.length === 0) return [];
  const pages = empty.length === 1 ? `Page ${empty[0]} holds` : `Pages ${empty.join(', ')} hold`;
  return [
    {
      code: 'page-without-text',
      message: `${pages} no text, perhaps a picture of it: run the PDF through text recognition (OCR) to have all of it.`,
    },
  ];
}
