import { closeSync, existsSync, fstatSync, mkdirSync, openSync, readSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { addressKey } from '../core/address.js';

/** One line of the journal: what came of one address. */
export interface Entry {
  readonly url: string;
  /** Where the answer came from, after redirects. */
  readonly final_url: string;
  /** `unchanged`: the site says the page is as it was; file and offset are those of the page. */
  readonly outcome: 'ok' | 'unchanged' | 'refused' | 'failed';
  readonly code: string | null;
  readonly message: string | null;
  /** HTTP status of the last answer, where there was one. */
  readonly status: number | null;
  readonly etag: string | null;
  readonly last_modified: string | null;
  readonly media_type: string | null;
  readonly charset: string | null;
  /** Of the unpacked body, hex. */
  readonly sha256: string | null;
  /** Name of the archive within the folder, and where in it the answer begins; null where there was no answer. */
  readonly warc: string | null;
  readonly offset: number | null;
  /** ISO instant in UTC. */
  readonly fetched_at: string;
}

/** What is known of addresses, kept in a file of JSON lines that only grows. */
export interface Journal {
  /** The last good entry of an address in any spelling, else the last one. */
  find(url: string): Entry | null;
  /** Was an entry of the address added since the journal was opened, or was the address `meet`? */
  met(url: string): boolean;
  meet(url: string): void;
  /** On disk when it returns. */
  add(entry: Entry): void;
  close(): void;
}

interface Line {
  readonly at: number;
  readonly length: number;
  readonly good: boolean;
}

export const JOURNAL = 'journal.jsonl';
const PIECE = 1 << 20;
const BREAK = 10;

export const isGood = ({ outcome }: Entry): boolean => outcome === 'ok' || outcome === 'unchanged';

/**
 * Opens the journal of a folder, made where missing. Lines that are none (a kill may tear the last one) are passed over.
 * Only places of lines are held in memory. Throws errors of the file system.
 */
export function openJournal(folder: string): Journal {
  mkdirSync(folder, { recursive: true });
  const file = openSync(join(folder, JOURNAL), 'a+');
  const lines = new Map<string, Line>();
  const met = new Set<string>();

  const remember = (entry: Entry, at: number, length: number): void => {
    const good = isGood(entry);
    for (const url of good ? [entry.url, entry.final_url] : [entry.url]) {
      const key = addressKey(url) ?? url;
      if (good || !lines.get(key)?.good) lines.set(key, { at, length, good });
    }
  };
  for (const { text, at, length } of linesOf(file)) {
    const entry = entryIn(text);
    if (entry) remember(entry, at, length);
  }
  const size = fstatSync(file).size;
  if (size > 0 && bytesAt(file, size - 1, 1)[0] !== BREAK) writeSync(file, '\n');

  return {
    find(url) {
      const line = lines.get(addressKey(url) ?? url);
      return line ? entryIn(bytesAt(file, line.at, line.length).toString()) : null;
    },
    met: (url) => met.has(addressKey(url) ?? url),
    meet: (url) => void met.add(addressKey(url) ?? url),
    add(entry) {
      const line = Buffer.from(`${JSON.stringify(entry)}\n`);
      const at = fstatSync(file).size;
      writeSync(file, line);
      remember(entry, at, line.length - 1);
      met.add(addressKey(entry.url) ?? entry.url);
      if (isGood(entry)) met.add(addressKey(entry.final_url) ?? entry.final_url);
    },
    close: () => closeSync(file),
  };
}

/**
 * Where the last capture of each page begins, by archive of a folder: what else lies in them are lists, sitemaps,
 * robots.txt and earlier captures. Null where the folder has no journal.
 */
export function pagesIn(folder: string): ReadonlyMap<string, ReadonlySet<number>> | null {
  const path = join(folder, JOURNAL);
  if (!existsSync(path)) return null;
  const last = new Map<string, readonly [warc: string, offset: number]>();
  const file = openSync(path, 'r');
  try {
    for (const { text } of linesOf(file)) {
      const entry = entryIn(text);
      if (!entry || !isGood(entry) || entry.warc === null || entry.offset === null) continue;
      last.set(addressKey(entry.final_url) ?? entry.final_url, [entry.warc, entry.offset]);
    }
  } finally {
    closeSync(file);
  }
  const pages = new Map<string, Set<number>>();
  for (const [warc, offset] of last.values()) (pages.get(warc) ?? pages.set(warc, new Set()).get(warc)!).add(offset);
  return pages;
}

function* linesOf(file: number): Generator<{ text: string; at: number; length: number }> {
  let rest: Buffer = Buffer.alloc(0);
  let at = 0;
  for (let read = 0; ; ) {
    const piece = bytesAt(file, read, PIECE);
    if (piece.length === 0) return;
    read += piece.length;
    const bytes = rest.length > 0 ? Buffer.concat([rest, piece]) : piece;
    let start = 0;
    for (let end = bytes.indexOf(BREAK); end >= 0; end = bytes.indexOf(BREAK, start)) {
      yield { text: bytes.toString('utf8', start, end), at: at + start, length: end - start };
      start = end + 1;
    }
    rest = bytes.subarray(start);
    at += start;
  }
}

function bytesAt(file: number, at: number, length: number): Buffer {
  const bytes = Buffer.alloc(length);
  return bytes.subarray(0, readSync(file, bytes, 0, length, at));
}

function entryIn(line: string): Entry | null {
  try {
    const entry: unknown = JSON.parse(line);
    const whole = typeof entry === 'object' && entry !== null && 'url' in entry && 'fetched_at' in entry;
    return whole ? (entry as Entry) : null;
  } catch {
    return null;
  }
}
