import type { Knowledge } from '../../rule/load.js';
import type { Token } from '../../text/tokens.js';
import { officesOf } from '../person/offices.js';
import { isCapital } from './places.js';

/** Tokens of the longest office before a body: "Ủy viên Ban Thường vụ". */
const MOST_OFFICE = 6;

/**
 * The reader of known districts behind a body that starts at token `body` ("Huyện ủy Krông Pắc", "UBND Lâm Hà"): gives
 * the number of tokens of the district's name at token `at`. 0 if none is known or more of a name follows it, and behind
 * an office, where the words may be its holder's name ("Bí thư Huyện ủy Mai Sơn").
 */
export function districtReader(
  knowledge: Knowledge,
): (tokens: readonly Token[], body: number, at: number, end: number) => number {
  const offices = officesOf(knowledge);
  const officed = (tokens: readonly Token[], at: number): boolean => {
    for (let from = Math.max(0, at - MOST_OFFICE); from < at; from++)
      if (offices.office(tokens, from, at) === at) return true;
    return false;
  };
  return (tokens, body, at, end) => {
    const count = knowledge.districts.at(tokens, at, end);
    return count === 0 || (at + count < end && isCapital(tokens[at + count])) || officed(tokens, body) ? 0 : count;
  };
}
