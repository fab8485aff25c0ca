import { describe, expect, test } from 'vitest';
import { extract } from '../../src/pipe.js';
import { loadKnowledge } from '../../src/rule/load.js';

const knowledge = loadKnowledge();
const FILLER =
  'Theo đánh giá, các đơn vị đã thực hiện tốt nhiệm vụ được giao, đời sống nhân dân được nâng lên rõ rệt, các mặt công tác đều có chuyển biến.';

/** The record of a short post with a title, a day of publication and sentences, one a paragraph. */
function recordOf(title: string, published: string, body: string, site = 'BÁO ĐIỆN TỬ') {
  const lines = [site, title, published, ...body.split('\n'), FILLER, 'Nguyễn Văn An', ''];
  const source = { location: 'post.txt', url: null, media_type: null, charset: null, fetched_at: null };
  return extract(source, Buffer.from(lines.join('\n')), knowledge).record;
}

const meetingOf = (title: string, published: string, body: string) => recordOf(title, published, body).events[0];

describe('the meeting', () => {
  test.each([
    [
      'Chiều 12/1, tại Sở Y tế (đơn vị Khối trưởng), Khối thi đua Văn hóa Xã hội tổ chức Hội nghị tổng kết năm 2020, triển khai nhiệm vụ năm 2021.',
      [
        '2021-01-12',
        'chiều',
        ['year_end_review', 'planning'],
        [2020, 2021],
        'Sở Y tế',
        'Khối thi đua Văn hóa - Xã hội',
        null,
      ],
    ],
    [
      'Sáng nay (15-1), Cụm thi đua số IV các huyện miền núi sơ kết công tác 6 tháng đầu năm 2020.',
      ['2021-01-15', 'sáng', ['interim_review'], [2020], null, 'Cụm thi đua số IV các huyện miền núi', 4],
    ],
    [
      'Ngày 29-12, Khối thi đua Nội chính ký kết giao ước thi đua năm 2021.',
      ['2020-12-29', null, ['covenant_signing'], [2021], null, 'Khối thi đua Nội chính', null],
    ],
    [
      'Thực hiện Kế hoạch số 12/KH-UBND ngày 05/01/2021 của UBND tỉnh, ngày 14/01/2021, tại Hội trường Sở Tư pháp, Khối thi đua số 5 tiến hành bình xét thi đua năm 2020.',
      ['2021-01-14', null, ['scoring'], [2020], 'Hội trường Sở Tư pháp', 'Khối thi đua số 5', 5],
    ],
    [
      'Vừa qua, tại Sở Tài chính Khối thi đua các cơ quan tham mưu tổng hợp đã tổ chức Hội nghị phát động và ký kết giao ước thi đua năm 2021.',
      [
        null,
        null,
        ['launch', 'covenant_signing'],
        [2021],
        'Sở Tài chính',
        'Khối thi đua các cơ quan Tham mưu tổng hợp',
        null,
      ],
    ],
    [
      'Trong hai ngày 11 và 12/01/2021, Khối thi đua các trường đại học, cao đẳng tổ chức hội thao năm học 2020 - 2021.',
      ['2021-01-11', null, ['exchange'], [2020, 2021], null, 'Khối thi đua các trường đại học, cao đẳng', null],
    ],
  ])('%s', (lead, expected) => {
    const meeting = meetingOf('Tin hoạt động', '18/01/2021 10:20', lead);
    expect(
      meeting && [
        meeting.date,
        meeting.part_of_day,
        meeting.kinds,
        meeting.years,
        meeting.venue,
        meeting.bloc?.name,
        meeting.bloc?.number,
      ],
    ).toEqual(expected);
  });

  test.each([
    ['Ngày 13/12, Khối thi đua số 3 họp triển khai nhiệm vụ năm 2026.', '2025-12-13'],
    ['Ngày 13/12, Khối thi đua số 3 ký kết giao ước thi đua năm 2026.', '2025-12-13'],
    ['Ngày 13/1, Khối thi đua số 3 họp triển khai nhiệm vụ năm 2026.', '2026-01-13'],
    ['Ngày 13/12, Khối thi đua số 3 tổng kết công tác thi đua năm 2026.', '2026-12-13'],
    ['Ngày 13/12, Khối thi đua số 3 tổ chức hội thao năm 2026.', '2026-12-13'],
  ])('without any other year, a day takes that of %s', (lead, date) => {
    expect(meetingOf('Tin hoạt động', '', lead)?.date).toBe(date);
  });

  test.each<[title: string, lead: string, date: string | null, venue: string | null]>([
    [
      'Khối thi đua số 3 tổng kết năm 2020',
      'Hội nghị tổ chức sáng 12/1, tại Sở Y tế. Các đơn vị đã thảo luận.',
      '2021-01-12',
      'Sở Y tế',
    ],
    [
      'Khối thi đua số 3 tổng kết năm 2020',
      'Ngày 12/01/2021, Hội nghị đã được tổ chức tại Sở Y tế.',
      '2021-01-12',
      'Sở Y tế',
    ],
    ['Tin', 'Khối thi đua số 3 tổ chức tổng kết thi đua năm 2020 (12/1).', '2021-01-12', null],
    ['Tin', 'Khối thi đua số 3 vừa tổng kết năm 2020 (diễn ra chiều 12/1, tại Sở Y tế).', '2021-01-12', 'Sở Y tế'],
    ['Tin', 'Thực hiện quy chế; hôm thứ Ba (12-1-2021) Khối thi đua số 3 họp tổng kết năm 2020.', '2021-01-12', null],
    ['Tin', 'Khối thi đua số 3 tổng kết năm 2020, với địa điểm là Sở Y tế.', null, 'Sở Y tế'],
    ['Tin', 'Chọn Sở Y tế làm điểm đến, Khối thi đua số 3 tổng kết năm 2020.', null, 'Sở Y tế'],
    ['Tin', 'Khối thi đua số 3 tổng kết năm 2020 mừng ngày hội lớn (12/1).', null, null],
    [
      'Tin',
      'Tại phòng họp số 2, tầng 3 trụ sở Sở Y tế, Khối thi đua số 3 tổng kết năm 2020.',
      null,
      'phòng họp số 2, tầng 3 trụ sở Sở Y tế',
    ],
    ['Tin', 'Hội nghị tổng kết năm 2020 của Khối thi đua số 3 được tổ chức long trọng ở Sở Y tế.', null, 'Sở Y tế'],
  ])('%s: %s', (title, lead, date, venue) => {
    const meeting = meetingOf(title, '18/01/2021 10:20', lead);
    expect([meeting?.date, meeting?.venue]).toEqual([date, venue]);
  });

  test('a span of days has its end', () => {
    const meeting = meetingOf(
      'Tin',
      '18/01/2021 10:20',
      'Từ ngày 11/01 đến ngày 12/01/2021, Khối thi đua số 3 tổ chức hội nghị tổng kết năm 2020.',
    );
    expect([meeting?.date, meeting?.date_end]).toEqual(['2021-01-11', '2021-01-12']);
  });

  test('a year that is not written says where it is from', () => {
    const record = recordOf('Tin', '18/01/2021 10:20', 'Ngày 29/12, Khối thi đua số 3 tổng kết năm 2020.');
    const proof = record.evidence.find(({ path }) => path === '/events/0/date');
    expect(proof).toMatchObject({ quote: '29/12', rule: 'event.date.year_from_publication' });
    expect(proof!.confidence).toBeLessThan(0.93);
  });

  test('two meetings in one post are two events', () => {
    const record = recordOf(
      'Các cụm thi đua ký kết giao ước thi đua năm 2021',
      '18/01/2021 10:20',
      'Sáng 15/1, Cụm thi đua số 1 tổ chức ký kết giao ước thi đua năm 2021.\nCùng ngày, Cụm thi đua số 2 tổ chức ký kết giao ước thi đua năm 2021.',
    );
    expect(record.events.map(({ bloc, date, part_of_day }) => [bloc?.name, date, part_of_day])).toEqual([
      ['Cụm thi đua số 1', '2021-01-15', 'sáng'],
      ['Cụm thi đua số 2', '2021-01-15', null],
    ]);
  });
});

test('paragraphs of a digest that open with a day and another bloc are meetings of their own', () => {
  const record = recordOf(
    'Hai khối thi đua tổng kết năm 2020',
    '18/01/2021 10:20',
    'Ngày 15/1, hai khối thi đua của tỉnh tổng kết công tác thi đua năm 2020.\n* Sáng 15/1, Khối thi đua Nội chính họp tổng kết năm 2020 tại Sở Tư pháp.\n* Chiều 15/1, Khối thi đua Văn hóa - Xã hội tổng kết năm 2020 và ký giao ước thi đua năm 2021 tại Sở Y tế.',
  );
  expect(record.events.map(({ bloc, part_of_day, venue, years }) => [bloc?.name, part_of_day, venue, years])).toEqual([
    ['Khối thi đua Nội chính', 'sáng', 'Sở Tư pháp', [2020]],
    ['Khối thi đua Văn hóa - Xã hội', 'chiều', 'Sở Y tế', [2020, 2021]],
  ]);
});

describe("a bloc's own meeting", () => {
  test.each([
    '15 trường thuộc Khối thi đua các trường Đại học, Cao đẳng đã tiến hành hội nghị tổng kết vào ngày 5/1 tại Hội trường A.',
    'Ngày 5/1, UBND huyện Tam Nông - Cụm trưởng Cụm thi đua số 2 đã chủ trì tổ chức hội nghị sơ kết công tác thi đua.',
    'Ngày 12/1, Khối thi đua số 3 họp thống nhất quy chế hoạt động và bảng chấm điểm năm 2021.',
    'Ngày 5/1, Cụm các cơ quan Nội chính tổ chức ký giao ước thi đua năm 2021.',
    'Vừa qua, hai cụm thi đua của ngành họp tổng kết công tác thi đua năm 2020.\nTại hội nghị, Cụm thi đua số 1 được khen.',
  ])('yes: %s', (body) => expect(recordOf('Tin hoạt động', '18/01/2021 10:20', body).is_bloc_post).toBe(true));

  test.each([
    'Ngày 5/1, UBND huyện Tam Nông tổ chức hội nghị tổng kết phong trào thi đua năm 2020.\nNăm qua, huyện dẫn đầu Cụm thi đua số 4 của tỉnh.',
    'Ngày 5/1, Sở Y tế, thành viên của Khối thi đua Văn hóa - Xã hội, tổ chức hội nghị tổng kết công tác y tế năm 2020.',
    'Ngày 5/1, Hội đồng Thi đua - Khen thưởng tỉnh họp xét khen thưởng năm 2020 cho các cụm, khối thi đua.',
    'Ngày 5/1, UBND tỉnh đã ban hành Quyết định chia 12 cụm, khối thi đua.\nKhối thi đua số 1 gồm 8 đơn vị.\nCác khối, cụm tổ chức ký kết giao ước thi đua trước ngày 15/3.',
    'Ngày 5/1, Đoàn kiểm tra chéo của Cụm thi đua số 3 đã kiểm tra công tác thi đua tại Sở Y tế.',
    'Khối thi đua số 3 sẽ tổ chức hội nghị tổng kết năm 2020 vào ngày 20/1 tại Sở Y tế.',
    'Ngày 25/5, Trường THCS Tân Lập tổng kết năm học, khối 9 có 120 học sinh.',
    'Chiều 29/6, khối phố Tân Hòa đón danh hiệu văn hóa, tổng kết phong trào thi đua.\nMười năm qua khối thi đua làm tốt quy ước.',
    'Ngày 12/6/2020, Sở Nội vụ tổ chức Hội nghị điển hình tiên tiến.\nSở nhiều năm được Khối thi đua Tổng hợp suy tôn nhận Cờ.',
  ])('no: %s', (body) => expect(recordOf('Tin hoạt động', '18/01/2021 10:20', body).is_bloc_post).toBe(false));
});

describe('the province', () => {
  const lead = 'Ngày 5/1/2021, Khối thi đua số 3 tổ chức hội nghị tổng kết năm 2020.';
  test.each([
    [
      'the venue',
      'BÁO NGHỆ AN',
      'Ngày 5/1/2021, tại tỉnh Hà Tĩnh, Cụm thi đua số 3 các tỉnh Bắc Trung Bộ tổng kết năm 2020.',
      'Hà Tĩnh',
      'body',
    ],
    [
      "the bloc's own",
      'BÁO ĐIỆN TỬ',
      'Ngày 5/1/2021, Khối thi đua số 3 tỉnh Sơn La tổng kết năm 2020.',
      'Sơn La',
      'body',
    ],
    ['the paper', 'BÁO LẠNG SƠN', lead, 'Lạng Sơn', 'footer'],
    ['a paper of another name', 'BÁO ĐỒNG KHỞI', lead, 'Bến Tre', 'footer'],
    [
      'the seat',
      'BÁO ĐIỆN TỬ',
      'Ngày 5/1/2021, tại TP Quy Nhơn, Khối thi đua số 3 tổng kết năm 2020.',
      'Bình Định',
      'body',
    ],
    [
      'the district',
      'BÁO ĐIỆN TỬ',
      'Ngày 5/1/2021, tại thị xã Bình Long, Khối thi đua số 3 tổng kết năm 2020.',
      'Bình Phước',
      'body',
    ],
  ])('%s', (_, site, body, name, basis) => {
    expect(recordOf('Tin hoạt động', '18/01/2021 10:20', body, site).province).toMatchObject({ name, basis });
  });

  // A paragraph in the text, or a line below it.
  test.each([
    ['Ông Hoàng Hà Nam – Giám đốc Sở Công Thương chủ trì hội nghị.', null],
    ['Sở Y tế do bà Vũ Hải Dương làm Giám đốc dẫn đầu khối.', null],
    ['Phó Chủ tịch UBND tỉnh Hà Nam Trần Hà Giang phát biểu.', 'Hà Nam'],
    ['Tin, ảnh: Vũ Hải Dương', null],
    ['Thu Hà, Hà Giang', null],
    ['Nguyễn Văn An - Hà Giang', 'Hà Giang'],
    ['Sở Y tế Hà Nam', 'Hà Nam'],
  ])('persons bear the names of provinces: %s', (line, name) => {
    const text = `Khối thi đua số 3 tổng kết năm 2020\n${lead}\nCác đại biểu đã thảo luận sôi nổi về nhiệm vụ năm tới.\n${line}\n`;
    const source = { location: 'post.txt', url: null, media_type: null, charset: null, fetched_at: null };
    expect(extract(source, Buffer.from(text), knowledge).record.province?.name ?? null).toBe(name);
  });

  test('nothing says it: null and a warning', () => {
    const record = recordOf('Tin hoạt động', '18/01/2021 10:20', lead);
    expect(record.province).toBeNull();
    expect(record.warnings.map(({ code }) => code)).toContain('province-unknown');
  });
});

test('a meeting after its publication is kept and warned about', () => {
  const record = recordOf(
    'Tin',
    '18/01/2021 10:20',
    'Ngày 05/3/2027, Khối thi đua số 3 tổ chức hội nghị tổng kết năm 2020.',
  );
  expect(record.events[0]?.date).toBe('2027-03-05');
  expect(record.warnings.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['meeting-after-publication', 'date-years-mismatch']),
  );
});
