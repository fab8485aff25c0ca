import { cdata, css, js, pixel } from '../ballast.mjs';
import { isoDay } from '../dates.mjs';
import * as around from '../furniture.mjs';
import { canonical, openGraph } from '../head.mjs';
import { body } from '../page.mjs';

const shell = (
  p,
  title,
  main,
  head = '',
) => `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML+RDFa 1.0//EN" "http://www.w3.org/MarkUp/DTD/xhtml-rdfa-1.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="${p.lang}" version="XHTML+RDFa 1.0" dir="ltr" xmlns:dc="http://purl.org/dc/terms/" xmlns:sioc="http://rdfs.org/sioc/ns#">
<head profile="http://www.w3.org/1999/xhtml/vocab"><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><meta name="Generator" content="Drupal 7 (http://drupal.org)" />
${head}<title>${title}</title>${css(p, p.r.int(60, 140))}${js(p, p.r.int(40, 120), (code) => `<!--//--><![CDATA[//><!--\n${code}\n//--><!]]>`)}</head>
<body class="html not-front not-logged-in two-sidebars page-node page-node-${p.seed} node-type-article i18n-${p.lang}">
<div id="skip-link"><a href="#main-content" class="element-invisible element-focusable">${p.text(p.lang === 'vi' ? 'Nhảy đến nội dung' : p.lang === 'de' ? 'Direkt zum Inhalt' : p.lang === 'es' ? 'Pasar al contenido principal' : 'Skip to main content')}</a></div>
<div id="page-wrapper"><div id="page"><div id="header"><div class="section clearfix"><a href="/" rel="home" id="logo"><img src="/sites/default/files/logo.png" alt="${p.text(p.ui.home)}" /></a><div class="region region-header">${around.pageClock(p)}</div></div></div><div id="main-menu" class="navigation">${around.menu(p, '<ul id="main-menu-links" class="links inline clearfix">')}</div>
<div id="main-wrapper" class="clearfix"><div id="main"><div id="breadcrumb"><h2 class="element-invisible">${p.text(p.lang === 'vi' ? 'Bạn đang ở đây' : p.lang === 'de' ? 'Sie sind hier' : p.lang === 'es' ? 'Se encuentra usted aquí' : 'You are here')}</h2><div class="breadcrumb">${around.crumbs(p)}</div></div>
<div id="sidebar-first" class="column sidebar"><div class="section">${around.sideBoxes(p, p.r.int(2, 4), (html) => `<div id="block-views-${p.r.int(1, 99)}" class="block block-views"><div class="content">${html}</div></div>\n`)}</div></div>
<div id="content" class="column"><div class="section"><a id="main-content"></a>${main}</div></div>
<div id="sidebar-second" class="column sidebar">${around.sideBoxes(p, p.r.int(2, 4), (html) => `<div class="block"><div class="content">${html}</div></div>\n`)}</div></div></div>
<div id="footer-wrapper">${around.footer(p, '<div class="region region-footer">')}</div></div></div>${js(p, p.r.int(30, 90), cdata)}${pixel(p)}</body></html>`;

export const drupal = {
  name: 'drupal',
  host: 'caocap',
  body: 'district',
  images: 'sites/default/files/styles/large/public',
  path: ({ seed, slug }) => (seed % 3 === 0 ? `/node/${seed + 3000}` : `/content/${slug}-${seed + 3000}`),
  find: (path) => Number(/^\/node\/(\d+)/.exec(path)?.[1] ?? /^\/content\/.*-(\d+)(?:\?|$)/.exec(path)?.[1]) - 3000,
  page(p) {
    const style = p.r.pick(['clean', 'divs', 'justified', 'word']);
    const head = `${p.r.chance(0.7) ? canonical(p) : ''}${p.r.chance(0.5) ? openGraph(p, ['site', 'type', 'title', 'url', 'published', 'updated']) : ''}`;
    const kind = p.r.int(0, 2);
    const by =
      p.article.author && p.r.chance(0.6)
        ? `<span class="username" xml:lang="" typeof="sioc:UserAccount" property="foaf:name">${p.author()}</span>`
        : '';
    const stamp = !p.visible
      ? ''
      : kind === 0
        ? `<span property="dc:date dc:created" content="${p.moment()}" datatype="xsd:dateTime" class="date">${p.label()} ${p.stamp('line', 'gmt', 'dmyhm')}</span>`
        : kind === 1
          ? `<div class="field field-name-post-date field-type-ds field-label-hidden"><div class="field-items"><div class="field-item even">${p.stamp('gmt', 'dmy', 'line')}</div></div></div>`
          : `<div class="field field-name-field-ngay"><div class="field-label">${p.label()}&nbsp;</div><div class="field-item even"><span class="date-display-single" property="dc:date" datatype="xsd:dateTime" content="${p.moment()}">${p.stamp('dmy')}</span></div></div>`;
    const lead = p.article.lead
      ? `<div class="field field-name-field-summary field-type-text-long"><div class="field-items"><div class="field-item even"><strong>${p.put('paragraph', p.article.lead)}</strong></div></div></div>`
      : '';
    const text = body(p, style, p.r.chance(0.4) ? around.relatedBox : undefined);
    const more = p.r.chance(0.3)
      ? `<div class="view view-archive">${p
          .others(4)
          .map(
            ({ title, href, when }) =>
              `<div class="views-row node node-article node-teaser"><h2 property="dc:title"><a href="${href}">${title}</a></h2><div class="submitted"><span content="${isoDay(when)}T00:00:00+07:00">${p.day(when)}</span></div><div class="field field-name-body"><p>${p.text(p.r.pick(p.ui.remarks))}</p></div></div>`,
          )
          .join('\n')}</div>`
      : '';
    const main = `<h1 class="title" id="page-title">${p.title()}</h1><div class="region region-content"><div id="block-system-main" class="block block-system"><div class="content"><div id="node-${p.seed}" class="node node-article node-promoted clearfix" about="${p.path}" typeof="sioc:Item foaf:Document"><div class="meta submitted">${by} ${stamp}</div><div class="content clearfix">${lead}<div class="field field-name-body field-type-text-with-summary field-label-hidden"><div class="field-items"><div class="field-item even" property="content:encoded">${text}</div></div></div></div><div class="link-wrapper"><ul class="links inline"><li class="statistics_counter"><span>${around.views(p)}</span></li><li class="print_html"><a href="/print/${p.seed}">${around.label(p, 'print')}</a></li></ul></div>${p.r.chance(0.5) ? around.comments(p) : ''}</div></div></div>${more}<div class="block">${around.newsList(p, { count: 6 })}</div></div>`;
    return shell(p, `${p.title()} | ${p.text(p.site.publisher)}`, main, head);
  },
  listPath: (n) => (n === 1 ? '/tin-tuc' : `/tin-tuc?page=${n - 1}`),
  findList: (path) => {
    const at = /^\/tin-tuc\?page=(\d+)/.exec(path);
    return at ? Number(at[1]) + 1 : /^\/tin-tuc\/?$/.test(path) ? 1 : undefined;
  },
  list(p, items, pager) {
    const rows = items
      .map(
        ({ title, href, when, lead }) =>
          `<div class="views-row"><div class="views-field views-field-title"><span class="field-content"><a href="${href}">${title}</a></span></div><div class="views-field views-field-created">${p.day(when, 'gmt')}</div><div class="views-field views-field-body">${lead}</div></div>`,
      )
      .join('\n');
    return shell(
      p,
      p.text(p.site.publisher),
      `<div class="view-content">${rows}</div><h2 class="element-invisible">Pages</h2><div class="item-list"><ul class="pager">${pager.pages.map((page) => `<li class="pager-${page.current ? 'current' : 'item'}">${page.current ? page.n : `<a href="${page.href}">${page.n}</a>`}</li>`).join('')}${pager.next ? `<li class="pager-next"><a href="${pager.next}">${around.label(p, 'next')} ›</a></li>` : ''}</ul></div>`,
    );
  },
};
