import { type Element, NO_ATTRIBUTES, type Node, type Root } from './dom.js';
import { readText, readValue } from './references.js';
import { attributeOf, type Tag, tagOf } from './tags.js';

/**
 * Parses HTML of any kind into the tree that cheerio/slim builds: open tags are closed as its parser closes them, unknown
 * ones stand where they stand. Where that looks at every letter, this leaps from tag to tag: of a saved page most is
 * script, style and attributes. Comments and declarations part texts and leave nothing else behind. Linear.
 */
export function parse(html: string): Root {
  const root: Root = { type: 'root', parent: null, prev: null, next: null, children: [] };
  const page: Page = { html, inner: root, open: new Map(), foreign: [], parted: false, reference: -1 };
  let from = 0;
  let lt = html.indexOf('<');
  while (lt !== -1) {
    const end = markupAt(page, from, lt);
    if (end === -1) lt = html.indexOf('<', lt + 1);
    else {
      from = end;
      lt = html.indexOf('<', end);
    }
  }
  addText(page, from, html.length);
  while (page.inner.type === 'tag') close(page, html.length);
  return root;
}

/** A page on its way into a tree. */
interface Page {
  readonly html: string;
  /** The innermost element that is open. */
  inner: Element | Root;
  /** How many elements of each name are open. */
  readonly open: Map<string, number>;
  /** For each svg, math and island of HTML within: do tags close themselves there? */
  readonly foreign: boolean[];
  /** Something that leaves no node stands behind the last text. */
  parted: boolean;
  /** The next `&`, as far as it has been looked for. */
  reference: number;
}

const GT = 62;
const SLASH = 47;
const DASH = 45;
const BANG = 33;
const EQUALS = 61;
const DOUBLE = 34;
const SINGLE = 39;

const isLetter = (code: number): boolean => (code | 32) >= 97 && (code | 32) <= 122;
const isBlank = (code: number): boolean => code === 32 || code === 10 || code === 9 || code === 13 || code === 12;

/** Reads the markup that begins at `lt`, text from `from` on before it; gives where it ends, or -1 for a sign that begins none. */
function markupAt(page: Page, from: number, lt: number): number {
  const { html } = page;
  const code = html.charCodeAt(lt + 1);
  if (isLetter(code)) {
    addText(page, from, lt);
    return openAt(page, lt);
  }
  if (code === SLASH) {
    let at = lt + 2;
    while (isBlank(html.charCodeAt(at))) at++;
    if (at >= html.length || html.charCodeAt(at) === GT) return -1;
    addText(page, from, lt);
    return isLetter(html.charCodeAt(at)) ? closeAt(page, lt, at) : passBy(page, at, '>', at);
  }
  if (code !== BANG && code !== 63) return -1;
  addText(page, from, lt);
  if (code === BANG && html.startsWith('--', lt + 2)) return passBy(page, lt + 2, '-->', lt + 4);
  if (code === BANG && html.startsWith('[CDATA[', lt + 2)) return passBy(page, lt + 9, ']]>', lt + 9);
  const third = html.charCodeAt(lt + 2);
  // The sign behind "<!" or "<!-" ends no declaration.
  const first = code !== BANG || third === 91 ? lt + 2 : third === DASH ? lt + 4 : lt + 3;
  return passBy(page, first, '>', lt + 2);
}

/** Leaves out what reaches to the mark; without the mark a comment is the rest of the page, of others the rest is text. */
function passBy(page: Page, from: number, mark: string, rest: number): number {
  const end = page.html.indexOf(mark, from);
  if (end === -1 && mark === '>') addText(page, rest, page.html.length);
  page.parted = true;
  return end === -1 ? page.html.length : end + mark.length;
}

function addText(page: Page, from: number, to: number): void {
  if (from >= to) return;
  const { html, inner } = page;
  const { children } = inner;
  const data = hasReference(page, from, to) ? readText(html.slice(from, to)) : html.slice(from, to);
  const prev = children[children.length - 1] ?? null;
  if (prev?.type === 'text' && !page.parted) {
    prev.data += data;
    prev.endIndex = to - 1;
    return;
  }
  page.parted = false;
  add(inner, { type: 'text', data, parent: inner, prev, next: null, startIndex: from, endIndex: to - 1 });
}

function add({ children }: Element | Root, node: Node): void {
  if (node.prev) node.prev.next = node;
  children.push(node);
}

function hasReference(page: Page, from: number, to: number): boolean {
  if (page.reference < from) {
    const next = page.html.indexOf('&', from);
    page.reference = next === -1 ? page.html.length : next;
  }
  return page.reference < to;
}

/** Reads an opening tag and, of a script and the like, what it holds. A tag that the page breaks off in is none. */
function openAt(page: Page, lt: number): number {
  const { html } = page;
  let at = nameEnd(html, lt + 2);
  const tag = tagOf(html.slice(lt + 1, at));
  while (page.inner.type === 'tag' && tag.closes.has(page.inner.name)) close(page, lt);
  let attribs: Record<string, string> | null = null;
  let closed = false;
  for (;;) {
    let code = html.charCodeAt(at);
    while (isBlank(code)) code = html.charCodeAt(++at);
    if (at >= html.length) return at;
    if (code === GT) break;
    if (code === SLASH) {
      do code = html.charCodeAt(++at);
      while (isBlank(code));
      closed = code === GT;
      continue;
    }
    attribs ??= {};
    at = attributeAt(page, at, attribs);
  }
  const element = open(page, tag, attribs ?? NO_ATTRIBUTES, lt);
  at++;
  if (tag.empty) {
    close(page, at);
    return at;
  }
  if (tag.foreign !== null) page.foreign.push(tag.foreign);
  if (closed) {
    if (page.foreign.at(-1)) close(page, at);
    return at;
  }
  return tag.raw ? rawText(page, element.name, at) : at;
}

function open(page: Page, { name }: Tag, attribs: Readonly<Record<string, string>>, startIndex: number): Element {
  const { inner: parent } = page;
  const prev = parent.children[parent.children.length - 1] ?? null;
  const element: Element = {
    type: 'tag',
    name,
    attribs,
    parent,
    prev,
    next: null,
    children: [],
    startIndex,
    endIndex: startIndex,
  };
  add(parent, element);
  page.inner = element;
  page.parted = false;
  page.open.set(name, (page.open.get(name) ?? 0) + 1);
  return element;
}

/** Closes the innermost element, at `end`. */
function close(page: Page, end: number): void {
  const element = page.inner as Element;
  element.endIndex = end - 1;
  page.inner = element.parent;
  page.open.set(element.name, page.open.get(element.name)! - 1);
}

/** Where the name of a tag ends. */
function nameEnd(html: string, from: number): number {
  let at = from;
  for (let code = html.charCodeAt(at); at < html.length; code = html.charCodeAt(++at))
    if (code === GT || code === SLASH || isBlank(code)) break;
  return at;
}

/** Reads an attribute; of several with one name the first counts. */
function attributeAt(page: Page, from: number, attribs: Record<string, string>): number {
  const { html } = page;
  let at = from + 1;
  let code = html.charCodeAt(at);
  while (code !== EQUALS && code !== GT && code !== SLASH && !isBlank(code) && at < html.length)
    code = html.charCodeAt(++at);
  const name = attributeOf(html.slice(from, at));
  while (isBlank(code)) code = html.charCodeAt(++at);
  let end = at;
  if (code === EQUALS) {
    do code = html.charCodeAt(++at);
    while (isBlank(code));
    const quote = code === DOUBLE ? '"' : code === SINGLE ? "'" : null;
    if (quote !== null) end = html.indexOf(quote, ++at);
    else for (end = at; end < html.length && code !== GT && !isBlank(code); code = html.charCodeAt(end)) end++;
    if (end === -1) return html.length;
    if (!Object.hasOwn(attribs, name)) attribs[name] = valueAt(page, at, end);
    return quote === null ? end : end + 1;
  }
  if (!Object.hasOwn(attribs, name)) attribs[name] = '';
  return at;
}

const valueAt = (page: Page, from: number, to: number): string =>
  hasReference(page, from, to) ? readValue(page.html.slice(from, to)) : page.html.slice(from, to);

/** Reads a closing tag whose name begins at `from`: one that closes nothing is passed by, but a lone `</p>` or `</br>` stands for an empty one. */
function closeAt(page: Page, lt: number, from: number): number {
  const { html } = page;
  let at = from;
  for (let code = html.charCodeAt(at); at < html.length && code !== GT && !isBlank(code); code = html.charCodeAt(at))
    at++;
  const tag = tagOf(html.slice(from, at));
  const gt = html.indexOf('>', at);
  const end = gt === -1 ? html.length : gt + 1;
  if (tag.foreign !== null) page.foreign.pop();
  if ((page.open.get(tag.name) ?? 0) > 0) {
    while ((page.inner as Element).name !== tag.name) close(page, lt);
    close(page, end);
  } else if (tag.name === 'p' || tag.name === 'br') {
    open(page, tag, NO_ATTRIBUTES, lt);
    close(page, end);
  }
  return end;
}

/** Reads what a script, a style, a title holds: text up to its own end tag. Only a title has references. */
function rawText(page: Page, name: string, from: number): number {
  const { html, inner } = page;
  let lt = html.indexOf('</', from);
  while (lt !== -1) {
    const end = lt + 2 + name.length;
    const code = html.charCodeAt(end);
    if ((code === GT || isBlank(code)) && html.slice(lt + 2, end).toLowerCase() === name) break;
    lt = html.indexOf('</', lt + 2);
  }
  const to = lt === -1 ? html.length : lt;
  if (name === 'title') addText(page, from, to);
  else if (to > from)
    add(inner, {
      type: 'text',
      data: html.slice(from, to),
      parent: inner,
      prev: null,
      next: null,
      startIndex: from,
      endIndex: to - 1,
    });
  return lt === -1 ? to : closeAt(page, lt, lt + 2);
}
