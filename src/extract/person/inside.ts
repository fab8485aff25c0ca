import type { Mention } from '../../rule/mention.js';
import type { Token } from '../../text/tokens.js';
import type { Marks } from '../marks.js';
import type { Offices } from './offices.js';

/** What stands inside the words of an office: brackets, bodies in them, tasks that name a unit. */

const MOST_IN_BRACKET = 16;
/** Longest task in a unit's name: "Cải cách hành chính và …". */
const MOST_TASK = 5;

/** The bracket that closes the one at `open`, or -1. */
export function closing(tokens: readonly Token[], open: number, limit: number): number {
  for (let at = open + 1; at < limit && at - open < MOST_IN_BRACKET; at++) if (tokens[at]!.norm === ')') return at;
  return -1;
}

/** The bodies in a bracket that holds nothing else: "(Sở Nội vụ)", "(Ban Thi đua - Khen thưởng, Sở Nội vụ)". */
export function bodiesIn(tokens: readonly Token[], marks: Marks, from: number, close: number): Mention[] {
  const bodies: Mention[] = [];
  for (let at = from; at < close; ) {
    const body = marks.at('Org', at)[0];
    if (!body || body.to > close) return [];
    bodies.push(body);
    at = body.to;
    if (at < close && /^[,-]$/.test(tokens[at]!.norm)) at++;
  }
  return bodies;
}

/** "Ban Tổ chức, Kiểm tra và Thi đua Khen thưởng": does a task of one unit stand at a token, joined before the next mark? */
export function joinsTasks(
  tokens: readonly Token[],
  marks: Marks,
  offices: Offices,
  at: number,
  limit: number,
): boolean {
  for (let i = at; i < limit && i - at < MOST_TASK; i++) {
    const token = tokens[i]!;
    if (token.norm === 'và') return tokens[i + 1]?.shape === 'title' && marks.at('Person', i + 1).length === 0;
    if (token.kind !== 'word' || !offices.words.has(token.norm) || marks.at('Person', i).length > 0) return false;
  }
  return false;
}

/** Skips "đồng thời là", "đồng thời kiêm" before a further office at a token; `at` if they do not stand there. */
export function pastAlso(tokens: readonly Token[], offices: Offices, at: number, limit: number): number {
  if (tokens[at]?.norm !== 'đồng' || tokens[at + 1]?.norm !== 'thời') return at;
  const next = /^(?:là|kiêm|làm)$/.test(tokens[at + 2]?.norm ?? '') ? at + 3 : at + 2;
  return next < limit && offices.office(tokens, next, limit) > 0 ? next : at;
}
