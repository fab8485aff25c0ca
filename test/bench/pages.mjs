// The page reader (bytes → draft → post) beside bare parsing and beside Readability: processor time over the test pages in one
// run, each way in processes of its own, which take turns. In one process each would pay for the garbage of the others.
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { Readability } from '@mozilla/readability';
import { load as loadByDefault } from 'cheerio';
import { load } from 'cheerio/slim';
import { parseHTML } from 'linkedom';
import { BENCHMARK, makePage } from '../pages/generate.mjs';

const SOURCE = { location: 'x.html', url: null, media_type: 'text/html', charset: 'utf-8', fetched_at: null };
const decoder = new TextDecoder();
const WAYS = {
  async ours() {
    const { read } = await import('../../out/dist/read/index.js');
    const { compose } = await import('../../out/dist/read/compose.js');
    return (bytes) => compose(read(SOURCE, bytes).draft, SOURCE);
  },
  // Bytes to text to tree, by the faster of cheerio's parsers (htmlparser2), and as cheerio parses by default.
  bare: () => (bytes) => load(decoder.decode(bytes)),
  byDefault: () => (bytes) => loadByDefault(decoder.decode(bytes)),
  readability: () => (bytes) => new Readability(parseHTML(decoder.decode(bytes)).document).parse(),
};
const SLOW = new Set(['byDefault', 'readability']);
/** Rounds before the time counts: the engine compiles what is called often. */
const WARM = 6;
const ROUNDS = 12;

/**
 * Prints pages/s and the ratios, gives them: the middle of so many processes (`turns`) of each way. Processes of one way
 * differ by a tenth; the slow ways, which are far off, take half the turns.
 */
export function measurePages(turns) {
  const spent = Object.fromEntries(Object.keys(WAYS).map((way) => [way, []]));
  for (let turn = 0; turn < turns; turn++)
    for (const way of Object.keys(WAYS)) if (turn < turns >> 1 || !SLOW.has(way)) spent[way].push(alone(way));
  const [ours, bare, byDefault, readability] = Object.values(spent).map((times) => times.sort((a, b) => a - b)[times.length >> 1]);
  const size = sample().reduce((sum, { length }) => sum + length, 0) / BENCHMARK.length / 1024;
  console.log(
    `page reader: ${(1e6 / ours).toFixed(0)} pages/s of ${size.toFixed(0)} KiB (${ours.toFixed(0)} µs of processor a page), ${(ours / bare).toFixed(2)} × bare parsing (cheerio/slim, ${bare.toFixed(0)} µs), ${(ours / byDefault).toFixed(2)} × parsing by cheerio's default, ${(readability / ours).toFixed(1)} × faster than Readability`,
  );
  return { bare: ours / bare, byDefault: ours / byDefault, readability: readability / ours };
}

const sample = () => BENCHMARK.map(({ family, seed, lang }) => Buffer.from(makePage(family, seed, { lang }).html));

/** Processor time of one way, µs a page, in a process of its own. */
const alone = (way) => Number(execFileSync(process.execPath, [fileURLToPath(import.meta.url), way], { encoding: 'utf8' }));

async function time(way) {
  const run = await WAYS[way]();
  const pages = sample();
  let start = process.cpuUsage();
  for (let round = -WARM; round < ROUNDS; round++) {
    if (round === 0) start = process.cpuUsage();
    for (const bytes of pages) run(bytes);
  }
  const { user, system } = process.cpuUsage(start);
  return (user + system) / pages.length / ROUNDS;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.stdout.write(String(await time(process.argv[2])));
