import type { Chair, Role } from '../../core/record.js';
import type { Fact } from '../../extract/match.js';
import { officesOf } from '../../extract/person/offices.js';
import type { Mention } from '../../rule/mention.js';
import { fold } from '../../text/normalize.js';
import { distinct, type Found, found } from '../found.js';
import type { Meeting } from '../meeting/event.js';
import type { Membership } from '../member/member.js';
import { withoutOrgan } from '../role/unit.js';
import { proofOf, type Scene } from '../scene.js';
import { type Guest, guestsOf, personsIn, proofs } from './attendee.js';
import { seatOf } from './seat.js';

/** What may follow "chủ trì" when it is the meeting that is chaired: "chủ trì hội nghị", "chủ trì, tổ chức …". */
const OF_THE_MEETING: ReadonlySet<string> = new Set([
  'hội',
  'cuộc',
  'buổi',
  'phiên',
  'lễ',
  'họp',
  'kỳ',
  'điều',
  'tổ',
  'và',
  'phần',
  'tại',
  'có',
  'là',
  'gồm',
  'của',
  'chương',
  'năm',
  'tổng',
  'sơ',
  'cụm',
  'khối',
  'tọa',
  'hn',
  'gặp',
  'sinh',
  'thảo',
  'cùng',
]);
/** What is to be done later, or by order: "giao Sở Nội vụ chủ trì, phối hợp với …". */
const ORDERED: ReadonlySet<string> = new Set(['sẽ', 'giao', 'yêu', 'dự', 'kiến']);
/** Behind the comma of "chủ trì, phối hợp …" stands a task, not a meeting. */
const TASK: ReadonlySet<string> = new Set(['phối', 'tham', 'hướng']);
/** Between a person and "chủ trì" these make somebody else the one who chairs: "dự hội nghị do Sở A chủ trì". */
const OF_ANOTHER: ReadonlySet<string> = new Set(['do', 'sẽ', 'không', 'chưa']);
/** Between several persons and "chủ trì": all of them chair. */
const JOINTLY: ReadonlySet<string> = new Set(['đồng', 'cùng', 'nhau', 'phiên']);
/** Before "chủ trì" of an opening: "Đến dự và chủ trì", "Với vai trò chủ trì hội nghị, bà A …". */
const BEFORE_OPENING: ReadonlySet<string> = new Set(['và', 'trò', 'cách', 'vị']);
const NEAR = 6;
/** "tổ chức hội nghị", "tổ chức hội nghị tổng kết", not "hội nghị xúc tiến đầu tư". */
const OWN_MEETING =
  /^(?:hội nghị|cuộc họp|buổi lễ) (?:[.,;]|tổng|sơ|ký|triển|bình|của|này|giao|phát)|^(?:buổi tổng|buổi ký|lễ (?:ký|tổng|phát))/;
const MOST_TO_MEETING = 20; // "phối hợp với Sở B và Sở C"
/** A meeting on another matter. */
const ABOUT = /^(?:hội nghị|cuộc họp|buổi họp|phiên họp) (?:xúc tiến|về (?!công|thi|tổng|sơ|việc|bình))/;
/** Before a body these make it one of a clause that comes first: "theo ủy quyền của Hội đồng A, Sở B chủ trì". */
const OF_OTHERS: ReadonlySet<string> = new Set(['của', 'theo', 'từ', 'bởi']);
/** Behind "chủ trì tổ chức", what is no meeting: "hội thao", "giải bóng đá", "các hoạt động". */
const GAMES =
  /^(?:hội (?:thao|thi|diễn|trại|chợ|khỏe)|giải|cuộc thi|đợt|các|nhiều|những|lớp|chuyến|hoạt động|phong trào|kiểm tra|việc)(?: |$)/;

/**
 * Settles who chaired: persons with position and body, or organizations where no person of theirs is named. Who is called
 * by the bloc role alone ("Khối trưởng chủ trì") is the person introduced with it, else the body that holds it.
 */
export function settleChairs(
  scene: Scene,
  meeting: Meeting,
  membership: Membership,
  roles: readonly Found<Role>[],
): readonly Found<Chair>[] {
  const { tokens } = scene.reading;
  const year = meeting.reviewed ?? Number.POSITIVE_INFINITY;
  const guests = guestsOf(scene);
  const offices = officesOf(scene.knowledge);
  const persons: Found<Chair>[] = [];
  const bodies: Found<Chair>[] = [];
  for (const fact of scene.facts('chair')) {
    if (fact.sentence.block.kind === 'cell' || !ofTheMeeting(fact)) continue;
    for (const delegate of chosen(fact)) {
      const guest = guests.find(({ delegates }) => delegates.includes(delegate));
      if (guest) persons.push(personal(guest, delegate, fact));
    }
    for (const role of fact.slots.role ?? []) if (!scene.marks.covering('Delegate', role.from)) byRole(role, fact);
    for (const org of lastGroup(fact)) {
      const value: Chair = { org: withoutOrgan(membership.names.org(org)), person: null, position: null };
      bodies.push(found(value, proofOf(scene, org, fact.rule)));
    }
  }
  const led = new Set(persons.map(({ value }) => value.org));
  const all = [...persons, ...bodies.filter(({ value }) => !led.has(value.org))];
  return distinct(all, ({ person, org }) => fold(person ?? `* ${org}`));

  /** Adds who is called by a bloc role: the person introduced with it, else the one body that holds it. */
  function byRole(role: Mention, fact: Fact): void {
    const { code } = role.data;
    const holder = guests.find(({ best }) => best.parts?.role?.some((one) => one.data.code === code));
    if (holder) {
      persons.push(personal(holder, holder.best, fact));
      return;
    }
    const held = roles.filter(({ value }) => value.role === code);
    const now = held.filter(({ value }) => value.year === (meeting.reviewed ?? value.year));
    const names = new Set((now.length > 0 ? now : held).map(({ value }) => value.holder));
    if (names.size !== 1) return;
    const value: Chair = { org: [...names][0]!, person: null, position: null };
    bodies.push(found(value, proofOf(scene, role, fact.rule, 0.1)));
  }

  function personal(guest: Guest, delegate: Mention, fact: Fact): Found<Chair> {
    const best = guest.best;
    const org = best.parts?.org?.[0] ?? seatOf(scene, best);
    const value: Chair = {
      org: org ? membership.names.org(org) : null,
      person: guest.name,
      position: guest.position,
    };
    const of = proofs(scene, best);
    return found(
      value,
      proofOf(scene, delegate.parts!.person![0]!, fact.rule),
      org ? { ...of, org: proofOf(scene, org, fact.rule, 0.1) } : of,
    );
  }

  /** Which of several persons chair: all who "đồng chủ trì"; in a list of guests only the last before the verb. */
  function chosen(fact: Fact): readonly Mention[] {
    const all = personsIn(fact);
    if (all.length < 2 || fact.rule !== 'chair.leads') return fact.rule === 'chair.opening' ? all.slice(0, 1) : all;
    let jointly = false;
    for (let at = all[all.length - 1]!.to; at < fact.to; at++) jointly ||= JOINTLY.has(tokens[at]!.norm);
    let guests = false;
    for (let at = fact.sentence.from; at < fact.from; at++) if (tokens[at]!.norm === 'dự') guests = true;
    return guests && !jointly ? all.slice(-1) : all;
  }

  /** The bodies of a fact; of "được sự ủy nhiệm của Hội đồng A, Sở B chủ trì" only those behind the last comma. */
  function lastGroup(fact: Fact): readonly Mention[] {
    const bodies = (fact.slots.chair ?? []).filter(({ type }) => type === 'Org');
    const [first] = bodies;
    if (first?.data.kind === 'place' && ofOfficer(first.from)) return [];
    if (!first || bodies.at(-1)!.from >= fact.to - 1) return bodies;
    const opens = scene.marks.covering('Org', first.from - 1)?.from ?? first.from; // "Hội đồng Thi đua TAND tối cao"
    const before = [1, 2, 3].map((back) => tokens[opens - back]?.norm ?? '');
    if (!before.some((word) => OF_OTHERS.has(word))) return bodies;
    const start = bodies.findLastIndex((body, at) => at > 0 && tokens[body.from - 1]?.norm === ',');
    return start > 0 ? bodies.slice(start) : bodies;
  }

  /** "các đồng chí Trưởng Công an huyện A, huyện B": the words of an office stand before the place. */
  function ofOfficer(place: number): boolean {
    let at = place;
    while (/^(?:,|và)$/.test(tokens[at - 1]?.norm ?? '') && scene.marks.covering('Org', at - 2))
      at = scene.marks.covering('Org', at - 2)!.from;
    return [2, 3, 4].some((back) => at >= back && offices.office(tokens, at - back, at) > 0);
  }

  function ofTheMeeting(fact: Fact): boolean {
    const { from, to, sentence } = fact;
    if (scene.marks.covering('Quote', from) || isComing(fact)) return false;
    for (let at = Math.max(sentence.from, from - NEAR); at < from; at++)
      if (ORDERED.has(tokens[at]!.norm) && tokens[at]!.norm !== 'dự') return false;
    if (fact.rule === 'chair.opening') {
      const before = tokens[from - 1];
      return from === sentence.from || before!.kind === 'mark' || BEFORE_OPENING.has(before!.norm);
    }
    if (fact.rule === 'chair.there') return true;
    if (fact.rule === 'chair.runs' && (!runs(fact) || tokens[to]?.norm === 'phần')) return false;
    const named = fact.slots.chair ?? fact.slots.role ?? [];
    for (let at = named.at(-1)?.to ?? from; at < to; at++) if (OF_ANOTHER.has(tokens[at]!.norm)) return false;
    // "Sở A được giao chủ trì hội thao": a body's task, which need not be this meeting.
    if (named[0]?.type === 'Org')
      for (let at = named.at(-1)!.to; at < to; at++) if (ORDERED.has(tokens[at]!.norm)) return false;
    if (named.some((mention) => mention.to === to)) return true; // the names stand behind the verb
    // "Khối trưởng chủ trì" without a word before it: only as the beginning of a sentence, else it is somebody's office.
    if (named[0]?.type === 'Role' && named[0].from === from && from > sentence.from) return false;
    return chairsMeeting(fact);
  }

  /** "Khối trưởng … điều hành hội nghị": by the role of one of them or the words behind it. */
  function runs({ slots, from, to }: Fact): boolean {
    const persons = slots.chair ?? [];
    const byOffice = persons.some(({ parts }) => (parts?.role?.length ?? 0) > 0);
    const behind = tokens.slice(persons.at(-1)?.to ?? from, to);
    return byOffice || behind.some(({ norm }) => norm === 'trò' || norm === 'cách' || norm === 'mặt');
  }

  function chairsMeeting({ to, sentence }: Fact): boolean {
    const next = tokens[to];
    if (to >= sentence.to || !next) return true;
    if (next.norm === ',') return !TASK.has(tokens[to + 1]?.norm ?? '') || holdsMeeting(to + 1, sentence.to);
    if (next.norm === 'phối' && tokens[to + 1]?.norm === 'hợp') return holdsMeeting(to, sentence.to);
    // "chủ trì cuộc họp về phòng, chống dịch"
    if (
      ABOUT.test(
        tokens
          .slice(to, to + 4)
          .map(({ norm }) => norm)
          .join(' '),
      )
    )
      return false;
    if (next.norm === 'tổ' && tokens[to + 1]?.norm === 'chức') {
      const told = [to + 2, to + 3].map((at) => tokens[at]?.norm ?? '').join(' ');
      if (GAMES.test(told)) return false;
    }
    return next.kind === 'mark' || OF_THE_MEETING.has(next.norm);
  }

  /** "chủ trì, phối hợp với Sở B tổ chức hội nghị": the task is this meeting. */
  function holdsMeeting(from: number, end: number): boolean {
    for (let at = from; at + 3 < end && at - from < MOST_TO_MEETING; at++)
      if (tokens[at]!.norm === 'tổ' && tokens[at + 1]!.norm === 'chức')
        return OWN_MEETING.test([2, 3, 4].map((ahead) => tokens[at + ahead]?.norm ?? '.').join(' '));
    return false;
  }

  /** "Năm 2019, Sở A chủ trì tổ chức hội thao": a task of a year that opens the sentence. */
  function isComing({ sentence, rule, slots }: Fact): boolean {
    const term = scene.marks.at('Term', sentence.from)[0];
    return rule === 'chair.body' && term !== undefined && Number(term.data.value) > year && !slots.role;
  }
}
