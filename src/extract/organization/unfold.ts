import type { Mention } from '../../rule/mention.js';
import type { Sentence, Token } from '../../text/tokens.js';
import type { Marks } from '../marks.js';
import { pastApposition } from './apposition.js';
import { type Carried, NOTHING } from './carried.js';
import { closes, pastItemNumber, pastSeparators } from './lists.js';
import { among, mended } from './mended.js';
import { numberOfBefore } from './numbered.js';
import type { OrgGrammar } from './organizations.js';
import { school, schoolItem } from './schools.js';
import { open } from './shared.js';
import { unknownItem, unknownItems } from './unknown.js';

/** A unit of which a list among others mostly has one ("các huyện: A, thị xã B, C"). */
const SINGLE = /^(?:thị xã|thị trấn|thành phố)$/;
/** "huyện A, B": B may be a town. */
const DISTRICT = /^(?:huyện|quận|thị xã|thành phố)$/;
const MOST_NAME = 2; // a bare name of three syllables that begins like a person's is one

/**
 * Adds the names that shared parts imply, and takes away mentions that were only the shared part. `above`: what the
 * head of a table's column says of its cells.
 */
export function unfold(marks: Marks, sentence: Sentence, grammar: OrgGrammar, above: Carried | null): void {
  const { tokens, text } = marks.reading;
  const view = marks.view(sentence);
  const end = sentence.to;
  let carried = above;
  /** A shared body whose list is still to come: "Bộ CHQS 12 tỉnh (gồm các tỉnh: …)". */
  let waiting = '';
  /** Does a list of units run ("gồm"), and where does it await its next item? */
  let announced = false;
  let awaited = -1;
  const goOn = (to: number): number => {
    const next = pastSeparators(view, to);
    if (next === pastApposition(view, to)) carried = null;
    else if (announced) awaited = next;
    return next;
  };
  for (let at = sentence.from; at < end; ) {
    const opening = open(marks, sentence, grammar, at, carried, waiting);
    if (opening) {
      if (opening.drop) marks.remove(opening.drop);
      // "Ngân hàng A (chi nhánh B": "chi nhánh B" is no body beside "Ngân hàng A - Chi nhánh B".
      for (const part of marks.between('Org', at + 1, opening.to)) if (part.to > opening.to) marks.remove(part);
      if (opening.to > at)
        marks.add({
          type: 'ListHead',
          from: at,
          to: opening.to,
          name: opening.carried?.base ?? '',
          how: 'grammar',
          data: { bracket: tokens.slice(at, opening.to).some(({ norm }) => norm === '(') ? 1 : null },
        });
      carried = opening.carried;
      if (carried?.base) waiting = carried.base;
      const bullet = /^[-•+]$/.test(tokens[opening.to]?.norm ?? '');
      at = bullet ? pastSeparators(view, opening.to) : pastItemNumber(view, opening.to);
      continue;
    }
    const found = marks.at('Org', at)[0];
    const org = found && mended(marks, sentence, grammar, found);
    if (org) {
      // "các xã: Tân Thanh, Trường Sinh": a place that begins like a school.
      const bare =
        carried?.said && carried.level && org.how === 'grammar' && org.data.kind !== 'place' && org.to - org.from <= 3;
      const place = bare ? grammar.under(carried!, tokens, at, end, text) : null;
      const put =
        (place?.to === org.to ? place : carried && inside(carried, org, grammar)) ??
        school(marks, org, carried, sentence, grammar);
      if (put) {
        marks.remove(org);
        marks.add(put);
        if (put.data.head === `Trường ${org.data.head}`) carried = { ...NOTHING, head: put.data.head, said: true };
        if (carried?.base && org.data.kind === 'place' && !SINGLE.test(String(org.data.unit)))
          carried = { ...carried, level: String(org.data.unit) };
      } else carried = shares(org, carried, plural(tokens, org));
      at = goOn(Math.max(org.to, put?.to ?? 0));
      continue;
    }
    const item: Mention | null =
      carried && !marks.covering('Person', at) && !marks.covering('Bloc', at)
        ? grammar.under(carried, tokens, at, end, text)
        : null;
    const numbered = item && numberOfBefore(marks, item, at);
    if (numbered) {
      marks.add(numbered);
      at = goOn(item.to);
      continue;
    }
    if (item && closes(tokens, item.to, end, grammar) && (carried!.said || !personal(marks, item))) {
      marks.add(item);
      at = goOn(item.to);
      continue;
    }
    const short = grammar.short(tokens, at, end);
    if (short && among(marks, sentence, grammar, short) && closes(tokens, short.to, end, grammar)) {
      marks.add(short);
      at = goOn(short.to);
      continue;
    }
    const other =
      at === awaited
        ? (schoolItem(marks, sentence, grammar, at, carried) ?? unknownItem(marks, sentence, grammar, at))
        : null;
    if (other) {
      marks.add(other);
      at = goOn(other.to);
      continue;
    }
    const named = tokens[at]!.norm === ':' ? unknownItems(marks, sentence, grammar, at + 1) : [];
    for (const one of named) marks.add(one);
    if (tokens[at]!.norm === 'gồm') announced = true;
    else if (tokens[at]!.kind === 'word' && grammar.stops(tokens, at, end)) announced = false;
    carried = null;
    at = named.at(-1)?.to ?? at + 1;
  }
}

/** A named body or place as an item of the list: put under what is shared, or null if it stands by itself. */
function inside(carried: Carried, org: Mention, grammar: OrgGrammar): Mention | null {
  if (!carried.base) return null;
  if (org.data.kind === 'place') {
    // "Chi cục Thuế huyện Ba Vì, tỉnh Hà Tây" is an address, not a second office.
    const address =
      org.data.unit === 'tỉnh' && carried.level !== 'tỉnh' && carried.level !== 'thành phố' && carried.level !== '';
    return carried.nest || address ? null : grammar.join(carried.base, org);
  }
  const own = org.name.startsWith(carried.base.split(' ', 1)[0]!);
  const noun = carried.nest || carried.head;
  const named = noun !== '' && (org.name.startsWith(noun) || org.data.head === noun);
  // "Công đoàn cơ sở các trường: …, Trung cấp Luật X": a school called without the noun.
  const bare = !named && carried.head !== '' && org.how === 'grammar';
  if (own || !(carried.whole || (!carried.level && (named || bare)))) return null;
  const item = bare && !carried.whole ? { ...org, name: `${carried.head} ${org.name}` } : org;
  return { ...grammar.join(carried.base, item), data: { ...org.data, head: carried.base, base: carried.base } };
}

/** What the next items may share with a body that was named in full. */
function shares(org: Mention, before: Carried | null, many: boolean): Carried {
  const { data } = org;
  if (data.kind === 'place') {
    // One town among "các huyện: A, thị xã B, C" does not make a town of C.
    const single = before?.said && before.level && SINGLE.test(String(data.unit));
    if (single) return before;
    const said = before?.said ?? false;
    const mixed = said ? (before?.mixed ?? false) : DISTRICT.test(String(data.unit));
    return { ...NOTHING, level: String(data.unit), said, mixed };
  }
  if (data.base) return { ...NOTHING, base: String(data.base), nest: String(data.nest) };
  const head = typeof data.head === 'string' ? data.head : '';
  if (typeof data.part === 'string' && org.name.endsWith(data.part)) {
    const level = /^(?:thành phố|thị xã|thị trấn|đặc khu|\p{Ll}+)(?= \p{Lu}| \d)/u.exec(data.part)?.[0] ?? '';
    const base = org.name.slice(0, -data.part.length).trim();
    if (/^\d+$/.test(data.part)) return { ...NOTHING, base, level: 'quận' }; // "Quận ủy 1, 3, 5"
    return { ...NOTHING, base, level, head: level ? head : '' };
  }
  const place = String(data.place ?? '');
  // "VNPT Lào Cai, Yên Bái": offices of one house in several provinces.
  if (place && !data.placeKind && org.name.endsWith(` ${place}`))
    return { ...NOTHING, base: org.name.slice(0, -place.length).trim(), level: 'tỉnh', head };
  return data.place && data.placeKind
    ? { ...NOTHING, base: org.name, level: 'tỉnh', head }
    : { ...NOTHING, head, said: many };
}

/** "các trường THPT Lê Lợi, Trần Phú": the noun is said to hold for several names. */
const plural = (tokens: readonly Token[], { from, data }: Mention): boolean =>
  typeof data.head === 'string' && /^(?:các|những)$/.test(tokens[from - 1]?.norm ?? '');

/** Does a bare name look like a person's ("Nguyễn Văn An" behind "huyện Ba Bể,")? */
function personal(marks: Marks, item: Mention): boolean {
  return item.to - item.from > MOST_NAME && marks.at('Surname', item.from).length > 0;
}
