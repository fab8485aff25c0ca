import type { Fact } from '../extract/match.js';
import type { Mention } from '../rule/mention.js';
import { fold, tidy } from '../text/normalize.js';
import { distinct, type Found, found } from './found.js';
import { proofOf, type Scene } from './scene.js';

/** Between "phong trào" and a quotation these say that something else is named: a theme, a motto, a flag, a campaign. */
const OTHER_NAMES =
  /(?:chủ đề|khẩu hiệu|phương châm|tinh thần|mô hình|cuộc vận động|danh hiệu|cờ|thông điệp|quỹ|chương trình|công trình|hội thi|giải|câu lạc bộ|đề án)(?:\s|$)/u;

/** Words of a period behind a movement's name, and what parts the names of a list. */
const PERIOD: ReadonlySet<string> = new Set(['giai', 'đoạn', 'năm', 'học', '-', 'đến', ',', ';', 'và']);

/** Settles the names of emulation movements the text tells of, without quotes, each once. */
export function settleMovements(scene: Scene): readonly Found<string>[] {
  const all: (Found<string> & { from: number })[] = [];
  for (const fact of scene.facts('movement')) {
    const names = fact.slots.name ?? [];
    const first = names[0];
    if (!first || scene.marks.covering('Quote', fact.from)) continue;
    if (OTHER_NAMES.test(wordsBetween(scene, fact.from, first.from))) continue;
    for (const mention of [...names, ...listedBehind(scene, fact)])
      all.push({ ...found(nameOf(scene, mention), proofOf(scene, mention, fact.rule)), from: mention.from });
  }
  const inOrder = all.sort((a, b) => a.from - b.from).map(({ value, proof }) => found(value, proof));
  return distinct(inOrder, (name) => fold(name).replace(/[^\p{L}\p{N}]+/gu, ' '));
}

/** Quotations that go on a list after a period: "“A” giai đoạn 2021 - 2025, “B” và “C”". */
function listedBehind(scene: Scene, fact: Fact): Mention[] {
  const { tokens } = scene.reading;
  const more: Mention[] = [];
  let at = fact.to;
  if (fact.slots.name?.at(-1)?.type !== 'Quote') return more;
  for (;;) {
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
  if (mention.type === 'Quote') return tidy(mention.name);
  const { tokens, text } = scene.reading;
  const written = tidy(text.slice(tokens[mention.from]!.start, tokens[mention.to - 1]!.end));
  return written[0]!.toUpperCase() + written.slice(1);
}

function wordsBetween(scene: Scene, from: number, to: number): string {
  return scene.reading.tokens
    .slice(from, to)
    .map((token) => token.norm)
    .join(' ');
}
