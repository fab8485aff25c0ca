import { UserError } from '../core/message.js';
import { bare } from '../text/normalize.js';

// What full-text search takes for a word; everything else stands between words.
const WORDS = /[\p{L}\p{N}\p{Co}]+/gu;
// A quoted phrase or a run without spaces, with "-" before or "*" behind.
const CHUNK = /(-?)(?:"([^"]*)"?|([^\s"]+))/gu;

/**
 * What a user typed, as an expression of FTS5 over words without tones: all words required, "phrases" in this order,
 * -word not, begin* any word that begins so. What is several words to the index ("VH-XH") is a phrase. No character of
 * the user's has a meaning to FTS5. Throws `UserError` if there is nothing to look for.
 */
export function expression(text: string): string {
  const wanted: string[] = [];
  const unwanted: string[] = [];
  for (const [, minus, quoted, plain = ''] of text.replace(/[“”„«»]/g, '"').matchAll(CHUNK)) {
    const words = bare(quoted ?? plain).match(WORDS);
    if (words === null) continue;
    const prefix = quoted === undefined && plain.endsWith('*') ? ' *' : '';
    (minus === '-' ? unwanted : wanted).push(`"${words.join(' ')}"${prefix}`);
  }
  if (wanted.length === 0)
    throw new UserError(
      unwanted.length > 0 ? `"${text}" says only what not to find; add a word to find` : `"${text}" holds no word`,
    );
  const all = wanted.join(' AND ');
  return unwanted.length > 0 ? `(${all}) NOT (${unwanted.join(' OR ')})` : all;
}
