import type { Fact } from './facts.js';
import type { Outcome } from './score.js';
import { similar } from './spelling.js';

/** So often gold says one value and the record another, of the same recipient. */
export interface Confused {
  readonly gold: string;
  readonly read: string;
  readonly count: number;
}

export interface Confusion {
  /** Codes of awards, right ones (`gold` = `read`) among them. */
  readonly awards: readonly Confused[];
  /** Statuses of awards whose recipient and code are right. */
  readonly statuses: readonly Confused[];
}

/** What is taken for what among awards: of one recipient in one post, what gold holds against what was read. */
export function confusion(outcomes: readonly Outcome[]): Confusion {
  return {
    awards: tally(
      outcomes,
      'awards',
      ([recipient]) => recipient!,
      ([, code]) => code!,
    ),
    statuses: tally(
      outcomes,
      'award_status',
      ([recipient, code]) => `${recipient}|${code}`,
      ([, , status]) => status!,
    ),
  };
}

type Part = (parts: readonly string[]) => string;

/** Facts that agree, then each missed one with the first false one about the same. */
function tally(outcomes: readonly Outcome[], field: Fact['field'], about: Part, value: Part): Confused[] {
  const parts = (fact: Fact) => fact.tuples[0]!.split('|');
  const counts = new Map<string, { gold: string; read: string; count: number }>();
  const count = (gold: Fact, read: Fact) => {
    const pair = { gold: value(parts(gold)), read: value(parts(read)) };
    const key = `${pair.gold} ${pair.read}`;
    const known = counts.get(key) ?? { ...pair, count: 0 };
    known.count++;
    counts.set(key, known);
  };
  for (const { matched, missed, false: wrong } of outcomes) {
    for (const { gold, read } of matched) if (gold.field === field) count(gold, read);
    const left = wrong.filter((fact) => fact.field === field);
    for (const gold of missed.filter((fact) => fact.field === field)) {
      const at = left.findIndex((read) => similar(about(parts(gold)), about(parts(read))));
      if (at >= 0) count(gold, left.splice(at, 1)[0]!);
    }
  }
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.gold + a.read < b.gold + b.read ? -1 : 1));
}
