import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { GRAMMAR_TYPES, loadKnowledge } from '../src/rule/load.js';
import { FACT_KINDS } from '../src/rule/rules.js';

const ROOT = join(import.meta.dirname, '..');
const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const schema = readFileSync(join(ROOT, 'src/store/schema.sql'), 'utf8');
const sources = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(ROOT, 'src', file), 'utf8'))
  .join('\n');
const missing = (names: Iterable<string>) => [...new Set(names)].filter((name) => !readme.includes(`\`${name}\``));

test('README names every command', () => {
  const commands = readFileSync(join(ROOT, 'src/cli/commands.ts'), 'utf8');
  const names = [...commands.matchAll(/^ {2}(\w+): \{ about:/gm)].map((match) => match[1]!);
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name) => !new RegExp(`\`(?:thidua )?${name}\\b`).test(readme))).toEqual([]);
});

test('README names every table and view', () => {
  expect(
    missing([...schema.matchAll(/^CREATE (?:VIRTUAL )?(?:TABLE|VIEW) (\w+)/gm)].map((match) => match[1]!)),
  ).toEqual([]);
});

test('the codebook says what every column holds', () => {
  const columns = schema.split('\n').filter((line) => /^ {2}\w+ (?:TEXT|INTEGER|REAL)\b/.test(line));
  expect(columns.length).toBeGreaterThan(80);
  expect(columns.filter((line) => !/-- \S/.test(line))).toEqual([]);
});

test('README names every mention type and kind of fact', () => {
  const knowledge = loadKnowledge();
  const types = [
    ...GRAMMAR_TYPES,
    ...knowledge.gazetteers.keys(),
    ...knowledge.mentionRules.rules.map((rule) => rule.yields),
  ];
  expect(missing([...types, ...FACT_KINDS])).toEqual([]);
});

test('README names every warning', () => {
  expect(missing([...sources.matchAll(/code: '([a-z]+(?:-[a-z]+)+)'/g)].map((match) => match[1]!))).toEqual([]);
});
