import { contentCodings, decoded, Undecodable } from './decode.js';
import { answerHead, dechunked, type Headers, headerOf } from './head.js';
import { charsetOf, declaredKind, documentKind, kindByBytes, mayBePost } from './kinds.js';
import { MOST, type WarcRecord } from './records.js';

/** What stands in the way of a record or of the archive: a stable code and a sentence. */
export interface Problem {
  readonly code: 'too-large' | 'broken-coding' | 'damaged' | 'cut-off' | 'not-an-archive';
  readonly message: string;
}

/** Where a record stands. */
export interface RecordPlace {
  /** The archive as it was named; within a .wacz the name of the archive inside. */
  readonly file: string;
  /**
   * First byte of its gzip member or, not packed, of the record. Where one gzip member holds many records, the first
   * byte of the record in the unpacked archive.
   */
  readonly offset: number;
}

/** A page or document that a server gave. */
export interface Capture extends RecordPlace {
  readonly problem: null;
  readonly url: string;
  readonly status: number;
  readonly mediaType: string;
  readonly charset: string | null;
  /** ISO instant in UTC; null where the archive tells none. */
  readonly fetchedAt: string | null;
  /** Its content without any coding. */
  readonly bytes: Uint8Array;
  /** Why the archive says it holds less than the server had (`length`, `time`, `disconnect` …); null for whole ones. */
  readonly truncated: string | null;
}

/** A page that can't be given, or a stretch of the archive that can't be read. */
export interface Trouble extends RecordPlace {
  readonly problem: Problem;
  /** Null where not even that is known. */
  readonly url: string | null;
  readonly fetchedAt: string | null;
}

/** Why a record was passed by: it repeats another, is a redirect, a failure, of no type of a post, or no answer of the web. */
export type Skip = 'revisit' | 'redirect' | 'failure' | 'type' | 'other';

/** Judges by its headers and the start of its block whether a record is a post's; null if it may be. */
export function judge(headers: Headers, start: Buffer): Skip | null {
  const type = headerOf(headers, 'warc-type');
  if (type === 'revisit') return 'revisit';
  const url = urlOf(headers);
  if ((type !== 'response' && type !== 'resource') || !url) return 'other';
  const answer = answerOf(headers, start);
  if (!answer) return 'other';
  if (answer.status >= 300 && answer.status < 400) return 'redirect';
  if (answer.status !== 200) return 'failure';
  // RFC 9309: at this path stands a file for crawlers.
  if (new URL(url).pathname === '/robots.txt') return 'type';
  const kind = declaredKind(headerOf(answer.headers, 'content-type'));
  if (kind !== 'unknown') return kind ? null : 'type';
  const packed = headerOf(answer.headers, 'content-encoding') || headerOf(answer.headers, 'transfer-encoding');
  return packed || mayBePost(start.subarray(answer.bodyAt)) ? null : 'type';
}

/** The capture a whole record holds; a word where, unpacked, it is no post after all. */
export function captureOf(record: WarcRecord<Skip>, block: Buffer, file: string): Capture | Trouble | Skip {
  const place = { file, offset: record.offset };
  const url = urlOf(record.headers)!;
  const fetchedAt = dateOf(record.headers);
  const { status, headers, bodyAt } = answerOf(record.headers, block)!;
  const truncated = headerOf(record.headers, 'warc-truncated');
  const contentType = headerOf(headers, 'content-type');
  try {
    const bytes = content(headers, block.subarray(bodyAt), truncated === null);
    const declared = declaredKind(contentType)!;
    const mediaType = declared === 'unknown' ? kindByBytes(bytes) : (documentKind(bytes) ?? declared);
    if (!mediaType) return 'type';
    return {
      ...place,
      problem: null,
      url,
      status,
      mediaType,
      charset: charsetOf(contentType),
      fetchedAt,
      bytes,
      truncated,
    };
  } catch (error) {
    if (!(error instanceof Undecodable)) throw error;
    return { ...place, problem: { code: error.code, message: error.message }, url, fetchedAt };
  }
}

/** The address of a record, null where it is none of the web. wget writes it in angle brackets. */
export function urlOf(headers: Headers): string | null {
  const url = (headerOf(headers, 'warc-target-uri') ?? '').replace(/^<(.*)>$/, '$1');
  return /^https?:/i.test(url) && URL.canParse(url) ? url : null;
}

/** The instant of a record as ISO in UTC. */
export function dateOf(headers: Headers): string | null {
  const text = headerOf(headers, 'warc-date') ?? '';
  // Without a zone, Date would take it for local time.
  const date = new Date(/T[\d:.]+$/.test(text) ? `${text}Z` : text);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/** A resource is the content itself: its type stands in the record. */
function answerOf(headers: Headers, block: Buffer) {
  if (headerOf(headers, 'warc-type') !== 'resource') return answerHead(block);
  const type = headerOf(headers, 'content-type');
  return { status: 200, headers: type ? ([['content-type', type]] as const) : [], bodyAt: 0 };
}

/** The body without its codings; tools that store it without them often keep the headers. */
function content(headers: Headers, body: Buffer, whole: boolean): Buffer {
  const all = (name: string) =>
    headers
      .filter(([other]) => other === name)
      .map(([, value]) => value)
      .join(',');
  const joined = /\bchunked\b/i.test(all('transfer-encoding')) ? dechunked(body, whole) : body;
  if (documentKind(joined)) return joined;
  const bytes = decoded(joined, contentCodings(all('content-encoding')), MOST);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
