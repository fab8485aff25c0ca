import type { Role } from '../../core/record.js';
import type { Mention } from '../../rule/mention.js';
import { type Found, found, type Proof } from '../found.js';
import type { Meeting } from '../meeting/event.js';
import type { Membership } from '../member/member.js';
import { proofOf, type Scene } from '../scene.js';
import { type Claim, claimsOf } from './claims.js';
import { type Passing, passingsOf } from './passing.js';
import { type Term, termsOf } from './term.js';
import { unitName } from './unit.js';

/** A role with its year as far as known. `sitting` heads are dated by the meeting, others by what the text says. */
interface Held {
  readonly holder: string;
  readonly role: Role['role'];
  readonly person: boolean;
  readonly year: { readonly value: number; readonly proof: Proof } | null;
  /** The year was worked out, not said of this duty. */
  readonly inferred: boolean;
  readonly sitting: boolean;
  /** Told to hand the duty over. */
  readonly outgoing: boolean;
  readonly proof: Proof;
  readonly of: { readonly holder: Proof; readonly role: Proof };
}

/** Settles who is, was or will be head or deputy in which year; two heads of one year stay and get a warning. */
export function settleRoles(scene: Scene, meeting: Meeting, membership: Membership): readonly Found<Role>[] {
  const claims = claimsOf(scene, meeting, membership);
  const terms = termsOf(scene, meeting, claims);
  const said = claims.map((claim) => ofClaim(scene, membership, claim, terms.get(claim)!));
  const passed = passingsOf(scene, meeting).flatMap((passing) => ofPassing(scene, meeting, membership, passing, said));
  const all = dated(
    meeting,
    withoutPersons([...said, ...passed]),
    claims.some((claim) => stays(scene, claim)),
  );
  const roles = all.map((held) => {
    const year = held.year;
    const value: Role = { holder: held.holder, role: held.role, year: year?.value ?? null };
    return found(value, held.proof, year ? { ...held.of, year: year.proof } : held.of);
  });
  warnOfTwoHeads(scene, roles);
  return roles;
}

function ofClaim(scene: Scene, membership: Membership, claim: Claim, { year, sitting }: Term): Held {
  const proof = proofOf(scene, claim.holder, claim.rule);
  return {
    holder: unitName(scene, membership, claim.holder),
    role: claim.role,
    person: claim.holder.type === 'Person',
    year: year && { value: year.value, proof: year.proof },
    inferred: year?.inferred ?? false,
    sitting,
    outgoing: false,
    proof,
    of: { holder: proof, role: proofOf(scene, claim.duty.parts?.role?.[0] ?? claim.duty, claim.rule) },
  };
}

/** Who hands the duty over was head, who takes it over will be. Handing over only a flag says nothing of the giver. */
function ofPassing(
  scene: Scene,
  meeting: Meeting,
  membership: Membership,
  passing: Passing,
  said: readonly Held[],
): Held[] {
  const { from, to, duty, rule } = passing;
  const held: Held[] = [];
  const word = duty ?? to;
  const heads = said.filter((known) => known.role === 'head' && !known.person);
  const make = (holder: Mention, year: Held['year'], sitting: boolean, inferred: boolean): Held => {
    const proof = proofOf(scene, holder, rule, sitting ? 0.05 : 0.1);
    const role = word ? proofOf(scene, word.parts?.role?.[0] ?? word, rule) : proof;
    return {
      holder: unitName(scene, membership, holder),
      role: 'head',
      person: false,
      year,
      inferred,
      sitting,
      outgoing: sitting,
      proof,
      of: { holder: proof, role },
    };
  };
  const told = receiverYear(scene, meeting, passing, heads, to && unitName(scene, membership, to));
  // "Thay mặt đơn vị Khối trưởng năm 2018, bà A, Giám đốc Sở B trao cờ …": the giver's duty is said with the giver.
  const selfYear = passing.self?.parts?.year?.[0];
  if (from && selfYear && passing.self!.to <= from.from) {
    held.push(make(from, { value: Number(selfYear.data.value), proof: proofOf(scene, selfYear, rule) }, true, false));
  } else if (from && !passing.flag) {
    const known = heads.some((head) => head.holder === unitName(scene, membership, from));
    const own = told.givers && { value: told.givers.value, proof: told.givers.proof };
    if (!known || own) held.push(make(from, own, true, false));
  }
  if (to && (duty || passing.leads)) {
    const name = unitName(scene, membership, to);
    const later = heads.some((head) => head.holder === name && !head.sitting);
    if (!later) held.push(make(to, told.year, false, told.inferred));
  }
  return held;
}

/** The year of the one who takes over, and that of the giver where the text gives the giver's ("bàn giao nhiệm vụ … năm 2018"). */
function receiverYear(
  scene: Scene,
  meeting: Meeting,
  passing: Passing,
  heads: readonly Held[],
  to: string | null,
): { year: Held['year']; givers: Held['year']; inferred: boolean } {
  const mention = passing.heir?.parts?.year?.[0] ?? passing.duty?.parts?.year?.[0] ?? null;
  const rule = passing.rule;
  if (!mention) {
    const next = meeting.planned ?? meeting.reviewed;
    const proof = passing.to && proofOf(scene, passing.to, `${rule}.next`, 0.2);
    return { year: next && proof ? { value: next, proof } : null, givers: null, inferred: true };
  }
  const value = Number(mention.data.value);
  const said = { value, proof: proofOf(scene, mention, rule) };
  const heirs = passing.heir?.parts?.year?.[0] === mention;
  const self = passing.self?.data.year === value;
  const otherHead = heads.some((head) => head.year?.value === value && head.holder !== to && !head.inferred);
  const otherYear = heads.some((head) => head.holder === to && head.year && head.year.value > value);
  const ofGiver =
    !heirs && (self || otherHead || otherYear || (meeting.reviewed === value && meeting.planned !== null));
  if (!ofGiver) return { year: said, givers: null, inferred: false };
  if (!otherYear && passing.to) {
    const { start, end } = proofOf(scene, mention, rule);
    scene.warn({
      code: 'handover-year-contradiction',
      message: `Bàn giao nhiệm vụ năm ${value} cho đơn vị nhận năm sau; ghi năm ${value + 1} / duty of ${value} passed on: receiver dated ${value + 1}`,
      start,
      end,
    });
  }
  return {
    year: { value: value + 1, proof: proofOf(scene, mention, `${rule}.next`, 0.3) },
    givers: said,
    inferred: true,
  };
}

/** A person stands for a head only where no body does. */
function withoutPersons(all: readonly Held[]): readonly Held[] {
  return all.filter(
    (one) =>
      !one.person || !all.some((other) => !other.person && other.role === one.role && other.sitting === one.sitting),
  );
}

/** "Năm 2024, X tiếp tục làm Trưởng khối": who goes on was head before as well. */
const stays = ({ reading: { tokens } }: Scene, { role, holder, duty }: Claim): boolean =>
  role === 'head' &&
  tokens
    .slice(holder.to, duty.from)
    .some(({ norm }, at) => norm === 'tục' && tokens[holder.to + at - 1]?.norm === 'tiếp');

/** Sitting heads and deputies get the year before the next head's, or the one year of the meeting; each role stands once. */
function dated(meeting: Meeting, all: readonly Held[], stays: boolean): readonly Held[] {
  const heads = all.filter((one) => one.role === 'head');
  const next = heads.filter((one) => !one.sitting && one.year);
  const own = meeting.years.length === 1 || isSchoolYear(meeting) ? meeting.reviewed : null;
  const upcoming = next.length > 0 ? Math.min(...next.map((one) => one.year!.value)) : null;
  // At a signing the new head already sits: "Sở A, Khối trưởng … tiếp nhận từ Sở B".
  const there = heads.filter((one) => one.sitting && !one.year && !one.outgoing);
  const inOffice = there.length > 0 && there.every((one) => next.some((known) => known.holder === one.holder));
  const now = upcoming === null ? own : inOffice && !stays ? upcoming : upcoming - 1;
  const filled = all.map((one): Held => {
    const value = one.outgoing && upcoming !== null ? upcoming - 1 : now;
    if (!one.sitting || one.year || value === null) return one;
    const words = meeting.years.find((known) => known.value === value)?.proof ?? one.proof;
    return { ...one, year: { value, proof: { ...words, rule: 'role.sitting' } }, inferred: true };
  });
  const stated = filled.filter((one) => one.year && !one.inferred);
  const kept = filled.filter((one) => !one.inferred || !isVague(one, stated));
  return kept.filter((one, index) => !kept.slice(0, index).some((known) => sameRole(known, one)));
}

/** An inferred head yields to the stated head of that year. */
const isVague = (one: Held, stated: readonly Held[]): boolean =>
  one.role === 'head' && stated.some((known) => known.role === 'head' && known.year?.value === one.year?.value);

/** "Phòng Nội vụ huyện" and "Phòng Nội vụ" are one body in a post. */
const bare = (holder: string): string => holder.replace(/ (?:huyện|quận|thị xã)$/, '');

const sameRole = (a: Held, b: Held): boolean =>
  bare(a.holder) === bare(b.holder) && a.role === b.role && (a.year?.value === b.year?.value || !b.year);

/** Do the two years of a meeting make one school year? Then the second is the one reviewed. */
const isSchoolYear = (meeting: Meeting): boolean =>
  meeting.years.length === 2 && meeting.reviewed === meeting.years[1]!.value;

function warnOfTwoHeads(scene: Scene, roles: readonly Found<Role>[]): void {
  const heads = roles.filter(({ value }) => value.role === 'head' && value.year !== null);
  for (const [index, { value, proof }] of heads.entries()) {
    const other = heads.slice(0, index).find((known) => known.value.year === value.year);
    if (!other) continue;
    scene.warn({
      code: 'two-heads',
      message: `Hai đơn vị trưởng năm ${value.year}: ${other.value.holder}, ${value.holder} / two heads of one year`,
      start: proof.start,
      end: proof.end,
    });
  }
}
