import { Readability } from '@mozilla/readability';
import { load } from 'cheerio/slim';
import { parseHTML } from 'linkedom';
import { describe, expect, test } from 'vitest';
import type { Post } from '../../src/core/post.js';
import { compose } from '../../src/read/compose.js';
import { readHtml } from '../../src/read/html.js';
import { clean } from '../../src/text/normalize.js';
import { BENCHMARK, makePage } from '../pages/generate.mjs';

// Main text of pages whose text is known, by ours and by Readability: F1 of the words, as a multiset.

const SOURCE = { location: 'x.html', url: null, media_type: null, charset: null, fetched_at: null };
const TEXT = new Set(['heading', 'paragraph', 'item', 'cell', 'caption']);
const words = (text: string): string[] =>
  clean(text)
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];

function score(got: string, wanted: string): { precision: number; recall: number; f1: number } {
  const left = new Map<string, number>();
  const truth = words(wanted);
  for (const word of truth) left.set(word, (left.get(word) ?? 0) + 1);
  let hits = 0;
  const found = words(got);
  for (const word of found) {
    const count = left.get(word) ?? 0;
    if (count > 0) hits++;
    left.set(word, count - 1);
  }
  return {
    precision: hits / Math.max(1, found.length),
    recall: hits / Math.max(1, truth.length),
    f1: (2 * hits) / Math.max(1, found.length + truth.length),
  };
}

const textOf = ({ text, blocks }: Post): string =>
  blocks
    .filter(({ kind }) => TEXT.has(kind))
    .map(({ start, end }) => text.slice(start, end))
    .join('\n');

function readability(html: string): string {
  const content = new Readability(parseHTML(html).document as unknown as Document).parse()?.content ?? '';
  // A blank before each tag of a block: words of two blocks are two words.
  return load(content.replace(/<(?=\/?(?:p|div|h\d|li|td|th|tr|br|figcaption)[\s>/])/g, ' <')).text();
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('main text, ours and Readability', () => {
  const pages = BENCHMARK.map(({ family, seed, lang }) => {
    const { html, truth } = makePage(family, seed, { lang });
    const ours = score(textOf(compose(readHtml(html), SOURCE)), truth.text);
    return { family, ours, theirs: score(readability(html), truth.text) };
  });
  const rows = [...new Set(pages.map(({ family }) => family))].map((family) => {
    const own = pages.filter((page) => page.family === family);
    const of = (key: 'precision' | 'recall' | 'f1') => mean(own.map(({ ours }) => ours[key]));
    const theirs = mean(own.map((page) => page.theirs.f1));
    return { family, pages: own.length, precision: of('precision'), recall: of('recall'), f1: of('f1'), theirs };
  });
  console.log(
    rows
      .map(({ family, pages: count, ...figures }) =>
        [family.padEnd(16), count, ...Object.values(figures).map((value) => value.toFixed(3))].join('  '),
      )
      .join('\n'),
  );

  test('enough pages of enough families', () => {
    expect(pages.length).toBeGreaterThanOrEqual(60);
    expect(rows.length).toBeGreaterThanOrEqual(13);
  });

  test.each(rows)('ahead on $family', ({ f1, theirs }) => {
    expect(f1).toBeGreaterThan(theirs);
  });
});

describe('every block leads back to its bytes', () => {
  const letters = (text: string): string => clean(text).replace(/[^\p{L}\p{N}]+/gu, '');
  const inOrder = (slice: string, own: string): boolean => {
    let at = 0;
    for (const letter of slice) if (letter === own[at]) at++;
    return at >= own.length;
  };
  const decoded = (slice: string): string => load(slice).text();

  test.each(BENCHMARK.filter((_, at) => at % 4 === 0))('$family $seed $lang', ({ family, seed, lang }) => {
    const { html } = makePage(family, seed, { lang });
    const post = compose(readHtml(html), SOURCE);
    const strays = post.blocks.flatMap(({ at, kind, start, end }) => {
      if (!at) return [];
      const text = post.text.slice(start, end);
      const [slice, own] = [letters(decoded(html.slice(at.start, at.end))), letters(text)];
      // Around the text, scripts and lists of choices may stand in the middle of a line.
      return (TEXT.has(kind) ? slice.includes(own) : inOrder(slice, own)) ? [] : [text];
    });
    expect(post.blocks.filter(({ at }) => at).length).toBeGreaterThan(post.blocks.length / 2);
    expect(strays).toEqual([]);
  });
});
