import type { Mention } from '../rule/mention.js';
import type { Sentence, Token } from '../text/tokens.js';
import type { Marks } from './marks.js';

/** Words of the name of a central association behind "Trung ương Hội". */
const MOST_NAME = 10;

/** Offices through which a body gives: "Chủ tịch UBND tỉnh", "Bộ trưởng Bộ Tài chính". */
const OFFICES: readonly (readonly string[])[] = [
  ['chủ', 'tịch'],
  ['bộ', 'trưởng'],
  ['tổng', 'giám', 'đốc'],
  ['thống', 'đốc'],
  ['tổng', 'cục', 'trưởng'],
  ['thủ', 'trưởng'],
  ['giám', 'đốc'],
  ['viện', 'trưởng'],
  ['chánh', 'án'],
  ['chánh', 'thanh', 'tra'],
  ['tư', 'lệnh'],
  ['cục', 'trưởng'],
  ['trưởng', 'ban'],
  ['ban', 'thường', 'vụ'],
  ['ban', 'chấp', 'hành'],
  ['đoàn', 'chủ', 'tịch'],
];
const UNITS: Readonly<globalThis.Record<string, string>> = {
  tỉnh: 'province',
  'thành phố': 'province',
  huyện: 'district',
  quận: 'district',
  'thị xã': 'district',
  xã: 'commune',
  phường: 'commune',
  'đặc khu': 'commune',
  'thị trấn': 'commune',
};

/**
 * Marks the bodies of a sentence as givers of awards, with their level as code: `government`, `ministry` (any central
 * body), `province`, `district`, `commune`, `body` (another body of the province). Only where an award is named.
 */
export function markGivers(sentence: Sentence, marks: Marks): void {
  const { tokens } = marks.reading;
  const { from, to } = sentence;
  if (
    sentence.block.kind !== 'cell' &&
    marks.between('AwardWord', from, to).length === 0 &&
    marks.between('Award', from, to).length === 0
  )
    return;
  for (const org of marks.between('Org', from, to)) {
    const level = levelOf(org, tokens, to);
    if (!level) continue;
    const end = wholeOf(org, tokens, level.to, to);
    const start = officeBefore(tokens, org.from, from);
    const give = (at: number, code: string): void =>
      marks.add({ type: 'Giver', from: at, to: end, name: org.name, how: org.how, data: { code } });
    give(org.from, level.code);
    if (start < org.from) give(start, isNational(org, tokens[start]!, tokens[start + 1]!) ? 'ministry' : level.code);
  }
}

function levelOf(org: Mention, tokens: readonly Token[], end: number): { code: string; to: number } | null {
  const { name, data, to } = org;
  if (data.kind === 'council' || /^Hội đồng Thi đua/.test(name)) return null;
  if (data.kind === 'place') return { code: UNITS[String(data.unit)] ?? 'body', to };
  if (name === 'Chính phủ') return { code: 'government', to };
  if (name.startsWith('Ủy ban nhân dân')) {
    const part = /^Ủy ban nhân dân (tỉnh|thành phố|huyện|quận|thị xã|xã|phường|đặc khu|thị trấn)/.exec(name)?.[1];
    if (part) return { code: UNITS[part]!, to };
    for (const [unit, code] of Object.entries(UNITS)) {
      const words = unit.split(' ');
      if (to + words.length <= end && words.every((word, i) => tokens[to + i]!.norm === word))
        return { code, to: to + words.length };
    }
    return { code: 'province', to };
  }
  if (/^Bộ Tư lệnh (?:Bộ đội Biên phòng|Cảnh sát biển)/.test(name)) return { code: 'ministry', to };
  if (data.kind === 'armed_forces' || /^(?:Bộ Tư lệnh|Bộ Chỉ huy|Quân khu|Quân đoàn|Quân chủng|Binh đoàn)/.test(name))
    return { code: 'body', to };
  if (data.level === 'national') return { code: 'ministry', to };
  // A branch in a province of a central body ("Ủy ban MTTQ Việt Nam tỉnh X") gives as a body of the province.
  const branch = typeof data.level === 'string' || Boolean(data.place) || /^(?:tỉnh|phố)$/.test(tokens[to - 1]!.norm);
  const central = /^(?:Tập đoàn|Tổng cục|Bộ (?!Chỉ huy|Tư lệnh)|Trung ương )|Việt Nam$|Trung ương$|tối cao$/.test(name);
  return { code: central && !branch ? 'ministry' : 'body', to };
}

/** "Thống đốc Ngân hàng Nhà nước", "Tổng Giám đốc Kho bạc Nhà nước": offices that only the central body has. */
const isNational = ({ name, data }: Mention, first: Token, second: Token): boolean =>
  first.norm === 'thống' ||
  (first.norm === 'tổng' && second.norm === 'giám' && !data.place && /^(?:Kho bạc|Bảo hiểm xã hội)/.test(name));

/** "Trung ương Hội Luật gia Việt Nam": behind the short name of a central body its own up to "Việt Nam". */
function wholeOf(org: Mention, tokens: readonly Token[], from: number, end: number): number {
  if (!/^Trung ương /.test(org.name)) return from;
  for (let at = from; at + 1 < end && at - from < MOST_NAME && tokens[at]!.kind !== 'mark'; at++)
    if (tokens[at]!.norm === 'việt' && tokens[at + 1]!.norm === 'nam') return at + 2;
  return from;
}

/** First token of the office that stands before a body, or the body's own. */
function officeBefore(tokens: readonly Token[], at: number, first: number): number {
  for (const office of OFFICES) {
    const start = at - office.length;
    if (start >= first && office.every((word, i) => tokens[start + i]!.norm === word)) return start;
  }
  return at;
}
