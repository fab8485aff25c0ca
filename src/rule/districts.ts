import type { Token } from '../text/tokens.js';
import { gazetteer } from './gazetteer.js';
import type { DistrictTerm } from './terms.js';

/** Districts by name: huyện, quận, thị xã and thành phố inside a province, as rules/lexicon/districts.yml tells them. */
export interface Districts {
  /** Number of tokens of the longest name of a district at a token; 0 if none stands there. */
  at(tokens: readonly Token[], at: number, end: number): number;
  /**
   * The levels of districts of a name in a province (null: in the whole country) on a day (null: ever): two for a town and
   * the district around it, or where it is not known when one became the other. None of a name that several provinces have.
   */
  levels(name: string, province: string | null, day: string | null): ReadonlySet<string>;
  /** The one province that ever had a district of this level and name, or null. */
  province(name: string, level: string): string | null;
  /** Entries of the file. */
  readonly size: number;
}

/** Districts ended in the whole country. */
const LAST = '2025-06-30';

/** Builds the look-up; the names stand in one trie, and a name's stretches of time hang on it. */
export function districtReader(terms: readonly DistrictTerm[]): Districts {
  const known = gazetteer<DistrictTerm>();
  for (const term of terms)
    for (const name of term.names)
      for (const form of [name, ...(term.forms[name] ?? [])]) known.add(form, { value: term, how: 'name' });

  return {
    at: (tokens, at, end) => {
      if (at >= end || tokens[at]!.shape === 'lower') return 0;
      const hit = known.longest(tokens, at, end);
      return hit ? hit.to - at : 0;
    },
    levels(name, province, day) {
      const then = known
        .exact(name)
        .map(({ value }) => value)
        .filter((term) => province === null || term.province === province)
        .filter(({ from = '', until = LAST }) => day === null || (from <= day && day <= until));
      return new Set(then.every((term) => term.province === then[0]!.province) ? then.map(({ level }) => level) : []);
    },
    province(name, level) {
      const all = known.exact(name).filter(({ value }) => value.level === level);
      const of = new Set(all.map(({ value }) => value.province));
      return of.size === 1 ? [...of][0]! : null;
    },
    size: terms.length,
  };
}
