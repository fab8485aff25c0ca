import { body, truthOf } from './page.mjs';

/** The print view of a page: headline, day, body and a line of the site, no menus. */
export function printView(p) {
  const url = `${p.url}${p.url.includes('?') ? '&' : '?'}print=1`;
  const stamp = p.stamp('dmy', 'dmyhm');
  const lead = p.article.lead ? `<p><b>${p.put('paragraph', p.article.lead)}</b></p>` : '';
  const text = body(p, 'clean');
  const html = `<html><head><title>${p.title()}</title><meta charset="utf-8"><meta name="robots" content="noindex"></head><body onload="window.print()" bgcolor="#ffffff"><div id="print"><div class="site">${p.text(p.site.publisher)}</div><hr><h2>${p.title()}</h2><div class="time">${stamp}</div>${lead}${text}<div align="right"><b>${p.author()}</b></div><hr><p>URL: <a href="${p.url}">${p.url}</a></p><p>&copy; ${p.text(p.site.publisher)}</p></div></body></html>`;
  return { html, url, truth: truthOf(p) };
}

/** The mobile view, on the m. host. */
export function mobileView(p) {
  const url = p.url.replace('://', '://m.');
  p.trust('canonical');
  const stamp = p.stamp('dmyhm', 'line');
  const lead = p.article.lead ? `<p class="sapo">${p.put('paragraph', p.article.lead)}</p>` : '';
  const text = body(p, 'divs');
  const others = p
    .others(5)
    .map(({ title, href }) => `<li><a href="${href}">${title}</a></li>`)
    .join('');
  const html = `<!DOCTYPE html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><link rel="canonical" href="${p.url}"><title>${p.title()}</title></head><body class="m"><header><a href="/">${p.text(p.site.publisher)}</a><button>≡</button></header><article><h1>${p.title()}</h1><span class="t">${stamp}</span>${lead}<div class="c">${text}</div><p class="a">${p.author()}</p></article><h3>${p.text(p.pick('other'))}</h3><ul>${others}</ul><footer>${p.text(p.site.publisher)}</footer></body></html>`;
  return { html, url, truth: truthOf(p) };
}
