import { memo } from '../core/memo.js';
import { fold } from '../text/normalize.js';

/** One stretch of a province's life, as rules/lexicon/provinces.yml tells it. Days are ISO. */
export interface ProvinceSpan {
  readonly code: string;
  readonly name: string;
  /** tỉnh or thành phố */
  readonly kind: string;
  readonly forms: readonly string[];
  /** The bare name also names communes, schools and companies. */
  readonly ambiguous?: boolean | undefined;
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  /** Name of the province that took it over. */
  readonly successor?: string | undefined;
  /** Resolution that ended it or, while it lasts, made it. */
  readonly basis?: string | undefined;
}

/** What identifies a province; one that kept code and name when it grew stays the same. */
export interface ProvinceKey {
  readonly code: string;
  readonly name: string;
}

/** A province behind a name: "Sở Tư pháp" + "tỉnh Đồng Nai". */
export interface Tail {
  /** The name without it, the class of the province gone as well; empty if there is nothing else. */
  readonly base: string;
  /** Null: the name passed from one province to another, and the day is not known. */
  readonly province: ProvinceSpan | null;
  /** Written with its class ("tỉnh X"); false for a bare name, which may belong to a company or school. */
  readonly classed: boolean;
}

export interface Provinces {
  readonly spans: readonly ProvinceSpan[];
  /** The span of a province on a day, the last one before it if it has ended; null if no such province is known. */
  span(key: ProvinceKey, day: string | null): ProvinceSpan | null;
  /** The province that the name of a body ends in; a district town of the same name ("thành phố Lạng Sơn") is none. */
  tail(name: string, day: string | null): Tail | null;
}

/** So many names of bodies are remembered; most posts name the same few hundred. */
const NAMES = 20_000;
const MOST_WORDS = 6; // "Bà Rịa - Vũng Tàu" has five
const SMALL_UNIT = /^(?:huyện|quận|xã|phường|trấn|khu)$/u;
/** Whoever says the name of a province that came later than this means something else, unless the day of the post allows it. */
const POSTS_BEGIN = '2005-01-01';

/** Reads provinces in the names of bodies, each as it was on a day. */
export function provinceReader(spans: readonly ProvinceSpan[]): Provinces {
  const byForm = new Map<string, ProvinceSpan[]>();
  for (const span of spans)
    for (const form of new Set([span.name, ...span.forms].map(fold)))
      (byForm.get(form) ?? byForm.set(form, []).get(form)!).push(span);

  /** Undefined: no province is called so then. Null: several were, and without a day nothing tells which. */
  const named = (called: readonly ProvinceSpan[], day: string | null): ProvinceSpan | null | undefined => {
    const begun = called.filter(({ from }) => from === undefined || from <= (day ?? POSTS_BEGIN));
    if (begun.length === 0) return undefined;
    const lasting = day === null ? [] : begun.filter(({ until }) => until === undefined || until >= day);
    if (lasting.length > 0) return lasting.at(-1)!;
    // Ended provinces go on being named; without a day the name must not have passed to another code.
    const all = day === null ? called : begun;
    return new Set(all.map(({ code, name }) => code + name)).size === 1 ? begun.at(-1)! : null;
  };

  const span: Provinces['span'] = ({ code, name }, day) => {
    const own = spans.filter((it) => it.code === code && it.name === name).sort(byBeginning);
    const begun = day === null ? own : own.filter(({ from }) => from === undefined || from <= day);
    return begun.at(-1) ?? own[0] ?? null;
  };

  /** Words of a name from which on it may be a province's, the earliest first, with those that ever were called so. */
  const ends = memo(
    NAMES,
    (name: string): { words: readonly string[]; at: number; called: readonly ProvinceSpan[] }[] => {
      const words = name.split(' ');
      const found = [];
      for (let at = Math.max(0, words.length - MOST_WORDS); at < words.length; at++) {
        if (!/^\p{Lu}/u.test(words[at]!) && fold(words[at]!) !== 'thành') continue;
        const called = byForm.get(fold(words.slice(at).join(' ')));
        if (called) found.push({ words, at, called });
      }
      return found;
    },
  );

  const tail: Provinces['tail'] = (name, day) => {
    for (const { words, at, called } of ends(name)) {
      const province = named(called, day);
      if (province === undefined) continue;
      const before = fold(words[at - 1] ?? '');
      const two = `${fold(words[at - 2] ?? '')} ${before}`;
      const to = before === 'tỉnh' ? at - 1 : two === 'thành phố' ? at - 2 : at;
      if (SMALL_UNIT.test(before) || two === 'thị xã') return null;
      if (two === 'thành phố' && province?.kind !== 'thành phố') return null;
      return {
        base: words
          .slice(0, to)
          .join(' ')
          .replace(/[ ,-]+$/u, ''),
        province,
        classed: to < at,
      };
    }
    return null;
  };

  return { spans, span, tail };
}

/** "tỉnh Đồng Nai", "thành phố Hải Phòng"; Thành phố Hồ Chí Minh has its class in its name. */
export const classed = ({ kind, name }: Pick<ProvinceSpan, 'kind' | 'name'>): string =>
  fold(name).startsWith(kind) ? name : `${kind} ${name}`;

/** Orders spans, one whose beginning is not told first. */
export const byBeginning = (a: ProvinceSpan, b: ProvinceSpan): number => (a.from ?? '').localeCompare(b.from ?? '');
