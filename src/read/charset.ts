import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';
import { Unreadable } from './unreadable.js';

// A saved portal page is 40-80 KB; what is larger than this is a dump or a video, not a post.
export const MAX_BYTES = 64 * 1024 * 1024;
// The HTML standard looks for the declaration in the first 1,024 bytes; old portals put scripts before it.
const HEAD = 4096;
// Text has next to no control characters; compressed data has one in eight, so that the first bytes tell.
const SAMPLE = 1024;
const MOST_CONTROLS = 0.05;
const DECLARED = /charset\s*=\s*["']?\s*([\w-]+)|<\?xml[^>]{0,100}\bencoding\s*=\s*["']([\w-]+)/i;
const MAGIC: readonly (readonly [string, string])[] = [
  ['%PDF-', 'a PDF'],
  ['PK\u0003\u0004', 'a zip or Word file'],
  ['\u00d0\u00cf\u0011\u00e0', 'an old Word file'],
  ['{\\rtf', 'an RTF file'],
];
export interface Decoded {
  readonly text: string;
  /** Lower-case name of the encoding that was used. */
  readonly charset: string;
}

/**
 * Text of a saved post. A byte order mark decides; else UTF-8 where the bytes are UTF-8 (pages that declare an old
 * encoding and are UTF-8 all the same are common); else the encoding that `declared` (an HTTP header) or the page names.
 * Throws `Unreadable`: empty, too-large, binary, bad-encoding.
 */
export function decode(bytes: Uint8Array, declared: string | null): Decoded {
  if (bytes.length === 0) throw new Unreadable('empty', 'The file is empty: save the page again.');
  if (bytes.length > MAX_BYTES) {
    const size = Math.ceil(bytes.length / 1024 / 1024);
    throw new Unreadable('too-large', `The file has ${size} MiB, a post at most 64: give the saved page itself.`);
  }
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoded = byMark(buffer) ?? byContent(buffer, declared);
  if (decoded.text.trim() === '') throw new Unreadable('empty', 'The file holds only blanks: save the page again.');
  return decoded;
}

function byMark(buffer: Buffer): Decoded | null {
  if (buffer[0] === 0xef && buffer[1] === 0xbb && buffer[2] === 0xbf) return utf8(buffer.subarray(3));
  if (buffer[0] === 0xff && buffer[1] === 0xfe) return by('utf-16le', buffer.subarray(2));
  if (buffer[0] === 0xfe && buffer[1] === 0xff) return by('utf-16be', buffer.subarray(2));
  return null;
}

function byContent(buffer: Buffer, declared: string | null): Decoded {
  const start = buffer.toString('latin1', 0, 8);
  const magic = MAGIC.find(([mark]) => start.startsWith(mark));
  if (magic) throw new Unreadable('binary', `This is ${magic[1]}, not text: save the post as HTML, text or Markdown.`);
  const zeros = buffer.includes(0);
  const binary = zeros || controlsIn(buffer) > MOST_CONTROLS * Math.min(buffer.length, SAMPLE);
  if (!binary && isUtf8(buffer)) return fromUtf8(buffer);
  const found = DECLARED.exec(buffer.toString('latin1', 0, HEAD));
  const named = (declared ?? found?.[1] ?? found?.[2] ?? '').toLowerCase();
  if (zeros && /^utf-?16(le|be)$/.test(named)) return by(named.endsWith('be') ? 'utf-16be' : 'utf-16le', buffer);
  if (binary) throw new Unreadable('binary', 'The file is binary, not text: save the post as HTML, text or Markdown.');
  if (named !== '' && !/^utf-?8$/.test(named) && iconv.encodingExists(named)) return by(named, buffer);
  const said = named === '' ? 'names no other encoding' : `says ${named}`;
  throw new Unreadable('bad-encoding', `The file is broken UTF-8 and ${said}: save it again as UTF-8.`);
}

function utf8(buffer: Buffer): Decoded {
  if (!isUtf8(buffer)) throw new Unreadable('bad-encoding', 'The file is broken UTF-8: save it again as UTF-8.');
  return fromUtf8(buffer);
}

const fromUtf8 = (buffer: Buffer): Decoded => ({ text: buffer.toString('utf8'), charset: 'utf-8' });
const by = (charset: string, buffer: Buffer): Decoded => ({ text: iconv.decode(buffer, charset), charset });

/** Number of control characters at the start other than tab, line breaks, form feed and escape. */
function controlsIn(buffer: Buffer): number {
  let count = 0;
  for (let at = 0; at < buffer.length && at < SAMPLE; at++) {
    const code = buffer[at]!;
    if (code < 0x20 && !(code >= 0x09 && code <= 0x0d) && code !== 0x1b) count++;
  }
  return count;
}
