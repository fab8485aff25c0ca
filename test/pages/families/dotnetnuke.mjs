import { cdata, css, ieComment, js, viewState } from '../ballast.mjs';
import * as around from '../furniture.mjs';
import { oldMeta } from '../head.mjs';
import { aspNet, named } from '../markup.mjs';
import { body } from '../page.mjs';

const module = (p, inner, title, pane = 'RightPane') => {
  const n = p.r.int(380, 990);
  return `<div id="dnn_${pane}" class="${pane.toLowerCase()}"><div class="DnnModule DnnModule-${p.r.pick(['DNN_HTML', 'NewsView', 'ThongKe'])} DnnModule-${n}"><a name="${n}"></a><div class="c_DNN6"><div class="head"><span id="dnn_ctr${n}_dnnTITLE_titleLabel" class="Head">${title}</span></div><div id="dnn_ctr${n}_ContentPane"><!-- Start_Module_${n} --><div id="dnn_ctr${n}_ModuleContent" class="DNNModuleContent">${inner}</div><!-- End_Module_${n} --></div></div></div></div>\n`;
};

const shell = (p, title, main, head = '') => `<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">
<html xml:lang="${p.lang}" lang="${p.lang}" xmlns="http://www.w3.org/1999/xhtml">
<head id="Head"><meta content="text/html; charset=UTF-8" http-equiv="Content-Type" /><meta id="MetaGenerator" name="GENERATOR" content="DotNetNuke " /><meta content="no-cache" http-equiv="PRAGMA" />
${head}<title>
	${title}
</title>${ieComment()}<link id="APortals__default_" rel="stylesheet" type="text/css" href="/Portals/_default/default.css" />
${css(p, p.r.int(40, 120))}</head><body id="Body">
<form method="post" action="${p.path}" id="Form" enctype="multipart/form-data">
<div class="aspNetHidden">${viewState(p, p.r.int(9000, 30000))}</div>${js(p, p.r.int(40, 120), cdata)}
<div id="dnn_ControlPanel"></div><div class="header"><a id="dnn_dnnLOGO_hypLogo" title="${p.text(p.site.publisher)}" href="/"><img src="/Portals/0/logo.png" /></a><div class="user"><a id="dnn_dnnUSER_registerLink" href="/register">${around.label(p, 'register')}</a> <a id="dnn_dnnLOGIN_loginLink" href="/login">${around.label(p, 'login')}</a></div>${around.pageClock(p)}</div>
<div id="dnn_menu">${around.menu(p, '<ul id="dnn_pnav">')}</div>
<table class="main" width="990" cellspacing="0" cellpadding="0" align="center"><tr><td id="dnn_LeftPane" valign="top" width="200">${module(p, around.sideBoxes(p, 3), p.text(p.pick('latest')), 'LeftPane')}</td><td valign="top" id="dnn_ContentPane" class="contentpane">${main}</td><td valign="top">${module(p, around.sideBoxes(p, p.r.int(2, 4)), p.text(p.pick('most')))}${module(p, around.advert(p), '&nbsp;')}</td></tr></table>
${around.footer(p, '<div id="dnn_BottomPane"><div class="footer">', '</div></div>')}
<input name="ScrollTop" type="hidden" id="ScrollTop" /><input name="__dnnVariable" type="hidden" id="__dnnVariable" value="\`{\`__scdoff\`:\`1\`}" /></form></body></html>`;

export const dotnetnuke = {
  name: 'dotnetnuke',
  host: 'stc',
  body: 'finance',
  scheme: 'http',
  images: 'Portals/0/Images',
  path: ({ seed, slug }) =>
    seed % 3 === 0 ? `/tin-tuc/tabid/108/ID/${seed + 2000}/${slug}.aspx` : `/Default.aspx?tabid=108&ID=${seed + 2000}`,
  find: (path) => Number(/[?&]ID=(\d+)/.exec(path)?.[1] ?? /\/ID\/(\d+)\//.exec(path)?.[1]) - 2000,
  page(p) {
    p.mess.encode = p.r.pick([undefined, named, aspNet]);
    const style = p.r.pick(['justified', 'breaks', 'pictureTable', 'word']);
    const n = p.r.int(400, 480);
    const head = oldMeta(p);
    const stamp = p.visible
      ? `<span id="dnn_ctr${n}_ViewNews_lblDate" class="NgayDang">${p.r.chance(0.6) && p.lang === 'vi' ? 'Ngày ' : `${p.label()} `}${p.stamp('midnight', 'midnight', 'dmyhm', 'dmy')}</span>`
      : '';
    const sapo = p.article.lead ? `<div class="tomtat"><b>${p.put('paragraph', p.article.lead)}</b></div>` : '';
    const text = body(p, style, p.r.chance(0.4) ? around.relatedBox : undefined);
    const news = `<table width="100%" border="0"><tr><td class="TieuDe"><span id="dnn_ctr${n}_ViewNews_lblTitle" class="TieuDeTin">${p.title()}</span></td></tr><tr><td>${stamp} <span>${around.views(p)}</span></td></tr><tr><td>${sapo}</td></tr><tr><td><div id="dnn_ctr${n}_ViewNews_divContent" class="Normal noidung">${text}</div>${p.r.chance(0.6) && p.article.author ? `<div align="right"><b>${p.sign()}</b></div>` : ''}</td></tr><tr><td>${around.tools(p)}</td></tr></table>
<div class="other">${around.newsList(p, { count: p.r.int(6, 12), open: '<table>', close: '</table>', item: (a, day) => `<tr><td><img src="/icon.gif"> ${a}${day}</td></tr>` })}</div>${p.r.chance(0.3) ? around.comments(p) : ''}`;
    const main = module(p, news, p.text(p.article.section), 'ContentPane');
    return shell(
      p,
      p.r.chance(0.5) ? p.text(p.site.publisher) : `${p.text(p.site.publisher)} &gt; ${p.title()}`,
      main,
      head,
    );
  },
  listPath: (n) => `/tin-tuc/currentpage/${n}`,
  findList: (path) => /\/currentpage\/(\d+)/.exec(path)?.[1] ?? (/^\/tin-tuc\/?$/.test(path) ? 1 : undefined),
  list(p, items, pager) {
    const rows = items
      .map(
        ({ title, href, when, lead }) =>
          `<div class="item"><a class="TieuDeTin" href="${href}">${title}</a><span class="NgayDang">${p.day(when, 'midnight')}</span><p>${lead}</p></div>`,
      )
      .join('\n');
    return shell(
      p,
      p.text(p.site.publisher),
      module(
        p,
        `${rows}<div class="PagingTable">${pager.pages.map((page) => (page.current ? `<span class="NormalDisabled">[${page.n}]</span>` : `<a class="CommandButton" href="${page.href}">${page.n}</a>`)).join('&nbsp;')}${pager.next ? ` <a href="${pager.next}" class="CommandButton">${p.text(p.ui.next)}</a>` : ''}</div>`,
        p.text(p.ui.menu[2]),
        'ContentPane',
      ),
    );
  },
};
