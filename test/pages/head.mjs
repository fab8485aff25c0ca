import { isoTime } from './dates.mjs';
import { attr, numbered } from './markup.mjs';

const lead = (p) => p.article.lead ?? p.article.nodes.find((node) => node.kind === 'paragraph').text;

/** The page's own <title>: headline and site, as the family joins them. */
export const pageTitle = (p, join = ' - ') => `${p.title()}${join}${p.text(p.site.publisher)}`;

/** Open Graph, as far as the portal fills it. */
export function openGraph(
  p,
  fields = ['title', 'type', 'url', 'site', 'image', 'description', 'published', 'updated'],
) {
  // Some portals write every letter as a number.
  const write = p.r.chance(0.25) ? (value) => numbered(attr(value)) : attr;
  const meta = (name, value) => (value ? `<meta property="${name}" content="${write(value)}" />\n` : '');
  const make = {
    title: () => meta('og:title', p.article.title),
    type: () => meta('og:type', 'article'),
    url: () => {
      p.trust('canonical');
      return meta('og:url', p.url);
    },
    site: () => meta('og:site_name', p.site.publisher),
    image: () => meta('og:image', `${p.site.base}/uploads/thumb/${p.seed}.jpg`),
    description: () => meta('og:description', lead(p)),
    published: () => (p.dates === 'none' ? '' : meta('article:published_time', p.isoPublished())),
    updated: () => (p.dates === 'none' ? '' : meta('article:modified_time', p.isoUpdated())),
  };
  return fields.map((field) => make[field]()).join('');
}

export function canonical(p) {
  p.trust('canonical');
  return `<link rel="canonical" href="${attr(p.url)}" />\n`;
}

/** The article as JSON-LD: alone, in a graph, in an array, or (`broken`) with a raw line break that no parser takes. */
export function jsonLd(p, form = p.r.pick(['alone', 'graph', 'array', 'alone', 'broken'])) {
  const broken = form === 'broken' && p.visible;
  const news = {
    '@context': 'https://schema.org',
    '@type': p.r.pick(['NewsArticle', 'Article', 'BlogPosting']),
    mainEntityOfPage: { '@type': 'WebPage', '@id': p.url },
    headline: p.article.title,
    description: lead(p),
    image: [`${p.site.base}/uploads/thumb/${p.seed}.jpg`],
    publisher: {
      '@type': 'Organization',
      name: p.site.publisher,
      logo: { '@type': 'ImageObject', url: `${p.site.base}/logo.png` },
    },
  };
  if (!broken && p.dates !== 'none') {
    news.datePublished = p.isoPublished();
    const updated = p.isoUpdated();
    if (updated) news.dateModified = updated;
  }
  if (broken) news.datePublished = isoTime(p.moved);
  if (p.article.author && p.r.chance(0.7)) {
    if (!broken) p.trust('author');
    news.author = { '@type': 'Person', name: p.article.author };
  }
  const trail = {
    '@type': 'BreadcrumbList',
    itemListElement: [{ '@type': 'ListItem', position: 1, item: { '@id': p.site.base, name: p.ui.home } }],
  };
  const site = { '@type': 'WebSite', '@id': `${p.site.base}/#website`, url: p.site.base, name: p.site.publisher };
  const value =
    form === 'graph'
      ? { '@context': 'https://schema.org', '@graph': [site, trail, news] }
      : form === 'array'
        ? [trail, news]
        : news;
  const json = JSON.stringify(value, null, p.r.pick([0, 2]));
  return `<script type="application/ld+json">${broken ? json.replace(/"description":\s*"(.{20})/, '"description": "$1\n"') : json.replace(/<\//g, '<\\/')}</script>\n`;
}

/** Meta tags of older portals: keywords, description, Dublin Core days. */
export function oldMeta(p) {
  const day =
    p.dates === 'none'
      ? ''
      : `<meta name="${p.r.pick(['DC.date', 'date', 'pubdate', 'DC.date.created'])}" content="${p.metaDay()}">\n`;
  return `<meta name="description" content="${attr(lead(p))}">\n<meta name="keywords" content="${attr(p.article.section)}, ${attr(p.site.publisher)}">\n${day}`;
}

export const description = (p) => `<meta name="description" content="${attr(lead(p))}" />\n`;
