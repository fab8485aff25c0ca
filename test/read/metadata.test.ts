import { describe, expect, test } from 'vitest';
import type { Post } from '../../src/core/post.js';
import { compose } from '../../src/read/compose.js';
import { readHtml } from '../../src/read/html.js';

/**
 * Heads and stamps in the manner of many systems and languages: what of a page counts as the day of publishing, of the
 * last change, as author, publisher and address, and what never does.
 */

const TEXT: Record<string, readonly [title: string, first: string, second: string]> = {
  en: [
    'Town council approves new library after long debate',
    'The town council voted on Monday evening to build a new library next to the old market hall, after a debate that lasted more than four hours.',
    'Residents had collected two thousand signatures in favour of the plan, which will cost more than the building it replaces.',
  ],
  de: [
    'Stadtrat stimmt dem Neubau der Bücherei zu',
    'Der Stadtrat hat am Montagabend nach einer mehr als vierstündigen Debatte dem Neubau der Bücherei neben der alten Markthalle zugestimmt.',
    'Anwohner hatten zweitausend Unterschriften für den Plan gesammelt, der teurer wird als das Gebäude, das er ersetzt.',
  ],
  fr: [
    'Le conseil municipal vote la nouvelle bibliothèque',
    'Le conseil municipal a voté lundi soir, après un débat de plus de quatre heures, la construction d’une bibliothèque à côté de la halle.',
    'Les riverains avaient réuni deux mille signatures en faveur du projet, plus coûteux que le bâtiment qu’il remplace.',
  ],
  es: [
    'El pleno aprueba la nueva biblioteca del barrio',
    'El pleno aprobó el lunes por la noche, tras un debate de más de cuatro horas, la construcción de una biblioteca junto al mercado viejo.',
    'Los vecinos habían reunido dos mil firmas a favor del plan, que costará más que el edificio al que sustituye.',
  ],
  pt: [
    'Câmara aprova nova biblioteca ao lado do mercado',
    'A câmara aprovou na segunda-feira à noite, depois de um debate de mais de quatro horas, a construção de uma biblioteca ao lado do mercado.',
    'Os moradores tinham reunido duas mil assinaturas a favor do plano, que vai custar mais do que o edifício antigo.',
  ],
  it: [
    'Il consiglio comunale approva la nuova biblioteca',
    'Il consiglio comunale ha approvato lunedì sera, dopo un dibattito di oltre quattro ore, la costruzione di una biblioteca accanto al mercato.',
    'I residenti avevano raccolto duemila firme a favore del progetto, che costerà più dell’edificio che sostituisce.',
  ],
  nl: [
    'Gemeenteraad stemt in met nieuwe bibliotheek',
    'De gemeenteraad heeft maandagavond na een debat van meer dan vier uur ingestemd met de bouw van een bibliotheek naast de oude markthal.',
    'Bewoners hadden tweeduizend handtekeningen verzameld voor het plan, dat duurder wordt dan het gebouw dat het vervangt.',
  ],
  pl: [
    'Rada miasta zgadza się na nową bibliotekę',
    'Rada miasta po ponad czterogodzinnej debacie zgodziła się w poniedziałek wieczorem na budowę biblioteki obok starej hali targowej.',
    'Mieszkańcy zebrali dwa tysiące podpisów za planem, który będzie droższy niż budynek, który ma zastąpić.',
  ],
  cs: [
    'Zastupitelé schválili novou knihovnu u tržnice',
    'Zastupitelé v pondělí večer po více než čtyřhodinové debatě schválili stavbu nové knihovny vedle staré městské tržnice.',
    'Obyvatelé sebrali dva tisíce podpisů na podporu plánu, který bude dražší než budova, kterou nahrazuje.',
  ],
  ru: [
    'Городской совет одобрил новую библиотеку',
    'Городской совет в понедельник вечером после спора длиной более четырёх часов одобрил строительство библиотеки рядом со старым рынком.',
    'Жители собрали две тысячи подписей в пользу проекта, который обойдётся дороже здания, которое он заменит.',
  ],
  sv: [
    'Fullmäktige säger ja till nytt bibliotek',
    'Fullmäktige sade på måndagskvällen efter mer än fyra timmars debatt ja till att bygga ett bibliotek bredvid den gamla saluhallen.',
    'De boende hade samlat två tusen namn för planen, som blir dyrare än det hus som den ersätter.',
  ],
  tr: [
    'Meclis yeni kütüphane planını onayladı',
    'Belediye meclisi pazartesi akşamı dört saatten uzun süren bir tartışmanın ardından eski pazarın yanına kütüphane yapılmasını onayladı.',
    'Mahalleliler, yerini alacağı binadan daha pahalıya mal olacak plan için iki bin imza toplamıştı.',
  ],
  id: [
    'Dewan kota menyetujui perpustakaan baru',
    'Dewan kota pada Senin malam menyetujui pembangunan perpustakaan di samping pasar lama setelah perdebatan lebih dari empat jam.',
    'Warga telah mengumpulkan dua ribu tanda tangan untuk rencana yang lebih mahal daripada gedung lama itu.',
  ],
  ro: [
    'Consiliul local aprobă noua bibliotecă',
    'Consiliul local a aprobat luni seara, după o dezbatere de peste patru ore, construirea unei biblioteci lângă vechea hală a pieței.',
    'Locuitorii strânseseră două mii de semnături pentru planul care va costa mai mult decât clădirea pe care o înlocuiește.',
  ],
  hu: [
    'A testület megszavazta az új könyvtárat',
    'A testület hétfő este több mint négyórás vita után megszavazta, hogy könyvtár épüljön a régi vásárcsarnok mellé a belvárosban.',
    'A környékbeliek kétezer aláírást gyűjtöttek a terv mellett, amely többe kerül, mint az épület, amelynek helyére kerül.',
  ],
  el: [
    'Το συμβούλιο ενέκρινε τη νέα βιβλιοθήκη',
    'Το δημοτικό συμβούλιο ενέκρινε τη Δευτέρα το βράδυ, ύστερα από συζήτηση τεσσάρων ωρών, την ανέγερση βιβλιοθήκης δίπλα στην παλιά αγορά.',
    'Οι κάτοικοι είχαν μαζέψει δύο χιλιάδες υπογραφές υπέρ του σχεδίου, που θα κοστίσει περισσότερο από το παλιό κτίριο.',
  ],
  zh: [
    '市议会批准在旧市场旁边建造新图书馆',
    '市议会星期一晚上经过四个多小时的辩论，批准在旧市场旁边建造一座新的图书馆，工程预计两年内完成，费用由市政府承担。',
    '居民此前为这一计划收集了两千个签名，新馆的造价将超过它所取代的旧楼。',
  ],
  ja: [
    '市議会が旧市場の隣に新しい図書館の建設を承認',
    '市議会は月曜日の夜、四時間を超える議論の末、旧市場の隣に新しい図書館を建設する計画を賛成多数で承認した。工事は二年かかる見通しだ。',
    '住民は計画に賛成する二千人分の署名を集めていた。費用は建て替え前の建物を上回る。',
  ],
  ko: [
    '시의회 옛 시장 옆 새 도서관 건립 계획 승인',
    '시의회는 월요일 저녁 네 시간이 넘는 토론 끝에 옛 시장 옆에 새 도서관을 짓는 계획을 승인했다고 시 관계자가 밝혔다.',
    '주민들은 이 계획에 찬성하는 서명 이천 건을 모았으며 비용은 옛 건물보다 많이 든다.',
  ],
  vi: [
    'Khối thi đua số 21 tổng kết công tác năm 2019',
    'Tại Sở Y tế, Khối thi đua số 21 tổ chức hội nghị tổng kết công tác thi đua và triển khai nhiệm vụ của năm tới.',
    'Hội nghị thống nhất suy tôn Sở Y tế nhận Cờ thi đua của UBND tỉnh, Sở Công Thương nhận Bằng khen của UBND tỉnh.',
  ],
};

interface Parts {
  /** What stands in the head. */
  readonly head?: string;
  /** Above the headline. */
  readonly above?: string;
  /** Between headline and text. */
  readonly below?: string;
  /** Within the text. */
  readonly within?: string;
  /** Behind the text. */
  readonly behind?: string;
  /** Language that the page says it is in, where not its own; empty for none. */
  readonly says?: string;
}

function page(language: string, { head = '', above = '', below = '', within = '', behind = '', says }: Parts): string {
  const [title, first, second] = TEXT[language]!;
  const lang = says ?? language;
  return `<!doctype html><html${lang ? ` lang="${lang}"` : ''}><head><title>${title}</title>${head}</head><body>${above}
    <article><h1>${title}</h1>${below}<div><p>${first}</p>${within}<p>${second}</p><p>${second} ${first}</p></div></article>${behind}</body></html>`;
}

const read = (language: string, parts: Parts, url: string | null = null, fetched: string | null = null): Post =>
  compose(readHtml(page(language, parts)), {
    location: 'x.html',
    url,
    media_type: null,
    charset: null,
    fetched_at: fetched,
  });

const json = (data: object): string => `<script type="application/ld+json">${JSON.stringify(data)}</script>`;
const article = (more: object): string => json({ '@context': 'https://schema.org', '@type': 'NewsArticle', ...more });
const day = '2019-03-05';

describe('a stamp that the page shows', () => {
  test.each<[string, string, string | null, (string | null)?]>([
    ['en', 'Published March 5, 2019', day],
    ['en', 'Posted on 5 March 2019 by Nora Garside', day],
    ['en', 'By Nora Garside | Mar 5, 2019', day],
    ['en', 'Tuesday, March 5th, 2019 at 3:00 pm', day],
    ['en', '5th of March 2019', day],
    ['en', 'Mar. 5, 2019 10:20 AM EST', day],
    ['en', '2019-03-05 10:20', day],
    ['en', '05-Mar-2019', day],
    ['en', 'March 5, 2019 | Updated March 7, 2019', day, '2019-03-07'],
    ['en', 'Published: 5 Mar 2019 Last updated: 7 Mar 2019', day, '2019-03-07'],
    ['en', 'Updated March 7, 2019. Originally published March 5, 2019', day, '2019-03-07'],
    ['en', '2 hours ago', null],
    ['en', 'Yesterday', null],
    ['en', 'March 2019', null],
    ['en', 'Volume 5, March 1889', null],
    ['de', 'Veröffentlicht am 5. März 2019', day],
    ['de', '05.03.2019, 10:20 Uhr', day],
    ['de', '5.3.2019', day],
    ['de', 'Dienstag, 5. März 2019 - 10:20', day],
    ['de', 'Stand: 05.03.2019', day],
    ['de', 'Von Dieter Ahlers, 05.03.19', day],
    ['de', '5. März 2019, aktualisiert am 7. März 2019', day, '2019-03-07'],
    ['de', '5. Jänner 2019', '2019-01-05'],
    ['fr', 'Publié le 5 mars 2019 à 10h20', day],
    ['fr', 'Publié le 5 mars 2019 à 10h20, mis à jour le 7 mars 2019 à 8h00', day, '2019-03-07'],
    ['fr', 'Par Élise Morvan, le 05/03/2019 à 10:20', day],
    ['fr', 'Mardi 1er octobre 2019', '2019-10-01'],
    ['fr', '5 févr. 2019', '2019-02-05'],
    ['es', 'Publicado el 5 de marzo de 2019', day],
    ['es', '5 marzo, 2019', day],
    ['es', 'martes, 5 de marzo del 2019 - 10:20 h', day],
    ['es', '05/03/2019 - Actualizado: 07/03/2019 10:20', day, '2019-03-07'],
    ['pt', '5 de março de 2019', day],
    ['pt', 'Publicado em 05/03/2019 às 10h20', day],
    ['pt', 'Publicado em 05/03/2019 10h20 Atualizado em 07/03/2019', day, '2019-03-07'],
    ['it', 'Pubblicato il 5 marzo 2019', day],
    ['it', '05 Mar 2019', day],
    ['it', 'Pubblicato il 5 marzo 2019 alle 10.20. Ultimo aggiornamento il 7 marzo 2019', day, '2019-03-07'],
    ['nl', 'Geplaatst op 5 maart 2019', day],
    ['nl', '5 mrt 2019, laatst bijgewerkt 7 mrt 2019', day, '2019-03-07'],
    ['pl', 'Opublikowano: 5 marca 2019', day],
    ['pl', '05.03.2019, aktualizacja: 07.03.2019', day, '2019-03-07'],
    ['pl', '11 listopada 2019', '2019-11-11'],
    ['cs', '5. března 2019', day],
    ['cs', 'Publikováno: 5. 3. 2019', day],
    ['cs', '11. listopadu 2019', '2019-11-11'],
    ['ru', '5 марта 2019, 10:20', day],
    ['ru', 'Опубликовано: 05.03.2019', day],
    ['ru', 'Опубликовано 5 марта 2019. Обновлено 7 марта 2019', day, '2019-03-07'],
    ['sv', 'Publicerad 5 mars 2019', day],
    ['sv', 'Publicerad: 2019-03-05. Uppdaterad: 2019-03-07', day, '2019-03-07'],
    ['tr', '5 Mart 2019 Salı', day],
    ['tr', 'Giriş: 05.03.2019 10:20 Güncelleme: 07.03.2019 08:00', day, '2019-03-07'],
    ['id', 'Selasa, 5 Maret 2019 10:20 WIB', day],
    ['id', 'Diterbitkan 5 Agustus 2019', '2019-08-05'],
    ['ro', 'Publicat: 5 martie 2019', day],
    ['hu', '2019. március 5.', day],
    ['hu', '2019. március 5., 10:20', day],
    ['hu', 'Megjelent: 2019.03.05. Frissítve: 2019.03.07.', day, '2019-03-07'],
    ['el', '5 Μαρτίου 2019', day],
    ['el', 'Δημοσίευση: 05/03/2019', day],
    ['zh', '2019年3月5日 10:20', day],
    ['zh', '发布时间：2019-03-05 10:20', day],
    ['zh', '发布时间：2019-03-05 更新时间：2019-03-07', day, '2019-03-07'],
    ['ja', '2019年3月5日', day],
    ['ja', '公開日：2019/03/05 更新日：2019/03/07', day, '2019-03-07'],
    ['ko', '2019년 3월 5일', day],
    ['ko', '입력 2019.03.05 10:20 | 수정 2019.03.07 08:00', day, '2019-03-07'],
    ['vi', 'Ngày đăng: 05/03/2019 10:20', day],
    ['vi', 'Ngày đăng: 05/03/2019 - Cập nhật: 07/03/2019', day, '2019-03-07'],
    ['vi', 'Thứ Ba, 05/03/2019, 10:20 [GMT+7]', day],
    ['vi', '3 giờ trước', null],
  ])('%s: %s', (language, stamp, published, updated = null) => {
    const post = read(language, { below: `<div>${stamp}</div>` });
    expect([post.published?.value ?? null, post.updated?.value ?? null]).toEqual([published, updated]);
  });

  test.each<[string, string, string | null]>([
    ['en-US', '03/05/2019', day],
    ['en-US', '3/5/19 10:20 AM', day],
    ['en-GB', '05/03/2019', day],
    ['en-AU', '05/03/2019', day],
    ['en', '03/25/2019', '2019-03-25'],
    ['en', '25/03/2019', '2019-03-25'],
    ['en', '03/05/2019', null],
    ['', '03/05/2019', null],
    ['', '05.03.2019', day],
    ['', '5 March 2019', day],
  ])('order of day and month in English (%s): %s', (says, stamp, published) => {
    expect(read('en', { says, below: `<div>${stamp}</div>` }).published?.value ?? null).toBe(published);
  });

  test('an order left open is settled by what else the page says', () => {
    const head = '<meta name="date" content="2019-03-05">';
    expect(read('en', { head, below: '<div>03/05/2019</div>' }).published?.value).toBe(day);
    expect(read('en', { below: '<div>05/03/2019</div>' }, 'https://a.co.uk/news/x').published?.value).toBe(day);
  });
});

describe('what the page says of itself', () => {
  test.each<[string, string, string]>([
    ['JSON-LD', article({ datePublished: '2019-03-05T10:20:00+01:00' }), 'json-ld:datePublished'],
    [
      'a day at midnight of another zone stays as written',
      article({ datePublished: '2019-03-05T23:30:00-05:00' }),
      'json-ld:datePublished',
    ],
    [
      'a graph',
      json({ '@graph': [{ '@type': 'WebSite' }, { '@type': 'Article', datePublished: day }] }),
      'json-ld:datePublished',
    ],
    ['a page alone', json({ '@type': 'WebPage', datePublished: day }), 'json-ld:datePublished'],
    ['a video', json({ '@type': 'VideoObject', uploadDate: day }), 'json-ld:uploadDate'],
    ['Open Graph', '<meta property="article:published_time" content="2019-03-05T10:20:00Z">', 'article:published_time'],
    ['Dublin Core', '<meta name="DC.date.issued" content="2019-03-05">', 'DC.date.issued'],
    ['DCTERMS', '<meta name="dcterms.created" content="2019-03-05">', 'dcterms.created'],
    ['Parse.ly', '<meta name="parsely-pub-date" content="2019-03-05T10:20:00Z">', 'parsely-pub-date'],
    ['Sailthru', '<meta name="sailthru.date" content="Tue, 05 Mar 2019 10:20:00 +0000">', 'sailthru.date'],
    [
      'Cxense',
      '<meta name="cXenseParse:recs:publishtime" content="2019-03-05T10:20:00Z">',
      'cXenseParse:recs:publishtime',
    ],
    ['a journal', '<meta name="citation_publication_date" content="2019/03/05">', 'citation_publication_date'],
    ['pubdate, packed', '<meta name="pubdate" content="20190305">', 'pubdate'],
    ['publish-date of a server', '<meta name="publish-date" content="Tue Mar 05 10:20:00 UTC 2019">', 'publish-date'],
    ['seconds', '<meta property="og:published_time" content="1551781200">', 'og:published_time'],
    ['milliseconds', '<meta name="published_at" content="1551781200000">', 'published_at'],
    ['date', '<meta name="date" content="March 5, 2019">', 'date'],
    ['microdata of the head', '<meta itemprop="datePublished" content="2019-03-05">', 'itemprop:datePublished'],
  ])('%s', (_, head, claim) => {
    expect(read('en', { head }).published).toMatchObject({ value: day, claim });
  });

  test.each<[string, string]>([
    ['time', '<time datetime="2019-03-05T10:20">3 days ago</time>'],
    ['pubdate', '<time pubdate datetime="2019-03-05">5 March</time>'],
    [
      'a blog',
      '<span class="posted-on"><a href="/x" rel="bookmark"><time class="entry-date published updated" datetime="2019-03-05T10:20:00+00:00">March 5</time></a></span>',
    ],
    ['an old blog', '<abbr class="published" title="2019-03-05T10:20:00-08:00">10:20</abbr>'],
    [
      'microdata',
      '<div itemscope itemtype="http://schema.org/BlogPosting"><span itemprop="datePublished" content="2019-03-05">Tuesday</span></div>',
    ],
    ['RDFa', '<span property="dc:date dc:created" content="2019-03-05T10:20:00+01:00">vor drei Tagen</span>'],
    ['seconds in an attribute', '<span class="post-date" data-timestamp="1551781200">earlier</span>'],
    ['milliseconds in an attribute', '<time data-published="1551781200000">earlier</time>'],
    [
      'the title of an abbreviation',
      '<p class="x">By Nora <abbr title="2019-03-05T10:20:00+01:00">one hour ago</abbr></p>',
    ],
    [
      'a class in words of the line',
      '<div class="meta">Filed in <a href="/n">News of the town and of the villages around it, culture, sports</a> <span class="entry-date">March 5, 2019</span></div>',
    ],
  ])('in the article: %s', (_, below) => {
    expect(read('en', { below }).published?.value).toBe(day);
  });

  const footer = (inner: string) => `<footer class="entry-meta">This entry was posted in News ${inner}</footer>`;
  test.each<[string, string, string | null]>([
    ['<time>', footer('on <time class="entry-date" datetime="2019-03-05">Tuesday</time>'), day],
    ['microdata', footer('<span itemprop="datePublished">2019-03-05</span>'), day],
    ['but not in its comments', footer(`<div class="comments"><time datetime="${day}">Tuesday</time></div>`), null],
  ])('in the footer of the article: %s', (_, within, published) => {
    expect(read('en', { within }).published?.value ?? null).toBe(published);
  });

  test.each<[string, string, string | null]>([
    ['the year first', 'https://a.org/2019/03/05/library', day],
    ['hyphens', 'https://a.org/news/2019-03-05-library', day],
    ['packed', 'https://a.org/news/20190305/library.html', day],
    ['the month by name', 'https://a.org/culture/2019/mar/05/library', day],
    ['the section behind the year', 'https://a.org/2019/TOWN/03/05/library/index.html', day],
    ['a page of a list behind the year', 'https://a.org/2019/page/305/', null],
    ['day, month and year of a newspaper', 'https://a.org/library-25032019-a58.html', '2019-03-25'],
    ['open order', 'https://a.org/library-05032019-a58.html', null],
    ['the month only', 'https://a.org/2019/03/library', null],
    ['a number that is no day', 'https://a.org/library-20191599.html', null],
  ])('the address alone, %s', (_, url, published) => {
    expect(read('en', {}, url).published?.value ?? null).toBe(published);
  });
});

test.each<[string, string, string | null]>([
  ['en', 'March 5, 2019 -- The council met for the third time.', day],
  ['fr', '5 mars 2019 – Le conseil s’est réuni pour la troisième fois.', day],
  ['en', 'March 5, 2019 was the third day of the debate.', null],
  ['vi', '05/3/2019 - Khối thi đua số 21 họp lần thứ ba.', null],
])('the day that opens the text, %s: %s', (language, opening, published) => {
  const [title, first] = TEXT[language]!;
  const html = `<html lang="${language}"><head><title>${title}</title></head><body><h1>${title}</h1><div><p>${opening} ${first}</p></div></body></html>`;
  const source = { location: 'x.html', url: null, media_type: null, charset: null, fetched_at: null };
  expect(compose(readHtml(html), source).published?.value ?? null).toBe(published);
});

describe('which of several days', () => {
  const shown = (stamp: string) => `<div class="x">${stamp}</div>`;
  test.each<[string, string, Parts, string | null, string | null]>([
    [
      'a change never wins',
      'en',
      { head: article({ datePublished: day, dateModified: '2020-01-01' }) },
      day,
      '2020-01-01',
    ],
    [
      'nor a visible one',
      'en',
      { head: article({ datePublished: day }), below: shown('Updated: 1 January 2020') },
      day,
      '2020-01-01',
    ],
    ['a change alone is all there is', 'en', { below: shown('Last updated: 5 March 2019') }, day, null],
    ['also in the head', 'en', { head: '<meta property="article:modified_time" content="2019-03-05">' }, day, null],
    [
      'a change before publishing is none',
      'en',
      { head: article({ datePublished: day, dateModified: '2018-01-01' }) },
      day,
      null,
    ],
    [
      'the head is that of a migration',
      'en',
      { head: '<meta property="article:published_time" content="2021-06-01">', below: shown('5 March 2019') },
      day,
      null,
    ],
    [
      'the bare stamp is that of a change',
      'en',
      { head: article({ datePublished: day }), below: shown('1 June 2021') },
      day,
      null,
    ],
    [
      'a labelled stamp beats the head',
      'vi',
      {
        head: '<meta property="article:published_time" content="2018-06-01T00:00:00+07:00">',
        below: shown('Ngày đăng: 05/03/2019'),
      },
      day,
      null,
    ],
    [
      'the address decides',
      'en',
      {
        head: `<link rel="canonical" href="https://a.org/2019/03/05/x"><meta name="date" content="2019-03-05">`,
        below: shown('6 June 2021'),
      },
      day,
      null,
    ],
    [
      'one day apart: as the reader sees it',
      'en',
      { head: article({ datePublished: '2019-03-04T23:30:00Z' }), below: shown('5 March 2019') },
      day,
      null,
    ],
    [
      'an instant is turned to local time on Vietnamese pages',
      'vi',
      { head: '<meta property="article:published_time" content="2019-03-04T18:30:00Z">' },
      day,
      null,
    ],
    [
      'a comment has a day',
      'en',
      {
        behind:
          '<div id="comments"><div class="comment"><time datetime="2020-01-01">1 January 2020</time><p>Well said.</p></div></div>',
      },
      null,
      null,
    ],
    [
      'a comment has a labelled day',
      'en',
      {
        below: shown('5 March 2019'),
        behind: '<ol class="comment-list"><li>Posted on 1 January 2020<p>Well said.</p></li></ol>',
      },
      day,
      null,
    ],
    ['a copyright', 'en', { behind: '<footer>© 2020 Example Press. 1 January 2020</footer>' }, null, null],
    [
      'a day of the event',
      'en',
      { within: '<p>The opening of the new house is planned for 1 January 2022, the mayor said.</p>' },
      null,
      null,
    ],
    [
      'a page clock',
      'en',
      { above: '<header><div>Monday, 6 June 2022</div></header>', below: shown('5 March 2019') },
      day,
      null,
    ],
    [
      'a page clock alone',
      'en',
      { above: '<header><div class="today">Monday, 6 June 2022 10:20</div></header>' },
      null,
      null,
    ],
    [
      'a clock in the bar of a portal',
      'vi',
      { above: '<div id="clock">Thứ Hai, 06/06/2022 10:20:33</div><div>Trang chủ | Tin tức | Văn bản | Liên hệ</div>' },
      null,
      null,
    ],
    [
      'related stories',
      'en',
      {
        behind:
          '<aside><ul><li><a href="/a">Another story of the town</a> <time datetime="2021-01-01">1 Jan 2021</time></li></ul></aside>',
      },
      null,
      null,
    ],
    [
      'teasers without a frame',
      'en',
      {
        below: '<time datetime="2019-03-05">5 March</time>',
        behind:
          '<div><article><h2><a href="/b">Other story</a></h2><time datetime="2021-01-01">1 Jan 2021</time></article></div>',
      },
      day,
      null,
    ],
    [
      'teasers above',
      'en',
      {
        above:
          '<div class="ticker"><a href="/b">Other story of the day</a> <time datetime="2021-01-01">1 Jan 2021</time><a href="/c">A third story of the day</a> <time datetime="2021-01-02">2 Jan 2021</time></div>',
        below: '<time datetime="2019-03-05">5 March</time>',
      },
      day,
      null,
    ],
    [
      'archives',
      'en',
      { behind: '<div class="sidebar"><ul><li>March 2019</li><li>5 April 2020</li></ul></div>' },
      null,
      null,
    ],
    [
      'a comment in the JSON-LD',
      'en',
      { head: article({ comment: [{ '@type': 'Comment', datePublished: '2020-01-01' }] }) },
      null,
      null,
    ],
    [
      'an event in the JSON-LD',
      'en',
      { head: json({ '@type': 'Event', startDate: '2020-01-01', datePublished: '2020-01-01' }) },
      null,
      null,
    ],
    ['a life', 'en', { below: shown('5 March 1929 – 7 June 2001') }, null, null],
    ['a day before any page', 'en', { head: article({ datePublished: '1970-01-01' }) }, null, null],
    [
      'an empty day',
      'en',
      { head: `${article({ datePublished: '0000-00-00' })}<meta name="date" content="2019-03-05">` },
      day,
      null,
    ],
    ['a year', 'en', { head: '<meta name="date" content="2019">' }, null, null],
    [
      'a change that the server claims',
      'en',
      { head: '<meta http-equiv="last-modified" content="Mon, 06 Jun 2022 10:20:00 GMT">' },
      null,
      null,
    ],
    [
      'a hidden second day of change',
      'en',
      {
        below:
          '<time class="entry-date published" datetime="2019-03-05">5 March</time><time class="updated" datetime="2019-03-07">7 March</time>',
      },
      day,
      '2019-03-07',
    ],
    [
      'headline in a date',
      'de',
      {
        below: shown('Von Dieter Ahlers'),
        within: '<p>Am 12. Juni 2021 um 10 Uhr beginnt auf dem Marktplatz das Fest des Vereins.</p>',
      },
      null,
      null,
    ],
  ])('%s', (_, language, parts, published, updated) => {
    const post = read(language, parts);
    expect([post.published?.value ?? null, post.updated?.value ?? null]).toEqual([published, updated]);
  });

  test('nothing is published after it was fetched', () => {
    const head = article({ datePublished: '2030-01-01' });
    expect(read('en', { head }, null, '2022-06-06T10:00:00Z').published).toBeNull();
    expect(read('en', { head }).published?.value).toBe('2030-01-01');
  });
});

describe('who wrote it', () => {
  test.each<[string, string, Parts, string | null]>([
    ['JSON-LD', 'en', { head: article({ author: { '@type': 'Person', name: 'Nora Garside' } }) }, 'Nora Garside'],
    [
      'several',
      'en',
      { head: article({ author: [{ name: 'Nora Garside' }, { name: 'Ruth Orrell' }] }) },
      'Nora Garside, Ruth Orrell',
    ],
    ['with particles', 'nl', { head: article({ author: 'Joost van der Berg' }) }, 'Joost van der Berg'],
    ['meta with By', 'en', { head: '<meta name="author" content="By Nora Garside, XYZ">' }, 'Nora Garside'],
    ['an account', 'en', { head: '<meta name="author" content="admin">' }, null],
    ['an address', 'en', { head: article({ author: 'https://a.org/nora' }) }, null],
    [
      'the site itself',
      'en',
      { head: '<meta property="og:site_name" content="Example Press"><meta name="author" content="Example Press">' },
      null,
    ],
    ['a line', 'en', { below: '<p>By Nora Garside</p><p>March 5, 2019</p>' }, 'Nora Garside'],
    ['German', 'de', { below: '<div>Von Dieter Ahlers</div>' }, 'Dieter Ahlers'],
    ['French', 'fr', { below: '<div>Par Élise Morvan | 5 mars 2019</div>' }, 'Élise Morvan'],
    ['Spanish', 'es', { below: '<div class="author">Rubén Gallardo</div>' }, 'Rubén Gallardo'],
    ['Russian', 'ru', { below: '<div>Автор: Ирина Белова</div>' }, 'Ирина Белова'],
    ['Chinese', 'zh', { below: '<div>作者：李小明</div>' }, '李小明'],
    ['a button is none', 'en', { below: '<div class="author">Follow Us</div><div>Text Size</div>' }, null],
    ['Vietnamese', 'vi', { head: article({ author: { name: 'Lê Thu Hà' } }) }, 'Lê Thu Hà'],
  ])('%s', (_, language, parts, author) => {
    expect(read(language, parts).author?.value ?? null).toBe(author);
  });
});

describe('title, publisher and address', () => {
  const titled = (head: string, body = '<p>x</p>') =>
    compose(readHtml(`<html lang="en"><head>${head}</head><body>${body}<p>${TEXT.en![1]}</p></body></html>`), {
      location: 'x.html',
      url: null,
      media_type: null,
      charset: null,
      fetched_at: null,
    });
  test.each<[string, string, string]>([
    ['a bar', '<title>Council votes for the library | Example Press</title>', 'Council votes for the library'],
    [
      'a known site',
      '<title>Council votes – the day after - Example Press</title><meta property="og:site_name" content="Example Press">',
      'Council votes – the day after',
    ],
    [
      'the site first',
      '<title>Example Press :: Council votes for it</title><meta property="og:site_name" content="Example Press">',
      'Council votes for it',
    ],
    [
      'by the host',
      '<title>Council votes for it - ExamplePress</title><link rel="canonical" href="https://www.examplepress.org/x">',
      'Council votes for it',
    ],
    [
      'Open Graph first',
      '<title>News of the day | Example</title><meta property="og:title" content="Council votes for it">',
      'Council votes for it',
    ],
    ['a dash of its own', '<title>Library – yes or no</title>', 'Library – yes or no'],
  ])('title: %s', (_, head, title) => {
    expect(titled(head).title?.value).toBe(title);
  });

  test.each<[string, Parts, string | null]>([
    ['Open Graph', { head: '<meta property="og:site_name" content="Example Press">' }, 'Example Press'],
    ['JSON-LD', { head: article({ publisher: { '@type': 'Organization', name: 'Example Press' } }) }, 'Example Press'],
    [
      'behind the title',
      { head: `<meta property="og:title" content="${TEXT.en![0]} - Example Press">` },
      'Example Press',
    ],
    [
      'the copyright',
      { behind: '<footer>Copyright © 2019 Example Press Ltd. All rights reserved.</footer>' },
      'Example Press Ltd',
    ],
    ['a host is none', { head: '<meta property="og:site_name" content="example.org">' }, null],
  ])('publisher: %s', (_, parts, publisher) => {
    expect(read('en', parts).publisher?.value ?? null).toBe(publisher);
  });

  test.each<[string, string, string | null, string | null]>([
    [
      'canonical before the one it was fetched from',
      '<link rel="canonical" href="https://a.org/x">',
      'https://a.org/x?utm_source=y',
      'https://a.org/x',
    ],
    ['made whole', '<link rel="canonical" href="/x">', 'https://a.org/y', 'https://a.org/x'],
    ['a path without a host', '<link rel="canonical" href="/x">', null, null],
    [
      'the home page is none',
      '<link rel="canonical" href="https://a.org/"><meta property="og:url" content="https://a.org/en/">',
      'https://a.org/x',
      'https://a.org/x',
    ],
    ['Open Graph', '<meta property="og:url" content="https://a.org/x">', null, 'https://a.org/x'],
    [
      'a short link last',
      '<link rel="shortlink" href="https://a.org/?p=5"><meta property="og:url" content="https://a.org/x">',
      null,
      'https://a.org/x',
    ],
  ])('address: %s', (_, head, url, address) => {
    expect(read('en', { head }, url).url?.value ?? null).toBe(address);
  });
});

test('every value stands on words of the text', () => {
  const head = article({
    datePublished: `${day}T10:20:00+01:00`,
    dateModified: '2019-03-07',
    author: { name: 'Nora Garside' },
  });
  const post = read('en', { head });
  for (const said of [post.published, post.publishedTime, post.updated, post.author]) {
    expect(said).not.toBeNull();
    expect(post.text.slice(said!.span.start, said!.span.end)).not.toBe('');
  }
  expect(post.text.slice(post.updated!.span.start, post.updated!.span.end)).toBe('2019-03-07');
});
