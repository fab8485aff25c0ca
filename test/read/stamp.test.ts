import { describe, expect, test } from 'vitest';
import { isStampLine, readStamp } from '../../src/read/day/stamp.js';

describe('stamps', () => {
  test.each([
    ['Thứ hai, 16/12/2019 14:05 - Đã xem: 327', '2019-12-16', '14:05'],
    ['Cập nhật lúc 14:2, ngày 10/12/2018 (GMT+7)', '2018-12-10', '14:02'],
    ['( Cập nhật lúc: 09/01/2023  )', '2023-01-09', null],
    ['Cập nhật:02/12/2022 9:18:04 CH', '2022-12-02', '21:18'],
    ['Ngày đăng: 10:28 AM 12/01/2015', '2015-01-12', '10:28'],
    ['Cỡ chữ: 04:07 PM,18/03/2019', '2019-03-18', '16:07'],
    ['31/03/2021 2:12 chiều', '2021-03-31', '14:12'],
    ['Thứ 3, 13/12/2022 | 18:36:49', '2022-12-13', '18:36'],
    ['THỨ SÁU, 09/12/2022 20:53:19', '2022-12-09', '20:53'],
    ['14:21 - Thứ Tư, 22/05/2024 Lượt xem: 4159', '2024-05-22', '14:21'],
    ['Ngày đăng 31/01/2023 | 21:01  | View count: 515', '2023-01-31', '21:01'],
    ['2020-02-14 18:04:20', '2020-02-14', '18:04'],
    ['Thứ năm, 7.1.2016, 07:15 (GMT+7)', '2016-01-07', '07:15'],
    ['09 Tháng 12 2025', '2025-12-09', null],
    ['Thứ Năm, Tháng Tư 20, 2023', '2023-04-20', null],
    ['Tháng Mười Một 3, 2021', '2021-11-03', null],
    ['13 Tháng Mười Hai, 2023', '2023-12-13', null],
    ['Th9 21, 2017', '2017-09-21', null],
    ['21 Th9, 2017', '2017-09-21', null],
    ['Được đăng: Thứ ba, 17 Tháng 11 2020 11:19', '2020-11-17', '11:19'],
    ['Thứ Bảy, 25 tháng 6, 2016', '2016-06-25', null],
    ['Thứ Năm, ngày 26 tháng 06 năm 2025', '2025-06-26', null],
    ['Bài đăng vào lúc: 16:21:00, ngày: 12/01/2022 GMT +7', '2022-01-12', '16:21'],
    ['September 7, 2023   Posted in Tin tức', '2023-09-07', null],
    ['17 Jan 2020', '2020-01-17', null],
    ['الأحد، 04 آب/اغسطس 2013', '2013-08-04', null],
    ['Submitted by abc on T5, 08/21/2014 - 14:20', '2014-08-21', '14:20'],
    // The weekday tells the American order from ours: 5 June 2024 was a Wednesday, 6 May 2024 a Monday.
    ['T4, 06/05/2024 - 08:00', '2024-06-05', '08:00'],
    ['T2, 06/05/2024 - 08:00', '2024-05-06', '08:00'],
    ['Thứ sáu - 28/11/2014 00:00 56 0', '2014-11-28', null],
    ['Ngày trả lời26/04/2018', '2018-04-26', null],
  ])('%s', (line, day, time) => {
    expect(readStamp(line)).toMatchObject({ day, time });
    expect(isStampLine(readStamp(line)!)).toBe(true);
  });

  test.each([
    'Khối thi đua số 4 tổng kết năm 2018',
    'Kỷ niệm 91 năm (28/07/1929 – 28/07/2020)',
    'Ngày 31/02/2019',
    'date 2023-01',
    'Điện thoại: 0280 3651 864',
  ])('no day: %s', (line) => {
    expect(readStamp(line)).toBeNull();
  });

  test('a headline with a day is no stamp line', () => {
    expect(isStampLine(readStamp('Khối thi đua số 4 tổng kết công tác (28/12/2018)')!)).toBe(false);
  });

  test('what else the line holds', () => {
    expect(readStamp('Lan Chi  14/04/2025 - 16:02')!.rest).toBe('Lan Chi');
    expect(readStamp('Hôm nay: 19/11/2024')!.label).toBe('never');
  });
});
