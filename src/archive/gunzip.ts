import { createGunzip } from 'node:zlib';

/** Unpacked bytes in order. `member`: byte offset of the gzip member that may start with them, null where they go on. */
export interface Bytes {
  readonly bytes: Buffer;
  readonly member: number | null;
}

/** A place where bytes are lost: what comes next does not join what came before. */
export interface Gap {
  /** False where what came before is known to be whole: its checksum was right. */
  readonly inside: boolean;
  /** Whether nothing comes after. */
  readonly last: boolean;
  /** Byte offset, about. */
  readonly offset: number;
}

export type Piece = Bytes | Gap;

export const GZIP = Buffer.from([0x1f, 0x8b, 0x08]);
// zlib says these of the head of a further member only, after the checksum of the one before was right.
const HEAD_ERRORS = new Set([
  'incorrect header check',
  'unknown compression method',
  'unknown header flags set',
  'header crc mismatch',
]);
// Sixteen kilobytes, the default, cost twice the time: each turn goes through the thread pool.
const CHUNK = 65536;

/**
 * Unpacks gzip as it streams by: one member a record, one for the whole file, anything between. Behind a broken member
 * goes on with the next that can be read, and tells the gap. `start` is the byte offset of the first byte. One engine
 * of zlib runs over all members, as a fresh one for each costs more than unpacking a small record; so it is fed up to
 * the next three bytes that look like the start of a member. Where they were no start, the mark on the piece means nothing.
 */
export async function* gunzipped(source: AsyncIterable<Buffer>, start: number): AsyncGenerator<Piece> {
  let engine: ReturnType<typeof open> | null = null;
  let mark: number | null = null;
  let member = start;
  try {
    for await (const slice of slices(source, start)) {
      if (!engine && !slice.member) {
        if (slice.bytes.some(Boolean)) yield { inside: false, last: false, offset: slice.offset };
        continue;
      }
      let fresh = engine === null;
      engine ??= open();
      let { out, error, left } = await engine.write(slice.bytes);
      if (error && slice.member && !fresh) {
        // The member before had no end, and swallowed the start of this one.
        yield { inside: !HEAD_ERRORS.has(error.message), last: false, offset: slice.offset };
        fresh = true;
        engine = open();
        ({ out, error, left } = await engine.write(slice.bytes));
      }
      if (slice.member) mark = member = slice.offset;
      for (const bytes of out) {
        yield { bytes, member: mark };
        mark = null;
      }
      if (error || left > 0) {
        engine.close();
        engine = null;
        const lost = error !== null || slice.bytes.subarray(-left).some(Boolean);
        const inside = error !== null && !HEAD_ERRORS.has(error.message);
        if (lost) yield { inside, last: false, offset: slice.offset };
      }
    }
    if (!engine) return;
    const { out, error } = await engine.end();
    for (const bytes of out) yield { bytes, member: mark };
    // A mark still open: a further member had begun, so the one before is whole.
    if (error) yield { inside: mark === null, last: true, offset: member };
  } finally {
    engine?.close();
  }
}

interface Slice {
  readonly bytes: Buffer;
  readonly offset: number;
  /** Whether a member may start here. */
  readonly member: boolean;
}

async function* slices(source: AsyncIterable<Buffer>, start: number): AsyncGenerator<Slice> {
  let offset = start;
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of source) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    const end = bytes.length - begun(bytes);
    rest = bytes.subarray(end);
    for (let from = 0; from < end; ) {
      const next = bytes.indexOf(GZIP, from + 1);
      const to = next < 0 ? end : next;
      yield { bytes: bytes.subarray(from, to), offset: offset + from, member: startsWith(bytes, from) };
      from = to;
    }
    offset += end;
  }
  if (rest.length > 0) yield { bytes: rest, offset, member: true };
}

const startsWith = (bytes: Buffer, at: number): boolean => GZIP.every((byte, index) => bytes[at + index] === byte);

/** How many bytes at the end may belong to the start of a member that goes on in the next chunk. */
function begun(bytes: Buffer): number {
  for (let length = Math.min(GZIP.length - 1, bytes.length); length > 0; length--) {
    if (bytes.subarray(-length).equals(GZIP.subarray(0, length))) return length;
  }
  return 0;
}

interface Turn {
  readonly out: readonly Buffer[];
  readonly error: Error | null;
  /** Bytes the engine did not take, as the member ended before them. */
  readonly left: number;
}

function open() {
  const engine = createGunzip({ chunkSize: CHUNK });
  let out: Buffer[] = [];
  let error: Error | null = null;
  let wake = () => {};
  engine.on('data', (bytes: Buffer) => out.push(bytes));
  engine.on('error', (found) => {
    error = found;
    wake();
  });
  const turn = async (length: number, act: (done: () => void) => void): Promise<Turn> => {
    const before = engine.bytesWritten;
    await new Promise<void>((resolve) => {
      wake = resolve;
      act(resolve);
    });
    const done = { out, error, left: length - (engine.bytesWritten - before) };
    out = [];
    return done;
  };
  return {
    write: (bytes: Buffer) => turn(bytes.length, (done) => engine.write(bytes, () => done())),
    end: () => turn(0, (done) => engine.once('end', done).end()),
    close: () => engine.destroy(),
  };
}
