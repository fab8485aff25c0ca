import { once } from '../../core/memo.js';
import type { Knowledge } from '../../rule/load.js';
import { fold } from '../../text/normalize.js';

/** Tells which of the bloc's members a name means that is written otherwise than in the list; null if none or several. */
export type Alike = (name: string, members: readonly string[]) => string | null;

/** Words of names without joints, marks and level words. */
const LEVEL = /(?<=^|\s)(?:tỉnh|thành phố|thị xã|thị trấn|huyện|quận|phường|xã|đặc khu)(?=\s)/gu;

/** A name by its words alone: no level words, joints and marks, no "Việt Nam" at the end. */
export const looseKey = (name: string): string =>
  fold(name)
    .replace(LEVEL, '')
    .replace(/ việt nam$/u, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .replace(/ và /g, ' ')
    .trim();

/** Words that a branch may have or lack. */
const BRANCH = /(?<=^|\s)(?:chi nhánh|việt nam|bank)(?=\s|$)/gu;

/** Builds `Alike` from rules/lexicon/brands.yml: brands beside full names, and capitals for the words they begin. */
export const aliker = once((knowledge: Knowledge): Alike => {
  const brands = (knowledge.vocabulary.get('brands') ?? []).map(({ name, forms }) => ({
    brand: looseKey(name),
    full: forms.map(looseKey),
  }));

  const byBrand = (name: string, members: readonly string[]): string[] => {
    const words = looseKey(name);
    const known = brands.find(({ brand }) => words === brand || words.startsWith(`${brand} `));
    if (!known) return [];
    const place = words.slice(known.brand.length).replace(BRANCH, '').trim();
    return members.filter((member) => {
      const meant = looseKey(member);
      return (
        known.full.some((part) => ` ${meant} `.includes(` ${part} `)) && ` ${meant}`.endsWith(` ${place}`.trimEnd())
      );
    });
  };

  return (name, members) => {
    const alike = byBrand(name, members);
    const meant = alike.length > 0 ? alike : members.filter((member) => abbreviates(name, member));
    return meant.length === 1 ? meant[0]! : null;
  };
});

const CAPITALS = /^[\p{Lu}&]{2,}$/u;

/** Is a name a member's with capitals for some of its words ("Trường Đại học TDTT X" for "… Thể dục Thể thao X")? */
export function abbreviates(name: string, member: string): boolean {
  const written = wordsOf(name);
  const full = wordsOf(member);
  let shortened = false;
  let at = 0;
  for (const word of written) {
    if (fold(word) === fold(full[at] ?? '')) {
      at++;
      continue;
    }
    if (!CAPITALS.test(word)) return false;
    for (const letter of word.replaceAll('&', '')) {
      if (full[at]?.[0]?.toUpperCase() !== letter) return false;
      at++;
    }
    shortened = true;
  }
  return shortened && at === full.length;
}

const wordsOf = (name: string): string[] => name.split(/[\s,/-]+/u).filter((word) => word !== '' && word !== 'và');
