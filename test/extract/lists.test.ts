import { expect, test } from 'vitest';
import { mark } from '../../src/extract/mark.js';
import { orgGrammar } from '../../src/extract/organization/organizations.js';
import { naming } from '../../src/record/member/names.js';
import { loadKnowledge } from '../../src/rule/load.js';
import { split } from '../../src/text/sentences.js';

const knowledge = loadKnowledge();
const grammar = orgGrammar(knowledge);

/** The list behind "gồm" in a text. */
function listed(text: string): string[] {
  const marks = mark(split(text, [{ kind: 'paragraph', start: 0, end: text.length }]), knowledge, grammar);
  const { tokens, sentences } = marks.reading;
  const at = tokens.findIndex((token) => token.norm === 'gồm');
  const sentence = sentences.find(({ from, to }) => at >= from && at < to)!;
  return (marks.view(sentence).list('Org', at + 1)?.items ?? []).map(naming(true).org);
}

test.each<[string, string[]]>([
  [
    'gồm các Sở: NN&PTNT, TN&MT, Công Thương và Ban Dân tộc',
    ['Sở Nông nghiệp và Phát triển nông thôn', 'Sở Tài nguyên và Môi trường', 'Sở Công Thương', 'Ban Dân tộc'],
  ],
  [
    'gồm: Sở Y tế, Sở Tài chính; Bảo tàng Văn hóa các dân tộc Việt Nam và Sở Nội vụ tổ chức',
    ['Sở Y tế', 'Sở Tài chính', 'Bảo tàng Văn hóa các dân tộc Việt Nam', 'Sở Nội vụ'],
  ],
  [
    'gồm các Đài: Vĩnh Long, Trà Vinh và thành phố Cần Thơ',
    [
      'Đài Phát thanh và Truyền hình tỉnh Vĩnh Long',
      'Đài Phát thanh và Truyền hình tỉnh Trà Vinh',
      'Đài Phát thanh và Truyền hình thành phố Cần Thơ',
    ],
  ],
  [
    'gồm Thành ủy Sơn La và Huyện ủy các huyện Mường La, Thuận Châu',
    ['Thành ủy Sơn La', 'Huyện ủy Mường La', 'Huyện ủy Thuận Châu'],
  ],
  [
    'gồm Văn phòng Tỉnh ủy, Ban Tổ chức, Ủy ban Kiểm tra, Đảng ủy Khối các cơ quan tỉnh',
    ['Văn phòng Tỉnh ủy', 'Ban Tổ chức Tỉnh ủy', 'Ủy ban Kiểm tra Tỉnh ủy', 'Đảng ủy Khối các cơ quan'],
  ],
  [
    'gồm Chi cục Thuế khu vực Hòa An - Hà Quảng, Viễn thông, Bảo tàng tỉnh, Bưu điện tỉnh',
    ['Chi cục Thuế khu vực Hòa An - Hà Quảng', 'Viễn thông', 'Bảo tàng', 'Bưu điện'],
  ],
  ['gồm TAND hai cấp của các tỉnh: Lào Cai, Sơn La', ['Tòa án nhân dân tỉnh Lào Cai', 'Tòa án nhân dân tỉnh Sơn La']],
  ['gồm 1/ Sở Y tế; 2/ Sở Nội vụ', ['Sở Y tế', 'Sở Nội vụ']],
  ['gồm 4 đơn vị: Hải đoàn 18, 28, 38 và 48', ['Hải đoàn 18', 'Hải đoàn 28', 'Hải đoàn 38', 'Hải đoàn 48']],
  ['gồm Quận ủy 1, 3 và 10', ['Quận ủy 1', 'Quận ủy 3', 'Quận ủy 10']],
  [
    'gồm Công an 03 tỉnh duyên hải Bắc Bộ, là Hải Dương, Thái Bình và Nam Định',
    ['Công an tỉnh Hải Dương', 'Công an tỉnh Thái Bình', 'Công an tỉnh Nam Định'],
  ],
  [
    'gồm: Lữ đoàn 198, Bộ Tư lệnh Đặc công; Sư đoàn 363, Quân chủng Phòng không - Không quân',
    ['Lữ đoàn 198', 'Sư đoàn 363'],
  ],
  [
    'gồm: Vụ Kinh tế; Vụ Văn hóa, Giáo dục, Thanh niên và Nhi đồng; Vụ Đối ngoại và Vụ Khoa học, Công nghệ và Môi trường.',
    [
      'Vụ Kinh tế',
      'Vụ Văn hóa, Giáo dục, Thanh niên và Nhi đồng',
      'Vụ Đối ngoại',
      'Vụ Khoa học, Công nghệ và Môi trường',
    ],
  ],
  ['gồm Kênh VTV8, Truyền hình Quốc hội và Vụ Thư ký', ['Kênh VTV8', 'Truyền hình Quốc hội Việt Nam', 'Vụ Thư ký']],
  [
    'gồm Hạt Kiểm lâm Hòa An, Đoàn khối các cơ quan tỉnh, Trường THPT Sông Lô 286, Trường THPT Hòa An 274',
    ['Hạt Kiểm lâm Hòa An', 'Đoàn Khối các cơ quan', 'Trường THPT Sông Lô', 'Trường THPT Hòa An'],
  ],
  ['gồm các Đảng ủy: Sở Y tế, Sở Nội vụ', ['Đảng ủy Sở Y tế', 'Đảng ủy Sở Nội vụ']],
  ['gồm 3 sở là Xây dựng, Công Thương, Tài chính', ['Sở Xây dựng', 'Sở Công Thương', 'Sở Tài chính']],
  [
    'gồm: Công ty Cổ phần Nước sạch Sông Lô - SOLWA (Khối trưởng), CA tỉnh, Kho bạc tỉnh, Thuế tỉnh Gia Lai',
    ['Công ty Cổ phần Nước sạch Sông Lô', 'Công an', 'Kho bạc Nhà nước', 'Thuế tỉnh Gia Lai'],
  ],
  [
    'gồm các huyện: Hòa An, Hà Quảng và thành phố Cao Bằng tổ chức',
    ['huyện Hòa An', 'huyện Hà Quảng', 'thành phố Cao Bằng'],
  ],
  [
    'gồm Sở Tài chính các tỉnh: Lào Cai (Cụm trưởng), Sơn La và Hòa Bình',
    ['Sở Tài chính tỉnh Lào Cai', 'Sở Tài chính tỉnh Sơn La', 'Sở Tài chính tỉnh Hòa Bình'],
  ],
  [
    'gồm LĐLĐ các quận Ô Môn, Bình Thủy và huyện Phong Điền',
    ['Liên đoàn Lao động quận Ô Môn', 'Liên đoàn Lao động quận Bình Thủy', 'Liên đoàn Lao động huyện Phong Điền'],
  ],
  [
    'gồm Công an 5 xã: Tân An, Trường Sinh và Mỹ Lộc',
    ['Công an xã Tân An', 'Công an xã Trường Sinh', 'Công an xã Mỹ Lộc'],
  ],
  [
    'gồm 6 công đoàn phường, xã: 2 phường An Hòa, Thới Lai và 1 xã Mỹ An',
    ['Công đoàn phường An Hòa', 'Công đoàn phường Thới Lai', 'Công đoàn xã Mỹ An'],
  ],
  [
    'gồm Ban CHQS của 3 cơ quan: Sở Y tế, Tỉnh đoàn và Bưu điện tỉnh',
    ['Ban Chỉ huy Quân sự Sở Y tế', 'Ban Chỉ huy Quân sự Tỉnh đoàn', 'Ban Chỉ huy Quân sự Bưu điện'],
  ],
  [
    'gồm 4 Quân khu (1, 2, 3, 4) và Quân đoàn 12',
    ['Quân khu 1', 'Quân khu 2', 'Quân khu 3', 'Quân khu 4', 'Quân đoàn 12'],
  ],
  [
    '09 Sở, ngành thuộc Khối thi đua, gồm: Giáo dục và Đào tạo, Văn hóa, Thể thao và Du lịch, Y tế và Bảo hiểm xã hội tỉnh',
    ['Sở Giáo dục và Đào tạo', 'Sở Văn hóa, Thể thao và Du lịch', 'Sở Y tế', 'Bảo hiểm xã hội'],
  ],
  ['gồm các hội: Chữ thập đỏ, Nhà báo', ['Hội Chữ thập đỏ', 'Hội Nhà báo']],
  [
    'gồm Công đoàn cơ sở các trường: Cao đẳng Nghề An Giang, Chính trị Tôn Đức Thắng',
    ['Công đoàn cơ sở Trường Cao đẳng Nghề An Giang', 'Công đoàn cơ sở Trường Chính trị Tôn Đức Thắng'],
  ],
  [
    'gồm: Hội Phụ nữ Trại giam Cây Me; Trại giam Suối Hai và Trại giam Cái Tàu',
    ['Hội Phụ nữ Trại giam Cây Me', 'Hội Phụ nữ Trại giam Suối Hai', 'Hội Phụ nữ Trại giam Cái Tàu'],
  ],
  [
    'gồm: Agribank (các chi nhánh: Ô Môn, Thốt Nốt); Sở Y tế',
    ['Agribank - Chi nhánh Ô Môn', 'Agribank - Chi nhánh Thốt Nốt', 'Sở Y tế'],
  ],
  ['gồm xã An Phú (cụm trưởng, xã Mỹ Lộc (cụm phó), xã Tân An', ['xã An Phú', 'xã Mỹ Lộc', 'xã Tân An']],
  [
    'gồm: Sở Y tế: Cụm trưởng – Chủ trì phiên họp; Sở Nội vụ: Cụm phó; Sở Tư pháp',
    ['Sở Y tế', 'Sở Nội vụ', 'Sở Tư pháp'],
  ],
  ['gồm các huyện trong tỉnh', []],
])('%s', (text, names) => {
  expect(listed(text)).toEqual(names);
});
