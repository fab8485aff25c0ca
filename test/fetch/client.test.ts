import { expect, test } from 'vitest';
import { userAgent } from '../../src/fetch/client.js';
import { play, restsOf } from './play.js';
import { type Fixed, type Handler, inTurn, redirect, robots } from './server.js';

test('a page, with all that is known of it', async () => {
  const { site, client } = await play({
    '/bai/1': {
      headers: {
        'content-type': 'Text/HTML; Charset="UTF-8"',
        etag: '"a1"',
        'last-modified': 'Mon, 15 Jan 2024 01:00:00 GMT',
      },
      body: '<p>Khối thi đua</p>',
    },
  });
  const got = await client.get(`${site.origin}/bai/1#dau`);
  expect(got).toMatchObject({
    url: `${site.origin}/bai/1#dau`,
    finalUrl: `${site.origin}/bai/1`,
    outcome: 'ok',
    problem: null,
    mediaType: 'text/html',
    charset: 'utf-8',
    etag: '"a1"',
    lastModified: 'Mon, 15 Jan 2024 01:00:00 GMT',
  });
  expect(Buffer.from(got.body).toString()).toBe('<p>Khối thi đua</p>');
  expect(got.robots.map(({ url, status }) => [url, status])).toEqual([[`${site.origin}/robots.txt`, 404]]);
  expect(got.exchanges).toHaveLength(1);
  expect(got.exchanges[0]).toMatchObject({
    url: `${site.origin}/bai/1`,
    method: 'GET',
    startedAt: '2024-01-15T02:00:01.000Z',
    status: 200,
    statusText: 'OK',
    httpVersion: '1.1',
    truncated: null,
    ip: '127.0.0.1',
  });
  // What was sent, word for word.
  expect(Object.fromEntries(got.exchanges[0]!.requestHeaders)).toEqual(site.log[1]!.headers);
  expect(site.log[1]!.headers).toMatchObject({
    'user-agent': 'thidua/1.2.3 (research)',
    'accept-language': 'vi,en;q=0.5',
    'accept-encoding': 'gzip, br',
  });
});

test.each([
  [null, 'thidua/1.0 (research)'],
  ['me@example.org', 'thidua/1.0 (research; +me@example.org)'],
  ['https://example.org/~me', 'thidua/1.0 (research; +https://example.org/~me)'],
])('the user agent with %s', (contact, expected) => {
  expect(userAgent('1.0', contact)).toBe(expected);
});

test.each(['me@example.org\r\nX: y', 'a) evil (b.org', 'someone', ''])('no user agent with %j', (contact) => {
  expect(() => userAgent('1.0', contact)).toThrow('neither an e-mail nor a web address');
});

test('one at a time, a second apart', async () => {
  const { site, client } = await play({ '/1': 'a', '/2': 'b', '/3': 'c' });
  const got = await Promise.all(['/1', '/2', '/3'].map((path) => client.get(site.origin + path)));
  expect(got.map(({ outcome }) => outcome)).toEqual(['ok', 'ok', 'ok']);
  expect(site.paths()).toEqual(['/robots.txt', '/1', '/2', '/3']);
  expect(restsOf(site)).toEqual([1000, 1000, 1000]);
  expect(site.mostAtOnce()).toBe(1);
});

test('robots.txt is obeyed, its delay, too', async () => {
  const { site, client, news } = await play({
    '/robots.txt': robots('User-agent: *', 'Disallow: /quan-tri', 'Crawl-delay: 7'),
    '/tin': 'a',
  });
  const got = [await client.get(`${site.origin}/quan-tri/1`), await client.get(`${site.origin}/tin`)];
  expect(got.map(({ outcome, problem }) => [outcome, problem?.code])).toEqual([
    ['refused', 'robots-refused'],
    ['ok', undefined],
  ]);
  expect(site.paths()).toEqual(['/robots.txt', '/tin']);
  expect(restsOf(site)).toEqual([7000]);
  expect(news).toEqual([{ kind: 'robots', origin: site.origin, found: 'rules', delay: 7000 }]);
});

test('a busy site is left alone for as long as it says', async () => {
  const { site, client, news } = await play({
    '/1': inTurn({ status: 429, headers: { 'retry-after': '30' } }, 'a'),
    '/2': 'b',
  });
  const got = await Promise.all(['/1', '/2'].map((path) => client.get(site.origin + path)));
  expect(got.map(({ exchanges }) => exchanges.map(({ status }) => status))).toEqual([[429, 200], [200]]);
  expect(site.paths()).toEqual(['/robots.txt', '/1', '/1', '/2']);
  expect(restsOf(site)).toEqual([1000, 30_000, 1000]);
  expect(news[1]).toMatchObject({ kind: 'retry', wait: 30_000, tries: 1 });
});

test('redirects are kept', async () => {
  const { site, client } = await play({ '/cu': redirect('/moi', 301), '/moi': 'a' });
  const got = await client.get(`${site.origin}/cu`);
  expect(got).toMatchObject({ outcome: 'ok', finalUrl: `${site.origin}/moi` });
  expect(got.exchanges.map(({ url, status }) => [url.replace(site.origin, ''), status])).toEqual([
    ['/cu', 301],
    ['/moi', 200],
  ]);
});

const TAG = '"a1"';
const DATE = 'Mon, 15 Jan 2024 01:00:00 GMT';
const stated: Handler = ({ headers }): Fixed =>
  headers['if-none-match'] === TAG || headers['if-modified-since'] === DATE
    ? { status: 304, headers: { etag: TAG } }
    : { headers: { etag: TAG, 'last-modified': DATE }, body: 'a' };

test.each([
  [{ etag: TAG, lastModified: DATE }, 'not-modified'],
  [{ etag: TAG, lastModified: null }, 'not-modified'],
  [{ etag: null, lastModified: DATE }, 'not-modified'],
  [{ etag: '"a0"', lastModified: null }, 'ok'],
  [{ etag: null, lastModified: null }, 'ok'],
  [{ etag: 'a\r\nX: y', lastModified: 'Thứ Hai' }, 'ok'],
])('asked for again with %j: %s', async (before, outcome) => {
  const { get } = await play({ '/1': stated });
  const first = await get('/1');
  expect(first).toMatchObject({ etag: TAG, lastModified: DATE });
  const got = await get('/1', before);
  expect(got).toMatchObject({ outcome, problem: null, etag: TAG });
  expect(got.exchanges).toMatchObject([{ status: outcome === 'ok' ? 200 : 304 }]);
  expect(got.body).toHaveLength(outcome === 'ok' ? 1 : 0);
});

test('behind a redirect the page is asked conditionally, not the redirect, and no other page', async () => {
  const { site, get } = await play({
    '/cu': inTurn(redirect('/1'), redirect('/1'), redirect('/2')),
    '/1': stated,
    '/2': stated,
  });
  const { finalUrl: url, etag, lastModified } = await get('/cu');
  expect(await get('/cu', { url, etag, lastModified })).toMatchObject({ outcome: 'not-modified', finalUrl: url });
  expect(await get('/cu', { url, etag, lastModified })).toMatchObject({ outcome: 'ok', finalUrl: `${site.origin}/2` });
  expect(site.log.filter(({ headers }) => headers['if-none-match']).map(({ path }) => path)).toEqual(['/1']);
});

test('different hosts do not wait for each other', async () => {
  const { site, client } = await play({
    '/cham': async () => {
      while (!site.paths().includes('/nhanh')) await new Promise((resolve) => setTimeout(resolve, 5));
      return 'a';
    },
    '/nhanh': 'b',
  });
  const got = await Promise.all([client.get(`${site.origin}/cham`), client.get(`http://localhost:${site.port}/nhanh`)]);
  expect(got.map(({ outcome }) => outcome)).toEqual(['ok', 'ok']);
});

test('one host at two ports is one host', async () => {
  const first = await play({ '/1': 'a' });
  const second = await play({ '/2': 'b' });
  await Promise.all([first.get('/1'), first.client.get(`${second.site.origin}/2`)]);
  const starts = [...first.site.log, ...second.site.log].map(({ path }) => path);
  expect(starts).toEqual(['/robots.txt', '/1', '/robots.txt', '/2']);
  expect(first.clock.slept).toEqual([1000, 1000, 1000]);
});

test('the site is told whom to turn to', async () => {
  const { site, get } = await play({ '/': 'a' }, { contact: 'me@example.org' });
  await get('/');
  expect(site.log.map(({ headers }) => headers['user-agent'])).toEqual(
    Array(2).fill('thidua/1.2.3 (research; +me@example.org)'),
  );
});
