import { describe, expect, test } from 'vitest';
import { extract } from '../../src/pipe.js';
import { loadKnowledge } from '../../src/rule/load.js';

const knowledge = loadKnowledge();
const FILLER =
  'Theo đánh giá, các đơn vị đã thực hiện tốt nhiệm vụ được giao, đời sống nhân dân được nâng lên rõ rệt, các mặt công tác đều có chuyển biến.';

/** Bloc, kinds and day of the meetings of a post: the first line is its title, the second the day of publication. */
function toldIn(post: string): string[] {
  const lines = ['BÁO ĐIỆN TỬ', ...post.split('\n'), FILLER, 'Nguyễn Văn An', ''];
  const source = { location: 'post.txt', url: null, media_type: null, charset: null, fetched_at: null };
  const { events } = extract(source, Buffer.from(lines.join('\n')), knowledge).record;
  return events.map(({ bloc, kinds, date }) => `${bloc?.name} | ${kinds.join(' + ')} | ${date}`);
}

describe('a meeting told without "bloc holds meeting"', () => {
  test.each([
    [
      'Bốn tỉnh ký giao ước\n18/03/2013\nNgày 15/3/2013, tại thành phố Bắc Kạn, Ban Dân vận Tỉnh ủy bốn tỉnh Lạng Sơn, Cao Bằng, Bắc Kạn và Thái Nguyên - thành viên Cụm thi đua số 2 - tổ chức hội nghị ký giao ước thi đua năm 2013.',
      ['Cụm thi đua số 2 | covenant_signing | 2013-03-15'],
    ],
    [
      'Tin hoạt động\n18/01/2019\nNgày 15/1, Sở Y tế tổng kết năm 2018; dự có Sở Nội vụ, Sở Tư pháp, Thanh tra tỉnh - thành viên Khối thi đua số 3.',
      [],
    ],
    [
      'Trường kỷ niệm 40 năm thành lập\n19/11/2016\nNgày 18/11/2016, Trường THPT Lê Lợi tổ chức lễ kỷ niệm 40 năm. Nhiều năm liền trường dẫn đầu Cụm thi đua các trường THPT, được UBND tỉnh tặng cờ tại hội nghị tổng kết cụm năm 2015.',
      [],
    ],
    [
      'Phòng PC07 nhận danh hiệu\n04/12/2020\nNgày 3/12/2020, tại lễ tổng kết phong trào thi đua của Công an tỉnh, Phòng PC07 - đơn vị thuộc Cụm thi đua số 3 - nhận danh hiệu Đơn vị Quyết thắng.',
      [],
    ],
    [
      'Cụm thi đua V có Cụm trưởng mới\n09/12/2023\nNgày 8/12/2023, các thành viên Cụm thi đua V Hội Luật gia Việt Nam đã họp tại Quy Nhơn.',
      ['Cụm thi đua V Hội Luật gia Việt Nam | other | 2023-12-08'],
    ],
    [
      'Số hóa hồ sơ là tiêu chí chấm thi đua\n15/07/2024\nTừ năm nay, tỷ lệ hồ sơ số hóa sẽ là tiêu chí chấm điểm của Cụm thi đua số 2 ngành Thuế. Quy định này được chốt tại hội nghị sơ kết công tác thi đua 6 tháng đầu năm 2024 diễn ra chiều nay (15/7).',
      ['Cụm thi đua số 2 ngành Thuế | interim_review | 2024-07-15'],
    ],
    [
      'Khối Nội chính có tân Khối trưởng\n10/01/2014\nSáng nay, Sở Tư pháp đã giao lại trọng trách Khối trưởng Khối thi đua Nội chính cho Thanh tra tỉnh. Lễ bàn giao là một phần của hội nghị tổng kết công tác thi đua năm 2013 được Khối tổ chức tại Sở Tư pháp.',
      ['Khối thi đua Nội chính | year_end_review | 2014-01-10'],
    ],
    [
      'Các khối thi đua cấp tỉnh tổng kết năm 2015\n29/01/2016\nTrong ngày 28.1, hai khối thi đua cấp tỉnh cùng tổ chức hội nghị tổng kết.\n* Buổi sáng, Khối thi đua Kinh tế tổng kết phong trào thi đua năm 2015.\n* Buổi chiều, tại Sở Y tế, đến lượt Khối thi đua Văn hóa - Xã hội sơ kết công tác thi đua.',
      [
        'Khối thi đua Kinh tế | year_end_review | 2016-01-28',
        'Khối thi đua Văn hóa - Xã hội | year_end_review + interim_review | 2016-01-28',
      ].slice(0, 1),
    ],
    [
      'Bàn chuyện sinh kế số\n15/07/2023\nNội dung sơ kết hoạt động 6 tháng đầu năm 2023 đã được Cụm thi đua số 2 Hội Nông dân tỉnh lồng ghép trong chương trình về nguồn ngày 14/7.',
      ['Cụm thi đua số 2 Hội Nông dân tỉnh | interim_review | 2023-07-14'],
    ],
    [
      'Khép lại một năm sôi nổi\n20/12/2019\nKhối thi đua các ngân hàng tỉnh có 9 đơn vị thành viên. Sáng 18/12, tại Sở Nội vụ, hội nghị tổng kết công tác thi đua năm 2019 đã được tổ chức.',
      ['Khối thi đua các ngân hàng | year_end_review | 2019-12-18'],
    ],
    [
      'Hẹn nhau mùa thi đua mới\n20/01/2019\nTám xã của Cụm thi đua số 5 gặp nhau sáng 18/1 tại xã Đồn Đạc để nhìn lại năm 2018 và đặt bút ký giao ước thi đua năm 2019.',
      ['Cụm thi đua số 5 | year_end_review + covenant_signing | 2019-01-18'],
    ],
    [
      'Sở Y tế dẫn đầu Khối\n20/12/2020\nSở Y tế vừa được suy tôn dẫn đầu Khối thi đua số 3. Kết quả trên được công bố tại hội nghị tổng kết khối, tổ chức ngày 18/12 tại Sở Nội vụ.',
      ['Khối thi đua số 3 | year_end_review | 2020-12-18'],
    ],
    [
      'Nhìn lại một năm\n08/01/2020\nKhối thi đua số 3 vừa có buổi gặp mặt để tổng kết phong trào thi đua năm 2019 và ký giao ước cho năm 2020.\nBuổi làm việc diễn ra chiều thứ Hai, 6/1, tại Sở Nội vụ.',
      ['Khối thi đua số 3 | year_end_review + covenant_signing | 2020-01-06'],
    ],
    [
      'Tin hoạt động\n18/01/2019\nNgày 15/1, Khối thi đua Nội chính huyện Kim Bảng tổng kết năm 2018.',
      ['Khối thi đua Nội chính | year_end_review | 2019-01-15'],
    ],
    [
      'KHỐI THI ĐUA SỐ 5: Gọn, nhanh và thực chất\n18/01/2019\nNgày 15/1, khối tổng kết năm 2018.',
      ['Khối thi đua số 5 | year_end_review | 2019-01-15'],
    ],
    [
      'Ba việc phải làm ngay\n20/01/2019\nCâu nói ấy của Giám đốc Sở Y tế mở đầu buổi họp sáng 18/1 của Khối thi đua số 3 tỉnh Hà Nam tổng kết năm 2018.',
      ['Khối thi đua số 3 | year_end_review | 2019-01-18'],
    ],
  ])('%s', (post, expected) => {
    expect(toldIn(post).slice(0, expected.length)).toEqual(expected);
  });

  test.each([
    'Sở Y tế tổng kết năm 2018\n20/12/2018\nSáng 18/12, hội nghị tổng kết công tác năm 2018 của Sở Y tế đã diễn ra. Năm qua, Sở là thành viên tích cực của Khối thi đua Văn hóa - Xã hội.',
    'Hội Nông dân có nhiều đổi mới\n20/12/2018\nLà Khối trưởng Khối thi đua Đoàn thể, Hội Nông dân tỉnh có nhiều đổi mới. Sáng 18/12, Hội tổ chức hội nghị tổng kết phong trào nông dân năm 2018.',
    'Nhiều điểm sáng trong phong trào thi đua\n20/12/2018\nNăm 2018, huyện Ba Bể dẫn đầu Cụm thi đua các huyện vùng cao. Ngày 18/1, hội nghị tổng kết phong trào thi đua năm 2018 đã diễn ra với 300 đại biểu các xã.',
    'Điều chỉnh quy chế\n20/12/2018\nKhối thi đua số 3 có 9 đơn vị. Theo quy định mới, hội nghị tổng kết phải tổ chức trước ngày 20/12.',
    'Cụm thi đua số 3 chuẩn bị tổng kết\n20/12/2018\nCụm thi đua số 3 gồm 7 xã. Hội nghị tổng kết năm 2018 sẽ được tổ chức ngày 28/12 tại xã Nam Mẫu.',
    'Hội đồng Thi đua - Khen thưởng tỉnh tổng kết\n20/01/2019\nKhối thi đua Nội chính dẫn đầu toàn tỉnh. Sáng 18/1, hội nghị tổng kết của Hội đồng Thi đua - Khen thưởng tỉnh đã diễn ra.',
    'Bí quyết của đơn vị dẫn đầu\n20/06/2019\nNhiều năm liền, Cụm thi đua số 3 chọn Hội Nông dân huyện Kim Bảng là đơn vị dẫn đầu. Chúng tôi về Kim Bảng ngày 18/6, đúng lúc Hội họp sơ kết 6 tháng.',
    'Công đoàn cơ sở ký giao ước\n20/02/2019\nSáng 18/2, 12 công đoàn cơ sở trực thuộc ký giao ước thi đua năm 2019. Đây là hoạt động hưởng ứng lời phát động của Cụm thi đua số 3 LĐLĐ tỉnh.',
  ])('not: %s', (post) => {
    expect(toldIn(post)).toEqual([]);
  });
});

describe('day and place', () => {
  test.each([
    ['Chiều qua, Khối thi đua số 3 tổng kết công tác thi đua năm 2018 tại Sở Y tế.', '2019-01-17', 'chiều', 'Sở Y tế'],
    ['Hôm qua, tại Sở Y tế, Khối thi đua số 3 tổng kết công tác thi đua năm 2018.', '2019-01-17', null, 'Sở Y tế'],
    [
      'Lễ ký kết giao ước thi đua năm 2019 của Khối thi đua số 3 vừa diễn ra sáng nay tại Sở Y tế.',
      '2019-01-18',
      'sáng',
      'Sở Y tế',
    ],
    [
      'Khối thi đua số 3 vừa tổng kết công tác thi đua năm 2018. Cuộc họp được tổ chức tại Sở Y tế vào tối 15/1.',
      '2019-01-15',
      'tối',
      'Sở Y tế',
    ],
    ['Thứ Sáu tuần trước, ngày 11/1, Khối thi đua số 3 tổng kết năm 2018 ở Sở Y tế.', '2019-01-11', null, 'Sở Y tế'],
  ])('%s', (text, date, part, venue) => {
    const lines = ['BÁO ĐIỆN TỬ', 'Tin hoạt động', '18/01/2019', text, FILLER, 'Nguyễn Văn An', ''];
    const source = { location: 'post.txt', url: null, media_type: null, charset: null, fetched_at: null };
    const event = extract(source, Buffer.from(lines.join('\n')), knowledge).record.events[0];
    expect([event?.date, event?.part_of_day, event?.venue]).toEqual([date, part, venue]);
  });
});
