import { type FileHandle, open } from 'node:fs/promises';
import yauzl from 'yauzl';
import { gunzipped, type Piece } from './gunzip.js';
import { RECORD } from './head.js';
import { GZIP } from './member.js';
import { follows, type Look, MARGIN } from './records.js';

/** One run of records: a .warc or .warc.gz, as a file of its own or within a .wacz. */
export interface Inner {
  readonly name: string;
  /** Its bytes from an offset on. */
  readonly bytes: (offset: number) => AsyncIterable<Buffer>;
  /** Whether `bytes` can start elsewhere than at 0. */
  readonly seeks: boolean;
  /** Looks ahead in it, where it is not packed. */
  readonly look: Look | null;
  /** Whether the end of the .wacz that holds it is missing. */
  readonly cut: boolean;
}

const ZIP = Buffer.from('PK\x03\x04');
const WARC = /^archive\/.*\.warc(?:\.gz)?$/i;
const CHUNK = 65536;

/** The runs of records in a file, by name; its bytes tell a zip from the rest. Throws errors of the file system alone. */
export async function* innerArchives(file: string): AsyncGenerator<Inner> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(CHUNK), 0, CHUNK, 0);
    const start = buffer.subarray(0, bytesRead);
    const isZip = start.subarray(0, ZIP.length).equals(ZIP);
    const zip = isZip ? await zipOf(file) : null;
    if (zip) {
      try {
        yield* zip.entries.map((entry) => entryOf(zip.file, entry));
      } finally {
        zip.file.close();
      }
      return;
    }
    // A .wacz does not pack its archives again: cut short, without the directory at its end, they can still be read.
    const { size } = await handle.stat();
    const bytes = (from: number) => chunksOf(handle, from);
    yield { name: file, bytes, seeks: true, look: isPacked(start) ? null : lookIn(handle, size), cut: isZip };
  } finally {
    await handle.close();
  }
}

// A stream would close the file when it is left early.
async function* chunksOf(handle: FileHandle, from: number): AsyncGenerator<Buffer> {
  for (let at = from; ; ) {
    const { buffer, bytesRead } = await handle.read(Buffer.allocUnsafe(CHUNK), 0, CHUNK, at);
    if (bytesRead === 0) return;
    yield buffer.subarray(0, bytesRead);
    at += bytesRead;
  }
}

/** Opens a zip and reads its directory; null where it can't be read. */
async function zipOf(file: string): Promise<{ file: yauzl.ZipFile; entries: yauzl.Entry[] } | null> {
  const zip = await yauzl.openPromise(file, { autoClose: false, validateEntrySizes: false }).catch(() => null);
  if (!zip) return null;
  const entries: yauzl.Entry[] = [];
  try {
    for await (const entry of zip.eachEntry()) if (WARC.test(entry.fileName)) entries.push(entry);
  } catch {
    zip.close();
    return null;
  }
  entries.sort((one, other) => (one.fileName < other.fileName ? -1 : 1));
  return { file: zip, entries };
}

function entryOf(zip: yauzl.ZipFile, entry: yauzl.Entry): Inner {
  const stored = entry.compressionMethod === 0 && !entry.isEncrypted();
  const bytes = async function* (start: number) {
    yield* await zip.openReadStreamPromise(entry, start > 0 ? { start, decodeFileData: false } : {});
  };
  return { name: entry.fileName, bytes, seeks: stored, look: null, cut: false };
}

/** Tells what stands at a position of a file. */
function lookIn(handle: FileHandle, size: number): Look {
  return async (position) => {
    if (position > size) return 'cut-off';
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(MARGIN), 0, MARGIN, position);
    return follows(buffer.subarray(0, bytesRead));
  };
}

/** The unpacked bytes of a run of records from an offset on. */
export async function* piecesOf(inner: Inner, start: number): AsyncGenerator<Piece> {
  const chunks = inner.bytes(start)[Symbol.asyncIterator]();
  let broken = false;
  const next = async (): Promise<Buffer | null> => {
    try {
      const { value, done } = await chunks.next();
      return done ? null : value;
    } catch (error) {
      if (error instanceof Error && 'syscall' in error) throw error;
      // A broken zip: what was read until here is good.
      broken = true;
      return null;
    }
  };
  try {
    const first = await next();
    const all = async function* () {
      for (let chunk = first; chunk; chunk = await next()) yield chunk;
    };
    if (first && isPacked(first)) yield* gunzipped(all(), start);
    else for await (const bytes of all()) yield { bytes, member: null };
    if (broken) yield { inside: true, last: true, offset: start };
  } finally {
    await chunks.return?.();
  }
}

/** Whether this is the start of gzip or, its first bytes damaged, looks more like it than like records. */
function isPacked(start: Buffer): boolean {
  if (start.subarray(0, GZIP.length).equals(GZIP)) return true;
  return !start.includes(RECORD) && start.includes(GZIP);
}
