import { hear, newWitnesses, type Witnesses } from '../claims/claims.js';
import { closeBox, newBox } from './boxes.js';
import { type Element, lookOf, type Node, type Root } from './dom.js';
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

/** What a tag says by itself. */
interface Tag {
  /** Nothing in it is read as text. */
  dropped?: true;
  /** It parts the text before from the text behind. */
  block?: true;
  /** It holds paragraphs; a paragraph, a row or an item is no container. */
  box?: true;
  /** It marks words within a block. */
  inline?: true;
  field?: true;
  /** It frames the whole page: its class and id say nothing. */
  frame?: true;
  /** Of a heading, 1 to 6. */
  level?: number;
}

/** All traits of a tag at one look, since every element of every page is asked for them. */
const TAGS = new Map<string, Tag>();
const PLAIN: Tag = {};
const trait = (traits: Tag, names: string): void => {
  for (const name of names.split(' ')) TAGS.set(name, { ...TAGS.get(name), ...traits });
};
trait(
  { dropped: true },
  'script style noscript template svg math select option optgroup datalist textarea button iframe frame object embed video audio canvas map title meta link base input',
);
trait(
  { block: true },
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main marquee menu nav ol p pre section summary table tbody td tfoot th thead tr ul',
);
trait(
  { box: true },
  'article aside body center details dl div fieldset figure footer form header main marquee menu nav ol section table td ul',
);
trait({ inline: true }, 'a b em i strong');
trait({ field: true }, 'input textarea select button');
trait({ frame: true }, 'html body main article form');
for (const level of [1, 2, 3, 4, 5, 6]) trait({ level }, `h${level}`);

const LANDMARKS = new Set('navigation banner contentinfo complementary search menu menubar'.split(' '));
const HIDDEN = /display\s*:\s*none|visibility\s*:\s*hidden/i;
const ALIGN = /text-align\s*:\s*(center|right)/i;
const ALIGN_CLASS = /(?:^|[\s_-])(?:text-?|rte)(center|right)(?=\s|$)/i;

const TOP: Context = {
  zone: null,
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

/**
 * One walk over all nodes by their own pointers: where tags are left open, pages nest thousands of elements deep.
 * Looks in `distrusted` say nothing of what they stand on; `told` gives the role of elements that are known beforehand.
 */
export function walk(
  root: Root,
  distrusted: ReadonlySet<string>,
  told: (element: Element) => Role | null = () => null,
): Walked {
  const flow = newFlow();
  const walked = { flow, witnesses: newWitnesses(), distrusted, told };
  const contexts: Context[] = [TOP];
  let node: Node | null = root.children[0] ?? null;
  while (node) {
    const context: Context = contexts.at(-1)!;
    if (node.type === 'text') addText(flow, node.data, context, node.startIndex ?? 0, (node.endIndex ?? 0) + 1);
    else if (node.type === 'tag' || node.type === 'script' || node.type === 'style') {
      const inner = enter(node, context, walked);
      const first: Node | undefined = node.children[0];
      if (inner && first) {
        contexts.push(inner);
        node = first;
        continue;
      }
      if (inner) leave(node, inner, context, flow);
    }
    while (node && !node.next) {
      node = node.parent === root ? null : (node.parent as Element | null);
      if (node) {
        const inner = contexts.pop()!;
        leave(node as Element, inner, contexts.at(-1)!, flow);
      }
    }
    node = (node?.next as Node | null | undefined) ?? null;
  }
  flush(flow);
  closeBox(flow.box, flow.blocks.length);
  return walked;
}

interface Walking extends Walked {
  readonly distrusted: ReadonlySet<string>;
  readonly told: (element: Element) => Role | null;
}

/** The context within an element, or null where nothing in it is read as text. */
function enter(node: Element, outer: Context, walking: Walking): Context | null {
  const { name, attribs } = node;
  const { flow } = walking;
  const tag = TAGS.get(name) ?? PLAIN;
  hear(walking.witnesses, node, outer.zone !== null);
  if (name === 'br') breakLine(flow, outer);
  else if (name === 'img') picture(flow);
  if (tag.dropped) {
    if (tag.field && attribs.type !== 'hidden') flow.box.fields++;
    return null;
  }
  if (isHidden(attribs)) return null;
  const role = roleOf(node, tag, outer, walking);
  if (role === null && !tag.block && !tag.inline) return outer;
  const heading = tag.level !== undefined;
  if (role || tag.block) flush(flow);
  if (tag.box || role === 'noise' || role === 'footer') flow.box = newBox(flow.box, node, role, flow.blocks.length);
  if (name === 'table') openTable(flow);
  else if (name === 'tr') openRow(flow);
  else if (name === 'td' || name === 'th') openCell(flow, name, attribs);
  return {
    zone: outer.zone ?? (role === 'noise' || role === 'footer' ? role : null),
    kind: kindWithin(name, role, outer.kind, heading),
    level: tag.level ?? outer.level,
    main: outer.main || role === 'main',
    article: outer.article || role === 'main' || name === 'article' || name === 'main',
    align: tag.block ? (alignOf(name, attribs) ?? outer.align) : outer.align,
    link: outer.link || name === 'a',
    stress: outer.stress || name === 'em' || name === 'i',
    bold: outer.bold || name === 'b' || name === 'strong' || heading,
  };
}

const isHidden = ({ hidden, style, 'aria-hidden': aria }: Readonly<Record<string, string>>): boolean =>
  hidden !== undefined || aria === 'true' || (style !== undefined && HIDDEN.test(style));

function leave(node: Element, inner: Context, outer: Context, flow: Flow): void {
  const { name, attribs } = node;
  if (inner !== outer && (TAGS.get(name)?.block || inner.kind !== outer.kind || inner.zone !== outer.zone)) flush(flow);
  // Words of a text are cut by bare spans, also within a syllable; links and named spans hold whole words.
  if (name === 'a' || name === 'time' || (name === 'span' && attribs.class && !inner.main)) flow.joint = true;
  if (name === 'td' || name === 'th') closeCell(flow);
  else if (name === 'table') closeTable(flow, inner);
  if (flow.box.node === node) {
    closeBox(flow.box, flow.blocks.length);
    flow.box = flow.box.parent!;
  }
}

function kindWithin(name: string, role: Role | null, outer: Context['kind'], heading: boolean): Context['kind'] {
  if (role === 'title' || (name === 'h1' && role === null)) return 'title';
  if (role === 'caption' || name === 'figcaption' || name === 'caption') return 'caption';
  if (role === 'byline') return 'byline';
  if (name === 'li' || name === 'dd' || name === 'dt') return 'item';
  if (outer === 'title' || outer === 'caption' || outer === 'byline') return outer;
  return heading ? 'heading' : outer;
}

/** What tag, role, class and id say of an element; the frames of the whole page say nothing. */
function roleOf(node: Element, tag: Tag, outer: Context, { distrusted, told }: Walking): Role | null {
  const { name, attribs } = node;
  const known = told(node);
  if (known !== null) return known;
  if (distrusted.size > 0 && distrusted.has(lookOf(node))) return null;
  if (name === 'nav' || name === 'aside' || name === 'marquee') return 'noise';
  if (name === 'header' && !outer.article) return 'noise';
  if (name === 'footer') return outer.article ? 'noise' : 'footer';
  const { itemprop, class: names, id, rel, role } = attribs;
  if (itemprop === 'articleBody') return 'main';
  if (role !== undefined && LANDMARKS.has(role)) return role === 'contentinfo' ? 'footer' : 'noise';
  if (itemprop === 'author' || rel === 'author') return 'byline';
  if (tag.frame) return null;
  const named = names ? roleOfNames(names) : null;
  return named ?? (id ? roleOfNames(id) : null);
}

function alignOf(name: string, attributes: Readonly<Record<string, string>>): Context['align'] {
  if (name === 'center') return 'center';
  const { align, style, class: names } = attributes;
  const said = (
    align ??
    (style && ALIGN.exec(style)?.[1]) ??
    (names && ALIGN_CLASS.exec(names)?.[1]) ??
    ''
  ).toLowerCase();
  return said === 'center' || said === 'right' ? said : null;
}
