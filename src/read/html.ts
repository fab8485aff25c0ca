import { load } from 'cheerio/slim';
import type { Draft, RawBlock } from '../core/post.js';
import { clean, fold } from '../text/normalize.js';
import { hear, newWitnesses, type Witnesses } from './claims.js';
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
import { nameIn } from './names.js';
import { type Role, roleOfNames } from './roles.js';
import { LABELLED } from './signature.js';
import { claimsOf } from './weigh.js';

type Root = ReturnType<ReturnType<typeof load>['root']>[0];
type Node = Root['children'][number];
type Element = Extract<Node, { attribs: Record<string, string> }>;

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));
const DROPPED = words(
  'script style noscript template svg math select option optgroup datalist textarea button iframe frame object embed video audio canvas map title meta link base input',
);
const BLOCKS = words(
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main marquee menu nav ol p pre section summary table tbody td tfoot th thead tr ul',
);
const WHOLE_PAGE = words('html body main article form');
const HEADING = /^h[1-6]$/;
const HIDDEN = /display\s*:\s*none|visibility\s*:\s*hidden/i;
const ALIGN = /text-align\s*:\s*(center|right)/i;
const ALIGN_CLASS = /(?:^|[\s_-])(?:text-?|rte)(center|right)(?=\s|$)/i;

// Where the text found is shorter than this, the names of the page's classes don't mean what they say elsewhere.
const BODY = 300;

const TOP: Context = {
  zone: null,
  kind: 'paragraph',
  main: false,
  article: false,
  align: null,
  link: false,
  stress: false,
  bold: false,
};

/**
 * HTML to blocks in reading order. Menus, related news and comments become `noise`, the site's own lines `footer`;
 * tables of data become cells, tables that only lay the page out vanish. Claims come from the head, JSON-LD, `<time>`.
 */
export function readHtml(html: string): Draft {
  const root = load(html).root()[0]!;
  const strict = walk(root, true);
  const found = textLength(strict.blocks);
  if (found >= BODY) return strict;
  const loose = walk(root, false);
  return textLength(loose.blocks) > 2 * found ? loose : strict;
}

const textLength = (blocks: readonly RawBlock[]): number =>
  blocks.reduce(
    (sum, { kind, text }) => (kind === 'paragraph' || kind === 'item' || kind === 'cell' ? sum + text.length : sum),
    0,
  );

/** One walk over all nodes by their own pointers: where tags are left open, pages nest thousands of elements deep. */
function walk(root: Root, byNames: boolean): Draft {
  const flow = newFlow();
  const witnesses = newWitnesses();
  const contexts: Context[] = [TOP];
  let node: Node | null = root.children[0] ?? null;
  while (node) {
    const context: Context = contexts.at(-1)!;
    if (node.type === 'text') addText(flow, node.data, context);
    else if ('attribs' in node) {
      const inner = enter(node, context, { flow, witnesses, byNames });
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
  const { claims, language } = claimsOf(witnesses);
  return { blocks: onlyBody(flow), claims, ...(language !== null && { language }) };
}

/** The context within an element, or null where nothing in it is read as text. */
function enter(
  node: Element,
  outer: Context,
  { flow, witnesses, byNames }: { flow: Flow; witnesses: Witnesses; byNames: boolean },
): Context | null {
  const { name, attribs } = node;
  hear(witnesses, node, { away: outer.zone !== null });
  if (name === 'br') breakLine(flow, outer);
  else if (name === 'img') picture(flow);
  if (DROPPED.has(name) || attribs.hidden !== undefined || (attribs.style && HIDDEN.test(attribs.style))) return null;
  const role = roleOf(node, outer, byNames);
  const heading = HEADING.test(name);
  if (role || BLOCKS.has(name)) flush(flow);
  if (name === 'table') openTable(flow);
  else if (name === 'tr') openRow(flow);
  else if (name === 'td' || name === 'th') openCell(flow, name, attribs);
  const zone = outer.zone ?? (role === 'noise' || role === 'footer' ? role : null);
  return {
    zone,
    kind: kindWithin(name, role, outer.kind, heading),
    main: outer.main || role === 'main',
    article: outer.article || role === 'main' || name === 'article' || name === 'main',
    align: BLOCKS.has(name) ? (alignOf(name, attribs) ?? outer.align) : outer.align,
    link: outer.link || name === 'a',
    stress: outer.stress || name === 'em' || name === 'i',
    bold: outer.bold || name === 'b' || name === 'strong' || heading,
  };
}

function leave({ name, attribs }: Element, inner: Context, outer: Context, flow: Flow): void {
  if (BLOCKS.has(name) || inner.kind !== outer.kind || inner.zone !== outer.zone) flush(flow);
  // Words of a text are cut by bare spans, also within a syllable; links and named spans hold whole words.
  if (name === 'a' || name === 'time' || (name === 'span' && attribs.class && !inner.main)) flow.joint = true;
  if (name === 'td' || name === 'th') closeCell(flow);
  else if (name === 'table') closeTable(flow, inner);
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
function roleOf({ name, attribs }: Element, outer: Context, byNames: boolean): Role | null {
  if (name === 'nav' || name === 'aside' || name === 'marquee') return 'noise';
  if (name === 'header' && !outer.article) return 'noise';
  if (name === 'footer') return outer.article ? 'noise' : 'footer';
  if (attribs.itemprop === 'articleBody') return 'main';
  if (attribs.itemprop === 'author' || attribs.rel === 'author') return 'byline';
  if (!byNames || WHOLE_PAGE.has(name)) return null;
  const role = attribs.class ? roleOfNames(attribs.class) : null;
  return role ?? (attribs.id ? roleOfNames(attribs.id) : null);
}

function alignOf(name: string, { align, style, class: names }: Readonly<Record<string, string>>): Context['align'] {
  if (name === 'center') return 'center';
  const said = (
    align ??
    (style && ALIGN.exec(style)?.[1]) ??
    (names && ALIGN_CLASS.exec(names)?.[1]) ??
    ''
  ).toLowerCase();
  return said === 'center' || said === 'right' ? said : null;
}

// A signature may stand just outside of what the page marks as its body.
const NEAR_BODY = 3;
const SIGNATURE = 60;

function signs(text: string): boolean {
  if (text.length > SIGNATURE) return false;
  const neat = clean(text).trim();
  return LABELLED.test(fold(neat)) || nameIn(neat) !== null;
}

/** Where the page marks its body, what comes behind it is none of the post, signatures excepted. */
function onlyBody({ blocks }: Flow): RawBlock[] {
  const last = blocks.findLastIndex(({ main }) => main);
  const marked = textLength(blocks.filter(({ main }) => main)) >= BODY;
  return blocks.map(({ text, kind, cell }, at): RawBlock => {
    const kept =
      !marked || at <= last || kind === 'byline' || kind === 'footer' || (at <= last + NEAR_BODY && signs(text));
    return { text, kind: kept ? kind : 'noise', ...(cell && { cell }) };
  });
}
