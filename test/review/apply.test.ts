import { describe, expect, test } from 'vitest';
import type { Event, Record } from '../../src/core/record.js';
import { applyReviews } from '../../src/review/apply.js';
import type { Review, Verdict } from '../../src/review/file.js';
import { wordsIn } from '../../src/review/words.js';

const TEXT = `Khối thi đua số 5 tổng kết năm 2018
Ngày 21/12/2018, tại Hội trường A, Khối thi đua số 5 suy tôn Sở Y tế nhận Cờ thi đua, Sở Nội vụ nhận Bằng khen.
Ngày 22/12/2018, Sở Nội vụ và Sở Tư pháp cũng là
thành viên; hội nghị họp tại Hội trường B.`;
const EVENT: Event = {
  bloc: { name: 'Khối thi đua số 5', number: 5, level: null },
  kinds: ['year_end_review'],
  years: [2018],
  date: '2018-12-21',
  date_end: '2018-12-22',
  part_of_day: null,
  venue: 'Hội trường A',
  chairs: [],
  members: ['Sở Y tế', 'Sở Nội vụ'],
  member_count: null,
  attendees: [],
  awards: [
    { recipient: 'Sở Y tế', recipient_kind: 'organization', award: 'provincial_flag', status: 'nominated', year: 2018 },
    {
      recipient: 'Sở Nội vụ',
      recipient_kind: 'organization',
      award: 'provincial_certificate',
      status: 'nominated',
      year: 2018,
    },
  ],
  rankings: [],
  roles: [],
  handovers: [],
  movements: [],
};
const PROOFS: readonly (readonly [path: string, words: string])[] = [
  ['/post/title', 'Khối thi đua số 5 tổng kết năm 2018'],
  ['/events/0/bloc/name', 'Khối thi đua số 5'],
  ['/events/0/bloc/number', 'số 5'],
  ['/events/0/kinds/0', 'tổng kết'],
  ['/events/0/years/0', '2018'],
  ['/events/0/date', '21/12/2018'],
  ['/events/0/date_end', '22/12/2018'],
  ['/events/0/venue', 'Hội trường A'],
  ['/events/0/members/0', 'Sở Y tế'],
  ['/events/0/members/1', 'Sở Nội vụ'],
  ...[0, 1].flatMap((n) =>
    (['recipient', 'recipient_kind', 'award', 'status', 'year'] as const).map(
      (field) => [`/events/0/awards/${n}/${field}`, ['Sở Y tế', 'Sở Nội vụ'][n]!] as const,
    ),
  ),
];
const MACHINE: Record = {
  id: 'ab'.repeat(32),
  source: { location: 'a.txt', url: null, media_type: null, charset: null, fetched_at: null },
  is_bloc_post: true,
  post: {
    title: 'Khối thi đua số 5 tổng kết năm 2018',
    published: null,
    published_time: null,
    author: null,
    publisher: null,
  },
  province: null,
  events: [EVENT],
  evidence: PROOFS.map(([path, words]) => {
    const start = TEXT.indexOf(words);
    return { path, start, end: start + words.length, quote: words, rule: 'machine', confidence: 0.9 };
  }),
  warnings: [{ code: 'member-count-mismatch', message: 'x', start: 0, end: 0 }],
};

type Some = Partial<Verdict> & Pick<Verdict, 'kind' | 'verdict' | 'seen'>;
const reviewOf = (...some: readonly Some[]): Review => ({
  file: 'a.review.yml',
  sha256: null,
  post: null,
  verdicts: some.map((it, n) => {
    const blank = { value: null, quote: null, of: null, why: null, by: 'Lan', at: '2026-11-22' };
    return { ...blank, file: 'a.review.yml', line: n + 1, ...it };
  }),
});
const apply = (...some: readonly Some[]) => applyReviews(MACHINE, TEXT, [reviewOf(...some)]);
const flag = (over: object = {}) => ({ recipient: 'Sở Y tế', award: 'provincial_flag', ...over });
const at = (record: Record, path: string) =>
  path
    .split('/')
    .slice(1)
    .reduce<unknown>((here, key) => (here as { [key: string]: unknown })?.[key], record) ?? null;

describe('what becomes of a verdict', () => {
  const award = '/events/0/awards/0/status';
  const third = '/events/0/members/2';
  test.each<[name: string, verdict: Some, state: string, path: string, value: unknown]>([
    ['right', { kind: 'venue', verdict: 'right', seen: 'HỘI TRƯỜNG A' }, 'agreed', '/events/0/venue', 'Hội trường A'],
    [
      'right, machine says otherwise',
      { kind: 'venue', verdict: 'right', seen: 'Hội trường B', quote: 'Hội trường B' },
      'changed',
      '/events/0/venue',
      'Hội trường B',
    ],
    [
      'right, without words',
      { kind: 'venue', verdict: 'right', seen: 'Hội trường B' },
      'lost',
      '/events/0/venue',
      'Hội trường A',
    ],
    [
      'right that there is none',
      { kind: 'part_of_day', verdict: 'right', seen: null },
      'agreed',
      '/events/0/part_of_day',
      null,
    ],
    [
      'right that there is none, but now there is',
      { kind: 'venue', verdict: 'right', seen: null },
      'changed',
      '/events/0/venue',
      null,
    ],
    ['wrong', { kind: 'venue', verdict: 'wrong', seen: 'Hội trường A' }, 'applied', '/events/0/venue', null],
    [
      'wrong, gone by itself',
      { kind: 'part_of_day', verdict: 'wrong', seen: 'chiều' },
      'agreed',
      '/events/0/part_of_day',
      null,
    ],
    [
      'wrong, another value came',
      { kind: 'venue', verdict: 'wrong', seen: 'Hội trường C' },
      'changed',
      '/events/0/venue',
      'Hội trường A',
    ],
    [
      'should be',
      { kind: 'venue', verdict: 'should_be', seen: 'Hội trường A', value: 'Hội trường B', quote: 'tại Hội trường B' },
      'applied',
      '/events/0/venue',
      'Hội trường B',
    ],
    [
      'should be, and is',
      { kind: 'venue', verdict: 'should_be', seen: 'Hội trường C', value: 'Hội trường A', quote: 'Hội trường A' },
      'agreed',
      '/events/0/venue',
      'Hội trường A',
    ],
    [
      'should be spelt so',
      { kind: 'venue', verdict: 'should_be', seen: 'Hội trường A', value: 'hội trường A', quote: 'Hội trường A' },
      'applied',
      '/events/0/venue',
      'hội trường A',
    ],
    [
      'should be, machine changed',
      { kind: 'venue', verdict: 'should_be', seen: 'Hội trường C', value: 'Hội trường B', quote: 'Hội trường B' },
      'changed',
      '/events/0/venue',
      'Hội trường B',
    ],
    [
      'should be nothing',
      { kind: 'venue', verdict: 'should_be', seen: 'Hội trường C', value: null },
      'changed',
      '/events/0/venue',
      null,
    ],
    [
      'should be, words gone',
      { kind: 'venue', verdict: 'should_be', seen: 'Hội trường A', value: 'Hội trường D', quote: 'Hội trường D' },
      'lost',
      '/events/0/venue',
      'Hội trường A',
    ],
    [
      'missing',
      { kind: 'member', verdict: 'missing', seen: 'Sở Tư pháp', quote: 'Sở Tư pháp cũng là thành viên' },
      'applied',
      third,
      'Sở Tư pháp',
    ],
    [
      'missing, and there',
      { kind: 'member', verdict: 'missing', seen: 'Sở Nội Vụ', quote: 'Sở Nội vụ' },
      'agreed',
      third,
      null,
    ],
    [
      'missing, words gone',
      { kind: 'member', verdict: 'missing', seen: 'Sở Xây dựng', quote: 'Sở Xây dựng' },
      'lost',
      third,
      null,
    ],
    [
      'missing where the machine reads another value',
      {
        kind: 'award',
        verdict: 'missing',
        seen: flag({ recipient_kind: 'organization', status: 'awarded', year: 2018 }),
        quote: 'suy tôn Sở Y tế nhận Cờ thi đua',
      },
      'changed',
      award,
      'awarded',
    ],
    [
      'a field of a fact',
      { kind: 'award', verdict: 'should_be', seen: flag(), value: { status: 'awarded' }, quote: 'Sở Y tế nhận Cờ' },
      'applied',
      award,
      'awarded',
    ],
    [
      'a field of a fact, and is',
      { kind: 'award', verdict: 'should_be', seen: flag(), value: { status: 'nominated' }, quote: 'Sở Y tế nhận Cờ' },
      'agreed',
      award,
      'nominated',
    ],
    [
      'a fact that the machine reads otherwise now',
      {
        kind: 'award',
        verdict: 'right',
        seen: flag({ recipient_kind: 'organization', status: 'awarded', year: 2018 }),
        quote: 'Sở Y tế nhận Cờ',
      },
      'changed',
      award,
      'awarded',
    ],
    [
      'a fact that is not told enough',
      { kind: 'award', verdict: 'wrong', seen: { status: 'nominated' } },
      'lost',
      award,
      'nominated',
    ],
    [
      'a wrong fact that is read otherwise now',
      { kind: 'award', verdict: 'wrong', seen: flag({ year: 2017 }) },
      'changed',
      award,
      'nominated',
    ],
    ['a warning', { kind: 'warning', verdict: 'wrong', seen: 'member-count-mismatch' }, 'applied', '/warnings/0', null],
    ['no meeting', { kind: 'bloc_post', verdict: 'wrong', seen: true }, 'applied', '/events/0', null],
    [
      'no such meeting',
      { kind: 'event', verdict: 'wrong', seen: { date: '2018-12-21' } },
      'applied',
      '/is_bloc_post',
      false,
    ],
    [
      'another meeting',
      { kind: 'event', verdict: 'missing', seen: { bloc: null, date: '2018-12-22' }, quote: 'Ngày 22/12/2018' },
      'applied',
      '/events/1/date',
      '2018-12-22',
    ],
    [
      'years',
      { kind: 'years', verdict: 'should_be', seen: [2018], value: [2018, 2019], quote: 'năm 2018' },
      'applied',
      '/events/0/years/1',
      2019,
    ],
  ])('%s', (_, verdict, state, path, value) => {
    const { record, outcomes } = apply(verdict);
    expect(outcomes.map((it) => it.state)).toEqual([state]);
    expect(at(record, path)).toEqual(value);
    const flags = record.warnings.filter(({ code }) => code.startsWith('review-')).map(({ code }) => code);
    expect(flags).toEqual(state === 'applied' || state === 'agreed' ? [] : [`review-${state}`]);
  });
});

test('lists close up, and evidence moves with its values', () => {
  const { record } = apply(
    { kind: 'award', verdict: 'wrong', seen: flag() },
    { kind: 'member', verdict: 'wrong', seen: 'Sở Y tế' },
    { kind: 'member', verdict: 'missing', seen: 'Sở Tư pháp', quote: 'Sở Nội vụ và Sở Tư pháp cũng là thành viên' },
  );
  expect(record.events[0]).toMatchObject({ members: ['Sở Nội vụ', 'Sở Tư pháp'], awards: [EVENT.awards[1]] });
  const proofs = record.evidence.filter(({ path }) => /members|recipient$/.test(path));
  expect(proofs.map(({ path, quote, rule, confidence }) => [path, quote, rule, confidence])).toEqual([
    ['/events/0/members/0', 'Sở Nội vụ', 'machine', 0.9],
    ['/events/0/awards/0/recipient', 'Sở Nội vụ', 'machine', 0.9],
    ['/events/0/members/1', 'Sở Nội vụ và Sở Tư pháp cũng là\nthành viên', 'review', 1],
  ]);
});

test('what was not corrected in a fact keeps its words, and all of it is sure', () => {
  const { record } = apply({
    kind: 'award',
    verdict: 'should_be',
    seen: flag(),
    value: { status: 'awarded' },
    quote: 'Sở Y tế nhận Cờ',
  });
  const proofs = record.evidence.filter(({ path }) => path.startsWith('/events/0/awards/0/'));
  expect(proofs.map(({ path, rule, confidence }) => [path.split('/').at(-1), rule, confidence])).toEqual([
    ['recipient', 'machine', 1],
    ['recipient_kind', 'machine', 1],
    ['award', 'machine', 1],
    ['year', 'machine', 1],
    ['status', 'review', 1],
  ]);
});

test('what hangs on a value falls with it', () => {
  const { record } = apply({ kind: 'date', verdict: 'wrong', seen: '2018-12-21' });
  expect(record.events[0]).toMatchObject({ date: null, date_end: null });
  expect(record.evidence.filter(({ path }) => path.includes('date'))).toEqual([]);
});

test.each<[name: string, one: Some, other: Some]>([
  [
    'right and wrong',
    { kind: 'venue', verdict: 'right', seen: 'Hội trường A' },
    { kind: 'venue', verdict: 'wrong', seen: 'Hội trường A' },
  ],
  [
    'two corrections',
    { kind: 'venue', verdict: 'should_be', seen: 'Hội trường A', value: 'Hội trường B', quote: 'Hội trường B' },
    { kind: 'venue', verdict: 'should_be', seen: 'Hội trường A', value: 'Hội trường', quote: 'Hội trường' },
  ],
  [
    'a fact right by some of its fields and wrong by others',
    { kind: 'award', verdict: 'right', seen: { recipient: 'Sở Y tế' } },
    { kind: 'award', verdict: 'wrong', seen: { award: 'provincial_flag' } },
  ],
  [
    'a fact of a meeting that there was not',
    { kind: 'member', verdict: 'right', seen: 'Sở Y tế' },
    { kind: 'bloc_post', verdict: 'wrong', seen: true },
  ],
])('verdicts that contradict one another do not count: %s', (_, one, other) => {
  const { record, outcomes } = applyReviews(MACHINE, TEXT, [reviewOf(one), reviewOf({ ...other, by: 'Minh' })]);
  expect(outcomes.map(({ state }) => state)).toEqual(['contradicted', 'contradicted']);
  expect({ ...record, warnings: MACHINE.warnings }).toEqual(MACHINE);
  expect(record.warnings.slice(1).map(({ code }) => code)).toEqual(['review-contradicted', 'review-contradicted']);
});

test('a post judged completely is flagged when the machine finds more', () => {
  const complete: Some = { kind: 'complete', verdict: 'right', seen: true };
  const all = apply().unseen.map(({ kind, value }): Some => ({ kind, verdict: 'right', seen: value }));
  expect(apply(...all, complete).outcomes.at(-1)).toMatchObject({ state: 'agreed' });
  const { record, outcomes } = apply(...all.slice(1), complete);
  expect(outcomes.at(-1)).toMatchObject({ state: 'changed', note: expect.stringMatching(/^1 /) });
  expect(record.warnings.at(-1)).toMatchObject({ code: 'review-changed' });
});

test('facts can be added to a post in which the machine saw no meeting', () => {
  const none: Record = { ...MACHINE, is_bloc_post: false, events: [], evidence: [], warnings: [] };
  const verdicts: Some[] = [
    { kind: 'bloc_post', verdict: 'should_be', seen: false, value: true },
    { kind: 'member', verdict: 'missing', seen: 'Sở Tư pháp', quote: 'Sở Tư pháp' },
  ];
  const { record, outcomes } = applyReviews(none, TEXT, [reviewOf(...verdicts)]);
  expect(outcomes.map(({ state }) => state)).toEqual(['applied', 'applied']);
  expect(record).toMatchObject({ is_bloc_post: true, events: [{ members: ['Sở Tư pháp'] }] });
});

test.each([
  ['Hội trường', 0, 'Hội trường A'],
  ['Hội trường', 400, 'Hội trường B'],
  ['cũng là thành viên', 0, 'cũng là\nthành viên'],
  ['  Sở   Y tế ', 0, 'Sở Y tế nhận'],
  ['sở y tế', 0, null],
  ['', 0, null],
  ['\u200b', 0, null],
])('words %j near %i', (quote, near, begins) => {
  const span = wordsIn(TEXT)(quote, near);
  expect(span && TEXT.slice(span.start, span.start + begins!.length)).toBe(begins);
});
