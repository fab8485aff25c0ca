import type { Span } from '../../core/span.js';
import type { Knowledge } from '../../rule/load.js';
import type { ProvinceTerm } from '../../rule/terms.js';
import { fold } from '../../text/normalize.js';
import { type Token, tokenize } from '../../text/tokens.js';

/** A province named in a text. */
export interface Named extends Span {
  readonly term: ProvinceTerm;
  /** "tỉnh", "thành phố" or "TP" stands before the name. */
  readonly strong: boolean;
  /** One of several: "các tỉnh A, B và C". */
  readonly listed: boolean;
  /** First token of the name and the token behind it. */
  readonly from: number;
  readonly to: number;
}

const UNITS: ReadonlySet<string> = new Set(['tỉnh', 'phố', 'tp', 'thành']);
/** Streets, wards, battles and firms bear the names of provinces. */
const NOT_BEHIND: ReadonlySet<string> = new Set([
  'đường',
  'phường',
  'xã',
  'quận',
  'trấn',
  'thôn',
  'ấp',
  'chợ',
  'cầu',
  'sông',
  'dịch',
  'thắng',
  'huyện',
  'khu',
  'làng',
  'bản',
  'tuyến',
  'lộ',
  'hẻm',
  'cảng',
]);
const NOT_BEFORE: ReadonlySet<string> = new Set(['phủ', 'đông', 'thượng', 'hạ', 'trung']);
const LIST: ReadonlySet<string> = new Set([',', 'và', ';', '-', '&']);

/**
 * The provinces named by tokens `[from, to)`, in order. Names that are common words too need "tỉnh" before them, but not
 * where a `name` of a publisher is read ("Báo Phú Thọ"). A city that is the seat of a province names it as well.
 */
export function provincesIn(
  knowledge: Knowledge,
  tokens: readonly Token[],
  from: number,
  to: number,
  name = false,
): Named[] {
  const places = knowledge.gazetteers.get('Place')!;
  const found: Named[] = [];
  for (let at = from; at < to; at++) {
    const token = tokens[at]!;
    if (token.kind !== 'word' || (token.shape === 'lower' && token.norm !== 'thành')) continue;
    const hit = token.shape === 'lower' ? null : places.longest(tokens, at, to);
    if (!hit) {
      const seat = seatAt(knowledge, tokens, at, to);
      if (!seat) continue;
      found.push(seat);
      at = seat.to - 1;
      continue;
    }
    const norm = (i: number): string => (i >= from && i < to ? tokens[i]!.norm : '');
    const before = norm(at - 1) === '.' ? norm(at - 2) : norm(at - 1);
    const city = before === 'phố' && norm(at - 2) !== 'thành' && norm(at - 2) !== '.';
    // "Tỉnh ủy Bình Định", "Tỉnh đoàn Hòa Bình"
    const body = /^(?:ủy|đoàn)$/.test(before) && /^(?:tỉnh|thành)$/.test(norm(at - 2));
    const strong = (UNITS.has(before) && !city) || UNITS.has(token.norm) || body;
    const term = knowledge.provinces.find(
      ({ code, name }) => code === hit.entry.value.code && name === hit.entry.value.name,
    )!;
    at = hit.to - 1;
    if (city || NOT_BEHIND.has(before) || (NOT_BEFORE.has(norm(hit.to)) && tokens[hit.to]!.shape !== 'lower')) continue;
    // "huyện Kim Bôi (Hòa Bình)"
    const alone = norm(hit.from - 1) === '(' && norm(hit.to) === ')';
    if (term.ambiguous && !strong && !name && !alone) continue;
    if (norm(hit.from - 1) === '-' && norm(hit.from - 2) === 'long' && norm(hit.from - 3) === 'thăng') continue; // a jubilee
    const last = found[found.length - 1];
    const follows = last !== undefined && LIST.has(norm(hit.from - 1)) && hit.from - last.to <= 2;
    if (follows && !last.listed) found[found.length - 1] = { ...last, listed: true };
    const many = norm(at - (hit.to - hit.from)) === 'tỉnh' && norm(hit.from - 2) === 'các';
    found.push({
      term,
      strong,
      listed: follows || many,
      from: hit.from,
      to: hit.to,
      start: tokens[hit.from]!.start,
      end: tokens[hit.to - 1]!.end,
    });
  }
  return found;
}

/** "TP Quy Nhơn", "thành phố Hạ Long": the seat of one province. */
function seatAt(knowledge: Knowledge, tokens: readonly Token[], at: number, end: number): Named | null {
  const norm = (i: number): string => (i < end ? tokens[i]!.norm : '');
  const name =
    norm(at) === 'tp'
      ? norm(at + 1) === '.'
        ? at + 2
        : at + 1
      : norm(at) === 'thành' && norm(at + 1) === 'phố'
        ? at + 2
        : -1;
  if (name < 0) return null;
  for (let words = 3; words >= 1; words--) {
    if (name + words > end) continue;
    const term = seatsOf(knowledge).get(
      tokens
        .slice(name, name + words)
        .map((token) => token.norm)
        .join(' '),
    );
    if (!term) continue;
    return {
      term,
      strong: true,
      listed: false,
      from: at,
      to: name + words,
      start: tokens[at]!.start,
      end: tokens[name + words - 1]!.end,
    };
  }
  return null;
}

/** "tại Vũng Tàu": a seat without "thành phố" that is all of `[from, to)`, or null. */
export function seatNamed(knowledge: Knowledge, tokens: readonly Token[], from: number, to: number): Named | null {
  const words = tokens.slice(from, to);
  const term = words.every(({ shape }) => shape === 'title')
    ? seatsOf(knowledge).get(words.map(({ norm }) => norm).join(' '))
    : undefined;
  if (!term) return null;
  return { term, strong: false, listed: false, from, to, start: tokens[from]!.start, end: tokens[to - 1]!.end };
}

const seats = new WeakMap<Knowledge, ReadonlyMap<string, ProvinceTerm>>();

function seatsOf(knowledge: Knowledge): ReadonlyMap<string, ProvinceTerm> {
  let table = seats.get(knowledge);
  if (!table) {
    const provinces = new Set(knowledge.provinces.map(({ name }) => name));
    // Cities inside provinces ended with the mergers of July 2025; one that bears a province's name is read as that.
    const named = knowledge.provinces.filter(
      ({ seat, from }) => seat !== undefined && !provinces.has(seat) && (from ?? '') < '2025',
    );
    table = new Map(named.map((term) => [fold(term.seat!), term] as const));
    seats.set(knowledge, table);
  }
  return table;
}

// The maker of the software behind a page signs below it.
const CREDITS =
  /chuyển giao|phát triển bởi|thiết kế|xây dựng bởi|platform|powered|nền tảng|phần mềm|designed|developed|đơn vị thực hiện|giải pháp/i;
const PART = /[^.|©\n]+/g;

/** The provinces a line of a page names, credits of software left out. */
export function provincesOfLine(knowledge: Knowledge, text: string, { start, end }: Span, name = false): Named[] {
  const line = text.slice(start, end);
  const credited = CREDITS.test(line);
  const found: Named[] = [];
  if (!credited) return provincesIn(knowledge, ...whole(tokenize(text, start, end)), name);
  for (const part of line.matchAll(PART)) {
    if (CREDITS.test(part[0])) continue;
    found.push(
      ...provincesIn(knowledge, ...whole(tokenize(text, start + part.index, start + part.index + part[0].length))),
    );
  }
  return found;
}

const whole = (tokens: readonly Token[]): [readonly Token[], number, number] => [tokens, 0, tokens.length];

/** A paper of one province whose name does not say it ("Báo Đồng Khởi"). */
export function paperOf(knowledge: Knowledge, text: string, { start, end }: Span): Named[] {
  const line = fold(text.slice(start, end));
  for (const { name, forms } of knowledge.vocabulary.get('newspapers') ?? []) {
    for (const form of forms) {
      const at = line.indexOf(fold(form));
      const term = at < 0 ? undefined : knowledge.provinces.find((one) => one.name === name);
      if (term)
        return [
          { term, strong: true, listed: false, from: 0, to: 0, start: start + at, end: start + at + form.length },
        ];
    }
  }
  return [];
}

const HOST = /[a-z0-9-]+(?:\.[a-z0-9-]+)+/g;
const MOST_TEXT = 2000;

/** The provinces whose portals, papers or stations a line names by host. */
export function provincesByHost(knowledge: Knowledge, text: string, { start, end }: Span): Named[] {
  const domains = domainsOf(knowledge);
  const found: Named[] = [];
  for (const host of text
    .slice(start, Math.min(end, start + MOST_TEXT))
    .toLowerCase()
    .matchAll(HOST)) {
    const labels = host[0].split('.');
    for (let from = 0; from < labels.length - 1; from++) {
      const term = domains.get(labels.slice(from).join('.'));
      if (!term) continue;
      found.push({
        term,
        strong: true,
        listed: false,
        from: 0,
        to: 0,
        start: start + host.index,
        end: start + host.index + host[0].length,
      });
      break;
    }
  }
  return found;
}

const tables = new WeakMap<Knowledge, ReadonlyMap<string, ProvinceTerm>>();

function domainsOf(knowledge: Knowledge): ReadonlyMap<string, ProvinceTerm> {
  let table = tables.get(knowledge);
  if (!table) {
    table = new Map(knowledge.provinces.flatMap((term) => term.domains.map((domain) => [domain, term] as const)));
    tables.set(knowledge, table);
  }
  return table;
}

/** The unit of that name on a day: the one that then was, for a name or code that two units bear one after the other. */
export function onDay(knowledge: Knowledge, term: ProvinceTerm, day: string | null): ProvinceTerm {
  if (day === null) return term;
  const was = (one: ProvinceTerm): boolean => (one.from ?? '') <= day && day <= (one.until ?? '9999');
  if (was(term)) return term;
  const same = knowledge.provinces.find((one) => one.name === term.name && was(one));
  if (same) return same;
  return term.from && day < term.from
    ? (knowledge.provinces.find((one) => one.code === term.code && was(one)) ?? term)
    : term;
}
