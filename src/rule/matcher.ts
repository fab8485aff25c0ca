import type { Mention, View } from './mention.js';
import { firstOf, type Needs, needsOf, triggerOf } from './needs.js';
import type { Node, Phrases } from './pattern.js';

/** A compiled pattern. */
export interface Matcher {
  /** Tries the pattern at token `at`. Returns the slots and the token behind the match, or null. */
  run(view: View, at: number): Match | null;
  /** Words and mention types one of which must stand at the start; null if anything may (it begins with a gap). */
  readonly first: Needs | null;
  /** Words and mention types one of which must be in the sentence: what wakes the rule. */
  readonly trigger: Needs;
  /** Everything the pattern cannot do without; a sentence that lacks one of them is not tried. */
  readonly needs: readonly Needs[];
  /** The furthest token that the last failed run reached (for `explain`). */
  reached(): number;
}

export interface Match {
  readonly to: number;
  readonly slots: Readonly<globalThis.Record<string, readonly Mention[]>>;
}

const CLAUSE_END: ReadonlySet<string> = new Set(['.', ';', ':', '!', '?']);

/** Is the mark at a token the point of "TP.HCM", "T.Ư", "TP. Huế", behind which the clause goes on? */
const abbreviates = ({ tokens }: View, at: number): boolean => {
  const before = tokens[at - 1];
  if (tokens[at]!.norm !== '.' || !tokens[at]!.glued || before?.kind !== 'word') return false;
  return before.shape !== 'lower' && before.norm.length <= 2 && tokens[at + 1]?.kind === 'word';
};

type Captured = [name: string, mentions: readonly Mention[]];
type Step = (view: View, at: number, held: Captured[]) => number;

/** Compiles a parsed pattern. `phrases` gives the phrases of a class. Null if the pattern has no trigger. */
export function compile(node: Node, phrases: (name: string) => Phrases): Matcher | null {
  const needs = needsOf(node, phrases);
  const trigger = triggerOf(needs);
  if (!trigger) return null;
  let furthest = -1;
  const end: Step = (_view, at) => at;
  const start = build(node, end, phrases, (at) => {
    if (at > furthest) furthest = at;
  });
  const first = firstOf(node, phrases);
  return {
    run(view, at) {
      const held: Captured[] = [];
      furthest = at;
      const to = start(view, at, held);
      return to < 0 ? null : { to, slots: Object.fromEntries(held) };
    },
    first: first.open ? null : first,
    trigger,
    needs,
    reached: () => furthest,
  };
}

/** A step that matches `node` and then `next`; steps try their choices in order and give back the end or -1. */
function build(node: Node, next: Step, phrases: (name: string) => Phrases, note: (at: number) => void): Step {
  switch (node.kind) {
    case 'word':
      return (view, at, held) => {
        if (at >= view.to || view.tokens[at]!.norm !== node.norm) return -1;
        note(at + 1);
        return next(view, at + 1, held);
      };
    case 'class': {
      const known = byFirstWord(phrases(node.name));
      const once = (view: View, at: number, held: Captured[], then: Step): number => {
        if (at >= view.to) return -1;
        for (const phrase of known.get(view.tokens[at]!.norm) ?? []) {
          if (at + phrase.length > view.to || !phrase.every((word, i) => view.tokens[at + i]!.norm === word)) continue;
          note(at + phrase.length);
          const to = then(view, at + phrase.length, held);
          if (to >= 0) return to;
        }
        return -1;
      };
      if (!node.many) return (view, at, held) => once(view, at, held, next);
      const more: Step = (view, at, held) => once(view, at, held, moreOrNext);
      const moreOrNext: Step = (view, at, held) => {
        const to = more(view, at, held);
        return to >= 0 ? to : next(view, at, held);
      };
      return more;
    }
    case 'slot':
      return node.list ? listStep(node, next, note) : slotStep(node, next, note);
    case 'gap':
      return (view, at, held) => {
        for (let skipped = 0; skipped <= node.most; skipped++) {
          const to = next(view, at + skipped, held);
          if (to >= 0) return to;
          const token = view.tokens[at + skipped];
          if (at + skipped >= view.to || !token) return -1;
          if (CLAUSE_END.has(token.norm) && !abbreviates(view, at + skipped)) return -1;
        }
        return -1;
      };
    case 'seq':
      return node.nodes.reduceRight<Step>((after, child) => build(child, after, phrases, note), next);
    case 'alt': {
      const steps = node.nodes.map((child) => build(child, next, phrases, note));
      return (view, at, held) => {
        for (const step of steps) {
          const to = step(view, at, held);
          if (to >= 0) return to;
        }
        return -1;
      };
    }
    case 'opt': {
      const inner = build(node.node, next, phrases, note);
      return (view, at, held) => {
        const to = inner(view, at, held);
        return to >= 0 ? to : next(view, at, held);
      };
    }
  }
}

function byFirstWord(phrases: Phrases): ReadonlyMap<string, Phrases> {
  const known = new Map<string, (readonly string[])[]>();
  for (const phrase of phrases) (known.get(phrase[0]!) ?? known.set(phrase[0]!, []).get(phrase[0]!)!).push(phrase);
  return known;
}

type Slot = Extract<Node, { kind: 'slot' }>;

function slotStep(node: Slot, next: Step, note: (at: number) => void): Step {
  return (view, at, held) => {
    if (at >= view.to) return -1;
    for (const mention of view.at(node.type, at)) {
      if (node.code !== null && mention.data.code !== node.code) continue;
      note(mention.to);
      if (node.name) held.push([node.name, [mention]]);
      const to = next(view, mention.to, held);
      if (to >= 0) return to;
      if (node.name) held.pop();
    }
    return -1;
  };
}

function listStep(node: Slot, next: Step, note: (at: number) => void): Step {
  return (view, at, held) => {
    if (at >= view.to) return -1;
    const list = view.list(node.type, at);
    if (!list) return -1;
    note(list.to);
    if (node.name) held.push([node.name, list.items]);
    const to = next(view, list.to, held);
    if (to < 0 && node.name) held.pop();
    return to;
  };
}
