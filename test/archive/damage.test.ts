import { randomBytes } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { all, members, page, record, saved, told, zip } from './samples.js';

const texts = Array.from({ length: 6 }, (_, n) => `<p>tin ${n} ${String(n).repeat(n * 300)}`);
const list = texts.map((text, n) => page(`http://a.vn/${n}`, text));
const whole = texts.map((text, n) => `/${n} ${text}`);
const packed = list.map((one) => gzipSync(one));
const starts = (parts: readonly Buffer[]) => parts.map((_, n) => Buffer.concat(parts.slice(0, n)).length);
const readAll = (bytes: Buffer) => all(saved(bytes));

const flip = (bytes: Buffer, at: number): Buffer => {
  const copy = Buffer.from(bytes);
  copy[at]! ^= 0xff;
  return copy;
};
const drop = (bytes: Buffer, from: number, to: number): Buffer =>
  Buffer.concat([bytes.subarray(0, from), bytes.subarray(to)]);
// Pages are long: in what vitest shows, their first words do.
const short = (list: readonly string[]): string[] => list.map((one) => `${one.slice(0, 20)} ${one.length}`);
/** The pages but those of these numbers, with a problem where the first of them stood. */
const without = (numbers: readonly number[], code: string): string[] =>
  whole.flatMap((one, n) => (n === numbers[0] ? [code] : numbers.includes(n) ? [] : [one]));

const gz = Buffer.concat(packed);
const at = starts(packed);
const flat = Buffer.concat(list);
const flatAt = starts(list);
const length = (n: number, from: string, to: string): Buffer =>
  Buffer.concat(
    list.map((one, m) =>
      m === n ? Buffer.from(one.toString().replace(`Content-Length: ${from}`, `Content-Length: ${to}`)) : one,
    ),
  );
const sizeOf = (n: number) => /Content-Length: (\d+)/.exec(list[n]!.toString())![1]!;

const DAMAGE: [string, Buffer, string[]][] = [
  ['gzip: cut within a member', gz.subarray(0, at[4]! + 60), [...whole.slice(0, 4), 'cut-off']],
  ['gzip: cut within the checksum', gz.subarray(0, at[5]! - 3), [...whole.slice(0, 4), 'cut-off']],
  ['gzip: cut between members', gz.subarray(0, at[4]!), whole.slice(0, 4)],
  ['gzip: cut within the first bytes of a member', gz.subarray(0, at[4]! + 2), [...whole.slice(0, 4), 'cut-off']],
  ['gzip: cut within the head of a member', gz.subarray(0, at[4]! + 5), [...whole.slice(0, 4), 'cut-off']],
  ['gzip: a byte of the data', flip(gz, at[2]! + 100), without([2], 'damaged')],
  ['gzip: a byte of the checksum', flip(gz, at[3]! - 6), without([2], 'damaged')],
  ['gzip: a byte of the checksum of the last', flip(gz, gz.length - 6), without([5], 'damaged')],
  ['gzip: the first byte of a member', flip(gz, at[2]!), without([2], 'damaged')],
  ['gzip: the first byte of the file', flip(gz, 0), without([0], 'damaged')],
  ['gzip: the method of a member', flip(gz, at[2]! + 2), without([2], 'damaged')],
  ['gzip: the end of a member is lost', drop(gz, at[3]! - 20, at[3]!), without([2], 'damaged')],
  [
    'gzip: the end of one and the start of the next are lost',
    drop(gz, at[3]! - 20, at[3]! + 20),
    without([2, 3], 'damaged'),
  ],
  ['gzip: zeros over two members', Buffer.from(gz).fill(0, at[2]!, at[4]!), without([2, 3], 'damaged')],
  ['gzip: bytes of no use in front', Buffer.concat([Buffer.from('xxxx'), gz]), ['damaged', ...whole]],
  ['gzip: bytes of no use behind', Buffer.concat([gz, Buffer.from('xxxx')]), [...whole, 'damaged']],
  ['one member: cut', gzipSync(flat).subarray(0, -20), [...whole.slice(0, 5), 'cut-off']],
  ['plain: cut within a page', flat.subarray(0, flatAt[4]! + 400), [...whole.slice(0, 4), 'cut-off']],
  ['plain: cut within a head', flat.subarray(0, flatAt[4]! + 40), [...whole.slice(0, 4), 'cut-off']],
  ['plain: cut within the first bytes', flat.subarray(0, flatAt[4]! + 3), [...whole.slice(0, 4), 'cut-off']],
  ['plain: cut between', flat.subarray(0, flatAt[4]!), whole.slice(0, 4)],
  ['plain: bytes of a page are lost', drop(flat, flatAt[3]! - 300, flatAt[3]! - 200), without([2], 'damaged')],
  [
    'plain: end of a page and start of the next are lost',
    drop(flat, flatAt[3]! - 20, flatAt[3]! + 20),
    without([2, 3], 'damaged'),
  ],
  ['plain: first byte', flip(flat, 0), without([0], 'damaged')],
  ['plain: a length that is too small', length(2, sizeOf(2), '9'), without([2], 'damaged')],
  ['plain: a length beyond the file', length(2, sizeOf(2), '99999999'), without([2], 'damaged')],
  ['plain: a length that is none', length(2, sizeOf(2), 'x'), without([2], 'damaged')],
  ['plain: no type', Buffer.from(flat.toString().replace('WARC-Type: ', 'WARC-Kind: ')), without([0], 'damaged')],
  [
    'gzip: a length beyond the member',
    members(
      list.map((one, n) =>
        n === 2 ? Buffer.from(one.toString().replace(`Content-Length: ${sizeOf(2)}`, 'Content-Length: 99999999')) : one,
      ),
    ),
    without([2], 'damaged'),
  ],
  [
    'gzip: a head without an end',
    members(list.map((one, n) => (n === 2 ? one.subarray(0, 100) : one))),
    without([2], 'damaged'),
  ],
];

test.each(DAMAGE)('%s', async (_, bytes, expected) => {
  const { found, counts } = await readAll(bytes);
  expect(short(told(found))).toEqual(short(expected));
  expect(counts.problems).toBe(expected.filter((one) => !one.startsWith('/')).length);
});

test('a problem tells the address and the place where they are known', async () => {
  const { found } = await readAll(flip(gz, at[3]! - 6));
  expect(found[2]).toMatchObject({ offset: at[2], url: 'http://a.vn/2', problem: { code: 'damaged' } });
  const cut = await readAll(flat.subarray(0, flatAt[4]! + 400));
  expect(cut.found[4]).toMatchObject({ offset: flatAt[4], url: 'http://a.vn/4', problem: { code: 'cut-off' } });
});

const NO_ARCHIVE: [string, Buffer][] = [
  ['nothing', Buffer.alloc(0)],
  ['a page', Buffer.from('<html><p>Tin</p></html>\n')],
  ['a page, packed', gzipSync('<html><p>Tin</p></html>\n')],
  ['zeros', Buffer.alloc(100_000)],
  ['a zip without archives', zip([{ name: 'word/document.xml', bytes: Buffer.from('<x/>') }])],
];

test.each(NO_ARCHIVE)('no archive: %s', async (_, bytes) => {
  const { found } = await readAll(bytes);
  expect(told(found)).toEqual(['not-an-archive']);
});

test('a wacz that lost its end still gives what it holds', async () => {
  const bytes = zip([
    { name: 'archive/a.warc.gz', bytes: gz },
    { name: 'indexes/index.cdx.gz', bytes: gzipSync('vn,a)/ 2019 {}') },
  ]);
  const { found } = await readAll(bytes.subarray(0, -100));
  expect(told(found).filter((one) => one.startsWith('/'))).toEqual(whole);
  expect(told(found)).toContain('cut-off');
});

test('a wacz whose packed archive is broken gives what comes before, and the next archive', async () => {
  const many = Array.from({ length: 60 }, (_, n) => page(`http://a.vn/${n}`, randomBytes(2000).toString('hex')));
  const bytes = zip([
    { name: 'archive/a.warc', bytes: Buffer.concat(many), packed: true },
    { name: 'archive/b.warc', bytes: list[0]!, packed: true },
  ]);
  bytes.fill(0xff, bytes.indexOf('archive/b.warc') - 200, bytes.indexOf('archive/b.warc') - 100);
  const { found } = await readAll(bytes);
  expect(found.slice(0, 20).map(({ url }) => url)).toEqual(many.slice(0, 20).map((_, n) => `http://a.vn/${n}`));
  expect(told(found).at(-1)).toBe(whole[0]);
  expect(new Set(found.filter(({ problem }) => problem).map(({ file }) => file))).toEqual(new Set(['archive/a.warc']));
});

test('a record larger than 64 MB is passed over', async () => {
  const large = Buffer.alloc(65 * 1024 * 1024, 0x20);
  const { found } = await readAll(members([list[0]!, page('http://a.vn/large', large), list[1]!]));
  expect(told(found)).toEqual([whole[0], 'too-large', whole[1]]);
  expect(found[1]).toMatchObject({ url: 'http://a.vn/large' });
});

test('a body that unpacks to more than 64 MB is passed over', async () => {
  const bomb = gzipSync(Buffer.alloc(65 * 1024 * 1024, 0x20));
  const head = ['HTTP/1.1 200 OK', 'Content-Type: text/html', 'Content-Encoding: gzip'];
  const { found } = await readAll(members([list[0]!, page('http://a.vn/bomb', bomb, head), list[1]!]));
  expect(told(found)).toEqual([whole[0], 'too-large', whole[1]]);
});

// Whatever happens to the bytes from a place on: nothing is thrown, and all records that end before it come out. Without
// a checksum, a record is known to be whole by what follows it.
const info = record('warcinfo', '', 'software: test\r\n');
const parts = [info, ...list];
const SHAPES: [string, Buffer, number[], number][] = [
  ['plain', Buffer.concat(parts), starts(parts), 'WARC/'.length],
  ['a member for each record', members(parts), starts(parts.map((one) => gzipSync(one))), 0],
];
test.each(SHAPES)('random damage: %s', async (_, bytes, ends, known) => {
  const place = fc.nat(bytes.length - 1);
  const damage = fc.oneof(
    place.map((from) => ({ how: 'cut', from, damaged: bytes.subarray(0, from) })),
    fc.tuple(place, fc.integer({ min: 1, max: 255 })).map(([from, bits]) => {
      const damaged = Buffer.from(bytes);
      damaged[from]! ^= bits;
      return { how: `flip ${bits}`, from, damaged };
    }),
    fc
      .tuple(place, fc.integer({ min: 1, max: 3000 }))
      .map(([from, size]) => ({ how: `drop ${size}`, from, damaged: drop(bytes, from, from + size) })),
    fc.tuple(place, fc.uint8Array({ maxLength: 200 })).map(([from, more]) => ({
      how: `insert ${more}`,
      from,
      damaged: Buffer.concat([bytes.subarray(0, from), more, bytes.subarray(from)]),
    })),
  );
  await fc.assert(
    fc.asyncProperty(damage, async ({ from, damaged }) => {
      const { found, counts } = await readAll(damaged);
      const before = ends.filter((end) => end + known <= from).length - 2;
      expect(told(found).slice(0, Math.max(before, 0))).toEqual(whole.slice(0, Math.max(before, 0)));
      expect(counts.captures + counts.problems).toBe(found.length);
    }),
    { numRuns: 200 },
  );
});
