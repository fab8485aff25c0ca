import { load } from 'cheerio/slim';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Element, forget } from '../../src/read/html/dom.js';
import { parse } from '../../src/read/html/parse.js';
import { matcherOf } from '../../src/read/html/select.js';
import { BENCHMARK, makePage } from '../pages/generate.mjs';

/** One node a line: how deep it stands, where it begins, what it is. */
const line = (depth: number, start: number, name: string, words: string) =>
  `${'  '.repeat(depth)}${start} ${name}: ${words}`;
const sorted = (attributes: Readonly<Record<string, string>>) => JSON.stringify(Object.entries(attributes).sort());

function ours(html: string): string[] {
  const lines: string[] = [];
  const list = (element: Element, depth: number): void => {
    for (let node = element.first; node; node = node.next) {
      if (node.type === 'text') lines.push(line(depth, node.startIndex, 'text', node.data));
      else {
        lines.push(line(depth, node.startIndex, node.name, sorted(node.attribs)));
        list(node, depth + 1);
      }
    }
  };
  list(parse(html), 0);
  return lines;
}

type Theirs = ReturnType<ReturnType<typeof load>['root']>[0]['children'][number];

/** The tree of htmlparser2, which cheerio stands on, without comments. */
function theirs(html: string): string[] {
  const lines: string[] = [];
  const list = (nodes: readonly Theirs[], depth: number): void => {
    for (const node of nodes) {
      if (node.type === 'text') lines.push(line(depth, node.startIndex!, 'text', node.data));
      else if ('attribs' in node) {
        lines.push(line(depth, node.startIndex!, node.name, sorted(node.attribs)));
        list(node.children, depth + 1);
      }
    }
  };
  list(load(html, { xml: { xmlMode: false, withStartIndices: true } }).root()[0]!.children, 0);
  return lines;
}

const TAGS =
  'a b body br dd dt div dl form h1 head hr i img input li link math mi option p script select style svg table tbody td textarea th title tr ul x-y xmp'.split(
    ' ',
  );
const tag = fc.constantFrom(...TAGS, ...TAGS.map((name) => name.toUpperCase()));
const mark = fc.constantFrom(
  ...['<', '>', '"', "'", '&', '</', '<!-->', '<!--', '-->', '<?x', '<!doctype html>', '=', '/', ' ', '\n', '-', 'é'],
  ...['<![CDATA[', ']]>', '</>', '< b>', '</ b>', '<1>', '</1>', '&eacute', '&eacute;', '&copy=', '&notit;', '&#7879;'],
  ...['&#x1ED9', '&#0;', '&#128;', '&amp;lt;', '&;', '&#;', '&#x;', '<a href=x/y>', '<a A=1 a="2" b=\'"\'>', '<a b c>'],
  ...["<a b = 'c' />", '<a =b>', '<a /b/c/>', '<a href="?x=1&copy=2&lt;&lt">', '<p class=a\nid=b>'],
);
const piece = fc.oneof(
  { weight: 3, arbitrary: mark },
  { weight: 3, arbitrary: tag.map((name) => `<${name}>`) },
  { weight: 2, arbitrary: tag.map((name) => `</${name}>`) },
  { weight: 1, arbitrary: tag.map((name) => `<${name}/>`) },
  { weight: 1, arbitrary: tag.map((name) => `<${name} title="&amp;">`) },
  { weight: 2, arbitrary: fc.constantFrom('one', 'hai ', ' ba') },
);
// What we read otherwise, see below: references in a title behind a lone "<", declarations that are empty or never end,
// where the text behind "</b  >" begins.
const DIFFERS = [
  /<title[^>]*>[\s\S]*<[\s\S]*&/i,
  /<!\[(?![\s\S]*\]\]>)|<\?(?![^>]*>)|<!(?:-?>|-?$)/,
  /<\/[ \n]*[a-z][^ \n>]*[ \n]/i,
];
const differs = (html: string): boolean => DIFFERS.some((pattern) => pattern.test(html));

describe('the tree is that of htmlparser2', () => {
  test('for any mixture of tags and marks', () => {
    const pages = fc.array(piece, { maxLength: 16 }).map((pieces) => `${pieces.join('')} <i>end</i>`);
    fc.assert(
      fc.property(pages, (html) => {
        fc.pre(!differs(html));
        expect(ours(html)).toEqual(theirs(html));
      }),
      { numRuns: 4000 },
    );
  });

  test.each(BENCHMARK.filter(({ seed }) => seed === 2))('for a page of $family ($lang)', ({ family, seed, lang }) => {
    const { html } = makePage(family, seed, { lang });
    expect(ours(html)).toEqual(theirs(html));
  });
});

test.each([
  [
    'a tag that the page ends in',
    'one <b>two</b> <a href="x',
    ['0 text: one ', '4 b: []', '  7 text: two', '14 text:  '],
  ],
  ['an empty declaration', 'one<!>two', ['0 text: one', '6 text: two']],
  ['a title with a lone mark', '<title>a < b &amp; c</title>', ['0 title: []', '  7 text: a < b & c']],
  ['text behind a closing tag with blanks', '<b>one</b  >two', ['0 b: []', '  3 text: one', '12 text: two']],
])('%s', (_, html, lines) => {
  expect(ours(html)).toEqual(lines);
});

test('an element ends with what closes it', () => {
  const ends = (html: string): number[] => {
    const { first } = parse(html);
    return [first!.endIndex, first!.next?.endIndex ?? -1];
  };
  expect(ends('<p>one<p>two</p>')).toEqual([8, 15]);
  expect(ends('<br><img src=x>')).toEqual([3, 14]);
  expect(ends('<div><p>one</div>')).toEqual([16, -1]);
});

test('tags left open a hundred thousand deep', () => {
  const root = parse(`${'<b>'.repeat(100_000)}end`);
  let depth = 0;
  for (let node = root.first; node?.type === 'tag'; node = node.first) depth++;
  expect(depth).toBe(100_000);
  forget(root);
  expect(root.first).toBeNull();
});

test.each<[selector: string, ids: string]>([
  ['.x', 'a c'],
  ['#b, .none', 'b'],
  ['p', 'b c d'],
  ['div > p.x', 'c'],
  ['p:not(.x)', 'b d'],
  ['[data-y$="2"]', 'd'],
  ['p:first-child', 'b'],
  ['p + p', 'c d'],
  ['div:has(i)', 'a'],
  ['p:contains("two")', 'c'],
  ['p:empty', 'd'],
  [':root', 'a'],
])('the selector %s fits %s', (selector, ids) => {
  const fits = matcherOf([selector]);
  const found: string[] = [];
  const look = (element: Element): void => {
    for (let node = element.first; node; node = node.next) {
      if (node.type === 'text') continue;
      if (fits(node) && node.attribs.id) found.push(node.attribs.id);
      look(node);
    }
  };
  look(parse('<div id=a class="w x"><p id=b>one<i></i></p><p id=c class=x>two</p><p id=d data-y="12"></p></div>'));
  expect(found.join(' ')).toBe(ids);
});

test('a closing tag reaches five hundred elements up, so that strays cost no square of a page', () => {
  const openAt = (levels: number) => {
    let node = parse(`<i>${'<b>'.repeat(levels)}</i>x`).last;
    let depth = 0;
    for (; node?.type === 'tag'; node = node.last) depth++;
    return depth;
  };
  expect(openAt(400)).toBe(0);
  expect(openAt(600)).toBe(601);
});
