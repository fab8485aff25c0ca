/** Phrases by their first word: whether a line begins with one of hundreds costs one look-up. */
export type Phrases = ReadonlyMap<string, readonly string[]>;

/**
 * A letter, digit or combining mark: beyond ASCII what is no Latin-1 sign, general punctuation, symbol or CJK mark.
 * By code, since every line of every page is looked through and `\p{L}` is many times slower.
 */
function isWord(code: number): boolean {
  if (code < 0xc0) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
  return code !== 0xd7 && code !== 0xf7 && !(code >= 0x2000 && code <= 0x2bff) && !(code >= 0x3000 && code <= 0x303f);
}

const isDigit = (code: number): boolean => code >= 48 && code <= 57;

/** The word at `at`, or the one character that stands there. */
export function firstWord(key: string, at: number): string {
  let end = at;
  while (end < key.length && isWord(key.charCodeAt(end))) end++;
  return key.slice(at, Math.max(end, at + 1));
}

/** An index over folded phrases, the longest first. */
export function indexPhrases(list: readonly string[]): Phrases {
  const index = new Map<string, string[]>();
  for (const phrase of [...list].sort((a, b) => b.length - a.length)) {
    const first = firstWord(phrase, 0);
    index.set(first, [...(index.get(first) ?? []), phrase]);
  }
  return index;
}

/** The longest phrase that stands at `at` in a folded text and ends where a word ends, or null. */
export function phraseAt(key: string, phrases: Phrases, at = 0): string | null {
  const list = phrases.get(firstWord(key, at));
  return list === undefined ? null : firstAt(key, list, at);
}

function firstAt(key: string, list: readonly string[], at: number): string | null {
  for (const phrase of list) {
    if (!key.startsWith(phrase, at)) continue;
    const end = at + phrase.length;
    // A digit may be glued on ("Ngày đăng12/01/2015"), a letter may not.
    if (end >= key.length || !isWord(key.charCodeAt(end)) || isDigit(key.charCodeAt(end))) return phrase;
  }
  return null;
}

/** Does a folded text hold one of the phrases as whole words? Only for lines: it looks at every word. */
export function holds(key: string, phrases: Phrases): boolean {
  for (let at = 0; at < key.length; at++) {
    const from = at;
    while (at < key.length && isWord(key.charCodeAt(at))) at++;
    const list = from < at ? phrases.get(key.slice(from, at)) : undefined;
    if (list !== undefined && firstAt(key, list, from) !== null) return true;
  }
  return phraseAt(key, phrases) !== null;
}

/** What `matchAll` gives, without the copy of the pattern that it makes each time. The pattern is global. */
export function allMatches(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) found.push(match);
  return found;
}

/** Signs of Chinese and Japanese: no blanks part their words, two of them make about one. */
const isSign = (code: number): boolean => code >= 0x3041 && code <= 0x9fff;

/** Where the next word at or after `at` ends, -1 where none is left. */
export function endOfWord(text: string, at: number): number {
  while (at < text.length && !isWord(text.charCodeAt(at))) at++;
  if (at === text.length) return -1;
  if (isSign(text.charCodeAt(at))) return Math.min(at + 2, text.length);
  while (at < text.length && isWord(text.charCodeAt(at))) at++;
  return at;
}

// Letters and digits of Latin script as a few ranges: \p{L} is looked up in a long list, letter by letter.
const LATIN = /^[ -~\u00a0-\u024f\u1e00-\u1eff\u2010-\u2027]*$/;
const BETWEEN_LATIN =
  /[^A-Za-z\d\u00aa\u00b2\u00b3\u00b5\u00b9\u00ba\u00bc-\u00be\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff]+/g;
const BETWEEN = /[^\p{L}\p{N}]+/gu;

/** Letters and digits alone, what stands between them replaced by `joint`. */
export const lettersOf = (text: string, joint: string): string =>
  text.replace(LATIN.test(text) ? BETWEEN_LATIN : BETWEEN, joint);

const LEADING = /^(?:\(\d{1,4}\))?[^\p{L}\p{N}©°]*/u;
const ASCII_LETTER = /^[a-z]/;

/** A folded line from its first word on: "» Tin khác", "(0) Bình luận". */
export const withoutLeading = (key: string): string => (ASCII_LETTER.test(key) ? key : key.replace(LEADING, ''));

/** Number of words. */
export function wordCount(text: string): number {
  let count = 0;
  for (let at = endOfWord(text, 0); at !== -1; at = endOfWord(text, at)) count++;
  return count;
}
