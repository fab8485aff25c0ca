import { describe, expect, test } from 'vitest';
import type { RawBlock } from '../../src/core/post.js';
import { readHtml } from '../../src/read/html.js';
import { readMarkdown } from '../../src/read/markdown.js';
import { readPlain } from '../../src/read/plain.js';

/** "row.column text", a head with *. */
const cells = (blocks: readonly RawBlock[]): string[] =>
  blocks.flatMap(({ text, cell }) => (cell ? [`${cell.row}.${cell.column}${cell.header ? '*' : ''} ${text}`] : []));
const page = (body: string): readonly RawBlock[] => readHtml(`<body>${body}</body>`).blocks;

describe('tables set with blanks', () => {
  const text = (lines: readonly string[]): readonly RawBlock[] => readPlain(lines.join('\n')).blocks;

  test('columns below a head that names them; a row with fewer cells by their places', () => {
    const blocks = text([
      'TT    Đơn vị          Điểm    Xếp hạng    Đề nghị',
      '1     Sở Y tế         98,5    1           Cờ thi đua',
      '2     Sở Tư pháp              2           ',
      'Khối thống nhất kết quả.',
    ]);
    expect(cells(blocks)).toEqual([
      '0.0* TT',
      '0.1* Đơn vị',
      '0.2* Điểm',
      '0.3* Xếp hạng',
      '0.4* Đề nghị',
      '1.0 1',
      '1.1 Sở Y tế',
      '1.2 98,5',
      '1.3 1',
      '1.4 Cờ thi đua',
      '2.0 2',
      '2.1 Sở Tư pháp',
      '2.3 2',
    ]);
    expect(blocks.at(-1)?.text).toBe('Khối thống nhất kết quả.');
  });

  test.each([
    [['Tin tức    Văn bản    Liên hệ', 'Giới thiệu    Hỏi đáp    Đăng nhập', 'Tin mới    Tin cũ    Tin khác']],
    [['Đơn vị    Điểm', 'Sở Y tế đạt 98 điểm.', 'Sở Tư pháp đạt 97 điểm.']],
  ])('%j is none', (lines) => {
    expect(cells(text(lines))).toEqual([]);
  });
});

describe('tables of a page', () => {
  test('a cell over two rows stands in both; empty cells keep their place', () => {
    const blocks = page(`<table><tr><th>TT</th><th>Đơn vị</th><th>Đề nghị</th></tr>
      <tr><td>1</td><td>Sở Tư pháp</td><td rowspan="2">Bằng khen</td></tr>
      <tr><td></td><td>Sở Nội vụ</td></tr>
      <tr><td>3</td><td>Sở Xây dựng</td><td>&nbsp;</td></tr></table>`);
    expect(cells(blocks)).toEqual([
      '0.0* TT',
      '0.1* Đơn vị',
      '0.2* Đề nghị',
      '1.0 1',
      '1.1 Sở Tư pháp',
      '1.2 Bằng khen',
      '2.1 Sở Nội vụ',
      '2.2 Bằng khen',
      '3.0 3',
      '3.1 Sở Xây dựng',
    ]);
  });

  test('a head over two columns stands in both, a wide row once', () => {
    const blocks = page(`<table><thead><tr><th>Đơn vị</th><th colspan=2>Điểm</th></tr></thead>
      <tr><td colspan=3>I. Khối sở</td></tr><tr><td>Sở Y tế<td>98<td>97</table>`);
    expect(cells(blocks)).toEqual([
      '0.0* Đơn vị',
      '0.1* Điểm',
      '0.2* Điểm',
      '1.0 I. Khối sở',
      '2.0 Sở Y tế',
      '2.1 98',
      '2.2 97',
    ]);
  });

  test('the first row is the head where it names columns, also unmarked', () => {
    const blocks = page('<table><tr><td><b>STT</b><td><b>Tên đơn vị</b><tr><td>1<td>Sở Y tế</table>');
    expect(cells(blocks)).toEqual(['0.0* STT', '0.1* Tên đơn vị', '1.0 1', '1.1 Sở Y tế']);
  });

  test('tables that lay the page out are no tables', () => {
    const blocks = page(
      `<table><tr><td>Trái</td><td><p>${'Một đoạn văn dài của bài. '.repeat(20)}</p><table><tr><td>a</td></tr></table></td></tr><tr><td>x</td><td>y</td></tr></table>`,
    );
    expect(cells(blocks)).toEqual([]);
  });

  test('a table of one column under a picture holds its caption', () => {
    const blocks = page(
      '<p>Lời dẫn.</p><table><tr><td><img src="a.jpg"></td></tr><tr><td>Quang cảnh buổi họp khối</td></tr></table>',
    );
    expect(blocks.at(-1)).toMatchObject({ kind: 'caption', text: 'Quang cảnh buổi họp khối' });
  });
});

describe('tables of Markdown and text', () => {
  test('bars, empty cells, escaped bars, stress marks', () => {
    const { blocks } = readMarkdown(
      'Kết quả:\n\n| TT | Đơn vị | Hạng |\n|:--|---|--:|\n| 1 | **Sở Y tế** | Nhất |\n| 2 | Sở A \\| B | |\n',
    );
    expect(cells(blocks)).toEqual([
      '0.0* TT',
      '0.1* Đơn vị',
      '0.2* Hạng',
      '1.0 1',
      '1.1 Sở Y tế',
      '1.2 Nhất',
      '2.0 2',
      '2.1 Sở A | B',
    ]);
  });

  test('text above a table on the next line stays text', () => {
    const { blocks } = readMarkdown('Điểm các đơn vị:\n| Đơn vị | Điểm |\n|---|---|\n| Sở Y tế | 99,5 |');
    expect(blocks[0]).toMatchObject({ text: 'Điểm các đơn vị:', kind: 'paragraph' });
    expect(cells(blocks)).toEqual(['0.0* Đơn vị', '0.1* Điểm', '1.0 Sở Y tế', '1.1 99,5']);
  });

  test('tabs in plain text', () => {
    const { blocks } = readPlain('Kết quả:\nTT\tĐơn vị\tĐiểm\n1\tSở Y tế\t98\n2\tSở Nội vụ\t\nHết.');
    expect(cells(blocks)).toEqual([
      '0.0* TT',
      '0.1* Đơn vị',
      '0.2* Điểm',
      '1.0 1',
      '1.1 Sở Y tế',
      '1.2 98',
      '2.0 2',
      '2.1 Sở Nội vụ',
    ]);
    expect(blocks.at(-1)).toMatchObject({ text: 'Hết.', kind: 'paragraph' });
  });

  test('a menu set with bars is a line', () => {
    expect(readPlain('Trang chủ | Tin tức | Liên hệ\nBài').blocks.map(({ kind }) => kind)).toEqual([
      'paragraph',
      'paragraph',
    ]);
  });
});
