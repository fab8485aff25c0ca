import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { decode, MAX_BYTES } from '../../src/read/charset.js';
import { read } from '../../src/read/index.js';
import { Unreadable } from '../../src/read/unreadable.js';
import { clean } from '../../src/text/normalize.js';
import { TCVN3, VNI, viet1258 } from './encoders.js';

const SENTENCE = 'Khối thi đua số 7 tổng kết năm 2019 tại Sở Y tế.';
const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');
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
    expect(decode(bytes, null)).toMatchObject({ text: SENTENCE, charset });
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

const western1252 = (bytes: Buffer): string => iconv.decode(bytes, 'windows-1252');
const western = (text: string): Uint8Array => iconv.encode(text, 'windows-1252');
const BODY = 'Sở Nội vụ tỉnh Bắc Kạn tổ chức hội nghị tổng kết, ký giao ước thi đua năm 2015 với các đơn vị.';

describe('pages that hold more than one encoding, or the wrong one', () => {
  test.each([
    ['TCVN3 that says it is Latin-1', `<meta charset="iso-8859-1"><p>${BODY}</p>`, TCVN3.encode, 'tcvn3'],
    ['TCVN3 that says it is UTF-8', `<meta charset="utf-8"><p>${BODY}</p>`, TCVN3.encode, 'tcvn3'],
    ['VNI that the browser knows no name for', `<meta charset="x-user-defined"><p>${BODY}</p>`, VNI.encode, 'vni'],
    ['Windows-1258 that says it is 1252', `<meta charset="windows-1252"><p>${BODY}</p>`, viet1258, 'windows-1258'],
  ])('%s', (_, page, encode, charset) => {
    const read = decode(encode(page), null);
    expect(read.charset).toBe(charset);
    expect(clean(read.text)).toBe(page);
  });

  test.each([
    ['as it was', (text: string) => Buffer.from(text), (text: string) => TCVN3.encode(text), 'utf-8+tcvn3'],
    ['as UTF-8', utf8, (text: string) => utf8(western1252(TCVN3.encode(text))), 'utf-8+tcvn3'],
  ])('a menu in Unicode above a body in TCVN3, kept %s', (_, menu, body, charset) => {
    const [top, rest] = ['<ul><li>Trang chủ</li><li>Giới thiệu</li></ul>\n', `<p>${BODY}</p><p>Bộ Y tế</p>`];
    const bytes = Buffer.concat([menu(top), body(rest)]);
    expect(decode(bytes, null)).toMatchObject({ text: top + rest, charset });
  });

  test('the font of a headline makes capitals of small letters', () => {
    const page =
      '<font face=".VnTimeH">tæng kÕt <b>thi ®ua</b></font><p style="font-family:.VnArialH">Së</p>' +
      '<p>Së Néi vô tØnh B¾c K¹n ®· tæ chøc héi nghÞ tæng kÕt</p>';
    const { text } = decode(Buffer.from(page, 'latin1'), null);
    expect(text.replace(/<[^>]*>/g, '|')).toBe(
      '|TỔNG KẾT |THI ĐUA|||SỞ||Sở Nội vụ tỉnh Bắc Kạn đã tổ chức hội nghị tổng kết|',
    );
  });

  test('capitals of the ASCII letters tell those of the others', () => {
    const page = 'HéI NGHÞ TæNG KÕT N¡M 2015\nSë Néi vô tØnh B¾c K¹n ®· tæ chøc HéI NGHÞ tæng kÕt';
    expect(decode(utf8(page), null).text).toBe(
      'HỘI NGHỊ TỔNG KẾT NĂM 2015\nSở Nội vụ tỉnh Bắc Kạn đã tổ chức HỘI NGHỊ tổng kết',
    );
  });

  test('a page of another language is read as it says', () => {
    const samples: readonly (readonly [string, string])[] = [
      [
        'windows-1252',
        'Le préfet a remis les médailles à l’hôtel de ville ; la soirée s’est achevée très tôt, où déjà.',
      ],
      ['windows-1252', 'Größere Städte müssen für die Straßen künftig höhere Gebühren zahlen, erklärte das Büro.'],
      ['iso-8859-2', 'Příliš žluťoučký kůň úpěl ďábelské ódy a všichni účastníci schůze mlčeli.'],
      ['windows-1254', 'Türkiye’nin çeşitli şehirlerinde öğrenciler için yeni ödüller açıklandı; ığdır da katıldı.'],
      ['windows-1252', 'A comissão não divulgou as informações; são três regiões e há mais prêmios à espera.'],
      ['windows-1252', 'Navnet på bogen står på forsiden, og på bagsiden står også årets bedste råd på nå måden.'],
      ['windows-1251', 'Комитет подвёл итоги соревнования за год и наградил лучшие коллективы области.'],
      ['gb2312', '大会总结了一年来的工作，表彰了先进单位和个人，并部署了明年的任务。'],
      ['shift_jis', '大会は一年間の成果をまとめ、優れた団体を表彰し、来年の計画を決めました。'],
      ['euc-kr', '대회는 한 해의 성과를 총화하고 우수한 단체를 표창하였습니다.'],
    ];
    for (const [name, text] of samples) {
      expect(decode(utf8(text), null)).toMatchObject({ text, charset: 'utf-8' });
      const bytes = iconv.encode(text, name);
      const read = decode(bytes, name);
      expect(read).toMatchObject({ text, charset: name });
      const letters = [...text].map((_, at) => bytes.subarray(read.byteAt(at), read.byteAt(at + 1)));
      expect(letters.map((letter) => iconv.decode(letter, name)).join('|')).toBe([...text].join('|'));
    }
  });

  test('a page that says nothing and has the letters of Western Europe is Windows-1252, a text is not', () => {
    const text = 'Größere Städte müssen für die Straßen höhere Gebühren zahlen – “künftig”.';
    expect(decode(western(`<p>${text}</p>`), null)).toMatchObject({ text: `<p>${text}</p>`, charset: 'windows-1252' });
    expect(codeOf(() => decode(western(text), null))).toBe('bad-encoding');
  });

  test('names of other languages and signs in a Vietnamese page stay', () => {
    const page = '<p>Đoàn São Paulo, Curaçao, Müller® và Łódź</p><p>© 2015 – Hà Nội, 20°C, 5 µm ¾</p>'.repeat(5);
    expect(decode(utf8(page), null)).toMatchObject({ text: page, charset: 'utf-8' });
  });
});

test('decomposed letters and the Icelandic eth are left to be cleaned', () => {
  const page = 'Ðoàn ðại biểu Quốc hội, tỉnh Ðắk Nông, ðã họp, ðó là ðề nghị, ðơn vị'.normalize('NFD');
  const read = decode(utf8(page), null);
  expect(read).toMatchObject({ text: page, charset: 'utf-8' });
  expect(clean(read.text)).toBe('Đoàn đại biểu Quốc hội, tỉnh Đắk Nông, đã họp, đó là đề nghị, đơn vị');
});

describe('broken bytes', () => {
  const long = `${BODY}\n`.repeat(30);
  test.each([
    ['a page cut within its last letter', utf8(`${long}Sở Nộ`).subarray(0, -1), /1 broken place in its last letter/],
    ['a stray byte', Buffer.concat([utf8(long), Buffer.from([0xff]), utf8(long)]), /1 broken place,/],
  ])('%s is read and told', (_, bytes, message) => {
    const read = decode(bytes, null);
    expect(read.notes).toEqual([{ code: 'broken-bytes', message: expect.stringMatching(message) }]);
    const at = read.text.indexOf('\ufffd');
    expect([at > 0, bytes[read.byteAt(at)]! >= 0x80, read.byteAt(read.text.length)]).toEqual([
      true,
      true,
      bytes.length,
    ]);
  });

  test('whole bytes tell nothing', () => {
    expect(decode(utf8(long), null).notes).toBeUndefined();
  });

  test('what names no encoding and is nothing that is known fails with what was tried', () => {
    const vps = Buffer.from(
      'S\xba N\xb6i v\xfb t\xccnh B\xa1c K\xe5n \xc7\xe3 t\xb0 ch\xd9c h\xb6i ngh\xce t\xb0ng k\x89t',
      'latin1',
    );
    expect(() => decode(vps, 'iso-8859-1')).toThrow(/says iso-8859-1.*tcvn3, vni.*save it again as UTF-8/);
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
