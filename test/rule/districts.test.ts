import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadKnowledge } from '../../src/rule/load.js';
import { DistrictFile } from '../../src/rule/terms.js';

const { districts, provinces } = loadKnowledge();
const { terms } = DistrictFile.parse(
  parse(readFileSync(new URL('../../rules/lexicon/districts.yml', import.meta.url), 'utf8')),
);

// As the General Statistics Office counted them; without the numbered quận of Thành phố Hồ Chí Minh, of which there were
// twelve until 2020 and ten from 2021.
test.each<[string, number]>([
  ['2018-12-31', 713 - 12],
  ['2022-12-31', 705 - 10],
  ['2025-06-30', 696 - 10],
])('on %s there were %i named districts', (day, count) => {
  const then = terms.filter(({ from = '', until = '9999' }) => from <= day && day <= until);
  expect(then.flatMap(({ names }) => names)).toHaveLength(count);
});

test('districts lie in known provinces, and spellings belong to names', () => {
  const known = new Set(provinces.map(({ name }) => name));
  expect(terms.map(({ province }) => province).filter((name) => !known.has(name))).toEqual([]);
  expect(terms.flatMap(({ names, forms }) => Object.keys(forms).filter((name) => !names.includes(name)))).toEqual([]);
});

test.each<[string, string | null, string | null, string[]]>([
  ['Di Linh', 'Lâm Đồng', '2018-12-20', ['huyện']],
  ['Bảo Lộc', 'Lâm Đồng', '2009-12-20', ['thị xã']],
  ['Bảo Lộc', 'Lâm Đồng', '2018-12-20', ['thành phố']],
  ['Bảo Lộc', 'Lâm Đồng', null, ['thị xã', 'thành phố']],
  ['Bảo Lộc', 'Lâm Đồng', '2025-07-01', []],
  ['Bảo Lộc', 'Đồng Nai', '2018-12-20', []],
  ['Bảo Lộc', null, '2018-12-20', ['thành phố']],
  ['Cao Lãnh', 'Đồng Tháp', '2018-12-20', ['huyện', 'thành phố']],
  ['Bến Cát', 'Bình Dương', '2014-01-15', ['huyện', 'thị xã']],
  ['Phổ Yên', 'Thái Nguyên', '2015-06-01', ['huyện', 'thị xã']],
  ['Châu Thành', null, '2018-12-20', []],
  ['Krông Pắk', 'Đắk Lắk', '2018-12-20', ['huyện']],
  ['Qui Nhơn', 'Bình Định', '2018-12-20', ['thành phố']],
  ['Phan Rang-Tháp Chàm', 'Ninh Thuận', '2018-12-20', ['thành phố']],
  ['Mê Linh', 'Hà Nội', '2008-07-01', []],
  ['Hà Tiến', null, null, []],
])('%s of %s on %s: %j', (name, province, day, levels) => {
  expect([...districts.levels(name, province, day)]).toEqual(levels);
});
