import { describe, expect, test } from 'vitest';
import type { Draft } from '../../src/core/post.js';
import { compose } from '../../src/read/compose.js';
import { readHtml } from '../../src/read/html.js';

const blocks = (html: string): string[] => readHtml(html).blocks.map(({ kind, text }) => `${kind}: ${text}`);
const SOURCE = { location: 'x.html', url: null, media_type: null, charset: null, fetched_at: null };
const told = (draft: Draft) => {
  const { title, published, author } = compose(draft, SOURCE);
  return [title, published, author].map((stated) => stated?.value ?? null);
};

const LEAD = 'Sáng 11/12, tại Sở Y tế, Khối thi đua số 21 tổ chức hội nghị tổng kết công tác thi đua năm 2019.';
const BODY =
  'Hội nghị thống nhất suy tôn Sở Y tế nhận Cờ thi đua của UBND tỉnh, Sở Công Thương nhận Bằng khen của UBND tỉnh.';

describe('blocks', () => {
  test.each<[string, string, string[]]>([
    [
      'unclosed tags',
      '<p>Một<p>Hai<ul><li>a<li>b</ul><div>Ba',
      ['paragraph: Một', 'paragraph: Hai', 'item: a', 'item: b', 'paragraph: Ba'],
    ],
    ['entities and hard blanks', '<p>S&#7903; Y t&#7871;&nbsp;&nbsp;A</p>', ['paragraph: Sở Y tế\u00a0\u00a0A']],
    [
      'line breaks',
      '<div>Dòng một.<br>Dòng hai.<br/><br>Dòng ba.</div>',
      ['paragraph: Dòng một.', 'paragraph: Dòng hai.', 'paragraph: Dòng ba.'],
    ],
    [
      'lines wrapped by hand',
      '<div>Khối thi đua số 4 họp<br>tại thành phố.</div>',
      ['paragraph: Khối thi đua số 4 họp tại thành phố.'],
    ],
    ['words cut by spans', '<div><span>Kh</span><span>ối thi đ</span><b>ua</b></div>', ['paragraph: Khối thi đua']],
    [
      'links side by side',
      '<div>Xem <a>một</a><a>hai</a> bài khác của tác giả</div>',
      ['paragraph: Xem một hai bài khác của tác giả'],
    ],
    [
      'scripts, hidden parts, forms',
      '<script>var a="<p>x</p>"</script><p style="display:none">ẩn</p><p>hiện</p><textarea>z</textarea>',
      ['paragraph: hiện'],
    ],
    [
      'a headline broken by a break',
      '<font size=4><b>KHỐI THI ĐUA SỐ 4<br>TỔNG KẾT NĂM 2009</b></font><p>x</p>',
      ['paragraph: KHỐI THI ĐUA SỐ 4 TỔNG KẾT NĂM 2009', 'paragraph: x'],
    ],
    [
      'captions',
      '<p><img src=a></p><p align=center><em>Quang cảnh</em></p><figure><img><figcaption>Ký kết</figcaption></figure><p style="text-align:center"><img><br><i>Trao cờ</i></p>',
      ['caption: Quang cảnh', 'caption: Ký kết', 'caption: Trao cờ'],
    ],
    ['a signature set to the right', '<p style="text-align: right;"><strong>Lan Chi</strong></p>', ['byline: Lan Chi']],
    [
      'menus and asides by tag',
      '<nav><a>Trang chủ</a></nav><aside><p>Tin mới</p></aside><footer>Báo A</footer>',
      ['noise: Trang chủ', 'noise: Tin mới', 'footer: Báo A'],
    ],
    [
      'lists of links',
      '<ul><li><a href=1>Khối thi đua số 3 họp</a> (1/2/2019)</li></ul>',
      ['noise: Khối thi đua số 3 họp (1/2/2019)'],
    ],
  ])('%s', (_, html, expected) => {
    expect(blocks(html)).toEqual(expected);
  });

  const text = `<p>${LEAD}</p><p>${BODY}</p><p>${BODY} ${BODY}</p>`;
  test.each(['menu-top', 'tin_lien_quan', 'TinLienQuan2', 'news-related', 'breadcrumbs', 'post-comments'])(
    'class %s is noise',
    (name) => {
      expect(blocks(`<div class="x ${name}"><p>Khối 3</p></div>${text}`)[0]).toBe('noise: Khối 3');
    },
  );

  test.each(['elementor-widget', 'has-sidebar', 'content', 'no-comments'])('class %s is none', (name) => {
    expect(blocks(`<div class="${name}">${text}</div>`)[0]).toBe(`paragraph: ${LEAD}`);
  });

  test('where the names of classes would leave nothing they are not trusted', () => {
    expect(blocks(`<div class="widget">${text}</div>`)[0]).toBe(`paragraph: ${LEAD}`);
  });

  test('what follows the body the page marks is none of it', () => {
    const page = blocks(`<div class="entry-content">${text}</div><div><p>Quảng cáo cho một bài khác của báo</p></div>`);
    expect(page.at(-1)).toBe('noise: Quảng cáo cho một bài khác của báo');
  });

  test('thousands of open tags', () => {
    expect(blocks(`${'<div>'.repeat(20_000)}<p>sâu</p>`)).toEqual(['paragraph: sâu']);
  });
});

describe('pages', () => {
  test('old tables: the headline is bold print over the day', () => {
    const page = `<html><head><title>BÁO SÔNG ĐÀ</title></head><body><table><tr><td colspan=2><font><b>Trang chủ</b> | Tin tức | Văn bản | Liên hệ</font></td></tr>
      <tr><td width=190>TIN MỚI<br><a href=1>Khối thi đua số 3 bàn giao Trưởng khối</a> (18/01/2020)<br><a href=2>Khối thi đua số 5 họp xét</a> (17/01/2020)</td>
      <td><br><font color=blue><b>KHỐI THI ĐUA SỐ 21 TỔNG KẾT NĂM 2019</b></font><br><font size=1>Ngày đăng 12/12/2019</font><br>
      <div>${LEAD}</div><div>${BODY}</div><div align="right"><b>Văn phòng Sở</b></div></td></tr><tr><td colspan=2>BÁO SÔNG ĐÀ<br>Địa chỉ: đường Hoàng Văn Thụ</td></tr></table>`;
    expect(told(readHtml(page))).toEqual(['KHỐI THI ĐUA SỐ 21 TỔNG KẾT NĂM 2019', '2019-12-12', 'Văn phòng Sở']);
  });

  test('a blog: claims where the page shows only "3 giờ trước", accounts are no authors', () => {
    const page = `<head><meta property="og:title" content="Khối thi đua số 21 tổng kết năm 2019 - Báo Sông Đà"></head><header><h1 class="site-title">Báo Sông Đà</h1></header>
      <article><h1 class="entry-title">Khối thi đua số 21 tổng kết năm 2019</h1><span class="author">admin</span> <time datetime="2019-12-11T20:00:00+00:00">3 giờ trước</time>
      <div class="entry-content"><p>${LEAD}</p><p>${BODY}</p></div></article><div class="related"><h1>Khối thi đua số 3 bàn giao Trưởng khối</h1><time datetime="2024-01-01">2024</time></div>`;
    expect(told(readHtml(page))).toEqual(['Khối thi đua số 21 tổng kết năm 2019', '2019-12-12', null]);
  });

  test.each(['ol><li', 'div><p'])('other news right above the headline is no part of it: <%s>', (tags) => {
    const page = `<div id="left"><h3>Đọc nhiều</h3><${tags}>Sở Y tế đón nhận Cờ thi đua của Chính phủ năm 2014</div>
      <div id="content"><h2 class="contentheading">Khối thi đua số 21 tổng kết năm 2019</h2><p>${LEAD}</p><p>${BODY}</p></div>`;
    expect(told(readHtml(page))[0]).toBe('Khối thi đua số 21 tổng kết năm 2019');
  });

  test('a page that shows no headline has the one of its head', () => {
    const page = `<head><title>Khối thi đua số 21 tổng kết năm 2019 | Báo Sông Đà</title></head><p>${LEAD}</p><p>${BODY}</p>`;
    const { title, text } = compose(readHtml(page), SOURCE);
    expect(title).toMatchObject({ value: 'Khối thi đua số 21 tổng kết năm 2019', rule: 'post.title.meta' });
    expect(text.slice(title!.span.start, title!.span.end)).toBe('Khối thi đua số 21 tổng kết năm 2019');
  });
});
