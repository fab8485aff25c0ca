/** The tree of a page: the fields of the nodes are those of cheerio, so that it can search it. */

/** A run of text; offsets are into the page, in UTF-16 code units. */
export interface Text {
  readonly type: 'text';
  data: string;
  readonly parent: Element | Root;
  readonly prev: Node | null;
  next: Node | null;
  readonly startIndex: number;
  endIndex: number;
}

export interface Element {
  readonly type: 'tag';
  /** Of the tag, in small letters. */
  readonly name: string;
  readonly attribs: Readonly<Record<string, string>>;
  readonly parent: Element | Root;
  readonly prev: Node | null;
  next: Node | null;
  readonly children: Node[];
  readonly startIndex: number;
  /** Last unit of what closes it. */
  endIndex: number;
}

export type Node = Text | Element;

export interface Root {
  readonly type: 'root';
  readonly parent: null;
  readonly prev: null;
  readonly next: null;
  readonly children: Node[];
}

/** Of all elements without attributes. */
export const NO_ATTRIBUTES: Readonly<Record<string, string>> = {};

/** Tag, class and id: parts of one thing look alike, and by these words an element is trusted or not. */
export const lookOf = ({ name, attribs: { class: names, id } }: Element): string =>
  `${name} ${names ?? ''} ${id ?? ''}`;
