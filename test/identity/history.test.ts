import { expect, test } from 'vitest';
import { pastOf } from '../../src/identity/changes.js';
import { historian, type Lasting, type Step } from '../../src/identity/history.js';
import { loadKnowledge } from '../../src/rule/load.js';

const { organizations, provinces } = loadKnowledge();
const { lifeOf, successorsOf, predecessorsOf } = historian(pastOf(organizations, provinces));

const body = (name: string, province: string | null): Lasting => ({
  name,
  province: province === null ? null : { code: province.slice(0, 2), name: province.slice(3) },
});
const told = ({ name, province, since, basis }: Step) => [name, province?.name ?? null, since, basis].join(' | ');

test.each<[name: string, province: string | null, from: string | null, until: string | null]>([
  ['Sở Y tế', '19 Thái Nguyên', null, null],
  ['Sở Y tế', '06 Bắc Kạn', null, '2025-06-30'],
  ['Sở Kế hoạch và Đầu tư', '19 Thái Nguyên', null, '2025-02-28'],
  ['Sở Nông nghiệp và Môi trường', '06 Bắc Kạn', '2025-03-01', '2025-06-30'],
  ['Sở Văn hóa, Thể thao và Du lịch', '19 Thái Nguyên', '2008', null],
  ['Sở Bưu chính, Viễn thông', '19 Thái Nguyên', null, '2008'],
  ['Bộ Giao thông vận tải', null, null, '2025-02-28'],
  ['huyện Chi Lăng', '20 Lạng Sơn', null, '2025-06-30'],
  ['Ủy ban nhân dân thành phố Lạng Sơn', '20 Lạng Sơn', null, '2025-06-30'],
  ['tỉnh Hà Giang', '02 Hà Giang', null, '2025-06-30'],
  ['thành phố Đà Nẵng', '48 Đà Nẵng', null, null],
  // communes were drawn anew, schools and companies outlived their province
  ['xã Tân Trào', '08 Tuyên Quang', null, null],
  ['Trường THPT Hạ Hòa', '26 Vĩnh Phúc', null, null],
  ['Bệnh viện Mắt', '30 Hải Dương', null, null],
])('%s of %s: %s to %s', (name, province, from, until) => {
  expect(lifeOf(body(name, province))).toEqual({ from, until });
});

const ND45 = 'Nghị định 45/2025/NĐ-CP';
const NQ202 = 'Nghị quyết 202/2025/QH15';
test.each<[name: string, province: string | null, after: string[]]>([
  ['Sở Kế hoạch và Đầu tư', '02 Hà Giang', [`Sở Tài chính | Hà Giang | 2025-03-01 | ${ND45}`]],
  ['Sở Tài chính', '02 Hà Giang', [`Sở Tài chính | Tuyên Quang | 2025-07-01 | ${NQ202}`]],
  ['Sở Tài chính', '08 Tuyên Quang', []],
  ['Sở Y tế', '27 Bắc Ninh', [`Sở Y tế | Bắc Ninh | 2025-07-01 | ${NQ202}`]],
  ['Cục Thi hành án dân sự', '02 Hà Giang', [`Thi hành án dân sự | Tuyên Quang | 2025-07-01 | ${NQ202}`]],
  ['Cục Thuế', '02 Hà Giang', ['Chi cục Thuế khu vực |  | 2025-03-01 | Quyết định 381/QĐ-BTC']],
  ['Sở Bưu chính, Viễn thông', '28 Hà Tây', ['Sở Thông tin và Truyền thông | Hà Tây | 2008 | Nghị định 13/2008/NĐ-CP']],
  ['Ban Dân vận Tỉnh ủy', '20 Lạng Sơn', ['Ban Tuyên giáo và Dân vận Tỉnh ủy | Lạng Sơn | 2025-02 | ']],
  ['Tỉnh ủy', '30 Hải Dương', [`Thành ủy | Hải Phòng | 2025-07-01 | ${NQ202}`]],
  ['Sở Y tế', '46 Thừa Thiên Huế', ['Sở Y tế | Huế | 2025-01-01 | Nghị quyết 175/2024/QH15']],
  ['Sở Y tế', '28 Hà Tây', ['Sở Y tế | Hà Nội | 2008-08-01 | Nghị quyết 15/2008/QH12']],
  ['tỉnh Hà Giang', '02 Hà Giang', [`tỉnh Tuyên Quang | Tuyên Quang | 2025-07-01 | ${NQ202}`]],
  ['Bộ Giao thông vận tải', null, ['Bộ Xây dựng |  | 2025-03-01 | Nghị quyết 176/2025/QH15']],
  ['huyện Chi Lăng', '20 Lạng Sơn', []],
  ['Công ty Điện lực Hải Dương', '30 Hải Dương', []],
])('after %s of %s', (name, province, after) => {
  expect(successorsOf(body(name, province)).map(told)).toEqual(after);
});

test.each<[name: string, province: string | null, before: string[]]>([
  [
    'Sở Y tế',
    '08 Tuyên Quang',
    [
      'Ủy ban Dân số, Gia đình và Trẻ em | Tuyên Quang | 2008 | Nghị định 13/2008/NĐ-CP',
      `Sở Y tế | Hà Giang | 2025-07-01 | ${NQ202}`,
    ],
  ],
  [
    'Sở Nông nghiệp và Môi trường',
    '20 Lạng Sơn',
    [
      `Sở Nông nghiệp và Phát triển nông thôn | Lạng Sơn | 2025-03-01 | ${ND45}`,
      `Sở Tài nguyên và Môi trường | Lạng Sơn | 2025-03-01 | ${ND45}`,
    ],
  ],
  ['Thuế tỉnh', '20 Lạng Sơn', ['Chi cục Thuế khu vực |  | 2025-07-01 | Quyết định 2229/QĐ-BTC']],
  ['Thành ủy', '31 Hải Phòng', [`Tỉnh ủy | Hải Dương | 2025-07-01 | ${NQ202}`]],
  ['tỉnh Tuyên Quang', '08 Tuyên Quang', [`tỉnh Hà Giang | Hà Giang | 2025-07-01 | ${NQ202}`]],
  ['Sở Tư pháp', '20 Lạng Sơn', []],
])('before %s of %s', (name, province, before) => {
  expect(predecessorsOf(body(name, province)).map(told)).toEqual(before);
});

test('what became of a body is what that body was', () => {
  const all = organizations.flatMap(({ name, level }) =>
    level === 'province' && !/(?:Tỉnh|Thành) (?:ủy|đoàn)/.test(name)
      ? ['02 Hà Giang', '20 Lạng Sơn', '31 Hải Phòng'].map((key) => body(name, key))
      : [],
  );
  const lost = all.flatMap((one) =>
    successorsOf(one)
      .filter((later) => later.province !== null)
      .filter(
        (later) =>
          !predecessorsOf(later).some((it) => it.name === one.name && it.province?.name === one.province?.name),
      )
      .map((later) => `${one.name} ${one.province?.name} → ${told(later)}`),
  );
  expect(all.length).toBeGreaterThan(500);
  expect(lost).toEqual([]);
});
