import { createHash, randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { WARCRecord, WARCSerializer } from 'warcio';
import type { Exchange } from './exchange.js';

/** Where in an archive a record lies. */
export interface Place {
  /** Name of the file, relative to the folder. */
  readonly file: string;
  /** In bytes, of the gzip member. */
  readonly offset: number;
  readonly length: number;
}

/** Who made an archive, for those who find it. */
export interface Maker {
  /** e.g. thidua/0.1.0. */
  readonly software: string;
  /** Name or address of the person to ask. */
  readonly operator?: string;
}

/** An archive being written. */
export interface Archive {
  /**
   * Keeps an answer, with the redirects that led to it before it, and tells where the response that ends them lies.
   * On disk when it returns. Calls may overlap; they are written in order. On an error nothing of it is kept.
   */
  write(exchanges: readonly Exchange[]): Promise<Place>;
  close(): Promise<void>;
}

const MOST_FILE = 1_000_000_000;
const VERSION = 'WARC/1.1';
const NOTHING = new Uint8Array();

interface Open {
  readonly name: string;
  readonly handle: FileHandle;
  size: number;
}

/**
 * Writes WARC 1.1 into a folder, made where missing: thidua-YYYYMMDDhhmmss-00000.warc.gz by the instant (UTC) of the call,
 * the next number beyond 1 GB, each begun with a warcinfo record, one gzip member a record. No file of an earlier run is
 * touched; the first is made at the first `write`. Throws errors of the file system.
 */
export async function openArchive(folder: string, maker: Maker): Promise<Archive> {
  await mkdir(folder, { recursive: true });
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  let number = 0;
  let current: Open | null = null;
  let last: Promise<unknown> = Promise.resolve();

  const begin = async (): Promise<Open> => {
    for (;;) {
      const name = `thidua-${stamp}-${String(number++).padStart(5, '0')}.warc.gz`;
      // Two runs may begin in the same second.
      const handle = await open(join(folder, name), 'ax').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'EEXIST') return null;
        throw error;
      });
      if (!handle) continue;
      const file = { name, handle, size: 0 };
      try {
        await append(file, await packed(infoRecord(name, maker)));
      } catch (error) {
        await handle.close();
        throw error;
      }
      return file;
    }
  };
  const write = async (exchanges: readonly Exchange[]): Promise<Place> => {
    if (current && current.size > MOST_FILE) {
      await current.handle.close();
      current = null;
    }
    current ??= await begin();
    const members: Buffer[] = [];
    for (const exchange of exchanges) for (const record of recordsOf(exchange)) members.push(await packed(record));
    // The request that belongs to it follows each response.
    const [response, request] = members.slice(-2) as [Buffer, Buffer];
    const { name, size } = current;
    const bytes = Buffer.concat(members);
    await append(current, bytes);
    return { file: name, offset: size + bytes.length - request.length - response.length, length: response.length };
  };
  return {
    write(exchanges) {
      const done = last.then(() => write(exchanges));
      last = done.catch(() => {});
      return done;
    },
    async close() {
      await last;
      await current?.handle.close();
      current = null;
    },
  };
}

async function append(file: Open, bytes: Buffer): Promise<void> {
  try {
    await file.handle.appendFile(bytes);
    await file.handle.datasync();
  } catch (error) {
    // A full disk: half a record would hide what is written after it.
    await file.handle.truncate(file.size);
    throw error;
  }
  file.size += bytes.length;
}

const packed = async (record: WARCRecord): Promise<Buffer> =>
  Buffer.from(await WARCSerializer.serialize(record, { gzip: true }));

function infoRecord(filename: string, { software, operator }: Maker): WARCRecord {
  const fields = { software, ...(operator && { operator }), format: 'WARC File Format 1.1' };
  return WARCRecord.createWARCInfo({ filename, warcVersion: VERSION }, fields);
}

/** The response and its request. */
function recordsOf(exchange: Exchange): WARCRecord[] {
  const { url, method, httpVersion, status, statusText, body, truncated, ip } = exchange;
  const id = `<urn:uuid:${randomUUID()}>`;
  const { pathname, search, host } = new URL(url);
  const responseHead = head(`HTTP/${httpVersion} ${status} ${statusText}`, exchange.headers.map(asStored));
  const hosted = exchange.requestHeaders.some(([name]) => name.toLowerCase() === 'host');
  const asked = hosted ? exchange.requestHeaders : [['host', host] as const, ...exchange.requestHeaders];
  const requestHead = head(`${method} ${pathname}${search} HTTP/${httpVersion}`, asked);
  const address: [string, string][] = ip ? [['WARC-IP-Address', ip]] : [];
  const cut: [string, string][] = truncated ? [['WARC-Truncated', truncated === 'size' ? 'length' : truncated]] : [];
  const response: [string, string][] = [
    ['WARC-Record-ID', id],
    ...address,
    ...cut,
    ['WARC-Payload-Digest', digest(body)],
  ];
  return [
    recordOf('response', exchange, response, [responseHead, body]),
    recordOf(
      'request',
      exchange,
      [...address, ['WARC-Concurrent-To', id], ['WARC-Payload-Digest', digest(NOTHING)]],
      [requestHead],
    ),
  ];
}

function recordOf(
  type: 'request' | 'response',
  { url, startedAt }: Exchange,
  warcHeaders: [string, string][],
  block: Uint8Array[],
): WARCRecord {
  const record = WARCRecord.create({ url, date: startedAt, type, warcHeaders, warcVersion: VERSION }, block);
  // The library keeps headers in a map: it would lose their order and split a value at ",,,". The block has them as sent.
  record.httpHeaders = null;
  return record;
}

function head(first: string, headers: readonly (readonly [string, string])[]): Buffer {
  const lines = [first, ...headers.map(([name, value]) => `${name}: ${value}`)];
  const text = `${lines.map((line) => line.replace(/[\r\n]+/g, ' ')).join('\r\n')}\r\n\r\n`;
  // Headers are Latin-1, as they come from the wire; what can't be is a name or address of ours.
  return Buffer.from(text, /^[\0-\xff]*$/.test(text) ? 'latin1' : 'utf8');
}

/** The body is kept without its chunks, so the header that tells of them goes by the name other crawlers give it then. */
function asStored([name, value]: readonly [string, string]): readonly [string, string] {
  return /^transfer-encoding$/i.test(name) ? [`x-orig-${name.toLowerCase()}`, value] : [name, value];
}

const digest = (body: Uint8Array): string => `sha256:${createHash('sha256').update(body).digest('hex')}`;
