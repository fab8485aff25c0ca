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
const PROVINCES = ['Lạng Sơn', 'Yên Bái', 'Nghệ An', 'Quảng Trị', 'Gia Lai', 'Long An', 'An Giang', 'Nam Định'];
const THEMES = ['Văn hóa - Xã hội', 'Nội chính', 'Tham mưu tổng hợp', 'số 3', 'số 7', 'các cơ quan Đảng', 'Kinh tế - Kỹ thuật'];
const PROSE = [
  'Trong năm, các đơn vị trong khối đã bám sát kế hoạch, gắn phong trào với nhiệm vụ chuyên môn, nhiều phần việc hoàn thành trước hạn.',
  'Công tác cải cách hành chính có chuyển biến, tỷ lệ hồ sơ giải quyết đúng hạn đạt trên 98%, người dân đánh giá tốt hơn năm trước.',
  'Các đại biểu thảo luận về bảng điểm, đề nghị bỏ những tiêu chí trùng nhau và cộng điểm cho việc giúp xã khó khăn.',
  'Bên cạnh kết quả đạt được, việc phát hiện điển hình mới còn chậm, một số nội dung thi đua chưa sát với thực tế từng cơ quan.',
  'Thời gian tới, khối phấn đấu giữ vững nền nếp sinh hoạt, đổi mới cách chấm điểm và tăng cường trao đổi kinh nghiệm giữa các thành viên.',
];

/** One post: title, stamp, lead, members, prose, awards, roles, handover, byline; about 3.8 KiB. */
export function post(index) {
  const next = random(index + 1);
  const one = (list) => list[Math.floor(next() * list.length)];
  const person = () => `${one(SURNAMES)} ${one(MIDDLES)} ${one(GIVENS)}`;
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
    ...Array.from({ length: 6 }, () => `${one(PROSE)} ${one(PROSE)}`),
    `Hội nghị thống nhất suy tôn ${bodies[0]} nhận Cờ thi đua của Chính phủ; ${bodies[1]} nhận Cờ thi đua của UBND tỉnh; các đơn vị ${bodies[2]}, ${bodies[3]} nhận Bằng khen của UBND tỉnh.`,
    `Hội nghị bầu ${bodies[1]} làm Khối trưởng, ${bodies[2]} làm Khối phó năm ${year + 1}. ${bodies[0]} đã bàn giao nhiệm vụ Khối trưởng cho ${bodies[1]}.`,
    `${one(PROSE)} Phong trào “${province} chung sức xây dựng nông thôn mới” được các đơn vị hưởng ứng./.`,
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
