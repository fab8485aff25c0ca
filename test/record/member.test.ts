import { expect, test } from 'vitest';
import { extract } from '../../src/pipe.js';
import { loadKnowledge } from '../../src/rule/load.js';

const knowledge = loadKnowledge();

/** Members, count and warnings of a short post with this sentence in it. */
function settled(sentence: string) {
  const text = `Khối thi đua Văn hóa tổng kết năm 2021\n20/12/2021\n\nNgày 15/12/2021, tại Sở Y tế tỉnh Lào Cai, Khối thi đua tổ chức Hội nghị tổng kết công tác thi đua, khen thưởng năm 2021.\n\n${sentence}\n\nHội nghị thành công tốt đẹp.\n`;
  const source = { location: 'a.txt', url: null, media_type: null, charset: null, fetched_at: null };
  const { record } = extract(source, Buffer.from(text), knowledge);
  const event = record.events[0]!;
  return { members: event.members, count: event.member_count, warned: record.warnings.map(({ code }) => code) };
}

test.each<[string, string[], number | null]>([
  ['Khối thi đua gồm 3 đơn vị: Sở Y tế, Sở Nội vụ và Ban Dân tộc.', ['Sở Y tế', 'Sở Nội vụ', 'Ban Dân tộc'], 3],
  ['Khối thi đua gồm 2 xã: An Phú, Mỹ Lộc và 1 thị trấn: Phố Lu.', ['xã An Phú', 'xã Mỹ Lộc', 'thị trấn Phố Lu'], 3],
  [
    'Dự có Sở Y tế - đơn vị Cụm trưởng, Sở Nội vụ - đơn vị Cụm phó và 02 đơn vị thành viên trong Cụm gồm: Sở Tư pháp, Ban Dân tộc.',
    ['Sở Y tế', 'Sở Nội vụ', 'Sở Tư pháp', 'Ban Dân tộc'],
    2,
  ],
  [
    'Tới dự có các thành viên trong khối gồm: Sở Y tế, Sở Nội vụ và Sở Tài chính (khách mời).',
    ['Sở Y tế', 'Sở Nội vụ'],
    null,
  ],
  [
    'Khối có Hội Nông dân 3 huyện, thị: Nam Đàn, Nghi Lộc và Cửa Lò. Hội Nông dân thị xã Cửa Lò phát biểu.',
    ['Hội Nông dân huyện Nam Đàn', 'Hội Nông dân huyện Nghi Lộc', 'Hội Nông dân thị xã Cửa Lò'],
    3,
  ],
  [
    'Khối hiện còn 3 đơn vị sau khi sắp xếp: 2 sở là Xây dựng, Tài chính; đơn vị thứ ba là Ban Dân tộc.',
    ['Sở Xây dựng', 'Sở Tài chính', 'Ban Dân tộc'],
    3,
  ],
  [
    'Trưởng khối: Sở Y tế; Phó khối: Sở Nội vụ; các thành viên: Sở Tư pháp, Ban Dân tộc.',
    ['Sở Y tế', 'Sở Nội vụ', 'Sở Tư pháp', 'Ban Dân tộc'],
    null,
  ],
  [
    'Khối thi đua số 3 Bộ Công an gồm 3 tỉnh: Hà Giang, Yên Bái và Lai Châu.',
    ['Công an tỉnh Hà Giang', 'Công an tỉnh Yên Bái', 'Công an tỉnh Lai Châu'],
    3,
  ],
  [
    'Khối thi đua số 3 TP.HCM gồm 2 phường: Bàn Cờ, Xuân Hòa và xã Bình Chánh.',
    ['phường Bàn Cờ', 'phường Xuân Hòa', 'xã Bình Chánh'],
    2,
  ],
  ['Khối thi đua số 3, Hội đồng Thi đua - Khen thưởng tỉnh gồm: Sở Y tế, Sở Nội vụ.', ['Sở Y tế', 'Sở Nội vụ'], null],
  [
    'Khối thi đua (Sở Y tế, Sở Nội vụ, Ban Dân tộc) tổ chức hội nghị tổng kết.',
    ['Sở Y tế', 'Sở Nội vụ', 'Ban Dân tộc'],
    null,
  ],
  ['Dự tổng kết Khối, ngoài lãnh đạo Sở Y tế còn có Sở Nội vụ, Sở Tư pháp.', [], null],
  ['Khối có 3 đơn vị, ngoài Sở Y tế còn có Sở Nội vụ và Ban Dân tộc.', ['Sở Y tế', 'Sở Nội vụ', 'Ban Dân tộc'], 3],
  [
    'Ngoài Sở Y tế là Trưởng khối, Khối còn có Sở Nội vụ và Ban Dân tộc.',
    ['Sở Y tế', 'Sở Nội vụ', 'Ban Dân tộc'],
    null,
  ],
  ['Khối thi đua số 2 (Sở Y tế, Sở Nội vụ, Ban Dân tộc) họp.', ['Sở Y tế', 'Sở Nội vụ', 'Ban Dân tộc'], null],
  ['Khối có Sở Y tế, Sở Nội vụ, Sở Tư pháp được tặng Bằng khen. UBND tỉnh khen cả hai đơn vị dẫn đầu.', [], null],
  [
    'Sở Y tế (Cụm trưởng), Sở Nội vụ (Cụm phó), Sở Tư pháp ký kết giao ước.',
    ['Sở Y tế', 'Sở Nội vụ', 'Sở Tư pháp'],
    null,
  ],
  ['Sở Y tế (Cụm trưởng), Sở Nội vụ (Cụm phó), Sở Tư pháp được tặng Bằng khen.', [], null],
  [
    'Khối thi đua có: Sở Y tế, Sở Nội vụ, Sở Tư pháp. Ngoài ra còn có Ban Dân tộc.',
    ['Sở Y tế', 'Sở Nội vụ', 'Sở Tư pháp', 'Ban Dân tộc'],
    null,
  ],
  [
    'Cụm thi đua các huyện vùng cao, gồm Mèo Vạc, Đồng Văn và Yên Minh, đã tổng kết.',
    ['huyện Mèo Vạc', 'huyện Đồng Văn', 'huyện Yên Minh'],
    null,
  ],
  [
    'Cụm thi đua 4 huyện Mường La, Thuận Châu, Quỳnh Nhai và Sốp Cộp họp.',
    ['huyện Mường La', 'huyện Thuận Châu', 'huyện Quỳnh Nhai', 'huyện Sốp Cộp'],
    4,
  ],
  ['Khối thi đua có bảy đơn vị thành viên.', [], 7],
  [
    'Khối thi đua gồm 2 phường: Cam Ly - Đà Lạt và Lâm Viên - Đà Lạt.',
    ['phường Cam Ly - Đà Lạt', 'phường Lâm Viên - Đà Lạt'],
    2,
  ],
  [
    'Khối thi đua gồm các trường Đại học Tây Bắc, Hùng Vương và Tân Trào.',
    ['Trường Đại học Tây Bắc', 'Trường Đại học Hùng Vương', 'Trường Đại học Tân Trào'],
    null,
  ],
  [
    'Khối thi đua gồm các bệnh viện: Mắt, Phổi, Da liễu và Tâm thần.',
    ['Bệnh viện Mắt', 'Bệnh viện Phổi', 'Bệnh viện Da liễu', 'Bệnh viện Tâm thần'],
    null,
  ],
  [
    'Khối thi đua gồm Sở Công Thương, Ban Quản lý Khu kinh tế Nghi Sơn và các Khu công nghiệp.',
    ['Sở Công Thương', 'Ban Quản lý Khu kinh tế Nghi Sơn và các Khu công nghiệp'],
    null,
  ],
  [
    'Khối thi đua gồm 4 đơn vị: Công ty Điện lực Lào Cai, Petrolimex Lào Cai, Sacombank và Bưu điện tỉnh.',
    ['Công ty Điện lực Lào Cai', 'Petrolimex Lào Cai', 'Sacombank', 'Bưu điện'],
    4,
  ],
  ['03 đơn vị gồm: Sở Y tế, Sở Nội vụ, Ban Dân tộc được đề nghị tặng Bằng khen.', [], null],
  [
    'Khối thi đua gồm 2 cơ quan: Đài Phát thanh - Truyền hình và Báo Lào Cai, Ban Dân tộc.',
    ['Đài Phát thanh - Truyền hình và Báo Lào Cai', 'Ban Dân tộc'],
    2,
  ],
  ['Khối thi đua hiện có 9 đơn vị.', [], 9],
  ['Khối phấn đấu có 2 đơn vị trong khối đạt Cờ thi đua.', [], null],
  ['Lãnh đạo 07/08 đơn vị thuộc Khối thi đua dự họp.', [], 8],
])('%s', (sentence, members, count) => {
  expect(settled(sentence)).toMatchObject({ members, count });
});

test('a list shorter than the stated number is warned about and kept', () => {
  const { members, count, warned } = settled('Khối thi đua gồm 5 đơn vị: Sở Y tế, Sở Nội vụ và Ban Dân tộc.');
  expect(members).toHaveLength(3);
  expect(count).toBe(5);
  expect(warned).toContain('member-count-mismatch');
});
