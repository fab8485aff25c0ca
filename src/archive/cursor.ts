import type { Gap, Piece } from './gunzip.js';
import { isRecord, RECORD } from './head.js';

/** A place in the unpacked bytes of an archive. Nothing but what is at hand is held. */
export interface Cursor {
  /** What is at hand: `least` bytes or more; less only before a gap and at the end. */
  peek(least: number): Promise<Buffer>;
  /** Moves on over bytes at hand. */
  drop(count: number): void;
  /**
   * Moves on by `count` bytes, into `kept` if given, and returns how many it were. Fewer before a gap, at the end, and
   * where a gzip member begins with a record of its own.
   */
  pass(count: number, kept: Buffer[] | null): Promise<number>;
  /** Bytes from here to the next gzip member at hand; Infinity where none is known. */
  untilMember(): number;
  /** Whether a gzip member starts right here; then the one before is whole. */
  startsMember(): boolean;
  /** Bytes passed since the start. */
  position(): number;
  /** Byte offset of the gzip member that starts right here, else of this byte in the unpacked archive. */
  offset(): number;
  /** The gap that ends what is at hand, if any. */
  gap(): Gap | null;
  /** Steps over the gap and what is left before it. */
  cross(): void;
}

/** Walks pieces in order; `start` is the byte offset of the first in its file. */
export function cursorOver(pieces: AsyncIterator<Piece>, start: number): Cursor {
  let held: Buffer = Buffer.alloc(0);
  let position = 0;
  let gap: Gap | null = null;
  let ended = false;
  let members: { at: number; offset: number }[] = [];

  const pull = async (): Promise<boolean> => {
    if (gap || ended) return false;
    const { value, done } = await pieces.next();
    if (done) ended = true;
    else if ('inside' in value) gap = value;
    else {
      if (value.member !== null) members.push({ at: position + held.length, offset: value.member });
      held = held.length > 0 ? Buffer.concat([held, value.bytes]) : value.bytes;
      return true;
    }
    return false;
  };
  const peek = async (least: number): Promise<Buffer> => {
    while (held.length < least && (await pull()));
    return held;
  };
  const drop = (count: number): void => {
    held = held.subarray(count);
    position += count;
    if (members.length > 0 && members[0]!.at < position) members = members.filter(({ at }) => at >= position);
  };
  const untilMember = (): number => {
    const next = members.find(({ at }) => at > position);
    return next ? next.at - position : Number.POSITIVE_INFINITY;
  };
  const startsMember = (): boolean => members[0]?.at === position;
  return {
    peek,
    drop,
    async pass(count, kept) {
      let left = count;
      while (left > 0) {
        if ((await peek(1)).length === 0) break;
        if (left < count && startsMember() && isRecord(await peek(RECORD.length))) break;
        const part = held.subarray(0, Math.min(left, untilMember()));
        kept?.push(part);
        left -= part.length;
        drop(part.length);
      }
      return count - left;
    },
    untilMember,
    startsMember,
    position: () => position,
    offset: () => (startsMember() ? members[0]!.offset : start + position),
    gap: () => gap,
    cross() {
      drop(held.length);
      gap = null;
    },
  };
}
