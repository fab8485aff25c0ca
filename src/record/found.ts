import type { Span } from '../core/span.js';

/** Why a value stands in the record: the words, the rule that read them, and how sure it is (0-1). */
export interface Proof extends Span {
  readonly rule: string;
  readonly confidence: number;
}

/** A value with its proof. `of` proves single fields of an object value (`recipient`, `year`) where their words differ. */
export interface Found<T> {
  readonly value: T;
  readonly proof: Proof;
  readonly of?: { readonly [K in keyof T]?: Proof };
}

export const found = <T>(value: T, proof: Proof, of?: Found<T>['of']): Found<T> =>
  of ? { value, proof, of } : { value, proof };

export const proof = (span: Span, rule: string, confidence: number): Proof => ({
  start: span.start,
  end: span.end,
  rule,
  confidence,
});

/** The first of each group of equal values, in order. */
export function distinct<T>(all: readonly Found<T>[], key: (value: T) => string): Found<T>[] {
  const seen = new Set<string>();
  return all.filter(({ value }) => {
    const name = key(value);
    return !seen.has(name) && seen.add(name);
  });
}
