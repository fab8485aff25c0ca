import { type Mention, type MentionList, MOST_ITEMS, type View } from '../../rule/mention.js';
import type { Token } from '../../text/tokens.js';
import { pastApposition, pastCommand, pastLeader } from './apposition.js';
import type { OrgGrammar } from './organizations.js';

/**
 * Lists of organizations. Names hold commas and "và" themselves, heads stand once for many ("các Sở: A, B"; "LĐLĐ các
 * quận X, Y"), roles and scores stand in brackets: so lists are read over mentions, never split at commas.
 */

const words = (all: string): ReadonlySet<string> => new Set(all.split(' '));
const SEPARATORS = words(', ; và & cùng • - + /');
/** Words between a verb and the first name: "cho 02 đơn vị: …", "các trường", "là hai tập thể". */
const FILLERS = words(
  'các những hai ba bốn năm sáu bảy tám chín mười đơn vị tập thể cơ quan địa phương thành viên là gồm bao có : ( " • - ' +
    'trường doanh nghiệp đó cụ sau tiêu biểu xuất sắc một số với tỉnh huyện xã phường sở ngành hội lãnh đạo đại diện của còn lại cặp nhóm',
);
const MOST_FILLERS = 9;
const MOST_SEPARATORS = 3;
const MOST_UNNAMED = 6;
/** A name followed by one of these opens a clause of its own and does not close the list before it. */
/** "UBND huyện tặng": a level word that ends no name. */
const LEVELS = words('tỉnh huyện quận xã phường');
const CLAUSE_VERBS = words('được nhận đạt đón vinh đề làm là giữ đứng xếp dẫn tặng trao mỗi cũng đều vẫn cùng sẽ');

/** The list of organizations that starts at token `at` (leading count and generic nouns allowed), or null. */
export function orgList(view: View, at: number): MentionList | null {
  /** Does a token close the bracket of a shared head: "4 Quân khu (1, 2, 3, 4) và B"? */
  const closing = (token: number): boolean =>
    view.tokens[token]?.norm === ')' && token < view.to && bracketed(view, at, token);
  let next = pastFillers(view, at, MOST_FILLERS);
  if (next < 0) return null;
  const items: Mention[] = [];
  /** Number of items and end before each separator, to cut a tail that turns out to be another clause. */
  const cuts: { items: number; to: number }[] = [];
  let to = at;
  for (;;) {
    const mention = next < view.to ? view.at('Org', next)[0] : undefined;
    if (!mention || items.length === MOST_ITEMS) break;
    items.push(mention);
    to = pastLeader(view, at, pastApposition(view, pastCommand(view, mention)));
    if (closing(to) && SEPARATORS.has(view.tokens[to + 1]?.norm ?? '')) to++;
    next = pastSeparators(view, to);
    // Two names side by side stand in two lines.
    if (next === to && (view.at('Org', to).length === 0 || view.tokens[to - 1]!.norm === ')')) break;
    for (let i = to; i < next; i++) {
      if (/^[;,]$/.test(view.tokens[i]!.norm)) cuts.push({ items: items.length, to });
    }
    let filled = pastFillers(view, next, 5);
    if (filled < 0) filled = pastFillers(view, pastUnnamed(view, next), 5);
    if (labelled(view, next, filled)) break;
    if (filled < 0) break;
    next = filled;
  }
  if (items.length === 0) return null;
  const led = leads(view, at);
  const last = items.length - 1;
  if (!led || last === 0 || to >= view.to) return { items, to };
  const verb = view.tokens[LEVELS.has(view.tokens[to]!.norm) && to + 1 < view.to ? to + 1 : to]!.norm;
  // "cho A và UBND tỉnh tặng …": the last one gives, it does not get.
  if (/^(?:tặng|trao|xét|khen|truy|phong)$/.test(verb)) return { items: items.slice(0, last), to: items[last - 1]!.to };
  // "là A và B đứng thứ ba": a place of B alone.
  if (/^(?:đứng|xếp)$/.test(verb) && cuts.length === 0) return { items: items.slice(0, last), to: items[last - 1]!.to };
  const semicolons = cuts.filter(({ to: end }) => view.tokens[end]?.norm === ';');
  const cut = semicolons.at(-1) ?? cuts[cuts.length - 1];
  // "là A và B; C đã bàn giao": one semicolon among other signs parts two clauses.
  if (verb === 'đã' && semicolons.length === 1 && cut!.items === last && last > 1 && !counted(view, at, items.length))
    return { items: items.slice(0, last), to: cut!.to };
  if (cut && CLAUSE_VERBS.has(verb) && !counted(view, at, items.length)) {
    return { items: items.slice(0, cut.items), to: cut.to };
  }
  return { items, to };
}

/** Small words between "cho" and a list: "cho cán bộ và nhân dân huyện A". */
const PEOPLE = words(
  'cán bộ và nhân dân quân lực lượng vũ trang tập thể đơn vị các những hai ba bốn năm dẫn đầu xuất sắc tiêu biểu',
);
const MOST_PEOPLE = 8;

/** Does "cho", "là" or a colon lead to the list, with no more than general words in between? */
function leads(view: View, at: number): boolean {
  for (let i = at - 1; i >= view.from && at - i <= MOST_PEOPLE; i--) {
    const { norm, kind } = view.tokens[i]!;
    if (/^(?:cho|là|với|:)$/.test(norm)) return true;
    if (kind !== 'number' && !PEOPLE.has(norm)) return false;
  }
  return false;
}

const NUMBERS: readonly string[] = ['', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín', 'mười'];
const MOST_TO_COUNT = 7;

/** Do the words before a list announce all of its names ("03 đơn vị gồm: A; B và C được …")? */
function counted(view: View, at: number, items: number): boolean {
  for (let i = at - 1; i >= view.from && at - i <= MOST_TO_COUNT; i--) {
    const { norm, kind } = view.tokens[i]!;
    if (norm === 'gồm' || (norm === 'các' && !/^(?:cho|với|là)$/.test(view.tokens[i - 1]?.norm ?? ''))) return true;
    if ((kind === 'number' ? Number(norm) : NUMBERS.indexOf(norm)) === items) return true;
  }
  return false;
}

function bracketed(view: View, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (view.at('ListHead', at)[0]?.data.bracket) return true;
  return false;
}

/** The token of the next name behind at most `most` small words, or -1. */
function pastFillers(view: View, from: number, most: number): number {
  let at = from;
  for (let small = 0; at < view.to && small <= most; small++, at++) {
    if (view.at('Org', at).length > 0) return at;
    if (view.at('Rank', at).length > 0) return -1; // "…, ba là B": a place of its own
    const shared = view.at('ListHead', at)[0];
    if (shared) {
      at = shared.to - 1;
      continue;
    }
    const past = pastItemNumber(view, at);
    if (past > at) {
      at = past - 1;
      continue;
    }
    const token = view.tokens[at]!;
    // "A, còn B được đề nghị": a clause of its own; "A, còn lại là B" goes on.
    if (token.norm === 'còn' && view.at('Org', at + 1).length > 0) return -1;
    if (!FILLERS.has(token.norm) && token.kind !== 'number') return -1;
  }
  return -1;
}

/** "- Khối phó: A ↵ - Các thành viên: B, C": what stands behind a label of its own is another list. */
function labelled(view: View, from: number, to: number): boolean {
  let members = false;
  for (let at = from; at < to; at++) {
    const { norm } = view.tokens[at]!;
    if (norm === 'viên' && view.tokens[at - 1]?.norm === 'thành') members = true;
    else if (norm === ':' && members) return true;
  }
  return false;
}

/** Skips units that are only counted or called by their kind: "A và các ngân hàng thương mại, B". */
function pastUnnamed(view: View, from: number): number {
  if (!/^(?:các|một|\d+)$/.test(view.tokens[from]?.norm ?? '')) return from;
  for (let at = from + 1; at < view.to && at - from <= MOST_UNNAMED; at++) {
    if (view.tokens[at]!.norm === ',' || view.tokens[at]!.norm === ';') return at + 1;
    if (view.at('Org', at).length > 0 || view.tokens[at]!.kind === 'mark') return from;
  }
  return from;
}

/** Skips separators and what may stand before them ("A (Cụm trưởng), " → the next name). */
export function pastSeparators(view: View, at: number): number {
  const start = pastApposition(view, at);
  let next = start;
  while (next < view.to && next - start < MOST_SEPARATORS && SEPARATORS.has(view.tokens[next]!.norm)) next++;
  return pastItemNumber(view, next);
}

/** Skips the number or letter of an item: "1. A ↵ 2. B", "a) A ↵ b) B". */
export function pastItemNumber(view: View, at: number): number {
  const mark = view.tokens[at + 1];
  if (at + 2 >= view.to || !mark?.glued || !/^[.)/]$/.test(mark.norm)) return at;
  const { kind, norm } = view.tokens[at]!;
  if (kind !== 'number')
    return /^(?:[a-zđ]|[ivx]{1,4})$/u.test(norm) && view.at('Org', at + 2).length > 0 ? at + 2 : at;
  // "(1, 2, 3, 4) và B" closes a bracket.
  return mark.norm !== '.' && view.at('Org', at + 2).length === 0 ? at : at + 2;
}

/** A bare name ends where a list goes on, the clause goes on with a verb, or the sentence ends; not inside other words. */
export function closes(tokens: readonly Token[], at: number, end: number, grammar: OrgGrammar): boolean {
  const token = tokens[at];
  if (at >= end || !token) return true;
  return token.kind === 'mark' || token.norm === 'và' || token.norm === 'cùng' || grammar.stops(tokens, at, end);
}
