import type { Mention } from '../../rule/mention.js';
import type { Sentence, Token } from '../../text/tokens.js';
import type { Marks } from '../marks.js';
import { bareFields, barePlaces } from './bare.js';
import { type Carried, NOTHING, type Opening } from './carried.js';
import { isCount, levelsAt, levelsBehind, pastRegion, toColon } from './levels.js';
import type { OrgGrammar } from './organizations.js';

/** Organizations inside others: "các Đảng ủy: Sở Y tế, Công an tỉnh". */
const INNER = /^(?:Đảng ủy|Đảng bộ|Chi bộ|Công đoàn cơ sở|Đoàn Thanh niên|Hội Phụ nữ|Ban Chỉ huy Quân sự)$/u;
const MOST_FIELD_WORDS = 4;

/** Reads the shared part of a list at a token, or null. */
export function open(
  marks: Marks,
  sentence: Sentence,
  grammar: OrgGrammar,
  at: number,
  carried: Carried | null,
  waiting: string,
): Opening | null {
  const { tokens } = marks.reading;
  const end = sentence.to;
  const bare = barePlaces(marks, sentence, grammar, at, waiting) ?? bareFields(marks, sentence, grammar, at);
  if (bare) return bare;
  const org = marks.at('Org', at)[0] ?? null;
  const counted = isCount(tokens, at);
  const bodyAt = counted ? at + 1 : at;
  if (bodyAt >= end) return null;
  const body = marks.at('Org', bodyAt)[0] ?? hidden(marks, grammar, bodyAt, end);
  const noun = body ? null : grammar.head(tokens, bodyAt, end);
  // "5 Thuế tỉnh, thành phố: A, B": the level in the name is that of the list.
  const levelled = body !== null && / tỉnh$/.test(body.name) && /^[,:]$/.test(tokens[body.to]?.norm ?? '');
  const name = levelled ? body.name.slice(0, -' tỉnh'.length) : body ? body.name : (noun?.name ?? '');
  const said = { ...NOTHING, said: true };
  if (name && body?.data.kind !== 'place') {
    const behind = levelled ? body.to - 1 : (body?.to ?? noun!.to);
    const runs = (levelled && cities(tokens, body.to)) || levelsBehind(marks, sentence, grammar, behind);
    if (runs)
      return { carried: { ...said, base: name, level: runs.level, mixed: runs.mixed }, to: runs.to, drop: body };
    const nested = nounsBehind(tokens, grammar, behind, end);
    if (nested)
      return { carried: { ...said, base: name, head: nested.noun, whole: nested.whole }, to: nested.to, drop: body };
    if (body && isBank(body) && tokens[behind]?.norm === '(') {
      const inner = branchesBehind(tokens, behind + 1, end);
      if (inner > 0) return { carried: { ...said, base: `${name} - Chi nhánh` }, to: inner, drop: body };
    }
  }
  // "gồm TAND: tỉnh A, thành phố B"
  const announced = /^(?:gồm|là|với)$/.test(tokens[at - 1]?.norm ?? '');
  const listed = body && announced && !body.data.place && !body.data.part && tokens[body.to]?.norm === ':';
  if (!counted && listed && body.data.kind !== 'place') {
    const first = marks.at('Org', body.to + 1)[0];
    if (
      first?.data.kind === 'place' &&
      grammar.level(tokens, first.from, end) &&
      /^[,(]$/.test(tokens[first.to]?.norm ?? '')
    )
      return { carried: { ...said, base: name }, to: body.to + 1, drop: body };
  }
  // "5 đơn vị là TTGDTX: Hải Hậu, Giao Thủy, …"
  const shared = noun ?? (body && body.data.head === body.name ? body : null);
  const names = shared && announced && tokens[shared.to]?.norm === ':' ? shared.to + 1 : end;
  if (!counted && shared && names < end && tokens[names]!.shape === 'title' && !marks.at('Org', names)[0])
    return { carried: { ...said, head: shared.name }, to: names, drop: body };
  if (!counted) return null;
  if (body?.data.kind === 'place')
    return {
      carried: { ...said, base: carried?.base ?? waiting, level: String(body.data.unit) },
      to: bodyAt,
      drop: null,
    };
  if (body) {
    const behind = pastBloc(tokens, body.to, end);
    const mark = tokens[behind]?.norm;
    const first = marks.at('Org', behind + 1)[0];
    if ((mark !== ':' && mark !== '(') || (first && first.data.kind !== 'place')) return null;
    return { carried: { ...said, base: name }, to: behind + 1, drop: body };
  }
  const level = levelsAt(tokens, grammar, bodyAt, end);
  if (level) {
    const link = pastLink(tokens, level.to, end);
    const starts = grammar.placeName(tokens, link, end, level.name) > 0;
    const to = starts
      ? link
      : toColon(marks, sentence, grammar, level.to) || pastRegion(tokens, grammar, level.to, end, level.name);
    const base = carried?.base ?? waiting;
    return to > 0 ? { carried: { ...said, base, level: level.name, mixed: level.mixed }, to, drop: null } : null;
  }
  // "Cụm thi đua Hội Luật gia các tỉnh …, gồm 3 đơn vị: Sơn La, …": the body was named before.
  const colon = waiting ? unitsTo(tokens, bodyAt, end) : 0;
  if (colon > 0) return { carried: { ...said, base: waiting, level: 'tỉnh' }, to: colon, drop: null };
  // "các đoàn thể huyện: Mặt trận, Hội Nông dân" share no noun.
  if (noun?.name === 'Đoàn' && tokens[noun.to]?.norm === 'thể') {
    const to = toColon(marks, sentence, grammar, noun.to);
    return to > 0 ? { carried: null, to, drop: null } : null;
  }
  if (noun && INNER.test(noun.name) && tokens[noun.to]?.norm === ':' && marks.at('Org', noun.to + 1)[0])
    return { carried: { ...said, base: noun.name, whole: true }, to: noun.to + 1, drop: null };
  const called = noun ? grammar.bodyCalled(noun.name) : null;
  if (called) {
    const to = tokens[noun!.to]?.norm === ':' ? noun!.to + 1 : noun!.to;
    if (grammar.placeName(tokens, to, end, 'tỉnh') > 0)
      return { carried: { ...said, base: called, level: 'tỉnh' }, to, drop: null };
  }
  if (noun) {
    let to = noun.to;
    while (
      to + 1 < end &&
      /^(?:,|ban|ngành)$/.test(tokens[to]!.norm) &&
      /^(?:ban|ngành)$/.test(tokens[to + 1]?.norm ?? '')
    )
      to += 1;
    if (tokens[to]?.norm === 'ngành' && to > noun.to) to++;
    to = pastLink(tokens, pastBloc(tokens, to, end), end);
    const linked = tokens[to - 1]!.norm === 'là';
    const starts = to < end && tokens[to]!.shape !== 'lower' && tokens[to]!.kind !== 'mark';
    const parent = /^(?:của|thuộc)$/.test(tokens[to]?.norm ?? '') ? marks.at('Org', to + 1)[0] : undefined;
    const behind = starts
      ? to
      : parent && tokens[parent.to]?.norm === ':'
        ? parent.to + 1
        : toColon(marks, sentence, grammar, to);
    // "các Ban Quản lý rừng phòng hộ: Sông Lô": the words before the colon belong to the noun.
    const field =
      !starts && noun.name !== 'Sở' && tokens[behind - 1]?.norm === ':' ? fieldOf(tokens, grammar, to, behind - 1) : '';
    const head = `${noun.name}${field}`;
    return behind > 0 ? { carried: { ...said, head, said: linked || !starts }, to: behind, drop: org } : null;
  }
  return null;
}

/** ", thành phố:" behind a level: the token of the first name. */
const cities = (tokens: readonly Token[], at: number): { level: string; to: number; mixed: boolean } | null =>
  [',', 'thành', 'phố', ':'].every((word, i) => tokens[at + i]?.norm === word)
    ? { level: 'tỉnh', to: at + 4, mixed: true }
    : null;

/** What the head of a column says of the names below it: "Trường", "Huyện, thị xã", "Cục THADS tỉnh"; null if nothing. */
export function columnHead(marks: Marks, { from, to }: Sentence, grammar: OrgGrammar): Carried | null {
  const { tokens } = marks.reading;
  const at = /^(?:tên|các)$/.test(tokens[from]?.norm ?? '') ? from + 1 : from;
  if (at >= to) return null;
  const said = { ...NOTHING, said: true };
  const org = marks.at('Org', at)[0];
  if (org?.to === to && org.data.kind !== 'place') return { ...said, base: org.name };
  const level = levelsAt(tokens, grammar, at, to);
  if (level) return level.to === to ? { ...said, level: level.name, mixed: level.mixed } : null;
  const noun = grammar.head(tokens, at, to);
  return noun?.to === to ? { ...said, head: noun.name } : null;
}

/** Behind "trong khối", "thuộc Cụm thi đua số 3 gồm" that stands between a noun and its names, else `at`. */
function pastBloc(tokens: readonly Token[], at: number, end: number): number {
  const norm = (i: number): string => (i < end ? tokens[i]!.norm : '');
  if (!/^(?:trong|thuộc|của)$/.test(norm(at)) || !/^(?:khối|cụm)$/.test(norm(at + 1))) return at;
  let to = at + 2;
  if (norm(to) === 'thi' && norm(to + 1) === 'đua') to += 2;
  if (norm(to) === 'số') to += 2;
  if (norm(to) === ',') to++;
  if (norm(to) === 'bao') to++;
  if (norm(to) === 'gồm') to += norm(to + 1) === 'có' ? 2 : 1;
  return to;
}

/** Behind "là" before a capital ("5 sở là Xây dựng, …"), else `at`. */
const pastLink = (tokens: readonly Token[], at: number, end: number): number =>
  at + 1 < end && tokens[at]!.norm === 'là' && tokens[at + 1]!.kind === 'word' && tokens[at + 1]!.shape !== 'lower'
    ? at + 1
    : at;

/** Behind "đơn vị [thành viên]:", else 0. */
function unitsTo(tokens: readonly Token[], from: number, end: number): number {
  let at = from;
  while (at < end && at - from < 4 && /^(?:đơn|vị|thành|viên|địa|phương|cơ|quan)$/.test(tokens[at]!.norm)) at++;
  return at > from + 1 && at < end && tokens[at]!.norm === ':' ? at + 1 : 0;
}

/** Up to four small words of a noun's field, with a space before each; none if they are no words of a name. */
function fieldOf(tokens: readonly Token[], grammar: OrgGrammar, from: number, to: number): string {
  let last = to;
  while (last > from && /^(?:nữa|khác|sau|đây)$/.test(tokens[last - 1]!.norm)) last--;
  const words = tokens.slice(from, last);
  const fits =
    words.length <= MOST_FIELD_WORDS &&
    words.every(({ kind, shape }, i) => kind === 'word' && shape === 'lower' && !grammar.stops(tokens, from + i, to));
  return fits ? words.map(({ norm }) => ` ${norm}`).join('') : '';
}

/** "Công đoàn cơ sở các trường:" shares the noun too; "Ban CHQS của 6 cơ quan:" belongs to every whole name. */
function nounsBehind(
  tokens: readonly Token[],
  grammar: OrgGrammar,
  behind: number,
  end: number,
): { noun: string; whole: boolean; to: number } | null {
  const at = tokens[behind]?.norm === 'của' ? behind + 1 : behind;
  if (at + 2 >= end || !isCount(tokens, at)) return null;
  const unit = /^(?:cơ quan|đơn vị|doanh nghiệp|sở ngành)$/.test(`${tokens[at + 1]!.norm} ${tokens[at + 2]!.norm}`);
  if (unit && tokens[at + 3]?.norm === ':') return { noun: '', whole: true, to: at + 4 };
  const noun = grammar.head(tokens, at + 1, end);
  return noun && tokens[noun.to]?.norm === ':' ? { noun: noun.name, whole: false, to: noun.to + 1 } : null;
}

/** "(các chi nhánh: A, B" or "(chi nhánh A": the token of the first name, else 0. */
function branchesBehind(tokens: readonly Token[], from: number, end: number): number {
  let at = tokens[from]?.norm === 'các' ? from + 1 : from;
  if (tokens[at]?.norm !== 'chi' || tokens[at + 1]?.norm !== 'nhánh') return 0;
  at += 2;
  if (tokens[at]?.norm === ':') at++;
  return at < end ? at : 0;
}

/** A body inside the name of a bloc ("Cụm thi đua Bộ Chỉ huy Quân sự 12 tỉnh"): no mention, but lists may share it. */
function hidden(marks: Marks, grammar: OrgGrammar, at: number, end: number): Mention | null {
  return marks.covering('Bloc', at) ? grammar.at(marks.reading.tokens, at, end, marks.reading.text) : null;
}

const isBank = (org: Mention): boolean => org.data.kind === 'bank' || org.data.head === 'Ngân hàng';
