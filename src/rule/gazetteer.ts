import { nearSyllable } from '../text/near.js';
import { type Token, tokenize } from '../text/tokens.js';

/** One entry of a gazetteer as a text may write it. */
export interface Entry<T> {
  readonly value: T;
  /** How the form stands to the name: the name itself, another safe spelling, or one that needs context. */
  readonly how: 'name' | 'form' | 'short';
}

/** A match of a gazetteer form at tokens `[from, to)`. `near` if one syllable is a slip of the form's. */
export interface Hit<T> {
  readonly from: number;
  readonly to: number;
  readonly entry: Entry<T>;
  readonly near: boolean;
}

interface Node<T> {
  readonly next: Map<string, Node<T>>;
  entries: Entry<T>[] | null;
}

/** Marks that spellings of one name leave out or swap: "VH, TT & DL" = "VHTT và DL" up to these. */
const CONNECTORS: ReadonlySet<string> = new Set(['và', '&', '-', ',', '/', '.']);

/** May a form go on behind this token, though it has no such word: a connector, or "và" behind a comma? */
const connects = (tokens: readonly Token[], at: number): boolean => {
  const before = tokens[at - 1]!.norm;
  return CONNECTORS.has(tokens[at]!.norm) && (!CONNECTORS.has(before) || (tokens[at]!.norm === 'và' && before === ','));
};
const NONE: readonly never[] = [];

/** The words of a form without connectors; forms with the same skeleton are the same form. */
export const skeleton = (form: string): string[] =>
  tokenize(form)
    .filter((token) => !CONNECTORS.has(token.norm))
    .map((token) => token.norm);

/** A trie over the words of many forms. Look-up walks the text once from a start token; connectors in between are free. */
export interface Gazetteer<T> {
  add(form: string, entry: Entry<T>): void;
  /** Longest match that starts at token `at` and ends before `end`, or null. `near` allows one slipped syllable. */
  longest(tokens: readonly Token[], at: number, end: number, near?: boolean): Hit<T> | null;
  /** All matches that start at token `at` and end before `end`, the longest first. */
  all(tokens: readonly Token[], at: number, end: number): readonly Hit<T>[];
  /** Longest match of `head` words followed by the tokens at `at`: "Sở" + "NN&PTNT" of a list with one head. */
  after(head: readonly string[], tokens: readonly Token[], at: number, end: number): Hit<T> | null;
  /** Entries of exactly this form. */
  exact(form: string): readonly Entry<T>[];
  /** First words of all forms. */
  starts(): Iterable<string>;
  readonly size: number;
}

export function gazetteer<T>(): Gazetteer<T> {
  const root: Node<T> = { next: new Map(), entries: null };
  let size = 0;

  const walk = (start: Node<T>, tokens: readonly Token[], at: number, end: number, near: boolean): Hit<T> | null => {
    let node = start;
    let slipped = false;
    let best: Hit<T> | null = null;
    let depth = start === root ? 0 : 1;
    for (let i = at; i < end; i++) {
      const token = tokens[i]!;
      let next = node.next.get(token.norm);
      if (!next) {
        if (i > at && connects(tokens, i)) continue;
        // A slip is only mended deep inside a name, never in its first two words.
        if (near && !slipped && depth >= 2 && token.kind === 'word') next = nearChild(node, token.norm);
        if (!next) break;
        slipped = true;
      }
      node = next;
      depth++;
      const entry = node.entries?.[0];
      if (entry) best = { from: at, to: i + 1, entry, near: slipped };
    }
    return best;
  };

  return {
    add(form, entry) {
      let node = root;
      const words = skeleton(form);
      if (words.length === 0) return;
      for (const word of words) {
        let next = node.next.get(word);
        if (!next) {
          next = { next: new Map(), entries: null };
          node.next.set(word, next);
        }
        node = next;
      }
      if (!node.entries) node.entries = [];
      if (!node.entries.some((known) => known.value === entry.value)) {
        node.entries.push(entry);
        size++;
      }
    },
    longest(tokens, at, end, near = false) {
      const exact = walk(root, tokens, at, end, false);
      if (!near || exact) {
        if (!near) return exact;
        const slipped = walk(root, tokens, at, end, true);
        return slipped && slipped.to > exact!.to ? slipped : exact;
      }
      return walk(root, tokens, at, end, true);
    },
    all(tokens, at, end) {
      let node = root.next.get(tokens[at]!.norm);
      if (!node) return NONE;
      const hits: Hit<T>[] = [];
      for (let i = at; ; ) {
        for (const entry of node.entries ?? []) hits.push({ from: at, to: i + 1, entry, near: false });
        do i++;
        while (i < end && !node.next.has(tokens[i]!.norm) && connects(tokens, i));
        const next: Node<T> | undefined = i < end ? node.next.get(tokens[i]!.norm) : undefined;
        if (!next) return hits.sort((a, b) => b.to - a.to);
        node = next;
      }
    },
    after(head, tokens, at, end) {
      let node: Node<T> | undefined = root;
      for (const word of head) node = node?.next.get(word);
      return node ? walk(node, tokens, at, end, false) : null;
    },
    exact(form) {
      let node: Node<T> | undefined = root;
      for (const word of skeleton(form)) node = node?.next.get(word);
      return node?.entries ?? [];
    },
    starts: () => root.next.keys(),
    get size() {
      return size;
    },
  };
}

function nearChild<T>(node: Node<T>, word: string): Node<T> | undefined {
  for (const [known, next] of node.next) if (nearSyllable(word, known)) return next;
  return undefined;
}
