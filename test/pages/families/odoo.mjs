import { css, js, pixel } from '../ballast.mjs';
import { isoDay } from '../dates.mjs';
import * as around from '../furniture.mjs';
import { openGraph } from '../head.mjs';
import { body } from '../page.mjs';

const shell = (p, title, main, head = '') => `<!DOCTYPE html>
<html lang="${p.lang === 'vi' ? 'vi-VN' : p.lang}" data-website-id="1" data-oe-company-name="${p.text(p.site.publisher)}"><head><meta charset="utf-8"/><meta name="generator" content="Odoo"/>${head}<title>${title}</title><link rel="stylesheet" href="/web/content/1088/1.assets_frontend.css"/>${css(p, p.r.int(80, 180))}<script>odoo = { csrf_token: "${p.r.hex(40)}", session_info: { "is_admin": false, "translationURL": "/website/translations" } };</script></head>
<body><div id="wrapwrap"><header id="top" data-anchor="true"><nav class="navbar navbar-expand-md navbar-light bg-light"><div class="container"><a href="/" class="navbar-brand logo"><span role="img" aria-label="Logo"><img src="/logo.png"/></span></a>${around.menu(p, '<ul class="nav navbar-nav ml-auto" id="top_menu">')}</div></nav></header>
<main><div id="wrap" class="oe_structure"><div class="container"><div class="row"><div class="col-lg-9">${main}</div><div class="col-lg-3">${around.sideBoxes(p, p.r.int(3, 6), (html) => `<section class="s_text_block">${html}</section>\n`)}</div></div></div></div></main>
<footer class="o_footer"><div class="container">${around.footer(p, '<div id="footer" class="oe_structure">')}</div></footer></div>${js(p, p.r.int(60, 160))}${pixel(p)}${p.r.chance(0.5) ? around.cookie(p) : ''}</body></html>`;

export const odoo = {
  name: 'odoo',
  host: 'bqlkcn',
  body: 'zone',
  images: 'web/image',
  path: ({ seed }) => `/news/news?news_id=${seed + 200}`,
  find: (path) => Number(/^\/news\/news\?(?:.*&)?news_id=(\d+)/.exec(path)?.[1]) - 200,
  page(p) {
    const style = p.r.pick(['clean', 'divs', 'justified']);
    const head = p.r.chance(0.5) ? openGraph(p, ['type', 'title', 'site', 'url', 'image']) : '';
    const stamp = p.visible
      ? `<div class="text-muted mb-3"><i class="fa fa-clock-o"></i> <span>${p.stamp('iso')}</span> <i class="fa fa-eye"></i> <span>${p.r.int(10, 3000)}</span></div>`
      : '';
    const lead = p.article.lead ? `<p class="lead font-weight-bold">${p.put('paragraph', p.article.lead)}</p>` : '';
    const text = body(p, style, p.r.chance(0.4) ? around.relatedBox : undefined);
    const by = p.article.author && p.r.chance(0.5) ? `<div class="text-right"><b>${p.author()}</b></div>` : '';
    const main = `<nav aria-label="breadcrumb"><ol class="breadcrumb"><li class="breadcrumb-item">${around.crumbs(p, '</li><li class="breadcrumb-item">')}</li></ol></nav><section class="news-detail"><h3 class="o_default_snippet_text">${p.title()}</h3>${stamp}${lead}<div class="o_wblog_post_content_field news-content">${text}</div>${by}${around.share(p)}</section><h4>${p.text(p.pick('other'))}</h4><div class="row">${p
      .others(6)
      .map(
        ({ title, href, when }) =>
          `<div class="col-md-4"><div class="card"><img class="card-img-top" src="/web/image/${p.r.int(100, 9999)}"/><div class="card-body"><a href="${href}">${title}</a><br/><small>${p.lang === 'vi' ? `${isoDay(when)} 07:00:00` : p.day(when)}</small></div></div></div>`,
      )
      .join('\n')}</div>`;
    return shell(
      p,
      p.r.chance(0.4)
        ? `${p.text(p.ui.menu[2])} | ${p.text(p.site.publisher)}`
        : `${p.title()} | ${p.text(p.site.publisher)}`,
      main,
      head,
    );
  },
  listPath: (n) => (n === 1 ? '/news' : `/news/page/${n}`),
  findList: (path) => /^\/news\/page\/(\d+)/.exec(path)?.[1] ?? (/^\/news\/?$/.test(path) ? 1 : undefined),
  list(p, items, pager) {
    const rows = items
      .map(
        ({ title, href, when, lead }) =>
          `<div class="media mb-3"><div class="media-body"><h5><a href="${href}">${title}</a></h5><small>${p.day(when, 'iso')}</small><p>${lead}</p></div></div>`,
      )
      .join('\n');
    return shell(
      p,
      p.text(p.site.publisher),
      `${rows}<ul class="pagination m-0">${pager.pages.map((page) => `<li class="page-item${page.current ? ' active' : ''}"><a class="page-link" href="${page.href}">${page.n}</a></li>`).join('')}${pager.next ? `<li class="page-item"><a class="page-link" href="${pager.next}">${around.label(p, 'next')}</a></li>` : ''}</ul>`,
    );
  },
};
