import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { trace } from '../../src/pipe.js';
import { loadKnowledge } from '../../src/rule/load.js';

const knowledge = loadKnowledge();
const source = { location: 'post.txt', url: null, media_type: null, charset: null, fetched_at: null };

interface Case {
  readonly text: string;
  readonly awards?: readonly string[];
  readonly rankings?: readonly string[];
}

const cases: readonly Case[] = parse(readFileSync(new URL('cases/awards.yml', import.meta.url), 'utf8'));

/** The record of a post that ends in `text`: a review of 2018 held by Khối thi đua số 3. */
function recordOf(text: string) {
  const post = [
    'Khối thi đua số 3 tổng kết công tác thi đua năm 2018',
    'Ngày 21/12/2018, Khối thi đua số 3 tỉnh Lào Cai tổ chức Hội nghị tổng kết công tác thi đua, khen thưởng năm 2018.',
    text,
  ].join('\n\n');
  return trace(source, new TextEncoder().encode(`${post}\n`), knowledge).record;
}

test.each(cases.map((one) => [one.text, one] as const))('%s', (text, { awards, rankings }) => {
  const event = recordOf(text).events[0]!;
  const told = event.awards.map(({ recipient, award, status, year }) =>
    [recipient, award, status, ...(year === 2018 ? [] : [year])].join(' | '),
  );
  const placed = event.rankings.map(({ recipient, rank, score }) =>
    [recipient, rank, ...(score === null ? [] : [score])].join(' | '),
  );
  expect(told).toEqual(awards ?? []);
  expect(placed).toEqual(rankings ?? []);
});

test('a recipient named twice for one award is kept once and warned about', () => {
  const { events, warnings } = recordOf(
    'Hội nghị suy tôn các đơn vị Sở Y tế, Sở Tư pháp; Sở Y tế nhận Bằng khen của UBND tỉnh.',
  );
  expect(events[0]!.awards.map(({ recipient }) => recipient)).toEqual(['Sở Y tế', 'Sở Tư pháp']);
  expect(warnings.map(({ code }) => code)).toEqual(['duplicate-recipient']);
});

test('ranks, scores and awards of a table; the giver stands in the head', () => {
  const { events } = recordOf(
    [
      'Kết quả chấm điểm và đề nghị khen thưởng năm 2018 như sau:',
      '',
      'TT\tĐơn vị\tTự chấm\tĐiểm thống nhất\tXếp hạng\tĐề nghị UBND tỉnh khen thưởng',
      '1\tSở Tư pháp\t99\t97,5\tNhì\tBằng khen',
      '2\tSở Y tế\t99,5\t98\tNhất\tCờ thi đua',
      '3\tSở Nội vụ\t96\t95\t3\t',
    ].join('\n'),
  );
  expect(events[0]!.rankings).toEqual([
    { recipient: 'Sở Y tế', rank: 1, score: 98 },
    { recipient: 'Sở Tư pháp', rank: 2, score: 97.5 },
    { recipient: 'Sở Nội vụ', rank: 3, score: 95 },
  ]);
  expect(events[0]!.awards.map(({ recipient, award, status }) => [recipient, award, status])).toEqual([
    ['Sở Tư pháp', 'provincial_certificate', 'nominated'],
    ['Sở Y tế', 'provincial_flag', 'nominated'],
  ]);
});
