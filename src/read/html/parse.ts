import { append, Element, type Root, type Text } from './dom.js';
import { nameAt } from './names.js';
import { resolved, resolvedValue } from './references.js';
import { tagOf } from './tags.js';

/**
 * HTML to a tree, as htmlparser2 (cheerio's fast parser) builds it and in a third of its time: what lies between two
 * marks is cut out instead of being looked at letter by letter, attributes become things when somebody asks for them,
 * comments never. A test compares the trees.
 */

/** A page on its way into a tree. */
interface Reading {
  readonly html: string;
  /** Behind what was read last. */
  at: number;
  /** The innermost element that is open. */
  open: Element;
  /** The text that goes on where no node came between. */
  text: Text | null;
  /** The tag that was read last ends in a slash. */
  slashed: boolean;
  /** The next ampersand at or behind the place that was asked for last; none left: infinite. */
  ampersand: number;
  /** For each foreign part (`<svg>`) that is open, and each part of HTML within one: is it foreign? There `<x/>` closes itself. */
  readonly foreign: boolean[];
}

const [BANG, QUOTE, APOSTROPHE, SLASH, EQUALS, GREATER, QUESTION] = [0x21, 0x22, 0x27, 0x2f, 0x3d, 0x3e, 0x3f] as const;
const NOTHING: readonly string[] = [];

const isBlank = (code: number): boolean => code === 32 || code === 10 || code === 9 || code === 13 || code === 12;
const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

/** Parses a page of any kind, however broken; the indices of its nodes are UTF-16 code units of the page. */
export function parse(html: string): Root {
  const root = new Element('', tagOf(''), NOTHING, null, 0, html.length);
  const page: Reading = { html, at: 0, open: root, text: null, slashed: false, ampersand: -1, foreign: [] };
  let from = 0;
  for (let mark = html.indexOf('<'); mark !== -1; mark = html.indexOf('<', page.at)) {
    const code = html.charCodeAt(mark + 1);
    page.at = mark + 1;
    if (isLetter(code)) {
      addText(page, from, mark);
      readOpening(page, mark);
    } else if (code === SLASH) {
      const name = behindBlanks(html, mark + 2);
      page.at = name;
      // "</>" is text.
      if (name === html.length || html.charCodeAt(name) === GREATER) continue;
      addText(page, from, mark);
      if (isLetter(html.charCodeAt(name))) readClosing(page, mark);
      else page.text = null;
      page.at = behind(html, '>', page.at);
    } else if (code === BANG || code === QUESTION) {
      addText(page, from, mark);
      page.text = null;
      page.at = endOfDeclaration(html, mark);
    } else continue;
    from = page.at;
  }
  addText(page, from, html.length);
  while (page.open !== root) close(page, html.length);
  return root;
}

function behindBlanks(html: string, from: number): number {
  let at = from;
  while (isBlank(html.charCodeAt(at))) at++;
  return at;
}

/** Where the next `end` has ended; the end of the page where none comes. */
function behind(html: string, end: string, from: number): number {
  const at = html.indexOf(end, from);
  return at === -1 ? html.length : at + end.length;
}

/** Where a comment (`<!-->` is a whole one), CDATA, which HTML does not know, or a declaration has ended. */
function endOfDeclaration(html: string, mark: number): number {
  const from = mark + 2;
  if (html.startsWith('--', from)) return behind(html, '-->', from);
  return html.startsWith('[CDATA[', from) ? behind(html, ']]>', from) : behind(html, '>', from);
}

function addText(page: Reading, from: number, to: number, raw = false): void {
  if (from >= to) return;
  const written = page.html.slice(from, to);
  const data = !raw && hasReference(page, from, to) ? resolved(written) : written;
  if (page.text === null) {
    page.text = { type: 'text', data, startIndex: from, endIndex: to - 1, next: null };
    append(page.open, page.text);
  } else {
    page.text.data += data;
    page.text.endIndex = to - 1;
  }
}

function hasReference(page: Reading, from: number, to: number): boolean {
  if (page.ampersand < from) {
    const at = page.html.indexOf('&', from);
    page.ampersand = at === -1 ? Number.POSITIVE_INFINITY : at;
  }
  return page.ampersand < to;
}

/** Reads the tag that opens at `mark`, and what it holds where that is no HTML. */
function readOpening(page: Reading, mark: number): void {
  const { html, foreign } = page;
  const end = endOfName(html, mark + 1);
  const name = nameAt(html, mark + 1, end);
  const tag = tagOf(name);
  if (tag.closes !== null) while (tag.closes.has(page.open.name)) close(page, end);
  page.at = end;
  const given = readAttributes(page);
  // A page that was cut within a tag.
  if (page.at >= html.length) return;
  const element = new Element(name, tag, given, page.open, mark, page.at++);
  append(page.open, element);
  page.text = null;
  if (tag.empty) return;
  if (tag.foreign !== null) foreign.push(tag.foreign);
  if (page.slashed && foreign.at(-1)) return;
  page.open = element;
  if (tag.holds === 'elements' || page.slashed) return;
  const from = page.at;
  page.at = endOfText(html, name, from);
  addText(page, from, page.at, tag.holds === 'code');
  page.text = null;
}

/** Where the closing tag of an element begins that holds text alone. */
function endOfText(html: string, name: string, from: number): number {
  for (let at = html.indexOf('</', from); at !== -1; at = html.indexOf('</', at + 2)) {
    const end = at + 2 + name.length;
    const code = html.charCodeAt(end);
    if ((code === GREATER || isBlank(code)) && html.slice(at + 2, end).toLowerCase() === name) return at;
  }
  return html.length;
}

/** Names and values of a tag's attributes by turns; goes to the end of the tag. */
function readAttributes(page: Reading): readonly string[] {
  const { html } = page;
  let given: string[] | null = null;
  page.slashed = false;
  while (page.at < html.length) {
    const code = html.charCodeAt(page.at);
    if (code === GREATER) break;
    if (code === SLASH || isBlank(code)) {
      page.slashed ||= code === SLASH;
      page.at++;
      continue;
    }
    page.slashed = false;
    const end = endOfName(html, page.at + 1, EQUALS);
    const name = nameAt(html, page.at, end);
    page.at = behindBlanks(html, end);
    const value = html.charCodeAt(page.at) === EQUALS ? readValue(page) : '';
    if (given === null) given = [name, value];
    else given.push(name, value);
  }
  return given ?? NOTHING;
}

/** The value of an attribute behind its "=", in quotes or without. */
function readValue(page: Reading): string {
  const { html } = page;
  const from = behindBlanks(html, page.at + 1);
  const quote = html.charCodeAt(from);
  if (quote === QUOTE || quote === APOSTROPHE) {
    const end = html.indexOf(quote === QUOTE ? '"' : "'", from + 1);
    page.at = end === -1 ? html.length : end + 1;
    return attributeValue(page, from + 1, page.at - 1);
  }
  let end = from;
  for (let code = quote; end < html.length && code !== GREATER && !isBlank(code); code = html.charCodeAt(end)) end++;
  page.at = end;
  return attributeValue(page, from, end);
}

function attributeValue(page: Reading, from: number, to: number): string {
  const written = page.html.slice(from, to);
  return hasReference(page, from, to) ? resolvedValue(written) : written;
}

/** Where a name ends: at a blank, ">", "/" or one more mark. */
function endOfName(html: string, from: number, mark: number = SLASH, slash: number = SLASH): number {
  let at = from;
  for (; at < html.length; at++) {
    const code = html.charCodeAt(at);
    if (code <= GREATER && (code === GREATER || code === mark || code === slash || isBlank(code))) break;
  }
  return at;
}

/** No page nests so deep; to look further for what a stray tag might close would take a hostile one the square of its length. */
const DEEPEST = 500;

/** Reads the tag that closes an element, and all that is open within; one that closes nothing says nothing. */
function readClosing(page: Reading, mark: number): void {
  const { html } = page;
  const end = endOfName(html, page.at, GREATER, GREATER);
  const name = nameAt(html, page.at, end);
  page.at = end;
  if (end === html.length) return;
  const { empty, foreign } = tagOf(name);
  if (foreign !== null) page.foreign.pop();
  let element: Element | null = empty ? null : page.open;
  for (let level = 0; element !== null && element.name !== name; level++)
    element = level < DEEPEST ? element.parent : null;
  if (element !== null) {
    while (page.open !== element) close(page, end);
    close(page, end);
  } else if (name === 'p' || name === 'br') {
    append(page.open, new Element(name, tagOf(name), NOTHING, page.open, mark, end));
    page.text = null;
  }
}

/** Closes the innermost element. */
function close(page: Reading, end: number): void {
  page.open.endIndex = end;
  page.open = page.open.parent!;
  page.text = null;
}
