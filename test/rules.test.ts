import { basename } from 'node:path';
import { expect, test } from 'vitest';
import { checkExamples } from '../src/extract/examples.js';
import { orgGrammar } from '../src/extract/organization/organizations.js';
import { loadKnowledge } from '../src/rule/load.js';

test('every rule file bears the id of its rule', () => {
  const { mentionRules, factRules } = loadKnowledge();
  const strays = [...mentionRules.rules, ...factRules.rules].filter(({ id, file }) => basename(file) !== `${id}.yml`);
  expect(strays.map(({ file }) => file)).toEqual([]);
});

test('every rule does what its examples say', () => {
  const knowledge = loadKnowledge();
  expect(checkExamples(knowledge, orgGrammar(knowledge))).toEqual([]);
});
