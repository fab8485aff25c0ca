import type { Tag } from './tags.js';

/** The tree of a page. Its nodes hang together as lists: most elements hold one node or none, too few for an array. */
export type Node = Element | Text;

/** Text between two tags. Indices are UTF-16 code units of the page; the end is that of the last one. */
export interface Text {
  readonly type: 'text';
  data: string;
  readonly startIndex: number;
  endIndex: number;
  next: Node | null;
}

export class Element {
  readonly type = 'tag';
  readonly name: string;
  readonly tag: Tag;
  /** Names and values of its attributes by turns, as they stand in the tag. */
  readonly given: readonly string[];
  readonly startIndex: number;
  endIndex: number;
  parent: Element | null;
  first: Node | null = null;
  last: Node | null = null;
  next: Node | null = null;
  #attribs: Readonly<Record<string, string>> | null = null;

  constructor(name: string, tag: Tag, given: readonly string[], parent: Element | null, start: number, end: number) {
    this.name = name;
    this.tag = tag;
    this.given = given;
    this.parent = parent;
    this.startIndex = start;
    this.endIndex = end;
  }

  /** Its attributes by their names; of two of one name the first counts. Most elements are never asked for them. */
  get attribs(): Readonly<Record<string, string>> {
    this.#attribs ??= attributesOf(this.given);
    return this.#attribs;
  }
}

/** The page as a whole: an element without a name, above all others. */
export type Root = Element;

/** Puts a node behind all that an element holds. */
export function append(element: Element, node: Node): void {
  if (element.last === null) element.first = node;
  else element.last.next = node;
  element.last = node;
}

function attributesOf(given: readonly string[]): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (let at = given.length - 2; at >= 0; at -= 2) attributes[given[at]!] = given[at + 1]!;
  return attributes;
}

/** One attribute of an element, for which the others need not be put in order. */
export function attributeOf({ given }: Element, name: string): string | undefined {
  for (let at = 0; at < given.length; at += 2) if (given[at] === name) return given[at + 1];
  return undefined;
}

/**
 * Takes a tree apart when its page is read. All nodes refer to each other, so that one of them in the memory for what
 * lives long (where V8 puts some from the start) would keep all the others until that is cleaned as well.
 */
export function forget(root: Root): void {
  const open: (Node | null)[] = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    while (node !== null) {
      const { next }: Node = node;
      node.next = null;
      if (node.type === 'tag') {
        if (node.first !== null) open.push(node.first);
        node.first = node.last = node.parent = null;
      }
      node = next;
    }
  }
}

/** Tag, class and id: parts of one thing look alike, and by these words an element is trusted or not. */
export const lookOf = (element: Element): string =>
  `${element.name} ${attributeOf(element, 'class') ?? ''} ${attributeOf(element, 'id') ?? ''}`;
