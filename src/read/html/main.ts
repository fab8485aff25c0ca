import type { Span } from '../../core/span.js';
import { type Box, density, isApart } from './boxes.js';
import { type Element, lookOf } from './dom.js';
import type { Gathered } from './flow.js';

/**
 * Where on the page its article stands, found by structure alone: the container whose own paragraphs hold the most
 * prose, the parts of the article around it, without the boxes of links, teasers and comments inside.
 */

/** A part of a box in reading order: one of its boxes, or the blocks between two of them. */
interface Part extends Span {
  readonly box: Box | null;
}

/** The article as ranges of blocks, in order; null where the page has none to speak of. */
export interface Article {
  readonly start: number;
  readonly end: number;
  /** For each block from `start`: does it belong to the article? */
  readonly holds: (at: number) => boolean;
}

// Less prose than this is a sentence in a frame, not an article.
const LEAST = 120;

export function findArticle(page: Box, blocks: readonly Gathered[]): Article | null {
  const top = first(best(page));
  if (top.score < LEAST) return null;
  return around(top, blocks);
}

/** The article around an element that a profile calls its text; null where that holds too little to be one. */
export function articleAt(page: Box, blocks: readonly Gathered[], element: Element): Article | null {
  const boxes = new Map<Element, Box>();
  const open = [page];
  for (let box = open.pop(); box; box = open.pop()) {
    if (box.node) boxes.set(box.node, box);
    open.push(...box.children);
  }
  // A text in a span or a paragraph is that of the container around it.
  let node: Element | null = element;
  while (node && !boxes.has(node)) node = node.parent;
  const top = node && boxes.get(node);
  return top && !isApart(top) && top.prose >= LEAST ? around(top, blocks, false) : null;
}

/** How much the marks of a box speak for its being the body. */
function trust({ role, node }: Box): number {
  if (role === 'main') return 1.6;
  return node?.name === 'article' ? 1.2 : 1;
}

const worth = (box: Box): number => box.score * (1 - density(box)) * trust(box);

function best(page: Box): Box {
  let top = page;
  let most = worth(page);
  const open = [page];
  for (let box = open.pop(); box; box = open.pop()) {
    for (const child of box.children) {
      if (isApart(child)) continue;
      const value = worth(child);
      if (value > most || (value === most && value > 0)) [top, most] = [child, value];
      open.push(child);
    }
  }
  return top;
}

// Of several articles the first counts; a card that announces one is shorter.
const FULL = 0.3;

/** Where the page holds several articles (each with a headline of its own), the first whole one. */
function first(top: Box): Box {
  const inside = top.own > 0 ? [] : top.children.filter(isWhole);
  if (inside.length > 1) return firstOf(inside) ?? top;
  for (let box = top, floor = 0; box.parent !== null && floor < FLOORS; box = box.parent, floor++) {
    const { parent } = box;
    const beside = box.heads > 0 ? parent.children.filter((child) => child.heads > 0 && alike(child, box)) : [];
    const parted = beside.some((child, at) => at > 0 && child.from - beside[at - 1]!.to > GAP);
    if (beside.length > 1 && (parted || box.titles > 0)) {
      const found = firstOf(beside);
      return found === null || found === box ? top : best(found);
    }
  }
  return top;
}

// Sections of one article follow each other; between two articles stand links and buttons.
const GAP = 3;

const isWhole = ({ prose, heads, titles, linkedHeads, node }: Box): boolean =>
  prose > 0 && (titles > 0 || (heads > 0 && (node?.name === 'article' || linkedHeads > 0)));

function firstOf(articles: readonly Box[]): Box | null {
  const most = Math.max(...articles.map(({ prose }) => prose));
  return articles.find(({ prose }) => prose >= most * FULL) ?? null;
}

const alike = (one: Box, other: Box): boolean =>
  one.node !== null && other.node !== null && lookOf(one.node) === lookOf(other.node);

const partsOf = (box: Box): Part[] => {
  const parts: Part[] = [];
  let at = box.from;
  for (const child of box.children) {
    if (child.from > at) parts.push({ box: null, start: at, end: child.from });
    if (child.to > child.from) parts.push({ box: child, start: child.from, end: child.to });
    at = Math.max(at, child.to);
  }
  if (box.to > at) parts.push({ box: null, start: at, end: box.to });
  return parts;
};

const proseOf = (part: Part, blocks: readonly Gathered[]): number => {
  if (part.box) return isApart(part.box) ? 0 : part.box.prose;
  let prose = 0;
  for (let at = part.start; at < part.end; at++) prose += blocks[at]!.prose;
  return prose;
};

// Share of links from which a box is a menu or a list of other news, and for one beside the article.
const LINKED = 0.5;
const LINKED_BESIDE = 0.3;
const LINKED_LIST = 0.15;

/** Other news with or without teasers, comments with their "Reply": as many links of their own as paragraphs. */
const listsLinks = (box: Box): boolean => box.links >= 2 && box.links >= box.paragraphs * 0.6;

const belongs = (box: Box | null): boolean =>
  box === null || (!isApart(box) && density(box) < LINKED_BESIDE && !listsLinks(box) && box.fields === 0);

// How far up the parts of an article are looked for.
const FLOORS = 5;
// A neighbour with less prose than this share of the article's needs the looks of a part of it.
const SHARE = 0.2;

// So many boxes of one look are posts of a list or of a discussion.
const ROW = 3;

/** Does the box (or what it merely wraps) hold a row of boxes that look alike, and no prose of its own? */
function repeats(box: Box): boolean {
  let inner = box;
  while (inner.own === 0 && inner.children.length === 1) inner = inner.children[0]!;
  const looks = inner.children.flatMap(({ prose, node }) => (prose > 0 && node ? [lookOf(node)] : []));
  return inner.own === 0 && looks.length >= ROW && new Set(looks).size * 2 <= looks.length;
}

const isFrame = ({ role, node }: Box): boolean => role === 'main' || node?.name === 'article';

/** The article around its body: what stands between headline and body, and, unless the body is known whole, parts of it behind. */
function around(top: Box, blocks: readonly Gathered[], behind = true): Article {
  let { from: start, to: end } = top;
  const titleAt = titleBefore(blocks, start, top.to);
  const dropped: Span[] = [];
  let kept = top.prose;
  let closed = false;
  let inner = top;
  for (let floor = 0; floor < FLOORS && inner.parent !== null; floor++, inner = inner.parent) {
    const parts = partsOf(inner.parent);
    const here = parts.findIndex(({ box }) => box === inner);
    const framed = isFrame(inner.parent);
    if (isFrame(inner)) closed = true;
    const skipped: Span[] = [];
    let strange = 0;
    for (let at = here - 1; at >= 0 && titleAt < start; at--) {
      const part = parts[at]!;
      const prose = proseOf(part, blocks);
      if (part.end <= titleAt) break;
      if (prose > 0 && !belongs(part.box)) strange += prose;
      if (prose === 0 && titleAt === -1 && part.box !== null) break;
      if (!belongs(part.box)) {
        if (titleAt === -1) break;
        dropped.push(part);
      } else if (prose > 0 || titleAt !== -1) {
        start = Math.max(part.start, titleAt + 1);
        kept += prose;
      }
    }
    for (let at = here + 1; behind && at < parts.length && strange === 0; at++) {
      const part = parts[at]!;
      const prose = proseOf(part, blocks);
      const same = part.box === null || (alike(part.box, inner) && part.start - end <= GAP);
      if (prose === 0) {
        if (part.box !== null && listsLinks(part.box)) closed = true;
        if (!belongs(part.box)) skipped.push(part);
        else if (inner.parent.role === 'main' && !closed) end = part.end;
        continue;
      }
      if (
        belongs(part.box) &&
        !part.box?.titles &&
        (same || (!closed && (framed || (prose >= kept * SHARE && !(part.box && repeats(part.box))))))
      ) {
        // Captions and headings in between are its own, boxes of links are not.
        dropped.push(...skipped.splice(0));
        end = part.end;
        kept += prose;
      } else {
        strange += prose;
        closed = true;
      }
    }
    if (titleAt >= inner.parent.from || strange > kept) break;
  }
  prune(top, top.prose, dropped);
  const out = new Set<number>();
  for (const { start: from, end: to } of dropped) for (let at = from; at < to; at++) out.add(at);
  return { start, end, holds: (at) => at >= start && at < end && !out.has(at) };
}

/** The last headline above the body, -1 where the page marks none there or the body begins with it. */
function titleBefore(blocks: readonly Gathered[], start: number, end: number): number {
  for (let at = start; at < end && blocks[at]!.prose === 0; at++) if (blocks[at]!.kind === 'title') return start;
  for (let at = start - 1; at >= 0; at--) if (blocks[at]!.kind === 'title') return at;
  return -1;
}

/** Boxes of links and forms inside the article, as long as they are no large part of it. */
function prune(box: Box, whole: number, dropped: Span[]): void {
  for (const child of box.children) {
    if (isApart(child)) continue;
    const small = child.prose < whole * 0.4;
    const linked = child.links > 0 && (density(child) > LINKED || (listsLinks(child) && density(child) > LINKED_LIST));
    if (small && (linked || (child.fields > 0 && child.prose === 0)))
      dropped.push({ start: child.from, end: child.to });
    else prune(child, whole, dropped);
  }
}
