import type { Knowledge } from '../../rule/load.js';
import { tidy } from '../../text/normalize.js';
import { type Token, tokenize } from '../../text/tokens.js';

/** Writes a name out: abbreviations of the lexicon in full, provinces in their official spelling, tidy spaces and tones. */
export type Expand = (written: string) => string;

interface Abbreviation {
  readonly words: readonly string[];
  readonly full: string;
}

/** Builds `Expand` from rules/lexicon/abbreviations.yml and the gazetteer of provinces. */
export function expander(knowledge: Knowledge): Expand {
  const provinces = knowledge.gazetteers.get('Place')!;
  const known = (knowledge.vocabulary.get('abbreviations') ?? []).flatMap((term) =>
    term.forms.map((form): Abbreviation => ({ words: tokenize(form).map((token) => token.norm), full: term.name })),
  );
  const byFirst = new Map<string, Abbreviation[]>();
  for (const entry of known.sort((a, b) => b.words.length - a.words.length)) {
    (byFirst.get(entry.words[0]!) ?? byFirst.set(entry.words[0]!, []).get(entry.words[0]!)!).push(entry);
  }
  const abbreviationAt = (tokens: readonly Token[], at: number): Abbreviation | undefined => {
    const { shape, norm } = tokens[at]!;
    if (shape !== 'upper' && shape !== 'title') return undefined;
    const entry = byFirst.get(norm)?.find(({ words }) => words.every((word, i) => tokens[at + i]?.norm === word));
    // "Cty" is written so; "Nh", "Cp" with a small letter are syllables.
    return entry && (entry.words.length > 1 || shape === 'upper' || norm.length > 2) ? entry : undefined;
  };

  return (written) => {
    const tokens = tokenize(written);
    let out = '';
    let last = 0;
    for (let at = 0; at < tokens.length; at++) {
      const token = tokens[at]!;
      const province =
        token.shape === 'title' || token.shape === 'upper' ? provinces.longest(tokens, at, tokens.length) : null;
      const entry = province && province.to - at > 1 ? null : abbreviationAt(tokens, at);
      const to = province && province.to - at > 1 ? province.to : entry ? at + entry.words.length : 0;
      if (to === 0) continue;
      out += written.slice(last, token.start) + (entry?.full ?? province!.entry.value.name);
      last = tokens[to - 1]!.end;
      at = to - 1;
    }
    return tidy(out + written.slice(last));
  };
}
