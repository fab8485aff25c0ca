import { load } from 'cheerio/slim';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Node as Ours } from '../../src/read/html/dom.js';
import { parse } from '../../src/read/html/parse.js';
import { BENCHMARK, makePage } from '../pages/generate.mjs';

type Theirs = ReturnType<ReturnType<typeof load>['root']>[0]['children'][number];
type Tree = string | { readonly [tag: string]: readonly [Readonly<Record<string, string>>, ...Tree[]] };

const treeOf = (nodes: readonly (Ours | Theirs)[]): Tree[] =>
  nodes.flatMap((node): Tree[] => {
    if (node.type === 'text') return [node.data];
    return 'attribs' in node ? [{ [node.name]: [node.attribs, ...treeOf(node.children)] }] : [];
  });
const ours = (html: string) => treeOf(parse(html).children);
const theirs = (html: string) => treeOf(load(html).root()[0]!.children);

describe('the tree is that of cheerio', () => {
  test.each([
    ['open tags', '<p>a<p>b<ul><li>c<li>d</ul><table><tr><td>e<th>f<tr><td>g<tbody></table><dl><dt>h<dd>i'],
    ['tags closed out of order', '<b><i>a</b>b</i></p>c</br>d</div>e</img><form><p></form>f'],
    ['attributes', `<a b c=d e='f"' g="h>i" b=2 J=1 k = "l" m= n o=p/q r/s t="" /u =v w"x>y</a >z`],
    [
      'references',
      '<a b="?a=1&copy=2&lt;&amp&AMP;&#65;&nbsp=" c=&gt>&nbsp;&notit;&#7871;&#x1EC7;&#0;&#128;& &;&#;&#x;&ampx&AT',
    ],
    ['texts apart', 'a<!-- x -->b<!doctype html>c<?php x ?>d<![CDATA[ y ]]>e</z>f</2>g<!-->h<!--->i<!>j>k<!->l>m'],
    ['no tags', 'a < b <3 </> </ > <<p>< /p>&lt;p>'],
    [
      'scripts',
      '<script>a</scripts></script ><SCRIPT>if (a<b) "</p>"</Script><style>&amp;</style/></style><title>&amp;<b></title>',
    ],
    [
      'tags that close themselves',
      '<div/>a<svg><g/><title/>b</title></svg><i/>c<svg/><u/>d</svg><script/>e<b></script>',
    ],
    ['large letters', '<DIV Class=A ID=b>Đ</DIV>'],
    ['an attribute like a method', '<a constructor=1 tostring=2 __proto__=3>b'],
    ['a page that breaks off in a tag', 'a<p>b<a href="c'],
    ['a page that breaks off in a comment', 'a<p>b<!-- c'],
    ['a page that breaks off in a declaration', 'a<p>b<!doc c'],
    ['a page that breaks off in a script', 'a<script>b</scri'],
    ['a page that breaks off in an end tag', 'a<b>c</b'],
  ])('%s', (_, html) => {
    expect(ours(html)).toEqual(theirs(html));
  });

  test('on the test pages', () => {
    for (const { family, seed, lang } of BENCHMARK) {
      const { html } = makePage(family, seed, { lang });
      expect(ours(html), `${family} ${seed} ${lang}`).toEqual(theirs(html));
    }
  });

  test('on tag soup', () => {
    const names = 'p div span a b li ul td tr table script style svg g br img option dd'.split(' ');
    const name = fc.constantFrom(...names);
    const piece = fc.oneof(
      name.map((it) => `<${it}>`),
      name.map((it) => `</${it}>`),
      name.map((it) => `<${it} class="a b" id=c/>`),
      fc.constantFrom(
        '<',
        '>',
        '/',
        '!',
        '-',
        '"',
        "'",
        '=',
        ' ',
        '\n',
        '<!--',
        '-->',
        '<!',
        '<?',
        '</',
        '<![CDATA[',
        ']]>',
      ),
      fc.constantFrom(
        '&',
        '&amp;',
        '&nbsp',
        '&lt',
        '&#',
        '&#x',
        '&#234',
        ';',
        'tiếng Việt',
        '<title>x &amp; y</title>',
      ),
    );
    const soup = fc.array(piece, { maxLength: 40 }).map((pieces) => `${pieces.join('')}x>`);
    fc.assert(
      fc.property(soup, (html) => {
        expect(ours(html)).toEqual(theirs(html));
      }),
      { numRuns: 3000 },
    );
  });
});

test('offsets lead back to the page', () => {
  const html = '<p>a&amp;b</p >c</z>d<br><b class="x">e</b>';
  const found: string[] = [];
  const visit = (nodes: readonly Ours[]): void => {
    for (const node of nodes) {
      found.push(html.slice(node.startIndex, node.endIndex + 1));
      if (node.type === 'tag') visit(node.children);
    }
  };
  visit(parse(html).children);
  expect(found).toEqual(['<p>a&amp;b</p >', 'a&amp;b', 'c</z>d', '<br>', '<b class="x">e</b>', 'e']);
});

test.each([
  ['deep', (n: number) => '<div>'.repeat(n)],
  ['closed in vain', (n: number) => `${'<div>'.repeat(n)}${'</b>'.repeat(n)}`],
  ['marks without an end', (n: number) => '<!a'.repeat(n)],
  ['references without an end', (n: number) => '&am'.repeat(n)],
])('a large page: %s', (_, make) => {
  expect(parse(make(100_000)).children.length).toBeGreaterThan(0);
});
