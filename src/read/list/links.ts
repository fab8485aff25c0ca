import { httpUrl } from '../../core/address.js';
import { memo } from '../../core/memo.js';
import { clean } from '../../text/normalize.js';
import { type Element, forget, type Node, type Root } from '../html/dom.js';
import { parse } from '../html/parse.js';
import { listWords } from './lists.js';

/** An element of a page, as far as it matters who stands in it. */
export interface Box {
  readonly parent: Box | null;
}

/** A link of a page that leads somewhere. */
export interface PageLink {
  /** Absolute, without a fragment. */
  readonly url: string;
  /** What stands on it, on one line: its words, else those of its picture. */
  readonly text: string;
  /** What its `title` or `aria-label` says. */
  readonly title: string;
  /** Marked as leading to the next page: by `rel` for certain, by the name of a class perhaps. */
  readonly next: 'rel' | 'class' | null;
  /** Stands in a menu, a footer, a calendar or the like. */
  readonly aside: boolean;
  /** The element around it; null for links in the head of the page. */
  readonly box: Box | null;
}

export interface PageLinks {
  readonly links: readonly PageLink[];
  /** Addresses of feeds that the head of the page names. */
  readonly feeds: readonly string[];
  /** Links that only a script follows. */
  readonly scripted: readonly Pick<PageLink, 'text' | 'box'>[];
}

interface Open extends Box {
  readonly parent: Open | null;
  readonly element: Element;
  readonly aside: boolean;
  readonly article: boolean;
  readonly anchor: Anchor | null;
}

interface Anchor extends Pick<Open, 'element' | 'aside'> {
  readonly box: Open | null;
  text: string;
  picture: string;
}

const ASIDE_TAGS = new Set(['nav', 'aside', 'header', 'footer']);
const INLINE = new Set(['b', 'strong', 'i', 'em', 'u', 'font', 'span', 'mark', 'a']);
const WHOLE_PAGE = new Set(['html', 'body', 'main', 'form']);
const FEED_TYPE = /^application\/(?:rss|atom|rdf)\+xml/i;
// Addresses that scripts of SharePoint lists and of old pagers carry with them.
const CARRIED = /(?:RefreshPageTo\(\s*event\s*,|location(?:\.href)?\s*=)\s*["']([^"'<>\s]{1,2000})["']/;

/** The links of an HTML page in their order. `address`: where the page came from; a `<base>` goes before it. */
export function linksOf(html: string, address: string): PageLinks {
  const links: PageLink[] = [];
  const feeds = new Set<string>();
  const scripted: PageLinks['scripted'][number][] = [];
  let base = address;

  const close = ({ element, aside, box, text, picture }: Anchor): void => {
    const { href = '', onclick = '', rel = '', class: names = '' } = element.attribs;
    const shown = line(text) || line(picture);
    const target = targetOf(href.trim(), onclick, base);
    if (target === 'script') scripted.push({ text: shown, box });
    if (target === null || target === 'script') return;
    const title = line(element.attribs.title ?? element.attribs['aria-label'] ?? '');
    const next = nextness(rel, `${names} ${box?.element.attribs.class ?? ''}`);
    links.push({ url: target, text: shown, title, next, aside, box });
  };
  const enter = (element: Element): void => {
    const { name, attribs } = element;
    if (name === 'base' && attribs.href) base = httpUrl(attribs.href, address)?.href ?? base;
    if (name !== 'link' || !attribs.href) return;
    const url = httpUrl(attribs.href, base);
    if (url && attribs.rel === 'alternate' && FEED_TYPE.test(attribs.type ?? '')) feeds.add(url.href);
    if (url && /\bnext\b/i.test(attribs.rel ?? '')) {
      links.push({ url: withoutFragment(url), text: '', title: '', next: 'rel', aside: false, box: null });
    }
  };
  const root = parse(html);
  walk(root, enter, close);
  forget(root);
  return { links, feeds: [...feeds], scripted };
}

/** Every node by its own pointers: pages with open tags nest thousands of elements deep. */
function walk(root: Root, enter: (element: Element) => void, close: (anchor: Anchor) => void): void {
  let box = null as Open | null;
  let node: Node | null = root.first;
  while (node) {
    const anchor: Anchor | null = box?.anchor ?? null;
    if (node.type === 'text') {
      if (anchor) anchor.text += node.data;
    } else if (node.name !== 'script' && node.name !== 'style') {
      const element: Element = node;
      enter(element);
      if (anchor && element.name === 'img') anchor.picture += ` ${element.attribs.alt ?? ''}`;
      if (anchor && !INLINE.has(element.name)) anchor.text += ' ';
      const article: boolean = box?.article === true || element.name === 'article';
      const aside: boolean = box?.aside === true || isAside(element, article);
      const mine: Anchor | null = element.name === 'a' ? { element, aside, box, text: '', picture: '' } : null;
      if (element.first) {
        box = { parent: box, element, aside, article, anchor: mine ?? anchor };
        node = element.first;
        continue;
      }
      if (mine) close(mine);
    }
    while (node && !node.next) {
      node = box?.element ?? null;
      if (box?.anchor?.element === box?.element && box?.anchor) close(box.anchor);
      box = box?.parent ?? null;
    }
    node = node?.next ?? null;
  }
}

/** Where a link leads; `script`: a script alone knows. Null: nowhere, or to no page. */
function targetOf(href: string, onclick: string, base: string): string | 'script' | null {
  const script = /^javascript:/i.test(href) ? `${href} ${onclick}` : onclick;
  if (href === '' || href.startsWith('#') || /^javascript:/i.test(href)) {
    const carried = CARRIED.exec(script.slice(0, 5000))?.[1]?.replace(/\\u0026|&amp;/g, '&');
    const url = carried === undefined ? null : httpUrl(carried, base);
    if (url) return withoutFragment(url);
    return /\w\(/.test(script.replace('void(', '')) ? 'script' : null;
  }
  const url = httpUrl(href, base);
  return url && withoutFragment(url);
}

function withoutFragment(url: URL): string {
  url.hash = '';
  return url.href;
}

function nextness(rel: string, names: string): PageLink['next'] {
  if (/(?:^|\s)next(?:\s|$)/i.test(rel)) return 'rel';
  const { classes } = listWords().next;
  return names.split(/\s+/).some((name) => classes.has(name.toLowerCase())) ? 'class' : null;
}

/** The head and foot of an article are its own. */
function isAside({ name, attribs }: Element, article: boolean): boolean {
  if (WHOLE_PAGE.has(name)) return false;
  if (ASIDE_TAGS.has(name) && (!article || name === 'nav' || name === 'aside')) return true;
  const names = `${attribs.class ?? ''} ${attribs.id ?? ''}`;
  return names.length > 1 && hasAsideName(names.slice(0, 500));
}

/** Pages repeat few names, so answers are kept. */
const hasAsideName = memo(20_000, (names: string): boolean => {
  const { aside } = listWords();
  const words = names
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .toLowerCase()
    .split(/[^\p{L}]+/u);
  return words.some((word) => aside.has(word));
});

const line = (text: string): string => clean(text).replace(/\s+/g, ' ').trim();
