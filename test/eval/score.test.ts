import { expect, test } from 'vitest';
import { confusion } from '../../src/eval/confusion.js';
import { awardCode, FIELDS, factsOf } from '../../src/eval/facts.js';
import { intervals } from '../../src/eval/interval.js';
import { reliability } from '../../src/eval/reliability.js';
import { report } from '../../src/eval/report.js';
import { ruleRows } from '../../src/eval/rules.js';
import { score } from '../../src/eval/score.js';
import { outcome, proofs, told } from './told.js';

const flag = (recipient: string, more: object = {}) => {
  return { recipient, award: 'provincial_flag', status: 'nominated', year: 2018, ...more };
};

test('facts are read from the lists of a gold file and from the events of a record', () => {
  const lists = {
    members: ['Sở Y tế'],
    awards: [flag('Sở Y tế')],
    member_count: 7,
    chairs: [{ org: 'Sở Y tế', person: null }],
  };
  const meeting = { kinds: ['launch'], years: [2018, 2019], bloc: { name: 'Khối 1', accept: ['Khối số 1'] } };
  const inGold = factsOf(told({ ...lists, event: meeting }));
  const inRecord = factsOf(told({ events: [{ ...meeting, ...lists }] }));
  const tuples = (facts: typeof inGold) => facts.map(({ field, tuples }) => [field, ...tuples]);
  expect(tuples(inRecord)).toEqual(tuples(inGold));
  expect(tuples(inGold)).toEqual([
    ['is_bloc_post', 'true'],
    ['kinds', 'launch'],
    ['years', '2018'],
    ['years', '2019'],
    ['bloc', '1', 'số 1'],
    ['chairs', 'sở y tế'],
    ['members', 'sở y tế'],
    ['member_count', '7'],
    ['awards', 'sở y tế|provincial_flag'],
    ['award_status', 'sở y tế|provincial_flag|nominated'],
    ['award_year', 'sở y tế|provincial_flag|2018'],
  ]);
  const status = inRecord.find(({ field }) => field === 'award_status')!;
  expect(status.paths).toEqual(['recipient', 'award', 'status'].map((part) => `/events/0/awards/0/${part}`));
  expect(status.own).toEqual(['/events/0/awards/0/status']);
});

test('codes outside the guide are "other"; a fighter of a ministry counts as one of a province', () => {
  expect(['gold_medal', 'other:bằng ghi công', null, undefined].map(awardCode)).toEqual(Array(4).fill('other'));
  expect(awardCode('ministry_emulation_fighter')).toBe('provincial_emulation_fighter');
});

const outcomes = [
  outcome(
    'a',
    { members: ['Sở Y tế', 'Sở Nội vụ'], awards: [flag('Sở Y tế'), flag('Sở Nội vụ')] },
    {
      events: [
        {
          members: ['Sở Y tế', 'Sở Y Tế', 'Ban Dân tộc'],
          awards: [flag('Sở Y tế', { status: 'awarded' }), flag('Sở Nội vụ', { award: 'government_flag' })],
        },
      ],
      evidence: [
        ...proofs('member.gom', 0.9, '/events/0/members/0'),
        ...proofs('member.of', 0.6, '/events/0/members/2'),
        ...proofs('award.receive', 1, ...['recipient', 'award', 'year'].map((it) => `/events/0/awards/0/${it}`)),
        ...proofs('award.status', 0.95, '/events/0/awards/0/status'),
      ],
    },
  ),
  outcome('b', { is_bloc_post: false }, { is_bloc_post: false }),
  outcome('c', { members: ['Sở Tài chính'] }, null),
];

test('counts by field, over all facts and by post; a fact said twice is one, a post without a record missed all', () => {
  const { rows, micro, macro, posts, perfect, perPost } = score(outcomes);
  const row = (field: string) => rows.find((it) => it.field === field);
  expect(rows.map(({ field }) => field)).toEqual(FIELDS);
  expect(row('members')).toEqual({ field: 'members', tp: 1, fp: 1, fn: 2, precision: 1 / 2, recall: 1 / 3, f1: 2 / 5 });
  expect(row('award_status')).toMatchObject({ tp: 0, fp: 2, fn: 2, f1: 0 });
  expect(row('title')).toMatchObject({ tp: 0, precision: null, recall: null, f1: null });
  expect(micro).toMatchObject({ field: 'all', tp: 5, fp: 5, fn: 7 });
  expect(macro).toBeCloseTo((4 / 5 + 2 / 5 + 1 / 2 + 0 + 1 / 2) / 5);
  expect([posts, perfect]).toEqual([3, 1]);
  expect(perPost[2]).toEqual({ name: 'c', found: false, tp: 0, fp: 0, fn: 2 });
});

test('a rule answers for the values it read', () => {
  expect(ruleRows(outcomes).map(({ rule, field, right, wrong }) => [rule, field, right, wrong])).toEqual([
    ['award.status', 'award_status', 0, 1],
    ['member.of', 'members', 0, 1],
    ['award.receive', 'award_year', 1, 0],
    ['award.receive', 'awards', 1, 0],
    ['member.gom', 'members', 1, 0],
  ]);
});

test('what is taken for what, of one recipient', () => {
  const { awards, statuses } = confusion(outcomes);
  expect(awards).toEqual([
    { gold: 'provincial_flag', read: 'government_flag', count: 1 },
    { gold: 'provincial_flag', read: 'provincial_flag', count: 1 },
  ]);
  expect(statuses).toEqual([{ gold: 'nominated', read: 'awarded', count: 1 }]);
});

test('a fact is as sure as its least sure value', () => {
  const { bins, facts, ece, brier } = reliability(outcomes);
  const filled = bins.filter(({ count }) => count > 0).map(({ from, count, right }) => [from, count, right]);
  expect(filled).toEqual([
    [0.6, 1, 0],
    [0.9, 1, 1],
    [0.95, 3, 2 / 3],
  ]);
  expect(facts).toBe(5);
  expect(ece).toBeCloseTo((0.6 + 0.1 + 3 * Math.abs((1 + 0.95 + 1) / 3 - 2 / 3)) / 5);
  expect(brier).toBeCloseTo((0.6 ** 2 + 0.1 ** 2 + 0 + 0.95 ** 2 + 0) / 5);
  expect(reliability([])).toMatchObject({ facts: 0, ece: null, brier: null });
});

test('intervals are the same at every run, hold the figure, and shrink with more posts', () => {
  const { members, title } = intervals(outcomes);
  expect(intervals(outcomes)).toEqual(intervals(outcomes));
  expect(title).toBeNull();
  expect(members).toEqual({ low: 0, high: 0.5 });
  const more = intervals(Array.from({ length: 30 }, () => outcomes).flat()).members!;
  expect(more.low).toBeLessThan(2 / 5);
  expect(more.high).toBeGreaterThan(2 / 5);
  expect(more.high - more.low).toBeLessThan(0.3);
});

test('a report of nothing holds no figure', () => {
  expect(report([])).toMatchObject({ macro: null, posts: 0, rules: [], micro: { f1: null } });
});
