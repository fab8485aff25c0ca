import { headline, makeArticle } from '../article.mjs';
import { css, js, pixel } from '../ballast.mjs';
import * as around from '../furniture.mjs';
import { canonical, description, jsonLd, openGraph } from '../head.mjs';
import { body } from '../page.mjs';

const shell = (
  p,
  title,
  main,
  head = '',
) => `<!DOCTYPE html><html lang="${p.lang}"><head><meta charSet="utf-8"/><meta name="viewport" content="width=device-width"/><title>${title}</title>${head}${css(p, p.r.int(100, 300))}</head>
<body><div id="__next"><div class="bm-header"><a href="/" aria-label="${p.text(p.site.publisher)}"></a>${around.menu(p, '<ul class="bm-nav">')}<div class="bm-hot">${p
  .others(5)
  .map(({ title: t, href }) => `<a href="${href}">${t}</a>`)
  .join(
    '',
  )}</div></div><div class="bm-body"><div class="bm-left">${main}</div><div class="bm-right">${around.advert(p)}${around.newsList(p, { name: 'most', count: 8 })}${around.advert(p)}${around.teasers(p, 5)}</div></div><div class="bm-footer">${around.footer(p)}</div></div>
<script id="__NEXT_DATA__" type="application/json">${JSON.stringify({ props: { pageProps: { id: p.seed, zone: p.article.section, hot: [...Array(p.r.int(20, 60))].map(() => p.r.hex(32)) } } })}</script>${js(p, p.r.int(60, 160))}${pixel(p)}</body></html>`;

const SOURCES = ['Báo Lâm Khê', 'Cổng TTĐT Hà Sơn', 'Báo Nông thôn mới', 'Truyền hình Đông Phú'];
const FOREIGN = {
  en: ['Harbour Times', 'Vale Observer'],
  de: ['Moorbacher Anzeiger', 'Altenrieder Blatt'],
  es: ['La Voz del Valle', 'El Correo del Puerto'],
};

/** Reposts: name of the first publisher beside the stamp, the summary twice, the next articles loaded below. */
export const aggregator = {
  name: 'aggregator',
  host: 'tinmoi',
  body: 'reader',
  images: 'photo',
  path: ({ seed, slug }) => `/${slug}-c${seed + 52000000}.epi`,
  find: (path) => Number(/^\/[^/]*-c(\d+)\.epi/.exec(path)?.[1]) - 52000000,
  page(p) {
    const source = p.r.pick(p.lang === 'vi' ? SOURCES : FOREIGN[p.lang]);
    const head = `${description(p)}${canonical(p)}${openGraph(p)}${p.r.chance(0.8) ? jsonLd(p) : ''}`;
    const stamp = p.visible ? `<time>${p.stamp('dmyhm', 'line', 'hmdmy')}</time>` : '';
    const lead = p.article.lead ? `<h3 class="sapo">${p.put('paragraph', p.article.lead)}</h3>` : '';
    const style = {
      p: (html) => `<p class="body-text">${html}</p>\n`,
      h: (_, html) => `<p class="body-text"><strong>${html}</strong></p>\n`,
      list: null,
      picture: (_, file, caption) =>
        `<p class="body-image"><img src="${file}" alt=""/></p>${caption ? `<p class="body-text media-caption"><em>${caption()}</em></p>` : ''}\n`,
      table: (_, rows, caption) =>
        `${caption ? `<p class="body-text"><b>${caption()}</b></p>` : ''}<div class="body-table"><table><tbody>${rows.map((row) => `<tr>${row.map((inner) => `<td>${inner()}</td>`).join('')}</tr>`).join('')}</tbody></table></div>\n`,
    };
    const text = body(
      p,
      style,
      (q) => `<div class="bm-inline">${around.newsList(q, { count: 2, name: 'related', dated: 0 })}</div>`,
    );
    const by = p.article.author ? `<p class="body-text body-author"><strong>${p.author()}</strong></p>` : '';
    const summary =
      p.article.lead && p.r.chance(0.4)
        ? `<div class="bm-summary"><b>${p.text(p.ui.more)}</b><ul><li>${p.text(p.article.lead)}</li></ul></div>`
        : '';
    const next = p.r.chance(0.4) ? p.r.pick([1, 2, 3].map((step) => (p.seed + step) % 40 || 40)) : 0;
    const below = next ? nextArticle(p, next) : '';
    const main = `<div class="content"><h1>${p.title()}</h1><div class="meta"><a class="source" title="${p.text(source)}" href="/source/p/${p.r.int(1, 300)}.epi">${p.text(source)}</a> ${stamp} <a href="#">${p.r.int(2, 300)} ${p.text(p.ui.related[0].toLowerCase())}</a> <a href="/go">${p.text(p.lang === 'vi' ? 'Gốc' : 'Original')}</a></div>${lead}<div class="content-body">${text}${by}</div><p class="bm-source">${p.text(p.ui.source)} <a href="https://source.example/bai-viet">${p.text(source)}</a></p>${summary}${around.tags(p)}</div>${around.comments(p, 3)}<div class="bm-list">${around.teasers(p, p.r.int(5, 12))}</div>${below}`;
    return shell(p, `${p.title()} - ${p.text(p.site.publisher)}`, main, head);
  },
  listPath: (n) => (n === 1 ? '/xa-hoi.epi' : `/xa-hoi/trang${n}.epi`),
  findList: (path) => /^\/xa-hoi\/trang(\d+)\.epi/.exec(path)?.[1] ?? (/^\/xa-hoi\.epi/.test(path) ? 1 : undefined),
  list(p, items, pager) {
    const rows = items
      .map(
        ({ title, href, when, lead }) =>
          `<div class="bm-card"><h3><a href="${href}">${title}</a></h3><time>${p.day(when, 'dmyhm')}</time><p>${lead}</p></div>`,
      )
      .join('\n');
    return shell(
      p,
      p.text(p.site.publisher),
      `${rows}<div class="bm-pager">${pager.previous ? `<a href="${pager.previous}">${around.label(p, 'previous')}</a>` : ''}${pager.next ? `<a href="${pager.next}">${around.label(p, 'next')}</a>` : ''}</div>`,
    );
  },
};

/** The beginning of the next article, in the mark-up of the first, as endless scrolling leaves it. */
function nextArticle(p, seed) {
  const article = makeArticle('aggregator', seed, p.lang);
  const texts = article.nodes.filter((node) => node.kind === 'paragraph').slice(0, 3);
  return `<div class="content"><h2>${p.text(headline('aggregator', seed, p.lang).title)}</h2><div class="meta"><time>${p.day(article.published, 'dmyhm')}</time></div><div class="content-body">${texts.map(({ text }) => `<p class="body-text">${p.text(text)}</p>`).join('\n')}</div></div>`;
}
