import { memo } from '../../core/memo.js';

/**
 * Is it Vietnamese? A written syllable is an initial consonant, a rhyme and one of six tones, and no language but
 * Vietnamese is spelled so throughout. Bytes read in the wrong encoding give words that are none: the share of
 * well-formed syllables among the words with letters beyond ASCII tells a right reading from a wrong one.
 */

const words = (list: string): ReadonlySet<string> => new Set(list.split(/\s+/));
const INITIALS = words('b c ch d đ g gh gi h k kh l m n ng ngh nh p ph q qu r s t th tr v x');
/** Rhymes without their tones, the glide (o, u) before the vowel included. */
const RHYMES = words(`a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
  e ec em en eng eo ep et ê êch êm ên ênh êp êt êu i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
  o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot
  ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
  u ua uc ui um un ung up ut uân uâng uât uây uê uêch uên uênh uôc uôi uôm uôn uông uôt uơ uy uya uych uyên uyêt uynh uyt uyu
  ư ưa ưc ưi ưm ưn ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu y ych yêm yên yêng yêt yêu ynh yt`);
/** Before a stop only the acute and the dot stand. */
const STOPPED = /(?:ch|[cpt])$/;
const TONES = /[\u0300\u0301\u0303\u0309\u0323]/g;

// Words with a letter beyond ASCII. A symbol between letters (c¸c) is part of a word, and a sign of a wrong reading.
// The class is what is no space, no ASCII but letters, no punctuation and no script beyond the Latin letters.
const WORD =
  /[A-Za-z]{0,20}[^\s -~\u1f00-\u201f\u2022-\u202f\u203b-\u2121\u2123-\ufffc][^\s -@[-`{-~\u1f00-\u201f\u2022-\u202f\u203b-\u2121\u2123-\ufffc]*/g;
const EDGES = /^[¡¿«»·§©®°±×÷]+|[¡¿«»·§©®°±×÷ªº¹²³]+$/g;
const EDGE = /[¡¿«»·§©®°±×÷ªº¹²³]/;
// Abbreviations (LĐLĐ, HĐND) are no syllables in any encoding.
const PLAIN = /^(?:[A-Za-z]*|[A-ZĐ]+)$/;

/** Is a word a well-formed Vietnamese syllable? Any case and Unicode form; both places of the tone mark (hoà, hòa). */
export const isSyllable = memo(20_000, (word: string): boolean => {
  const neat = word.normalize('NFC').replace(/Ð/g, 'Đ').replace(/ð/g, 'đ');
  const lower = neat.toLowerCase();
  if (neat !== lower && neat !== neat.toUpperCase() && neat.slice(1) !== lower.slice(1)) return false;
  const apart = lower.normalize('NFD');
  const tones = apart.match(TONES) ?? [];
  if (tones.length > 1) return false;
  const plain = apart.replace(TONES, '').normalize('NFC');
  const stopTone = tones[0] === '\u0301' || tones[0] === '\u0323';
  const rhymes = (rhyme: string) => RHYMES.has(rhyme) && (stopTone || !STOPPED.test(rhyme));
  if (rhymes(plain)) return true;
  return [1, 2, 3].some((length) => INITIALS.has(plain.slice(0, length)) && rhymes(plain.slice(length)));
});

/** How many different words with a letter beyond ASCII are Vietnamese syllables, and how many are not. */
export interface Weight {
  readonly good: number;
  readonly bad: number;
}

/**
 * Weighs a text. A word counts once, for one that comes again and again (Danish på) proves little. Words of ASCII alone, which every encoding shares, count nothing; nor do single vowels, in whose codes
 * other encodings have dashes and quotes.
 */
export function weigh(text: string): Weight {
  let good = 0;
  let bad = 0;
  for (const found of new Set(text.match(WORD))) {
    const word = EDGE.test(found) ? found.replace(EDGES, '') : found;
    if (PLAIN.test(word)) continue;
    if (!isSyllable(word)) bad++;
    else if (word.length > 1) good++;
  }
  return { good, bad };
}
