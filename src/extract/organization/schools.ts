import type { Mention } from '../../rule/mention.js';
import type { Sentence } from '../../text/tokens.js';
import type { Marks } from '../marks.js';
import { type Carried, NOTHING } from './carried.js';
import { closes } from './lists.js';
import type { OrgGrammar } from './organizations.js';

/** Schools in lists, which leave out their noun, shorten it or are named after persons. */

/** A school's own name has so many syllables. */
const FEWEST = 2;
const MOST = 4;

/** "Trường THPT Lê Lợi, Trần Phú, Lê Quý Đôn họp": schools of one kind, the later ones by what they are named after. */
export function schoolItem(
  marks: Marks,
  sentence: Sentence,
  grammar: OrgGrammar,
  from: number,
  carried: Carried | null,
): Mention | null {
  const { tokens, text } = marks.reading;
  const kind = carried?.head ?? '';
  if (!/^(?:Trường )?(?:THPT|THCS|Tiểu học|Mầm non)$/.test(kind)) return null;
  let to = from;
  while (to < sentence.to && tokens[to]!.shape === 'title' && marks.covering('Org', to) === null) to++;
  if (to - from < FEWEST || to - from > MOST || !closes(tokens, to, sentence.to, grammar)) return null;
  const name = `${kind} ${text.slice(tokens[from]!.start, tokens[to - 1]!.end)}`;
  for (const type of ['Person', 'Delegate']) for (const one of marks.at(type, from)) marks.remove(one);
  return { type: 'Org', from, to, name, how: 'elided', data: { kind, head: kind, place: null, part: null } };
}

/** "các trường Đại học A, B", a cell under "Trường": the noun belongs to each school; "CĐ" among schools is no union. */
export function school(
  marks: Marks,
  org: Mention,
  carried: Carried | null,
  sentence: Sentence,
  grammar: OrgGrammar,
): Mention | null {
  // "các Trường THPT: Lê Lợi, Trường Chinh": who the school is named after begins like a school.
  const kind = carried?.said && /^Trường ./.test(carried.head) ? carried.head : '';
  if (kind && org.data.head === 'Trường' && org.how === 'grammar' && org.to - org.from === 2)
    return { ...org, name: `${kind} ${org.name}`, how: 'elided', data: { ...org.data, kind, head: kind } };
  const { tokens, text } = marks.reading;
  const abbreviated = tokens[org.from]!.norm === 'cđ' && org.name.startsWith('Công đoàn ');
  // "ĐH Nha Trang, CĐ Y tế Khánh Hòa"
  const before = abbreviated && org.from - 2 >= sentence.from ? marks.covering('Org', org.from - 2) : null;
  const among = before !== null && /^(?:Trường |Đại học |Cao đẳng |Trung cấp )/.test(before.name);
  if (carried?.head !== 'Trường' && !among) return null;
  if (abbreviated) {
    const named = { ...NOTHING, head: 'Trường Cao đẳng', said: true };
    const whole = grammar.under(named, tokens, org.from + 1, sentence.to, text);
    return {
      ...org,
      to: Math.max(org.to, whole?.to ?? 0),
      name: whole && whole.to > org.to ? whole.name : org.name.replace('Công đoàn', 'Trường Cao đẳng'),
      how: 'form',
      data: { kind: 'Cao đẳng', code: null, head: 'Cao đẳng', place: null, part: null },
    };
  }
  const noun =
    (tokens[org.from - 1]?.norm === 'trường' || org.from === sentence.from) &&
    /^(?:Đại học|Cao đẳng|Trung cấp)$/.test(String(org.data.head));
  return noun ? { ...org, name: `Trường ${org.name}`, data: { ...org.data, head: `Trường ${org.data.head}` } } : null;
}
