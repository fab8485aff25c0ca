import type { Claim } from '../../core/post.js';

/** What the JSON-LD of a page says of its article. */

type Json = { readonly [key: string]: unknown };
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const DEEPEST = 5;
const MOST_NODES = 200;
const MOST_AUTHORS = 6;
const MOST_TEXT = 2_000_000;

/** Types that are no post but may carry a date, a name or an address. */
const OTHER = new Set(
  'Person Organization NewsMediaOrganization Corporation WebSite BreadcrumbList ListItem ItemList ImageObject Comment UserComments Event Product Offer Brand Place PostalAddress SearchAction SiteNavigationElement WPHeader WPFooter Rating AggregateRating Review JobPosting Question Answer ReadAction ContactPoint'.split(
    ' ',
  ),
);
const POST = /(?:Article|Posting|Report|Statement)$/;
const PAGE = /(?:Page)$/;

/** How likely a node of this type is the post: 0 none at all. */
function rankOf(node: Json): number {
  let [named, post, other, page] = [false, false, false, false];
  for (const type of listOf(node['@type'])) {
    if (typeof type !== 'string') continue;
    const name = type.slice(Math.max(type.lastIndexOf('/'), type.lastIndexOf(':'), type.lastIndexOf('#')) + 1);
    named = true;
    if (OTHER.has(name)) other = true;
    else if (POST.test(name)) post = true;
    else if (PAGE.test(name)) page = true;
  }
  if (post) return 4;
  if (!named || other) return 0;
  return page ? 2 : 3;
}

/** All objects that a script holds, from above: arrays, `@graph`, and what a page says its main thing is. */
function nodesOf(data: unknown): readonly Json[] {
  const nodes: Json[] = [];
  gather(data, nodes);
  return nodes;
}

function gather(data: unknown, nodes: Json[], depth = 0): void {
  for (const one of listOf(data)) {
    if (!isObject(one) || depth > DEEPEST || nodes.length >= MOST_NODES) continue;
    nodes.push(one);
    for (const key of WITHIN) if (one[key] !== undefined) gather(one[key], nodes, depth + 1);
  }
}
const WITHIN = ['@graph', 'mainEntity', 'mainEntityOfPage'];

const WRAPPING =
  /^\s*(?:\/\/|\/\*)?\s*(?:<!--|<!\[CDATA\[)?\s*(?:\*\/)?|(?:\/\/|\/\*)?\s{0,9}(?:-->|\]\]>)\s{0,9}(?:\*\/)?[\s;]*$/g;

/** The value of a script; null where it is past mending. Trailing commas, raw line breaks and wrappings are mended. */
export function parseJson(script: string): unknown {
  if (script.length > MOST_TEXT) return null;
  for (const text of [script, mended(script.trim())]) {
    try {
      return JSON.parse(text);
    } catch {
      // The next attempt, or none.
    }
  }
  return null;
}

function mended(script: string): string {
  const text = script.replace(WRAPPING, '');
  let out = '';
  let from = 0;
  let inside = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]!;
    if (inside && sign === '\\') at++;
    else if (sign === '"') inside = !inside;
    else if (inside && sign < ' ') {
      out += `${text.slice(from, at)} `;
      from = at + 1;
    } else if (!inside && sign === ',') {
      let next = at + 1;
      while (next < text.length && ' \t\r\n'.includes(text[next]!)) next++;
      if (text[next] === '}' || text[next] === ']') {
        out += text.slice(from, at);
        from = at + 1;
      }
      at = next - 1;
    }
  }
  return out + text.slice(from);
}

const KEPT = /"(datePublished|dateModified)"\s{0,9}:\s{0,9}"([\d][^"\n]{7,38})"/g;

/** Days of a script that is no JSON even so: only where it names each but once, since it cannot be told of what. */
function torn(script: string): Claim[] {
  const found = [...script.matchAll(KEPT)].map(([, key, value]) => ({ key: key!, value: value! }));
  return found
    .filter(({ key }, _, all) => all.filter((one) => one.key === key).length === 1)
    .map(({ key, value }) => ({
      field: key === 'datePublished' ? 'published' : 'updated',
      value,
      source: `json-ld:${key}`,
    }));
}

/** What to know a page's own post by among several: its addresses, and its titles in small letters. */
export interface Known {
  readonly addresses: ReadonlySet<string>;
  readonly titles: readonly string[];
}

/**
 * The claims of the post among all JSON-LD scripts of a page. Of several posts (a list, a live blog) the one that has
 * the page's address or title counts, else the first; a `WebPage` beside it completes it. Comments, events and products
 * never count. Broken scripts are mended where that is plain.
 */
export function jsonClaims(scripts: readonly string[], known: Known): Claim[] {
  if (scripts.length === 0) return [];
  const nodes: Json[] = [];
  const claims: Claim[] = [];
  for (const script of scripts) {
    const data = parseJson(script);
    if (data === null) claims.push(...torn(script));
    else nodes.push(...nodesOf(data));
  }
  const post = likeliest(nodes, known);
  if (post === null) return claims;
  const names = new Map<unknown, unknown>();
  for (const node of nodes) if (node['@id'] !== undefined) names.set(node['@id'], node.name);
  const page = likeliest(nodes, known, PAGE_RANK);
  return [...claimsOf(post, names), ...(page && page !== post ? claimsOf(page, names) : []), ...claims];
}

/** The likeliest post among the nodes, or what is likeliest below that rank. */
function likeliest(nodes: readonly Json[], known: Known, below = Number.POSITIVE_INFINITY): Json | null {
  let best: Json | null = null;
  let most = 0;
  for (const node of nodes) {
    const rank = rankOf(node);
    const likely = rank === 0 ? 0 : rank * 4 + likeness(node, known);
    if (likely > most && likely < below) [best, most] = [node, likely];
  }
  return best;
}

// What is called a page or the like ranks below every post.
const PAGE_RANK = 12;

function likeness(node: Json, { addresses, titles }: Known): number {
  const title = textOf(node.headline ?? node.name).toLowerCase();
  if (addresses.has(addressOf(node))) return 2;
  return title.length > 10 && titles.some((one) => one.startsWith(title) || title.startsWith(one)) ? 1 : 0;
}

const textOf = (value: unknown): string => {
  const one = listOf(value)[0];
  if (typeof one === 'number') return String(one);
  if (isObject(one)) return typeof one['@value'] === 'string' ? one['@value'] : '';
  return typeof one === 'string' ? one : '';
};

const addressOf = (node: Json): string => {
  const page = listOf(node.mainEntityOfPage)[0];
  const said = textOf(node.url) || (isObject(page) ? textOf(page.url) || textOf(page['@id']) : textOf(page));
  return (said || textOf(node['@id'])).split('#', 1)[0]!;
};

function claimsOf(node: Json, names: ReadonlyMap<unknown, unknown>): Claim[] {
  const authors = [...namesIn(node.author ?? node.creator, names)].slice(0, MOST_AUTHORS);
  const claims: [Claim['field'], string, string][] = [
    ['title', textOf(node.headline ?? node.name), 'headline'],
    ['published', textOf(node.datePublished), 'datePublished'],
    ['published', textOf(node.uploadDate), 'uploadDate'],
    ['published', textOf(node.dateCreated), 'dateCreated'],
    ['updated', textOf(node.dateModified), 'dateModified'],
    ['author', authors.join(', '), 'author'],
    ['publisher', [...namesIn(node.publisher, names)][0] ?? '', 'publisher'],
    ['url', addressOf(node), 'url'],
  ];
  return claims.map(([field, value, key]) => ({ field, value, source: `json-ld:${key}` }));
}

/** The names of persons or organizations: written as such, as objects with a name, or as references to other objects. */
function namesIn(value: unknown, names: ReadonlyMap<unknown, unknown>): Set<string> {
  const found = new Set<string>();
  for (const one of listOf(value)) {
    const name = textOf(isObject(one) ? (one.name ?? names.get(one['@id'])) : one).trim();
    if (name !== '') found.add(name);
  }
  return found;
}
