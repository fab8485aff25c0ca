import type { Knowledge } from '../rule/load.js';
import type { Reading } from '../text/sentences.js';
import type { Sentence } from '../text/tokens.js';
import type { Marks } from './marks.js';
import type { OrgGrammar } from './organizations.js';

/** Marks persons (without honorific or rank) and positions ("Phó Giám đốc Sở Y tế, Khối trưởng"). */
export function markPersons(
  _reading: Reading,
  _sentence: Sentence,
  _marks: Marks,
  _knowledge: Knowledge,
  _grammar: OrgGrammar,
): void {}
