import type { Mention } from '../../rule/mention.js';
import { distinct, type Found, found } from '../found.js';
import type { Meeting } from '../meeting/event.js';
import { proofOf, type Scene } from '../scene.js';
import { aliker } from './alike.js';
import { classOf, classOfBloc } from './class.js';
import { agreeing, settleCount } from './count.js';
import { datedNames } from './dated.js';
import { further, withLeader } from './further.js';
import { levelsOf } from './levels.js';
import { type Candidate, candidate, led, ofOther } from './list.js';
import { inName } from './name.js';
import {
  acrossProvinces,
  fullest,
  type Names,
  namesSchools,
  naming,
  namingBy,
  ofProvinces,
  policeOfProvinces,
} from './names.js';
import { exact, grouped, joined, paired, rows, told } from './whole.js';

/** The units of the bloc and their stated number. */
export interface Membership {
  readonly members: readonly Found<string>[];
  readonly count: Found<number> | null;
  /** How this bloc's organizations are named. */
  readonly names: Names;
}

/**
 * Settles members and stated count; warns where they disagree. Of several lists the one as long as the stated count
 * wins, then the earliest rule, then the longest list. Places are called as on the day of the meeting, if it is known.
 */
export function settleMembers(scene: Scene, { bloc, date }: Pick<Meeting, 'bloc' | 'date'>): Membership {
  const facts = scene.facts('member').filter((fact) => !ofOther(scene, fact, bloc?.value.number ?? null));
  const day = date?.value ?? null;
  const lists = further(
    scene,
    facts,
    facts.flatMap((fact) => candidate(scene, fact)).filter(({ items }) => items.length > 1),
  );
  const said = settleCount(scene, facts) ?? lists.find((list) => list.count)?.count ?? null;
  const stated = said?.value ?? null;
  const whole =
    joined(facts, stated) ??
    told(scene, facts) ??
    rows(scene, stated) ??
    grouped(scene, stated) ??
    exact(scene, stated) ??
    led(scene) ??
    inName(scene);
  const fitting = lists.map((list) => (stated === null ? list : { ...list, items: paired(scene, list.items, stated) }));
  const listed = best(
    fitting.filter(({ only, items }) => !only || stated === null || items.length === stated),
    stated,
  );
  const chosen =
    listed &&
    (stated === null || listed.items.length - listed.apart === stated || listed.items.length === stated || !whole)
      ? listed
      : (whole ?? listed);
  // "4 xã: … và 2 thị trấn: …": the first number counts one group only.
  const larger = said && chosen?.count && chosen.count.value > said.value ? chosen.count : said;
  const count =
    larger && chosen && ofFirstGroup(scene, larger, chosen.items)
      ? null
      : (larger ?? chosen?.count ?? (chosen ? agreeing(scene, chosen.items.length) : null));
  const mentions = scene.sentences.flatMap(({ from, to }) => scene.marks.between('Org', from, to));
  const items = withLeader(scene, chosen?.items ?? [], count?.value ?? 0);
  const base = classOf(scene, items, mentions) ?? classOfBloc(scene, items);
  const named = base ? items.map((item) => scene.grammar.join(base, item)) : items;
  const across =
    acrossProvinces(named.length > 0 ? named : mentions) ||
    (named.length === 0 && policeOfProvinces(scene)) ||
    ofProvinces(bloc?.value.name ?? '');
  const names = datedNames(scene, naming(across, namesSchools(mentions), levelsOf(scene, mentions, day)));
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
            aliker(scene.knowledge),
          )
        : names,
  };
}

/** "gồm 2 trường mầm non: A, B; 2 trường tiểu học: C, D và Trường E": the number counts the names up to the first semicolon. */
function ofFirstGroup(scene: Scene, count: Found<number>, items: readonly Mention[]): boolean {
  const { tokens } = scene.reading;
  const end = items[count.value - 1]?.to ?? 0;
  return (
    items.length > count.value &&
    tokens[end]?.norm === ';' &&
    tokens[items[0]!.from]!.start > count.proof.end &&
    !tokens.slice(items[0]!.from, end).some(({ norm }) => norm === ';')
  );
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
