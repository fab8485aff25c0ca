import type { Knowledge } from '../../rule/load.js';
import type { WordTerm } from '../../rule/terms.js';
import { fold } from '../../text/normalize.js';
import { type Token, tokenize } from '../../text/tokens.js';

/** The words that go with a person's name: surnames, what stands before it, offices, and what people do at a meeting. */
export interface Offices {
  readonly surnames: ReadonlySet<string>;
  /** Surnames that are also common words or syllables of places. */
  readonly doubtful: ReadonlySet<string>;
  /** Folded names of the dead whom schools, streets and campaigns are named after. */
  readonly namesakes: ReadonlySet<string>;
  /** End of the honorifics, ranks and academic titles at a token ("đồng chí Đại tá", "PGS.TS"), or `at` itself. */
  pastTitles(tokens: readonly Token[], at: number, end: number): number;
  /** End of the words of an office at a token ("Phó Giám đốc", "quyền Trưởng phòng"), or -1; `short` allows "TP", "CT". */
  office(tokens: readonly Token[], at: number, end: number, short?: boolean): number;
  /** End of words that only go on with an office at a token ("phụ trách", "Thường trực"), or -1. */
  more(tokens: readonly Token[], at: number, end: number): number;
  /** Does a verb or another word that ends a position stand at a token ("chủ trì", "được")? */
  act(tokens: readonly Token[], at: number, end: number): boolean;
  /** Does an act of those present stand at a token ("phát biểu", "dự và chỉ đạo")? */
  present(tokens: readonly Token[], at: number, end: number): boolean;
  /** Do words stand at a token that say what the body is, not the person ("đơn vị Trưởng khối", "cơ quan Khối phó")? */
  ofUnit(tokens: readonly Token[], at: number, end: number): boolean;
  /** Small words that may stand inside a position: those of known bodies and offices. */
  readonly words: ReadonlySet<string>;
}

/** Before an office: "Phó", "Quyền", "nguyên" (former). */
const BEFORE: ReadonlySet<string> = new Set(['phó', 'quyền', 'q', 'nguyên']);
/** Nouns that make an office with "trưởng" on either side ("Vụ trưởng", "Trưởng trại"), and with "phó" alone. */
const UNITS: ReadonlySet<string> = new Set([
  'ban',
  'phòng',
  'khoa',
  'bộ',
  'cục',
  'vụ',
  'tổng',
  'chi',
  'trại',
  'đoàn',
  'đội',
  'hạt',
  'trạm',
  'tổ',
  'khối',
  'cụm',
  'công',
  'văn',
  'xưởng',
  'viện',
  'đại',
  'tiểu',
  'trung',
  'sư',
  'lữ',
  'hiệu',
  'ca',
  'thôn',
  'ấp',
  'bản',
  'nhóm',
  'quản',
  'điện',
  'nông',
  'ga',
  'đồn',
  'kho',
  'chánh',
  'bệnh',
]);
/** Before a bloc role, what a body is called: "cơ quan Trưởng khối". */
const BODIES = [
  'cơ quan',
  'trường',
  'địa phương',
  'doanh nghiệp',
  'sở',
  'ngành',
  'huyện',
  'thành phố',
  'xã',
  'phường',
  'hội',
];
/** "ông A – Giám đốc Sở X – đại diện Trưởng khối" */
const REPRESENTED = ['đại diện', 'đại diện cho', 'đại diện đơn vị', 'đại diện cho đơn vị'];
/** Small words of positions that no lexicon of bodies and offices holds. */
const INSIDE = [
  'của',
  'thuộc',
  'thi',
  'đua',
  'khen',
  'thưởng',
  'tỉnh',
  'huyện',
  'xã',
  'phường',
  'quận',
  'thành',
  'phố',
  'thị',
  'nước',
  'nghiệp',
  'vụ',
  'kiêm',
  'khối',
  'cụm',
  'số',
];

const cache = new WeakMap<Knowledge, Offices>();

/** The words of persons and offices in a knowledge; built once for each. */
export function officesOf(knowledge: Knowledge): Offices {
  const known = cache.get(knowledge);
  if (known) return known;
  const built = build(knowledge);
  cache.set(knowledge, built);
  return built;
}

function build(knowledge: Knowledge): Offices {
  const terms = (file: string) => knowledge.vocabulary.get(file) ?? [];
  const firstWords = (all: readonly WordTerm[]) =>
    new Set(all.flatMap((term) => [term.name, ...term.forms]).map((form) => fold(form).split(' ')[0]!));
  const surnames = firstWords(terms('surnames'));
  const doubtful = firstWords(terms('surnames').filter((term) => term.code === 'word'));
  const titles = phrasesOf(terms('titles'));
  const namesakes = new Set(
    terms('namesakes')
      .flatMap((term) => [term.name, ...term.forms])
      .map(fold),
  );
  const whole = terms('positions').filter((term) => term.code !== 'prefix' && term.code !== 'suffix');
  const offices = phrasesOf([...whole, ...terms('roles')]);
  const shorts = phrasesOf(whole.map((term) => ({ ...term, forms: [...term.forms, ...term.short] })));
  const suffixes = phrasesOf([
    ...terms('positions').filter((term) => term.code === 'suffix'),
    { name: 'kiêm nhiệm', forms: [], short: [] },
  ]);
  const roles = phrasesOf(terms('roles'));
  const bodies = phrasesOf([{ name: 'đơn vị', forms: [...BODIES, ...REPRESENTED], short: [] }]);
  const acts = phrasesOf(terms('acts'));
  const present = phrasesOf(terms('acts').filter((term) => term.code === 'present'));
  const words = new Set<string>(INSIDE);
  const bodiesRead = knowledge.organizations.filter(({ whole }) => !whole);
  for (const text of [...bodiesRead, ...terms('positions'), ...terms('heads')].flatMap(({ name, forms }) => [
    name,
    ...forms,
  ])) {
    for (const token of tokenize(text)) if (token.kind === 'word') words.add(token.norm);
  }

  // Most words open no office: one look-up for them.
  const openers = new Set([...shorts.keys(), ...offices.keys(), ...BEFORE, ...UNITS, 'trưởng']);
  // "đơn vị Trưởng khối", "cơ quan Khối phó" is the body.
  for (const noun of ['đơn', 'cơ']) openers.delete(noun);

  const office: Offices['office'] = (tokens, at, end, short = false) => {
    if (at >= end) return -1;
    // "P.CT UBND", "Q. Trưởng ban": deputy or acting, written short before any office.
    if (/^[pq]$/.test(tokens[at]!.norm) && tokens[at]!.shape !== 'lower' && tokens[at + 1]?.norm === '.') {
      const known = openers.has(tokens[at]!.norm) ? full(tokens, at, end, short) : -1;
      return known > 0 ? known : full(tokens, at + 2, end, true);
    }
    return full(tokens, at, end, short);
  };

  const full: Offices['office'] = (tokens, at, end, short = false) => {
    if (at >= end || !openers.has(tokens[at]!.norm)) return -1;
    let core = at;
    while (core < end && core - at < 2 && BEFORE.has(tokens[core]!.norm)) core++;
    let to = -1;
    for (let i = at; i <= core && i < end; i++)
      to = Math.max(to, fits(short ? shorts : offices, tokens, i, end), fits(offices, tokens, i, end));
    const first = tokens[core];
    const next = core + 1 < end ? tokens[core + 1]! : null;
    if (to < 0 && first && next) {
      if (first.norm === 'trưởng' && UNITS.has(next.norm)) to = core + 2;
      else if ((next.norm === 'trưởng' || next.norm === 'phó') && UNITS.has(first.norm)) to = core + 2;
      else if (core > at && tokens[at]!.norm === 'phó' && UNITS.has(first.norm)) to = core + 1;
    }
    if (to < 0) return -1;
    for (;;) {
      const more = to < end ? fits(suffixes, tokens, to, end) : -1;
      if (more < 0) return to;
      to = more;
    }
  };

  return {
    surnames,
    doubtful,
    namesakes,
    words,
    office,
    pastTitles(tokens, at, end) {
      let to = at;
      while (to < end) {
        const many = to === at && (tokens[to]!.norm === 'các' || tokens[to]!.norm === 'hai') && to + 1 < end ? 1 : 0;
        const next = fits(titles, tokens, to + many, end);
        if (next < 0) break;
        to = next;
        const mark = tokens[to];
        if (to < end && (mark!.norm === ':' || (mark!.norm === '.' && mark!.glued))) to++;
      }
      return to;
    },
    more: (tokens, at, end) => fits(suffixes, tokens, at, end),
    ofUnit: (tokens, at, end) => {
      const noun = fits(bodies, tokens, at, end);
      return noun > 0 && (fits(roles, tokens, noun, end) > 0 || tokens[at]!.norm === 'đơn');
    },
    // "cơ quan đại diện", "Văn phòng đại diện" are names of bodies.
    act: (tokens, at, end) =>
      fits(acts, tokens, at, end) >= 0 &&
      !(tokens[at]!.norm === 'đại' && /^(?:quan|phòng)$/.test(tokens[at - 1]?.norm ?? '')),
    present: (tokens, at, end) => fits(present, tokens, at, end) >= 0,
  };
}

type Phrases = ReadonlyMap<string, readonly (readonly string[])[]>;

/** Phrases by their first word, the longest first. */
function phrasesOf(terms: readonly WordTerm[]): Phrases {
  const out = new Map<string, (readonly string[])[]>();
  for (const form of terms.flatMap((term) => [term.name, ...term.forms])) {
    const words = tokenize(form).map((token) => token.norm);
    (out.get(words[0]!) ?? out.set(words[0]!, []).get(words[0]!)!).push(words);
  }
  for (const phrases of out.values()) phrases.sort((a, b) => b.length - a.length);
  return out;
}

/** End of the longest phrase at a token, or -1; a point may glue its words ("UV.BTV", "Phó.CT"). */
function fits(phrases: Phrases, tokens: readonly Token[], at: number, end: number): number {
  if (at >= end) return -1;
  for (const words of phrases.get(tokens[at]!.norm) ?? []) {
    let next = at;
    for (const word of words) {
      if (next > at && next + 1 < end && word !== '.' && isGlue(tokens, next)) next++;
      if (next >= end || tokens[next]!.norm !== word) {
        next = -1;
        break;
      }
      next++;
    }
    if (next > 0) return next;
  }
  return -1;
}

const isGlue = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]!.norm === '.' && tokens[at]!.glued && tokens[at + 1]!.glued;
