import { fold } from '../text/normalize.js';
import { byBeginning, classed, type ProvinceKey, type ProvinceSpan, type Provinces } from './provinces.js';
import { linkOf } from './spelling.js';

/** What the lexicon says of a name. `level` is that of core/record.ts. */
export interface Known {
  readonly kind: string | null;
  readonly level: string | null;
}

/** Where a name was met. */
export interface Setting {
  /** Province of the post. */
  readonly province: ProvinceKey | null;
  /** Level of the bloc whose meeting it is. */
  readonly blocLevel: string | null;
  /** A day of the post, to know the provinces of its time. */
  readonly day: string | null;
  /** All bodies told of the same meeting, by canonical name, each with the forms that the post writes. */
  readonly names: ReadonlyMap<string, readonly string[]>;
}

/** A body. Two names mean one body where `name` and `place` are the same and the place is known. */
export interface Body {
  /** Name without its province: "Sở Tư pháp". */
  readonly name: string;
  /** Name that says which one: "Sở Tư pháp tỉnh Đồng Nai". */
  readonly fullName: string;
  /** `country`: one of its kind; `unknown`: nothing tells which of several it is. */
  readonly place: 'country' | 'unknown' | { readonly province: ProvinceKey };
}

interface Here extends Setting {
  /** The meeting is one of bodies of several provinces. */
  readonly across: boolean;
  /** Names without province of those bodies. */
  readonly like: ReadonlySet<string>;
}

const word = (...heads: string[]): RegExp => new RegExp(`^(?:${heads.join('|')})(?![\\p{L}])`, 'u');

/** A district, town, commune or ward with its name; "Hợp tác xã Hoa Phong" has none. */
const PLACED = /(?:^| )(?:huyện|quận|thị xã|thị trấn|phường|đặc khu|thành phố|(?<!tác )xã) (?=[\p{Lu}\d])/u;
/** The same of units that ended with the district level. */
export const PLACED_DISTRICT = /(?:^| )(?:huyện|quận|thị xã|thị trấn|thành phố) (?=[\p{Lu}\d])/u;
/** The level alone tells no place ("Phòng Nội vụ huyện"). */
const UNPLACED = /(?:^| )(?:huyện|quận|thị xã|thị trấn|phường|đặc khu|thành phố|(?<!tác )xã)$/u;
/** Places begin with a small letter, other names do not: "các đơn vị", "5 đơn vị còn lại". */
const NAMELESS = /^(?:[\p{Ll}\d]|Các )/u;
/** Units that every larger body has. */
const INNER = word(
  ...['Phòng', 'Đội', 'Tổ', 'Khoa', 'Bộ môn', 'Bộ phận', 'Phân xưởng', 'Xưởng', 'Trạm', 'Chi bộ', 'Vụ', 'Cục'],
  ...['Ban Giám hiệu', 'Ban Giám đốc', 'Ban Lãnh đạo', 'Văn phòng đại diện', 'Trại tạm giam', 'Công đoàn cơ sở'],
);
const WITHIN = / (?:Sở|Tỉnh ủy|Bộ Chỉ huy|Công an|Trường|Công ty|Bệnh viện|Ban|Ủy ban|Đài) /u;
/** Staff of each of the armed forces. */
const STAFF = word('Phòng Tham mưu', 'Phòng Chính trị', 'Phòng Hậu cần', 'Phòng Kỹ thuật');
const KINDS_OF_SCHOOL =
  'Mầm non|Mẫu giáo|Tiểu học|Trung học cơ sở|Trung học phổ thông|THCS|THPT|Đại học|Cao đẳng|Trung cấp|và';
const NAMELESS_SCHOOL = new RegExp(`^(?:Trường|Nhà trường)?(?: ?(?:${KINDS_OF_SCHOOL}))*$`, 'iu');
const SCHOOL = word('Trường (?:Mầm non|Mẫu giáo|Tiểu học|Trung học|THCS|THPT|PTDT|Phổ thông)');
const OF_COUNTRY = word(
  ...['Bộ (?!Chỉ huy|Tư lệnh|phận|môn)', 'Tổng cục', 'Tập đoàn', 'Học viện', 'Trung ương', 'Tổng Liên đoàn'],
  ...['Quân khu', 'Quân đoàn', 'Quân chủng', 'Binh đoàn', 'Binh chủng', 'Sư đoàn'],
);
const CENTRAL = / Trung ương(?![\p{L}])| Việt Nam$|^(?:Vụ|Cục) .* Bộ /u;
/** Bodies of the state, the Party and the unions: a province behind their name is no part of it. */
const STATE = word(
  ...['Sở', 'Ban', 'Cục', 'Chi cục', 'Thanh tra', 'Kho bạc', 'Thuế', 'Văn phòng', 'Hội', 'Hiệp hội', 'Liên hiệp'],
  ...[
    'Liên đoàn',
    'Liên minh',
    'Đoàn',
    'Ủy ban',
    'Viện kiểm sát',
    'Tòa án',
    'Công an',
    'Bộ Chỉ huy',
    'Bảo hiểm xã hội',
  ],
);
/** There is one in a province and none below it, whatever the level of the bloc. */
const ONLY_PROVINCIAL = word('Sở', '(?:.* )?Tỉnh (?:ủy|đoàn)');
const PARTY_OF = / ?(Tỉnh|Thành) (?:ủy|đoàn)$/u;
const BRANCH = /(?: -)? Chi nhánh$/u;

/**
 * Reads which body a canonical name of a record means. A wrong body is worse than none: where several in one province
 * bear the name, or the province is not known, its place is `unknown`, and it is known from that post alone.
 * `known` gives what the lexicon says of a canonical name. Call the reader with a meeting, then with each of its names.
 */
export function bodyReader(provinces: Provinces, known: (name: string) => Known | undefined) {
  const provincial = (name: string): boolean => {
    const entry = known(name);
    return entry !== undefined && (entry.level === 'province' || entry.level === null);
  };

  /** The name of the lexicon that is left when the province is gone: "Thuế" + "tỉnh An Giang" is "Thuế tỉnh". */
  const listed = (base: string): string | undefined => {
    const plain = base.replace(BRANCH, '');
    const local = plain === base ? plain : plain.replace(/ Việt Nam$/u, '');
    return [base, plain, local, `${base} tỉnh`, `${base} Thành phố`].find(provincial);
  };

  const inProvince = (name: string, { code, name: called }: ProvinceSpan): Body => {
    // A body has one full name, also where its province became a city later.
    const [first] = provinces.spans.filter((span) => span.code === code && span.name === called).sort(byBeginning);
    return {
      name,
      fullName: fullName(name, first!, known(name) !== undefined),
      place: { province: { code, name: called } },
    };
  };

  /** "Hội Khuyến học tỉnh X" in a post of no province: a province that a canonical name leaves out may stand in the text. */
  const written = (name: string, at: Here): ProvinceSpan | null => {
    const told = (at.names.get(name) ?? []).flatMap((form) => {
      const tail = provinces.tail(form, at.day);
      if (!tail?.classed || !tail.province || tail.base === '') return [];
      return linkOf(tail.base, { name, fullName: name }, []) === 'description' ? [] : tail.province;
    });
    return told.every(({ name: called }) => called === told[0]!.name) ? (told[0] ?? null) : null;
  };

  const ofPost = (name: string, at: Here): Body => {
    const told = written(name, at);
    if (told) return inProvince(name, told);
    // "Cục Thuế" beside "Cục Thuế tỉnh X" and "Cục Thuế tỉnh Y", "huyện Z" beside bodies of several provinces.
    if (at.like.has(name) || (at.across && PLACED.test(name))) return unknown(name);
    const province = at.province && provinces.span(at.province, at.day);
    return province ? inProvince(name, province) : unknown(name);
  };

  /** A name of the lexicon as it stands. */
  const ofLexicon = (name: string, { kind, level }: Known, at: Here): Body => {
    if (level === 'national' || level === 'ministry') return { name, fullName: name, place: 'country' };
    if (level === 'region' || level === 'district' || level === 'commune') return unknown(name);
    const tail = provinces.tail(name, at.day);
    if (tail?.province && tail.base !== '') return { ...inProvince(name, tail.province), fullName: name };
    if (level === 'organization' && at.blocLevel === 'national') return { name, fullName: name, place: 'country' };
    const below = at.blocLevel === 'district' || at.blocLevel === 'commune';
    if (below && !ONLY_PROVINCIAL.test(name)) return unknown(name);
    if (kind === 'armed_forces' && STAFF.test(name)) return unknown(name);
    const committee = PARTY_OF.exec(name)?.[1];
    const of = at.province && provinces.span(at.province, at.day)?.kind;
    // Each city of a province has a Thành ủy, and no city ruled by the centre a Tỉnh ủy.
    if (committee && of && (committee === 'Thành') !== (of === 'thành phố')) return unknown(name);
    return ofPost(name, at);
  };

  /** A name with a province at its end. */
  const withTail = (name: string, at: Here): Body | null => {
    const tail = provinces.tail(name, at.day);
    if (!tail) return null;
    const { base, province } = tail;
    if (!province) return tail.classed || listed(base) ? unknown(name) : null;
    const ownClass = classed(province) === province.name;
    if (base === '') {
      const itself = classed(province);
      if (!tail.classed && !ownClass) return unknown(name);
      return { name: itself, fullName: itself, place: { province: { code: province.code, name: province.name } } };
    }
    if (/ (?:và|,)$/u.test(base)) return unknown(name);
    if (INNER.test(name) && !tail.classed && !listed(base)) return null;
    const own = at.province?.name === province.name;
    const stays = / (?:tại|ở)$/u.test(base) || (PARTY_OF.exec(base)?.[1] === 'Thành' && province.kind === 'tỉnh');
    const entry = stays ? undefined : listed(base);
    // "Bệnh viện Đa khoa Hòa Bình" may be private, and far from that province.
    const doubtful = !tail.classed && province.ambiguous === true && !own;
    if (entry && !(doubtful && known(entry)?.kind === 'health')) return inProvince(entry, province);
    const strips = !stays && (tail.classed || (ownClass && STATE.test(base))) && known(base)?.level !== 'national';
    if (strips) return inProvince(base, province);
    if (doubtful || (!tail.classed && SCHOOL.test(name))) return null;
    return { ...inProvince(name, province), fullName: name };
  };

  /** What the names of one meeting tell of each other. */
  const here = (at: Setting): Here => {
    const tails = [...at.names.keys()]
      .flatMap((name) => provinces.tail(name, at.day) ?? [])
      .filter(({ base, province }) => base !== '' && province);
    const across = new Set(tails.map(({ province }) => province!.name)).size > 1;
    return { ...at, across, like: new Set(across ? tails.map(({ base }) => listed(base) ?? base) : []) };
  };

  const read = (name: string, at: Here): Body => {
    const entry = known(name);
    if (entry) return ofLexicon(name, entry, at);
    const body = withTail(name, at);
    if (body) return body;
    if (PLACED.test(name)) return ofPost(name, at);
    if (NAMELESS.test(name) || UNPLACED.test(name) || NAMELESS_SCHOOL.test(name)) return unknown(name);
    if (OF_COUNTRY.test(name) || CENTRAL.test(name) || ofRegion(name, known))
      return { name, fullName: name, place: 'country' };
    if (INNER.test(name) && !WITHIN.test(name)) return unknown(name);
    return ofPost(name, at);
  };

  return (setting: Setting): ((name: string) => Body) => {
    const at = here(setting);
    return (name) => read(name, at);
  };
}

const unknown = (name: string): Body => ({ name, fullName: name, place: 'unknown' });

/** "Kho bạc Nhà nước khu vực XVI": regions are numbered through the country. */
function ofRegion(name: string, known: (name: string) => Known | undefined): boolean {
  const numbered = / (?:[IVX]+|\d+)$/u.exec(name);
  return numbered !== null && known(name.slice(0, numbered.index))?.level === 'region';
}

/** The name that says which body of the kind it is; `listed`: the lexicon has the name. */
export function fullName(name: string, province: Pick<ProvinceSpan, 'name' | 'kind'>, listed: boolean): string {
  if (PARTY_OF.test(name)) return `${name} ${province.name}`;
  const place = classed(province);
  const bare = name.replace(/ (?:tỉnh|Thành phố)$/u, '');
  const joins = (listed || STATE.test(name)) && !PLACED.test(name);
  return fold(name) === fold(place) ? place : joins ? `${bare} ${place}` : `${name}, ${place}`;
}
