import type { Fact } from './facts.js';
import type { Outcome } from './score.js';
import type { Told } from './told.js';

export type Proof = Told['evidence'][number];

/** A fact of a record, whether gold holds it, and the evidence of its values. */
export interface Judged {
  readonly fact: Fact;
  readonly right: boolean;
  readonly proofs: readonly Proof[];
}

/** Every fact that was read, with its evidence. Facts of records that carry none have none. */
export function judged(outcomes: readonly Outcome[]): Judged[] {
  return outcomes.flatMap(({ record, matched, false: wrong }) => {
    const proofs = proofsOf(record);
    return [
      ...matched.map(({ read }) => ({ fact: read, right: true, proofs: proofs(read.paths) })),
      ...wrong.map((fact) => ({ fact, right: false, proofs: proofs(fact.paths) })),
    ];
  });
}

/** Finds the evidence of values by their paths. */
export function proofsOf(record: Told | null): (paths: readonly string[]) => Proof[] {
  const byPath = new Map<string, Proof[]>();
  for (const proof of record?.evidence ?? []) {
    const known = byPath.get(proof.path);
    if (known) known.push(proof);
    else byPath.set(proof.path, [proof]);
  }
  return (paths) => paths.flatMap((path) => byPath.get(path) ?? []);
}
