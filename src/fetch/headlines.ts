import { addressKey, httpUrl, sameSite } from '../core/address.js';
import type { Box, PageLink, PageLinks } from '../read/list/links.js';
import { isHeadline, listWords, plainWords } from '../read/list/lists.js';
import { pagesOf, placeOf } from './pager.js';

/** A post that a page lists. */
export interface Headline {
  readonly url: string;
  /** All that stands on its links, as `plainWords` gives it. */
  readonly words: string;
}

interface Group {
  readonly key: string;
  readonly url: URL;
  readonly links: PageLink[];
}

// Fewer than these may stand beside the pager by chance.
const FEW = 3;

/**
 * The posts that a page of a list links to, each once: links of the same site outside menus whose words or
 * title are as long as a headline, also where they stand on another link to the same address (a picture, "Xem tiếp").
 * No other pages of the list, no sections above other posts, no print, mail, login and mobile views. Where the page has
 * links to other pages of the list, side columns are left out: they stand outside the element that holds list and pager.
 */
export function headlinesOf(page: PageLinks, listing: string): Headline[] {
  const list = placeOf(listing);
  if (list === null) return [];
  const pages = pagesOf(page.links, list);
  // Where all stands in a menu, the frame of the page is called so.
  const named = page.links.every(({ aside }) => aside);
  const found = grouped(page.links, listing).filter(
    ({ url, links }) =>
      links.some(({ text, title }) => isHeadline(text) || isHeadline(title)) &&
      (named || !links.every(({ aside }) => aside)) &&
      !links.some((link) => pages.has(link)) &&
      !isNever(url, links),
  );
  const turning = [...pages.keys(), ...page.scripted.filter(({ text }) => /^\d{1,3}$/.test(text))];
  const below = countBelow(found);
  return besidePager(found, turning.at(-1)?.box ?? null)
    .filter(({ url }) => url.search !== '' || (below.get(folderOf(url)) ?? 0) < 2)
    .map(({ url, links }) => ({
      url: url.href,
      words: [...new Set(links.flatMap(({ text, title }) => [plainWords(text), plainWords(title)]))].join(' '),
    }));
}

/** Those in the smallest element that holds the pager and a few of them. */
function besidePager(groups: readonly Group[], pager: Box | null): readonly Group[] {
  const above = new Map<Box, number>();
  for (let box = pager; box; box = box.parent) above.set(box, above.size);
  /** How far above the pager the element is that holds both, for every element met on the way. */
  const shared = new Map<Box, number>(above);
  const height = (from: Box | null): number => {
    const met: Box[] = [];
    let box = from;
    while (box && !shared.has(box)) {
      met.push(box);
      box = box.parent;
    }
    const found = box ? shared.get(box)! : above.size;
    for (const one of met) shared.set(one, found);
    return found;
  };
  const heights = groups.map(({ links }) => Math.min(...links.map(({ box }) => height(box))));
  const most = [...heights].sort((a, b) => a - b)[FEW - 1];
  return most === undefined ? groups : groups.filter((_, index) => heights[index]! <= most);
}

function grouped(links: readonly PageLink[], listing: string): Group[] {
  const groups = new Map<string, Group>();
  const own = addressKey(listing);
  for (const link of links) {
    const key = addressKey(link.url);
    const url = httpUrl(link.url);
    if (key === null || url === null || key === own || isHome(url) || !sameSite(link.url, listing)) continue;
    const group = groups.get(key);
    if (group) group.links.push(link);
    else groups.set(key, { key, url, links: [link] });
  }
  return [...groups.values()];
}

const isHome = ({ pathname, search }: URL): boolean => pathname === '/' && search === '';

function isNever({ pathname, searchParams }: URL, links: readonly PageLink[]): boolean {
  const { never } = listWords();
  if (links.some(({ text, title }) => never.words.has(plainWords(text)) || never.words.has(plainWords(title))))
    return true;
  const parts = pathname.toLowerCase().split('/');
  const ending = /\.([a-z0-9]{1,5})$/.exec(parts.at(-1)!)?.[1];
  if (ending && never.files.has(ending)) return true;
  if (parts.some((part) => never.path.has(part.replace(/\.[a-z]{2,5}$/, '')))) return true;
  return [...searchParams].some(([name, value]) => {
    const written = name.toLowerCase();
    return never.parameters.has(written) || never.parameters.has(`${written}=${value.toLowerCase()}`);
  });
}

const folderOf = ({ pathname }: URL): string => pathname.replace(/\/$/, '').replace(/\.[a-z]{2,5}$/i, '');

/** How many of the addresses lie below each folder. */
function countBelow(groups: readonly Group[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { url } of groups) {
    const path = folderOf(url);
    for (let at = path.indexOf('/', 1); at > 0; at = path.indexOf('/', at + 1)) {
      const above = path.slice(0, at);
      counts.set(above, (counts.get(above) ?? 0) + 1);
    }
  }
  return counts;
}
