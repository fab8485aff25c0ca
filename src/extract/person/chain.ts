import type { Mention } from '../../rule/mention.js';
import { tidy } from '../../text/normalize.js';
import type { Reading } from '../../text/sentences.js';
import type { Marks } from '../marks.js';
import { bodiesIn, closing, joinsTasks, pastAlso } from './inside.js';
import type { Offices } from './offices.js';

/** Offices in a row: tokens `[from, to)`, the words as written, and the bodies and bloc role they name. */
export interface Chain {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly orgs: readonly Mention[];
  readonly roles: readonly Mention[];
}

export const MOST_TOKENS = 60;
/** Small words of no known body in a row ("Gang thép", "giống cây trồng"); more of them are a sentence. */
const MOST_UNKNOWN = 3;
/** Longest class of members behind a bloc role ("các cơ quan tham mưu tổng hợp"). */
const MOST_CLASS = 14;
/** Behind a comma or "và" these are other people, not more of a body's name. */
const OTHERS: ReadonlySet<string> = new Set(
  'cán công chuyên thành đoàn các hội khách nguyên đồng một toàn tập'.split(' '),
);
/** A member of a body does not lead it. */
const MEMBER: ReadonlySet<string> = new Set(['ủy', 'uv', 'uvtv', 'uvbtv', 'uvbch', 'đại', 'chuyên', 'cán', 'thư']);
/** "các tỉnh phía Nam", "các khu kinh tế": what a unit is there for. */
const FIELDS: ReadonlySet<string> = new Set(['tỉnh', 'khu']);
/** Of no leader: behind these, too, ", Phòng Giáo dục" belongs to the office. */
const OFFICIAL = /^(?:chuyên viên|cán bộ|công chức|viên chức|giáo viên|giảng viên|thanh tra viên|kế toán|thư ký)/iu;
/** Units inside a body: behind them ", Sở Nội vụ" still belongs to the office. */
const PART_OF_BODY = /(?:^|\s)(?:ban|phòng|vụ|cục|văn phòng|khoa|tổ|đoàn|chi cục|trung tâm)(?:\s|$)/iu;

/** Reads offices with the bodies behind them: "Phó Giám đốc Sở Y tế, Bí thư Đảng ủy - Khối trưởng (Cụm phó)". */
export interface ChainReader {
  /** The offices from token `at`, not beyond `limit`; null if none begins there. */
  read(at: number, limit: number): Chain | null;
}

/** A reader of offices over a marked text. */
export function chainReader({ tokens, text }: Reading, marks: Marks, offices: Offices): ChainReader {
  return { read };

  function read(at: number, limit: number): Chain | null {
    // Bodies that somebody leads stand before those he is a member of ("Ủy viên …").
    const own: Mention[] = [];
    const member: Mention[] = [];
    const roles: Mention[] = [];
    const pieces: string[] = [];
    let to = at;
    let next = at;
    for (;;) {
      const core = opens(next, limit);
      if (core < 0) break;
      const role = marks.at('Role', next)[0];
      if (role) roles.push(role);
      const named: Mention[] = [];
      const end = tail(next, core, limit, named);
      (MEMBER.has(tokens[next]!.norm) || tokens[core - 1]!.norm === 'viên' ? member : own).push(...named);
      const apart = next > to + 1; // words between two offices that belong to neither
      pieces.push(apart ? ', ' : '');
      pieces.push(text.slice(next === at || apart ? tokens[next]!.start : tokens[to - 1]!.end, tokens[end - 1]!.end));
      to = end;
      // "(cụm trưởng)" and "(Sở Nội vụ)" close an office; any other bracket ends the position.
      if (tokens[to]?.norm === '(' && to < limit) {
        const close = closing(tokens, to, limit);
        const inner = close > 0 ? offices.office(tokens, to + 1, close) : -1;
        const bodies = close > 0 ? bodiesIn(tokens, marks, to + 1, close) : [];
        if (close > 0 && inner > 0) {
          const said = read(to + 1, close);
          if (said && said.to === close) {
            pieces.push(`, ${said.text}`);
            own.push(...said.orgs);
            roles.push(...said.roles);
            to = close + 1;
          }
        } else if (close > 0 && onBehalf(to + 1, close)) {
          roles.push(onBehalf(to + 1, close)!);
          to = close + 1;
        } else if (bodies.length > 0) {
          own.push(...bodies);
          pieces.push(text.slice(tokens[to - 1]!.end, tokens[close]!.end));
          to = close + 1;
        }
      }
      const separator = to < limit ? tokens[to]!.norm : '';
      next = to;
      if (separator === ',' || separator === '-' || separator === 'và' || separator === 'kiêm') next = to + 1;
      else if (offices.office(tokens, to, limit) < 0) break;
      if (next >= limit) break;
      next = pastAlso(tokens, offices, next, limit);
      if (separator === 'và' && offices.office(tokens, next, limit) > 0 && tokens[next]!.shape === 'lower') break;
    }
    if (to === at) return null;
    return { from: at, to, text: tidy(pieces.join('')), orgs: [...own, ...member], roles };
  }

  /** The role of "đại diện Cụm trưởng", "đơn vị Khối phó" that stands in `[from, to)` alone. */
  function onBehalf(from: number, to: number): Mention | null {
    const words = `${tokens[from]!.norm} ${tokens[from + 1]?.norm ?? ''}`;
    const role = /^(?:đại diện|thay mặt|đơn vị)$/.test(words)
      ? marks.at('Role', from + 2)[0]
      : marks.at('Role', from)[0];
    return role?.to === to ? role : null;
  }

  /** End of the words of an office at a token, or behind another office of "phụ trách …"; -1 if there is none. */
  function opens(at: number, limit: number): number {
    const core = offices.office(tokens, at, limit, true);
    return core < 0 && tokens[at - 1]?.norm === ',' ? offices.more(tokens, at, limit) : core;
  }

  /** End of an office whose words are `[from, core)`, with the body behind them. */
  function tail(from: number, core: number, limit: number, orgs: Mention[]): number {
    let at = core;
    // "Chánh Văn phòng UBND tỉnh", "Trưởng khối các sở, ngành": the body or bloc begins inside the words of the office.
    for (let i = from + 1; i < core; i++) {
      const body = marks.at('Bloc', i)[0] ?? marks.at('Org', i)[0];
      if (!body || body.to < core || body.to > limit) continue;
      if (body.type === 'Org') orgs.push(body);
      at = body.to;
      break;
    }
    if (at === core && marks.at('Role', from)[0]?.to === core) at = pastClass(core, limit);
    let sure = at;
    let unknown = 0;
    let grown = -1; // the first of the small words that go on a body's name
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
        const more = pastMark(at, from, limit);
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
        if (!goesOn(at, limit)) break;
        at++;
        continue;
      }
      if (ends(at, limit) || (at > core && offices.office(tokens, at, limit) > 0)) break;
      if (token.shape === 'lower' && !offices.words.has(token.norm)) {
        const behind = marks.covering('Org', at - 1);
        if (behind && behind.data.kind !== 'own' && behind.how !== 'grammar') break;
        if (++unknown > MOST_UNKNOWN) return sure;
        if (behind && grown < 0) grown = at;
      }
      at++;
    }
    const cut = orgs.findIndex((org) => org.to === grown);
    if (cut >= 0) {
      const to = orgs[cut + 1]?.from ?? at;
      const rest = text.slice(tokens[grown]!.start, tokens[to - 1]!.end);
      orgs[cut] = {
        ...orgs[cut]!,
        to,
        name: `${orgs[cut]!.name} ${tidy(rest)}`,
        data: { ...orgs[cut]!.data, code: null },
      };
    }
    return at;
  }

  /** End of the members' class behind a bloc role: "Trưởng khối các sở, ngành tổng hợp"; `at` if there is none. */
  function pastClass(at: number, limit: number): number {
    if (tokens[at]?.norm !== 'các') return at;
    let to = at + 1;
    while (to < limit && to - at < MOST_CLASS) {
      const token = tokens[to]!;
      const listed =
        (token.norm === ',' || token.norm === '-') && tokens[to + 1]?.shape === 'lower' && !ends(to + 1, limit);
      if (!listed && (token.kind !== 'word' || ends(to, limit) || offices.office(tokens, to, limit) > 0)) break;
      to++;
    }
    return to - at < MOST_CLASS ? to : at;
  }

  /** Does a word that ends a position stand here: an act, "đơn vị", an honorific? */
  function ends(at: number, limit: number): boolean {
    const token = tokens[at]!;
    if (token.norm === 'đơn') return tokens[at + 1]?.norm === 'vị';
    if (offices.ofUnit(tokens, at, limit)) return true;
    if (token.norm === 'đại' && tokens[at + 1]?.norm === 'diện') return tokens[at - 1]!.norm !== 'phòng';
    // "Chủ tịch Hội A, đại biểu Quân khu 3": the next guests.
    if (token.norm === 'đại' && tokens[at + 1]?.norm === 'biểu' && token.shape === 'lower')
      return !/^(?:quốc|hội|hđnd|qh)$/.test(tokens[at + 2]?.norm ?? '');
    // "Vụ trưởng Vụ Thi đua các tỉnh phía Nam": the field of a unit.
    if (token.norm === 'các' && FIELDS.has(tokens[at + 1]?.norm ?? '')) return false;
    // "Phó Chủ tịch Hội đồng chủ trì": the council, not "đồng chủ trì".
    if (token.norm === 'đồng' && tokens[at - 1]!.norm === 'hội') return false;
    return (token.shape !== 'title' && offices.act(tokens, at, limit)) || offices.pastTitles(tokens, at, limit) > at;
  }

  /** A mark inside a position ("Thi đua - Khen thưởng", "Phòng X, Sở Nội vụ", "GD&ĐT"): the token behind it, or -1. */
  function pastMark(at: number, from: number, limit: number): number {
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
    if (next.norm === 'khen' && tokens[at - 1]!.norm === 'đua') return at + 1;
    if (next.kind !== 'word' || offices.office(tokens, at + 1, limit) > 0 || ends(at + 1, limit)) return -1;
    const body = marks.at('Org', at + 1)[0];
    const written = text.slice(tokens[from]!.start, tokens[at - 1]!.end);
    if (body) {
      // "phường 12, quận Gò Vấp": the place goes on.
      if (mark === ',' && body.data.kind === 'place' && marks.covering('Org', at - 1)?.data.part) return at + 1;
      const list =
        body.to < limit && /^(?:,|và)$/.test(tokens[body.to]!.norm) && marks.at('Org', body.to + 1).length > 0;
      return (PART_OF_BODY.test(written) || OFFICIAL.test(written)) && !list && !/^sở /iu.test(written) ? at + 1 : -1;
    }
    if (mark === ',')
      return (next.shape === 'lower' ||
        (PART_OF_BODY.test(written) && joinsTasks(tokens, marks, offices, at + 1, limit))) &&
        goesOn(at, limit)
        ? at + 1
        : -1;
    return next.shape !== 'lower' || (tokens[at]!.glued && next.glued) || offices.words.has(next.norm) ? at + 1 : -1;
  }

  /** Does a body's name go on behind a comma or "và": "Cục Giải quyết khiếu nại, tố cáo", "Ban Chính sách và Quan hệ lao động"? */
  function goesOn(at: number, limit: number): boolean {
    const next = tokens[at + 1];
    if (!next || at + 1 >= limit || next.kind !== 'word' || ends(at + 1, limit)) return false;
    if (offices.office(tokens, at + 1, limit) > 0 || marks.at('Org', at + 1).length > 0) return false;
    if (next.shape !== 'lower') return next.shape === 'title';
    const closed = marks.covering('Org', at - 1);
    const others = OTHERS.has(next.norm) && !(next.norm === 'công' && tokens[at + 2]?.norm === 'tác');
    return offices.words.has(next.norm) && !others && (!closed || closed.how === 'grammar');
  }
}
