import type { Attendee } from '../../core/record.js';
import type { Fact } from '../../extract/match.js';
import { officesOf } from '../../extract/person/offices.js';
import type { Mention } from '../../rule/mention.js';
import { fold } from '../../text/normalize.js';
import type { Sentence } from '../../text/tokens.js';
import { type Found, found, type Proof, proof } from '../found.js';
import type { Membership } from '../member/member.js';
import { proofOf, type Scene, spanOf, textOf } from '../scene.js';

/** A person of the post: every time he is introduced, and whether the text has him at the meeting. */
export interface Guest {
  readonly name: string;
  readonly delegates: readonly Mention[];
  readonly present: boolean;
  /** The introduction with the fullest position, or the first. */
  readonly best: Mention;
  /** That position as written, with the bloc role where only another sentence sets it with the name. */
  readonly position: string | null;
}

/** Sentences longer than this are no byline. */
const MOST_IN_BYLINE = 16;
/** Longest words said of a person between two dashes. */
const MOST_ASIDE = 14;

/**
 * The persons of a scene in the order of their first mention. Somebody is present who is introduced with an office, does what only those
 * present do, or chairs; not who is only honoured (facts of attendee.honoured), and not the author.
 */
export function guestsOf(scene: Scene): readonly Guest[] {
  const { tokens } = scene.reading;
  const offices = officesOf(scene.knowledge);
  const honoured = new Set(
    scene
      .facts('attendee')
      // "được Hội đồng Thi đua - Khen thưởng cử dự": the word of praise is part of a body's name.
      .filter(
        (fact) => fact.with.presence === 'unsaid' && (endsInPerson(fact) || !scene.marks.covering('Org', fact.to - 1)),
      )
      .flatMap((fact) => fact.slots.person ?? [])
      .map(keyOf),
  );
  const chairing = new Set(scene.facts('chair').flatMap(personsIn).map(keyOf));
  const author = scene.post.author ? fold(scene.post.author.value) : null;
  const guests = new Map<string, { name: string; delegates: Mention[]; present: boolean }>();

  for (const sentence of scene.sentences) {
    if (sentence.block.kind === 'cell') continue;
    for (const delegate of scene.marks.between('Delegate', sentence.from, sentence.to)) {
      const name = fold(delegate.name);
      // "bà Hạnh, Giám đốc …" is the Lê Thị Hạnh named before, "đồng chí Mai Sao" Khổng Thị Mai Sao.
      const key = guests.has(name) ? name : ([...guests.keys()].findLast((one) => one.endsWith(` ${name}`)) ?? name);
      if (author?.includes(name) && sentence.to - sentence.from <= MOST_IN_BYLINE) continue;
      const guest = guests.get(key) ?? { name: delegate.name, delegates: [], present: false };
      guests.set(key, guest);
      guest.delegates.push(delegate);
      if (honoured.has(keyOf(delegate))) continue;
      guest.present ||=
        chairing.has(keyOf(delegate)) ||
        delegate.data.position !== null ||
        acts(delegate, sentence) ||
        guestList(delegate, sentence);
    }
  }
  return [...guests.values()].map((guest) => {
    const best = fullest(guest.delegates);
    return { ...guest, best, position: withRole(scene, best, guest.delegates) };
  });

  /** "Tham dự có ông A và bà B", "các đồng chí A, B, Phó Giám đốc …": one of several who are told to be present. */
  function guestList(delegate: Mention, sentence: Sentence): boolean {
    const follows = /^(?:,|;|và)$/.test(tokens[delegate.from - 1]?.norm ?? '');
    for (let at = sentence.from; at < delegate.from; at++)
      if (tokens[at]!.norm === 'dự' && (delegate.data.titled === 1 || follows)) return true;
    const joined = /^(?:,|;|và)$/.test(tokens[delegate.to]?.norm ?? '') && delegate.to + 1 < sentence.to;
    if (!joined) return false;
    const next = scene.marks.at('Delegate', delegate.to + 1)[0];
    return next !== undefined && (next.data.position !== null || acts(next, sentence));
  }

  /** Does the person do something at the meeting: "… phát biểu", "đồng chí A đã trao cờ"? */
  function acts(delegate: Mention, sentence: Sentence): boolean {
    let at = pastAside(delegate, sentence);
    if (tokens[at]?.norm === ',') at++;
    if (tokens[at]?.norm === 'đã' || tokens[at]?.norm === 'cũng') at++;
    return at < sentence.to && offices.present(tokens, at, sentence.to);
  }

  /** Skips what is said of a person between two dashes or commas: "ông A - người theo dõi thi đua của Sở - cho rằng". */
  function pastAside({ to }: Mention, sentence: Sentence): number {
    const mark = tokens[to]?.norm;
    if (mark !== '-' && mark !== ',') return to;
    for (let at = to + 1; at < Math.min(sentence.to, to + MOST_ASIDE); at++) {
      if (tokens[at]!.norm === mark) return at + 1;
      if (scene.marks.at('Person', at).length > 0) return to;
    }
    return to;
  }
}

/** Does a fact end with the person it names, not with a word said of him? */
const endsInPerson = ({ to, slots }: Fact): boolean => slots.person?.at(-1)?.to === to;

/** Settles the named persons present, each once with the fullest position. */
export function settleAttendees(scene: Scene, membership: Membership): readonly Found<Attendee>[] {
  return guestsOf(scene)
    .filter((guest) => guest.present)
    .map(({ name, best, position }) => {
      const org = best.parts?.org?.[0];
      const value: Attendee = { person: name, position, org: org ? membership.names.org(org) : null };
      const person = best.parts!.person![0]!;
      return found(value, proofOf(scene, person, 'attendee.named'), proofs(scene, best));
    });
}

/** Proofs of a delegate's position and body. */
export function proofs(scene: Scene, delegate: Mention): { position?: Proof; org?: Proof } {
  const positions = delegate.parts?.position ?? [];
  const org = delegate.parts?.org?.[0];
  const out: { position?: Proof; org?: Proof } = {};
  if (positions.length > 0) {
    const span = spanOf(scene, { from: positions[0]!.from, to: positions[positions.length - 1]!.to });
    out.position = proof(span, 'attendee.position', 0.93);
  }
  if (org) out.org = proofOf(scene, org, 'attendee.body');
  return out;
}

const positionOf = (delegate: Mention): string | null =>
  delegate.data.position === null ? null : String(delegate.data.position);

/** "Giám đốc Sở Y tế" in one sentence and "Khối trưởng" in another are both set with the name. */
function withRole(scene: Scene, best: Mention, all: readonly Mention[]): string | null {
  const position = positionOf(best);
  if (position === null || (best.parts?.role?.length ?? 0) > 0) return position;
  const only = all.find(
    ({ parts, data }) => parts?.role?.length === 1 && data.position !== null && parts.org?.length === 0,
  );
  if (only) return `${position}, ${positionOf(only)}`;
  // "Chủ tịch Hội A" here, "Chủ tịch Hội A (Khối phó)" there: of the second only the role is new.
  const org = best.parts?.org?.[0]?.name;
  const again = all.find(
    ({ parts }) => parts?.role?.length === 1 && parts.org?.length === 1 && parts.org[0]!.name === org,
  );
  const role = again?.parts?.role?.[0];
  return role ? `${position}, ${textOf(scene, role)}` : position;
}

const keyOf = (mention: Mention): number => mention.from;

function fullest(delegates: readonly Mention[]): Mention {
  const length = (delegate: Mention) => positionOf(delegate)?.length ?? 0;
  return delegates.reduce((best, one) => (length(one) > length(best) ? one : best));
}

/** The person slots of a fact. */
export const personsIn = (fact: Fact): readonly Mention[] =>
  (fact.slots.chair ?? []).filter((mention) => mention.type === 'Delegate');
