import { compile } from 'css-select';
import { attributeOf, type Element, type Node } from './dom.js';

type Test = (element: Element) => boolean;

function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (let child = node.type === 'tag' ? node.first : null; child; child = child.next) children.push(child);
  return children;
}

const isTag = (node: Node): node is Element => node.type === 'tag';
const textOf = (node: Node): string => (isTag(node) ? childrenOf(node).map(textOf).join('') : node.data);
const exists = (test: Test, nodes: Node[]): boolean =>
  nodes.some((node) => isTag(node) && (test(node) || exists(test, childrenOf(node))));
const within = (nodes: Node[]): Element[] =>
  nodes.flatMap((node) => (isTag(node) ? [node, ...within(childrenOf(node))] : []));

/** How selectors look at our tree. */
const TREE = {
  isTag,
  existsOne: exists,
  getAttributeValue: attributeOf,
  getChildren: childrenOf,
  getName: ({ name }: Element) => name,
  // The page itself is no element to them.
  getParent: ({ parent }: Element) => (parent?.name ? parent : null),
  getSiblings: (node: Node) => (isTag(node) && node.parent ? childrenOf(node.parent) : [node]),
  getText: textOf,
  hasAttrib: (element: Element, name: string) => attributeOf(element, name) !== undefined,
  removeSubsets: (nodes: Node[]) => nodes,
  findAll: (test: Test, nodes: Node[]) => within(nodes).filter(test),
  findOne: (test: Test, nodes: Node[]) => within(nodes).find(test) ?? null,
};

// What a selector without lists and functions says of the element itself: at its end, with a class, an id or the like.
const MARKED = /^[^,(]*[.#[\]][^\s>+~,(]*$/;

/** Whether an element fits one of some CSS selectors. Throws where one is no selector. */
export function matcherOf(selectors: readonly string[]): Test {
  const matches = compile<Node, Element>(selectors.join(','), { adapter: TREE });
  // Nearly all ask for a class, an id or another attribute, and half of all elements have none.
  const marked = selectors.every((selector) => MARKED.test(selector.trim()));
  return marked ? (element) => element.given.length > 0 && matches(element) : matches;
}
