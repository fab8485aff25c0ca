import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { readYaml } from '../core/yaml.js';
import { fold } from '../text/normalize.js';
import { indexPhrases } from './phrases.js';

/** What rules/page/any.yml holds: the words that tell a post from the page around it, folded and indexed. */

const words = z.array(z.string().min(1).transform(fold));
const phrases = words.transform(indexPhrases);

export const PageFile = z.strictObject({
  about: z.string().min(1),
  classes: z.strictObject({
    layout: words,
    noise: words,
    footer: words,
    main: words,
    title: words,
    caption: words,
    byline: words,
  }),
  tail: phrases,
  widget: phrases,
  clock: phrases,
  stamp: z.strictObject({ posted: phrases, updated: phrases, never: phrases }),
  sections: phrases,
  publisher: phrases,
  owner: phrases,
  address: phrases,
  headline: phrases,
  accounts: phrases,
  units: phrases,
  surnames: phrases,
  columns: phrases,
});
export type Page = z.infer<typeof PageFile>;

/** The folder of all rules. */
export const RULES = rulesFolder();

/** The folder of the words and profiles of pages. */
export const pageRules = (): string => join(RULES, 'page');

let any: Page | null = null;

/** The words of any page, read once. Throws `UserError` with file:line:column where the file is wrong. */
export function anyPage(): Page {
  any ??= readYaml(join(RULES, 'page', 'any.yml'), PageFile).value;
  return any;
}

/** `rules` stands beside `src` and beside `out` (where the compiled code lies two floors deeper). */
function rulesFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'rules', 'page')) && dirname(folder) !== folder) folder = dirname(folder);
  return join(folder, 'rules');
}
