import iconv from 'iconv-lite';
import { Unreadable } from '../unreadable.js';
import { join, readAnew, readingsOf, runsOf } from './mend.js';
import { mendedWidths } from './places.js';
import { readWestern, UTF8, VIETNAMESE } from './readings.js';
import type { Text } from './utf8.js';

const SAVE = 'open the page in a browser and save it again as UTF-8';
const WESTERN = /^(?:windows-?1252|cp1252|iso-?8859-?1|latin-?1|us-ascii|ascii)$/;
// A few letters that a decoder lacks are no sign of a wrong name, more are.
const MOST_BROKEN = 0.02;
/** Names that pages give to the encodings of Vietnamese, beside those of the readings. */
const ALIASES: ReadonlyMap<string, string> = new Map([
  ['cp1258', 'windows-1258'],
  ['x-cp1258', 'windows-1258'],
  ['x-viet-tcvn5712', 'tcvn'],
  ['tcvn-5712', 'tcvn'],
  ['tcvn5712-1', 'tcvn'],
  ['x-viet-tcvn', 'tcvn'],
  ['x-viet-viscii', 'viscii'],
  ['csviscii', 'viscii'],
  ['x-viet-vni', 'vni'],
]);
// Names that iconv-lite knows and that are no encodings of a page's text.
const NOT_TEXT = /^(?:base64|hex|binary|ucs-?2|utf-?(?:7|16|32).*|cesu-?8|internal)$/;

/**
 * Text of bytes that are not UTF-8. `names`: what header and page say of the encoding, best word first. The Vietnamese
 * of the text decides, since pages of old portals name Latin-1 whatever they hold; else the name that is given; else
 * Windows-1252, as browsers do, for a page that says nothing and has the letters of a Western language.
 * Throws `Unreadable` (bad-encoding).
 */
export function readOther(buffer: Buffer, names: readonly string[], isHtml: boolean): Text {
  const bytes = buffer.toString('latin1');
  const vietnamese = readVietnamese(bytes);
  if (vietnamese) return vietnamese;
  const named = names.map((name) => ALIASES.get(name) ?? name).filter((name) => !/^utf-?8$/.test(name));
  for (const name of named) {
    const reading = VIETNAMESE.find((one) => one.name === name);
    if (reading) {
      const widths = reading.widths;
      return { text: reading.read(bytes), charset: name, widths: widths ? () => widths(bytes) : null };
    }
    if (!WESTERN.test(name) && !NOT_TEXT.test(name) && iconv.encodingExists(name)) return readNamed(buffer, name);
  }
  const saysWestern = named.some((name) => WESTERN.test(name));
  if ((saysWestern || (isHtml && named.length === 0 && names.length === 0)) && looksWestern(bytes))
    return { text: readWestern(bytes), charset: 'windows-1252', widths: null };
  const said = names.length === 0 ? 'nothing names its encoding' : `it says ${names.join(', ')}`;
  const tried = VIETNAMESE.map(({ name }) => name).join(', ');
  throw new Unreadable(
    'bad-encoding',
    `The file is broken UTF-8, ${said}, and read as ${tried} it gives no clear Vietnamese: ${SAVE}.`,
  );
}

/** The page where it is surely Vietnamese in an old encoding, perhaps with runs of UTF-8 (mixed pages); else null. */
function readVietnamese(bytes: string): Text | null {
  const runs = runsOf(bytes);
  const isUtf8 = (run: string | null) => run !== null && UTF8.may?.(run) && !UTF8.read(run).includes('\ufffd');
  const old = readingsOf(
    runs.filter((run) => !isUtf8(run.bytes)),
    VIETNAMESE,
  );
  if (old.length === 0) return null;
  const parts = readAnew(bytes, runs, [...old, UTF8], true);
  const names = new Set(parts.map(({ reading }) => reading.name));
  return {
    text: join(bytes, parts),
    charset: [...names].join('+'),
    widths: mendedWidths(bytes.length, null, parts),
  };
}

function readNamed(buffer: Buffer, name: string): Text {
  const text = iconv.decode(buffer, name, { stripBOM: false });
  const broken = text.split('\ufffd').length - 1;
  if (broken > MOST_BROKEN * text.length)
    throw new Unreadable('bad-encoding', `The file says that it is ${name}, which its bytes are not: ${SAVE}.`);
  return { text, charset: name, widths: text.length === buffer.length ? null : () => namedWidths(buffer, name) };
}

/** Widths by feeding the decoder one byte after the other. */
function namedWidths(buffer: Buffer, name: string): number[] {
  const decoder = iconv.getDecoder(name, { stripBOM: false });
  const widths: number[] = [];
  let waiting = 0;
  const give = (made: string) => {
    if (made === '') return;
    // Two units are a pair of one letter, or a broken byte and the letter behind it.
    const paired = made.length === 2 && made.codePointAt(0)! > 0xffff;
    const behind = paired ? 0 : made.length - 1;
    for (let unit = 0; unit < made.length; unit++)
      widths.push(unit === (paired ? 1 : 0) ? waiting - behind : paired ? 0 : 1);
    waiting = 0;
  };
  for (let at = 0; at < buffer.length; at++) {
    waiting++;
    give(decoder.write(buffer.subarray(at, at + 1)));
  }
  give(decoder.end() ?? '');
  return widths;
}

const LACKING = /[\x81\x8d\x8f\x90\x9d]/;
// Punctuation of Windows-1252 parts words.
const WORD = /[A-Za-z\x80\x83\x86-\x8a\x8c\x8e\x98\x99\x9a\x9c\x9e\x9f\xa1-\xaa\xac-\xb6\xb8-\xba\xbc-\xff]+/g;
const HIGH = /[\x80-\xff]/;
const MARKS_AROUND = /^[\x80-\xbf\xd7\xf7]+|[\x80-\xbf\xd7\xf7]+$/g;
const LETTERS = /^[A-Za-z\x8a\x8c\x8e\x9a\x9c\x9e\x9f\xad\xc0-\xd6\xd8-\xf6\xf8-\xff]*$/;
const MOST_ODD = 0.1;

/** Are the words with letters beyond ASCII words of letters in Windows-1252, but for a few? */
function looksWestern(bytes: string): boolean {
  if (LACKING.test(bytes)) return false;
  const strange = (bytes.match(WORD) ?? []).filter((word) => HIGH.test(word));
  const odd = strange.filter((word) => !LETTERS.test(word.replace(MARKS_AROUND, '')));
  return odd.length <= MOST_ODD * strange.length;
}
