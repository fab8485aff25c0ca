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
}

/** The handings over that a post tells, one a sentence; what is still to come is none. */
export function passingsOf(scene: Scene, meeting: Meeting): readonly Passing[] {
  const bySentence = new Map<Fact['sentence'], Fact[]>();
  for (const fact of scene.facts('handover')) {
    const duties = [...(fact.slots.duty ?? []), ...(fact.slots.heir ?? [])];
    if (duties.some((duty) => duty.data.code === 'deputy' || isOfOther(scene, duty, fact.sentence, meeting))) continue;
    if (isFuture(scene, fact)) continue;
    (bySentence.get(fact.sentence) ?? bySentence.set(fact.sentence, []).get(fact.sentence)!).push(fact);
  }
  return [...bySentence.values()].map((facts) => merge(scene, facts));
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
    flag: facts.every(({ with: constants, slots: { duty } }) => constants.flag === 1 || !duty || isFlag(duty[0]!)),
  };

  /** "cờ Trưởng khối", "cờ đơn vị Trưởng khối". */
  function isFlag(duty: Mention): boolean {
    return [1, 2, 3].some((back) => tokens[duty.from - back]?.norm === 'cờ');
  }
}

function isFuture({ reading: { tokens } }: Scene, { sentence, from, to }: Fact): boolean {
  for (let at = Math.max(sentence.from, from - 2); at < to; at++) if (tokens[at]!.norm === 'sẽ') return true;
  return false;
}
