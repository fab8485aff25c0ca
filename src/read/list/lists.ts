import { join } from 'node:path';
import { z } from 'zod';
import { readYaml } from '../../core/yaml.js';
import { bare } from '../../text/normalize.js';
import { RULES } from '../page.js';

/** What rules/page/lists.yml holds: the words of pages that list posts. */

const names = z.array(z.string().min(1).toLowerCase()).transform((list): ReadonlySet<string> => new Set(list));
const words = z.array(z.string().min(1)).transform((list): ReadonlySet<string> => new Set(list.map(plainWords)));

const ListsFile = z.strictObject({
  about: z.string().min(1),
  aside: names,
  next: z.strictObject({ sure: words, maybe: words, far: words, classes: names }),
  page: z.strictObject({ parameters: names, offsets: names, beside: names, path: names }),
  never: z.strictObject({ words, path: names, parameters: names, files: names }),
});

let lists: z.infer<typeof ListsFile> | null = null;

/** The words of lists, read once. Throws `UserError` with file:line:column where the file is wrong. */
export function listWords(): z.infer<typeof ListsFile> {
  lists ??= readYaml(join(RULES, 'page', 'lists.yml'), ListsFile).value;
  return lists;
}

/** Words without tones and punctuation, parted by one space; a text of signs alone stays as it is. */
export function plainWords(text: string): string {
  const key = bare(text);
  return key.replace(/[^\p{L}\p{N}]+/gu, ' ').trim() || key.replace(/\s+/g, '');
}

// Menus seldom need more than three words, headlines always do.
const HEADLINE = 4;

/** Is a text as long as a headline? */
export const isHeadline = (text: string): boolean => plainWords(text).split(' ').length >= HEADLINE;

/** Does a text hold one of the phrases as whole words? Both as `plainWords` gives them. */
export const holdsWords = (text: string, phrases: readonly string[]): boolean =>
  phrases.some((phrase) => ` ${text} `.includes(` ${phrase} `));
