import type { Mention } from '../../rule/mention.js';
import type { Token } from '../../text/tokens.js';
import type { Marks } from '../marks.js';

/** A brand as firms make them: plain capitals that can be spoken ("VINAFOOD"), not the first letters of words ("VKSND"). */
const SPOKEN = /^(?=.*[AEIOUY].*[AEIOUY])[A-Z]{4,}$/;
const PLAIN = /^[A-Z][A-Za-z]{2,}$/;
const ELECTED: ReadonlySet<string> = new Set(['bầu', 'cử', 'chọn', 'suy', 'đề', 'tín', 'giao', 'phân']);
const ELECTS: ReadonlySet<string> = new Set(['bầu', 'cử', 'chọn', 'tôn', 'thiệu']);
const FIRMS: ReadonlySet<string> = new Set(['doanh nghiệp', 'công ty', 'ngân hàng', 'tổng công', 'tập đoàn']);
const TAKES: ReadonlySet<string> = new Set(['làm', 'là', 'giữ', 'đảm']);
const MOST_TO_ROLE = 5;
const TYPES = ['Org', 'Bloc', 'Person', 'Role', 'Award', 'AwardWord', 'Place', 'Quote', 'Head'];

/**
 * Marks firms that a post calls by their brand alone where it elects or praises them: "theo đó, VINAFOOD được bầu làm
 * Khối trưởng", "Vinafood là doanh nghiệp đạt …". Elsewhere in the post the same word means the same firm.
 */
export function markBrands(marks: Marks): void {
  const { tokens, sentences, text } = marks.reading;
  const known = new Set<string>();
  for (const { from, to } of sentences)
    for (let at = from; at < to; at++)
      if (tokens[at]!.shape !== 'lower' && isBrand(marks, at, from, to)) known.add(tokens[at]!.norm);
  if (known.size === 0) return;
  for (const { from, to } of sentences)
    for (let at = from; at < to; at++)
      if (known.has(tokens[at]!.norm) && tokens[at]!.shape !== 'lower' && isFree(marks, at))
        marks.add(firm(at, text.slice(tokens[at]!.start, tokens[at]!.end)));
}

function isBrand(marks: Marks, at: number, from: number, to: number): boolean {
  const { tokens, text } = marks.reading;
  const written = text.slice(tokens[at]!.start, tokens[at]!.end);
  if (!PLAIN.test(written) || !isFree(marks, at)) return false;
  const next = (i: number): string => (at + i < to ? tokens[at + i]!.norm : '');
  if (next(1) === 'là' && FIRMS.has(`${next(2)} ${next(3)}`)) return true;
  if (!SPOKEN.test(written) || beside(tokens[at - 1]) || beside(tokens[at + 1])) return false;
  if (next(1) === 'được' && ELECTED.has(next(2))) return true;
  const elected = at > from && ELECTS.has(tokens[at - 1]!.norm);
  return (elected || TAKES.has(next(1))) && marks.between('Role', at + 2, Math.min(to, at + MOST_TO_ROLE)).length > 0;
}

/** In a line of capitals a word in capitals tells nothing. */
const beside = (token: Token | undefined): boolean => token?.kind === 'word' && token.shape === 'upper';

const isFree = (marks: Marks, at: number): boolean => TYPES.every((type) => marks.covering(type, at) === null);

const firm = (at: number, name: string): Mention => ({
  type: 'Org',
  from: at,
  to: at + 1,
  name,
  how: 'grammar',
  data: { kind: 'enterprise', code: null, head: null, place: null, part: null, base: null, nest: null },
});
