import type { Reading } from '../../text/sentences.js';
import type { OrgGrammar } from '../organization/organizations.js';

const COUNCIL = ['thành ủy', 'huyện ủy', 'quận ủy', 'thị ủy', 'ubnd', 'ủy ban nhân dân'];

/** "Khối thi đua các phòng chuyên môn thuộc UBND huyện Ba Bể": the place of the superior behind the name, or null. */
export function ownerOf({ tokens, text }: Reading, grammar: OrgGrammar, from: number, end: number): string | null {
  let at = tokens[from]?.norm === 'trực' ? from + 1 : from;
  if (at >= end || !/^(?:thuộc|của)$/.test(tokens[at]!.norm)) return null;
  at++;
  const council = COUNCIL.find((words) => words.split(' ').every((word, i) => tokens[at + i]?.norm === word));
  if (council) at += council.split(' ').length;
  const level = grammar.level(tokens, at, end);
  const count = level ? grammar.placeName(tokens, level.to, end, level.name) : 0;
  return level && count > 0 ? text.slice(tokens[at]!.start, tokens[level.to + count - 1]!.end) : null;
}
