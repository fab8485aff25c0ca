import { type Body, type Known, PLACED_DISTRICT } from './organization.js';

/** What sort of body one is: `kind` in the words of the lexicon, `level` of core/record.ts; null: its name does not tell. */
export interface Class {
  readonly kind: string | null;
  readonly level: string | null;
}

const ITSELF = /^(?:tỉnh|[Tt]hành phố|huyện|quận|thị xã|thị trấn|xã|phường|đặc khu) /u;
const PLACED_COMMUNE = /(?:^| )(?:thị trấn|phường|đặc khu|(?<!tác |thị )xã) (?=[\p{Lu}\d])/u;
/** First words of names that no lexicon has, the longer before the shorter. */
const HEADS: readonly (readonly [kind: string, heads: RegExp])[] = [
  ['education', /^(?:Trường|Đại học|Học viện|Cao đẳng|Trung cấp|Phân hiệu|Trung tâm Giáo dục) /u],
  ['health', /^(?:Bệnh viện|Phòng khám|Trạm Y tế|Trung tâm Y tế) /u],
  ['bank', /^(?:Ngân hàng|Quỹ tín dụng) /u],
  [
    'enterprise',
    /^(?:Công ty|Tổng [Cc]ông ty|Tập đoàn|Xí nghiệp|Nhà máy|Nông trường|Lâm trường|Hợp tác xã|Khách sạn) /u,
  ],
  ['armed_forces', /^(?:Công an|Đồn|Hải đội|Trung đoàn|Lữ đoàn|Sư đoàn|Binh đoàn|Quân khu|Trại giam|Phòng Cảnh sát) /u],
  ['front_mass_org', /^(?:Công đoàn|Đoàn Thanh niên|Hội Phụ nữ) /u],
  ['party_body', /^(?:Đảng ủy|Đảng bộ|Chi bộ|Huyện ủy|Thị ủy|Quận ủy|Thành ủy) /u],
  ['media', /^(?:Báo|Đài|Tạp chí) /u],
  ['association', /^(?:Hội|Hiệp hội|Liên hiệp) /u],
  ['provincial_department', /^Sở /u],
];
/** They stand at no level of the state. */
const APART: ReadonlySet<string> = new Set(['education', 'health', 'enterprise', 'bank']);
const MOST_WORDS = 8;

/** Tells what sort a body is: as the lexicon has it or, for other names, by the first words and the place in them. */
export function classOf({ name, fullName, place }: Body, known: (name: string) => Known | undefined): Class {
  const entry = known(name);
  if (entry) return { kind: entry.kind, level: entry.level ?? (typeof place === 'object' ? 'province' : null) };
  if (ITSELF.test(name)) {
    // "thành phố Lạng Sơn" has a province behind it in full, "thành phố Đà Nẵng" is one.
    const small = PLACED_COMMUNE.test(name) ? 'commune' : 'district';
    return { kind: 'local_government', level: name === fullName && place !== 'unknown' ? 'province' : small };
  }
  const begun = beginning(name, known);
  const kind = begun?.kind ?? HEADS.find(([, heads]) => heads.test(name))?.[0] ?? null;
  return { kind, level: levelOf(name, place, kind, begun) };
}

function levelOf(name: string, place: Body['place'], kind: string | null, begun: Known | undefined): string | null {
  if (kind !== null && APART.has(kind)) return 'organization';
  if (PLACED_COMMUNE.test(name)) return 'commune';
  if (PLACED_DISTRICT.test(name)) return 'district';
  if (place === 'country') return 'national';
  if (kind === 'provincial_department') return 'province';
  // "Huyện ủy Mường La"; a unit inside another body may stand at another level than its like.
  return kind === 'party_body' && begun?.level === 'district' ? 'district' : null;
}

/** The longest name of the lexicon that a name begins with: "Huyện ủy" of "Huyện ủy Mường La". */
function beginning(name: string, known: (name: string) => Known | undefined): Known | undefined {
  const words = name.split(' ');
  for (let count = Math.min(words.length - 1, MOST_WORDS); count > 0; count--) {
    const entry = known(words.slice(0, count).join(' '));
    if (entry) return entry;
  }
  return undefined;
}
