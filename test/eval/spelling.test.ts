import { expect, test } from 'vitest';
import { blocName, normal, orgName, placeName, similar } from '../../src/eval/spelling.js';

test.each([
  ['Thủy lợi', 'Thuỷ Lợi', true],
  ['hoà bình', 'HÒA BÌNH', true],
  ['hoàn toàn', 'hòan toàn', false],
  ['Quý', 'qúy', true],
  ['Văn hóa, Thể thao và Du lịch', 'Văn hóa - Thể thao & Du lịch', true],
  ['UBND xã Cai Kinh', 'Ủy ban nhân dân xã Cai Kinh', true],
  ['Ban Dân tộc', 'Ban Dân vận', false],
])('"%s" and "%s" are one text: %s', (a, b, same) => {
  expect(normal(a) === normal(b)).toBe(same);
  expect(normal(a.normalize('NFD'))).toBe(normal(a));
});

test.each([
  [orgName, 'Mặt trận Tổ quốc Việt Nam tỉnh', 'mặt trận tổ quốc'],
  [orgName, 'Tỉnh đoàn', 'tỉnh đoàn'],
  [orgName, 'Tỉnh Bắc Kạn', 'tỉnh bắc kạn'],
  [orgName, 'Thanh tra tỉnh', 'thanh tra'],
  [orgName, 'Tỉnh ủy', 'tỉnh ủy'],
  [placeName, 'Thành phố Hồ Chí Minh', 'hồ chí minh'],
  [placeName, 'tỉnh Hà Giang', 'hà giang'],
  [blocName, 'Khối thi đua các cơ quan Tổng hợp tỉnh', 'tổng hợp'],
  [blocName, 'Cụm số 5', 'số 5'],
  [blocName, 'Khối thi đua các cơ quan tỉnh', ''],
])('%o of "%s" is "%s"', (form, name, expected) => {
  expect(form(name)).toBe(expected);
});

test.each([
  ['sở kế hoạch đầu tư|provincial_flag', 'sở kế hoạch đầu tư|ministry_flag', false],
  [
    'ngân hàng thương mại cổ phần ngoại thương chi nhánh vĩnh phúc',
    'ngân hàng thương mại cổ phần ngoại thương chi nhánh tỉnh vĩnh phúc',
    true,
  ],
  ['sở y tế', 'sở y tê', false],
  ['2018-12-21-2018-12-22', '2018-12-21-2018-12-23', false],
])('"%s" and "%s" are one fact: %s', (a, b, same) => {
  expect(similar(a, b)).toBe(same);
  expect(similar(b, a)).toBe(same);
});
