import { describe, expect, test } from 'vitest';
import { marks as emptyMarks } from '../../src/extract/marks.js';
import { markDates } from '../../src/extract/meeting/dates.js';
import { orgList } from '../../src/extract/organization/lists.js';
import { clean } from '../../src/text/normalize.js';
import { split } from '../../src/text/sentences.js';

/** "2019-08-28 chiều", "..08-28→08-29": what is marked in a text. */
function datesIn(text: string): string[] {
  const stored = clean(text);
  const reading = split(stored, [{ kind: 'paragraph', start: 0, end: stored.length }]);
  const marks = emptyMarks(reading, orgList);
  for (const sentence of reading.sentences) markDates(reading, sentence, marks);
  return marks
    .between('Date', 0, reading.tokens.length)
    .map(({ name, data }) =>
      [name, data.endDay ? `→${data.endDay}/${data.endMonth}` : '', data.part ?? '']
        .filter((piece) => piece !== '')
        .join(' '),
    );
}

describe('dates', () => {
  test.each([
    ['Ngày 21/12, tại Sở Y tế', ['12-21']],
    ['Chiều 28/8, Khối thi đua', ['08-28 chiều']],
    ['chiều ngày 08/01/2015', ['2015-01-08 chiều']],
    ['ngày 07/3/2019', ['2019-03-07']],
    ['sáng 15-3; 28-8-2019; ngày 28.8.2019', ['03-15 sáng', '2019-08-28', '2019-08-28']],
    ['sáng 15 - 3 - 2018', ['2018-03-15 sáng']],
    ['ngày 7 tháng 3 năm 2019', ['2019-03-07']],
    ['Ngày 29 tháng 2 năm 2012, tại huyện', ['2012-02-29']],
    ['Sáng nay (24-11), Cụm thi đua', ['11-24 sáng']],
    ['Sáng ngày (24/11), Cụm thi đua', ['11-24 sáng']],
    ['Chiều Thứ Năm, ngày 07/3, tại', ['03-07 chiều']],
    ['vào lúc 08g00 sáng ngày 14/8/2014 tại', ['2014-08-14 sáng']],
    ['Hôm 26.11, Cụm thi đua', ['11-26']],
    ['(BĐ) - Sáng 6.1, tại', ['01-06 sáng']],
    ['trong hai ngày 5 và 6/1, Khối', ['01-05 →6/1']],
    ['ngày 05 - 06/01, Khối', ['01-05 →6/1']],
    ['Trong 2 ngày 15 và 16-9, Khối', ['09-15 →16/9']],
    ['vào các ngày 13, 20 và 27/4, ba khối', ['04-13 →27/4']],
    ['Từ ngày 06/11/2020 - 09/11/2020, Cụm', ['2020-11-06 →9/11']],
    ['từ ngày 28/11 đến ngày 02/12/2018', ['2018-11-28 →2/12']],
    ['Ngày 10-11/01/2021, Cụm', ['2021-01-10 →11/1']],
    ['tổng kết năm 2018 (28/12/2018)', ['2018-12-28']],
    ['Ngày 31/12/2107, Khối', ['12-31']],
    ['23/12, tại tòa soạn, Khối', ['12-23']],
    ['Chiều 20 và sáng 21/12, Khối', ['12-20 →21/12 chiều']],
    ['Quý này, từ 27 đến 29/5, Cụm', ['05-27 →29/5']],
  ])('%s', (text, expected) => expect(datesIn(text)).toEqual(expected));

  test.each([
    'Chỉ thị số 26/9-CT về thi đua',
    'lãnh đạo 07/08 đơn vị trong Khối',
    'Quyết định số 12/2019/QĐ-UBND',
    'đạt 9.12 điểm',
    'kỷ niệm 70 năm (11/6/1948 - 11/6/2018)',
    'ngày 31/02, Khối',
    'giai đoạn 2016 - 2020',
    'Công ty TNHH MTV 22.12',
    '12/12 phiếu',
    '7/8, tăng 1',
    'tăng từ 5 đến 7/12 đơn vị',
  ])('no date in: %s', (text) => expect(datesIn(text)).toEqual([]));
});
