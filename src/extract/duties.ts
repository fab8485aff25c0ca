import type { Mention } from '../rule/mention.js';
import type { Reading } from '../text/sentences.js';
import type { Sentence } from '../text/tokens.js';
import type { Marks } from './marks.js';
import type { OrgGrammar } from './organizations.js';

/**
 * The duty of a head or deputy with all that belongs to its name: role, bloc and year ("Trưởng khối thi đua số 3 năm
 * 2018", "Khối phó Khối thi đua các sở, ngành năm học 2014 - 2015"). Sentences on roles read it as one word.
 */

const MOST_BLOC_WORDS = 14;
/** What may follow a role when the bloc's name is not known as one. */
const BLOC_STARTS: ReadonlySet<string> = new Set(['khối', 'cụm', 'thi', 'giao', 'số', 'các', 'của']);
const INSIDE: ReadonlySet<string> = new Set([',', '-', '"', '(', ')', '&', '/']);
const FRESH: ReadonlySet<string> = new Set(['mới', 'kế']);
const WIDE: ReadonlySet<string> = new Set(['các', 'những', 'từng', 'mỗi', 'mọi']);

/**
 * Marks the duties of a sentence as `Duty`. `data`: code (head, deputy, or pair for "Trưởng, Phó khối"), year (a school
 * year counts as the year in which it ends), fresh (1 for "Khối trưởng mới"). `parts`: role, year, bloc.
 * Heads of many blocs ("các khối trưởng") are none.
 */
export function markDuties(reading: Reading, sentence: Sentence, marks: Marks, grammar: OrgGrammar): void {
  const { tokens } = reading;
  let wideEnd = -1;
  for (const role of marks.between('Role', sentence.from, sentence.to)) {
    if (isWide(role)) {
      wideEnd = role.to;
      continue;
    }
    const bloc = marks.covering('Bloc', role.to - 1) ?? marks.at('Bloc', role.to)[0] ?? null;
    let to = Math.max(role.to, bloc?.to ?? 0);
    const loose = bloc ? null : pastBloc(to);
    let year = yearAt(loose ?? to) ?? yearAt(to);
    if (year && loose !== null) to = loose;
    let fresh = 0;
    if (!year && FRESH.has(norm(to))) {
      fresh = 1;
      to += norm(to) === 'kế' ? 2 : 1;
      year = yearAt(to);
    }
    if (norm(role.from - 1) === 'tân') fresh = 1;
    marks.add({
      type: 'Duty',
      from: role.from,
      to: year?.to ?? to,
      name: role.name,
      how: 'grammar',
      data: { code: role.data.code ?? null, year: year?.value ?? null, fresh },
      parts: { role: [role], year: year ? [year.mention] : [], bloc: bloc ? [bloc] : [] },
    });
  }

  function norm(at: number): string {
    return at >= sentence.from && at < sentence.to ? tokens[at]!.norm : '';
  }

  /** "các khối trưởng, cụm trưởng", "22 cụm trưởng": deputies may be two or three, heads of one bloc not. */
  function isWide(role: Mention): boolean {
    if (role.data.code !== 'head') return false;
    const before = norm(role.from - 1);
    if (wideEnd >= 0 && role.from === wideEnd + 1 && /^(?:,|và|\/)$/.test(before)) return true;
    return WIDE.has(before) || /^\d{1,3}$/.test(before) || (before === 'vị' && WIDE.has(norm(role.from - 3)));
  }

  /** The token "năm" behind the words of a bloc's name, or null. */
  function pastBloc(at: number): number | null {
    if (!BLOC_STARTS.has(norm(at))) return null;
    for (let i = at; i < sentence.to && i - at < MOST_BLOC_WORDS; i++) {
      const token = tokens[i]!;
      if (token.norm === 'năm' || token.norm === 'trong') return i;
      if (token.kind === 'mark' && !INSIDE.has(token.norm)) return null;
      if (token.norm !== 'các' && grammar.stops(tokens, i, sentence.to)) return null;
    }
    return null;
  }

  /** "năm 2018", "trong năm 2014", "(năm 2018)", "của năm học 2014 - 2015": the year and where it ends. */
  function yearAt(at: number): { value: number; to: number; mention: Mention } | null {
    let i = at;
    const open = norm(i) === '(';
    if (open) i++;
    if (/^(?:trong|cho|của|thi|,)$/.test(norm(i)) && norm(i + (norm(i) === 'thi' ? 2 : 1)) === 'năm')
      i += norm(i) === 'thi' ? 2 : 1;
    if (norm(i) !== 'năm') return null;
    i++;
    const school = norm(i) === 'học';
    if (school) i++;
    const first = marks.at('Year', i)[0];
    if (!first) return null;
    const second = /^[-/]$/.test(norm(i + 1)) ? marks.at('Year', i + 2)[0] : undefined;
    const next = second && Number(second.data.value) === Number(first.data.value) + 1 ? second : undefined;
    const last = next ?? first;
    const to = open && norm(last.to) === ')' ? last.to + 1 : last.to;
    return { value: Number(last.data.value), to, mention: next ? over(first, next) : last };
  }
}

const over = (first: Mention, last: Mention): Mention => ({ ...last, from: first.from, to: last.to });
