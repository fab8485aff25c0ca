import { describe, expect, test } from 'vitest';
import { marks as emptyMarks } from '../../src/extract/marks.js';
import { markBlocs } from '../../src/extract/meeting/blocs.js';
import { orgList } from '../../src/extract/organization/lists.js';
import { orgGrammar } from '../../src/extract/organization/organizations.js';
import { loadKnowledge } from '../../src/rule/load.js';
import { clean } from '../../src/text/normalize.js';
import { split } from '../../src/text/sentences.js';

const knowledge = loadKnowledge();
const grammar = orgGrammar(knowledge);

/** Names of the blocs marked in a text, with number and level where they are said. */
function blocsIn(text: string): string[] {
  const stored = clean(text);
  const reading = split(stored, [{ kind: 'paragraph', start: 0, end: stored.length }]);
  const marks = emptyMarks(reading, orgList);
  for (const sentence of reading.sentences) markBlocs(reading, sentence, marks, knowledge, grammar);
  return marks
    .between('Bloc', 0, reading.tokens.length)
    .map(({ name, data }) =>
      [name, data.number === null ? '' : `#${data.number}`, data.level ?? ''].filter((piece) => piece !== '').join(' '),
    );
}

describe('names of blocs', () => {
  test.each([
    ['Khối thi đua Văn hóa - Xã hội tổ chức Hội nghị', ['Khối thi đua Văn hóa - Xã hội']],
    ['Khối Thi đua Văn hóa – Xã hội tỉnh Lào Cai đã họp', ['Khối thi đua Văn hóa - Xã hội province']],
    ['Khối thi đua Tham mưu, tổng hợp tổng kết năm 2015', ['Khối thi đua Tham mưu, tổng hợp']],
    ['Cụm TĐ số 5 tổng kết năm 2015', ['Cụm thi đua số 5 #5']],
    [
      'khối thi đua sản xuất, kinh doanh nông, lâm nghiệp tổng kết',
      ['Khối thi đua sản xuất, kinh doanh nông, lâm nghiệp'],
    ],
    [
      'Cụm thi đua các công ty xổ số kiến thiết khu vực miền Trung họp',
      ['Cụm thi đua các công ty xổ số kiến thiết khu vực miền Trung region'],
    ],
    ['khối thi đua các phòng chuyên môn thuộc UBND huyện Ba Bể sơ kết', ['Khối thi đua các phòng chuyên môn district']],
    ['Khối thi đua các tổ dân phố phường Nam Lý tổng kết', ['Khối thi đua các tổ dân phố commune']],
    ['Khối thi đua văn hóa, xã hội, các đơn vị đã ký', ['Khối thi đua văn hóa, xã hội']],
    [
      'Khối thi đua Mặt trận Tổ quốc, các tổ chức chính trị - xã hội gồm',
      ['Khối thi đua Mặt trận Tổ quốc, các tổ chức chính trị - xã hội'],
    ],
    [
      'TỔNG KẾT CỤM THI ĐUA LIÊN ĐOÀN LAO ĐỘNG CÁC TỈNH NAM BỘ NĂM 2026',
      ['Cụm thi đua Liên đoàn Lao động các tỉnh Nam Bộ region'],
    ],
    ['CỤM THI ĐUA CÁC HUYỆN MIỀN NÚI PHÍA BẮC HỌP TỔNG KẾT', ['Cụm thi đua các huyện miền núi phía Bắc province']],
    ['tại Sở Y tế Khối thi đua Khối 5 tổ chức', ['Khối thi đua Khối 5 #5']],
    ['Khối thi đua số 05 của tỉnh họp', ['Khối thi đua số 05 #5']],
    ['KHỐI THI ĐUA VII TỔ CHỨC HỘI NGHỊ TỔNG KẾT NĂM 2019', ['Khối thi đua VII #7']],
    ['Cụm thi đua số XII thành phố Hà Nội tổng kết', ['Cụm thi đua số XII #12 province']],
    ['Cụm thi đua số 8, Bộ Công an tổng kết', ['Cụm thi đua số 8, Bộ Công an #8 ministry']],
    ['Cụm thi đua số 4 Kho bạc Nhà nước gồm KBNN các tỉnh', ['Cụm thi đua số 4 Kho bạc Nhà nước #4 ministry']],
    ['Cụm thi đua số 2 ngành Tài chính triển khai nhiệm vụ', ['Cụm thi đua số 2 ngành Tài chính #2']],
    [
      'Khối thi đua các huyện, thị xã và thành phố Huế tổng kết công tác',
      ['Khối thi đua các huyện, thị xã và thành phố Huế province'],
    ],
    ['Cụm thi đua các huyện nội địa gồm: Chi Lăng', ['Cụm thi đua các huyện nội địa province']],
    ['cụm thi đua các phường thuộc quận kí kết', ['Cụm thi đua các phường']],
    ['Khối 8 – Khối thi đua cơ sở giáo dục đại học năm học', ['Khối 8 - Khối thi đua cơ sở giáo dục đại học #8']],
    ['Khối thi đua các cơ quan tham mưu II.', ['Khối thi đua các cơ quan tham mưu II']],
    [
      'Khối giao ước thi đua các sở, ngành tổng hợp mở Hội nghị',
      ['Khối giao ước thi đua các sở, ngành tổng hợp province'],
    ],
    ['Cụm thi đua các tỉnh Nam Bộ đã tổ chức', ['Cụm thi đua các tỉnh Nam Bộ region']],
    [
      'Cụm Thi đua 7 tỉnh Trung du và Miền núi phía Bắc triển khai',
      ['Cụm thi đua 7 tỉnh Trung du và Miền núi phía Bắc region'],
    ],
    [
      'Khối thi đua MTTQ và các tổ chức chính trị-xã hội (Khối thi đua 6) sơ kết',
      ['Khối thi đua MTTQ và các tổ chức chính trị-xã hội', 'Khối thi đua 6 #6'],
    ],
    ['Cụm thi số 7 Bộ Chỉ huy quân sự gồm các đơn vị', ['Cụm thi đua số 7 Bộ Chỉ huy quân sự #7']],
    ['các đơn vị trong cụm khối thi đua 6.', ['Cụm khối thi đua 6 #6']],
    ['Khối thi đua Dịch vụ - Thương mại 2 họp', ['Khối thi đua Dịch vụ - Thương mại 2 #2']],
    [
      'Khối thi đua các trường đại học, cao đẳng tỉnh Gia Lai mở hội thao',
      ['Khối thi đua các trường đại học, cao đẳng province'],
    ],
    ['Khối thi đua Tài chính, Kinh tế, Kỹ thuật tổ chức', ['Khối thi đua Tài chính, Kinh tế, Kỹ thuật']],
    ['Cụm thi đua khối kinh tế', ['Cụm thi đua khối kinh tế']],
    ['Khối thi đua các Doanh nghiệp Trung ương (bao gồm 9 đơn vị', ['Khối thi đua các Doanh nghiệp Trung ương']],
    ['Khối trưởng Khối thi đua số 11 chủ trì', ['Khối thi đua số 11 #11']],
    ['Hội Cựu chiến binh cụm số 11, gồm các tỉnh', ['Cụm số 11 #11']],
    ['tổng kết năm 2021 Khối thi đua Nội chính', ['Khối thi đua Nội chính']],
    [
      'Khối thi đua Ban Quản lý các KCN, KCX, KKT các tỉnh miền Trung (viết tắt',
      ['Khối thi đua Ban Quản lý các KCN, KCX, KKT các tỉnh miền Trung region'],
    ],
    ['Khối thi đua gồm 9 cơ quan', ['Khối thi đua']],
    ['Khối thi đua yêu nước các Hội đặc thù tỉnh Sơn La họp', ['Khối thi đua yêu nước các Hội đặc thù province']],
    ['khối ngân hàng I tổ chức hội nghị', ['Khối ngân hàng I']],
    ['Cụm thi đua 4 phòng (Phòng Tham mưu', ['Cụm thi đua 4 phòng']],
    ['Cụm thi đua 3 Hội Chữ thập đỏ (CTĐ) TPHCM, gồm', ['Cụm thi đua 3 Hội Chữ thập đỏ TPHCM #3']],
    [
      'Cụm thi đua Văn phòng Đoàn đại biểu Quốc hội (ĐBQH) các tỉnh Tây Nguyên tổng kết',
      ['Cụm thi đua Văn phòng Đoàn đại biểu Quốc hội các tỉnh Tây Nguyên region'],
    ],
    [
      'cụm trưởng Cụm thi đua Hội Nhà báo các tỉnh, thành phố dọc Quốc lộ 6 năm 2025',
      ['Cụm thi đua Hội Nhà báo các tỉnh, thành phố dọc Quốc lộ 6 region'],
    ],
  ])('%s', (text, expected) => expect(blocsIn(text)).toEqual(expected));

  test.each([
    'Bí thư Đảng ủy Khối các cơ quan tỉnh',
    'khối phố Xuân Hòa',
    'học sinh khối lớp 5',
    'khối lượng công việc lớn',
    'đạt danh hiệu khối thi đua xuất sắc năm 2018',
    'khối đại đoàn kết toàn dân tộc',
    'đồng chí Khối trưởng phát biểu',
    'các khối, cụm thi đua của tỉnh',
    'có 14 khối thi đua cơ quan',
    'các đơn vị trong khối',
    'Cụm công nghiệp Tân Lập',
  ])('no bloc in: %s', (text) => expect(blocsIn(text)).toEqual([]));
});
