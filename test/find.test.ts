import nlp from 'compromise/one';
import { expect, test } from 'vitest';
import { finder } from '../src/rule/find.js';

const term = (text: string, ...tags: string[]) => ({ text, tags });
const sentence = [
  term('Hội'),
  term('nghị'),
  term('suy'),
  term('tôn'),
  term('Sở Y tế', 'Org'),
  term(',', 'Comma'),
  term('Ban Dân tộc', 'Org'),
  term('nhận'),
  term('Cờ thi đua', 'Award', 'ProvincialFlag'),
  term('năm'),
  term('2018', 'Year'),
];

test.each([
  ['#Org nhận #Award', [[6, 9]]],
  ['#Org #Comma #Org nhận', [[4, 8]]],
  ['suy tôn #Org', [[2, 5]]],
  ['SUY TÔN', [[2, 4]]],
  ['nam', []],
  ['năm #Year', [[9, 11]]],
  ['(nhận|đạt) #ProvincialFlag', [[7, 9]]],
  ['hoi nghi', []],
])('%s', (pattern, expected) => {
  expect(finder(pattern)(sentence).map(({ from, to }) => [from, to])).toEqual(expected);
});

test('the table of letters is empty, so no Vietnamese letter is folded', () => {
  expect(Object.keys((nlp.model() as { one: { unicode: object } }).one.unicode)).toEqual([]);
});

test("an empty pattern is the user's error", () => {
  expect(() => finder('  ')).toThrow('empty pattern');
});
