import { judged } from './proofs.js';
import type { Outcome } from './score.js';

/** Facts whose confidence lies in `[from, to)`, the last bin with its end: how sure they were, how many were right. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly count: number;
  /** Mean confidence and share of right facts; null of an empty bin. */
  readonly confidence: number | null;
  readonly right: number | null;
}

export interface Reliability {
  readonly bins: readonly Bin[];
  readonly facts: number;
  /** Expected calibration error: mean distance of confidence from the share of right facts, by bin. 0 is best. */
  readonly ece: number | null;
  /** Brier score: mean square of the distance of confidence from what came out, 1 right, 0 wrong. 0 is best. */
  readonly brier: number | null;
}

// Most facts are sure, so that the bins are narrow near 1.
const EDGES = [0, 0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 1];

/** Does confidence mean what it says? A fact is as sure as the least sure of its values; facts without evidence are left out. */
export function reliability(outcomes: readonly Outcome[]): Reliability {
  const sure = judged(outcomes)
    .filter(({ proofs }) => proofs.length > 0)
    .map(({ right, proofs }) => ({ right: Number(right), confidence: Math.min(...proofs.map((it) => it.confidence)) }));
  const bins = EDGES.slice(1).map((to, at): Bin => {
    const from = EDGES[at]!;
    const here = sure.filter(({ confidence }) => confidence >= from && (confidence < to || to === 1));
    return {
      from,
      to,
      count: here.length,
      confidence: average(here.map((it) => it.confidence)),
      right: average(here.map((it) => it.right)),
    };
  });
  const gaps = bins.map(({ count, confidence, right }) => count * Math.abs((confidence ?? 0) - (right ?? 0)));
  return {
    bins,
    facts: sure.length,
    ece: sure.length === 0 ? null : gaps.reduce((sum, gap) => sum + gap, 0) / sure.length,
    brier: average(sure.map(({ right, confidence }) => (confidence - right) ** 2)),
  };
}

const average = (figures: readonly number[]): number | null =>
  figures.length === 0 ? null : figures.reduce((sum, figure) => sum + figure, 0) / figures.length;
