import { expect, test } from 'vitest';
import { trace } from '../../src/pipe.js';
import { loadKnowledge } from '../../src/rule/load.js';

const knowledge = loadKnowledge();
const source = { location: 'post.txt', url: null, media_type: null, charset: null, fetched_at: null };

interface Case {
  /** The sentence above the table, and its rows with their cells set apart by bars. */
  readonly above: string;
  readonly rows: readonly string[];
  readonly awards?: readonly string[];
  readonly rankings?: readonly string[];
}

const cases: readonly Case[] = [
  {
    above: 'Kết quả đề nghị khen thưởng:',
    rows: [
      'Hình thức khen thưởng | Đơn vị',
      'Cờ thi đua của UBND tỉnh | Sở Y tế',
      'Bằng khen của UBND tỉnh | Sở Nội vụ (Khối phó), Sở Tư pháp; Ban Dân tộc',
    ],
    awards: [
      'Sở Y tế | provincial_flag',
      'Sở Nội vụ | provincial_certificate',
      'Sở Tư pháp | provincial_certificate',
      'Ban Dân tộc | provincial_certificate',
    ],
  },
  {
    above: 'Các tập thể, cá nhân được đề nghị khen thưởng:',
    rows: [
      'Cấp khen | Hình thức | Tập thể, cá nhân được đề nghị',
      'Chính phủ | Cờ thi đua | Sở Y tế',
      'UBND tỉnh | Bằng khen | Ông Lê Văn Nam (Sở Nội vụ)',
      'Bộ Tư pháp | Bằng khen | Sở Tư pháp',
    ],
    awards: ['Sở Y tế | government_flag', 'Lê Văn Nam | provincial_certificate', 'Sở Tư pháp | ministry_certificate'],
  },
  {
    above: 'Danh sách đề nghị khen thưởng năm 2018:',
    rows: [
      'STT | Tên đơn vị | Số phiếu',
      'A | Đề nghị tặng Cờ thi đua của Chính phủ |',
      '1 | Sở Y tế | 9/9',
      'B | Đề nghị tặng Bằng khen của UBND tỉnh |',
      '1 | Sở Nội vụ | 9/9',
      '2 | Sở Tư pháp | 8/9',
    ],
    awards: ['Sở Y tế | government_flag', 'Sở Nội vụ | provincial_certificate', 'Sở Tư pháp | provincial_certificate'],
  },
  {
    above: 'Danh sách các tập thể được Khối suy tôn, đề nghị tặng Cờ thi đua của UBND tỉnh năm 2018:',
    rows: ['STT | Tên đơn vị | Ghi chú', '1 | Sở Y tế | ', '2 | Sở Nội vụ | '],
    awards: ['Sở Y tế | provincial_flag', 'Sở Nội vụ | provincial_flag'],
  },
  {
    above: 'Kết quả bỏ phiếu suy tôn đơn vị nhận Cờ thi đua của UBND tỉnh:',
    rows: ['STT | Tên đơn vị | Ghi chú', '1 | Sở Y tế | 9/9', '2 | Sở Nội vụ | 2/9'],
    awards: [],
  },
  {
    above: 'Kết quả chấm điểm:',
    rows: [
      'TT | Tên đơn vị | Điểm nội dung 1 | Điểm thưởng | Tổng cộng | Xếp loại | Thứ hạng',
      '1 | Sở Y tế | 95 | 3 | 98 | Xuất sắc | 1',
      '2 | Sở Nội vụ, Sở Tư pháp | 94 | 2 | 96 | Tốt | 2',
    ],
    rankings: ['Sở Y tế | 1 | 98', 'Sở Nội vụ | 2 | 96', 'Sở Tư pháp | 2 | 96'],
  },
  {
    above: 'Kết quả suy tôn năm 2018:',
    rows: [
      'Số TT | Nội dung',
      'Cờ thi đua của UBND tỉnh',
      '1 | Sở Y tế',
      'Bằng khen của UBND tỉnh',
      '2 | Sở Nội vụ',
      '3 | Sở Tư pháp',
    ],
    awards: ['Sở Y tế | provincial_flag', 'Sở Nội vụ | provincial_certificate', 'Sở Tư pháp | provincial_certificate'],
  },
  {
    above: 'Danh sách đề nghị:',
    rows: ['Cờ thi đua của UBND tỉnh | Sở Y tế', 'Bằng khen của UBND tỉnh | Sở Nội vụ; Sở Tư pháp'],
    awards: ['Sở Y tế | provincial_flag', 'Sở Nội vụ | provincial_certificate', 'Sở Tư pháp | provincial_certificate'],
  },
  {
    above: 'Kết quả toàn đoàn của hội thao:',
    rows: ['Hạng | Đoàn | HCV | HCB', 'Nhất | Sở Y tế | 5 | 2', 'Nhì | Sở Nội vụ | 3 | 3'],
  },
];

const page = ({ above, rows }: Case): string => {
  const cells = (row: string): string => {
    const texts = row.split(' | ');
    return texts.length === 1 ? `<td colspan="2">${row}</td>` : texts.map((text) => `<td>${text}</td>`).join('');
  };
  return `<h1>Khối thi đua số 3 tổng kết công tác thi đua năm 2018</h1>
<p>Ngày 21/12/2018, Khối thi đua số 3 tỉnh Lào Cai tổ chức Hội nghị tổng kết công tác thi đua, khen thưởng năm 2018.</p>
<p>${above}</p><table>${rows.map((row) => `<tr>${cells(row)}</tr>`).join('')}</table>
<p>Phát biểu tại hội nghị, lãnh đạo các đơn vị ghi nhận kết quả mà toàn khối đã đạt được trong năm qua.</p>`;
};

const factsOf = (location: string, text: string): { awards: string[]; rankings: string[] } => {
  const event = trace({ ...source, location }, new TextEncoder().encode(text), knowledge).record.events[0]!;
  return {
    awards: event.awards.map(({ recipient, award }) => `${recipient} | ${award}`),
    rankings: event.rankings.map(({ recipient, rank, score }) => `${recipient} | ${rank} | ${score}`),
  };
};

test.each(cases.map((one) => [one.rows[0]!, one] as const))('%s', (_, one) => {
  const { awards, rankings } = factsOf('post.html', `<html><body>${page(one)}</body></html>`);
  expect(awards).toEqual(one.awards ?? []);
  expect(rankings).toEqual(one.rankings ?? []);
});

test('columns set apart by bars alone, below heads that name them', () => {
  const { above, rows, rankings } = cases.find((one) => one.above === 'Kết quả chấm điểm:')!;
  const text = `Khối thi đua số 3 tổng kết năm 2018\n\nNgày 21/12/2018, Khối thi đua số 3 tỉnh Lào Cai tổ chức Hội nghị tổng kết công tác thi đua năm 2018.\n\n${above}\n${rows.join('\n')}\n\nHội nghị đã thống nhất cao với kết quả chấm điểm nêu trên của các đơn vị trong khối.\n`;
  expect(factsOf('post.txt', text).rankings).toEqual(rankings);
});
