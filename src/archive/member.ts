import { crc32, createInflateRaw } from 'node:zlib';

/** The first three bytes of gzip: its mark, and deflate, the only method there is. */
export const GZIP = Buffer.from([0x1f, 0x8b, 0x08]);
const MOST_HEAD = 65536;
const TRAILER = 8;
// Sixteen kilobytes, the default, cost twice the time: each turn goes through the thread pool.
const CHUNK = 65536;

/** A gzip member being unpacked (RFC 1952). */
export interface Member {
  /** In bytes. */
  readonly offset: number;
  readonly engine: Engine;
  /** Whether something came out of it. */
  given: boolean;
  /** What there is of its head; null once it is passed. */
  head: Buffer | null;
  /** The last bytes: its trailer, if it ends here. */
  rest: Buffer;
  crc: number;
  size: number;
}

/** What a slice of a member came to: it goes on, it is whole, or it can't be read on. */
export interface Fed {
  readonly out: readonly Buffer[];
  readonly state: 'on' | 'whole' | 'broken';
  /** Bytes of the slice behind the member. */
  readonly extra: number;
}

/** A member that starts at a byte offset, to be fed with what is there. Takes the engine of a member that is whole. */
export const memberAt = (offset: number, engine: Engine): Member => ({
  offset,
  engine,
  given: false,
  head: Buffer.alloc(0),
  rest: Buffer.alloc(0),
  crc: 0,
  size: 0,
});

/** Whether the member is whole if nothing more of it comes: its last bytes are its checksum and its size. */
export const isWhole = (member: Member): boolean => member.head === null && isTrailer(member.rest, member);

/** Unpacks the next bytes of a member. */
export async function feed(member: Member, bytes: Buffer): Promise<Fed> {
  let data = bytes;
  if (member.head) {
    const head = Buffer.concat([member.head, bytes]);
    const length = headLength(head);
    if (length === 0 || (length === null && head.length > MOST_HEAD)) return { out: [], state: 'broken', extra: 0 };
    member.head = length === null ? head : null;
    if (length === null) return { out: [], state: 'on', extra: 0 };
    data = head.subarray(length);
  }
  data = Buffer.concat([member.rest, data]);
  const end = Math.max(0, data.length - TRAILER);
  member.rest = data.subarray(end);
  const { out, error, left } = await member.engine.write(data.subarray(0, end));
  for (const part of out) {
    member.crc = crc32(part, member.crc);
    member.size += part.length;
    member.given = true;
  }
  if (error) return { out, state: 'broken', extra: 0 };
  if (left === 0) return { out, state: 'on', extra: 0 };
  const tail = data.subarray(end - left);
  const whole = isTrailer(tail.subarray(0, TRAILER), member);
  return { out, state: whole ? 'whole' : 'broken', extra: tail.length - TRAILER };
}

/** Why a member that is not whole at the end of the file is not: whether there is too little of it. */
export async function isCut(member: Member): Promise<boolean> {
  const { left } = await member.engine.write(member.rest);
  return left < TRAILER;
}

function isTrailer(bytes: Buffer, { crc, size }: Member): boolean {
  return bytes.length === TRAILER && bytes.readUInt32LE(0) === crc && bytes.readUInt32LE(4) === size % 2 ** 32;
}

/** Length of a member's head in bytes; null where it goes on, 0 where it is none. */
function headLength(bytes: Buffer): number | null {
  if (!GZIP.subarray(0, bytes.length).equals(bytes.subarray(0, GZIP.length))) return 0;
  if (bytes.length < 12) return null;
  const flags = bytes[3]!;
  if (flags & 0xe0) return 0;
  let at = 10;
  if (flags & 4) at += 2 + bytes.readUInt16LE(at);
  for (const text of [8, 16]) {
    if (!(flags & text)) continue;
    const zero = bytes.indexOf(0, at);
    if (zero < 0) return null;
    at = zero + 1;
  }
  if (flags & 2) at += 2;
  return at <= bytes.length ? at : null;
}

/** What came out of a turn, what went wrong, and how many bytes were left as the data ended before them. */
interface Turn {
  readonly out: readonly Buffer[];
  readonly error: Error | null;
  readonly left: number;
}

/** zlib, by turns. As long as no byte behind the data is written, it can be reset and used for another member. */
export interface Engine {
  readonly write: (bytes: Buffer) => Promise<Turn>;
  readonly reset: () => void;
  readonly close: () => void;
}

export function openEngine(): Engine {
  const engine = createInflateRaw({ chunkSize: CHUNK });
  let out: Buffer[] = [];
  let error: Error | null = null;
  let wake = () => {};
  engine.on('data', (bytes: Buffer) => out.push(bytes));
  engine.on('error', (found) => {
    error = found;
    wake();
  });
  return {
    async write(bytes) {
      if (bytes.length === 0) return { out: [], error, left: 0 };
      const before = engine.bytesWritten;
      await new Promise<void>((resolve) => {
        wake = resolve;
        engine.write(bytes, () => resolve());
      });
      const turn = { out, error, left: bytes.length - (engine.bytesWritten - before) };
      out = [];
      return turn;
    },
    reset: () => engine.reset(),
    close: () => engine.destroy(),
  };
}
