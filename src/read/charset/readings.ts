import iconv from 'iconv-lite';
import { readVni, vniWidths } from './vni.js';

/**
 * A way to read bytes as Vietnamese. Bytes are a string of code units 0 to 255 here, so that the letters of a page that
 * was converted as if it were Latin-1 are read just as the bytes of one that never was.
 */
export interface Reading {
  /** Lower-case name of the encoding. */
  readonly name: string;
  /** Readings of one family differ in a few codes, so that a page is in one of them. */
  readonly family: string;
  readonly read: (bytes: string) => string;
  /** Where false, it is not worth while to read them. */
  readonly may?: (bytes: string) => boolean;
  /** Number of bytes that each code unit of the text stands for; absent where it is one. */
  readonly widths?: (bytes: string) => ArrayLike<number>;
}

const table = (name: string): string =>
  iconv.decode(Buffer.from(Uint8Array.from({ length: 256 }, (_, at) => at)), name);
const LATIN1 = table('latin1');
/** Windows-1252 as browsers read it: the five codes it lacks stay the control characters of Latin-1. */
const WINDOWS_1252 = LATIN1.replace(/[\x80-\x9f]/g, (code) =>
  table('windows-1252')[code.charCodeAt(0)]!.replace('\ufffd', code),
);
/**
 * TCVN 5712:1993 is three sets: VN1 has capitals with tones in the places of control characters, VN3 (TCVN3, the ABC
 * fonts .VnTime …) leaves those alone, and Windows has its punctuation there. The letters of VN3 are the same in VN1.
 */
const VN1 = table('tcvn');
const VN3 =
  WINDOWS_1252.slice(0, 0xa0) + VN1.slice(0xa0).replace(/[\u0300-\u0323]/g, (tone) => LATIN1[VN1.indexOf(tone)]!);

const HIGH = /[\x80-\xff]/g;
const CODE = /[^ -~]/g;
const byTable = (codes: string) => (bytes: string) => bytes.replace(HIGH, (code) => codes[code.charCodeAt(0)]!);
const byWholeTable = (codes: string) => (bytes: string) => bytes.replace(CODE, (code) => codes[code.charCodeAt(0)]!);

/** Windows-1252 as browsers read it. */
export const readWestern: (bytes: string) => string = byTable(WINDOWS_1252);

const readVn3 = byTable(VN3);
const UTF8_PAIR = /[\xc2-\xf4][\x80-\xbf]/;
const mayBeUtf8 = (bytes: string): boolean => UTF8_PAIR.test(bytes);
const utf8Of = (bytes: string): string => Buffer.from(bytes, 'latin1').toString('utf8');

/**
 * The encodings of Vietnamese before Unicode, commonest first: TCVN 5712:1993 VN3 and VN1, VNI, Windows-1258 (letters
 * with tones behind them; Microsoft), VISCII 1.1 (RFC 1456; six capitals stand in places of control characters).
 */
export const VIETNAMESE: readonly Reading[] = [
  { name: 'tcvn3', family: 'tcvn', read: (bytes) => capitals(readVn3(bytes)) },
  { name: 'vni', family: 'vni', read: (bytes) => readVni(bytes, WINDOWS_1252), widths: vniWidths },
  { name: 'windows-1258', family: 'windows-1258', read: byTable(table('windows-1258')) },
  { name: 'tcvn', family: 'tcvn', read: byWholeTable(VN1) },
  { name: 'viscii', family: 'viscii', read: byWholeTable(table('viscii')) },
];

export const UTF8: Reading = {
  name: 'utf-8',
  family: 'utf-8',
  read: utf8Of,
  may: mayBeUtf8,
  widths: (bytes) => utf8Widths(utf8Of(bytes), Buffer.from(bytes, 'latin1')),
};

/** UTF-8 whose bytes were taken for Windows-1252 and written as UTF-8 again, once or twice. */
export const AGAIN: readonly Reading[] = [
  UTF8,
  {
    name: 'utf-8+utf-8',
    family: 'utf-8+utf-8',
    may: mayBeUtf8,
    read: readTwice,
    widths: twiceWidths,
  },
];

function readTwice(bytes: string): string {
  const inner = toBytes(utf8Of(bytes));
  return inner === null ? readWestern(bytes) : utf8Of(inner);
}

function twiceWidths(bytes: string): number[] {
  const once = utf8Of(bytes);
  const inner = toBytes(once);
  if (inner === null) return [...bytes].map(() => 1);
  const outer = utf8Widths(once, Buffer.from(bytes, 'latin1'));
  let at = 0;
  return [...utf8Widths(utf8Of(inner), Buffer.from(inner, 'latin1'))].map((width) => {
    let sum = 0;
    for (const end = at + width; at < end; at++) sum += outer[at]!;
    return sum;
  });
}

const CODES = new Map([...WINDOWS_1252].map((letter, code) => [letter, String.fromCharCode(code)]));
const BEYOND = /[\u0100-\uffff]/g;

/** The bytes a text had before it was taken for Windows-1252 or Latin-1; null where a letter of it is in neither. */
export function toBytes(text: string): string | null {
  let all = true;
  const bytes = text.replace(BEYOND, (letter) => {
    const code = CODES.get(letter);
    if (code === undefined) all = false;
    return code ?? letter;
  });
  return all ? bytes : null;
}

/** Bytes that each code unit of a text stands for in the UTF-8 it was read from; broken bytes are U+FFFD. */
export function utf8Widths(text: string, bytes: Uint8Array): Uint8Array {
  const widths = new Uint8Array(text.length);
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    // Of a pair the first half stands before all four bytes, and so does the second.
    const paired = unit >= 0xd800 && unit < 0xdc00;
    const width = unit < 0x80 ? 1 : unit < 0x800 ? 2 : paired ? 4 : unit === 0xfffd ? brokenWidth(bytes, from) : 3;
    if (paired) at++;
    widths[at] = width;
    from += width;
  }
  return widths;
}

/** Bytes behind one U+FFFD: itself, or as much of a letter as there is, the way the Encoding standard counts it. */
function brokenWidth(bytes: Uint8Array, from: number): number {
  const [first, second] = [bytes[from]!, bytes[from + 1] ?? 0];
  const length =
    first >= 0xf0 && first <= 0xf4 ? 4 : first >= 0xe0 && first < 0xf0 ? 3 : first >= 0xc2 && first < 0xe0 ? 2 : 1;
  const low = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const high = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (length === 1 || second < low || second > high) return 1;
  let width = 2;
  while (width < length && ((bytes[from + width] ?? 0) & 0xc0) === 0x80) width++;
  return width;
}

const SMALL = /[a-z]/;
const CAPITALS = /[A-Z][\x80-\uffff]*[A-Z]/;
const ENTITY = /&#?\w{1,31};/g;
const SYLLABLE = /[A-Za-z\x80-\uffff]+/g;

/**
 * VN3 has no capitals with tones; its fonts for headlines (.VnTimeH) print the small letters as capitals, so that
 * TỔNG KẾT was typed TổNG KếT. Such a syllable is in capitals, and so is a run that holds one and no small ASCII letter.
 */
function capitals(text: string): string {
  if (!CAPITALS.test(text)) return text;
  const whole = !SMALL.test(text.replace(ENTITY, '')) && (text.match(SYLLABLE) ?? []).some(isHeadline);
  return whole ? upper(text) : text.replace(SYLLABLE, (word) => (isHeadline(word) ? upper(word) : word));
}

const isHeadline = (word: string): boolean => CAPITALS.test(word) && !SMALL.test(word) && word !== word.toUpperCase();
/** Capitals for the letters, code unit by code unit; entities of HTML stay. */
export const upper = (text: string): string =>
  text
    .split(/(&#?\w{1,31};)/)
    .map((part, at) => (at % 2 === 0 ? part.replace(/\p{Ll}/gu, (letter) => oneCapital(letter)) : part))
    .join('');

const oneCapital = (letter: string): string => {
  const capital = letter.toUpperCase();
  return capital.length === letter.length ? capital : letter;
};
