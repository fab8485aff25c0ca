/**
 * Spelling of Vietnamese text. `clean` is done once, before offsets count; `fold` makes the key under which two
 * spellings of one word meet; `bare` also drops tones, for searches typed without them.
 */

// Old and new places of the tone mark name one syllable (hoà = hòa, thuỷ = thủy); sources mix them within a post.
const TONE: readonly (readonly [string, string])[] = [
  ['oà', 'òa'],
  ['oá', 'óa'],
  ['oả', 'ỏa'],
  ['oã', 'õa'],
  ['oạ', 'ọa'],
  ['oè', 'òe'],
  ['oé', 'óe'],
  ['oẻ', 'ỏe'],
  ['oẽ', 'õe'],
  ['oẹ', 'ọe'],
  ['uỳ', 'ùy'],
  ['uý', 'úy'],
  ['uỷ', 'ủy'],
  ['uỹ', 'ũy'],
  ['uỵ', 'ụy'],
];
const TONE_AT_END = new RegExp(`(?:${TONE.map(([old]) => old).join('|')})(?![\\p{L}])`, 'giu');
const NEW_TONE = new Map(
  TONE.flatMap(
    ([old, now]) =>
      [
        [old, now],
        [old.toUpperCase(), now.toUpperCase()],
        [old[0]!.toUpperCase() + old[1], now[0]!.toUpperCase() + now[1]],
      ] as const,
  ),
);
const HAS_OLD_TONE = /[oOuU][àáảãạèéẻẽẹỳýỷỹỵÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ]/;

// Beyond ASCII, composed Latin letters and common marks: most texts hold none, and one look is cheaper than six.
const UNCLEAN = /[^\n -~\u00c0-\u00cf\u00d1-\u00ef\u00f1-\u024f\u1e00-\u1ef9–—‘’“”…•]/;

// Most of the rest are no-break spaces, quotes and other Latin-1 marks: none of them is composed or left out.
const STRANGE = /[^\n -~\u00a0-\u00ac\u00ae-\u024f\u1e00-\u1ef9\u2010-\u2027\u2030-\u205e\u20ab\u2122]/;

/**
 * Text as it is stored: NFC, Ð (U+00D0) as Đ, no zero-width or control characters, every space a plain one.
 * Line breaks stay. Length may change, so this comes before any offset is taken.
 */
export function clean(text: string): string {
  if (!UNCLEAN.test(text)) return text;
  if (!STRANGE.test(text)) return text.replaceAll('\u00a0', ' ').replaceAll('Ð', 'Đ').replaceAll('ð', 'đ');
  const whole = text.normalize('NFC');
  // Most of what is strange are marks apart from their letters.
  if (!UNCLEAN.test(whole)) return whole;
  return (
    whole
      .replace(/\r\n?/g, '\n')
      .replace(/[\t\v\f\p{Zs}]/gu, ' ')
      // What remains of the class C: control, zero-width, direction and soft-hyphen characters, lone surrogates.
      .replace(/[^\P{C}\n]/gu, '')
      .replace(/Ð/g, 'Đ')
      .replace(/ð/g, 'đ')
  );
}

/** New-style tone marks (quý stays: its tone sits on y after qu). Keeps the length of NFC text. */
export function modernTone(text: string): string {
  if (!HAS_OLD_TONE.test(text)) return text;
  return text.replace(TONE_AT_END, (old, at: number) =>
    /u/i.test(old[0]!) && /q/i.test(text[at - 1] ?? '') ? old : (NEW_TONE.get(old) ?? old),
  );
}

/** The key of a word: lower case, new-style tone marks. Same length as the NFC input. */
export const fold = (text: string): string => modernTone(text.toLowerCase());

const MARKS = /\p{M}+/gu;
const slowly = (text: string): string => text.normalize('NFD').replace(MARKS, '').replace(/[đĐ]/g, 'd').toLowerCase();

/** Code unit → its letter without tone, as met so far; 0: not met, MANY: one code unit alone cannot tell. */
const LETTERS = new Uint16Array(0x10000);
const MANY = 0xffff;

/** Letters without tones and without đ, lower case: "Đơn vị" → "don vi". */
export function bare(text: string): string {
  let letters = '';
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    const letter = LETTERS[unit] || learn(unit);
    if (letter === MANY) return slowly(text);
    letters += String.fromCharCode(letter);
  }
  return letters;
}

function learn(unit: number): number {
  const letters = slowly(String.fromCharCode(unit));
  // Halves of a pair, marks of their own, and the Greek sigma, whose small letter depends on its place.
  const alone = letters.length === 1 && unit !== 0x3a3 && (unit < 0xd800 || unit > 0xdfff);
  LETTERS[unit] = alone ? letters.charCodeAt(0) : MANY;
  return LETTERS[unit]!;
}

/** What `tidy` would change: most values are tidy as they stand, and one look is cheaper than three. */
const UNTIDY = /\s\s|[^\S ]|\s[,;:]|^[\s,;:.\-–—]|[\s,;:\-–—]$/u;

/** A value as written, made tidy: new-style tones, single spaces, no stray punctuation or space at its ends. */
export function tidy(text: string): string {
  const modern = modernTone(text);
  if (!UNTIDY.test(modern)) return modern;
  return modern
    .replace(/\s+/g, ' ')
    .replace(/^[\s,;:.\-–—]+|[\s,;:\-–—]+$/gu, '')
    .replace(/ ([,;:])/g, '$1');
}
