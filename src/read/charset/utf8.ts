import { isAscii, transcode } from 'node:buffer';
import type { Note } from '../../core/post.js';
import { isOdd, join, readAnew, readingsOf, runsOf } from './mend.js';
import { mendedWidths, type Widths } from './places.js';
import { utf8Widths } from './readings.js';

/** Text that was read from bytes, and how to find them again. */
export interface Text {
  readonly text: string;
  readonly charset: string;
  readonly widths: Widths;
  readonly notes?: readonly Note[];
}

/** Text of bytes that are UTF-8 throughout. */
export function readUtf8(buffer: Buffer): Text {
  if (isAscii(buffer)) return { text: buffer.toString('latin1'), charset: 'utf-8', widths: null };
  // By way of UTF-16, which takes half the time.
  const text = transcode(buffer, 'utf8', 'utf16le').toString('utf16le');
  return mend({ text, charset: 'utf-8', widths: () => utf8Widths(text, buffer) });
}

// A name of another language has as many.
const LEAST_ODD = 4;

/**
 * Text of a page that was converted badly, made whole: letters of TCVN3, VNI or VISCII taken for those of Latin-1 ("Së
 * Néi vô"), or the bytes of UTF-8 taken for letters ("Sá»Ÿ Ná»™i vá»¥"), in all of it or in some lines. Other pages pay
 * for one look at their letters.
 */
export function mend(whole: Text): Text {
  const { text, charset, widths } = whole;
  if (!isOdd(text, LEAST_ODD)) return whole;
  const runs = runsOf(text);
  const readings = readingsOf(runs);
  if (readings.length === 0) return whole;
  const all = runs.every(({ bytes }) => bytes !== null);
  const parts = readAnew(text, runs, readings, all);
  const names = new Set(parts.map(({ reading }) => reading.name));
  return {
    ...whole,
    text: join(text, parts),
    charset: [charset, ...names].join('+'),
    widths: mendedWidths(text.length, widths, parts),
  };
}

// A page with more broken bytes than one in so many letters is not UTF-8.
const LETTERS_FOR_BROKEN = 1000;
// So many whole letters tell that the bytes around a broken one are UTF-8.
const WHOLE_FOR_BROKEN = 10;

/**
 * Text of bytes that are UTF-8 but for a few, U+FFFD in their place: a stray byte, or a page that was cut within its
 * last letter. Null where more is broken.
 */
export function readBroken(buffer: Buffer): Text | null {
  const text = buffer.toString('utf8');
  const widths = () => utf8Widths(text, buffer);
  const marks = text.split('\ufffd').length - 1;
  const meant = buffer.toString('latin1').split('\xef\xbf\xbd').length - 1;
  const beyond = text.match(/[\x80-\uffff]/g)?.length ?? 0;
  const broken = marks - meant;
  const cut = text.endsWith('\ufffd') && !buffer.subarray(-3).equals(Buffer.from('\ufffd')) ? 1 : 0;
  const inside = broken - cut;
  const whole = beyond - marks;
  if (whole < 2 || inside * LETTERS_FOR_BROKEN > text.length || inside * WHOLE_FOR_BROKEN > whole) return null;
  const where = cut === 1 && inside === 0 ? ' in its last letter' : '';
  const message = `The file is UTF-8 but for ${broken} broken ${broken === 1 ? 'place' : 'places'}${where}, read as U+FFFD.`;
  return mend({ text, charset: 'utf-8', widths, notes: [{ code: 'broken-bytes', message }] });
}
