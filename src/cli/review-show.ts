import pc from 'picocolors';
import type { Record } from '../core/record.js';
import type { Span } from '../core/span.js';
import { shown } from '../review/apply.js';
import type { Held } from '../review/held.js';
import { isFields, type Value } from '../review/subjects.js';

/** What a value shows in a terminal: itself, the sentences it was read from, the rules and how sure they are. */
export function page(record: Record, text: string, held: Held, awards: ReadonlyMap<string, string>): string {
  const proofs = record.evidence.filter(({ path }) => path === held.path || path.startsWith(`${held.path}/`));
  const rules = [...new Set(proofs.map(({ rule, confidence }) => `${rule} ${confidence}`))];
  return [
    `  ${pc.bold(named(held.value, awards))}`,
    ...sentences(text, proofs).map((sentence) => `  « ${sentence} »`),
    ...(rules.length > 0 ? [`  ${pc.dim(rules.join(', '))}`] : []),
  ].join('\n');
}

/** A value with the Vietnamese name of its award. */
export function named(value: Value, awards: ReadonlyMap<string, string>): string {
  if (!isFields(value) || typeof value.award !== 'string') return shown(value);
  return shown({ ...value, award: awards.get(value.award) ?? value.award });
}

/** Words that a reviewer may take over as they stand: those of the evidence, or its first piece where that is too long. */
export function wordsOf(record: Record, text: string, { path }: Held): string | null {
  const proofs = record.evidence.filter((it) => it.path === path || it.path.startsWith(`${path}/`));
  const first = proofs.find(({ quote }) => quote.trim() !== '');
  if (!first) return null;
  const start = Math.min(...proofs.map((it) => it.start));
  const end = Math.max(...proofs.map((it) => it.end));
  return (end - start <= LONGEST_QUOTE ? text.slice(start, end) : first.quote).replace(/\s+/g, ' ').trim() || null;
}

/** The sentence around the first words of a value. */
export function sentenceOf(record: Record, text: string, { path }: Held): string | null {
  const first = record.evidence.find((it) => it.path === path || it.path.startsWith(`${path}/`));
  if (!first) return null;
  const { start, end } = around(text, first);
  return text.slice(start, end).replace(/\s+/g, ' ').trim() || null;
}

const LONGEST_QUOTE = 300;
/** More would hide the question. */
const MOST_SENTENCES = 3;
const LONGEST_SIDE = 200;

/** Sentences with the words in them marked, each once, in the order of the text. */
function sentences(text: string, spans: readonly Span[]): string[] {
  const inOrder = [...spans].filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start);
  const groups: { place: Span; marks: Span[] }[] = [];
  for (const span of inOrder) {
    const last = groups.at(-1);
    if (last && span.start < last.place.end) last.marks.push(span);
    else groups.push({ place: around(text, span), marks: [span] });
  }
  return groups.slice(0, MOST_SENTENCES).map(({ place, marks }) => marked(text, place, marks));
}

/** The sentence around a span, cut where it is long. */
function around(text: string, { start, end }: Span): Span {
  const least = Math.max(0, start - LONGEST_SIDE);
  const most = Math.min(text.length, end + LONGEST_SIDE);
  let from = start;
  while (from > least && !isEnd(text, from)) from--;
  let to = end;
  while (to < most && !isEnd(text, to)) to++;
  return { start: from, end: to };
}

/** Does a line or sentence end right before this place? */
const isEnd = (text: string, at: number): boolean =>
  text[at] === '\n' || text[at - 1] === '\n' || /^[.;!?] $/.test(text.slice(at - 1, at + 1));

function marked(text: string, { start, end }: Span, marks: readonly Span[]): string {
  const mark = pc.isColorSupported ? pc.inverse : (words: string) => `[${words}]`;
  let out = '';
  let at = start;
  for (const span of marks) {
    const from = Math.max(at, span.start);
    const to = Math.min(end, span.end);
    if (to <= from) continue;
    out += text.slice(at, from) + mark(text.slice(from, to));
    at = to;
  }
  return (out + text.slice(at, end)).replace(/\s+/g, ' ').trim();
}
