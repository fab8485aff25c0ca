/** Phrases by their first word: whether a line begins with one of hundreds costs one look-up. */
export type Phrases = ReadonlyMap<string, readonly string[]>;

const FIRST = /^[\p{L}\p{N}]+|^./u;
const WORD_START = /(?<![\p{L}\p{N}])[\p{L}\p{N}]+/gu;
const IN_WORD = /[\p{L}\p{N}]/u;

/** An index over folded phrases, the longest first. */
export function indexPhrases(list: readonly string[]): Phrases {
  const index = new Map<string, string[]>();
  for (const phrase of [...list].sort((a, b) => b.length - a.length)) {
    const first = FIRST.exec(phrase)?.[0] ?? '';
    index.set(first, [...(index.get(first) ?? []), phrase]);
  }
  return index;
}

/** The longest phrase that stands at `at` in a folded text and ends where a word ends, or null. */
export function phraseAt(key: string, phrases: Phrases, at = 0): string | null {
  const first = FIRST.exec(at === 0 ? key : key.slice(at, at + 40))?.[0];
  for (const phrase of phrases.get(first ?? '') ?? []) {
    if (!key.startsWith(phrase, at)) continue;
    const next = key[at + phrase.length];
    // A digit may be glued on ("Ngày đăng12/01/2015"), a letter may not.
    if (next === undefined || !IN_WORD.test(next) || /\d/.test(next)) return phrase;
  }
  return null;
}

/** Does a folded text hold one of the phrases as whole words? Only for lines: it looks at every word. */
export function holds(key: string, phrases: Phrases): boolean {
  for (const { index } of key.matchAll(WORD_START)) if (phraseAt(key, phrases, index) !== null) return true;
  return phraseAt(key, phrases) !== null;
}

export const wordCount = (text: string): number => text.match(WORD_START)?.length ?? 0;
