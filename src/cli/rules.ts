import { Argument, type Command } from 'commander';
import { UserError } from '../core/message.js';
import { checkExamples } from '../extract/examples.js';
import { orgGrammar } from '../extract/organization/organizations.js';
import { type Knowledge, loadKnowledge } from '../rule/load.js';
import type { Rule } from '../rule/rules.js';
import { examples, formatOption, rulesOption } from './options.js';
import { print, tell } from './print.js';
import { type Format, render } from './table.js';

export function define(command: Command): void {
  command
    .addArgument(new Argument('[what]', 'what to do').choices(['list', 'check']).default('list'))
    .addOption(formatOption())
    .addOption(rulesOption())
    .action((what: string, options: { format: Format; rules?: string }) =>
      what === 'check' ? check(options.rules) : listAll(loadKnowledge(options.rules), options.format),
    );
  examples(command, [
    ['thidua rules', 'các luật và từ điển, có bao nhiêu mục'],
    ['thidua rules check', 'kiểm tra mọi luật với các câu ví dụ của nó'],
  ]);
}

async function listAll(knowledge: Knowledge, format: Format): Promise<void> {
  const rules = (kind: string, all: readonly Rule[]) =>
    all.map(({ id, yields, patterns, yes, no, about }) => {
      return { kind, name: id, entries: patterns.length, yields, yes: yes.length, no: no.length, about };
    });
  const lexicon = (name: string, entries: number) => ({ kind: 'lexicon', name, entries });
  const rows = [
    ...rules('fact', knowledge.factRules.rules),
    ...rules('mention', knowledge.mentionRules.rules),
    lexicon('provinces', knowledge.provinces.length),
    lexicon('awards', knowledge.awards.length),
    lexicon('organizations', knowledge.organizations.length),
    ...[...knowledge.vocabulary].map(([name, terms]) => lexicon(name, terms.length)),
  ];
  const columns = ['kind', 'name', 'entries', 'yields', 'yes', 'no', 'about'];
  await print(render(format, columns, rows, process.stdout.columns ?? null));
}

/** Files that cannot be read and sentences that do not hold, each on a line; then a count. */
async function check(folder: string | undefined): Promise<void> {
  let knowledge: Knowledge;
  try {
    knowledge = loadKnowledge(folder);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    tell(error.message);
    process.exitCode = 1;
    return;
  }
  const failures = checkExamples(knowledge, orgGrammar(knowledge));
  for (const { file, rule, text, expected, actual } of failures) {
    tell(`${file}: ${rule}: "${text}"\n  expected ${expected}\n  got      ${actual}`);
  }
  const rules = [...knowledge.mentionRules.rules, ...knowledge.factRules.rules];
  const sentences = rules.reduce((sum, { yes, no }) => sum + yes.length + no.length, 0);
  await print(`${rules.length} rules, ${sentences} examples, ${failures.length} of them failed\n`);
  if (failures.length > 0) process.exitCode = 1;
}
