import type { Hit } from '../../rule/gazetteer.js';
import type { Named } from '../../rule/lexicons.js';
import type { Token } from '../../text/tokens.js';
import { isCapital, type Places } from './places.js';

/** Where a name may not go on, and where it does though a bracket stands in it. */

const MOST_BEFORE_SHORT = 8;
/** The longest names of companies have some twenty tokens. */
export const LONGEST = 24;

/** Do tokens `[from, to)` end in "[-] Chi nhánh", "CN" behind other words? */
export function isBranch(tokens: readonly Token[], from: number, to: number): boolean {
  const last = tokens[to - 1]!;
  return to - from > 2 && (last.norm === 'cn' || (last.norm === 'nhánh' && tokens[to - 2]!.norm === 'chi'));
}

/** Is a hit one name, and not the end of one and the start of another ("… tỉnh, Đoàn Thanh niên", "Đảng ủy, UBND")? */
export function isWhole(
  tokens: readonly Token[],
  { from, to, entry }: Hit<Named>,
  startsName: (tokens: readonly Token[], at: number, end: number) => boolean,
): boolean {
  if (entry.value.name.includes(',')) return true;
  for (let at = from + 1; at < to - 1; at++)
    if (tokens[at]!.norm === ',' && (tokens[from]!.shape === 'lower' || startsName(tokens, at + 1, to))) return false;
  return true;
}

/** A name does not run into the next line: bullets end without a mark. */
export function lineEnd(tokens: readonly Token[], from: number, end: number, text: string): number {
  const last = Math.min(end, from + LONGEST);
  for (let at = from + 1; at < last; at++) {
    const gap = tokens[at]!.start - tokens[at - 1]!.end;
    if (gap > 0 && text[tokens[at]!.start - 1] === '\n') return at;
  }
  return last;
}

/** Words that a name goes on with behind its short form: "Hội Cựu chiến binh (CCB) tỉnh". */
const LEVELS: ReadonlySet<string> = new Set(['tỉnh', 'thành', 'tp', 'huyện', 'quận', 'thị', 'xã', 'phường']);

/** The token behind "(NH)", "(GD&ĐT)": the short form that a name will have; `at` where none stands there. */
export function pastShortName(tokens: readonly Token[], at: number, end: number): number {
  if (at + 2 >= end || tokens[at]!.norm !== '(') return at;
  for (let to = at + 1; to + 1 < end && tokens[to]!.shape === 'upper'; to += 2) {
    if (tokens[to + 1]!.norm === ')') return to + 2;
    if (tokens[to + 1]!.norm !== '&' && tokens[to + 1]!.norm !== '-') break;
  }
  return at;
}

/** The bracket with a short form within a name that goes on behind it, or null. */
export function shortNameIn(tokens: readonly Token[], from: number, end: number): { from: number; to: number } | null {
  for (let at = from + 1; at < end && at - from <= MOST_BEFORE_SHORT; at++) {
    const { kind, norm } = tokens[at]!;
    if (kind === 'mark' && norm !== '(') return null;
    if (norm !== '(') continue;
    const to = pastShortName(tokens, at, end);
    const next = tokens[to];
    return to > at && to < end && (isCapital(next) || LEVELS.has(next!.norm)) ? { from: at, to } : null;
  }
  return null;
}

/** The level whose numbers stand behind a body's name: "Quận ủy 1"; '' for all others. */
export const levelIn = (name: string): string => (/^Quận (?:ủy|đoàn)$/u.test(name) ? 'quận' : '');

const ZONE = /^(?:kcn|kcx|kkt|ccn|khu (?:công nghiệp|kinh tế|chế xuất|công nghệ cao)|cụm công nghiệp)$/u;

/** Does a body run industrial or economic zones? It has one for a province, so the province is not in its name. */
export const isZone = (name: string): boolean => /khu (?:công nghiệp|kinh tế|chế xuất)/iu.test(name);

/** The token behind ", KCX, KKT", "và các Khu công nghiệp": more zones that one board runs; `from` if there are none. */
export function pastZones(tokens: readonly Token[], from: number, end: number): number {
  let to = from;
  while (to + 1 < end && /^(?:[,&-]|và)$/u.test(tokens[to]!.norm)) {
    const at = tokens[to + 1]!.norm === 'các' ? to + 2 : to + 1;
    const behind = pastZone(tokens, at, end);
    if (behind === at) break;
    to = behind;
  }
  return to;
}

/** The token behind "- Chợ Đồn" of "Chi cục Thuế khu vực Ba Bể - Chợ Đồn", an office for several districts. */
export function pastRegion(tokens: readonly Token[], from: number, end: number, places: Places): number {
  let to = from;
  while (to + 1 < end && tokens[to]!.norm === '-' && isCapital(tokens[to + 1])) {
    const count = places.name(tokens, to + 1, end, '');
    const name = tokens.slice(to + 1, to + 1 + count).map(({ norm }) => norm);
    if (count < 2 || places.province(name.join(' '))) break;
    to += 1 + count;
  }
  return to;
}

/** The token behind "Khu công nghiệp", "KCN"; `from` if none stands there. */
export function pastZone(tokens: readonly Token[], from: number, end: number): number {
  const most = [4, 3, 1].find((count) => from + count <= end && ZONE.test(spelled(tokens, from, from + count)));
  return from + (most ?? 0);
}

const spelled = (tokens: readonly Token[], from: number, to: number): string =>
  tokens
    .slice(from, to)
    .map(({ norm }) => norm)
    .join(' ');
