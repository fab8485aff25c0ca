import type { Mention } from '../rule/mention.js';
import type { Sentence } from '../text/tokens.js';
import type { Marks } from './marks.js';

/** Mention types in the order in which they claim their words when one must be chosen for a term. */
const CLAIMS = [
  'Bloc',
  'Org',
  'Award',
  'Person',
  'Position',
  'Role',
  'Date',
  'Rank',
  'Score',
  'Quote',
  'Giver',
  'Year',
  'Number',
] as const;
const MARKS: Readonly<globalThis.Record<string, string>> = {
  ',': 'Comma',
  ';': 'Semicolon',
  ':': 'Colon',
  '.': 'Stop',
  '-': 'Dash',
  '(': 'Open',
  ')': 'Close',
};

/** A term of a sentence for corpus search, with its place in the text. */
export interface PlacedTerm {
  readonly text: string;
  readonly tags: readonly string[];
  readonly start: number;
  readonly end: number;
}

/** A sentence as terms: each mention is one term with its type and code as tags (`Award`, `ProvincialFlag`), the rest are words and marks. */
export function termsOf(marks: Marks, sentence: Sentence): PlacedTerm[] {
  const { tokens, text } = marks.reading;
  const terms: PlacedTerm[] = [];
  for (let at = sentence.from; at < sentence.to; ) {
    const mention = claimed(marks, at, sentence.to);
    const to = mention ? mention.to : at + 1;
    const { start } = tokens[at]!;
    const { end } = tokens[to - 1]!;
    const mark = MARKS[tokens[at]!.norm];
    const tags = mention
      ? [mention.type, ...(typeof mention.data.code === 'string' ? [tagOf(mention.data.code)] : [])]
      : mark
        ? [mark]
        : [];
    terms.push({ text: text.slice(start, end), tags, start, end });
    at = to;
  }
  return terms;
}

/** Tags of the match syntax begin with a capital: `provincial_flag` → `ProvincialFlag`. */
const tagOf = (code: string): string => code.replace(/(?:^|_)([a-z0-9])/g, (_, first: string) => first.toUpperCase());

function claimed(marks: Marks, at: number, end: number): Mention | null {
  for (const type of CLAIMS) {
    const mention = marks.at(type, at)[0];
    if (mention && mention.to <= end) return mention;
  }
  return null;
}
