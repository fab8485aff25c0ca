import { load } from 'cheerio/slim';

/** The nodes that cheerio/slim gives, without its wrapping. */
export type Root = ReturnType<ReturnType<typeof load>['root']>[0];
export type Node = Root['children'][number];
export type Element = Extract<Node, { attribs: Record<string, string> }>;

const OPTIONS = { xml: { xmlMode: false, withStartIndices: true, withEndIndices: true } };

// `load` makes a class for each page, and the tree that it refers to outlives many collections of garbage. So an empty
// page is loaded once, and every page put into a copy of its root.
const $ = load('', OPTIONS);

/** Parses a page of any kind; the indices of its nodes are UTF-16 code units of the page. */
export const parse = (html: string): Root => $.root().clone().html(html)[0]!;

/**
 * Takes a tree apart when its page is read. All nodes refer to each other, so that one of them in the memory for what
 * lives long (where V8 puts some from the start) would keep all the others until that is cleaned as well.
 */
export function forget(root: Root): void {
  const open = [root.children];
  for (let nodes = open.pop(); nodes; nodes = open.pop()) {
    for (const node of nodes) {
      if (node.type !== 'text' && 'children' in node) open.push(node.children);
      node.parent = node.prev = node.next = null;
    }
    nodes.length = 0;
  }
}

/** Tag, class and id: parts of one thing look alike, and by these words an element is trusted or not. */
export const lookOf = ({ name, attribs: { class: names, id } }: Element): string =>
  `${name} ${names ?? ''} ${id ?? ''}`;
