import { z } from 'zod';
import { UserError } from '../core/message.js';
import { whereIn } from '../core/yaml.js';
import { fold } from '../text/normalize.js';
import type { YamlCache } from './cache.js';
import { compile, type Matcher } from './matcher.js';
import { nodesOf, PatternError, type Phrases, parsePattern } from './pattern.js';

/** Kinds of facts a rule in rules/fact may yield. A rule in rules/mention yields a mention type (capital letter) instead. */
export const FACT_KINDS = [
  'event',
  'chair',
  'member',
  'attendee',
  'award',
  'ranking',
  'role',
  'handover',
  'movement',
  'status',
] as const;
export type FactKind = (typeof FACT_KINDS)[number];

const text = z.string().min(1);
const Value = z.union([z.string(), z.number()]);
const Gives = z.record(text, z.union([Value, z.array(Value)]));
const RuleFile = z.strictObject({
  id: z.string().regex(/^[a-z]+(?:\.[a-z0-9_]+)+$/),
  about: text,
  yields: text,
  /** Constants that every fact of the rule carries. */
  with: z.record(text, Value).default({}),
  when: z.array(text).min(1),
  yes: z.array(z.strictObject({ text, gives: z.array(Gives).min(1) })).min(1),
  no: z.array(text).min(1),
});

export type RuleSource = z.infer<typeof RuleFile>;

/** One pattern of a rule, ready to run. */
export interface Pattern {
  readonly text: string;
  readonly matcher: Matcher;
}

/** A rule read from its file: what it yields, its compiled patterns, its examples. */
export interface Rule extends RuleSource {
  readonly file: string;
  readonly patterns: readonly Pattern[];
}

/**
 * Reads one rule file and compiles its patterns. `phrases` knows the word classes, `types` the mention types.
 * Throws `UserError` with file:line:column for a wrong key, an unknown class or type, or a pattern without a trigger.
 */
export function readRule(
  file: string,
  cache: YamlCache,
  phrases: ReadonlyMap<string, Phrases>,
  types: ReadonlySet<string>,
): Rule {
  const value = cache.value(file, RuleFile);
  const patterns = value.when.map((line, index): Pattern => {
    const fail = (message: string): never => {
      throw new UserError(`${whereIn(file, ['when', index])}: ${message}, in "${line}"`);
    };
    try {
      const node = parsePattern(line, fold);
      for (const part of nodesOf(node)) {
        if (part.kind === 'class' && !phrases.has(part.name)) fail(`unknown word class <${part.name}>`);
        if (part.kind === 'slot' && !types.has(part.type)) fail(`unknown mention type ${part.type}`);
      }
      const matcher = compile(node, (name) => phrases.get(name)!);
      if (!matcher) return fail('no word or rare mention that could wake it');
      return { text: line, matcher };
    } catch (error) {
      if (error instanceof PatternError) return fail(error.message);
      throw error;
    }
  });
  return { ...value, file, patterns };
}
