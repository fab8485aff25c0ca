import { headline, makeArticle, retold } from './article.mjs';
import { aggregator } from './families/aggregator.mjs';
import { danang } from './families/danang.mjs';
import { dotnetnuke } from './families/dotnetnuke.mjs';
import { drupal } from './families/drupal.mjs';
import { aspx, php2005, wordpaste } from './families/handmade.mjs';
import { joomla } from './families/joomla.mjs';
import { liferay } from './families/liferay.mjs';
import { newspaperCms, newspaperMonth, newspaperSlug } from './families/newspaper.mjs';
import { nukeviet } from './families/nukeviet.mjs';
import { odoo } from './families/odoo.mjs';
import { sharepoint } from './families/sharepoint.mjs';
import { vnpt } from './families/vnpt.mjs';
import { webcenter } from './families/webcenter.mjs';
import { elementor, wordpress } from './families/wordpress.mjs';
import { pageContext, pathOf, truthOf } from './page.mjs';
import { mobileView, printView } from './views.mjs';

const ALL = [
  ...[sharepoint, dotnetnuke, liferay, vnpt, nukeviet, wordpress, elementor, joomla, drupal, webcenter, danang, odoo],
  ...[newspaperCms, newspaperMonth, newspaperSlug, aspx, php2005, wordpaste, aggregator],
];
const BY_NAME = new Map(ALL.map((family) => [family.name, family]));

/** Names of the families of portals. */
export const FAMILIES = ALL.map((family) => family.name);
/** Articles each family's site holds in its listings: seeds 1 to this. */
export const ARTICLES = 40;

const SEEDS = [1, 2, 3, 4, 7, 10];
const FOREIGN = ['en', 'de', 'es'];
/** The fixed set that readers are measured on. */
export const BENCHMARK = FAMILIES.flatMap((family, i) => [
  ...SEEDS.map((seed) => ({ family, seed, lang: 'vi' })),
  { family, seed: 2, lang: FOREIGN[i % 3] },
  { family, seed: 3, lang: FOREIGN[(i + 1) % 3] },
]);

function familyOf(name) {
  const family = BY_NAME.get(name);
  if (!family) throw new Error(`no family ${name}: one of ${FAMILIES.join(', ')}`);
  return family;
}

/**
 * A portal page and what a careful reader would say of it. The same family, seed and language always give the same page.
 * @type {typeof import('./generate.d.mts').makePage}
 */
export function makePage(name, seed, options = {}) {
  const family = familyOf(name);
  const p = pageContext(family, seed, options);
  const html = family.page(p);
  return { html, url: p.url, truth: truthOf(p) };
}

/**
 * A category page in the family's manner, `count` articles to a page, with its own kind of pager.
 * @type {typeof import('./generate.d.mts').makeListing}
 */
export function makeListing(name, page, count = 10, { lang = 'vi', base, total = ARTICLES } = {}) {
  const family = familyOf(name);
  const p = pageContext(family, 1000 + page, { lang, base });
  const last = Math.ceil(total / count);
  const prefix = p.site.base + (lang === 'vi' ? '' : `/${lang}`);
  const href = (n) => prefix + family.listPath(n);
  const seeds = [...Array(total).keys()].map((i) => i + 1).slice((page - 1) * count, page * count);
  const items = seeds.map((seed) => {
    const article = makeArticle(name, seed, lang);
    const lead = article.lead ?? article.nodes.find((node) => node.kind === 'paragraph').text;
    return {
      title: p.text(article.title),
      href: p.site.base + pathOf(family, seed, lang),
      when: article.published,
      lead: p.text(lead.slice(0, 140)),
    };
  });
  const next = page < last ? href(page + 1) : null;
  const pages = [...Array(last).keys()].map((i) => ({ n: i + 1, href: href(i + 1), current: i + 1 === page }));
  const html = family.list(p, items, { pages, next, previous: page > 1 ? href(page - 1) : null });
  return { html, url: href(page), articles: items.map((item) => item.href), next };
}

/** Which page an address of these sites (or of the server's /family/…) leads to; null where it leads to none. */
export function pageAt(url) {
  const at = new URL(url, 'http://localhost');
  let path = at.pathname + at.search;
  const first = /^\/([^/]+)(\/.*)$/.exec(path);
  const named = first && BY_NAME.get(first[1]);
  if (named) path = first[2];
  const family = named ?? ALL.find((one) => at.hostname.replace(/^m\./, '').startsWith(`${one.host}.`));
  if (!family) return null;
  const foreign = /^\/(en|de|es)(\/.*)$/.exec(path);
  const lang = foreign ? foreign[1] : 'vi';
  if (foreign) path = foreign[2];
  const page = Number(family.findList(path));
  if (page > 0) return { family: family.name, lang, page };
  const seed = family.find(path);
  return seed > 0 && seed < 1000 ? { family: family.name, lang, seed } : null;
}

/**
 * What a server of all the sites answers: `/FAMILY/…` as its own site, an article with `print=1` in its print view,
 * everything else 404.
 * @param {string} path path and query of the request
 * @param {string} origin of the server, so that links lead back to it
 */
export function route(path, origin = '') {
  const html = (status, body) => ({ status, headers: { 'content-type': 'text/html; charset=utf-8' }, body });
  if (path === '/')
    return html(
      200,
      `<ul>${FAMILIES.map((name) => `<li><a href="${origin}/${name}${familyOf(name).listPath(1)}">${name}</a></li>`).join('')}</ul>`,
    );
  const name = path.split('/')[1];
  const at = BY_NAME.has(name) ? pageAt(`${origin || 'http://localhost'}${path}`) : null;
  const base = `${origin}/${name}`;
  if (at?.page && at.page <= Math.ceil(ARTICLES / 10))
    return html(200, makeListing(name, at.page, 10, { lang: at.lang, base }).html);
  if (at?.seed && at.seed <= ARTICLES && /[?&]print=1/.test(path))
    return html(200, printView(pageContext(familyOf(name), at.seed, { lang: at.lang, base })).html);
  if (at?.seed && at.seed <= ARTICLES) return html(200, makePage(name, at.seed, { lang: at.lang, base }).html);
  return html(404, '<!DOCTYPE html><title>404</title><h1>Not Found</h1>');
}

/**
 * One article in several places: its page, another portal's copy with small edits, print and mobile view, and its
 * address with tracking parameters.
 * @type {typeof import('./generate.d.mts').reposts}
 */
export function reposts(family1, family2, seed) {
  const original = makePage(family1, seed);
  const article = makeArticle(family1, seed);
  const repost = makePage(family2, seed + 400, { article: retold(article, seed) });
  const p = () => pageContext(familyOf(family1), seed, { article });
  const join = original.url.includes('?') ? '&' : '?';
  const tracked = ['utm_source=facebook&utm_medium=social', 'fbclid=IwAR0x9', 'gclid=abc123', 'zarsrc=30'].map(
    (query) => original.url + join + query,
  );
  return { original, repost, print: printView(p()), mobile: mobileView(p()), tracked };
}

export { headline };
