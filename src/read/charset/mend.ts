import { capitalFonts } from './fonts.js';
import { AGAIN, type Reading, readWestern, toBytes, upper, VIETNAMESE } from './readings.js';
import { type Weight, weigh } from './syllables.js';

/** A part of a text that is read in one way: a tag, the text between two tags, a line. */
export interface Run {
  readonly from: number;
  readonly to: number;
  /** The bytes it may have been, as code units 0 to 255; null where it can only be read as it stands. */
  readonly bytes: string | null;
}

/** A run that was read anew: it stands for `[from, to)` of the text as it was. */
export interface Mended {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly bytes: string;
  readonly reading: Reading;
}

// Letters of Latin-1 that neither Vietnamese has nor the punctuation around it: signs of letters taken for others.
const ODD = '¡¢£¤¥¦¨ª¬\u00ad¯±²³´µ¶¸¹º¼½¾¿ÄÅÆÇËÎÏÑÖ×ØÛÜÞßäåæçëîïðñö÷øûüþÿ';
const ODD_LETTER = new RegExp(`[${ODD}\\x80-\\x9f]`, 'g');

/** Has a text so many odd letters? */
export function isOdd(text: string, least: number): boolean {
  ODD_LETTER.lastIndex = 0;
  for (let odd = 0; odd < least; odd++) if (!ODD_LETTER.test(text)) return false;
  return true;
}

const RUN = /<[a-z/!?][^>]*>?|[^<\n]+|<|\n+/gi;
const BEYOND_ASCII = /[^\t\n\v\f\r -~]/g;

/** Where the next letter beyond ASCII stands; behind the text where none does. */
function nextBeyondAscii(text: string, from: number): number {
  BEYOND_ASCII.lastIndex = from;
  return BEYOND_ASCII.test(text) ? BEYOND_ASCII.lastIndex - 1 : text.length;
}

/** Cuts a text into its runs; those of ASCII alone are left out, since every encoding reads them alike. */
export function runsOf(text: string): Run[] {
  const runs: Run[] = [];
  let beyond = -1;
  RUN.lastIndex = 0;
  for (let from = 0; RUN.test(text); from = RUN.lastIndex) {
    const to = RUN.lastIndex;
    if (beyond < from) beyond = nextBeyondAscii(text, from);
    if (beyond < to) runs.push({ from, to, bytes: toBytes(text.slice(from, to)) });
  }
  return runs;
}

// Fewer good words than this can be chance.
const LEAST_GOOD = 5;
// Names of other languages (Đắk Lắk, Krông Pắc) are no syllables; a wrong reading has most words wrong.
const MOST_BAD = 0.2;
// What no reading makes good may not outweigh what one does: that page is of another language.
const MOST_LEFT = 0.5;
// So many letters are enough to judge a page by.
const SAMPLE = 2000;
const LONGEST = 500;
// A reading with so many more wrong words than right ones is not looked at further.
const HOPELESS = -25;

const worth = ({ good, bad }: Weight): number => good - bad;

/** What a reading makes of each run of the sample. */
interface Trial {
  readonly reading: Reading;
  readonly texts: readonly string[];
  readonly worths: readonly number[];
  readonly sum: number;
}

/** The trial of a reading on the sample; null as soon as it proves hopeless. */
function tried(reading: Reading, sample: readonly string[]): Trial | null {
  const texts: string[] = [];
  const worths: number[] = [];
  let sum = 0;
  for (const bytes of sample) {
    const text = reading.may?.(bytes) === false ? bytes : reading.read(bytes);
    const value = worth(weigh(text));
    texts.push(text);
    worths.push(value);
    sum += value;
    if (sum < HOPELESS) return null;
  }
  return { reading, texts, worths, sum };
}

/** The first words of a long run; letters of several bytes stay whole. */
function startOf(bytes: string): string {
  if (bytes.length <= LONGEST) return bytes;
  const blank = bytes.lastIndexOf(' ', LONGEST);
  return bytes.slice(0, blank > 0 ? blank : LONGEST);
}

/** Runs of odd letters, spread over the page. */
function sampleOf(runs: readonly Run[]): string[] {
  const odd = runs.flatMap(({ bytes }) => (bytes !== null && isOdd(bytes, 1) ? [startOf(bytes)] : []));
  const length = odd.reduce((sum, bytes) => sum + bytes.length, 0);
  const step = Math.ceil(length / SAMPLE);
  return odd.filter((_, at) => at % step === 0);
}

/** The readings that a page holds, most frequent first; none where its runs are best read as they stand, or nothing is sure. */
export function readingsOf(runs: readonly Run[], readings: readonly Reading[] = ALL): Reading[] {
  const sample = sampleOf(runs);
  const trials = readings
    .flatMap((reading) => tried(reading, sample) ?? [])
    .sort((one, other) => other.sum - one.sum)
    .filter(({ reading }, at, sorted) => sorted.findIndex((other) => other.reading.family === reading.family) === at);
  if (trials.length === 0) return [];
  const plain = sample.map((bytes) => weigh(readWestern(bytes)));
  const read = new Map<Reading, string[]>(trials.map(({ reading }) => [reading, []]));
  const left: string[] = [];
  for (const [at, before] of plain.entries()) {
    let best: Trial | null = null;
    for (const trial of trials) if (trial.worths[at]! > (best?.worths[at] ?? worth(before))) best = trial;
    if (best === null) left.push(readWestern(sample[at]!));
    else read.get(best.reading)!.push(best.texts[at]!);
  }
  const weights = new Map([...read].map(([reading, texts]) => [reading, weigh(texts.join('\n'))]));
  const present = [...weights.keys()].filter((reading) => isSure(weights.get(reading)!));
  const good = present.reduce((sum, reading) => sum + weights.get(reading)!.good, 0);
  if (weigh(left.join('\n')).bad > MOST_LEFT * good) return [];
  return present.map((reading) =>
    bestOf(
      readings.filter(({ family }) => family === reading.family),
      runs,
    ),
  );
}

/** Of readings of one family the one that is best where they differ. */
function bestOf(family: readonly Reading[], runs: readonly Run[]): Reading {
  const sums = family.map(() => 0);
  for (const { bytes } of family.length > 1 ? runs : []) {
    const texts = bytes === null ? [] : family.map(({ read }) => read(bytes));
    if (texts.every((text) => text === texts[0])) continue;
    for (const [at, text] of texts.entries()) sums[at]! += worth(weigh(text));
  }
  return family[sums.indexOf(Math.max(...sums))]!;
}

const isSure = ({ good, bad }: Weight): boolean => good >= LEAST_GOOD && bad <= MOST_BAD * (good + bad);

const ALL: readonly Reading[] = [...AGAIN, ...VIETNAMESE];

/**
 * Reads each run in the one of these readings that makes the most Vietnamese of it, or leaves it where it is as good as
 * it stands; what two do equally well is read as the run before it. `all`: nothing is left as it stands.
 */
export function readAnew(text: string, runs: readonly Run[], readings: readonly Reading[], all: boolean): Mended[] {
  const inCapitals = capitalFonts(text);
  const mended: Mended[] = [];
  let last: Reading | null = all ? readings[0]! : null;
  for (const { from, to, bytes } of runs) {
    if (bytes === null) {
      if (!all) last = null;
      continue;
    }
    const choices = readings.filter((reading) => reading.may?.(bytes) !== false);
    const sole = all && choices.length === 1;
    let best: Reading | null = null;
    let most = all ? Number.NEGATIVE_INFINITY : worth(weigh(readWestern(bytes)));
    let made = '';
    for (const reading of choices) {
      const read = reading.read(bytes);
      const value = sole ? 0 : worth(weigh(read));
      if (value > most || (value === most && reading === last)) [best, most, made] = [reading, value, read];
    }
    last = best;
    if (best === null) continue;
    const headline = best.name === 'tcvn3' && inCapitals(from);
    mended.push({ from, to, text: headline ? upper(made) : made, bytes, reading: best });
  }
  return mended;
}

/** The text with its parts read anew, which are in text order. */
export function join(text: string, mended: readonly Mended[]): string {
  let joined = '';
  let at = 0;
  for (const part of mended) {
    joined += text.slice(at, part.from) + part.text;
    at = part.to;
  }
  return joined + text.slice(at);
}
