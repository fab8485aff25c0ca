import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { GIVENS, MIDDLES, random, SURNAMES } from '../bench/generate.mjs';

/** A topic of news: what its titles, opening sentences and further sentences look like. */
export interface Topic {
  readonly topic: string;
  readonly titles: readonly string[];
  readonly leads: readonly string[];
  readonly texts: readonly string[];
  readonly captions?: readonly string[];
}

/** A post made of one topic; the same seed gives the same post. */
export interface Made {
  readonly topic: string;
  readonly seed: number;
  readonly location: string;
  readonly content: string;
}

interface Words {
  readonly kept: Readonly<Record<string, readonly string[]>>;
  readonly fresh: Readonly<Record<string, readonly string[]>>;
  readonly filler: readonly string[];
}

const read = (file: string) => parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
const words: Words = read('words.yml');

/** The topics of a file of templates. */
export const topicsOf = (file: string): readonly Topic[] => read(file);

/**
 * One post of a topic. Templates hold slots, `{body}`, and choices, `(one|two)`; the order, the number of sentences, the
 * chrome of the site and the format come from the seed.
 */
export function make(topic: Topic, seed: number): Made {
  const next = random(seed * 7919 + 17);
  const below = (most: number): number => Math.floor(next() * most);
  const one = <T>(list: readonly T[]): T => list[below(list.length)]!;
  const chance = (share: number): boolean => next() < share;
  const shuffled = <T>(list: readonly T[]): T[] =>
    list
      .map((item) => [next(), item] as const)
      .sort((a, b) => a[0] - b[0])
      .map(([, item]) => item);

  const year = 2008 + below(18);
  const month = 1 + below(12);
  const day = 1 + below(26);
  const two = (value: number): string => String(value).padStart(2, '0');
  const slots: Record<string, string | (() => string)> = {
    person: () => `${one(SURNAMES)} ${one(MIDDLES)} ${one(GIVENS)}`,
    n: () => String(2 + below(9)),
    m2: () => String(11 + below(180)),
    pct: () => `${60 + below(39)},${below(10)}`,
    roman: () => one(['II', 'IV', 'V', 'VII']),
    q: () => one(['I', 'II', 'III', 'IV']),
    grade: String(1 + below(12)),
    year: String(year),
    held: String(year),
    pub: String(year),
    last: String(year - 1),
    next: String(year + 1),
    past: String(year - 2 - below(6)),
    schoolyear: `${year - 1} - ${year}`,
    d: chance(0.5) ? String(day) : two(day),
    m: String(month),
    d2: String(day + 1),
    dd: two(day + 1),
    mm: two(month),
    hh: two(7 + below(12)),
    mi: two(below(60)),
  };
  for (const [name, list] of Object.entries(words.kept)) slots[name] = one(list);
  for (const [name, list] of Object.entries(words.fresh)) slots[name] = () => one(list);
  slots.PROVINCE = (slots.province as string).toUpperCase();

  const fill = (template: string): string => {
    let text = template;
    for (let rounds = 0; rounds < 4 && /\{\w+\}|\([^()]*\|[^()]*\)/.test(text); rounds++)
      text = text
        .replace(/\(([^()]*\|[^()]*)\)/g, (_, choices: string) => one(choices.split('|')))
        .replace(/\{(\w+)\}/g, (_, name: string) => {
          const value = slots[name];
          if (value === undefined) throw new Error(`no slot {${name}} in "${template}"`);
          return typeof value === 'string' ? value : value();
        });
    return text;
  };

  const title = fill(one(topic.titles));
  const site = fill(one(words.fresh.site!));
  const body = [
    one(topic.leads),
    ...shuffled([...shuffled(topic.texts).slice(0, 1 + below(4)), ...shuffled(words.filler).slice(0, below(4))]),
  ].map(fill);
  const post: Parts = {
    site,
    menu: chance(0.6) ? one(words.fresh.menu!) : null,
    title: chance(0.15) ? title.toUpperCase() : title,
    stamp: fill('{stamp}'),
    body,
    caption: chance(0.5) ? fill(topic.captions && chance(0.5) ? one(topic.captions) : '{caption}') : null,
    author: one([fill('{person}'), 'PV', 'BBT', fill('Tin, ảnh: {person}')]),
    related: chance(0.6) ? Array.from({ length: 1 + below(4) }, () => fill('{related}')) : [],
  };
  const format = chance(0.2) ? 'html' : 'txt';
  return {
    topic: topic.topic,
    seed,
    location: `${seed}.${format}`,
    content: format === 'html' ? pageOf(post) : plainOf(post),
  };
}

interface Parts {
  readonly site: string;
  readonly menu: string | null;
  readonly title: string;
  readonly stamp: string;
  readonly body: readonly string[];
  readonly caption: string | null;
  readonly author: string;
  readonly related: readonly string[];
}

function plainOf({ site, menu, title, stamp, body, caption, author, related }: Parts): string {
  const [lead, ...rest] = body;
  const lines = [site, ...(menu ? [menu] : []), title, stamp, lead, ...(caption ? [caption] : []), ...rest, author];
  if (related.length > 0) lines.push('Các tin khác:', ...related.map((item) => `- ${item}`));
  return `${lines.join('\n\n')}\n`;
}

function pageOf({ site, menu, title, stamp, body, caption, author, related }: Parts): string {
  const [lead, ...rest] = body;
  const items = (list: readonly string[]): string => list.map((item) => `<li><a href="#">${item}</a></li>`).join('\n');
  return `<!DOCTYPE html><html lang="vi"><head><meta charset="utf-8"><title>${title}</title></head><body>
<div id="header">${site}<ul class="menu">${items((menu ?? 'Trang chủ').split(/ [|»] /))}</ul></div>
<div class="article"><h1>${title}</h1><div class="date">${stamp}</div><div class="content"><p>${lead}</p>
${caption ? `<figure><img src="a.jpg"><figcaption>${caption}</figcaption></figure>` : ''}
${rest.map((text) => `<p>${text}</p>`).join('\n')}
<p class="author">${author}</p></div></div>
<div class="related"><h3>Tin liên quan</h3><ul>${items(related)}</ul></div>
<div id="footer">${site}</div></body></html>`;
}
