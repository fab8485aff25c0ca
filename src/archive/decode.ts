import * as zlib from 'node:zlib';

export type UndecodableCode = 'too-large' | 'broken-coding';

/** A body whose content coding can't be taken off. The message says why; the next page may be fine. */
export class Undecodable extends Error {
  override readonly name = 'Undecodable';
  readonly code: UndecodableCode;

  constructor(code: UndecodableCode, message: string) {
    super(message);
    this.code = code;
  }
}

type Unpack = (bytes: Uint8Array, options: { maxOutputLength: number }) => Uint8Array;

// Node 22.15 brought zstd; we never ask for it, but archives of others hold it.
const zstd: Unpack | undefined = Reflect.get(zlib, 'zstdDecompressSync');
const CODINGS: Readonly<Record<string, Unpack | undefined>> = {
  gzip: zlib.gunzipSync,
  'x-gzip': zlib.gunzipSync,
  deflate: inflate,
  br: zlib.brotliDecompressSync,
  zstd,
};
// A body that doesn't begin like this never was packed, whatever the header says. br and deflate have no such mark.
const MARKS: Readonly<Record<string, readonly number[] | undefined>> = {
  gzip: [0x1f, 0x8b],
  'x-gzip': [0x1f, 0x8b],
  zstd: [0x28, 0xb5, 0x2f, 0xfd],
};
const UNSUPPORTED = new Set(['compress', 'x-compress', 'zstd']);
// Nobody packs a page more often than twice; each further layer multiplies the work.
const MOST_LAYERS = 4;

/** The codings of a Content-Encoding header in the order they were put on, in lower case. */
export function contentCodings(header: string | null): string[] {
  return (header ?? '')
    .toLowerCase()
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'identity');
}

/**
 * Takes the content codings (in the order they were put on: gzip, deflate with or without zlib's header, br, zstd where
 * Node has it) off a body. Never holds more than `most` bytes of one layer, however much the body would unpack to.
 * Words that are no coding (servers write `utf-8` there) are passed over, and so is a coding the bytes don't have.
 * Throws `Undecodable` where a layer is larger than `most`, broken, or of a kind we can't read.
 */
export function decoded(body: Uint8Array, codings: readonly string[], most: number): Uint8Array {
  const known = codings.filter((coding) => CODINGS[coding] || UNSUPPORTED.has(coding));
  if (known.length > MOST_LAYERS) {
    throw new Undecodable('broken-coding', `The body is packed ${known.length} times (${known.join(', ')}).`);
  }
  return known.reduceRight((bytes, coding) => unpacked(bytes, coding, most), body);
}

function unpacked(bytes: Uint8Array, coding: string, most: number): Uint8Array {
  if (bytes.length === 0 || MARKS[coding]?.some((byte, index) => bytes[index] !== byte)) return bytes;
  const unpack = CODINGS[coding];
  if (!unpack) throw new Undecodable('broken-coding', `The body is packed with ${coding}, which can't be read here.`);
  try {
    return unpack(bytes, { maxOutputLength: most });
  } catch (error) {
    if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE') {
      throw new Undecodable('too-large', `Unpacked, the body is larger than ${most} bytes.`);
    }
    if (isPlain(bytes)) return bytes;
    throw new Undecodable('broken-coding', `The body says it is packed with ${coding}, but can't be unpacked.`);
  }
}

// RFC 9110, 8.4.1.2: deflate is zlib's format; some servers send the bare stream.
function inflate(bytes: Uint8Array, options: { maxOutputLength: number }): Uint8Array {
  const zlibHeader = (bytes[0]! & 0x0f) === 8 && ((bytes[0]! << 8) | bytes[1]!) % 31 === 0;
  return zlibHeader ? zlib.inflateSync(bytes, options) : zlib.inflateRawSync(bytes, options);
}

/** Text has no control characters but tab and line breaks; a packed body has one within a few dozen bytes. */
function isPlain(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 1000).every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}
