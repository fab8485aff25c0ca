import { expect, test } from 'vitest';
import { abbreviates, aliker } from '../../src/record/member/alike.js';
import { acrossProvinces, fullest, naming, namingBy } from '../../src/record/member/names.js';
import { loadKnowledge } from '../../src/rule/load.js';
import type { Mention } from '../../src/rule/mention.js';

const knowledge = loadKnowledge();

const org = (name: string, data: Mention['data'] = {}): Mention => ({
  type: 'Org',
  from: 0,
  to: 1,
  name,
  how: 'name',
  data,
});

test('the province stays with bodies of several provinces only', () => {
  const mention = org('Sở Tài chính', { place: 'Lào Cai', placeKind: 'tỉnh' });
  expect(naming(true).org(mention)).toBe('Sở Tài chính tỉnh Lào Cai');
  expect(naming(false).org(mention)).toBe('Sở Tài chính');
  expect(naming(true).org(org('Cục Thuế', { place: 'Thành phố Hồ Chí Minh', placeKind: 'thành phố' }))).toBe(
    'Cục Thuế Thành phố Hồ Chí Minh',
  );
  expect(naming(true).org(org('VNPT Lào Cai', { place: 'Lào Cai' }))).toBe('VNPT Lào Cai');
});

test('a bloc is across provinces when its bodies name two', () => {
  const of = (place: string) => org('Sở Tài chính', { place, placeKind: 'tỉnh' });
  expect(acrossProvinces([of('Lào Cai'), of('Sơn La')])).toBe(true);
  expect(acrossProvinces([of('Lào Cai'), of('Lào Cai')])).toBe(false);
});

test.each([
  ['Trung tâm Y tế Hòa An', 'Trung tâm Y tế huyện Hòa An'],
  ['Hội Nghề cá', 'Hội Nghề cá Việt Nam'],
  ['Công ty Gang thép Hòa An', 'Công ty Cổ phần Gang thép Hòa An'],
  ['Ủy ban nhân dân huyện Hòa An', 'Ủy ban nhân dân huyện Hòa An'],
  ['Ngân hàng Nhà nước', 'Ngân hàng Nhà nước'],
  ['Agribank Hòa An', 'Ngân hàng Nông nghiệp và Phát triển nông thôn - Chi nhánh Hòa An'],
  ['MB Hòa An', 'Ngân hàng thương mại cổ phần Quân đội - Chi nhánh Hòa An'],
  ['Agribank Hà Quảng', 'Agribank Hà Quảng'],
])('%s is called %s by the member list', (written, member) => {
  const members = [
    'Trung tâm Y tế huyện Hòa An',
    'Hội Nghề cá Việt Nam',
    'Công ty Cổ phần Gang thép Hòa An',
    'Ngân hàng Nhà nước',
    'Ngân hàng Nông nghiệp và Phát triển nông thôn - Chi nhánh Hòa An',
    'Ngân hàng thương mại cổ phần Quân đội - Chi nhánh Hòa An',
    'huyện Hòa An',
  ];
  expect(namingBy(members, naming(false), aliker(knowledge)).org(org(written))).toBe(member);
});

test('a company has the fullest of its names', () => {
  expect(fullest('Công ty Gang thép X', ['Công ty Cổ phần Gang thép X', 'Công ty Xăng dầu X'])).toBe(
    'Công ty Cổ phần Gang thép X',
  );
  expect(fullest('Ngân hàng Nhà nước', ['Ngân hàng Công Thương'])).toBe('Ngân hàng Nhà nước');
});

test.each<[string, string, boolean]>([
  ['Trường Đại học TDTT Sông Lô', 'Trường Đại học Thể dục Thể thao Sông Lô', true],
  ['Sở VHTT&DL', 'Sở Văn hóa, Thể thao và Du lịch', true],
  ['Trường Đại học TDTT Sông Lô', 'Trường Đại học Kiến trúc Sông Lô', false],
  ['Sở Y tế', 'Sở Y tế', false],
])('%s for %s', (name, member, is) => {
  expect(abbreviates(name, member)).toBe(is);
});
