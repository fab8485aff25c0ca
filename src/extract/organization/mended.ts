import type { Mention } from '../../rule/mention.js';
import type { Sentence, Token } from '../../text/tokens.js';
import type { Marks } from '../marks.js';
import { isCount } from './levels.js';
import { pastSeparators } from './lists.js';
import type { OrgGrammar } from './organizations.js';

/** Names that a list shows to be read wrongly: each function puts the right mention in the place of the wrong one. */

const MOST_ITEM = 12;
const MOST_BACK = 60; // to the semicolon before the last item

/** The name as its list has it, or as it was found. */
export const mended = (marks: Marks, sentence: Sentence, grammar: OrgGrammar, org: Mention): Mention =>
  branchOf(marks, sentence, grammar, org) ??
  boardOf(marks, sentence, grammar, org) ??
  wholeOf(marks, sentence, grammar, org) ??
  org;

/** "các chi nhánh Agribank A, BIDV B": the noun is said of all of them, and names none. */
function branchOf(marks: Marks, sentence: Sentence, grammar: OrgGrammar, org: Mention): Mention | null {
  const { tokens, text } = marks.reading;
  if (org.from === sentence.from || tokens[org.from]!.norm !== 'chi' || !isCount(tokens, org.from - 1)) return null;
  const bank = grammar.at(tokens, org.from + 2, sentence.to, text);
  if (
    bank?.to !== org.to ||
    bank.data.kind !== 'bank' ||
    !marks.at('Org', pastSeparators(marks.view(sentence), org.to))[0]
  )
    return null;
  marks.remove(org);
  marks.add(bank);
  return bank;
}

/** "Ban Tổ chức, Ủy ban Kiểm tra": what looks like any body is a known one by its short form among others; or null. */
function boardOf(marks: Marks, sentence: Sentence, grammar: OrgGrammar, org: Mention): Mention | null {
  if (org.how !== 'grammar' || org.data.part || org.data.place) return null;
  const short = grammar.short(marks.reading.tokens, org.from, sentence.to);
  if (short?.to !== org.to || short.data.kind === 'inner' || !among(marks, sentence, grammar, short)) return null;
  marks.remove(org);
  marks.add(short);
  return short;
}

/**
 * "…; Vụ Văn hóa, Giáo dục, Thanh niên, Thiếu niên và Nhi đồng; …": between semicolons a name with commas of its own goes
 * on to the next one. Null where what follows is another body, a place or no name.
 */
function wholeOf(marks: Marks, sentence: Sentence, grammar: OrgGrammar, org: Mention): Mention | null {
  const { tokens, text } = marks.reading;
  const { from, to, data } = org;
  if (data.kind === 'place' || data.place || data.part || tokens[to]?.norm !== ',') return null;
  const last = tokens[from - 1]?.norm === 'và' && semicolonBefore(tokens, sentence.from, from);
  if (!last && !/^[;:]$/.test(tokens[from - 1]?.norm ?? '')) return null;
  let end = to;
  for (; end < sentence.to && !/^[;.]$/.test(tokens[end]!.norm); end++) {
    const { kind, norm, shape } = tokens[end]!;
    if (end - to >= MOST_ITEM || (kind !== 'word' && !/^[,-]$/.test(norm)) || grammar.stops(tokens, end, sentence.to))
      return null;
    const next = end + 1;
    if (norm === ',' && (next >= sentence.to || tokens[next]!.shape === 'lower')) return null;
    if (shape === 'lower') continue;
    for (const type of ['Org', 'Person', 'Bloc', 'Role', 'Position']) if (marks.covering(type, end)) return null;
    if (grammar.head(tokens, end, sentence.to) || grammar.short(tokens, end, sentence.to)) return null;
    if (grammar.placeName(tokens, end, sentence.to, 'tỉnh') > 0 || grammar.district(tokens, end, sentence.to) > 0)
      return null;
  }
  const closed = tokens[end]?.norm === ';' || (last && (end === sentence.to || tokens[end]!.norm === '.'));
  if (!closed) return null;
  const name = grammar.expand(text.slice(tokens[from]!.start, tokens[end - 1]!.end));
  const whole: Mention = { ...org, to: end, name, how: 'grammar', data: { ...data, code: null } };
  marks.remove(org);
  marks.add(whole);
  return whole;
}

function semicolonBefore(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = to - 1; at >= from && to - at < MOST_BACK && tokens[at]!.norm !== ':'; at--)
    if (tokens[at]!.norm === ';') return true;
  return false;
}

/** Does a short name stand in a list with bodies that are named in full? */
export function among(marks: Marks, sentence: Sentence, grammar: OrgGrammar, { from, to }: Mention): boolean {
  const { tokens } = marks.reading;
  const view = marks.view(sentence);
  const separated = /^[,;]$|^và$/.test(tokens[from - 1]?.norm ?? '') && from - 1 > sentence.from;
  if (separated && marks.covering('Org', from - 2)) return true;
  if (!separated && !/^(?::|gồm|\()$/.test(tokens[from - 1]?.norm ?? '')) return false;
  for (let at = to, short: Mention | null = null; ; at = short.to) {
    const next = pastSeparators(view, at);
    if (next === at || next >= sentence.to) return false;
    if (marks.covering('Org', next)) return true;
    short = grammar.short(tokens, next, sentence.to);
    if (!short) return false;
  }
}
