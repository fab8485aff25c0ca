const LATIN = {
  à: 'agrave',
  á: 'aacute',
  â: 'acirc',
  ã: 'atilde',
  è: 'egrave',
  é: 'eacute',
  ê: 'ecirc',
  ì: 'igrave',
  í: 'iacute',
  ò: 'ograve',
  ó: 'oacute',
  ô: 'ocirc',
  õ: 'otilde',
  ù: 'ugrave',
  ú: 'uacute',
  ý: 'yacute',
  À: 'Agrave',
  Á: 'Aacute',
  Â: 'Acirc',
  Ô: 'Ocirc',
  Ê: 'Ecirc',
  Ú: 'Uacute',
  Ý: 'Yacute',
  Í: 'Iacute',
  ä: 'auml',
  ö: 'ouml',
  ü: 'uuml',
  ß: 'szlig',
  Ä: 'Auml',
  Ö: 'Ouml',
  Ü: 'Uuml',
  ñ: 'ntilde',
  '“': 'ldquo',
  '”': 'rdquo',
  '¿': 'iquest',
  '–': 'ndash',
};

export const escapeText = (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
export const attr = (text) => escapeText(text).replace(/"/g, '&quot;');
/** Letters of Latin-1 as named entities, as old rich-text editors save them. */
export const named = (html) => html.replace(/[À-ÿ“”¿–]/g, (c) => (LATIN[c] ? `&${LATIN[c]};` : c));
/** Every letter beyond ASCII as a number. */
export const numbered = (html) => html.replace(/[\u0080-\uffff]/g, (c) => `&#${c.charCodeAt(0)};`);
/** Letters beyond Latin-1 and named ones as numbers: how ASP.NET encodes. */
export const aspNet = (html) => html.replace(/[\u00a0-\u00ff]/g, (c) => `&#${c.charCodeAt(0)};`);

export function slug(text) {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[đĐ]/g, 'd')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 90);
}

/**
 * Text of the article as mark-up: entities, emphasis, links and stray characters as the page's editor left them.
 * `mess`: encode (a function of html), nbsp, zero, bold, link, span: shares of words touched; nfd: decompose all.
 */
export function inline(text, mess, r) {
  const words = (mess.nfd ? text.normalize('NFD') : text).split(' ');
  const out = [];
  for (let i = 0; i < words.length; i++) {
    let html = mess.encode ? mess.encode(escapeText(words[i])) : escapeText(words[i]);
    if (mess.bold && r.chance(mess.bold)) html = `<${mess.strong ?? 'strong'}>${html}</${mess.strong ?? 'strong'}>`;
    else if (mess.link && r.chance(mess.link))
      html = `<a href="/tag/${slug(words[i])}" title="${attr(words[i])}">${html}</a>`;
    else if (mess.span && r.chance(mess.span))
      html = `<span style="${mess.css ?? 'letter-spacing:-0.2pt'}">${html}</span>`;
    if (mess.zero && r.chance(mess.zero)) html = `${r.pick(['\u200b', '\ufeff', '&#8203;', '\u200b'])}${html}`;
    out.push(html);
    if (i < words.length - 1)
      out.push(
        mess.nbsp && r.chance(mess.nbsp)
          ? r.pick(['&nbsp;', '&nbsp; ', '\u00a0', ' &nbsp;'])
          : r.chance(0.015)
            ? '\r\n'
            : ' ',
      );
  }
  return out.join('');
}

// How an editor writes the parts of a body. Each takes ready inline html. `list` null: items are plain paragraphs.
const figure = (p, file, caption) =>
  `<figure class="image"><img src="${file}" alt="" width="${p.r.int(480, 900)}" height="${p.r.int(300, 600)}" loading="lazy">${caption ? `<figcaption>${caption()}</figcaption>` : ''}</figure>\n`;
const grid = (open, cell, head) => (_, rows, caption) =>
  `${open}${caption ? `<caption>${caption()}</caption>` : ''}\n<tbody>${rows.map((row, i) => `<tr>${row.map((inner) => (i === 0 ? head : cell).split('@').join(inner())).join('')}</tr>`).join('\n')}</tbody></table>\n`;
const plainGrid = grid(
  '<table border="1" cellpadding="0" cellspacing="0" style="width:100%">',
  '<td>@</td>',
  '<th>@</th>',
);

export const STYLES = {
  clean: {
    p: (html) => `<p>${html}</p>\n`,
    h: (level, html) => `<h${level}>${html}</h${level}>\n`,
    list: (items, ordered) =>
      `<${ordered ? 'ol' : 'ul'}>\n${items.map((item) => `<li>${item()}</li>`).join('\n')}\n</${ordered ? 'ol' : 'ul'}>\n`,
    picture: figure,
    table: plainGrid,
  },
  justified: {
    p: (html) =>
      `<p style="text-align: justify;"><span style="font-size: 14px;"><span style="font-family: arial,helvetica,sans-serif;">${html}</span></span></p>\r\n`,
    h: (_, html) =>
      `<p style="text-align: justify;"><strong><span style="font-size: 14px;">${html}</span></strong></p>\r\n`,
    list: null,
    picture: (p, file, caption) =>
      `<p style="text-align: center;"><img alt="${file.split('/').at(-1)}" src="${file}" style="width: ${p.r.int(400, 640)}px; height: ${p.r.int(280, 480)}px;" /></p>\r\n${caption ? `<p style="text-align: center;"><em><span style="font-size: 12px;">${caption()}</span></em></p>\r\n` : ''}`,
    table: grid(
      '<table align="center" border="1" cellpadding="1" cellspacing="1" style="width: 95%;">',
      '<td style="text-align: center;"><p>@</p></td>',
      '<td style="text-align: center;"><p><strong>@</strong></p></td>',
    ),
  },
  breaks: {
    p: (html) => `${html}<br />\n<br />\n`,
    h: (_, html) => `<b>${html}</b><br />\n<br />\n`,
    list: null,
    picture: (p, file, caption) =>
      `<div align="center"><img src="${file}" border="0" width="${p.r.int(350, 500)}"><br />\n${caption ? `<i>${caption()}</i>` : ''}</div><br />\n`,
    table: plainGrid,
  },
  divs: {
    p: (html) => `<div style="text-align: justify;">${html}</div>\n<div style="text-align: justify;">&nbsp;</div>\n`,
    h: (_, html) => `<div><b>${html}</b></div>\n`,
    list: (items, ordered) =>
      `<${ordered ? 'ol' : 'ul'} style="margin-left:20px">${items.map((item) => `<li><div>${item()}</div></li>`).join('')}</${ordered ? 'ol' : 'ul'}>\n`,
    picture: (_, file, caption) =>
      `<div style="text-align:center"><img src="${file}" alt="" />${caption ? `<div class="chuthich"><em>${caption()}</em></div>` : ''}</div>\n`,
    table: grid(
      '<div class="table-responsive"><table class="table table-bordered">',
      '<td><div>@</div></td>',
      '<td><div><b>@</b></div></td>',
    ).bind(null),
  },
  pictureTable: {
    p: (html) => `<p class="Normal" align="justify">${html}</p>\n`,
    h: (_, html) => `<p class="Normal"><strong>${html}</strong></p>\n`,
    list: (items) => items.map((item) => `<p class="Normal" style="margin-left:36pt">- ${item()}</p>`).join('\n'),
    picture: (p, file, caption) =>
      `<table class="picture" align="center" border="0" cellspacing="0" cellpadding="3" width="${p.r.int(400, 650)}"><tbody><tr><td><img src="${file}" alt=""></td></tr>${caption ? `<tr><td class="pCaption">${caption()}</td></tr>` : ''}</tbody></table>\n`,
    table: plainGrid,
  },
  unclosed: {
    p: (html) => `<P align=justify><FONT face=Arial size=2>${html}</FONT>\n`,
    h: (_, html) => `<P><B><FONT color=#990000 size=2>${html}</FONT></B>\n`,
    list: (items) => `<UL>\n${items.map((item) => `<LI><FONT face=Arial size=2>${item()}</FONT>`).join('\n')}\n</UL>\n`,
    picture: (p, file, caption) =>
      `<P align=center><IMG height=${p.r.int(200, 400)} src="${file}" width=${p.r.int(300, 450)} border=0>\n${caption ? `<P align=center><EM><FONT face=Arial size=1>${caption()}</FONT></EM>\n` : ''}`,
    table: (_, rows, caption) =>
      `<TABLE borderColor=#cccccc cellSpacing=0 width="90%" border=1>${caption ? `<CAPTION>${caption()}</CAPTION>` : ''}\n${rows.map((row) => `<TR>${row.map((inner) => `<TD><FONT size=2>${inner()}</FONT>`).join('')}`).join('\n')}\n</TABLE>\n`,
  },
  word: {
    p: (html) =>
      `<div class="MsoNormal" style="margin:6.0pt 0cm;text-align:justify;text-indent:36.0pt"><span lang="VI" style="font-size:14.0pt;font-family:&quot;Times New Roman&quot;,&quot;serif&quot;;mso-ansi-language:VI"><span style="mso-spacerun:yes">&nbsp;</span>${html}<o:p></o:p></span></div>\n`,
    h: (_, html) =>
      `<div class="MsoNormal" style="text-align:justify"><b style="mso-bidi-font-weight:normal"><span style="font-size:14.0pt;mso-bidi-font-size:11.0pt">${html}<o:p></o:p></span></b></div>\n`,
    list: (items) =>
      items
        .map(
          (item) =>
            `<div class="MsoListParagraph" style="mso-list:l0 level1 lfo1"><!--[if !supportLists]--><span style="mso-list:Ignore">-<span style="font:7.0pt &quot;Times New Roman&quot;">&nbsp;&nbsp;&nbsp; </span></span><!--[endif]--><span style="font-size:14.0pt">${item()}<o:p></o:p></span></div>`,
        )
        .join('\n'),
    picture: (p, file, caption) =>
      `<div align="center" class="MsoNormal"><span style="mso-no-proof:yes"><!--[if gte vml 1]><v:shape id="Picture_x0020_${p.r.int(1, 9)}" type="#_x0000_t75" style="width:450pt"><v:imagedata src="file:///C:/Users/ADMIN/AppData/Local/Temp/msohtmlclip1/01/clip_image00${p.r.int(1, 9)}.jpg"/></v:shape><![endif]--><img src="${file}" width="600"></span></div>\n${caption ? `<div align="center" class="MsoNormal"><i><span style="font-size:13.0pt">${caption()}<o:p></o:p></span></i></div>\n` : ''}`,
    table: grid(
      '<table class="MsoTableGrid" border="1" cellspacing="0" cellpadding="0" style="border-collapse:collapse;mso-yfti-tbllook:1184">',
      '<td valign="top" style="padding:0cm 5.4pt"><div class="MsoNormal"><span style="font-size:13.0pt">@<o:p></o:p></span></div></td>',
      '<td valign="top"><div class="MsoNormal"><b>@<o:p></o:p></b></div></td>',
    ),
  },
};
