import { later } from '../dates.mjs';

// Persons, places and bodies are invented; likeness with real ones is by chance.
const FAMILY = 'Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Đỗ Ngô Dương Lý Đinh Lương Trịnh Mai Tạ Hà Nông Cao'.split(' ');
const MIDDLE = 'Văn Thị Minh Đức Ngọc Hữu Quang Thanh Xuân Hồng Thu Đình Công Bích Kim Trọng Khánh Việt'.split(' ');
const GIVEN =
  'An Bình Cường Dung Đạt Giang Hải Hạnh Hiếu Hòa Hùng Hương Khoa Lan Linh Long Mai Nam Nga Nhung Phúc Phương Quân Sơn Tâm Thảo Thắng Thủy Toàn Trang Trung Tuấn Tùng Vân Vinh Yến Loan Duy Khuê Thịnh'.split(
    ' ',
  );

export const man = (r) => `${r.pick(FAMILY)} ${r.pick(MIDDLE)} ${r.pick(GIVEN)}`;
export const pen = (r) =>
  `${r.pick(['Thu', 'Minh', 'Hồng', 'Thanh', 'Bảo', 'Lan', 'Quốc', 'Ngọc', 'Đăng', 'Hoài'])} ${r.pick(GIVEN)}`;

export const PROVINCES = [
  ['Lâm Khê', 'lamkhe'],
  ['Hà Sơn', 'hason'],
  ['Trà Lĩnh', 'tralinh'],
  ['Đông Phú', 'dongphu'],
  ['An Bình', 'anbinh'],
  ['Tân Giang', 'tangiang'],
  ['Vĩnh Hòa', 'vinhhoa'],
  ['Sơn Thịnh', 'sonthinh'],
  ['Kim Thành', 'kimthanh'],
  ['Phú Điền', 'phudien'],
];
export const DISTRICTS = [
  'Bình Khê',
  'Tam Lộc',
  'Đức Thắng',
  'Yên Thượng',
  'Phong Châu',
  'Hòa Lạc',
  'Mỹ Xuyên',
  'Thạch An',
  'Trường Sơn',
  'Cẩm Hà',
  'Ngọc Lâm',
  'Vân Hồ',
  'Lộc Ninh',
  'Diên Hồng',
];
export const COMMUNES = [
  'Tân Lập',
  'Phú Cường',
  'Đồng Tâm',
  'Hợp Tiến',
  'Quang Trung',
  'Xuân Hòa',
  'Minh Tân',
  'Bản Khoang',
  'Nà Phặc',
  'Thượng Giáo',
  'Lương Bằng',
  'Kim Đồng',
  'Vĩnh Lợi',
  'An Phước',
  'Long Điền',
  'Thanh Mỹ',
];

const DEPARTMENTS = [
  'Sở Nội vụ',
  'Sở Tài chính',
  'Sở Tư pháp',
  'Sở Y tế',
  'Sở Công Thương',
  'Sở Xây dựng',
  'Sở Giao thông vận tải',
  'Sở Giáo dục và Đào tạo',
  'Sở Khoa học và Công nghệ',
  'Sở Văn hóa, Thể thao và Du lịch',
  'Sở Lao động - Thương binh và Xã hội',
  'Sở Nông nghiệp và Phát triển nông thôn',
  'Sở Tài nguyên và Môi trường',
  'Sở Thông tin và Truyền thông',
  'Sở Kế hoạch và Đầu tư',
  'Ban Dân tộc',
  'Thanh tra tỉnh',
  'Đài Phát thanh - Truyền hình tỉnh',
  'Bảo hiểm xã hội tỉnh',
  'Cục Thống kê tỉnh',
  'Kho bạc Nhà nước tỉnh',
  'Liên minh Hợp tác xã tỉnh',
  'Hội Nông dân tỉnh',
  'Hội Liên hiệp Phụ nữ tỉnh',
  'Tỉnh đoàn',
];

/** Slots every Vietnamese article has; those drawn here once hold for the whole article. */
export function vietnameseSlots(r, province, published) {
  const year = published.y;
  const event = later(published, -1440 * r.int(0, 6));
  const [host, second, third, fourth, fifth] = r.sample(DEPARTMENTS, 5);
  const [district, district2] = r.sample(DISTRICTS, 2);
  return {
    province,
    district,
    district2,
    commune: r.pick(COMMUNES),
    commune2: COMMUNES,
    year: String(year),
    last: String(year - 1),
    nextyear: String(year + 1),
    host,
    second,
    third,
    fourth,
    fifth,
    department: DEPARTMENTS,
    chair: man(r),
    guest: man(r),
    local: man(r),
    man,
    lead: ['Giám đốc', 'Phó Giám đốc', 'Chánh Văn phòng', 'Trưởng phòng Tổ chức - Hành chính'],
    day: `${event.d}/${event.m}`,
    part: ['sáng', 'chiều', 'sáng ngày', 'chiều ngày', 'ngày'],
    bloc: r.pick([
      'Khối thi đua Văn hóa - Xã hội',
      'Khối thi đua Kinh tế - Kỹ thuật',
      'Khối thi đua Nội chính',
      'Khối thi đua các cơ quan Tổng hợp',
      'Cụm thi đua số 3',
      'Cụm thi đua các huyện miền núi',
      'Khối thi đua Doanh nghiệp',
      'Khối thi đua số 5',
      'Cụm thi đua số 7 khối xã, phường',
    ]),
  };
}
