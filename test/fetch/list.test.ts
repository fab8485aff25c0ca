import { expect, test } from 'vitest';
import { addressKey } from '../../src/core/address.js';
import { headlinesOf } from '../../src/fetch/headlines.js';
import { type Next, nextPage } from '../../src/fetch/pager.js';
import { linksOf } from '../../src/read/list/links.js';
import { FAMILIES, makeListing } from '../pages/generate.mjs';

/** Where a page says its list goes on, `turned` pages after `first`. */
function next(html: string, here: string, { first = here, turned = 0 } = {}): Next {
  const read = new Set([addressKey(here), addressKey(first)]);
  return nextPage(linksOf(html, here), { here, first, turned, seen: (url) => read.has(addressKey(url)) });
}
const urls = (html: string, here: string) => headlinesOf(linksOf(html, here), here).map(({ url }) => url);

test.each(FAMILIES)('lists of %s: all their posts, nothing beside them, and every page', (family) => {
  const at = (page: number) => makeListing(family, page, 10, { base: 'http://so.tinh.example/x' });
  const first = at(1).url;
  const read = new Set<string>();
  for (let page = 1; page <= 4; page++) {
    const { html, url, articles, next } = at(page);
    read.add(addressKey(url)!);
    const links = linksOf(html, url);
    const found = headlinesOf(links, first).map((it) => it.url);
    expect(found.toSorted()).toEqual(articles.toSorted());
    const seen = (it: string) => read.has(addressKey(it)!);
    const told = nextPage(links, { here: url, first, turned: page - 1, seen });
    // Oracle WebCenter hangs its session on every link.
    expect(told && addressKey(Object(told).url)).toEqual(next && addressKey(next));
  }
});

const A = 'https://so.vn/tin-tuc';
test.each<[string, string, string | null, { here?: string; first?: string; turned?: number }?]>([
  ['rel in the head', '<link rel="next" href="/tin-tuc/page/2/"><a href="?page=9">Sau</a>', '/tin-tuc/page/2/'],
  ['words for it', '<a href="?trang=2">2</a><a href="/khac?x=5">Trang sau &raquo;</a>', '/khac?x=5'],
  ['words without tones', '<a href="/khac?x=5">TRANG TIEP</a>', '/khac?x=5'],
  ['a picture', '<a href="?page=4"><img alt="4"></a><a href="?page=2"><img alt="Tiếp"></a>', '?page=2'],
  ['a title', '<a href="?page=2" title="Trang sau"><i class="fa fa-right"></i></a>', '?page=2'],
  ['the name of a class', '<ul><li class="pager-next"><a href="?page=2">→</a></ul>', '?page=2'],
  ['numbers', '<b>1</b> <a href="?page=2">[2]</a> <a href="?page=3">[3]</a> <a href="?page=9">&raquo;</a>', '?page=2'],
  [
    'numbers from nought (Drupal)',
    '<a href="?page=0">1</a> <a href="?page=1">2</a> <a href="?page=2">3</a>',
    '?page=1',
  ],
  ['a window of numbers that hides the next', '<a href="?page=1">1</a>…<a href="?page=7">7</a>', '?page=7'],
  [
    'Joomla',
    '<a href="?start=20">2</a><a href="?start=40">3</a>',
    '?start=40',
    { here: `${A}?start=20`, first: A, turned: 1 },
  ],
  [
    'Joomla from the middle',
    '<a href="?start=0">1</a><a href="?start=20">2</a><a href="?start=60">4</a>',
    '?start=60',
    { here: `${A}?start=40` },
  ],
  [
    'Liferay',
    '<a href="?p_p_id=101&p_p_lifecycle=0&_101_INSTANCE_k2_delta=20&_101_INSTANCE_k2_cur=2">Tiếp theo</a>',
    '?p_p_id=101&p_p_lifecycle=0&_101_INSTANCE_k2_delta=20&_101_INSTANCE_k2_cur=2',
  ],
  ['DotNetNuke', '<a href="/tin-tuc/currentpage/2">2</a>', '/tin-tuc/currentpage/2'],
  [
    'DotNetNuke by parameters',
    '<a href="?tabid=107&currentpage=2">2</a><a href="?tabid=108&currentpage=2">2</a>',
    '/Default.aspx?tabid=108&currentpage=2',
    { here: 'https://so.vn/Default.aspx?tabid=108' },
  ],
  ['NukeViet', '<a href="/tin-tuc/page-2/">2</a>', '/tin-tuc/page-2/'],
  ['newspapers', '<a href="/tin-tuc/trang-2.html">2</a>', '/tin-tuc/trang-2.html', { here: `${A}.html` }],
  ['newspapers, glued', '<a href="/tin-tuc-p2.html">Sau</a>', '/tin-tuc-p2.html', { here: `${A}.html` }],
  ['newspapers, in parts', '<a href="/tin-tuc/p/2">›</a>', '/tin-tuc/p/2'],
  ['files', '<a href="/tin-tuc/3.html">3</a>', '/tin-tuc/3.html', { here: `${A}/2.html`, first: A, turned: 1 }],
  [
    'lists of SharePoint',
    `<a href="javascript:" onclick='RefreshPageTo(event, "/tin-tuc?Paged=TRUE\\u0026p_ID=30\\u0026PageFirstRow=31");'><img alt="Next"></a>`,
    '/tin-tuc?Paged=TRUE&p_ID=30&PageFirstRow=31',
  ],
  ['a button', `<a href="#" onclick="window.location='/tin-tuc?page=2'">2</a>`, '?page=2'],
  ['counting on where nothing is linked', '<a href="/bai-1">Bài</a>', '?page=3', { here: `${A}?page=2` }],
  // What is no next page.
  ['nothing', '<p>Hết', null],
  ['a calendar', '<a href="?thang=2">»</a><a href="?ngay=2">2</a><a href="?month=2" class="next">›</a>', null],
  ['another list', '<a href="/thong-bao?page=2">2</a><a href="/thong-bao?page=2">Sau</a>', null],
  ['another host', '<a href="https://khac.vn/tin-tuc?page=2" rel="next">Trang sau</a>', null],
  ['pictures that turn', '<a href="#" class="next">›</a><a href="javascript:void(0)">Sau</a>', null],
  [
    'the last page',
    '<a href="?page=1">1</a><a href="?page=2">2</a>',
    null,
    { here: `${A}?page=2`, first: `${A}?page=1`, turned: 1 },
  ],
  ['a post by number', '<a href="?p=77">Khối thi đua tổng kết năm</a>', null, { here: 'https://so.vn/' }],
])('the next page: %s', (_, html, expected, { here = A, ...stand } = {}) => {
  expect(next(html, here, stand)).toEqual(expected && { url: new URL(expected, here).href });
});

test.each([
  `<a href="javascript:__doPostBack('ctl00$grid','Page$2')">2</a>`,
  `<a href="#" onclick="loadPage(2); return false;">Trang 2</a>`,
  `<a href="javascript:xemtiep()">Xem thêm »</a>`,
])('a script alone turns the page: %s', (link) => {
  expect(next(`<a href="/bai-1">Bài</a>${link}`, A)).toBe('script');
  // An address with a number is counted on all the same.
  expect(next(link, `${A}?page=1`)).toEqual({ url: `${A}?page=2` });
});

test.each<[string, string, string[]]>([
  [
    'headlines, titles and pictures, each once',
    `<a href="/a.html"><img alt=""></a><a href="/a.html?utm_source=x" title="Khối thi đua số 1 họp">Xem tiếp</a>
     <h3><a href="/b.html#top">Cụm <b>thi</b> <b>đua</b> tổng kết</a></h3><a href="/b.html">Chi tiết</a>`,
    ['/a.html', '/b.html'],
  ],
  [
    'no menus, no side columns by name, no footers',
    `<div id="mainMenu"><a href="/m">Chức năng nhiệm vụ quyền hạn</a></div><nav><a href="/n">Cơ cấu tổ chức bộ máy</a></nav>
     <article><header><h2><a href="/a">Khối thi đua tổng kết năm</a></h2></header></article>
     <div class="box sidebar-left"><a href="/s">Tin đọc nhiều trong tuần</a></div><footer><a href="/f">Bản quyền của Sở Nội vụ</a></footer>`,
    ['/a'],
  ],
  [
    'a page whose frame is called a menu',
    '<div class="menu-page"><a href="/a">Khối thi đua tổng kết năm</a></div>',
    ['/a'],
  ],
  [
    'no other hosts but those of the site',
    '<a href="https://khac.vn/a">Khối thi đua tổng kết năm</a><a href="http://www.so.vn/b">Khối thi đua tổng kết năm</a>',
    ['http://www.so.vn/b'],
  ],
  [
    'no views, no files, no sections',
    `<a href="/tin/a.html">Khối thi đua tổng kết năm</a><a href="/tin/b.html">Khối thi đua sơ kết năm</a>
     <a href="/tin/">Tin tức và sự kiện</a><a href="/">Trang chủ của Sở Nội vụ</a><a href="/tin-tuc">Tin tức của Sở Nội vụ</a>
     <a href="/print/a.html">Khối thi đua tổng kết năm</a><a href="/tin/a.html?print=1" title="In bài viết này">In</a>
     <a href="/c?tmpl=component&x=1">Khối thi đua tổng kết năm</a><a href="/login.aspx?r=a">Mời bạn đăng nhập hệ thống</a>
     <a href="/anh/a.JPG">Toàn cảnh hội nghị khối thi đua</a><a href="/van-ban/a.pdf">Báo cáo tổng kết khối thi đua</a>`,
    ['/tin/a.html', '/tin/b.html', '/van-ban/a.pdf'],
  ],
  [
    'posts told apart by parameters',
    '<a href="/?id=1">Khối thi đua tổng kết năm</a><a href="/?id=2">Cụm thi đua tổng kết năm</a>',
    ['/?id=1', '/?id=2'],
  ],
  [
    'what stands beside the pager',
    `<div><div><a href="/1">Khối thi đua tổng kết năm</a></div><p><a href="/2">Khối thi đua sơ kết năm</a><p><a href="/3">Cụm thi đua họp bàn</a>
     <div><a href="?page=2">2</a></div></div><div><a href="/van-ban/1">Quyết định về việc khen thưởng</a></div>`,
    ['/1', '/2', '/3'],
  ],
  [
    'all, where the last page has few',
    `<div><a href="/1">Khối thi đua tổng kết năm</a><a href="?page=2">2</a></div><div><a href="/2">Quyết định về khen thưởng</a></div>`,
    ['/1', '/2'],
  ],
])('posts of a list: %s', (_, html, expected) => {
  expect(urls(html, A)).toEqual(expected.map((path) => new URL(path, A).href));
});

test('pages nested five thousand elements deep are read', () => {
  const deep = 5000;
  const html = `${'<div>'.repeat(deep)}<a href="/1">Khối thi đua tổng kết năm</a><a href="?page=2">2</a>`;
  expect(urls(html, A)).toEqual(['https://so.vn/1']);
  expect(next(html, A)).toEqual({ url: `${A}?page=2` });
});
