import type { Cursor } from './cursor.js';
import { type Headers, headerOf, headers, headLength, isRecord, RECORD } from './head.js';

/** A record of an archive: what it holds, or why it was passed by (the judge's word, or that it is larger than `MOST`). */
export type WarcRecord<S extends string> = {
  readonly headers: Headers;
  /** Byte offset of its gzip member, or of the record where no member starts with it (then in the unpacked archive). */
  readonly offset: number;
} & ({ readonly block: Buffer; readonly skip: null } | { readonly block: null; readonly skip: S | 'too-large' });

/** A stretch of an archive that can't be read. */
export interface Damage {
  readonly damage: 'damaged' | 'cut-off' | 'not-an-archive';
  readonly offset: number;
  /** Headers of the record it struck, where they could be read. */
  readonly headers: Headers;
}

/** Decides from its headers and the start of its block whether a record is passed by, and says why; null to keep it. */
export type Judge<S extends string> = (headers: Headers, start: Buffer) => S | null;

/** What stands at a position of the unpacked archive: a record or the end, something else, or nothing as it is shorter. */
export type Look = (position: number) => Promise<'whole' | 'damaged' | 'cut-off'>;

/** Largest block that is read, in bytes. */
export const MOST = 64 * 1024 * 1024;
const MOST_HEAD = 65536;
// A file without a record so far into it is no archive.
const MOST_LOST = 8 * 1024 * 1024;
/** Bytes that are looked at behind a record: four of blank lines, and what a record begins with. */
export const MARGIN = 16;
// Fields a record has once.
const SINGLE = ['warc-record-id', 'warc-date', 'warc-target-uri', 'content-length'];
const NEXT = Buffer.from('\nWARC/');

/**
 * The records of one archive in order. A record is given when all of it is known to be there: its length, what follows,
 * and in gzip its checksum. After damage goes on with the next record that can be found and tells the stretch between.
 * `look` looks ahead in archives that allow it, so that a wrong length does not swallow the records behind it.
 */
export async function* records<S extends string>(
  cursor: Cursor,
  judge: Judge<S>,
  look: Look | null,
): AsyncGenerator<WarcRecord<S> | Damage> {
  // Whether a head was read: only archives have one.
  let known = false;
  let lost: Lost | null = null;
  for (;;) {
    const next = await seek(cursor, known ? Number.POSITIVE_INFINITY : MOST_LOST);
    if (next.lost) lost = lost ? { ...lost, cut: lost.cut || next.lost.cut } : next.lost;
    if (!next.here && !known) {
      yield { damage: 'not-an-archive', offset: 0, headers: [] };
      return;
    }
    if (lost) {
      const { offset, headers, cut } = lost;
      yield { damage: cut && !next.here ? 'cut-off' : 'damaged', offset, headers };
    }
    if (!next.here) return;
    const read = await readRecord(cursor, judge, look);
    known ||= read.headers.length > 0;
    lost = 'cut' in read ? read : null;
    if (!('cut' in read)) yield read;
  }
}

interface Lost {
  readonly offset: number;
  readonly headers: Headers;
  /** Whether the archive may end within what is lost. */
  readonly cut: boolean;
}

/** Moves to the next record, over blank lines, and over all that is none: that is lost. */
async function seek(cursor: Cursor, most: number): Promise<{ here: boolean; lost: Lost | null }> {
  await passBlank(cursor);
  const start = cursor.position();
  let offset: number | null = null;
  let cut = false;
  // Whether a record may start right here.
  let fresh = true;
  const found = (here: boolean) => ({ here, lost: offset === null ? null : { offset, headers: [], cut } });
  while (cursor.position() - start < most) {
    const held = await cursor.peek(NEXT.length);
    if (fresh && isRecord(held)) return found(true);
    if (held.length < NEXT.length) {
      const gap = cursor.gap();
      if (held.length > 0 || gap) {
        offset ??= gap?.offset ?? cursor.offset();
        cut = gap ? gap.last : mayBegin(held);
      }
      if (!gap) break;
      cursor.cross();
      fresh = true;
    } else {
      offset ??= cursor.offset();
      const line = held.indexOf(NEXT) + 1;
      const to = Math.min(line > 0 ? line : held.length - NEXT.length + 1, cursor.untilMember());
      fresh = to === line || to === cursor.untilMember();
      cursor.drop(to);
    }
  }
  return found(false);
}

async function passBlank(cursor: Cursor): Promise<void> {
  for (;;) {
    const held = await cursor.peek(1);
    const text = held.findIndex((byte) => byte !== 0x0d && byte !== 0x0a);
    cursor.drop(text < 0 ? held.length : text);
    if (text >= 0 || held.length === 0) return;
  }
}

async function readRecord<S extends string>(
  cursor: Cursor,
  judge: Judge<S>,
  look: Look | null,
): Promise<WarcRecord<S> | Lost> {
  const offset = cursor.offset();
  const head = await readHead(cursor);
  const length = Number(headerOf(head?.headers ?? [], 'content-length') ?? Number.NaN);
  if (!head || !isSound(head.headers) || !Number.isSafeInteger(length) || length < 0) {
    const cut = head === null && (await cursor.peek(MOST_HEAD)).length < MOST_HEAD && !cursor.gap();
    cursor.drop(1);
    return { offset, headers: [], cut };
  }
  cursor.drop(head.length);
  const lost = { offset, headers: head.headers, cut: false };
  const held = await cursor.peek(Math.min(length, MOST_HEAD) + MARGIN);
  const start = held.subarray(0, Math.min(length, MOST_HEAD));
  const end =
    held.length >= length + MARGIN
      ? follows(held.subarray(length, Math.max(length, Math.min(length + MARGIN, cursor.untilMember()))))
      : ((await look?.(cursor.position() + length)) ?? 'whole');
  if (end !== 'whole') return { ...lost, cut: end === 'cut-off' };
  const skip = judge(head.headers, start) ?? (length > MOST ? 'too-large' : null);
  const kept: Buffer[] = [];
  const passed = await cursor.pass(length, skip === null ? kept : null);
  const proven = passed === length && (await endsMember(cursor));
  await passBlank(cursor);
  const next = await cursor.peek(RECORD.length);
  const gap = cursor.gap();
  if (passed < length) return { ...lost, cut: next.length === 0 && (!gap || gap.last) };
  if (!proven && (next.length === 0 ? gap?.inside : !mayBegin(next))) return { ...lost, cut: gap?.last ?? false };
  return skip === null
    ? { headers: head.headers, offset, block: Buffer.concat(kept), skip }
    : { headers: head.headers, offset, block: null, skip };
}

/** Whether nothing but blank lines is left of the gzip member; the next has begun, so its checksum was right. */
async function endsMember(cursor: Cursor): Promise<boolean> {
  const held = await cursor.peek(MARGIN);
  const left = cursor.startsMember() ? 0 : cursor.untilMember();
  return left < MARGIN && held.subarray(0, left).every((byte) => byte === 0x0d || byte === 0x0a);
}

/** What stands where a record ends, by the next bytes: blank lines and another record, or something else. */
export function follows(next: Buffer): 'whole' | 'damaged' {
  const text = next.findIndex((byte) => byte !== 0x0d && byte !== 0x0a);
  return text < 0 || mayBegin(next.subarray(text)) ? 'whole' : 'damaged';
}

/** Whether these bytes, if they go on, may begin a record. */
const mayBegin = (bytes: Buffer): boolean => {
  const length = Math.min(bytes.length, RECORD.length);
  return bytes.subarray(0, length).equals(RECORD.subarray(0, length));
};

/** Whether it tells what it is, and is not the start of one head and the end of another, what was between them lost. */
function isSound(head: Headers): boolean {
  const values = (name: string) => new Set(head.filter(([other]) => other === name).map(([, value]) => value));
  return values('warc-type').size === 1 && SINGLE.every((name) => values(name).size <= 1);
}

/** The head of the record at hand and its length in bytes; null where it has no end. */
async function readHead(cursor: Cursor): Promise<{ headers: Headers; length: number } | null> {
  for (let most = 4096; most <= MOST_HEAD; most *= 4) {
    const held = await cursor.peek(most);
    const length = headLength(held.subarray(0, most));
    if (length !== null) return { headers: headers(held.subarray(0, length).toString()), length };
  }
  return null;
}
