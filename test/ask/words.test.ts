import fc from 'fast-check';
import { expect, test } from 'vitest';
import { firstDay, lastDay } from '../../src/ask/period.js';
import { CLOSE, hitsIn, OPEN, pieceOf, shown } from '../../src/ask/snippet.js';
import { expression } from '../../src/ask/words.js';
import { bare } from '../../src/text/normalize.js';

test.each([
  ['đơn vị trưởng', '"don" AND "vi" AND "truong"'],
  ['"Đơn vị" trưởng', '"don vi" AND "truong"'],
  ['“đơn vị”', '"don vi"'],
  ['thi đua -khối -"bàn giao"', '("thi" AND "dua") NOT ("khoi" OR "ban giao")'],
  ['thuy* -"bàn giao*"', '("thuy" *) NOT ("ban giao")'],
  ['VH-XH TP.HCM', '"vh xh" AND "tp hcm"'],
  ['Văn hóa - Xã hội', '"van" AND "hoa" AND "xa" AND "hoi"'],
  ['hoà hòa', '"hoa" AND "hoa"'],
  ['a OR b NEAR(c, 2) title:d ^e {f}', '"a" AND "or" AND "b" AND "near c" AND "2" AND "title d" AND "e" AND "f"'],
  ['"chưa đóng', '"chua dong"'],
])('%s is asked as %s', (text, asked) => {
  expect(expression(text)).toBe(asked);
});

test.each([
  ['', 'holds no word'],
  ['"" - *', 'holds no word'],
  ['-khối', 'says only what not to find'],
])('%j asks for nothing', (text, message) => {
  expect(() => expression(text)).toThrow(message);
});

test.each([
  ['2018', '2018-01-01', '2018-12-31'],
  ['2018-06', '2018-06-01', '2018-06-30'],
  ['2020-02', '2020-02-01', '2020-02-29'],
  ['2018-06-15', '2018-06-15', '2018-06-15'],
])('%s lasts from %s to %s', (text, first, last) => {
  expect([firstDay(text), lastDay(text)]).toEqual([first, last]);
});

test.each(['18', '2018-13', '2018-00', '2018-6', '2019-02-29', '2018-06-00', '15/6/2018', '1066', '2018-'])(
  '%s is no day',
  (text) => {
    expect(() => firstDay(text)).toThrow('is no day, month or year');
    expect(() => lastDay(text)).toThrow('is no day, month or year');
  },
);

// Letters that become none, one or several without tones, beside those of Vietnamese.
const letters = fc.constantFrom('đ', 'Ờ', 'a', 'ỷ', 'İ', '́', '한', '𝔸', 'Σ', ' ', '\n', 'ß', '.', '😀', 'Å', '≠', '℃');
const texts = fc.array(letters, { maxLength: 40 }).map((all) => all.join('').normalize('NFC'));

test('a hit is found where its letters stand', () => {
  fc.assert(
    fc.property(texts, texts, texts, (before, word, after) => {
      fc.pre(bare(word) !== '');
      const marked = [bare(before), OPEN, bare(word), CLOSE, bare(after)].join('');
      const text = before + word + after;
      fc.pre(bare(text) === bare(before) + bare(word) + bare(after));
      const [hit] = hitsIn(text, marked);
      expect(bare(text.slice(hit!.start, hit!.end))).toBe(bare(word));
    }),
  );
});

test('a snippet holds whole hits, is short, and goes where most words meet', () => {
  const far = 'không '.repeat(200);
  const text = `Khối ${far} Khối trưởng bàn giao ${far} trưởng`;
  const hits = [...text.matchAll(/Khối|trưởng|giao/g)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
  }));
  const piece = pieceOf(text, hits);
  const line = shown(text, piece, hits, (hit) => `«${hit}»`);
  expect(line).toContain('«Khối» «trưởng» bàn «giao»');
  expect(line).toMatch(/^…không .* không…$/);
  expect(piece.end - piece.start).toBeLessThanOrEqual(200);
  expect(shown('Một\n\nhai', { start: 0, end: 8 }, [{ start: 0, end: 3 }], (hit) => `[${hit}]`)).toBe('[Một] hai');
  expect(pieceOf('Không có gì', [])).toEqual({ start: 0, end: 11 });
});
