import { afterEach, expect, test } from 'vitest';
import { type ClientNews, createClient, type Options, userAgent } from '../../src/fetch/client.js';
import { inTurn, jumpingClock, type Routes, redirect, robots, type Site, serve } from './server.js';

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A site, a client of the same jumping time, and what the client told. */
async function play(routes: Routes, options: Partial<Options> = {}) {
  const clock = jumpingClock();
  const site = await serve(routes, clock.now);
  const news: ClientNews[] = [];
  const client = createClient({
    contact: null,
    allowPrivate: true,
    version: '1.2.3',
    clock,
    tell: (one) => news.push(one),
    ...options,
  });
  closing.push(client.close, site.close);
  return { clock, site, client, news };
}
const restsOf = (site: Site) => site.log.slice(1).map(({ at }, index) => at - site.log[index]!.at);

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
