import { expect, test } from 'vitest';
import { type Listed, readFeed } from '../../src/read/list/feed.js';

const BASE = 'https://snv.tinh.gov.vn/rss/tin.xml';
const read = (xml: string) => [...readFeed(xml, BASE)].map(({ url, kind, title, day }) => [url, kind, title, day]);
const page = (url: string, title = '', day: string | null = null) => [url, 'page' satisfies Listed['kind'], title, day];

test.each([
  [
    'a sitemap with pictures and news of their own',
    `<?xml version="1.0" encoding="UTF-8"?>
     <!-- <url><loc>https://bao.vn/khong</loc></url> -->
     <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="i">
       <url><loc> https://bao.vn/a.html?x=1&amp;y=2 </loc><lastmod>2018-12-28T08:00:00+07:00</lastmod>
         <image:image><image:loc>https://bao.vn/a.jpg</image:loc></image:image>
         <news:news><news:title>Khác</news:title></news:news></url>
       <url><image:image><image:loc>https://bao.vn/b.jpg</image:loc></image:image><loc><![CDATA[https://bao.vn/b]]></loc></url>
       <url><loc></loc></url><url><loc>mailto:so@bao.vn</loc></url>
     </urlset>`,
    [page('https://bao.vn/a.html?x=1&y=2', '', '2018-12-28'), page('https://bao.vn/b')],
  ],
  [
    'an index of sitemaps',
    `<sitemapindex><sitemap><loc>https://bao.vn/s1.xml.gz</loc><lastmod>2019-01</lastmod></sitemap>
     <sitemap><loc>/s2.xml</loc><lastmod>2019-01-05</lastmod></sitemap></sitemapindex>`,
    [
      ['https://bao.vn/s1.xml.gz', 'sitemap', '', null],
      ['https://snv.tinh.gov.vn/s2.xml', 'sitemap', '', '2019-01-05'],
    ],
  ],
  ['lines', 'https://bao.vn/a\r\n\nhttps://bao.vn/b\nkhông', [page('https://bao.vn/a'), page('https://bao.vn/b')]],
  [
    'RSS 2',
    `<rss version="2.0"><channel><title>Sở</title><link>https://snv.tinh.gov.vn</link><atom:link href="https://x.vn"/>
     <item><title><![CDATA[Khối <b>thi đua</b>  tổng kết]]></title><link>/tin/1.html</link>
       <description>&lt;a href="https://x.vn"&gt;</description><pubDate>Fri, 28 Dec 2018 08:00:00 +0700</pubDate></item>
     <item><title>Cụm &amp; khối &#273;&#x1ED9;i</title><guid isPermaLink="true">https://a.vn/2</guid>
       <pubDate>28/12/2018</pubDate></item>
     <item><guid>tag-77</guid></item></channel></rss>`,
    [
      page('https://snv.tinh.gov.vn/tin/1.html', 'Khối thi đua tổng kết', '2018-12-28'),
      page('https://a.vn/2', 'Cụm & khối đội'),
    ],
  ],
  [
    'RSS 1',
    `<rdf:RDF><channel><items><rdf:li resource="https://x.vn"/></items></channel>
     <item rdf:about="x"><title>Một</title><link>https://a.vn/1</link><dc:date>2018-01-02T00:00:00Z</dc:date></item></rdf:RDF>`,
    [page('https://a.vn/1', 'Một', '2018-01-02')],
  ],
  [
    'Atom',
    `<feed><link href="https://a.vn/"/><entry><title type="html">Hai</title><link rel="self" href="https://a.vn/x.xml"/>
     <link rel='alternate' href='tin/2'/><published>2018-03-04T05:00:00Z</published><updated>2019-01-01</updated>
     </entry><entry><link href="https://a.vn/3"></link></entry></feed>`,
    [page('https://snv.tinh.gov.vn/rss/tin/2', 'Hai', '2018-03-04'), page('https://a.vn/3')],
  ],
  [
    'what is cut off and never closed',
    '<rss><item><title>A & B<title><link>https://a.vn/1</link><item><title>Hai</title><link>https://a.vn/2</link><![CDATA[',
    [page('https://a.vn/1'), page('https://a.vn/2', 'Hai')],
  ],
  ['a page', '<!DOCTYPE html><html><body><a href="/1">Một</a></body></html>', []],
])('%s', (_, xml, expected) => {
  expect(read(xml)).toEqual(expected);
});

test('a sitemap of 50,000 addresses comes one by one', () => {
  const xml = `<urlset>${Array.from({ length: 50_000 }, (_, n) => `<url><loc>https://a.vn/${n}</loc></url>`).join('\n')}</urlset>`;
  let next = 0;
  for (const { url } of readFeed(xml, BASE)) if (url === `https://a.vn/${next}`) next++;
  expect(next).toBe(50_000);
});
