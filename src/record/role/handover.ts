import type { Handover, Role } from '../../core/record.js';
import type { Mention } from '../../rule/mention.js';
import { distinct, type Found, found, type Proof } from '../found.js';
import type { Meeting } from '../meeting/event.js';
import type { Membership } from '../member/member.js';
import { proofOf, type Scene } from '../scene.js';
import { type Passing, passingsOf } from './passing.js';
import { unitName } from './unit.js';

type Named = { readonly name: string; readonly proof: Proof };

/** Settles who passed the head role (or the rotating flag) on to whom; units named only by their duty are looked up in the roles. */
export function settleHandovers(
  scene: Scene,
  meeting: Meeting,
  membership: Membership,
  roles: readonly Found<Role>[],
): readonly Found<Handover>[] {
  const heads = roles.filter(({ value }) => value.role === 'head');
  const all = passingsOf(scene, meeting).flatMap((passing): Found<Handover>[] => {
    const to = receiver(scene, meeting, membership, passing, heads);
    if (!to || isGranted(scene, membership, passing, heads, to.name)) return [];
    const year = latest(heads.filter(({ value }) => value.holder === to.name));
    const from = giver(scene, membership, passing, heads, to.name, year?.value.year ?? null);
    if (!passing.to && !from) return [];
    if (passing.unnamed && !(from && year && follow(heads, from.name, to.name))) return [];
    if (passing.known && !isNextHead(meeting, year) && !(passing.back && from && sits(meeting, heads, from.name)))
      return [];
    const value: Handover = { from: from?.name ?? null, to: to.name, role: 'head', year: year?.value.year ?? null };
    const word = passing.duty ?? passing.heir;
    const role = word ? proofOf(scene, word.parts?.role?.[0] ?? word, passing.rule) : to.proof;
    return [
      found(value, to.proof, {
        to: to.proof,
        role,
        ...(from ? { from: from.proof } : {}),
        ...(year ? { year: year.of?.year ?? year.proof } : {}),
      }),
    ];
  });
  const named = [...all].sort((a, b) => Number(b.value.from !== null) - Number(a.value.from !== null));
  return distinct(named, ({ to }) => to);
}

function receiver(
  scene: Scene,
  meeting: Meeting,
  membership: Membership,
  passing: Passing,
  heads: readonly Found<Role>[],
): Named | null {
  if (passing.to) return named(scene, membership, passing.to, passing.rule);
  const year = passing.heir?.data.year ?? null;
  const after = (meeting.reviewed ?? 0) as number;
  const next =
    year !== null
      ? heads.find(({ value }) => value.year === year)
      : latest(heads.filter(({ value }) => value.year !== null && (value.year > after || heads.length > 1)));
  return next ? described(next, passing) : null;
}

function giver(
  scene: Scene,
  membership: Membership,
  passing: Passing,
  heads: readonly Found<Role>[],
  to: string,
  year: number | null,
): Named | null {
  const said = passing.from && named(scene, membership, passing.from, passing.rule);
  // "Cảng A" is the head told before as "Công ty Cổ phần Cảng A".
  const whole = said && heads.filter(({ value }) => value.holder.endsWith(` ${said.name}`));
  const own = said && whole?.length === 1 ? { ...said, name: whole[0]!.value.holder } : said;
  if (own && own.name !== to) {
    const member = membership.members.length === 0 || membership.members.some(({ value }) => value === own.name);
    if (member && !isHigher(membership, own.name)) return own;
    if (heads.some(({ value }) => value.holder === own.name)) return own;
  }
  const others = heads.filter(({ value }) => value.holder !== to);
  const self = passing.self?.data.year ?? null;
  const was =
    others.find(({ value }) => self !== null && value.year === self) ??
    others.find(({ value }) => year !== null && value.year === year - 1) ??
    (others.length === 1 ? others[0] : undefined);
  if (was) return described(was, passing);
  return own && own.name !== to && !isHigher(membership, own.name) ? own : null;
}

/** Is one head of the year before the other's? */
const follow = (heads: readonly Found<Role>[], from: string, to: string): boolean =>
  heads.some(
    ({ value }) =>
      value.holder === to &&
      value.year !== null &&
      heads.some((head) => head.value.holder === from && head.value.year === value.year! - 1),
  );

/** Is the receiver told elsewhere to be head of a year behind the one reviewed? */
const isNextHead = ({ reviewed }: Meeting, head: Found<Role> | undefined): boolean =>
  head !== undefined && reviewed !== null && (head.value.year ?? 0) > reviewed;

/** Is a unit told elsewhere to be head of the year reviewed? */
const sits = ({ reviewed }: Meeting, heads: readonly Found<Role>[], name: string): boolean =>
  heads.some(({ value }) => value.holder === name && value.year !== null && value.year === reviewed);

/** Bodies above a bloc's members, who hand its flag over for the old head or grant one of their own. */
const HIGHER =
  /^(?:Ủy ban nhân dân$|Hội đồng nhân dân$|Chính phủ|Hội đồng Thi đua|Ban Thi đua|Tỉnh ủy$|Thành ủy$|Bộ (?!Chỉ huy|Tư lệnh))/u;

const isHigher = ({ members }: Membership, name: string): boolean =>
  HIGHER.test(name) && !members.some(({ value }) => value === name);

/** "X nhận Cờ luân lưu do UBND tỉnh trao": a flag granted from above to one who is not told to become head. */
function isGranted(
  scene: Scene,
  membership: Membership,
  { from, duty, heir }: Passing,
  heads: readonly Found<Role>[],
  to: string,
): boolean {
  if (!from || duty || heir || heads.some(({ value }) => value.holder === to)) return false;
  return isHigher(membership, unitName(scene, membership, from));
}

const named = (scene: Scene, membership: Membership, mention: Mention, rule: string): Named => ({
  name: unitName(scene, membership, mention),
  proof: proofOf(scene, mention, rule),
});

/** A unit that the handover names by its duty only: proved by the words of the role. */
const described = (head: Found<Role>, passing: Passing): Named => ({
  name: head.value.holder,
  proof: { ...(head.of?.holder ?? head.proof), rule: `${passing.rule}.head` },
});

function latest(heads: readonly Found<Role>[]): Found<Role> | undefined {
  return heads.reduce<Found<Role> | undefined>(
    (best, head) => (!best || (head.value.year ?? 0) > (best.value.year ?? 0) ? head : best),
    undefined,
  );
}
