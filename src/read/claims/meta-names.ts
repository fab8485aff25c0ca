import type { Claim } from '../../core/post.js';

type Field = Claim['field'];

/** Names of `<meta>` (name, property, itemprop) in small letters: the field, and how good a witness it is, 1 the best. */
export const META = new Map<string, readonly [Field, number]>([
  ...names('title', 1, 'og:title'),
  ...names(
    'title',
    2,
    'twitter:title parsely-title sailthru.title citation_title dc.title dcterms.title headline title',
  ),
  ...names('published', 1, 'article:published_time article:published og:article:published_time og:published_time'),
  ...names('published', 2, 'datepublished article.published article:publish_date rnews:datepublished'),
  ...names(
    'published',
    3,
    'parsely-pub-date sailthru.date cxenseparse:recs:publishtime cxenseparse:publishtime publish-date publish_date publishdate publication_date publication-date publicationdate published_time published-date published_date publisheddate article_date_original original-publication-date originalpublicationdate pubdate pub_date pubdatetime date.issued dc.date.issued dcterms.issued dc.date.published dcterms.available citation_publication_date citation_online_date citation_date displaydate ptime bt:pubdate shareaholic:article_published_time date_published prism.publicationdate rbpubdate releasedate release_date published published_at pdate contentdate mediator_published_time cse_pubdate vr:published_time iso-8601-publish-date article:create_date dateposted og:release_date _pubdate lp.article:pubdate',
  ),
  ...names(
    'published',
    6,
    'date dc.date dcterms.date dc:date dcterms.created dc.date.created dcterms:created dc.date.x-metadatacreated datecreated date.created created uploaddate article:created creation_date creationdate creation-date doc_date',
  ),
  ...names(
    'updated',
    1,
    'article:modified_time article:modified og:updated_time og:modified_time article:updated_time datemodified lastmod last-modified last_modified lastmodified modified_date revised revision_date dc.date.modified dcterms.modified dcterms:modified updated_time update_date updated_date dateupdated date_updated bt:moddate article.updated utime modificationdate modification_date cxenseparse:recs:modifiedtime iso-8601-modified-date',
  ),
  ...names('author', 1, 'author article:author'),
  ...names(
    'author',
    2,
    'parsely-author sailthru.author dc.creator dcterms.creator dc.creator.name cxenseparse:author byl citation_author article:author_name article.author og:article:author twitter:data1-author creator rbauthors authors',
  ),
  ...names('publisher', 1, 'og:site_name'),
  ...names(
    'publisher',
    2,
    'publisher dc.publisher dcterms.publisher citation_publisher application-name copyright-holder',
  ),
  ...names('url', 2, 'og:url'),
  ...names('url', 4, 'twitter:url parsely-link canonical dc.identifier'),
]);

function names(field: Field, rank: number, list: string): (readonly [string, readonly [Field, number]])[] {
  return list.split(' ').map((name) => [name, [field, rank]] as const);
}

/** The properties of microdata and RDFa, without their prefix. */
export const PROPERTY = new Map<string, readonly [Field, number]>([
  ['headline', ['title', 3]],
  ['datepublished', ['published', 2]],
  ['pubdate', ['published', 2]],
  ['uploaddate', ['published', 6]],
  ['datecreated', ['published', 6]],
  ['created', ['published', 4]],
  ['issued', ['published', 3]],
  ['published_time', ['published', 2]],
  ['date', ['published', 5]],
  ['datemodified', ['updated', 1]],
  ['modified', ['updated', 1]],
  ['author', ['author', 2]],
  ['creator', ['author', 3]],
  ['publisher', ['publisher', 3]],
]);
