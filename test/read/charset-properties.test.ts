import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decode } from '../../src/read/charset.js';
import { Unreadable } from '../../src/read/unreadable.js';
import { clean } from '../../src/text/normalize.js';
import { ENCODERS, spelt, TCVN3 } from './encoders.js';

const CORPUS = join(import.meta.dirname, '../../corpus');
const POSTS = readdirSync(CORPUS)
  .filter((name) => /\.(?:html|txt)$/.test(name))
  .map((name) => readFileSync(join(CORPUS, name), 'utf8'));
// In TCVN3 the code of ’ is that of a letter too, so that "K’ Hương" may be "Kò Hương", which is well spelt.
const LINES = POSTS.flatMap((text) => text.split('\n')).filter(
  (line) => line.length > 120 && !line.includes('<') && !/\p{L}’ /u.test(line),
);

describe.each(ENCODERS)('$name', (encoder) => {
  test('lines in any order come back', () => {
    const same = (text: string) => (encoder.charset.includes(TCVN3.charset) ? clean(text).toLowerCase() : clean(text));
    const some = fc.array(fc.constantFrom(...LINES), { minLength: 2, maxLength: 8 });
    fc.assert(
      fc.property(some, (lines) => {
        const text = spelt(lines.join('\n'), encoder);
        expect(same(decode(encoder.encode(text), null).text)).toBe(same(text));
      }),
      { numRuns: 40 },
    );
  });

  test('every letter is found in the bytes', () => {
    for (const text of POSTS.filter((_, at) => at % 40 === 0)) {
      const bytes = encoder.encode(spelt(text, encoder));
      const read = decode(bytes, null);
      const wrong: string[] = [];
      let at = 0;
      for (const letter of read.text) {
        const own = bytes.subarray(read.byteAt(at), read.byteAt(at + letter.length));
        if (!own.equals(encoder.encode(letter))) wrong.push(`${letter} at ${at}: ${own.toString('hex')}`);
        at += letter.length;
      }
      expect(wrong).toEqual([]);
      expect(read.byteAt(at)).toBe(bytes.length);
    }
  });
});

test.each([
  ['UTF-8', Buffer.from('\ufeffKhối 😀 a'), [3, 4, 5, 8, 9, 10, 10, 14, 15, 16]],
  ['UTF-16, little end', Buffer.from('\ufeffKhối 😀', 'utf16le'), [2, 4, 6, 8, 10, 12, 14, 16]],
  ['UTF-8 with broken bytes', brokenBytes(), null],
])('places behind a byte order mark: %s', (_, bytes, expected) => {
  const { text, byteAt } = decode(bytes, null);
  const places = Array.from({ length: text.length + 1 }, (_, at) => byteAt(at));
  if (expected) expect(places).toEqual(expected);
  else for (const at of [...text].keys()) if (text[at] === 'ố') expect(bytes[places[at]!]).toBe(0xe1);
  expect([byteAt(-1), byteAt(text.length + 9)]).toEqual([places[0], bytes.length]);
});

function brokenBytes(): Buffer {
  const line = Buffer.from('Khối thi đua số 1 tổng kết. '.repeat(50));
  const broken = [[0xe1, 0xbb], [0xf0, 0x9f, 0x98], [0x80]].map((bytes) => Buffer.from(bytes));
  return Buffer.concat([Buffer.from('\ufeff'), ...broken.flatMap((bytes) => [line, bytes, line])]);
}

test('any bytes give text or a reason', () => {
  const names = fc.constantFrom(
    null,
    'utf-8',
    'windows-1258',
    'iso-8859-1',
    'gb2312',
    'shift_jis',
    'nonsense',
    'base64',
  );
  const markup = fc.constantFrom('', '<html><p>', '<meta charset="vni">', '\ufeff', '\xff\xfe');
  const bytes = fc.oneof(fc.uint8Array({ maxLength: 300 }), fc.uint8Array({ min: 0x20, maxLength: 300 }));
  fc.assert(
    fc.property(markup, bytes, names, (start, rest, name) => {
      const whole = Buffer.concat([Buffer.from(start, 'latin1'), rest]);
      try {
        const { text, byteAt } = decode(whole, name);
        const places = Array.from({ length: text.length + 1 }, (_, at) => byteAt(at));
        expect(places.every((place, at) => place <= whole.length && place >= (places[at - 1] ?? 0))).toBe(true);
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
      }
    }),
    { numRuns: 2000 },
  );
});
