import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Network } from '../../src/fetch/address.js';
import { brotliBomb, gzipBomb } from '../archive/bombs.js';
import { CERTIFICATE, KEY } from './certificate.js';
import { play } from './play.js';
import { type Fixed, type Handler, raw, robots } from './server.js';

const MIB = 2 ** 20;
const page = Buffer.from('<p>Cụm thi đua các huyện miền núi</p>'.repeat(100));
const packed = (coding: string, body: Uint8Array): Fixed => ({ headers: { 'content-encoding': coding }, body });

/** Writes `chunk` every few milliseconds for as long as somebody listens. */
const drip =
  (chunk: Buffer, every: number): Handler =>
  (_request, response: ServerResponse) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    const timer = setInterval(() => response.write(chunk), every);
    response.once('close', () => clearInterval(timer));
    return undefined;
  };

test.each<[name: string, answer: Fixed]>([
  ['gzip', packed('gzip', gzipSync(page))],
  ['brotli', packed('br', brotliCompressSync(page))],
  ['says gzip, is plain', packed('gzip', page)],
])('%s is unpacked; the exchange keeps what came', async (_name, answer) => {
  const { get } = await play({ '/': answer });
  const got = await get('/');
  expect(Buffer.compare(got.body, page)).toBe(0);
  expect(got.exchanges[0]!.body).toEqual(Buffer.from((answer as { body: Uint8Array }).body));
});

test.each<[name: string, answer: Fixed, code: string]>([
  ['a gzip bomb', packed('gzip', gzipBomb()), 'too-large'],
  ['a brotli bomb', packed('br', await brotliBomb()), 'too-large'],
  ['a bomb in a bomb', packed('br, gzip', gzipSync(await brotliBomb())), 'too-large'],
  ['broken brotli', packed('br', Buffer.from([0, 1, 2, 3, 4])), 'broken-coding'],
])('%s does no harm', async (_name, answer, code) => {
  const before = process.resourceUsage().maxRSS;
  const { get, site } = await play({ '/': answer }, { limits: { body: 8 * MIB } });
  const got = await get('/');
  expect(got).toMatchObject({ outcome: 'failed', problem: { code }, exchanges: [{ status: 200, truncated: null }] });
  expect(got.body).toHaveLength(0);
  expect(site.paths()).toEqual(['/robots.txt', '/']);
  expect(process.resourceUsage().maxRSS - before).toBeLessThan(150 * 1024);
});

test('an endless body is cut at the limit', async () => {
  const chunk = Buffer.alloc(100_000, 'a');
  const { get, site } = await play({ '/': drip(chunk, 1) }, { limits: { body: MIB } });
  const got = await get('/');
  expect(got).toMatchObject({ outcome: 'failed', problem: { code: 'too-large' } });
  expect(got.exchanges).toMatchObject([{ status: 200, truncated: 'size' }]);
  expect(got.exchanges[0]!.body).toHaveLength(MIB);
  expect(site.paths()).toEqual(['/robots.txt', '/']);
});

test('a body as large as the limit', async () => {
  const { get } = await play({ '/': { body: Buffer.alloc(MIB, 'a') } }, { limits: { body: MIB } });
  expect((await get('/')).body).toHaveLength(MIB);
});

test.each<[name: string, answer: Handler, limits: object, kept: number]>([
  ['headers that never come', () => undefined, { headers: 400 }, 0],
  ['headers that never end', raw('HTTP/1.1 200 OK\r\nX-Cham: ', 'hang'), { headers: 400 }, 0],
  ['a body that never comes', raw('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n', 'hang'), { window: 400 }, 4],
  ['a trickle', drip(Buffer.from('a'), 20), { window: 400, slowest: 1000 }, 4],
  ['a page that takes too long', drip(Buffer.alloc(1000, 'a'), 20), { whole: 400 }, 4],
])('%s: tried again, then timed out', async (_name, answer, limits, kept) => {
  const { get } = await play({ '/': answer, '/robots.txt': robots('') }, { limits });
  const got = await get('/');
  expect(got).toMatchObject({ outcome: 'failed', problem: { code: 'timed-out' } });
  expect(got.exchanges.map(({ status, truncated }) => [status, truncated])).toEqual(Array(kept).fill([200, 'time']));
});

test.each<[name: string, answer: string]>([
  ['no HTTP', '<html>thi đua</html>'],
  ['a broken chunk', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nKhoi\r\n'],
  ['two lengths', 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\nContent-Length: 4\r\n\r\nabcd'],
  ['no length', 'HTTP/1.1 200 OK\r\nContent-Length: x\r\n\r\nabcd'],
  ['a header with a control character', 'HTTP/1.1 200 OK\r\nX: a\0b\r\nContent-Length: 2\r\n\r\nab'],
  ['huge headers', `HTTP/1.1 200 OK\r\nX: ${'a'.repeat(100_000)}\r\nContent-Length: 2\r\n\r\nab`],
])('broken HTTP, once: %s', async (_name, answer) => {
  const { get, site } = await play({ '/': raw(answer) });
  const got = await get('/');
  expect(got).toMatchObject({ outcome: 'failed', problem: { code: 'broken-answer' } });
  expect(got.exchanges.filter(({ truncated }) => truncated !== 'disconnect')).toEqual([]);
  expect(site.paths()).toEqual(['/robots.txt', '/']);
});

test.each<[name: string, answer: string, body: string]>([
  ['HTTP/1.0', 'HTTP/1.0 200 OK\r\n\r\nab', 'ab'],
  ['no reason', 'HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nab', 'ab'],
  ['a longer body than said', 'HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nabcd', 'ab'],
  ['early hints', 'HTTP/1.1 103 Early\r\nLink: a\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nab', 'ab'],
  ['large headers', `HTTP/1.1 200 OK\r\nX: ${'a'.repeat(50_000)}\r\nContent-Length: 2\r\n\r\nab`, 'ab'],
])('odd HTTP: %s', async (_name, answer, body) => {
  const { get } = await play({ '/': raw(answer) });
  const got = await get('/');
  expect([got.outcome, Buffer.from(got.body).toString()]).toEqual(['ok', body]);
});

test('headers are kept in order, doubled ones and bytes beyond ASCII, too', async () => {
  const answer =
    'HTTP/1.1 200 Được\r\nX-B: 1\r\nset-cookie: a=1\r\nX-a: đ\r\nSet-Cookie: b=2\r\nContent-Length: 0\r\n\r\n';
  const { get } = await play({ '/': raw(Buffer.from(answer)) });
  const { headers } = (await get('/')).exchanges[0]!;
  expect(headers).toEqual([
    ['X-B', '1'],
    ['set-cookie', 'a=1'],
    ['X-a', Buffer.from('đ').toString('latin1')],
    ['Set-Cookie', 'b=2'],
    ['Content-Length', '0'],
  ]);
});

test.each<[contentType: string | undefined, mediaType: string | null, charset: string | null]>([
  ['text/html', 'text/html', null],
  ['TEXT/HTML;charset=windows-1258', 'text/html', 'windows-1258'],
  ["application/pdf; name='a'; charset='UTF-8'", 'application/pdf', 'utf-8'],
  ['html', null, null],
  ['; charset=utf-8', null, 'utf-8'],
])('Content-Type: %s', async (type, mediaType, charset) => {
  const { get } = await play({ '/': { headers: { 'content-type': type ?? '' }, body: 'a' } });
  expect(await get('/')).toMatchObject({ outcome: 'ok', mediaType, charset });
});

test('no Content-Type', async () => {
  const { get } = await play({ '/': raw('HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\na') });
  expect(await get('/')).toMatchObject({ outcome: 'ok', mediaType: null, charset: null });
});

test('a certificate nobody vouches for', async () => {
  const server = createServer({ key: KEY, cert: CERTIFICATE }, (_request, response) => response.end('a'));
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { client, clock } = await play({});
  const got = await client.get(`https://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  server.close();
  expect(got).toMatchObject({ outcome: 'failed', problem: { code: 'broken-certificate' }, exchanges: [], robots: [] });
  expect(got.problem!.message).toContain('self-signed certificate');
  expect(clock.slept).toEqual([]);
});

test('a resolver that never answers', async () => {
  const network: Network = { resolve: () => new Promise(() => {}), refuses: () => false };
  const { client } = await play({}, { network, limits: { connect: 300 } });
  expect(await client.get('http://cham.example/')).toMatchObject({ outcome: 'failed', problem: { code: 'timed-out' } });
});

test('https where only http is spoken', async () => {
  const { client, site } = await play({ '/': 'a' });
  const got = await client.get(`https://127.0.0.1:${site.port}/`);
  expect(got).toMatchObject({ outcome: 'failed', problem: { code: 'broken-certificate' } });
});

test('stopped in the middle of a page', async () => {
  const { client, site } = await play({ '/': drip(Buffer.from('a'), 10) });
  const getting = [client.get(`${site.origin}/`), client.get(`${site.origin}/2`)];
  while (site.paths().at(-1) !== '/') await new Promise((resolve) => setTimeout(resolve, 5));
  await client.close();
  for (const got of await Promise.all(getting))
    expect(got).toMatchObject({ outcome: 'failed', problem: { code: 'stopped' } });
  expect(await client.get(`${site.origin}/3`)).toMatchObject({ outcome: 'failed', problem: { code: 'stopped' } });
  expect(site.paths()).toEqual(['/robots.txt', '/']);
});

test('by a real clock: stopped in the middle of a long rest', async () => {
  const routes = { '/robots.txt': robots('User-agent: *', 'Crawl-delay: 3600') };
  const { client, site } = await play(routes, { clock: undefined });
  const getting = client.get(`${site.origin}/`);
  while (site.log.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await new Promise((resolve) => setTimeout(resolve, 100));
  await client.close();
  expect(await getting).toMatchObject({ problem: { code: 'stopped' } });
});

test('by a real clock: a second is a second', async () => {
  const { client, site } = await play({ '/': 'a' }, { clock: undefined });
  const times: number[] = [];
  for (let count = 0; count < 2; count++) {
    await client.get(`${site.origin}/`);
    times.push(Date.now());
  }
  expect(times[1]! - times[0]!).toBeGreaterThanOrEqual(999);
});

test('whatever a site sends, there is an answer or a problem', async () => {
  const whole = Buffer.from(
    'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nThi đ\r\n0\r\n\r\n',
  );
  let bytes: Uint8Array = whole;
  const { get } = await play({ '/': (request, response) => raw(bytes)(request, response) });
  const spoiled = fc
    .array(fc.record({ at: fc.nat(whole.length - 1), byte: fc.nat(255) }), { maxLength: 8 })
    .map((changes) => changes.reduce((copy, { at, byte }) => copy.fill(byte, at, at + 1), Buffer.from(whole)));
  const cut = fc.nat(whole.length).map((length) => whole.subarray(0, length));
  await fc.assert(
    fc.asyncProperty(fc.oneof(spoiled, cut, fc.uint8Array({ maxLength: 200 })), async (sent) => {
      bytes = sent;
      const got = await get('/');
      expect(got.outcome === 'ok').toBe(got.problem === null);
      expect(got.problem?.message ?? '.').toMatch(/\S/);
    }),
    { numRuns: 60 },
  );
});
