import { bare, fold } from '../text/normalize.js';

/** A name to be masked, and what stands for it then. */
export interface Masked {
  readonly name: string;
  readonly shown: string;
}

/** Masks names in a text. */
export type Masker = (text: string) => string;

interface Word {
  readonly start: number;
  readonly end: number;
  readonly bare: string;
  readonly fold: string;
  readonly isCapital: boolean;
  /** Letters without any tone or mark: it may be any word that differs by these alone. */
  readonly isPlain: boolean;
}

interface Name {
  readonly words: readonly Word[];
  readonly shown: string;
}

/**
 * Masks names of two words and more wherever they stand: in running text with capitals, toned or toneless ("Nguyễn Văn
 * An", "NGUYEN VAN AN"); in addresses and file names also small and joined ("nguyen-van-an", "nguyenvanan"). A name
 * of one word, or with a small word in it, is not looked for: too much else is written so.
 */
export function masker(names: Iterable<Masked>): Masker {
  const byStart = new Map<string, Name[]>();
  const joined = new Map<string, string>();
  for (const { name, shown } of names) {
    const words = wordsOf(name.normalize('NFC'));
    if (words.length < 2 || !words.every((word) => word.isCapital)) continue;
    const start = `${words[0]!.bare} ${words[1]!.bare}`;
    const alike = byStart.get(start);
    if (alike) alike.push({ words, shown });
    else byStart.set(start, [{ words, shown }]);
    if (words.length > 2) joined.set(words.map((word) => word.bare).join(''), shown);
  }
  for (const alike of byStart.values()) alike.sort((a, b) => b.words.length - a.words.length);

  return (text) => {
    const words = wordsOf(text);
    let masked = '';
    let done = 0;
    for (let at = 0; at < words.length; at++) {
      const word = words[at]!;
      const next = words[at + 1];
      const found = next && byStart.get(`${word.bare} ${next.bare}`)?.find((name) => standsAt(name, words, at, text));
      const shown = found?.shown ?? joined.get(word.bare);
      if (shown === undefined) continue;
      const last = words[at + (found?.words.length ?? 1) - 1]!;
      masked += `${text.slice(done, word.start)}[${shown}]`;
      done = last.end;
      at += (found?.words.length ?? 1) - 1;
    }
    return done === 0 ? text : masked + text.slice(done);
  };
}

const SLUG = /^(?:[-_.+]|%20)$/;
const GAP = /^[\s.·’'-]{1,3}$/;

function standsAt({ words: name }: Name, words: readonly Word[], at: number, text: string): boolean {
  if (at + name.length > words.length) return false;
  let inSlug = true;
  let inText = true;
  for (let n = 0; n < name.length; n++) {
    const word = words[at + n]!;
    if (word.bare !== name[n]!.bare) return false;
    const gap = n === 0 ? null : text.slice(words[at + n - 1]!.end, word.start);
    inSlug &&= gap === null || SLUG.test(gap);
    inText &&= (gap === null || GAP.test(gap)) && word.isCapital && (word.isPlain || word.fold === name[n]!.fold);
  }
  return inSlug || inText;
}

function wordsOf(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{M}]+/gu)].map(({ 0: word, index }) => {
    const whole = word.normalize('NFC');
    const plain = bare(whole);
    const small = whole.toLowerCase();
    return {
      start: index,
      end: index + word.length,
      bare: plain,
      fold: fold(whole),
      isCapital: whole[0] !== small[0],
      isPlain: plain === small,
    };
  });
}
