import type { Mention } from '../../rule/mention.js';
import { fold } from '../../text/normalize.js';
import type { Scene } from '../scene.js';
import { type Alike, looseKey } from './alike.js';
import { PART_LEVEL } from './levels.js';

/** Names organizations for the record. Bodies of one province drop it; like bodies of several provinces keep theirs. */
export interface Names {
  org(mention: Mention): string;
  /** The member that a written name means by its brand or by capitals for its words, or null. */
  listed(written: string): string | null;
}

/** Words that tell the form of a company, not which one it is. */
const LEGAL_FORM =
  /tổng công ty|công ty|thương mại cổ phần|cổ phần|tnhh|mtv|nhà nước một thành viên|một thành viên|trách nhiệm hữu hạn/gu;
/** Bodies whose name begins with their level: "Tỉnh đoàn Hà Giang", "Thành ủy Vinh". */
const LEVELLED = /^(?:Tỉnh|Thành|Huyện|Quận|Thị) (?:đoàn|ủy|hội)$/u;

/** A school called without its noun; national and regional universities have none. */
const SCHOOL = /^(?:Đại học (?!Quốc gia|Thái Nguyên$|Huế$|Đà Nẵng$|Bách khoa Hà Nội$)|Cao đẳng |Trung cấp )/u;

/** Does the post call a university, college or vocational school "Trường …"? Then it is so for all of them. */
export const namesSchools = (mentions: readonly Mention[]): boolean =>
  mentions.some(({ name }) => /^Trường (?:Đại học|Cao đẳng|Trung cấp) /u.test(name));

/**
 * `levels` gives the level word of places that a list names bare ("các địa phương: A, B").
 * `schools` puts "Trường" before the names of schools that lack it. `across` is true for a bloc of like bodies of several provinces (its members name two or more): then the province
 * stays with the name ("Sở Ngoại vụ tỉnh Gia Lai").
 */
export function naming(across: boolean, schools = false, levels: ReadonlyMap<string, string> = new Map()): Names {
  return {
    listed: () => null,
    org({ name: written, data }) {
      const { place, placeKind, kind } = data;
      if (kind === 'place' && data.unit === '') return levels.get(written) ?? written;
      const said = typeof data.part === 'string' && data.mixed ? data.part : '';
      const open = data.mixed && (!said || PART_LEVEL.test(said)); // "Huyện ủy A" says no level
      const unit = open ? levels.get(said ? said.replace(PART_LEVEL, '') : String(place)) : undefined;
      if (unit) return said ? `${written.slice(0, -said.length)}${unit}` : unit;
      const name = schools && SCHOOL.test(written) ? `Trường ${written}` : written;
      if (!across || !place || kind === 'place' || name.endsWith(String(place))) return name;
      if (name === 'Thuế tỉnh') return `Thuế ${placeKind ?? 'tỉnh'} ${String(place).replace(/^Thành phố /, '')}`;
      if (LEVELLED.test(name)) return `${name} ${String(place).replace(/^Thành phố /, '')}`;
      return String(place).startsWith('Thành phố') ? `${name} ${place}` : `${name} ${placeKind ?? 'tỉnh'} ${place}`;
    },
  };
}

/** Do the mentions name bodies of two or more provinces? */
export function acrossProvinces(mentions: readonly Mention[]): boolean {
  const bodies = mentions.filter(({ data }) => data.kind !== 'place' && data.place);
  return new Set(bodies.map(({ data }) => data.place)).size > 1;
}

const POLICE =
  /(?:khối|cụm) thi đua (?:số )?\d+,?(?: (?:[-–]|của|thuộc|trực thuộc))? Bộ Công an|Công an (?:các|\d+) tỉnh/iu;

/** Does a post that lists no members speak of a bloc of the ministry's, with the police of several provinces? */
export const policeOfProvinces = ({ reading: { text } }: Scene): boolean => POLICE.test(text);

/** Does a bloc's name say that its members are of several provinces? */
export const ofProvinces = (bloc: string): boolean => /(?<=\s)(?:các|\d+) tỉnh(?=[\s,]|$)|Quân khu \d/iu.test(bloc);

/**
 * Names by the member list: a unit that a later sentence calls without its level word, without "Việt Nam" or by a
 * shorter form of a company's name gets the name that the list gave it. A name that fits two members stays as it is.
 */
export function namingBy(members: readonly string[], base: Names, alike: Alike): Names {
  const exact = new Set(members);
  const loose = new Map<string, string | null>();
  for (const member of members) {
    const key = looseKey(member);
    loose.set(key, loose.has(key) && loose.get(key) !== member ? null : member);
  }
  return {
    listed: (written) => alike(written, members),
    org(mention) {
      const name = base.org(mention);
      if (exact.has(name) || mention.data.kind === 'place') return name;
      return (
        loose.get(looseKey(name)) ?? members.find((member) => sameCompany(name, member)) ?? alike(name, members) ?? name
      );
    },
  };
}

/**
 * The fullest of the names that a post gives one company ("Công ty Gang thép X" = "Công ty Cổ phần Gang thép X"); "Đoàn
 * Thanh niên" of a list is the union that the post calls "Tỉnh đoàn", "Huyện đoàn" elsewhere.
 */
export function fullest(name: string, others: readonly string[]): string {
  if (name === 'Đoàn Thanh niên')
    return others.find((other) => /^(?:Tỉnh|Thành|Huyện|Quận|Thị) đoàn/u.test(other)) ?? name;
  // "Agribank, BIDV và Vietcombank Hà Nam": the branch that the post calls "Agribank Hà Nam" elsewhere.
  if (!name.includes(' ')) {
    const branches = [...new Set(others.filter((other) => other.startsWith(`${name} `)))];
    if (branches.length === 1) return branches[0]!;
  }
  let best = name;
  for (const other of others) if (other.length > best.length && sameCompany(best, other)) best = other;
  return best;
}

/** Do two names of companies differ by words of the legal form alone? */
function sameCompany(a: string, b: string): boolean {
  if (!/^(?:Tổng )?[Cc]ông ty |^Ngân hàng /u.test(a) || !/^(?:Tổng )?[Cc]ông ty |^Ngân hàng /u.test(b)) return false;
  const core = (name: string): string =>
    fold(name)
      .replace(LEGAL_FORM, '')
      .replace(/ và |[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return core(a) === core(b) && core(a) !== '';
}
