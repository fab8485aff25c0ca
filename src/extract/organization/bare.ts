import type { Sentence } from '../../text/tokens.js';
import type { Marks } from '../marks.js';
import { NOTHING, type Opening } from './carried.js';
import { SOME } from './items.js';
import { isCount } from './levels.js';
import type { OrgGrammar } from './organizations.js';

/** Lists whose items are called without level or head, which the words before them tell: "gồm Ba Tơ, …", "gồm: Công Thương, …". */

/**
 * "Cụm thi đua các huyện miền núi, gồm Ba Tơ, …", "gồm 4 địa phương: …", "gồm Đức Trọng, Di Linh": bare places that take
 * their level from the bloc's name; of no level where nothing says it.
 */
export function barePlaces(
  marks: Marks,
  sentence: Sentence,
  grammar: OrgGrammar,
  at: number,
  waiting: string,
): Opening | null {
  const { tokens } = marks.reading;
  // "Cụm thi đua số 1 (Ba Đình, Hoàn Kiếm, …)"
  const bracket = tokens[at]!.norm === '(' && marks.covering('Bloc', at - 1) !== null;
  if (
    tokens[at]!.norm !== 'gồm' &&
    !(bracket && listsDistricts(marks, sentence, grammar, at + 1)) &&
    !localitiesAt(marks, sentence, grammar, at)
  )
    return null;
  let to = tokens[at]!.norm === 'gồm' || bracket ? at + 1 : at;
  if (to < sentence.to && tokens[to]!.shape !== 'title' && isCount(tokens, to)) to++;
  const localities = tokens[to]?.norm === 'địa' && tokens[to + 1]?.norm === 'phương';
  const units = localities || (tokens[to]?.norm === 'đơn' && tokens[to + 1]?.norm === 'vị');
  if (units) to += 2;
  if (tokens[to]?.norm === ':') to++;
  const first = tokens[to];
  if (to >= sentence.to || first?.kind !== 'word' || first.shape === 'lower') return null;
  if (marks.at('Org', to).length > 0 || grammar.head(tokens, to, sentence.to) || grammar.short(tokens, to, sentence.to))
    return null;
  const districts = localities || listsDistricts(marks, sentence, grammar, to);
  const level = levelOfBloc(marks, sentence, grammar, at) || (districts ? SOME : '');
  return level ? { carried: { ...NOTHING, base: waiting, level, said: true }, to, drop: null } : null;
}

/** "5 địa phương Ba Tơ, Trà Bồng, …": known districts straight behind their number. */
function localitiesAt(marks: Marks, sentence: Sentence, grammar: OrgGrammar, at: number): boolean {
  const { tokens } = marks.reading;
  if (tokens[at + 1]?.norm !== 'địa' || tokens[at + 2]?.norm !== 'phương' || !isCount(tokens, at)) return false;
  return listsDistricts(marks, sentence, grammar, tokens[at + 3]?.norm === ':' ? at + 4 : at + 3);
}

const MOST_BACK = 300; // tokens in which a "sở" tells whose fields are listed
const LEAST_FIELDS = 3;

/** "Khối thi đua các sở … gồm: Công Thương, Xây dựng, Tài chính": three departments or more, called by their fields. */
export function bareFields(marks: Marks, { to: end }: Sentence, grammar: OrgGrammar, at: number): Opening | null {
  const { tokens, text } = marks.reading;
  if (tokens[at]!.norm !== 'gồm') return null;
  // "các lĩnh vực gồm: Công Thương, …" are no departments.
  const before = tokens[at - 1]?.norm === 'bao' ? tokens[at - 2] : tokens[at - 1];
  if (/^(?:vực|nghề|dung|mặt|tác|trào)$/.test(before?.norm ?? '')) return null;
  let to = at + 1;
  if (tokens[to]?.norm === 'có') to++;
  if (tokens[to]?.norm === ':') to++;
  const carried = { ...NOTHING, head: 'Sở' };
  let fields = 0;
  for (let next = to; next < end && !marks.covering('Org', next); fields++) {
    const item = grammar.under(carried, tokens, next, end, text);
    if (!item || !/^(?:[,;.]|và)$/.test(tokens[item.to]?.norm ?? '.')) break;
    next = item.to + 1;
  }
  if (fields < LEAST_FIELDS) return null;
  for (let back = at - 1; back >= 0 && at - back < MOST_BACK; back--)
    if (tokens[back]!.norm === 'sở' && !/^(?:cơ|trụ|công)$/.test(tokens[back - 1]?.norm ?? ''))
      return { carried, to, drop: null };
  return null;
}

/** Do two known districts stand at a token as items of a list: "Đức Trọng, Di Linh", and no persons of such names? */
function listsDistricts(
  { covering, reading: { tokens } }: Marks,
  { to: end }: Sentence,
  grammar: OrgGrammar,
  at: number,
) {
  const first = at + grammar.district(tokens, at, end);
  const second = first + 1 < end && /^(?:[,;-]|và)$/.test(tokens[first]!.norm) ? first + 1 : end;
  return (
    first > at && grammar.district(tokens, second, end) > 0 && !covering('Person', at) && !covering('Person', second)
  );
}

/** The level word behind "các" or a number in the last name of a bloc before a token ("Cụm thi đua các huyện …"), or ''. */
function levelOfBloc(marks: Marks, sentence: Sentence, grammar: OrgGrammar, before: number): string {
  const { tokens } = marks.reading;
  for (const bloc of [...marks.between('Bloc', sentence.from, before)].reverse())
    for (let at = bloc.from; at + 1 < bloc.to; at++) {
      const level = isCount(tokens, at) ? grammar.level(tokens, at + 1, bloc.to) : null;
      if (level) return level.name;
    }
  return '';
}
