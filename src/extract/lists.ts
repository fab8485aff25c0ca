import type { Mention, MentionList, View } from '../rule/mention.js';
import type { Sentence, Token } from '../text/tokens.js';
import type { Marks } from './marks.js';
import type { OrgGrammar } from './organizations.js';

/**
 * Lists of organizations. Names hold commas and "và" themselves, heads stand once for many ("các Sở: A, B"; "LĐLĐ các
 * quận X, Y"), roles and scores stand in brackets: so lists are read over mentions, never split at commas.
 */

const SEPARATORS: ReadonlySet<string> = new Set([',', ';', 'và', '&', 'cùng', '•', '-']);
/** Words between a verb and the first name: "cho 02 đơn vị: …", "các trường", "là hai tập thể". */
const FILLERS: ReadonlySet<string> = new Set([
  'các',
  'những',
  'hai',
  'ba',
  'bốn',
  'năm',
  'sáu',
  'bảy',
  'tám',
  'chín',
  'mười',
  'đơn',
  'vị',
  'tập',
  'thể',
  'cơ',
  'quan',
  'địa',
  'phương',
  'thành',
  'viên',
  'là',
  'gồm',
  'bao',
  'có',
  ':',
  '(',
  '"',
  '•',
  '-',
  'trường',
  'doanh',
  'nghiệp',
  'đó',
  'cụ',
  'sau',
  'tiêu',
  'biểu',
  'xuất',
  'sắc',
  'một',
  'số',
]);
const MOST_FILLERS = 9;
const MOST_IN_BRACKET = 30;
/** A name followed by one of these opens a clause of its own and does not close the list before it. */
const CLAUSE_VERBS: ReadonlySet<string> = new Set([
  'được',
  'nhận',
  'đạt',
  'đón',
  'vinh',
  'đề',
  'làm',
  'là',
  'giữ',
  'đứng',
  'xếp',
  'dẫn',
  'tặng',
  'trao',
]);

/** The list of organizations that starts at token `at` (leading count and generic nouns allowed), or null. */
export function orgList(view: View, at: number): MentionList | null {
  let next = at;
  while (next < view.to && next - at < MOST_FILLERS && view.at('Org', next).length === 0) {
    const token = view.tokens[next]!;
    if (!FILLERS.has(token.norm) && token.kind !== 'number') return null;
    next++;
  }
  const items: Mention[] = [];
  /** Number of items and end before each separator, to cut a tail that turns out to be another clause. */
  const cuts: { items: number; to: number }[] = [];
  let to = at;
  for (;;) {
    const mention = next < view.to ? view.at('Org', next)[0] : undefined;
    if (!mention) break;
    items.push(mention);
    to = pastApposition(view, mention.to);
    next = to;
    while (next < view.to && next - to < 3 && SEPARATORS.has(view.tokens[next]!.norm)) {
      if (view.tokens[next]!.norm === ';' || view.tokens[next]!.norm === ',') cuts.push({ items: items.length, to });
      next++;
    }
    if (next === to) break;
    const filled = next;
    while (
      next < view.to &&
      next - filled < 4 &&
      view.at('Org', next).length === 0 &&
      (FILLERS.has(view.tokens[next]!.norm) || view.tokens[next]!.kind === 'number')
    )
      next++;
  }
  if (items.length === 0) return null;
  const led = at > view.from && /^(?:cho|là|với|:)$/.test(view.tokens[at - 1]!.norm);
  const cut = cuts[cuts.length - 1];
  if (cut && cut.items < items.length && to < view.to && CLAUSE_VERBS.has(view.tokens[to]!.norm) && led) {
    return { items: items.slice(0, cut.items), to: cut.to };
  }
  return { items, to };
}

/** Skips what may stand behind a name inside a list: "(Cụm trưởng)", "- đơn vị Trưởng khối năm 2018", "tỉnh". */
function pastApposition(view: View, at: number): number {
  const token = view.tokens[at];
  if (!token || at >= view.to) return at;
  if (token.norm === '(') {
    for (let i = at + 1; i < view.to && i - at < MOST_IN_BRACKET; i++) if (view.tokens[i]!.norm === ')') return i + 1;
    return at;
  }
  if (token.norm === '-' || token.norm === ',') {
    let i = at + 1;
    while (
      i < view.to &&
      i - at < 4 &&
      (view.tokens[i]!.norm === 'đơn' || view.tokens[i]!.norm === 'vị' || view.tokens[i]!.norm === 'là')
    )
      i++;
    const role = view.at('Role', i)[0];
    if (!role) return at;
    let end = role.to;
    if (view.tokens[end]?.norm === 'năm' && view.tokens[end + 1]?.kind === 'number') end += 2;
    return end;
  }
  return at;
}

/** Adds the names that a shared head implies, sentence by sentence: "các Sở: NN&PTNT, TN&MT", "huyện A, B và C". */
export function unfold(marks: Marks, sentence: Sentence, grammar: OrgGrammar): void {
  const { tokens, text } = marks.reading;
  let head: string | null = null;
  for (let at = sentence.from; at < sentence.to; ) {
    const org = marks.at('Org', at)[0];
    if (org) {
      const shared = sharedLevel(tokens, org.to, sentence.to, grammar);
      if (shared) {
        head = `${org.name} ${shared.name}`;
        at = shared.to;
      } else {
        head =
          org.data.kind === 'place' ? String(org.data.unit) : typeof org.data.head === 'string' ? org.data.head : null;
        at = org.to;
      }
      at = skipSeparators(marks.view(sentence), at);
      continue;
    }
    const opened = openHead(tokens, at, sentence.to, grammar);
    if (opened) {
      head = opened.head;
      at = opened.to;
      if (tokens[at]?.norm === ':') at++;
    }
    const mention = head ? grammar.under(head, tokens, at, sentence.to, text) : null;
    if (mention && closes(tokens, mention.to, sentence.to, grammar) && !marks.covering('Org', mention.from)) {
      marks.add(mention);
      at = skipSeparators(marks.view(sentence), mention.to);
      continue;
    }
    if (!opened) {
      head = null;
      at++;
    }
  }
}

/** "các Sở", "09 Sở, ngành …", "các huyện", "các Trường THPT": a head noun for several names. */
function openHead(
  tokens: readonly Token[],
  at: number,
  end: number,
  grammar: OrgGrammar,
): { head: string; to: number } | null {
  const token = tokens[at]!;
  if (token.norm !== 'các' && token.kind !== 'number') return null;
  const level = grammar.level(tokens, at + 1, end);
  if (level) return { head: level.name, to: level.to };
  const head = grammar.head(tokens, at + 1, end);
  return head ? { head: head.name, to: head.to } : null;
}

/** "Sở Tài chính các tỉnh:", "LĐLĐ các quận", "Hội Luật gia các tỉnh, thành phố:" → the level word. */
function sharedLevel(
  tokens: readonly Token[],
  at: number,
  end: number,
  grammar: OrgGrammar,
): { name: string; to: number } | null {
  let i = at;
  if (tokens[i]?.norm === 'của' && i < end) i++;
  if (i >= end || tokens[i]!.norm !== 'các') return null;
  const level = grammar.level(tokens, i + 1, end);
  if (!level) return null;
  let to = level.to;
  while (tokens[to]?.norm === ',' || tokens[to]?.norm === 'và') {
    const more = grammar.level(tokens, to + 1, end);
    if (!more || grammar.placeName(tokens, more.to, end, more.name) > 0) break;
    to = more.to;
  }
  if (tokens[to]?.norm === ':') to++;
  return { name: level.name, to };
}

function skipSeparators(view: View, at: number): number {
  let next = pastApposition(view, at);
  const start = next;
  while (next < view.to && next - start < 3 && SEPARATORS.has(view.tokens[next]!.norm)) next++;
  return next;
}

/** A bare name ends where a list goes on, the clause goes on with a verb, or the sentence ends; not inside other words. */
function closes(tokens: readonly Token[], at: number, end: number, grammar: OrgGrammar): boolean {
  const token = tokens[at];
  if (at >= end || !token) return true;
  return token.kind === 'mark' || token.norm === 'và' || token.norm === 'cùng' || grammar.stops(tokens, at, end);
}
