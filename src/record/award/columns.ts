import { fold } from '../../text/normalize.js';
import type { Sentence } from '../../text/tokens.js';
import type { Scene } from '../scene.js';

/** What a column tells, by the words of its head. */
export type Column = 'unit' | 'rank' | 'score' | 'award';

/** Which head stands for which column. Of several scores the agreed one counts, not the unit's own. */
export function columnsOf(cells: readonly Sentence[], scene: Scene): Map<Column, Sentence> {
  const columns = new Map<Column, Sentence>();
  let best = -1;
  for (const { head, text, above } of headsOf(cells, scene)) {
    if (/^(?:tập thể|đơn vị|cá nhân)/.test(text)) setOnce(columns, 'unit', head);
    else if (/khen thưởng|đề nghị|danh hiệu|^hình thức/.test(text)) setOnce(columns, 'award', head);
    else if (/xếp|hạng|vị thứ|thứ tự|^vị trí/.test(text)) setOnce(columns, 'rank', head);
    else if (/điểm|chấm|^(?:tổng|tổng cộng|cộng)$/.test(text)) {
      const weight = /tự/.test(text)
        ? 0
        : /cộng|thưởng|trừ|chuẩn|tối đa/.test(text)
          ? 1
          : /thống nhất|chéo|kết quả|tổng|thẩm định|chính thức/.test(text)
            ? 3
            : 2;
      if (weight > best) columns.set('score', head);
      best = Math.max(best, weight);
    } else if (/điểm|chấm/.test(above)) {
      // Parts of the points: "Tự chấm", "Nội dung 1"; what the bloc agreed on counts.
      const weight = /tự/.test(text) ? 0 : /thống nhất|chéo|thẩm định|chính thức|khối|cụm/.test(text) ? 3 : 1;
      if (weight > best) columns.set('score', head);
      best = Math.max(best, weight);
    } else if (/đơn vị|tập thể|tên|cơ quan|địa phương|ngành|trường|huyện|tỉnh|thành viên/.test(text))
      setOnce(columns, 'unit', head);
  }
  return columns;
}

/** The heads of a table, one a column, with the words of wider heads above them. */
function headsOf(cells: readonly Sentence[], scene: Scene): { head: Sentence; text: string; above: string }[] {
  const heads = new Map<number, { head: Sentence; text: string; above: string }>();
  for (const head of cells) {
    const { header, column } = head.block.cell!;
    if (!header) continue;
    const text = fold(scene.reading.text.slice(head.start, head.end));
    const known = heads.get(column);
    if (!known) heads.set(column, { head, text, above: '' });
    else if (known.text !== text) heads.set(column, { head, text, above: `${known.above} ${known.text}` });
  }
  return [...heads.values()];
}

function setOnce(columns: Map<Column, Sentence>, kind: Column, head: Sentence): void {
  if (!columns.has(kind)) columns.set(kind, head);
}
