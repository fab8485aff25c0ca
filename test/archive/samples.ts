import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32, deflateRawSync, gzipSync } from 'node:zlib';
import { onTestFinished } from 'vitest';
import type { Capture, Trouble } from '../../src/archive/capture.js';
import { type Counts, captures } from '../../src/archive/read.js';

/** A folder that is gone after the test. */
export function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'thidua-archive-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** Writes an archive and tells where. */
export function saved(bytes: Uint8Array, name = 'sample.warc'): string {
  const file = join(scratch(), name);
  writeFileSync(file, bytes);
  return file;
}

/** One record; `fields` replaces its headers or, undefined, leaves them out. */
export function record(
  type: string,
  url: string,
  block: Uint8Array | string,
  fields: Record<string, string> = {},
): Buffer {
  const bytes = Buffer.from(block);
  const all = {
    'WARC-Type': type,
    'WARC-Record-ID': `<urn:sha1:${createHash('sha1').update(type).update(url).update(bytes).digest('hex')}>`,
    'WARC-Target-URI': url,
    'WARC-Date': '2019-01-05T01:02:03Z',
    'Content-Type': `application/http; msgtype=${type}`,
    'Content-Length': String(bytes.length),
    ...fields,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`WARC/1.0\r\n${lines.join('')}\r\n`), bytes, Buffer.from('\r\n\r\n')]);
}

/** An answer: its head as given (lines joined as HTTP does) and its body. */
export function answer(head: readonly string[], body: Uint8Array | string = ''): Buffer {
  return Buffer.concat([Buffer.from(`${head.join('\r\n')}\r\n\r\n`, 'latin1'), Buffer.from(body)]);
}

export const HTML = ['HTTP/1.1 200 OK', 'Content-Type: text/html; charset=UTF-8'];

/** A record with a page. */
export const page = (url: string, body: Uint8Array | string, head: readonly string[] = HTML): Buffer =>
  record('response', url, answer(head, body));

/** A zip of these files, in this order. */
export function zip(files: readonly { name: string; bytes: Uint8Array; packed?: boolean }[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, bytes, packed = false } of files) {
    const data = packed ? deflateRawSync(bytes) : Buffer.from(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(packed ? 8 : 0, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(data.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(name.length, 22);
    const entry = Buffer.alloc(14);
    entry.writeUInt32LE(at, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, entry, Buffer.from(name));
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name), data]);
    parts.push(local);
    at += local.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(Buffer.concat(directory).length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, ...directory, end]);
}

/** Records as .warc.gz has them: a member each. */
export const members = (list: readonly Uint8Array[]): Buffer => Buffer.concat(list.map((one) => gzipSync(one)));

/** All that is read from an archive. */
export async function all(file: string): Promise<{ found: (Capture | Trouble)[]; counts: Counts }> {
  const reading = captures(file);
  const found: (Capture | Trouble)[] = [];
  for (;;) {
    const { value, done } = await reading.next();
    if (done) return { found, counts: value };
    found.push(value);
  }
}

/** In short: the path and text of each page, the code of each problem. */
export const told = (found: readonly (Capture | Trouble)[]): string[] =>
  found.map((one) => (one.problem ? one.problem.code : `${new URL(one.url).pathname} ${Buffer.from(one.bytes)}`));
