import { expect, test } from 'vitest';
import { countPairs, type PairStats } from '../../src/extract/pairs.js';
import { type CorpusStats, countPost, emptyStats } from '../../src/extract/stats.js';
import { trace } from '../../src/pipe.js';
import type { Hit } from '../../src/rule/index.js';
import { loadKnowledge } from '../../src/rule/load.js';
import type { Mention } from '../../src/rule/mention.js';
import type { Rule } from '../../src/rule/rules.js';

const knowledge = loadKnowledge();
const NO_POST = { url: null, media_type: null, charset: null, fetched_at: null };
const HEAD = `Khối thi đua Văn hóa - Xã hội tỉnh Thái Nguyên tổng kết năm 2018
Ngày 28/12/2018
Ngày 21/12/2018, Khối thi đua Văn hóa - Xã hội tổ chức hội nghị tổng kết công tác thi đua, khen thưởng năm 2018.
`;

function statsOf(...texts: string[]): CorpusStats {
  const stats = emptyStats(knowledge);
  texts.forEach((text, n) => {
    const { marks, record } = trace({ location: `${n}.txt`, ...NO_POST }, Buffer.from(text), knowledge);
    countPost(stats, marks, record, knowledge);
  });
  return stats;
}
const of = (stats: CorpusStats, id: string) => stats.rules.get(id)!;

test('matches, what they won, and the share of the facts', () => {
  const stats = statsOf(
    `${HEAD}Hội nghị suy tôn Sở Y tế nhận Cờ thi đua của Chính phủ.\n`,
    `${HEAD}Hội nghị đề nghị tặng Cờ thi đua của Chính phủ cho Sở Nội vụ và Sở Tư pháp.\n`,
    'Đội bóng Khối 5 nhận cờ của trường.\n',
  );
  expect(stats).toMatchObject({ posts: 3, blocPosts: 2 });
  expect(stats.facts.get('award')).toBe(3);
  expect(of(stats, 'award.receive')).toMatchObject({ won: 1, posts: 1, facts: 1 });
  expect(of(stats, 'award.to')).toMatchObject({ won: 1, posts: 1, facts: 2 });
  expect(of(stats, 'award.to').woke).toBeGreaterThanOrEqual(of(stats, 'award.to').fired);
  expect(of(stats, 'award.given')).toMatchObject({ won: 2, lost: 0, posts: 2 });
});

test('a rule that reads what another won has lost, and they are a pair', () => {
  const stats = statsOf(`${HEAD}Khối gồm các đơn vị thành viên: Sở Y tế, Sở Nội vụ, Sở Tư pháp.\n`);
  const member = [...stats.rules.values()].filter(({ rule, won, lost }) => rule.yields === 'member' && won + lost > 0);
  const sum = (of: 'won' | 'lost') => member.reduce((n, it) => n + it[of], 0);
  expect(member.length).toBeGreaterThan(1);
  expect(sum('won')).toBeGreaterThan(0);
  expect(sum('lost')).toBeGreaterThan(0);
  const pairs = [...stats.pairs.values()].filter((pair) => pair.rule.startsWith('member.'));
  expect(pairs[0]).toMatchObject({ same: 3, different: 0 });
});

const org = (from: number): Mention => ({ type: 'Org', from, to: from + 2, name: '', how: 'name', data: {} });
const hit = (id: string, yields: string, slots: Hit['slots']): Hit =>
  ({ rule: { id, yields } as Rule, slots, from: 0, to: 9 }) as Hit;

test('pairs of rules agree on a body, or read something of it elsewhere', () => {
  const pairs = new Map<string, PairStats>();
  countPairs(pairs, [
    hit('ranking.b', 'ranking', { rank: [org(8)], unit: [org(0), org(4)] }),
    hit('ranking.a', 'ranking', { unit: [org(0)], rank: [org(8)] }),
    hit('ranking.a', 'ranking', { unit: [org(4)], rank: [org(12)] }),
    hit('ranking.c', 'ranking', { unit: [org(4)] }),
    hit('award.x', 'award', { recipient: [org(0)], award: [org(20)] }),
    hit('ranking.d', 'ranking', { rank: [org(8)] }),
  ]);
  expect([...pairs.values()]).toEqual([
    { rule: 'ranking.a', other: 'ranking.b', same: 1, different: 1 },
    { rule: 'ranking.a', other: 'ranking.c', same: 1, different: 0 },
    { rule: 'ranking.b', other: 'ranking.c', same: 1, different: 0 },
  ]);
});
