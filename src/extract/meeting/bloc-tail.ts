import type { Reading } from '../../text/sentences.js';
import type { Sentence } from '../../text/tokens.js';
import type { Marks } from '../marks.js';
import { pastShortName } from '../organization/edges.js';
import type { OrgGrammar } from '../organization/organizations.js';
import { romanOf } from './bloc-number.js';
import { ownerOf } from './bloc-owner.js';
import { spansTheme, type Words } from './bloc-words.js';

/** Nouns that begin the name of one bloc. */
export const HEADS: ReadonlySet<string> = new Set(['khối', 'cụm']);
/** Behind a count these are the members: "7 tỉnh", "12 doanh nghiệp". */
const COUNTED: ReadonlySet<string> = new Set(
  'tỉnh thành tp huyện quận thị xã phường doanh trường sở đơn cơ hội bệnh ngân phòng khoa'.split(' '),
);
const MOST_WORDS = 24;
const FEW = 3; // no bloc is of so few provinces
/** A level word behind these is a class of members ("bảy tỉnh", "tuyến tỉnh"), no place of the bloc. */
const IN_LIST: ReadonlySet<string> = new Set([
  'và',
  ',',
  'các',
  'bàn',
  'tuyến',
  'cấp',
  'hai',
  'ba',
  'bốn',
  'năm',
  'sáu',
  'bảy',
  'tám',
  'chín',
  'mười',
]);
const REGIONS: ReadonlySet<string> = new Set(['đông', 'tây', 'nam', 'bắc', 'trung', 'miền', 'đồng', 'duyên', 'khu']);

/** Where a name is read. */
export interface Place {
  readonly reading: Reading;
  readonly sentence: Sentence;
  readonly marks: Marks;
  readonly grammar: OrgGrammar;
  readonly words: Words;
  /** The sentence is written in capitals: they tell nothing of names. */
  readonly capitals: boolean;
}

export interface Tail {
  /** Token behind the name, and behind a place that stands with it. */
  readonly nameTo: number;
  readonly to: number;
  readonly number: number | null;
  readonly place: string | null;
  readonly parent: string | null;
}

/** The words behind head and number that belong to the name. */
export function tailOf(place: Place, from: number, { numbered, full }: { numbered: boolean; full: boolean }): Tail {
  const { reading, sentence, marks, grammar, words, capitals } = place;
  const { tokens, text } = reading;
  const end = Math.min(sentence.to, from + MOST_WORDS);
  const capital = (i: number): boolean =>
    i < end && tokens[i]!.kind === 'word' && !capitals && tokens[i]!.shape !== 'lower';
  const norm = (i: number): string => (i >= from && i < end ? tokens[i]!.norm : '');
  let to = from;
  let number: number | null = null;
  let parent: string | null = null;
  let listed = false; // "các …": a class of members, which holds commas
  for (let i = from; i < end; ) {
    const token = tokens[i]!;
    // "các tỉnh dọc Quốc lộ 6"
    if (token.kind === 'number' && /^(?:lộ|đường)$/.test(norm(i - 1))) {
      to = ++i;
      continue;
    }
    if (token.kind === 'number') {
      const behind = norm(i + 1);
      if (
        (i === from && !COUNTED.has(behind)) ||
        !/^\d{1,2}$/.test(token.norm) ||
        behind === '/' ||
        behind === 'tháng' ||
        norm(i - 1) === 'năm' ||
        norm(i - 1) === ','
      )
        break;
      // "Doanh nghiệp 1 tỉnh Khánh Hòa"
      const own =
        i > from && behind === 'tỉnh' && Number(token.norm) <= FEW && grammar.placeName(tokens, i + 2, end, 'tỉnh') > 0;
      number = COUNTED.has(behind) && !own ? null : Number(token.norm);
      to = ++i;
      continue;
    }
    // "Khối ngân hàng I"
    if (i > from && token.shape !== 'lower' && !COUNTED.has(norm(i + 1)) && romanOf(token.norm)) {
      to = ++i;
      continue;
    }
    if (token.kind === 'mark') {
      const joint = jointAt(place, i, { listed, numbered, end, from });
      if (!joint) break;
      i += joint;
      continue;
    }
    if (marks.at('Kind', i).length > 0 || marks.at('Role', i).length > 0 || marks.at('Date', i).length > 0) break;
    if (token.norm === 'tổ' && norm(i + 1) === 'chức') {
      const led = norm(i - 1) === 'các' || norm(i - 1) === ',' || norm(i - 1) === 'và';
      if (!led || (words.at('danh từ', tokens, i + 2, end) === 0 && tokens[i + 2]?.shape !== 'upper')) break;
    } else if (
      words.at('kết thúc', tokens, i, end) > Math.max(0, words.at('danh từ', tokens, i, end) - 1) &&
      !(token.shape === 'title' && capital(i + 1)) &&
      !(token.norm === 'thuộc' && norm(i - 1) === 'trực') &&
      !(token.norm === 'về' && norm(i - 1) === 'nước' && words.at('danh từ', tokens, i + 1, end) > 0)
    )
      break;
    // "tỉnh Lai Châu" behind the name says whose the bloc is; inside "các huyện, thị xã và thành phố Huế" it is a member.
    const tailPlace = grammar.level(tokens, i, end);
    const inList = IN_LIST.has(norm(i - 1)) || (tokens[i - 1]?.kind === 'number' && number === null);
    if (tailPlace && i > from - 1 && !(inList && i > from)) {
      // In capitals only known provinces are told from other words.
      const count = grammar.placeName(tokens, tailPlace.to, sentence.to, capitals ? 'tỉnh' : tailPlace.name);
      // "các tỉnh Tây Nguyên - TP. Hồ Chí Minh": one more of those listed.
      if (count > 0 && listed && norm(i - 1) === '-') {
        i = to = tailPlace.to + count;
        continue;
      }
      if (count > 0) {
        return {
          nameTo: to,
          to: tailPlace.to + count,
          number,
          parent,
          place: text.slice(tokens[i]!.start, tokens[tailPlace.to + count - 1]!.end),
        };
      }
      if (tailPlace.name === 'tỉnh' && i === to && (numbered || to > from) && !/^(?:ủy|đoàn)$/.test(norm(i + 1)))
        return { nameTo: to, to: tailPlace.to, number, parent, place: 'tỉnh' };
    }
    // In capitals only a body that the lexicon knows is told from other words: "CỤM THI ĐUA SỐ 8 - BỘ CÔNG AN".
    const above = capitals && numbered && grammar.at(tokens, i, sentence.to, text)?.data.code;
    const superior = capital(i) || above ? words.at('cấp trên', tokens, i, end) : 0;
    const kind = superior > 0 && full && !numbered && i === from ? kindOfMembers(place, i) : 0;
    if (kind > 0) {
      i = to = kind;
      listed = true;
      continue;
    }
    // "Khối thi đua 1 các Hội Quần chúng": a class of members
    const many = norm(i - 1) === 'các' && i > from && words.at('danh từ', tokens, i + superior, end) > 0;
    if (superior > 0 && !many && i > from - 1 && (numbered || norm(i - 1) === ',')) {
      const org = grammar.at(tokens, i, sentence.to, text);
      parent = org?.name ?? text.slice(token.start, tokens[i + superior - 1]!.end);
      to = Math.max(org?.to ?? 0, i + superior);
      // "Công an xã", "Bộ CHQS huyện": a level without a name closes the superior's.
      if (norm(to) === 'xã' || norm(to) === 'huyện' || norm(to) === 'phường') to++;
      // "TAND hai cấp tỉnh X", "Đài PT-TH các tỉnh Bắc miền Trung"
      if (norm(to) === 'hai' && norm(to + 1) === 'cấp') to += 2;
      else if (norm(to) !== 'các' || !grammar.level(tokens, to + 1, end)) break;
      i = to;
      listed = norm(to) === 'các';
      continue;
    }
    // "Khối thi đua cấp Trung ương Công đoàn ngành"
    const level = norm(from) === 'cấp' && i === from + 3;
    if (superior > 0 && i > from && !listed && !level && norm(i - 1) !== 'và' && norm(i - 1) !== '-') break;
    const about = token.norm === 'về' ? 1 : 0;
    const noun = Math.max(about, words.at('danh từ', tokens, i, end), full ? words.at('chủ đề', tokens, i, end) : 0);
    const region = !full && i > from && REGIONS.has(norm(from)) && capital(from);
    // A slip before a number ("các cơ quan mưu I") is still the name's.
    const slip = full && i > from && /^[ivx]+$/.test(norm(i + 1)) && capital(i + 1);
    // "Khối các tổ chức CT-XH"
    const short = listed && capital(i) && token.shape === 'upper';
    if (noun === 0 && !((full || region) && capital(i)) && !slip && !short) break;
    if (
      numbered &&
      i === from &&
      noun > 0 &&
      !capital(i) &&
      token.norm !== 'các' &&
      token.norm !== 'ngành' &&
      token.norm !== 'khu'
    )
      break;
    if (token.norm === 'các' || (norm(i - 1) === 'ngành' && i === from + 1)) listed = true;
    i += Math.max(noun, 1);
    to = i;
  }
  while (
    to > from &&
    /^(?:các|và|-|,|số|năm|bộ phận|&)$/.test(tokens[to - 1]!.norm) &&
    !(tokens[to - 1]!.norm === 'số' && tokens[to - 2]!.norm === 'xổ')
  )
    to--;
  return { nameTo: to, to, number, parent, place: ownerOf(reading, grammar, to, sentence.to) };
}

/** "Cụm thi đua Văn phòng Đoàn đại biểu Quốc hội (ĐBQH) các tỉnh …": the token behind the kind of the members, else 0. */
function kindOfMembers({ reading: { tokens, text }, sentence: { to: end }, grammar }: Place, at: number): number {
  const org = grammar.at(tokens, at, end, text);
  if (!org || org.data.place || org.data.part) return 0;
  const to = pastShortName(tokens, org.to, end);
  return to + 1 < end && tokens[to]!.norm === 'các' && grammar.level(tokens, to + 1, end) ? to : 0;
}

/** How many tokens a mark inside a name takes, 0 if the name ends before it. */
function jointAt(
  { reading: { tokens }, words, capitals }: Place,
  at: number,
  name: { listed: boolean; numbered: boolean; end: number; from: number },
): number {
  const next = at + 1;
  if (next >= name.end || at < name.from) return 0;
  const { norm, glued } = tokens[at]!;
  const noun = words.at('danh từ', tokens, next, name.end) > 0 || words.at('chủ đề', tokens, next, name.end) > 0;
  const capital = !capitals && tokens[next]!.kind === 'word' && tokens[next]!.shape !== 'lower';
  if (norm === '&' || (norm === '/' && glued)) return 1;
  if (norm === '-') {
    if (HEADS.has(tokens[next]!.norm) || tokens[next]!.norm === 'đơn') return 0;
    return (at > name.from && (noun || capital)) || (name.numbered && words.at('cấp trên', tokens, next, name.end) > 0)
      ? 1
      : 0;
  }
  // "các cơ quan T.Ư"
  if (norm === '.' && glued && tokens[next]!.glued && tokens[at - 1]!.shape === 'upper') return 1;
  if (norm !== ',') return 0;
  // "Văn phòng các Tỉnh ủy, Thành ủy"
  if (name.listed && tokens[at - 1]!.norm === 'ủy' && tokens[next + 1]?.norm === 'ủy') return 1;
  if (at === name.from)
    return name.numbered &&
      words.at('cấp trên', tokens, next, name.end) > 0 &&
      /^(?:bộ|tổng|liên|lđlđ|ngành)$/.test(tokens[next]!.norm) &&
      capital
      ? 1
      : 0;
  const short = name.listed && tokens[at - 1]!.shape === 'upper' && tokens[next]!.shape === 'upper' && !capitals;
  if (short) return 1;
  if (spansTheme(words, tokens, at, { start: name.from, end: name.end })) return 1;
  // "Mặt trận Tổ quốc, các tổ chức chính trị - xã hội"
  if (tokens[next]!.norm === 'các' && words.at('nhóm tổ chức', tokens, next + 1, name.end) > 0) return 1;
  const small = noun && (tokens[next]!.shape === 'lower' || capitals);
  const theme =
    capital &&
    noun &&
    words.at('cấp trên', tokens, next, name.end) === 0 &&
    !/^(?:ban|hội|báo|đài|cục|phòng|chi|huyện|thành|xã|phường|thị)$/.test(tokens[next]!.norm);
  return (name.listed && small) ||
    theme ||
    (small && /^(?:huyện|thị|thành|phường|xã|cao|kinh|kỹ|đoàn|mặt)$/.test(tokens[next]!.norm))
    ? 1
    : 0;
}
