import { expect, test } from 'vitest';
import { mark } from '../../src/extract/mark.js';
import { orgGrammar } from '../../src/extract/organization/organizations.js';
import { naming } from '../../src/record/member/names.js';
import { loadKnowledge } from '../../src/rule/load.js';
import { split } from '../../src/text/sentences.js';

const knowledge = loadKnowledge();
const grammar = orgGrammar(knowledge);

/** Names of all organizations of a text, in order; the province stays with bodies of a province. */
function named(text: string): string[] {
  const marks = mark(split(text, [{ kind: 'paragraph', start: 0, end: text.length }]), knowledge, grammar);
  const { org } = naming(true);
  return marks.reading.sentences.flatMap((sentence) => marks.between('Org', sentence.from, sentence.to)).map(org);
}

test.each<[string, string[]]>([
  ['Sở GD&ĐT và Sở VHTT&DL', ['Sở Giáo dục và Đào tạo', 'Sở Văn hóa, Thể thao và Du lịch']],
  ['Đài Phát thành - Truyền hình tỉnh', ['Đài Phát thanh và Truyền hình']],
  ['Sở Giáo dục và Đào tào', ['Sở Giáo dục và Đào tạo']],
  ['Bưu điện tỉnh Lào Cai', ['Bưu điện tỉnh Lào Cai']],
  ['PC Lào Cai', ['Công ty Điện lực Lào Cai']],
  ['Công ty TNHH MTV Cao su Hà Lam', ['Công ty TNHH MTV Cao su Hà Lam']],
  ['Công ty Cổ phần Xi măng An Phú', ['Công ty Cổ phần Xi măng An Phú']],
  ['Công ty cổ phần cáp treo Núi Cấm', ['Công ty cổ phần cáp treo Núi Cấm']],
  ['Trung tâm xử lý rác, nước thải; Đội K12', ['Trung tâm xử lý rác, nước thải', 'Đội K12']],
  ['Chi nhánh Công ty 28 tại TP Hồ Chí Minh', ['Chi nhánh Công ty 28 tại Thành phố Hồ Chí Minh']],
  ['Ngân hàng (NH) Nhà nước và các NH thương mại', ['Ngân hàng Nhà nước']],
  [
    'Hội Cựu chiến binh (CCB) tỉnh, Sở Giáo dục và Đào tạo (GD&ĐT) tỉnh',
    ['Hội Cựu chiến binh', 'Sở Giáo dục và Đào tạo'],
  ],
  ['Hội Nông dân (ND) đã họp với Sở Y tế (SYT)', ['Hội Nông dân', 'Sở Y tế']],
  [
    'Vụ Tổ chức cán bộ, Cục Đo đạc, Bản đồ và Thông tin địa lý',
    ['Vụ Tổ chức cán bộ', 'Cục Đo đạc, Bản đồ và Thông tin địa lý Việt Nam'],
  ],
  ['Cục Thuế Lào Cai đảm nhiệm, Cục Bảo vệ thực vật', ['Cục Thuế tỉnh Lào Cai', 'Cục Bảo vệ thực vật']],
  [
    'Trường Cao đẳng nghề Việt - Đức, Bệnh viện Việt - Tiệp',
    ['Trường Cao đẳng Nghề Việt - Đức', 'Bệnh viện Việt - Tiệp'],
  ],
  ['Công đoàn Trường Đại học Tây Bắc', ['Công đoàn Trường Đại học Tây Bắc']],
  ['Công an xã Tân Thành', ['Công an xã Tân Thành']],
  ['Cục Cảnh sát giao thông - Cụm phó', ['Cục Cảnh sát giao thông']],
  ['Phòng Thanh tra - Kiểm tra số 1 và Sở Y tế', ['Phòng Thanh tra - Kiểm tra số 1', 'Sở Y tế']],
  ['Đài PT-TH Lào Cai, Báo Lào Cai', ['Đài Phát thanh và Truyền hình tỉnh Lào Cai', 'Báo Lào Cai']],
  ['Huyện ủy Ba Chẽ', ['Huyện ủy Ba Chẽ']],
  ['Huyện ủy Trần Văn Thời nhận, Thành ủy Cao Lãnh', ['Huyện ủy Trần Văn Thời', 'Thành ủy Cao Lãnh']],
  ['UBND Lâm Hà, Huyện đoàn Krông Ana', ['Ủy ban nhân dân Lâm Hà', 'Huyện đoàn Krông Ana']],
  ['Phó Bí thư Huyện ủy Mai Sơn', ['Huyện ủy']],
  ['Huyện ủy Lương Sơn Tùng', ['Huyện ủy']],
  ['THPT Lê Lợi và Trường TH&THCS Hoa Lư', ['Trường THPT Lê Lợi', 'Trường Tiểu học và Trung học cơ sở Hoa Lư']],
  ['tại hội trường, Hội nghị tổng kết của Hội thao', []],
  ['các ngân hàng Lào Cai, các tỉnh Nam Bộ', []],
])('%s', (text, names) => {
  expect(named(text)).toEqual(names);
});
