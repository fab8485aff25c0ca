// The page reader (bytes → draft → post) beside bare parsing and beside Readability, in turns over the test pages in one
// run: read the ratios, not the absolute figures.
import { Readability } from '@mozilla/readability';
import { load as loadByDefault } from 'cheerio';
import { load } from 'cheerio/slim';
import { parseHTML } from 'linkedom';
import { BENCHMARK, makePage } from '../pages/generate.mjs';

const SOURCE = { location: 'x.html', url: null, media_type: 'text/html', charset: 'utf-8', fetched_at: null };

/**
 * Prints pages/s and the ratios, gives them. Bare parsing is bytes to text to tree: by the parser that the reader uses too, and
 * as cheerio parses by default. `read` and `compose` are those of the build.
 */
export function measurePages(read, compose, rounds) {
  const pages = BENCHMARK.map(({ family, seed, lang }) => Buffer.from(makePage(family, seed, { lang }).html));
  const decoder = new TextDecoder();
  const ways = {
    ours: (bytes) => compose(read(SOURCE, bytes).draft, SOURCE),
    bare: (bytes) => load(decoder.decode(bytes)),
    byDefault: (bytes) => loadByDefault(decoder.decode(bytes)),
    readability: (bytes) => new Readability(parseHTML(decoder.decode(bytes)).document).parse(),
  };
  const spent = { ours: 0, bare: 0, byDefault: 0, readability: 0 };
  for (let round = -1; round < rounds; round++) {
    for (const bytes of pages) {
      for (const [name, way] of Object.entries(ways)) {
        const start = performance.now();
        way(bytes);
        if (round >= 0) spent[name] += performance.now() - start;
      }
    }
  }
  const count = pages.length * rounds;
  const size = pages.reduce((sum, { length }) => sum + length, 0) / pages.length / 1024;
  const bare = spent.ours / spent.bare;
  const byDefault = spent.ours / spent.byDefault;
  const readability = spent.readability / spent.ours;
  console.log(`page reader: ${(count / spent.ours * 1000).toFixed(0)} pages/s of ${size.toFixed(0)} KiB, ${bare.toFixed(2)} × bare parsing (cheerio/slim), ${byDefault.toFixed(2)} × parsing by cheerio's default, ${readability.toFixed(1)} × faster than Readability`);
  return { bare, byDefault, readability };
}
