import type { Event, Record } from '../core/record.js';
import { bare } from '../text/normalize.js';

export type Bloc = NonNullable<Event['bloc']>;

/** Words that one post puts into the name of a bloc and the next leaves out ("Khối thi đua các cơ quan Nội chính tỉnh"). */
const LOOSE = [' thi dua ', ' cac co quan ', ' cac don vi ', ' tinh ', ' cac '];
const ROMAN = new Map(
  [...['i', 'ii', 'iii', 'iv', 'v', 'vi', 'vii', 'viii', 'ix', 'x', 'xi', 'xii']].map((r, i) => [r, `${i + 1}`]),
);
/** The place or body that a bloc below the province belongs to: "huyện Ba Tơ", "Sở Y tế", "Binh đoàn 16". */
const PARENT =
  /(?:[Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]hành phố|TP\.?|[Xx]ã|[Pp]hường|[Tt]hị trấn|[Đđ]ặc khu|Sở|Công ty|Tập đoàn|Trường|Đại học|Bệnh viện|Cục|Công an|Đảng bộ) \p{Lu}|(?:Binh đoàn|Quân khu) \d/u;

/**
 * The key under which two spellings of one bloc of one province meet: no tones, no loose words, no province at the end,
 * Arabic numbers, nothing said twice ("Khối thi đua Khối 5 tỉnh X" → "khoi 5"), abbreviations written out (`full`:
 * words by their abbreviation, both as `bare` writes them). Khối and cụm stay apart.
 */
export function blocKey(
  name: string,
  province: string | null,
  full: ReadonlyMap<string, string> = new Map<string, string>(),
): string {
  const words = wordsOf(name).flatMap((word) => full.get(word)?.split(' ') ?? [word]);
  let text = ` ${words.join(' ')} `;
  const place = province === null ? '' : ` ${wordsOf(province).join(' ')} `;
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

/** Letters and digits of a name in small letters without tones, word by word. */
const wordsOf = (name: string): string[] => bare(name).match(/[\p{L}\p{N}]+/gu) ?? [];

const isNumber = (word: string | undefined): boolean => word !== undefined && (/^\d+$/.test(word) || ROMAN.has(word));

/** What identifies a bloc: its key, and where that key is unique. */
export interface BlocIdentity {
  readonly key: string;
  /** post: nothing tells which bloc of that name it is; it is taken for the one of its post only. */
  readonly scope: 'country' | 'province' | 'post';
}

/** "Công an" of "Công an huyện Chư Sê"; nothing of "huyện Chư Sê", which is the district itself. */
const BRANCH = /^(.+?) (?:huyện|quận|thị xã|thành phố|xã|phường|thị trấn|đặc khu) \p{Lu}/u;
const BARE_NUMBER = /^(?:khoi|cum) \d+$/;

/**
 * How far the name of a bloc identifies it. Blocs across provinces and of ministries are known by name in the country
 * unless that is a bare number, blocs of provincial bodies in their province. Below, every district has its "Khối các
 * trường": there the name must hold the place or body it belongs to. Without a province nothing else is known.
 * `units`: members and heads that are told; where a bloc has only a number and all its units are local branches of one
 * body, it is a bloc of that branch and not the one of that number among the bodies of the province.
 */
export function blocIdentity(
  { name, level }: Bloc,
  province: Record['province'],
  full: ReadonlyMap<string, string>,
  units: readonly string[],
): BlocIdentity {
  if (level === 'national' || level === 'region' || level === 'ministry') {
    const key = blocKey(name, null, full);
    return { key, scope: BARE_NUMBER.test(key) ? 'post' : 'country' };
  }
  const key = blocKey(name, province?.name ?? null, full);
  const isNarrow = level === 'district' || level === 'commune' || level === 'organization';
  if (province === null || (isNarrow && !PARENT.test(name))) return { key, scope: 'post' };
  const branches = new Set(units.map((unit) => BRANCH.exec(unit)?.[1] ?? ''));
  const [branch] = branches;
  const isOfBranch = BARE_NUMBER.test(key) && branches.size === 1 && branch !== '';
  return { key: isOfBranch ? `${key} ${wordsOf(branch!).join(' ')}` : key, scope: 'province' };
}
