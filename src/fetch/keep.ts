import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { captureAt } from '../archive/read.js';
import { openArchive, type Place } from '../archive/write.js';
import { type Before, type Options as ClientOptions, createClient, type Got } from './client.js';
import { type Entry, isGood, type Journal, openJournal } from './journal.js';
import type { Clock } from './pace.js';
import { mayPass } from './retry.js';

export interface KeepOptions extends ClientOptions {
  /** Folder of the archives and the journal. */
  readonly into: string;
  /** Ask again for pages that are there, if they changed. */
  readonly again?: boolean;
}

/** What is in the way of a page: a stable code and a sentence that says what to do. */
export interface Trouble {
  readonly code: string;
  readonly message: string;
}

/** What came of one address. */
export interface Fetched {
  /** As it was asked for. */
  readonly url: string;
  /** Where the page came from, after redirects. */
  readonly finalUrl: string;
  /** `known`: it lay in the folder already, and was not asked for. */
  readonly outcome: 'fetched' | 'unchanged' | 'known' | 'refused' | 'failed';
  /** Null for `fetched`, `unchanged` and `known`. */
  readonly problem: Trouble | null;
  /** False where a failure of the last day was not asked for again. */
  readonly asked: boolean;
  readonly status: number | null;
  readonly mediaType: string | null;
  readonly charset: string | null;
  /** ISO instant in UTC of the answer the page is from. */
  readonly fetchedAt: string;
  /** Archive and byte offset of the record; null where there was no answer. */
  readonly file: string | null;
  readonly offset: number | null;
  /** The unpacked body, read back from the archive where it is not at hand. */
  read(): Promise<Uint8Array | Trouble>;
}

/** A client whose every answer is kept in archives, and whose outcomes stand in a journal. */
export interface Keep {
  readonly journal: Journal;
  /** Asks for an address anew and keeps what comes. */
  get(url: string, before?: Before): Promise<{ got: Got; place: Place | null }>;
  /** What is known of an address, if it need not be asked for. */
  known(url: string): Fetched | null;
  /** Asks for a page and notes what came of it. */
  fetch(url: string): Promise<Fetched>;
  close(): Promise<void>;
}

const DAY = 24 * 3_600_000;
/** Failures that will be the same an hour later. Others are tried again by the next run. */
const LASTING = new Set([
  'robots-refused',
  'http-status',
  'too-large',
  'broken-coding',
  'redirect-loop',
  'too-many-redirects',
  'bad-address',
]);
const realClock: Pick<Clock, 'now'> = { now: Date.now };

/** Opens a folder for fetching into it; close it in the end. Throws errors of the file system. */
export async function openKeep(options: KeepOptions): Promise<Keep> {
  const { into, again = false, clock = realClock, contact, version } = options;
  const client = createClient(options);
  const journal = openJournal(into);
  const archive = await openArchive(into, { software: `thidua/${version}`, ...(contact && { operator: contact }) });

  const get = async (url: string, before?: Before) => {
    const got = await client.get(url, before);
    const exchanges = [...got.robots, ...got.exchanges];
    const place = exchanges.length > 0 ? await archive.write(exchanges) : null;
    return { got, place: got.exchanges.length > 0 ? place : null };
  };
  const isThere = ({ warc }: Entry) => warc !== null && existsSync(join(into, warc));
  const lasts = ({ code, status, fetched_at }: Entry) =>
    LASTING.has(code ?? '') && !mayPass(status ?? 0) && clock.now() - Date.parse(fetched_at) < DAY;

  return {
    journal,
    get,
    known(url) {
      const entry = journal.find(url);
      if (!entry) return null;
      const rests = isGood(entry) ? isThere(entry) && (!again || journal.met(url)) : lasts(entry);
      return rests ? fetchedFrom(into, url, entry, isGood(entry) ? 'known' : 'failed') : null;
    },
    async fetch(url) {
      const entry = journal.find(url);
      const last = entry && isGood(entry) && isThere(entry) ? entry : null;
      const before = last && { etag: last.etag, lastModified: last.last_modified, url: last.final_url };
      const { got, place } = await get(url, before ?? undefined);
      const now = noted(got, place, last, new Date(clock.now()).toISOString());
      if (now.code !== 'stopped') journal.add(now);
      const same = last !== null && last.sha256 === now.sha256;
      return fetchedFrom(into, url, now, same ? 'unchanged' : 'fetched', got.outcome === 'ok' ? got.body : null);
    },
    async close() {
      await client.close();
      await archive.close();
      journal.close();
    },
  };
}

function noted(got: Got, place: Place | null, last: Entry | null, now: string): Entry {
  const { url, finalUrl, outcome, problem, exchanges, body } = got;
  const answer = exchanges.at(-1);
  const entry = {
    url,
    final_url: finalUrl,
    code: problem?.code ?? null,
    message: problem?.message ?? null,
    status: answer?.status ?? null,
    etag: got.etag,
    last_modified: got.lastModified,
    fetched_at: answer?.startedAt ?? now,
  };
  if (outcome === 'not-modified' && last) {
    const { media_type, charset, sha256, warc, offset } = last;
    const validators = { etag: got.etag ?? last.etag, last_modified: got.lastModified ?? last.last_modified };
    return { ...entry, ...validators, outcome: 'unchanged', media_type, charset, sha256, warc, offset };
  }
  return {
    ...entry,
    outcome: outcome === 'not-modified' ? 'failed' : outcome,
    media_type: got.mediaType,
    charset: got.charset,
    sha256: outcome === 'ok' ? createHash('sha256').update(body).digest('hex') : null,
    warc: place?.file ?? null,
    offset: place?.offset ?? null,
  };
}

function fetchedFrom(
  into: string,
  url: string,
  entry: Entry,
  good: 'fetched' | 'unchanged' | 'known' | 'failed',
  body: Uint8Array | null = null,
): Fetched {
  const { outcome, code, message } = entry;
  const problem = isGood(entry) ? null : { code: code ?? 'failed', message: message ?? '' };
  const file = entry.warc === null ? null : join(into, entry.warc);
  return {
    url,
    finalUrl: entry.final_url,
    outcome: outcome === 'refused' || outcome === 'failed' ? outcome : good,
    problem,
    asked: good !== 'known' && good !== 'failed',
    status: entry.status,
    mediaType: entry.media_type,
    charset: entry.charset,
    fetchedAt: entry.fetched_at,
    file,
    offset: entry.offset,
    async read() {
      if (problem) return problem;
      if (body) return body;
      const capture = await captureAt(file!, entry.offset!);
      return capture.problem ?? capture.bytes;
    },
  };
}
