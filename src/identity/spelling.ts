import { distance } from 'fastest-levenshtein';
import { nearSyllable } from '../text/near.js';
import { bare } from '../text/normalize.js';
import { type Token, tokenize } from '../text/tokens.js';

/** How a written form is tied to the name of a body, the surest tie first. Of two that a form needs, the later one counts. */
export const LINKS = [
  /** The name but for case, place of tone marks, dashes, commas, spaces, "và" or "&", and its province. */
  'exact',
  /** Another full wording that the lexicon has. */
  'alias',
  /** Shortened words: GD&ĐT, UBND, TP. */
  'abbreviation',
  /** A few letters off: a slip. */
  'near',
  /** Part of the name: an item of a list without its head, a name without its last words. */
  'elided',
  /** Says what or who it is, not how it is called ("đơn vị Trưởng khối năm 2018", a duty), or names one that stands for it. */
  'description',
] as const;
export type Link = (typeof LINKS)[number];

/** The weaker of two links. */
export const weaker = (a: Link, b: Link): Link => (LINKS.indexOf(a) >= LINKS.indexOf(b) ? a : b);
const stronger = (a: Link, b: Link): Link => (weaker(a, b) === a ? b : a);

const JOINTS: ReadonlySet<string> = new Set(['và', '&', '-', ',', '.', '/', ';', ':', '(', ')', "'"]);
/** Words that add nothing to a name wherever they stand: "đơn vị Sở Y tế", "Kho bạc Nhà nước của tỉnh". */
const LOOSE: ReadonlySet<string> = new Set(
  'tỉnh thành phố tp của các đơn vị cơ quan tập thể ngành tại cán bộ và'.split(' '),
);
/** Words that alone name no body: a form of nothing else refers back. */
const HEADS =
  'sở|ban|ngành|cục|chi cục|phòng|đội|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu|tỉnh|thành phố|công ty|trường|nhà trường|' +
  'bệnh viện|đơn vị|khối|cụm|cơ quan|hội|đoàn|văn phòng|trung tâm|ngân hàng|xí nghiệp|liên đoàn|đảng ủy|chi nhánh|tx|tp';
const ONLY_HEADS = new RegExp(`^(?:(?:${HEADS})(?: |$))+$`, 'u');
/** Abbreviations that are not the first letters of what they stand for. */
const IRREGULAR: ReadonlyMap<string, readonly string[]> = new Map([
  ['tw', ['trung', 'ương']],
  ['tư', ['trung', 'ương']],
  ['cty', ['công', 'ty']],
  ['bcđ', ['ban', 'chỉ', 'đạo']],
]);
/** The committee of a place is another body than the place. */
const ORGANS: ReadonlySet<string> = new Set(['ubnd', 'hđnd', 'ub']);
const LONGEST_SYLLABLE = 7; // nghiêng
const MOST_TOKENS = 40;
const ROMAN = /^[ivx]+$/;

/** What a form may be a writing of. */
export interface Named {
  /** Name without its province. */
  readonly name: string;
  /** With it: "Sở Tư pháp tỉnh Đồng Nai". */
  readonly fullName: string;
  /** Canonical name of the record, if it is neither. */
  readonly canonical?: string;
}

/** How `form`, as a post writes it, is tied to a body; `aliases` are the lexicon's other forms of its name. */
export function linkOf(form: string, { name, fullName, canonical = name }: Named, aliases: readonly string[]): Link {
  const names = [name, canonical, fullName].map(wordsOf);
  const inside = wordsOf(form.replace(/ ?\([^()]*\)/gu, ''));
  const written = without(inside.length > 0 ? inside : wordsOf(form), names[1]!);
  if (written.length === 0 || written.length > MOST_TOKENS) return 'description';
  let best = names.map((words, at) => compare(written, words, at === 0 ? words.length : baseOf(words, names[0]!)));
  const own = best.reduce(stronger);
  if (own === 'exact') return own;
  const known = aliases.map((alias): Link => {
    const words = wordsOf(alias);
    if (same(written, names[0]!) || !compare(written, words, words.length).startsWith('exact')) return 'description';
    if (words.some((word) => isShort(word) && !names[0]!.some(({ norm }) => norm === word.norm))) return 'abbreviation';
    return isPart(words, names[0]!) ? 'elided' : 'alias';
  });
  best = [own, ...known, ...names.map((words) => branded(written, words))];
  return best.reduce(stronger);
}

interface Word {
  readonly norm: string;
  readonly upper: boolean;
}

const wordsOf = (text: string): Word[] =>
  tokenize(text)
    .filter(({ norm }) => !JOINTS.has(norm))
    .map((token: Token) => ({
      norm: token.norm,
      upper: token.shape === 'upper' || /^\p{Lu}$/u.test(text.slice(token.start, token.end)),
    }));

const isShort = ({ norm, upper }: Word): boolean => (upper && !ROMAN.test(norm)) || IRREGULAR.has(norm);
const same = (a: readonly Word[], b: readonly Word[]): boolean =>
  a.length === b.length && a.every(({ norm }, at) => norm === b[at]!.norm);
/** "Ngân hàng Nhà nước Việt Nam chi nhánh X" of a name that does without "Việt Nam". */
const without = (form: readonly Word[], name: readonly Word[]): Word[] =>
  form.filter(({ norm }, at) => {
    const vietNam = norm === 'việt' ? form[at + 1]?.norm === 'nam' : norm === 'nam' && form[at - 1]?.norm === 'việt';
    return !vietNam || name.some((word) => word.norm === 'việt');
  });
/** "VNPT Lào Cai", "Agribank Bình Định": a brand in place of all words but the place. */
const branded = ([brand, ...place]: readonly Word[], name: readonly Word[]): Link => {
  const placed = place.length > 0 && place.length < name.length && same(place, name.slice(-place.length));
  if (!brand || !placed || ORGANS.has(brand.norm)) return 'description';
  return brand.norm.length > LONGEST_SYLLABLE ? 'alias' : brand.upper ? 'abbreviation' : 'description';
};
const isPart = (part: readonly Word[], whole: readonly Word[]): boolean => {
  let at = 0;
  for (const { norm } of whole) if (norm === part[at]?.norm) at++;
  return at === part.length && part.length < whole.length;
};

/** How many words of a longer name belong to the name itself; those behind it are its province. */
const baseOf = (words: readonly Word[], base: readonly Word[]): number =>
  base.every(({ norm }, at) => words[at]?.norm === norm) ? base.length : words.length;

const FAR = LINKS.indexOf('description');
const STEP = {
  exact: 0,
  abbreviation: LINKS.indexOf('abbreviation'),
  near: LINKS.indexOf('near'),
  elided: LINKS.indexOf('elided'),
};

/**
 * The best link under which all words of `form` are words of `name`, in order. Words `[base, …)` of the name may be left
 * out freely. Grows with the product of both lengths, which are some ten words.
 */
function compare(form: readonly Word[], name: readonly Word[], base: number): Link {
  if (joined(form) === joined(name) || joined(form) === joined(name.slice(0, base))) return 'exact';
  // worst[j]: the weakest step on the best way to where all of the form so far and j words of the name are used.
  let worst = name.map(() => FAR);
  worst = [0, ...worst];
  const skip = (row: number[]) => {
    for (let j = 0; j < name.length; j++) {
      // A name's first word is its head: "Cần Thơ" for "thành phố Cần Thơ" goes without it.
      const cost = j >= base || (j > 0 && LOOSE.has(name[j]!.norm)) ? STEP.exact : STEP.elided;
      row[j + 1] = Math.min(row[j + 1]!, Math.max(row[j]!, cost));
    }
    return row;
  };
  skip(worst);
  for (const word of form) {
    const next = LOOSE.has(word.norm) ? [...worst] : worst.map(() => FAR);
    for (let j = 0; j < name.length; j++) {
      if (worst[j]! === FAR) continue;
      const cost = word.norm === name[j]!.norm ? STEP.exact : nearSyllable(word.norm, name[j]!.norm) ? STEP.near : FAR;
      next[j + 1] = Math.min(next[j + 1]!, Math.max(worst[j]!, cost));
      for (const to of isShort(word) ? expansions(word.norm, name, j) : [])
        next[to] = Math.min(next[to]!, Math.max(worst[j]!, STEP.abbreviation));
    }
    worst = skip(next);
  }
  const link = LINKS[worst[name.length]!]!;
  if (link === 'elided' && ONLY_HEADS.test(form.map(({ norm }) => norm).join(' '))) return 'description';
  return link === 'description' && slipped(form, name.slice(0, base)) ? 'near' : link;
}

/** Ends of the words of `name` from `from` that `short` gives the first letters of: "kh" of "Khoa học". */
function expansions(short: string, name: readonly Word[], from: number): number[] {
  const irregular = IRREGULAR.get(short);
  if (irregular?.every((word, at) => name[from + at]?.norm === word)) return [from + irregular.length];
  for (let at = 0; at < short.length; at++) {
    const first = name[from + at]?.norm[0];
    const fits = first !== undefined && (first === short[at] || (short[at] !== 'đ' && bare(first) === short[at]));
    if (!fits) return [];
  }
  return [from + short.length];
}

const joined = (words: readonly Word[]): string => words.map(({ norm }) => norm).join('');

/** Two letters off at most, and not more than one in seven. */
function slipped(form: readonly Word[], name: readonly Word[]): boolean {
  const [a, b] = [joined(form), joined(name)];
  return Math.abs(a.length - b.length) <= 2 && distance(a, b) <= Math.min(2, b.length / 7);
}
