import { headline, makeArticle } from './article.mjs';
import { clock, isoDay, isoTime, isoUtc, later, stamp } from './dates.mjs';
import { escapeText, inline, STYLES, slug } from './markup.mjs';
import { random } from './random.mjs';
import { UI } from './ui.mjs';

const TOWNS = {
  en: [
    ['Millbrook', 'millbrook'],
    ['Harrow Sands', 'harrowsands'],
    ['Fenwick Vale', 'fenwickvale'],
  ],
  de: [
    ['Altenried', 'altenried'],
    ['Moorbach', 'moorbach'],
    ['Königsau', 'koenigsau'],
  ],
  es: [
    ['Valdearroyo', 'valdearroyo'],
    ['Puerto Lindo', 'puertolindo'],
    ['Santa Elvira', 'santaelvira'],
  ],
};
const BODIES = {
  office: { vi: 'Sở Nội vụ tỉnh @', en: '@ Town Council', de: 'Stadt @', es: 'Ayuntamiento de @' },
  finance: { vi: 'Sở Tài chính tỉnh @', en: '@ Treasury Office', de: 'Kämmerei @', es: 'Hacienda de @' },
  media: {
    vi: 'Sở Thông tin và Truyền thông tỉnh @',
    en: '@ Media Office',
    de: 'Pressestelle @',
    es: 'Gabinete de prensa de @',
  },
  province: { vi: 'Cổng thông tin điện tử tỉnh @', en: '@ County', de: 'Landkreis @', es: 'Gobierno de @' },
  district: { vi: 'UBND huyện @', en: '@ District Board', de: 'Gemeinde @', es: 'Comarca de @' },
  law: { vi: 'Sở Tư pháp tỉnh @', en: '@ Legal Service', de: 'Rechtsamt @', es: 'Servicio Jurídico de @' },
  school: { vi: 'Trường THPT chuyên @', en: '@ Grammar School', de: 'Gymnasium @', es: 'Instituto @' },
  union: {
    vi: 'Liên đoàn Lao động tỉnh @',
    en: '@ Workers Federation',
    de: 'Gewerkschaftsbund @',
    es: 'Unión Sindical de @',
  },
  ethnic: { vi: 'Ban Dân tộc tỉnh @', en: '@ Heritage Board', de: 'Heimatamt @', es: 'Consejo Cultural de @' },
  zone: {
    vi: 'Ban Quản lý các khu công nghiệp tỉnh @',
    en: '@ Business Park',
    de: 'Gewerbepark @',
    es: 'Parque Industrial de @',
  },
  science: {
    vi: 'Sở Khoa học và Công nghệ tỉnh @',
    en: '@ Science Office',
    de: 'Wissenschaftsamt @',
    es: 'Oficina de Ciencia de @',
  },
  health: { vi: 'Sở Y tế tỉnh @', en: '@ Health Trust', de: 'Gesundheitsamt @', es: 'Servicio de Salud de @' },
  front: { vi: 'Ủy ban MTTQ Việt Nam tỉnh @', en: '@ Civic Forum', de: 'Bürgerforum @', es: 'Foro Ciudadano de @' },
  paper: { vi: 'Báo @ điện tử', en: 'The @ Gazette', de: '@er Bote', es: 'Diario de @' },
  reader: { vi: 'Tin Mới 24 Giờ', en: 'Newsdesk Daily', de: 'Nachrichtenspiegel Online', es: 'Resumen Diario' },
};

/** The site an article stands on. */
function siteOf(family, article, seed, lang, base) {
  const [name, label] = lang === 'vi' ? [article.province, article.host] : TOWNS[lang][seed % 3];
  const host = `${family.host}.${label}.example`;
  return {
    publisher: BODIES[family.body][lang].replace('@', name),
    place: name,
    host,
    base: base ?? `${family.scheme ?? 'https'}://${host}`,
    mail: `${family.host}@${label}.example`,
  };
}

const addressOf = (family, seed, lang) => (title, published) =>
  (lang === 'vi' ? '' : `/${lang}`) + family.path({ seed, slug: slug(title), when: published });

/** The address of an article of a family, below its site. */
export function pathOf(family, seed, lang) {
  const { title, published } = headline(family.name, seed, lang);
  return addressOf(family, seed, lang)(title, published);
}

/**
 * What a family needs to write a page; it keeps account of what was shown, from which the truth is made.
 * @param {object} family
 * @param {{ lang?: string, base?: string, article?: object }} options
 */
export function pageContext(family, seed, { lang = 'vi', base, article = makeArticle(family.name, seed, lang) } = {}) {
  const r = random(`${family.name}/${seed}/${lang}/page`);
  const site = siteOf(family, article, seed, lang, base);
  const path = addressOf(family, seed, lang)(article.title, article.published);
  const ui = UI[lang];
  const now = later({ y: 2025, m: 11, d: r.int(3, 22), H: r.int(0, 23), M: r.int(0, 59), S: r.int(0, 59) }, 0);
  const moved = { y: 2025, m: 3, d: 4, H: r.int(0, 5), M: r.int(0, 59), S: r.int(0, 59) };
  const shown = { published: null, time: false, updated: null, author: null, canonical: null, blocks: [] };
  const mess = {
    nbsp: r.pick([0, 0.01, 0.05]),
    bold: r.pick([0, 0, 0.01]),
    link: r.pick([0, 0, 0.008]),
    zero: r.chance(0.15) ? 0.01 : 0,
    nfd: r.chance(0.08),
  };
  const p = { family, seed, lang, base, r, ui, article, site, now, moved, shown, mess, path, url: site.base + path };
  p.pick = (name) => r.pick(ui[name]);
  // How far the head of the page can be trusted; a moved site carries the day of the move.
  p.visible = r.chance(family.stamped ?? 0.94);
  p.dates = p.visible ? r.pick(['right', 'right', 'right', 'moved', 'utc', 'none']) : r.pick(['right', 'none']);
  /** Text of the article as mark-up, kept as a block of the truth. */
  p.put = (kind, text, own = {}) => {
    shown.blocks.push({ kind, text });
    return inline(text, kind === 'paragraph' ? { ...mess, ...own } : { encode: mess.encode, nfd: mess.nfd, ...own }, r);
  };
  p.text = (text) => (mess.encode ?? ((html) => html))(escapeText(mess.nfd ? text.normalize('NFD') : text));
  p.title = () => p.text(p.article.title);
  /** The visible day of publication in one of the manners, or nothing where the portal shows none. */
  p.stamp = (...manners) => {
    if (!p.visible) return '';
    const { text, time } = stamp(article.published, r.pick(manners), lang, seed);
    shown.published = article.published;
    shown.time ||= time;
    return p.text(text);
  };
  p.label = () => p.text(p.pick('posted'));
  p.updated = (...manners) => {
    if (!article.updated || !p.visible) return '';
    shown.updated = article.updated;
    return `${p.text(p.pick('updated'))} ${p.text(stamp(article.updated, r.pick(manners), lang, seed).text)}`;
  };
  p.author = () => {
    if (!article.author) return '';
    shown.author = article.author;
    return p.text(article.author);
  };
  /** The author's line under the text: the name alone, with the office, or after "Tin, ảnh:" and the like. */
  p.sign = () => {
    if (!article.author) return '';
    const name = p.author();
    const office = {
      vi: ['Văn phòng', 'Phòng Tổng hợp', 'Ban Biên tập'],
      en: ['Press Office'],
      de: ['Pressestelle'],
      es: ['Gabinete de prensa'],
    }[lang];
    return r.pick([
      () => name,
      () => name,
      () => `${name} - ${p.text(r.pick(office))}`,
      () => `${p.text(p.pick('by'))} ${name}`,
    ])();
  };
  /** A stamp of another day: a side headline, the clock. Never the truth. */
  p.day = (when, manner = 'dmy') => p.text(stamp(when, manner, lang, seed).text);
  p.others = (count) =>
    r
      .sample(
        [...Array(40).keys()].map((i) => i + 1).filter((other) => other !== seed),
        count,
      )
      .map((other) => {
        const item = headline(family.name, other, lang);
        return {
          title: p.text(item.title),
          when: item.published,
          section: item.section,
          href: site.base + addressOf(family, other, lang)(item.title, item.published),
        };
      });
  p.image = (file) => `${base ?? ''}/${family.images ?? 'uploads/images'}/${article.published.y}/${file}`;
  p.trust = (field) => {
    if (field === 'canonical') shown.canonical = p.url;
    if (field === 'author' && article.author) shown.author = article.author;
    if (field === 'published' && (p.dates === 'right' || p.dates === 'utc'))
      [shown.published, shown.time] = [article.published, true];
    if (field === 'updated' && article.updated) shown.updated = article.updated;
  };
  p.isoPublished = () => {
    p.trust('published');
    return p.dates === 'utc' ? isoUtc(article.published) : isoTime(p.dates === 'moved' ? moved : article.published);
  };
  /** The moment a portal writes beside the words of a stamp, as `datetime`. */
  p.moment = () => {
    [shown.published, shown.time] = [article.published, true];
    return isoTime(article.published);
  };
  /** The day alone, as old portals put it into the head: it does not tell the hour. */
  p.metaDay = () => {
    if (p.dates === 'moved') return isoDay(moved);
    shown.published = article.published;
    return isoDay(article.published);
  };
  p.isoUpdated = () => {
    if (!article.updated || p.dates === 'moved') return null;
    p.trust('updated');
    return p.dates === 'utc' ? isoUtc(article.updated) : isoTime(article.updated);
  };
  return p;
}

/**
 * The body in an editor's style (a name of STYLES or a style of one's own), with other news in its middle where `box` is given.
 * @param {(p: object) => string} [box]
 * @param {object[]} [nodes] a part of the article, where its body stands in several places
 */
export function body(p, style, box, nodes = p.article.nodes) {
  const write = typeof style === 'string' ? STYLES[style] : style;
  const own = write.mess;
  const put = (kind, text) => p.put(kind, text, own);
  const part = (node) => {
    if (node.kind === 'paragraph') return write.p(put('paragraph', node.text));
    if (node.kind === 'heading') return write.h(node.level, put('heading', node.text));
    if (node.kind === 'picture')
      return write.picture(p, p.image(node.file), node.caption && (() => put('caption', node.caption)));
    if (node.kind === 'list') {
      if (!write.list)
        return node.items
          .map((item, i) => write.p(put('paragraph', `${node.ordered ? `${i + 1}.` : '-'} ${item}`)))
          .join('');
      return write.list(
        node.items.map((item) => () => put('item', item)),
        node.ordered,
      );
    }
    if (node.kind === 'table') {
      const rows = [node.head, ...node.rows].map((row) => row.map((text) => () => put('cell', text)));
      return write.table(p, rows, node.caption && (() => put('caption', node.caption)));
    }
    return box ? box(p) : '';
  };
  return nodes.map(part).join('');
}

/** What a careful reader would say of the page. */
export function truthOf(p) {
  const { shown, article } = p;
  return {
    title: article.title,
    published: shown.published && isoDay(shown.published),
    publishedTime: shown.published && shown.time ? clock(shown.published) : null,
    updated: shown.updated && isoDay(shown.updated),
    author: shown.author,
    publisher: p.site.publisher,
    canonical: shown.canonical,
    blocks: shown.blocks,
    text: shown.blocks.map((block) => block.text).join('\n'),
  };
}
