import { css, js, pixel } from '../ballast.mjs';
import { isoDay, isoTime } from '../dates.mjs';
import * as around from '../furniture.mjs';
import { canonical, jsonLd, openGraph } from '../head.mjs';
import { body } from '../page.mjs';

const shell = (p, title, main, head = '', theme = 'flatsome') => `<!DOCTYPE html>
<html lang="${p.lang}" prefix="og: https://ogp.me/ns#" class="loading-site no-js">
<head><meta charset="UTF-8" /><link rel="profile" href="http://gmpg.org/xfn/11" /><meta name="viewport" content="width=device-width, initial-scale=1" />
<title>${title}</title>
${head}<link rel="alternate" type="application/rss+xml" title="Feed" href="/feed/" /><link rel="https://api.w.org/" href="/wp-json/" /><meta name="generator" content="WordPress 6.${p.r.int(0, 5)}" />
<link rel='stylesheet' href='/wp-content/themes/${theme}/style.css?ver=3.${p.r.int(1, 19)}' media='all' />
${css(p, p.r.int(80, 260))}${js(p, p.r.int(20, 60), (code) => `/* <![CDATA[ */\n${code}\n/* ]]> */`)}</head>
<body class="post-template-default single single-post postid-${p.seed} single-format-standard wp-embed-responsive">
<a class="skip-link screen-reader-text" href="#content">${p.text(p.lang === 'vi' ? 'Bỏ qua nội dung' : p.lang === 'de' ? 'Zum Inhalt springen' : p.lang === 'es' ? 'Saltar al contenido' : 'Skip to content')}</a>
<div id="page" class="site"><header id="masthead" class="site-header"><div class="site-branding"><p class="site-title"><a href="/" rel="home">${p.text(p.site.publisher)}</a></p></div><nav id="site-navigation" class="main-navigation">${around.menu(p, '<ul id="primary-menu" class="menu nav-menu">')}</nav></header>
<div id="content" class="site-content">${main}</div>
<footer id="colophon" class="site-footer"><div class="footer-widgets"><aside class="widget">${around.newsList(p, { name: 'latest', count: 3 })}</aside></div>${around.footer(p, '<div class="site-info">')}</footer></div>
${p.r.chance(0.6) ? around.cookie(p) : ''}${p.r.chance(0.4) ? around.popup(p) : ''}${js(p, p.r.int(60, 200))}${pixel(p)}</body></html>`;

const sidebar = (p) =>
  `<div id="secondary" class="widget-area" role="complementary">${around.sideBoxes(p, p.r.int(3, 6), (html) => `<aside class="widget"><div>${html}</div></aside>\n`)}<aside class="widget widget_recent_comments"><h2 class="widget-title">${p.text(p.ui.comments)}</h2><ul><li>${p.text(p.r.pick(p.ui.remarks).slice(0, 90))}…</li></ul></aside></div>`;

const wpPicture = {
  ...{
    p: (html) => `<p>${html}</p>\n`,
    h: (level, html) => `<h${level}><span class="ez-toc-section" id="s${level}"></span>${html}</h${level}>\n`,
    list: (items, ordered) =>
      `<${ordered ? 'ol' : 'ul'}>${items.map((item) => `\n<li>${item()}</li>`).join('')}\n</${ordered ? 'ol' : 'ul'}>\n`,
  },
  picture: (p, file, caption) => {
    const id = p.r.int(100, 9999);
    return `<div id="attachment_${id}" style="width: 810px" class="wp-caption aligncenter"><img decoding="async" aria-describedby="caption-attachment-${id}" class="size-large wp-image-${id}" src="${file}" alt="" srcset="${file} 800w, ${file}?w=300 300w" />${caption ? `<p id="caption-attachment-${id}" class="wp-caption-text">${caption()}</p>` : ''}</div>\n`;
  },
  table: (_, rows, caption) =>
    `${caption ? `<p style="text-align: center;"><strong>${caption()}</strong></p>` : ''}<table style="border-collapse: collapse; width: 100%;" border="1"><tbody>${rows.map((row) => `\n<tr>${row.map((inner) => `\n<td style="width: 20%;">${inner()}</td>`).join('')}\n</tr>`).join('')}\n</tbody></table>\n`,
};

function listing(p, items, pager) {
  const rows = items
    .map(
      ({ title, href, when, lead }) =>
        `<article class="post type-post status-publish hentry"><header class="entry-header"><h2 class="entry-title"><a href="${href}" rel="bookmark">${title}</a></h2><div class="entry-meta"><time class="entry-date published" datetime="${isoTime(when)}">${p.day(when)}</time></div></header><div class="entry-summary"><p>${lead} [&hellip;]</p></div></article>`,
    )
    .join('\n');
  return shell(
    p,
    p.text(p.site.publisher),
    `<main>${rows}<nav class="navigation pagination"><div class="nav-links">${pager.pages.map((page) => (page.current ? `<span aria-current="page" class="page-numbers current">${page.n}</span>` : `<a class="page-numbers" href="${page.href}">${page.n}</a>`)).join('\n')}${pager.next ? `<a class="next page-numbers" href="${pager.next}">${p.text(p.ui.next)}</a>` : ''}</div></nav></main>${sidebar(p)}`,
  );
}

const pages = {
  listPath: (n) => (n === 1 ? '/category/tin-tuc/' : `/category/tin-tuc/page/${n}/`),
  findList: (path) =>
    /^\/category\/tin-tuc\/page\/(\d+)\/?$/.exec(path)?.[1] ?? (/^\/category\/tin-tuc\/?$/.test(path) ? 1 : undefined),
  list: listing,
};

/** A classic theme: entry-title, entry-meta, entry-content. On some pages teasers of other posts follow in full entries. */
export const wordpress = {
  name: 'wordpress',
  host: 'thpt',
  body: 'school',
  images: 'wp-content/uploads',
  path: ({ seed, slug, when }) =>
    seed % 4 === 0 ? `/?p=${seed + 100}` : `/${when.y}/${String(when.m).padStart(2, '0')}/${slug}-${seed + 100}/`,
  find: (path) => Number(/[?&]p=(\d+)/.exec(path)?.[1] ?? /^\/\d{4}\/\d{2}\/[^/]*-(\d+)\/?/.exec(path)?.[1]) - 100,
  page(p) {
    const head = `${p.r.chance(0.8) ? canonical(p) : ''}${p.r.chance(0.7) ? openGraph(p) : ''}${p.r.chance(0.6) ? jsonLd(p) : ''}`;
    const iso = p.visible && p.r.chance(0.7) ? ` datetime="${p.moment()}"` : '';
    const stamp = p.visible
      ? `<span class="posted-on">${p.lang === 'vi' ? 'Posted on' : p.label()} <a href="${p.url}" rel="bookmark"><time class="entry-date published"${iso}>${p.stamp('named', 'dmy', 'dash', 'long')}</time>${p.article.updated && p.isoUpdated() ? `<time class="updated" datetime="${p.isoUpdated()}" style="display:none">${p.day(p.article.updated)}</time>` : ''}</a></span>`
      : '';
    const by =
      p.article.author && p.r.chance(0.6)
        ? `<span class="byline"> ${p.text(p.pick('by').toLowerCase())} <span class="author vcard"><a class="url fn n" href="/author/${p.seed}">${p.author()}</a></span></span>`
        : '';
    const lead = p.article.lead ? `<p><strong>${p.put('paragraph', p.article.lead)}</strong></p>\n` : '';
    const text = body(
      p,
      p.r.chance(0.5) ? wpPicture : 'clean',
      p.r.chance(0.4) ? (q) => around.relatedBox(q, 'crp_related') : undefined,
    );
    const more = p.r.chance(0.25)
      ? p
          .others(3)
          .map(
            ({ title, href, when }) =>
              `<article class="post hentry"><h2 class="entry-title"><a href="${href}">${title}</a></h2><time class="entry-date" datetime="${isoDay(when)}">${p.day(when)}</time><div class="entry-summary"><p>${p.text(p.r.pick(p.ui.remarks))}</p></div></article>`,
          )
          .join('\n')
      : '';
    const main = `<div id="primary" class="content-area"><main id="main" class="site-main"><article id="post-${p.seed}" class="post-${p.seed} post type-post status-publish format-standard hentry"><header class="entry-header"><h6 class="entry-category">${around.crumbs(p, ' / ')}</h6><h1 class="entry-title">${p.title()}</h1><div class="entry-meta">${stamp}${by}<span class="views">${around.views(p)}</span></div></header><div class="entry-content">${p.r.chance(0.4) ? around.share(p) : ''}${lead}${text}${around.share(p)}</div><footer class="entry-meta">${around.tags(p)}</footer></article>${more}<nav class="navigation post-navigation">${p
      .others(2)
      .map(({ title, href }, i) => `<div class="nav-${i ? 'next' : 'previous'}"><a href="${href}">${title}</a></div>`)
      .join('')}</nav>${p.r.chance(0.6) ? around.comments(p) : ''}</main></div>${sidebar(p)}`;
    return shell(p, `${p.title()} &#8211; ${p.text(p.site.publisher)}`, main, head);
  },
  ...pages,
};

const block = {
  p: (html) => `\n<p class="has-text-align-justify">${html}</p>\n`,
  h: (level, html) => `\n<h${level} class="wp-block-heading">${html}</h${level}>\n`,
  list: (items, ordered) =>
    `\n<${ordered ? 'ol' : 'ul'} class="wp-block-list">${items.map((item) => `<li>${item()}</li>`).join('\n')}</${ordered ? 'ol' : 'ul'}>\n`,
  picture: (_, file, caption) =>
    `\n<figure class="wp-block-image aligncenter size-large"><img loading="lazy" width="1024" height="683" src="data:image/svg+xml;base64,PHN2Zz48L3N2Zz4=" data-src="${file}" alt="" class="lazyload"/><noscript><img src="${file}" alt=""/></noscript>${caption ? `<figcaption class="wp-element-caption">${caption()}</figcaption>` : ''}</figure>\n`,
  table: (_, rows, caption) =>
    `\n<figure class="wp-block-table"><table><tbody>${rows.map((row) => `<tr>${row.map((inner) => `<td>${inner()}</td>`).join('')}</tr>`).join('')}</tbody></table>${caption ? `<figcaption class="wp-element-caption">${caption()}</figcaption>` : ''}</figure>\n`,
};

const widget = (p, kind, inner) =>
  `<div class="elementor-element elementor-element-${p.r.hex(7)} elementor-widget elementor-widget-${kind}" data-id="${p.r.hex(7)}" data-element_type="widget" data-widget_type="${kind}.default"><div class="elementor-widget-container">${inner}</div></div>\n`;

/** A page builder: every part a widget in sections and columns; the body is one widget, or several. */
export const elementor = {
  name: 'elementor',
  host: 'congdoan',
  body: 'union',
  images: 'wp-content/uploads',
  path: ({ seed, slug }) => `/${slug}-${seed + 60}/`,
  find: (path) => Number(/^\/[a-z0-9][a-z0-9-]*-(\d+)\/?(?:\?|$)/.exec(path)?.[1]) - 60,
  page(p) {
    const head = `${canonical(p)}${openGraph(p)}${p.r.chance(0.7) ? jsonLd(p) : ''}`;
    const stamp = p.visible
      ? `<li class="elementor-icon-list-item" itemprop="datePublished"><span class="elementor-icon-list-icon"><i aria-hidden="true" class="fas fa-calendar"></i></span><span class="elementor-icon-list-text elementor-post-info__item elementor-post-info__item--type-date">${p.r.chance(0.4) ? `<time>${p.stamp('named', 'dmy')}</time>` : p.stamp('named', 'dmy', 'dash')}</span></li>`
      : '';
    const by =
      p.article.author && p.r.chance(0.7)
        ? `<li class="elementor-icon-list-item" itemprop="author"><span class="elementor-icon-list-text elementor-post-info__item--type-author">${p.author()}</span></li>`
        : '';
    const title = widget(
      p,
      'theme-post-title',
      `<h1 class="elementor-heading-title elementor-size-default">${p.title()}</h1>`,
    );
    const info = widget(
      p,
      'post-info',
      `<ul class="elementor-inline-items elementor-icon-list-items elementor-post-info">${by}${stamp}</ul>`,
    );
    const lead = p.article.lead ? widget(p, 'theme-post-excerpt', p.put('paragraph', p.article.lead)) : '';
    const box = p.r.chance(0.4)
      ? (q) => `<div class="elementor-posts">${around.newsList(q, { count: 3, name: 'related', dated: 0.3 })}</div>`
      : undefined;
    const { nodes } = p.article;
    const cut = nodes.length > 5 && p.r.chance(0.5) ? p.r.int(3, nodes.length - 2) : nodes.length;
    const first = widget(p, 'theme-post-content', body(p, block, box, nodes.slice(0, cut)));
    const text =
      cut < nodes.length
        ? `${first}${widget(p, 'html', around.advert(p))}${widget(p, 'text-editor', body(p, block, box, nodes.slice(cut)))}`
        : first;
    const main = `<div data-elementor-type="single-post" class="elementor elementor-${p.seed} elementor-location-single post type-post"><section class="elementor-section elementor-top-section"><div class="elementor-container"><div class="elementor-column elementor-col-66"><div class="elementor-widget-wrap elementor-element-populated">${title}${info}${lead}${widget(p, 'share-buttons', around.share(p))}${text}${widget(p, 'post-navigation', around.newsList(p, { count: 2, name: '' }))}${widget(p, 'posts', around.teasers(p, 4, 'article'))}</div></div><div class="elementor-column elementor-col-33">${around.sideBoxes(p, p.r.int(2, 5), (html) => widget(p, 'wp-widget', html))}</div></div></section></div>`;
    return shell(
      p,
      `${p.title()} | ${p.text(p.site.publisher)}`,
      main,
      `${head}${css(p, p.r.int(100, 600))}`,
      'hello-elementor',
    );
  },
  ...pages,
};
