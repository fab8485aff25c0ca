import type { Knowledge } from '../../rule/load.js';
import type { Mention } from '../../rule/mention.js';
import { tidy } from '../../text/normalize.js';
import type { Reading } from '../../text/sentences.js';
import type { Sentence, Token } from '../../text/tokens.js';
import type { Marks } from '../marks.js';
import type { OrgGrammar } from '../organization/organizations.js';
import { levelOf, numberAt } from './bloc-number.js';
import { HEADS, type Place, tailOf } from './bloc-tail.js';
import { wordsOf } from './bloc-words.js';

/**
 * Names of blocs: "Khối thi đua" or "Cụm thi đua" with a number, a theme, a class of members, a superior body. Small
 * letters belong to a name only if they are nouns of such names (lexicon bloc-words), so that it ends before the verb.
 */

/** In small letters these begin the name of a bloc: "cụm các huyện", "cụm bảy tỉnh biên giới". */
const MANY: ReadonlySet<string> = new Set(['các', 'bốn', 'sáu', 'bảy', 'tám', 'chín', 'mười']);
const MOSTLY_CAPITALS = 0.6;

/** Marks names of emulation blocs. `data`: number (arabic), level, place (a province or district behind the name), full ("thi đua" is said), bare (no name). */
export function markBlocs(
  reading: Reading,
  sentence: Sentence,
  marks: Marks,
  knowledge: Knowledge,
  grammar: OrgGrammar,
): void {
  const { tokens } = reading;
  let capitals: boolean | null = null;
  let kicker: boolean | null = null;
  for (let at = sentence.from; at < sentence.to; at++) {
    if (!HEADS.has(tokens[at]!.norm) && !isRegion(tokens, at, sentence.to)) continue;
    capitals ??= inCapitals(tokens, sentence);
    // "CỤM THI ĐUA SỐ 5 NGÀNH THUẾ: Về đích sớm"
    const colon = capitals ? 0 : colonIn(tokens, sentence);
    if (colon > at) kicker ??= inCapitals(tokens, { from: sentence.from, to: colon });
    const own = capitals || (colon > at && kicker === true);
    const bloc = blocAt({ reading, sentence, marks, grammar, words: wordsOf(knowledge), capitals: own }, at);
    if (!bloc) continue;
    marks.add(bloc);
    at = bloc.to - 1;
  }
}

function colonIn(tokens: readonly Token[], { from, to }: Sentence): number {
  for (let at = from; at < to; at++) if (tokens[at]!.norm === ':') return at;
  return 0;
}

function inCapitals(tokens: readonly Token[], { from, to }: { readonly from: number; readonly to: number }): boolean {
  let words = 0;
  let upper = 0;
  for (let at = from; at < to; at++) {
    if (tokens[at]!.kind !== 'word') continue;
    words++;
    if (tokens[at]!.shape === 'upper') upper++;
  }
  return upper > words * MOSTLY_CAPITALS;
}

/** The bloc named at token `at`, or null where "khối" and "cụm" mean something else. */
function blocAt(place: Place, at: number): Mention | null {
  const { reading, sentence, words } = place;
  const { tokens, text } = reading;
  const { to: end } = sentence;
  const head = headAt(tokens, at, end);
  if (!head.full && at + 1 < end && words.at('không phải tên', tokens, at + 1, Math.min(end, at + 6)) > 0) return null;
  if (head.to >= end ? !head.full : words.at('danh hiệu', tokens, head.to, end) > 0) return null;
  if (generic(place, at)) return null;

  const number = head.to < end ? numberAt(tokens, head.to, end, head.full) : null;
  if (!head.full && !number && tokens[at]!.norm === 'khối' && isPlace(place, head.to)) return null;
  if (!head.full && number && number.to < end && words.at('nơi ở', tokens, number.to, end) > 0) return null;
  const tail = tailOf(place, number?.to ?? head.to, { numbered: number !== null, full: head.full });
  const bare = !number && tail.nameTo === head.to;
  if (bare && !head.full) return null;
  // "khối ngân hàng I": a Roman number tells a bloc in small letters too.
  const roman =
    tail.nameTo > head.to && /^[IVX]+$/.test(text.slice(tokens[tail.nameTo - 1]!.start, tokens[tail.nameTo - 1]!.end));
  if (!head.full && !number && !roman && tokens[at]!.shape === 'lower' && !MANY.has(tokens[head.to]!.norm)) return null;
  // "Khối 8 – Khối thi đua cơ sở giáo dục đại học": two names of one bloc, joined.
  const second =
    number &&
    tokens[tail.nameTo]?.norm === '-' &&
    HEADS.has(tokens[tail.nameTo + 1]?.norm ?? '') &&
    tail.nameTo + 1 < end
      ? blocAt(place, tail.nameTo + 1)
      : null;
  const nameTo = second ? second.to : tail.nameTo;
  const written = text.slice(tokens[at]!.start, tokens[nameTo - 1]!.end);
  const name = nameOf(place.capitals ? inSmall(place, at, nameTo) : written);
  const level = levelOf(tokens, head.to, nameTo, tail.place, tail.parent);
  return {
    type: 'Bloc',
    from: at,
    to: second ? second.to : tail.to,
    name,
    how: 'grammar',
    data: {
      number: number?.value ?? tail.number,
      level,
      place: tail.place,
      full: head.full || second ? 1 : 0,
      bare: bare ? 1 : 0,
    },
  };
}

/** "Khối Xuân Hòa", "Khối Đông Sơn": proper names behind "khối" are of residential blocks, a bloc's name is of nouns. */
function isPlace({ reading: { tokens }, sentence: { to: end }, words }: Place, at: number): boolean {
  const noun = (i: number): number => Math.max(words.at('chủ đề', tokens, i, end), words.at('danh từ', tokens, i, end));
  const capital = (i: number): boolean => i < end && tokens[i]!.kind === 'word' && tokens[i]!.shape !== 'lower';
  if (!capital(at)) return false;
  const known = noun(at);
  if (known !== 1) return known === 0;
  return capital(at + 1) && noun(at + 1) === 0 && words.at('kết thúc', tokens, at + 1, end) === 0;
}

/** "Khu vực thi đua" is a bloc as well. */
const isRegion = (tokens: readonly Token[], at: number, end: number): boolean =>
  at + 3 < end && REGION.every((word, i) => tokens[at + i]!.norm === word);
const REGION = ['khu', 'vực', 'thi', 'đua'];

/** "Khối thi đua", "Cụm giao ước thi đua", "cụm khối thi đua", "Cụm thi số 7" (a word lost): what the name starts with. */
function headAt(tokens: readonly Token[], at: number, end: number): { full: boolean; to: number } {
  const norm = (i: number): string => (i < end ? tokens[i]!.norm : '');
  let to = isRegion(tokens, at, end) ? at + 2 : at + 1;
  if (HEADS.has(norm(to)) && norm(to + 1) === 'thi') to++;
  if (norm(to) === 'giao' && norm(to + 1) === 'ước') to += 2;
  // "Cụm TĐ số 5"
  if (/^tđ(?:kt)?$/.test(norm(to))) return { full: true, to: to + 1 };
  const full =
    (norm(to) === 'thi' || norm(to) === 'thị') &&
    (norm(to + 1) === 'đua' || (norm(to) === 'thi' && norm(to + 1) === 'số'));
  if (!full) return { full: false, to: at + 1 };
  to += norm(to + 1) === 'đua' ? 2 : 1;
  if (norm(to) === 'yêu' && norm(to + 1) === 'nước') to += 2;
  const comma = norm(to) === ',' || norm(to) === '-' ? to + 1 : to;
  if (norm(comma) === 'khen' && norm(comma + 1) === 'thưởng') to = comma + 2;
  if (HEADS.has(norm(to)) && numberAt(tokens, to + 1, end, true)) to++;
  return { full: true, to };
}

/** "các khối thi đua", "14 khối thi đua", "cụm, khối thi đua", "Đảng ủy Khối", "Công đoàn Khối Doanh nghiệp": no name of one bloc. A role's bloc is one. */
function generic({ reading: { tokens }, sentence, words }: Place, at: number): boolean {
  const before = at - 1 >= sentence.from ? tokens[at - 1]! : null;
  if (!before) return false;
  if (/^\d{1,3}$/.test(before.norm) && !/[./-]/.test(tokens[at - 2]?.norm ?? '')) return true;
  if (tokens[at + 1]?.norm === 'thi' && /^(?:hai|ba|bốn|sáu|bảy|tám|chín|mười)$/.test(before.norm)) return true;
  const two = at - 2 >= sentence.from ? tokens[at - 2]!.norm : '';
  if ((before.norm === ',' || before.norm === 'và' || before.norm === '/') && HEADS.has(two)) return true;
  if (HEADS.has(before.norm)) return !HEADS.has(two) && tokens[at + 1]?.norm !== 'thi' ? false : before.norm !== two;
  if (before.norm === 'trưởng' || before.norm === 'phó')
    return !(two === 'khối' || two === 'cụm' || tokens[at + 1]?.norm === 'thi');
  const inBody = tokens[at]!.norm === 'khối' && !/^(?:thi|giao|số|\d+)$/.test(tokens[at + 1]?.norm ?? '');
  for (const back of [1, 2]) {
    if (at - back < sentence.from) break;
    if (inBody && words.at('tổ chức của khối', tokens, at - back, at) === back) return true;
    const length = words.at('từ đứng trước', tokens, at - back, at);
    if (length === back && (tokens[at - back]!.norm !== 'theo' || tokens[at + 1]?.norm !== 'thi')) return true;
  }
  return false;
}

/** Words of a headline in capitals as a sentence would have them: known bodies and provinces keep theirs, "THPT" stays. */
function inSmall({ reading: { tokens, text }, grammar }: Place, from: number, to: number): string {
  let name = '';
  for (let at = from; at < to; ) {
    const { start, end, norm } = tokens[at]!;
    const org = grammar.at(tokens, at, to, text);
    const place = grammar.placeName(tokens, at, to, 'tỉnh');
    const next = org?.data.code ? org.to : at + Math.max(place, 1);
    const word = text.slice(start, end);
    if (at > from) name += text.slice(tokens[at - 1]!.end, start);
    if (org?.data.code) name += org.name;
    else if (place > 0) name += titled(text.slice(start, tokens[next - 1]!.end));
    else name += /^[ivx]+$/.test(norm) || !isSyllable(norm) ? word : word.toLowerCase();
    at = next;
  }
  return name.replace(REGIONS, titled).replace(SIDES, (_, noun: string, side: string) => noun + titled(side));
}

/** Parts of the country, which keep their capitals. */
const REGIONS =
  /(?<!\p{L})(?:(?:đông|tây) (?:nam|bắc)(?: bộ)?|(?:nam|bắc|trung)(?: trung)? bộ|tây nguyên|hồng|cửu long)(?!\p{L})/gu;
const SIDES = /((?<!\p{L})(?:phía|miền) )(đông|tây|nam|bắc|trung)(?!\p{L})/gu;

/** Can a word be a Vietnamese syllable? "UBND", "THPT" can't. */
const isSyllable = (norm: string): boolean =>
  /^(?:ngh?|[bcgknpt]h|tr|gi|qu|[bcdđghklmnpqrstvx])?[aeiouy]+(?:ch|ng|nh|[cmnpt])?$/.test(
    norm.normalize('NFD').replace(/\p{M}/gu, ''),
  );
const titled = (words: string): string =>
  words.replace(/\p{L}+/gu, (word) => word[0]!.toUpperCase() + word.slice(1).toLowerCase());

/** The name in one spelling: head "Khối thi đua", dashes with blanks. */
function nameOf(written: string): string {
  const name = tidy(written)
    .replace(/ \(\p{Lu}{2,}\)/u, '')
    .replace(/\s*[–—]\s*|\s+-\s*|-\s+/g, ' - ')
    .replace(/^(khối|cụm) tđ(?:kt)?(?=\s|$)/i, '$1 thi đua')
    .replace(/^(khối|cụm|khu vực)( giao ước)? th[iị](?: đua)?(?: số)?(?=\s|$)/i, (head) =>
      head
        .toLowerCase()
        .replace(/thị đua/, 'thi đua')
        .replace(/thi số/, 'thi đua số'),
    );
  return name[0]!.toUpperCase() + name.slice(1);
}
