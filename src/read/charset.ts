import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import type { Note } from '../core/post.js';
import { readOther } from './charset/other.js';
import { byteFinder } from './charset/places.js';
import { mend, readBroken, readUtf8, type Text } from './charset/utf8.js';
import { Unreadable } from './unreadable.js';

// A saved portal page is 40-80 KB; what is larger than this is a dump or a video, not a post.
export const MAX_BYTES = 64 * 1024 * 1024;
// The HTML standard looks for the declaration in the first 1,024 bytes; old portals put scripts before it.
const HEAD = 4096;
// Text has next to no control characters; compressed data has one in eight, so that the first bytes tell.
const SAMPLE = 1024;
const MOST_CONTROLS = 0.05;
// Of the letters of any text in Latin script, one in three and more is below U+0100.
const LEAST_ZEROS = 0.3;
const META = /charset\s*=\s*["']?\s*([\w:.-]+)|<\?xml[^>]{0,100}\bencoding\s*=\s*["']([\w:.-]+)/i;
const TAGS = /<(?:!doctype html|html|head|body|div|p|table|meta)[\s/>]/i;
const MAGIC: readonly (readonly [string, string])[] = [
  ['%PDF-', 'a PDF'],
  ['PK\u0003\u0004', 'a zip or Word file'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Word file'],
  ['{\\rtf', 'an RTF file'],
];

export interface Decoded {
  readonly text: string;
  /** Lower-case name of the encoding; names joined by `+` where letters were converted badly or a page mixes two. */
  readonly charset: string;
  /** Offset of the byte at which a letter of the text begins, from its offset in UTF-16 code units. */
  readonly byteAt: (offset: number) => number;
  readonly notes?: readonly Note[];
}

/**
 * Text of a saved post. A byte order mark decides; else UTF-8 where the bytes are UTF-8 (pages that declare an old
 * encoding and are UTF-8 all the same are common), and letters that were converted badly are mended; else what is best
 * Vietnamese, what `declared` (an HTTP header) or the page names, or Windows-1252.
 * Throws `Unreadable`: empty, too-large, binary, bad-encoding.
 */
export function decode(bytes: Uint8Array, declared: string | null): Decoded {
  if (bytes.length === 0) throw new Unreadable('empty', 'The file is empty: save the page again.');
  if (bytes.length > MAX_BYTES) {
    const size = Math.ceil(bytes.length / 1024 / 1024);
    throw new Unreadable('too-large', `The file has ${size} MiB, a post at most 64: give the saved page itself.`);
  }
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const start = markLength(buffer);
  const { text, charset, widths, notes } = start > 0 ? byMark(buffer, start) : byContent(buffer, declared);
  if (text.trim() === '') throw new Unreadable('empty', 'The file holds only blanks: save the page again.');
  const byteAt = byteFinder(text, start, widths);
  return notes ? { text, charset, byteAt, notes } : { text, charset, byteAt };
}

function markLength([first, second, third]: Buffer): number {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 3;
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff) ? 2 : 0;
}

function byMark(buffer: Buffer, length: number): Text {
  const rest = buffer.subarray(length);
  if (length === 2) return readUtf16(rest, buffer[0] === 0xff ? 'utf-16le' : 'utf-16be');
  const read = isUtf8(rest) ? readUtf8(rest) : readBroken(rest);
  if (!read) throw new Unreadable('bad-encoding', 'The file is broken UTF-8: save it again as UTF-8.');
  return read;
}

function byContent(buffer: Buffer, declared: string | null): Text {
  const start = buffer.toString('latin1', 0, 8);
  const magic = MAGIC.find(([mark]) => start.startsWith(mark));
  if (magic) throw new Unreadable('binary', `This is ${magic[1]}, not text: save the post as HTML, text or Markdown.`);
  const zeros = buffer.includes(0);
  const binary = zeros || controlsIn(buffer) > MOST_CONTROLS * Math.min(buffer.length, SAMPLE);
  if (!binary && isUtf8(buffer)) return readUtf8(buffer);
  const head = buffer.toString('latin1', 0, HEAD);
  const said = META.exec(head);
  const names = [declared, said?.[1] ?? said?.[2]].flatMap((name) => (name ? [name.trim().toLowerCase()] : []));
  const utf16 = zeros ? utf16By(buffer, names) : null;
  if (utf16) return readUtf16(buffer, utf16);
  if (binary) throw new Unreadable('binary', 'The file is binary, not text: save the post as HTML, text or Markdown.');
  return readBroken(buffer) ?? readOther(buffer, [...new Set(names)], TAGS.test(head));
}

function readUtf16(buffer: Buffer, charset: 'utf-16le' | 'utf-16be'): Text {
  const text = iconv.decode(buffer, charset, { stripBOM: false });
  return mend({ text, charset, widths: () => new Array<number>(text.length).fill(2) });
}

/** UTF-16 without a mark, as it is named or as the zeros beside the ASCII letters tell; else null. */
function utf16By(buffer: Buffer, names: readonly string[]): 'utf-16le' | 'utf-16be' | null {
  const named = names.find((name) => /^utf-?16(le|be)$/.test(name));
  if (named) return named.endsWith('be') ? 'utf-16be' : 'utf-16le';
  const pairs = Math.min(buffer.length, HEAD) >> 1;
  const zeros = [0, 0];
  for (let at = 0; at < 2 * pairs; at++) if (buffer[at] === 0) zeros[at % 2]!++;
  const [high, low] = zeros as [number, number];
  if (buffer.length % 2 === 1 || Math.max(high, low) < LEAST_ZEROS * pairs || Math.min(high, low) > 0) return null;
  const charset = low > high ? 'utf-16le' : 'utf-16be';
  const sample = iconv.decode(buffer.subarray(0, 2 * pairs), charset);
  return controlsIn(Buffer.from(sample)) > 0 ? null : charset;
}

/**
 * Number of control characters at the start other than tab, line breaks, form feed and escape. Some places of control
 * characters are letters in VISCII and TCVN 5712 VN1: those beside a capital or a letter beyond ASCII.
 */
function controlsIn(buffer: Buffer): number {
  const isLetter = (code = 0) => code > 0x7f || (code >= 0x41 && code <= 0x5a);
  let count = 0;
  for (let at = 0; at < buffer.length && at < SAMPLE; at++) {
    const code = buffer[at]!;
    if (code >= 0x20 || (code >= 0x09 && code <= 0x0d) || code === 0x1b) continue;
    if (code === 0 || !(isLetter(buffer[at - 1]) || isLetter(buffer[at + 1]))) count++;
  }
  return count;
}
