import { expect, test } from 'vitest';
import { similar } from '../../src/identity/similar.js';

const told = (names: readonly string[], province: string | null = 'Nghệ An', listed: readonly string[] = []) =>
  similar(
    names.map((name, id) => ({ id, name, listed: listed.includes(name) })),
    province,
  ).map(({ one, other, differ, far }) => `${names[one]} / ${names[other]}: ${differ} ${far}`);

test.each([
  [['Bệnh viện Hữu nghị Đa khoa', 'Bệnh viện Hữu nghị Đa khoa Nghệ An'], 'tones 0'],
  [['huyện Đak Pơ', 'huyện Đắk Pơ'], 'tones 0'],
  [['huyện Kbang', 'huyện K Bang'], 'tones 1'],
  [['Trường Cao đẳng Du lịch và Thương mại', 'Trường Cao đẳng Thương mại và Du lịch'], 'order 16'],
  [['Công ty Cao su Dầu Tiếng', 'Công ty Cao su Dầu Tiến'], 'letters 1'],
  [['Công ty Gang thép', 'Công ty Cổ phần Gang thép'], 'words 8'],
  [['Trường THPT Hạ Hòa', 'Trường THPT chuyên Hạ Hòa'], 'words 7'],
])('%s: %s', (names, differ) => {
  expect(told(names)).toEqual([`${names[0]} / ${names[1]}: ${differ}`]);
});

test.each([
  [['Nông trường II', 'Nông trường III', 'Nông trường VIII']],
  [['Trường THPT số 1 An Nhơn', 'Trường THPT số 2 An Nhơn']],
  [['Công an', 'Công an huyện Kbang', 'Công an huyện Chư Sê']],
  [['xã Tân Tiến', 'xã Tân Phú']],
  [['Sở Nội vụ', 'Văn phòng Sở Nội vụ']],
  [['huyện Sơn Hà', 'Huyện ủy Sơn Hà']],
  [['Trường Cao đẳng Nghệ An', 'Trường Cao đẳng Y tế']],
])('%s are not alike', (names) => {
  expect(told(names)).toEqual([]);
});

test('names of the lexicon are kept apart from each other, not from others', () => {
  const names = ['Ban Dân tộc', 'Ban Dân tộc và Tôn giáo', 'Ban Dân tộc miền núi'];
  expect(told(names, null, names.slice(0, 2))).toEqual(['Ban Dân tộc / Ban Dân tộc miền núi: words 9']);
});
