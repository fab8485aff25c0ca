import { describe, expect, test } from 'vitest';
import { readHtml } from '../../src/read/html.js';

const claims = (html: string): string[] =>
  readHtml(html).claims.map(({ field, value, source }) => `${field} ${source} ${value}`);

const json = (text: string): string => `<script type="application/ld+json">${text}</script>`;

describe('claims of a page, the best first', () => {
  test('head, JSON-LD with a graph, time', () => {
    const page = `<html lang="vi"><head><title>T - Báo A</title><meta property="og:site_name" content="Báo A"><link rel="canonical" href="https://a.vn/t-1">
      <meta property="article:published_time" content="2019-12-12T01:00:00Z"><meta name="author" content="admin">
      ${json('{"@graph":[{"@type":"Person","@id":"#p","name":"Lan Chi"},{"@type":"NewsArticle","headline":"T","author":{"@id":"#p"}}]}')}
      ${json('{broken')}</head><h1>T</h1><p><time datetime="2019-12-12">hôm qua</time></p><nav><time datetime="2024-01-01">x</time></nav>`;
    expect(claims(page)).toEqual([
      'author json-ld:author Lan Chi',
      'publisher og:site_name Báo A',
      'url canonical https://a.vn/t-1',
      'published article:published_time 2019-12-12T01:00:00Z',
      'author author admin',
      'title json-ld:headline T',
      'title title T - Báo A',
      'published time 2019-12-12',
    ]);
    expect(readHtml(page).language).toBe('vi');
  });

  test.each<[string, string, string[]]>([
    [
      'arrays, several blocks, a type with its address; a comment and an event are none',
      json(
        '[{"@type":"BreadcrumbList"},{"@type":["https://schema.org/BlogPosting"],"datePublished":"2019-03-05","comment":{"@type":"Comment","datePublished":"2020-01-01"}}]',
      ) + json('{"@type":"Event","startDate":"2021-01-01","datePublished":"2021-01-01"}'),
      ['published json-ld:datePublished 2019-03-05'],
    ],
    [
      'a script of hundreds of objects hides none of the next one',
      json(`[${Array.from({ length: 300 }, () => '{"@type":"ListItem"}').join()}]`) +
        json('{"@type":"NewsArticle","datePublished":"2019-03-05"}'),
      ['published json-ld:datePublished 2019-03-05'],
    ],
    [
      'what a page says its main thing is; the page completes it',
      json(
        '{"@type":"WebPage","dateModified":"2019-04-01","mainEntity":{"@type":"Report","datePublished":"2019-03-05","author":[{"name":"A. Berg"},"C. Dahl"]}}',
      ),
      [
        'published json-ld:datePublished 2019-03-05',
        'author json-ld:author A. Berg, C. Dahl',
        'updated json-ld:dateModified 2019-04-01',
      ],
    ],
    [
      'of several posts the one with the address of the page',
      '<link rel=canonical href="https://a.org/2">' +
        json(
          '[{"@type":"NewsArticle","url":"https://a.org/1","datePublished":"2020-02-02"},{"@type":"NewsArticle","url":"https://a.org/2","datePublished":"2019-03-05"}]',
        ),
      ['published json-ld:datePublished 2019-03-05', 'url canonical https://a.org/2'],
    ],
    [
      'trailing commas, raw line breaks, comments around',
      json('//<![CDATA[\n{"@type":"NewsArticle","headline":"one\ntwo","datePublished":"2019-03-05",}\n//]]>'),
      ['published json-ld:datePublished 2019-03-05', 'title json-ld:headline one two'],
    ],
    [
      'past mending: a day that is named once',
      json('{"@type":"NewsArticle","headline":"he said "no"","datePublished":"2019-03-05T10:00:00Z"}'),
      ['published json-ld:datePublished 2019-03-05T10:00:00Z'],
    ],
    [
      'past mending: of several days none',
      json('{"headline":"he said "no"","datePublished":"2019-03-05"},{"datePublished":"2020-03-05"}'),
      [],
    ],
    [
      'microdata; the day of a comment is none',
      `<article itemscope itemtype="http://schema.org/Article"><meta itemprop="datePublished" content="2019-03-05"><span itemprop="author" itemscope itemtype="http://schema.org/Person"><b itemprop="name">Ana Ruiz</b></span>
        <div itemprop="comment" itemscope itemtype="http://schema.org/UserComments"><time itemprop="datePublished" datetime="2020-01-01"></time></div></article>`,
      ['published itemprop:datePublished 2019-03-05', 'author itemprop:name Ana Ruiz'],
    ],
    [
      'names of the head, in any spelling',
      '<meta name="DC.Date.Issued" content="2019-03-05"><meta name="parsely-pub-date" content="2019-03-06"><meta property="og:updated_time" content="1551780000">',
      [
        'updated og:updated_time 1551780000',
        'published DC.Date.Issued 2019-03-05',
        'published parsely-pub-date 2019-03-06',
      ],
    ],
    [
      'classes and attributes: the day nearest below the headline first',
      '<h1>Headline of the page</h1><abbr class="published" title="2019-03-05">Tuesday</abbr><p>text</p><span class="post-date" data-timestamp="1551780000">x</span>',
      ['published class:published 2019-03-05', 'published class:post-date 1551780000'],
    ],
    [
      'an address without a host is kept for the canonical one only',
      '<link rel=canonical href="/t-1"><meta property="og:url" content="/t-2">',
      ['url canonical /t-1'],
    ],
    ['an author who is an address is none', '<meta name="author" content="https://a.org/ana">', []],
  ])('%s', (_, html, expected) => {
    expect(claims(html)).toEqual(expected);
  });

  test('tags left open thousands of elements deep', () => {
    const deep = `<h1><time class="date">${'<b>'.repeat(20_000)}2019-03-05`;
    expect(claims(deep)).toEqual([]);
    const open = `${'<div itemprop="author" class="date">'.repeat(20_000)}<time datetime="2019-03-05">x</time>`;
    expect(claims(open)).toContain('published time 2019-03-05');
  });
});
