import { inflateRawSync } from 'node:zlib';
import { Unreadable } from '../unreadable.js';

/** Where the bytes of one part of a zip file lie. */
interface Entry {
  readonly method: number;
  readonly packed: number;
  readonly at: number;
}

/** The parts of a zip file by name. `read` gives null where there is no such part. */
export interface Zip {
  readonly names: readonly string[];
  readonly read: (name: string) => Uint8Array | null;
}

const END = 0x06054b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const MOST_PARTS = 10_000;
const STORED = 0;
const DEFLATED = 8;

/**
 * Opens a zip file in memory; null where the bytes have no directory of parts. All parts that are read may together
 * unpack to `limit` bytes: a few kilobytes can hold gigabytes, and what the directory says of sizes may be a lie.
 * Reading throws `Unreadable` beyond the limit and for parts that are broken or enciphered.
 */
export function openZip(bytes: Uint8Array, limit: number): Zip | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endOf(view);
  if (end === null) return null;
  const entries = new Map<string, Entry>();
  let at = view.getUint32(end + 16, true);
  const count = Math.min(view.getUint16(end + 10, true), MOST_PARTS);
  for (let n = 0; n < count; n++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== CENTRAL) break;
    const [name, extra, comment] = [28, 30, 32].map((field) => view.getUint16(at + field, true)) as [
      number,
      number,
      number,
    ];
    entries.set(new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + name)), {
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + name + extra + comment;
  }
  let left = limit;
  const read = (name: string): Uint8Array | null => {
    const entry = entries.get(name);
    if (!entry) return null;
    const part = unpack(bytes, view, entry, left);
    left -= part.length;
    return part;
  };
  return { names: [...entries.keys()], read };
}

/** The record at the end of the file that tells where the directory begins. */
function endOf(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - END_SIZE - LONGEST_COMMENT);
  for (let at = view.byteLength - END_SIZE; at >= first; at--) if (view.getUint32(at, true) === END) return at;
  return null;
}

function unpack(bytes: Uint8Array, view: DataView, { method, packed, at }: Entry, limit: number): Uint8Array {
  const whole = at + 30 <= bytes.length && view.getUint32(at, true) === LOCAL;
  const from = whole ? at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true) : 0;
  if (!whole || from + packed > bytes.length || (method !== STORED && method !== DEFLATED))
    throw new Unreadable('broken-document', 'The document is broken: open it in Word, save it anew and give that.');
  const part = bytes.subarray(from, from + packed);
  if (method === STORED && packed <= limit) return part;
  try {
    if (method === DEFLATED && limit > 0) return inflateRawSync(part, { maxOutputLength: limit });
  } catch (error) {
    if (!(error instanceof RangeError))
      throw new Unreadable('broken-document', 'The document is broken: open it in Word, save it anew and give that.');
  }
  throw new Unreadable('too-large', 'The document unpacks to more than 64 MB: split it and give the parts.');
}
