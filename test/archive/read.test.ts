import { brotliCompressSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { captureAt } from '../../src/archive/read.js';
import { all, answer, HTML, members, page, record, saved, told, zip } from './samples.js';

const info = record('warcinfo', '', 'software: test\r\n');
const three = [info, page('http://a.vn/1', '<p>một'), page('https://a.vn/2', '<p>hai'), page('http://a.vn/3', '<p>ba')];
const read = ['/1 <p>một', '/2 <p>hai', '/3 <p>ba'];
const plain = Buffer.concat(three);
const wacz = (packed: boolean) =>
  zip([
    { name: 'datapackage.json', bytes: Buffer.from('{}'), packed },
    { name: 'archive/b.warc.gz', bytes: members(three.slice(2)), packed },
    { name: 'indexes/index.cdx.gz', bytes: gzipSync('vn,a)/ 2019 {}'), packed },
    { name: 'archive/a.warc', bytes: Buffer.concat(three.slice(0, 2)), packed },
    { name: 'pages/pages.jsonl', bytes: Buffer.from('{}\n'), packed },
  ]);

const SHAPES: [string, Buffer][] = [
  ['records as they are', plain],
  ['a member for each record', members(three)],
  ['one member for the whole file', gzipSync(plain)],
  [
    'members without bounds in common with records',
    Buffer.concat([gzipSync(plain.subarray(0, 700)), gzipSync(plain.subarray(700))]),
  ],
  ['empty members between', Buffer.concat([members(three.slice(0, 2)), gzipSync(''), members(three.slice(2))])],
  ['members without compression', Buffer.concat(three.map((one) => gzipSync(one, { level: 0 })))],
  ['more blank lines than there should be', Buffer.concat(three.flatMap((one) => [one, Buffer.from('\r\n\r\n\n')]))],
  ['no blank line between', Buffer.concat(three.map((one) => one.subarray(0, -4)))],
  ['a wacz that stores', wacz(false)],
  ['a wacz that packs', wacz(true)],
];

test.each(SHAPES)('reads %s', async (_, bytes) => {
  const { found, counts } = await all(saved(bytes));
  expect(told(found)).toEqual(read);
  expect(counts).toEqual({
    records: 4,
    captures: 3,
    problems: 0,
    skipped: { revisit: 0, redirect: 0, failure: 0, type: 0, other: 1 },
  });
});

test.each(SHAPES)('finds each page of %s again by its offset', async (_, bytes) => {
  const file = saved(bytes);
  const { found } = await all(file);
  expect(found).toHaveLength(3);
  for (const one of found) expect(await captureAt(file, one.offset, one.file)).toEqual(one);
});

test('a member may be cut out by its offset alone', async () => {
  const file = saved(members(three));
  const { found } = await all(file);
  const offset = members(three.slice(0, 2)).length;
  expect(found[1]).toMatchObject({ offset, file, url: 'https://a.vn/2', fetchedAt: '2019-01-05T01:02:03.000Z' });
  expect((await captureAt(file, offset + 1)).problem?.code).toBe('damaged');
  expect((await captureAt(file, 0)).problem?.code).toBe('damaged');
});

test('archives within a wacz come by name and tell it', async () => {
  const { found } = await all(saved(wacz(false), 'x.wacz'));
  expect(found.map(({ file, offset }) => [file, offset])).toEqual([
    ['archive/a.warc', info.length],
    ['archive/b.warc.gz', 0],
    ['archive/b.warc.gz', gzipSync(three[2]!).length],
  ]);
});

test('what is no page is passed by and counted', async () => {
  const other = (status: string, type = 'text/html') => [`HTTP/1.1 ${status}`, `Content-Type: ${type}`];
  const list = [
    info,
    record('request', 'http://a.vn/', 'GET / HTTP/1.1\r\n\r\n'),
    page('http://a.vn/moved', '', other('301 Moved')),
    page('http://a.vn/gone', '<p>không có', other('404 Not Found')),
    page('http://a.vn/busy', '<p>bận', other('503 Busy')),
    page('http://a.vn/part', '<p>một phần', other('206 Partial Content')),
    page('http://a.vn/i.png', '\x89PNG', other('200 OK', 'image/png')),
    page('http://a.vn/a.js', 'x', other('200 OK', 'application/javascript')),
    page('http://a.vn/a.json', '{}', other('200 OK', 'application/json')),
    page('http://a.vn/robots.txt', 'User-agent: *', other('200 OK', 'text/plain')),
    page('http://a.vn/x.zip', 'PK\x03\x04 xl/workbook.xml', other('200 OK', 'application/octet-stream')),
    page('http://a.vn/x.exe', 'MZ\x90\x00\x03\x00', other('200 OK', 'application/octet-stream')),
    record('revisit', 'http://a.vn/', answer(HTML)),
    record('metadata', 'http://a.vn/', 'via: x'),
    record('resource', 'urn:pageinfo:http://a.vn/', '{}', { 'Content-Type': 'text/plain' }),
    record('response', 'dns:a.vn', '1.2.3.4', { 'Content-Type': 'text/dns' }),
    record('response', 'http://a.vn/', 'no answer of a server'),
    page('http://a.vn/tin', '<p>tin'),
  ];
  const { found, counts } = await all(saved(members(list)));
  expect(told(found)).toEqual(['/tin <p>tin']);
  expect(counts).toEqual({
    records: list.length,
    captures: 1,
    problems: 0,
    skipped: { revisit: 1, redirect: 1, failure: 3, type: 6, other: 6 },
  });
});

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const ole = Buffer.concat([
  Buffer.from('d0cf11e0a1b11ae1', 'hex'),
  Buffer.alloc(600),
  Buffer.from('WordDocument', 'utf16le'),
]);
const TYPES: [string, string | null, Uint8Array | string, string | null, string | null][] = [
  ['html with a charset', 'text/html; Charset="windows-1258"', '<p>', 'text/html', 'windows-1258'],
  ['xhtml', 'application/xhtml+xml', '<html>', 'application/xhtml+xml', null],
  ['plain text', 'Text/Plain;charset=utf-8', 'Tin', 'text/plain', 'utf-8'],
  ['markdown', 'text/markdown', '# Tin', 'text/markdown', null],
  ['pdf', 'application/pdf', '%PDF-1.4', 'application/pdf', null],
  ['docx', docx, 'PK\x03\x04 word/document.xml', docx, null],
  ['doc', 'application/msword', ole, 'application/msword', null],
  ['html without a type', null, '  <!DOCTYPE html><p>', 'text/html', null],
  ['text without a type', '', 'Hội nghị tổng kết', 'text/plain', null],
  ['UTF-16 without a type', '', Buffer.from('\ufeffHội nghị', 'utf16le'), 'text/plain', null],
  ['pdf of an unknown type', 'application/octet-stream', '%PDF-1.4\n%\x80\x00', 'application/pdf', null],
  ['docx of an unknown type', 'application/octet-stream', 'PK\x03\x04 word/document.xml', docx, null],
  ['doc of an unknown type', 'application/force-download', ole, 'application/msword', null],
  ['pdf that the server calls html', 'text/html', '%PDF-1.4', 'application/pdf', null],
  ['spreadsheet of an unknown type', 'application/octet-stream', ole.subarray(0, 600), null, null],
  ['JSON without a type', null, '{"a": 1}', null, null],
  ['feed without a type', null, '<?xml version="1.0"?><rss></rss>', null, null],
  ['feed', 'application/rss+xml', '<rss></rss>', null, null],
];

test.each(TYPES)('type of %s', async (_, type, body, mediaType, charset) => {
  const head = ['HTTP/1.1 200 OK', ...(type === null ? [] : [`Content-Type: ${type}`])];
  const { found, counts } = await all(saved(page('http://a.vn/x', body, head)));
  expect(found.map((one) => (one.problem ? one.problem : [one.mediaType, one.charset]))).toEqual(
    mediaType ? [[mediaType, charset]] : [],
  );
  expect(counts.skipped.type).toBe(mediaType ? 0 : 1);
});

const HEADS: [string, string][] = [
  ['usual', 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n'],
  ['LF alone', 'HTTP/1.1 200 OK\nContent-Type: text/html\n\n'],
  ['no reason', 'HTTP/1.1 200\r\nContent-Type: text/html\r\n\r\n'],
  ['HTTP/2', 'HTTP/2 200 \r\ncontent-type: text/html\r\n\r\n'],
  ['no version', 'HTTP 200 OK\r\ncontent-type: text/html\r\n\r\n'],
  ['a line that is no header', 'HTTP/1.1 200 OK\r\nwhatever\r\n: x\r\nContent-Type: text/html\r\n\r\n'],
  ['folded lines', 'HTTP/1.1 200 OK\r\nX: a\r\n b: c\r\nContent-Type:\r\n\ttext/html\r\n\r\n'],
  ['blanks before the colon', 'HTTP/1.1 200 OK\r\nContent-Type : text/html\r\n\r\n'],
];

test.each(HEADS)('head of an answer: %s', async (_, head) => {
  const { found } = await all(saved(record('response', 'http://a.vn/x', `${head}<p>tin`)));
  expect(told(found)).toEqual(['/x <p>tin']);
  expect(found[0]).toMatchObject({ status: 200, mediaType: 'text/html' });
});

const RECORD_HEADS: [string, (record: string) => string][] = [
  ['LF alone', (text) => text.replaceAll('\r\n', '\n')],
  ['names in lower case', (text) => text.replace(/^[\w-]+:/gm, (name) => name.toLowerCase())],
  ['WARC/1.1 with fractions of a second', (text) => text.replace('WARC/1.0', 'WARC/1.1').replace('03Z', '03.000000Z')],
  ['WARC/0.18', (text) => text.replace('WARC/1.0', 'WARC/0.18')],
  ['address in angle brackets', (text) => text.replace('http://a.vn/x', '<http://a.vn/x>')],
  ['date without a zone', (text) => text.replace('03Z', '03')],
];

test.each(RECORD_HEADS)('head of a record: %s', async (_, change) => {
  const { found } = await all(
    saved(
      Buffer.from(change(record('resource', 'http://a.vn/x', '<p>tin', { 'Content-Type': 'text/html' }).toString())),
    ),
  );
  expect(told(found)).toEqual(['/x <p>tin']);
  expect(found[0]!.fetchedAt).toBe('2019-01-05T01:02:03.000Z');
});

const chunked = (text: string) => `${text.length.toString(16)}; x=1\r\n${text}\r\n`;
const long = 'a'.repeat(100);
const BODIES: [string, string[], Uint8Array | string, string][] = [
  [
    'chunked',
    ['Transfer-Encoding: chunked'],
    `${chunked('<p>tin')}${chunked(long)}0\r\nX: trailer\r\n\r\n`,
    `<p>tin${long}`,
  ],
  ['chunked, no longer', ['Transfer-Encoding: chunked'], '<p>tin', '<p>tin'],
  ['chunked no longer, starts with a year', ['Transfer-Encoding: chunked'], '2018\r\ntin', '2018\r\ntin'],
  ['chunked no longer, starts with a small number', ['Transfer-Encoding: chunked'], '3\r\ntin hay', '3\r\ntin hay'],
  ['chunked, broken off', ['Transfer-Encoding: chunked'], `${chunked('<p>tin')}ff\r\n${long}`, `<p>tin${long}`],
  ['chunked, last chunk missing', ['Transfer-Encoding: chunked'], `${chunked('<p>tin')}`, '<p>tin'],
  ['chunked, empty', ['Transfer-Encoding: chunked'], '0\r\n\r\n', ''],
  ['gzip', ['Content-Encoding: gzip'], gzipSync('<p>tin'), '<p>tin'],
  ['brotli', ['Content-Encoding: br'], brotliCompressSync('<p>tin'), '<p>tin'],
  ['gzip, no longer', ['Content-Encoding: gzip'], '<p>tin', '<p>tin'],
  [
    'gzip over brotli',
    ['Content-Encoding: br', 'Content-Encoding: gzip'],
    gzipSync(brotliCompressSync('<p>tin')),
    '<p>tin',
  ],
  [
    'chunked gzip',
    ['Transfer-Encoding: chunked', 'Content-Encoding: gzip'],
    Buffer.concat([
      Buffer.from(`${gzipSync('<p>tin').length.toString(16)}\r\n`),
      gzipSync('<p>tin'),
      Buffer.from('\r\n0\r\n\r\n'),
    ]),
    '<p>tin',
  ],
];

test.each(BODIES)('body: %s', async (_, lines, body, text) => {
  const { found } = await all(saved(members([page('http://a.vn/x', body, [...HTML, ...lines])])));
  expect(told(found)).toEqual([`/x ${text}`]);
});

test('a pdf that was unpacked under the old headers', async () => {
  const head = ['HTTP/1.1 200 OK', 'Content-Type: application/pdf', 'Content-Encoding: gzip'];
  const { found } = await all(saved(page('http://a.vn/x', '%PDF-1.4\n\x00\x01', head)));
  expect(told(found)).toEqual(['/x %PDF-1.4\n\x00\x01']);
});

test('a page that says it is packed and is neither that nor text', async () => {
  const { found } = await all(saved(page('http://a.vn/x', '\x00\x01\x02', [...HTML, 'Content-Encoding: br'])));
  expect(found).toMatchObject([{ url: 'http://a.vn/x', problem: { code: 'broken-coding' } }]);
});

test('tells what an archive says was cut when it was fetched', async () => {
  const cut = record(
    'response',
    'http://a.vn/x',
    answer([...HTML, 'Transfer-Encoding: chunked'], `ffff\r\n<p>${long}`),
    {
      'WARC-Truncated': 'length',
    },
  );
  const { found } = await all(saved(cut));
  expect(found).toMatchObject([{ truncated: 'length' }]);
  expect(told(found)).toEqual([`/x <p>${long}`]);
});
