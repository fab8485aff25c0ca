import { clock, dmy, isoDay, isoTime, later, weekday } from './dates.mjs';
import { slug } from './markup.mjs';

// What stands around an article: each gives mark-up for a page context, and nothing of it belongs to the article.

const t = (p, name) => p.text(Array.isArray(p.ui[name]) ? p.pick(name) : p.ui[name]);
const link = (p, text, css = '') => `<a${css && ` class="${css}"`} href="/${slug(text)}">${p.text(text)}</a>`;

export const menu = (p, open = '<ul class="menu">', close = '</ul>') =>
  `${open}${p.r
    .sample(p.ui.menu, p.r.int(7, 12))
    .map(
      (name) =>
        `<li>${link(p, name)}${
          p.r.chance(0.25)
            ? `<ul>${p.r
                .sample(p.ui.menu, 4)
                .map((sub) => `<li>${link(p, sub)}</li>`)
                .join('')}</ul>`
            : ''
        }</li>`,
    )
    .join('\n')}${close}\n`;

export const crumbs = (p, by = ' &raquo; ') =>
  [link(p, p.ui.home), link(p, p.ui.menu[2]), link(p, p.article.section)].join(by);

/** A list of other news: headline, often with its day. */
export function newsList(
  p,
  {
    count = 5,
    name = 'other',
    dated = 0.6,
    open = '<ul>',
    close = '</ul>',
    item = (a, day) => `<li>${a}${day}</li>`,
    css = '',
  } = {},
) {
  const days = p.r.chance(dated);
  const shape = p.r.pick([
    (d) => ` <span class="date">(${p.day(d)})</span>`,
    (d) => ` <i>${p.day(d)}</i>`,
    (d) => `<br /><small>${p.day(d, 'dmyhm')}</small>`,
    (d) => ` <time datetime="${isoTime(d)}">${p.day(d)}</time>`,
  ]);
  const items = p
    .others(count)
    .map(({ title, when, href }) =>
      item(
        `<a${css && ` class="${css}"`} href="${href}" title="${title.replace(/"/g, '&quot;')}">${title}</a>`,
        days ? shape(when) : '',
      ),
    );
  return `${name && `<h3>${t(p, name)}</h3>`}${open}${items.join('\n')}${close}\n`;
}

/** Teasers with pictures and a few words. */
export const teasers = (p, count = 4, tag = 'div') =>
  p
    .others(count)
    .map(
      ({ title, when, href }) =>
        `<${tag} class="item"><a href="${href}"><img src="/thumb/${p.r.int(1, 9999)}.jpg" width="120" height="80" alt=""></a><h4><a href="${href}">${title}</a></h4><span class="time">${p.day(when)}</span><p>${p.text(p.r.pick(p.ui.docs))}… <a href="${href}">${t(p, 'more')}</a></p></${tag}>`,
    )
    .join('\n');

export function calendar(p) {
  const { y, m } = p.now;
  const first = new Date(Date.UTC(y, m - 1, 1)).getUTCDay();
  const days = new Date(Date.UTC(y, m, 0)).getUTCDate();
  const heads =
    p.lang === 'vi'
      ? ['CN', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7']
      : [...Array(7).keys()].map((i) => weekday({ y: 2023, m: 1, d: i + 1 }, p.lang).slice(0, 2));
  let cells = '<td>&nbsp;</td>'.repeat(first);
  for (let day = 1; day <= days; day++)
    cells += `${(first + day - 1) % 7 === 0 ? '</tr><tr>' : ''}<td${day === p.now.d ? ' class="today"' : ''}>${p.r.chance(0.3) ? `<a href="/?ngay=${day}">${day}</a>` : day}</td>`;
  const title = p.lang === 'vi' ? p.text(`Tháng ${m}, ${y}`) : `${m}/${y}`;
  return `<table class="calendar" cellspacing="1"><caption>${title}</caption><tr>${heads.map((head) => `<th>${head}</th>`).join('')}</tr><tr>${cells}</tr></table>\n`;
}

export const pageClock = (p) =>
  p.r.pick([
    () => `<div id="clock">${p.text(weekday(p.now, p.lang))}, ${dmy(p.now)} ${clock(p.now)}</div>`,
    () =>
      `<span class="today"><script type="text/javascript">document.write(showDate());</script><noscript>${p.text(weekday(p.now, p.lang))}, ${dmy(p.now)}</noscript></span>`,
    () =>
      `<span class="datetime">${p.text(weekday(p.now, p.lang))}, ${p.lang === 'vi' ? p.text('ngày ') : ''}${dmy(p.now)}</span>`,
    () => `<span class="header-date"><time datetime="${isoDay(p.now)}">${p.day(p.now)}</time></span>`,
  ])();

export const ticker = (p) =>
  `<marquee behavior="scroll" direction="left" scrollamount="3" onmouseover="this.stop()" onmouseout="this.start()">${p
    .others(4)
    .map(({ title, href }) => `<a href="${href}">${title}</a>`)
    .join(' &nbsp;|&nbsp; ')}</marquee>\n`;

export const poll = (p) =>
  `<div class="poll"><b>${t(p, 'poll')}</b><form method="post" action="/poll"><p>${t(p, 'question')}</p>${p.ui.answers.map((answer, i) => `<label><input type="radio" name="poll" value="${i}" /> ${p.text(answer)}</label><br />`).join('')}<input type="submit" value="${t(p, 'vote')}" /> <a href="/poll/result">${t(p, 'result')}</a></form></div>\n`;

export const visitors = (p) =>
  `<div class="counter"><b>${t(p, 'visitors')}</b><ul><li>${t(p, 'online')}: <strong>${p.r.int(3, 99)}</strong></li><li>${t(p, 'today')}: ${p.r.int(200, 6000)}</li><li>${t(p, 'total')}: ${p.r.int(1, 30)}.${p.r.int(100, 999)}.${p.r.int(100, 999)}</li></ul></div>\n`;

export const weather = (p) =>
  `<div class="weather">${t(p, 'weather')} <select>${p.others(0).join('')}<option>${p.text(p.site.place)}</option></select> <b>${p.r.int(14, 36)}&deg;C</b> ${p.r.int(40, 98)}%</div><div class="rates"><b>${t(p, 'rates')}</b><table>${['USD', 'EUR', 'JPY'].map((code) => `<tr><td>${code}</td><td>${p.r.int(160, 27000)},${p.r.int(10, 99)}</td><td>${p.r.int(160, 27900)},${p.r.int(10, 99)}</td></tr>`).join('')}</table></div>\n`;

export const login = (p) =>
  `<form action="/login" method="post"><fieldset><legend>${t(p, 'login')}</legend><label>${t(p, 'user')} <input type="text" name="u" /></label> <label>${t(p, 'pass')} <input type="password" name="p" /></label> <label><input type="checkbox" /> ${t(p, 'remember')}</label> <button type="submit">${t(p, 'login')}</button> <a href="/register">${t(p, 'register')}</a></fieldset></form>\n`;

export function comments(p, most = 6) {
  const count = p.r.int(0, most);
  if (!count) return `<div id="comments"><h3>${t(p, 'comments')}</h3><p>${t(p, 'none')}. ${t(p, 'prompt')}</p></div>\n`;
  const when = () => {
    const at = later(p.article.published, p.r.int(100, 20000));
    return p.r.chance(0.5)
      ? `<time datetime="${isoTime(at)}">${p.day(at, 'hmdmy')}</time>`
      : `<span class="date">${p.day(at, 'hmdmy')}</span>`;
  };
  const one = (text) =>
    `<li class="comment"><div class="comment-author"><b>${p.text(p.article.slots.man(p.r))}</b> ${when()}</div><div class="comment-content"><p>${p.text(text)}</p></div><a href="#">${t(p, 'reply')}</a> &middot; <a href="#">${t(p, 'like')} (${p.r.int(0, 40)})</a></li>`;
  const form = `<form id="commentform"><h4>${t(p, 'comment')}</h4><textarea name="comment" rows="5" cols="45"></textarea><input name="email" placeholder="Email"><p>${t(p, 'prompt')}</p><button>${t(p, 'comment')}</button></form>`;
  return `<div id="comments" class="comments-area"><h3>${t(p, 'comments')} (${count})</h3><ol class="comment-list">${p.r.sample(p.ui.remarks, count).map(one).join('\n')}</ol>${form}</div>\n`;
}

export const share = (p) =>
  `<div class="share">${t(p, 'share')}: <a href="https://www.facebook.com/sharer.php?u=${encodeURIComponent(p.url)}">Facebook</a> <a href="https://twitter.com/intent/tweet?url=${encodeURIComponent(p.url)}">Twitter</a>${p.lang === 'vi' ? ' <a class="zalo-share-button" href="#">Zalo</a>' : ''} <div class="fb-like" data-href="${p.url}"></div></div>\n`;

export const tools = (p) =>
  p.r
    .sample(['print', 'email', 'save', 'back', 'size', 'listen'], p.r.int(2, 4))
    .map((name) => `<a href="#" onclick="return ${name}_click()">${t(p, name)}</a>`)
    .join(' ');

export const views = (p) => `${t(p, 'views')} ${p.r.int(20, 9000)}`;

export const tags = (p) =>
  `<div class="tags"><b>${t(p, 'tags')}</b> ${p.article.title
    .split(' ')
    .slice(2, 7)
    .map((word) => `<a href="/tag/${slug(word)}" rel="tag">${p.text(word)}</a>`)
    .join(', ')}</div>\n`;

export const links = (p) =>
  `<div class="links"><b>${t(p, 'links')}</b><select onchange="window.open(this.value)"><option>${t(p, 'choose')}</option>${p.ui.menu.map((name) => `<option value="/${slug(name)}">${p.text(name)}</option>`).join('')}</select></div>\n`;

export const documents = (p) =>
  `<div class="docs"><h3>${t(p, 'documents')}</h3><ul>${p.ui.docs.map((name) => `<li><a href="/van-ban/${p.r.int(1, 999)}"><b>${p.r.int(10, 3000)}/${p.r.pick(['QĐ-UBND', 'KH-SNV', 'TB-VP'])}</b> ${p.text(name)}</a> ${p.day(later(p.now, -p.r.int(1000, 90000)))}</li>`).join('\n')}</ul></div>\n`;

export const cookie = (p) =>
  `<div id="cookie-notice" role="banner" class="cookie-bar"><div><span>${t(p, 'cookie')}</span> <button id="cn-accept">${t(p, 'accept')}</button></div></div>\n`;

export const popup = (p) =>
  `<div class="modal fade" id="popup" style="display:none" aria-hidden="true"><div class="modal-body"><h2>${t(p, 'notices')}</h2><p>${p.text(p.r.pick(p.ui.remarks))}</p><button data-dismiss="modal">&times;</button></div></div>\n`;

export const advert = (p) =>
  p.r.pick([
    () =>
      `<div class="ads" id="ads_${p.r.int(1, 99)}"><a href="https://ads.example/click?id=${p.r.hex(8)}"><img src="/banner/${p.r.int(1, 40)}.gif" width="300" height="250" border="0"></a></div>`,
    () =>
      `<iframe src="https://ads.example/frame.html?slot=${p.r.int(1, 20)}" width="300" height="250" frameborder="0" scrolling="no"></iframe>`,
    () =>
      `<ins class="adsbygoogle" style="display:block" data-ad-slot="${p.r.int(1000000, 9999999)}"></ins><script>(adsbygoogle = window.adsbygoogle || []).push({});</script>`,
    () =>
      `<img height="1" width="1" style="display:none" src="data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7" alt="">`,
  ])();

/** The body that publishes the site, with address, telephone and licence. */
export const footer = (p, open = '<div id="footer">', close = '</div>') =>
  `${open}<p><b>${p.text(p.lang === 'vi' ? p.site.publisher.toUpperCase() : p.site.publisher)}</b></p><p>${t(p, 'address')}: ${p.text(`${p.r.int(2, 250)} ${p.lang === 'vi' ? 'đường Hòa Bình, phường Trung Tâm,' : 'Mill Lane,'} ${p.site.place}`)}</p><p>${t(p, 'phone')}: 0${p.r.int(200, 299)}.${p.r.int(3000, 3999)}.${p.r.int(100, 999)} - Fax: 0${p.r.int(200, 299)}.${p.r.int(3000, 3999)}.${p.r.int(100, 999)} - Email: ${p.site.mail}</p><p>${t(p, 'duty')}: ${p.text(p.article.slots.man(p.r))}</p><p>${t(p, 'licence')} ${p.r.int(10, 300)}/GP-TTĐT ${p.day(later(p.now, -p.r.int(900000, 3000000)))}. ${t(p, 'quote')}</p><p>&copy; ${p.r.int(2010, 2024)} ${p.text(p.site.publisher)}. ${t(p, 'rights')}</p>${close}\n`;

/** Boxes of a side column, a different set on every page. */
export const sideBoxes = (p, count, wrap = (html) => `<div class="box">${html}</div>\n`) =>
  p.r
    .sample(
      [
        () => newsList(p, { name: 'most' }),
        () => newsList(p, { name: 'latest', count: 7 }),
        () => calendar(p),
        () => poll(p),
        () => visitors(p),
        () => weather(p),
        () => login(p),
        () => links(p),
        () => documents(p),
        () =>
          `<h3>${t(p, 'gallery')}</h3><a href="/gallery"><img src="/gallery/${p.r.int(1, 30)}.jpg" alt="${p.text(p.article.f(p.lang === 'vi' ? 'Hội thi văn nghệ' : 'Gallery'))}"></a>`,
        () =>
          `<h3>${t(p, 'videos')}</h3><iframe width="280" height="160" src="https://video.example/embed/${p.r.hex(9)}" allowfullscreen></iframe>`,
        () => `<h3>${t(p, 'notices')}</h3>${teasers(p, 3)}`,
        () =>
          `<b>${t(p, 'hotline')}</b>: 0${p.r.int(200, 299)} ${p.r.int(3000, 3999)} ${p.r.int(100, 999)}<br>${advert(p)}`,
      ],
      count,
    )
    .map((box) => wrap(box()))
    .join('');

/** Other news in the middle of the body. */
export const relatedBox = (p, css = 'related-inline') =>
  `<div class="${css}">${newsList(p, { count: p.r.int(2, 4), name: 'related', dated: 0.3 })}</div>\n`;

export const label = (p, name) => t(p, name);
