import { httpUrl } from '../../core/address.js';
import { clean } from '../../text/normalize.js';
import { attribute, tagsOf } from './xml.js';

/** An address that a sitemap or a feed lists. */
export interface Listed {
  /** Absolute. */
  readonly url: string;
  /** `sitemap`: names further addresses. */
  readonly kind: 'page' | 'sitemap';
  /** On one line; empty in sitemaps. */
  readonly title: string;
  /** ISO day of publication or of the last change, as its writer counts it; null where none is told. */
  readonly day: string | null;
}

const ITEMS: Readonly<Record<string, Listed['kind']>> = {
  url: 'page',
  item: 'page',
  entry: 'page',
  sitemap: 'sitemap',
};
const DAYS = new Set(['lastmod', 'pubDate', 'dc:date', 'published', 'updated', 'date']);
const MARKUP = /<[^<>]*>/g;
const ISO_DAY = /^\s*(\d{4}-\d\d-\d\d)/;
const MAIL_DAY = /\b(\d{1,2}) (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]* (\d{4})\b/;
const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/**
 * What a sitemap, an index of sitemaps, or a feed (RSS 2, RSS 1, Atom) lists, in its order; of a sitemap that is plain
 * text, its lines. Pictures, videos and news in namespaces of their own are passed over. `base`: where it was found.
 */
export function* readFeed(text: string, base: string): Generator<Listed> {
  if (!text.includes('<')) return yield* plainLines(text, base);
  let item: Partial<Record<'url' | 'guid' | 'title' | 'day', string>> | null = null;
  let kind: Listed['kind'] = 'page';
  for (const { tag, before } of tagsOf(text)) {
    const starts = ITEMS[tag.name];
    if (starts) {
      if (item) yield* listed(item, kind, base);
      item = tag.closes ? null : {};
      kind = starts;
    } else if (item && tag.closes) {
      if (tag.name === 'loc' || tag.name === 'link') item.url ||= before.trim();
      else if (tag.name === 'guid') item.guid ??= before;
      else if (tag.name === 'title') item.title ??= before;
      else if (DAYS.has(tag.name)) item.day ??= dayIn(before);
    } else if (item && tag.name === 'link') {
      const href = attribute(tag, 'href');
      if (href && (attribute(tag, 'rel') ?? 'alternate') === 'alternate') item.url ||= href.trim();
    }
  }
  if (item) yield* listed(item, kind, base);
}

function* plainLines(text: string, base: string): Generator<Listed> {
  for (const line of text.split('\n')) if (/^\s*https?:/.test(line)) yield* listed({ url: line.trim() }, 'page', base);
}

function* listed(
  { url, guid, title = '', day }: { url?: string; guid?: string; title?: string; day?: string },
  kind: Listed['kind'],
  base: string,
): Generator<Listed> {
  const address = url ? httpUrl(url, base) : httpUrl(guid?.trim() ?? '');
  if (address === null) return;
  const line = clean(title.replace(MARKUP, ' ')).replace(/\s+/g, ' ').trim();
  yield { url: address.href, kind, title: line, day: day || null };
}

/** `2018-12-28T08:00:00+07:00` and `Fri, 28 Dec 2018 08:00:00 +0700`; other forms don't say which number is the month. */
function dayIn(text: string): string {
  const mail = MAIL_DAY.exec(text.slice(0, 60));
  if (!mail) return ISO_DAY.exec(text)?.[1] ?? '';
  const month = MONTHS.indexOf(mail[2]!) / 3 + 1;
  return `${mail[3]}-${String(month).padStart(2, '0')}-${mail[1]!.padStart(2, '0')}`;
}
