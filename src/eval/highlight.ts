import type { Span } from '../core/span.js';
import type { Mistake } from './errors.js';
import { escaped, groupOf } from './page-style.js';
import type { Outcome } from './score.js';

/** Something to be seen in a text: a class and what is told when the pointer rests on it. */
interface Layer extends Span {
  readonly kind: 'evidence' | 'wrong' | 'miss';
  readonly path: string;
  readonly says: string;
}

/** The text of a post as HTML: evidence in the colour of its field, false facts outlined, sentences with misses in red. */
export function highlighted(text: string, outcome: Outcome, mistakes: readonly Mistake[]): string {
  const layers = layersOf(text, outcome, mistakes).sort((a, b) => a.start - b.start);
  const edges = [...new Set([0, text.length, ...layers.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  let next = 0;
  let open: Layer[] = [];
  let html = '';
  for (let at = 0; at + 1 < edges.length; at++) {
    const start = edges[at]!;
    open = open.filter(({ end }) => end > start);
    for (; next < layers.length && layers[next]!.start <= start; next++) open.push(layers[next]!);
    html += piece(text.slice(start, edges[at + 1]!), open);
  }
  return html;
}

function layersOf(text: string, { record, false: wrong }: Outcome, mistakes: readonly Mistake[]): Layer[] {
  const wrongPaths = new Set(wrong.flatMap(({ own }) => own));
  // Records of another run may point into another text; what no longer fits is not shown.
  const evidence = (record?.evidence ?? []).filter(
    ({ start, end, quote }) => end > start && text.slice(start, end) === quote,
  );
  const misses = mistakes.filter(({ kind, span }) => kind === 'missed' && span !== null);
  return [
    ...evidence.map(({ start, end, path, rule, confidence }): Layer => {
      const kind = wrongPaths.has(path) ? 'wrong' : 'evidence';
      return { start, end, kind, path, says: `${kind === 'wrong' ? 'false: ' : ''}${path}: ${rule}, ${confidence}` };
    }),
    ...misses.map(({ span, field, value }): Layer => {
      return { ...span!, kind: 'miss', path: '', says: `missed: ${field}: ${value}` };
    }),
  ];
}

/** A piece of text under all layers open there; the shortest evidence gives the colour. */
function piece(text: string, open: readonly Layer[]): string {
  if (open.length === 0) return escaped(text);
  const evidence = open.filter(({ kind }) => kind !== 'miss').sort((a, b) => a.end - a.start - (b.end - b.start));
  const classes = [
    ...(evidence[0] ? [`g-${groupOf(evidence[0].path)}`] : []),
    ...(open.some(({ kind }) => kind === 'wrong') ? ['wrong'] : []),
    ...(open.some(({ kind }) => kind === 'miss') ? ['missed-here'] : []),
  ];
  const says = [...new Set([...evidence, ...open.filter(({ kind }) => kind === 'miss')].map((layer) => layer.says))];
  const tag = evidence.length > 0 ? 'mark' : 'span';
  return `<${tag} class="${classes.join(' ')}" title="${escaped(says.join('\n'))}">${escaped(text)}</${tag}>`;
}
