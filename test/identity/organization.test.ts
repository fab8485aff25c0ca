import { expect, test } from 'vitest';
import { bodyReader, type Setting } from '../../src/identity/organization.js';
import { provinceReader } from '../../src/identity/provinces.js';
import { loadKnowledge } from '../../src/rule/load.js';

const knowledge = loadKnowledge();
const lexicon = new Map(knowledge.organizations.map((it) => [it.name, { kind: it.kind, level: it.level ?? null }]));
const provinces = provinceReader(knowledge.provinces);
const read = bodyReader(provinces, (name) => lexicon.get(name));

const CODES: { readonly [name: string]: string } = {
  'Thái Nguyên': '19',
  'Đồng Nai': '75',
  'Lạng Sơn': '20',
  'Yên Bái': '15',
  'Thừa Thiên Huế': '46',
  'Hải Dương': '30',
  'Thành phố Hồ Chí Minh': '79',
  'Đà Nẵng': '48',
};
const at = (name: string | null, more: Partial<Setting> = {}): Setting => ({
  province: name === null ? null : { code: CODES[name]!, name },
  blocLevel: 'province',
  day: '2018-12-21',
  names: new Map(),
  ...more,
});
const placeOf = (name: string, setting: Setting): string => {
  const { place } = read(setting)(name);
  return typeof place === 'string' ? place : place.province.name;
};

test.each([
  // [name in the record, province of the post, name of the body, full name, province]
  ['Sở Y tế', 'Thái Nguyên', 'Sở Y tế', 'Sở Y tế tỉnh Thái Nguyên', 'Thái Nguyên'],
  ['Sở Tư pháp', 'Đồng Nai', 'Sở Tư pháp', 'Sở Tư pháp tỉnh Đồng Nai', 'Đồng Nai'],
  ['Sở Tư pháp tỉnh Đồng Nai', 'Lạng Sơn', 'Sở Tư pháp', 'Sở Tư pháp tỉnh Đồng Nai', 'Đồng Nai'],
  ['Công an tỉnh Đồng Tháp', 'Lạng Sơn', 'Công an', 'Công an tỉnh Đồng Tháp', 'Đồng Tháp'],
  ['Ủy ban nhân dân tỉnh Kon Tum', null, 'Ủy ban nhân dân', 'Ủy ban nhân dân tỉnh Kon Tum', 'Kon Tum'],
  ['Cục Thuế Thành phố Hồ Chí Minh', 'Đồng Nai', 'Cục Thuế', 'Cục Thuế Thành phố Hồ Chí Minh', 'Thành phố Hồ Chí Minh'],
  ['Sở Y tế', 'Đà Nẵng', 'Sở Y tế', 'Sở Y tế thành phố Đà Nẵng', 'Đà Nẵng'],
  ['Thuế tỉnh An Giang', 'Đà Nẵng', 'Thuế tỉnh', 'Thuế tỉnh An Giang', 'An Giang'],
  ['Thuế thành phố Cần Thơ', 'Đà Nẵng', 'Thuế tỉnh', 'Thuế thành phố Cần Thơ', 'Cần Thơ'],
  ['Tỉnh ủy', 'Lạng Sơn', 'Tỉnh ủy', 'Tỉnh ủy Lạng Sơn', 'Lạng Sơn'],
  ['Tỉnh đoàn Lào Cai', 'Lạng Sơn', 'Tỉnh đoàn', 'Tỉnh đoàn Lào Cai', 'Lào Cai'],
  [
    'Ngân hàng Nhà nước - Chi nhánh Quảng Bình',
    null,
    'Ngân hàng Nhà nước',
    'Ngân hàng Nhà nước tỉnh Quảng Bình',
    'Quảng Bình',
  ],
  ['Trường Chính trị Bình Dương', 'Đồng Nai', 'Trường Chính trị', 'Trường Chính trị tỉnh Bình Dương', 'Bình Dương'],
  ['tỉnh Đồng Nai', 'Lạng Sơn', 'tỉnh Đồng Nai', 'tỉnh Đồng Nai', 'Đồng Nai'],
  ['thành phố Hồ Chí Minh', null, 'Thành phố Hồ Chí Minh', 'Thành phố Hồ Chí Minh', 'Thành phố Hồ Chí Minh'],
  // a district town has its own bodies
  [
    'Ủy ban nhân dân thành phố Lạng Sơn',
    'Lạng Sơn',
    'Ủy ban nhân dân thành phố Lạng Sơn',
    'Ủy ban nhân dân thành phố Lạng Sơn, tỉnh Lạng Sơn',
    'Lạng Sơn',
  ],
  ['Thành ủy Thái Nguyên', 'Thái Nguyên', 'Thành ủy Thái Nguyên', 'Thành ủy Thái Nguyên', 'Thái Nguyên'],
  ['huyện Chi Lăng', 'Lạng Sơn', 'huyện Chi Lăng', 'huyện Chi Lăng, tỉnh Lạng Sơn', 'Lạng Sơn'],
  ['Công an xã Tuyên Quang', 'Yên Bái', 'Công an xã Tuyên Quang', 'Công an xã Tuyên Quang, tỉnh Yên Bái', 'Yên Bái'],
  // a bare place belongs to a company or school, unless the lexicon knows the rest
  ['Đại học Thái Nguyên', 'Thái Nguyên', 'Đại học Thái Nguyên', 'Đại học Thái Nguyên', 'country'],
  ['Trường Cao đẳng Lào Cai', 'Yên Bái', 'Trường Cao đẳng Lào Cai', 'Trường Cao đẳng Lào Cai', 'Lào Cai'],
  ['Công ty Điện lực Đồng Nai', 'Đồng Nai', 'Công ty Điện lực Đồng Nai', 'Công ty Điện lực Đồng Nai', 'Đồng Nai'],
  ['Trường THPT Hòa Bình', 'Yên Bái', 'Trường THPT Hòa Bình', 'Trường THPT Hòa Bình, tỉnh Yên Bái', 'Yên Bái'],
  [
    'Bệnh viện Đa khoa Hòa Bình',
    'Hải Dương',
    'Bệnh viện Đa khoa Hòa Bình',
    'Bệnh viện Đa khoa Hòa Bình, tỉnh Hải Dương',
    'Hải Dương',
  ],
  ['Bệnh viện Mắt Nghệ An', null, 'Bệnh viện Mắt', 'Bệnh viện Mắt tỉnh Nghệ An', 'Nghệ An'],
  // one in the country
  ['Bộ Nội vụ', 'Đồng Nai', 'Bộ Nội vụ', 'Bộ Nội vụ', 'country'],
  [
    'Ban Thường vụ Trung ương Hội Nông dân Việt Nam',
    'Đồng Nai',
    'Ban Thường vụ Trung ương Hội Nông dân Việt Nam',
    'Ban Thường vụ Trung ương Hội Nông dân Việt Nam',
    'country',
  ],
  [
    'Kho bạc Nhà nước khu vực XVI',
    'Đồng Nai',
    'Kho bạc Nhà nước khu vực XVI',
    'Kho bạc Nhà nước khu vực XVI',
    'country',
  ],
  ['Hợp tác xã Hoa Phong', 'Đồng Nai', 'Hợp tác xã Hoa Phong', 'Hợp tác xã Hoa Phong, tỉnh Đồng Nai', 'Đồng Nai'],
])('%s in a post of %s', (written, province, name, fullName, place) => {
  const body = read(at(province))(written);
  expect([body.name, body.fullName, placeOf(written, at(province))]).toEqual([name, fullName, place]);
});

test.each([
  ['Phòng Giáo dục và Đào tạo', 'Yên Bái'],
  ['Phòng Nội vụ huyện', 'Yên Bái'],
  ['Phòng Tham mưu', 'Yên Bái'],
  ['Ủy ban nhân dân huyện', 'Yên Bái'],
  ['Trường Tiểu học', 'Yên Bái'],
  ['Huyện ủy', 'Yên Bái'],
  ['Thành ủy', 'Yên Bái'],
  ['Tỉnh ủy', 'Đà Nẵng'],
  ['Vụ Thi đua - Khen thưởng', 'Yên Bái'],
  ['5 đơn vị còn lại', 'Yên Bái'],
  ['các đơn vị', 'Yên Bái'],
  ['Vĩnh Long', 'Yên Bái'],
  ['Khánh Hòa và Quảng Ngãi', 'Yên Bái'],
  ['Sở Y tế', null],
  ['huyện Chi Lăng', null],
  ['Trường THPT Hạ Hòa', null],
])('nothing tells which %s it is (post of %s)', (name, province) => {
  expect(placeOf(name, at(province))).toBe('unknown');
});

test('the day tells what a city was', () => {
  const name = 'Bảo hiểm xã hội thành phố Huế';
  const place = { code: '46', name: 'Huế' };
  expect(read(at('Thừa Thiên Huế'))(name).name).toBe(name);
  expect(read(at('Thừa Thiên Huế', { day: '2025-12-20' }))(name)).toMatchObject({
    name: 'Bảo hiểm xã hội',
    place: { province: place },
  });
});

test('the day tells which province bore a name', () => {
  const codeOn = (day: string | null) => {
    const { place } = read(at('Đồng Nai', { day }))('Sở Tư pháp tỉnh Bắc Ninh');
    return typeof place === 'string' ? place : place.province.code;
  };
  // Bắc Ninh took the code of Bắc Giang in 2025.
  expect(['2018-12-21', '2026-01-10', null].map(codeOn)).toEqual(['27', '24', 'unknown']);
});

test('below the province a name of the province means another body', () => {
  const inDistrict = at('Yên Bái', { blocLevel: 'district' });
  expect(
    ['Công an', 'Hội Nông dân', 'Sở Nội vụ', 'Công an huyện Văn Yên'].map((name) => placeOf(name, inDistrict)),
  ).toEqual(['unknown', 'unknown', 'Yên Bái', 'Yên Bái']);
});

test('among bodies of several provinces only what names its province is known', () => {
  const names = new Map(
    ['Sở Tư pháp tỉnh Đồng Nai', 'Sở Tư pháp tỉnh Tây Ninh', 'Sở Tư pháp'].map((name) => [name, []]),
  );
  const across = at('Đồng Nai', { names });
  expect(
    ['Sở Tư pháp', 'Sở Tư pháp tỉnh Tây Ninh', 'Ủy ban nhân dân', 'huyện Bù Đăng'].map((name) => placeOf(name, across)),
  ).toEqual(['unknown', 'Tây Ninh', 'Đồng Nai', 'unknown']);
});

test('the text may tell a province that the name leaves out', () => {
  const names = new Map([
    ['Hội Khuyến học', ['Hội Khuyến học tỉnh Thái Bình']],
    ['huyện Vũng Liêm', ['huyện Vũng Liêm, tỉnh Vĩnh Long']],
    ['Sở Y tế', ['đơn vị đứng đầu tỉnh Lạng Sơn']],
  ]);
  const told = at(null, { names });
  expect(['Hội Khuyến học', 'huyện Vũng Liêm', 'Sở Y tế'].map((name) => placeOf(name, told))).toEqual([
    'Thái Bình',
    'Vĩnh Long',
    'unknown',
  ]);
});
