import { css, js, viewState } from '../ballast.mjs';
import * as around from '../furniture.mjs';
import { oldMeta } from '../head.mjs';
import { numbered } from '../markup.mjs';
import { body } from '../page.mjs';

const shell = (p, title, main, head = '') => `<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" lang="${p.lang}">
<head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" /><title>
	${title}
</title>${head}<link href="/App_Themes/Default/portal.css" type="text/css" rel="stylesheet" />${css(p, p.r.int(40, 110))}${js(p, p.r.int(30, 90))}</head>
<body><form name="form1" method="post" action="${p.path}" id="form1">
${viewState(p, p.r.int(4000, 16000))}
<div id="portal-page"><div id="bannertop"><object classid="clsid:D27CDB6E-AE6D-11cf-96B8-444553540000" width="1000" height="150"><param name="movie" value="/banner.swf" /><embed src="/banner.swf" width="1000" height="150"></embed></object></div>
<div id="menutop">${around.menu(p)}</div><div class="toolbar">${around.pageClock(p)}<div class="search"><input type="text" id="txtSearch" value="${around.label(p, 'search')}" /></div></div>${p.r.chance(0.6) ? around.ticker(p) : ''}
<div id="col-left" class="portlet-left">${around.sideBoxes(p, p.r.int(3, 5))}</div><div id="col-center">${main}</div><div id="col-right">${around.sideBoxes(p, p.r.int(2, 4))}</div><div style="clear:both"></div>
${around.footer(p)}</div></form>${js(p, p.r.int(30, 60))}</body></html>`;

export const vnpt = {
  name: 'vnpt',
  host: 'sonoivu',
  body: 'office',
  scheme: 'http',
  images: 'UploadFolder/SubPortal',
  path: ({ seed, slug }) => `/snv/portal/read/thi-dua-khen-thuong/tintuc/${slug}-${seed + 500}.html`,
  find: (path) => Number(/\/portal\/read\/[^/]+\/tintuc\/.*-(\d+)\.html/.exec(path)?.[1]) - 500,
  page(p) {
    p.mess.encode = p.r.pick([undefined, undefined, numbered]);
    const style = p.r.pick(['justified', 'clean', 'divs', 'breaks']);
    const head = p.r.chance(0.5) ? oldMeta(p) : '';
    const stamp = p.visible ? `<span class="date">${p.stamp('hmdmy', 'hmdmy', 'dmyhm')}</span>` : '';
    // Print link and letters of the size widget run together.
    const widgets = `<span class="print"><a href="/snv/portal/print/${p.seed}">Print</a></span><span class="fontsize"><a class="s1">A</a><a class="s2">a</a><a class="s3">a</a></span>`;
    const sapo = p.article.lead ? `<div class="brief">${p.put('paragraph', p.article.lead)}</div>` : '';
    const text = body(p, style, p.r.chance(0.4) ? around.relatedBox : undefined);
    const by = p.article.author && p.r.chance(0.6) ? `<p style="text-align: right;"><em>${p.sign()}</em></p>` : '';
    const main = `<div class="path">${around.crumbs(p, ' / ')}</div><div class="read"><div class="titlebar">${stamp} ${widgets}</div><h1 class="title">${p.title()}</h1>${sapo}<div class="content-detail"><div>${text}</div>${by}</div>${p.r.chance(0.5) ? `<div class="capnhat">${p.updated('dmyhm', 'hmdmy')}</div>` : ''}${around.share(p)}</div>
<div class="tinkhac">${around.newsList(p, { count: p.r.int(5, 10) })}</div>`;
    return shell(p, `${p.title()} - ${p.text(p.site.publisher)}`, main, head);
  },
  listPath: (n) => `/snv/portal/folder/thi-dua-khen-thuong/${n}.html`,
  findList: (path) =>
    /\/portal\/folder\/thi-dua-khen-thuong\/(\d+)\.html/.exec(path)?.[1] ??
    (/\/portal\/folder\/thi-dua-khen-thuong\/?$/.test(path) ? 1 : undefined),
  list(p, items, pager) {
    const rows = items
      .map(
        ({ title, href, when, lead }) =>
          `<div class="news-item"><h2><a href="${href}">${title}</a></h2><span class="date">${p.day(when, 'hmdmy')}</span><div class="brief">${lead}</div></div>`,
      )
      .join('\n');
    return shell(
      p,
      p.text(p.site.publisher),
      `${rows}<div class="paging">${pager.pages.map((page) => (page.current ? `<b>${page.n}</b>` : `<a href="${page.href}">${page.n}</a>`)).join(' | ')}</div>`,
    );
  },
};
