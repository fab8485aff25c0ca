import { expect, test } from 'vitest';
import { addressOf, isPrivate, type Network, realNetwork } from '../../src/fetch/address.js';
import { play, restsOf } from './play.js';
import { redirect } from './server.js';

test.each([
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '127.0.0.1',
  '127.255.255.255',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '198.18.0.1',
  '203.0.113.7',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::7f00:1',
  '::ffff:127.0.0.1',
  '::ffff:a00:1',
  '::ffff:0:10.0.0.1',
  '64:ff9b::10.0.0.1',
  '64:ff9b:1::1',
  '2001::1',
  '2002:7f00:1::1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'fe80::1%eth0',
  'ff02::1',
])('%s is private', (ip) => expect(isPrivate(ip)).toBe(true));

test.each([
  '1.1.1.1',
  '100.63.255.255',
  '100.128.0.1',
  '113.160.1.1',
  '172.15.0.1',
  '172.32.0.1',
  '192.0.1.1',
  '223.255.255.255',
  '2001:ee0::1',
  '2400:6180::1',
  '::ffff:113.160.1.1',
  '64:ff9b::113.160.1.1',
])('%s is public', (ip) => expect(isPrivate(ip)).toBe(false));

const open = realNetwork(true);
const careful = realNetwork(false);

test.each([
  ['http://snv.example.vn/tin?id=1#dau', 'http://snv.example.vn/tin?id=1'],
  ['HTTPS://SNV.Example.VN:443/a b', 'https://snv.example.vn/a%20b'],
  ['http://example.vn:8080', 'http://example.vn:8080/'],
  ['https://thi-đua.example.vn/Tin-tức', 'https://xn--thi-ua-e3a.example.vn/Tin-t%E1%BB%A9c'],
  ['  https://example.vn/\n', 'https://example.vn/'],
])('%j is asked as %s', (text, expected) => expect(String(addressOf(text, careful))).toBe(expected));

test.each([
  ['ftp://example.vn/', 'neither http nor https'],
  ['file:///etc/passwd', 'neither http nor https'],
  ['javascript:alert(1)', 'neither http nor https'],
  ['data:text/html,x', 'neither http nor https'],
  ['/tin', 'not an address'],
  ['example.vn/tin', 'not an address'],
  ['http://', 'not an address'],
  ['http://[::1', 'not an address'],
  ['http://example.vn:99999/', 'not an address'],
  ['http://user@example.vn/', 'user or password'],
  ['http://:secret@example.vn/', 'user or password'],
  ['http://example.vn:0/', 'port 0'],
])('%s is no address to ask', (text, why) => {
  expect(addressOf(text, open)).toEqual({ code: 'bad-address', message: expect.stringContaining(why) });
});

test.each([
  ['as written', 'a'.repeat(5000)],
  ['encoded', 'ứ'.repeat(1000)],
])('an address too long %s', (_how, path) => {
  const message = expect.stringContaining('longer than 4096 characters');
  expect(addressOf(`http://example.vn/${path}`, open)).toEqual({ code: 'bad-address', message });
});

test.each([
  'http://127.0.0.1/',
  'http://127.0.0.1./',
  'http://127.1/',
  'http://0x7f.1/',
  'http://0177.0.0.1/',
  'http://2130706433/',
  'http://①②⑦.0.0.1/',
  'http://%31%32%37.0.0.1/',
  'http://0/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[0:0:0:0:0:ffff:7f00:1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://169.254.169.254/latest/meta-data/',
])('%s is refused', (text) => {
  expect(addressOf(text, careful)).toMatchObject({ code: 'private-address' });
  expect(addressOf(text, open)).toBeInstanceOf(URL);
});

test('a private site is not asked, by address or by name', async () => {
  const { site, client } = await play({ '/': 'a' }, { allowPrivate: false });
  for (const host of ['127.0.0.1', 'localhost', 'LocalHost', '[::ffff:127.0.0.1]']) {
    const got = await client.get(`http://${host}:${site.port}/`);
    expect([host, got.outcome, got.problem?.code]).toEqual([host, 'failed', 'private-address']);
    expect(got.problem?.message).toContain('--allow-private');
  }
  expect(site.log).toEqual([]);
});

/** Takes 127.0.0.1 for a public address and knows these hosts; the rest of the private networks stays refused. */
const pretending = (hosts: Readonly<Record<string, readonly string[]>>, asked: string[] = []): Network => ({
  resolve: async (host) => {
    asked.push(host);
    return hosts[host] ?? [];
  },
  refuses: (ip) => ip !== '127.0.0.1' && isPrivate(ip),
});

test.each([
  'http://127.0.0.2:PORT/trong',
  'http://[::1]:PORT/trong',
  'http://0x7f000002:PORT/trong',
  '//trong.example:PORT/trong',
  'http://ca-hai.example:PORT/trong',
  'http://trong.example./trong',
])('a redirect to %s is not followed', async (target) => {
  const network = pretending({
    'ngoai.example': ['127.0.0.1'],
    'trong.example': ['10.0.0.1', '::1'],
    'trong.example.': ['10.0.0.1'],
    'ca-hai.example': ['fe80::1', '127.0.0.2'],
  });
  const { site, client } = await play(
    { '/': (request) => redirect(target.replace('PORT', request.headers.host!.split(':')[1]!)), '/trong': 'a' },
    { network },
  );
  const got = await client.get(`http://ngoai.example:${site.port}/`);
  expect(got).toMatchObject({ outcome: 'failed', problem: { code: 'private-address' } });
  expect(got.exchanges.map(({ status }) => status)).toEqual([302]);
  expect(site.paths()).toEqual(['/robots.txt', '/']);
});

test.each(['file:///etc/passwd', 'http://x:y@127.0.0.1/', 'javascript:alert(1)'])(
  'a redirect to %s is not followed',
  async (target) => {
    const { get } = await play({ '/': redirect(target) });
    expect(await get('/')).toMatchObject({
      problem: { code: 'bad-address', message: expect.stringContaining('redirects elsewhere') },
    });
  },
);

test('of a host with a public and a private address the public one is asked', async () => {
  const network = pretending({ 'ca-hai.example': ['10.0.0.1', '127.0.0.1', '::1'] });
  const { site, client } = await play({ '/': 'a' }, { network });
  const got = await client.get(`http://ca-hai.example:${site.port}/`);
  expect(got).toMatchObject({ outcome: 'ok', exchanges: [{ ip: '127.0.0.1' }] });
  expect(site.log[0]!.host).toBe(`ca-hai.example:${site.port}`);
});

test('a host with a point behind it is the same host', async () => {
  const network = pretending({ 'a.example': ['127.0.0.1'], 'a.example.': ['127.0.0.1'] });
  const { site, client } = await play({ '/': 'a' }, { network });
  await Promise.all(['a.example', 'a.example.'].map((host) => client.get(`http://${host}:${site.port}/`)));
  expect(restsOf(site)).toEqual([1000, 1000, 1000]);
});

test('a host that turns private between two connections is not asked again', async () => {
  const answers = [['127.0.0.1'], ['10.0.0.1']];
  let resolved = 0;
  const network: Network = { ...pretending({}), resolve: async () => answers[resolved++]! };
  const closing = { headers: { connection: 'close' }, body: 'a' };
  const { site, client } = await play({ '/robots.txt': { status: 404 }, '/1': closing, '/2': closing }, { network });
  const url = `http://doi.example:${site.port}`;
  expect(await client.get(`${url}/1`)).toMatchObject({ outcome: 'ok' });
  expect(await client.get(`${url}/2`)).toMatchObject({ problem: { code: 'private-address' } });
  // Each connection was looked up once, and went where that look-up said.
  expect(resolved).toBe(2);
  expect(site.paths()).toEqual(['/robots.txt', '/1']);
});

test.each([
  ['ENOTFOUND', 'no-host', []],
  // The resolver itself was out of reach.
  ['EAI_AGAIN', 'lost-connection', [2000, 4000, 8000]],
])('a host that is not there: %s', async (code, expected, slept) => {
  const network: Network = {
    ...pretending({}),
    resolve: (host) => Promise.reject(Object.assign(new Error(`getaddrinfo ${code} ${host}`), { code })),
  };
  const { client, clock } = await play({}, { network });
  const got = await client.get('http://khong-co.example/tin');
  expect(got).toMatchObject({ outcome: 'failed', problem: { code: expected } });
  expect(clock.slept).toEqual(slept);
});

test.each([
  ['/đích?a=ứ', '/%C4%91%C3%ADch?a=%E1%BB%A9'],
  ['dich', '/cu/dich'],
  ['?trang=2', '/cu/bai?trang=2'],
  ['../len', '/len'],
  [' /cach dau ', '/cach%20dau'],
])('the location %j', async (location, path) => {
  const { site, get } = await play({
    '/cu/bai': (request) =>
      // Raw UTF-8 bytes, as old servers send them.
      request.url === '/cu/bai' ? redirect(Buffer.from(location).toString('latin1')) : 'a',
    [path]: 'a',
  });
  expect(await get('/cu/bai')).toMatchObject({ outcome: 'ok', finalUrl: site.origin + path });
});

test('a location in Latin-1', async () => {
  const { site, get } = await play({ '/': redirect('/café'), '/caf%C3%A9': 'a' });
  expect(await get('/')).toMatchObject({ outcome: 'ok', finalUrl: `${site.origin}/caf%C3%A9` });
});
