import type { Match } from './matcher.js';
import type { View } from './mention.js';
import type { Needs } from './needs.js';
import type { Pattern, Rule } from './rules.js';

/** Rules indexed by what can start them, so that a sentence runs only rules whose trigger it holds. */
export interface RuleIndex {
  readonly rules: readonly Rule[];
  /** All matches in a sentence, in the order of rules' files and then of the text; one match a pattern and start. */
  run(view: View, types: ReadonlySet<string>): Hit[];
}

/** A match of one rule's pattern at tokens `[from, to)`. */
export interface Hit extends Match {
  readonly rule: Rule;
  readonly pattern: Pattern;
  readonly from: number;
}

interface Entry {
  readonly rule: Rule;
  readonly pattern: Pattern;
  readonly order: number;
  /** Numbers of its needs. */
  readonly needs: readonly number[];
}

/** What a word or a mention type means to the rules: the needs it meets, and the patterns that can start with it. */
interface Cue {
  readonly meets: number[];
  readonly starts: Entry[];
}

/** Indexes rules by the words and mention types that wake them and that can start them. */
export function ruleIndex(rules: readonly Rule[]): RuleIndex {
  const byWord = new Map<string, Cue>();
  const byType = new Map<string, Cue>();
  const anywhere: Entry[] = [];
  /** By need, the patterns that it wakes. Many patterns share a need (a word class, a type), so each has one number. */
  const woken: Entry[][] = [];
  const numbers = new Map<string, number>();
  const cue = (map: Map<string, Cue>, key: string): Cue =>
    map.get(key) ?? map.set(key, { meets: [], starts: [] }).get(key)!;
  const numberOf = (need: Needs): number => {
    const key = `${[...need.words].sort().join(' ')}|${[...need.types].sort().join(' ')}`;
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const number = woken.push([]) - 1;
    numbers.set(key, number);
    for (const word of need.words) cue(byWord, word).meets.push(number);
    for (const type of need.types) cue(byType, type).meets.push(number);
    return number;
  };
  let order = 0;
  for (const rule of rules) {
    for (const pattern of rule.patterns) {
      const { first, trigger, needs } = pattern.matcher;
      const entry = { rule, pattern, order: order++, needs: needs.map(numberOf) };
      woken[numberOf(trigger)]!.push(entry);
      if (!first) anywhere.push(entry);
      for (const word of first?.words ?? []) cue(byWord, word).starts.push(entry);
      for (const type of first?.types ?? []) cue(byType, type).starts.push(entry);
    }
  }
  // Stamps instead of sets: what bears the number of the sentence is met or awake in it, what bears the number of the
  // place was tried there.
  const metIn = new Uint32Array(woken.length);
  const awakeIn = new Uint32Array(order);
  const triedAt = new Uint32Array(order);
  let sentences = 0;
  let places = 0;

  return {
    rules,
    run(view, types) {
      sentences++;
      const met: number[] = [];
      const meet = (cue: Cue | undefined) => {
        if (!cue) return;
        for (const need of cue.meets) {
          if (metIn[need] === sentences) continue;
          metIn[need] = sentences;
          met.push(need);
        }
      };
      const cues: (Cue | undefined)[] = [];
      for (let at = view.from; at < view.to; at++) {
        const cue = byWord.get(view.tokens[at]!.norm);
        cues.push(cue);
        meet(cue);
      }
      for (const type of types) meet(byType.get(type));
      let any = false;
      for (const trigger of met) {
        for (const { needs, order } of woken[trigger]!) {
          if (!needs.every((need) => metIn[need] === sentences)) continue;
          awakeIn[order] = sentences;
          any = true;
        }
      }
      if (!any) return [];

      const hits: (Hit & { order: number })[] = [];
      const attempt = (entries: readonly Entry[] | undefined, at: number) => {
        if (!entries) return;
        for (const { order, rule, pattern } of entries) {
          if (awakeIn[order] !== sentences || triedAt[order] === places) continue;
          triedAt[order] = places;
          const match = pattern.matcher.run(view, at);
          if (match && match.to > at) hits.push({ to: match.to, slots: match.slots, rule, pattern, from: at, order });
        }
      };
      for (let at = view.from; at < view.to; at++) {
        places++;
        attempt(cues[at - view.from]?.starts, at);
        for (const { type } of view.starting(at)) {
          if (view.at(type, at).length > 0) attempt(byType.get(type)?.starts, at);
          if (type === 'Org') attempt(byType.get('Body')?.starts, at);
        }
        attempt(anywhere, at);
      }
      return hits.sort((a, b) => a.order - b.order || a.from - b.from);
    },
  };
}

/** Does a sentence of these words and mention types hold everything that a pattern cannot do without? */
export const isAwake = ({ matcher }: Pattern, words: ReadonlySet<string>, types: ReadonlySet<string>): boolean =>
  matcher.needs.every((need) => meets(need, words, types));

function meets(need: Needs, words: ReadonlySet<string>, types: ReadonlySet<string>): boolean {
  for (const type of need.types) if (types.has(type)) return true;
  for (const word of need.words) if (words.has(word)) return true;
  return false;
}
