import type { Mention } from '../../rule/mention.js';
import type { Sentence } from '../../text/tokens.js';
import type { Marks } from '../marks.js';
import { pastSeparators } from './lists.js';
import type { OrgGrammar } from './organizations.js';

/** Units in lists whose names no grammar knows ("Petrolimex", "Than Mạo Khê"): the list alone tells that they are units. */

const ENDS_ITEM = /^(?:[,;.(]|và)$/u;
const MOST_ITEM = 12;
const FEWEST = 3;
const MOST_TO_COUNT = 5;
const UNITS =
  /^(?:đơn vị|cơ quan|doanh nghiệp|công ty|thành viên|ngân hàng)(?: (?:thành viên|là|gồm|trong khối|trong cụm))*$/u;

/**
 * "6 đơn vị thành viên: Than Mạo Khê, Than Hà Lầm, …": the names from token `at`, behind the colon, if none of them is known
 * otherwise and they are exactly as many as announced; else none.
 */
export function unknownItems(marks: Marks, sentence: Sentence, grammar: OrgGrammar, at: number): readonly Mention[] {
  const { tokens } = marks.reading;
  const number = marks.between('Number', Math.max(sentence.from, at - 1 - MOST_TO_COUNT), at - 1).at(-1);
  const said = number && tokens.slice(number.to, at - 1).map(({ norm }) => norm);
  if (!number || !UNITS.test(said!.join(' ')) || Number(number.data.value) < FEWEST) return [];
  const view = marks.view(sentence);
  const items: Mention[] = [];
  for (let next = at; next < sentence.to; ) {
    const item = unknownItem(marks, sentence, grammar, next);
    if (!item || items.length === number.data.value) return [];
    items.push(item);
    next = pastSeparators(view, item.to);
    if (next === item.to || next >= sentence.to) break;
  }
  const end = items.at(-1)?.to ?? at;
  const closed = end >= sentence.to || /^[.;]$/.test(tokens[end]!.norm);
  return closed && items.length === number.data.value ? items : [];
}

/**
 * An item that no grammar knows, in a list of units behind "gồm": "…, Petrolimex, …". It begins with a capital, ends at
 * a separator and holds no word that never stands in a name.
 */
export function unknownItem(marks: Marks, sentence: Sentence, grammar: OrgGrammar, from: number): Mention | null {
  const { tokens, text } = marks.reading;
  if (tokens[from]?.kind !== 'word' || tokens[from]!.shape === 'lower') return null;
  if (/^[ivx]{1,4}$/.test(tokens[from]!.norm) && tokens[from + 1]?.norm === '.') return null; // the number of an item
  let to = from;
  for (; to < sentence.to && !ENDS_ITEM.test(tokens[to]!.norm); to++) {
    // "Than Thống Nhất": a later word in capitals is the name's.
    const stops = (to === from || tokens[to]!.shape === 'lower') && grammar.stops(tokens, to, sentence.to);
    if (to - from >= MOST_ITEM || stops) return null;
    for (const type of ['Person', 'Bloc', 'Role', 'Org', 'Position', 'Date']) if (marks.covering(type, to)) return null;
  }
  // "Du lịch" is the rest of a field, not a name of its own.
  const capitals = tokens.slice(from, to).filter(({ shape }) => shape !== 'lower').length;
  if (to - from > 1 && capitals < 2) return null;
  const name = grammar.expand(text.slice(tokens[from]!.start, tokens[to - 1]!.end));
  return { type: 'Org', from, to, name, how: 'elided', data: { kind: 'unknown', head: null, place: null, part: null } };
}
