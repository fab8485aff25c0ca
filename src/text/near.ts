import { distance } from 'fastest-levenshtein';
import { bare } from './normalize.js';

/**
 * Are two folded syllables near spellings of one another: same letters under other tones (đào / đạo), or one letter
 * off in a syllable of four and more (thành / thanh, trruyền / truyền)? Tones are the usual slip, so they are cheaper.
 */
export function nearSyllable(written: string, meant: string): boolean {
  if (written === meant) return true;
  if (Math.abs(written.length - meant.length) > 1 || written.length < 2) return false;
  if (bare(written) === bare(meant)) return true;
  return written.length >= 4 && meant.length >= 4 && distance(written, meant) === 1;
}
