import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decode, MAX_BYTES } from '../../src/read/charset.js';
import { read } from '../../src/read/index.js';
import { Unreadable } from '../../src/read/unreadable.js';
import { clean } from '../../src/text/normalize.js';

const SENTENCE = 'Khối thi đua số 7 tổng kết năm 2019 tại Sở Y tế.';
const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');
const TONES = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];

/** Windows-1258 has the letters (â, ơ) and the tones apart. */
const viet1258 = (text: string): Uint8Array => {
  const apart = [...text].map((letter) => {
    const marks = [...letter.normalize('NFD')];
    const isTone = (mark: string) => TONES.includes(mark);
    return (
      marks
        .filter((mark) => !isTone(mark))
        .join('')
        .normalize('NFC') + marks.filter(isTone).join('')
    );
  });
  return iconv.encode(apart.join(''), 'windows-1258');
};
const codeOf = (run: () => unknown): string => {
  try {
    run();
  } catch (error) {
    return error instanceof Unreadable ? error.code : String(error);
  }
  return 'read';
};

describe('charsets', () => {
  test.each([
    ['UTF-8', utf8(SENTENCE), 'utf-8'],
    ['UTF-8 with a mark', utf8(`\ufeff${SENTENCE}`), 'utf-8'],
    ['UTF-16, little end', Buffer.from(`\ufeff${SENTENCE}`, 'utf16le'), 'utf-16le'],
    ['UTF-16, big end', iconv.encode(SENTENCE, 'utf-16be', { addBOM: true }), 'utf-16be'],
  ])('%s', (_, bytes, charset) => {
    expect(decode(bytes, null)).toEqual({ text: SENTENCE, charset });
  });

  test('a page that declares windows-1258 is read so', () => {
    const page = '<html><head><meta charset="windows-1258"></head><body><p>Năm học, ngày, đơn vị</p></body></html>';
    const { text, charset } = decode(viet1258(page), null);
    expect(charset).toBe('windows-1258');
    expect(clean(text)).toContain('Năm học, ngày');
  });

  test('a page that declares an old encoding and is UTF-8 is UTF-8', () => {
    const page = `<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1"><p>${SENTENCE}</p>`;
    expect(decode(utf8(page), null).text).toContain(SENTENCE);
  });

  test('the header names the encoding', () => {
    expect(clean(decode(viet1258('Thái Bình, đơn vị'), 'windows-1258').text)).toBe('Thái Bình, đơn vị');
  });

  test.each([
    ['nothing', new Uint8Array(), 'empty'],
    ['blanks', utf8(' \n\t '), 'empty'],
    ['zeros', Uint8Array.from([60, 0, 1, 2, 0, 3]), 'binary'],
    ['control characters', Uint8Array.from({ length: 100 }, (_, at) => (at % 9 === 0 ? 2 : 97)), 'binary'],
    ['a PDF', utf8('%PDF-1.7 abc'), 'binary'],
    ['a Word file', utf8('PK\u0003\u0004abc'), 'binary'],
    ['broken UTF-8', Uint8Array.from([0x4b, 0x68, 0xe1, 0xbb, 0x20, 0x69]), 'bad-encoding'],
  ])('%s can not be read', (_, bytes, code) => {
    expect(codeOf(() => decode(bytes, null))).toBe(code);
  });

  test('a file over the limit is refused before it is decoded', () => {
    expect(codeOf(() => decode(new Uint8Array(MAX_BYTES + 1), null))).toBe('too-large');
  });
});

describe('formats', () => {
  const source = (location: string, media_type: string | null = null) => ({
    location,
    url: null,
    media_type,
    charset: null,
    fetched_at: null,
  });
  test.each([
    ['x.html', null, '<p>a</p>', 'text/html'],
    ['x.HTM', null, 'a', 'text/html'],
    ['x.md', null, 'a', 'text/markdown'],
    ['x.txt', null, '<p>a</p>', 'text/plain'],
    ['x', 'text/html; charset=utf-8', 'a', 'text/html'],
    ['x.aspx?id=4', 'application/octet-stream', '<!DOCTYPE html><p>a', 'text/html'],
    ['https://so.gov.vn/tin/4', null, '---\ntitle: a\n---\nb', 'text/markdown'],
    ['x.dat', null, 'a b c', 'text/plain'],
  ])('%s %s %j', (location, type, text, expected) => {
    expect(read(source(location, type), utf8(text)).mediaType).toBe(expected);
  });

  test('a media type without a reader', () => {
    expect(codeOf(() => read(source('x', 'application/json'), utf8('{}')))).toBe('unknown-format');
  });
});
