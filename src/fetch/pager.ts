import { addressKey, httpUrl, sameAddress, sameSite } from '../core/address.js';
import type { PageLink, PageLinks } from '../read/list/links.js';
import { isHeadline, listWords, plainWords } from '../read/list/lists.js';

/** Which page of a list an address names, and which list that is. */
export interface Place {
  /** One for all pages of a list, as far as addresses tell. */
  readonly list: string;
  /** Parameters of the list itself, which its other pages repeat. */
  readonly own: ReadonlyMap<string, string>;
  /** Number of the page, or of the post it begins with; null where the address names none. */
  readonly number: number | null;
  /** The address of another page of it, where its number counts pages. */
  readonly at: ((number: number) => string) | null;
}

// The last part of a path: 2, 2.html. Longer numbers are those of posts.
const PAGE_FILE = /^\d{1,3}(?:\.[a-z]{2,5})?$/i;
const NUMBER = /^\d{1,6}$/;
const ENDING = /\.[a-z]{2,5}$/i;
const START_FILE = /^(?:default|index|home)\.[a-z]{2,5}$/i;
const TAIL = /^(.*?)[-_.]?([a-z]{1,12})[-_]?(\d{1,6})$/i;

/** Which page of which list an address names, by the forms in rules/page/lists.yml. Null for no web address. */
export function placeOf(address: string): Place | null {
  const url = httpUrl(address);
  if (url === null) return null;
  const { page } = listWords();
  const found: { number: number; at: Place['at'] }[] = [];
  const own = new Map<string, string>();
  for (const [name, value] of url.searchParams) {
    const last = name.toLowerCase().replace(/^_.*_(?=[^_]+$)/, '');
    const counts = page.parameters.has(last);
    if ((counts || page.offsets.has(last)) && NUMBER.test(value)) {
      found.push({ number: Number(value), at: counts ? (number) => withParameter(url, name, number) : null });
    } else if (last !== 'paged' && !page.beside.has(last)) own.set(name, value);
  }
  const parts = url.pathname.split('/').filter((part) => part !== '' && !START_FILE.test(part));
  const kept: string[] = [];
  for (const [index, part] of parts.entries()) {
    const bareName = part.replace(ENDING, '');
    const tail = TAIL.exec(bareName);
    if (page.path.has(part.toLowerCase()) && NUMBER.test((parts[index + 1] ?? '').replace(ENDING, ''))) continue;
    if (NUMBER.test(bareName) && page.path.has((parts[index - 1] ?? '').toLowerCase())) {
      found.push({
        number: Number(bareName),
        at: (number) => withPart(url, part, part.replace(bareName, `${number}`)),
      });
    } else if (index === parts.length - 1 && index > 0 && PAGE_FILE.test(part)) {
      found.push({
        number: Number(bareName),
        at: (number) => withPart(url, part, part.replace(bareName, `${number}`)),
      });
    } else if (index === parts.length - 1 && tail && page.path.has(tail[2]!.toLowerCase())) {
      const stem = bareName.slice(0, -tail[3]!.length);
      const ending = part.slice(bareName.length);
      found.push({ number: Number(tail[3]), at: (number) => withPart(url, part, `${stem}${number}${ending}`) });
      if (tail[1]) kept.push(tail[1]);
    } else kept.push(index === parts.length - 1 ? bareName : part);
  }
  const list = addressKey(`http://${url.host}/${kept.join('/')}`)!;
  return { list, own, number: found[0]?.number ?? null, at: found.length === 1 ? found[0]!.at : null };
}

function withParameter(url: URL, name: string, number: number): string {
  const next = new URL(url);
  next.searchParams.set(name, String(number));
  return next.href;
}

function withPart(url: URL, part: string, other: string): string {
  const next = new URL(url);
  const at = next.pathname.lastIndexOf(part);
  next.pathname = next.pathname.slice(0, at) + other + next.pathname.slice(at + part.length);
  return next.href;
}

/** Is `other` a further page of the list at `first`, by its address? */
function isPageOf(first: Place, other: Place | null): boolean {
  if (other === null || other.number === null || other.list !== first.list) return false;
  return [...first.own].every(([name, value]) => other.own.get(name) === value);
}

/** Where a list goes on: an address, nowhere, or (`script`) where no address leads. */
export type Next = { readonly url: string } | 'script' | null;

/** Where one is in a list. */
export interface Stand {
  /** Address of this page, and of the first one that was asked for. */
  readonly here: string;
  readonly first: string;
  /** How many pages were turned since. */
  readonly turned: number;
  /** Was this page read already? */
  readonly seen: (url: string) => boolean;
}

/**
 * The next page of a list: by `rel=next`, by its words ("Trang sau", "›"), by its number, by the smallest number above
 * that of this page; where the page links to no other one and its own address has a number, by counting on.
 */
export function nextPage(page: PageLinks, { here, first, turned, seen }: Stand): Next {
  const list = placeOf(first);
  const current = placeOf(here);
  if (list === null || current === null) return null;
  const { next } = listWords();
  const numbers = pagesOf(page.links, list);
  const open = page.links.filter((link) => sameSite(link.url, first) && !seen(link.url));
  const says = (link: PageLink, words: ReadonlySet<string>): boolean =>
    words.has(plainWords(link.text)) || words.has(plainWords(link.title));
  // The first page may have begun anywhere in a list that counts posts.
  const count = list.number === null ? turned + 2 : list.at ? list.number + turned + 1 : null;

  const told =
    open.find((link) => link.next === 'rel') ??
    open.find((link) => says(link, next.sure)) ??
    open.find((link) => numbers.has(link) && (link.next === 'class' || says(link, next.maybe))) ??
    open.find((link) => numbers.has(link) && count !== null && saysNumber(link.text, count)) ??
    open.find((link) => numbers.has(link) && says(link, next.far)) ??
    leastAbove(current.number ?? 1, open, numbers);
  if (told) return { url: told.url };
  const alone = ![...numbers.keys()].some((link) => !sameAddress(link.url, here));
  if (alone && current.at && current.number !== null) return { url: current.at(current.number + 1) };
  const scripted = page.scripted.some(
    ({ text }) =>
      saysNumber(text, turned + 2) || [next.sure, next.maybe, next.far].some((words) => words.has(plainWords(text))),
  );
  return scripted ? 'script' : null;
}

/** The links to numbered pages of a list, with their numbers. Posts may have addresses that look so: /?p=123. */
export function pagesOf(links: readonly PageLink[], list: Place): Map<PageLink, number> {
  const posts = new Set(links.filter((link) => isHeadline(link.text)).map((link) => link.url));
  const numbers = new Map<PageLink, number>();
  for (const link of links) {
    const place = posts.has(link.url) ? null : placeOf(link.url);
    if (isPageOf(list, place)) numbers.set(link, place!.number!);
  }
  return numbers;
}

/** "2", "[2]", "Trang 2". */
const saysNumber = (text: string, number: number): boolean =>
  text.length < 12 && plainWords(text).replace(/^(?:trang|page) /, '') === String(number);

function leastAbove(number: number, open: readonly PageLink[], numbers: ReadonlyMap<PageLink, number>) {
  let least: PageLink | undefined;
  for (const link of open) {
    const its = numbers.get(link) ?? 0;
    if (its > number && (least === undefined || its < numbers.get(least)!)) least = link;
  }
  return least;
}
