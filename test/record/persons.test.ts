import { describe, expect, test } from 'vitest';
import type { Event } from '../../src/core/record.js';
import { extract } from '../../src/pipe.js';
import { loadKnowledge } from '../../src/rule/load.js';

const knowledge = loadKnowledge();
const LEAD = `Khối thi đua số 5 tổng kết công tác thi đua năm 2022

12/01/2023

Ngày 10/01/2023, tại Sở Tài chính, Khối thi đua số 5 tỉnh tổ chức Hội nghị tổng kết công tác thi đua năm 2022.`;

/** The event of a post about a meeting whose body goes on with `text`. */
function eventOf(text: string): Event {
  const source = { location: 'x.txt', url: null, media_type: null, charset: null, fetched_at: null };
  return extract(
    source,
    new TextEncoder().encode(`${LEAD}\n\n${text}\n\nHội nghị đã thảo luận sôi nổi và kết thúc tốt đẹp.\n`),
    knowledge,
  ).record.events[0]!;
}

const chairsOf = (text: string) => eventOf(text).chairs.map(({ person, org }) => [person, org]);
const attendeesOf = (text: string) => eventOf(text).attendees.map(({ person, position }) => [person, position]);

describe('chairs', () => {
  test.each<[text: string, expected: (string | null)[][]]>([
    ['Đồng chí Lê Nam - Phó Giám đốc Sở Y tế, Khối trưởng chủ trì hội nghị.', [['Lê Nam', 'Sở Y tế']]],
    ['Chủ trì hội nghị, ông Lê Nam – Phó Giám đốc Sở - đại diện cho Khối trưởng.', [['Lê Nam', 'Sở Tài chính']]],
    [
      'Ông Lê Nam – Giám đốc Sở Y tế và bà Vũ Lan – Giám đốc Sở Tư pháp đồng chủ trì.',
      [
        ['Lê Nam', 'Sở Y tế'],
        ['Vũ Lan', 'Sở Tư pháp'],
      ],
    ],
    [
      'Tham dự hội nghị có ông Lê Nam, Phó Trưởng Ban Dân tộc; bà Vũ Lan, Giám đốc Sở Tư pháp chủ trì hội nghị.',
      [['Vũ Lan', 'Sở Tư pháp']],
    ],
    ['Sở Tài chính (đơn vị Trưởng khối) chủ trì hội nghị.', [[null, 'Sở Tài chính']]],
    ['Bà Vũ Lan, Giám đốc Sở Y tế thay mặt Khối trưởng chủ trì hội nghị.', [['Vũ Lan', 'Sở Y tế']]],
    ['Bà Vũ Lan, Giám đốc Sở Y tế thay mặt tỉnh dự hội nghị do Sở Tài chính chủ trì.', [[null, 'Sở Tài chính']]],
    [
      'Ông Lê Nam, Giám đốc Sở Y tế cùng bà Vũ Lan, Giám đốc Sở Tư pháp thay nhau chủ tọa.',
      [
        ['Lê Nam', 'Sở Y tế'],
        ['Vũ Lan', 'Sở Tư pháp'],
      ],
    ],
    ['Bà Vũ Lan, Giám đốc Sở Y tế (bìa phải) chủ trì hội nghị', [['Vũ Lan', 'Sở Y tế']]],
    [
      'Sở Y tế là Khối trưởng, Sở Tư pháp là Khối phó năm 2022. Đại diện Khối trưởng và Khối phó cùng chủ trì hội nghị.',
      [
        [null, 'Sở Y tế'],
        [null, 'Sở Tư pháp'],
      ],
    ],
    [
      'Chủ trì hội nghị: - Đ/c Lê Nam - GĐ Sở Y tế; - Đ/c Vũ Lan - PGĐ Sở Tư pháp',
      [
        ['Lê Nam', 'Sở Y tế'],
        ['Vũ Lan', 'Sở Tư pháp'],
      ],
    ],
    [
      'Sở Tài chính đã chủ trì, điều hành. Bà Vũ Lan, Giám đốc Sở Tài chính chủ trì hội nghị.',
      [['Vũ Lan', 'Sở Tài chính']],
    ],
    ['Bà Vũ Lan, Giám đốc Sở Tư pháp, Khối phó dự. Đồng chí Khối phó chủ trì phiên họp.', [['Vũ Lan', 'Sở Tư pháp']]],
    ['Hội nghị diễn ra dưới sự điều hành của bà Vũ Lan, Giám đốc Sở Y tế, Khối trưởng.', [['Vũ Lan', 'Sở Y tế']]],
    ['Bà Vũ Hà Lan, Giám đốc Sở Y tế phát biểu. Bà Lan chủ trì hội nghị.', [['Vũ Hà Lan', 'Sở Y tế']]],
    ['Phó Giám đốc Sở Y tế Vũ Hà Lan được các đơn vị bầu làm chủ tọa hội nghị.', [['Vũ Hà Lan', 'Sở Y tế']]],
    [
      'Ông Lê Nam, Giám đốc Sở Y tế; bà Vũ Lan, Phó Giám đốc đồng chủ trì.',
      [
        ['Lê Nam', 'Sở Y tế'],
        ['Vũ Lan', 'Sở Y tế'],
      ],
    ],
    [
      'Sở Y tế (Khối trưởng) chủ trì phối hợp với Sở Tư pháp (Khối phó) tổ chức hội nghị tổng kết.',
      [[null, 'Sở Y tế']],
    ],
    ['Ông Lê Nam, Giám đốc Sở Y tế điều hành phần thảo luận.', []],
    ['Hội nghị do ông Lê Nam, Giám đốc Sở Y tế và các Khối phó chủ trì.', [['Lê Nam', 'Sở Y tế']]],
    ['Dự có bà Vũ Lan, Giám đốc Sở Tư pháp; ông Lê Nam, Giám đốc Sở Y tế (chủ trì).', [['Lê Nam', 'Sở Y tế']]],
    ['Các đồng chí Trưởng Công an huyện Ba Bể, huyện Chợ Đồn đồng chủ trì hội nghị.', []],
    ['Sáng cùng ngày, ông Lê Nam, Giám đốc Sở Y tế chủ trì cuộc họp về phòng dịch.', []],
    ['Hội nghị giao Sở Tư pháp chủ trì, phối hợp xây dựng quy chế.', []],
    ['Năm tới, Sở Tư pháp chủ trì kiểm tra chéo các đơn vị.', []],
    ['Ông Lê Nam, Phó Giám đốc Sở Y tế dự và chỉ đạo hội nghị.', []],
  ])('%s', (text, expected) => expect(chairsOf(text)).toEqual(expected));
});

describe('attendees', () => {
  test.each<[text: string, expected: (string | null)[][]]>([
    [
      'Dự hội nghị có ông Lê Nam, Phó Giám đốc Công ty CP Than Hà Lầm.',
      [['Lê Nam', 'Phó Giám đốc Công ty CP Than Hà Lầm']],
    ],
    [
      'Ông Lê Nam, Phó Giám đốc Sở Y tế dự. Đồng chí Lê Nam – Tỉnh ủy viên, Phó Giám đốc Sở Y tế phát biểu.',
      [['Lê Nam', 'Tỉnh ủy viên, Phó Giám đốc Sở Y tế']],
    ],
    ['Đồng chí Vũ Lan phát biểu khai mạc.', [['Vũ Lan', null]]],
    [
      'Bà Vũ Lan trao cờ luân lưu cho ông Lê Nam, Giám đốc Sở Y tế.',
      [
        ['Vũ Lan', null],
        ['Lê Nam', 'Giám đốc Sở Y tế'],
      ],
    ],
    ['Hội nghị đề nghị tặng Bằng khen cho ông Lê Nam, Trưởng phòng Tổ chức Sở Y tế.', []],
    ['Khối công bố quyết định tặng BK cho ông Lê Nam, Trưởng phòng Tổ chức Sở Y tế.', []],
    ['Bà Vũ Hà Lan, Giám đốc Sở Y tế dự. Kết luận, bà Lan, Giám đốc Sở cảm ơn.', [['Vũ Hà Lan', 'Giám đốc Sở Y tế']]],
    [
      'Ông Lê Nam, Trưởng phòng Nghiệp vụ (Ban Thi đua - Khen thưởng, Sở Nội vụ) đến dự.',
      [['Lê Nam', 'Trưởng phòng Nghiệp vụ (Ban Thi đua - Khen thưởng, Sở Nội vụ)']],
    ],
    [
      'Bà Vũ Lan, Phó Trưởng Ban Dân vận Tỉnh ủy - cơ quan Trưởng khối phát biểu.',
      [['Vũ Lan', 'Phó Trưởng Ban Dân vận Tỉnh ủy']],
    ],
    ['Lá cờ Trưởng khối rời tay BS CKII Lê Nam, Giám đốc Bệnh viện Phổi.', [['Lê Nam', 'Giám đốc Bệnh viện Phổi']]],
    [
      'Kết luận hội nghị, Phó Tổng Giám đốc Tổng Công ty, ông Lê Nam cảm ơn.',
      [['Lê Nam', 'Phó Tổng Giám đốc Tổng Công ty']],
    ],
    ['Đại diện Khối trưởng, bà Vũ Lan, Giám đốc Sở Y tế dự.', [['Vũ Lan', 'Giám đốc Sở Y tế']]],
    ['Ông Lê Nam, Trưởng phòng Nội vụ điều khiển chương trình.', [['Lê Nam', 'Trưởng phòng Nội vụ']]],
    [
      'Dự có Phó Trưởng Ban Thi đua - Khen thưởng (Sở Nội vụ) Lê Hải Nam.',
      [['Lê Hải Nam', 'Phó Trưởng Ban Thi đua - Khen thưởng (Sở Nội vụ)']],
    ],
    [
      'Bà Vũ Lan (Phó Bí thư Đảng bộ Sở Y tế), Khối phó phát biểu.',
      [['Vũ Lan', 'Phó Bí thư Đảng bộ Sở Y tế, Khối phó']],
    ],
    ['Phó Giám đốc Sở Y tế - bà Vũ Lan - báo cáo.', [['Vũ Lan', 'Phó Giám đốc Sở Y tế']]],
    ['Phó Chủ tịch UBND TP Lê Trung Nam dự.', [['Lê Trung Nam', 'Phó Chủ tịch UBND TP']]],
    ['Năm qua, mô hình của bà Vũ Lan ở thôn Đông được nhân rộng.', []],
  ])('%s', (text, expected) => expect(attendeesOf(text)).toEqual(expected));
});

test.each<[text: string, expected: string[]]>([
  [
    'Khối hưởng ứng phong trào “Dân vận khéo” giai đoạn 2021-2025, “Sạch làng, đẹp ngõ”.',
    ['Dân vận khéo', 'Sạch làng, đẹp ngõ'],
  ],
  [
    'Các phong trào thi đua một lòng vì dân; sạch làng, đẹp ngõ; nuôi con khỏe, dạy con ngoan… được hưởng ứng.',
    ['Một lòng vì dân', 'Sạch làng, đẹp ngõ', 'Nuôi con khỏe, dạy con ngoan'],
  ],
  ['Khối giữ phong trào “Dạytốt, học tốt”.', ['Dạy tốt, học tốt']],
  ['Khối phát động “Phong trào thi đua Sạch nhà, đẹp ngõ” năm 2023.', ['Phong trào thi đua Sạch nhà, đẹp ngõ']],
  ['Sở Y tế nhận Cờ “Phong trào thi đua yêu nước xuất sắc” của tỉnh.', []],
  ['Khối mở phong trào thi đua trong toàn khối mang tên “Ngày làm việc vì dân”.', ['Ngày làm việc vì dân']],
  ['Tổng kết phong trào thi đua quyết thắng năm 2022.', ['Thi đua quyết thắng']],
  ["Tiếp tục phong trào thi đua 'Một lòng vì dân'.", ['Một lòng vì dân']],
  ['Phong trào thi đua với chủ đề “Đoàn kết” và cuộc vận động “Ngày vì người nghèo”.', []],
  ['Sở Y tế nhận Cờ “Đơn vị dẫn đầu phong trào thi đua” và danh hiệu “Tập thể lao động xuất sắc”.', []],
  [
    'Các phong trào thi đua như: Sạch làng đẹp ngõ, Một lòng vì dân và Ngày thứ bảy xanh được hưởng ứng.',
    ['Sạch làng đẹp ngõ', 'Một lòng vì dân', 'Ngày thứ bảy xanh'],
  ],
  ['Công tác Hội và phong trào Chữ thập đỏ phát triển mạnh; phong trào thi đua Khen thưởng luôn được quan tâm.', []],
  ['phong trào thi đua Xây dựng cơ quan văn hóa, văn minh được duy trì', []],
  ['Đẩy mạnh PTTĐ "Sạch làng", "Giỏi việc - Đảm nhà".', ['Sạch làng', 'Giỏi việc - Đảm nhà']],
])('movements: %s', (text, expected) => expect(eventOf(text).movements).toEqual(expected));
