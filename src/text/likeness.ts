import { fold } from './normalize.js';

/**
 * What a text can be compared by without keeping it: a MinHash sketch of its word triples (Broder 1997), how many words
 * it has, and its numbers. Posts of one genre share many phrases, but not their numbers and dates.
 */
export interface Likeness {
  readonly words: number;
  /** Smallest hash of the triples under each of `HASHES` functions. */
  readonly sketch: Uint32Array;
  /** Each number of the text once, sorted. */
  readonly numbers: readonly string[];
}

/** With 64 functions a likeness is off by 0.05 or so. */
const HASHES = 64;
/** Texts alike by half meet in one of 16 bands with a probability of 0.64, by 0.8 with 0.9998. */
const BAND = 4;
const HALF = 0x80000000;
const WORDS = /[\p{L}\p{M}\p{N}]+/gu;
const NUMBER = /^\d+$/;

// Odd multipliers and offsets for `a·h + b` modulo 2³², the same in every run.
const FACTORS = Int32Array.from({ length: HASHES }, (_, at) => spread(2 * at + 1) | 1);
const OFFSETS = Int32Array.from({ length: HASHES }, (_, at) => spread(2 * at + 2));

/** Sketches a text; tones count, capitals and punctuation do not. Linear in the text. */
export function likenessOf(text: string): Likeness {
  const words = fold(text).match(WORDS) ?? [];
  const hashes = words.map(hashOf);
  const triples = new Int32Array(Math.max(1, hashes.length - 2));
  for (let at = 0; at < triples.length; at++) {
    const pair = spread(Math.imul(hashes[at] ?? 0, 31) + (hashes[at + 1] ?? 0));
    triples[at] = spread(Math.imul(pair, 31) + (hashes[at + 2] ?? 0));
  }
  const sketch = new Uint32Array(HASHES);
  for (let k = 0; k < HASHES; k++) {
    const factor = FACTORS[k]!;
    // Half of 2³² more keeps the order as signed numbers, which are compared several times as fast.
    const offset = OFFSETS[k]! ^ HALF;
    let least = 0x7fffffff;
    for (let at = 0; at < triples.length; at++) {
      const value = (Math.imul(triples[at]!, factor) + offset) | 0;
      if (value < least) least = value;
    }
    sketch[k] = least ^ HALF;
  }
  return { words: words.length, sketch, numbers: [...new Set(words.filter((word) => NUMBER.test(word)))].sort() };
}

/** Keys under which alike texts meet: equal keys are a reason to compare, no more. */
export function bandsOf({ sketch }: Pick<Likeness, 'sketch'>): number[] {
  const bands: number[] = [];
  for (let from = 0; from < HASHES; from += BAND) {
    let key = from;
    for (let at = from; at < from + BAND; at++) key = spread(Math.imul(key, 31) + sketch[at]!);
    bands.push(key >>> 0);
  }
  return bands;
}

/** Share of word triples that two texts have in common, estimated: 0 to 1. */
export function alike(a: Pick<Likeness, 'sketch'>, b: Pick<Likeness, 'sketch'>): number {
  let same = 0;
  for (let at = 0; at < HASHES; at++) if (a.sketch[at] === b.sketch[at]) same++;
  return same / HASHES;
}

// A repost changes a name or a caption here and there; the same report a year or a bloc later differs by a quarter at least.
const ALIKE = 0.8;
// A shortened repost lies within the longer text.
const WITHIN = 0.9;
const LEAST_SHARE = 0.5;
const SAME_NUMBERS = 0.8;
/** No two texts are one that have less in common: 0.9 of the one is 0.43 of both where the other is twice as long. */
export const LEAST_ALIKE = 0.4;
/** Shorter texts are alike by chance: these must be equal. */
const FEW_WORDS = 40;
const LEAST_WORDS = 8;

/** Are two texts one post, as printed twice or taken over with small edits or cuts? Where it is doubtful, no. */
export function sameText(a: Likeness, b: Likeness): boolean {
  const [less, more] = a.words < b.words ? [a, b] : [b, a];
  if (less.words < LEAST_WORDS) return false;
  const share = alike(a, b);
  if (less.words < FEW_WORDS) return share === 1 && a.words === b.words && equal(a.numbers, b.numbers);
  const cut = within(less.numbers, more.numbers);
  if (share >= ALIKE) return cut || (overlap(a.numbers, b.numbers) >= SAME_NUMBERS && within(years(less), years(more)));
  // |A ∩ B| from the share of the union, over the shorter text.
  const common = (share * (a.words + b.words)) / (1 + share);
  if (common < WITHIN * less.words || less.words < LEAST_SHARE * more.words) return false;
  return cut;
}

const years = ({ numbers }: Likeness): string[] => numbers.filter((number) => /^(?:19|20)\d\d$/.test(number));
const within = (a: readonly string[], b: readonly string[]): boolean => a.every((it) => b.includes(it));
const equal = (a: readonly string[], b: readonly string[]): boolean => a.join() === b.join();

function overlap(a: readonly string[], b: readonly string[]): number {
  const all = new Set([...a, ...b]);
  return all.size === 0 ? 1 : (a.length + b.length - all.size) / all.size;
}

/** FNV-1a over the UTF-16 code units. */
function hashOf(word: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < word.length; at++) hash = Math.imul(hash ^ word.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

/** Spreads a number's bits over all 32 (the finalizer of MurmurHash3). */
function spread(value: number): number {
  let bits = value ^ (value >>> 16);
  bits = Math.imul(bits, 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
