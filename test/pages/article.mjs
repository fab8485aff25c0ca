import { bloc } from './content/bloc.mjs';
import { town } from './content/english.mjs';
import { farm } from './content/farm.mjs';
import { gemeinde } from './content/german.mjs';
import { health } from './content/health.mjs';
import { law } from './content/law.mjs';
import { man, PROVINCES, pen, vietnameseSlots } from './content/names.mjs';
import { school } from './content/school.mjs';
import { pueblo } from './content/spanish.mjs';
import { sport } from './content/sport.mjs';
import { later } from './dates.mjs';
import { fill } from './fill.mjs';
import { random } from './random.mjs';

const GENRES = {
  vi: { bloc, farm, school, sport, law, health },
  en: { town },
  de: { gemeinde },
  es: { pueblo },
};

/** short: a paragraph under a picture; medium: 4 to 9 paragraphs; long: 14 to 30, some of two thoughts. */
const LENGTHS = ['medium', 'short', 'medium', 'long', 'medium', 'medium'];

const words = (text) => text.split(' ').length;

function fixed(slots, r) {
  return Object.fromEntries(Object.entries(slots ?? {}).map(([name, list]) => [name, r.pick(list)]));
}

function slotsOf(lang, genre, r, place, published) {
  if (lang === 'vi') return { ...vietnameseSlots(r, place[0], published), ...fixed(genre.slots, r) };
  return { ...genre.people(r, published), ...fixed(genre.slots, r) };
}

/** What both the article and its headline start from, so that other pages can name an article without writing it. */
function start(family, seed, lang) {
  const r = random(`${family}/${seed}/${lang}`);
  const kinds = GENRES[lang];
  const names = Object.keys(kinds);
  const name = r.pick(names);
  const genre = kinds[name];
  const place = PROVINCES[(seed * 7 + family.length) % PROVINCES.length];
  const published = {
    y: r.int(2012, 2024),
    m: r.int(1, 12),
    d: r.int(1, 28),
    H: r.int(6, 21),
    M: r.int(0, 59),
    S: r.int(0, 59),
  };
  const slots = slotsOf(lang, genre, r, place, published);
  const title = fill(r.pick(genre.titles), slots, r);
  return { r, genre, name, place, published, slots, title };
}

/** The headline, day and section of an article. */
export function headline(family, seed, lang = 'vi') {
  const { title, published, genre } = start(family, seed, lang);
  return { title, published, section: genre.section[0] };
}

/**
 * An invented article: what it says, without any mark-up.
 * @returns {{ title: string, lead: string, nodes: object[], author: string | null, unit: string, section: string,
 *   published: object, updated: object | null, province: string, host: string, slots: object, f: (t: string) => string }}
 */
export function makeArticle(family, seed, lang = 'vi') {
  const { r, genre, name, place, published, slots, title } = start(family, seed, lang);
  const f = (template) => fill(template, slots, r);
  const length = LENGTHS[seed % LENGTHS.length];
  const count = { short: 1, medium: r.int(4, 9), long: r.int(18, 34) }[length];
  const closing = genre.paragraphs.at(-1);
  const thoughts = r.sample(genre.paragraphs.slice(0, -1), count).map(f);
  const chosen = [];
  for (const thought of thoughts) {
    if (chosen.length > 1 && r.chance(0.15)) chosen.push(`${chosen.pop()} ${thought}`);
    else chosen.push(thought);
  }
  if (length === 'long' || (length === 'medium' && r.chance(0.5))) chosen.push(f(closing));
  const lead = f(r.pick(genre.leads));
  const picture = () => ({
    kind: 'picture',
    file: `${r.pick(['anh', 'IMG_', 'dsc', 'hinh-', 'z'])}${r.int(100, 99999)}.jpg`,
    caption: r.chance(0.8) ? f(r.pick(genre.captions)) : null,
  });
  const nodes = [];
  if (length === 'short') {
    nodes.push({ ...picture(), caption: f(r.pick(genre.captions)) });
    nodes.push({ kind: 'paragraph', text: words(lead) > 52 ? lead : `${lead} ${chosen[0]}` });
    return finish({ lead: null, nodes });
  }
  const headings =
    length === 'long' || r.chance(0.25) ? r.sample(genre.headings, length === 'long' ? r.int(2, 5) : 2).map(f) : [];
  const every = headings.length ? Math.floor(chosen.length / headings.length) : Infinity;
  const list = r.chance(0.4)
    ? {
        kind: 'list',
        ordered: r.chance(0.3),
        items: r.sample(genre.items, r.int(3, 5)).map((item) => `${f(item)}${r.pick(['', ';', '.'])}`),
      }
    : null;
  const table = r.chance(length === 'long' ? 0.6 : 0.25) ? { kind: 'table', ...genre.table(f, r) } : null;
  const listAt = r.int(1, chosen.length - 1);
  const tableAt = r.int(1, chosen.length);
  chosen.forEach((text, i) => {
    if (i > 0 && i % every === 0 && headings.length)
      nodes.push({ kind: 'heading', level: r.int(2, 3), text: headings.shift() });
    if (i === listAt && list) nodes.push(list);
    nodes.push({ kind: 'paragraph', text });
    if (r.chance(i === 0 ? 0.6 : 0.15)) nodes.push(picture());
    if (i === Math.floor(chosen.length / 2) && r.chance(0.35)) nodes.push({ kind: 'related' });
    if (i === tableAt - 1 && table) nodes.push(table);
  });
  return finish({ lead, nodes });

  function finish(parts) {
    const invented = lang === 'vi' ? r.pick([man, pen])(r) : slots.man(r);
    return {
      ...parts,
      title,
      author: r.chance(0.8) ? invented : null,
      published,
      updated: r.chance(0.45)
        ? later(published, r.pick([r.int(20, 300), r.int(1500, 9000), r.int(20000, 90000)]))
        : null,
      section: r.pick(genre.section),
      genre: name,
      comments: genre.comments,
      province: place[0],
      host: place[1],
      slots,
      f,
    };
  }
}

/** The article as another portal tells it: a word or two changed, a paragraph lost, another headline. */
export function retold(article, seed) {
  const r = random(`retold/${seed}`);
  const paragraphs = article.nodes.filter((node) => node.kind === 'paragraph');
  const lost = paragraphs.length > 4 ? paragraphs[r.int(2, paragraphs.length - 2)] : null;
  const edit = (text) =>
    r.chance(0.3)
      ? text
          .replace(' và ', ' cùng ')
          .replace('đồng chí', 'ông')
          .replace(/\.$/, './.')
          .replace(/\.\/\.\/\.$/, './.')
      : text;
  const nodes = article.nodes
    .filter((node) => node !== lost && node.kind !== 'related')
    .map((node) => (node.kind === 'paragraph' ? { ...node, text: edit(node.text) } : node));
  return {
    ...article,
    nodes,
    title: r.chance(0.5) ? article.title : `${article.province}: ${article.title}`,
    published: later(article.published, r.int(60, 2800)),
    updated: null,
  };
}
