import { expect, test } from 'vitest';
import { split } from '../../src/text/sentences.js';

const sentencesOf = (text: string) =>
  split(text, [{ kind: 'paragraph', start: 0, end: text.length }]).sentences.map(({ start, end }) =>
    text.slice(start, end),
  );

test.each([
  ['Khối thi đua họp. Sở Y tế chủ trì.', ['Khối thi đua họp.', 'Sở Y tế chủ trì.']],
  ['Họp tại TP. Vinh ngày 5/1.', ['Họp tại TP. Vinh ngày 5/1.']],
  ['Khối gồm: 1. Sở Y tế; 2. Sở Nội vụ.', ['Khối gồm: 1. Sở Y tế; 2. Sở Nội vụ.']],
])('%s', (text, expected) => {
  expect(sentencesOf(text)).toEqual(expected);
});

test('no sentence is endless: a run without a full stop is cut behind a comma, and nothing is lost', () => {
  const text = Array.from({ length: 4000 }, (_, at) => `Sở Y tế ${at}`).join(', ');
  const parts = sentencesOf(text);
  expect(parts.length).toBeGreaterThan(10);
  expect(parts.slice(0, -1).every((part) => part.endsWith(','))).toBe(true);
  expect(parts.join(' ')).toBe(text);
});
