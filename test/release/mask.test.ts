import { expect, test } from 'vitest';
import { masker } from '../../src/release/mask.js';

const mask = masker([
  { name: 'Nguyễn Văn An', shown: '1' },
  { name: 'Nguyễn Văn An Bình', shown: '2' },
  { name: 'Lê Hòa', shown: '3' },
  { name: 'K’Bròh', shown: '4' },
  { name: 'An Ninh', shown: '5' },
  { name: 'Lan', shown: '6' },
  { name: 'Ban biên tập', shown: '7' },
  { name: 'N.HẢI', shown: '8' },
]);

test.each([
  ['đồng chí Nguyễn Văn An, Phó Chủ tịch', 'đồng chí [1], Phó Chủ tịch'],
  ['ông Nguyễn Văn An Bình và bà Lê Hòa', 'ông [2] và bà [3]'],
  ['NGUYỄN VĂN AN', '[1]'],
  ['Nguyen Van An', '[1]'],
  ['Nguyễn Văn An'.normalize('NFD'), '[1]'],
  ['Nguyễn  Văn\nAn', '[1]'],
  ['Lê Hoà', '[3]'],
  ['Lễ Hóa trang, lễ hòa giải', 'Lễ Hóa trang, lễ hòa giải'],
  ['https://bao.example/tin/nguyen-van-an-nhan-co-12.html', 'https://bao.example/tin/[1]-nhan-co-12.html'],
  ['bai/nguyen_van_an.html', 'bai/[1].html'],
  ['lienhe.nguyenvanan@bao.example', 'lienhe.[1]@bao.example'],
  ['?q=Nguyen%20Van%20An', '?q=[1]'],
  ['Khối An ninh', 'Khối An ninh'],
  ['Khối An Ninh', 'Khối [5]'],
  ['Lan can, Phong Lan', 'Lan can, Phong Lan'],
  ['Ban biên tập', 'Ban biên tập'],
  ['N. Hải ghi, K’Bròh chụp', '[8] ghi, [4] chụp'],
  ['Nguyễn, Văn An', 'Nguyễn, Văn An'],
  ['', ''],
])('%j', (text, expected) => {
  expect(mask(text)).toBe(expected);
});
