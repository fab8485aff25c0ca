import { appendFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadKnowledge } from '../../src/rule/load.js';

const folder = mkdtempSync(join(tmpdir(), 'thidua-rules-'));
const rules = join(folder, 'rules');
cpSync(join(import.meta.dirname, '../../rules'), rules, { recursive: true });
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const roles = join(rules, 'lexicon/roles.yml');

test('what was read is kept beside the rules and read back', () => {
  const first = loadKnowledge(rules);
  expect(existsSync(join(folder, 'out/rules.json'))).toBe(true);
  const second = loadKnowledge(rules);
  expect(second.digest).toBe(first.digest);
  expect(second.organizations).toEqual(first.organizations);
  expect(second.factRules.rules.map(({ id }) => id)).toEqual(first.factRules.rules.map(({ id }) => id));
});

test('a changed file makes the kept copy void', () => {
  const before = loadKnowledge(rules);
  appendFileSync(roles, '\n  - { name: Trưởng nhóm, code: head, forms: [Nhóm trưởng] }\n');
  const after = loadKnowledge(rules);
  expect(after.digest).not.toBe(before.digest);
  expect(after.vocabulary.get('roles')!.map(({ name }) => name)).toContain('Trưởng nhóm');
});

test.each([
  ['mention: Role', 'mention: role', /roles\.yml:\d+:\d+: mention: /],
  ['terms:', 'term:', /roles\.yml:\d+:\d+: /],
  ['about:', '  about: [', /roles\.yml:\d+:\d+: /],
])('%s → %s is told with its place', (good, bad, message) => {
  const text = readFileSync(roles, 'utf8');
  writeFileSync(roles, text.replace(good, bad));
  expect(() => loadKnowledge(rules)).toThrow(message);
  writeFileSync(roles, text);
});

test.each([
  ['{recipient: Orgs} nhận {award: Award}', /unknown mention type Orgs/],
  ['{a: Org} nhận {a: Award}', /slot "a" stands twice/],
  ['<no such class> {a: Org}', /unknown word class/],
  ['{a: Org} … {b: Person}', /no word or rare mention that could wake it/],
  ['(nhận {a: Org}', /"\)" is missing/],
])('the pattern %s is refused with its place', (pattern, message) => {
  const file = join(rules, 'fact/x.test.yml');
  const rule = {
    id: 'x.test',
    about: 'x',
    yields: 'award',
    when: [pattern],
    yes: [{ text: 'x', gives: [{ a: 'x' }] }],
    no: ['x'],
  };
  writeFileSync(file, JSON.stringify(rule));
  expect(() => loadKnowledge(rules)).toThrow(message);
  expect(() => loadKnowledge(rules)).toThrow(/x\.test\.yml:\d+:\d+: /);
  rmSync(file);
});

test("a folder without rules is the user's error", () => {
  expect(() => loadKnowledge(join(folder, 'none'))).toThrow(/cannot read this folder/);
});
