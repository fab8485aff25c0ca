import { describe, expect, test } from 'vitest';
import { extract } from '../../src/pipe.js';
import { loadKnowledge } from '../../src/rule/load.js';

const knowledge = loadKnowledge();
const FILLER =
  'Hội nghị đã nghe báo cáo kết quả công tác thi đua và thảo luận nhiều nội dung của các đơn vị trong năm qua.';

/** The record of a post of 20/12/2018 with a title and a text, one paragraph a line. */
function recordOf(title: string, text: string) {
  const lines = [title, '08:30 20/12/2018', ...text.split(' ↵ '), FILLER, ''];
  const source = { location: 'post.txt', url: null, media_type: null, charset: null, fetched_at: null };
  return extract(source, Buffer.from(lines.join('\n')), knowledge).record;
}

const table = (rows: string): [string, string][] =>
  rows
    .trim()
    .split('\n')
    .map((row) => row.split(' → ') as [string, string]);

describe('openings', () => {
  test.each(
    table(`
Trong 2 ngày 11-12.12.2018, tại thành phố Vinh, Cụm thi đua số 5 tổ chức hội nghị tổng kết năm 2018. → 2018-12-11, 2018-12-12, null, year_end_review, thành phố Vinh, Cụm thi đua số 5
Sáng 11/12, tại phòng hội thảo cơ sở 2 Trường Đại học Vinh, Cụm thi đua số 5 họp tổng kết năm 2018 và bình xét các danh hiệu thi đua. → 2018-12-11, null, sáng, year_end_review+scoring, phòng hội thảo cơ sở 2 Trường Đại học Vinh, Cụm thi đua số 5
Ngày 11/12, Cụm thi đua số 5 tổng kết phong trào công nhân, viên chức, lao động năm 2018, bàn phương hướng, nhiệm vụ năm 2019. → 2018-12-11, null, null, year_end_review+planning, null, Cụm thi đua số 5
Ngày 11/12, Cụm thi đua số 5 tổ chức Đại hội thi đua yêu nước lần thứ nhất. → 2018-12-11, null, null, other, null, Cụm thi đua số 5
Ngày 11/12, Hội Làm vườn Việt Nam cụm số 11 tổ chức hội nghị tổng kết công tác thi đua năm 2018. → 2018-12-11, null, null, year_end_review, null, Cụm số 11
Ngày 11/12, tại Sở Y tế, các trung tâm y tế huyện, thành phố thuộc Cụm thi đua số 4 tổng kết năm 2018. → 2018-12-11, null, null, year_end_review, Sở Y tế, Cụm thi đua số 4
Ngày 11/12, Khối thi đua số 5 tổ chức hội nghị đánh giá kết quả công tác thi đua năm 2018 và đề ra phương hướng năm 2019. → 2018-12-11, null, null, year_end_review+planning, null, Khối thi đua số 5
Ngày 11/12, cụm bảy tỉnh biên giới phía Bắc tổ chức hội nghị tổng kết công tác thi đua năm 2018. → 2018-12-11, null, null, year_end_review, null, Cụm bảy tỉnh biên giới phía Bắc
`),
  )('%s', (text, expected) => {
    const event = recordOf('Tin hoạt động', text).events[0]!;
    const { date, date_end, part_of_day, kinds, venue, bloc } = event;
    expect([date, date_end, part_of_day, kinds.join('+'), venue, bloc?.name].map(String).join(', ')).toBe(expected);
  });

  test.each([
    'Cụm thi đua Hội Cựu chiến binh các tỉnh cực Nam Trung bộ',
    'Cụm thi đua Tỉnh đoàn khu vực Tây Bắc',
    'Cụm thi đua Ủy ban MTTQ Việt Nam các tỉnh Tây Nguyên',
    'Cụm thi đua Hội Khuyến học các quận, huyện',
    'Cụm thi đua Hội Chữ thập đỏ các tỉnh Đồng bằng sông Cửu Long',
    'Khối thi đua các quỹ tín dụng nhân dân khu vực Đông Triều',
  ])('%s', (name) => {
    const { events } = recordOf('Tin hoạt động', `Ngày 11/12, ${name} tổ chức hội nghị tổng kết năm 2018.`);
    expect(events[0]!.bloc?.name).toBe(name);
  });

  test('a second meeting of the same day has its own part of the day', () => {
    const first = '* Sáng 11/12, tại Sở Y tế, Cụm thi đua số 2 tổ chức hội nghị tổng kết năm 2018.';
    const second = '* Chiều cùng ngày, tại Sở Nội vụ, Cụm thi đua số 4 tổ chức hội nghị tổng kết năm 2018.';
    const { events } = recordOf('Tin hoạt động', `${first} ↵ ${second}`);
    expect(events.map(({ date, part_of_day }) => `${date} ${part_of_day}`)).toEqual([
      '2018-12-11 sáng',
      '2018-12-11 chiều',
    ]);
  });
});

describe('no meeting of a bloc', () => {
  test.each(
    table(`
Hội đồng Thi đua - Khen thưởng tỉnh họp → Ngày 12/12, Hội đồng Thi đua - Khen thưởng tỉnh họp xét tặng Cờ thi đua cho các đơn vị dẫn đầu cụm, khối thi đua năm 2018.
Kiện toàn 12 cụm, khối thi đua → Ngày 12/12, UBND tỉnh ban hành Quyết định kiện toàn 12 cụm, khối thi đua của tỉnh năm 2019.
Chia lại khối thi đua → UBND tỉnh vừa có quyết định thành lập Khối thi đua số 5 gồm 7 đơn vị, giao Sở Y tế làm Khối trưởng.
Huyện Sơn Hà tổng kết → Ngày 12/12, UBND huyện Sơn Hà tổ chức hội nghị tổng kết công tác thi đua năm 2018. Năm qua huyện dẫn đầu Cụm thi đua số 2 của tỉnh.
Đoàn kiểm tra chéo làm việc → Ngày 12/12, Đoàn kiểm tra chéo của Khối thi đua số 5 đã làm việc tại Sở Y tế.
Lễ bàn giao nhà tình thương → Ngày 12/12, Sở Y tế – Đơn vị Khối trưởng Khối thi đua số 5 tổ chức lễ bàn giao nhà tình thương do Khối thi đua số 5 (gồm 7 đơn vị) hỗ trợ.
Tặng Cờ thi đua → Ngày 12/12, Chủ tịch UBND tỉnh quyết định tặng Cờ cho 20 tập thể: Khối thi đua số 1: Sở Y tế; Khối thi đua số 2: Sở Nội vụ; Khối thi đua số 3: Sở Tư pháp.
Khối phố 5 ra mắt → Ngày 12/12, khối 5 phường Bến Thủy tổ chức ngày hội đại đoàn kết, phát động thi đua năm 2019.
Tỉnh tổ chức Đại hội Thi đua yêu nước → Ngày 12/12, tỉnh tổ chức Đại hội Thi đua yêu nước lần thứ I. ↵ Đại hội đã phát động phong trào thi đua; đại diện Cụm thi đua số 1 và Khối thi đua các cơ quan Đảng ký kết giao ước thi đua hưởng ứng.
`),
  )('%s', (title, text) => expect(recordOf(title, text).is_bloc_post).toBe(false));
});

describe('duties and chairs', () => {
  const LEAD = 'Ngày 12/12, Khối thi đua số 5 tổ chức hội nghị tổng kết năm 2018.';
  const tell = (text: string) => recordOf('Khối thi đua số 5 tổng kết', `${LEAD} ↵ ${text}`).events[0]!;

  test.each(
    table(`
Năm tới, Sở Tư pháp làm Khối trưởng, Sở Xây dựng làm Khối phó. → Sở Tư pháp head 2019; Sở Xây dựng deputy 2019
Năm tới, Sở Tư pháp tiếp nhận nhiệm vụ Khối trưởng từ Sở Y tế; Sở Xây dựng làm Khối phó. → Sở Tư pháp head 2019; Sở Xây dựng deputy 2019; Sở Y tế head 2018
Hội nghị đã bầu Sở Y tế là Trưởng khối; Sở Tài chính, Sở Tư pháp là Phó Trưởng khối năm 2019. → Sở Tài chính deputy 2019; Sở Tư pháp deputy 2019; Sở Y tế head 2019
Hội Làm vườn xin thôi làm Phó Khối; Khối nhất trí cử Hội Đông y làm Phó Khối thay thế đến hết năm 2018. → Hội Làm vườn deputy 2018; Hội Đông y deputy 2018
Khối nhất trí để Đại học Vinh làm Khối trưởng, Đại học Quốc tế Hồng Bàng làm Khối phó năm 2019. → Đại học Quốc tế Hồng Bàng deputy 2019; Đại học Vinh head 2019
Hội nghị do Sở Y tế - là đơn vị được phân công làm Khối trưởng năm 2018 chủ trì. → Sở Y tế head 2018
`),
  )('%s', (text, expected) => {
    const said = tell(text).roles.map(({ holder, role, year }) => `${holder} ${role} ${year}`);
    expect(said.sort().join('; ')).toBe(expected);
  });

  test.each(
    table(`
Ông Lê Văn Nam, Giám đốc Sở Y tế, Khối trưởng và bà Vũ Thị Lan, Giám đốc Sở Nội vụ, Khối phó chủ trì. ↵ Ông Lê Văn Nam đã trao cờ Khối trưởng cho bà Vũ Thị Lan. → Sở Y tế > Sở Nội vụ
Hội nghị kết thúc tốt đẹp. ↵ Ảnh: Đại diện Sở Y tế (trái) bàn giao nhiệm vụ Khối trưởng cho Sở Nội vụ. → Sở Y tế > Sở Nội vụ
`),
  )('%s', (text, expected) => {
    expect(
      tell(text)
        .handovers.map(({ from, to }) => `${from} > ${to}`)
        .join('; '),
    ).toBe(expected);
  });

  test.each(
    table(`
Giám đốc Sở Tài nguyên và Môi trường Lê Hữu Tân, Khối trưởng và Phó Giám đốc Sở Công Thương Võ Đình Hà, Khối phó chủ trì hội nghị. → Lê Hữu Tân, Võ Đình Hà
Chủ trì Hội nghị: Giám đốc Sở Y tế Lê Văn Nam - Khối trưởng và Phó Giám đốc Sở Nội vụ Vũ Thị Lan - Khối phó. → Lê Văn Nam, Vũ Thị Lan
Năm 2019, Sở Y tế chủ trì tổ chức hội thao của Khối. → 
`),
  )('%s', (text, expected) => {
    expect(
      tell(text)
        .chairs.map(({ person, org }) => person ?? org)
        .join(', '),
    ).toBe(expected ?? '');
  });

  test('an office with a department of two words is read to its end', () => {
    const { attendees } = tell(
      'Dự hội nghị có Thiếu tướng Lê Văn Nam, Phó Cục trưởng Cục Công tác đảng và công tác chính trị, Bộ Công an.',
    );
    expect(attendees[0]!.position).toBe('Phó Cục trưởng Cục Công tác đảng và công tác chính trị, Bộ Công an');
  });
});
