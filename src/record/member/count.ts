import type { Fact } from '../../extract/match.js';
import { type Found, found, proof } from '../found.js';
import { type Scene, spanOf } from '../scene.js';

/** The largest blocs have some sixty units; a larger number counts something else. */
const MOST_UNITS = 70;
/** Before a number: it counts units that are wished for, rewarded or chosen, not those of the bloc. */
const BEFORE =
  /(?:phấn đấu|đăng ký|tặng|cho|bầu|chọn|tôn|nghị|khen|có ít nhất|trong đó|hơn|khoảng|thêm|ít nhất|còn lại|nhất cho) *$/u;
/** Behind "N đơn vị trong khối": only some of them. */
const BEHIND = /^ *(?:được|đạt|xếp|hoàn thành|nhận|vinh dự|đủ|còn lại|xin|chưa|không|nữa|khác)/u;
/** "Khối thi đua có 9 đơn vị" tells how many there are only if nothing is said of those nine. */
const HAD =
  /^ *(?:[.,;:(]|là|tham gia|đăng ký (?:tham gia|sinh hoạt)|sinh hoạt|đóng (?:tại|trên)|thuộc|trực thuộc|gồm|với|cùng|sau khi|$)/u;
/** "5 xã dẫn đầu thuộc Cụm": some of the units. */
const SOME = /(?<!\p{L})(?:được|đạt|dẫn|xuất sắc|khen|tặng|tiêu biểu|nữa)(?!\p{L})/u;
const WINDOW = 24;
/** A shorter list may be as long as some number by chance. */
const FEW = 4;
const AGREES = 0.8;

/** The number of members the post states, or null. A list's announcement is surest, then "thành viên", then "trong khối". */
export function settleCount(scene: Scene, facts: readonly Fact[]): Found<number> | null {
  let best: Found<number> | null = null;
  let rank = 0;
  for (const fact of facts) {
    const count = fact.slots.count?.[0];
    const of = fact.slots.of?.[0];
    if (!count) continue;
    const more = fact.slots.more?.[0];
    const value = Number(of?.data.value ?? count.data.value) + Number(more?.data.value ?? 0);
    if (!Number.isInteger(value) || value < 2 || value > MOST_UNITS) continue;
    if (scene.marks.covering('Bloc', count.from)?.data.number === value) continue; // "Cụm thi đua 3 Hội Chữ thập đỏ TPHCM"
    const sure = surety(scene, fact);
    if (sure <= rank) continue;
    rank = sure;
    best = found(value, proof(spanOf(scene, { from: count.from, to: (more ?? of ?? count).to }), fact.rule, sure));
  }
  return best;
}

/** How sure it is that the number counts the bloc's members, 0 if it does not. */
function surety(scene: Scene, fact: Fact): number {
  const { text, tokens } = scene.reading;
  const count = fact.slots.count![0]!;
  const of = fact.slots.of?.[0];
  const said = text.slice(tokens[fact.from]!.start, tokens[fact.to - 1]!.end).toLowerCase();
  const before = text.slice(Math.max(0, tokens[count.from]!.start - WINDOW), tokens[count.from]!.start).toLowerCase();
  const behind = text.slice(tokens[fact.to - 1]!.end, tokens[fact.to - 1]!.end + WINDOW).toLowerCase();
  if (fact.with.all) return Number(count.data.value) < 3 ? 0 : 0.95; // "cả hai đơn vị" are some of them
  if (fact.with.title) return fact.sentence.block.kind === 'title' && fact.from === fact.sentence.from ? 0.85 : 0;
  if (fact.slots.more && !fact.with.had) return 0.98;
  if (SOME.test(text.slice(tokens[count.to]!.start, tokens[fact.to - 1]!.end).toLowerCase())) return 0;
  if (/gồm|thành viên$/.test(said) && !BEFORE.test(before)) return /gồm/.test(said) ? 0.97 : 0.94;
  if (BEFORE.test(before)) return 0;
  if (fact.with.had) return HAD.test(behind) ? 0.88 : 0;
  // "5/7 đơn vị đạt …" still says that there are seven; "12/12 đơn vị" says it outright.
  if (of) return count.data.value === of.data.value ? 0.92 : 0.6;
  return BEHIND.test(behind) ? 0 : 0.9;
}

const UNITS =
  /^ (?:đơn vị|địa phương|cơ quan|thành viên|doanh nghiệp|huyện|quận|tỉnh|thành phố|xã|phường|trường|sở|hội|nơi)(?![\p{L}])/u;

/** A number of units said in passing ("do 7 tỉnh chấm chéo") that is the length of the list of units, or null. */
export function agreeing(scene: Scene, length: number): Found<number> | null {
  const { text, tokens } = scene.reading;
  if (length < FEW) return null;
  for (const { from, to } of scene.sentences)
    for (const number of scene.marks.between('Number', from, to)) {
      if (number.data.value !== length) continue;
      const { start, end } = spanOf(scene, number);
      const behind = text.slice(end, end + WINDOW).toLowerCase();
      const unit = UNITS.exec(behind)?.[0] ?? '';
      const before = text.slice(Math.max(0, start - WINDOW), start).toLowerCase();
      if (!unit || BEFORE.test(before) || /(?:số|có|\/|nhất) *$/u.test(before)) continue;
      if (BEHIND.test(behind.slice(unit.length))) continue;
      return found(
        length,
        proof({ start: tokens[number.from]!.start, end: end + unit.length }, 'member.agrees', AGREES),
      );
    }
  return null;
}
