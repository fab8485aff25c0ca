import { type Confusion, confusion } from './confusion.js';
import { type Intervals, intervals } from './interval.js';
import { type Reliability, reliability } from './reliability.js';
import { type RuleRow, ruleRows } from './rules.js';
import { type Outcome, type Score, score } from './score.js';

/** All that is measured, as `thidua eval --format json` prints it: the figures of the reference scorer and more. */
export interface Report extends Score {
  readonly intervals: Intervals;
  readonly rules: readonly RuleRow[];
  readonly confusion: Confusion;
  readonly reliability: Reliability;
}

/** Measures compared posts. Pure: the same outcomes give the same figures, those drawn by lot too. */
export function report(outcomes: readonly Outcome[]): Report {
  return {
    ...score(outcomes),
    intervals: intervals(outcomes),
    rules: ruleRows(outcomes),
    confusion: confusion(outcomes),
    reliability: reliability(outcomes),
  };
}
