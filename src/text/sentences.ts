import type { Block, BlockKind } from '../core/post.js';
import { type Sentence, type Token, tokenize } from './tokens.js';

/** A post cut into sentences and tokens; all offsets point into `text`. */
export interface Reading {
  readonly text: string;
  readonly blocks: readonly Block[];
  readonly tokens: readonly Token[];
  readonly sentences: readonly Sentence[];
}

/** Kinds of blocks whose sentences tell of the meeting. */
const TOLD: ReadonlySet<BlockKind> = new Set(['title', 'heading', 'paragraph', 'item', 'cell', 'caption']);

// A full stop behind these is no end of a sentence.
const SHORT_WORDS = new Set([
  'tp',
  'p',
  'q',
  'tx',
  'tt',
  'h',
  'ts',
  'ths',
  'pgs',
  'gs',
  'bs',
  'ks',
  'đ',
  'đc',
  'st',
  'tr',
  'vp',
  'ub',
  'bch',
  'pct',
  'ct',
]);

/** The longest lists have some six hundred tokens; no sentence is endless, for it is looked through from many places. */
const LONGEST = 1500;
const NEAR = 60;

/** Where a run of tokens without an end is cut: behind the last comma or semicolon that leaves no piece too long. */
function pauses(tokens: readonly Token[], from: number, to: number): number[] {
  const cuts: number[] = [];
  for (let at = from + LONGEST; at < to; at += LONGEST) {
    let cut = at;
    while (cut > at - NEAR && !/^[,;]$/.test(tokens[cut - 1]!.norm)) cut--;
    if (cut === at - NEAR) cut = at;
    cuts.push(cut);
    at = cut;
  }
  return cuts;
}

/**
 * Cuts the told blocks of a post into sentences. A title, a cell and a caption are one sentence each. A paragraph that
 * ends in a colon goes on through the list items below it, so that "gồm:" and its bullets are read as one sentence.
 */
export function split(text: string, blocks: readonly Block[]): Reading {
  const tokens: Token[] = [];
  const sentences: Sentence[] = [];
  let open = -1; // first token of a sentence that waits for its items
  let opener: Block | null = null;
  let below: Block[] = []; // captions behind its last item; those between items would tear the list

  const close = (block: Block, first: number, end: number) => {
    let from = first;
    for (const to of end - first > LONGEST ? [...pauses(tokens, first, end), end] : [end]) {
      if (to <= from) continue;
      const { length: index } = sentences;
      sentences.push({ index, block, from, to, start: tokens[from]!.start, end: tokens[to - 1]!.end });
      from = to;
    }
  };
  const flush = () => {
    if (open >= 0) close(opener!, open, tokens.length);
    open = -1;
    opener = null;
    for (const caption of below) whole(caption);
    below = [];
  };
  const whole = (block: Block) => {
    const first = tokens.length;
    for (const token of tokenize(text, block.start, block.end)) tokens.push(token);
    close(block, first, tokens.length);
  };

  for (const block of blocks) {
    if (!TOLD.has(block.kind)) {
      if (block.kind !== 'noise') flush();
      continue;
    }
    if (open >= 0 && block.kind !== 'item' && block.kind !== 'caption') flush();
    // "2. Thành phần:" goes on through its dashes, not into "3. Nội dung:".
    if (
      open >= 0 &&
      block.kind === 'item' &&
      opener!.kind === 'item' &&
      numbered(text, opener!) &&
      numbered(text, block)
    )
      flush();
    if (open >= 0 && block.kind === 'caption') {
      below.push(block);
      continue;
    }
    below = [];
    if (block.kind === 'title' || block.kind === 'cell' || block.kind === 'caption') {
      whole(block);
      continue;
    }
    if (open >= 0) endItem(tokens);
    const first = tokens.length;
    for (const token of tokenize(text, block.start, block.end)) tokens.push(token);
    if (open >= 0) continue;
    let from = first;
    for (let at = first; at < tokens.length; at++) {
      if (!endsSentence(tokens, at, first)) continue;
      let to = at + 1;
      while (to < tokens.length && /^[/."')]$/.test(tokens[to]!.norm) && tokens[to]!.glued) to++;
      close(block, from, to);
      from = to;
      at = to - 1;
    }
    if (tokens[tokens.length - 1]?.norm === ':' && from < tokens.length) {
      open = from;
      opener = block;
    } else close(block, from, tokens.length);
  }
  flush();
  return { text, blocks, tokens, sentences };
}

const numbered = (text: string, { start }: Block): boolean => /^\s*\d{1,2}[.)/]/.test(text.slice(start, start + 8));

/** An item without a sign at its end is parted from the next as by a semicolon: a mark of no width. */
function endItem(tokens: Token[]): void {
  const { kind, norm, end } = tokens[tokens.length - 1]!;
  if (kind === 'mark' && !/^[)"']$/.test(norm)) return;
  tokens.push({ start: end, end, kind: 'mark', norm: ';', shape: 'none', glued: true });
}

function endsSentence(tokens: readonly Token[], at: number, first: number): boolean {
  const token = tokens[at]!;
  if (token.kind !== 'mark') return false;
  const next = tokens[at + 1];
  if (token.norm === '!' || token.norm === '?' || token.norm === '…')
    return !next || next.shape === 'title' || next.shape === 'upper';
  if (token.norm !== '.') return false;
  if (!next) return true;
  const before = tokens[at - 1];
  if (!before || at - 1 < first) return false;
  if (next.norm === '/' || next.norm === '.' || next.norm === ',') return false;
  // "“A”, “B”... là những phong trào"
  if (next.shape === 'lower' && before.norm === '.' && tokens[at - 2]?.norm === '.') return false;
  // "1. Sở Y tế", "gồm: 1. Sở Y tế; 2. Sở Nội vụ": the number of an item, not the end of one.
  if (before.kind === 'number' && (at - 1 === first || /^[:;]$/.test(tokens[at - 2]!.norm))) return false;
  if (before.kind === 'word' && before.shape !== 'lower' && (SHORT_WORDS.has(before.norm) || before.norm.length === 1))
    return false;
  // "trong Khối.Nguyễn Văn A": a lost space after a small word; "VP.UBND", "TP.HCM" have a capital before the stop.
  if (next.glued)
    return (
      next.shape !== 'lower' &&
      next.kind === 'word' &&
      (before.shape === 'lower' ||
        before.kind === 'mark' ||
        (before.shape === 'title' && before.end - before.start > 3))
    );
  return true;
}
