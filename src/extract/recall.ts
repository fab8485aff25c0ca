import type { Mention } from '../rule/mention.js';
import type { Marks } from './marks.js';
import type { OrgGrammar } from './organizations.js';
import { closes } from './unfold.js';

/** Words that may stand before a unit called by its bare name: "bầu Mường Nhé làm …", "là Y tế và …". */
const BEFORE: ReadonlySet<string> = new Set(
  ', ; : ( - • và là cho bầu cử với giới thiệu tôn trong đó vị của từ tặng nghị'.split(' '),
);
const MOST_SYLLABLES = 6;

/**
 * Marks later mentions of units by the bare name that a list gave them ("các huyện: Mường Chà, …" then "Mường Chà"),
 * or by the short form set in brackets behind the full name ("Đại học … (UEF)" then "UEF").
 */
export function recall(marks: Marks, grammar: OrgGrammar): void {
  const known = new Map<string, Mention | null>();
  const { tokens, sentences } = marks.reading;
  const key = (from: number, to: number): string =>
    tokens
      .slice(from, to)
      .map((token) => token.norm)
      .join(' ');
  for (const sentence of sentences) {
    for (const org of marks.between('Org', sentence.from, sentence.to)) {
      const short = shortForm(marks, org, sentence.to);
      const name = short >= 0 ? tokens[short]!.norm : org.how === 'elided' ? key(org.from, org.to) : '';
      if (!name) continue;
      // Two units of one bare name: it names neither.
      const before = known.get(name);
      known.set(name, before === undefined || before?.name === org.name ? org : null);
    }
  }
  if (known.size === 0) return;
  const firsts = new Set([...known.keys()].map((name) => name.split(' ', 1)[0]!));
  for (const sentence of sentences) {
    for (let at = sentence.from; at < sentence.to; at++) {
      const token = tokens[at]!;
      if (token.shape === 'lower' || token.kind !== 'word' || !firsts.has(token.norm) || marks.covering('Org', at))
        continue;
      if (
        marks.covering('Person', at) ||
        !(at === sentence.from || BEFORE.has(tokens[at - 1]!.norm) || token.shape === 'upper')
      )
        continue;
      for (let to = Math.min(sentence.to, at + MOST_SYLLABLES); to > at; to--) {
        const org = known.get(key(at, to));
        if (!org || !closes(tokens, to, sentence.to, grammar)) continue;
        marks.add({ ...org, from: at, to, how: 'elided' });
        at = to - 1;
        break;
      }
    }
  }
}

/** The token of a short form in brackets behind a body with a name of its own: "(UEF)"; -1 if there is none. */
function shortForm(marks: Marks, org: Mention, end: number): number {
  const { tokens } = marks.reading;
  const [open, name, close] = [tokens[org.to], tokens[org.to + 1], tokens[org.to + 2]];
  const is =
    org.to + 2 < end && open?.norm === '(' && close?.norm === ')' && name?.shape === 'upper' && name.norm.length > 2;
  return is && org.how === 'grammar' ? org.to + 1 : -1;
}
