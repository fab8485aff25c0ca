import { expect, test } from 'vitest';
import { extract } from '../../src/pipe.js';
import { loadKnowledge } from '../../src/rule/load.js';

const knowledge = loadKnowledge();
const source = { location: 'post.txt', url: null, media_type: null, charset: null, fetched_at: null };

/** Members, recipients and heads of a review of 2018 in a province that has these sentences in it. */
function told(province: string, text: string) {
  const post = [
    'Cụm thi đua số 1 tổng kết công tác thi đua năm 2018',
    '23/12/2018 10:20',
    `Ngày 21/12/2018, Cụm thi đua số 1 ${province} tổ chức Hội nghị tổng kết công tác thi đua, khen thưởng năm 2018.`,
    text,
    'Hội nghị kết thúc sau một buổi làm việc khẩn trương.',
  ].join('\n\n');
  const { members, awards, roles } = extract(source, Buffer.from(`${post}\n`), knowledge).record.events[0]!;
  return [...members, ...awards.map(({ recipient }) => `* ${recipient}`), ...roles.map(({ holder }) => `! ${holder}`)];
}

const FOUR = ['huyện Đức Trọng', 'huyện Di Linh', 'thành phố Đà Lạt', 'thành phố Bảo Lộc'];

test.each<[string, string, string[]]>([
  ['tỉnh Lâm Đồng', 'Cụm gồm các địa phương: Đức Trọng, Di Linh, Đà Lạt và Bảo Lộc.', FOUR],
  ['tỉnh Lâm Đồng', 'Cụm thi đua gồm 4 huyện, thành phố: Đức Trọng, Di Linh, Đà Lạt và Bảo Lộc.', FOUR],
  ['tỉnh Lâm Đồng', 'Cụm thi đua số 1 gồm huyện Đức Trọng, Di Linh, Đà Lạt và Bảo Lộc.', FOUR],
  ['tỉnh Lâm Đồng', 'Cụm thi đua số 1 gồm 4 đơn vị: Đức Trọng, Di Linh, Đà Lạt và Bảo Lộc.', FOUR],
  ['tại thành phố', 'Cụm gồm các địa phương: Đức Trọng, Di Linh, Đà Lạt và Bảo Lộc.', FOUR],
  [
    'tỉnh Lâm Đồng',
    'Cụm gồm các địa phương: Đức Trọng, Di Linh và Bảo Lộc. Hội nghị suy tôn Di Linh nhận Cờ thi đua của UBND tỉnh, bầu Bảo Lộc làm Cụm trưởng.',
    ['huyện Đức Trọng', 'huyện Di Linh', 'thành phố Bảo Lộc', '* huyện Di Linh', '! thành phố Bảo Lộc'],
  ],
  // The post's own word goes before; two levels at a time give none.
  [
    'tỉnh Đồng Tháp',
    'Cụm gồm các địa phương: Lấp Vò, Lai Vung, Cao Lãnh, Hồng Ngự. Thị xã Hồng Ngự phát biểu.',
    ['huyện Lấp Vò', 'huyện Lai Vung', 'Cao Lãnh', 'thị xã Hồng Ngự'],
  ],
  // Communes, one of which is called like a district; districts of another province.
  [
    'tỉnh Đồng Nai',
    'Cụm gồm các địa phương: Đại Phước, Vĩnh Thanh, Long Thành và Phú Đông.',
    ['Đại Phước', 'Vĩnh Thanh', 'Long Thành', 'Phú Đông'],
  ],
  [
    'tỉnh Đồng Nai',
    'Cụm gồm các địa phương: Di Linh, Đà Lạt, Bảo Lộc và Bảo Lâm.',
    ['Di Linh', 'Đà Lạt', 'Bảo Lộc', 'Bảo Lâm'],
  ],
  [
    'tỉnh Lâm Đồng',
    'Cụm thi đua số 1 gồm xã Đức Trọng, Di Linh và Bảo Lộc.',
    ['xã Đức Trọng', 'xã Di Linh', 'xã Bảo Lộc'],
  ],
  ['tỉnh Hải Phòng', 'Dự hội nghị gồm Lê Chân, Ngô Văn Quyền.', []],
  [
    'tỉnh Lâm Đồng',
    'Cụm gồm Trường THPT Bảo Lộc, Trường THPT Di Linh và Công ty Chè Bảo Lộc.',
    ['Trường THPT Bảo Lộc', 'Trường THPT Di Linh', 'Công ty Chè Bảo Lộc'],
  ],
  // Bodies of districts that begin like persons.
  [
    'tỉnh Cà Mau',
    'UBND tỉnh tặng Cờ thi đua cho Huyện ủy Trần Văn Thời; bầu Huyện đoàn Ngọc Hiển làm Cụm trưởng.',
    ['* Huyện ủy Trần Văn Thời', '! Huyện đoàn Ngọc Hiển'],
  ],
  // Which one of three?
  [
    'tỉnh Lâm Đồng',
    'Cụm gồm Huyện ủy Lâm Hà, Huyện ủy Đơn Dương và Thành ủy Bảo Lộc. Hội nghị suy tôn Huyện ủy, Thành ủy nhận Cờ thi đua của UBND tỉnh.',
    ['Huyện ủy Lâm Hà', 'Huyện ủy Đơn Dương', 'Thành ủy Bảo Lộc', '* Thành ủy'],
  ],
])('%s: %s', (province, text, expected) => {
  expect(told(province, text)).toEqual(expected);
});

test('a district is called as on the day of the meeting', () => {
  const post = `Cụm thi đua số 1 tổng kết công tác thi đua năm 2019
05/01/2020 10:20

Ngày 27/12/2019, Cụm thi đua số 1 tỉnh Lào Cai tổ chức Hội nghị tổng kết công tác thi đua, khen thưởng năm 2019.

Cụm gồm các địa phương: Bắc Hà, Bảo Thắng, Sa Pa và Văn Bàn.
`;
  expect(extract(source, Buffer.from(post), knowledge).record.events[0]!.members).toContain('huyện Sa Pa');
});
