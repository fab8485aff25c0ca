import type { Mention } from '../../rule/mention.js';
import type { Sentence, Token } from '../../text/tokens.js';
import type { Proof } from '../found.js';
import type { Meeting } from '../meeting/event.js';
import { proofOf, type Scene } from '../scene.js';
import type { Claim } from './claims.js';
import { phraseIn } from './phrases.js';

/** The year of a claim: the words it was read from, or what it was inferred from. */
export interface Term {
  readonly year: { readonly value: number; readonly proof: Proof; readonly inferred: boolean } | null;
  /** Head or deputy at the time of the meeting, not newly elected. */
  readonly sitting: boolean;
}

const LEAD_TOKENS = 4;
/** Words between a year and those it is told of: "năm 2009, cụm do A làm Cụm trưởng". */
const LED_BY: ReadonlySet<string> = new Set(['do', 'khối', 'cụm', 'bầu', 'cử', 'để', 'lượt', 'đến', 'tới']);
/** A heading with the year of the duties below it is short, and they open their line. */
const MOST_IN_HEADING = 12;
const MOST_BEFORE_DUTY = 2;
/** "Ban điều hành năm 2021 gồm: A (cụm trưởng)", "năm 2021: A - cụm trưởng". */
const OPENS_LIST = /^(?::|gồm)$/;
/** Words with "giao" that give nobody a duty: "giao ước", "giao lưu", "bàn giao", "chuyển giao". */
const NO_GIVING = /^(?:ước|lưu|ban|dịch)$/;
const COMING =
  /^(?:(?:trong|từ|kể từ|vào) )?(?:(?:bước )?sang năm|(?:năm|nhiệm kỳ|giai đoạn) (?:tới|sau|mới|tiếp|kế))(?: |$)/;
const PASSING_ON = /^(?:bàn|chuyển)$/;

/**
 * The year of each claim: said with the duty, in front of the clause, or with the other duty of the same clause; for the
 * newly elected the planned year. Null with `sitting` for those whose year the meeting gives.
 */
export function termsOf(scene: Scene, meeting: Meeting, claims: readonly Claim[]): ReadonlyMap<Claim, Term> {
  const terms = new Map<Claim, Term>();
  const said = new Map<Mention, Mention>();
  let last: Claim | null = null;
  for (const claim of claims) {
    const known = last?.sentence === claim.sentence ? last : null;
    // "A, đơn vị đảm nhiệm Cụm trưởng năm 2023. B đảm nhiệm Cụm phó.": the next sentence goes on with the other office.
    const goesOn = last !== null && carriesOn(scene, last, claim) && !terms.get(last)!.sitting;
    if (claim.former) {
      terms.set(claim, { year: null, sitting: true });
      continue;
    }
    const elected = goesOn || isElected(scene, claim, known, known !== null && !terms.get(known)!.sitting);
    const year = yearSaid(scene, meeting, claim, elected, said) ?? (goesOn ? (said.get(last!.duty) ?? null) : null);
    if (year && !claim.term) said.set(claim.duty, year);
    terms.set(claim, termOf(scene, meeting, claim, year, elected));
    last = claim;
  }
  return terms;
}

function carriesOn({ reading: { tokens } }: Scene, last: Claim, claim: Claim): boolean {
  const next = claim.sentence.index - last.sentence.index === 1 && claim.sentence.block === last.sentence.block;
  const own = !claim.aside || tokens[claim.holder.to]?.norm === ':';
  return next && own && claim.role === 'deputy' && tokens[claim.from - 1]?.norm !== 'do';
}

function termOf(scene: Scene, meeting: Meeting, claim: Claim, year: Mention | null, elected: boolean): Term {
  if (year) {
    const value = Number(year.data.value);
    const sitting = !elected && value <= (meeting.reviewed ?? 0);
    return { year: { value, proof: proofOf(scene, year, claim.rule), inferred: false }, sitting };
  }
  if (!elected) return { year: null, sitting: true };
  const next = meeting.planned ?? meeting.reviewed;
  if (next === null) return { year: null, sitting: false };
  const proof = meeting.years.find((known) => known.value === next)?.proof ?? proofOf(scene, claim.holder, claim.rule);
  return { year: { value: next, proof: { ...proof, rule: 'role.elected.next' }, inferred: true }, sitting: false };
}

/** Is the holder newly elected: by the verb, by an election earlier in the clause, by one in the sentence before? */
function isElected(scene: Scene, claim: Claim, last: Claim | null, lastElected: boolean): boolean {
  const { tokens } = scene.reading;
  const { sentence, duty, from } = claim;
  if (duty.data.sitting === 1) return false;
  if (duty.data.fresh === 1 || claim.elected || stays(scene, claim) || becomes(scene, claim) || follows(scene, claim))
    return true;
  const before = tokens[from - 1]?.norm;
  // "… thuộc về Sở A; đồng hành là Khối phó Sở B"
  if (claim.rule === 'role.before' && claim.role === 'deputy' && lastElected) return true;
  if (claim.aside || before === 'do') return false;
  if (comes(scene, sentence) || passedOn(scene, claim)) return true;
  if (before === 'để') return true;
  let start = from;
  while (start > sentence.from && tokens[start - 1]!.norm !== ';') start--;
  const joined = last !== null && Math.max(last.duty.to, last.holder.to) >= start - 1;
  return (joined && lastElected) || electing(scene, start, from);
}

function electing({ knowledge, reading: { tokens } }: Scene, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    at = phraseIn(knowledge, 'elect', tokens, at, to);
    if (at < 0) return false;
    const giving = tokens[at]!.norm === 'giao';
    if (!giving || !(NO_GIVING.test(tokens[at + 1]?.norm ?? '') || PASSING_ON.test(tokens[at - 1]?.norm ?? '')))
      return true;
  }
  return false;
}

function yearSaid(
  scene: Scene,
  meeting: Meeting,
  claim: Claim,
  elected: boolean,
  said: ReadonlyMap<Mention, Mention>,
): Mention | null {
  const { tokens } = scene.reading;
  const { sentence, duty } = claim;
  return claim.term ?? yearOf(duty) ?? beside(1) ?? lead() ?? beside(-1) ?? before() ?? heading() ?? only();

  /** The year said with the next or the last duty of the sentence, if it is another office and no election stands between. */
  function beside(step: 1 | -1): Mention | null {
    const duties = scene.marks.between('Duty', sentence.from, sentence.to);
    for (let at = duties.indexOf(duty) + step; at >= 0 && at < duties.length; at += step) {
      const other = duties[at]!;
      if (other.data.code === 'head' && duty.data.code === 'head') return null;
      const [from, to] = step > 0 ? [duty.to, other.from] : [other.to, claim.from];
      const again = holds(tokens, from, to, 'được') || stays(scene, claim);
      if (electing(scene, from, to) && !again) return null;
      const year = yearOf(other) ?? said.get(other) ?? null;
      if (year) return year;
    }
    return null;
  }

  /** "Năm 2015, A làm …", "năm 2012 huyện A làm …", "Ban lãnh đạo cụm năm 2021: A - cụm trưởng". */
  function lead(): Mention | null {
    const terms = scene.marks
      .between('Term', sentence.from, claim.from)
      .filter(({ from }) => !scene.marks.covering('Duty', from) && !scene.marks.covering('Bloc', from));
    const last = terms[terms.length - 1];
    if (!last) return null;
    const behind = tokens[last.to]!.norm;
    let near = claim.from;
    while (near > last.to && LED_BY.has(tokens[near - 1]!.norm)) near--;
    if (OPENS_LIST.test(behind) || near - last.to <= (behind === ',' ? 1 : 0)) return termYear(last);
    const first = terms[0]!;
    const past = elected && meeting.planned !== null && Number(first.data.value) <= (meeting.reviewed ?? 0);
    return past || claim.aside || first.from - sentence.from >= LEAD_TOKENS ? null : termYear(first);
  }

  /** "… giới thiệu Trưởng cụm, Phó cụm năm 2021. Theo đó, A là Trưởng cụm": the year of the sentence before. */
  function before(): Mention | null {
    const last = follows(scene, claim) ? scene.reading.sentences[sentence.index - 1] : undefined;
    if (!last) return null;
    const duties = scene.marks.between('Duty', last.from, last.to);
    const year = duties.map(yearOf).find((known) => known !== null);
    if (year) return year;
    const [term] = scene.marks.between('Term', duties[duties.length - 1]?.to ?? last.to, last.to);
    return term ? termYear(term) : null;
  }

  /** "Nhân sự năm học 2024-2025" above "Khối trưởng: A": the year of a heading, or of a line that ends in a colon. */
  function heading(): Mention | null {
    if (claim.aside && duty.from > claim.from) return null;
    const own = tokens.slice(sentence.from, Math.min(duty.from, claim.from)).filter(({ kind }) => kind === 'word');
    const above = scene.reading.sentences[sentence.index - 1];
    if (own.length > MOST_BEFORE_DUTY || !above || above.block === sentence.block) return null;
    if (above.block.kind !== 'heading' && tokens[above.to - 1]!.norm !== ':') return null;
    const [term, ...more] = scene.marks.between('Term', above.from, above.to);
    return term && more.length === 0 && above.to - above.from <= MOST_IN_HEADING ? termYear(term) : null;
  }

  /** "… ký giao ước năm 2019; A giữ vai trò Cụm trưởng": the one year that the sentence says. */
  function only(): Mention | null {
    if (elected || claim.aside || tokens[claim.from - 1]?.norm === 'do') return null;
    const [term, ...more] = scene.marks.between('Term', sentence.from, claim.from);
    return term && more.length === 0 && !scene.marks.covering('Duty', term.from) ? termYear(term) : null;
  }
}

const yearOf = (duty: Mention): Mention | null => duty.parts?.year?.[0] ?? null;
const termYear = (term: Mention): Mention => term.parts!.year![0]!;

function holds(tokens: readonly Token[], from: number, to: number, norm: string): boolean {
  for (let at = from; at < to; at++) if (tokens[at]!.norm === norm) return true;
  return false;
}

/** "Năm tới, A làm …", "Sang năm, …", "Nhiệm kỳ mới, …". */
function comes({ reading: { tokens } }: Scene, { from, to }: Sentence): boolean {
  const words = tokens.slice(from, Math.min(to, from + 4)).map((token) => token.norm);
  return COMING.test(words.join(' '));
}

/** "A tiếp nhận nhiệm vụ Trưởng khối từ B; C làm Phó khối": the deputy told behind a handing over begins with its head. */
function passedOn(scene: Scene, { sentence, role, from }: Claim): boolean {
  return role === 'deputy' && scene.facts('handover').some((fact) => fact.sentence === sentence && fact.to <= from);
}

/** "A tiếp tục giữ vai trò Trưởng khối", "A sẽ làm Trưởng khối": for the year to come. */
function stays({ reading: { tokens } }: Scene, { holder, duty }: Claim): boolean {
  if (holder.to >= duty.from) return false;
  return tokens[holder.to]!.norm === 'sẽ' || holds(tokens, holder.to, Math.min(duty.from, holder.to + 4), 'tục');
}

/** "A đắc cử Khối trưởng", "A lên giữ vai trò Khối trưởng": the verb itself tells of a beginning. */
function becomes({ knowledge, reading: { tokens } }: Scene, { holder, duty, aside }: Claim): boolean {
  return (
    !aside &&
    phraseIn(knowledge, 'begin duty', tokens, Math.min(holder.to, duty.to), Math.max(duty.from, holder.from)) >= 0
  );
}

/** "Theo đó, …", "Cụ thể: …" carries on the election of the sentence before. */
function follows({ reading: { tokens } }: Scene, { sentence }: Claim): boolean {
  if (sentence.index === 0) return false;
  const opening = `${tokens[sentence.from]!.norm} ${tokens[sentence.from + 1]?.norm}`;
  return opening === 'theo đó' || opening === 'cụ thể';
}
