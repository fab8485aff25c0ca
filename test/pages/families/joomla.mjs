import { css, ieComment, js } from '../ballast.mjs';
import * as around from '../furniture.mjs';
import { oldMeta } from '../head.mjs';
import { body } from '../page.mjs';

const shell = (
  p,
  title,
  main,
  head = '',
) => `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml" xml:lang="${p.lang}" lang="${p.lang}">
<head><base href="${p.url.replaceAll('&', '&amp;')}" /><meta http-equiv="content-type" content="text/html; charset=utf-8" />${head}<meta name="generator" content="Joomla! - Open Source Content Management" /><title>${title}</title>
<link href="/templates/beez_20/favicon.ico" rel="shortcut icon" type="image/vnd.microsoft.icon" /><link rel="stylesheet" href="/media/system/css/system.css" type="text/css" />
${ieComment()}${css(p, p.r.int(50, 120))}<script src="/media/system/js/mootools-core.js" type="text/javascript"></script>${js(p, p.r.int(40, 140))}</head>
<body class="contentpane"><div id="wrapper"><div id="header"><a href="/"><img src="/images/banner.jpg" alt="" /></a>${around.menu(p, '<ul class="menu" id="mainlevel-nav">')}</div>
<div id="tools">${around.pageClock(p)}<form action="/index.php" method="post"><input name="searchword" class="inputbox" value="${around.label(p, 'search')}..." /></form></div>
<div id="left">${around.sideBoxes(p, p.r.int(2, 4), (html) => `<div class="moduletable_menu">${html}</div>\n`)}</div><div id="main">${main}</div><div id="right">${around.sideBoxes(p, p.r.int(3, 5), (html) => `<div class="moduletable"><div>${html}</div></div>\n`)}</div>
${around.footer(p, '<div id="footer"><div class="custom">', '</div></div>')}</div>${js(p, p.r.int(40, 100))}</body></html>`;

const ICONS =
  '<span class="icons"><a href="/component/mailto/?tmpl=component" title="Email" rel="nofollow">Email</a> <a href="?tmpl=component&amp;print=1" title="In" rel="nofollow">In</a> <a href="?format=pdf" title="PDF" rel="nofollow">PDF</a>.</span>';
const HIDDEN = {
  vi: 'Địa chỉ email này đang được bảo vệ từ spam bots, bạn cần kích hoạt Javascript để xem nó.',
  en: 'This email address is being protected from spambots.',
  de: 'Diese E-Mail-Adresse ist vor Spambots geschützt.',
  es: 'Esta dirección de correo está protegida contra spambots.',
};

export const joomla = {
  name: 'joomla',
  host: 'thiduakhenthuong',
  body: 'office',
  scheme: 'http',
  images: 'images/stories',
  path: ({ seed, slug }) =>
    seed % 2
      ? `/index.php?option=com_content&view=article&id=${seed + 800}:${slug}&catid=12&Itemid=115`
      : `/index.php/tin-tuc/${seed + 800}-${slug}`,
  find: (path) => Number(/[?&]id=(\d+)/.exec(path)?.[1] ?? /^\/index\.php\/tin-tuc\/(\d+)-/.exec(path)?.[1]) - 800,
  page(p) {
    const style = p.r.pick(['clean', 'justified', 'pictureTable', 'divs']);
    const head = p.r.chance(0.6) ? oldMeta(p) : '';
    const old = p.r.chance(0.5);
    const lead = () => (p.article.lead ? `<p><strong>${p.put('paragraph', p.article.lead)}</strong></p>` : '');
    const box = p.r.chance(0.3) ? around.relatedBox : undefined;
    const name = p.article.author && p.r.chance(0.6);
    let main;
    if (old) {
      const stamp = p.visible
        ? `<tr><td valign="top" class="createdate">${p.stamp('gmt', 'day', 'dmyhm')}</td></tr>`
        : '';
      const by = name
        ? `<tr><td valign="top"><span class="small">${p.text(p.pick('by'))} ${p.author()}</span>&nbsp;&nbsp;</td></tr>`
        : '';
      const updated = p.updated('gmt', 'dmyhm');
      main = `<div class="componentheading">${p.text(p.article.section)}</div><table class="contentpaneopen"><tr><td class="contentheading" width="100%">${p.title()}</td><td align="right" class="buttonheading">${ICONS}</td></tr></table><table class="contentpaneopen">${by}${stamp}<tr><td valign="top">${lead()}${body(p, style, box)}</td></tr>${updated && `<tr><td class="modifydate">${updated}</td></tr>`}</table>`;
    } else {
      const stamp = p.visible ? `<dd class="create">${p.label()} ${p.stamp('gmt', 'long', 'dmyhm')}</dd>` : '';
      const by = name ? `<dd class="createdby">${p.text(p.pick('by'))} ${p.author()}</dd>` : '';
      const updated = p.updated('gmt', 'dmyhm');
      main = `<div class="item-page"><h2>${p.title()}</h2><ul class="actions"><li>${ICONS}</li></ul><dl class="article-info"><dt class="article-info-term">${p.text(p.lang === 'vi' ? 'Chi tiết' : 'Info')}</dt><dd class="category-name">${p.text(p.article.section)}</dd>${stamp}${updated && `<dd class="modified">${updated}</dd>`}${by}<dd class="hits">${around.views(p)}</dd></dl>${lead()}${body(p, style, box)}<p>Email: <span id="cloak${p.r.int(1000, 99999)}">${p.text(HIDDEN[p.lang])}</span></p></div>`;
    }
    const more = `<div class="content_rating"><span>${p.text(p.ui.rating)}</span></div><ul class="pagenav"><li class="pagenav-prev"><a href="/#">&lt; ${around.label(p, 'previous')}</a></li><li class="pagenav-next"><a href="/#">${around.label(p, 'next')} &gt;</a></li></ul>${around.newsList(p, { name: 'other', count: p.r.int(4, 10) })}`;
    return shell(
      p,
      p.r.chance(0.6) ? p.title() : p.text(p.site.publisher),
      main + more + (p.r.chance(0.3) ? around.comments(p) : ''),
      head,
    );
  },
  listPath: (n) => (n === 1 ? '/index.php/tin-tuc' : `/index.php/tin-tuc?start=${(n - 1) * 20}`),
  findList: (path) => {
    const at = /^\/index\.php\/tin-tuc\?start=(\d+)/.exec(path);
    return at ? Number(at[1]) / 20 + 1 : /^\/index\.php\/tin-tuc\/?$/.test(path) ? 1 : undefined;
  },
  list(p, items, pager) {
    const rows = items
      .map(
        ({ title, href, when, lead }, i) =>
          `<div class="items-row row-${i}"><h2><a href="${href}">${title}</a></h2><dl class="article-info"><dd class="create">${p.day(when, 'gmt')}</dd></dl><p>${lead}</p><p class="readmore"><a href="${href}">${around.label(p, 'more')}</a></p></div>`,
      )
      .join('\n');
    return shell(
      p,
      p.text(p.site.publisher),
      `<div class="blog">${rows}<div class="pagination"><p class="counter">${pager.pages.find((page) => page.current).n} / ${pager.pages.length}</p><ul>${pager.pages.map((page) => `<li>${page.current ? `<span class="pagenav">${page.n}</span>` : `<a title="${page.n}" href="${page.href}" class="pagenav">${page.n}</a>`}</li>`).join('')}</ul></div></div>`,
    );
  },
};
