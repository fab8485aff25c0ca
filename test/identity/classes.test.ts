import { expect, test } from 'vitest';
import { classOf } from '../../src/identity/classes.js';
import type { Body } from '../../src/identity/organization.js';
import { loadKnowledge } from '../../src/rule/load.js';

const lexicon = new Map(
  loadKnowledge().organizations.map((it) => [it.name, { kind: it.kind, level: it.level ?? null }]),
);
const somewhere: Body['place'] = { province: { code: '20', name: 'Lạng Sơn' } };

test.each<[name: string, kind: string | null, level: string | null, place?: Body['place']]>([
  ['Sở Y tế', 'provincial_department', 'province'],
  ['Ủy ban nhân dân', 'local_government', 'province'],
  ['Ủy ban nhân dân', 'local_government', null, 'unknown'],
  ['Bộ Nội vụ', 'ministry', 'national', 'country'],
  ['huyện Chi Lăng', 'local_government', 'district'],
  ['thành phố Lạng Sơn', 'local_government', 'district'],
  ['xã Tân Trào', 'local_government', 'commune'],
  ['tỉnh Lạng Sơn', 'local_government', 'province'],
  ['Thành phố Hồ Chí Minh', 'local_government', 'province'],
  ['huyện Chi Lăng', 'local_government', 'district', 'unknown'],
  ['Công an huyện Văn Yên', 'armed_forces', 'district'],
  ['Công an xã Tân Trào', 'armed_forces', 'commune'],
  ['Công an thị xã An Khê', 'armed_forces', 'district'],
  ['Ban Chỉ huy Quân sự Bưu điện', 'local_government', null],
  ['Huyện ủy Mường La', 'party_body', 'district'],
  ['Ủy ban Mặt trận Tổ quốc Việt Nam xã Kim Tân', 'front_mass_org', 'commune'],
  ['Trường THPT Hạ Hòa', 'education', 'organization'],
  ['Trung tâm Y tế huyện Lai Vung', 'local_government', 'district'],
  ['Bệnh viện Hữu nghị Việt Tiệp', 'health', 'organization'],
  ['Hợp tác xã Hoa Phong', 'enterprise', 'organization'],
  ['Agribank Bình Định', 'bank', 'organization'],
  ['Sở Văn hóa và Gia đình', 'provincial_department', 'province'],
  ['Ban Đoàn kết tập hợp thanh niên Trung ương Đoàn', null, 'national', 'country'],
  ['các đơn vị', null, null, 'unknown'],
])('%s is %s, %s', (name, kind, level, place = somewhere) => {
  const fullName = /^(?:tỉnh|Thành phố) /u.test(name) || place === 'country' ? name : `${name}, tỉnh Lạng Sơn`;
  expect(classOf({ name, fullName, place }, (it) => lexicon.get(it))).toEqual({ kind, level });
});
