import { describe, expect, test } from 'vitest';
import { mark } from '../../src/extract/mark.js';
import type { Marks } from '../../src/extract/marks.js';
import { orgGrammar } from '../../src/extract/organization/organizations.js';
import { loadKnowledge } from '../../src/rule/load.js';
import { split } from '../../src/text/sentences.js';

const knowledge = loadKnowledge();
const grammar = orgGrammar(knowledge);

function marked(text: string): Marks {
  return mark(split(text, [{ kind: 'paragraph', start: 0, end: text.length }]), knowledge, grammar);
}

/** Persons of a text with their positions: "name | position". */
function delegates(text: string): string[] {
  const marks = marked(text);
  return marks
    .between('Delegate', 0, marks.reading.tokens.length)
    .map(({ name, data }) => (data.position === null ? name : `${name} | ${data.position}`));
}

describe('names', () => {
  test.each<[text: string, expected: string[]]>([
    ['Đồng chí Zơ Râm Nhiên phát biểu', ['Zơ Râm Nhiên']],
    ['Đại tá, TS. Trần Văn Minh và PGS.TS Lê Lan dự', ['Trần Văn Minh', 'Lê Lan']],
    ['ông Thạch Rên, bà Y Thảo, đ/c H’Yâm Bkrông', ['Thạch Rên', 'Y Thảo', 'H’Yâm Bkrông']],
    ['ĐỒNG CHÍ TRẦN VĂN MINH CHỦ TRÌ HỘI NGHỊ', ['Trần Văn Minh']],
    ['Trường THPT Nguyễn Du, đường Trần Phú, phường Trần Hưng Đạo, huyện Trần Đề', []],
    ['học tập tư tưởng Hồ Chí Minh, tại Khu lưu niệm Chủ tịch Tôn Đức Thắng', []],
    ['Bà Rịa - Vũng Tàu, Hà Giang, Lê Chân (Cụm trưởng), Thái Nguyên - Khối phó', []],
    ['Phó Chủ tịch Hội Nhà báo Việt Nam', []],
    ['Đồng chí Khối trưởng và đồng chí Lãnh đạo Sở Y tế', []],
    ['. Nguyễn Văn An Giám đốc', ['Nguyễn Văn An | Giám đốc']],
  ])('%s', (text, expected) => expect(delegates(text)).toEqual(expected));
});

describe('positions', () => {
  test.each<[text: string, expected: string[]]>([
    [
      'Ông Lê Nam - Tỉnh ủy viên - Phó Chủ tịch UBND tỉnh - Lãnh đạo phụ trách khối dự',
      ['Lê Nam | Tỉnh ủy viên - Phó Chủ tịch UBND tỉnh - Lãnh đạo phụ trách khối'],
    ],
    [
      'bà Vũ Lan - Trưởng Ban Thi đua - Khen thưởng, Sở Nội vụ; lãnh đạo',
      ['Vũ Lan | Trưởng Ban Thi đua - Khen thưởng, Sở Nội vụ'],
    ],
    [
      'bà Vũ Lan, Trưởng phòng Thi đua - Khen thưởng (Sở Nội vụ) và cán bộ',
      ['Vũ Lan | Trưởng phòng Thi đua - Khen thưởng (Sở Nội vụ)'],
    ],
    [
      'đồng chí Vũ Lan, Giám đốc Sở Y tế, Khối trưởng Khối 5 chủ trì',
      ['Vũ Lan | Giám đốc Sở Y tế, Khối trưởng Khối 5'],
    ],
    [
      'Vũ Lan - Hiệu trưởng Trường Tiểu học Hoa Sen (cụm trưởng), Lê Văn Nam - Phó Hiệu trưởng Trường THCS Ba Đình (thư ký)',
      [
        'Vũ Lan | Hiệu trưởng Trường Tiểu học Hoa Sen, cụm trưởng',
        'Lê Văn Nam | Phó Hiệu trưởng Trường THCS Ba Đình, thư ký',
      ],
    ],
    ['Phó Chủ tịch UBND tỉnh Lê Văn Nam phát biểu', ['Lê Văn Nam | Phó Chủ tịch UBND tỉnh']],
    [
      'Chủ tịch UBND xã Kim Tân Bùi Thị Hoa (cụm trưởng cụm thi đua số 8) khai mạc',
      ['Bùi Thị Hoa | Chủ tịch UBND xã Kim Tân, cụm trưởng cụm thi đua số 8'],
    ],
    [
      'Phó Chủ tịch Nước Lê Thị Hạnh, Phó Chủ tịch thứ nhất Hội đồng Thi đua khen thưởng (TĐKT) Trung ương cho rằng',
      ['Lê Thị Hạnh | Phó Chủ tịch Nước, Phó Chủ tịch thứ nhất Hội đồng Thi đua khen thưởng (TĐKT) Trung ương'],
    ],
    [
      'bà Vũ Lan, Giám đốc Sở Tài chính; Phó Giám đốc Sở Y tế Lê Văn Nam; Chánh Thanh tra tỉnh Bùi Thị Hoa',
      ['Vũ Lan | Giám đốc Sở Tài chính', 'Lê Văn Nam | Phó Giám đốc Sở Y tế', 'Bùi Thị Hoa | Chánh Thanh tra tỉnh'],
    ],
    [
      'Trung tá Vũ Lan, Trưởng trại Trại giống cây trồng, khối trưởng năm 2025 đọc báo cáo',
      ['Vũ Lan | Trưởng trại Trại giống cây trồng, khối trưởng năm 2025'],
    ],
    [
      'Đồng chí Vũ Lan-UVBCH,PCT UBND huyện và Đ/c Y Thảo UVBCH, Trưởng phòng Nội vụ huyện',
      ['Vũ Lan | UVBCH,PCT UBND huyện', 'Y Thảo | UVBCH, Trưởng phòng Nội vụ huyện'],
    ],
    [
      'ông Lê Nam – Chánh án TAND tỉnh Sóc Trăng (đơn vị Cụm phó thi đua), nhắc lại',
      ['Lê Nam | Chánh án TAND tỉnh Sóc Trăng'],
    ],
    ['ông Lê Nam, Phó Giám đốc Sở Y tế, đại diện cho Khối trưởng', ['Lê Nam | Phó Giám đốc Sở Y tế']],
    ['đồng chí Lê Nam, Trưởng khối các sở, ngành tổng hợp chủ trì', ['Lê Nam | Trưởng khối các sở, ngành tổng hợp']],
  ])('%s', (text, expected) => expect(delegates(text)).toEqual(expected));
});

test('a body in a position is seen as Body, not as Org', () => {
  const marks = marked('Giám đốc Sở Y tế Lê Văn Nam trao cờ cho Sở Tài chính');
  const view = marks.view(marks.reading.sentences[0]!);
  const starts = (type: string) => marks.reading.tokens.flatMap((_, at) => view.at(type, at).map((one) => one.name));
  expect(starts('Org')).toEqual(['Sở Tài chính']);
  expect(starts('Body')).toEqual(['Sở Y tế', 'Sở Tài chính']);
});
