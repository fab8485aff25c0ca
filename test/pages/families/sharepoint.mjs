import { cdata, css, js, viewState } from '../ballast.mjs';
import { dmy } from '../dates.mjs';
import * as around from '../furniture.mjs';
import { oldMeta } from '../head.mjs';
import { numbered } from '../markup.mjs';
import { body } from '../page.mjs';

const guid = (p) => [8, 4, 4, 4, 12].map((n) => p.r.hex(n)).join('_');

/** A web part in its zone: the title bar and a content table, both with ids of the part's GUID. */
const webPart = (p, inner, title = '') =>
  `<div class="ms-webpart-chrome ms-webpart-chrome-vertical"><div WebPartID="${guid(p).replaceAll('_', '-')}" HasPers="false" id="WebPartWPQ${p.r.int(1, 20)}" width="100%" class="ms-WPBody noindex" allowDelete="false" style="" ><div id="ctl00_ctl${p.r.int(20, 60)}_g_${guid(p)}">${title && `<div class="ms-webpart-titleText"><nobr><span>${title}</span></nobr></div>`}${inner}</div></div></div>\n`;

function shell(p, title, main) {
  const skip =
    p.lang === 'vi' || p.lang === 'en'
      ? ['Skip Ribbon Commands', 'Skip to main content']
      : p.lang === 'de'
        ? ['Menübandbefehle überspringen', 'Zum Hauptinhalt wechseln']
        : ['Omitir los comandos de cinta', 'Saltar al contenido principal'];
  return `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-strict.dtd">
<html xmlns:o="urn:schemas-microsoft-com:office:office" lang="${p.lang === 'vi' ? 'vi-vn' : p.lang}" dir="ltr">
<head><meta name="GENERATOR" content="Microsoft SharePoint" /><meta http-equiv="X-UA-Compatible" content="IE=8" /><meta http-equiv="Content-type" content="text/html; charset=utf-8" /><meta http-equiv="Expires" content="0" />
${p.meta ?? ''}<title>
	${title}
</title>
<link rel="stylesheet" type="text/css" href="/_layouts/15/1066/styles/Themable/corev15.css?rev=${p.r.hex(10)}"/>
<script type="text/javascript" src="/_layouts/15/init.js?rev=${p.r.hex(10)}"></script>
${js(p, p.r.int(60, 140), cdata)}${css(p, p.r.int(30, 80))}</head>
<body scroll="no" onload="if (typeof(_spBodyOnLoadWrapper) != 'undefined') _spBodyOnLoadWrapper();" class="v4master">
<form name="aspnetForm" method="post" action="${p.path}" onsubmit="javascript:return WebForm_OnSubmit();" id="aspnetForm">
${viewState(p, p.r.int(6000, 60000))}<noscript><div class="noindex">You may be trying to access this site from a secured browser on the server. Please enable scripts and reload this page.</div></noscript>
<div id="TurnOnAccessibility" style="display:none" class="s4-notdlg noindex"><a id="linkTurnOnAcc" href="#" class="ms-accessible ms-acc-button">Turn on more accessible mode</a></div>
<a href="javascript:;" onclick="document.getElementById('startNavigation').focus();" class="s4-notdlg s4-skipribbonshortcut" accesskey="J">${skip[0]}</a>
<a href="#mainContent" class="s4-notdlg s4-skipribbonshortcut">${skip[1]}</a>
<div id="s4-ribbonrow" class="s4-pr s4-ribbonrowhidetitle"></div>
<div id="s4-workspace"><div id="s4-bodyContainer">
<div id="s4-titlerow" class="s4-pr s4-notdlg"><div class="banner"><img src="/PublishingImages/banner.jpg" alt="${p.text(p.site.publisher)}" /></div>${around.pageClock(p)}
<div class="menu horizontal menu-horizontal">${around.menu(p, '<ul class="root static">')}</div>${p.r.chance(0.5) ? around.ticker(p) : ''}</div>
<div class="s4-ca" id="MSO_ContentTable"><a name="mainContent"></a>
<table class="ms-core-tableNoSpace" width="100%"><tr><td valign="top" class="left-zone">${webPart(p, around.sideBoxes(p, p.r.int(2, 4)))}</td>
<td valign="top" id="MSO_ContentDiv">${main}</td>
<td valign="top" class="right-zone">${webPart(p, around.sideBoxes(p, p.r.int(2, 5)), p.text(p.pick('latest')))}</td></tr></table></div>
${around.footer(p, '<div class="s4-notdlg footer">')}
</div></div>
<div id="DeltaFormDigest"><input type="hidden" name="__REQUESTDIGEST" id="__REQUESTDIGEST" value="0x${p.r.hex(128).toUpperCase()}" /></div>
${js(p, p.r.int(20, 60), cdata)}</form></body></html>`;
}

export const sharepoint = {
  name: 'sharepoint',
  host: 'vanphong',
  body: 'province',
  scheme: 'http',
  stamped: 0.85,
  images: 'PublishingImages',
  path: ({ seed, slug }) =>
    seed % 2
      ? `/Pages/${slug}-${(seed + 4096).toString(36)}.aspx`
      : `/noidung/tintuc/Lists/TinTuc/View_Detail.aspx?ItemID=${seed + 300}`,
  find: (path) => {
    const slug = /^\/Pages\/.*-([0-9a-z]+)\.aspx/.exec(path);
    return slug ? Number.parseInt(slug[1], 36) - 4096 : Number(/[?&]ItemID=(\d+)/.exec(path)?.[1]) - 300;
  },
  page(p) {
    p.mess.encode = p.r.pick([undefined, undefined, numbered]);
    const style = p.r.pick(['clean', 'justified', 'divs', 'word']);
    const title = p.title();
    const when = p.r.pick([
      () => `<div class="date">( ${p.lang === 'vi' ? 'Cập nhật lúc: ' : ''}${p.stamp('dmy', 'dmyhm')} )</div>`,
      () => `<span class="ngaydang">${p.stamp('dmy', 'hmdmy', 'short')}</span>`,
      () => `<div class="info-date">${p.label()} ${p.stamp('dmy', 'seconds', 'day')} ${p.updated('dmyhm')}</div>`,
    ]);
    if (p.r.chance(0.3)) p.meta = oldMeta(p);
    const stamp = p.visible ? when() : '';
    const lead = p.article.lead
      ? `<div class="ms-rte-sapo"><strong>${p.put('paragraph', p.article.lead)}</strong></div>`
      : '';
    const text = body(p, style, p.r.chance(0.5) ? around.relatedBox : undefined);
    const by =
      p.r.chance(0.6) && p.article.author ? `<p style="text-align:right"><strong>${p.sign()}</strong></p>` : '';
    const main = `<div class="breadcrumb">${around.crumbs(p, ' &gt; ')}</div>
<h2 class="section-name">${p.text(p.article.section)}&nbsp;&nbsp;</h2>
<div class="tieude"><h3 class="ms-rteElement-H3">${title}</h3></div>${stamp}
<div class="tools">${around.tools(p)}</div>
<div id="ctl00_PlaceHolderMain_ctl0${p.r.int(1, 9)}__ControlWrapper_RichHtmlField" class="ms-rtestate-field" style="display:inline" aria-labelledby="ctl00_label">${p.r.chance(0.3) ? '\u200b' : ''}${lead}${text}${by}</div>
<div class="cactinkhac">${around.newsList(p, { count: p.r.int(5, 10) })}</div>${p.r.chance(0.3) ? around.comments(p) : ''}`;
    return shell(p, p.r.chance(0.5) ? title : `${p.text(p.site.publisher)} - ${title}`, main);
  },
  listPath: (n) => `/noidung/tintuc/Pages/tin-tuc.aspx?page=${n}`,
  findList: (path) => /tin-tuc\.aspx\?page=(\d+)/.exec(path)?.[1] ?? (/tin-tuc\.aspx$/.test(path) ? 1 : undefined),
  list(p, items, pager) {
    const rows = items
      .map(
        ({ title, href, when, lead }) =>
          `<tr><td><a class="tieude" href="${href}">${title}</a> <span class="ngay">(${dmy(when)})</span><div class="tomtat">${lead}</div></td></tr>`,
      )
      .join('\n');
    const pages = pager.pages
      .map((page) => (page.current ? `<span>${page.n}</span>` : `<a href="${page.href}">${page.n}</a>`))
      .join(' ');
    const back = `<a href="javascript:__doPostBack('ctl00$Pager','next')">&gt;&gt;</a>`;
    return shell(
      p,
      p.text(p.ui.menu[2]),
      `<h2>${p.text(p.ui.menu[2])}</h2><table class="ms-listviewtable">${rows}</table><div class="paging">${pages} ${pager.next ? back : ''}</div>`,
    );
  },
};
