import { modernTone } from '../../text/normalize.js';
import type { Token } from '../../text/tokens.js';
import type { Offices } from './offices.js';

/** One word of the Central Highlands that is a whole name: "K'Brôi", "H’Yâm". */
export const HIGHLAND = /^[kh]['’]/u;

/** A capitalised run behind one of these words is the name of a school, street, ward or fund. */
export const NAMED_AFTER: ReadonlySet<string> = new Set([
  'thpt',
  'trị',
  'thcs',
  'th',
  'trường',
  'học',
  'sở',
  'ty',
  'viện',
  'tâm',
  'đường',
  'phố',
  'phường',
  'xã',
  'ấp',
  'thôn',
  'giải',
  'cúp',
  'quỹ',
  'tượng',
  'đài',
  'khu',
  'chợ',
  'cầu',
  'lăng',
  'trấn',
  'non',
  'đẳng',
  'sạn',
  'số',
  'đền',
  'chùa',
  'núi',
  'sông',
  'bản',
  'làng',
]);
/** Of these, schools and streets: whole names of persons follow them, "Văn" and "Thị" included. */
const NAMED_WHOLE: ReadonlySet<string> = new Set([
  'thpt',
  'thcs',
  'th',
  'trường',
  'học',
  'sở',
  'đường',
  'phố',
  'phường',
  'non',
]);
/** Written short before the name of a town: "TP. Cao Lãnh". */
export const TOWNS: ReadonlySet<string> = new Set(['tp', 'tx', 'tt']);
/** Behind these a place name stands more often than a person: only a long run with a surname is one. */
const PLACE_LEVELS: ReadonlySet<string> = new Set(['huyện', 'quận', 'xã', 'phường', 'trấn']);
export const MIDDLE_NAMES: ReadonlySet<string> = new Set([
  'văn',
  'thị',
  'đức',
  'hữu',
  'ngọc',
  'minh',
  'thanh',
  'quang',
  'đình',
  'xuân',
  'công',
  'quốc',
]);
/** Are the tokens enough for a person's name: two syllables, or one of the Central Highlands? */
export function isLong(tokens: readonly Token[], from: number, end: number): boolean {
  return end - from >= 2 || (end > from && HIGHLAND.test(tokens[from]!.norm));
}

/** Is the first syllable of a name of the Central Highlands written apart from the rest: "K’ Brông Sơn"? */
const apart = (tokens: readonly Token[], at: number, end: number): boolean =>
  /^[kh]$/.test(tokens[at]?.norm ?? '') &&
  tokens[at + 1]?.norm === "'" &&
  at + 2 < end &&
  tokens[at + 2]!.shape === 'title';

/** End of the capitalised words at a token; an office or more than five syllables end it. */
export function runEnd(
  tokens: readonly Token[],
  at: number,
  end: number,
  offices: Offices,
  body?: (at: number) => boolean,
): number {
  let to = apart(tokens, at, end) ? at + 2 : at; // "K’ Brông Sơn"
  while (to < end) {
    const token = tokens[to]!;
    // "Lê thị Lan": the middle name in small letters.
    const middle =
      token.shape === 'lower' && to > at && /^(?:thị|văn)$/.test(token.norm) && tokens[to + 1]?.shape === 'title';
    if (token.kind !== 'word' || (token.shape === 'lower' && !middle)) break;
    if (
      to > at &&
      (offices.office(tokens, to, end) > to ||
        offices.more(tokens, to, end) > to ||
        (token.shape === 'upper' && offices.act(tokens, to, end)))
    )
      break;
    if (body && to > at + 1 && body(to)) break;
    to++;
  }
  return to;
}

/** A name as the record writes it: capitals only at the beginning of each syllable. */
export function nameOf(tokens: readonly Token[], from: number, to: number, text: string): string {
  const words = tokens.slice(from, to).map((token) => {
    const word = text.slice(token.start, token.end);
    if (token.shape === 'lower') return word[0]!.toUpperCase() + word.slice(1);
    return token.shape === 'upper' ? word[0]! + word.slice(1).toLowerCase() : word;
  });
  return modernTone(words.join(' ').replace(/^([KH]) (['’])/u, '$1$2'));
}

const WHOLE_WORDS: ReadonlySet<string> = new Set([
  'môi trường',
  'thị trường',
  'khuyến học',
  'khoa học',
  'văn học',
  'chính trị',
]);

/** Do the words before a run make it the name of a place, a school or a street? */
export function namesPlace(tokens: readonly Token[], at: number, end: number, first: number): boolean {
  const before = at > first ? tokens[at - 1]! : null;
  if (!before) return false;
  const town = (before.norm === '.' && tokens[at - 2]) || before;
  const middle = at + 1 < end ? tokens[at + 1]!.norm : '';
  // "Huyện ủy Mai Châu"
  const committee = before.norm === 'ủy' && /^(?:huyện|thị|quận)$/.test(tokens[at - 2]?.norm ?? '');
  if (TOWNS.has(town.norm) || PLACE_LEVELS.has(before.norm) || committee)
    return before.norm === 'phường' || end - at < 3 || !MIDDLE_NAMES.has(middle);
  const clear = middle === 'văn' || middle === 'thị';
  if (before.kind === 'number' && tokens[at - 2]?.norm === 'số') return !clear; // "Trường THPT số 1 An Nhơn"
  // "Sở Tài nguyên và Môi trường Lê Hà", "Hội Khuyến học Lê Hà": the end of a longer word names nothing.
  if (WHOLE_WORDS.has(`${tokens[at - 2]?.norm} ${before.norm}`)) return false;
  return NAMED_AFTER.has(before.norm) && !(clear && !NAMED_WHOLE.has(before.norm));
}
