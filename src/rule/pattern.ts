/**
 * The language of the `when:` lines of rules. A pattern is a sentence with holes:
 *
 *   word            that word, in any case (`-` any dash, `"` any quote)
 *   (a | b c)       one of several
 *   [a b]           may be missing
 *   <class>         any phrase of a word class in rules/lexicon/words.yml; `<class>+` one or more in a row
 *   {name: Type}    a slot: one mention of that type; `{Type}` matches without keeping
 *   {name: Type+}   a list of mentions ("A, B và C", "các huyện: A, B")
 *   {name: Type.x}  only mentions of that type whose code is x
 *   …  …5           a gap of at most 12 (5) tokens inside the clause: it does not cross . ; or :
 */
export type Node =
  | { readonly kind: 'word'; readonly norm: string }
  | { readonly kind: 'class'; readonly name: string; readonly many: boolean }
  | {
      readonly kind: 'slot';
      readonly name: string | null;
      readonly type: string;
      readonly code: string | null;
      readonly list: boolean;
    }
  | { readonly kind: 'gap'; readonly most: number }
  | { readonly kind: 'seq'; readonly nodes: readonly Node[] }
  | { readonly kind: 'alt'; readonly nodes: readonly Node[] }
  | { readonly kind: 'opt'; readonly node: Node };

/** Phrases of a word class as token norms, longest first. */
export type Phrases = readonly (readonly string[])[];

/** A mistake in a pattern; `at` is the offset in the pattern's text. */
export class PatternError extends Error {
  readonly at: number;
  constructor(message: string, at: number) {
    super(message);
    this.at = at;
  }
}

const GAP = 12;
const PIECE = /\s+|\{[^{}]*\}|<[^<>]*>\+?|…\d*|[()[\]|]|[\p{L}\p{M}\p{N}]+(?:['’][\p{L}\p{M}]+)*|./gsu;
const SLOT = /^\{\s*(?:([a-z][a-z0-9_]*)\s*:\s*)?([A-Z][A-Za-z]*)(?:\.([a-z0-9_]+))?\s*(\+?)\s*\}$/;

/** Parses one pattern. `word` folds a literal the way tokens are folded. Throws `PatternError`. */
export function parsePattern(text: string, word: (literal: string) => string): Node {
  const pieces = [...text.matchAll(PIECE)]
    .map((m) => ({ text: m[0], at: m.index }))
    .filter((p) => p.text.trim() !== '');
  const slots = new Set<string>();
  let next = 0;

  const sequence = (closing: string | null): Node => {
    const start = pieces[next - 1]?.at ?? 0;
    const branches: Node[][] = [[]];
    for (;;) {
      const piece = pieces[next++];
      if (!piece) {
        if (closing) throw new PatternError(`"${closing}" is missing`, start);
        break;
      }
      if (piece.text === closing) break;
      if (piece.text === '|') {
        if (!closing) throw new PatternError('"|" stands only inside ( ) or [ ]', piece.at);
        branches.push([]);
      } else branches[branches.length - 1]!.push(node(piece));
    }
    if (branches.some((branch) => branch.length === 0))
      throw new PatternError('an empty pattern or alternative', start);
    const nodes = branches.map((branch): Node => (branch.length === 1 ? branch[0]! : { kind: 'seq', nodes: branch }));
    return nodes.length === 1 ? nodes[0]! : { kind: 'alt', nodes };
  };

  const node = (piece: { text: string; at: number }): Node => {
    const { text: raw, at } = piece;
    if (raw === '(') return sequence(')');
    if (raw === '[') return { kind: 'opt', node: sequence(']') };
    if (raw === ')' || raw === ']') throw new PatternError(`"${raw}" closes nothing`, at);
    if (raw.startsWith('…')) return { kind: 'gap', most: raw.length > 1 ? Number(raw.slice(1)) : GAP };
    if (raw.startsWith('<'))
      return { kind: 'class', name: raw.slice(1, raw.indexOf('>')).trim(), many: raw.endsWith('+') };
    if (raw.startsWith('{')) {
      const slot = SLOT.exec(raw);
      if (!slot) throw new PatternError(`"${raw}" is no slot; write {name: Type} or {name: Type+}`, at);
      const name = slot[1] ?? null;
      if (name && slots.has(name)) throw new PatternError(`slot "${name}" stands twice`, at);
      if (name) slots.add(name);
      return { kind: 'slot', name, type: slot[2]!, code: slot[3] ?? null, list: slot[4] === '+' };
    }
    return { kind: 'word', norm: word(raw) };
  };

  return sequence(null);
}

/** Every node of a pattern, the outermost first. */
export function* nodesOf(node: Node): Generator<Node> {
  yield node;
  if (node.kind === 'seq' || node.kind === 'alt') for (const child of node.nodes) yield* nodesOf(child);
  if (node.kind === 'opt') yield* nodesOf(node.node);
}
