import type { Knowledge } from '../rule/load.js';
import type { Mention } from '../rule/mention.js';
import type { Rule } from '../rule/rules.js';
import { clean } from '../text/normalize.js';
import { split } from '../text/sentences.js';
import { mark } from './mark.js';
import type { Marks } from './marks.js';
import { match } from './match.js';
import type { OrgGrammar } from './organization/organizations.js';

/** A rule that does not do what its examples say. */
export interface Failure {
  readonly rule: string;
  readonly file: string;
  readonly text: string;
  readonly expected: string;
  readonly actual: string;
}

/** Runs the `yes` and `no` sentences of every rule; [] when all hold. */
export function checkExamples(knowledge: Knowledge, grammar: OrgGrammar): Failure[] {
  const failures: Failure[] = [];
  for (const rule of [...knowledge.mentionRules.rules, ...knowledge.factRules.rules]) {
    for (const { text, gives } of rule.yes) {
      const actual = givenBy(rule, text, knowledge, grammar);
      const missing = gives.filter((wanted) => !actual.some((one) => includes(one, wanted)));
      if (missing.length > 0)
        failures.push({
          rule: rule.id,
          file: rule.file,
          text,
          expected: JSON.stringify(missing),
          actual: JSON.stringify(actual),
        });
    }
    for (const text of rule.no) {
      const actual = givenBy(rule, text, knowledge, grammar);
      if (actual.length > 0)
        failures.push({ rule: rule.id, file: rule.file, text, expected: 'nothing', actual: JSON.stringify(actual) });
    }
  }
  return failures;
}

type Given = globalThis.Record<string, string | number | readonly (string | number)[]>;

/** What a rule yields on a text: for a mention its name and data, for a fact each slot's names and the constants. */
function givenBy(rule: Rule, text: string, knowledge: Knowledge, grammar: OrgGrammar): Given[] {
  const stored = clean(text);
  const reading = split(stored, [{ kind: 'paragraph', start: 0, end: stored.length }]);
  const marks: Marks = mark(reading, knowledge, grammar);
  if (/^[A-Z]/.test(rule.yields)) {
    const hits = reading.sentences.flatMap((sentence) =>
      knowledge.mentionRules.run(marks.view(sentence), marks.types(sentence)),
    );
    return hits
      .filter((hit) => hit.rule.id === rule.id)
      .map((hit) => {
        const made = marks.at(rule.yields, hit.from).find((mention) => mention.to === hit.to);
        return { name: made?.name ?? '', ...(made?.data as Given) };
      });
  }
  return match(marks, knowledge)
    .filter((fact) => fact.rule === rule.id)
    .map((fact) => ({
      ...Object.fromEntries(Object.entries(fact.slots).map(([slot, all]) => [slot, all.map(shownAs)])),
      ...fact.with,
    }));
}

const shownAs = (mention: Mention): string | number =>
  mention.type === 'Org' || mention.type === 'Person'
    ? mention.name
    : (mention.data.value ?? mention.data.code ?? mention.name);

function includes(actual: Given, wanted: Given): boolean {
  return Object.entries(wanted).every(([key, value]) => {
    const have = actual[key];
    if (have === undefined) return false;
    const list = (one: typeof value) => (Array.isArray(one) ? one : [one]).map(String);
    return JSON.stringify(list(have)) === JSON.stringify(list(value));
  });
}
