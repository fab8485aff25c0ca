import type { LEVELS } from '../../core/record.js';
import type { Token } from '../../text/tokens.js';

/** The number of a bloc and the level at which it is set up, read from the words of its name. */

const ROMAN: Readonly<globalThis.Record<string, number>> = { i: 1, v: 5, x: 10 };
const MOST = 60; // no province has more blocs of one kind
const COUNTED: ReadonlySet<string> = new Set([
  'tỉnh',
  'thành',
  'huyện',
  'xã',
  'phường',
  'thị',
  'quận',
  'sở',
  'trường',
  'đơn',
  'cơ',
  'doanh',
  'hội',
  'bệnh',
  'phòng',
  'khoa',
]);

/** "số 5", "05", "VII", "số I": the number at a token; null for counts ("5 thành phố trực thuộc trung ương"). */
export function numberAt(
  tokens: readonly Token[],
  at: number,
  end: number,
  full: boolean,
): { value: number; to: number } | null {
  const said = tokens[at]?.norm === 'số' ? 1 : 0;
  const i = at + said;
  const token = tokens[i];
  if (i >= end || !token) return null;
  if (token.kind === 'number') {
    if (!/^\d{1,2}$/.test(token.norm)) return null;
    const value = Number(token.norm);
    const next = i + 1 < end ? tokens[i + 1]! : null;
    if (value < 1 || value > MOST || next?.norm === '/' || next?.norm === '%') return null;
    if (
      !said &&
      next &&
      COUNTED.has(next.norm) &&
      !isOneUnion(tokens, i + 1, end) &&
      value > 2 &&
      (next.norm !== 'tỉnh' || value > 3) &&
      next.shape !== 'upper'
    )
      return null;
    return { value, to: i + 1 };
  }
  const roman =
    token.kind === 'word' && token.shape !== 'lower' && (said || full || token.norm.length > 0)
      ? romanOf(token.norm)
      : null;
  return roman ? { value: roman, to: i + 1 } : null;
}

/** "Cụm thi đua 3 Hội Chữ thập đỏ TPHCM": the bloc of one union, whose name is written out; "12 hội đặc thù" are many. */
const isOneUnion = (tokens: readonly Token[], at: number, end: number): boolean =>
  at + 1 < end && tokens[at]!.norm === 'hội' && tokens[at]!.shape === 'title' && tokens[at + 1]!.shape !== 'lower';

/** The value of a Roman number in small letters, or null if it is none that a bloc has. */
export function romanOf(norm: string): number | null {
  if (!/^[ivx]+$/.test(norm)) return null;
  let value = 0;
  for (let i = 0; i < norm.length; i++) {
    const digit = ROMAN[norm[i]!]!;
    value += digit < (ROMAN[norm[i + 1] ?? ''] ?? 0) ? -digit : digit;
  }
  return value > 0 && value <= MOST ? value : null;
}

/** Cities that are no province lie in one: their blocs are of a district's level. */
const CITY = /^(?:thành phố|tp\.?) (?!hà nội|hồ chí minh|hải phòng|đà nẵng|cần thơ|huế)/i;
const ORGANIZATION = /^(?:công ty|tổng công ty|tập đoàn|binh đoàn|quân đoàn|trường|trung tâm|ngân hàng)/;
const MINISTRY =
  /^(?:bộ (?!chỉ huy|tư lệnh|đội)|tổng cục|ngành|kho bạc nhà nước|bảo hiểm xã hội|tòa án nhân dân|viện kiểm sát nhân dân|kbnn|bhxh|tand|vksnd|quân khu)/;

/** The level the name itself says: a superior body, a place behind it, or the class of its members. Null if it says nothing. */
export function levelOf(
  tokens: readonly Token[],
  from: number,
  to: number,
  place: string | null,
  parent: string | null,
): (typeof LEVELS)[number] | null {
  const words = tokens
    .slice(from, to)
    .map((token) => token.norm)
    .join(' ');
  const above = parent?.toLowerCase() ?? '';
  // "Cụm thi đua số 4 - Trường Chính trị các tỉnh …" is of schools in several provinces.
  if (ORGANIZATION.test(above) && !/các tỉnh/.test(words)) return 'organization';
  if (MINISTRY.test(`${above} `)) return 'ministry';
  if (
    /(?:các|\d) (?:tỉnh|thành phố)(?: |$)|đồng bằng sông|tây nguyên|khu vực/.test(words) &&
    !/các huyện|thị xã/.test(words)
  )
    return 'region';
  if (place && CITY.test(place)) return 'district';
  if (place)
    return /^(?:huyện|quận|thị xã)/i.test(place)
      ? 'district'
      : /^(?:xã|phường|thị trấn)/i.test(place)
        ? 'commune'
        : 'province';
  if (/các (?:huyện|quận|sở)/.test(words)) return 'province';
  return null;
}
