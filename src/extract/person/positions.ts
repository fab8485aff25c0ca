import type { Knowledge } from '../../rule/load.js';
import type { Mention } from '../../rule/mention.js';
import type { Reading } from '../../text/sentences.js';
import type { Sentence } from '../../text/tokens.js';
import type { Marks } from '../marks.js';
import { type Chain, chainReader, MOST_TOKENS } from './chain.js';
import { closing } from './inside.js';
import { officesOf } from './offices.js';

const MOST_ASIDE = 8;

/**
 * Marks the offices that stand with the persons of a sentence, behind the name ("…, Phó Giám đốc Sở Y tế, Khối trưởng") or
 * before it, as `Position` (parts: person, org, role), and each person with honorific and offices as one `Delegate`
 * (name of the person; parts: person, position, org, role). "đơn vị Trưởng khối" is said of the body and stays outside.
 */
export function markPositions(reading: Reading, sentence: Sentence, marks: Marks, knowledge: Knowledge): void {
  const persons = marks.between('Person', sentence.from, sentence.to);
  if (persons.length === 0) return;
  const { tokens } = reading;
  const offices = officesOf(knowledge);
  const { read } = chainReader(reading, marks, offices);
  const starts = persons.map((person, index) =>
    titlesBefore(person.from, index > 0 ? persons[index - 1]!.to : sentence.from),
  );
  let free = sentence.from;

  for (const [index, person] of persons.entries()) {
    const start = starts[index]!;
    const limit = starts[index + 1] ?? sentence.to;
    const before = chainBefore(free, start, person.to);
    const behind = chainBehind(
      person.to,
      limit,
      persons[index + 1]?.data.titled === 0 || limit === persons[index + 1]?.from,
    );
    const chains = [before, behind?.chain].filter((chain) => chain != null);
    for (const chain of chains) add('Position', chain.from, chain.to, chain.text, chain, [person]);
    const all = { orgs: chains.flatMap((chain) => chain.orgs), roles: chains.flatMap((chain) => chain.roles) };
    const unit = behind ? null : unitIn(person.to, limit);
    const end = pastUnitRole(unit ? unit.to + 1 : (behind?.to ?? person.to), limit);
    const to = behind || before ? pastBracket(end, limit) : end;
    if (unit) all.orgs.push(unit);
    const positions = chains.map((chain) => marks.at('Position', chain.from)[0]!);
    marks.add({
      type: 'Delegate',
      from: before?.from ?? start,
      to,
      name: person.name,
      how: 'grammar',
      data: { position: chains.map((chain) => chain.text).join(', ') || null, titled: person.data.titled! },
      parts: { person: [person], position: positions, org: all.orgs, role: all.roles },
    });
    free = to;
  }

  function add(
    type: string,
    from: number,
    to: number,
    name: string,
    { orgs, roles }: Chain,
    person: readonly Mention[],
  ): void {
    const data = { org: orgs[0]?.name ?? null, role: roles[0]?.data.code ?? null };
    marks.add({ type, from, to, name, how: 'grammar', data, parts: { person, org: orgs, role: roles } });
  }

  /** The body in a bracket right behind a name: "bà Lê Thị A (Sở Y tế)". */
  function unitIn(at: number, limit: number): Mention | null {
    const unit = tokens[at]?.norm === '(' && at + 1 < limit ? marks.at('Org', at + 1)[0] : undefined;
    return unit && unit.to < limit && tokens[unit.to]!.norm === ')' ? unit : null;
  }

  /** Skips "(đơn vị Khối trưởng)", "– cơ quan Trưởng khối năm 2018": the role of the body, not of the person. */
  function pastUnitRole(at: number, limit: number): number {
    const mark = tokens[at];
    if (!mark || at + 2 >= limit || !/^[(,-]$/.test(mark.norm) || !offices.ofUnit(tokens, at + 1, limit)) return at;
    if (mark.norm === '(') {
      const close = closing(tokens, at, limit);
      return close > 0 ? close + 1 : at;
    }
    const role = [1, 2, 3, 4, 5, 6, 7, 8, 9]
      .map((ahead) => marks.at('Role', at + ahead)[0])
      .find((one) => one !== undefined);
    if (!role) return at;
    let to = marks.at('Bloc', role.to)[0]?.to ?? role.to;
    while (
      to < limit &&
      (tokens[to]!.norm === 'thi' ||
        tokens[to]!.norm === 'đua' ||
        tokens[to]!.norm === 'năm' ||
        tokens[to]!.kind === 'number')
    )
      to++;
    return to;
  }

  /** First token of the honorifics and ranks that end at `at`. */
  function titlesBefore(at: number, from: number): number {
    let start = at;
    for (let i = at - 1; i >= from && at - i <= 6; i--) {
      if (offices.pastTitles(tokens, i, at) === at) start = i;
    }
    return start;
  }

  /** Offices that end right before a person (or a comma and the person's rank). */
  function chainBefore(from: number, end: number, behind: number): Chain | null {
    let close = end;
    const mark = close > from && end < tokens.length ? tokens[close - 1]!.norm : '';
    // "Phó Giám đốc Sở Y tế - bà A - báo cáo": between two dashes.
    if (mark === ',' || (mark === '-' && tokens[behind]?.norm === '-')) close--;
    for (let at = Math.max(from, close - MOST_TOKENS); at < close; at++) {
      if (offices.office(tokens, at, close) < 0) continue;
      // "Đại diện Khối trưởng, bà A", "là đơn vị Khối trưởng, Hiệu trưởng A": an office that is not hers.
      const before = at - 2 >= from ? `${tokens[at - 2]!.norm} ${tokens[at - 1]!.norm}` : '';
      if (before === 'đại diện' || before === 'đơn vị') continue;
      const chain = read(at, close);
      if (!chain || chain.to !== close || !endsInOffice(chain)) continue;
      if (close === end || chain.orgs.length > 0 || opensClause(at)) return chain;
    }
    return null;
  }

  /** "Kết luận hội nghị, Phó Tổng Giám đốc, ông A …": an office that opens a sentence or what stands behind its first words. */
  function opensClause(at: number): boolean {
    const clause = tokens[at - 1]?.norm === ',' && marks.between('Person', sentence.from, at).length === 0;
    return at === sentence.from || clause;
  }

  /** "cờ Trưởng khối rời tay ông A": a word that belongs to no office or body stands between it and the name. */
  function endsInOffice({ from, to }: Chain): boolean {
    const last = tokens[to - 1]!;
    if (last.kind !== 'word' || last.shape !== 'lower' || offices.words.has(last.norm)) return true;
    return marks.covering('Org', to - 1) !== null || marks.covering('Bloc', to - 1) !== null || to - from < 2;
  }

  /** Offices behind a person, up to the next one; the last office goes to a next person who has no title of his own. */
  function chainBehind(from: number, limit: number, shared: boolean): { chain: Chain; to: number } | null {
    let at = pastAside(from, limit);
    const mark = tokens[at];
    if (!mark || at >= limit) return null;
    const bracket = mark.norm === '(';
    if (bracket || mark.norm === ',' || mark.norm === '-' || mark.norm === ':') at++;
    if (tokens[at]?.norm === '-') at++;
    if (at >= limit || (mark.norm === ':' && tokens[at]?.norm !== '-' && offices.office(tokens, at, limit) < 0))
      return null;
    const chain = read(at, limit);
    if (!chain) return null;
    if (shared && chain.to === limit && limit < sentence.to) {
      const cut = lastStart(chain, limit);
      if (cut <= at) return null;
      const kept = read(at, cut);
      return kept && { chain: kept, to: kept.to };
    }
    const to = bracket && tokens[chain.to]?.norm === ')' ? chain.to + 1 : chain.to;
    const role =
      to > chain.to && to + 1 < limit && /^[,-]$/.test(tokens[to]!.norm) ? marks.at('Role', to + 1)[0] : null;
    const more = role && read(to + 1, limit);
    return more ? { chain: joined(chain, more), to: more.to } : { chain, to };
  }

  /** "(Phó Bí thư Đảng bộ Sở Y tế), Khối trưởng": what stands in the bracket, and the bloc role behind it. */
  function joined(first: Chain, { to, text, orgs, roles }: Chain): Chain {
    return {
      from: first.from,
      to,
      text: `${first.text}, ${text}`,
      orgs: [...first.orgs, ...orgs],
      roles: [...first.roles, ...roles],
    };
  }

  /** Skips "(bìa phải)", "(đứng giữa)" of captions behind an office: small words that name nothing. */
  function pastBracket(at: number, limit: number): number {
    if (at >= limit || tokens[at]!.norm !== '(') return at;
    const close = closing(tokens, at, limit);
    if (close < 0 || close - at > MOST_ASIDE) return at;
    for (let i = at + 1; i < close; i++) {
      const chairs = tokens[i]!.norm === 'chủ' && /^(?:trì|tọa)$/.test(tokens[i + 1]!.norm); // "(chủ trì)"
      if (tokens[i]!.shape !== 'lower' || chairs || marks.at('Role', i).length > 0) return at;
    }
    return close + 1;
  }

  /** Skips "(bìa trái)", "(thứ hai từ phải sang)" of captions between a name and its office. */
  function pastAside(at: number, limit: number): number {
    if (at >= limit || tokens[at]!.norm !== '(' || offices.office(tokens, at + 1, limit) > 0 || unitIn(at, limit))
      return at;
    const close = closing(tokens, at, limit);
    const mark = close > 0 && close - at <= MOST_ASIDE ? tokens[close + 1]?.norm : '';
    return mark === ',' || mark === '-' ? close + 1 : at;
  }

  /** Where the last office of a chain begins. */
  function lastStart(chain: Chain, limit: number): number {
    for (let at = limit - 1; at > chain.from; at--) {
      if (/^[,;-]$|^và$/.test(tokens[at - 1]!.norm) && offices.office(tokens, at, limit) > at) return at - 1;
    }
    return chain.from;
  }
}
