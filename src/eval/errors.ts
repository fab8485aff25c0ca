import type { Span } from '../core/span.js';
import { type Attempt, attemptsIn } from '../extract/explain.js';
import type { Trace } from '../pipe.js';
import type { Knowledge } from '../rule/load.js';
import type { FactKind } from '../rule/rules.js';
import { type Sentence, tokenize } from '../text/tokens.js';
import type { Fact, Field } from './facts.js';
import { type Proof, proofsOf } from './proofs.js';
import { rulesBehind } from './rules.js';
import type { Outcome } from './score.js';

/** A missed or false fact, where it stands in the post, and the rule that has to do with it. */
export interface Mistake {
  readonly post: string;
  readonly kind: 'missed' | 'false';
  readonly field: Field;
  readonly value: string;
  /** The sentence it was read from; of a miss the one that holds its words best. Null where nothing is like it. */
  readonly sentence: string | null;
  readonly span: Span | null;
  /** The rules that read a false fact; of a miss the rule that fired there, or the one that came nearest. */
  readonly rules: readonly string[];
  /** Of a miss: how far that rule came. */
  readonly attempt: Pick<Attempt, 'fired' | 'pattern' | 'read' | 'stoppedAt'> | null;
}

/** The kind of rule that fills a field; the others are read by code alone. */
const KINDS: Readonly<Partial<Record<Field, FactKind>>> = {
  bloc: 'event',
  kinds: 'event',
  chairs: 'chair',
  members: 'member',
  member_count: 'member',
  attendees: 'attendee',
  attendee_positions: 'attendee',
  awards: 'award',
  award_status: 'award',
  award_year: 'award',
  rankings: 'ranking',
  scores: 'ranking',
  roles: 'role',
  handovers: 'handover',
  movements: 'movement',
};

/** Lists the errors of one post. `traced` is how its text was read, null where only a record is at hand. */
export function mistakesIn(outcome: Outcome, traced: Trace | null, knowledge: Knowledge): Mistake[] {
  const { name: post, record, missed, false: wrong } = outcome;
  const proofs = proofsOf(record);
  const finder = traced && sentenceFinder(traced, knowledge);
  return [
    ...missed.map((fact): Mistake => {
      const sentence = finder?.(fact) ?? null;
      const kind = KINDS[fact.field];
      const attempt = sentence && kind ? attemptsIn(traced!.marks, knowledge, sentence, kind)[0] : undefined;
      const near = attempt && (attempt.fired || attempt.reached > 0) ? attempt : null;
      return {
        post,
        kind: 'missed',
        field: fact.field,
        value: fact.values.join(' · '),
        sentence: sentence && wordsOf(traced!.text, sentence),
        span: sentence && { start: sentence.start, end: sentence.end },
        rules: near ? [near.rule] : [],
        attempt: near,
      };
    }),
    ...wrong.map((fact): Mistake => {
      const why = proofs(fact.paths);
      const own = why.find(({ path }) => fact.own.includes(path)) ?? why[0] ?? null;
      // A record of another run may point into another text; then its quote is all there is to show.
      const fits = traced && own && traced.text.slice(own.start, own.end) === own.quote;
      return {
        post,
        kind: 'false',
        field: fact.field,
        value: fact.values.join(' · '),
        sentence: fits ? wordsOf(traced.text, around(traced, own)) : (own?.quote ?? null),
        span: own && { start: own.start, end: own.end },
        rules: rulesBehind({ fact, proofs: why }),
        attempt: null,
      };
    }),
  ];
}

const wordsOf = (text: string, { start, end }: Span): string => text.slice(start, end).replace(/\s+/g, ' ').trim();

/** The sentence, or else the block, that a piece of evidence stands in. */
function around({ marks, post }: Trace, proof: Proof): Span {
  const holds = ({ start, end }: Span) => start <= proof.start && proof.end <= end;
  return marks.reading.sentences.find(holds) ?? post.blocks.find(holds) ?? proof;
}

/** Words for values that posts never write as the record does. */
const SPOKEN: Readonly<Record<string, string>> = {
  head: 'trưởng',
  deputy: 'phó',
  nominated: 'đề nghị suy tôn',
  awarded: 'tặng nhận',
};

/**
 * Finds the sentence that holds the words of a fact best: each word of it counts, a rare one more than one that half the
 * post is full of; of equals the shorter, then the earlier.
 */
function sentenceFinder({ marks }: Trace, knowledge: Knowledge): (fact: Fact) => Sentence | null {
  const { sentences, tokens } = marks.reading;
  const held = sentences.map(({ from, to }) => new Set(tokens.slice(from, to).map(({ norm }) => norm)));
  const frequency = new Map<string, number>();
  for (const words of held) for (const word of words) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  const names = new Map(knowledge.awards.map(({ code, name }) => [code, name]));
  return (fact) => {
    const said = fact.values.map((value) => names.get(value) ?? SPOKEN[value] ?? spokenDay(value)).join(' ');
    const wanted = new Set(
      tokenize(said.normalize('NFC')).flatMap(({ kind, norm }) => (kind === 'mark' ? [] : [norm])),
    );
    let best: { sentence: Sentence; weight: number } | null = null;
    sentences.forEach((sentence, at) => {
      let weight = 0;
      for (const word of wanted) if (held[at]!.has(word)) weight += 1 / frequency.get(word)!;
      const shorter =
        best && weight === best.weight && sentence.to - sentence.from < best.sentence.to - best.sentence.from;
      if (weight > 0 && (!best || weight > best.weight || shorter)) best = { sentence, weight };
    });
    return (best as { sentence: Sentence } | null)?.sentence ?? null;
  };
}

/** 2018-12-05 stands in a post as 05, 5, 12 and 2018. */
function spokenDay(value: string): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(value) ?? [];
  return year ? `${year} ${month} ${day} ${Number(month)} ${Number(day)}` : value;
}
