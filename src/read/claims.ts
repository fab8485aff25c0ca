import type { Claim } from '../core/post.js';

/** What a page says of itself in its head. Addresses without a host and empty values claim nothing. */

const META = new Map<string, Claim['field']>([
  ['og:title', 'title'],
  ['article:published_time', 'published'],
  ['og:published_time', 'published'],
  ['datepublished', 'published'],
  ['pubdate', 'published'],
  ['publishdate', 'published'],
  ['publish_date', 'published'],
  ['date', 'published'],
  ['dc.date', 'published'],
  ['dc.date.issued', 'published'],
  ['article.published', 'published'],
  ['author', 'author'],
  ['article:author', 'author'],
  ['og:site_name', 'publisher'],
  ['publisher', 'publisher'],
  ['og:url', 'url'],
]);

const claim = (field: Claim['field'], value: unknown, source: string): Claim[] => {
  if (typeof value !== 'string' || value.trim() === '') return [];
  const address = /^https?:\/\//.test(value.trim());
  if (address !== (field === 'url')) return [];
  return [{ field, value: value.trim(), source }];
};

/** The claim of a `<meta>`, `<link rel=canonical>` or `<base>`. */
export function headClaims(tag: string, attributes: Readonly<Record<string, string>>): Claim[] {
  if (tag === 'link')
    return attributes.rel?.toLowerCase() === 'canonical' ? claim('url', attributes.href, 'canonical') : [];
  if (tag === 'base') return claim('url', attributes.href, 'base');
  const name = attributes.property ?? attributes.name ?? attributes.itemprop ?? '';
  const field = META.get(name.toLowerCase());
  return field ? claim(field, attributes.content, name) : [];
}

export const titleClaims = (text: string): Claim[] => claim('title', text.replace(/\s+/g, ' '), 'title');
export const timeClaims = (datetime: string | undefined): Claim[] => claim('published', datetime, 'time');

type Json = { readonly [key: string]: unknown };
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const ARTICLE = /^(?:\w*Article|\w*Posting|VideoObject|WebPage)$/;

/** What the JSON-LD of a page says of its article (also inside `@graph`); broken JSON says nothing. */
export function jsonClaims(script: string): Claim[] {
  let data: unknown;
  try {
    data = JSON.parse(script.trim());
  } catch {
    return [];
  }
  const top = Array.isArray(data) ? data : [data];
  const nodes = top
    .flatMap((node): unknown[] => (isObject(node) && Array.isArray(node['@graph']) ? node['@graph'] : [node]))
    .filter(isObject);
  const names = new Map(nodes.map((node) => [node['@id'], node.name]));
  const nameOf = (value: unknown): unknown => {
    const one: unknown = Array.isArray(value) ? value[0] : value;
    return isObject(one) ? (one.name ?? names.get(one['@id'])) : one;
  };
  const typed = (node: Json) => [node['@type']].flat().some((type) => typeof type === 'string' && ARTICLE.test(type));
  const articles = nodes
    .filter(typed)
    .sort((a, b) => Number(a['@type'] === 'WebPage') - Number(b['@type'] === 'WebPage'));
  return articles
    .slice(0, 2)
    .flatMap((article) => [
      ...claim('title', article.headline ?? article.name, 'json-ld:headline'),
      ...claim('published', article.datePublished ?? article.uploadDate, 'json-ld:datePublished'),
      ...claim('author', nameOf(article.author), 'json-ld:author'),
      ...claim('publisher', nameOf(article.publisher), 'json-ld:publisher'),
      ...claim(
        'url',
        article.url ??
          (isObject(article.mainEntityOfPage) ? article.mainEntityOfPage['@id'] : article.mainEntityOfPage),
        'json-ld:url',
      ),
    ]);
}
