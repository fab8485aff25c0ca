import { expect, test } from 'vitest';
import { blocKey } from '../../src/identity/bloc.js';
import { themeTeller } from '../../src/identity/theme.js';

const FULL = new Map([['vh', 'van hoa']]);
const themeOf = themeTeller(
  [
    { name: 'Văn hóa - Xã hội', code: 'van_hoa_xa_hoi', forms: ['Văn xã'] },
    { name: 'Kinh tế', code: 'kinh_te', forms: [] },
    { name: 'Kinh tế - Kỹ thuật', code: 'kinh_te_ky_thuat', forms: ['Kinh tế ngành'] },
    { name: 'Ban Đảng', code: 'dang', forms: ['Cơ quan Đảng'] },
    { name: 'Không có mã', forms: [] },
  ],
  FULL,
);

test.each([
  ['Khối thi đua Văn hóa - Xã hội', 'van_hoa_xa_hoi'],
  ['Khối thi đua các cơ quan VH, xã hội tỉnh Bắc Kạn', 'van_hoa_xa_hoi'],
  ['Khối Văn xã', 'van_hoa_xa_hoi'],
  ['Khối thi đua số 3 - Văn hóa, Xã hội', 'van_hoa_xa_hoi'],
  ['Khối thi đua Kinh tế', 'kinh_te'],
  ['Khối thi đua các sở, ban, ngành Kinh tế', 'kinh_te'],
  ['Khối thi đua Kinh tế - Kỹ thuật', 'kinh_te_ky_thuat'],
  ['Khối thi đua các Ban Đảng', 'dang'],
  ['Khối thi đua các cơ quan Đảng', 'dang'],
  ['Cụm thi đua số 3', null],
  ['Khối thi đua Trường Đại học Kinh tế', null],
  ['Khối Không có mã', null],
])('%s is of the theme %s', (name, theme) => {
  expect(themeOf(blocKey(name, 'Bắc Kạn', FULL))).toBe(theme);
});
