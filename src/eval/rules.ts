import { type Judged, judged } from './proofs.js';
import type { Outcome } from './score.js';

/** How often the facts of one field that a rule read, or helped to read, were right and wrong. */
export interface RuleRow {
  readonly rule: string;
  readonly field: string;
  readonly right: number;
  readonly wrong: number;
  readonly precision: number;
}

/** Rules by what they read, those with the most wrong facts first. A field counts the values it asks for itself. */
export function ruleRows(outcomes: readonly Outcome[]): RuleRow[] {
  const counts = new Map<string, { rule: string; field: string; right: number; wrong: number }>();
  for (const { fact, right, proofs } of judged(outcomes)) {
    for (const rule of rulesBehind({ fact, proofs })) {
      const key = `${rule} ${fact.field}`;
      const row = counts.get(key) ?? { rule, field: fact.field, right: 0, wrong: 0 };
      if (right) row.right++;
      else row.wrong++;
      counts.set(key, row);
    }
  }
  return [...counts.values()]
    .map((row) => ({ ...row, precision: row.right / (row.right + row.wrong) }))
    .sort(
      (a, b) => b.wrong - a.wrong || b.right - a.right || compareText(a.rule, b.rule) || compareText(a.field, b.field),
    );
}

/** The rules that read the values a fact's field asks for, each once. */
export const rulesBehind = ({ fact, proofs }: Pick<Judged, 'fact' | 'proofs'>): string[] => [
  ...new Set(proofs.filter(({ path }) => fact.own.includes(path)).map(({ rule }) => rule)),
];

/** By code units, the same on every machine. */
const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
