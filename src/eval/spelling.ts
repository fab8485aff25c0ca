/**
 * When two values count as one: the normal forms of the annotation guide, the same as those of the reference scorer.
 * They forgive how a name is written (tone marks, capitals, dashes, "và"), never what it names.
 */

const TONE_LAST = /(oa|oe|uy)(\p{M})(?![\p{L}\p{M}])/gu;
const SHORT: Readonly<Record<string, string>> = {
  ubnd: 'ủy ban nhân dân',
  hđnd: 'hội đồng nhân dân',
  mttq: 'mặt trận tổ quốc',
};

/** Small letters, one way of placing tones (hoà = hòa), no punctuation, no "và", three abbreviations written out. */
export function normal(value: string): string {
  const toned = value
    .toLowerCase()
    .normalize('NFD')
    .replace(TONE_LAST, (_, [glide, vowel]: string, tone: string) => `${glide}${tone}${vowel}`)
    .normalize('NFC');
  const words = toned.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return words
    .map((word) => SHORT[word] ?? word)
    .filter((word) => word !== 'và')
    .join(' ');
}

/** A body: "tỉnh" after its first word and "Việt Nam" say nothing more. */
export function orgName(value: string): string {
  const [first, ...rest] = normal(value).split(' ');
  return [first, ...rest.filter((word) => word !== 'tỉnh')].join(' ').replace(/ việt nam(?= |$)/, '');
}

/** A province: with or without its class. */
export const placeName = (value: string): string => normal(value).replace(/^(?:thành phố|tỉnh) /, '');

/**
 * A bloc: its name proper, without "khối thi đua", "các cơ quan", "tỉnh". "số" stays: the reference scorer means to drop
 * it too, but the edge of a word is plain ASCII there, so that "số 5" and "5" are two names unless `accept` gives both.
 */
export const blocName = (value: string): string =>
  normal(value)
    .replace(/^(?:khối thi đua|cụm thi đua|khối|cụm) /, '')
    .replace(/(?<![^ ])(?:các cơ quan|tỉnh|thi đua)(?![^ ])/g, ' ')
    .replace(/ +/g, ' ')
    .trim();

/** Below so many letters a single word decides, so only equal tuples are one. */
const LEAST_LETTERS = 12;
/** Two careful people who write out one long name differ in no more: share of words in common. */
const ENOUGH_WORDS = 0.85;

/** Are two tuples of normal forms one fact? Equal, or long ones that share nearly all their words; days never nearly. */
export function similar(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length < LEAST_LETTERS || b.length < LEAST_LETTERS || /^[\d-]+$/.test(a)) return false;
  const words = new Set(a.split(/[ |>]/));
  const others = new Set(b.split(/[ |>]/));
  const common = [...words].filter((word) => others.has(word)).length;
  return common / (words.size + others.size - common) >= ENOUGH_WORDS;
}
