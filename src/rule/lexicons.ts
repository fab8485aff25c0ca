import { basename } from 'node:path';
import type { YamlCache } from './cache.js';
import { type Districts, districtReader } from './districts.js';
import { type Gazetteer, gazetteer } from './gazetteer.js';
import {
  AwardFile,
  type AwardTerm,
  DistrictFile,
  type DistrictTerm,
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

/** Everything rules/lexicon knows. */
export interface Lexicons {
  readonly provinces: readonly ProvinceTerm[];
  readonly districts: Districts;
  readonly awards: readonly AwardTerm[];
  readonly organizations: readonly OrgTerm[];
  /** Word lists by file name without ending, e.g. `surnames`. */
  readonly vocabulary: ReadonlyMap<string, readonly WordTerm[]>;
  /** One gazetteer a mention type. */
  readonly gazetteers: ReadonlyMap<string, Gazetteer<Named>>;
  /** Words marked as they stand, of all types in one gazetteer, so that the text is walked once. */
  readonly marked: Gazetteer<Named>;
}

/** Gazetteers that the grammar of src/extract reads; all others are marked wherever their words stand. */
const BY_GRAMMAR: ReadonlySet<string> = new Set(['Org', 'OrgShort', 'Place', 'Head']);

/** Reads the lexicons among the files of a rules folder. Throws `UserError` with file:line:column. */
export function readLexicons(files: readonly string[], cache: YamlCache): Lexicons {
  const gazetteers = new Map<string, Gazetteer<Named>>();
  const vocabulary = new Map<string, readonly WordTerm[]>();
  const provinces: ProvinceTerm[] = [];
  const districts: DistrictTerm[] = [];
  const awards: AwardTerm[] = [];
  const organizations: OrgTerm[] = [];
  const marked = gazetteer<Named>();
  const into = (type: string) => gazetteers.get(type) ?? gazetteers.set(type, gazetteer<Named>()).get(type)!;
  const enter = (named: Named, forms: readonly string[], short: readonly string[] = []) => {
    for (const known of BY_GRAMMAR.has(named.type) ? [into(named.type)] : [into(named.type), marked]) {
      known.add(named.name, { value: named, how: 'name' });
      for (const form of forms) known.add(form, { value: named, how: 'form' });
    }
    for (const form of short) into(`${named.type}Short`).add(form, { value: named, how: 'short' });
  };

  for (const file of files.filter((path) => path.includes('/lexicon/'))) {
    const name = basename(file, '.yml');
    if (name.startsWith('organizations')) {
      for (const term of cache.value(file, OrgFile).terms) {
        organizations.push(term);
        enter(
          { type: 'Org', name: term.name, code: term.code, kind: term.kind, level: term.level ?? null },
          term.forms,
          term.short,
        );
      }
    } else if (name === 'provinces') {
      for (const term of cache.value(file, ProvinceFile).terms) {
        provinces.push(term);
        enter({ type: 'Place', name: term.name, code: term.code, kind: term.kind, level: 'province' }, term.forms);
      }
    } else if (name === 'districts') {
      districts.push(...cache.value(file, DistrictFile).terms);
    } else if (name === 'awards') {
      for (const term of cache.value(file, AwardFile).terms) {
        awards.push(term);
        enter({ type: 'Award', name: term.name, code: term.code, kind: term.category, level: null }, term.forms);
      }
    } else {
      const { mention, terms } = cache.value(file, WordFile);
      vocabulary.set(name, terms);
      if (mention)
        for (const term of terms)
          enter({ type: mention, name: term.name, code: term.code ?? null, kind: null, level: null }, term.forms);
    }
  }

  return { provinces, districts: districtReader(districts), awards, organizations, vocabulary, gazetteers, marked };
}
