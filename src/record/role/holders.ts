import { officesOf } from '../../extract/person/offices.js';
import type { Mention } from '../../rule/mention.js';
import { fold } from '../../text/normalize.js';
import type { Membership } from '../member/member.js';
import type { Scene } from '../scene.js';
import { unitName } from './unit.js';

/** Which of the bodies that stand with a duty hold it. */

/** Of the bodies of a person's several offices the member: "Trưởng ban Ban A, Tư lệnh Bộ Tư lệnh B (đơn vị Khối phó)". */
export function ownBody(scene: Scene, membership: Membership, holder: Mention): Mention {
  const is = (body: Mention): boolean => {
    const name = unitName(scene, membership, body);
    return membership.members.some(({ value }) => value === name);
  };
  const delegate = scene.marks.covering('Delegate', holder.from);
  if (!delegate || is(holder)) return holder;
  const { marks } = scene;
  return (
    marks.between('Org', delegate.from, holder.from).findLast(is) ??
    marks.between('Org', holder.to, delegate.to).find(is) ??
    holder
  );
}

/** Bodies that one sits in beside the office by which one heads a bloc. */
const SEATS = /^(?:Hội đồng |Ban Chấp hành |(?:Tỉnh|Thành|Huyện|Quận|Thị) ủy)/u;

/** "Phó Bí thư Tỉnh ủy, Chủ tịch Ủy ban MTTQ tỉnh, Khối trưởng": the body by whose office a person has a duty, or null. */
export function officeBody(delegate: Mention): Mention | null {
  const bodies = delegate.parts?.org ?? [];
  return bodies.find(({ name }) => !SEATS.test(name)) ?? bodies[0] ?? null;
}

/** The body of a person by the office told with the name elsewhere in the post, or null. */
export function bodyOf(scene: Scene, person: Mention): Mention | null {
  for (const { from, to } of scene.sentences) {
    for (const delegate of scene.marks.between('Delegate', from, to))
      if (isSame(delegate.name, person.name) && delegate.parts?.org?.[0]) return officeBody(delegate);
  }
  return null;
}

/** "đồng chí Mai Sao" is Khổng Thị Mai Sao. */
const isSame = (full: string, said: string): boolean => full === said || full.endsWith(` ${said}`);

/**
 * The body next to the duty. "Chi cục A huyện B, tỉnh C": the province behind the comma tells where it is. "Đài A và Báo B"
 * is one body if the member list has it so.
 */
export function lastBody({ reading: { tokens } }: Scene, membership: Membership, holders: readonly Mention[]): Mention {
  const last = holders[holders.length - 1]!;
  const before = holders[holders.length - 2];
  if (!before) return last;
  const where = tokens[last.from]!.norm === 'tỉnh' && before.data.part != null && last.from - before.to === 1;
  if (where) return before;
  const both = `${before.name} và ${last.name}`;
  const one = membership.members.some(({ value }) => fold(value) === fold(both));
  return one ? { ...before, to: last.to, name: both } : last;
}

/**
 * The holders that a list joins with the one nearest to the duty. A list without "và" may have begun before, unless its
 * first name opens the clause: "…; A, B làm Khối phó", "cử A, B làm Khối phó".
 */
export function joined(scene: Scene, holders: readonly Mention[], before: boolean): readonly Mention[] {
  if (!before || holders.length === 1) return holders;
  const { tokens } = scene.reading;
  if (opens(scene, holders[0]!) || /^(?:cùng|đều)$/.test(tokens[holders.at(-1)!.to]?.norm ?? '')) return holders;
  let first = holders.length - 1;
  let last = true;
  while (first > 0) {
    const between = tokens.slice(holders[first - 1]!.to, holders[first]!.from).map((token) => token.norm);
    const and = between.includes('và') || between.includes('cùng');
    if (last ? !and : between.includes(';') || and) break;
    last = false;
    first--;
  }
  return holders.slice(first);
}

/** Does a name stand where a clause or a list begins: behind ";", a verb of election, another duty and a comma? */
function opens({ marks, reading: { tokens } }: Scene, name: Mention): boolean {
  // "…, Hội A các tỉnh B, C làm Khối phó": the words that the names share open it.
  const from = marks.covering('ListHead', name.from - 1)?.from ?? name.from;
  const before = tokens[from - 1]?.norm ?? ';';
  const other = (before === ',' || before === 'và') && (marks.covering('Duty', from - 2)?.to ?? 0) === from - 1;
  if (before === 'hai' || (before === 'vị' && tokens[from - 3]?.norm === 'hai')) return true;
  return other || /^(?:;|bầu|cử|chọn|thiệu|tôn|để|đồng)$/.test(before);
}

/**
 * "Giám đốc Sở A và Chánh Văn phòng B làm Khối phó": the bodies before the nearest one that are told through their
 * people, each behind its office; without the nearest itself.
 */
export function companions(
  { knowledge, marks, reading: { tokens } }: Scene,
  nearest: Mention,
  least: number,
): Mention[] {
  const offices = officesOf(knowledge);
  const found: Mention[] = [];
  let body = nearest;
  for (;;) {
    const start = officeBefore(body);
    const joint = tokens[start - 1]?.norm;
    if (start === body.from || !(joint === 'và' || joint === 'cùng' || (joint === ',' && found.length > 0)))
      return found;
    const before = marks.covering('Org', start - 2);
    if (!before || before.to !== start - 1 || before.from < least) return found;
    found.unshift(before);
    body = before;
  }

  /** Where the words of an office end right at a body, or inside it ("Chánh Thanh tra tỉnh"): their first token. */
  function officeBefore({ from: at, to }: Mention): number {
    for (let from = Math.max(least, at - MOST_IN_OFFICE); from < at; from++)
      if (offices.office(tokens, from, to) >= at) return from;
    return at;
  }
}

const MOST_IN_OFFICE = 5;
