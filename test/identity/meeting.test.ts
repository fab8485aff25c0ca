import { expect, test } from 'vitest';
import { meetingsOf, type Telling } from '../../src/identity/meeting.js';

let events = 0;
const telling = (given: Partial<Telling>): Telling => {
  const event = events++;
  const base = { event, post: event, original: event, n: 0, date: null, dateEnd: null, published: null };
  return { ...base, years: [2018], kinds: ['year_end_review'], members: [], ...given };
};
const joined = (...tellings: readonly Telling[]): number[][] =>
  meetingsOf(tellings).map((meeting) => meeting.map((it) => tellings.indexOf(it)));

test.each<[string, Partial<Telling>[], number[][]]>([
  ['the same day', [{ date: '2018-12-21' }, { date: '2018-12-21' }], [[0, 1]]],
  ['other days', [{ date: '2018-12-21' }, { date: '2018-07-02' }], [[1], [0]]],
  ['a day within days', [{ date: '2018-12-21', dateEnd: '2018-12-25' }, { date: '2018-12-25' }], [[0, 1]]],
  ['a day off by two', [{ date: '2018-12-21' }, { date: '2018-12-23' }], [[0, 1]]],
  [
    'two days of one post',
    [
      { date: '2018-12-21', original: 1 },
      { date: '2018-12-23', original: 1, n: 1 },
    ],
    [[0], [1]],
  ],
  ['a day off by two, another year', [{ date: '2018-12-21' }, { date: '2018-12-23', years: [2019] }], [[0], [1]]],
  ['a day off by two, another kind', [{ date: '2018-12-21' }, { date: '2018-12-23', kinds: ['scoring'] }], [[0], [1]]],
  ['no day, out a week later', [{ date: '2018-12-21' }, { published: '2018-12-28' }], [[0, 1]]],
  ['no day, out a month later', [{ date: '2018-12-21' }, { published: '2019-01-28' }], [[0], [1]]],
  ['no day, out before', [{ date: '2018-12-21' }, { published: '2018-12-20' }], [[0], [1]]],
  [
    'no day, two meetings would do',
    [{ date: '2018-12-21' }, { date: '2018-12-26' }, { published: '2018-12-28' }],
    [[0], [1], [2]],
  ],
  ['no day in either, out together', [{ published: '2018-12-28' }, { published: '2018-12-29' }], [[0, 1]]],
  [
    'no day and no year',
    [
      { date: '2018-12-21', years: [] },
      { published: '2018-12-22', years: [] },
    ],
    [[0], [1]],
  ],
  ['copies', [{ original: 7, date: '2018-12-21' }, { original: 7 }], [[0, 1]]],
  [
    'members that do not know each other',
    [
      { date: '2018-12-21', members: [1, 2, 3] },
      { date: '2018-12-21', members: [4, 5, 6] },
    ],
    [[0], [1]],
  ],
])('%s', (_name, given, expected) => {
  expect(joined(...given.map(telling))).toEqual(expected);
});

test('the order in which posts came does not matter', () => {
  const all = ['2018-12-23', '2018-12-21', null, '2018-07-02', null].map((date, at) =>
    telling({ date, published: `2018-12-2${at}`, post: at, original: at }),
  );
  const key = (meetings: readonly (readonly Telling[])[]) =>
    meetings.map((it) => it.map(({ post }) => post).sort()).sort();
  expect(key(meetingsOf([...all].reverse()))).toEqual(key(meetingsOf(all)));
});
