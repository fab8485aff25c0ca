import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../core/message.js';
import { tokenize } from '../text/tokens.js';
import { yamlCache } from './cache.js';
import { type Confidence, readConfidence } from './confidence.js';
import { type RuleIndex, ruleIndex } from './index.js';
import { type Lexicons, readLexicons } from './lexicons.js';
import type { Phrases } from './pattern.js';
import { type Rule, readRule } from './rules.js';

/** Everything the rules folder knows, compiled once and never changed. */
export interface Knowledge extends Lexicons {
  /** sha256 over all rule files and the version, hex: the same digest gives the same records. */
  readonly digest: string;
  readonly mentionRules: RuleIndex;
  readonly factRules: RuleIndex;
  readonly confidence: Confidence;
}

/** Mention types made by code in src/extract and not by a lexicon file. */
export const GRAMMAR_TYPES = [
  'Org',
  'Person',
  'Position',
  'Delegate',
  'Body',
  'Bloc',
  'Duty',
  'Term',
  'Date',
  'Year',
  'Number',
  'Quote',
  'Place',
  'Name',
] as const;

const PACKAGE_RULES = join(dirname(fileURLToPath(import.meta.url)), findUp());

function findUp(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  for (const up of ['../../rules', '../../../rules']) {
    try {
      if (statSync(join(here, up)).isDirectory()) return up;
    } catch {}
  }
  return '../../rules';
}

const VERSION = (JSON.parse(readFileSync(join(PACKAGE_RULES, '../package.json'), 'utf8')) as { version: string })
  .version;

/** Reads and compiles a rules folder (default: the one shipped with the package). Throws `UserError` with file:line:column. */
export function loadKnowledge(folder: string = PACKAGE_RULES): Knowledge {
  const files = yamlFiles(folder);
  if (files.length === 0)
    throw new UserError(`${folder}: no rules here; give the folder that holds lexicon/, mention/ and fact/`);
  const digest = digestOf(folder, files);
  const cache = yamlCache(folder, digest);
  const lexicons = readLexicons(files, cache);
  const phrases = new Map<string, Phrases>();
  // Word classes stand in words.yml and, by the field they serve, in words-*.yml.
  for (const term of [...lexicons.vocabulary].flatMap(([name, terms]) => (/^words(?:-|$)/.test(name) ? terms : []))) {
    const forms = [...term.forms].map((form) => tokenize(form).map((token) => token.norm));
    phrases.set(
      term.name,
      forms.sort((a, b) => b.length - a.length),
    );
  }
  const types = new Set<string>([...GRAMMAR_TYPES, ...lexicons.gazetteers.keys()]);
  const read = (part: string): Rule[] => {
    const rules = files
      .filter((path) => path.includes(`/${part}/`))
      .map((path) => readRule(path, cache, phrases, types));
    for (const rule of rules) types.add(rule.yields);
    return rules;
  };
  const mentionRules = ruleIndex(read('mention'));
  const factRules = ruleIndex(read('fact'));
  const confidence = readConfidence(files, cache);
  cache.keep();
  return { ...lexicons, digest, mentionRules, factRules, confidence };
}

/** Digest of the rules and of the version that reads them, since either may change a record. */
function digestOf(folder: string, files: readonly string[]): string {
  const digest = createHash('sha256').update(VERSION);
  for (const file of files) {
    digest.update(`${file.slice(folder.length)}\0`);
    digest.update(readFileSync(file)).update('\0');
  }
  return digest.digest('hex');
}

function yamlFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.yml'))
      .map((name) => join(folder, name))
      .sort();
  } catch {
    throw new UserError(`${folder}: cannot read this folder of rules`);
  }
}
