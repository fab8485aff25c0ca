import type { Award, Ranking } from '../../core/record.js';
import { awardKind } from '../clause/code.js';
import type { Link } from '../clause/link.js';
import { linksOf } from '../clause/links.js';
import { places } from '../clause/place.js';
import type { Standing } from '../clause/status.js';
import { type Found, found, type Proof } from '../found.js';
import type { Meeting } from '../meeting/event.js';
import { namesOther } from '../meeting/other.js';
import { asMember } from '../member/called.js';
import type { Membership } from '../member/member.js';
import { proofOf, type Scene } from '../scene.js';
import { tableAwards } from '../table/table.js';
import { isDeclined } from './declined.js';
import { placedUnits } from './placed.js';
import { pointedUnits } from './pointed.js';
import { standingAround, standingsOf } from './standings.js';
import { type AwardYear, yearOf } from './year.js';

// How much an inferred value takes from the confidence of what it was read with.
const DOUBT_GIVER = 0.3;

/** An award while it is settled: `inferred` if nobody says who gives it, `aside` if a title or caption tells it. */
interface Draft {
  readonly award: Found<Award>;
  readonly word: string;
  readonly inferred: boolean;
  readonly aside: boolean;
  readonly year: AwardYear | null;
  readonly sentence: number;
}

/** Do the members bear the names of several provinces: "Sở Y tế tỉnh Lào Cai", "Sở Y tế tỉnh Yên Bái"? */
const acrossProvinces = ({ members }: Membership): boolean =>
  new Set(members.flatMap(({ value }) => / tỉnh (\p{Lu}.+)$/u.exec(value)?.[1] ?? [])).size > 1;

/**
 * Settles awards: recipients unfolded (also "đơn vị hạng nhì", "các đơn vị còn lại"), status by the governing verbs,
 * year by the text or else the year reviewed. An award told twice is one; a recipient named twice for one award is
 * kept once and warned about.
 */
export function settleAwards(
  scene: Scene,
  meeting: Meeting,
  membership: Membership,
  rankings: readonly Found<Ranking>[],
): readonly Found<Award>[] {
  const level = meeting.bloc?.value.level ?? (acrossProvinces(membership) ? 'region' : undefined);
  const links = linksOf(scene).sort((a, b) => a.from - b.from || a.to - b.to);
  // A bloc of several provinces has no one giver; where all that are named are ministries, it is one of them.
  const told = links.flatMap(({ sentence, award }) => awardKind(scene, sentence, award, 'region') ?? []);
  const granted = told.filter(({ word, inferred }) => !inferred && (word === 'flag' || word === 'certificate'));
  const central = granted.length > 0 && granted.every(({ code }) => code.startsWith('ministry_'));
  const over = level === 'region' && central ? 'ministry' : level;
  const warned = new Set<number>();
  const drafts: Draft[] = [];
  let before: { standing: Standing; sentence: number } | null = null;
  /** The award given before, with the year that its words name. */
  let given: { link: Link; year: AwardYear } | null = null;
  const standings = standingsOf(scene, links, meeting);
  for (const [i, link] of links.entries()) {
    const kind = awardKind(scene, link.sentence, link.award, over);
    // "Ở Khối thi đua số 5, X được suy tôn …" at a meeting of bloc 3.
    if (!kind || namesOther(scene, link.sentence.from, link.to, meeting)) continue;
    const said = standings[i]!;
    const status: Standing | 'unsaid' =
      said === 'unsaid'
        ? before && link.sentence.index - before.sentence <= 2
          ? before.standing
          : standingAround(scene, link)
        : said;
    if (status === 'nominated' && isDeclined(scene, link)) continue;
    if (status === null || status === 'unsaid' || (kind.bare && status !== 'nominated')) continue;
    before = { standing: status, sentence: link.sentence.index };
    // "các tỉnh còn lại đều nhận Bằng khen" tells neither who gives nor who takes.
    const ungiven =
      kind.inferred || (!link.award.data.giver && scene.marks.between('Giver', link.from, link.to).length === 0);
    if (link.pointed?.to === 'rest' && link.pointed.count === null && ungiven && status === 'awarded') continue;
    const own = yearOf(scene, link, meeting, status);
    const year: AwardYear =
      !own.told && status === 'awarded' && given && !kind.code.startsWith('other:') && follows(scene, given.link, link)
        ? given.year
        : own;
    given = status === 'awarded' && year.told ? { link, year } : null;
    const proof = proofOf(scene, link.award, link.rule, kind.inferred ? DOUBT_GIVER : 0);
    const aside = link.sentence.block.kind === 'title' || link.sentence.block.kind === 'caption';
    const named = new Set<string>();
    for (const { name, by, person } of recipientsOf(scene, link, membership, rankings, drafts)) {
      if (named.has(name)) {
        const { start, end } = by;
        if (!link.pointed && !warned.has(start))
          scene.warn({
            code: 'duplicate-recipient',
            message: `"${name}" được nêu hai lần cho một khen thưởng / named twice for one award`,
            start,
            end,
          });
        warned.add(start);
        continue;
      }
      named.add(name);
      const value: Award = {
        recipient: name,
        recipient_kind: person ? 'person' : 'organization',
        award: kind.code,
        status,
        year: year.value,
      };
      const of: Found<Award>['of'] = { recipient: by, award: proof };
      const { word, inferred } = kind;
      for (const one of [year, ...year.more]) {
        const award = found({ ...value, year: one.value }, proof, of);
        drafts.push({ award, word, inferred, aside, year: one, sentence: link.sentence.index });
      }
    }
  }
  for (const award of tableAwards(scene, meeting, membership))
    drafts.push({ award, word: award.value.award, inferred: false, aside: false, year: null, sentence: -1 });
  return settled(drafts.map((draft) => dated(draft, drafts)));
}

/** "tặng Cờ thi đua năm 2017 cho X, Bằng khen cho Y": does an award go on with the verb and the year of the one before? */
function follows({ marks }: Scene, before: Link, link: Link): boolean {
  const recipient = before.recipients.at(-1);
  if (before.sentence !== link.sentence || !recipient || recipient.from < before.award.to) return false;
  const between = marks.between('Stance', recipient.to, link.award.from);
  return link.award.from >= recipient.to && between.every(({ data }) => data.code === 'give');
}

/**
 * The draft with its year. Awards told as given in one sentence share the one year that it names behind them: "X được
 * tặng A, Y được tặng B năm 2017"; a year set with an award before is of that award.
 */
function dated(draft: Draft, drafts: readonly Draft[]): Draft {
  const { award, year, sentence } = draft;
  if (!year) return draft;
  const told = drafts.filter(
    (other) =>
      other.sentence === sentence &&
      other.award.proof.start > award.proof.start &&
      other.year?.told &&
      other.award.value.status === 'awarded',
  );
  const years = new Set(told.map((other) => other.year!.value));
  const shared = !year.told && award.value.status === 'awarded' && years.size === 1 ? told[0]!.year! : year;
  const of = shared.proof ? { ...award.of, year: shared.proof } : award.of;
  return { ...draft, award: found({ ...award.value, year: shared.value }, award.proof, of) };
}

/** One award for each recipient, kind and year; what the body says before titles and captions, a named giver before none. */
function settled(drafts: readonly Draft[]): Found<Award>[] {
  const kept: Draft[] = [];
  const same = (a: Draft, b: Draft): boolean => {
    const [x, y] = [a.award.value, b.award.value];
    if (x.recipient !== y.recipient) return false;
    // "năm 2017 và 2018": two awards by the years told together.
    const apart = a.sentence === b.sentence && a.year?.told && b.year?.told;
    if (x.award === y.award) return x.year === y.year || (x.status === y.status && !apart) || a.aside || b.aside;
    return a.word === b.word && (a.inferred || b.inferred || a.aside || b.aside);
  };
  const order = [...drafts].sort(
    (a, b) => Number(a.aside) - Number(b.aside) || Number(a.inferred) - Number(b.inferred),
  );
  for (const draft of order) if (!kept.some((known) => same(known, draft))) kept.push(draft);
  return kept
    .map(({ award }) => award)
    .sort((a, b) => a.proof.start - b.proof.start || a.of!.recipient!.start - b.of!.recipient!.start);
}

/** A standing organ stands for its unit. */
const ORGAN = /^Ban (?:Chấp hành|Thường vụ|Thường trực) (?=\p{Lu})/u;

interface Recipient {
  readonly name: string;
  readonly by: Proof;
  readonly person: boolean;
}

function recipientsOf(
  scene: Scene,
  link: Link,
  membership: Membership,
  rankings: readonly Found<Ranking>[],
  drafts: readonly Draft[],
): Recipient[] {
  const { rule } = link;
  if (link.nth) {
    const { index, of } = link.nth;
    const all = recipientsOf(scene, { ...link, nth: undefined }, membership, rankings, drafts);
    return all.length === of ? [all[index]!] : [];
  }
  if (link.pointed) {
    const named = drafts.map(({ award, sentence }) => ({ name: award.value.recipient, sentence }));
    return pointedUnits(scene, link, membership, named).map((unit) => ({ ...unit, person: false }));
  }
  const called = link.placed
    .flatMap((one) => placedUnits(scene, one, rankings))
    .sort((a, b) => a.value.rank - b.value.rank)
    .map(({ value, proof, of }) => ({
      name: value.recipient,
      by: { ...(of?.recipient ?? proof), rule },
      person: false,
    }));
  if (link.ranks.length > 0) {
    const wanted = new Set(link.ranks.flatMap((rank) => places(String(rank.data.code ?? rank.data.rank))));
    return rankings
      .filter(({ value }) => wanted.has(value.rank))
      .map(({ value, proof, of }) => ({
        name: value.recipient,
        by: { ...(of?.recipient ?? proof), rule },
        person: false,
      }));
  }
  const named = link.recipients.map((one) => {
    const person = one.type === 'Person';
    return {
      name: person ? one.name : asMember(membership.names.org(one).replace(ORGAN, ''), membership),
      by: proofOf(scene, one, rule),
      person,
    };
  });
  return [...called, ...named.filter(({ name }) => !called.some((unit) => unit.name === name))];
}
