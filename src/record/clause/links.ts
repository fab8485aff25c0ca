import type { Fact } from '../../extract/match.js';
import type { Mention } from '../../rule/mention.js';
import type { Scene } from '../scene.js';
import { chosenLinks } from './chosen.js';
import { withCompanions } from './companions.js';
import { awardFacts } from './direct.js';
import { fullest } from './fullest.js';
import { holds } from './holds.js';
import { itemLinks } from './items.js';
import type { Link } from './link.js';
import { personsOf } from './persons.js';
import { joinedBefore, takenUnits, tellsMore, toldBefore, unitsOf } from './units.js';
import { bodiesBetween, givesAt } from './way.js';

/**
 * The links of a scene out of its award facts. An award that goes on to somebody ("tặng A cho X") is not also that of
 * the unit before it; a gap between unit and award holds no other body than the giver.
 */
export function linksOf(scene: Scene): Link[] {
  const facts = awardFacts(scene).sort((a, b) => a.from - b.from);
  const onward = new Set<number>();
  const inTurn = facts.filter(({ slots }) => slots.awards && slots.awards.length > 1);
  const ordered = new Set(inTurn.flatMap(({ slots }) => slots.awards!.map(({ from }) => from)));
  for (const fact of facts) {
    const award = fact.slots.award?.[0];
    const taker = fact.slots.recipient?.[0] ?? fact.slots.person?.[0] ?? placesOf(fact)[0];
    if (award && taker && award.from < taker.from) onward.add(fullest(scene, award).from);
  }
  const links: Link[] = [];
  const taken = takenUnits(scene);
  const pairs: Fact[] = [];
  for (const fact of facts) {
    if (fact.with.scope === 'also') {
      pairs.push(fact);
      continue;
    }
    if (fact.with.scope === 'besides') {
      const [first, second] = [fullest(scene, fact.slots.first![0]!), fullest(scene, fact.slots.award![0]!)];
      const both = unitsOf(scene, fact, taken);
      links.push({ ...link(scene, fact, first, both), until: second.from }, link(scene, fact, second, both));
      continue;
    }
    const awards = (fact.slots.award ?? fact.slots.awards ?? []).map((award) => fullest(scene, award));
    const units = fact.slots.person ? personsOf(scene, fact) : unitsOf(scene, fact, taken);
    const first = awards[0];
    if (!first) continue;
    const recipients =
      fact.with.scope === 'bracket' && units.length === 1
        ? joinedBefore(scene, fact.sentence, units[0]!, taken)
        : tellsMore(scene, fact, units, first)
          ? toldBefore(scene, fact, units[units.length - 1]!)
          : units;
    if (fact.slots.awards) {
      links.push(...inOrder(scene, fact, awards, recipients));
      continue;
    }
    if (ordered.has(first.from)) continue;
    // "03 trường còn lại" and "trường còn lại" are one.
    if (fact.with.scope && links.some(({ award, pointed }) => pointed && award.from === first.from)) continue;
    const called = placesOf(fact)[0];
    if (!recipients[0] && called && called.from > first.from && namesThem(scene, placesOf(fact).at(-1)!)) continue;
    if (!recipients[0] && called && called.from < first.from && passes(scene, onward, called, first)) continue;
    const before = recipients[0] && recipients[0].from < first.from;
    if (before && (onward.has(first.from) || goesOn(scene, first) || !holds(scene, fact, recipients, first))) continue;
    const onwards = fact.with.scope === 'onward';
    if (recipients[0] && !before && !onwards && between(scene, first, recipients[0])) continue;
    if (recipients.length > 0 || placesOf(fact).length > 0 || POINTING.has(String(fact.with.scope)))
      links.push(link(scene, fact, first, withCompanions(scene, fact.sentence, recipients, first)));
  }
  for (const fact of pairs) {
    const { slots } = fact;
    const body = slots.giver?.[0];
    // "X nhận Cờ A, Y Bằng khen B": a body that gives nothing takes.
    if (body && !givesAt(scene, body.from) && body.to === slots.award![0]!.from) {
      const taker = scene.marks.at('Org', body.from)[0];
      const known = links.find(({ award }) => award.from === fullest(scene, slots.first![0]!).from);
      if (taker && known?.recipients[0] && known.recipients[0].from < known.award.from)
        links.push(link(scene, fact, fullest(scene, slots.award![0]!), [taker]));
      continue;
    }
    shareTaker(scene, links, fullest(scene, slots.first![0]!), fullest(scene, slots.award![0]!));
  }
  const linked = new Set(links.map(({ award }) => award.from));
  return [...links, ...itemLinks(scene, linked), ...chosenLinks(scene, facts, linked)];
}

/** "A cho đơn vị dẫn đầu, đề nghị tặng B cho đơn vị thứ hai": is the award not for the unit called before it? */
const passes = (scene: Scene, onward: ReadonlySet<number>, called: Mention, award: Mention): boolean =>
  onward.has(award.from) || goesOn(scene, award) || bodiesBetween(scene, called.to, award.from).length > 0;

/** "X đạt A và đề nghị B", "tặng A và B cho X": of two awards side by side both go where the one is known to go. */
function shareTaker(scene: Scene, links: Link[], first: Mention, second: Mention): void {
  const of = (award: Mention): Link | undefined => links.find((one) => one.award.from === award.from);
  const [known, other] = [of(first), of(second)];
  if (known && !other && !goesOn(scene, second) && known.recipients[0] && known.recipients[0].from < first.from) {
    // "được nhận A năm 2021, năm nay được đề nghị B": the year before B is that of A.
    const from = scene.marks.between('Year', first.to, second.from).length > 0 ? second.from : known.from;
    links.push({ ...known, rule: 'award.also', award: second, from, to: second.to, year: null });
  } else if (other && !known && other.recipients[0] && other.recipients[0].from > second.from) {
    links.push({ ...other, rule: 'award.also', award: first, from: first.from, year: null });
  }
}

/** "A cho hai đơn vị tiếp theo là X và Y": are those called by their place named behind it? */
function namesThem({ marks, reading: { tokens } }: Scene, called: Mention): boolean {
  // "tiếp theo là" is read as one.
  const [last, next] = [tokens[called.to - 1]!.norm, tokens[called.to]?.norm ?? ''];
  if (/^(?:là|gồm)$/.test(last)) return marks.at('Org', called.to).length > 0;
  const at = next === 'đó' ? called.to + 2 : called.to + 1;
  return /^(?:là|gồm|:|đó)$/.test(next) && marks.at('Org', at).length > 0;
}

/** The mentions by which a fact calls its takers by their place. */
const placesOf = ({ slots }: Fact): readonly Mention[] => slots.places ?? slots.ranks ?? [];

/** "X và Y lần lượt được A và B": each award for the taker at its place, who may only be called or pointed at. */
function inOrder(scene: Scene, fact: Fact, awards: readonly Mention[], recipients: readonly Mention[]): Link[] {
  if (awards.length < 2) return [];
  if (recipients.length > 0)
    return awards.length === recipients.length
      ? awards.map((award, i) => link(scene, fact, award, [recipients[i]!]))
      : [];
  return awards.map((award, index) => ({ ...link(scene, fact, award, []), nth: { index, of: awards.length } }));
}

function link(scene: Scene, fact: Fact, award: Mention, recipients: readonly Mention[]): Link {
  const { sentence, rule, slots, from } = fact;
  const to = Math.max(award.to, recipients.at(-1)?.to ?? 0, placesOf(fact).at(-1)?.to ?? 0);
  return {
    sentence,
    rule,
    award,
    recipients,
    ranks: clauseOf(scene, award, slots.ranks ?? []),
    placed: clauseOf(scene, award, slots.places ?? []),
    pointed: pointedOf(scene, fact),
    year: slots.year?.[0] ?? null,
    from,
    to,
  };
}

/** Of places listed those in the clause of their award: "A cho đơn vị thứ nhất; đơn vị thứ ba được B". */
function clauseOf({ reading: { tokens } }: Scene, award: Mention, called: readonly Mention[]): readonly Mention[] {
  const behind = called[0] && called[0].from > award.from;
  const cut = (i: number): boolean => tokens.slice(called[i - 1]!.to, called[i]!.from).some(({ norm }) => norm === ';');
  const parted = called.map((_, i) => i).filter((i) => i > 0 && cut(i));
  return behind ? called.slice(0, parted[0]) : called.slice(parted.at(-1) ?? 0);
}

/** Rules whose takers are named before. */
const POINTING: ReadonlySet<string> = new Set(['rest', 'said', 'elliptic']);

const COUNT_WORDS: readonly string[] = ['', '', 'hai', 'ba', 'bốn', 'năm'];

/** Whom "đơn vị này", "cả 4 đơn vị", "các đơn vị còn lại" point at; without a number one, or behind "các" several. */
function pointedOf(scene: Scene, { slots, with: { scope }, from, to }: Fact): Link['pointed'] {
  if (scope === 'elliptic') return { to: 'said', count: 1 };
  if (scope !== 'rest' && scope !== 'said') return null;
  const said = slots.count?.[0];
  if (said) return { to: scope, count: Number(said.data.value) };
  const words = scene.reading.tokens.slice(from, to).map(({ norm }) => norm);
  const both = COUNT_WORDS.indexOf(words[words.indexOf('cả') + 1]!);
  if (words.includes('cả') && both > 0) return { to: scope, count: both };
  const several = words.some((word) => /^(?:các|những|tất)$/.test(word));
  return { to: scope, count: scope === 'rest' || several ? null : 1 };
}

/** Does another award or body stand between an award and the one it goes to? A person may close a list of bodies. */
function between(scene: Scene, award: Mention, taker: Mention): boolean {
  if (inBracketOf(scene, award)) return true;
  let body = false;
  for (let at = award.to; at < taker.from; at++) {
    if (scene.marks.at('Award', at).length > 0) return true;
    const other = scene.marks.at('Org', at)[0];
    // "cho 2 tập thể thuộc Cục X là Phòng A": where they belong.
    const within = other && /^(?:thuộc|của)$/.test(scene.reading.tokens[at - 1]!.norm) && at > award.to + 1;
    if (other && !within && !scene.marks.covering('Position', at)) body = true;
    else if (taker.type === 'Person' && /^(?:,|;|và)$/.test(scene.reading.tokens[at]!.norm)) body = false;
  }
  return body;
}

const MOST_IN_BRACKET = 10;

/** "Xếp sau X (A) là Y": does an award end the bracket of a unit? */
function inBracketOf({ marks, reading: { tokens } }: Scene, award: Mention): boolean {
  if (tokens[award.to]?.norm !== ')') return false;
  for (let at = award.from - 1; at > 0 && award.from - at <= MOST_IN_BRACKET; at--)
    if (tokens[at]!.norm === '(') return marks.covering('Org', at - 1) !== null;
  return false;
}

/** "tặng Cờ thi đua [năm 2018] cho …": the award is for those behind it, named or not. */
function goesOn(scene: Scene, award: Mention): boolean {
  const { tokens } = scene.reading;
  let at = award.to;
  while (/^(?:"|năm|học)$/.test(tokens[at]?.norm ?? '') || tokens[at]?.kind === 'number') at++;
  const giver = tokens[at]?.norm === 'của' ? scene.marks.at('Giver', at + 1)[0] : undefined;
  if (giver) at = giver.to;
  return tokens[at]?.norm === 'cho' || (tokens[at]?.norm === 'đối' && tokens[at + 1]?.norm === 'với');
}
