import type { Span } from '../../core/span.js';
import type { Knowledge } from '../../rule/load.js';
import { type Token, tokenize } from '../../text/tokens.js';

/** The words of bloc names, from the lexicons bloc-words (nouns, ends, what is no name) and bloc-themes. */
export interface Words {
  /** Longest phrase of a group of the lexicon at a token: its length, or 0. */
  at(group: string, tokens: readonly Token[], at: number, end: number): number;
}

const vocabularies = new WeakMap<Knowledge, Words>();

/** The words of a knowledge, compiled once. */
export function wordsOf(knowledge: Knowledge): Words {
  const known = vocabularies.get(knowledge);
  if (known) return known;
  const groups = new Map<string, Map<string, string[][]>>();
  const enter = (group: string, form: string) => {
    const words = tokenize(form).map((token) => token.norm);
    const byFirst = groups.get(group) ?? groups.set(group, new Map()).get(group)!;
    (byFirst.get(words[0]!) ?? byFirst.set(words[0]!, []).get(words[0]!)!).push(words);
  };
  for (const term of knowledge.vocabulary.get('bloc-words') ?? [])
    for (const form of term.forms) enter(term.name, form);
  for (const term of knowledge.vocabulary.get('bloc-themes') ?? [])
    for (const form of [term.name, ...term.forms]) enter('chủ đề', form);
  for (const byFirst of groups.values())
    for (const phrases of byFirst.values()) phrases.sort((a, b) => b.length - a.length);
  const words: Words = {
    at: (group, tokens, at, end) =>
      groups
        .get(group)
        ?.get(tokens[at]!.norm)
        ?.find((phrase) => at + phrase.length <= end && phrase.every((word, i) => tokens[at + i]!.norm === word))
        ?.length ?? 0,
  };
  vocabularies.set(knowledge, words);
  return words;
}

/** Most words of a theme on either side of its comma. */
const BESIDE = 4;

/** "Khối tham mưu, tổng hợp": does the comma at a token within `[start, end)` stand for the dash of a theme, or for nothing? */
export function spansTheme(words: Words, tokens: readonly Token[], comma: number, { start, end }: Span): boolean {
  const behind = tokens.slice(comma + 1, Math.min(end, comma + 1 + BESIDE));
  const dash = { ...tokens[comma]!, norm: '-' };
  for (let from = Math.max(start, comma - BESIDE); from < comma; from++) {
    const before = tokens.slice(from, comma);
    for (const joint of [[dash], []]) {
      const theme = [...before, ...joint, ...behind];
      if (words.at('chủ đề', theme, 0, theme.length) > before.length + joint.length) return true;
    }
  }
  return false;
}
