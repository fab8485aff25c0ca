import { isRecord } from './head.js';
import { feed, GZIP, isCut, isWhole, type Member, memberAt, openEngine } from './member.js';

/** Unpacked bytes in order. `member`: byte offset of the gzip member that starts with them, null where they go on. */
export interface Bytes {
  readonly bytes: Buffer;
  readonly member: number | null;
}

/** A place where bytes are lost: what comes next does not join what came before. */
export interface Gap {
  /** False where what came before is known to be whole: its checksum was right. */
  readonly inside: boolean;
  /** Whether the end is lost. */
  readonly last: boolean;
  /** Byte offset, about. */
  readonly offset: number;
}

export type Piece = Bytes | Gap;

/**
 * Unpacks gzip as it streams by: one member a record, one for the whole file, anything between. Behind a broken member
 * goes on with the next that can be read, and tells the gap. `start` is the byte offset of the first byte.
 *
 * A fresh engine for each member would cost more than unpacking a small record does. So the source is cut where its bytes
 * look like the start of a member; where the one before proves whole there, its engine is used again.
 */
export async function* gunzipped(source: AsyncIterable<Buffer>, start: number): AsyncGenerator<Piece> {
  let engine = openEngine();
  let member: Member | null = null;
  try {
    for await (const slice of slices(source, start)) {
      if (member && slice.start) {
        if (isWhole(member)) {
          engine.reset();
          member = null;
        } else if (await beginsRecord(slice)) {
          yield { inside: member.given, last: false, offset: member.offset };
          engine.close();
          engine = openEngine();
          member = null;
        }
      }
      if (!member && !slice.start) {
        yield { inside: false, last: false, offset: slice.offset };
        continue;
      }
      member ??= memberAt(slice.offset, engine);
      let mark = member.given ? null : member.offset;
      const { out, state, extra } = await feed(member, slice.bytes);
      for (const bytes of out) {
        yield { bytes, member: mark };
        mark = null;
      }
      if (state === 'on') continue;
      if (state === 'broken') yield { inside: member.given, last: false, offset: member.offset };
      else if (extra > 0) yield { inside: false, last: false, offset: slice.offset + slice.bytes.length - extra };
      engine.close();
      engine = openEngine();
      member = null;
    }
    if (member && !isWhole(member)) yield { inside: member.given, last: await isCut(member), offset: member.offset };
  } finally {
    engine.close();
  }
}

/** Whether a member that holds a record starts here for certain, whatever the one before it is like. */
async function beginsRecord({ bytes, offset }: Slice): Promise<boolean> {
  const engine = openEngine();
  const { out } = await feed(memberAt(offset, engine), bytes);
  engine.close();
  return out.length > 0 && isRecord(out[0]!);
}

interface Slice {
  readonly bytes: Buffer;
  readonly offset: number;
  /** Whether a member may start here. */
  readonly start: boolean;
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
      yield { bytes: bytes.subarray(from, to), offset: offset + from, start: startsWith(bytes, from) };
      from = to;
    }
    offset += end;
  }
  if (rest.length > 0) yield { bytes: rest, offset, start: true };
}

const startsWith = (bytes: Buffer, at: number): boolean => GZIP.every((byte, index) => bytes[at + index] === byte);

/** How many bytes at the end may belong to the start of a member that goes on in the next chunk. */
function begun(bytes: Buffer): number {
  for (let length = Math.min(GZIP.length - 1, bytes.length); length > 0; length--) {
    if (bytes.subarray(-length).equals(GZIP.subarray(0, length))) return length;
  }
  return 0;
}
