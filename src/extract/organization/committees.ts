import type { Mention } from '../../rule/mention.js';
import type { Sentence } from '../../text/tokens.js';
import type { Marks } from '../marks.js';

/** Party boards of a committee below the province ("… và Ủy ban Kiểm tra Quận ủy"), and those that leave it out. */
const BELOW = /(?:Huyện|Quận|Thị|Thành) ủy(?: \p{Lu}.*)?$|Đảng ủy (?:xã|phường|thị trấn|đặc khu|Khối|khối) .*$/u;
const IMPLIED = / Tỉnh ủy$/;
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
}
