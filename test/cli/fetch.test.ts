import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { captures } from '../../src/archive/read.js';
import { type Routes, robots, type Site, serve } from '../fetch/server.js';
import { thidua } from './run.js';

const MAIN = join(import.meta.dirname, '../../out/dist/cli/main.js');
const folder = mkdtempSync(join(tmpdir(), 'thidua-fetch-'));
afterAll(() => rmSync(folder, { recursive: true }));
vi.setConfig({ testTimeout: 120_000 });

const sites: Site[] = [];
afterEach(async () => {
  for (const site of sites.splice(0)) await site.close();
});
async function play(routes: Routes): Promise<Site> {
  const site = await serve(routes);
  sites.push(site);
  return site;
}
const fetch = (into: string, ...args: string[]) =>
  thidua('fetch', '--allow-private', '--into', join(folder, into), ...args);

test('a list of addresses: what came, what did not, and 1 for it', async () => {
  const site = await play({
    '/robots.txt': robots('User-agent: *', 'Disallow: /kin'),
    '/a': 'A',
    '/b': 'B',
  });
  const list = join(folder, 'urls.txt');
  writeFileSync(list, `\uFEFF# bài cần tải\n${site.origin}/a  # một\r\n\n${site.origin}/b#dau\n${site.origin}/kin\n`);
  const first = await fetch('list', '--list', list, `${site.origin}/khong-co`);
  expect(first.code).toBe(1);
  expect(first.out.split('\n')).toEqual(
    [
      'fetched                2',
      'unchanged              0',
      'known                  0',
      'refused by robots.txt  1',
      'failed                 1',
      '  http-status          1',
      `in ${join(folder, 'list')}`,
      '',
    ].map((line) =>
      line.startsWith('in ') || line === ''
        ? line
        : expect.stringMatching(new RegExp(`^${line.replace(/ +/g, ' +')}$`)),
    ),
  );
  expect(first.err).toContain(`${site.origin}/khong-co: ${site.origin}/khong-co answers 404`);
  expect(first.err).toMatch(/\/kin: .*robots\.txt does not allow.*\(robots-refused\)\n/);
  const second = await fetch('list', `${site.origin}/a`, `http://127.0.0.1:${site.port}/b/?utm_source=x`);
  expect(second).toMatchObject({ code: 0, err: '' });
  expect(second.out).toMatch(/^fetched +0\nunchanged +0\nknown +2\n/);
  expect(site.log[1]!.headers['user-agent']).toMatch(/^thidua\/\d+\.\d+\.\d+ \(research\)$/);
});

test('a line of JSON for each; --contact is sent', async () => {
  const site = await play({ '/a': 'A' });
  const { out, code } = await fetch('json', `${site.origin}/a`, '--format', 'jsonl', '--contact', 'toi@so.vn');
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({
    url: `${site.origin}/a`,
    outcome: 'fetched',
    code: null,
    status: 200,
    media_type: 'text/html',
    charset: 'utf-8',
    file: expect.stringMatching(/json\/thidua-\d{14}-00000\.warc\.gz$/),
    offset: expect.any(Number),
  });
  expect(site.log.at(-1)!.headers['user-agent']).toContain('+toi@so.vn');
});

test('private networks are refused unless asked for', async () => {
  const site = await play({ '/a': 'A' });
  const { code, err } = await thidua('fetch', `${site.origin}/a`, '--into', join(folder, 'private'));
  expect(code).toBe(1);
  expect(err).toContain('(private-address)');
  expect(site.log).toEqual([]);
  expect((await fetch('private', `${site.origin}/a`)).code).toBe(0);
});

test.each([
  [[], 'nothing to fetch: give addresses, --list, --sitemap, --feed or --category'],
  [['http://a.vn', '--match', 'x'], '--match goes with --sitemap, --feed and --category'],
  [['http://a.vn', '--since', '2024-01-31'], '--since goes with --sitemap and --feed'],
  [['--sitemap', 'http://a.vn', '--since', '2024-02-31'], 'It must be a day such as 2024-01-31.'],
  [['--category', 'http://a.vn', '--pages', '0'], 'It must be 1 or more.'],
  [['--list', 'khong-co.txt'], 'there is no file khong-co.txt'],
  [['http://a.vn', '--contact', 'ai đó'], '--contact: ai đó is neither an e-mail nor a web address.'],
])('wrong usage: fetch %j', async (args, message) => {
  const { code, err } = await thidua('fetch', '--into', join(folder, 'wrong'), ...args);
  expect(err).toContain(message);
  expect(code).toBe(2);
  expect(existsSync(join(folder, 'wrong'))).toBe(false);
});

/** A program fetching many posts of one site, which is asked once a second: killed after `answers` posts. */
async function killed(site: Site, signal: NodeJS.Signals, answers: number, args: readonly string[]) {
  const child = spawn('node', [MAIN, 'fetch', '--allow-private', ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let err = '';
  child.stderr.on('data', (chunk) => {
    err += chunk;
  });
  const closed = once(child, 'close');
  const before = site.log.length;
  while (site.log.length < before + answers && child.exitCode === null) await pause(20);
  child.kill(signal);
  const [code] = await closed;
  return { code: code as ChildProcess['exitCode'], err };
}

test.each(['SIGKILL', 'SIGINT'] as const)('after %s the same command goes on', async (signal) => {
  const names = ['1', '2', '3', '4', '5', '6'];
  const posts = Object.fromEntries(names.map((name) => [`/${name}`, `Bài ${name}`]));
  const site = await play(posts);
  const into = join(folder, signal);
  const args = [...names.map((name) => `${site.origin}/${name}`), '--into', into];
  const { code, err } = await killed(site, signal, 4, args);
  if (signal === 'SIGINT') {
    expect(code).toBe(130);
    expect(err).toMatch(/^stopping after what is under way.*\nstopped: run the same again to go on\n$/);
  }
  const done = readFileSync(join(into, 'journal.jsonl'), 'utf8').split('\n').filter(Boolean).length;
  expect(done).toBeGreaterThan(0);
  expect(done).toBeLessThan(names.length);
  const { out } = await thidua('fetch', '--allow-private', ...args);
  expect(out).toMatch(new RegExp(`^fetched +${names.length - done}\nunchanged +0\nknown +${done}\n`));
  const asked = site.paths().filter((path) => path !== '/robots.txt');
  // At most the post in hand is asked for twice.
  expect(asked.length).toBeLessThanOrEqual(names.length + (signal === 'SIGKILL' ? 1 : 0));
  const kept = new Set<string>();
  for (const file of readdirSync(into).filter((name) => name.endsWith('.warc.gz'))) {
    for await (const capture of captures(join(into, file)))
      if (!capture.problem) kept.add(new URL(capture.url).pathname);
  }
  expect([...kept].toSorted()).toEqual(names.map((name) => `/${name}`));
});
