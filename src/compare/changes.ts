import { type Fact, KINDS, type Kind, type Value } from './facts.js';

/** What became of one fact. `before` is null for what was gained, `after` for what was lost. */
export interface Change {
  readonly change: 'gained' | 'lost' | 'changed';
  readonly kind: Kind;
  readonly before: Fact | null;
  readonly after: Fact | null;
}

/** How the facts of a post differ; and how many did not, by what stands behind them. */
export interface Comparison {
  readonly changes: readonly Change[];
  /** Facts with the same value on both sides, those of the other counts among them. */
  readonly same: number;
  /** Same value, read by other rules. */
  readonly otherRule: number;
  /** Same value and rules, read from other words. */
  readonly otherWords: number;
  /** Same value, rules and words, at another place of the text or with another confidence. */
  readonly otherProof: number;
}

const SINGLE = [() => ''];
const by =
  (...fields: string[]) =>
  (value: Value): string | null => {
    if (value === null || typeof value !== 'object') return null;
    const parts = fields.map((field) => value[field] ?? null);
    return parts.includes(null) ? null : JSON.stringify(parts);
  };

/**
 * What makes two different facts of a kind the same fact with another value, the surest first: an award of the same
 * recipient has got another status, a role of the same holder another year. Kinds that are not named here (a member,
 * a movement) are their value, and only another reading of the same words is a change of theirs.
 */
const IDENTITIES: Readonly<Partial<{ [K in Kind]: readonly ((value: Value) => string | null)[] }>> = {
  bloc_post: SINGLE,
  title: SINGLE,
  published: SINGLE,
  published_time: SINGLE,
  author: SINGLE,
  publisher: SINGLE,
  url: SINGLE,
  province: SINGLE,
  bloc: SINGLE,
  kinds: SINGLE,
  years: SINGLE,
  date: SINGLE,
  date_end: SINGLE,
  part_of_day: SINGLE,
  venue: SINGLE,
  member_count: SINGLE,
  warning: [by('code')],
  chair: [by('person'), by('org')],
  attendee: [by('person')],
  award: [by('recipient', 'award'), by('recipient')],
  ranking: [by('recipient')],
  role: [by('holder', 'role'), by('holder')],
  handover: [by('from', 'to'), by('to'), by('from')],
};
const MOST_IDENTITIES = Math.max(...Object.values(IDENTITIES).map((all) => all.length));

/** Compares what two records say of one post. Events are matched by how much they have in common. */
export function compare(before: readonly Fact[], after: readonly Fact[]): Comparison {
  const [olds, news] = [groups(before, (it) => it.event), groups(after, (it) => it.event)];
  const parts = [compareKinds(olds.get(null) ?? [], news.get(null) ?? [])];
  olds.delete(null);
  news.delete(null);
  for (const [old, one] of eventPairs([...olds.values()], [...news.values()])) {
    // Events that were matched differ in what is said of them, not in being there.
    const said = (facts: readonly Fact[]) => (old && one ? facts.filter((it) => it.kind !== 'event') : facts);
    parts.push(compareKinds(said(old ?? []), said(one ?? [])));
  }
  const sum = (count: keyof Omit<Comparison, 'changes'>) => parts.reduce((n, it) => n + it[count], 0);
  return {
    changes: parts.flatMap((it) => it.changes),
    same: sum('same'),
    otherRule: sum('otherRule'),
    otherWords: sum('otherWords'),
    otherProof: sum('otherProof'),
  };
}

type Pair = [before: readonly Fact[] | null, after: readonly Fact[] | null];

/** Events that have most facts in common go together; then the others, in their order. */
function eventPairs(olds: readonly Fact[][], news: readonly Fact[][]): Pair[] {
  const values = (all: readonly Fact[][]) => all.map((facts) => new Set(facts.map(saying)));
  const right = values(news);
  const likeness = values(olds).flatMap((one, a) =>
    right.map((other, b) => ({ a, b, common: [...one].filter((it) => other.has(it)).length })),
  );
  const partner = new Map<number, number>();
  const taken = new Set<number>();
  for (const { a, b } of likeness.sort((x, y) => y.common - x.common || x.a - y.a || x.b - y.b)) {
    if (partner.has(a) || taken.has(b)) continue;
    partner.set(a, b);
    taken.add(b);
  }
  const lost = olds.map((facts, a): Pair => [facts, partner.has(a) ? news[partner.get(a)!]! : null]);
  return [...lost, ...news.filter((_, b) => !taken.has(b)).map((facts): Pair => [null, facts])];
}

const saying = (fact: Fact): string => JSON.stringify([fact.kind, fact.value]);

function compareKinds(before: readonly Fact[], after: readonly Fact[]): Comparison {
  const left = { before: [...before], after: [...after] };
  const counts = { same: 0, otherRule: 0, otherWords: 0, otherProof: 0 };
  for (const [old, one] of paired(left, saying)) {
    counts.same++;
    if (old.rules.join() !== one.rules.join()) counts.otherRule++;
    else if (old.quote !== one.quote) counts.otherWords++;
    else if (old.proof !== null && one.proof !== null && old.proof !== one.proof) counts.otherProof++;
  }
  const pairs: [Fact, Fact][] = [];
  for (let sure = 0; sure < MOST_IDENTITIES; sure++)
    pairs.push(
      ...paired(left, (fact) => {
        const identity = IDENTITIES[fact.kind]?.[sure]?.(fact.value) ?? null;
        return identity === null ? null : `${fact.kind} ${identity}`;
      }),
    );
  pairs.push(...paired(left, (fact) => (fact.quote === '' ? null : `${fact.kind} ${fact.quote}`)));
  const changes = [
    ...pairs.map(([old, one]): Change => ({ change: 'changed', kind: one.kind, before: old, after: one })),
    ...left.before.map((old): Change => ({ change: 'lost', kind: old.kind, before: old, after: null })),
    ...left.after.map((one): Change => ({ change: 'gained', kind: one.kind, before: null, after: one })),
  ];
  return { ...counts, changes: changes.sort((a, b) => KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind)) };
}

/** Takes from both sides the facts whose keys are equal, each with the first of its like. A null key has no like. */
function paired(left: { before: Fact[]; after: Fact[] }, key: (fact: Fact) => string | null): [Fact, Fact][] {
  const waiting = groups(left.before, key);
  waiting.delete(null);
  const pairs: [Fact, Fact][] = [];
  left.after = left.after.filter((one) => {
    const old = waiting.get(key(one))?.shift();
    if (old) pairs.push([old, one]);
    return !old;
  });
  const gone = new Set(pairs.map(([old]) => old));
  left.before = left.before.filter((old) => !gone.has(old));
  return pairs;
}

function groups<K>(facts: readonly Fact[], key: (fact: Fact) => K): Map<K, Fact[]> {
  const found = new Map<K, Fact[]>();
  for (const fact of facts) {
    const name = key(fact);
    (found.get(name) ?? found.set(name, []).get(name)!).push(fact);
  }
  return found;
}
