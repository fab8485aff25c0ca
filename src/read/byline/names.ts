import { fold } from '../../text/normalize.js';
import { isUpper } from '../lines.js';
import { anyPage } from '../page.js';
import { allMatches, holds, phraseAt, wordCount } from '../phrases.js';

/** Who signs a post: how a person's or a collective's name looks on a line of its own. Offsets are into the given text. */
export interface Name {
  readonly from: number;
  readonly to: number;
  readonly kind: 'person' | 'collective';
}

// "Nguyễn", "N.HẢI", "T.Trúc", "A.N", "H’Loan"; a word in small letters is no part of a name.
const NAME_WORD = /^\p{Lu}[\p{L}\p{M}]*(?:[.’'-]{1,2}\p{Lu}?[\p{L}\p{M}]*)*$/u;
const JOINT = /\s*[–—]\s*|\s+-\s*|\s*-\s+|\s*[&,;/]\s*|\s+và\s+/gu;
// "Lan Chi-Ban Dân vận": only where the blanks tell nothing.
const ANY_DASH = /\s*[–—-]\s*/gu;
const STOPS = /[:([{]/;
const BRACKET = /\s*[([{]/;
const PHOTO = /[\s,;–-]*(?:ảnh|clip|video|hình ảnh)\s*:/u;
const WORD = /\S+/g;
const LONGEST = 300;
// "PV Minh Anh", "CTV. Lan": what the person is to the paper.
const ROLE =
  /^(?:pv|ctv|phóng viên|cộng tác viên|tác giả|người viết|viết bởi|bởi|by)(?:[.:\s]+|\s[-–]\s)(?=\p{L}+[ .]\p{L})/u;

// "Lan Chi tổng hợp": what the person did for the post.
const WORK = /(?=\s)(?<=\p{L})\s+(?:tổng hợp|thực hiện|biên tập|lược ghi|ghi)$/u;

/** One to six words, each with a capital; a single one needs a small letter, a tone or a point ("VOV" is an agency). */
export function isPerson(text: string): boolean {
  const words = text.split(/\s+/);
  if (words.length > 6 || !words.every((word) => NAME_WORD.test(word))) return false;
  if (words.length === 1 && !/\p{Ll}|[^\0-\x7f]|\./u.test(text)) return false;
  const key = fold(text);
  return !beginsUnit(text) && !tells(key) && phraseAt(key, anyPage().sections) === null;
}

const LAST_WORD = /^(?:\S+ ){0,2}(\S+) (\S+)$/;

/** Words of a headline; "Tiến Đạt", "Nguyễn Văn Được" end in a given name that is a verb as well. */
function tells(key: string): boolean {
  const { headline } = anyPage();
  if (!holds(key, headline)) return false;
  const [, before, given] = LAST_WORD.exec(key) ?? [];
  if (given === undefined || phraseAt(given, headline) !== given) return true;
  return phraseAt(`${before} ${given}`, headline) !== null || holds(key.slice(0, -given.length), headline);
}

// Syllables that begin a unit and are given names or surnames as well ("Đoàn Thị Mai", "Khoa", "Đài Trang").
const ALSO_NAMES = new Set([
  'đoàn',
  'hội',
  'trường',
  'khoa',
  'viện',
  'tổ',
  'phó',
  'báo',
  'đài',
  'ban',
  'cục',
  'trưởng',
  'chánh',
  'huyện',
  'xã',
  'bí thư',
  'p',
  'tt',
  'nv',
  'quỹ',
  'hạt',
  'đồn',
  'trại',
  'thuế',
  'bộ',
  'cụm',
  'khối',
  'quận',
]);

function beginsUnit(text: string): boolean {
  const unit = phraseAt(fold(text), anyPage().units);
  if (unit === null) return false;
  const words = text.split(/\s+/);
  const name =
    words.length >= 2 && words.every((word) => NAME_WORD.test(word)) && (isUpper(text) || !words.some(isAbbreviation));
  return !(ALSO_NAMES.has(unit) && name);
}

/** "Ban Giám khảo chấm điểm phần thi" is a caption; "Phòng Tổ chức - Hành chính" is none for its "tổ chức". */
const tellsSomething = (text: string): boolean => holds(fold(text).replaceAll('tổ chức', ''), anyPage().headline);

/** Behind a first name and a joint stands a second person, or the unit of the first: here a doubtful word is a unit. */
const beginsUnitBehind = (text: string): boolean => {
  const key = fold(text);
  const unit = phraseAt(key, anyPage().units);
  return unit !== null && unit !== phraseAt(key, anyPage().surnames);
};

/** "Đ/c Lê Hà phát biểu": one who is told of signs nothing. */
const COMRADE = /^đ\/c(?!\p{L})/iu;

/**
 * The name in the words after "Tin, ảnh:" or on a line of its own: the person without unit, bracket or photo credit;
 * several persons as printed; a collective whole. Null where the words are neither, or name an account or a source.
 */
export function nameIn(text: string, from = 0): Name | null {
  if (text.length - from > LONGEST) return null;
  let to = text.length;
  const key = fold(text.slice(from));
  for (const stop of [PHOTO, BRACKET]) {
    const at = STOPS.test(key) ? key.search(stop) : -1;
    if (at > 0) to = Math.min(to, from + at);
  }
  [from, to] = trimmed(text, from, to);
  const role = ROLE.exec(fold(text.slice(from, to)));
  if (role) from += role[0].length;
  const whole = text.slice(from, to);
  if (
    (whole.length < 3 && fold(whole) !== 'pv') ||
    wordCount(whole) > 14 ||
    COMRADE.test(whole) ||
    phraseAt(fold(whole), anyPage().accounts) !== null
  )
    return null;
  if (beginsUnit(whole)) return tellsSomething(whole) ? null : { from, to, kind: 'collective' };
  const once = whole.slice(0, halved(whole));
  const end = endOfPersons(once, JOINT) || endOfPersons(once, ANY_DASH);
  return end === 0 ? null : { from, to: from + end, kind: 'person' };
}

const CAPITAL = /^\p{Lu}/u;

/** How far the names of persons reach: pieces between joints, as long as each is a person; a unit ends them. */
function endOfPersons(text: string, joints: RegExp): number {
  let end = 0;
  let start = 0;
  for (const joint of [...allMatches(text, joints), null]) {
    const piece = text.slice(start, joint?.index ?? text.length);
    if (!CAPITAL.test(piece)) break;
    const own = beforeUnit(piece);
    if (
      (end > 0 ? beginsUnitBehind(piece) : beginsUnit(piece)) ||
      !isPerson(own) ||
      (end > 0 && !isUpper(text.slice(0, end)) && isAbbreviation(own.split(' ')[0]!))
    )
      break;
    end = start + own.length;
    if (own !== piece || joint === null) break;
    start = joint.index + joint[0].length;
  }
  return end;
}

const isAbbreviation = (text: string): boolean => /^[A-ZĐ]{2,}$/.test(text);

const NAME_OF_THREE = /^(?:\p{Lu}\p{Ll}+ ?){3}$/u;

/** "Lê Minh Sở KH&CN", "Thu Hà KBNN" → the name: the unit may follow without a mark. */
function beforeUnit(piece: string): string {
  const work = WORK.exec(piece);
  if (work) return piece.slice(0, work.index);
  const key = fold(piece);
  const upper = isUpper(piece);
  WORD.lastIndex = 0;
  for (let match = WORD.exec(piece); match; match = WORD.exec(piece)) {
    const { index, 0: word } = match;
    if (index === 0) continue;
    const unit = phraseAt(key, anyPage().units, index);
    // "Lê Hải Phòng": at the end of a name a lone syllable is no unit.
    const follows = unit !== null && (unit.includes(' ') || index + unit.length < piece.trimEnd().length);
    // "Trần Công Đoàn": one syllable alone is nobody's name.
    const closes = unit !== null && index + unit.length === piece.trimEnd().length;
    if (closes && !upper && NAME_OF_THREE.test(piece.trimEnd())) return piece;
    if ((follows && !ALSO_NAMES.has(unit)) || (!upper && isAbbreviation(word))) return piece.slice(0, index).trimEnd();
    // With such a word it is no person in any case.
    if (!CAPITAL.test(word)) return piece;
  }
  return piece;
}

/** Length of the first half where a byline is printed twice ("Lan Anh Lan Anh"), else of the whole. */
function halved(text: string): number {
  const half = Math.floor(text.length / 2);
  return text.length > 5 && text.slice(0, half) === text.slice(half).trimStart().padEnd(half) ? half : text.length;
}

function trimmed(text: string, from: number, to: number): [number, number] {
  while (from < to && /[\s*–—:.,;([-]/.test(text[from]!)) from++;
  while (to > from && /[\s*–—:,;)\]-]/.test(text[to - 1]!)) to--;
  return [from, to];
}
