import { fold } from '../../text/normalize.js';
import { anyPage } from '../page.js';
import { phraseAt } from '../phrases.js';
import type { Element } from './dom.js';
import type { Role } from './roles.js';

/**
 * The boxes of a page: its containers (div, td, section …) with what stands in them, counted in the one walk. A box is
 * a range of blocks; the paragraph-like text in it is its prose. Lengths are in characters; one of a script that
 * writes words without letters (Chinese, Japanese, Korean) counts for several.
 */
export interface Box {
  readonly parent: Box | null;
  /** Null for the page as a whole. */
  readonly node: Element | null;
  readonly role: Role | null;
  readonly children: Box[];
  readonly from: number;
  to: number;
  /** Text of all blocks within, and how much of it is links. */
  text: number;
  linked: number;
  /** Prose in all blocks within; in those that stand in no box further inside. */
  prose: number;
  own: number;
  paragraphs: number;
  /** Blocks that are links and little else. */
  links: number;
  /** Headings h1 to h3, and those of them that are links. */
  heads: number;
  linkedHeads: number;
  /** Headlines of an article: h1 and what is named so. */
  titles: number;
  /** Fields of a form. */
  fields: number;
  score: number;
}

// Not written as zeros: V8 copies a literal of numbers the slow way once some of them have become fractions.
const NONE = 0;

export function newBox(parent: Box | null, node: Element | null, role: Role | null, from: number): Box {
  const children: Box[] = [];
  return {
    parent,
    node,
    role,
    children,
    from,
    to: from,
    text: NONE,
    linked: NONE,
    prose: NONE,
    own: NONE,
    paragraphs: NONE,
    links: NONE,
    heads: NONE,
    linkedHeads: NONE,
    titles: NONE,
    fields: NONE,
    score: NONE,
  };
}

// Prose counts for the boxes around its own, ever less.
const SHARE = 0.5;

/** What calls itself a menu, a side bar, a footer is no part of what stands around it. */
export const isApart = ({ role }: Box): boolean => role === 'noise' || role === 'footer';

/** Ends a box: what it holds goes to the box around it; one that holds a single block is no container but a paragraph. */
export function closeBox(box: Box, to: number): void {
  box.to = to;
  box.score = scoreOf(box);
  const { parent } = box;
  if (parent === null) return;
  const apart = isApart(box);
  if (!apart && box.children.length === 0 && to - box.from <= 1 && box.fields === 0) parent.own += box.own;
  else parent.children.push(box);
  parent.text += box.text;
  parent.linked += box.linked;
  parent.links += box.links;
  parent.fields += box.fields;
  if (apart) return;
  parent.prose += box.prose;
  parent.paragraphs += box.paragraphs;
  parent.heads += box.heads;
  parent.linkedHeads += box.linkedHeads;
  parent.titles += box.titles;
}

/** The prose a box holds itself and a share of what its boxes hold; a mere wrapping is worth what it wraps. */
function scoreOf({ own, children }: Box): number {
  let within = 0;
  let holding = 0;
  for (const child of children) {
    if (child.score === 0 || isApart(child)) continue;
    within += child.score;
    holding++;
  }
  return own === 0 && holding === 1 ? within : own + within * SHARE;
}

// A shorter block is no paragraph; one without the end of a sentence must be longer than a headline.
const SHORTEST = 60;
const HEADLINE = 140;
const LINKS = 0.5;
// A sign of Chinese or Japanese says as much as two to three letters.
const WIDE = 1.5;

const MARKS = /[\u0300-\u036f]/;

/** Lengths are those of composed letters, so that both ways of writing a text count alike. */
function composed(text: string, linked: number): [string, number] {
  if (!MARKS.test(text)) return [text, linked];
  const whole = text.normalize('NFC');
  return [whole, (linked * whole.length) / text.length];
}

const ADDRESS = 40;

/** The publisher's address and rights: sentences in shape, never an article. */
const isAddress = (text: string): boolean => phraseAt(fold(text.slice(0, ADDRESS)), anyPage().address) !== null;

/** Counts a block of text in the box it stands in: all of it, the part that is links, the prose. Gives the prose. */
export function countBlock(box: Box, written: string, linksOf: number, prosaic: boolean): number {
  const [text, linked] = composed(written, linksOf);
  const { length } = text;
  box.text += length;
  box.linked += Math.min(linked, length);
  if (linked > length * 0.6) {
    box.links++;
    return 0;
  }
  if (!prosaic || length < SHORTEST / (1 + WIDE) || linked > length * LINKS) return 0;
  const units = (length + WIDE * wideIn(text)) * (1 - linked / length);
  if (units < SHORTEST || (units < HEADLINE && !hasSentence(text)) || isAddress(text)) return 0;
  box.prose += units;
  box.own += units;
  box.paragraphs++;
  return units;
}

const FIRST_WIDE = 0x2e80;

function wideIn(text: string): number {
  // Most texts have none: a look at a few places tells.
  if (text.charCodeAt(0) < FIRST_WIDE && text.charCodeAt(text.length >> 1) < FIRST_WIDE) return 0;
  let wide = 0;
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) >= FIRST_WIDE) wide++;
  return wide;
}

// The end of a sentence in the scripts of the world; a point within a number or an address ends none.
const SENTENCE = /[.!?…](?=["”’»)\]\s]|$)|[。！？؟।۔։።]/;
const hasSentence = (text: string): boolean => SENTENCE.test(text);

export const density = ({ text, linked }: { text: number; linked: number }): number => (text === 0 ? 0 : linked / text);
