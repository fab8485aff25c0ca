import { expect, test } from 'vitest';
import { nameIn } from '../../src/read/byline/names.js';

test.each([
  ['Lan Chi', 'Lan Chi'],
  ['T.Bình', 'T.Bình'],
  ['QUANG VŨ', 'QUANG VŨ'],
  ['H.D (TTXVN)', 'H.D'],
  ['Lan Chi - Văn phòng', 'Lan Chi'],
  ['Lan Chi – Phòng Chính trị', 'Lan Chi'],
  ['Lan Chi, Văn phòng Sở', 'Lan Chi'],
  ['Vũ Lan Chi Sở KH&CN', 'Vũ Lan Chi'],
  ['A Bình - VP.UBND xã', 'A Bình'],
  ['Lan Chi - Quang Vũ', 'Lan Chi - Quang Vũ'],
  ['Lan Chi và Quang Vũ', 'Lan Chi và Quang Vũ'],
  ['Lan Chi Lan Chi', 'Lan Chi'],
  ['PV Lan Chi', 'Lan Chi'],
  ['Lan Chi – Ảnh: Quang Vũ', 'Lan Chi'],
  ['Đoàn Thị Hội', 'Đoàn Thị Hội'],
  ['Vũ Văn Được', 'Vũ Văn Được'],
  ['TIẾN ĐẠT, NGỌC KÝ', 'TIẾN ĐẠT, NGỌC KÝ'],
  ['Lan Chi tổng hợp', 'Lan Chi'],
  ['Văn phòng Sở', 'Văn phòng Sở'],
  ['P. TC-HC', 'P. TC-HC'],
  ['Ban biên tập', 'Ban biên tập'],
  ['TTYT huyện Sông Đà', 'TTYT huyện Sông Đà'],
  ['Ban Thi đua - Khen thưởng tỉnh', 'Ban Thi đua - Khen thưởng tỉnh'],
  ['admin', null],
  ['Super User', null],
  ['Nguồn: Báo Sông Đà', null],
  ['Toàn cảnh hội nghị', null],
  ['TTXVN', null],
  ['Đăng Ký', null],
  ['Lễ Tổng Kết', null],
])('%s', (text, expected) => {
  const name = nameIn(text);
  expect(name && text.slice(name.from, name.to)).toBe(expected);
});
