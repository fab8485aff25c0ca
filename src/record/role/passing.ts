import type { Fact } from '../../extract/match.js';
import type { Mention } from '../../rule/mention.js';
import type { Meeting } from '../meeting/event.js';
import type { Scene } from '../scene.js';
import { isOfOther } from './claims.js';
import { bodyOf } from './holders.js';

/** One handing over as a sentence tells it. */
export interface Passing {
  readonly rule: string;
  readonly from: Mention | null;
  /** The giver by a duty: "đơn vị Trưởng khối năm 2018". */
  readonly self: Mention | null;
  readonly to: Mention | null;
  /** The receiver by a duty: "cho đơn vị Trưởng khối mới". */
  readonly heir: Mention | null;
  readonly duty: Mention | null;
  /** Only the flag is told to change hands. */
  readonly flag: boolean;
  /** The duty is told by what it is to do: "quyền điều hành Khối". */
  readonly leads: boolean;
  /** Neither side is named: "hai đơn vị đã ký biên bản bàn giao". */
  readonly unnamed: boolean;
  /** A flag without a word of what it stands for: a handing over only to the head of the year to come. */
  readonly known: boolean;
  /** Such a flag is told to go on to another: "chuyển cờ cho". */
  readonly back: boolean;
}

/** The handings over that a post tells, one a sentence; what is still to come is none. */
export function passingsOf(scene: Scene, meeting: Meeting): readonly Passing[] {
  const bySentence = new Map<Fact['sentence'], Fact[]>();
  for (const fact of scene.facts('handover')) {
    const duties = [...(fact.slots.duty ?? []), ...(fact.slots.heir ?? [])];
    if (duties.some((duty) => duty.data.code === 'deputy' || isOfOther(scene, duty, fact.sentence, meeting))) continue;
    if (isFuture(scene, fact) || isTask(scene, fact)) continue;
    const told = fact.with.named_before === 1 ? withDutyBefore(scene, fact) : fact;
    if (told) (bySentence.get(fact.sentence) ?? bySentence.set(fact.sentence, []).get(fact.sentence)!).push(told);
  }
  return [...bySentence.values()].map((facts) => {
    const apart = facts.filter((fact) => !isOwn(scene, fact));
    return merge(scene, apart.length > 0 ? apart : facts.map(withoutGiver));
  });
}

/** "Đơn vị này đã bàn giao nhiệm vụ cho B": the duty that the same sentence or the one before tells, without its year; null without one. */
function withDutyBefore({ marks, reading: { sentences } }: Scene, fact: Fact): Fact | null {
  const last = sentences[fact.sentence.index - 1];
  const duties = marks.between('Duty', (last ?? fact.sentence).from, fact.from);
  const duty = duties.findLast(({ data }) => data.code === 'head');
  if (!duty) return null;
  const bare = { ...duty, data: { ...duty.data, year: null }, parts: { ...duty.parts, year: [] } };
  return { ...fact, slots: { ...fact.slots, duty: [bare] } };
}

/** The fullest reading of a sentence; what it lacks comes from the others. */
function merge(scene: Scene, facts: readonly Fact[]): Passing {
  const { tokens } = scene.reading;
  const weight = ({ slots }: Fact): number =>
    (slots.to || slots.taker ? 4 : 0) +
    (slots.from || slots.by ? 2 : 0) +
    (slots.heir || slots.self || slots.duty ? 1 : 0);
  const ranked = [...facts].sort((a, b) => weight(b) - weight(a) || b.from - a.from);
  const best = ranked[0]!;
  const slot = (name: string): Mention | null => ranked.find((fact) => fact.slots[name])?.slots[name]?.[0] ?? null;
  const unit = (name: string, person: string): Mention | null => {
    const said = slot(name) ?? slot(person);
    return said?.type === 'Person' ? bodyOf(scene, said) : said;
  };
  return {
    rule: best.rule,
    from: unit('from', 'by'),
    self: slot('self'),
    to: unit('to', 'taker'),
    heir: slot('heir'),
    duty: slot('duty'),
    leads: best.with.leads === 1,
    flag: facts.every(
      ({ with: constants, slots: { duty } }) =>
        constants.leads !== 1 && (constants.flag === 1 || !duty || isFlag(duty[0]!)),
    ),
    unnamed: facts.every((fact) => fact.with.unnamed === 1),
    known: facts.every((fact) => fact.with.known === 1),
    back: facts.some((fact) => fact.rule === 'handover.goes_on'),
  };

  /** "cờ Trưởng khối", "cờ đơn vị Trưởng khối". */
  function isFlag(duty: Mention): boolean {
    return [1, 2, 3].some((back) => tokens[duty.from - back]?.norm === 'cờ');
  }
}

/** "nhận cờ từ ông P, Giám đốc Sở A": the body of the giver's own office does not receive from him. */
function isOwn({ marks }: Scene, { slots }: Fact): boolean {
  const giver = slots.by?.[0];
  const to = slots.to?.[0];
  return Boolean(giver && to && marks.covering('Delegate', giver.from) === marks.covering('Delegate', to.from));
}

/** "Nhận cờ từ đơn vị chủ nhà, bà P, Giám đốc Sở B …": nobody is named who gives. */
const withoutGiver = (fact: Fact): Fact => {
  const { by: _, ...slots } = fact.slots;
  return { ...fact, slots };
};

/** "hoàn thành nhiệm vụ Khối trưởng giao và bàn giao hồ sơ cho B": it is the head who gives the task. */
function isTask({ reading: { tokens } }: Scene, { slots }: Fact): boolean {
  const self = slots.self?.[0];
  return self !== undefined && tokens[self.to]?.norm === 'giao' && tokens[self.to + 1]?.norm !== 'lại';
}

/** What is still to come, and what was put off. */
const COMING: ReadonlySet<string> = new Set(['sẽ', 'đợi', 'chờ', 'hoãn', 'chưa']);

function isFuture({ reading: { tokens } }: Scene, { sentence, from, to }: Fact): boolean {
  for (let at = Math.max(sentence.from, from - 2); at < to; at++) if (COMING.has(tokens[at]!.norm)) return true;
  return false;
}
