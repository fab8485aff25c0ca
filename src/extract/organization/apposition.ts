import type { Mention, View } from '../../rule/mention.js';

/** What may stand behind a name inside a list: its duty, its short form, its points, its seat, the command above it. */

const COMMAND = /^(?:Bộ Tư lệnh|Quân chủng|Binh chủng|Quân khu|Quân đoàn|Binh đoàn) /u;
const MOST_IN_BRACKET = 30;
const SEPARATOR = /^(?:[,;&•+/-]|và|cùng)$/u;

/** Skips what may stand behind a name inside a list: "(Cụm trưởng)", "- ABC (đơn vị Trưởng khối năm 2018)", ": Cụm phó". */
export function pastApposition(view: View, at: number): number {
  const short = pastShortForm(view, at);
  const next = pastOne(view, short);
  return next > short ? Math.max(next, pastOne(view, next)) : short;
}

/** "Lữ đoàn 198, Bộ Tư lệnh Đặc công; Sư đoàn 363, Quân chủng Phòng không": the command a unit belongs to is no second one. */
export function pastCommand(view: View, { name, to }: Mention): number {
  if (view.tokens[to]?.norm !== ',' || to + 1 >= view.to || !/^(?:Lữ|Sư|Trung|Hải) đoàn \d/u.test(name)) return to;
  const above = view.at('Org', to + 1)[0];
  return above && COMMAND.test(above.name) ? above.to : to;
}

/** Skips "- ABC", the short form that a list sets behind a company's name. */
function pastShortForm(view: View, at: number): number {
  const name = view.tokens[at + 1];
  if (view.tokens[at]?.norm !== '-' || at + 1 >= view.to || name?.kind !== 'word' || name.shape !== 'upper') return at;
  const closed = at + 2 >= view.to || /^[,;.(]$/.test(view.tokens[at + 2]!.norm) || view.at('Org', at + 2).length > 0;
  return closed && view.at('Org', at + 1).length === 0 && name.norm.length > 2 ? at + 2 : at;
}

/** "gồm A làm cụm trưởng, B làm cụm phó cùng C": in a list of units, behind the duty of one that another follows. */
export function pastLeader(view: View, at: number, to: number): number {
  if (view.tokens[at - 1]?.norm !== 'gồm' || !/^(?:làm|là|giữ)$/.test(view.tokens[to]?.norm ?? '')) return to;
  const end = pastRole(view, to + 1);
  return end !== null && end < view.to && SEPARATOR.test(view.tokens[end]!.norm) ? end : to;
}

function pastOne(view: View, at: number): number {
  const token = view.tokens[at];
  if (!token || at >= view.to) return at;
  if (token.norm === '(') {
    for (let i = at + 1; i < view.to && i - at < MOST_IN_BRACKET; i++) {
      if (view.tokens[i]!.norm === ')') return i + 1;
      if (view.tokens[i]!.norm === '(') break;
    }
    return pastRole(view, at + 1) ?? at; // a bracket that nobody closed: "A (cụm trưởng, B (cụm phó), C"
  }
  if (token.norm === ':') {
    // "A: Cụm trưởng – Chủ trì phiên họp; B: Cụm phó; C"
    let end = pastRole(view, at + 1);
    if (end === null) return at;
    while (end < view.to && !/^[;,.]$/.test(view.tokens[end]!.norm) && end - at < MOST_IN_BRACKET) end++;
    return end;
  }
  if (token.norm === '-' || token.norm === ',') return pastRole(view, at + 1) ?? at;
  // "A 97,8 điểm và B với 97 điểm"
  const score = /^(?:với|đạt|được|:)$/.test(token.norm) ? at + 1 : at;
  if (score + 1 < view.to && view.tokens[score]!.kind === 'number') {
    const behind = view.tokens[score + 1]!.norm;
    if (behind === 'điểm') return score + 2;
    // "A 99, B 98 và C 97 điểm"
    if (/^(?:,|;|và)$/.test(behind) && score + 2 < view.to && view.at('Org', score + 2).length > 0) return score + 1;
  }
  if (token.norm === 'tại') {
    // "Thông tấn xã Việt Nam tại Lào Cai, …": where a branch sits, if the list goes on behind it.
    let end = at + 1;
    while (end < view.to && end - at < 5 && view.tokens[end]!.kind === 'word' && view.tokens[end]!.shape !== 'lower')
      end++;
    const on = end > at + 1 && end + 1 < view.to && /^[,;]$/.test(view.tokens[end]!.norm);
    return on && view.at('Org', end + 1).length > 0 ? end : at;
  }
  return at;
}

/** The token behind "[đơn vị|là|làm] Trưởng khối [thi đua] [năm 2018]", or null if no role stands here. */
function pastRole(view: View, at: number): number | null {
  let from = at;
  while (from < view.to && from - at < 4 && /^(?:đơn|vị|là|làm)$/.test(view.tokens[from]!.norm)) from++;
  const role = view.at('Role', from)[0] ?? view.at('Role', at)[0];
  if (!role) return pastMember(view, from);
  let end = role.to;
  while (end < view.to && /^(?:thi|đua)$/.test(view.tokens[end]!.norm)) end++;
  if (view.tokens[end]?.norm === 'năm' && view.tokens[end + 1]?.kind === 'number') end += 2;
  return end;
}

/** The token behind "thành viên [Khối]" that says no more of a name, or null. */
function pastMember(view: View, at: number): number | null {
  if (view.tokens[at]?.norm !== 'thành' || view.tokens[at + 1]?.norm !== 'viên') return null;
  const end = /^(?:khối|cụm)$/.test(view.tokens[at + 2]?.norm ?? '') ? at + 3 : at + 2;
  return end >= view.to || /^[,;.)]$/.test(view.tokens[end]!.norm) ? end : null;
}
