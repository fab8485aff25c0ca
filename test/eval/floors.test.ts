import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { falls, floorSet, raised } from '../../src/eval/floors.js';
import { score } from '../../src/eval/score.js';
import { outcome } from './told.js';

const folder = mkdtempSync(join(tmpdir(), 'thidua-'));
const file = join(folder, 'floors.yml');
afterAll(() => rmSync(folder, { recursive: true }));

const floorsOf = (...lines: string[]) => {
  writeFileSync(
    file,
    `# kept\nmine:\n  about: x # kept too\n  floors:\n${lines.map((line) => `    ${line}\n`).join('')}`,
  );
  return floorSet(file, 'mine');
};
// members: F1 2/3; is_bloc_post: 1; micro: 4/5.
const measured = score([outcome('a', { members: ['Sở Y tế', 'Sở Nội vụ'] }, { events: [{ members: ['Sở Y tế'] }] })]);

test.each([
  ['members: { floor: 0.9, reached: 0.947 }', /floors\.yml:5:14: mine\.floors\.members: .*say why/],
  ['members: { floor: 0.95, reached: 0.947 }', /above the highest/],
  ['members: { floor: 0.9 }', /reached/],
  ['members: 0.9', /floors\.yml:5:14/],
  ['membres: { floor: 0.9, reached: 0.9 }', /membres/],
  ['members: { floor: 0.9, reached: 0.947, why: "" }', /why/],
])('refuses %s', (line, message) => {
  expect(() => floorsOf(line)).toThrow(message);
});

test('a lowered floor stands with its reason; a set must be there', () => {
  expect(floorsOf('members: { floor: 0.9, reached: 0.947, why: gold corrected }').floors.members?.floor).toBe(0.9);
  expect(() => floorSet(file, 'other')).toThrow('no set other; it has mine');
});

test('tells what fell; a field that nobody states does not fall', () => {
  const set = floorsOf(
    'members: { floor: 0.667, reached: 0.667 }',
    'title: { floor: 1, reached: 1 }',
    'micro: { floor: 0.8, reached: 0.8 }',
  );
  expect(falls(set, measured)).toEqual([{ field: 'members', floor: 0.667, figure: 0.666 }]);
});

test('raises what was passed, lowers nothing, keeps comments, drops a reason that is over', () => {
  floorsOf(
    '# of members',
    'members: { floor: 0.5, reached: 0.6, why: gold corrected } # here',
    'micro: { floor: 0.9, reached: 0.9 }',
  );
  const { text, rises } = raised(file, 'mine', measured);
  expect(rises).toEqual([
    { field: 'is_bloc_post', from: null, to: 1 },
    { field: 'members', from: 0.5, to: 0.666 },
  ]);
  expect(text).toBe(
    `# kept
mine:
  about: x # kept too
  floors:
    # of members
    members: { floor: 0.666, reached: 0.666 } # here
    micro: { floor: 0.9, reached: 0.9 }
    is_bloc_post: { floor: 1, reached: 1 }
`,
  );
  floorsOf('members: { floor: 0.5, reached: 0.8, why: gold corrected }');
  expect(raised(file, 'mine', measured).text).toContain('members: { floor: 0.666, reached: 0.8, why: gold corrected }');
  expect(readFileSync(file, 'utf8')).toContain('floor: 0.5');
});
