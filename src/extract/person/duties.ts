import type { Mention } from '../../rule/mention.js';
import type { Reading } from '../../text/sentences.js';
import type { Sentence } from '../../text/tokens.js';
import type { Marks } from '../marks.js';
import type { OrgGrammar } from '../organization/organizations.js';

/**
 * The duty of a head or deputy with all that belongs to its name: role, bloc and year ("Trưởng khối thi đua số 3 năm
 * 2018", "Khối phó Khối thi đua các sở, ngành năm học 2014 - 2015"). Sentences on roles read it as one word.
 */

const MOST_BLOC_WORDS = 14;
/** What may follow a role when the bloc's name is not known as one. */
const BLOC_STARTS: ReadonlySet<string> = new Set(['khối', 'cụm', 'thi', 'giao', 'số', 'các', 'của']);
const INSIDE: ReadonlySet<string> = new Set([',', '-', '"', '(', ')', '&', '/']);
/** Between a duty and its year: "trong năm", "của năm". */
const BEFORE_YEAR: ReadonlySet<string> = new Set(['trong', 'cho', 'của', 'ở', ',']);
/** "năm học 2014 - 2015", "năm công tác 2018", "năm thi đua 2018": the last word before the figure. */
const YEAR_KINDS: ReadonlySet<string> = new Set(['học', 'tác', 'đua']);
const FRESH: ReadonlySet<string> = new Set(['mới', 'kế']);
/** Behind a duty: of the one who sits or whose time is over, "Khối trưởng đương nhiệm", "Cụm trưởng cũ". */
const SITTING =
  /^(?:(?:vừa |sắp |đã )?(?:đương|tiền|mãn) nhiệm|hiện tại|hiện thời|cũ|năm (?:vừa )?qua|năm cũ)(?![\p{L}\p{N}])/u;
const MOST_SITTING = 3;
/** "làm trưởng", "(phó)": what stands before a bare word of rank where the bloc was named before. */
const BARE: ReadonlyMap<string, string> = new Map([
  ['trưởng', 'head'],
  ['phó', 'deputy'],
]);
const WIDE: ReadonlySet<string> = new Set(['các', 'những', 'từng', 'mỗi', 'mọi']);

/**
 * Marks years with their word as `Term` ("năm 2018", "năm học 2014 - 2015"; `data.value`, parts.year), then the duties of a
 * sentence as `Duty`. `data`: code (head, deputy, or pair for "Trưởng, Phó khối"), year (a school
 * year counts as the year in which it ends), fresh (1 for "Khối trưởng mới", "tân Khối trưởng"), sitting (1 for
 * "Khối trưởng đương nhiệm"). `parts`: role, year, bloc. A bare "trưởng" or "phó" is a duty in "khối do A làm trưởng, B làm phó".
 * Heads of many blocs ("các khối trưởng") are none.
 */
export function markDuties(reading: Reading, sentence: Sentence, marks: Marks, grammar: OrgGrammar): void {
  markTerms(reading, sentence, marks);
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
    const now = year ? 0 : sittingAt(to);
    to += now;
    if (!year && now > 0) year = yearAt(to);
    if (!year && FRESH.has(norm(to))) {
      fresh = 1;
      to += norm(to) === 'kế' ? 2 : 1;
      year = yearAt(to);
    }
    const ahead = year ? 0 : nextYear(to);
    const newly = norm(role.from - 1) === 'tân';
    if (ahead > 0 || newly) fresh = 1;
    to = Math.max(to, ahead);
    marks.add({
      type: 'Duty',
      from: newly ? role.from - 1 : role.from,
      to: year?.to ?? to,
      name: role.name,
      how: 'grammar',
      data: { code: role.data.code ?? null, year: year?.value ?? null, fresh, sitting: now > 0 ? 1 : 0 },
      parts: { role: [role], year: year ? [year.mention] : [], bloc: bloc ? [bloc] : [] },
    });
  }
  markBare();

  /** "Khối do Sở A làm trưởng, Sở B làm phó", "bầu trưởng, phó khối: Sở A (trưởng), Sở B (phó)". */
  function markBare(): void {
    let ofBloc = false;
    for (let at = sentence.from; at < sentence.to; at++) {
      if (norm(at) === 'khối' || norm(at) === 'cụm') ofBloc = true;
      const code = BARE.get(norm(at));
      if (!code || !ofBloc || tokens[at]!.shape !== 'lower') continue;
      const bracketed = norm(at - 1) === '(' && norm(at + 1) === ')';
      const year = yearAt(at + 1);
      const ends = at + 1 >= sentence.to || tokens[at + 1]!.kind === 'mark' || norm(at + 1) === 'và' || year !== null;
      if (!bracketed && !(norm(at - 1) === 'làm' && ends)) continue;
      marks.add({
        type: 'Duty',
        from: at,
        to: year?.to ?? at + 1,
        name: norm(at),
        how: 'grammar',
        data: { code, year: year?.value ?? null, fresh: 0, sitting: 0 },
        parts: { role: [], year: year ? [year.mention] : [], bloc: [] },
      });
    }
  }

  /** How many words of "đương nhiệm", "vừa mãn nhiệm", "cũ" stand at a token. */
  function sittingAt(at: number): number {
    const words = [at, at + 1, at + 2].map(norm).slice(0, MOST_SITTING);
    const said = SITTING.exec(words.join(' '))?.[0];
    return said ? said.split(' ').length : 0;
  }

  function norm(at: number): string {
    return at >= sentence.from && at < sentence.to ? tokens[at]!.norm : '';
  }

  /** "các khối trưởng, cụm trưởng", "22 cụm trưởng": deputies may be two or three, heads of one bloc not. */
  function isWide(role: Mention): boolean {
    const before = norm(role.from - 1);
    if (wideEnd >= 0 && role.from === wideEnd + 1 && /^(?:,|và|\/)$/.test(before)) return true;
    if (role.data.code !== 'head') return false;
    return WIDE.has(before) || /^\d{1,3}$/.test(before) || (before === 'vị' && WIDE.has(norm(role.from - 3)));
  }

  /** The token "năm" behind the words of a bloc's name, or null. */
  function pastBloc(at: number): number | null {
    if (!BLOC_STARTS.has(norm(at))) return null;
    for (let i = at; i < sentence.to && i - at < MOST_BLOC_WORDS; i++) {
      const token = tokens[i]!;
      if (token.norm === 'năm' || token.norm === 'trong') return i;
      if (token.kind === 'mark' && !INSIDE.has(token.norm)) return null;
      if (i > at && token.norm !== 'các' && grammar.stops(tokens, i, sentence.to)) return null;
    }
    return null;
  }

  /** End of "trong năm tới", "năm sau", "năm tiếp theo", "nhiệm kỳ mới", "khóa tới" at a token, or 0. */
  function nextYear(at: number): number {
    const from = BEFORE_YEAR.has(norm(at)) ? at + 1 : at;
    const term = /^(?:khóa|kỳ)$/.test(norm(from)) ? from + 1 : norm(from) === 'nhiệm' ? from + 2 : 0;
    if (term > 0) return /^(?:tới|sau|mới|kế)$/.test(norm(term)) ? term + 1 : 0;
    if (norm(from) !== 'năm') return 0;
    const next = norm(from + 1) === 'học' ? from + 2 : from + 1; // "năm học mới"
    return /^(?:tới|sau|tiếp)$/.test(norm(next)) || (next > from + 1 && norm(next) === 'mới') ? next + 1 : 0;
  }

  /** "(Khối trưởng 2018)": a bare year, if a mark or the verb follows. */
  function bareYear(at: number): { value: number; to: number; mention: Mention } | null {
    const year = marks.at('Year', at)[0];
    const ends =
      year && (year.to >= sentence.to || /^(?:[),;.:-]|là|do|thuộc|được|sẽ|từ|cho|đã|vừa|vẫn|và)$/.test(norm(year.to)));
    return year && ends ? { value: Number(year.data.value), to: year.to, mention: year } : null;
  }

  /** "năm 2018", "trong năm 2014", "(năm 2018)", "của năm học 2014 - 2015" behind a duty: its year and where it ends. */
  function yearAt(at: number): { value: number; to: number; mention: Mention } | null {
    let i = at;
    const open = norm(i) === '(';
    // "Sở A (Khối trưởng), Sở B (Khối phó) năm 2019.", "… (Khối phó) cho năm 2019."
    const behind = marks.at('Term', BEFORE_YEAR.has(norm(i + 1)) ? i + 2 : i + 1)[0];
    if (norm(i) === ')' && behind && !/[\p{L}\p{N}]/u.test(norm(behind.to))) i++;
    if (open) i++;
    if (norm(i) === 'thay' && norm(i + 1) === 'thế') i += 2;
    if (norm(i) === 'đến' && norm(i + 1) === 'hết') i += 2;
    else if (norm(i) === 'thi' && norm(i + 1) === 'đua') i += 2;
    else if (BEFORE_YEAR.has(norm(i))) i++;
    if (norm(i) === 'nhiệm' && norm(i + 1) === 'kỳ' && norm(i + 2) === 'năm') i += 2;
    const term = marks.at('Term', i)[0];
    if (!term) return i === at ? bareYear(i) : null;
    const to = open && norm(term.to) === ')' ? term.to + 1 : term.to;
    return { value: Number(term.data.value), to, mention: term.parts!.year![0]! };
  }
}

/** Marks "năm 2018", "năm học 2014 - 2015", "nhiệm kỳ 2024"; a school year counts as the year in which it ends. */
function markTerms(reading: Reading, sentence: Sentence, marks: Marks): void {
  const { tokens } = reading;
  for (const first of marks.between('Year', sentence.from, sentence.to)) {
    let from = first.from - 1;
    if (from > sentence.from && YEAR_KINDS.has(tokens[from]!.norm)) from -= tokens[from]!.norm === 'học' ? 1 : 2;
    if (tokens[from]?.norm === 'kỳ' && tokens[from - 1]?.norm === 'nhiệm') from--;
    else if (tokens[from]?.norm !== 'năm') continue;
    if (from < sentence.from) continue;
    const dash = tokens[first.to]?.norm;
    const second = dash === '-' || dash === '/' ? marks.at('Year', first.to + 1)[0] : undefined;
    const next = second && Number(second.data.value) === Number(first.data.value) + 1 ? second : null;
    const year = next ? { ...next, from: first.from } : first;
    marks.add({
      type: 'Term',
      from,
      to: year.to,
      name: String(year.data.value),
      how: 'grammar',
      data: { value: year.data.value! },
      parts: { year: [year] },
    });
  }
}
