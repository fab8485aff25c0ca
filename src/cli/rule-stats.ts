import { relative } from 'node:path';
import { whereIn } from '../core/yaml.js';
import { type CorpusStats, countPost, emptyStats, type RuleStats } from '../extract/stats.js';
import type { Knowledge } from '../rule/load.js';
import { itemsAt } from '../take/items.js';
import { traced } from './posts.js';
import { print, tell } from './print.js';
import { type Format, render } from './table.js';

/** What of the rules to tell: each rule, pairs of rules that read the same words, or each pattern. */
export const VIEWS = ['rules', 'pairs', 'patterns'] as const;
export type View = (typeof VIEWS)[number];

/** Reads a corpus and prints what each rule did in it. */
export async function ruleStats(
  paths: readonly string[],
  knowledge: Knowledge,
  { of, format }: { of: View; format: Format },
): Promise<void> {
  const stats = emptyStats(knowledge);
  for await (const item of itemsAt(paths)) {
    const seen = await traced(item, knowledge);
    if ('code' in seen) {
      tell(`${item.source.location}: ${seen.message} (${seen.code})`);
      process.exitCode = 1;
    } else countPost(stats, seen.marks, seen.record, knowledge);
  }
  const { columns, rows } = VIEW[of](stats);
  await print(render(format, columns, rows, process.stdout.columns ?? null));
  const says = summary(stats);
  if (format === 'table') await print(`\n${says}\n`);
  else tell(says);
}

interface Rows {
  readonly columns: readonly string[];
  readonly rows: readonly { readonly [column: string]: string | number | null }[];
}

const VIEW: { readonly [V in View]: (stats: CorpusStats) => Rows } = {
  rules: (stats) => ({
    columns: ['rule', 'woke', 'fired', 'gave', 'won', 'lost', 'posts', 'posts_share', 'facts', 'facts_share'],
    rows: ordered(stats).map((it) => {
      const { rule, woke, fired } = it;
      const known = { rule: rule.id, woke, fired, gave: given(it) };
      // Rules of kind event tell settling what a sentence speaks of; no value of the record is read by them.
      if (rule.yields === 'event') return known;
      const reached = { ...known, won: it.won, posts: it.posts, posts_share: share(it.posts, stats.blocPosts) };
      if (isMention(rule.yields)) return reached;
      const facts_share = share(it.facts, stats.facts.get(rule.yields) ?? 0);
      return { ...reached, lost: it.lost, facts: it.facts, facts_share };
    }),
  }),
  pairs: ({ pairs }) => ({
    columns: ['rule', 'other', 'same', 'different'],
    rows: [...pairs.values()]
      .sort((a, b) => b.different - a.different || b.same - a.same || (a.rule < b.rule ? -1 : 1))
      .map((pair) => ({ ...pair })),
  }),
  patterns: (stats) => ({
    columns: ['matches', 'rule', 'place', 'pattern'],
    rows: ordered(stats)
      .flatMap(({ rule, matches }) =>
        rule.patterns.map(({ text }, n) => {
          return {
            matches: matches[n]!,
            rule: rule.id,
            place: relative('', whereIn(rule.file, ['when', n])),
            pattern: text,
          };
        }),
      )
      .sort((a, b) => a.matches - b.matches),
  }),
};

/** Mention rules first, since fact rules stand on them; each kind together. */
const ordered = ({ rules }: CorpusStats): RuleStats[] =>
  [...rules.values()].sort(
    (a, b) => Number(isMention(b.rule.yields)) - Number(isMention(a.rule.yields)) || (a.rule.id < b.rule.id ? -1 : 1),
  );

/** Mention types have a capital letter, kinds of facts have none. */
const isMention = (yields: string): boolean => /^[A-Z]/.test(yields);
const given = ({ matches }: RuleStats): number => matches.reduce((sum, n) => sum + n, 0);
const share = (part: number, whole: number): number | null =>
  whole === 0 ? null : Math.round((1000 * part) / whole) / 1000;

function summary(stats: CorpusStats): string {
  const all = [...stats.rules.values()];
  const patterns = all.flatMap((it) => it.matches);
  const idle = all.filter((it) => given(it) === 0).map((it) => it.rule.id);
  const lines = [
    `${stats.posts} posts, ${stats.blocPosts} of them bloc posts, ${all.length} rules`,
    `rules that never matched: ${idle.join(', ') || 'none'}`,
    `patterns that never matched: ${patterns.filter((n) => n === 0).length} of ${patterns.length} (--of patterns)`,
  ];
  return lines.join('\n');
}
