import type { Message } from '../core/message.js';
import type { Post } from '../core/post.js';
import type { Span } from '../core/span.js';
import type { Marks } from '../extract/marks.js';
import type { Fact } from '../extract/match.js';
import type { OrgGrammar } from '../extract/organization/organizations.js';
import type { Knowledge } from '../rule/load.js';
import type { Mention } from '../rule/mention.js';
import type { Reading } from '../text/sentences.js';
import type { Sentence } from '../text/tokens.js';
import { type Proof, proof } from './found.js';

/** What the settling of one meeting works on: the sentences that tell of it, their mentions and facts. */
export interface Scene {
  readonly post: Post;
  readonly reading: Reading;
  readonly marks: Marks;
  readonly knowledge: Knowledge;
  readonly grammar: OrgGrammar;
  readonly sentences: readonly Sentence[];
  /** Name of the post's province; null if it is not known, or not yet. */
  readonly province: string | null;
  facts(kind: string): readonly Fact[];
  warn(message: Message): void;
}

// How surely a name is read, by the way it was found; how often its rule is right comes on top (rules/confidence.yml).
const SURE: Readonly<globalThis.Record<Mention['how'], number>> = {
  name: 0.98,
  form: 0.97,
  rule: 0.95,
  grammar: 0.93,
  elided: 0.9,
  near: 0.85,
};

/** The characters of tokens `[from, to)`. */
export function spanOf(scene: Scene, tokens: { readonly from: number; readonly to: number }): Span {
  return { start: scene.reading.tokens[tokens.from]!.start, end: scene.reading.tokens[tokens.to - 1]!.end };
}

/** The words of tokens `[from, to)` as written. */
export function textOf(scene: Scene, tokens: { readonly from: number; readonly to: number }): string {
  const { start, end } = spanOf(scene, tokens);
  return scene.reading.text.slice(start, end);
}

/** Proof of a mention read by a rule; `doubt` (0-1) lowers the confidence for inferred values. */
export function proofOf(scene: Scene, mention: Mention, rule: string, doubt = 0): Proof {
  return proof(spanOf(scene, mention), rule, round(SURE[mention.how] * (1 - doubt)));
}

export const round = (confidence: number): number => Math.round(confidence * 100) / 100;
