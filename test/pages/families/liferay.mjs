import { cdata, css, js, pixel } from '../ballast.mjs';
import * as around from '../furniture.mjs';
import { canonical, description } from '../head.mjs';
import { body } from '../page.mjs';

const portlet = (p, inner, kind = 'journal-content', title = '') => {
  const id = `${kind === 'asset-publisher' ? 101 : 56}_INSTANCE_${p.r.hex(12)}`;
  return `<div class="portlet-boundary portlet-boundary_${id.slice(0, 3)}_ portlet-static portlet-static-end portlet-${kind}" id="p_p_id_${id}_"><span id="p_${id}"></span><section class="portlet" id="portlet_${id}"><header class="portlet-topper"><h1 class="portlet-title"><span class="portlet-title-text">${title}</span></h1></header><div class="portlet-content"><div class="portlet-body">${inner}</div></div></section></div>\n`;
};

const SKIP = {
  vi: 'Truy cập nội dung luôn',
  en: 'Skip to Content',
  de: 'Zum Inhalt wechseln',
  es: 'Saltar al contenido',
};

const shell = (p, title, main, head = '') => `<!DOCTYPE html>
<html class="aui ltr" dir="ltr" lang="${p.lang === 'vi' ? 'vi-VN' : p.lang}">
<head><title>${title}</title><meta content="initial-scale=1.0, width=device-width" name="viewport" /><meta content="text/html; charset=UTF-8" http-equiv="content-type" />
${head}<link class="lfr-css-file" href="/portal-theme/css/aui.css?browserId=other&amp;themeId=portal_WAR_theme&amp;minifierType=css&amp;languageId=vi_VN&amp;b=6201" rel="stylesheet" type="text/css" />
${js(p, p.r.int(50, 150), cdata)}${css(p, p.r.int(40, 100))}</head>
<body class="yui3-skin-sam controls-visible signed-out public-page site">
<a href="#main-content" id="skip-to-content">${p.text(SKIP[p.lang])}</a>
<div class="container-fluid" id="wrapper"><header id="banner" role="banner"><div id="heading"><h1 class="site-title"><a class="logo" href="/web/guest"><img alt="${p.text(p.site.publisher)}" src="/image/layout_set_logo?img_id=${p.r.int(10000, 99999)}" /></a></h1></div>${around.pageClock(p)}<nav class="sort-pages modify-pages navbar" id="navigation">${around.menu(p, '<ul class="nav nav-collapse" role="menubar">')}</nav></header>
<div id="content"><nav id="breadcrumbs"><ul class="breadcrumb"><li>${around.crumbs(p, '</li><li>')}</li></ul></nav>
<div class="columns-2" id="main-content" role="main"><div class="portlet-layout row-fluid"><div class="portlet-column portlet-column-first span8" id="column-1"><div class="portlet-dropzone portlet-column-content" id="layout-column_column-1">${main}</div></div><div class="portlet-column portlet-column-last span4" id="column-2">${around.sideBoxes(p, p.r.int(4, 7), (html) => portlet(p, `<div class="journal-content-article">${html}</div>`))}</div></div></div></div>
<footer id="footer" role="contentinfo">${around.footer(p, '<div class="powered-by">')}</footer></div>${pixel(p)}${js(p, p.r.int(60, 160))}</body></html>`;

export const liferay = {
  name: 'liferay',
  host: 'stttt',
  body: 'media',
  images: 'documents/10180/0',
  path: ({ seed, slug }) =>
    seed % 2
      ? `/web/stttt/xem-chi-tiet/-/asset_publisher/Content/${slug}?${seed + 71000}`
      : `/web/stttt/tin-tuc/-/asset_publisher/Ku${seed + 71000}/content/${slug}`,
  find: (path) =>
    Number(
      /\/asset_publisher\/Content\/[^?]*\?(\d+)/.exec(path)?.[1] ??
        /\/asset_publisher\/Ku(\d+)\/content\//.exec(path)?.[1],
    ) - 71000,
  page(p) {
    const style = p.r.pick(['clean', 'justified', 'divs', 'pictureTable']);
    const head = `${p.r.chance(0.6) ? canonical(p) : ''}${p.r.chance(0.5) ? description(p) : ''}`;
    const views = p.r.int(10, 4000);
    const title = p.r.pick([
      () => `<h3 class="text-change-size">${p.title()}</h3>`,
      () => `<h3 class="header-title"><span>${p.title()}</span></h3>`,
      () => `<div class="news-title">${p.title()}</div>`,
    ])();
    // The counter stands right after the hour, with nothing between.
    const stamp = p.visible
      ? p.r.pick([
          () => `<p class="time-post">${p.stamp('dmyhm')} <i class="icon-eye-open"></i>${views}</p>`,
          () =>
            `<div class="ngay-dang"><span>${p.stamp('dmyhm', 'line', 'dmy')}</span><span>&nbsp;${views}</span></div>`,
          () => `<div class="metadata-entry metadata-publish-date">${p.label()} ${p.stamp('dmy', 'gmt2')}</div>`,
        ])()
      : '';
    const sapo = p.article.lead
      ? `<p class="summary-post text-change-size"><strong>${p.put('paragraph', p.article.lead)}</strong></p>`
      : '';
    const text = body(p, style, p.r.chance(0.4) ? around.relatedBox : undefined);
    const by =
      p.article.author && p.r.chance(0.7) ? `<p class="author" style="text-align:right"><b>${p.author()}</b></p>` : '';
    const updated = p.r.chance(0.7) ? p.updated('dmyhm', 'hmdmy') : '';
    const main = portlet(
      p,
      `<div class="asset-full-content show-asset-title">${p.r.chance(0.5) ? `<span class="header-back-to"><a href="javascript:history.go(-1);">&laquo; ${around.label(p, 'back')}</a></span>` : ''}${title}${stamp}<div class="asset-content" id="aui_${p.r.hex(8)}">${sapo}<div class="journal-content-article">${text}${by}</div>${updated && `<div class="metadata-modified">${updated}</div>`}</div><div class="taglib-ratings stars">${p.text(p.ui.rating)}</div>${around.share(p)}</div><div class="asset-links">${around.newsList(p, { count: p.r.int(5, 9), name: 'other' })}</div>${p.r.chance(0.4) ? around.comments(p) : ''}`,
      'asset-publisher',
      p.text(p.article.section),
    );
    return shell(
      p,
      p.r.chance(0.5)
        ? `${p.text(p.article.section)} - ${p.text(p.site.publisher)}`
        : `${p.title()} - ${p.text(p.site.publisher)}`,
      main,
      head,
    );
  },
  listPath: (n) =>
    `/web/stttt/tin-tuc?p_p_id=101_INSTANCE_news&_101_INSTANCE_news_delta=20&_101_INSTANCE_news_cur=${n}`,
  findList: (path) =>
    /^\/web\/stttt\/tin-tuc\?.*_cur=(\d+)/.exec(path)?.[1] ?? (/^\/web\/stttt\/tin-tuc$/.test(path) ? 1 : undefined),
  list(p, items, pager) {
    const rows = items
      .map(
        ({ title, href, when, lead }) =>
          `<div class="asset-abstract default-asset-publisher"><h3 class="asset-title"><a href="${href}">${title}</a></h3><div class="asset-content"><div class="asset-summary">${lead}<a href="${href}">${around.label(p, 'more')} &raquo;</a></div><div class="asset-metadata"><span class="metadata-entry metadata-publish-date">${p.day(when)}</span></div></div></div>`,
      )
      .join('\n');
    const pages = `<div class="taglib-page-iterator"><ul class="pagination">${pager.pages.map((page) => `<li${page.current ? ' class="active"' : ''}><a href="${page.current ? 'javascript:;' : page.href.replaceAll('&', '&amp;')}">${page.n}</a></li>`).join('')}</ul><ul class="lfr-pagination-buttons pager"><li><a href="${(pager.next ?? 'javascript:;').replaceAll('&', '&amp;')}">${around.label(p, 'next')} &rarr;</a></li></ul></div>`;
    return shell(p, p.text(p.site.publisher), portlet(p, rows + pages, 'asset-publisher', p.text(p.ui.menu[2])));
  },
};
