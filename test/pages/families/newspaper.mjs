import { css, js, pixel } from '../ballast.mjs';
import * as around from '../furniture.mjs';
import { canonical, description, jsonLd, openGraph } from '../head.mjs';
import { named } from '../markup.mjs';
import { body } from '../page.mjs';

const two = (n) => String(n).padStart(2, '0');

const shell = (p, title, main, head = '') => `<!DOCTYPE html>
<html lang="${p.lang}">
<head><meta charset="utf-8" /><meta http-equiv="refresh" content="1800" /><title>${title}</title>
${head}<meta name="viewport" content="width=device-width, initial-scale=1, maximum-scale=5" /><link rel="preconnect" href="//cdn.example" />${css(p, p.r.int(80, 240))}
<script>window.dataLayer = window.dataLayer || []; var cmsArticle = { id: ${p.seed}, zone: ${p.r.int(1, 60)}, url: "${p.path}" };</script>${js(p, p.r.int(20, 60))}</head>
<body class="detail-page"><div id="admzone${p.r.int(1, 500)}">${around.advert(p)}</div>
<header class="site-header"><div class="container">${around.pageClock(p)}<a class="logo" href="/" title="${p.text(p.site.publisher)}"><img src="/logo.svg" alt="${p.text(p.site.publisher)}"></a><a class="rss" href="/rss">RSS</a>${around.login(p)}</div><nav class="main-nav">${around.menu(p)}</nav></header>
${p.r.chance(0.5) ? `<div class="hot-tags">${around.ticker(p)}</div>` : ''}<div class="site-body"><div class="container">${main}</div></div>
<footer class="site-footer">${around.menu(p)}${around.footer(p)}</footer>
${p.r.chance(0.4) ? around.cookie(p) : ''}${js(p, p.r.int(80, 220))}${pixel(p)}</body></html>`;

const side = (p) =>
  `<aside class="sidebar col-300">${around.advert(p)}${around.sideBoxes(p, p.r.int(2, 4))}<section class="zone zone--popular">${around.newsList(p, { name: 'most', count: 8 })}</section>${around.advert(p)}</aside>`;

function listing(p, items, pager, row) {
  return shell(
    p,
    `${p.text(p.ui.menu[2])} | ${p.text(p.site.publisher)}`,
    `<div class="col-left"><div class="zone-list">${items.map(row).join('\n')}</div><div class="paging">${pager.pages.map((page) => (page.current ? `<span class="active">${page.n}</span>` : `<a href="${page.href}">${page.n}</a>`)).join('')}${pager.next ? `<a class="next" rel="next" href="${pager.next}">${p.text(p.ui.next)}</a>` : ''}</div></div>${side(p)}`,
  );
}

const cmsStyle = {
  p: (html) => `<p>${html}</p>\n`,
  h: (level, html) => `<h${level}>${html}</h${level}>\n`,
  list: (items, ordered) =>
    `<${ordered ? 'ol' : 'ul'}>${items.map((item) => `<li>${item()}</li>`).join('')}</${ordered ? 'ol' : 'ul'}>\n`,
  picture: (p, file, caption) =>
    `<table class="picture"><tbody><tr><td class="pic"><img class="cms-photo lazy" data-photo-original-src="${file}" src="data:image/gif;base64,R0lGODlhAQABAAAAACH5BAEKAAEALAAAAAABAAEAAAICTAEAOw==" alt="" cms-photo-caption="" /></td></tr>${caption ? `<tr><td class="caption">${caption()}</td></tr>` : ''}</tbody></table>\n${p.r.chance(0.3) ? around.advert(p) : ''}`,
  table: (_, rows, caption) =>
    `${caption ? `<p class="t-title"><b>${caption()}</b></p>` : ''}<table border="1" class="data"><tbody>${rows.map((row) => `<tr>${row.map((inner) => `<td>${inner()}</td>`).join('')}</tr>`).join('')}</tbody></table>\n`,
};

/** Class names begin with cms-; address ends in -post<id>.html. */
export const newspaperCms = {
  name: 'newspaper-cms',
  host: 'baocms',
  body: 'paper',
  images: 'uploaded/media',
  path: ({ seed, slug }) => `/${slug}-post${seed + 250000}.html`,
  find: (path) => Number(/^\/[^/]*-post(\d+)\.html/.exec(path)?.[1]) - 250000,
  page(p) {
    const head = `${description(p)}${canonical(p)}${openGraph(p)}${jsonLd(p)}`;
    const stamp = p.visible
      ? `<time class="time cms-date" datetime="${p.moment().slice(0, 16)}">${p.stamp('line', 'dmyhm', 'day', 'gmt')}</time>`
      : '';
    const by = p.article.author ? `<span class="author cms-author">${p.author()}</span>` : '';
    const updated = p.r.chance(0.6) ? p.updated('line', 'dmyhm') : '';
    const sapo = p.article.lead ? `<h2 class="article__sapo cms-desc">${p.put('paragraph', p.article.lead)}</h2>` : '';
    const text = body(
      p,
      cmsStyle,
      (q) =>
        `<div class="cms-relate article__related">${around.newsList(q, { count: q.r.int(1, 3), name: 'related', dated: 0.2 })}</div>`,
    );
    const main = `<div class="col-left"><div class="breadcrumb">${around.crumbs(p, '')}</div><article class="article"><h1 class="article__title cms-title">${p.title()}</h1><div class="article__meta">${by} ${stamp} ${updated && `<span class="update">${updated}</span>`}</div><div class="social">${around.share(p)}${around.tools(p)}</div>${sapo}<div class="article__body zce-content-body cms-body" itemprop="articleBody">${text}</div><div class="article__tag">${around.tags(p)}</div></article>${around.comments(p, 7)}<section class="zone zone--recommend">${around.teasers(p, p.r.int(4, 10), 'article')}</section></div>${side(p)}`;
    return shell(p, `${p.title()} | ${p.text(p.site.publisher)}`, main, head);
  },
  listPath: (n) => (n === 1 ? '/thoi-su/' : `/thoi-su/trang-${n}.html`),
  findList: (path) => /^\/thoi-su\/trang-(\d+)\.html/.exec(path)?.[1] ?? (/^\/thoi-su\/?$/.test(path) ? 1 : undefined),
  list: (p, items, pager) =>
    listing(
      p,
      items,
      pager,
      ({ title, href, when, lead }) =>
        `<article class="story"><h2 class="story__heading"><a class="cms-link" href="${href}">${title}</a></h2><time class="story__time">${p.day(when)}</time><div class="story__summary">${lead}</div></article>`,
    ),
};

const oldStyle = {
  p: (html) => `<p style="text-align:justify">${html}</p>\n`,
  h: (_, html) => `<p><strong>${html}</strong></p>\n`,
  list: null,
  picture: (p, file, caption) =>
    `<table align="center" class="image" width="${p.r.int(400, 660)}"><tbody><tr><td><img src="${file}" alt="" /></td></tr>${caption ? `<tr><td class="image_desc">${caption()}</td></tr>` : ''}</tbody></table>\n`,
  table: (_, rows, caption) =>
    `<table border="1">${caption ? `<caption>${caption()}</caption>` : ''}<tbody>${rows.map((row) => `<tr>${row.map((inner) => `<td>${inner()}</td>`).join('')}</tr>`).join('')}</tbody></table>\n`,
};

/** Month in the path, div#date and div#content; the newsroom's sign before the lead. */
export const newspaperMonth = {
  name: 'newspaper-month',
  host: 'baothang',
  body: 'paper',
  scheme: 'http',
  images: 'dataimages',
  path: ({ seed, slug, when }) => `/kinh-te/${when.y}${two(when.m)}/${slug}-${(seed + 40000).toString(16)}/`,
  find: (path) => Number.parseInt(/^\/kinh-te\/\d{6}\/.*-([0-9a-f]+)\/?/.exec(path)?.[1], 16) - 40000,
  page(p) {
    p.mess.encode = p.r.pick([undefined, named]);
    const head = `${description(p)}${openGraph(p, ['title', 'type', 'url', 'site'])}`;
    const sign = p.r.chance(0.5) ? `(${p.r.pick(['BTO', 'NTO', 'GLO', 'BĐT'])}) - ` : '';
    const stamp = p.visible ? `<div id="date">${p.stamp('gmt', 'comma', 'th')}</div>` : '';
    const lead = p.article.lead
      ? `<div id="sapo" class="desc"><strong>${p.put('paragraph', sign + p.article.lead)}</strong></div>`
      : '';
    const text = body(
      p,
      oldStyle,
      (q) =>
        `<div class="boxlienquan">${around.newsList(q, { count: q.r.int(2, 3), name: 'related', open: '', close: '', item: (a) => `<p>&gt;&gt; ${a}</p>` })}</div>`,
    );
    const by =
      p.article.author && p.r.chance(0.8)
        ? `<div id="author" style="text-align:right;font-weight:bold">${p.sign()}</div>`
        : '';
    const main = `<div id="left">${around.crumbs(p)}<h1 id="title">${p.title()}</h1>${stamp}${around.tools(p)}${lead}<div id="content" class="content-detail">${text}${by}</div>${around.share(p)}<div class="gap"></div>${around.comments(p, 4)}<div id="others">${around.newsList(p, { count: 8 })}</div></div>${side(p)}`;
    return shell(p, `${p.title()} - ${p.text(p.site.publisher)}`, main, head);
  },
  listPath: (n) => (n === 1 ? '/kinh-te/' : `/kinh-te/?paged=${n}`),
  findList: (path) => /^\/kinh-te\/\?paged=(\d+)/.exec(path)?.[1] ?? (/^\/kinh-te\/?$/.test(path) ? 1 : undefined),
  list: (p, items, pager) =>
    listing(
      p,
      items,
      pager,
      ({ title, href, when, lead }) =>
        `<div class="item"><a href="${href}"><img src="/thumb/a.jpg" /></a><h3><a href="${href}">${title}</a></h3><span class="d">${p.day(when, 'comma')}</span><p>${lead}</p></div>`,
    ),
};

/** A modern front end: few names that mean anything, everything in divs, the day in the slug. */
export const newspaperSlug = {
  name: 'newspaper-slug',
  host: 'baongay',
  body: 'paper',
  images: 'img',
  path: ({ seed, slug, when }) => `/${slug}-${two(when.d)}${two(when.m)}${when.y}-a${seed + 58000}.html`,
  find: (path) => Number(/^\/[^/]*-\d{8}-a(\d+)\.html/.exec(path)?.[1]) - 58000,
  page(p) {
    const css2 = (name) => `${name}_${p.r.hex(5)}`;
    const style = {
      p: (html) => `<div class="${css2('p')}">${html}</div>\n`,
      h: (level, html) => `<h${level} class="${css2('h')}">${html}</h${level}>\n`,
      list: (items) => `<ul>${items.map((item) => `<li>${item()}</li>`).join('')}</ul>\n`,
      picture: (_, file, caption) =>
        `<figure class="expNoEdit"><div class="${css2('ratio')}"><img src="${file}" alt=""></div>${caption ? `<figcaption><h2>${caption()}</h2></figcaption>` : ''}</figure>\n`,
      table: oldStyle.table,
    };
    const head = `${canonical(p)}${openGraph(p)}${p.r.chance(0.6) ? jsonLd(p) : ''}`;
    const stamp = p.visible ? `<div class="${css2('time')}">${p.stamp('line', 'bar', 'h', 'hour')}</div>` : '';
    const lead = p.article.lead ? `<div class="${css2('chapeau')}">${p.put('paragraph', p.article.lead)}</div>` : '';
    const text = body(
      p,
      style,
      (q) => `<div type="RelatedOneNews" class="VCSortableInPreviewMode">${around.teasers(q, 1)}</div>`,
    );
    const by = p.article.author ? `<div class="${css2('author')}">${p.author()}</div>` : '';
    const main = `<div class="${css2('layout')}"><div class="${css2('main')}"><div>${around.crumbs(p, ' / ')}</div>${stamp}<h1>${p.title()}</h1>${around.share(p)}<div class="${css2('detail')}">${lead}<div>${text}</div>${by}</div>${around.tags(p)}${around.comments(p, 7)}<div class="${css2('grid')}">${around.teasers(p, 6)}</div></div>${side(p)}</div>`;
    return shell(p, p.title(), main, head);
  },
  listPath: (n) => `/s/thi-dua?page=${n}`,
  findList: (path) => /^\/s\/thi-dua\?page=(\d+)/.exec(path)?.[1] ?? (/^\/s\/thi-dua$/.test(path) ? 1 : undefined),
  list: (p, items, pager) =>
    listing(
      p,
      items,
      pager,
      ({ title, href, when, lead }) =>
        `<div class="i"><a href="${href}">${title}</a><div>${lead}</div><div>${p.day(when, 'line')}</div></div>`,
    ),
};
