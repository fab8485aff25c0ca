import type { Mention } from '../../rule/mention.js';
import type { Sentence } from '../../text/tokens.js';
import type { Marks } from '../marks.js';

/** Party boards of a committee below the province ("… và Ủy ban Kiểm tra Quận ủy"), and those that leave it out. */
const BELOW = /(?:Huyện|Quận|Thị|Thành) ủy(?: \p{Lu}.*)?$|Đảng ủy (?:xã|phường|thị trấn|đặc khu|Khối|khối) .*$/u;
const IMPLIED = / Tỉnh ủy$/;
/** Tokens from "Văn phòng" to the first board: ", các ban: X". */
const MOST_TO_BOARD = 7;
const SEPARATORS = /^(?:[,;]|và|cùng)$/u;

/**
 * "Ban Tổ chức, Ban Dân vận và Ủy ban Kiểm tra Quận ủy": the committee is said once, behind the last board. Boards of
 * the same list that name none belong to it, not to the province's committee.
 */
export function shareCommittees(marks: Marks, { from, to }: Sentence): void {
  const { tokens } = marks.reading;
  const orgs = marks.between('Org', from, to);
  let committee = '';
  let next: Mention | null = null;
  for (const org of [...orgs].reverse()) {
    const joined = next !== null && next.from - org.to === 1 && SEPARATORS.test(tokens[org.to]!.norm);
    const below = BELOW.exec(org.name);
    const said = below && below.index > 0 ? below[0] : ''; // the committee itself owns no boards before it
    const implied = IMPLIED.test(org.name) && !/^(?:ủy|uỷ|tu)$/.test(tokens[org.to - 1]!.norm);
    if (said) committee = said;
    else if (!joined || !implied) committee = '';
    else if (committee) {
      marks.remove(org);
      marks.add({ ...org, name: org.name.replace(IMPLIED, ` ${committee}`), data: { ...org.data, code: null } });
    }
    next = org;
  }
  markOffice(marks, from, to);
}

/** "gồm Văn phòng, Ban Tổ chức, … Tỉnh ủy": an office before a list of boards is that of their committee. */
function markOffice(marks: Marks, from: number, to: number): void {
  const { tokens, text } = marks.reading;
  for (let at = from; at + MOST_TO_BOARD < to; at++) {
    if (tokens[at]!.norm !== 'văn' || tokens[at + 1]!.norm !== 'phòng' || !SEPARATORS.test(tokens[at + 2]!.norm))
      continue;
    if (tokens[at]!.shape === 'lower' || marks.covering('Org', at) || marks.covering('Person', at)) continue;
    const board = marks.between('Org', at + 3, at + MOST_TO_BOARD)[0];
    const committee = board && (BELOW.exec(board.name)?.[0] ?? (IMPLIED.test(board.name) ? 'Tỉnh ủy' : ''));
    if (!board || !committee || !/^(?:Ban|Ủy ban Kiểm tra) /.test(board.name)) continue;
    const name = `${text.slice(tokens[at]!.start, tokens[at + 1]!.end)} ${committee}`;
    marks.add({ ...board, from: at, to: at + 2, name, how: 'elided', data: { ...board.data, code: null } });
  }
}
