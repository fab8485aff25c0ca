import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { captures } from '../../src/archive/read.js';
import { fetchAll, type Options } from '../../src/fetch/crawl.js';
import type { ListNews, Wanted } from '../../src/fetch/discover.js';
import type { Entry } from '../../src/fetch/journal.js';
import { FAMILIES, makeListing, makePage, route } from '../pages/generate.mjs';
import { inTurn, jumpingClock, type Routes, redirect, robots, serve } from './server.js';

const closing: (() => unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A site with a folder to fetch into; `fetch` tells what came of each address, in words. */
async function play(routes: Routes) {
  const clock = jumpingClock();
  const site = await serve(routes, clock.now);
  const into = mkdtempSync(join(tmpdir(), 'thidua-fetch-'));
  closing.push(site.close, () => rmSync(into, { recursive: true }));
  const lists: ListNews[] = [];
  const options = { into, contact: null, allowPrivate: true, version: '1', clock };
  const all = (wanted: Iterable<Wanted>, more: Partial<Options> = {}) =>
    fetchAll(wanted, { ...options, tell: (news) => news.kind === 'list' && lists.push(news), ...more });
  const at = (path: string) => (path.startsWith('http') ? path : site.origin + path);
  return {
    ...{ site, into, clock, lists, all, at },
    fetch: async (wanted: Iterable<Wanted>, more: Partial<Options> = {}) => {
      const came: string[] = [];
      for await (const { url, outcome, problem } of all(wanted, more)) {
        came.push(`${outcome} ${url.replace(site.origin, '')}${problem ? ` ${problem.code}` : ''}`);
      }
      return came;
    },
    asked: () =>
      site
        .paths()
        .splice(0)
        .filter((path) => path !== '/robots.txt'),
    journal: (): Entry[] =>
      readFileSync(join(into, 'journal.jsonl'), 'utf8')
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    archived: async () => {
      const urls: string[] = [];
      for (const file of readdirSync(into).filter((name) => name.endsWith('.warc.gz'))) {
        for await (const capture of captures(join(into, file))) urls.push(capture.url!.replace(site.origin, ''));
      }
      return urls.toSorted();
    },
  };
}
type Played = Awaited<ReturnType<typeof play>>;
const pages = ({ at }: Played, ...paths: string[]): Wanted[] => paths.map((path) => ({ kind: 'page', url: at(path) }));
const post = (text: string) => `<html><body><h1>${text}</h1></body></html>`;
const forget = ({ site }: Played) => void site.log.splice(0);

test('pages: their bytes now and from the archive later, asked for once', async () => {
  const it = await play({
    '/a': post('Khối'),
    '/b': redirect('/c'),
    '/c': { headers: { 'content-type': 'text/html; charset=utf-8', etag: '"c"' }, body: post('Cụm') },
  });
  const wanted = pages(it, '/a', '/b', '/mất');
  const read = async () => {
    const found: unknown[] = [];
    for await (const page of it.all(wanted)) {
      const bytes = await page.read();
      const { pathname } = new URL(page.finalUrl);
      found.push([page.outcome, pathname, 'code' in bytes ? bytes.code : Buffer.from(bytes).toString()]);
    }
    return found;
  };
  expect(await read()).toEqual([
    ['fetched', '/a', post('Khối')],
    ['fetched', '/c', post('Cụm')],
    ['failed', '/m%E1%BA%A5t', 'http-status'],
  ]);
  forget(it);
  expect(await read()).toEqual([
    ['known', '/a', post('Khối')],
    ['known', '/c', post('Cụm')],
    ['failed', '/m%E1%BA%A5t', 'http-status'],
  ]);
  // A page reached by a redirect is known by its own address, too.
  expect(await it.fetch(pages(it, '/c'))).toEqual(['known /c']);
  expect(it.site.paths()).toEqual([]);
  expect(await it.archived()).toEqual(['/a', '/c']);
  expect(it.journal().map(({ status, media_type, charset, etag }) => [status, media_type, charset, etag])).toEqual([
    [200, 'text/html', 'utf-8', null],
    [200, 'text/html', 'utf-8', '"c"'],
    [404, null, null, null],
  ]);
});

test('one address in many spellings is one page', async () => {
  const it = await play({ '/a': post('A') });
  const { port } = it.site;
  const spellings = ['/a', '/a/', '/a#x', '/a?utm_source=zalo', '/a?fbclid=1', `http://127.1:${port}/a`];
  expect(await it.fetch(pages(it, ...spellings))).toEqual(['fetched /a']);
  expect(await it.fetch(pages(it, '/a/', '/a?utm_medium=x'))).toEqual(['known /a/']);
  expect(it.asked()).toEqual(['/a']);
});

test('what passes is tried again, what lasts rests a day', async () => {
  const busy = { status: 503, body: 'bận' };
  const it = await play({
    '/robots.txt': robots('User-agent: *', 'Disallow: /kin'),
    '/ban': inTurn(busy, busy, busy, busy, post('A')),
    '/gone': inTurn({ status: 410 }, post('B')),
    '/kin': post('C'),
  });
  const wanted = pages(it, '/ban', '/gone', '/kin', 'mailto:so@so.vn', 'http://khong.invalid/');
  const first = await it.fetch(wanted);
  expect(first.toSorted()).toEqual(
    [
      'failed /ban http-status',
      'failed /gone http-status',
      'failed http://khong.invalid/ no-host',
      'failed mailto:so@so.vn bad-address',
      'refused /kin robots-refused',
    ].toSorted(),
  );
  forget(it);
  expect((await it.fetch(wanted)).filter((line) => line.startsWith('f') && line.includes(' /')).toSorted()).toEqual([
    'failed /gone http-status',
    'fetched /ban',
  ]);
  expect(it.asked()).toEqual(['/ban']);
  await it.clock.sleep(25 * 3_600_000);
  expect(await it.fetch(pages(it, '/gone', '/kin'))).toEqual(['fetched /gone', 'refused /kin robots-refused']);
});

test('asked again: unchanged by etag, unchanged by bytes, changed, gone', async () => {
  const tagged = (tag: string, body: string) => ({ headers: { etag: tag }, body });
  const it = await play({
    '/etag': (request) => (request.headers['if-none-match'] === '"1"' ? { status: 304 } : tagged('"1"', post('A'))),
    '/same': post('B'),
    '/new': inTurn(post('C'), post('C, mới')),
    '/gone': inTurn(post('D'), { status: 404 }),
  });
  const wanted = pages(it, '/etag', '/same', '/new', '/gone');
  await it.fetch(wanted);
  const again = ['unchanged /etag', 'unchanged /same', 'fetched /new', 'failed /gone http-status'];
  expect(await it.fetch(wanted, { again: true })).toEqual(again);
  expect(it.site.log.at(-4)!.headers['if-none-match']).toBe('"1"');
  // The page of the first run is still there.
  const [etag, , , gone] = it.journal();
  expect(it.journal()[4]).toMatchObject({ outcome: 'unchanged', status: 304, warc: etag!.warc, offset: etag!.offset });
  for await (const page of it.all(pages(it, '/gone', '/etag'))) {
    expect(page.outcome).toBe('known');
    expect(page.offset).toBe(page.url.endsWith('/gone') ? gone!.offset : etag!.offset);
    expect(Buffer.from((await page.read()) as Uint8Array).toString()).toBe(
      post(page.url.endsWith('/gone') ? 'D' : 'A'),
    );
  }
});

test('an archive that is gone is fetched anew', async () => {
  const it = await play({ '/a': post('A') });
  await it.fetch(pages(it, '/a'));
  for (const name of readdirSync(it.into).filter((file) => file.endsWith('.gz'))) rmSync(join(it.into, name));
  expect(await it.fetch(pages(it, '/a'))).toEqual(['fetched /a']);
});

test('a journal torn at any byte loses no whole line', async () => {
  const it = await play({ '/%C3%A1': post('A'), '/b': post('B'), '/c': post('C') });
  await it.fetch(pages(it, '/á', '/b'));
  const file = join(it.into, 'journal.jsonl');
  const whole = readFileSync(file);
  const second = whole.indexOf('\n') + 1;
  for (const cut of [second + 1, second + 40, whole.length - 2]) {
    writeFileSync(file, whole.subarray(0, cut));
    expect(await it.fetch(pages(it, '/á', '/c'), { limit: 1 })).toEqual(['known /á', 'fetched /c']);
    expect(await it.fetch(pages(it, '/á', '/b', '/c'))).toEqual(['known /á', 'fetched /b', 'known /c']);
  }
  appendFileSync(file, '\n{"url": 7\n[]\n\n');
  expect(await it.fetch(pages(it, '/b'))).toEqual(['known /b']);
});

test('a limit counts what is asked for; the next run goes on', async () => {
  const it = await play(Object.fromEntries(['/1', '/2', '/3', '/4', '/5'].map((path) => [path, post(path)])));
  const wanted = pages(it, '/1', '/2', '/3', '/4', '/5');
  expect(await it.fetch(wanted, { limit: 2 })).toEqual(['fetched /1', 'fetched /2']);
  expect(await it.fetch(wanted, { limit: 2 })).toEqual(['known /1', 'known /2', 'fetched /3', 'fetched /4']);
});

test('hosts are asked side by side, each politely', async () => {
  const started: string[] = [];
  const slowly = async (host: string) => {
    started.push(host);
    // Answers only once all three hosts were asked.
    while (new Set(started).size < 3) await new Promise((resolve) => setTimeout(resolve, 5));
    return post(host);
  };
  const route = { '/a': (request: { headers: { host?: string } }) => slowly(request.headers.host!), '/b': post('B') };
  const it = await play(route);
  const network = { resolve: async () => ['127.0.0.1'], refuses: () => false };
  const urls = ['một', 'hai', 'ba'].flatMap((host) =>
    ['a', 'b'].map((path) => `http://${host}.vn:${it.site.port}/${path}`),
  );
  const wanted = urls.map((url): Wanted => ({ kind: 'page', url }));
  expect((await it.fetch(wanted, { network })).toSorted()).toEqual(urls.map((url) => `fetched ${url}`).toSorted());
  for (const host of new Set(it.site.log.map((one) => one.host))) {
    const times = it.site.log.filter((one) => one.host === host).map(({ at }) => at);
    for (let n = 1; n < times.length; n++) expect(times[n]! - times[n - 1]!).toBeGreaterThanOrEqual(1000);
  }
});

test('an index of sitemaps, packed and nested in circles', async () => {
  const it = await play({
    '/sitemap.xml': (request) => ({
      headers: { 'content-type': 'application/xml' },
      body: `<sitemapindex><sitemap><loc>/s1.xml.gz</loc></sitemap><sitemap><loc>/old.xml</loc><lastmod>2001-01-01</lastmod></sitemap>
        <sitemap><loc>http://${request.headers.host}/sitemap.xml</loc></sitemap><sitemap><loc>/broken.xml</loc></sitemap></sitemapindex>`,
    }),
    '/s1.xml.gz': {
      headers: { 'content-type': 'application/gzip' },
      body: gzipSync(
        `<urlset xmlns:image="i"><url><loc>/tin/khoi-thi-dua-1.html</loc><lastmod>2024-01-02</lastmod><image:image><image:loc>/x.jpg</image:loc></image:image></url>
         <url><loc>/tin/cum-thi-đua-2.html</loc><lastmod>2023-01-02</lastmod></url><url><loc>/tin/the-thao-3.html</loc></url></urlset>`,
      ),
    },
    '/tin/khoi-thi-dua-1.html': post('Khối'),
    '/tin/cum-thi-%C4%91ua-2.html': post('Cụm'),
    '/tin/the-thao-3.html': post('Thể thao'),
  });
  const sitemap = (more: object): Wanted[] => [{ kind: 'sitemap', url: it.at('/sitemap.xml'), ...more }];
  expect(await it.fetch(sitemap({ since: '2024-01-01', match: ['Thi Đua'] }))).toEqual([
    'fetched /tin/khoi-thi-dua-1.html',
  ]);
  expect(it.lists.map(({ url, found, problem }) => [url.replace(it.site.origin, ''), found, problem?.code])).toEqual([
    ['/sitemap.xml', 0, undefined],
    ['/s1.xml.gz', 1, undefined],
    ['/broken.xml', 0, 'http-status'],
  ]);
  expect((await it.fetch(sitemap({ match: ['thi dua'] }))).length).toBe(2);
  expect((await it.fetch(sitemap({}))).length).toBe(3);
});

test('feeds, also those a page names; a page without one is told', async () => {
  const rss =
    '<rss><item><title>Cụm thi đua số 3</title><link>/1</link></item><item><title>Bóng đá</title><link>/2</link></item></rss>';
  const it = await play({
    '/': '<html><head><link rel="alternate" type="application/rss+xml" href="/rss"></head></html>',
    '/rss': { headers: { 'content-type': 'text/xml' }, body: rss },
    '/none': post('Không'),
    '/1': post('1'),
    '/2': post('2'),
  });
  const feed = (path: string): Wanted => ({ kind: 'feed', url: it.at(path), match: ['CUM thi dua'] });
  expect(await it.fetch([feed('/'), feed('/none')])).toEqual(['fetched /1']);
  expect(it.lists.map(({ problem }) => problem?.code)).toEqual([undefined, undefined, 'nothing-listed']);
});

test.each(FAMILIES)('all posts of a list of %s', async (family) => {
  const it = await play({});
  const site = await serve(
    new Proxy({}, { get: (_, path: string) => (path === '/robots.txt' ? undefined : () => route(path, site.origin)) }),
    it.clock.now,
  );
  closing.push(site.close);
  const base = `${site.origin}/${family}`;
  const first = makeListing(family, 1, 10, { base });
  const came: string[] = [];
  for await (const { url, outcome } of it.all([{ kind: 'category', url: first.url, pages: 9 }]))
    came.push(`${outcome} ${url}`);
  const all = [1, 2, 3, 4].flatMap((page) => makeListing(family, page, 10, { base }).articles);
  expect(came.toSorted()).toEqual(all.map((url) => `fetched ${url}`).toSorted());
  expect(it.lists.map(({ found }) => found)).toEqual([10, 10, 10, 10]);
});

/** A list of `total` posts, `count` to a page, with what else stands on each page. */
function list(total: number, count: number, more: (page: number) => string): Routes {
  const page = (number: number) =>
    `<ul>${Array.from({ length: Math.max(0, Math.min(count, total - (number - 1) * count)) }, (_, n) => {
      const id = (number - 1) * count + n + 1;
      return `<li><a href="/bai-${id}.html">Khối thi đua số ${id} tổng kết</a></li>`;
    }).join('')}</ul><p>${more(number)}</p>`;
  return new Proxy(
    {},
    {
      get: (_, path: string) => {
        if (path === '/robots.txt') return robots('User-agent: *', 'Disallow: /bai-13.html');
        const id = /^\/bai-(\d+)\.html$/.exec(path)?.[1];
        if (id) return post(`Khối thi đua số ${id}`);
        return path.startsWith('/tin') ? page(Number(/page=(\d+)/.exec(path)?.[1] ?? 1)) : undefined;
      },
    },
  );
}
const category = (it: Played, pages: number, path = '/tin'): Wanted[] => [
  { kind: 'category', url: it.at(path), pages },
];

test.each<[string, (page: number) => string, number]>([
  ['pages for ever show the last page again', (page) => `<a href="/tin?page=${page + 1}">Trang sau</a>`, 4],
  ['a pager that leads back', (page) => `<a href="/tin?page=${page === 3 ? 1 : page + 1}" rel="next">›</a>`, 4],
  ['a calendar for ever', (page) => `<a href="/tin?thang=${page + 1}">»</a>`, 1],
])('lists end: %s', async (_, more, read) => {
  const it = await play(list(30, 10, more));
  await it.fetch(category(it, 1000));
  expect(it.lists).toHaveLength(read);
  expect(it.lists.flatMap(({ problem }) => problem ?? [])).toEqual([]);
});

test('the number of pages is a hard limit', async () => {
  const it = await play(list(1e6, 3, (page) => `<a href="/tin?page=${page + 1}">Sau</a>`));
  expect(await it.fetch(category(it, 4))).toHaveLength(12);
  expect(it.lists).toHaveLength(4);
});

test('pages that a script turns are told; an address with a number is counted on', async () => {
  const it = await play(list(30, 10, () => `<a href="javascript:__doPostBack('p','2')">2</a>`));
  expect(await it.fetch(category(it, 5))).toHaveLength(10);
  expect(it.lists[0]!.problem).toMatchObject({ code: 'pages-by-script' });
  await it.fetch(category(it, 5, '/tin?page=1'));
  expect(it.lists.slice(1).map(({ found, problem }) => [found, problem])).toEqual([
    [10, null],
    [10, null],
    [10, null],
    [0, null],
  ]);
});

test('500 posts of 25 pages, stopped at random, are each asked for once', async () => {
  const it = await play(list(500, 20, (page) => (page < 25 ? `<a href="/tin?page=${page + 1}">${page + 1}</a>` : '')));
  const outcomes = new Map<string, string>();
  let known = 0;
  for (const share of [37, 211, 1000]) {
    let fetched = 0;
    for await (const { url, outcome } of it.all(category(it, 30))) {
      outcomes.set(url, outcome);
      if (outcome === 'known') known++;
      else if (++fetched === share) break;
    }
  }
  expect(outcomes.size).toBe(500);
  expect([...outcomes.values()].filter((outcome) => outcome === 'refused')).toHaveLength(1);
  expect(known).toBeGreaterThan(200);
  const asked = it.asked().filter((path) => path.startsWith('/bai-'));
  expect(asked).toHaveLength(499);
  expect(new Set(asked).size).toBe(499);
  expect(it.site.mostAtOnce()).toBe(1);
  expect((await it.archived()).filter((path) => path.startsWith('/bai-'))).toHaveLength(499);
});

test('stopped from outside: what is under way is finished', async () => {
  const it = await play(list(100, 20, () => ''));
  const stop = new AbortController();
  const came: string[] = [];
  for await (const { url } of it.all(category(it, 1), { signal: stop.signal })) {
    came.push(url);
    if (came.length === 3) stop.abort();
  }
  expect(came.length).toBeGreaterThanOrEqual(3);
  expect(came.length).toBeLessThanOrEqual(4);
  expect(it.journal().map(({ url }) => url)).toEqual(came);
});

test('every post of a portal comes back from the archive as it was sent', async () => {
  const it = await play({});
  const site = await serve(
    new Proxy({}, { get: (_, path: string) => (path === '/robots.txt' ? undefined : () => route(path, site.origin)) }),
  );
  closing.push(site.close);
  const made = FAMILIES.map((family) => makePage(family, 3, { base: `${site.origin}/${family}` }));
  const wanted = made.map(({ url }): Wanted => ({ kind: 'page', url }));
  for await (const { outcome } of it.all(wanted)) expect(outcome).toBe('fetched');
  for await (const page of it.all(wanted)) {
    const { html } = made.find(({ url }) => url === page.url)!;
    expect(Buffer.from((await page.read()) as Uint8Array).toString()).toBe(html);
  }
});
