import { FIELDS } from './facts.js';
import { type Counts, countsOf, f1, mean, type Outcome } from './score.js';

/** 95 of 100 samples of posts give an F1 between these; null where none of them had a fact. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}
export type Intervals = Readonly<Record<string, Interval | null>>;

const SAMPLES = 1000;
/** Any number would do; a fixed one makes the same posts give the same figures. */
const SEED = 20_181_221;

/**
 * How far F1 would move with other posts of the same kind: bootstrap over posts, which are drawn as a whole, since the
 * facts of one post stand and fall together. By field, and for `micro` and `macro`.
 */
export function intervals(outcomes: readonly Outcome[]): Intervals {
  const byPost = outcomes.map((outcome) => FIELDS.map((field) => countsOf(outcome, field)));
  const next = random(SEED);
  const samples: Record<string, (number | null)[]> = Object.fromEntries(
    [...FIELDS, 'micro', 'macro'].map((name) => [name, []]),
  );
  for (let n = 0; n < SAMPLES; n++) {
    const fields = FIELDS.map(() => ({ tp: 0, fp: 0, fn: 0 }));
    const all = { tp: 0, fp: 0, fn: 0 };
    for (let drawn = 0; drawn < byPost.length; drawn++) {
      byPost[Math.floor(next() * byPost.length)]!.forEach((counts, at) => {
        add(fields[at]!, counts);
        add(all, counts);
      });
    }
    const figures = fields.map(f1);
    FIELDS.forEach((field, at) => {
      samples[field]!.push(figures[at]!);
    });
    samples.micro!.push(f1(all));
    samples.macro!.push(mean(figures));
  }
  return Object.fromEntries(Object.entries(samples).map(([name, figures]) => [name, middle(figures)]));
}

function add(sum: { tp: number; fp: number; fn: number }, { tp, fp, fn }: Counts): void {
  sum.tp += tp;
  sum.fp += fp;
  sum.fn += fn;
}

/** What is left between the lowest and the highest fortieth. */
function middle(figures: readonly (number | null)[]): Interval | null {
  const sorted = figures.filter((figure) => figure !== null).sort((a, b) => a - b);
  if (sorted.length === 0) return null;
  const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))]!;
  return { low: at(0.025), high: at(0.975) };
}

/** Numbers in [0, 1) that look drawn by lot and are the same at every run (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
