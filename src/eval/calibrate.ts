import { readFileSync } from 'node:fs';
import { isMap, parseDocument } from 'yaml';
import { readYaml } from '../core/yaml.js';
import { ConfidenceFile } from '../rule/confidence.js';
import { type RuleRow, ruleRows } from './rules.js';
import type { Outcome } from './score.js';

/** Facts of one rule in one post are right or wrong together: a long list counts as no more than these. */
const MOST_IN_POST = 4;

/**
 * The text of a confidence file with the record of the rules that were measured: facts right and wrong by rule, in the
 * field that the rule decides most often. Its other words stay. Throws `UserError` with file:line:column for a file of
 * another form.
 */
export function calibrated(file: string, outcomes: readonly Outcome[]): string {
  readYaml(file, ConfidenceFile);
  const document = parseDocument(readFileSync(file, 'utf8'));
  const all = [...recordOf(outcomes)].sort(([a], [b]) => (a < b ? -1 : 1));
  const counts = all.map(([rule, { right, wrong }]) => [rule, [Math.round(right), Math.round(wrong)]] as const);
  const rules = document.createNode(Object.fromEntries(counts));
  if (isMap(rules)) for (const { value } of rules.items) if (value) (value as { flow?: boolean }).flow = true;
  document.set('rules', rules);
  const right = all.reduce((sum, [, row]) => sum + row.right, 0);
  const every = all.reduce((sum, [, row]) => sum + row.right + row.wrong, 0);
  if (every > 0) document.setIn(['prior', 'right'], Math.min(0.99, Math.round((right / every) * 100) / 100));
  return document.toString({ lineWidth: 120, flowCollectionPadding: false });
}

interface Counts {
  right: number;
  wrong: number;
}

function recordOf(outcomes: readonly Outcome[]): Map<string, Counts> {
  const main = new Map<string, RuleRow>();
  for (const row of ruleRows(outcomes)) {
    const known = main.get(row.rule);
    if (!known || factsOf(row) > factsOf(known) || (factsOf(row) === factsOf(known) && row.right < known.right))
      main.set(row.rule, row);
  }
  const counts = new Map<string, Counts>();
  for (const outcome of outcomes)
    for (const row of ruleRows([outcome])) {
      if (main.get(row.rule)?.field !== row.field) continue;
      const share = Math.min(1, MOST_IN_POST / factsOf(row));
      const sum = counts.get(row.rule) ?? { right: 0, wrong: 0 };
      counts.set(row.rule, { right: sum.right + row.right * share, wrong: sum.wrong + row.wrong * share });
    }
  return counts;
}

const factsOf = ({ right, wrong }: Counts): number => right + wrong;
