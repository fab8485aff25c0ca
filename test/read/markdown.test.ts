import { expect, test } from 'vitest';
import { readMarkdown } from '../../src/read/markdown.js';

const blocks = (text: string): string[] => readMarkdown(text).blocks.map((block) => `${block.kind}: ${block.text}`);

test.each<[string, string, string[]]>([
  ['headings', '# Tiêu đề\n\n## Mục\n\nĐoạn', ['title: Tiêu đề', 'heading: Mục', 'paragraph: Đoạn']],
  ['items, nested too', '- a\n- b\n  - c', ['item: a', 'item: b', 'item: c']],
  ['quotes and stress', '> **Khối** gồm *hai* đơn vị', ['paragraph: Khối gồm hai đơn vị']],
  [
    'a caption under a picture',
    '![x](/a.jpg)\n*Quang cảnh buổi họp*\n\n*Chữ nghiêng*',
    ['caption: Quang cảnh buổi họp', 'paragraph: Chữ nghiêng'],
  ],
  ['links to other posts', '- [Khối thi đua số 3 họp](/3) (1/2/2019)', ['noise: Khối thi đua số 3 họp (1/2/2019)']],
  [
    'wrapped lines are joined, short ones kept apart',
    'Sáng 11/12, tại Sở Y tế, Khối thi đua số 21 tổ chức hội nghị\ntổng kết.\nNgày đăng: 12/12/2019',
    [
      'paragraph: Sáng 11/12, tại Sở Y tế, Khối thi đua số 21 tổ chức hội nghị tổng kết.',
      'paragraph: Ngày đăng: 12/12/2019',
    ],
  ],
  ['indented text is no code', 'a\n\n    Đoạn thụt vào.', ['paragraph: a', 'paragraph: Đoạn thụt vào.']],
  ['HTML inside', 'a\n\n<div><p>b</p></div>', ['paragraph: a', 'paragraph: b']],
])('%s', (_, text, expected) => {
  expect(blocks(text)).toEqual(expected);
});

test('front matter claims; broken front matter claims nothing', () => {
  const { claims } = readMarkdown(
    '---\ntitle: "T"\ndate: 2019-12-12\nurl: https://a.vn/1\nsite: Báo A\nauthor: Lan Chi\nviews: 3\n---\nx',
  );
  expect(claims.map(({ field, value }) => `${field} ${value}`)).toEqual([
    'title T',
    'published 2019-12-12',
    'url https://a.vn/1',
    'publisher Báo A',
    'author Lan Chi',
  ]);
  expect(readMarkdown('---\ntitle: [a\n---\nĐoạn')).toMatchObject({
    blocks: [{ text: 'Đoạn', kind: 'paragraph' }],
    claims: [],
  });
});
