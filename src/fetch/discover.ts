import { decoded, Undecodable } from '../archive/decode.js';
import { addressKey, httpUrl } from '../core/address.js';
import { decode } from '../read/charset.js';
import { type Listed, readFeed } from '../read/list/feed.js';
import { linksOf } from '../read/list/links.js';
import { holdsWords, plainWords } from '../read/list/lists.js';
import { Unreadable } from '../read/unreadable.js';
import { headlinesOf } from './headlines.js';
import type { Keep, Trouble } from './keep.js';
import { nextPage } from './pager.js';

/** Where addresses come from. */
export type Wanted =
  | { readonly kind: 'page'; readonly url: string }
  | {
      readonly kind: 'sitemap';
      readonly url: string;
      /** Words looked for in the path, any of them; none: all. */
      readonly match?: readonly string[];
      /** ISO day: nothing that did not change since. */
      readonly since?: string;
    }
  | {
      /** A feed, or a page that names its feeds. */
      readonly kind: 'feed';
      readonly url: string;
      /** Words looked for in titles and paths. */
      readonly match?: readonly string[];
      readonly since?: string;
    }
  | {
      readonly kind: 'category';
      readonly url: string;
      /** At most so many pages of the list. */
      readonly pages: number;
      /** Words looked for in the links. */
      readonly match?: readonly string[];
    };

/** A sitemap, feed or page of a list was read, or not: how many addresses it gave. */
export interface ListNews {
  readonly kind: 'list';
  readonly url: string;
  readonly found: number;
  readonly problem: Trouble | null;
}

/** What reading lists needs. */
export interface Means {
  readonly get: Keep['get'];
  readonly tell: (news: ListNews) => void;
  /** True once no further list shall be asked for. */
  readonly stopped: () => boolean;
}

const MOST_DEPTH = 3;
const MOST_BYTES = 64 * 1024 * 1024;

/**
 * The addresses behind all that is wanted, in order; lists are asked for as their addresses are drawn. What can't be
 * read is told and passed over.
 */
export async function* addressesOf(
  all: Iterable<Wanted> | AsyncIterable<Wanted>,
  means: Means,
): AsyncGenerator<string> {
  for await (const wanted of all) {
    if (wanted.kind === 'page') yield wanted.url;
    else if (wanted.kind === 'category') yield* inCategory(wanted, means);
    else yield* inFeed(wanted, wanted.url, means, { depth: 0, seen: new Set() });
  }
}

/** The text of a list, or what is in the way. Sitemaps may be packed. */
async function textOf(url: string, get: Means['get']): Promise<{ text: string; at: string } | Trouble> {
  const { got } = await get(url);
  if (got.outcome !== 'ok') return got.problem ?? { code: 'failed', message: `${url} gave nothing.` };
  try {
    return { text: decode(decoded(got.body, ['gzip'], MOST_BYTES), got.charset).text, at: got.finalUrl };
  } catch (error) {
    if (error instanceof Undecodable || error instanceof Unreadable)
      return { code: error.code, message: error.message };
    throw error;
  }
}

type Feed = Exclude<Wanted, { kind: 'page' | 'category' }>;

async function* inFeed(
  wanted: Feed,
  url: string,
  means: Means,
  { depth, seen }: { depth: number; seen: Set<string> },
): AsyncGenerator<string> {
  const { get, tell, stopped } = means;
  const key = addressKey(url) ?? url;
  if (seen.has(key) || stopped()) return;
  seen.add(key);
  const list = await textOf(url, get);
  if ('code' in list) return tell({ kind: 'list', url, found: 0, problem: list });
  const { text, at } = list;
  const within: string[] = [];
  let listed = 0;
  let found = 0;
  for (const item of readFeed(text, at)) {
    listed++;
    if (wanted.since && item.day !== null && item.day < wanted.since) continue;
    if (item.kind === 'sitemap') within.push(item.url);
    else if (matches(wanted.match, `${item.title} ${pathWords(item)}`)) {
      found++;
      yield item.url;
    }
  }
  // A page is no feed, but may name some; of several the first is that of the site, later ones those of its comments.
  if (listed === 0 && wanted.kind === 'feed' && depth === 0) within.push(...linksOf(text, at).feeds.slice(0, 1));
  const lost = listed === 0 && within.length === 0 ? nothingListed(wanted.kind, url) : null;
  tell({ kind: 'list', url, found, problem: lost });
  if (depth === MOST_DEPTH) return;
  for (const next of within) yield* inFeed(wanted, next, means, { depth: depth + 1, seen });
}

async function* inCategory(
  wanted: Extract<Wanted, { kind: 'category' }>,
  { get, tell, stopped }: Means,
): AsyncGenerator<string> {
  const read = new Set<string>();
  const posts = new Set<string>();
  const seen = (url: string) => read.has(addressKey(url) ?? url);
  let first = wanted.url;
  let next: string | null = wanted.url;
  for (let turned = 0; next !== null && turned < wanted.pages && !stopped(); turned++) {
    const url: string = next;
    const list = await textOf(url, get);
    if ('code' in list) return tell({ kind: 'list', url, found: 0, problem: list });
    if (turned === 0) first = list.at;
    for (const one of [url, list.at]) read.add(addressKey(one) ?? one);
    const page = linksOf(list.text, list.at);
    const fresh = headlinesOf(page, first).filter((post) => !posts.has(addressKey(post.url)!));
    const chosen = fresh.filter(({ words }) => matches(wanted.match, words));
    for (const post of fresh) posts.add(addressKey(post.url)!);
    // Lists without an end show their last page again, or none.
    const after =
      fresh.length > 0 && turned + 1 < wanted.pages ? nextPage(page, { here: list.at, first, turned, seen }) : null;
    const lost = posts.size === 0 ? nothingListed('category', url) : after === 'script' ? turnedByScript(url) : null;
    tell({ kind: 'list', url, found: chosen.length, problem: lost });
    for (const post of chosen) yield post.url;
    next = after === 'script' || after === null ? null : after.url;
  }
}

function matches(words: readonly string[] | undefined, text: string): boolean {
  return !words || words.length === 0 || holdsWords(plainWords(text), words.map(plainWords));
}

/** The words of a path: "/tin/khoi-thi-dua-so-1-77.html" → "tin khoi thi dua so 1 77 html". */
function pathWords({ url }: Listed): string {
  const path = httpUrl(url)?.pathname ?? '';
  try {
    return decodeURIComponent(path).replace(/[-_/.+]/g, ' ');
  } catch {
    return path.replace(/[-_/.+]/g, ' ');
  }
}

const NAMES = {
  sitemap: 'no sitemap: give the address of its XML (…/sitemap.xml; robots.txt may tell it), or use --category',
  feed: 'no feed and names none: give the address of its RSS or Atom, or use --category',
  category: 'a page without links to posts: give the address of a list of news, or of a sitemap or feed',
};
const nothingListed = (kind: keyof typeof NAMES, url: string): Trouble => ({
  code: 'nothing-listed',
  message: `${url} is ${NAMES[kind]}.`,
});
const turnedByScript = (url: string): Trouble => ({
  code: 'pages-by-script',
  message: `${url} turns its pages by a script, so only its first page was read: give the address with a page number if the site has one (…?page=1), its feed or sitemap, or save the further pages in a browser.`,
});
