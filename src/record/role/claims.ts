import type { Role } from '../../core/record.js';
import type { Fact } from '../../extract/match.js';
import type { Mention } from '../../rule/mention.js';
import type { Sentence } from '../../text/tokens.js';
import type { Meeting } from '../meeting/event.js';
import { isOther } from '../meeting/other.js';
import type { Membership } from '../member/member.js';
import { seatOf } from '../person/seat.js';
import type { Scene } from '../scene.js';
import { bodyOf, companions, joined, lastBody, officeBody, ownBody } from './holders.js';
import { isLoose } from './loose.js';
import { calledDuties } from './this.js';
import { unitName } from './unit.js';

/** Somebody told to hold a duty: the words of the duty and of the holders, before the year is judged. */
export interface Claim {
  readonly role: Role['role'];
  readonly duty: Mention;
  readonly holder: Mention;
  /** The year said for this holder and not with the duty: "(năm 2018 là Sở A)". */
  readonly term: Mention | null;
  /** Read by a rule of rules/fact, or by code where the id has no file. */
  readonly rule: string;
  readonly sentence: Sentence;
  /** First token of holder and duty. */
  readonly from: number;
  /** Said in passing ("Sở A (đơn vị Trưởng khối)"), so that a verb of election elsewhere in the sentence does not govern it. */
  readonly aside: boolean;
  /** Said with a verb of election in the passive. */
  readonly elected: boolean;
  /** The one whom the newly elected follows: "thay Sở A làm Khối trưởng". */
  readonly former: boolean;
}

interface Draft {
  readonly fact: Pick<Fact, 'rule' | 'sentence' | 'slots'> & { readonly from?: number };
  readonly duty: Mention;
  readonly holders: readonly Mention[];
  readonly firm: number;
  readonly aside: boolean;
  readonly elected: boolean;
  readonly former: boolean;
}

/** Who is told to be head or deputy. Of several readings of one duty the firmest stands, and of those the nearest holder. */
export function claimsOf(scene: Scene, meeting: Meeting, membership: Membership): readonly Claim[] {
  const best = new Map<Mention, Draft>();
  const former: Draft[] = [];
  for (const draft of [
    ...scene.facts('role').flatMap((fact) => draftsOf(scene, fact)),
    ...byOffice(scene),
    ...byTable(scene),
  ]) {
    if (isOfOther(scene, draft.duty, draft.fact.sentence, meeting)) continue;
    if (isLoose(scene, draft.fact, draft.duty, draft.holders[0]!)) continue;
    if (!speaksFor(scene, membership, draft)) continue;
    if (draft.fact.slots.term || draft.former) {
      former.push(draft);
      continue;
    }
    const known = best.get(draft.duty);
    if (!known || draft.firm > known.firm || (draft.firm === known.firm && nearer(draft, known)))
      best.set(draft.duty, draft);
  }
  return [...best.values(), ...former]
    .flatMap((draft) => unfold(scene, membership, draft))
    .sort((a, b) => a.duty.from - b.duty.from);
}

/** One fact as drafts: two duties share out their holders in order. */
function draftsOf(scene: Scene, fact: Fact): Draft[] {
  const duty = fact.slots.duty?.[0];
  const second = fact.slots.second?.[0];
  const holders = (fact.slots.holder ?? fact.slots.person ?? []).flatMap((holder) =>
    holder.type === 'Delegate' ? [officeBody(holder)].filter((body) => body !== null) : [holder],
  );
  if (fact.with.named_before === 1) {
    const { duties, elected } = calledDuties(scene, fact);
    return duties.map((of, i) => ({
      fact,
      duty: of,
      holders: [holders[i]!],
      firm: 5,
      aside: false,
      elected,
      former: false,
    }));
  }
  if (!duty || holders.length === 0) return [];
  const draft = (of: Mention, who: readonly Mention[], former = false): Draft => ({
    fact,
    duty: of,
    holders: who,
    firm: Number(fact.with.firm ?? 0),
    aside: former || fact.with.aside === 1,
    elected: !former && fact.with.elected === 1,
    former,
  });
  if (second) {
    if (holders.length < 2 || second.data.code === duty.data.code) return [];
    return [draft(duty, holders.slice(0, 1)), draft(second, holders.slice(1))];
  }
  if (duty.data.code === 'pair' && holders.length < 2) return [];
  const before = fact.slots.former ?? [];
  return [draft(duty, holders), ...(before.length > 0 ? [draft(duty, before, true)] : [])];
}

/** "đồng chí P, Giám đốc Sở A, Khối trưởng": the body of the office is the head. */
function byOffice(scene: Scene): Draft[] {
  const drafts: Draft[] = [];
  for (const sentence of scene.sentences) {
    for (const delegate of scene.marks.between('Delegate', sentence.from, sentence.to)) {
      const body = officeBody(delegate) ?? seatOf(scene, delegate);
      for (const role of delegate.parts?.role ?? []) {
        const duty = scene.marks.covering('Duty', role.from);
        if (!body || !duty) continue;
        const slots = { duty: [duty], holder: [body] };
        drafts.push({
          fact: { rule: 'role.office', sentence, slots },
          duty,
          holders: [body],
          firm: 3,
          aside: true,
          elected: false,
          former: false,
        });
      }
    }
  }
  return drafts;
}

/** A row of a table with one body and one duty in cells of their own. */
function byTable(scene: Scene): Draft[] {
  const rows = new Map<string, Sentence[]>();
  for (const sentence of scene.sentences) {
    const { cell } = sentence.block;
    if (!cell || cell.header) continue;
    const key = `${cell.table}/${cell.row}`;
    (rows.get(key) ?? rows.set(key, []).get(key)!).push(sentence);
  }
  return [...rows.values()].flatMap((cells): Draft[] => {
    const all = (type: string) => cells.flatMap(({ from, to }) => scene.marks.between(type, from, to));
    const [duty, ...more] = all('Duty');
    const holders = all('Org');
    if (!duty || more.length > 0 || holders.length !== 1) return [];
    const sentence = cells.find(({ from, to }) => duty.from >= from && duty.from < to)!;
    const slots = { duty: [duty], holder: holders };
    return [
      {
        fact: { rule: 'role.table', sentence, slots },
        duty,
        holders,
        firm: 3,
        aside: true,
        elected: false,
        former: false,
      },
    ];
  });
}

/** Is the duty that of another bloc: do the duty, or the sentence where the duty does not say, give another number? */
export function isOfOther(scene: Scene, duty: Mention, sentence: Sentence, meeting: Meeting): boolean {
  const said = duty.parts?.bloc ?? [];
  return isOther(said.length > 0 ? said : scene.marks.between('Bloc', sentence.from, duty.from), meeting);
}

/** "Thay mặt Khối trưởng, ông P, Phó Giám đốc Sở A": of the member he is from, not of a body inside it. */
function speaksFor(scene: Scene, membership: Membership, { fact, holders }: Draft): boolean {
  if (fact.rule !== 'role.behalf') return true;
  const name = unitName(scene, membership, holders[0]!);
  return membership.members.some(({ value }) => value === name);
}

function nearer(draft: Draft, known: Draft): boolean {
  const gap = distance(draft) - distance(known);
  if (gap !== 0) return gap < 0;
  return draft.holders.length > known.holders.length;
}

/** Tokens between a duty and the nearest of its holders. */
function distance({ duty, holders }: Draft): number {
  return Math.min(
    ...holders.map((holder) => (holder.from < duty.from ? duty.from - holder.to : holder.from - duty.to)),
  );
}

/** "Chủ tịch Hội đồng Thi đua - Khen thưởng X, Trưởng khối": a council inside X heads no bloc. */
const COUNCIL = /^Hội đồng (?:Thi đua|[Qq]uản trị|[Tt]hành viên)/u;

/** A bloc has one head: the holder nearest to the word. Deputies may be several, joined by "và". */
function unfold(scene: Scene, membership: Membership, draft: Draft): Claim[] {
  const { duty, fact } = draft;
  const claim = (role: Role['role'], holder: Mention): Claim => ({
    role,
    duty,
    holder,
    term: fact.slots.term?.[0]?.parts?.year?.[0] ?? null,
    rule: fact.rule,
    sentence: fact.sentence,
    from: Math.min(duty.from, draft.holders[0]!.type === 'Person' ? duty.from : holder.from),
    aside: draft.aside,
    elected: draft.elected,
    former: draft.former,
  });
  const holders = draft.holders
    .filter((holder) => holder.from >= duty.to || holder.to <= duty.from)
    .map((holder) =>
      holder.type === 'Person' ? (bodyOf(scene, holder) ?? holder) : ownBody(scene, membership, holder),
    )
    .filter(({ name }) => !COUNCIL.test(name));
  if (holders.length === 0) return [];
  if (duty.data.code === 'pair') return holders.map((holder, index) => claim(index === 0 ? 'head' : 'deputy', holder));
  const before = draft.holders[0]!.from < duty.from;
  if (duty.data.code === 'head') return [claim('head', before ? lastBody(scene, membership, holders) : holders[0]!)];
  const deputies = joined(scene, holders, before);
  const also = before && deputies.length === 1 ? companions(scene, deputies[0]!, fact.sentence.from) : [];
  return [...also, ...deputies].map((holder) => claim('deputy', holder));
}
