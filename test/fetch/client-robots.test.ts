import { expect, test } from 'vitest';
import { rulesOf } from '../../src/fetch/robots.js';
import { play, restsOf } from './play.js';
import { type Fixed, type Handler, inTurn, raw, redirect, robots } from './server.js';

const HOME = '<!DOCTYPE html><html><body><pre>\nUser-agent: *\nDisallow: /\n</pre></body></html>';

test.each<[name: string, answer: Fixed | Handler, allowed: boolean]>([
  ['everything forbidden', robots('User-agent: *', 'Disallow: /'), false],
  ['the folder forbidden', robots('User-agent: *', 'Disallow: /tin/'), false],
  ['the page allowed inside a forbidden folder', robots('User-agent: *', 'Disallow: /tin/', 'Allow: /tin/bai'), true],
  ['another folder forbidden', robots('User-agent: *', 'Disallow: /quan-tri/'), true],
  ['we are named and forbidden', robots('User-agent: thidua', 'Disallow: /', '', 'User-agent: *', 'Allow: /'), false],
  ['named with capitals and version', robots('User-Agent: ThiDua/2.0', 'Disallow: /'), false],
  ['we are named and allowed', robots('User-agent: *', 'Disallow: /', '', 'User-agent: thidua', 'Disallow:'), true],
  ['named beside another', robots('User-agent: khac', 'User-agent: thidua', 'Disallow: /'), false],
  ['another one is forbidden', robots('User-agent: khac', 'Disallow: /'), true],
  ['a name that ours begins with', robots('User-agent: thi', 'Disallow: /'), true],
  ['a wildcard', robots('User-agent: *', 'Disallow: /*.html$'), false],
  ['a question mark', robots('User-agent: *', 'Disallow: /*?'), true],
  ['letters of Vietnamese', robots('User-agent: *', 'Disallow: /tin/đ'), true],
  ['a byte order mark', robots('\uFEFFUser-agent: *', 'Disallow: /'), false],
  ['UTF-16', { body: Buffer.from('\uFEFFUser-agent: *\nDisallow: /', 'utf16le') }, false],
  ['line ends of Windows, spaces, remarks', robots('User-agent : *\r', ' Disallow : / # tất cả\r'), false],
  ['empty', robots(''), true],
  ['a page in its place', HOME, true],
  ['a page that says it is text', robots('', ' ', HOME), true],
  ['not found', { status: 404, body: HOME }, true],
  ['gone', { status: 410 }, true],
  ['closed', { status: 403, body: 'User-agent: *\nDisallow: /' }, true],
  ['moved and forbidden', redirect('/khac.txt', 301), false],
  ['moved to the home page', redirect('/'), true],
  ['moved round in circles', redirect('/robots.txt'), true],
  ['moved five times', redirect('/n5'), false],
  ['moved six times', redirect('/n6'), true],
])('robots.txt: %s', async (_name, answer, allowed) => {
  const hop = (n: number): [string, Fixed] => [`/n${n}`, redirect(n > 2 ? `/n${n - 1}` : '/khac.txt')];
  const { site, get } = await play({
    '/robots.txt': answer,
    '/khac.txt': robots('User-agent: *', 'Disallow: /'),
    ...Object.fromEntries([2, 3, 4, 5, 6].map(hop)),
    '/': HOME,
    '/tin/bai.html': 'a',
  });
  const got = await get('/tin/bai.html');
  expect([got.outcome, got.problem?.code]).toEqual(allowed ? ['ok', undefined] : ['refused', 'robots-refused']);
  expect(site.paths().includes('/tin/bai.html')).toBe(allowed);
});

test.each<[name: string, answer: Fixed | Handler, code: string, tries: number]>([
  ['broken', { status: 500 }, 'robots-unreachable', 4],
  ['not built', { status: 501 }, 'robots-unreachable', 1],
  ['busy', { status: 429 }, 'robots-unreachable', 4],
  ['cut off', raw('HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nUser-agent'), 'robots-unreachable', 4],
  ['no HTTP', raw('SSH-2.0-OpenSSH_9.2\r\n'), 'broken-answer', 1],
  ['moved to a place we may not ask', redirect('file:///robots.txt'), 'robots-unreachable', 1],
  [
    'packed and broken',
    { headers: { 'content-encoding': 'br' }, body: Buffer.from([1, 2, 3]) },
    'robots-unreachable',
    1,
  ],
])('nothing is asked where robots.txt is %s', async (_name, answer, code, tries) => {
  const { site, get } = await play({ '/robots.txt': answer, '/1': 'a', '/2': 'b' });
  const got = [await get('/1'), await get('/2')];
  expect(got.map(({ outcome, problem }) => [outcome, problem?.code])).toEqual([
    ['failed', code],
    ['failed', code],
  ]);
  // The second page does not ask for it again.
  expect(site.paths()).toEqual(Array(tries).fill('/robots.txt'));
});

test('it is asked once, together or one after the other, and again after a day', async () => {
  const { site, get, clock } = await play({ '/robots.txt': robots('User-agent: *'), '/1': 'a', '/2': 'b', '/3': 'c' });
  const got = await Promise.all([get('/1'), get('/2')]);
  expect(got.map((one) => one.robots.length)).toEqual([1, 0]);
  await clock.sleep(23 * 3_600_000);
  expect((await get('/3')).robots).toEqual([]);
  await clock.sleep(2 * 3_600_000);
  expect((await get('/3')).robots).toHaveLength(1);
  expect(site.paths()).toEqual(['/robots.txt', '/1', '/2', '/3', '/robots.txt', '/3']);
});

test('an unreachable one is asked again after an hour', async () => {
  const { get, clock } = await play({ '/robots.txt': inTurn({ status: 501 }, robots('')), '/1': 'a' });
  expect(await get('/1')).toMatchObject({ problem: { code: 'robots-unreachable' } });
  await clock.sleep(3_600_000);
  expect(await get('/1')).toMatchObject({ outcome: 'ok' });
});

test('each origin has its own, and both hosts their own queue', async () => {
  const first = await play({ '/robots.txt': robots('User-agent: *', 'Disallow: /1'), '/1': 'a', '/2': 'b' });
  const other = `http://localhost:${first.site.port}`;
  await first.get('/2');
  expect(await first.client.get(`${other}/2`)).toMatchObject({ outcome: 'ok' });
  expect(first.site.log.map(({ host, path }) => `${host.replace(/:\d+/, '')}${path}`)).toEqual([
    '127.0.0.1/robots.txt',
    '127.0.0.1/2',
    'localhost/robots.txt',
    'localhost/2',
  ]);
  // No rest between the two hosts.
  expect(restsOf(first.site)).toEqual([1000, 0, 1000]);
});

test('a redirect to another host asks for its robots.txt first', async () => {
  const inner = await play({ '/robots.txt': robots('User-agent: *', 'Disallow: /kin'), '/kin': 'a' });
  const { get, site } = await play({ '/di': redirect(`http://localhost:${inner.site.port}/kin`) });
  const got = await get('/di');
  expect(got).toMatchObject({ outcome: 'refused', finalUrl: `http://localhost:${inner.site.port}/kin` });
  expect(got.exchanges.map(({ status }) => status)).toEqual([302]);
  expect(got.robots).toHaveLength(2);
  expect([site.paths(), inner.site.paths()]).toEqual([['/robots.txt', '/di'], ['/robots.txt']]);
});

test.each([
  ['Crawl-delay: 0', 1000],
  ['Crawl-delay: 0.5', 1000],
  ['Crawl-delay: -9', 1000],
  ['Crawl-delay: 2.5', 2500],
  ['crawl-delay:10s', 10_000],
  ['Crawl-Delay: 10 giây', 1000],
  ['Crawl-delay: 3600 # một giờ', 3_600_000],
  ['Crawl-delay: x', 1000],
])('%s', async (line, rest) => {
  const { site, get } = await play({ '/robots.txt': robots('User-agent: *', line), '/1': 'a', '/2': 'b' });
  await Promise.all([get('/1'), get('/2')]);
  expect(restsOf(site)).toEqual([rest, rest]);
});

test.each(['1e9', '100000', 'Infinity'])('a delay of %s s keeps us out', async (seconds) => {
  const { site, get, clock } = await play({ '/robots.txt': robots('User-agent: *', `Crawl-delay: ${seconds}`) });
  const got = await get('/1');
  expect(got).toMatchObject({ outcome: 'refused', problem: { code: 'robots-refused' } });
  expect([site.paths(), clock.slept]).toEqual([['/robots.txt'], []]);
});

test('500 KiB are read, and no line that is cut', () => {
  const url = new URL('http://example.vn/robots.txt');
  const text = `User-agent: *\nDisallow: /dau\n${'#'.repeat(500 * 1024 - 50)}\nDisallow: /${'x'.repeat(100)}\nDisallow: /cuoi\n`;
  const { refusal } = rulesOf(url, Buffer.from(text));
  const refused = ['/dau', '/x', '/xxxxxxxxxxxxxxx', '/cuoi'].map((path) => refusal(new URL(path, url)) !== null);
  expect(refused).toEqual([true, false, false, false]);
});

test('rules with many wildcards are read in their time', () => {
  const url = new URL('http://example.vn/robots.txt');
  const { refusal } = rulesOf(url, Buffer.from(`User-agent: *\nDisallow: ${'*a'.repeat(2000)}b\n`));
  expect(refusal(new URL(`/${'a'.repeat(4000)}`, url))).toBeNull();
});
