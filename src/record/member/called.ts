import { fold } from '../../text/normalize.js';
import { tokenize } from '../../text/tokens.js';
import type { Membership } from './member.js';

const wordsOf = (text: string): string[] =>
  tokenize(fold(text))
    .filter(({ kind, norm }) => kind !== 'mark' && norm !== 'và')
    .map(({ norm }) => norm);

/**
 * The member that a short name means ("Cao su Bà Rịa", "TH Kim Đồng", "Y tế"): the only one whose name ends in the
 * same words as it; two words at least, unless the short name has one. Null if none or several do.
 */
export function memberCalled(written: string, membership: Membership): string | null {
  const words = wordsOf(written);
  let best = 0;
  let called: string | null = null;
  for (const { value } of membership.members) {
    const name = wordsOf(value);
    let shared = 0;
    while (
      shared < words.length &&
      shared < name.length &&
      words[words.length - 1 - shared] === name[name.length - 1 - shared]
    )
      shared++;
    if (shared < Math.min(2, words.length) || shared < best) continue;
    called = shared === best ? null : value;
    best = shared;
  }
  return called;
}

const PLACE = /^(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn) /u;

/** In a bloc of like bodies of several places ("Hội Luật gia tỉnh A, tỉnh B") a place stands for its body. */
function isOneOfMany(place: string, called: string, { members }: Membership): boolean {
  // "Hội Luật gia" at the least stands before the place.
  if (wordsOf(called).length < wordsOf(place.replace(PLACE, '')).length + 2) return false;
  const head = wordsOf(called).slice(0, 2).join(' ');
  const like = members.filter(({ value }) => wordsOf(value).slice(0, 2).join(' ') === head);
  return !/^(?:Trường|Công ty) /.test(called) && !PLACE.test(called) && like.length === members.length;
}

/**
 * The name of a unit as the member list has it: itself, or the member that it abbreviates ("Trường TH Kim Đồng" for
 * "Trường Tiểu học Kim Đồng"): the same first word, the same end, and no more than two words written otherwise.
 */
export function asMember(name: string, membership: Membership): string {
  if (membership.members.length === 0 || membership.members.some(({ value }) => value === name)) return name;
  const called = memberCalled(name, membership);
  if (!called) return membership.names.listed(name) ?? name;
  if (PLACE.test(name)) return isOneOfMany(name, called, membership) ? called : name;
  const [written, meant] = [wordsOf(name), wordsOf(called)];
  const missing = written.filter((word) => !meant.includes(word)).length;
  return written[0] === meant[0] && missing <= 2 && missing < written.length - 1 ? called : name;
}
