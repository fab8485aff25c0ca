import { distance } from 'fastest-levenshtein';
import { bare } from '../text/normalize.js';

/** A body among others of its province, or of the country. */
export interface Candidate {
  readonly id: number;
  /** Name without its province, or with it where it belongs to the name. */
  readonly name: string;
  /** The lexicon has the name, so it is kept apart from other names of the lexicon with reason. */
  readonly listed: boolean;
}
/** Two bodies that may be one, in the order of the candidates. */
export interface Likeness {
  readonly one: number;
  readonly other: number;
  /** tones: equal but for tones, case, spaces and the province; order: the same words; letters: a letter off; words: some left out. */
  readonly differ: 'tones' | 'order' | 'letters' | 'words';
  /** Letters to change, add or leave out to get from one to the other, tones and province aside. */
  readonly far: number;
}

const JOINT = /^(?:va|&)$/;
const NUMBER = /\d|^[ivx]+$/;
/** A body of a district is not the one of its province: "Công an" and "Công an huyện Kbang". */
const PLACE = /^(?:huyen|quan|xa|phuong|thi|tran|pho|khu|uy)$/;

/**
 * Pairs of bodies of one province whose names are nearly the same. Looks up what each name would be with a letter or some
 * words left out, so it grows with the number of names and their lengths, never with pairs.
 */
export function similar(candidates: readonly Candidate[], province: string | null): Likeness[] {
  const tail = province === null ? [] : wordsOf(province);
  const named = candidates.map((it, at) => ({ ...it, at, words: withoutTail(wordsOf(it.name), tail) }));
  const found = new Map<string, Likeness>();
  const pair = (a: Named, b: Named, differ: Likeness['differ']) => {
    const [one, other] = a.at < b.at ? [a.id, b.id] : [b.id, a.id];
    const key = `${one} ${other}`;
    if (one === other || (a.listed && b.listed) || found.has(key)) return;
    found.set(key, { one, other, differ, far: distance(a.words.join(' '), b.words.join(' ')) });
  };
  const meet = (
    keysOf: (it: Named) => Iterable<string>,
    differ: Likeness['differ'],
    fits = (_a: Named, _b: Named) => true,
  ) => {
    const first = new Map<string, Named>();
    for (const it of named) {
      for (const key of keysOf(it)) {
        const known = first.get(key);
        if (!known) first.set(key, it);
        else if (fits(known, it)) pair(known, it, differ);
      }
    }
  };
  meet(({ words }) => [words.join('')], 'tones');
  meet(({ words }) => [words.toSorted().join(' ')], 'order');
  meet(({ words }) => shortened(words.join('')), 'letters', sameNumbers);
  // Here the province counts: without it "Trường Cao đẳng Cần Thơ" is any of them.
  const whole = new Map(named.map((it) => [wordsOf(it.name).join(' '), it]));
  for (const it of named) {
    for (const less of fewerWords(wordsOf(it.name))) {
      const short = whole.get(less);
      if (short) pair(short, it, 'words');
    }
  }
  return [...found.values()];
}

interface Named extends Candidate {
  /** Place among the candidates. */
  readonly at: number;
  readonly words: readonly string[];
}

const wordsOf = (name: string): string[] =>
  (bare(name).match(/[\p{L}\p{N}&]+/gu) ?? []).filter((it) => !JOINT.test(it));

function withoutTail(words: readonly string[], tail: readonly string[]): readonly string[] {
  const at = words.length - tail.length;
  const ends = tail.length > 0 && at > 1 && tail.every((word, n) => words[at + n] === word);
  return ends ? words.slice(0, words[at - 1] === 'tinh' ? at - 1 : at) : words;
}

/** The letters as they are, and with each of them left out: names a letter apart have one of these in common. */
function* shortened(letters: string): Iterable<string> {
  yield letters;
  for (let at = 0; at < letters.length; at++) yield letters.slice(0, at) + letters.slice(at + 1);
}

/** The name without one word behind its head, and without two neighbours. */
function* fewerWords(words: readonly string[]): Iterable<string> {
  for (const count of [1, 2]) {
    for (let at = 1; at + count <= words.length; at++) {
      const gone = words.slice(at, at + count);
      if (gone.some((word) => PLACE.test(word) || NUMBER.test(word))) continue;
      yield [...words.slice(0, at), ...words.slice(at + count)].join(' ');
    }
  }
}

/** "Nông trường II" and "Nông trường III" are a letter apart, and two. */
const sameNumbers = (a: Named, b: Named): boolean => numbers(a) === numbers(b);
const numbers = ({ words }: Named): string => words.filter((word) => NUMBER.test(word)).join(' ');
