import { makeArticle } from '../article.mjs';
import { css, hidden, ieComment, js, viewState } from '../ballast.mjs';
import * as around from '../furniture.mjs';
import { oldMeta } from '../head.mjs';
import { aspNet, named, numbered, STYLES } from '../markup.mjs';
import { body } from '../page.mjs';

const font = {
  p: (html) => `<p align="justify"><font face="Arial" size="2">${html}</font></p>\r\n`,
  h: (_, html) => `<p><font face="Arial" size="2" color="#0000ff"><strong>${html}</strong></font></p>\r\n`,
  list: null,
  picture: (p, file, caption) =>
    `<table border="0" cellpadding="2" width="${p.r.int(300, 500)}" align="center"><tr><td align="center"><img src="${file}" border="0"></td></tr>${caption ? `<tr><td align="center"><font face="Arial" size="1"><em>${caption()}</em></font></td></tr>` : ''}</table>\r\n`,
  table: STYLES.clean.table,
};

const LETTERS = { vi: 'Cở chữ:', en: 'Text size:', de: 'Schrift:', es: 'Letra:' };

const box = (title, inner) =>
  `<table width="100%" border="0" cellspacing="0" cellpadding="0"><tr><td class="boxtitle" background="/images/t.gif"><font color="#ffffff"><b>${title}</b></font></td></tr><tr><td class="boxbody">${inner}</td></tr></table>\r\n`;

const aspShell = (
  p,
  title,
  main,
  head = '',
) => `<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">
<html xmlns="http://www.w3.org/1999/xhtml"><head><title>
	${title}
</title>${head}<meta http-equiv="Content-Type" content="text/html; charset=utf-8" />${css(p, p.r.int(20, 70))}${ieComment()}${js(p, p.r.int(20, 60), hidden)}</head>
<body leftmargin="0" topmargin="0"><form name="Form1" method="post" action="${p.path.split('?')[0].split('/').at(-1)}" id="Form1">${viewState(p, p.r.int(5000, 26000))}
<table width="1000" align="center" border="0" cellspacing="0" cellpadding="0"><tr><td colspan="3"><img src="/images/banner.jpg" width="1000"></td></tr><tr><td colspan="3" class="menu"><table><tr>${p.r
  .sample(p.ui.menu, 8)
  .map((name) => `<td nowrap><a href="#"><font size="2">${p.text(name)}</font></a></td>`)
  .join(
    '<td>|</td>',
  )}</tr></table></td></tr><tr><td colspan="2">${around.ticker(p)}</td><td>${around.pageClock(p)}</td></tr>
<tr><td width="190" valign="top">${around.sideBoxes(p, p.r.int(3, 5), (html) => box(p.text(p.pick('latest')), html))}</td><td valign="top"><table width="100%"><tr><td>${main}</td></tr></table></td><td width="190" valign="top">${around.sideBoxes(p, p.r.int(2, 5), (html) => box(p.text(p.ui.notices), html))}</td></tr>
<tr><td colspan="3">${around.footer(p, '<center><font size="2">', '</font></center>')}</td></tr></table></form></body></html>`;

/** Hand-made ASP.NET: tables in tables, font tags, a widget for the letters glued to the stamp. */
export const aspx = {
  name: 'aspx',
  host: 'khcn',
  body: 'science',
  scheme: 'http',
  images: 'Upload',
  path: ({ seed, slug }) => (seed % 2 ? `/tintuc/chitiet.aspx?id=${seed + 4000}` : `/${slug}-${seed + 4000}.aspx`),
  find: (path) => Number(/chitiet\.aspx\?id=(\d+)/.exec(path)?.[1] ?? /^\/.*-(\d+)\.aspx/.exec(path)?.[1]) - 4000,
  page(p) {
    p.mess.encode = p.r.pick([undefined, aspNet, named, numbered]);
    if (p.r.chance(0.25)) p.article = { ...p.article, title: p.article.title.toUpperCase() };
    const head = p.r.chance(0.4) ? oldMeta(p) : '';
    const stamp = !p.visible
      ? ''
      : p.r.pick([
          () =>
            `<div><span>${p.text(LETTERS[p.lang])}</span> <img src="/a+.gif"><img src="/a-.gif"> <span id="lblNgay">${p.stamp('halfcomma')}</span></div>`,
          () => `<font size="1" color="gray">${p.label()} ${p.stamp('half', 'dmy', 'dash')}</font>`,
          () => `<div class="d">${p.stamp('dots', 'short', 'dmyhm')}</div>`,
        ])();
    const after = p.r.chance(0.5);
    const lead = p.article.lead
      ? `<tr><td class="sapo"><font face="Arial" size="2"><b>${p.put('paragraph', p.article.lead)}</b></font></td></tr>`
      : '';
    const text = body(
      p,
      p.r.pick([font, font, 'breaks', 'justified', 'divs']),
      p.r.chance(0.4) ? around.relatedBox : undefined,
    );
    const by =
      p.article.author && p.r.chance(0.7)
        ? `<p align="right"><font face="Arial" size="2"><b>${p.sign()}</b></font></p>`
        : '';
    const twice = p.r.chance(0.4) ? `<div class="sectiontitle">${p.title()}</div>` : '';
    const main = `${twice}<table width="98%" cellspacing="4"><tr><td>${after ? '' : stamp}<span id="lblTieuDe" class="tieude"><font size="4" color="#cc0000"><b>${p.title()}</b></font></span>${after ? stamp : ''}</td></tr>${lead}<tr><td><span id="lblNoiDung">${text}</span>${by}</td></tr><tr><td align="right">${around.tools(p)}</td></tr></table>
${p.r.chance(0.5) ? around.comments(p, 4) : ''}<hr>${around.newsList(p, { count: p.r.int(5, 12), dated: 0.8 })}`;
    return aspShell(p, p.r.chance(0.6) ? p.text(p.site.publisher) : p.title(), main, head);
  },
  listPath: (n) => `/tintuc/default.aspx?cat=3&page=${n}`,
  findList: (path) =>
    /^\/tintuc\/default\.aspx\?cat=3&page=(\d+)/.exec(path)?.[1] ??
    (/^\/tintuc\/default\.aspx(\?cat=3)?$/.test(path) ? 1 : undefined),
  list(p, items, pager) {
    const rows = items
      .map(
        ({ title, href, when, lead }) =>
          `<tr><td><img src="/thumb.jpg" width="100"></td><td><a href="${href}"><b>${title}</b></a> <font size="1">(${p.day(when)})</font><br>${lead}</td></tr>`,
      )
      .join('\n');
    return aspShell(
      p,
      p.text(p.site.publisher),
      `<table>${rows}</table><div>${pager.pages.map((page) => (page.current ? `[${page.n}]` : `<a href="${page.href.replaceAll('&', '&amp;')}">${page.n}</a>`)).join(' ')}</div>`,
    );
  },
};

const phpShell = (p, title, main) => `<HTML><HEAD><TITLE>${title}</TITLE>
<META http-equiv=Content-Type content="text/html; charset=utf-8">
<META content="MSHTML 6.00.2900.2180" name=GENERATOR>${css(p, p.r.int(40, 90))}${js(p, p.r.int(70, 190), hidden)}</HEAD>
<BODY bgColor=#ffffff leftMargin=0 topMargin=0 onload="startclock()">
<CENTER><TABLE cellSpacing=0 cellPadding=0 width=780 border=0><TBODY><TR><TD colSpan=3><IMG src="images/top.jpg" width=780>
<TR bgColor=#0066cc><TD colSpan=3>${p.r
  .sample(p.ui.menu, 7)
  .map(
    (name) => `<A href="index.php?mod=${p.r.int(1, 30)}"><FONT color=#ffffff size=2><B>${p.text(name)}</B></FONT></A>`,
  )
  .join(' | ')}
<TR><TD colSpan=3>${around.pageClock(p)}${p.r.chance(0.6) ? around.ticker(p) : ''}
<TR><TD vAlign=top width=150><TABLE width="100%" border=0>${around.sideBoxes(p, p.r.int(2, 4), (html) => `<TR><TD>${html}\n`)}</TABLE>
<TD vAlign=top><TABLE cellSpacing=0 cellPadding=4 width="100%" border=0><TR><TD><TABLE width="100%"><TR><TD>${main}</TABLE></TABLE>
<TD vAlign=top width=140><TABLE width="100%" border=0>${around.sideBoxes(p, p.r.int(1, 3), (html) => `<TR><TD bgColor=#eeeeee>${html}\n`)}</TABLE>
<TR><TD colSpan=3 align=middle>${around.footer(p, '<FONT size=1>', '</FONT>')}</TABLE></CENTER></BODY></HTML>`;

/** Older articles on the same page, each with its beginning: an archive with the newest article in full. */
const older = (p) =>
  [1, 2]
    .map((step) => makeArticle('php2005', ((p.seed + step * 7) % 40) + 1, p.lang))
    .map((article) => {
      const text = article.nodes.find((node) => node.kind === 'paragraph').text;
      return `<HR><FONT face=Arial color=#cc0000 size=4><B>${p.text(article.title)}</B></FONT><BR><FONT color=#808080 size=1>(${p.day(article.published)})</FONT>\n<P align=justify><FONT face=Arial size=2>${p.text(text)}</FONT>\n`;
    })
    .join('');

/** A portal of 2005: upper-case tags without quotes, hardly one of them closed. */
export const php2005 = {
  name: 'php2005',
  host: 'mattran',
  body: 'front',
  scheme: 'http',
  stamped: 0.85,
  images: 'images/news',
  path: ({ seed }) => `/index.php?mod=news&act=view&newsid=${seed + 150}`,
  find: (path) => Number(/^\/(?:index\.php)?\?mod=news&act=view&newsid=(\d+)/.exec(path)?.[1]) - 150,
  page(p) {
    p.mess.encode = p.r.pick([undefined, undefined, named]);
    p.mess.strong = 'B';
    if (p.r.chance(0.4)) p.article = { ...p.article, title: p.article.title.toUpperCase() };
    const late = p.r.chance(0.3);
    const stamp = p.visible
      ? `<FONT color=#808080 size=1>${p.r.chance(0.5) ? `(${p.stamp('dmy', 'short')})` : `${p.label()} ${p.stamp('dmy', 'long', 'dash')}`}</FONT>`
      : '';
    const lead = p.article.lead
      ? `<P align=justify><B><FONT face=Arial size=2>${p.put('paragraph', p.article.lead)}</FONT></B>\n`
      : '';
    const text = body(
      p,
      p.r.pick(['unclosed', 'unclosed', 'breaks']),
      p.r.chance(0.3)
        ? (q) =>
            `<TABLE align=right width=160 border=1><TR><TD>${around.newsList(q, { count: 2, name: 'related' })}</TABLE>\n`
        : undefined,
    );
    const by =
      p.article.author && p.r.chance(0.7) ? `<P align=right><B><I><FONT size=2>${p.sign()}</FONT></I></B>\n` : '';
    const main = `<FONT face=Arial color=#cc0000 size=4><B>${p.title()}</B></FONT><BR>${late ? '' : stamp}\n${lead}${text}${by}${late ? `<P>${stamp}\n` : ''}<P align=right>${around.tools(p)}\n${p.r.chance(0.3) ? older(p) : ''}<HR><B>${p.text(p.pick('other'))}</B>\n<UL>${p
      .others(p.r.int(5, 10))
      .map(({ title, href, when }) => `<LI><A href="${href}">${title}</A> <FONT size=1>(${p.day(when)})</FONT>`)
      .join('\n')}</UL>`;
    return phpShell(p, p.text(p.site.publisher), main);
  },
  listPath: (n) => `/index.php?mod=news&act=list&page=${n}`,
  findList: (path) => /^\/(?:index\.php)?\?mod=news&act=list&page=(\d+)/.exec(path)?.[1],
  list(p, items, pager) {
    const rows = items
      .map(
        ({ title, href, when, lead }) =>
          `<TR><TD><A href="${href}"><B>${title}</B></A> <FONT size=1>(${p.day(when)})</FONT><BR>${lead}`,
      )
      .join('\n');
    return phpShell(
      p,
      p.text(p.site.publisher),
      `<TABLE>${rows}</TABLE>${pager.pages.map((page) => (page.current ? `<B>${page.n}</B>` : `<A href="${page.href}">${page.n}</A>`)).join(' ')}`,
    );
  },
};

/** Bodies pasted from Word into a plain portal: not one paragraph tag. */
export const wordpaste = {
  name: 'wordpaste',
  host: 'soyte',
  body: 'health',
  images: 'FileUpload/Images',
  path: ({ seed, slug }) => `/tin-tuc/chi-tiet-tin/${seed + 700}/${slug}`,
  find: (path) => Number(/^\/tin-tuc\/chi-tiet-tin\/(\d+)\//.exec(path)?.[1]) - 700,
  page(p) {
    p.mess.nbsp = p.r.pick([0.03, 0.08]);
    p.mess.span = p.r.pick([0, 0.03]);
    p.mess.css = 'mso-spacerun:yes;letter-spacing:-.2pt';
    const head = p.r.chance(0.4) ? oldMeta(p) : '';
    const stamp = p.visible
      ? `<div class="ngaythang">${p.stamp('dmyhm', 'gmt2', 'dmy', 'hour')} <span>${around.views(p)}</span></div>`
      : '';
    const lead = p.article.lead
      ? `<div class="trichyeu"><span style="font-weight:bold">${p.put('paragraph', p.article.lead)}</span></div>`
      : '';
    const xml =
      '<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View><w:Zoom>0</w:Zoom><w:PunctuationKerning/></w:WordDocument></xml><![endif]--><!--[if gte mso 10]><style>table.MsoNormalTable{mso-style-name:"Table Normal";mso-style-noshow:yes;}</style><![endif]-->';
    const text = body(p, 'word', p.r.chance(0.3) ? around.relatedBox : undefined);
    const by =
      p.article.author && p.r.chance(0.7)
        ? `<div align="right" class="MsoNormal"><b><span style="font-size:14.0pt">${p.sign()}<o:p></o:p></span></b></div>`
        : '';
    const main = `<div class="chitiet"><div class="tieude-tin">${p.title()}</div>${stamp}${lead}<div class="noidung-tin">${xml}<div>${text}</div>${by}<div class="MsoNormal"><o:p>&nbsp;</o:p></div></div>${around.share(p)}</div>${around.newsList(p, { count: p.r.int(4, 9), open: '<div class="ds">', close: '</div>', item: (a, day) => `<div class="tin">${a}${day}</div>` })}`;
    return aspShell(p, `${p.title()} - ${p.text(p.site.publisher)}`, main, head);
  },
  listPath: (n) => (n === 1 ? '/tin-tuc' : `/tin-tuc/trang/${n}`),
  findList: (path) => /^\/tin-tuc\/trang\/(\d+)/.exec(path)?.[1] ?? (/^\/tin-tuc\/?$/.test(path) ? 1 : undefined),
  list: (p, items, pager) => aspx.list(p, items, pager),
};
