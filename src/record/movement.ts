import type { Fact } from '../extract/match.js';
import type { Knowledge } from '../rule/load.js';
import type { Mention } from '../rule/mention.js';
import { fold, tidy } from '../text/normalize.js';
import type { Token } from '../text/tokens.js';
import { distinct, type Found, found, proof } from './found.js';
import { proofOf, type Scene, spanOf, textOf } from './scene.js';

/** Between "phong trào" and a quotation these say that something else is named: a theme, a motto, a flag, a campaign. */
const OTHER_NAMES =
  /(?:chủ đề|khẩu hiệu|phương châm|tinh thần|mô hình|cuộc vận động|danh hiệu|cờ|thông điệp|quỹ|chương trình|công trình|đợt thi đua|đợt cao điểm|chiến dịch|hội thi|giải|câu lạc bộ|đề án)(?:\s|$)/u;

/** "phong trào mới chỉ là “nộp đủ văn bản”": what is said of it, no name. */
const JUDGED =
  /(?:mới|chỉ|còn|vẫn|như thế) là\s*$|, .*(?:có|đạt|xuất hiện|ra đời)\s*$|(?:bị|gọi là|coi là|kiểu|theo kiểu)\s*$/u;

/** Words of a period behind a movement's name, and what parts the names of a list. */
const PERIOD: ReadonlySet<string> = new Set(['giai', 'đoạn', 'năm', 'học', '-', 'đến', ',', ';', 'và']);

/** Between "phong trào" and the first name of a list without quotation marks. */
const LEADS: ReadonlySet<string> = new Set(['thi', 'đua', 'như', 'là', ':']);
/** What ends such a list. */
const ENDS: ReadonlySet<string> = new Set(['…', '.', 'được', 'đã', 'do', 'tiếp', 'đều']);
/** What ends a name without quotation marks. */
const NAME_ENDS: ReadonlySet<string> = new Set([';', '.', '…', ')', 'được', 'do', 'đã', 'đang', 'giai', 'năm']);
/** Small words that may stand in a name or behind it. */
const UNSURE: ReadonlySet<string> = new Set(
  'và với trong có của là nhằm ở tại gắn tiếp để cho từ luôn càng rất đều còn chưa phát diễn sẽ bằng'.split(' '),
);
/** How calls begin: "Cả nước …", "Toàn dân …", "Mỗi …". */
const CALLS: ReadonlySet<string> = new Set(['cả', 'toàn', 'mỗi', 'mọi', 'chung', 'thi']);
/** Who took part, behind a list of names. */
const SUBJECTS: ReadonlySet<string> = new Set(['các', 'khối', 'cụm', 'toàn', 'cán', 'đơn', 'tập']);
const NEAR = 4;
const FEWEST_WORDS = 3;
const MOST_WORDS = 16;

/** Settles the names of emulation movements the text tells of, without quotes, each once. */
export function settleMovements(scene: Scene): readonly Found<string>[] {
  const all: (Found<string> & { from: number })[] = [];
  for (const fact of scene.facts('movement')) {
    if (fact.rule === 'movement.listed') {
      for (const span of unquoted(scene, fact))
        all.push({ ...found(written(scene, span), proof(spanOf(scene, span), fact.rule, 0.85)), from: span.from });
      continue;
    }
    if (fact.rule === 'movement.plain') {
      for (const span of capitalised(scene, fact))
        all.push({ ...found(written(scene, span), proof(spanOf(scene, span), fact.rule, 0.8)), from: span.from });
      continue;
    }
    if (fact.rule === 'movement.inside') {
      const quote = scene.marks.at('Quote', fact.from)[0];
      const before = wordsBetween(scene, Math.max(fact.sentence.from, fact.from - NEAR), fact.from);
      if (quote && quote.to - fact.to >= FEWEST_WORDS && !OTHER_NAMES.test(before))
        all.push({ ...found(tidy(quote.name), proofOf(scene, quote, fact.rule)), from: quote.from });
      continue;
    }
    const names = fact.slots.name ?? [];
    const first = names[0];
    if (!first || (first.from > fact.from && scene.marks.covering('Quote', fact.from))) continue;
    const between = wordsBetween(scene, fact.from, first.from);
    if (OTHER_NAMES.test(between) || JUDGED.test(between)) continue;
    for (const mention of [...names, ...listedBehind(scene, fact)])
      all.push({ ...found(nameOf(scene, mention), proofOf(scene, mention, fact.rule)), from: mention.from });
  }
  const inOrder = all.sort((a, b) => a.from - b.from).map(({ value, proof }) => found(value, proof));
  return distinct(inOrder, (name) => fold(scene.grammar.expand(name)).replace(/[^\p{L}\p{N}]+/gu, ' '));
}

const MOST_IN_BRACKET = 12;

/** Behind "(12 đơn vị tham gia)"; the same token where no bracket closes near. */
function pastBracket(tokens: readonly Token[], at: number, end: number): number {
  for (let to = at + 1; to < end && to - at <= MOST_IN_BRACKET; to++) if (tokens[to]!.norm === ')') return to + 1;
  return at;
}

const MOST_OWNER = 6;

/** Behind "“A” của phụ nữ" where a comma or "và" follows; else the same token. */
function pastOwner(tokens: readonly Token[], at: number, end: number): number {
  if (tokens[at]?.norm !== 'của') return at;
  let to = at + 1;
  while (to < end && to - at < MOST_OWNER && tokens[to]!.kind === 'word' && tokens[to]!.norm !== 'và') to++;
  return /^(?:,|;|và)$/.test(tokens[to]?.norm ?? '') && to < end ? to : at;
}

/** Quotations that go on a list after a period or a bracket: "“A” giai đoạn 2021 - 2025, “B” và “C”". */
function listedBehind(scene: Scene, fact: Fact): Mention[] {
  const { tokens } = scene.reading;
  const more: Mention[] = [];
  let at = fact.to;
  if (fact.slots.name?.at(-1)?.type !== 'Quote') return more;
  for (;;) {
    if (tokens[at]?.norm === '(') at = pastBracket(tokens, at, fact.sentence.to);
    at = pastOwner(tokens, at, fact.sentence.to);
    while (at < fact.sentence.to && (tokens[at]!.kind === 'number' || PERIOD.has(tokens[at]!.norm))) at++;
    if (at === fact.to || at >= fact.sentence.to) return more;
    const quote = scene.marks.at('Quote', at)[0];
    if (!quote || !/^(?:,|;|và)$/.test(tokens[at - 1]!.norm)) return more;
    more.push(quote);
    at = quote.to;
  }
}

/** The name as written, with a capital; what stands in quotes keeps its own. */
function nameOf(scene: Scene, mention: Mention): string {
  if (mention.type === 'Quote') return spaced(tidy(mention.name), scene.knowledge);
  return written(scene, mention);
}

/** A known name whose spaces were lost ("tấmgương") with its spaces; any other name as it is. */
function spaced(name: string, knowledge: Knowledge): string {
  let known = byLetters.get(knowledge);
  if (!known) {
    const names = (knowledge.vocabulary.get('movements') ?? []).map((term) => term.name);
    known = new Map(names.map((one) => [lettersOf(one), one]));
    byLetters.set(knowledge, known);
  }
  const meant = known.get(lettersOf(name));
  return meant && wordsOf(meant) > wordsOf(name) ? meant : name;
}

const byLetters = new WeakMap<Knowledge, Map<string, string>>();
const lettersOf = (name: string): string => fold(name).replace(/[^\p{L}]+/gu, '');
const wordsOf = (name: string): number => name.split(/[^\p{L}]+/u).filter(Boolean).length;

function written(scene: Scene, span: { readonly from: number; readonly to: number }): string {
  const name = tidy(textOf(scene, span));
  return name[0]!.toUpperCase() + name.slice(1);
}

/** The names of "các phong trào thi đua a; b; c…"; none if one of them does not look like a name. */
function unquoted(scene: Scene, { from, sentence }: Fact): { from: number; to: number }[] {
  const { tokens } = scene.reading;
  const names: { from: number; to: number }[] = [];
  let at = from;
  while (at < sentence.to && tokens[at]!.norm !== 'phong') at++;
  at += 2; // "phong trào"
  while (at < sentence.to && LEADS.has(tokens[at]!.norm) && tokens[at - 1]!.norm !== ':') at++;
  let start = at;
  for (; at <= sentence.to; at++) {
    const token = tokens[at];
    const over = at === sentence.to || ENDS.has(token!.norm);
    if (!over && token!.norm !== ';') continue;
    // "chung sức xây dựng nông thôn mới giai đoạn 2021-2025": the period is no part of the name.
    const period = tokens.findIndex(
      ({ norm }, i) => i > start && i < at && norm === 'giai' && tokens[i + 1]?.norm === 'đoạn',
    );
    const to = period > 0 ? period : over ? subjectIn(tokens, start, at) : at;
    const words = to - start;
    const plain = tokens
      .slice(start, to)
      .every(
        ({ kind, norm }, i) => kind === 'word' || norm === ',' || norm === '-' || tokens[start + i - 1]?.norm === 'năm',
      );
    if (words < FEWEST_WORDS || words > MOST_WORDS || !plain) return [];
    names.push({ from: start, to });
    if (over) break;
    start = at + 1;
  }
  return names.length > 1 ? names : [];
}

/** "…; Ngày thứ bảy vì khách hàng, các đơn vị đã …": the comma before who did it ends the last name; the end where there is none. */
function subjectIn(tokens: readonly Token[], from: number, end: number): number {
  for (let at = from + 1; at + 1 < end; at++) {
    const next = tokens[at + 1]!;
    if (tokens[at]!.norm === ',' && (next.shape === 'upper' || SUBJECTS.has(next.norm))) return at;
  }
  return end;
}

/**
 * Names with a capital behind "phong trào". Each must end clearly: at the end of the clause, before a verb or a period, or
 * before the capital of the next one. A comma or a small word that may as well lie inside a name leaves it untaken.
 */
function capitalised(scene: Scene, { from, to, sentence }: Fact): { from: number; to: number }[] {
  const { tokens } = scene.reading;
  const names: { from: number; to: number }[] = [];
  // "phong trào Chữ thập đỏ", "phong trào Thể dục thể thao" are fields of work: without "thi đua" a name must sound like a call.
  if (to - from <= 2 && !CALLS.has(tokens[to]?.norm ?? '')) return names;
  for (let start = to; start < sentence.to && opensName(scene, start); ) {
    let at = start + 1;
    while (at < sentence.to && at - start <= MOST_WORDS && insideName(tokens, at)) at++;
    if (at - start < FEWEST_WORDS || at - start > MOST_WORDS) break;
    const next = at + 1 < sentence.to ? tokens[at + 1]! : null;
    const listed = next !== null && /^(?:,|và)$/.test(tokens[at]!.norm);
    const again = listed && next.norm === 'phong';
    if (listed ? !again && !opensName(scene, at + 1) : at < sentence.to && !NAME_ENDS.has(tokens[at]!.norm)) break;
    names.push({ from: start, to: at });
    if (!listed || again) break;
    start = at + 1;
  }
  return names;
}

/** Does a name open at a token: a capital that begins no body, place, person or known movement, nor "Thi đua …" again? */
function opensName({ marks, reading }: Scene, at: number): boolean {
  const token = reading.tokens[at];
  if (token?.shape !== 'title' || token.norm === 'thi') return false;
  return ['Org', 'Bloc', 'Person', 'Place', 'Movement', 'Head'].every((type) => marks.covering(type, at) === null);
}

const insideName = (tokens: readonly Token[], at: number): boolean => {
  const { kind, shape, norm } = tokens[at]!;
  if (norm === '-') return tokens[at + 1]?.kind === 'word';
  if (kind !== 'word' || NAME_ENDS.has(norm) || UNSURE.has(norm)) return false;
  return shape === 'lower' || tokens[at - 1]!.norm === '-';
};

function wordsBetween(scene: Scene, from: number, to: number): string {
  return scene.reading.tokens
    .slice(from, to)
    .map((token) => token.norm)
    .join(' ');
}
