import iconv from 'iconv-lite';

/** Writes text in one encoding; letters it lacks have been replaced by `spelt` before. */
export interface Encoder {
  readonly name: string;
  /** What `decode` is to call it. */
  readonly charset: string;
  readonly encode: (text: string) => Buffer;
  /** May a letter stand in this encoding? */
  readonly has: (letter: string) => boolean;
}

const [GRAVE, ACUTE, TILDE, HOOK, DOT] = ['\u0300', '\u0301', '\u0303', '\u0309', '\u0323'];
const TONES = [ACUTE, GRAVE, HOOK, TILDE, DOT];
const [CIRCUMFLEX, BREVE, HORN] = ['\u0302', '\u0306', '\u031b'];

const ASCII = /^[\0-\x7f]$/;
const latin1 = (text: string): Buffer => Buffer.from(text, 'latin1');
const western = (letter: string): string => iconv.encode(letter, 'windows-1252').toString('latin1');
const inWestern = (letter: string): boolean => iconv.decode(latin1(western(letter)), 'windows-1252') === letter;
const byLetters = (one: (letter: string) => string) => {
  const known = once(one);
  return (text: string) => latin1([...text].map(known).join(''));
};
const sameAfter = (name: string) => (letter: string) => iconv.decode(iconv.encode(letter, name), name) === letter;

/** VNI from what a letter is made of: the second letter tells vowel mark and tone together. */
const VNI_MARKS: Readonly<Record<string, string>> = {
  '': 'ùøûõï',
  [CIRCUMFLEX!]: 'áàåãä',
  [BREVE!]: 'éèúüë',
  [HORN!]: 'ùøûõï',
};
function vni(letter: string): string | null {
  if (ASCII.test(letter)) return letter;
  if (letter === 'đ') return 'ñ';
  if (letter === 'Đ') return 'Ñ';
  const [base, ...marks] = letter.normalize('NFD');
  if (!/^[aeiouy]$/i.test(base!) || marks.length === 0) return null;
  const tone = marks.find((mark) => TONES.includes(mark));
  const vowel = marks.find((mark) => !TONES.includes(mark)) ?? '';
  const small = base!.toLowerCase();
  const cased = (made: string) => (small === base ? made : made.toUpperCase());
  if (small === 'i') return cased('íìæóò'[TONES.indexOf(tone!)]!);
  if (letter.toLowerCase() === 'ỵ') return cased('î');
  if (VNI_MARKS[vowel] === undefined) return null;
  const stem = vowel === HORN ? (small === 'o' ? 'ô' : 'ö') : small;
  const mark = tone ? VNI_MARKS[vowel]![TONES.indexOf(tone)]! : { [CIRCUMFLEX!]: 'â', [BREVE!]: 'ê' }[vowel];
  return cased(stem + (mark ?? ''));
}

/** Letters of TCVN 5712 VN3 in the order of their codes from 0xA1; a full stop where it has none. */
const VN3 = new Map<string, string>();
const VN3_CODES = 'ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ';
for (const [at, letter] of [...VN3_CODES].entries())
  if (letter !== '.') VN3.set(letter, String.fromCharCode(0xa1 + at));

function apart(letter: string): string {
  if (ASCII.test(letter)) return letter;
  const marks = [...letter.normalize('NFD')];
  const isTone = (mark: string) => TONES.includes(mark);
  const stem = marks.filter((mark) => !isTone(mark)).join('');
  return stem.normalize('NFC') + marks.filter(isTone).join('');
}

/** Windows-1258 has letters with the marks of their vowel, and the tones apart. */
export const viet1258 = (text: string): Buffer =>
  iconv.encode([...text.normalize('NFC')].map(apart).join(''), 'windows-1258');

const again = (bytes: Buffer, name: 'latin1' | 'windows-1252'): Buffer => {
  const letters = bytes.toString('latin1');
  // Browsers read the five codes that Windows-1252 lacks as control characters.
  const one = once((code) => iconv.decode(latin1(code), name).replace('\ufffd', code));
  return Buffer.from(name === 'latin1' ? letters : [...letters].map(one).join(''));
};

const all = (): boolean => true;
const vn3 = (letter: string): string | null =>
  VN3.get(letter) ??
  VN3.get(letter.toLowerCase()) ??
  (inWestern(letter) && western(letter) < '\xa1' ? western(letter) : null);
const vniLetter = (letter: string): string | null =>
  vni(letter) ?? (inWestern(letter) && western(letter) < '\xc0' ? western(letter) : null);

/** Capitals with tones are written small: VN3 has none. */
export const TCVN3: Encoder = {
  name: 'TCVN3',
  charset: 'tcvn3',
  encode: byLetters((letter) => vn3(letter)!),
  has: (letter) => vn3(letter) !== null,
};
export const VNI: Encoder = {
  name: 'VNI',
  charset: 'vni',
  encode: byLetters((letter) => vniLetter(letter)!),
  has: (letter) => vniLetter(letter) !== null,
};
export const VISCII: Encoder = {
  name: 'VISCII',
  charset: 'viscii',
  encode: (text) => iconv.encode(text, 'viscii'),
  has: sameAfter('viscii'),
};
export const VN1: Encoder = {
  name: 'TCVN 5712 VN1',
  charset: 'tcvn',
  encode: (text) => iconv.encode(text, 'tcvn'),
  has: sameAfter('tcvn'),
};
export const WINDOWS_1258: Encoder = {
  name: 'Windows-1258',
  charset: 'windows-1258',
  encode: viet1258,
  has: (letter) => iconv.decode(viet1258(letter), 'windows-1258').normalize('NFC') === letter,
};

/** Every encoding a Vietnamese page was ever kept in. */
export const ENCODERS: readonly Encoder[] = [
  TCVN3,
  VN1,
  VNI,
  VISCII,
  WINDOWS_1258,
  { name: 'UTF-16, little end', charset: 'utf-16le', encode: (text) => Buffer.from(text, 'utf16le'), has: all },
  { name: 'UTF-16, big end', charset: 'utf-16be', encode: (text) => iconv.encode(text, 'utf-16be'), has: all },
  { name: 'UTF-8, decomposed', charset: 'utf-8', encode: (text) => Buffer.from(text.normalize('NFD')), has: all },
  { name: 'UTF-8 twice', charset: 'utf-8+utf-8', encode: (text) => again(Buffer.from(text), 'windows-1252'), has: all },
  {
    name: 'UTF-8 twice, Latin-1',
    charset: 'utf-8+utf-8',
    encode: (text) => again(Buffer.from(text), 'latin1'),
    has: all,
  },
  {
    name: 'UTF-8 three times',
    charset: 'utf-8+utf-8+utf-8',
    encode: (text) => again(again(Buffer.from(text), 'windows-1252'), 'windows-1252'),
    has: all,
  },
  ...[TCVN3, VNI, VISCII].map((encoder) => ({
    name: `${encoder.name} saved as UTF-8`,
    charset: `utf-8+${encoder.charset}`,
    encode: (text: string) => again(encoder.encode(text), 'windows-1252'),
    has: encoder.has,
  })),
];

const INSTEAD: Readonly<Record<string, string>> = {
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '–': '-',
  '—': '-',
  '…': '...',
  '•': '-',
  '\u00a0': ' ',
};

/** A text as an encoding can hold it: NFC, with ASCII for what it lacks. */
export const spelt = (text: string, { has }: Encoder): string => text.normalize('NFC').replace(BEYOND, instead(has));

const BEYOND = /[\x80-\uffff]/gu;
const instead = (has: Encoder['has']) => once((letter) => (has(letter) ? letter : (INSTEAD[letter] ?? '?')));

/** Letters are few: each is looked up once. */
function once<T>(make: (letter: string) => T): (letter: string) => T {
  const made = new Map<string, T>();
  return (letter) => {
    const known = made.get(letter) ?? make(letter);
    made.set(letter, known);
    return known;
  };
}
