import { css, js, viewState } from '../ballast.mjs';
import * as around from '../furniture.mjs';
import { oldMeta } from '../head.mjs';
import { named } from '../markup.mjs';
import { body } from '../page.mjs';

const shell = (
  p,
  title,
  main,
  head = '',
) => `<!DOCTYPE html><html lang="${p.lang}"><head><meta http-equiv="Content-Type" content="text/html; charset=utf-8" />${head}<title>${title}</title><link href="/egov-theme/css/main.css" rel="stylesheet" type="text/css" />${css(p, p.r.int(50, 120))}${js(p, p.r.int(40, 100))}</head>
<body><form method="post" id="fm">${viewState(p, p.r.int(2000, 9000))}<div id="egov-wrapper"><div class="egov-banner"><div id="flash"></div></div><div class="egov-menu">${around.menu(p)}</div><div class="egov-bar">${around.pageClock(p)} ${p.r.chance(0.5) ? around.ticker(p) : ''}</div>
<table class="layout" width="100%"><tbody><tr><td class="egov-left" valign="top">${around.sideBoxes(p, p.r.int(3, 5), (html) => `<div class="egov-portlet">${html}</div>\n`)}</td><td class="egov-main" valign="top">${main}</td></tr></tbody></table>
<div class="map">${p.text(p.lang === 'vi' ? 'bản đồ hành chính' : p.ui.gallery)}</div>${around.links(p)}
${around.footer(p, '<div class="egov-footer">', `<p>${p.text(p.lang === 'vi' ? 'Phát triển bởi Unitech trên nền tảng Chính quyền điện tử (Da Nang Egov Platform)' : 'Powered by Egov Platform')}</p></div>`)}</div>;</form></body></html>`;

export const danang = {
  name: 'danang',
  host: 'bandantoc',
  body: 'ethnic',
  scheme: 'http',
  images: 'documents/image',
  path: ({ seed, slug }) =>
    seed % 2 ? `/tin-tuc/-/tin/${slug}-${seed + 90}` : `/tin-tuc?p_p_id=tinchitiet&p_p_lifecycle=0&newsid=${seed + 90}`,
  find: (path) =>
    Number(/\/tin-tuc\/-\/tin\/.*-(\d+)(?:[?&]|$)/.exec(path)?.[1] ?? /[?&]newsid=(\d+)/.exec(path)?.[1]) - 90,
  page(p) {
    p.mess.encode = p.r.pick([undefined, named]);
    const style = p.r.pick(['justified', 'breaks', 'divs', 'word']);
    const head = p.r.chance(0.5) ? oldMeta(p) : '';
    // The day stands in brackets right after the headline.
    const heading = `<div class="egov-title"><h2>${p.title()}${p.visible ? ` <span class="egov-date">(${p.stamp('dmy', 'dmy', 'dmyhm')})</span>` : ''}</h2></div>`;
    const lead = p.article.lead ? `<div class="egov-summary">${p.put('paragraph', p.article.lead)}</div>` : '';
    const text = body(p, style, p.r.chance(0.3) ? around.relatedBox : undefined);
    const by = p.article.author && p.r.chance(0.7) ? `<p align="right"><strong>${p.sign()}</strong></p>` : '';
    const main = `<div class="egov-detail">${around.crumbs(p, ' > ')}${heading}${lead}<div class="egov-content">${text}${by}</div><div class="egov-tool">${around.tools(p)}</div><div class="egov-other">${around.newsList(p, { count: p.r.int(5, 10), dated: 0.9 })}</div></div>`;
    return shell(p, p.r.chance(0.5) ? p.title() : p.text(p.site.publisher), main, head);
  },
  listPath: (n) => `/tin-tuc?p_p_id=danhsachtin&cur=${n}`,
  findList: (path) =>
    /^\/tin-tuc\?p_p_id=danhsachtin&cur=(\d+)/.exec(path)?.[1] ?? (/^\/tin-tuc$/.test(path) ? 1 : undefined),
  list(p, items, pager) {
    const rows = items
      .map(
        ({ title, href, when, lead }) =>
          `<div class="egov-item"><a href="${href}">${title}</a> (${p.day(when)})<div>${lead}</div></div>`,
      )
      .join('\n');
    return shell(
      p,
      p.text(p.site.publisher),
      `${rows}<div class="egov-paging">${pager.pages.map((page) => (page.current ? `<b>${page.n}</b>` : `<a href="${page.href.replaceAll('&', '&amp;')}">${page.n}</a>`)).join(' ')}</div>`,
    );
  },
};
