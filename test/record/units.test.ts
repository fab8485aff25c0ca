import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { extract } from '../../src/pipe.js';
import { loadKnowledge } from '../../src/rule/load.js';

interface Case {
  readonly text: string;
  readonly bloc?: string;
  readonly members?: string;
  readonly count?: number;
}

const knowledge = loadKnowledge();
const cases = parse(readFileSync(new URL('cases/units.yml', import.meta.url), 'utf8')) as Case[];
const REVIEW = 'tổng kết công tác thi đua năm 2018';

test.each(cases)('$text', ({ text, bloc = 'Khối thi đua số 3', members = '', count = null }) => {
  const post = [
    `${bloc} ${REVIEW}`,
    '18/01/2019',
    `Sáng 15/1, ${bloc} tỉnh Hà Nam tổ chức hội nghị ${REVIEW}.`,
    ...text.split('||'),
    'Theo đánh giá, các đơn vị đã thực hiện tốt nhiệm vụ được giao, đời sống nhân dân được nâng lên.',
    'Nguyễn Văn An',
  ];
  const source = { location: 'post.txt', url: null, media_type: null, charset: null, fetched_at: null };
  const event = extract(source, Buffer.from(`BÁO ĐIỆN TỬ\n${post.join('\n')}\n`), knowledge).record.events[0]!;
  expect([event.members.join('; '), event.member_count]).toEqual([members, count]);
});
