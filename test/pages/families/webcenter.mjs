import { css, js } from '../ballast.mjs';
import * as around from '../furniture.mjs';
import { numbered } from '../markup.mjs';
import { body } from '../page.mjs';

const facet = (p, inner, css2 = 'x1a') =>
  `<div id="T:oc_${p.r.int(1000000, 99999999)}region:pgl${p.r.int(1, 20)}" class="${css2}"><div>${inner}</div></div>\n`;

const shell = (
  p,
  title,
  main,
  head = '',
) => `<!DOCTYPE html><html dir="ltr" lang="${p.lang === 'vi' ? 'vi-VN' : p.lang}"><head><title>${title}</title>${head}<meta name="generator" content="Oracle ADF Faces, Oracle WebCenter Portal"><meta http-equiv="Content-Type" content="text/html; charset=UTF-8"><link rel="stylesheet" href="/webcenter/afr/skin.css">
${css(p, p.r.int(60, 160))}${js(p, p.r.int(80, 200), (code) => `AdfBootstrap._extendedConfig = {};\n${code}`)}</head>
<body class="p_AFMaximized"><noscript>This page uses JavaScript and requires a JavaScript enabled browser.Your browser is not JavaScript enabled.</noscript><form id="f1" name="f1" class="x13f" method="POST" action="${p.path}&amp;_adf.ctrl-state=${p.r.hex(10)}_4" onkeypress="return false;">
<div id="T:pt1" class="xg1">${facet(p, `<a href="/webcenter/portal"><img src="/banner.png" alt="${p.text(p.site.publisher)}"></a>`)}${facet(p, around.pageClock(p))}${facet(p, around.menu(p, '<ul class="navmenu">'), 'x19 x12n')}
<table class="xn6" role="presentation" cellpadding="0" cellspacing="0"><tr><td class="xz">${facet(p, around.sideBoxes(p, p.r.int(2, 4)))}</td><td class="xy" style="width:100%">${main}</td><td class="xz">${facet(p, around.sideBoxes(p, p.r.int(2, 4)))}</td></tr></table>${facet(p, around.footer(p, '<div class="foot">'))}</div>
<input type="hidden" name="org.apache.myfaces.trinidad.faces.FORM" value="f1"><span id="f1::postscript"><input type="hidden" name="javax.faces.ViewState" value="!${p.r.hex(10)}"></span></form>${js(p, p.r.int(60, 160))}</body></html>`;

export const webcenter = {
  name: 'webcenter',
  host: 'portal',
  body: 'province',
  images: 'webcenter/content/conn/UCM/uuid',
  path: ({ seed }) => `/webcenter/portal/tinh/pages_tin-tuc/chi-tiet-tin?dDocName=PORTAL${seed + 512000}`,
  find: (path) => Number(/[?&]dDocName=PORTAL(\d+)/.exec(path)?.[1]) - 512000,
  page(p) {
    p.mess.encode = p.r.pick([undefined, numbered]);
    const style = p.r.pick(['clean', 'justified', 'word', 'divs']);
    const stamp = p.visible
      ? `<span class="x25 ngay">${p.lang === 'vi' ? '' : `${p.label()} `}${p.stamp('dmyhm', 'gmt', 'line', 'dmy')}</span>`
      : '';
    const lead = p.article.lead
      ? facet(p, `<span class="x25 tomtat" style="font-weight:bold;">${p.put('paragraph', p.article.lead)}</span>`)
      : '';
    const text = body(p, style, p.r.chance(0.3) ? around.relatedBox : undefined);
    const by =
      p.article.author && p.r.chance(0.6)
        ? facet(
            p,
            `<span class="x25 tacgia">${p.r.chance(0.5) ? `${p.text(p.pick('by'))} ` : ''}${p.author()}</span>`,
            'xuf',
          )
        : '';
    const main = `${facet(p, around.crumbs(p, ' » '))}${facet(p, `<span class="x25 tieude">${p.title()}</span>`)}${facet(p, stamp)}${facet(p, around.tools(p))}${lead}${facet(p, `<span class="x25"><span>${text}</span></span>`, 'noidung')}${by}${p.r.chance(0.5) ? facet(p, p.updated('dmyhm', 'gmt')) : ''}${facet(p, around.newsList(p, { count: p.r.int(5, 9), open: '<div>', close: '</div>', item: (a, day) => `<div class="x1a"><span>»</span> ${a}${day}</div>` }))}`;
    return shell(p, p.r.chance(0.5) ? p.title() : p.text(p.site.publisher), main);
  },
  listPath: (n) => `/webcenter/portal/tinh/pages_tin-tuc/tin-tuc?page=${n}`,
  findList: (path) =>
    /\/pages_tin-tuc\/tin-tuc\?page=(\d+)/.exec(path)?.[1] ?? (/\/pages_tin-tuc\/tin-tuc$/.test(path) ? 1 : undefined),
  list(p, items, pager) {
    const state = () => `&amp;_adf.ctrl-state=${p.r.hex(9)}&amp;_afrLoop=${p.r.int(100000000, 999999999)}`;
    const rows = items
      .map(({ title, href, when, lead }) =>
        facet(p, `<a class="tieude" href="${href}">${title}</a> <span>(${p.day(when)})</span><div>${lead}</div>`),
      )
      .join('');
    return shell(
      p,
      p.text(p.site.publisher),
      rows +
        facet(
          p,
          pager.pages
            .map((page) => (page.current ? `<span>${page.n}</span>` : `<a href="${page.href}${state()}">${page.n}</a>`))
            .join(' '),
        ),
    );
  },
};
