import type { Sentence, Token } from '../../text/tokens.js';
import type { Marks } from '../marks.js';
import { pastShortName } from './edges.js';
import type { OrgGrammar } from './organizations.js';

/** Level words that a list shares ("các tỉnh:", "12 tỉnh, thành phố"), with the words around them. */

const COUNTS: ReadonlySet<string> = new Set('các những hai ba bốn năm sáu bảy tám chín mười'.split(' '));
const MOST_REGION = 8; // "tỉnh duyên hải và đồng bằng Bắc Bộ"
const LINK = /^(?:là|gồm)$/u;
const MOST_BEFORE_COLON = 16; // "12 phường thành viên trong cụm thi đua số 10 của thành phố, gồm:"

/** "… các tỉnh:", "… của các quận", "… 12 tỉnh, thành phố", "… trực thuộc Văn phòng UBND các tỉnh" behind a body. */
export function levelsBehind(
  marks: Marks,
  sentence: Sentence,
  grammar: OrgGrammar,
  behind: number,
): { level: string; to: number; mixed: boolean } | null {
  const { tokens } = marks.reading;
  const end = sentence.to;
  let at = pastShortName(tokens, behind, end);
  // "TAND hai cấp của các tỉnh"
  if (/^(?:2|02|hai)$/.test(tokens[at]?.norm ?? '') && tokens[at + 1]?.norm === 'cấp') at += 2;
  if (tokens[at]?.norm === 'trực') at++;
  if (tokens[at]?.norm === 'thuộc' || tokens[at]?.norm === 'của') {
    at++;
    const parent = marks.at('Org', at)[0];
    if (parent && parent.data.kind !== 'place') at = parent.to;
  }
  if (at + 1 >= end || !isCount(tokens, at)) {
    // "10 công đoàn phường, xã: 7 phường …"
    const bare = at === behind ? levelsAt(tokens, grammar, at, end) : null;
    return bare && tokens[bare.to - 1]?.norm === ':' ? { level: bare.name, to: bare.to, mixed: bare.mixed } : null;
  }
  const place = marks.at('Org', at + 1)[0];
  if (place?.data.kind === 'place') return { level: String(place.data.unit), to: at + 1, mixed: false };
  // "của 6 địa phương: Đà Nẵng, Quảng Nam, …"
  if (tokens[at + 1]!.norm === 'địa' && tokens[at + 2]?.norm === 'phương') {
    const first = tokens[at + 3]?.norm === ':' ? at + 4 : at + 3;
    return grammar.placeName(tokens, first, end, 'tỉnh') > 0 ? { level: 'tỉnh', to: first, mixed: false } : null;
  }
  const level = levelsAt(tokens, grammar, at + 1, end);
  if (!level) return null;
  const { name, mixed } = level;
  if (grammar.placeName(tokens, level.to, end, name) > 0) return { level: name, to: level.to, mixed };
  const colon = toColon(marks, sentence, grammar, level.to) || pastRegion(tokens, grammar, level.to, end, name);
  return { level: name, to: colon > 0 ? colon : level.to, mixed };
}

/**
 * "06 tỉnh đồng bằng Bắc Bộ, là Hải Dương, …", "7 xã, gồm Tân An, …": the token of the first name behind a region and "là"
 * or "gồm", else 0.
 */
export function pastRegion(
  tokens: readonly Token[],
  grammar: OrgGrammar,
  from: number,
  end: number,
  level: string,
): number {
  let at = from;
  while (at < end && at - from < MOST_REGION && tokens[at]!.kind === 'word' && !LINK.test(tokens[at]!.norm)) at++;
  if (at < end && tokens[at]!.norm === ',') at++;
  if (/^(?:đó|bao)$/.test(tokens[at]?.norm ?? '')) at++;
  if (!LINK.test(tokens[at]?.norm ?? '') || at + 1 >= end) return 0;
  if (tokens[at + 1]!.norm === 'có' && at + 2 < end) at++;
  return grammar.placeName(tokens, at + 1, end, level) > 0 ? at + 1 : 0;
}

/** One or more level words: "tỉnh, thành phố", "quận" (the first one counts; `mixed` if another one follows). */
export function levelsAt(
  tokens: readonly Token[],
  grammar: OrgGrammar,
  at: number,
  end: number,
): { name: string; to: number; mixed: boolean } | null {
  const first = grammar.level(tokens, at, end);
  if (!first) return null;
  let { to } = first;
  let mixed = false;
  while (tokens[to]?.norm === ',' || tokens[to]?.norm === 'và') {
    const more = grammar.level(tokens, to + 1, end) ?? shortLevel(tokens, to + 1, end);
    if (!more || grammar.placeName(tokens, more.to, end, more.name) > 0) break;
    to = more.to;
    mixed = true;
  }
  if (tokens[to]?.norm === ':') to++;
  return { name: first.name, to, mixed };
}

/** "huyện, thị", "tỉnh, thành": a level word behind another one may lose its second half. */
const shortLevel = (tokens: readonly Token[], at: number, end: number): { name: string; to: number } | null =>
  at < end && /^(?:thị|thành)$/.test(tokens[at]!.norm) && tokens[at]!.shape === 'lower'
    ? { name: 'thị xã', to: at + 1 }
    : null;

/** Behind the colon that announces the names, unless another body stands before it; 0 if there is none near. */
export function toColon(marks: Marks, sentence: Sentence, grammar: OrgGrammar, from: number): number {
  const { tokens } = marks.reading;
  for (let at = from; at < sentence.to && at - from < MOST_BEFORE_COLON; at++) {
    const { norm } = tokens[at]!;
    if (norm === ':') return at + 1;
    // "huyện Ba Bể (Bắc Kạn): …": the province in the bracket is no item.
    const lone = norm === '(' ? at + 1 + grammar.placeName(tokens, at + 1, sentence.to, 'tỉnh') : 0;
    if (lone > at + 1 && tokens[lone]?.norm === ')') {
      at = lone;
      continue;
    }
    if (norm === '(' && tokens[at + 1] && tokens[at + 1]!.shape !== 'lower') return at + 1;
    if (norm === ';' || norm === '.' || (marks.at('Org', at)[0] && !marks.covering('Bloc', at))) return 0;
  }
  return 0;
}

/** "các", "hai", "09" - but not the number of a bloc ("Cụm thi đua số 8"). */
export const isCount = (tokens: readonly Token[], at: number): boolean =>
  (COUNTS.has(tokens[at]!.norm) || tokens[at]!.kind === 'number') && !NUMBERED.has(tokens[at - 1]?.norm ?? '');
/** Words before a number that counts nothing: "khối số 2", "thứ hai Sở A", "năm 2018 Sở B". */
const NUMBERED: ReadonlySet<string> = new Set('số thứ hạng năm quý tháng ngày'.split(' '));
