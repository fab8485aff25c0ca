import type { Knowledge } from '../rule/load.js';
import type { Reading } from '../text/sentences.js';
import type { Sentence } from '../text/tokens.js';
import type { Marks } from './marks.js';
import type { OrgGrammar } from './organizations.js';

/** Marks names of emulation blocs ("Khối thi đua số 5", "Cụm thi đua các huyện, thị xã"). */
export function markBlocs(
  _reading: Reading,
  _sentence: Sentence,
  _marks: Marks,
  _knowledge: Knowledge,
  _grammar: OrgGrammar,
): void {}
