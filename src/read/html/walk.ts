import { hear, newWitnesses, type Witnesses } from '../claims/claims.js';
import { closeBox, newBox } from './boxes.js';
import { attributeOf, type Element, lookOf, type Node, type Root } from './dom.js';
import {
  addText,
  breakLine,
  type Context,
  closeCell,
  closeTable,
  type Flow,
  flush,
  newFlow,
  openCell,
  openRow,
  openTable,
  picture,
} from './flow.js';
import { type Role, roleOfNames } from './roles.js';
import { type Marks, marksOf, type Tag } from './tags.js';

const LANDMARKS = new Set('navigation banner contentinfo complementary search menu menubar'.split(' '));
const HIDDEN = /display\s*:\s*none|visibility\s*:\s*hidden/i;
const ALIGN = /text-align\s*:\s*(center|right)/i;
const ALIGN_CLASS = /(?:^|[\s_-])(?:text-?|rte)(center|right)(?=\s|$)/i;

const TOP: Context = {
  zone: null,
  foot: false,
  kind: 'paragraph',
  level: undefined,
  main: false,
  article: false,
  align: null,
  link: false,
  stress: false,
  bold: false,
};

/** What a walk gives: the blocks and boxes of the page, and what it says of itself. */
export interface Walked {
  readonly flow: Flow;
  readonly witnesses: Witnesses;
}

/** An element that the walk is in, and how far it has come there. */
interface Open {
  readonly around: Open | null;
  readonly element: Element;
  readonly context: Context;
  /** The node that comes next. */
  node: Node | null;
}

/**
 * One walk over all nodes, without recursion: where tags are left open, pages nest thousands of elements deep.
 * Looks in `distrusted` say nothing of what they stand on; `told` gives the role of elements that are known beforehand.
 */
export function walk(
  root: Root,
  distrusted: ReadonlySet<string>,
  told: ((element: Element) => Role | null) | null = null,
): Walked {
  const flow = newFlow();
  const walked = { flow, witnesses: newWitnesses(), distrusted, told };
  let open: Open = { around: null, element: root, context: TOP, node: root.first };
  for (;;) {
    const { around, context, node } = open;
    if (node === null) {
      if (around === null) break;
      leave(open, around.context, flow);
      open = around;
      continue;
    }
    open.node = node.next;
    if (node.type === 'text') addText(flow, node.data, context, node.startIndex, node.endIndex + 1);
    else {
      const inner = enter(node, context, walked);
      if (inner) open = { around: open, element: node, context: inner, node: node.first };
    }
  }
  flush(flow);
  closeBox(flow.box, flow.blocks.length);
  return walked;
}

interface Walking extends Walked {
  readonly distrusted: ReadonlySet<string>;
  readonly told: ((element: Element) => Role | null) | null;
}

/** The context within an element, or null where nothing in it is read as text. */
function enter(node: Element, outer: Context, walking: Walking): Context | null {
  const { name, tag } = node;
  const { flow } = walking;
  const marks = marksOf(node.given);
  hear(walking.witnesses, node, marks, outer.zone === null ? 'text' : outer.foot ? 'foot' : 'away');
  if (tag.part === 'break') breakLine(flow, outer);
  else if (tag.part === 'picture') picture(flow);
  if (tag.dropped) {
    if (tag.field && attributeOf(node, 'type') !== 'hidden') flow.box.fields++;
    return null;
  }
  if (marks.hidden || (marks.style !== undefined && HIDDEN.test(marks.style))) return null;
  const role = roleOf(node, marks, outer, walking);
  if (role === null && !tag.block && !tag.inline) return outer;
  const away = role !== null && (role === 'noise' || role === 'footer');
  const main = role !== null && role === 'main';
  if (role || tag.block) flush(flow);
  if (tag.box || away) flow.box = newBox(flow.box, node, role, flow.blocks.length);
  if (tag.part === 'table') openTable(flow);
  else if (tag.part === 'row') openRow(flow);
  else if (tag.part === 'cell') openCell(flow, name, node.attribs);
  const align = tag.block ? (alignOf(tag, marks) ?? outer.align) : outer.align;
  const plain = tag.kind === 'none' && tag.place === 'none' && tag.style === 'none';
  if (plain && role === null && align === outer.align) return outer;
  return {
    zone: outer.zone ?? (away ? role : null),
    foot: outer.foot ? !away : tag.place === 'footer' && outer.article && outer.zone === null,
    kind: kindWithin(tag, role, outer.kind),
    level: tag.level ?? outer.level,
    main: outer.main || main,
    article: outer.article || main || tag.place === 'article',
    align,
    link: outer.link || tag.style === 'link',
    stress: outer.stress || tag.style === 'stress',
    bold: outer.bold || tag.style === 'bold',
  };
}

function leave({ element, context: inner }: Open, outer: Context, flow: Flow): void {
  const { tag } = element;
  if (tag.block || inner.kind !== outer.kind || inner.zone !== outer.zone) flush(flow);
  // Words of a text are cut by bare spans, also within a syllable; links and named spans hold whole words.
  if (tag.joint || (tag.span && !inner.main && attributeOf(element, 'class'))) flow.joint = true;
  if (tag.part === 'cell') closeCell(flow);
  else if (tag.part === 'table') closeTable(flow, inner);
  if (flow.box.node === element) {
    closeBox(flow.box, flow.blocks.length);
    flow.box = flow.box.parent!;
  }
}

function kindWithin({ kind }: Tag, role: Role | null, outer: Context['kind']): Context['kind'] {
  if (role === null ? kind === 'title' : role === 'title') return 'title';
  if (kind === 'caption') return 'caption';
  if (role !== null && (role === 'caption' || role === 'byline')) return role;
  if (kind === 'item') return 'item';
  if (kind === 'none' || outer === 'title' || outer === 'caption' || outer === 'byline') return outer;
  return 'heading';
}

/** What tag, role, class and id say of an element; the frames of the whole page say nothing. */
function roleOf(node: Element, marks: Marks, outer: Context, { distrusted, told }: Walking): Role | null {
  const { tag } = node;
  const known = told === null ? null : told(node);
  if (known !== null) return known;
  if (distrusted.size > 0 && distrusted.has(lookOf(node))) return null;
  if (tag.place === 'noise' || (tag.place === 'header' && !outer.article)) return 'noise';
  if (tag.place === 'footer') return outer.article ? 'noise' : 'footer';
  const { itemprop, names, id, rel, role } = marks;
  if (itemprop === 'articleBody') return 'main';
  if (role !== undefined && LANDMARKS.has(role)) return role === 'contentinfo' ? 'footer' : 'noise';
  if (itemprop === 'author' || rel === 'author') return 'byline';
  if (tag.frame) return null;
  const named = names ? roleOfNames(names) : null;
  return named ?? (id ? roleOfNames(id) : null);
}

function alignOf(tag: Tag, { align, style, names }: Marks): Context['align'] {
  if (tag.style === 'center') return 'center';
  const said = align ?? (style && ALIGN.exec(style)?.[1]) ?? (names && ALIGN_CLASS.exec(names)?.[1]);
  const small = said?.toLowerCase();
  return small === 'center' || small === 'right' ? small : null;
}
