import { expect, test } from 'vitest';
import { LINKS, type Link, linkOf, weaker } from '../../src/identity/spelling.js';

const body = (name: string, fullName = name) => ({ name, fullName });
const GDDT = body('Sở Giáo dục và Đào tạo', 'Sở Giáo dục và Đào tạo tỉnh Vĩnh Phúc');
const VHTTDL = body('Sở Văn hóa, Thể thao và Du lịch', 'Sở Văn hóa, Thể thao và Du lịch tỉnh Đắk Lắk');
const UBND = body('Ủy ban nhân dân huyện Văn Yên', 'Ủy ban nhân dân huyện Văn Yên, tỉnh Yên Bái');
const MTTQ = body('Ủy ban Mặt trận Tổ quốc Việt Nam', 'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Cà Mau');
const CHI_LANG = body('huyện Chi Lăng', 'huyện Chi Lăng, tỉnh Lạng Sơn');
const DONG_NAI = body('Sở Tư pháp', 'Sở Tư pháp tỉnh Đồng Nai');

test.each<[form: string, of: ReturnType<typeof body>, how: Link, aliases?: string[]]>([
  ['Sở Giáo dục và Đào tạo', GDDT, 'exact'],
  ['SỞ GIÁO DỤC VÀ ĐÀO TẠO', GDDT, 'exact'],
  ['Sở Giáo dục & Đào tạo', GDDT, 'exact'],
  ['Sở Giáo dục – Đào tạo tỉnh', GDDT, 'exact'],
  ['Sở Giáo dục và Đào tạo tỉnh Vĩnh Phúc', GDDT, 'exact'],
  ['Sở Giáo dục và Đào tạo Vĩnh Phúc', GDDT, 'exact'],
  ['sở Văn hoá, thể thao, du lịch', VHTTDL, 'exact'],
  ['Ngân hàng (NH) Nhà nước', body('Ngân hàng Nhà nước'), 'exact'],
  ['Cục Thuế tỉnh', body('Cục Thuế', 'Cục Thuế tỉnh Gia Lai'), 'exact'],
  ['huyện K Bang', body('huyện Kbang'), 'exact'],
  ['Tổng cục VIII', body('Tổng cục Cảnh sát thi hành án hình sự'), 'alias', ['Tổng cục VIII']],
  ['Mặt trận tỉnh', MTTQ, 'elided', ['Mặt trận']],
  ['Agribank Bình Định', body('Ngân hàng Nông nghiệp - Chi nhánh Bình Định'), 'alias'],
  ['Sở GD&ĐT', GDDT, 'abbreviation'],
  ['Sở GDĐT tỉnh Vĩnh Phúc', GDDT, 'abbreviation'],
  ['Sở Giáo dục và ĐT', GDDT, 'abbreviation'],
  ['Sở VH,TT&DL', VHTTDL, 'abbreviation'],
  ['UBND huyện Văn Yên', UBND, 'abbreviation'],
  ['UBMTTQVN', MTTQ, 'abbreviation'],
  ['SNV', body('Sở Nội vụ'), 'abbreviation'],
  ['LĐLĐ TP Đà Nẵng', body('Liên đoàn Lao động', 'Liên đoàn Lao động thành phố Đà Nẵng'), 'abbreviation'],
  ['Trung tâm KH&CN TW', body('Trung tâm Khoa học và Công nghệ Trung ương'), 'abbreviation'],
  ['PC Cao Bằng', body('Công ty Điện lực Cao Bằng'), 'abbreviation'],
  ['Sở Giáo dục và Đào tào', GDDT, 'near'],
  ['Đài Phát thanh - Truyền hinh', body('Đài Phát thanh và Truyền hình'), 'near'],
  ['huyện Đăk Pơ', body('huyện Đak Pơ'), 'near'],
  ['Sở GD&ĐT tỉnh Vĩnh Phuc', GDDT, 'near'],
  ['Giáo dục và Đào tạo', GDDT, 'elided'],
  ['GD&ĐT', GDDT, 'elided'],
  ['Chi Lăng', CHI_LANG, 'elided'],
  ['Đồng Nai', DONG_NAI, 'elided'],
  ['tỉnh Đồng Nai', DONG_NAI, 'elided'],
  ['Văn Quan', body('huyện Văn Quan'), 'elided'],
  ['Ban Tổ chức', body('Ban Tổ chức Tỉnh ủy'), 'elided'],
  ['VIII', body('Nông trường VIII'), 'elided'],
  ['đơn vị Trưởng khối năm 2018', GDDT, 'description'],
  ['đơn vị đăng cai', GDDT, 'description'],
  ['Phó Trưởng khối', DONG_NAI, 'description'],
  ['Giám đốc Sở', DONG_NAI, 'description'],
  ['Sở', DONG_NAI, 'description'],
  ['huyện', CHI_LANG, 'description'],
  ['nhà trường', body('Trường THPT Hạ Hòa'), 'description'],
  ['UBND huyện Chi Lăng', CHI_LANG, 'description'],
  ['Sở Tài chính', DONG_NAI, 'description'],
  ['', GDDT, 'description'],
])('"%s" for %o: %s', (form, of, how, aliases = []) => {
  expect(linkOf(form, of, aliases)).toBe(how);
});

test('of two links the weaker counts', () => {
  expect(weaker('abbreviation', 'elided')).toBe('elided');
  expect(weaker('near', 'exact')).toBe('near');
  expect([...LINKS].reverse().reduce(weaker)).toBe('description');
});
