import { expect, test } from 'vitest';
import { checkExamples } from '../src/extract/examples.js';
import { orgGrammar } from '../src/extract/organization/organizations.js';
import { loadKnowledge } from '../src/rule/load.js';

test('every rule does what its examples say', () => {
  const knowledge = loadKnowledge();
  expect(checkExamples(knowledge, orgGrammar(knowledge))).toEqual([]);
});
