import type { Sentence } from '../../text/tokens.js';
import type { Scene } from '../scene.js';

const PAPERS: ReadonlySet<string> = new Set([
  'kế hoạch',
  'thông báo',
  'hướng dẫn',
  'quyết định',
  'công văn',
  'giấy mời',
  'mời dự',
  'quy chế',
  'lịch họp',
  'chương trình',
  'danh sách',
  'kịch bản',
  'dự thảo',
  'tờ trình',
  'bài phát',
  'mẫu báo',
  'mẫu biên',
]);

/** "Kế hoạch tổ chức …", "Thông báo …": a paper, not a report. */
export const isPaper = ({ reading: { tokens } }: Scene, { from, to }: Sentence): boolean =>
  to > from + 2 && (tokens[from]!.norm === 'lịch' || PAPERS.has(`${tokens[from]!.norm} ${tokens[from + 1]!.norm}`));
