import type { BASES } from '../../core/record.js';
import { type Span, within } from '../../core/span.js';
import { officesOf } from '../../extract/person/offices.js';
import { fold } from '../../text/normalize.js';
import type { Scene } from '../scene.js';
import { type Named, paperOf, provincesByHost, provincesOfLine } from './places.js';

type Basis = (typeof BASES)[number];

export interface Clue {
  readonly named: Named;
  readonly basis: Basis;
  readonly rule: string;
  readonly weight: number;
}

/** A line of the text no longer than this may be nothing but the address of the site. */
export const ADDRESS_LINE = 90;
/** Central bodies and their presses sit in these two, which says nothing of a post. */
export const CAPITALS: ReadonlySet<string> = new Set(['Hà Nội', 'Thành phố Hồ Chí Minh']);

/** A line at the foot that is a headline of other news, taken for a name by its first words. */
const isHeadline = (line: string): boolean =>
  /(?:khối|cụm|cờ) thi đua|tổng kết|\(\d{1,2}\/\d{1,2}\/\d{4}\)/i.test(line);

/** What the site says of itself: its name, its host, the lines at its foot. */
export function siteClues(scene: Scene): readonly Clue[] {
  const { knowledge, post } = scene;
  const clues: Clue[] = [];
  const add = (all: readonly Named[], basis: Basis, rule: string, weight: number) => {
    for (const named of all) clues.push({ named, basis, rule, weight });
  };
  const { publisher, url } = post;
  const line = publisher && post.blocks.find((block) => within(publisher.span, block));
  if (publisher && line && !isHeadline(post.text.slice(line.start, line.end))) {
    add(
      [
        ...provincesOfLine(knowledge, post.text, publisher.span, true),
        ...paperOf(knowledge, post.text, publisher.span),
      ],
      'footer',
      'province.publisher',
      0.9,
    );
  }
  if (url) add(provincesByHost(knowledge, post.text, url.span), 'url', 'province.host', 0.88);
  for (const block of post.blocks) {
    if (block.kind === 'footer') {
      if (isHeadline(post.text.slice(block.start, block.end))) continue;
      const named = provincesOfLine(knowledge, post.text, block);
      add(
        named.filter(({ term }) => !CAPITALS.has(term.name)),
        'footer',
        'province.footer',
        0.85,
      );
      add(paperOf(knowledge, post.text, block), 'footer', 'province.publisher', 0.88);
      add(provincesByHost(knowledge, post.text, block), 'url', 'province.host', 0.85);
    } else if (block.kind === 'meta' || block.kind === 'noise') {
      add(provincesByHost(knowledge, post.text, block), 'url', 'province.host', 0.5);
      if (block.kind === 'meta') add(provincesOfLine(knowledge, post.text, block), 'footer', 'province.publisher', 0.6);
    } else if (block.kind === 'paragraph' && block.end - block.start < ADDRESS_LINE) {
      add(provincesByHost(knowledge, post.text, block), 'url', 'province.host', 0.8);
    } else if (block.kind === 'byline') {
      const named = provincesOfLine(knowledge, post.text, block);
      add(
        named.filter((one) => !signs(scene, block, one)),
        'byline',
        'province.byline',
        0.8,
      );
    }
  }
  return clues;
}

/** "Tin, ảnh: Trần Hà Nam", "Thu Hà, Hà Giang": is it the name of one who signs? Behind a dash or in brackets it is a place. */
function signs({ knowledge, post: { text } }: Scene, line: Span, { start, end, strong }: Named): boolean {
  const pieces = text.slice(line.start, start).split(PIECES);
  const words = pieces.at(-1)!.trim().split(/\s+/);
  if (strong || !/^\s*(?:[,;&(./–-]|và |$)/u.test(text.slice(end, line.end))) return false;
  if (words[0] === '') return !/[–(-]\s*$/u.test(text.slice(line.start, start));
  return words.length < MOST_OF_NAME && officesOf(knowledge).surnames.has(fold(words[0]!));
}
const PIECES = /[:,;&/–(-]/u;
const MOST_OF_NAME = 4; // syllables before the last two

/** The clue of the province with most weight; a conflict where another comes near it. */
export function strongest(clues: readonly Clue[]): Clue | 'conflict' | null {
  const votes = new Map<string, number>();
  for (const { named, weight } of clues) votes.set(named.term.name, (votes.get(named.term.name) ?? 0) + weight);
  const [first, second] = [...votes].sort((a, b) => b[1] - a[1]);
  if (!first) return null;
  const top = clues.filter(({ named }) => named.term.name === first[0]).sort((a, b) => b.weight - a.weight)[0]!;
  if (second && second[1] > first[1] * 0.6) return 'conflict';
  return top;
}
