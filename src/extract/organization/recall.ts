import type { Mention } from '../../rule/mention.js';
import type { Marks } from '../marks.js';
import { closes } from './lists.js';
import type { OrgGrammar } from './organizations.js';

/** Words that may stand before a unit called by its bare name: "bầu Mường Nhé làm …", "là Y tế và …". */
const BEFORE: ReadonlySet<string> = new Set(
  ', ; : ( - • và là cho bầu cử với giới thiệu tôn trong đó vị của từ tặng nghị'.split(' '),
);
const MOST_SYLLABLES = 6;
/** Kinds of bodies that go by a brand. */
const FIRM = /^(?:bank|enterprise|Công ty|Tổng công ty|Ngân hàng)$/u;
/** The first of "các tỉnh A, B" stands with its level word. */
const LEVEL_WORD = /^(?:tỉnh|thành phố|tp|tp\.|huyện|quận|thị xã|xã|phường|thị trấn) (?=\p{L})/u;
/** Nouns that a sentence on awards leaves out before units named in full elsewhere: "Cờ thi đua cho Y tế". */
const LEFT_OUT = /^(?:sở|trường|huyện|quận|xã|phường|thị xã|thị trấn|thành phố) (?=.)/;

/** What a company's name begins with; sentences on awards call it by the rest: "Công ty Cổ phần Đường Quảng Phú". */
const COMPANY =
  /^(?:tổng công ty|công ty|xí nghiệp)(?: (?:tnhh|trách nhiệm hữu hạn|cổ phần|cp|mtv|một thành viên|1 thành viên|nhà nước|nn|hai thành viên|tập đoàn))*(?= \S+ )/;

/**
 * Marks later mentions of units by the bare name that a list gave them ("các huyện: Mường Chà, …" then "Mường Chà"),
 * or by the short form set in brackets behind the full name ("Đại học … (UEF)" then "UEF").
 */
export function recall(marks: Marks, grammar: OrgGrammar): void {
  renameShort(marks);
  const known = new Map<string, Mention | null>();
  const tails = new Map<string, Mention | null>();
  const { tokens, sentences } = marks.reading;
  const key = (from: number, to: number): string =>
    tokens
      .slice(from, to)
      .map((token) => token.norm)
      .join(' ');
  for (const sentence of sentences) {
    for (const org of marks.between('Org', sentence.from, sentence.to)) {
      const short = shortForm(marks, org, sentence.to);
      const written = org.how === 'elided' ? key(org.from, org.to) : '';
      // "các xã A 1, 2, 3": a number alone calls nobody.
      const called = (/^\d+$/.test(written) ? org.name.toLowerCase() : written).replace(LEVEL_WORD, '');
      const name = short >= 0 ? tokens[short]!.norm : called;
      if (name) learn(known, name, org);
      const full = key(org.from, org.to);
      if (LEFT_OUT.test(full)) learn(tails, full.replace(LEFT_OUT, ''), org);
      const company = COMPANY.exec(full)?.[0].split(' ').length ?? 0;
      const own = org.from + company;
      if (company > 0 && tokens[own]!.shape !== 'lower' && grammar.placeName(tokens, own, org.to, 'tỉnh') === 0)
        learn(tails, key(own, org.to), org);
    }
  }
  /** "Mường Chà 98,5 điểm" */
  const scored = (at: number, end: number): boolean =>
    at < end && tokens[at]!.kind === 'number' && (at + 1 >= end || /^(?:điểm|đ|[,;.)])$/.test(tokens[at + 1]!.norm));
  /** "thứ nhì Yên Thành", "năm 2011 Tiền Giang làm …" */
  const told = (at: number): boolean =>
    marks.covering('Rank', at - 1) !== null || (tokens[at - 1]!.kind === 'number' && tokens[at - 2]?.norm === 'năm');
  if (known.size + tails.size === 0) return;
  const firsts = new Set([...known.keys(), ...tails.keys()].map((name) => name.split(' ', 1)[0]!));
  for (const sentence of sentences) {
    const { from, to: end } = sentence;
    const awards =
      marks.between('Award', from, end).length +
        marks.between('AwardWord', from, end).length +
        marks.between('Rank', from, end).length +
        marks.between('Role', from, end).length >
      0;
    for (let at = sentence.from; at < sentence.to; at++) {
      const token = tokens[at]!;
      if (token.shape === 'lower' || token.kind !== 'word' || !firsts.has(token.norm) || marks.covering('Org', at))
        continue;
      const person = marks.covering('Person', at);
      if (
        (person && person.from !== at) ||
        !(at === sentence.from || BEFORE.has(tokens[at - 1]!.norm) || told(at) || token.shape === 'upper')
      )
        continue;
      for (let to = Math.min(sentence.to, at + MOST_SYLLABLES); to > at; to--) {
        const org = known.get(key(at, to)) ?? (awards ? tails.get(key(at, to)) : undefined);
        if (
          !org ||
          (person && person.to !== to) ||
          !(closes(tokens, to, sentence.to, grammar) || scored(to, sentence.to))
        )
          continue;
        // A bare name like a person's ("và Hưng Yên làm Cụm phó") is the unit's that the list named.
        for (const type of ['Person', 'Delegate']) for (const one of marks.at(type, at)) marks.remove(one);
        marks.add({ ...org, from: at, to, how: 'elided' });
        at = to - 1;
        break;
      }
    }
  }
}

/** Keeps what a bare name means; of two units it names neither. */
function learn(names: Map<string, Mention | null>, name: string, org: Mention): void {
  const before = names.get(name);
  names.set(name, before === undefined || before?.name === org.name ? org : null);
}

/** The token of a short form in brackets behind a body with a name of its own: "(ABC)"; -1 if there is none. */
function shortForm(marks: Marks, org: Mention, end: number): number {
  const { tokens } = marks.reading;
  const [open, name, close] = [tokens[org.to], tokens[org.to + 1], tokens[org.to + 2]];
  const is =
    org.to + 2 < end && open?.norm === '(' && close?.norm === ')' && name?.shape === 'upper' && name.norm.length > 2;
  return is && org.how === 'grammar' ? org.to + 1 : -1;
}

/** Gives "Vietcombank Lào Cai" the full name before the bracket in which a list introduced it. */
function renameShort(marks: Marks): void {
  const { tokens, sentences } = marks.reading;
  const full = new Map<string, Mention>();
  for (const { from, to } of sentences)
    for (const org of marks.between('Org', from, to)) {
      const short = tokens[org.to]?.norm === '(' && org.to + 1 < to ? marks.at('Org', org.to + 1)[0] : undefined;
      if (short && FIRM.test(String(short.data.kind)) && tokens[short.to]?.norm === ')' && short.name !== org.name)
        full.set(short.name, org);
    }
  if (full.size === 0) return;
  for (const { from, to } of sentences)
    for (const org of marks.between('Org', from, to)) {
      const meant = full.get(org.name);
      if (!meant) continue;
      marks.remove(org);
      marks.add({ ...meant, from: org.from, to: org.to, how: 'elided' });
    }
}
