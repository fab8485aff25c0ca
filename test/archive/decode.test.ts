import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { contentCodings, decoded, Undecodable } from '../../src/archive/decode.js';
import { brotliBomb, deflateBomb, gzipBomb } from './bombs.js';

const MOST = 1_000_000;
const page = Buffer.from('<p>Khối thi đua các cơ quan tham mưu tổng hợp</p>\n'.repeat(50));
const wrongSum = gzipSync(page);
wrongSum.writeUInt32LE(7, wrongSum.length - 8);
const picture = Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1]);

test.each<[name: string, bytes: Uint8Array, header: string | null, expected: Uint8Array]>([
  ['plain', page, null, page],
  ['identity', page, 'identity', page],
  ['gzip', gzipSync(page), 'gzip', page],
  ['x-gzip, in capitals', gzipSync(page), 'X-GZIP', page],
  ['two gzip members', Buffer.concat([gzipSync(page), gzipSync(page)]), 'gzip', Buffer.concat([page, page])],
  ['gzip with zeros behind it', Buffer.concat([gzipSync(page), Buffer.alloc(9)]), 'gzip', page],
  ['deflate', deflateSync(page), 'deflate', page],
  ['deflate without its header', deflateRawSync(page), 'deflate', page],
  ['brotli', brotliCompressSync(page), 'br', page],
  ['brotli in gzip', gzipSync(brotliCompressSync(page)), 'br, gzip', page],
  ['gzip twice', gzipSync(gzipSync(page)), 'gzip,gzip', page],
  ['says gzip, is plain', page, 'gzip', page],
  ['says brotli, is plain', page, 'br', page],
  ['says deflate, is plain', page, 'deflate', page],
  ['says gzip, is a picture', picture, 'gzip', picture],
  ['says compress, is nothing', new Uint8Array(), 'compress', new Uint8Array()],
  ['a charset for a coding', page, 'utf-8', page],
  ['empty', new Uint8Array(), 'gzip', new Uint8Array()],
])('%s', (_name, bytes, header, expected) => {
  expect(Buffer.compare(decoded(bytes, contentCodings(header), MOST), expected)).toBe(0);
});

test.each<[name: string, bytes: Uint8Array, header: string, code: string]>([
  ['gzip cut in the middle', gzipSync(page).subarray(0, 60), 'gzip', 'broken-coding'],
  ['gzip of another sum', wrongSum, 'gzip', 'broken-coding'],
  ['brotli cut in the middle', brotliCompressSync(page).subarray(0, 60), 'br', 'broken-coding'],
  ['compress', Buffer.from([0x1f, 0x9d, 0x90]), 'compress', 'broken-coding'],
  ['five layers', page, 'gzip, gzip, gzip, gzip, gzip', 'broken-coding'],
  ['one byte more than allowed', gzipSync(Buffer.alloc(MOST + 1)), 'gzip', 'too-large'],
])('%s is refused', (_name, bytes, header, code) => {
  expect(() => decoded(bytes, contentCodings(header), MOST)).toThrow(
    expect.objectContaining({ code }) as unknown as Undecodable,
  );
});

test('as much as allowed', () => {
  expect(decoded(gzipSync(Buffer.alloc(MOST)), ['gzip'], MOST)).toHaveLength(MOST);
});

test.each([
  ['gzip', gzipBomb()],
  ['deflate', deflateBomb()],
  ['br', await brotliBomb()],
  ['gzip, gzip', gzipSync(gzipBomb())],
])('a gigabyte in %s is stopped with flat memory', (header, bomb) => {
  const before = process.resourceUsage().maxRSS;
  expect(() => decoded(bomb, contentCodings(header), 8 * 2 ** 20)).toThrow(Undecodable);
  expect(process.resourceUsage().maxRSS - before).toBeLessThan(150 * 1024);
});

test('the bombs would go off', async () => {
  const two = 2 ** 25;
  expect(decoded(gzipBomb(2), ['gzip'], two)).toHaveLength(two);
  expect(decoded(deflateBomb(2), ['deflate'], two)).toHaveLength(two);
  expect(decoded(await brotliBomb(2), ['br'], two)).toHaveLength(two);
});
