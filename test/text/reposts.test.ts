import { expect, test } from 'vitest';
import { addressKey } from '../../src/core/address.js';
import { compose } from '../../src/read/compose.js';
import { read } from '../../src/read/index.js';
import { bandsOf, likenessOf, sameText } from '../../src/text/likeness.js';
import { BENCHMARK, FAMILIES, makePage, reposts } from '../pages/generate.mjs';

const BODY = new Set(['heading', 'paragraph', 'item', 'cell']);

/** What a page is compared by: its text as the reader finds it, and its own address. */
function seen({ html, url }: { html: string; url: string }) {
  const source = { location: 'x.html', url, media_type: 'text/html', charset: 'utf-8', fetched_at: null };
  const post = compose(read(source, Buffer.from(html)).draft, source);
  const body = post.blocks.filter(({ kind }) => BODY.has(kind)).map(({ start, end }) => post.text.slice(start, end));
  return { likeness: likenessOf(body.join('\n')), address: addressKey(post.url?.value ?? url) };
}
type Seen = ReturnType<typeof seen>;
const meet = (a: Seen, b: Seen) => {
  const bands = new Set(bandsOf(a.likeness));
  return bandsOf(b.likeness).some((band) => bands.has(band)) && sameText(a.likeness, b.likeness);
};

test('print views, mobile views and reposts in other portals are told from their texts or addresses', () => {
  const missed: string[] = [];
  let pairs = 0;
  for (const [at, family] of FAMILIES.entries()) {
    for (const seed of [3, 7]) {
      const { original, repost, print, mobile } = reposts(family, FAMILIES[(at + 5) % FAMILIES.length]!, seed);
      const first = seen(original);
      for (const [kind, page] of Object.entries({ repost, print, mobile })) {
        const other = seen(page);
        pairs++;
        if (!meet(first, other) && first.address !== other.address) missed.push(`${family} ${seed} ${kind}`);
      }
    }
  }
  // A repost with edits in a short text may stand as a post of its own.
  expect(missed.length, missed.join(', ')).toBeLessThanOrEqual(pairs * 0.03);
});

test('different articles are never one', () => {
  const all = BENCHMARK.map(({ family, seed, lang }) => seen(makePage(family, seed, { lang })));
  const tied = all.flatMap((a, at) => all.slice(at + 1).filter((b) => meet(a, b)));
  expect(tied).toEqual([]);
});
