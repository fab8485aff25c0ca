import type { Event, Record } from '../core/record.js';
import { bare } from '../text/normalize.js';

/** Words that one post puts into the name of a bloc and the next leaves out ("Khối thi đua các cơ quan Nội chính tỉnh"). */
const LOOSE = [' thi dua ', ' cac co quan ', ' cac don vi ', ' tinh ', ' cac '];
const ROMAN = new Map(
  [...['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii']].map((r, i) => [r, `${i + 1}`]),
);

/**
 * The key under which two spellings of one bloc of one province meet: no tones, no loose words, no province at the end,
 * Arabic numbers, nothing said twice ("Khối thi đua Khối 5 tỉnh X" → "khoi 5"). Khối and cụm stay apart.
 */
export function blocKey(name: string, province: string | null): string {
  const words = bare(name).match(/[\p{L}\p{N}]+/gu) ?? [];
  let text = ` ${words.join(' ')} `;
  const place = province === null ? '' : ` ${(bare(province).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ')} `;
  if (place !== '' && text.endsWith(place) && text !== place) text = text.slice(0, -place.length + 1);
  for (const loose of LOOSE) text = text.replaceAll(loose, ' ');
  const kept = text
    .trim()
    .split(' ')
    .filter((word, at, all) => word !== all[at - 1]);
  const numbered = kept.filter((word, at) => word !== 'so' || !isNumber(kept[at + 1]));
  const key = numbered.map((word, at) =>
    at > 0 && /^(khoi|cum)$/.test(numbered[at - 1]!) ? (ROMAN.get(word) ?? word) : word,
  );
  // Nothing but "khối" left: the loose words were all the name there is.
  return key.length > 1 ? key.join(' ') : words.join(' ');
}

const isNumber = (word: string | undefined): boolean => word !== undefined && (/^\d+$/.test(word) || ROMAN.has(word));

export type Scope = 'country' | 'province' | 'post';

/**
 * How far the name of a bloc identifies it. Blocs of provinces and ministries are known by name in the country, blocs of
 * provincial bodies in their province. Below, every district has its "Khối các trường", so such a bloc, and one whose
 * province is not known, is taken for the one of its post only.
 */
export function scopeOf(bloc: NonNullable<Event['bloc']>, province: Record['province']): Scope {
  if (bloc.level === 'national' || bloc.level === 'region' || bloc.level === 'ministry') return 'country';
  if (province === null || bloc.level === 'district' || bloc.level === 'commune' || bloc.level === 'organization')
    return 'post';
  return 'province';
}
