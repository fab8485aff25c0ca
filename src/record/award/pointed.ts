import { orgList } from '../../extract/organization/lists.js';
import type { Mention } from '../../rule/mention.js';
import type { Sentence } from '../../text/tokens.js';
import type { Link } from '../clause/link.js';
import { bodiesBetween } from '../clause/way.js';
import type { Proof } from '../found.js';
import { asMember } from '../member/called.js';
import type { Membership } from '../member/member.js';
import { proofOf, type Scene } from '../scene.js';

/** A unit that is only pointed at, with the words that named it. */
export interface Unit {
  readonly name: string;
  readonly by: Proof;
}

// How much of the confidence of a name a pointing word takes.
const DOUBT = 0.2;
/** How many sentences back "đơn vị này" and the pool of "03 xã còn lại" may be named. */
const MOST_BACK_SAID = 2;
const MOST_BACK_POOL = 6;

/**
 * The units that a link points at: "03 xã còn lại" are those considered without the ones `named` for an award before,
 * "hai đơn vị trên" those of the last sentence that names units. A number said must agree, else nobody is meant.
 */
export function pointedUnits(
  scene: Scene,
  link: Link,
  membership: Membership,
  named: readonly { readonly name: string; readonly sentence: number }[],
): readonly Unit[] {
  const { pointed } = link;
  if (!pointed) return [];
  return pointed.to === 'rest' ? leftOver(scene, link, membership, named) : saidBefore(scene, link, membership);
}

function leftOver(
  scene: Scene,
  link: Link,
  membership: Membership,
  named: readonly { readonly name: string; readonly sentence: number }[],
): readonly Unit[] {
  const members = membership.members.map(({ value, proof: by }): Unit => ({ name: value, by: doubted(by, link.rule) }));
  const refused = refusedUnits(scene, membership);
  const all = new Set(named.map(({ name }) => name));
  const count = link.pointed!.count;
  if (count === null) {
    // "A, B và C là …, trong đó A được X, các đơn vị còn lại được Y"
    const pools = [...poolsBefore(scene, link, membership, 0), members];
    const left = pools
      .filter((pool) => pool === members || pool.some(({ name }) => all.has(name)))
      .map((pool) => pool.filter(({ name }) => !all.has(name) && !refused.has(name)));
    return left.find(({ length }) => length > 0) ?? [];
  }
  // Awards of former years do not take a unit out of those considered now.
  const near = new Set(named.filter(({ sentence }) => sentence === link.sentence.index).map(({ name }) => name));
  for (const pool of [members, ...poolsBefore(scene, link, membership)]) {
    for (const known of [all, near]) {
      if (!pool.some(({ name }) => known.has(name) || refused.has(name))) continue;
      const rest = pool.filter(({ name }) => !known.has(name));
      const considered = rest.filter(({ name }) => !refused.has(name));
      const fits = [considered, ...(rest.length < pool.length ? [rest] : [])].find(({ length }) => length === count);
      if (fits) return fits;
    }
  }
  return [];
}

/** The lists of units above a link, the nearest first: "đưa ra xét 4 xã: A, B, C, D". */
function poolsBefore(
  scene: Scene,
  link: Link,
  membership: Membership,
  most = MOST_BACK_POOL,
): readonly (readonly Unit[])[] {
  const pools: (readonly Unit[])[] = [];
  for (const { sentence, from, to } of spansBefore(scene, link, most)) {
    const view = scene.marks.view(sentence);
    for (let at = from; at < to; at++) {
      const list = scene.marks.at('Org', at).length > 0 ? orgList(view, at) : null;
      if (!list) continue;
      if (list.items.length > 1) pools.push(unitsOf(scene, link.rule, list.items, membership));
      at = list.to - 1;
    }
  }
  return pools;
}

/** Units told not to be considered: "xã A và xã B không được xét", "do 3 xã (A, B, C) không đạt …, cụm không xét". */
function refusedUnits(scene: Scene, membership: Membership): ReadonlySet<string> {
  const { tokens } = scene.reading;
  const refused = new Set<string>();
  for (const sentence of scene.sentences) {
    let start = sentence.from;
    for (const stance of scene.marks.between('Stance', sentence.from, sentence.to)) {
      if (stance.data.code !== 'not') continue;
      for (let at = stance.from; at > start; at--)
        if (tokens[at]!.norm === ';') {
          start = at;
          break;
        }
      for (const body of bodiesOf(scene, start, stance.from))
        refused.add(asMember(membership.names.org(body), membership));
      // "2 đơn vị không đề nghị khen là A và B"
      let end = stance.to;
      while (end < sentence.to && tokens[end]!.kind !== 'mark' && !/^(?:là|gồm)$/.test(tokens[end]!.norm)) end++;
      const list =
        end < sentence.to && tokens[end]!.kind === 'word' ? scene.marks.view(sentence).list('Org', end + 1) : null;
      for (const body of list?.items ?? []) refused.add(asMember(membership.names.org(body), membership));
      start = stance.to;
    }
  }
  return refused;
}

function saidBefore(scene: Scene, link: Link, membership: Membership): readonly Unit[] {
  const { count } = link.pointed!;
  for (const { from, to } of spansBefore(scene, link, MOST_BACK_SAID)) {
    const units = unitsOf(scene, link.rule, bodiesOf(scene, from, to), membership).filter(
      ({ name }) => membership.members.length === 0 || membership.members.some(({ value }) => value === name),
    );
    if (units.length === 0) continue;
    return units.length === count || (count === null && units.length > 1) ? units : [];
  }
  return [];
}

interface Stretch {
  readonly sentence: Sentence;
  readonly from: number;
  readonly to: number;
}

/** The part of the sentence before a link and the sentences of the text above it, the nearest first. */
function spansBefore(scene: Scene, link: Link, most: number): readonly Stretch[] {
  const spans: Stretch[] = [{ sentence: link.sentence, from: link.sentence.from, to: link.from }];
  for (let back = 1; back <= most; back++) {
    const sentence = scene.reading.sentences[link.sentence.index - back];
    if (!sentence || sentence.block.kind === 'title') break;
    if (sentence.block.kind === 'caption' || sentence.block.kind === 'cell') continue;
    spans.push({ sentence, from: sentence.from, to: sentence.to });
  }
  return spans;
}

const bodiesOf = (scene: Scene, from: number, to: number): readonly Mention[] =>
  scene.marks.between('Org', from, to).filter((body) => isUnit(scene, body));

/** Is a body one that is spoken of, not a giver, a place or part of somebody's office? */
function isUnit(scene: Scene, body: Mention): boolean {
  const { marks, reading } = scene;
  if (marks.covering('Position', body.from) || /^(?:tại|do)$/.test(reading.tokens[body.from - 1]?.norm ?? ''))
    return false;
  return bodiesBetween(scene, body.from, body.from + 1).includes(body);
}

function unitsOf(scene: Scene, rule: string, bodies: readonly Mention[], membership: Membership): readonly Unit[] {
  const units = new Map<string, Unit>();
  for (const body of bodies) {
    const name = asMember(membership.names.org(body), membership);
    if (!units.has(name)) units.set(name, { name, by: doubted(proofOf(scene, body, rule), rule) });
  }
  return [...units.values()];
}

const doubted = (by: Proof, rule: string): Proof => ({
  ...by,
  rule,
  confidence: Math.max(0, by.confidence - DOUBT),
});
