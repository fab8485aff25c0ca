import { Argument, type Command, Option } from 'commander';
import { UserError } from '../core/message.js';
import { checkExamples } from '../extract/examples.js';
import { orgGrammar } from '../extract/organization/organizations.js';
import { allProfiles } from '../read/profile.js';
import { type Knowledge, loadKnowledge } from '../rule/load.js';
import type { Rule } from '../rule/rules.js';
import { examples, formatOption, rulesOption } from './options.js';
import { print, tell } from './print.js';
import { ruleStats, VIEWS, type View } from './rule-stats.js';
import { type Format, render } from './table.js';

interface Typed {
  readonly of: View;
  readonly format: Format;
  readonly rules?: string;
}

export function define(command: Command): void {
  command
    .addArgument(new Argument('[what]', 'what to do').choices(['list', 'check', 'stats']).default('list'))
    .argument('[path...]', 'for stats: folders, files and globs')
    .addOption(new Option('--of <what>', 'for stats: what to tell of').choices(VIEWS).default('rules'))
    .addOption(formatOption())
    .addOption(rulesOption())
    .action((what: string, paths: string[], typed: Typed) => {
      if ((what === 'stats') !== paths.length > 0) throw new UserError('stats, and it alone, takes the posts to read');
      if (what === 'check') return check(typed.rules);
      const knowledge = loadKnowledge(typed.rules);
      return what === 'stats' ? ruleStats(paths, knowledge, typed) : listAll(knowledge, typed.format);
    })
    .addHelpText(
      'after',
      `
Columns of stats: sentences a rule woke and fired in, matches it gave; matches that won, or lost because another rule's
reading of the same words stands in the record; bloc posts it won in; facts of its kind whose evidence names it.`,
    );
  examples(command, [
    ['thidua rules', 'các luật và từ điển, có bao nhiêu mục'],
    ['thidua rules check', 'kiểm tra mọi luật với các câu ví dụ của nó'],
    ['thidua rules stats corpus/', 'mỗi luật đọc được gì, thắng thua bao nhiêu trong kho bài'],
    ['thidua rules stats corpus/ --of patterns', 'mẫu câu nào chưa bao giờ khớp, ở dòng nào'],
    ['thidua rules stats corpus/ --of pairs', 'hai luật nào đọc cùng chữ, giống hay khác nhau'],
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
    lexicon('districts', knowledge.districts.size),
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
    allProfiles();
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
