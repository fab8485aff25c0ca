import { type Change, type Comparison, compare } from './changes.js';
import { KINDS } from './facts.js';
import type { Both } from './join.js';

/** How many facts were gained, lost and changed, of one kind or by one rule. */
export interface Row {
  readonly name: string;
  gained: number;
  lost: number;
  changed: number;
}

/** Counts over a whole corpus. Facts of posts that only one side has are no changes: they stand apart. */
export interface Tally {
  readonly posts: { same: number; changed: number; moved: number; lost: number; gained: number };
  readonly factsOf: { lost: number; gained: number };
  readonly same: { -readonly [Count in Exclude<keyof Comparison, 'changes'>]: number };
  readonly kinds: Map<string, Row>;
  readonly rules: Map<string, Row>;
}

export function emptyTally(): Tally {
  return {
    posts: { same: 0, changed: 0, moved: 0, lost: 0, gained: 0 },
    factsOf: { lost: 0, gained: 0 },
    same: { same: 0, otherRule: 0, otherWords: 0, otherProof: 0 },
    kinds: new Map(),
    rules: new Map(),
  };
}

/** Counts one post into the tally and gives its changes; none for a post that only one side has. */
export function count(tally: Tally, { from, before, after }: Both): readonly Change[] {
  if (before === null || after === null) {
    const side = before === null ? 'gained' : 'lost';
    tally.posts[side]++;
    tally.factsOf[side] += (before ?? after ?? []).length;
    return [];
  }
  const { changes, ...same } = compare(before, after);
  for (const name of Object.keys(same) as (keyof typeof same)[]) tally.same[name] += same[name];
  tally.posts[changes.length > 0 ? 'changed' : 'same']++;
  if (from !== null) tally.posts.moved++;
  for (const change of changes) {
    rowOf(tally.kinds, change.kind)[change.change]++;
    const rule = ruleOf(change);
    if (rule !== undefined) rowOf(tally.rules, rule)[change.change]++;
  }
  return changes;
}

/** The rule to look at (warnings have none): for a changed fact one that had no part in it before, else the first behind it. */
export function ruleOf({ before, after }: Change): string | undefined {
  const fresh = before && after?.rules.find((rule) => !before.rules.includes(rule));
  return fresh ?? after?.rules[0] ?? before?.rules[0];
}

/** Do the two sides say the same of the same posts? */
export const isEqual = ({ posts }: Tally): boolean => posts.changed + posts.lost + posts.gained === 0;

/** Rows by kind, in the order of the record. */
export const kindRows = ({ kinds }: Tally): Row[] => KINDS.flatMap((kind) => kinds.get(kind) ?? []);

/** Rows by rule, those with most changes first. */
export const ruleRows = ({ rules }: Tally): Row[] =>
  [...rules.values()].sort((a, b) => total(b) - total(a) || (a.name < b.name ? -1 : 1));

const total = ({ gained, lost, changed }: Row): number => gained + lost + changed;

const rowOf = (rows: Map<string, Row>, name: string): Row =>
  rows.get(name) ?? rows.set(name, { name, gained: 0, lost: 0, changed: 0 }).get(name)!;
