import { compare, type Outcome } from '../../src/eval/score.js';
import { Told } from '../../src/eval/told.js';

/** A gold file or a record with nothing in it but what is given. */
export const told = (given: object = {}): Told => Told.parse({ is_bloc_post: true, ...given });

/** What becomes of a post whose gold and record hold what is given. */
export const outcome = (name: string, gold: object, record: object | null): Outcome =>
  compare(name, told(gold), record && told(record));

/** Evidence for the values at some paths, by one rule. */
export const proofs = (rule: string, confidence: number, ...paths: string[]): object[] =>
  paths.map((path) => ({ path, start: 0, end: 1, quote: 'x', rule, confidence }));
