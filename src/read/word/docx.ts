import type { Draft, RawBlock } from '../../core/post.js';
import { readHtml } from '../html.js';
import { ITEM } from '../plain.js';
import { Unreadable } from '../unreadable.js';
import { cutPages, readNumbering, writeMarks } from './docx-marks.js';
import { openZip, type Zip } from './zip.js';

// Only the parts with text are unpacked: pictures of any size do no harm.
const MOST_BYTES = 64 * 1024 * 1024;
const BODY = 'word/document.xml';
const STYLES = ["p[style-name='Title'] => h1:fresh", "p[style-name='Subtitle'] => h2:fresh"];

/** Marks of notes in the text and the way back from a note: links of the page that mammoth makes, no words of the document. */
const NOTE_LINKS = /<sup><a [^<>]*>\[\d+\]<\/a><\/sup>|<a [^<>]*>↑<\/a>/g;
const LINKS = /<\/?a(?:\s[^<>]*)?>/g;

/**
 * A Word document (.docx) to blocks: headings, paragraphs, lists with their numbers, tables with merged cells, and the
 * notes behind the text; running heads are left out. `page` is told from the second page on where the file knows where
 * its pages break. Throws `Unreadable` for broken documents and those that unpack beyond 64 MB.
 */
export async function readDocx(bytes: Uint8Array): Promise<Draft> {
  const zip = openZip(bytes, MOST_BYTES);
  if (!zip) throw broken();
  const { default: mammoth } = await import('mammoth');
  const picture = mammoth.images.imgElement(() => Promise.resolve({ src: '' }));
  const input = { file: partsOf(zip) } as unknown as Parameters<typeof mammoth.convertToHtml>[0];
  const { value } = await mammoth.convertToHtml(input, { convertImage: picture, styleMap: STYLES }).catch((error) => {
    throw error instanceof Unreadable ? error : broken();
  });
  const { blocks } = readHtml(value.replace(NOTE_LINKS, '').replace(LINKS, ''));
  return { blocks: paged(blocks).map(withItems), claims: [] };
}

const broken = () =>
  new Unreadable('broken-document', 'This Word document is broken: open it in Word, save it anew and give that.');

/** What mammoth asks of an open document, with the marks written into its body. */
function partsOf(zip: Zip) {
  const text = (name: string): string => new TextDecoder().decode(zip.read(name) ?? new Uint8Array());
  const names = new Set(zip.names);
  const read = (name: string, encoding?: string): string | Uint8Array => {
    if (name === BODY) {
      const numbering = readNumbering(text('word/numbering.xml'), text('word/styles.xml'));
      return writeMarks(cutPages(text(name)).text, numbering);
    }
    return encoding ? text(name) : (zip.read(name) ?? new Uint8Array());
  };
  return {
    exists: (name: string): boolean => names.has(name),
    read: async (name: string, encoding?: string) => read(name, encoding),
  };
}

/** Items that were typed with their marks, not made as lists. */
const withItems = (block: RawBlock): RawBlock =>
  block.kind === 'paragraph' && ITEM.test(block.text) ? { ...block, kind: 'item' } : block;

/** Takes the marks of pages out of the blocks again. Places in the HTML mean nothing to the reader of the document. */
function paged(blocks: readonly RawBlock[]): RawBlock[] {
  const out: RawBlock[] = [];
  const known = blocks.some(({ text }) => cutPages(text).pages.length > 0);
  let page = 1;
  for (const { at: _, ...block } of blocks) {
    const { text, pages } = cutPages(block.text);
    const opens = pages.length > 0 && cutPages(block.text.slice(0, 2)).pages.length > 0;
    if (opens) page = Math.max(page, pages[0]!);
    if (text.trim() !== '') out.push(known ? { ...block, text, page } : { ...block, text });
    page = Math.max(page, ...pages);
  }
  return out;
}
