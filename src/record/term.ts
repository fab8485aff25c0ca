import type { Mention } from '../rule/mention.js';
import type { Claim } from './claims.js';
import type { Meeting } from './event.js';
import type { Proof } from './found.js';
import { phraseIn } from './phrases.js';
import { proofOf, type Scene } from './scene.js';

/** The year of a claim: the words it was read from, or what it was inferred from. */
export interface Term {
  readonly year: { readonly value: number; readonly proof: Proof; readonly inferred: boolean } | null;
  /** Head or deputy at the time of the meeting, not newly elected. */
  readonly sitting: boolean;
}

const LEAD_TOKENS = 4;

/**
 * The year of a head or deputy: said with the duty, in front of the clause, or with the other duty of the same clause;
 * for the newly elected the planned year. Null with `sitting` for those whose year the meeting gives.
 */
export function termYear(scene: Scene, meeting: Meeting, claim: Claim): Term {
  const { tokens } = scene.reading;
  const { sentence, duty } = claim;
  const own = duty.parts?.year?.[0];
  const electing = (from: number, to: number): boolean => phraseIn(scene.knowledge, 'elect', tokens, from, to) >= 0;
  const said = (mention: Mention): Term['year'] => ({
    value: Number(mention.data.value),
    proof: proofOf(scene, mention, claim.rule),
    inferred: false,
  });
  const elected =
    duty.data.fresh === 1 ||
    claim.elected ||
    (!claim.aside && tokens[claim.from - 1]?.norm !== 'do' && electing(sentence.from, claim.from)) ||
    follows(scene, claim);
  if (own) return { year: said(own), sitting: !elected && Number(own.data.value) <= (meeting.reviewed ?? 0) };

  const year = beside(1) ?? lead() ?? beside(-1) ?? before();
  if (year) return { year: said(year), sitting: !elected && Number(year.data.value) <= (meeting.reviewed ?? 0) };
  if (!elected) return { year: null, sitting: true };
  const next = meeting.planned ?? meeting.reviewed;
  const proof = meeting.years.find((known) => known.value === next)?.proof ?? proofOf(scene, claim.holder, claim.rule);
  return {
    year: next === null ? null : { value: next, proof: { ...proof, rule: 'role.elected.next' }, inferred: true },
    sitting: false,
  };

  /** The year said with the next or the last duty of the sentence, if no election stands between and it is another office. */
  function beside(step: 1 | -1): Mention | null {
    const duties = scene.marks.between('Duty', sentence.from, sentence.to);
    for (let at = duties.indexOf(duty) + step; at >= 0 && at < duties.length; at += step) {
      const other = duties[at]!;
      if (other.data.code === 'head' && duty.data.code === 'head') return null;
      const [from, to] = step > 0 ? [duty.to, other.from] : [other.to, claim.from];
      if (electing(from, to) && !passive(from, to)) return null;
      const mention = other.parts?.year?.[0];
      if (mention) return mention;
    }
    return null;
  }

  /** "X được bầu làm Khối trưởng, Y được bầu làm Khối phó năm 2019": the verb said again is the same election. */
  function passive(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (tokens[at]!.norm === 'được') return true;
    return false;
  }

  /** "Năm 2015, A làm …", "Sang năm 2023, …", "năm 2012 huyện A làm …". */
  function lead(): Mention | null {
    const years = scene.marks
      .between('Year', sentence.from, claim.from)
      .filter(({ from }) => tokens[from - 1]?.norm === 'năm' && !scene.marks.covering('Duty', from));
    const last = years[years.length - 1];
    if (!last || scene.marks.covering('Bloc', last.from)) return null;
    const adjacent = claim.from - last.to <= (tokens[last.to]?.norm === ',' ? 2 : 1);
    if (adjacent) return last;
    const first = years[0]!;
    if (first.from - sentence.from > LEAD_TOKENS) return null;
    const past = elected && meeting.planned !== null && Number(first.data.value) <= (meeting.reviewed ?? 0);
    return past || claim.aside ? null : first;
  }

  /** "… giới thiệu Trưởng cụm, Phó cụm năm 2021. Theo đó, A là Trưởng cụm": the year of the sentence before. */
  function before(): Mention | null {
    if (!follows(scene, claim)) return null;
    const last = scene.reading.sentences[sentence.index - 1];
    if (!last) return null;
    const years = scene.marks.between('Duty', last.from, last.to).flatMap((known) => known.parts?.year ?? []);
    if (years.length > 0) return years[years.length - 1]!;
    const duties = scene.marks.between('Duty', last.from, last.to);
    const behind = scene.marks.between('Year', duties[duties.length - 1]?.to ?? last.to, last.to);
    return behind.find(({ from }) => tokens[from - 1]?.norm === 'năm') ?? null;
  }
}

/** "Theo đó, …" carries on the election of the sentence before. */
function follows({ reading }: Scene, { sentence }: Claim): boolean {
  const { tokens } = reading;
  const [first, second] = [tokens[sentence.from]!.norm, tokens[sentence.from + 1]?.norm];
  return sentence.index > 0 && ((first === 'theo' && second === 'đó') || (first === 'cụ' && second === 'thể'));
}
