/**
 * VNI for Windows: a vowel is written as its base letter and a second letter for its marks; đ, ơ, ư and i with its
 * tones have letters of their own, ơ and ư take the tones behind them. The table is the one that the VNI company
 * published; UniKey and xvnkb, two input programs, have the same.
 */

/** Base letter, letters for the marks, and what they make together, in the same order. */
const MARKED: readonly (readonly [string, string, string])[] = [
  ['a', 'ùøûõïâáàåãäêéèúüë', 'áàảãạâấầẩẫậăắằẳẵặ'],
  ['e', 'ùøûõïâáàåãä', 'éèẻẽẹêếềểễệ'],
  ['o', 'ùøûõïâáàåãä', 'óòỏõọôốồổỗộ'],
  ['ô', 'ùøûõï', 'ớờởỡợ'],
  ['u', 'ùøûõï', 'úùủũụ'],
  ['ö', 'ùøûõï', 'ứừửữự'],
  ['y', 'ùøûõ', 'ýỳỷỹ'],
];
const ALONE = ['ñôöíìæóòî', 'đơưíìỉĩịỵ'] as const;

const LETTERS = new Map<string, string>();
for (const [at, letter] of [...ALONE[0]].entries()) {
  LETTERS.set(letter, ALONE[1][at]!);
  LETTERS.set(letter.toUpperCase(), ALONE[1][at]!.toUpperCase());
}
for (const [base, marks, made] of MARKED) {
  for (const [at, mark] of [...marks].entries()) {
    // The case of the mark follows its letter; typists with one capital often left the mark small.
    for (const written of [mark, mark.toUpperCase()]) {
      LETTERS.set(base + written, made[at]!);
      LETTERS.set(base.toUpperCase() + written, made[at]!.toUpperCase());
    }
  }
}
const PAIR = /[aeouyôö][ùøûõïâáàåãäêéèúüë]|[\x80-\xff]/gi;

/** The text of VNI bytes (code units 0 to 255); what is no letter of VNI is read by the table `others`. */
export function readVni(bytes: string, others: string): string {
  const one = (letter: string) => LETTERS.get(letter) ?? others[letter.charCodeAt(0)]!;
  return bytes.replace(PAIR, (pair) => LETTERS.get(pair) ?? [...pair].map(one).join(''));
}

/** Bytes of each code unit of the text: one, or two for a letter with its marks. */
export function vniWidths(bytes: string): number[] {
  const widths: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const width = at + 1 < bytes.length && LETTERS.has(bytes.slice(at, at + 2)) ? 2 : 1;
    widths.push(width);
    at += width;
  }
  return widths;
}
