import type { Token } from '../text/tokens.js';

/** How a mention got its name: found as it stands, by another spelling, a slip mended, a shared head, or the grammar. */
export type How = 'name' | 'form' | 'near' | 'elided' | 'grammar' | 'rule';

/** A stretch of tokens `[from, to)` that names something. `name` is canonical where the type has canonical names. */
export interface Mention {
  readonly type: string;
  readonly from: number;
  readonly to: number;
  readonly name: string;
  readonly how: How;
  /** Constants of the lexicon entry or mention rule: code, level, rank, year … */
  readonly data: Readonly<globalThis.Record<string, string | number | null>>;
  /** The mentions a mention rule was built from, by slot. */
  readonly parts?: Readonly<globalThis.Record<string, readonly Mention[]>>;
}

/** What the matcher needs to know of a sentence. */
export interface View {
  readonly tokens: readonly Token[];
  readonly from: number;
  readonly to: number;
  /** Mentions of a type that start at a token, longest first. */
  at(type: string, token: number): readonly Mention[];
  /** Types of the mentions that start at a token; a body counts as `Org`, whatever covers it. */
  starting(token: number): readonly { readonly type: string }[];
  /** A list of mentions of a type that starts at a token ("A, B và C", "các huyện: A, B"), or null. */
  list(type: string, token: number): MentionList | null;
}

/** The longest list: blocs have up to some seventy units. Lists are read from each of their items, so that none may be endless. */
export const MOST_ITEMS = 120;

export interface MentionList {
  readonly items: readonly Mention[];
  /** Token behind the list. */
  readonly to: number;
}
