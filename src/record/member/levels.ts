import type { Mention } from '../../rule/mention.js';
import type { Scene } from '../scene.js';

/** The level word that begins "huyện Ba Bể". */
export const PART_LEVEL = /^\p{Ll}+(?: \p{Ll}+)? (?=\p{Lu})/u;

/** Of the places that a post leaves without a level so many must be known districts, so that no commune is taken for one. */
const MOST_KNOWN = 2 / 3;
/** Level words that a list may say of places of another of these levels; '' where it says none ("các địa phương"). */
const OPEN = /^(?:huyện|quận|thị xã|thành phố)?$/;

/**
 * Full names ("huyện Ba Bể") of the places of a post by their bare names, for those that lists leave without a level:
 * as the post calls them elsewhere, else by the districts of its province on the day of the meeting or else of publication. A name of two
 * levels has none.
 */
export function levelsOf(
  { knowledge, post, province }: Scene,
  mentions: readonly Mention[],
  met: string | null,
): ReadonlyMap<string, string> {
  const levels = said(mentions);
  const day = met ?? post.published?.value ?? null;
  const open = [...new Set(mentions.flatMap(openPlace))].map((bare) => ({
    bare,
    fits: [...knowledge.districts.levels(bare, province, day)],
  }));
  if (open.filter(({ fits }) => fits.length > 0).length < open.length * MOST_KNOWN) return levels;
  const known = open
    .filter(({ fits }) => fits.length === 1)
    .map(({ bare, fits }) => [bare, `${fits[0]} ${bare}`] as const);
  return new Map([...known, ...levels]);
}

/** The bare name of a place of which the words leave open what it is. */
function openPlace({ data }: Mention): string[] {
  if (data.kind === 'place' && (data.unit === '' || data.mixed) && OPEN.test(String(data.unit)))
    return [String(data.place)];
  const level = data.mixed && typeof data.part === 'string' ? PART_LEVEL.exec(data.part)?.[0] : undefined;
  return level && OPEN.test(level.trim()) ? [String(data.part).slice(level.length)] : [];
}

/** Places of the post that stand with their level word, by the bare name; of two levels neither. */
function said(mentions: readonly Mention[]): Map<string, string> {
  const levels = new Map<string, string>();
  const twice = new Set<string>();
  const add = (bare: string, name: string): void => {
    if (levels.has(bare) && levels.get(bare) !== name) twice.add(bare);
    levels.set(bare, name);
  };
  for (const { name, data } of mentions) {
    if (data.mixed) continue;
    if (data.kind === 'place' && data.unit) add(String(data.place), name);
    const part = typeof data.part === 'string' ? PART_LEVEL.exec(data.part) : null;
    if (part) add(String(data.part).slice(part[0].length), String(data.part));
  }
  for (const bare of twice) levels.delete(bare);
  return levels;
}
