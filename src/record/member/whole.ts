import type { Fact } from '../../extract/match.js';
import type { Mention } from '../../rule/mention.js';
import type { Scene } from '../scene.js';
import { distinctly, roled } from './further.js';
import { type Candidate, countOf } from './list.js';

/** Lists known by their length: as long as the number of units that the post states. */

/** A list shorter than this may have the stated length by chance. */
const FEW = 5;
/** A table that is called the list of the units may have fewer. */
const FEW_ANNOUNCED = 3;

/** The parts of a divided bloc, if together they are as many as stated. */
export function joined(facts: readonly Fact[], stated: number | null): Candidate | null {
  const parts = facts.filter((fact) => fact.with.part && fact.slots.members);
  const items = parts.flatMap((fact) => fact.slots.members!);
  return stated !== null && items.length === stated ? { items, rule: parts[0]!.rule, count: null, apart: 0 } : null;
}

/** "… – đủ mặt 5 thành viên", "7 đơn vị kể trên": the bodies told before, if they are exactly so many. */
export function told(scene: Scene, facts: readonly Fact[]): Candidate | null {
  for (const fact of facts) {
    if (fact.with.all && !fact.slots.count) {
      const items = listBefore(scene, fact);
      if (items)
        return {
          items,
          rule: fact.rule,
          count: countOf(scene, { from: fact.sentence.from, to: fact.from }, items),
          apart: 0,
        };
      continue;
    }
    const number = fact.with.all ? Number(fact.slots.count?.[0]?.data.value) : 0;
    if (number < 3) continue; // "cả hai đơn vị" are some of them
    const near = scene.marks.between('Org', fact.sentence.from, fact.from).slice(-number);
    if (near.length === number && new Set(near.map(({ name }) => name)).size === number)
      return { items: near, rule: fact.rule, count: null, apart: 0 };
    const items = run(scene, number, fact.sentence.from) ?? summedUp(scene, number, fact);
    if (items) return { items, rule: fact.rule, count: null, apart: 0 };
  }
  return null;
}

const MOST_SUMMED = 2; // sentences

/** "Tham luận có A, B. Cùng với đơn vị Khối trưởng và C, đó là 4 thành viên": the bodies of these sentences, and the head. */
function summedUp(scene: Scene, number: number, fact: Fact): readonly Mention[] | null {
  const said = scene.sentences.filter(
    ({ index }) => index <= fact.sentence.index && fact.sentence.index - index <= MOST_SUMMED,
  );
  for (let first = said.length - 1; first >= 0; first--) {
    const near = distinctly(scene.marks.between('Org', said[first]!.from, fact.from));
    if (near.length === number) return near;
    const whole = distinctly([...near, ...roled(scene, fact.from)]);
    if (near.length < number && whole.length === number) return whole;
  }
  return null;
}

const MOST_TO_ALL = 3;

/** The list that ends straight before words like "cũng là toàn bộ thành viên của Khối". */
function listBefore(scene: Scene, fact: Fact): readonly Mention[] | null {
  const view = scene.marks.view(fact.sentence);
  let next = fact.sentence.from;
  for (const org of scene.marks.between('Org', fact.sentence.from, fact.from)) {
    if (org.from < next) continue;
    const list = view.list('Org', org.from);
    next = list?.to ?? org.to;
    if (list && list.items.length >= 3 && list.to <= fact.from && fact.from - list.to <= MOST_TO_ALL) return list.items;
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

const GROUPED = /(?:gồm|có|với)$/u;

/**
 * "Khối gồm 8 doanh nghiệp, trong đó có 4 đơn vị ngành than (A, B, C, D), 2 đơn vị cảng (E, F) cùng G và H": all bodies
 * behind the stated number in its sentence, if they are exactly so many.
 */
export function grouped(scene: Scene, stated: number | null): Candidate | null {
  if (stated === null || stated < FEW) return null;
  const { tokens, text } = scene.reading;
  for (const { from, to } of scene.sentences)
    for (const number of scene.marks.between('Number', from, to)) {
      const before = text.slice(tokens[from]!.start, tokens[number.from]!.start).trimEnd().toLowerCase();
      if (number.data.value !== stated || !GROUPED.test(before) || !/(?:khối|cụm)/u.test(before)) continue;
      const items = scene.marks.between('Org', number.to, to);
      const names = new Set(items.map(({ name, data }) => `${name}${data.place}`));
      if (items.length === stated && names.size === stated)
        return { items, rule: 'member.grouped', count: null, apart: 0 };
    }
  return null;
}

/** A list that names exactly as many bodies as the bloc has units, where the post gives no other. */
export function exact(scene: Scene, stated: number | null): Candidate | null {
  if (stated === null || stated < FEW) return null;
  const items = run(scene, stated, Number.POSITIVE_INFINITY);
  return items && { items, rule: 'member.exact', count: null, apart: 0 };
}

/** The units of a table's rows, if they are exactly as many as stated. */
export function rows(scene: Scene, stated: number | null): Candidate | null {
  const columns = new Map<string, Mention[]>();
  for (const { block, from, to } of scene.sentences) {
    if (!block.cell || block.cell.header) continue;
    const org = scene.marks.between('Org', from, to)[0];
    const key = `${block.cell.table}/${block.cell.column}`;
    if (org && org.from === from) (columns.get(key) ?? columns.set(key, []).get(key)!).push(org);
  }
  for (const items of columns.values())
    if (stated === null ? items.length >= FEW_ANNOUNCED && announced(scene, items[0]!) : items.length === stated)
      return { items, rule: 'member.rows', count: null, apart: 0 };
  return null;
}

/** Does the last sentence before a table call it the list of the bloc's units ("Danh sách các trường trong Cụm:")? */
function announced(scene: Scene, first: Mention): boolean {
  const { tokens, text } = scene.reading;
  const before = scene.sentences.filter(({ from, block }) => from < first.from && !block.cell).pop();
  if (!before) return false;
  const said = text.slice(tokens[before.from]!.start, tokens[before.to - 1]!.end).toLowerCase();
  return /(?:danh sách|gồm|thành viên|các).{0,40}(?:khối|cụm)/u.test(said) && !/tặng|khen|kết quả|điểm|xếp/u.test(said);
}

/** One item too many and an "A và B" inside the list: the pair is one unit ("Đài Truyền hình và Báo X"). */
export function paired(scene: Scene, items: readonly Mention[], stated: number): readonly Mention[] {
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
