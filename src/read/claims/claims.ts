import { memo } from '../../core/memo.js';
import type { Claim } from '../../core/post.js';
import { dayOfClasses } from '../day/calendar.js';
import type { Element } from '../html/dom.js';
import type { Marks } from '../html/tags.js';
import { lettersOf } from '../phrases.js';
import { META, PROPERTY } from './meta-names.js';

/**
 * What a page says of itself: gathered in the reader's one walk, weighed (weigh.ts) when the walk is over. Values are as written;
 * the stations of `compose` decide what they are worth.
 */

type Field = Claim['field'];

/** From this rank on a witness stands in the text of the page rather than in its head. */
export const SHOWN = 4;

export interface Witness {
  readonly claim: Claim;
  readonly rank: number;
  /** Number of the element in the page. */
  readonly at: number;
}

/** What has been gathered of a page so far. */
export interface Witnesses {
  readonly heard: Witness[];
  readonly scripts: string[];
  readonly headings: { readonly at: number; readonly level: number; readonly text: string }[];
  language: string | undefined;
  elements: number;
}

export const newWitnesses = (): Witnesses => ({
  heard: [],
  scripts: [],
  headings: [],
  language: undefined,
  elements: 0,
});

const MOST = 400;
const MOST_SCRIPTS = 20;
const MOST_HEADINGS = 40;
const LONGEST = 500;
const LONGEST_DAY = 80;
const DIGIT = /\d/;
const INSTANT = /^\d{4}-\d\d-\d\d[T ]\d\d:/;
const DATA = [
  'datetime',
  'data-published',
  'data-publish-date',
  'data-published-date',
  'data-pubdate',
  'data-timestamp',
  'data-datetime',
  'data-date',
  'data-time',
  'data-utime',
  'data-created',
  'data-seconds',
  'data-unixtime',
  'data-epoch',
  'content',
  'title',
];

const dayOf = memo(20_000, dayOfClasses);

/** Where an element stands: `foot`: where an article names its day and section; `away`: in menus, other news, comments, the page's footer. */
export type Standing = 'text' | 'foot' | 'away';

/** Hears one element of the page; called for every one, in order. What stands away tells no day of the post. */
export function hear(all: Witnesses, element: Element, marks: Marks, standing: Standing): void {
  all.elements++;
  const { tag } = element;
  if (tag.witness) hearTag(all, element);
  const { names, id, itemprop, property } = marks;
  if (itemprop !== undefined || property !== undefined) {
    if ((element.name !== 'meta' || itemprop !== undefined) && hearProperty(all, element, standing)) return;
  }
  if (standing === 'away') return;
  const shown = names === undefined ? null : dayOf(names);
  if (tag.time || shown !== null || (id !== undefined && dayOf(id) !== null)) hearDay(all, element, shown, standing);
}

/** What a tag tells of the page by itself. */
function hearTag(all: Witnesses, element: Element): void {
  const { name, attribs } = element;
  const { level } = element.tag;
  if (level !== undefined) {
    if (all.headings.length < MOST_HEADINGS)
      all.headings.push({ at: all.elements, level, text: textWithin(element, LONGEST) });
  } else if (name === 'meta') hearMeta(all, attribs);
  else if (name === 'html') all.language ??= attribs.lang ?? attribs['xml:lang'];
  else if (name === 'link') hearLink(all, attribs);
  else if (name === 'base') add(all, 'url', attribs.href, 'base', 9);
  else if (name === 'title' && !all.heard.some(({ claim }) => claim.source === 'title'))
    add(all, 'title', textWithin(element, LONGEST), 'title', 4);
  else if (name === 'script' && attribs.type?.toLowerCase().includes('ld+json') && all.scripts.length < MOST_SCRIPTS)
    all.scripts.push(textWithin(element, Number.POSITIVE_INFINITY));
}

function add(
  all: Witnesses,
  field: Field,
  value: string | undefined,
  source: string,
  rank: number,
  shown?: string,
): void {
  if (value === undefined || all.heard.length >= MOST) return;
  const words = value.trim();
  if (words === '' || words.length > LONGEST) return;
  if ((field === 'published' || field === 'updated') && !DIGIT.test(words)) return;
  const claim = { field, value: words, source, ...(shown !== undefined && { shown }) };
  all.heard.push({ claim, rank, at: all.elements });
}

function hearMeta(all: Witnesses, attribs: Element['attribs']): void {
  const { name, property, itemprop, content } = attribs;
  const equiv = attribs['http-equiv']?.toLowerCase();
  if (equiv === 'content-language') all.language ??= content;
  if (equiv === 'last-modified') add(all, 'updated', content, 'last-modified', 3);
  const written = property ?? name ?? itemprop ?? '';
  const key = written.trim().toLowerCase();
  if (key === 'og:locale' && content) all.language = content.replace('_', '-');
  const known = itemprop === undefined ? META.get(key) : undefined;
  if (known) add(all, known[0], content, written, known[1]);
}

function hearLink(all: Witnesses, { rel, href }: Element['attribs']): void {
  const kinds = rel?.toLowerCase().split(/\s+/) ?? [];
  if (kinds.includes('canonical')) add(all, 'url', href, 'canonical', 1);
  else if (kinds.includes('shortlink')) add(all, 'url', href, 'shortlink', 8);
}

/** The nearest element above that opens an item of microdata, as its type and property. */
function itemAbove(element: Element): { type: string; property: string } | null {
  let above = element.parent;
  for (let steps = 0; above !== null && steps < 60; steps++) {
    if (above.attribs.itemscope !== undefined || above.attribs.typeof !== undefined)
      return { type: above.attribs.itemtype ?? above.attribs.typeof ?? '', property: above.attribs.itemprop ?? '' };
    above = above.parent;
  }
  return null;
}

const ELSE =
  /(?:Comment|UserComments|Review|Event|Product|Offer|Person|Rating|Question|Answer|VideoObject|ImageObject)s?$/;

/** Hears what microdata or RDFa call the element; whether they call it a day, of whatever. */
function hearProperty(all: Witnesses, element: Element, standing: Standing): boolean {
  let isDay = false;
  const { attribs } = element;
  const written = attribs.itemprop ?? attribs.property ?? '';
  const kind = attribs.itemprop === undefined ? 'property' : 'itemprop';
  for (const part of written.split(/\s+/)) {
    const key = part
      .slice(Math.max(part.lastIndexOf(':'), part.lastIndexOf('/'), part.lastIndexOf('#')) + 1)
      .toLowerCase();
    const owner = key === 'name' ? itemAbove(element)?.property.toLowerCase() : undefined;
    const known =
      owner === 'author' || owner === 'publisher' || owner === 'creator' ? PROPERTY.get(owner) : PROPERTY.get(key);
    if (known === undefined) continue;
    const [field, rank] = known;
    const day = field === 'published' || field === 'updated';
    if (day) isDay = true;
    if (day && (standing === 'away' || ELSE.test(itemAbove(element)?.type ?? ''))) continue;
    if (!day && standing !== 'text' && element.name !== 'meta') continue;
    // Where the author or publisher is an item of its own, its name stands inside.
    if (!day && attribs.itemscope !== undefined) continue;
    add(
      all,
      field,
      attribs.content ?? (day ? (attribs.datetime ?? attribs.title) : undefined) ?? textWithin(element, LONGEST),
      `${kind}:${part}`,
      rank,
    );
  }
  return isDay;
}

function hearDay(all: Witnesses, element: Element, shown: 'published' | 'updated' | null, standing: Standing): void {
  const { name, attribs } = element;
  if (name === 'abbr' && shown === null && !INSTANT.test(attribs.title ?? '')) return;
  const named = shown ?? (attribs.id === undefined ? null : dayOf(attribs.id));
  const field = named ?? 'published';
  const source =
    name === 'time' || (attribs.class ?? attribs.id) === undefined
      ? name
      : `class:${(attribs.class ?? attribs.id ?? '').trim().replace(/\s+/g, '.').slice(0, 60)}`;
  const certain = attribs.pubdate !== undefined || (name === 'abbr' && named !== null);
  const rank = certain ? SHOWN : name === 'time' && named !== null ? SHOWN + 0.2 : SHOWN + 1;
  const machine = DATA.map((key) => attribs[key]).find((value) => value !== undefined && DIGIT.test(value));
  const text = textWithin(element, LONGEST_DAY + 1).trim();
  if (text.length > LONGEST_DAY) return;
  // Lines of the foot are none of the text: there its day is not looked for once more.
  const seen = standing === 'foot' ? undefined : text;
  add(all, field, machine, source, rank, seen);
  if (text !== machine) add(all, field, text, source, rank + 0.1, seen);
}

// Words of a day, a name or a headline stand a few elements deep; pages with open tags nest thousands.
const DEEPEST = 30;

/** The text below an element, up to a number of letters. */
function textWithin({ first }: Element, most: number, depth = 0): string {
  let text = '';
  if (depth > DEEPEST) return text;
  for (let node = first; node !== null && text.length < most; node = node.next)
    text += node.type === 'text' ? node.data : textWithin(node, most - text.length, depth + 1);
  return text;
}

/** A heading's words, to compare with the titles that the head claims. */
export const keyOf = (text: string): string => lettersOf(text, ' ').trim().toLowerCase();
