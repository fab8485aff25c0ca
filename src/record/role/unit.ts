import type { Mention } from '../../rule/mention.js';
import { fold } from '../../text/normalize.js';
import { asMember } from '../member/called.js';
import type { Membership } from '../member/member.js';
import type { Scene } from '../scene.js';

/** A standing organ or the leaders of a body, before the body's own name. */
const ORGAN =
  /^(?:Ban Thường vụ|Ban Thường trực|Thường trực|Thường vụ|Ban Chấp hành|Ban Giám đốc|Ban Giám hiệu|Ban Lãnh đạo|Tập thể lãnh đạo|Lãnh đạo) (?=(?:Hội |Liên đoàn|Công đoàn|Đoàn|Huyện đoàn|Tỉnh đoàn|Thành đoàn|Liên minh|Liên hiệp|Ủy ban Mặt trận|Trường|Sở|Công ty|Tổng công ty))/u;

/** The unit that a standing organ stands for: "Ban Thường vụ Hội Nông dân tỉnh A" → "Hội Nông dân tỉnh A". */
export const withoutOrgan = (name: string): string => name.replace(ORGAN, '');

const COMMITTEE = 'Ủy ban nhân dân ';

/**
 * The name of a unit for roles. One known only through its person ("Chủ tịch UBND xã Cai Kinh, Cụm trưởng") takes the
 * form of the member list ("xã Cai Kinh").
 */
export function unitName(scene: Scene, membership: Membership, mention: Mention): string {
  const said = withoutOrgan(membership.names.org(mention));
  const name =
    schoolOf(membership, said) ??
    begunBy(membership, said) ??
    hereOf(scene, membership, said) ??
    (mention.data.kind === 'place' ? asMember(said, membership) : said);
  const province = provinceOf(membership, mention);
  if (province && byPerson(scene, mention)) return province;
  if (mention.type === 'Person' || !name.startsWith(COMMITTEE) || !byPerson(scene, mention)) return name;
  const members = membership.members.map(({ value }) => fold(value));
  const place = name.slice(COMMITTEE.length);
  return members.includes(fold(name)) ? name : place;
}

/** "Chủ tịch UBND xã A", "đại diện lãnh đạo UBND huyện B". */
function byPerson({ marks, reading: { tokens } }: Scene, { from }: Mention): boolean {
  return (
    marks.covering('Position', from) !== null || tokens[from - 1]?.norm === 'đạo' || tokens[from - 1]?.norm === 'tịch'
  );
}

const LEAST_BEGINNING = 3;

/** The one member whose name goes on behind a short form of at least three words: "Ban Quản lý Vườn" … "Quốc gia A". */
function begunBy({ members }: Membership, name: string): string | null {
  if (name.split(' ').length < LEAST_BEGINNING) return null;
  const [one, ...more] = members.filter(({ value }) => value === name || value.startsWith(`${name} `));
  return one && more.length === 0 ? one.value : null;
}

/** "Giám đốc Công an tỉnh" at a meeting of the police of several provinces: that of the province of the post. */
function hereOf({ province, knowledge }: Scene, { members }: Membership, name: string): string | null {
  const kind = province === null ? null : (knowledge.provinces.find((term) => term.name === province)?.kind ?? 'tỉnh');
  if (kind === null) return null;
  const full = province!.startsWith('Thành phố') ? `${name} ${province}` : `${name} ${kind} ${province}`;
  return members.some(({ value }) => value === full) ? full : null;
}

/** "Trường Đại học A" where the member list has "Đại học A", or the other way round. */
function schoolOf({ members }: Membership, name: string): string | null {
  const bare = fold(name).replace(/^trường (?=đại học |cao đẳng |trung học |trung cấp )/u, '');
  const both = members.find(({ value }) => fold(value) === bare || fold(value) === `trường ${bare}`);
  return both?.value ?? null;
}

/** "Phó Chủ tịch UBND tỉnh A" in a bloc of provinces: the member "tỉnh A", or null. */
function provinceOf({ members }: Membership, { name, data }: Mention): string | null {
  if (!name.startsWith('Ủy ban nhân dân') || !data.place) return null;
  const place = String(data.place);
  return (
    members.find(({ value }) => value === place || value.replace(/^(?:tỉnh|thành phố) /iu, '') === place)?.value ?? null
  );
}
