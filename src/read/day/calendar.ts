import { join } from 'node:path';
import { z } from 'zod';
import { readYaml } from '../../core/yaml.js';
import { fold } from '../../text/normalize.js';
import { hyphenated } from '../class-name.js';
import { RULES } from '../page.js';
import { indexPhrases, type Phrases } from '../phrases.js';

/** What rules/page/dates.yml holds: how other languages than Vietnamese name months and label days. */

const words = z.array(z.string().min(1).transform(fold));

export const DatesFile = z.strictObject({
  about: z.string().min(1),
  languages: z.record(
    z.string().min(2),
    z.strictObject({ months: z.array(words).length(12), posted: words, updated: words, never: words, by: words }),
  ),
  offices: words,
  classes: z.strictObject({ published: words, updated: words }),
});

const { languages, offices, classes } = readYaml(join(RULES, 'page', 'dates.yml'), DatesFile).value;
const all = Object.values(languages);

const MONTHS = new Map(
  all.flatMap(({ months }) => months.flatMap((names, at) => names.map((name) => [name, at + 1]))).reverse() as [
    string,
    number,
  ][],
);

/** The number of the month that a folded word names in any language, or undefined. */
export const monthOf = (word: string): number | undefined => MONTHS.get(word);

const phrases = (kind: 'posted' | 'updated' | 'never') => indexPhrases([...new Set(all.flatMap((one) => one[kind]))]);

/** What stands before (in some languages behind) a day, folded and indexed. */
export const LABELS = { posted: phrases('posted'), updated: phrases('updated'), never: phrases('never') };

/** Folded words that no name holds: offices, days of the week. */
export const OFFICES: ReadonlySet<string> = new Set(offices);

const CREDITS = new Map(Object.entries(languages).map(([language, { by }]) => [language, indexPhrases(by)]));

const ANY = indexPhrases([...new Set(all.flatMap(({ by }) => by))]);

/** What stands before the author's name in a language ("de-AT"), folded and indexed; of any language where it is not known. */
export const creditsOf = (language: string): Phrases => CREDITS.get(language.slice(0, 2)) ?? ANY;

const CLASSES = new Map([
  ...classes.updated.map((name) => [name, 'updated'] as const),
  ...classes.published.map((name) => [name, 'published'] as const),
]);

/** Which day an element of these classes shows: a class of publishing outweighs one of change ("published updated"). */
export function dayOfClasses(names: string): 'published' | 'updated' | null {
  const found = names
    .slice(0, 500)
    .split(/\s+/)
    .map((name) => CLASSES.get(hyphenated(name)));
  return found.includes('published') ? 'published' : (found.find((one) => one !== undefined) ?? null);
}
