import type { Fact } from '../extract/match.js';
import type { Mention } from '../rule/mention.js';
import { settleCount } from './count.js';
import { distinct, type Found, found } from './found.js';
import { acrossProvinces, fullest, type Names, naming, namingBy } from './names.js';
import { proofOf, type Scene } from './scene.js';

/** The units of the bloc and their stated number. */
export interface Membership {
  readonly members: readonly Found<string>[];
  readonly count: Found<number> | null;
  /** How this bloc's organizations are named. */
  readonly names: Names;
}

/** A list that may be the bloc's. */
interface Candidate {
  readonly items: readonly Mention[];
  readonly rule: string;
  /** The number set before the list, if it is the number of its items. */
  readonly count: Found<number> | null;
  /** How many of the items were told apart from the rest. */
  readonly apart: number;
}

/** Bodies that rule a place: where only they are named beside the places, the places themselves are the members. */
const RULING = /^(?:Ủy ban nhân dân|Hội đồng nhân dân|Huyện ủy|Thành ủy|Thị ủy|Quận ủy|Tỉnh ủy|Đảng ủy|Văn phòng)/;
/** Words between "khối, cụm" and a list that make it a list of something else. */
const OTHER = /^(?:tặng|khen|cờ|tôn|nghị|thưởng|phong trào|thao|đạt|nhận|trao|bầu|trình)$/;
/** A list shorter than this may have the stated length by chance. */
const FEW = 5;
const MOST_CHANCE = 3;
const MOST_BETWEEN = 14;
const PRESENT = /(?:^|\s)(?:dự|đại biểu|chủ trì|chủ tọa|khách mời|tham gia)\s/u;
const UNITS =
  /thành viên|(?:đơn vị|cơ quan|doanh nghiệp|địa phương|sở|ban|ngành|huyện|xã|phường|thị xã|thành phố|trường|hội|tỉnh|trại giam|công đoàn|trung tâm)[^;:.]{0,40}(?:khối|cụm)|(?:các|\d) (?:đơn vị|trường|huyện|xã|phường|tỉnh|sở)/u;
const GUEST = /^(?:khách|mời|mở)$/;

/**
 * Settles members and stated count; warns where they disagree. Of several lists the one as long as the stated count
 * wins, then the earliest rule, then the longest list.
 */
export function settleMembers(scene: Scene): Membership {
  const facts = scene.facts('member');
  const lists = facts.flatMap((fact) => candidate(scene, fact)).filter(({ items }) => items.length > 1);
  const count = settleCount(scene, facts) ?? lists.find((list) => list.count)?.count ?? null;
  const stated = count?.value ?? null;
  const whole = joined(facts, stated) ?? told(scene, facts) ?? rows(scene, stated) ?? exact(scene, stated);
  const listed = best(
    stated === null ? lists : lists.map((list) => ({ ...list, items: paired(scene, list.items, stated) })),
    stated,
  );
  const chosen =
    listed &&
    (stated === null || listed.items.length - listed.apart === stated || listed.items.length === stated || !whole)
      ? listed
      : (whole ?? listed);
  const mentions = scene.sentences.flatMap(({ from, to }) => scene.marks.between('Org', from, to));
  const items = chosen?.items ?? [];
  const base = classOf(scene, items, mentions) ?? classOfBloc(scene, items);
  const named = base ? items.map((item) => scene.grammar.join(base, item)) : items;
  const names = naming(acrossProvinces(named.length > 0 ? named : mentions));
  const others = mentions.map(names.org);
  const members = distinct(
    named.map((item, i) =>
      found(fullest(names.org(item), others), proofOf(scene, items[i]!, chosen!.rule, base ? 0.1 : 0)),
    ),
    (name) => name,
  );
  const apart = chosen ? chosen.apart : 0; // the number may leave out head and deputy
  if (count && members.length > 0 && members.length !== count.value && members.length - apart !== count.value) {
    const { start, end } = count.proof;
    const message = `Bài nêu ${count.value} đơn vị nhưng kể tên ${members.length} / stated ${count.value}, listed ${members.length}`;
    scene.warn({ code: 'member-count-mismatch', message, start, end });
  }
  return {
    members,
    count,
    names:
      members.length > 0
        ? namingBy(
            members.map(({ value }) => value),
            names,
          )
        : names,
  };
}

function candidate(scene: Scene, fact: Fact): Candidate[] {
  const { members } = fact.slots;
  if (!members || fact.with.part) return [];
  const items = [...leaders(scene, fact), ...members.filter((item) => !isGuest(scene, item))];
  if (fact.with.few && items.length < MOST_CHANCE) return [];
  if (fact.with.few && praised(scene, fact)) return [];
  const { tokens } = scene.reading;
  let from = fact.from;
  if (fact.with.bare) {
    // Only "gồm": the clause before it must speak of the bloc, or the list itself name the bloc's head.
    from = clauseStart(scene, fact);
    const said = tokens.slice(from, fact.from).some(({ norm }) => norm === 'khối' || norm === 'cụm');
    if (!said && !items.some((item) => roleBehind(scene, item))) return [];
    if (!said) from = fact.from;
  }
  for (let at = from; at < members[0]!.from; at++) if (OTHER.test(tokens[at]!.norm)) return [];
  if (!fact.with.few && onlyPresent(scene, fact, members[0]!)) return [];
  return [
    {
      items,
      rule: fact.rule,
      apart: items.length - members.length,
      count: countOf(scene, { from: clauseStart(scene, fact), to: members[members.length - 1]!.to }, items),
    },
  ];
}

/** "A - đơn vị Cụm trưởng, B - đơn vị Cụm phó và 07 đơn vị thành viên gồm …": head and deputy, told apart from the rest. */
function leaders(scene: Scene, fact: Fact): Mention[] {
  if (!fact.slots.members) return [];
  const { tokens } = scene.reading;
  const from = clauseStart(scene, fact);
  const told = scene.marks.between('Org', from, fact.from).filter((org) => roleBehind(scene, org));
  const last = told[told.length - 1];
  const near =
    last &&
    fact.from - last.to < MOST_BETWEEN &&
    tokens.slice(last.to, fact.slots.members[0]!.from).some(({ norm }) => norm === 'và');
  return near ? told : [];
}

/** "Tới dự hội nghị của Khối gồm có: Ban Thi đua …": those present, if the words do not call them the bloc's units. */
function onlyPresent(scene: Scene, fact: Fact, first: Mention): boolean {
  const { tokens, text } = scene.reading;
  const clause = text.slice(tokens[clauseStart(scene, fact)]!.start, tokens[first.from]!.start).toLowerCase();
  return PRESENT.test(clause) && !UNITS.test(clause);
}

/** "A, B, C trong khối được tặng …" are some of the units. */
function praised(scene: Scene, { to, sentence }: Fact): boolean {
  const { tokens } = scene.reading;
  return tokens
    .slice(to, Math.min(sentence.to, to + MOST_BETWEEN))
    .some(({ norm }) => /^(?:được|đạt|nhận|tặng|khen|nghị|tôn|xếp)$/.test(norm));
}

/** The first token of the clause in which a fact stands; commas do not end it. */
function clauseStart(scene: Scene, fact: Fact): number {
  const { tokens } = scene.reading;
  for (let at = fact.from; at > fact.sentence.from; at--) if (/^[;:.]$/.test(tokens[at - 1]!.norm)) return at;
  return fact.sentence.from;
}

/** Is the body followed by "(Cụm trưởng)", "- Khối phó", "(đơn vị Trưởng khối)"? */
function roleBehind(scene: Scene, { to }: Mention): boolean {
  const { norm } = scene.reading.tokens[to] ?? { norm: '' };
  return /^[(\-:]$/.test(norm) && scene.marks.between('Role', to + 1, to + 4).length > 0;
}

/** A number before the list ("5 huyện: …"), or the sum of those before its groups ("10 Sở … và 4 Phòng …"). */
function countOf(
  scene: Scene,
  { from, to }: { from: number; to: number },
  items: readonly Mention[],
): Found<number> | null {
  const { tokens } = scene.reading;
  // Not the number of a bloc or a day, nor one inside a name.
  const numbers = scene.marks.between('Number', from, to).filter(({ from: at }) => {
    const inside = scene.marks.covering('Org', at) ?? scene.marks.covering('Date', at);
    return !inside && !/^(?:số|\/|-|tháng|ngày)$/.test(tokens[at - 1]?.norm ?? '') && tokens[at + 1]?.kind === 'word';
  });
  const value = items.length;
  const first = numbers.find(({ from: at, data }) => at < items[0]!.from && data.value === value);
  if (first) return found(value, proofOf(scene, first, 'member.count'));
  const heads = numbers.filter(({ from: at }) => scene.marks.at('ListHead', at).length > 0);
  const sum = heads.reduce((total, { data }) => total + Number(data.value), 0);
  if (heads.length < 2 || sum !== value) return null;
  return found(value, { ...proofOf(scene, { ...heads[0]!, to: heads[heads.length - 1]!.to }, 'member.count', 0.05) });
}

/** "Sở Y tế (khách mời)", "đoàn X (mở rộng)". */
function isGuest(scene: Scene, item: Mention): boolean {
  const { tokens } = scene.reading;
  return tokens[item.to]?.norm === '(' && GUEST.test(tokens[item.to + 1]?.norm ?? '');
}

function best(lists: readonly Candidate[], stated: number | null): Candidate | null {
  const fits = lists.find(
    ({ items, apart }) => items.length === stated || (apart > 0 && items.length - apart === stated),
  );
  if (fits) return fits;
  let longest: Candidate | null = null;
  for (const list of lists)
    if (!longest || (list.rule === longest.rule && list.items.length > longest.items.length)) longest = list;
  return longest;
}

/** The parts of a divided bloc, if together they are as many as stated. */
function joined(facts: readonly Fact[], stated: number | null): Candidate | null {
  const parts = facts.filter((fact) => fact.with.part && fact.slots.members);
  const items = parts.flatMap((fact) => fact.slots.members!);
  return stated !== null && items.length === stated ? { items, rule: parts[0]!.rule, count: null, apart: 0 } : null;
}

/** "… – đủ mặt 5 thành viên", "7 đơn vị kể trên": the bodies told before, if they are exactly so many. */
function told(scene: Scene, facts: readonly Fact[]): Candidate | null {
  for (const fact of facts) {
    const number = fact.with.all ? Number(fact.slots.count?.[0]?.data.value) : 0;
    if (number < 2) continue;
    const near = scene.marks.between('Org', fact.sentence.from, fact.from).slice(-number);
    if (near.length === number && new Set(near.map(({ name }) => name)).size === number)
      return { items: near, rule: fact.rule, count: null, apart: 0 };
    const items = run(scene, number, fact.sentence.from);
    if (items) return { items, rule: fact.rule, count: null, apart: 0 };
  }
  return null;
}

/** The last list of exactly so many different bodies before a token, or null. */
function run(scene: Scene, number: number, before: number): readonly Mention[] | null {
  for (const sentence of [...scene.sentences].reverse()) {
    if (sentence.from >= before) continue;
    const view = scene.marks.view(sentence);
    let next = sentence.from;
    for (const org of scene.marks.between('Org', sentence.from, sentence.to)) {
      if (org.from < next) continue;
      const list = view.list('Org', org.from);
      if (
        list?.items.length === number &&
        new Set(list.items.map(({ name, data }) => `${name}${data.place}`)).size === number
      )
        return list.items;
      next = list?.to ?? org.to;
    }
  }
  return null;
}

/** A list that names exactly as many bodies as the bloc has units, where the post gives no other. */
function exact(scene: Scene, stated: number | null): Candidate | null {
  if (stated === null || stated < FEW) return null;
  const items = run(scene, stated, Number.POSITIVE_INFINITY);
  return items && { items, rule: 'member.exact', count: null, apart: 0 };
}

/** The units of a table's rows, if they are exactly as many as stated. */
function rows(scene: Scene, stated: number | null): Candidate | null {
  if (stated === null) return null;
  const columns = new Map<string, Mention[]>();
  for (const { block, from, to } of scene.sentences) {
    if (!block.cell || block.cell.header) continue;
    const org = scene.marks.between('Org', from, to)[0];
    const key = `${block.cell.table}/${block.cell.column}`;
    if (org && org.from === from) (columns.get(key) ?? columns.set(key, []).get(key)!).push(org);
  }
  for (const items of columns.values())
    if (items.length === stated) return { items, rule: 'member.rows', count: null, apart: 0 };
  return null;
}

/** One item too many and an "A và B" inside the list: the pair is one unit ("Đài Truyền hình và Báo X"). */
function paired(scene: Scene, items: readonly Mention[], stated: number): readonly Mention[] {
  if (items.length !== stated + 1) return items;
  const { tokens, text } = scene.reading;
  const at = items.findIndex(
    (item, i) => i + 2 < items.length && tokens[item.to]?.norm === 'và' && items[i + 1]!.from === item.to + 1,
  );
  if (at < 0) return items;
  const [one, two] = [items[at]!, items[at + 1]!];
  const name = scene.grammar.expand(text.slice(tokens[one.from]!.start, tokens[two.to - 1]!.end));
  return [...items.slice(0, at), { ...one, to: two.to, name, how: 'grammar', data: {} }, ...items.slice(at + 2)];
}

/**
 * The body that bare places stand for: "gồm các tỉnh: Bến Tre, …" in a post that speaks of "Hội CCB tỉnh Bến Tre" and
 * "Hội CCB tỉnh An Giang" lists those associations. Null if the places are the members.
 */
function classOf(scene: Scene, items: readonly Mention[], mentions: readonly Mention[]): string | null {
  if (items.length < 2 || items.some(({ data }) => data.kind !== 'place')) return null;
  const places = new Map(
    items.flatMap((item) => [
      [item.name, item.name],
      [String(item.data.place), item.name],
    ]),
  );
  const seen = new Map<string, Set<string>>();
  for (const { name, data } of mentions) {
    if (data.kind === 'place' || RULING.test(name)) continue;
    const part = typeof data.part === 'string' ? data.part : data.placeKind ? String(data.place) : '';
    const member = places.get(part);
    const body = typeof data.part === 'string' ? name.slice(0, -data.part.length).trim() : name;
    if (member && body) (seen.get(body) ?? seen.set(body, new Set()).get(body)!).add(member);
  }
  const [first] = [...seen].sort((a, b) => b[1].size - a[1].size);
  return first && (first[1].size > 1 || inTitle(scene, first[0])) ? first[0] : null;
}

/** Does the title speak of this body? */
function inTitle(scene: Scene, body: string): boolean {
  const { tokens, text } = scene.reading;
  return scene.sentences.some(({ block, from, to }) => {
    if (block.kind !== 'title') return false;
    for (let at = from; at < to; at++) if (scene.grammar.at(tokens, at, to, text)?.name === body) return true;
    return false;
  });
}

/** The class of members in the bloc's own name: "Cụm thi đua LĐLĐ các quận", "Hội CCB Việt Nam cụm số 11". */
function classOfBloc(scene: Scene, items: readonly Mention[]): string | null {
  if (items.length < 2 || items.some(({ data }) => data.kind !== 'place')) return null;
  const { tokens, text } = scene.reading;
  for (const { from, to } of scene.sentences) {
    for (let at = from; at < to; at++) {
      if (tokens[at]!.norm !== 'khối' && tokens[at]!.norm !== 'cụm') continue;
      let next = at + 1;
      while (next < to && /^(?:thi|đua|số)$/.test(tokens[next]!.norm)) next++;
      if (next < to && (tokens[next]!.kind === 'number' || /^[ivx]+$/.test(tokens[next]!.norm))) next++;
      const body = next < to ? scene.grammar.at(tokens, next, to, text) : null;
      const plural =
        body && body.to + 1 < to && (tokens[body.to]!.norm === 'các' || tokens[body.to]!.kind === 'number');
      if (body && plural && !RULING.test(body.name) && scene.grammar.level(tokens, body.to + 1, to)) return body.name;
      const before = at > from ? scene.marks.covering('Org', at - 1) : null;
      if (
        before &&
        before.to === at &&
        /^(?:Hội|Liên|Đoàn|Công đoàn)/.test(before.name) &&
        !before.data.part &&
        !before.data.place
      )
        return before.name;
    }
  }
  return null;
}
