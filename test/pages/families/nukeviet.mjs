import { css, hidden, js, pixel } from '../ballast.mjs';
import { isoTime } from '../dates.mjs';
import * as around from '../furniture.mjs';
import { canonical, jsonLd, openGraph } from '../head.mjs';
import { body } from '../page.mjs';

const shell = (p, title, main, head = '') => `<!DOCTYPE html>
	<html lang="${p.lang}" xmlns="http://www.w3.org/1999/xhtml" prefix="og: http://ogp.me/ns#">
	<head>
<title>${title}</title>
<meta name="author" content="${p.text(p.site.publisher)}">
<meta name="generator" content="NukeViet v4.${p.r.int(0, 5)}">
<meta http-equiv="Content-Type" content="text/html; charset=utf-8">
${head}<link rel="alternate" href="/news/rss/" title="${p.text(p.article.section)}" type="application/rss+xml">
<link rel="StyleSheet" href="/themes/default/css/bootstrap.non-responsive.css?t=${p.r.int(10, 99)}">${css(p, p.r.int(60, 160))}</head>
	<body>
	<noscript><div class="alert alert-danger">Trình duyệt của bạn đã tắt chức năng hỗ trợ JavaScript.</div></noscript>
<div class="body-bg"><div class="wraper"><header><div class="container"><div id="header" class="row"><div class="logo col-xs-24"><a title="${p.text(p.site.publisher)}" href="/"><img src="/uploads/logo.png" alt="${p.text(p.site.publisher)}"></a></div></div></div></header>
<nav class="second-nav" id="menusite"><div class="container"><div class="bg box-shadow">${around.menu(p, '<ul class="nav navbar-nav">')}</div></div></nav>
<section><div class="container" id="body"><nav class="third-nav"><div class="row"><div class="bg"><div class="clearfix"><div class="col-xs-24 col-sm-18 col-md-18"><span class="current-time">${around.pageClock(p)}</span></div><div class="headerSearch col-xs-24 col-sm-6"><input type="text" class="form-control" placeholder="${around.label(p, 'search')}"></div></div></div></div></nav>
<div class="row"><div class="col-sm-16 col-md-18">${main}</div><div class="col-sm-8 col-md-6">${around.sideBoxes(p, p.r.int(4, 8), (html) => `<div class="panel panel-default"><div class="panel-body">${html}</div></div>\n`)}</div></div></div></section></div>
${around.footer(p, '<footer id="footer"><div class="wraper"><div class="container">', '</div></div></footer>')}</div>
<div id="sitemodal" class="modal fade" role="dialog"><div class="modal-dialog"><div class="modal-content"><div class="modal-body"><em class="fa fa-spinner fa-spin">&nbsp;</em></div><button type="button" class="close"><span class="fa fa-times"></span></button></div></div></div>
${js(p, p.r.int(80, 200), hidden)}${pixel(p)}</body></html>`;

export const nukeviet = {
  name: 'nukeviet',
  host: 'pbgdpl',
  body: 'law',
  images: 'uploads/news',
  path: ({ seed, slug }) => `/vi/news/tin-tuc-su-kien/${slug}-${seed + 1200}.html`,
  find: (path) => Number(/^\/vi\/news\/[^/]+\/.*-(\d+)\.html/.exec(path)?.[1]) - 1200,
  page(p) {
    const style = p.r.pick(['clean', 'justified', 'divs']);
    const micro = p.r.chance(0.5);
    const head = `${p.r.chance(0.8) ? openGraph(p) : ''}${p.r.chance(0.7) ? canonical(p) : ''}${micro ? '' : jsonLd(p)}`;
    const scope = micro ? ' itemtype="http://schema.org/NewsArticle" itemscope' : '';
    const days =
      micro && p.dates !== 'none'
        ? `<span class="hidden hide d-none" itemprop="datePublished">${p.isoPublished()}</span>${p.isoUpdated() ? `<span class="hidden hide d-none" itemprop="dateModified">${p.isoUpdated()}</span>` : ''}<div class="hidden hide d-none" itemprop="publisher" itemtype="http://schema.org/Organization" itemscope><span itemprop="name">${p.text(p.site.publisher)}</span></div>`
        : '';
    const stamp = p.visible
      ? p.r.pick([
          () => `<em class="time">${p.stamp('gmt', 'line', 'day')}</em>`,
          () => `<span class="h5">${p.stamp('gmt', 'bar')}</span>`,
        ])()
      : '';
    const title = `<h1 class="title margin-bottom-lg"${micro ? ' itemprop="headline"' : ''}>${p.title()}</h1>`;
    const sapo = p.article.lead
      ? `<div class="clearfix"><div class="hometext m-bottom"${micro ? ' itemprop="description"' : ''}>${p.put('paragraph', p.article.lead)}</div></div>`
      : '';
    const text = body(p, style, p.r.chance(0.4) ? around.relatedBox : undefined);
    const by =
      p.article.author && p.r.chance(0.7)
        ? `<div class="margin-bottom-lg"><p class="h5 text-right"><strong>${p.text(p.pick('by'))} </strong>${p.author()}</p></div>`
        : '';
    const main = `<div class="news_column panel panel-default"${scope}><div class="panel-body">${title}${days}<div class="row margin-bottom-lg"><div class="col-md-12">${stamp}</div><div class="col-md-12"><ul class="list-inline text-right"><li>${around.tools(p)}</li></ul></div></div>${sapo}<div id="news-bodyhtml" class="bodytext margin-bottom-lg">${text}</div>${by}${p.r.chance(0.4) ? `<p>${p.text(p.ui.source)} <a href="/source">${p.text(p.site.publisher)}</a></p>` : ''}</div></div>
<div class="panel panel-default"><div class="panel-body"><form id="form3B" action=""><div class="h5 clearfix"><p id="stringrating">${p.text(p.ui.rating)}</p></div></form></div></div>${around.share(p)}${around.tags(p)}${p.r.chance(0.6) ? around.comments(p) : ''}
<div class="news_column panel panel-default"><div class="panel-body other-news">${around.newsList(p, { count: 5 })}${around.newsList(p, { count: 5, name: 'other' })}</div></div>`;
    return shell(p, `${p.title()} - ${p.text(p.article.section)}`, main, head);
  },
  listPath: (n) => (n === 1 ? '/vi/news/tin-tuc-su-kien/' : `/vi/news/tin-tuc-su-kien/page-${n}/`),
  findList: (path) =>
    /^\/vi\/news\/tin-tuc-su-kien\/page-(\d+)\/?$/.exec(path)?.[1] ??
    (/^\/vi\/news\/tin-tuc-su-kien\/?$/.test(path) ? 1 : undefined),
  list(p, items, pager) {
    const rows = items
      .map(
        ({ title, href, when, lead }) =>
          `<div class="news_column panel panel-default"><div class="panel-body featured"><a href="${href}" title="${title}"><img alt="" src="/assets/news/thumb.jpg" width="120" class="img-thumbnail pull-left imghome"></a><h3><a href="${href}">${title}</a></h3><div class="text-muted"><ul class="list-unstyled list-inline"><li><em class="fa fa-clock-o">&nbsp;</em> <time datetime="${isoTime(when)}">${p.day(when, 'comma')}</time></li></ul></div>${lead}</div></div>`,
      )
      .join('\n');
    return shell(
      p,
      p.text(p.site.publisher),
      `${rows}<div class="text-center"><ul class="pagination">${pager.pages.map((page) => `<li${page.current ? ' class="active"' : ''}><a href="${page.current ? '#' : page.href}">${page.n}</a></li>`).join('')}${pager.next ? `<li><a rel="next" title="${p.text(p.ui.next)}" href="${pager.next}">&raquo;</a></li>` : ''}</ul></div>`,
    );
  },
};
