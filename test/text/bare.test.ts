import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bare } from '../../src/text/normalize.js';

test.each([
  ['Đơn vị Trưởng Khối', 'don vi truong khoi'],
  ['Đơn vị'.normalize('NFD'), 'don vi'],
  ['“Thừa Thiên Huế” – 2018', '“thua thien hue” – 2018'],
  ['HUÂN CHƯƠNG LAO ĐỘNG 🏅', 'huan chuong lao dong 🏅'],
  ['', ''],
])('%s becomes %s', (text, expected) => {
  expect(bare(text)).toBe(expected);
});

test('every text loses its marks, letter by letter or whole', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(bare(text)).toBe(
        text
          .normalize('NFD')
          .replace(/\p{M}+/gu, '')
          .replace(/[đĐ]/g, 'd')
          .toLowerCase(),
      );
    }),
  );
});
