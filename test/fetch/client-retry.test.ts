import { expect, test } from 'vitest';
import { retryAfter } from '../../src/fetch/retry.js';
import { play, restsOf } from './play.js';
import { type Fixed, type Handler, inTurn, raw, redirect } from './server.js';

const NOW = Date.UTC(2024, 0, 15, 2);

test.each([
  [null, null],
  ['', null],
  ['0', 0],
  ['120', 120_000],
  [' 7 ', 7000],
  ['-5', null],
  ['1.5', null],
  ['soon', null],
  ['Mon, 15 Jan 2024 02:00:30 GMT', 30_000],
  ['Monday, 15-Jan-24 02:00:30 GMT', 30_000],
  ['Mon, 15 Jan 2024 01:00:00 GMT', 0],
  ['Mon, 99 Jan 2024 01:00:00 GMT', null],
])('Retry-After: %s', (header, expected) => expect(retryAfter(header, NOW)).toBe(expected));

test.each([408, 429, 500, 502, 503, 504])('%d is tried again, with back-off', async (status) => {
  const { site, get, news } = await play({ '/1': inTurn({ status }, { status }, 'a') });
  const got = await get('/1');
  expect(got.outcome).toBe('ok');
  expect(got.exchanges.map((one) => one.status)).toEqual([status, status, 200]);
  expect(restsOf(site)).toEqual([1000, 2000, 4000]);
  expect(news.slice(1)).toEqual([
    { kind: 'retry', url: `${site.origin}/1`, why: `status ${status}`, wait: 2000, tries: 1 },
    { kind: 'retry', url: `${site.origin}/1`, why: `status ${status}`, wait: 4000, tries: 2 },
  ]);
});

test.each([
  [204, 'ok'],
  [300, 'failed'],
  [301, 'failed'],
  [304, 'failed'],
  [400, 'failed'],
  [401, 'failed'],
  [403, 'failed'],
  [404, 'failed'],
  [410, 'failed'],
  [418, 'failed'],
  [451, 'failed'],
  [501, 'failed'],
  [505, 'failed'],
])('%d is final', async (status, outcome) => {
  const { site, get, clock } = await play({ '/1': { status } });
  const got = await get('/1');
  expect([got.outcome, got.problem?.code ?? null]).toEqual([outcome, outcome === 'ok' ? null : 'http-status']);
  expect(got.exchanges.map((one) => one.status)).toEqual([status]);
  if (got.problem) expect(got.problem.message).toContain(`${site.origin}/1 answers ${status}`);
  expect(clock.slept).toEqual([1000]);
});

test('four tries and no more; the next page waits on', async () => {
  const { site, get } = await play({ '/1': { status: 503 }, '/2': 'b' });
  const [first, second] = await Promise.all([get('/1'), get('/2')]);
  expect(first).toMatchObject({ outcome: 'failed', problem: { code: 'http-status' } });
  expect(first.problem?.message).toContain('run again later');
  expect(first.exchanges).toHaveLength(4);
  expect(second.outcome).toBe('ok');
  expect(site.paths()).toEqual(['/robots.txt', '/1', '/1', '/1', '/1', '/2']);
  expect(restsOf(site)).toEqual([1000, 2000, 4000, 8000, 16_000]);
});

test('Retry-After as a date', async () => {
  const { site, get } = await play({
    '/1': inTurn({ status: 503, headers: { 'retry-after': 'Mon, 15 Jan 2024 02:05:00 GMT' } }, 'a'),
  });
  expect((await get('/1')).outcome).toBe('ok');
  expect(site.log.at(-1)!.at).toBe(Date.UTC(2024, 0, 15, 2, 5));
});

test('Retry-After shorter than the rest', async () => {
  const { site, get } = await play({ '/1': inTurn({ status: 503, headers: { 'retry-after': '0' } }, 'a') });
  await get('/1');
  expect(restsOf(site)).toEqual([1000, 1000]);
});

test.each(['601', '99999999999999999999999', 'Tue, 16 Jan 2024 02:00:00 GMT'])(
  'Retry-After: %s is longer than we stay; the host is left alone',
  async (after) => {
    const { site, get, clock } = await play({ '/1': { status: 429, headers: { 'retry-after': after } }, '/2': 'b' });
    const got = [await get('/1'), await get('/2')];
    expect(got.map(({ outcome, problem }) => [outcome, problem?.code])).toEqual([
      ['failed', 'asked-to-wait'],
      ['failed', 'asked-to-wait'],
    ]);
    expect(got[0]!.problem!.message).toMatch(/left alone until \S+Z: run again/);
    expect(got[0]!.exchanges.map(({ status }) => status)).toEqual([429]);
    expect([site.paths(), clock.slept]).toEqual([['/robots.txt', '/1'], [1000]]);
  },
);

const half = 'HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nKhoi thi dua';

test.each<[name: string, broken: Handler]>([
  ['half a body', raw(half)],
  ['half a body, reset', raw(half, 'reset')],
  ['half a chunk', raw('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nff\r\nKhoi thi dua')],
  ['no last chunk', raw('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nKhoi\r\n')],
])('%s: tried again, then cut-off', async (_name, broken) => {
  const { get, site } = await play({ '/1': inTurn(broken, 'a'), '/2': broken });
  expect(await get('/1')).toMatchObject({ outcome: 'ok' });
  const got = await get('/2');
  expect(got).toMatchObject({ outcome: 'failed', problem: { code: 'cut-off' } });
  expect(got.exchanges.map(({ truncated }) => truncated)).toEqual(Array(4).fill('disconnect'));
  expect(Buffer.from(got.exchanges[0]!.body).toString()).toMatch(/^Khoi/);
  expect(site.paths()).toEqual(['/robots.txt', '/1', '/1', '/2', '/2', '/2', '/2']);
});

test.each<[name: string, broken: Handler]>([
  ['nothing at all', raw('')],
  ['a reset', raw('', 'reset')],
  ['half a header', raw('HTTP/1.1 200 OK\r\nContent-')],
])('%s: tried again, then lost', async (_name, broken) => {
  const { get } = await play({ '/1': inTurn(broken, 'a'), '/2': broken });
  expect(await get('/1')).toMatchObject({ outcome: 'ok', exchanges: [{ status: 200 }] });
  expect(await get('/2')).toMatchObject({ outcome: 'failed', problem: { code: 'lost-connection' }, exchanges: [] });
});

test('nobody listens', async () => {
  const { site, client, clock } = await play({});
  await site.close();
  expect(await client.get(`${site.origin}/1`)).toMatchObject({ problem: { code: 'refused-connection' } });
  expect(clock.slept).toEqual([2000, 4000, 8000]);
  // Not asked again for each of its pages.
  expect(await client.get(`${site.origin}/2`)).toMatchObject({ problem: { code: 'refused-connection' } });
  expect(clock.slept).toHaveLength(3);
});

test('a redirect of a busy site', async () => {
  const { get } = await play({ '/1': inTurn({ status: 503 }, redirect('/2')), '/2': inTurn({ status: 502 }, 'a') });
  expect((await get('/1')).exchanges.map(({ status }) => status)).toEqual([503, 302, 502, 200]);
});

const round: Fixed = redirect('/a');
test.each<[name: string, path: string, code: string | null, hops: number]>([
  ['to itself', '/chinh-no', 'redirect-loop', 1],
  ['there and back', '/a', 'redirect-loop', 2],
  ['ten in a row', '/n10', null, 11],
  ['eleven in a row', '/n11', 'too-many-redirects', 11],
])('redirects %s', async (_name, path, code, hops) => {
  const rows = Array.from({ length: 11 }, (_, n): [string, Fixed] => [`/n${n + 1}`, redirect(`/n${n}`, 307)]);
  const { get } = await play({
    '/chinh-no': redirect('/chinh-no#dau'),
    '/a': redirect('/b'),
    '/b': round,
    '/n0': 'a',
    ...Object.fromEntries(rows),
  });
  const got = await get(path);
  expect([got.problem?.code ?? null, got.exchanges.length]).toEqual([code, hops]);
});
