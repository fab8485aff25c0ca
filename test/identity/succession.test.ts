import { expect, test } from 'vitest';
import { type Claim, lineOf } from '../../src/identity/succession.js';

/** `year holder post`, apart by `;`. */
const claims = (lines: string): Claim[] =>
  lines.split(';').map((line) => {
    const [year, holder, post] = line.trim().split(' ');
    return { year: Number(year), holder: holder!, basis: 'role', original: Number(post) };
  });

test.each([
  ['2018 A 1', ['2018 A told once']],
  ['2018 A 1; 2018 A 2', ['2018 A confirmed']],
  ['2018 A 1; 2018 A 1', ['2018 A told once']],
  ['2018 A 1; 2021 B 2', ['2018 A told once', '2019 - gap', '2020 - gap', '2021 B told once']],
  ['2019 B 1; 2018 A 1; 2018 C 2', ['2018 A contradiction', '2018 C contradiction', '2019 B told once']],
  // Its name after a merger in mid-year.
  ['2025 A 1; 2025 a 2', ['2025 A told once', '2025 a told once']],
])('%s', (lines, expected) => {
  const same = (a: Claim, b: Claim) => `${a.holder}`.toLowerCase() === `${b.holder}`.toLowerCase();
  const line = lineOf(claims(lines), same).map((it) => `${it.year} ${it.claims[0]?.holder ?? '-'} ${it.state}`);
  expect(line).toEqual(expected);
});
