import { expect, test } from 'vitest';
import type { Event, Record } from '../../src/core/record.js';
import { extract } from '../../src/pipe.js';
import { loadKnowledge } from '../../src/rule/load.js';

const knowledge = loadKnowledge();
const BLOC = 'Khối thi đua số 3';
const REVIEW = 'tổng kết công tác thi đua năm 2018 và triển khai nhiệm vụ năm 2019';
const COVENANT = 'ký kết giao ước thi đua năm 2019';

/** The record of a post whose lead tells of a meeting and whose second paragraph is the text. */
function recordOf(text: string, meeting: string): Record {
  const lead = `Sáng 21/2/2019, ${BLOC} đã tổ chức hội nghị ${meeting}.`;
  const post = [
    `${BLOC} ${meeting}`,
    lead,
    text,
    'Các đại biểu đã thảo luận về phong trào thi đua trong thời gian tới.',
  ];
  const source = { location: 'a.txt', url: null, media_type: null, charset: null, fetched_at: null };
  return extract(source, Buffer.from(post.join('\n')), knowledge).record;
}

const eventOf = (text: string, meeting: string): Event => recordOf(text, meeting).events[0]!;

/** `from>to|year`, then the roles that follow as `holder|role|year`. */
const AT_REVIEW: readonly (readonly [text: string, handover: string, roles: string])[] = [
  [
    'Hội nghị đề cử, bàn giao trách nhiệm trưởng khối cho Sở Y tế; Sở Nội vụ đảm nhận khối phó năm 2019.',
    'null>Sở Y tế|2019',
    'Sở Nội vụ|deputy|2019; Sở Y tế|head|2019',
  ],
  [
    'Sở Y tế bàn giao vai trò Trưởng Khối năm 2019 cho Sở Nội vụ.',
    'Sở Y tế>Sở Nội vụ|2019',
    'Sở Nội vụ|head|2019; Sở Y tế|head|2018',
  ],
  ['chuyển giao Khối trưởng thi đua năm 2019 cho đơn vị Sở Nội vụ.', 'null>Sở Nội vụ|2019', 'Sở Nội vụ|head|2019'],
  [
    'thống nhất bàn giao Khối trưởng Khối thi đua số 3 năm 2019 cho Sở Nội vụ đảm nhận.',
    'null>Sở Nội vụ|2019',
    'Sở Nội vụ|head|2019',
  ],
  ['Hội nghị cũng đã bàn giao nhiệm vụ Trưởng, Phó khối năm 2019.', '', ''],
  ['Trào Cờ luân lưu cho Trưởng khối năm 2019 là Sở Nội vụ', 'null>Sở Nội vụ|2019', 'Sở Nội vụ|head|2019'],
  [
    'Đồng chí Nguyễn Văn Bình, Giám đốc Sở Y tế – Đơn vị Trưởng khối năm 2018 trao cờ luân lưu cho Sở Nội vụ.',
    'Sở Y tế>Sở Nội vụ|null',
    'Sở Y tế|head|2018',
  ],
  ['Đồng chí Khối trưởng năm 2018 đã bàn giao nhiệm vụ cho Sở Nội vụ.', 'null>Sở Nội vụ|null', ''],
  [
    'Khối trưởng năm 2018 bàn giao Cờ luân lưu cho Khối trưởng năm 2019. Sở Y tế là Khối trưởng năm 2018; bầu Sở Nội vụ làm Khối trưởng năm 2019.',
    'Sở Y tế>Sở Nội vụ|2019',
    'Sở Nội vụ|head|2019; Sở Y tế|head|2018',
  ],
  ['Sở Y tế trao Cờ luân lưu cho khối trưởng mới Sở Nội vụ', 'Sở Y tế>Sở Nội vụ|2019', 'Sở Nội vụ|head|2019'],
  ['bàn giao cờ lưu niệm cho Khối trưởng mới là Sở Nội vụ', 'null>Sở Nội vụ|2019', 'Sở Nội vụ|head|2019'],
  [
    'nghi thức bàn giao cờ truyền thống cho Khối trưởng năm 2019 là Sở Nội vụ',
    'null>Sở Nội vụ|2019',
    'Sở Nội vụ|head|2019',
  ],
  [
    'Lãnh đạo Sở Y tế trao cờ, chuyển giao vị trí Khối trưởng Khối thi đua số 3 năm 2019 cho Sở Nội vụ.',
    'Sở Y tế>Sở Nội vụ|2019',
    'Sở Nội vụ|head|2019; Sở Y tế|head|2018',
  ],
  [
    'Ông Nguyễn Văn Bình – Giám đốc Sở Y tế trao quyền Khối Trưởng năm 2019 cho ông Lê Văn Hùng – Giám đốc Sở Nội vụ.',
    'Sở Y tế>Sở Nội vụ|2019',
    'Sở Nội vụ|head|2019; Sở Y tế|head|2018',
  ],
  ['Sở Y tế - Khối trưởng năm 2018 đã trao cờ luân lưu cho Sở Nội vụ.', 'Sở Y tế>Sở Nội vụ|null', 'Sở Y tế|head|2018'],
  ['Hội nghị sẽ bàn giao nhiệm vụ Khối trưởng cho Sở Nội vụ.', '', ''],
  [
    'bàn giao đơn vị Khối trưởng năm 2019 từ Sở Y tế cho Sở Nội vụ.',
    'Sở Y tế>Sở Nội vụ|2019',
    'Sở Nội vụ|head|2019; Sở Y tế|head|2018',
  ],
  [
    'Sở Y tế tặng hoa bàn giao nhiệm vụ Khối trưởng cho lãnh đạo Sở Nội vụ',
    'Sở Y tế>Sở Nội vụ|2019',
    'Sở Nội vụ|head|2019; Sở Y tế|head|2018',
  ],
  ['Khối thi đua số 3 trao cờ luân lưu khối trưởng 2019', '', ''],
  [
    'Đơn vị khối trưởng năm 2018 là Sở Y tế đã trao cờ luân lưu cho khối trưởng năm 2019 là Sở Nội vụ.',
    'Sở Y tế>Sở Nội vụ|2019',
    'Sở Nội vụ|head|2019; Sở Y tế|head|2018',
  ],
  [
    'Sở Y tế chuyển giao vai trò Khối trưởng năm học 2018-2019 cho Sở Nội vụ.',
    'Sở Y tế>Sở Nội vụ|2019',
    'Sở Nội vụ|head|2019; Sở Y tế|head|2018',
  ],
  [
    'Sở Y tế là Khối trưởng năm 2018. Bầu Sở Nội vụ làm Khối trưởng. Khối trưởng năm 2018 đã trao cờ luân lưu cho đơn vị kế nhiệm.',
    'Sở Y tế>Sở Nội vụ|2019',
    'Sở Nội vụ|head|2019; Sở Y tế|head|2018',
  ],
  [
    'Lãnh đạo Sở Nội vụ nhận cờ đơn vị Khối trưởng Khối thi đua số 3 năm 2019',
    'null>Sở Nội vụ|2019',
    'Sở Nội vụ|head|2019',
  ],
  [
    'Sở Y tế (Khối trưởng năm 2018) chuyển giao nhiệm vụ Khối trưởng năm 2019 cho Sở Nội vụ.',
    'Sở Y tế>Sở Nội vụ|2019',
    'Sở Nội vụ|head|2019; Sở Y tế|head|2018',
  ],
  [
    'Giám đốc Sở Y tế bàn giao nhiệm vụ Khối trưởng năm 2019 cho Giám đốc Sở Nội vụ.',
    'Sở Y tế>Sở Nội vụ|2019',
    'Sở Nội vụ|head|2019; Sở Y tế|head|2018',
  ],
  [
    'bàn giao Khối trưởng từ Sở Y tế sang Sở Nội vụ',
    'Sở Y tế>Sở Nội vụ|2019',
    'Sở Nội vụ|head|2019; Sở Y tế|head|2018',
  ],
  [
    'Thay mặt Sở Y tế, đồng chí Nguyễn Văn Bình đã bàn giao chức danh Khối trưởng năm 2019 cho Sở Nội vụ.',
    'Sở Y tế>Sở Nội vụ|2019',
    'Sở Nội vụ|head|2019; Sở Y tế|head|2018',
  ],
  [
    'đơn vị Trưởng khối thi đua năm 2018 đã bàn giao nhiệm vụ Trưởng khối thi đua năm 2018 cho Sở Y tế tỉnh. Sở Nội vụ là Trưởng khối năm 2018.',
    'Sở Nội vụ>Sở Y tế|2019',
    'Sở Nội vụ|head|2018; Sở Y tế|head|2019',
  ],
  [
    'Hội nghị tiến hành bàn giao nhiệm vụ Trưởng khối từ Ban Dân tộc tỉnh sang Sở Nội vụ.',
    'Ban Dân tộc>Sở Nội vụ|2019',
    'Ban Dân tộc|head|2018; Sở Nội vụ|head|2019',
  ],
  [
    'Ban Dân tộc chuyển giao cờ luân lưu và nhiệm vụ Trưởng khối năm 2019 cho Sở Nội vụ.',
    'Ban Dân tộc>Sở Nội vụ|2019',
    'Ban Dân tộc|head|2018; Sở Nội vụ|head|2019',
  ],
  ['Đại diện Ban Dân tộc trao cờ Trưởng khối cho Sở Nội vụ.', 'Ban Dân tộc>Sở Nội vụ|2019', 'Sở Nội vụ|head|2019'],
  [
    'Đồng chí Trần Văn Hải, Trưởng Ban Dân tộc tỉnh (bên trái) trao cờ luân lưu cho đồng chí Lê Văn Nam, Giám đốc Sở Nội vụ.',
    'Ban Dân tộc>Sở Nội vụ|null',
    '',
  ],
  ['Sở Nội vụ đón nhận cờ luân lưu từ Ban Dân tộc.', 'Ban Dân tộc>Sở Nội vụ|null', ''],
  ['Sở Nội vụ nhận bàn giao nhiệm vụ Trưởng khối năm 2019.', 'null>Sở Nội vụ|2019', 'Sở Nội vụ|head|2019'],
  ['Sở Nội vụ với tư cách là Trưởng khối năm 2018 đã bàn giao lại cho Sở Y tế.', '', 'Sở Nội vụ|head|2018'],
  [
    'Hội nghị chứng kiến lễ bàn giao nhiệm vụ Trưởng khối giữa Sở Nội vụ và Sở Y tế.',
    'Sở Nội vụ>Sở Y tế|2019',
    'Sở Nội vụ|head|2018; Sở Y tế|head|2019',
  ],
  [
    'Tại hội nghị, Sở Tài chính - Trưởng khối năm 2018 bàn giao nhiệm vụ Trưởng khối năm 2019 cho đơn vị mới là Sở Y tế.',
    'Sở Tài chính>Sở Y tế|2019',
    'Sở Tài chính|head|2018; Sở Y tế|head|2019',
  ],
  [
    'Sở Tài chính đã bàn giao hồ sơ và nhiệm vụ Trưởng khối cho Sở Y tế và Phó khối cho Sở Nội vụ.',
    'Sở Tài chính>Sở Y tế|2019',
    'Sở Nội vụ|deputy|2019; Sở Tài chính|head|2018; Sở Y tế|head|2019',
  ],
  [
    'Bàn giao cờ luân lưu và công tác Trưởng khối giữa Sở Tài chính và Sở Y tế',
    'Sở Tài chính>Sở Y tế|2019',
    'Sở Tài chính|head|2018; Sở Y tế|head|2019',
  ],
  ['Lãnh đạo Sở Tài chính trao cờ lưu niệm cho Sở Y tế.', '', ''],
  [
    'Các đại biểu chứng kiến đại diện đơn vị Trưởng khối năm 2018 (Sở Tài chính) trao cờ luân lưu cho đại diện đơn vị Trưởng khối năm 2019 (Sở Y tế).',
    'Sở Tài chính>Sở Y tế|2019',
    'Sở Tài chính|head|2018; Sở Y tế|head|2019',
  ],
  [
    'VNPT Hà Nam bàn giao nhiệm vụ Khối trưởng năm 2019 cho Công ty Điện lực Hà Nam.',
    'VNPT Hà Nam>Công ty Điện lực Hà Nam|2019',
    'Công ty Điện lực Hà Nam|head|2019; VNPT Hà Nam|head|2018',
  ],
  [
    'UBND huyện Lý Nhân trao cờ luân lưu cho UBND huyện Kim Bảng.',
    'Ủy ban nhân dân huyện Lý Nhân>Ủy ban nhân dân huyện Kim Bảng|null',
    '',
  ],
  [
    'Sở Y tế bàn giao, Sở Nội vụ tiếp nhận nhiệm vụ Khối trưởng năm 2019.',
    'Sở Y tế>Sở Nội vụ|2019',
    'Sở Nội vụ|head|2019; Sở Y tế|head|2018',
  ],
  [
    'Bàn giao nhiệm vụ Khối trưởng giữa Sở Y tế (Khối trưởng năm 2018) với Sở Nội vụ (Khối trưởng năm 2019).',
    'Sở Y tế>Sở Nội vụ|2019',
    'Sở Nội vụ|head|2019; Sở Y tế|head|2018',
  ],
  [
    'Sở Y tế (đơn vị Khối trưởng năm 2018) chuyển cờ luân lưu sang Sở Nội vụ (đơn vị Khối trưởng năm 2019).',
    'Sở Y tế>Sở Nội vụ|2019',
    'Sở Nội vụ|head|2019; Sở Y tế|head|2018',
  ],
];

const shown = ({ handovers }: Event): string => handovers.map((one) => `${one.from}>${one.to}|${one.year}`).join('; ');
const rolesOf = ({ roles }: Event): string =>
  roles
    .map((one) => `${one.holder}|${one.role}|${one.year}`)
    .sort()
    .join('; ');

test.each(AT_REVIEW)('handovers: %s', (text, handover, roles) => {
  const event = eventOf(text, REVIEW);
  expect([shown(event), rolesOf(event)]).toEqual([handover, roles]);
});

test('at a signing the duty passes on for the year of the covenant', () => {
  const event = eventOf('Sở Nội vụ tiếp nhận nhiệm vụ Khối trưởng từ Sở Y tế.', COVENANT);
  expect([shown(event), rolesOf(event)]).toEqual(['Sở Y tế>Sở Nội vụ|2019', 'Sở Nội vụ|head|2019; Sở Y tế|head|2018']);
});

test("a duty of the giver's year gives the receiver the next, with a warning", () => {
  const text =
    'Sở Nội vụ là Trưởng khối năm 2018. Đơn vị Trưởng khối năm 2018 đã bàn giao nhiệm vụ Trưởng khối năm 2018 cho Sở Y tế.';
  expect(shown(eventOf(text, REVIEW))).toBe('Sở Nội vụ>Sở Y tế|2019');
  expect(recordOf(text, REVIEW).warnings.map(({ code }) => code)).toContain('handover-year-contradiction');
});

test('the year elected elsewhere settles it without a warning', () => {
  const text = 'Bầu Sở Y tế làm Khối trưởng năm 2019. Sở Nội vụ đã bàn giao nhiệm vụ Khối trưởng năm 2018 cho Sở Y tế.';
  expect(rolesOf(eventOf(text, REVIEW))).toBe('Sở Nội vụ|head|2018; Sở Y tế|head|2019');
  expect(recordOf(text, REVIEW).warnings.map(({ code }) => code)).not.toContain('handover-year-contradiction');
});
