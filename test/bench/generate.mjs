// Makes posts for the benchmarks: the shape and size of real ones, every name drawn from lists, the same on every run.

/** A small deterministic random source (mulberry32). */
export function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const SURNAMES = ['Nguyễn', 'Trần', 'Lê', 'Phạm', 'Hoàng', 'Vũ', 'Đặng', 'Bùi', 'Đỗ', 'Nông'];
export const MIDDLES = ['Văn', 'Thị', 'Hữu', 'Đức', 'Minh', 'Thu', 'Quốc', 'Xuân'];
export const GIVENS = ['An', 'Bình', 'Cường', 'Dung', 'Giang', 'Hà', 'Khánh', 'Lan', 'Minh', 'Nga', 'Phong', 'Quỳnh', 'Sơn', 'Thảo'];
const BODIES = [
  'Sở Y tế', 'Sở Giáo dục và Đào tạo', 'Sở Văn hóa, Thể thao và Du lịch', 'Sở Khoa học và Công nghệ', 'Sở Tài chính', 'Sở Tư pháp',
  'Sở Nội vụ', 'Sở KH&ĐT', 'Ban Dân tộc', 'Đài Phát thanh - Truyền hình', 'Bảo hiểm xã hội', 'Kho bạc Nhà nước', 'Cục Thuế', 'Sở TN&MT',
];
const PROVINCES = [
  'Lạng Sơn', 'Yên Bái', 'Nghệ An', 'Quảng Trị', 'Gia Lai', 'Long An', 'An Giang', 'Nam Định', 'Hà Giang', 'Cao Bằng', 'Bắc Kạn', 'Tuyên Quang',
  'Lào Cai', 'Điện Biên', 'Lai Châu', 'Sơn La', 'Hòa Bình', 'Thái Nguyên', 'Quảng Ninh', 'Bắc Giang', 'Phú Thọ', 'Vĩnh Phúc', 'Bắc Ninh',
  'Hải Dương', 'Hưng Yên', 'Thái Bình', 'Hà Nam', 'Ninh Bình', 'Thanh Hóa', 'Hà Tĩnh', 'Quảng Bình', 'Quảng Nam', 'Quảng Ngãi', 'Bình Định',
  'Phú Yên', 'Khánh Hòa', 'Ninh Thuận', 'Bình Thuận', 'Kon Tum', 'Đắk Lắk', 'Đắk Nông', 'Lâm Đồng', 'Bình Phước', 'Tây Ninh', 'Bình Dương',
  'Đồng Nai', 'Tiền Giang', 'Bến Tre', 'Trà Vinh', 'Vĩnh Long', 'Đồng Tháp', 'Kiên Giang', 'Hậu Giang', 'Sóc Trăng', 'Bạc Liêu', 'Cà Mau',
];
const THEMES = [
  'Văn hóa - Xã hội', 'Nội chính', 'Tham mưu tổng hợp', 'các cơ quan Đảng', 'Kinh tế - Kỹ thuật', 'Khoa học - Kỹ thuật', 'các doanh nghiệp',
  'các đoàn thể', ...Array.from({ length: 12 }, (_, i) => `số ${i + 1}`),
];
// Prose of short pieces: posts of thousands of hands share few runs of three words.
const WHO = ['Các đơn vị trong khối', 'Các thành viên', 'Lãnh đạo các cơ quan', 'Đội ngũ cán bộ', 'Từng tập thể', 'Bộ phận thường trực', 'Nhiều phòng, ban', 'Công chức, viên chức'];
const DID = [
  'bám sát', 'đổi mới', 'duy trì', 'mở rộng', 'rà soát', 'hoàn thiện', 'đẩy mạnh', 'lồng ghép', 'chú trọng', 'cụ thể hóa', 'theo dõi', 'nâng cao', 'rút ngắn', 'gắn kết',
  'cập nhật', 'thống nhất', 'khắc phục', 'củng cố', 'vận dụng', 'phổ biến', 'tập trung cho', 'góp ý về', 'tháo gỡ', 'kiểm tra', 'bổ sung', 'sắp xếp', 'quan tâm đến', 'xây dựng',
];
const WHAT = [
  'kế hoạch công tác', 'quy trình giải quyết hồ sơ', 'nền nếp sinh hoạt', 'cách chấm điểm', 'thủ tục hành chính', 'việc trao đổi kinh nghiệm', 'nội dung đăng ký', 'bảng tiêu chí',
  'sáng kiến cải tiến', 'đời sống người lao động', 'hoạt động tình nghĩa', 'dữ liệu dùng chung', 'kỷ luật, kỷ cương', 'chất lượng phục vụ', 'quy chế phối hợp', 'chương trình hành động',
  'công tác tuyên truyền', 'điển hình ở cơ sở', 'trang thông tin nội bộ', 'nguồn lực tại chỗ', 'phần việc còn chậm', 'chỉ tiêu được giao', 'văn hóa công sở', 'mô hình hay',
  'hòm thư góp ý', 'lịch tiếp dân', 'tài liệu nghiệp vụ', 'môi trường làm việc', 'quỹ vì người nghèo', 'bữa ăn giữa ca', 'nếp đọc sách', 'an toàn giao thông',
];
const HOW = [
  'ngay từ đầu năm', 'trước thời hạn', 'ở từng phòng, ban', 'theo hướng thiết thực', 'sát với thực tế', 'qua mỗi quý', 'trên môi trường mạng', 'với tinh thần trách nhiệm',
  'cùng người dân', 'tại các xã khó khăn', 'bằng việc làm cụ thể', 'không phô trương', 'đều tay hơn', 'có trọng tâm', 'đúng quy định', 'theo từng nhóm việc', 'ở vùng sâu', 'gần dân hơn',
];

/** One post: title, stamp, lead, members, prose, awards, roles, handover, byline; about 3.8 KiB. */
export function post(index) {
  const next = random(index + 1);
  const one = (list) => list[Math.floor(next() * list.length)];
  const person = () => `${one(SURNAMES)} ${one(MIDDLES)} ${one(GIVENS)}`;
  const piece = () => `${one(DID)} ${one(WHAT)} ${one(HOW)}`;
  const prose = () => `${one(WHO)} ${piece()}, ${piece()}, tỷ lệ đạt ${60 + Math.floor(next() * 400) / 10}%; ${piece()}.`;
  const bodies = [...BODIES].sort(() => next() - 0.5).slice(0, 6 + Math.floor(next() * 4));
  const year = 2008 + Math.floor(next() * 16);
  const day = 1 + Math.floor(next() * 28);
  const province = one(PROVINCES);
  const bloc = `Khối thi đua ${one(THEMES)}`;
  const lines = [
    `${bloc} tổng kết công tác thi đua, khen thưởng năm ${year}`,
    `Ngày đăng: ${String(day + 2 > 28 ? 28 : day + 2).padStart(2, '0')}/12/${year} 10:${10 + Math.floor(next() * 49)}`,
    `Chiều ngày ${day}/12/${year}, tại hội trường ${bodies[0]}, ${bloc} tỉnh ${province} tổ chức Hội nghị tổng kết công tác thi đua, khen thưởng năm ${year} và triển khai nhiệm vụ năm ${year + 1}. Đồng chí ${person()} - Giám đốc ${bodies[0]}, Khối trưởng chủ trì hội nghị.`,
    `Dự hội nghị có đồng chí ${person()} - Phó Trưởng Ban Thi đua - Khen thưởng tỉnh; lãnh đạo ${bodies.length} đơn vị trong khối gồm: ${bodies.slice(0, -1).join(', ')} và ${bodies.at(-1)}.`,
    ...Array.from({ length: 6 }, () => `${prose()} ${prose()}`),
    `Hội nghị thống nhất suy tôn ${bodies[0]} nhận Cờ thi đua của Chính phủ; ${bodies[1]} nhận Cờ thi đua của UBND tỉnh; các đơn vị ${bodies[2]}, ${bodies[3]} nhận Bằng khen của UBND tỉnh.`,
    `Hội nghị bầu ${bodies[1]} làm Khối trưởng, ${bodies[2]} làm Khối phó năm ${year + 1}. ${bodies[0]} đã bàn giao nhiệm vụ Khối trưởng cho ${bodies[1]}.`,
    `${prose()} Phong trào “${province} chung sức xây dựng nông thôn mới” được các đơn vị hưởng ứng./.`,
    person(),
  ];
  return lines.join('\n\n');
}

/** The same post as a portal page of 40-80 KB: menus, scripts, calendar, related news and footer around it. */
export function page(index) {
  const next = random(index + 7_000_001);
  const paragraphs = post(index).split('\n\n');
  const menu = Array.from({ length: 120 }, (_, i) => `<li class="nav-item"><a href="/chuyen-muc-${i}" title="Chuyên mục ${i}"><span>Chuyên mục ${i}</span></a></li>`).join('\n');
  const script = `<script>var cfg = {${Array.from({ length: 400 }, (_, i) => `"k${i}":"${'x'.repeat(20)}"`).join(',')}};</script>`;
  const related = Array.from({ length: 60 + Math.floor(next() * 120) }, (_, i) => `<li><a href="/tin-${i}.html">Khối thi đua số ${i % 12} ký kết giao ước thi đua năm 2020</a> <span class="date">(${1 + (i % 28)}/0${1 + (i % 9)}/2020)</span></li>`).join('\n');
  const days = Array.from({ length: 42 }, (_, i) => `<td class="day"><a href="#">${1 + (i % 30)}</a></td>`).join('');
  return `<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>${paragraphs[0]} - Cổng thông tin</title>${script}<style>${'.c{color:#333}\n'.repeat(300)}</style></head>
<body><div id="header"><ul class="menu">${menu}</ul><span class="clock">Thứ Hai, 05/06/2023</span></div>
<div id="left"><table class="calendar"><tr>${days}</tr></table></div>
<div id="main"><div class="article"><h1>${paragraphs[0]}</h1><div class="date">${paragraphs[1]}</div><div class="content">
${paragraphs.slice(2).map((text) => `<p style="text-align: justify;"><span style="font-size:14px;font-family:times new roman">${text}</span></p>`).join('\n')}
</div></div><div class="related"><h3>Các tin khác</h3><ul>${related}</ul></div></div>
<div id="footer">CỔNG THÔNG TIN ĐIỆN TỬ. Địa chỉ: số 1, đường Hùng Vương. Bản quyền thuộc Sở Nội vụ</div></body></html>`;
}
