import { expect, test } from 'vitest';
import { disagreements, listDisagreements, type Said } from '../../src/identity/conflict.js';

/** `post about value`, one a line. */
const said = (lines: string): Said[] =>
  lines.split(';').map((line, event) => {
    const [post, about, ...value] = line.trim().split(' ');
    return { event, original: Number(post), about: about!, value: value.join(' ') };
  });

test.each([
  ['1 2019 Sở Y tế; 2 2019 Sở Y tế', []],
  ['1 2019 Sở Y tế; 2 2019 Sở Nội vụ', ['2019: Sở Y tế / Sở Nội vụ']],
  ['1 2019 Sở Y tế; 2 2020 Sở Nội vụ', []],
  ['1 2019 Sở Y tế; 1 2019 Sở Nội vụ', []],
  ['1 2019 Sở Y tế; 1 2019 Sở Nội vụ; 2 2019 Sở Nội vụ', []],
  ['1 2019 A; 2 2019 B; 3 2019 B; 4 2019 C', ['2019: A / B', '2019: A / C']],
])('%s', (lines, expected) => {
  expect(disagreements(said(lines)).map(({ about, one, other }) => `${about}: ${one.value} / ${other.value}`)).toEqual(
    expected,
  );
});

test.each([
  ['1 m A; 1 m B; 2 m A; 2 m B', []],
  ['1 m A; 1 m B; 2 m A; 2 m C', ['B / C']],
  ['1 m A; 1 m B; 2 m A', []],
])('lists: %s', (lines, expected) => {
  expect(listDisagreements(said(lines)).map(({ one, other }) => `${one.value} / ${other.value}`)).toEqual(expected);
});
