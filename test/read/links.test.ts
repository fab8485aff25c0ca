import { expect, test } from 'vitest';
import { linksOf } from '../../src/read/list/links.js';

const read = (html: string) => linksOf(html, 'https://so.vn/tin/muc');
const link = (url: string, text = '', title = '') => expect.objectContaining({ url, text, title });

test.each([
  ['<a href="bai.html#dau">Khối\n  <b>th</b>i&nbsp;đua</a>', [link('https://so.vn/tin/bai.html', 'Khối thi đua')]],
  ['<a href="//www.so.vn/a"><h3>Khối</h3><p>thi đua</p></a>', [link('https://www.so.vn/a', 'Khối thi đua')]],
  ['<a href="/a" title=" Khối  thi đua "><img alt="ảnh"></a>', [link('https://so.vn/a', 'ảnh', 'Khối thi đua')]],
  ['<base href="https://khac.vn/x/"><a href="a">Một</a>', [link('https://khac.vn/x/a', 'Một')]],
  ['<base href="mailto:x"><a href=a>Một', [link('https://so.vn/tin/a', 'Một')]],
  ['<a href="a">Một<a href="b">Hai</a>', expect.arrayContaining([link('https://so.vn/tin/b', 'Hai')])],
  ['<a name="x">Neo</a><a href="">Không</a><a href="#x">Không</a><a href="mailto:a@so.vn">Thư</a>', []],
  ['<a href="javascript:void(0)">Không</a><a href="http://[">Hỏng</a><a href="ftp://so.vn/a">Tệp</a>', []],
  ['<script>document.write(\'<a href="/a">Một</a>\')</script><!-- <a href="/b">Hai</a> -->', []],
])('links of %s', (html, expected) => {
  expect(read(html).links).toEqual(expected);
});

test('feeds that the head names', () => {
  const { feeds } = read(
    `<link rel="alternate" type="application/rss+xml" href="/rss"><link rel="alternate" type="application/atom+xml" href="a.xml">
     <link rel="alternate" hreflang="en" href="/en"><link rel="stylesheet" href="/a.css">`,
  );
  expect(feeds).toEqual(['https://so.vn/rss', 'https://so.vn/tin/a.xml']);
});

test('links that only a script follows', () => {
  const { scripted, links } = read(
    `<a href="javascript:__doPostBack('a','Page$2')">2</a><a href="#" onclick="tiep()">Sau</a>`,
  );
  expect(scripted.map(({ text }) => text)).toEqual(['2', 'Sau']);
  expect(links).toEqual([]);
});
