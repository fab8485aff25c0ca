import { type Evidence, FACT_LISTS, type Record } from '../core/record.js';
import { type Hit, isAwake } from '../rule/index.js';
import type { Knowledge } from '../rule/load.js';
import type { Mention } from '../rule/mention.js';
import type { Rule } from '../rule/rules.js';
import type { Sentence, Token } from '../text/tokens.js';
import type { Marks } from './marks.js';
import { countPairs, type PairStats } from './pairs.js';

/** What one rule did over a corpus. */
export interface RuleStats {
  readonly rule: Rule;
  /** Sentences with all the words and mentions that a pattern of it cannot do without. */
  woke: number;
  /** Sentences that it matched in. */
  fired: number;
  /** Matches of each pattern, in the order of its file; together what the rule gave. */
  readonly matches: number[];
  /** Matches that reached the record: of a fact rule, evidence names it; of a mention rule, such a match holds it. */
  won: number;
  /** Matches of a fact rule beside which others won: the record reads the same words by another rule of the kind. */
  lost: number;
  /** Bloc posts that it won in. */
  posts: number;
  /** Facts of its kind in the records whose evidence names it. */
  facts: number;
}

/** What the rules did over a corpus, post after post. */
export interface CorpusStats {
  posts: number;
  blocPosts: number;
  readonly rules: ReadonlyMap<string, RuleStats>;
  /** Facts in the records, by kind of rule. */
  readonly facts: Map<string, number>;
  readonly pairs: Map<string, PairStats>;
}

/** Fields of an event and the kind of rule that reads each; the others are read by code alone. */
const KIND_OF: Readonly<{ [field: string]: string }> = {
  ...FACT_LISTS,
  member_count: 'member',
};

/** Counts before the first post. */
export function emptyStats({ mentionRules, factRules }: Knowledge): CorpusStats {
  const none = { woke: 0, fired: 0, won: 0, lost: 0, posts: 0, facts: 0 };
  const start = (rule: Rule): [string, RuleStats] => [rule.id, { rule, ...none, matches: rule.patterns.map(() => 0) }];
  return {
    posts: 0,
    blocPosts: 0,
    rules: new Map([...mentionRules.rules, ...factRules.rules].map(start)),
    facts: new Map(),
    pairs: new Map(),
  };
}

/** Counts what the rules did in one post. */
export function countPost(stats: CorpusStats, marks: Marks, record: Record, knowledge: Knowledge): void {
  stats.posts++;
  if (record.is_bloc_post) stats.blocPosts++;
  const proved = provedWords(stats, marks.reading.tokens, record.evidence);
  const winners = new Set<string>();
  const held = new Set<string>();
  for (const sentence of marks.reading.sentences) {
    const hits = hitsIn(stats, marks, sentence, knowledge.factRules);
    for (const { rule, slots } of hits) {
      const all = Object.values(slots).flat();
      const outcome = outcomeOf(rule, all, proved);
      if (outcome === null) continue;
      stats.rules.get(rule.id)![outcome]++;
      if (outcome === 'lost') continue;
      winners.add(rule.id);
      hold(all, held);
    }
    countPairs(stats.pairs, hits);
  }
  for (const sentence of marks.reading.sentences) {
    for (const { rule, from, to } of hitsIn(stats, marks, sentence, knowledge.mentionRules)) {
      if (!held.has(keyOf({ type: rule.yields, from, to }))) continue;
      stats.rules.get(rule.id)!.won++;
      winners.add(rule.id);
    }
  }
  if (record.is_bloc_post) for (const id of winners) stats.rules.get(id)!.posts++;
}

function hitsIn(stats: CorpusStats, marks: Marks, sentence: Sentence, index: Knowledge['factRules']): Hit[] {
  const view = marks.view(sentence);
  const types = marks.types(sentence);
  const words = new Set(view.tokens.slice(sentence.from, sentence.to).map((token) => token.norm));
  for (const rule of index.rules)
    if (rule.patterns.some((pattern) => isAwake(pattern, words, types))) stats.rules.get(rule.id)!.woke++;
  const hits = index.run(view, types);
  for (const { rule, pattern } of hits) stats.rules.get(rule.id)!.matches[rule.patterns.indexOf(pattern)]!++;
  for (const rule of new Set(hits.map((hit) => hit.rule))) stats.rules.get(rule.id)!.fired++;
  return hits;
}

/** Rules named by the evidence on each token, as `kind rule`; `any rule` for evidence of whatever kind. */
type Proved = ReadonlyMap<number, ReadonlySet<string>>;

function provedWords(stats: CorpusStats, tokens: readonly Token[], evidence: readonly Evidence[]): Proved {
  const proved = new Map<number, Set<string>>();
  const facts = new Map<string, { kind: string; rules: Set<string> }>();
  for (const { path, start, end, rule } of evidence) {
    const id = ruleNamed(rule, stats.rules);
    const [, , event, field = '', n] = path.split('/');
    const kind = KIND_OF[field];
    if (kind !== undefined) {
      const name = `${event}/${field}/${n}`;
      (facts.get(name) ?? facts.set(name, { kind, rules: new Set() }).get(name)!).rules.add(id);
    }
    for (let at = firstAfter(tokens, start); at < tokens.length && tokens[at]!.start < end; at++) {
      const names = proved.get(at) ?? proved.set(at, new Set()).get(at)!;
      names.add(`any ${id}`);
      if (kind !== undefined) names.add(`${kind} ${id}`);
    }
  }
  for (const { kind, rules } of facts.values()) {
    stats.facts.set(kind, (stats.facts.get(kind) ?? 0) + 1);
    for (const id of rules) {
      const known = stats.rules.get(id);
      if (known?.rule.yields === kind) known.facts++;
    }
  }
  return proved;
}

/** The rule file behind a name in evidence: `role.elected.next` is what settling made of `role.elected`. */
function ruleNamed(name: string, rules: CorpusStats['rules']): string {
  for (let id = name; id !== ''; id = id.slice(0, Math.max(0, id.lastIndexOf('.')))) if (rules.has(id)) return id;
  return name;
}

/** Null: nothing in the record stands on these words by any rule of the kind. */
function outcomeOf(rule: Rule, mentions: readonly Mention[], proved: Proved): 'won' | 'lost' | null {
  let lost = false;
  for (const { from, to } of mentions) {
    for (let at = from; at < to; at++) {
      const names = proved.get(at);
      if (names?.has(`any ${rule.id}`)) return 'won';
      for (const name of names ?? []) if (name.startsWith(`${rule.yields} `)) lost = true;
    }
  }
  return lost ? 'lost' : null;
}

const keyOf = ({ type, from, to }: Pick<Mention, 'type' | 'from' | 'to'>): string => `${type} ${from} ${to}`;

/** Mentions, and those that they were built from. */
function hold(mentions: readonly Mention[], held: Set<string>): void {
  for (const mention of mentions) {
    held.add(keyOf(mention));
    for (const parts of Object.values(mention.parts ?? {})) hold(parts, held);
  }
}

/** The first token that ends behind a place in the text. */
function firstAfter(tokens: readonly Token[], place: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (tokens[middle]!.end > place) high = middle;
    else low = middle + 1;
  }
  return low;
}
