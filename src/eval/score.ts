import { type Fact, FIELDS, type Field, factsOf } from './facts.js';
import { similar } from './spelling.js';
import type { Told } from './told.js';

/** Facts that agree (tp), facts read that gold does not hold (fp), facts of gold that were not read (fn). */
export interface Counts {
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
}

/** What became of one post: which facts agree, which were missed, which are false. */
export interface Outcome {
  readonly name: string;
  readonly record: Told | null;
  readonly matched: readonly { readonly gold: Fact; readonly read: Fact }[];
  readonly missed: readonly Fact[];
  readonly false: readonly Fact[];
}

/** Figures of one field, or of all; null where nothing was there to be counted. */
export interface Row extends Counts {
  readonly field: string;
  readonly precision: number | null;
  readonly recall: number | null;
  readonly f1: number | null;
}

export interface Score {
  readonly rows: readonly Row[];
  /** All facts together: a field weighs as much as it has facts. */
  readonly micro: Row;
  /** Mean of the F1 of all fields that occur: each field weighs the same. */
  readonly macro: number | null;
  readonly posts: number;
  /** Posts without any error. */
  readonly perfect: number;
  readonly perPost: readonly ({ readonly name: string; readonly found: boolean } & Counts)[];
}

/** Compares a record with gold, fact by fact. A post without a record has missed everything. */
export function compare(name: string, gold: Told, record: Told | null): Outcome {
  const left = new Map<Field, Fact[]>(FIELDS.map((field) => [field, []]));
  for (const fact of record ? factsOf(record) : []) left.get(fact.field)!.push(fact);
  const matched: { gold: Fact; read: Fact }[] = [];
  const missed: Fact[] = [];
  for (const fact of factsOf(gold)) {
    const candidates = left.get(fact.field)!;
    const at = candidates.findIndex((read) => agree(fact, read));
    if (at < 0) missed.push(fact);
    else matched.push({ gold: fact, read: candidates.splice(at, 1)[0]! });
  }
  return { name, record, matched, missed, false: [...left.values()].flat() };
}

const agree = (a: Fact, b: Fact): boolean => a.tuples.some((tuple) => b.tuples.some((other) => similar(other, tuple)));

/** Adds outcomes up: by field, over all facts, by post. */
export function score(outcomes: readonly Outcome[]): Score {
  const rows = FIELDS.map((field) => rowOf(field, sum(outcomes.map((outcome) => countsOf(outcome, field)))));
  const perPost = outcomes.map((outcome) => ({
    name: outcome.name,
    found: outcome.record !== null,
    ...countsOf(outcome),
  }));
  return {
    rows,
    micro: rowOf('all', sum(rows)),
    macro: mean(rows.map(({ f1 }) => f1)),
    posts: perPost.length,
    perfect: perPost.filter(({ fp, fn }) => fp + fn === 0).length,
    perPost,
  };
}

/** Counts of one post, in one field or in all. */
export function countsOf(outcome: Outcome, field?: Field): Counts {
  const count = (facts: readonly Fact[]) =>
    field === undefined ? facts.length : facts.filter((fact) => fact.field === field).length;
  return {
    tp: count(outcome.matched.map(({ gold }) => gold)),
    fp: count(outcome.false),
    fn: count(outcome.missed),
  };
}

/** F1, the harmonic mean of precision and recall; null without any fact. */
export const f1 = ({ tp, fp, fn }: Counts): number | null => ratio(2 * tp, 2 * tp + fp + fn);

/** The mean of what is there; null of nothing. */
export function mean(figures: readonly (number | null)[]): number | null {
  const there = figures.filter((figure) => figure !== null);
  return ratio(
    there.reduce((total, figure) => total + figure, 0),
    there.length,
  );
}

const ratio = (part: number, all: number): number | null => (all === 0 ? null : part / all);

function rowOf(field: string, counts: Counts): Row {
  const { tp, fp, fn } = counts;
  return { field, tp, fp, fn, precision: ratio(tp, tp + fp), recall: ratio(tp, tp + fn), f1: f1(counts) };
}

function sum(all: readonly Counts[]): Counts {
  let [tp, fp, fn] = [0, 0, 0];
  for (const counts of all) {
    tp += counts.tp;
    fp += counts.fp;
    fn += counts.fn;
  }
  return { tp, fp, fn };
}
