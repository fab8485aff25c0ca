import { createHash } from 'node:crypto';
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { WARCParser } from 'warcio';
import type { Exchange } from '../../src/archive/exchange.js';
import { captureAt } from '../../src/archive/read.js';
import { openArchive } from '../../src/archive/write.js';
import { all, scratch, told } from './samples.js';

const maker = { software: 'thidua/0', operator: 'nguoi@example.vn' };
const exchange = (path: string, more: Partial<Exchange> = {}): Exchange => ({
  url: `https://a.vn${path}`,
  method: 'GET',
  startedAt: '2024-01-16T03:05:07.123Z',
  requestHeaders: [['user-agent', 'thidua/0']],
  status: 200,
  statusText: 'OK',
  httpVersion: '1.1',
  headers: [
    ['Content-Type', 'text/html; charset=utf-8'],
    ['Set-Cookie', 'a=1'],
    ['X-Note', 'caf\xe9,,,b'],
    ['Set-Cookie', 'b=2'],
  ],
  body: Buffer.from(`<p>tin ${path}`),
  truncated: null,
  ip: '192.0.2.1',
  ...more,
});
const moved = exchange('/cu', { status: 301, statusText: '', headers: [['Location', '/moi']], body: Buffer.alloc(0) });
const packed = exchange('/goi', {
  headers: [
    ['content-type', 'text/html'],
    ['content-encoding', 'gzip'],
    ['transfer-encoding', 'chunked'],
  ],
  body: gzipSync('<p>tin gói'),
});

/** The records of a file by the places told of them: their headers and their block. */
function recordsIn(file: string): { headers: Map<string, string>; block: Buffer }[] {
  const bytes = readFileSync(file);
  const starts = [...bytes.keys()].filter((at) => bytes[at] === 0x1f && bytes[at + 1] === 0x8b && bytes[at + 2] === 8);
  return starts.map((start, n) => {
    const text = gunzipSync(bytes.subarray(start, starts[n + 1]));
    const end = text.indexOf('\r\n\r\n') + 4;
    const [version, ...lines] = text.toString('utf8', 0, end - 4).split('\r\n');
    expect(version).toBe('WARC/1.1');
    expect(text.subarray(-4).toString()).toBe('\r\n\r\n');
    const headers = new Map(lines.map((line) => line.split(': ') as [string, string]));
    return { headers, block: text.subarray(end, -4) };
  });
}
const sha256 = (bytes: Uint8Array) => `sha256:${createHash('sha256').update(bytes).digest('hex')}`;

async function sample() {
  const folder = join(scratch(), 'new/folder');
  const archive = await openArchive(folder, maker);
  const cut = exchange('/dai', { truncated: 'size' });
  const places = await Promise.all([
    archive.write([moved, exchange('/moi')]),
    archive.write([packed]),
    archive.write([cut]),
  ]);
  await archive.close();
  return { folder, places, file: join(folder, places[0]!.file) };
}

test('each record is a member of its own that says truly what it holds', async () => {
  const { folder, file } = await sample();
  expect(readdirSync(folder)).toEqual([expect.stringMatching(/^thidua-\d{14}-00000\.warc\.gz$/)]);
  const found = recordsIn(file);
  expect(found.map(({ headers }) => headers.get('WARC-Type'))).toEqual([
    'warcinfo',
    ...Array.from({ length: 4 }, () => ['response', 'request']).flat(),
  ]);
  expect(found[0]!.block.toString()).toBe(
    'software: thidua/0\r\noperator: nguoi@example.vn\r\nformat: WARC File Format 1.1\r\n',
  );
  for (const { headers, block } of found) {
    expect(headers.get('Content-Length')).toBe(String(block.length));
    expect(headers.get('WARC-Record-ID')).toMatch(/^<urn:uuid:[\da-f-]{36}>$/);
    expect(headers.get('WARC-Date')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
    if (headers.get('WARC-Type') === 'warcinfo') continue;
    expect(headers.get('WARC-Date')).toBe('2024-01-16T03:05:07.123Z');
    expect(headers.get('WARC-IP-Address')).toBe('192.0.2.1');
    expect(headers.get('WARC-Block-Digest')).toBe(sha256(block));
    expect(headers.get('WARC-Payload-Digest')).toBe(sha256(block.subarray(block.indexOf('\r\n\r\n') + 4)));
  }
  const ids = found.map(({ headers }) => headers.get('WARC-Record-ID'));
  expect(new Set(ids).size).toBe(found.length);
  for (const n of [2, 4, 6, 8]) expect(found[n]!.headers.get('WARC-Concurrent-To')).toBe(ids[n - 1]);
  expect(found.map(({ headers }) => headers.get('WARC-Truncated')).filter(Boolean)).toEqual(['length']);
});

test('heads stand as they came, but for the chunks that are gone', async () => {
  const found = recordsIn((await sample()).file);
  expect(found[3]!.block.toString('latin1')).toMatch(
    /^HTTP\/1\.1 200 OK\r\nContent-Type: .*\r\nSet-Cookie: a=1\r\nX-Note: caf\xe9,,,b\r\nSet-Cookie: b=2\r\n\r\n<p>tin/,
  );
  expect(found[4]!.block.toString()).toBe('GET /moi HTTP/1.1\r\nhost: a.vn\r\nuser-agent: thidua/0\r\n\r\n');
  expect(found[5]!.block.toString('latin1')).toContain('\r\nx-orig-transfer-encoding: chunked\r\n\r\n\x1f\x8b');
});

test('what is written is read again, at the place that was told', async () => {
  const { file, places } = await sample();
  const { found, counts } = await all(file);
  expect(told(found)).toEqual(['/moi <p>tin /moi', '/goi <p>tin gói', '/dai <p>tin /dai']);
  expect(counts).toMatchObject({ records: 9, problems: 0, skipped: { redirect: 1, other: 5 } });
  expect(found.map(({ offset }) => offset)).toEqual(places.map(({ offset }) => offset));
  for (const [n, { offset, length }] of places.entries()) {
    expect(await captureAt(file, offset)).toEqual(found[n]);
    expect(gunzipSync(readFileSync(file).subarray(offset, offset + length)).toString('latin1')).toMatch(
      /^WARC\/1\.1\r\n/,
    );
  }
});

test('the parser of warcio reads it alike', async () => {
  const { file, places } = await sample();
  const read: unknown[] = [];
  const offsets: number[] = [];
  const parser = new WARCParser([readFileSync(file)], { keepHeadersCase: true });
  for await (const record of parser) {
    if (record.warcType !== 'response') continue;
    offsets.push(parser.offset);
    read.push([record.warcTargetURI, record.httpHeaders?.statusCode, await record.contentText()]);
  }
  expect(read).toEqual([
    ['https://a.vn/cu', 301, ''],
    ['https://a.vn/moi', 200, '<p>tin /moi'],
    ['https://a.vn/goi', 200, '<p>tin gói'],
    ['https://a.vn/dai', 200, '<p>tin /dai'],
  ]);
  expect(offsets.slice(1)).toEqual(places.map(({ offset }) => offset));
});

test('a line break in a header can not begin another', async () => {
  const folder = scratch();
  const archive = await openArchive(folder, maker);
  const headers = [...exchange('/x').headers, ['X-Sly', 'a\r\nContent-Type: image/png\r\n\r\n<p>giả']] as const;
  const { file } = await archive.write([exchange('/x', { headers, statusText: 'OK\r\nX: y' })]);
  await archive.close();
  expect(told((await all(join(folder, file))).found)).toEqual(['/x <p>tin /x']);
});

test('runs never touch the files of another, and leave none where they wrote nothing', async () => {
  const folder = scratch();
  const [one, other, idle] = await Promise.all([1, 2, 3].map(() => openArchive(folder, maker)));
  const first = await one!.write([exchange('/1')]);
  const before = readFileSync(join(folder, first.file));
  const second = await other!.write([exchange('/2')]);
  await Promise.all([one!.close(), other!.close(), idle!.close()]);
  expect(readdirSync(folder).sort()).toEqual([first.file, second.file].sort());
  expect(readFileSync(join(folder, first.file))).toEqual(before);
});

test('what a kill left behind the last record does not hide what was told', async () => {
  const { file } = await sample();
  const whole = await all(file);
  appendFileSync(file, gzipSync('WARC/1.1\r\nWARC-Type: response\r\n').subarray(0, 30));
  const { found } = await all(file);
  expect(found.slice(0, -1)).toEqual(whole.found);
  expect(told(found).at(-1)).toBe('cut-off');
  writeFileSync(file, readFileSync(file).subarray(0, 100));
  expect(told((await all(file)).found)).toHaveLength(1);
});
