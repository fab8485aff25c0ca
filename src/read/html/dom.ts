import { load } from 'cheerio/slim';

/** The nodes that cheerio/slim gives, without its wrapping. */
export type Root = ReturnType<ReturnType<typeof load>['root']>[0];
export type Node = Root['children'][number];
export type Element = Extract<Node, { attribs: Record<string, string> }>;

const OPTIONS = { xml: { xmlMode: false, withStartIndices: true, withEndIndices: true } };

// `load` makes a class for each page, whose tree the next few collections of garbage then leave alone: that costs a
// third of the reading. One empty page is loaded, and every page put into a copy of its root.
const $ = load('', OPTIONS);

/** Parses a page of any kind; the indices of its nodes are UTF-16 code units of the page. */
export const parse = (html: string): Root => $.root().clone().html(html)[0]!;

/** Tag, class and id: parts of one thing look alike, and by these words an element is trusted or not. */
export const lookOf = ({ name, attribs: { class: names, id } }: Element): string =>
  `${name} ${names ?? ''} ${id ?? ''}`;
