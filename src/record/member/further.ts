import type { Fact } from '../../extract/match.js';
import type { Mention } from '../../rule/mention.js';
import type { Scene } from '../scene.js';
import { type Candidate, onlyPresent } from './list.js';

/** Tokens between a body in a person's position and the role of its unit: "Chủ tịch Hội X tỉnh Y, Cụm trưởng". */
const MOST_TO_ROLE = 4;
/** A shorter list may lack one by chance. */
const FEW = 3;
const MOST_BACK = 400; // tokens: two or three paragraphs

/**
 * Lists told in two sentences: "Cụm gồm A, B, C. Ngoài ra còn có D" goes on with the list before it; "Ngoài hai tỉnh
 * nói trên, Cụm còn có C, D" with the head and deputy named before it. The lists as they are where no such words stand.
 */
export function further(scene: Scene, facts: readonly Fact[], lists: readonly Candidate[]): readonly Candidate[] {
  const told = facts.filter(
    (fact) =>
      fact.with.further &&
      fact.slots.members &&
      !(fact.slots.first && onlyPresent(scene, fact, fact.slots.members[0]!)),
  );
  const more = told.find((fact) => fact.slots.first) ?? told[0];
  if (!more) return lists;
  const added = more.slots.members!;
  const before = lists.filter(({ items }) => items[items.length - 1]!.to <= more.from);
  const last = before[before.length - 1];
  if (last) {
    // Several rules may have read the same list.
    const end = last.items[last.items.length - 1]!.to;
    return lists.map((list) =>
      list.items[list.items.length - 1]!.to === end
        ? { ...list, items: distinctly([...list.items, ...added]), count: null }
        : list,
    );
  }
  const named = more.slots.first ?? [];
  const mates = [...roled(scene, added[0]!.from), ...alike(scene, added)];
  const first = distinctly([...named, ...mates, ...added]);
  if (first.length === added.length) return lists;
  const others = lists.filter(({ items }) => items[items.length - 1]!.to !== added[added.length - 1]!.to);
  return [{ items: first, rule: more.rule, count: null, apart: 0 }, ...others];
}

/**
 * One unit fewer than stated, and one body that is called head or deputy elsewhere (through its director: "Chánh Văn phòng
 * Quận ủy - Cụm trưởng") is not in the list: it is the one that is missing.
 */
export function withLeader(scene: Scene, items: readonly Mention[], stated: number): readonly Mention[] {
  if (items.length !== stated - 1 || items.length < FEW) return items;
  const listed = new Set(items.map(({ name }) => name));
  const others = distinctly(roled(scene, Number.POSITIVE_INFINITY)).filter(
    ({ name, data }) => !listed.has(name) && data.kind !== 'place',
  );
  return others.length === 1 ? [...items, others[0]!] : items;
}

/** What a body of many places is without its place: "Công ty Điện lực" of "Công ty Điện lực Quảng Trị". */
const bodyOf = ({ name, data }: Mention): string | null => {
  if (data.kind === 'place') return null;
  if (typeof data.part === 'string') return name.slice(0, -data.part.length).trim();
  if (data.place) return name.endsWith(String(data.place)) ? name.slice(0, -String(data.place).length).trim() : name;
  const head = String(data.head ?? '');
  return /^(?:Công ty|Trung tâm|Bệnh viện|Chi nhánh) /.test(head) && name.startsWith(head) ? head : null;
};

/** "Ba thành viên còn lại là PC C, PC D và PC E": bodies of the same kind named before them. */
function alike(scene: Scene, added: readonly Mention[]): Mention[] {
  const bodies = added.map(bodyOf);
  const most = bodies.find((body) => body && bodies.filter((other) => other === body).length * 2 > added.length);
  if (!most) return [];
  const first = scene.sentences[0]?.from ?? 0;
  return scene.marks.between('Org', first, added[0]!.from).filter((org) => bodyOf(org) === most);
}

/** The bodies before a token that are called head or deputy. */
export function roled(scene: Scene, before: number): Mention[] {
  const last = Math.min(before, scene.sentences.at(-1)?.to ?? 0);
  const { tokens } = scene.reading;
  return scene.marks.between('Org', Math.max(0, last - MOST_BACK), last).filter(({ from, to }) => {
    // "Khối trưởng năm 2019 là A, Khối phó là B"
    if (/^(?:là|:)$/.test(tokens[from - 1]?.norm ?? '') && isRole(scene, from - 1)) return true;
    if (scene.marks.between('Role', to, to + MOST_TO_ROLE).length === 0) return false;
    return /^(?:[,(-]|là|làm|giữ|đảm)$/.test(tokens[to]?.norm ?? '');
  });
}

/** Does a role end before a token, with no more than "năm 2019" in between? */
function isRole({ marks, reading: { tokens } }: Scene, at: number): boolean {
  const role = tokens[at - 1]?.kind === 'number' && tokens[at - 2]?.norm === 'năm' ? at - 3 : at - 1;
  return marks.covering('Role', role) !== null;
}

export function distinctly(items: readonly Mention[]): Mention[] {
  const seen = new Set<string>();
  return items.filter(({ name, data }) => {
    const key = `${name}|${data.place ?? ''}`;
    return !seen.has(key) && seen.add(key);
  });
}
