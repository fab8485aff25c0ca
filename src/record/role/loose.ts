import type { Mention } from '../../rule/mention.js';
import type { Sentence } from '../../text/tokens.js';
import { isSeat } from '../member/list.js';
import type { Scene } from '../scene.js';

/** Do a duty and a body (the first, of several) only stand side by side, without the one being that of the other? */
export function isLoose(
  scene: Scene,
  { rule, sentence, from = sentence.from }: { rule: string; sentence: Sentence; from?: number },
  duty: Mention,
  holder: Mention,
): boolean {
  return (
    (rule === 'role.is' && /^(?:việc|giúp|trợ)$/.test(scene.reading.tokens[duty.from - 1]?.norm ?? '')) ||
    (rule === 'role.before' && /^(?:nhường|thôi)$/.test(scene.reading.tokens[holder.to]?.norm ?? '')) ||
    (rule === 'role.front' && from !== sentence.from) ||
    (/^role\.(?:opening|newly)$/.test(rule) && !isOpening(scene, sentence, from)) ||
    (rule === 'role.comma' && (isListed(scene, duty, holder) || isAdjunct(scene, sentence, duty, holder))) ||
    isRefused(scene, sentence, duty) ||
    (holder.to <= duty.from && /^(?:giao|phân|yêu|chỉ)$/.test(scene.reading.tokens[duty.to]?.norm ?? '')) || // "nhiệm vụ Khối trưởng giao"
    (rule === 'role.person' && inHisStead(scene, duty, holder)) ||
    parted(scene, duty, holder) ||
    isSeat(scene, holder) ||
    hasOwn(scene, duty, holder)
  );
}

/**
 * "Là Khối trưởng, Sở A …": nobody stands before it of whom it could be told, as in "Sở B là Khối trưởng, Sở A …"; what
 * somebody says opens anew: 'ông P nói: "Là Khối trưởng, Sở A …"'.
 */
function isOpening({ marks, reading: { tokens } }: Scene, sentence: Sentence, from: number): boolean {
  let start = from;
  while (start > sentence.from && !/^[":]$/.test(tokens[start - 1]!.norm)) start--;
  // A name that no lexicon knows.
  const before = tokens[from - 1];
  if (from - 1 > start && before!.kind === 'word' && before!.shape !== 'lower') return false;
  return marks.between('Org', start, from).length === 0 && marks.between('Person', start, from).length === 0;
}

const ADJUNCT = /^(?:sau|theo|trước|tại|khi|để|nhằm|trên|qua|từ|được|căn|tiếp|trong|nhân|với)$/;
const WITHIN = /^(?:của|với|cho|tại|từ|bởi|cùng|về|đến)$/;

/** "Sau khi nghe ý kiến của Sở A, Khối trưởng kết luận": the body closes an opening phrase, the duty is somebody's who acts. */
function isAdjunct({ reading: { tokens } }: Scene, { from, to }: Sentence, duty: Mention, holder: Mention): boolean {
  if (!ADJUNCT.test(tokens[from]!.norm) || !WITHIN.test(tokens[holder.from - 1]?.norm ?? '')) return false;
  return holder.to < duty.from && duty.to < to && tokens[duty.to]!.kind === 'word';
}

const NEAR = 8;

/** "Đề xuất bầu Sở A làm Khối trưởng chưa được thông qua". */
function isRefused({ reading: { tokens } }: Scene, { to }: Sentence, duty: Mention): boolean {
  for (let at = duty.to; at < Math.min(to - 1, duty.to + NEAR) && tokens[at]!.norm !== ';'; at++)
    if (/^(?:chưa|không)$/.test(tokens[at]!.norm)) {
      const passive = /^(?:được|nhận)$/.test(tokens[at + 1]!.norm);
      const word = tokens[passive ? at + 2 : at + 1]?.norm ?? '';
      if (/^(?:thống|đồng|nhất|tán)$/.test(word) || (passive && /^(?:thông|chấp|sự)$/.test(word))) return true;
    }
  return false;
}

/** A comma alone joins a body and a duty: not in "Sở A, Khối trưởng, Khối phó và các thành viên", "Theo Sở A, Khối trưởng …". */
function isListed({ marks, reading: { tokens } }: Scene, duty: Mention, holder: Mention): boolean {
  const another = marks.at('Duty', duty.to + 1).length > 0 && /^(?:,|và|\/)$/.test(tokens[duty.to]?.norm ?? '');
  // "…, Khối phó giao cho Sở B"
  const behind = tokens[duty.to]?.norm ?? '';
  const given = /^(?:giao|trao)$/.test(behind) && tokens[duty.to + 1]?.norm === 'cho';
  const goesOn = given || /^(?:giao|là|do|thuộc|sang|về|:)$/.test(behind);
  return another || goesOn || /^(?:theo|cùng|với|mặt)$/.test(tokens[holder.from - 1]?.norm ?? '');
}

/** "Thay mặt Khối trưởng, ông P trình bày": P is not the head. */
function inHisStead({ reading: { tokens } }: Scene, duty: Mention, holder: Mention): boolean {
  return holder.from > duty.to && /^(?:mặt|diện|với|cùng|của|thay|đạo|vị|cho)$/.test(tokens[duty.from - 1]?.norm ?? '');
}

/** Does a line end between a duty and the body behind it? Then the dash is the bullet of the next line, unless a colon opened a list. */
function parted({ reading: { text, tokens } }: Scene, duty: Mention, holder: Mention): boolean {
  if (holder.from < duty.to || holder.from - duty.to > 1) return false;
  const colon = holder.from > duty.to && tokens[duty.to]!.norm === ':';
  return !colon && text.slice(tokens[duty.to - 1]!.end, tokens[holder.from]!.start).includes('\n');
}

/** "Trưởng khối, Phó khối gồm: A - Trưởng khối, B - Phó khối": the body behind a duty has a duty of its own. */
function hasOwn({ marks, reading: { tokens } }: Scene, duty: Mention, holder: Mention): boolean {
  if (holder.from < duty.to) return false;
  const { norm } = tokens[holder.to] ?? { norm: '' };
  // "X với vai trò Cụm trưởng, Y là Cụm phó"
  if (/^(?:là|làm)$/.test(norm) && marks.between('Duty', holder.to + 1, holder.to + 4).length > 0) return true;
  // "X 8 phiếu (Khối trưởng)"
  let end = holder.to;
  if (tokens[end]?.kind === 'number') while (end - holder.to < 4 && tokens[end] && tokens[end]!.norm !== '(') end++;
  const own = /^[-:(]$/.test(tokens[end]?.norm ?? '') ? marks.at('Duty', end + 1)[0] : undefined;
  return own !== undefined && !/^(?:là|:|gồm)$/.test(tokens[own.to]?.norm ?? '');
}
