import { describe, expect, test } from 'vitest';
import { ARTICLES, BENCHMARK, FAMILIES, makeListing, makePage, pageAt, reposts, route } from './generate.mjs';

const ENTITIES: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
  ldquo: '“',
  rdquo: '”',
  ndash: '–',
  iquest: '¿',
  hellip: '…',
  szlig: 'ß',
};
const MARKS: Record<string, string> = {
  grave: '\u0300',
  acute: '\u0301',
  circ: '\u0302',
  tilde: '\u0303',
  uml: '\u0308',
};

/** A crude reading of a page: no scripts, no comments, a line break for each tag that is not inline. */
function words(html: string): string {
  return html
    .replace(/<(script|style|noscript)\b[\s\S]*?<\/\1>/gi, '\n')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/<\/?(?:b|strong|i|em|a|span|font|o:p|u)\b[^>]*>/gi, '')
    .replace(/<[^>]*>/g, '\n')
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(/&([a-zA-Z])(grave|acute|circ|tilde|uml);/g, (_, letter, mark) => letter + MARKS[mark])
    .replace(/&(\w+);/g, (all, name) => ENTITIES[name] ?? all)
    .normalize('NFC')
    .replace(/[\u200b\ufeff]/g, '')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/\s*\n\s*/g, ' ');
}
const MONTHS = [
  'Một January Januar enero|Hai February Februar febrero|Ba March März marzo|Tư April April abril|Năm May Mai mayo',
  'Sáu June Juni junio|Bảy July Juli julio|Tám August August agosto|Chín September September septiembre',
  'Mười October Oktober octubre|Mười_Một November November noviembre|Mười_Hai December Dezember diciembre',
]
  .join('|')
  .split('|')
  .map((names) => names.split(' ').flatMap((name) => [name.replace('_', ' '), name.slice(0, 3)]));

/** Whether a day is written in some form. */
function tells(text: string, day: string): boolean {
  const [y, m, d] = day.split('-').map(Number);
  const name = `(?:${MONTHS[m! - 1]!.join('|')})`;
  return [
    day,
    `\\b0?${d}(?:[/.-]0?${m}[/.-]| tháng ${m} năm )${y}\\b`,
    `\\b${d}\\.?(?: de)?(?: Tháng)? ${name}(?: de|,)? ${y}\\b`,
    `\\b${name} ${d}, ${y}\\b`,
  ].some((form) => new RegExp(form).test(text));
}
const plain = (text: string) => text.replace(/\s+/g, ' ').trim();

const NOISE =
  /Tin liên quan|Các tin khác|Lượt xem|Bản quyền|Đăng nhập|Đường dây nóng|cookie|Related stories|Meistgelesen|Lea también/;

describe.each(FAMILIES)('%s', (family) => {
  const seeds = BENCHMARK.filter((one) => one.family === family);

  test('the same seed gives the same page, another seed another', () => {
    expect(makePage(family, 5)).toEqual(makePage(family, 5));
    expect(makePage(family, 5).truth.text).not.toBe(makePage(family, 6).truth.text);
  });

  test.each(seeds)('what is true of $seed ($lang) stands on the page, in order', ({ seed, lang }) => {
    const { html, truth } = makePage(family, seed, { lang });
    const text = words(html);
    expect(text).toContain(plain(truth.title));
    let from = 0;
    for (const block of truth.blocks) {
      const at = text.indexOf(plain(block.text), from);
      expect(at, `${block.kind}: ${block.text}`).toBeGreaterThanOrEqual(0);
      from = at + block.text.length;
    }
    if (truth.author) expect(words(html) + html).toContain(truth.author);
    if (truth.published) expect(tells(`${text}\n${html}`, truth.published)).toBe(true);
    expect(truth.text).not.toMatch(NOISE);
    expect(truth.text).toBe(truth.text.normalize('NFC'));
    expect(truth.text).toBe(truth.blocks.map((block) => block.text).join('\n'));
    expect(truth.blocks.length).toBeGreaterThan(0);
  });

  test('short and long pages', () => {
    const lengths = seeds.map(({ seed, lang }) => makePage(family, seed, { lang }).truth.text.length);
    expect(Math.min(...lengths)).toBeLessThan(700);
    expect(Math.max(...lengths)).toBeGreaterThan(3500);
  });

  test('pages weigh what portals weigh', () => {
    for (const { seed, lang } of seeds) {
      const size = Buffer.byteLength(makePage(family, seed, { lang }).html);
      expect(size).toBeGreaterThan(18_000);
      expect(size).toBeLessThan(140_000);
    }
  });

  test('an address leads back to its page', () => {
    for (const { seed, lang } of seeds)
      expect(pageAt(makePage(family, seed, { lang }).url)).toEqual({ family, lang, seed });
  });

  test('the listing leads to every article and ends', () => {
    const found = new Set<string>();
    let pages = 0;
    for (let page: number | null = 1; page; ) {
      const listing = makeListing(family, page);
      expect(pageAt(listing.url)).toEqual({ family, lang: 'vi', page });
      for (const url of listing.articles) {
        expect(listing.html).toContain(
          url.replaceAll('&', '&amp;').length > url.length && !listing.html.includes(url)
            ? url.replaceAll('&', '&amp;')
            : url,
        );
        found.add(url);
      }
      pages++;
      const at: ReturnType<typeof pageAt> = listing.next ? pageAt(listing.next) : null;
      page = at?.page ?? null;
    }
    expect(pages).toBe(ARTICLES / 10);
    expect([...found].map((url) => pageAt(url)?.seed).sort((a, b) => a! - b!)).toEqual(
      [...Array(ARTICLES).keys()].map((i) => i + 1),
    );
  });

  test('a server plays it', () => {
    const origin = 'http://127.0.0.1:8080';
    const { url, html } = makePage(family, 3, { base: `${origin}/${family}` });
    expect(route(url.slice(origin.length), origin)).toMatchObject({ status: 200, body: html });
    const { next } = makeListing(family, 1, 10, { base: `${origin}/${family}` });
    expect(route(next!.slice(origin.length), origin).status).toBe(200);
    expect(route(`/${family}/nowhere`, origin).status).toBe(404);
  });
});

test('the benchmark set: all families, at least 75 pages, most with a stamp', () => {
  expect(BENCHMARK.length).toBeGreaterThanOrEqual(75);
  expect(new Set(BENCHMARK.map((one) => one.family))).toEqual(new Set(FAMILIES));
  const stamped = BENCHMARK.filter(({ family, seed, lang }) => makePage(family, seed, { lang }).truth.published);
  expect(stamped.length / BENCHMARK.length).toBeGreaterThan(0.9);
});

test('a repost tells nearly the same, print and mobile view the very same', () => {
  const { original, repost, print, mobile } = reposts('sharepoint', 'newspaper-cms', 3);
  const lines = new Set(original.truth.blocks.map((block) => block.text));
  const kept = repost.truth.blocks.filter((block) => lines.has(block.text)).length;
  expect(kept / repost.truth.blocks.length).toBeGreaterThan(0.5);
  expect(repost.truth.text).not.toBe(original.truth.text);
  expect(repost.url).not.toBe(original.url);
  expect(print.truth.text.replaceAll('\n- ', '\n')).toBe(original.truth.text.replaceAll('\n- ', '\n'));
  expect(mobile.truth.title).toBe(original.truth.title);
});

test.each(FAMILIES)('every address of one %s article leads to it', (family) => {
  for (const seed of [3, 4, 6]) {
    const { original, print, mobile, tracked } = reposts(family, 'aggregator', seed);
    for (const url of [original.url, print.url, mobile.url, ...tracked]) {
      expect(pageAt(url)).toEqual({ family, lang: 'vi', seed });
    }
  }
});
