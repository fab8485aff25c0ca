import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UserError } from '../core/message.js';
import { readYaml } from '../core/yaml.js';
import { tokenize } from '../text/tokens.js';
import { type Gazetteer, gazetteer } from './gazetteer.js';
import { type RuleIndex, ruleIndex } from './index.js';
import type { Phrases } from './matcher.js';
import { type Rule, readRule } from './rules.js';
import {
  AwardFile,
  type AwardTerm,
  OrgFile,
  type OrgTerm,
  ProvinceFile,
  type ProvinceTerm,
  WordFile,
  type WordTerm,
} from './terms.js';

/** What a gazetteer entry says of the words it matches. */
export interface Named {
  readonly type: string;
  readonly name: string;
  readonly code: string | null;
  readonly kind: string | null;
  readonly level: string | null;
}

/** Everything the rules folder knows, compiled once and never changed. */
export interface Knowledge {
  /** sha256 over all rule files, hex: the same digest gives the same records. */
  readonly digest: string;
  readonly provinces: readonly ProvinceTerm[];
  readonly awards: readonly AwardTerm[];
  readonly organizations: readonly OrgTerm[];
  /** Word lists by file name without ending, e.g. `surnames`. */
  readonly vocabulary: ReadonlyMap<string, readonly WordTerm[]>;
  /** One gazetteer a mention type. */
  readonly gazetteers: ReadonlyMap<string, Gazetteer<Named>>;
  /** Gazetteers of words marked as they stand, by the words that can start a form. */
  readonly startingWith: ReadonlyMap<string, readonly (readonly [type: string, Gazetteer<Named>])[]>;
  readonly mentionRules: RuleIndex;
  readonly factRules: RuleIndex;
}

/** Gazetteers that the grammar of src/extract reads; all others are marked wherever their words stand. */
const BY_GRAMMAR: ReadonlySet<string> = new Set(['Org', 'OrgShort', 'Place', 'Head']);

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

/** Reads and compiles a rules folder (default: the one shipped with the package). Throws `UserError` with file:line:column. */
export function loadKnowledge(folder: string = PACKAGE_RULES): Knowledge {
  const files = yamlFiles(folder);
  if (files.length === 0)
    throw new UserError(`${folder}: no rules here; give the folder that holds lexicon/, mention/ and fact/`);
  const digest = createHash('sha256');
  for (const file of files)
    digest
      .update(`${file.slice(folder.length)}\0`)
      .update(readFileSync(file))
      .update('\0');

  const gazetteers = new Map<string, Gazetteer<Named>>();
  const vocabulary = new Map<string, readonly WordTerm[]>();
  const provinces: ProvinceTerm[] = [];
  const awards: AwardTerm[] = [];
  const organizations: OrgTerm[] = [];
  const into = (type: string) => gazetteers.get(type) ?? gazetteers.set(type, gazetteer<Named>()).get(type)!;
  const enter = (named: Named, forms: readonly string[], short: readonly string[] = []) => {
    const known = into(named.type);
    known.add(named.name, { value: named, how: 'name' });
    for (const form of forms) known.add(form, { value: named, how: 'form' });
    for (const form of short) into(`${named.type}Short`).add(form, { value: named, how: 'short' });
  };

  for (const file of files.filter((path) => path.includes('/lexicon/'))) {
    const name = basename(file, '.yml');
    if (name.startsWith('organizations')) {
      for (const term of readYaml(file, OrgFile).value.terms) {
        organizations.push(term);
        enter(
          { type: 'Org', name: term.name, code: term.code, kind: term.kind, level: term.level ?? null },
          term.forms,
          term.short,
        );
      }
    } else if (name === 'provinces') {
      for (const term of readYaml(file, ProvinceFile).value.terms) {
        provinces.push(term);
        enter({ type: 'Place', name: term.name, code: term.code, kind: term.kind, level: 'province' }, term.forms);
      }
    } else if (name === 'awards') {
      for (const term of readYaml(file, AwardFile).value.terms) {
        awards.push(term);
        enter({ type: 'Award', name: term.name, code: term.code, kind: term.category, level: null }, term.forms);
      }
    } else {
      const { mention, terms } = readYaml(file, WordFile).value;
      vocabulary.set(name, terms);
      if (mention)
        for (const term of terms)
          enter({ type: mention, name: term.name, code: term.code ?? null, kind: null, level: null }, term.forms);
    }
  }

  const phrases = new Map<string, Phrases>();
  // Word classes stand in words.yml and, by the field they serve, in words-*.yml.
  for (const term of [...vocabulary].flatMap(([name, terms]) => (/^words(?:-|$)/.test(name) ? terms : []))) {
    const forms = [...term.forms].map((form) => tokenize(form).map((token) => token.norm));
    phrases.set(
      term.name,
      forms.sort((a, b) => b.length - a.length),
    );
  }
  const types = new Set<string>([...GRAMMAR_TYPES, ...gazetteers.keys()]);
  const read = (part: string): Rule[] => {
    const rules = files.filter((path) => path.includes(`/${part}/`)).map((path) => readRule(path, phrases, types));
    for (const rule of rules) types.add(rule.yields);
    return rules;
  };
  const startingWith = new Map<string, [string, Gazetteer<Named>][]>();
  for (const [type, known] of gazetteers) {
    if (BY_GRAMMAR.has(type)) continue;
    for (const word of known.starts())
      (startingWith.get(word) ?? startingWith.set(word, []).get(word)!).push([type, known]);
  }
  const mentionRules = ruleIndex(read('mention'));
  return {
    digest: digest.digest('hex'),
    provinces,
    awards,
    organizations,
    vocabulary,
    gazetteers,
    startingWith,
    mentionRules,
    factRules: ruleIndex(read('fact')),
  };
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
