import type { Knowledge } from '../rule/load.js';
import type { Mention } from '../rule/mention.js';
import { tidy } from '../text/normalize.js';
import type { Reading } from '../text/sentences.js';
import type { Sentence } from '../text/tokens.js';
import type { Marks } from './marks.js';
import { officesOf } from './offices.js';

/** Offices in a row: tokens `[from, to)`, the words as written, and the bodies and bloc role they name. */
interface Chain {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly orgs: readonly Mention[];
  readonly roles: readonly Mention[];
}

const MOST_TOKENS = 60;
/** Small words of no known body in a row ("Gang thép", "giống cây trồng"); more of them are a sentence. */
const MOST_UNKNOWN = 3;
/** A member of a body does not lead it. */
const MEMBER: ReadonlySet<string> = new Set(['ủy', 'uv', 'uvtv', 'uvbtv', 'uvbch', 'đại', 'chuyên', 'cán', 'thư']);
/** Units inside a body: behind them ", Sở Nội vụ" still belongs to the office. */
const PART_OF_BODY = /(?:^|\s)(?:ban|phòng|vụ|cục|văn phòng|khoa|tổ|đoàn|chi cục|trung tâm)(?:\s|$)/iu;

/**
 * Marks the offices that stand with the persons of a sentence, behind the name ("…, Phó Giám đốc Sở Y tế, Khối trưởng") or
 * before it, as `Position` (parts: person, org, role), and each person with honorific and offices as one `Delegate`
 * (name of the person; parts: person, position, org, role). "đơn vị Trưởng khối" is said of the body and stays outside.
 */
export function markPositions(reading: Reading, sentence: Sentence, marks: Marks, knowledge: Knowledge): void {
  const persons = marks.between('Person', sentence.from, sentence.to);
  if (persons.length === 0) return;
  const { tokens, text } = reading;
  const offices = officesOf(knowledge);
  const starts = persons.map((person, index) =>
    titlesBefore(person.from, index > 0 ? persons[index - 1]!.to : sentence.from),
  );
  let free = sentence.from;

  for (const [index, person] of persons.entries()) {
    const start = starts[index]!;
    const limit = starts[index + 1] ?? sentence.to;
    const before = chainBefore(free, start);
    const behind = chainBehind(
      person.to,
      limit,
      persons[index + 1]?.data.titled === 0 || limit === persons[index + 1]?.from,
    );
    const chains = [before, behind?.chain].filter((chain) => chain != null);
    for (const chain of chains) add('Position', chain.from, chain.to, chain.text, chain, [person]);
    const all = { orgs: chains.flatMap((chain) => chain.orgs), roles: chains.flatMap((chain) => chain.roles) };
    const to = pastUnitRole(behind?.to ?? person.to, limit);
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

  /** Skips "(đơn vị Khối trưởng)", "– đơn vị Trưởng khối năm 2018": the role of the body, not of the person. */
  function pastUnitRole(at: number, limit: number): number {
    const mark = tokens[at];
    if (
      !mark ||
      at + 3 >= limit ||
      !/^[(,-]$/.test(mark.norm) ||
      tokens[at + 1]!.norm !== 'đơn' ||
      tokens[at + 2]!.norm !== 'vị'
    )
      return at;
    if (mark.norm === '(') {
      const close = closing(at, limit);
      return close > 0 ? close + 1 : at;
    }
    const role = marks.at('Role', at + 1)[0] ?? marks.at('Role', at + 3)[0];
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
  function chainBefore(from: number, end: number): Chain | null {
    let close = end;
    if (close > from && tokens[close - 1]!.norm === ',' && end < tokens.length) close--;
    for (let at = Math.max(from, close - MOST_TOKENS); at < close; at++) {
      if (offices.office(tokens, at, close) < 0) continue;
      const chain = read(at, close);
      if (chain && chain.to === close && (close === end || chain.orgs.length > 0)) return chain;
    }
    return null;
  }

  /** Offices behind a person, up to the next one; the last office goes to a next person who has no title of his own. */
  function chainBehind(from: number, limit: number, shared: boolean): { chain: Chain; to: number } | null {
    let at = from;
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
    return { chain, to: bracket && tokens[chain.to]?.norm === ')' ? chain.to + 1 : chain.to };
  }

  /** Where the last office of a chain begins. */
  function lastStart(chain: Chain, limit: number): number {
    for (let at = limit - 1; at > chain.from; at--) {
      if (/^[,;-]$|^và$/.test(tokens[at - 1]!.norm) && offices.office(tokens, at, limit) > at) return at - 1;
    }
    return chain.from;
  }

  /** Reads offices from `at`, not beyond `limit`; null if none begins there. */
  function read(at: number, limit: number): Chain | null {
    // Bodies that somebody leads stand before those he is a member of ("Ủy viên …").
    const own: Mention[] = [];
    const member: Mention[] = [];
    const roles: Mention[] = [];
    const pieces: string[] = [];
    let to = at;
    let next = at;
    for (;;) {
      const core = offices.office(tokens, next, limit, true);
      if (core < 0) break;
      const role = marks.at('Role', next)[0];
      if (role) roles.push(role);
      const named: Mention[] = [];
      const end = tail(next, core, limit, named);
      (MEMBER.has(tokens[next]!.norm) || tokens[core - 1]!.norm === 'viên' ? member : own).push(...named);
      pieces.push(text.slice(next === at ? tokens[at]!.start : tokens[to - 1]!.end, tokens[end - 1]!.end));
      to = end;
      // "(cụm trưởng)" and "(Sở Nội vụ)" close an office; any other bracket ends the position.
      if (tokens[to]?.norm === '(' && to < limit) {
        const close = closing(to, limit);
        const inner = close > 0 ? offices.office(tokens, to + 1, close) : -1;
        const body = close > 0 ? marks.at('Org', to + 1)[0] : undefined;
        if (close > 0 && inner > 0) {
          const said = read(to + 1, close);
          if (said && said.to === close) {
            pieces.push(`, ${said.text}`);
            own.push(...said.orgs);
            roles.push(...said.roles);
            to = close + 1;
          }
        } else if (body && body.to === close) {
          own.push(body);
          pieces.push(text.slice(tokens[to - 1]!.end, tokens[close]!.end));
          to = close + 1;
        }
      }
      const separator = to < limit ? tokens[to]!.norm : '';
      next = to;
      if (separator === ',' || separator === '-' || separator === 'và' || separator === 'kiêm') next = to + 1;
      else if (offices.office(tokens, to, limit) < 0) break;
      if (next >= limit) break;
      if (separator === 'và' && offices.office(tokens, next, limit) > 0 && tokens[next]!.shape === 'lower') break;
      if (separator !== 'kiêm' && separator !== 'và' && offices.office(tokens, next, limit) < 0) break;
    }
    if (to === at) return null;
    return { from: at, to, text: tidy(pieces.join('')), orgs: [...own, ...member], roles };
  }

  /** End of an office whose words are `[from, core)`, with the body behind them. */
  function tail(from: number, core: number, limit: number, orgs: Mention[]): number {
    let at = core;
    // "Chánh Văn phòng UBND tỉnh": the body begins inside the words of the office.
    for (let i = from + 1; i < core; i++) {
      const body = marks.at('Org', i)[0];
      if (!body || body.to < core || body.to > limit) continue;
      orgs.push(body);
      at = body.to;
      break;
    }
    let sure = at;
    let unknown = 0;
    while (at < limit && at - core < MOST_TOKENS) {
      const token = tokens[at]!;
      if (unknown === 0) sure = at;
      const named = marks.at('Bloc', at)[0] ?? marks.at('Org', at)[0];
      if (named && named.to <= limit) {
        if (named.type === 'Org') orgs.push(named);
        at = named.to;
        continue;
      }
      if (token.kind === 'number') {
        if (at === core || !/^\d{1,4}$/.test(token.norm)) break;
        at++;
        if (tokens[at]?.norm === '-' && tokens[at + 1]?.kind === 'number' && at + 1 < limit) at += 2;
        continue;
      }
      if (token.kind === 'mark') {
        const more = pastMark(at, core, limit);
        if (more < 0) break;
        at = more;
        continue;
      }
      if (
        token.norm === 'năm' &&
        (tokens[at + 1]?.kind === 'number' || (tokens[at + 1]?.norm === 'học' && tokens[at + 2]?.kind === 'number'))
      ) {
        at += tokens[at + 1]!.kind === 'number' ? 1 : 2;
        continue;
      }
      if (token.norm === 'và') {
        const next = tokens[at + 1];
        if (
          !next ||
          at + 1 >= limit ||
          next.shape !== 'title' ||
          offices.office(tokens, at + 1, limit) > 0 ||
          marks.at('Org', at + 1).length > 0 ||
          ends(at + 1, limit)
        )
          break;
        at++;
        continue;
      }
      if (ends(at, limit) || (at > core && offices.office(tokens, at, limit) > 0)) break;
      if (token.shape === 'lower' && !offices.words.has(token.norm)) {
        const behind = marks.covering('Org', at - 1);
        if (behind && behind.data.kind !== 'own' && behind.how !== 'grammar') break;
        if (++unknown > MOST_UNKNOWN) return sure;
      }
      at++;
    }
    return at;
  }

  /** Does a word that ends a position stand here: an act, "đơn vị", an honorific? */
  function ends(at: number, limit: number): boolean {
    const token = tokens[at]!;
    if (token.norm === 'đơn' || token.norm === 'đại')
      return tokens[at + 1]?.norm === 'vị' || tokens[at + 1]?.norm === 'diện';
    return (token.shape === 'lower' && offices.act(tokens, at, limit)) || offices.pastTitles(tokens, at, limit) > at;
  }

  /** A mark inside a position ("Thi đua - Khen thưởng", "Phòng X, Sở Nội vụ", "GD&ĐT"): the token behind it, or -1. */
  function pastMark(at: number, core: number, limit: number): number {
    const next = tokens[at + 1];
    if (!next || at + 1 >= limit) return -1;
    const mark = tokens[at]!.norm;
    if (mark === '&' || ((mark === '.' || mark === '/') && tokens[at]!.glued && next.glued))
      return next.kind === 'word' ? at + 1 : -1;
    if (mark === '(') {
      // An abbreviation of what stands before it: "Hội đồng Thi đua khen thưởng (TĐKT) Trung ương".
      const short =
        next.shape === 'upper' && tokens[at + 2]?.norm === ')' && !marks.at('Org', at + 1)[0] && at + 3 < limit;
      return short && tokens[at + 3]!.shape === 'title' && offices.office(tokens, at + 3, limit) < 0 ? at + 3 : -1;
    }
    if (mark !== '-' && mark !== ',') return -1;
    if (next.kind !== 'word' || offices.office(tokens, at + 1, limit) > 0 || ends(at + 1, limit)) return -1;
    const body = marks.at('Org', at + 1)[0];
    const written = text.slice(tokens[core - 1]!.start, tokens[at - 1]!.end);
    if (body) {
      const after = tokens[body.to];
      const list =
        body.to < limit && (after!.norm === 'và' || (after!.norm === ',' && marks.at('Org', body.to + 1).length > 0));
      return PART_OF_BODY.test(written) && !list && !/^sở /iu.test(written) ? at + 1 : -1;
    }
    if (mark === ',') return -1;
    return next.shape !== 'lower' || (tokens[at]!.glued && next.glued) || next.norm === 'khen' ? at + 1 : -1;
  }

  function closing(open: number, limit: number): number {
    for (let at = open + 1; at < limit && at - open < 16; at++) if (tokens[at]!.norm === ')') return at;
    return -1;
  }
}
