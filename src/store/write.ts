import type { Event, Record } from '../core/record.js';
import { blocIdentity } from '../identity/bloc.js';
import { bare } from '../text/normalize.js';
import { bodies } from './bodies.js';
import { likenessWriter } from './copies.js';
import { type BlocRow, eventWriter, proofsIn } from './event.js';
import { type Namer, namer } from './names.js';
import type { Db } from './open.js';
import { abbreviationsIn, type Reference, themesIn } from './reference.js';
import { type ReviewRow, reviewWriter } from './review.js';

/** Where bytes came from and what they were read with. `sha256` and `bytes` are null if the bytes could not be had. */
export interface Origin {
  readonly location: string;
  readonly sha256: string | null;
  readonly bytes: number | null;
  /** What tells whether the file was touched since; null or none: nothing does. */
  readonly stamp?: string | null;
  /** Digest of the review files applied; null or none: there were none. */
  readonly review?: string | null;
  /** Digest of the rules. */
  readonly knowledge: string;
}

/** What the database holds of a location. `code` and `message` are those of its failure, null for a post. */
export interface Known {
  readonly id: number;
  readonly location: string;
  readonly sha256: string | null;
  readonly stamp: string | null;
  readonly review: string | null;
  readonly knowledge: string;
  readonly code: string | null;
  readonly message: string | null;
}

/** Writes into one database. A call replaces all that is known of its location; calls stand inside a batch. */
export interface Writer {
  known(location: string): Known | undefined;
  /**
   * One transaction: all of the work or, if it throws, nothing. There is none inside it for each post, since
   * full-text search writes out what it gathered at every one, which is slower than all else here.
   */
  batch(work: () => void): void;
  /** `body`: the post's own words, which copies are found by. */
  putPost(origin: Origin, record: Record, text: string, body?: string): void;
  /** Keeps what became of verdicts on the post of a location. */
  putReviews(location: string, reviews: readonly ReviewRow[]): void;
  putFailure(origin: Origin, code: string, message: string): void;
  /** Notes that a file was touched, and holds what it held. */
  putStamp(id: number, stamp: string | null): void;
  remove(id: number): void;
}

const KNOWN =
  'SELECT id, location, sha256, stamp, review, knowledge, code, message FROM source LEFT JOIN failure ON source_id = id';

/** What the database holds of any location; undefined: nothing. */
export function knownAt(db: Db): (location: string) => Known | undefined {
  const find = db.prepare<[string], Known>(`${KNOWN} WHERE location = ?`);
  return (location) => find.get(location);
}

/** To ask for one row at a time takes eight times as long. */
const AHEAD = 256;

/**
 * As `knownAt`, for one who asks for each location once and mostly in their order: reads ahead, so that it may miss what
 * is written meanwhile of a location that was not asked for yet.
 */
export function knownInOrder(db: Db): (location: string) => Known | undefined {
  const next = db.prepare<[string], Known>(`${KNOWN} WHERE location >= ? ORDER BY location LIMIT ${AHEAD}`);
  const one = knownAt(db);
  let rows = new Map<string, Known>();
  let [from, to]: [from: string, to: string | null] = ['', ''];
  return (location) => {
    if (location < from || (to !== null && location > to)) {
      const read = next.all(location);
      rows = new Map(read.map((row) => [row.location, row]));
      [from, to] = [location, read.length < AHEAD ? null : read.at(-1)!.location];
    }
    return rows.get(location) ?? one(location);
  };
}

/**
 * A writer with every statement prepared once: a post is some forty rows, and there are many posts. Bodies and blocs are
 * told apart by what the lexicons say.
 */
export function writer(db: Db, reference: Reference = NOTHING): Writer {
  const put = statements(db);
  const names = namers(db);
  const identities = bodies(db, reference, (code, name) => names.province([code, name], [bare(name)]));
  const events = eventWriter(db, identities);
  const abbreviations = abbreviationsIn(reference);
  const themeOf = themesIn(reference);
  const putLikeness = likenessWriter(db);
  const putReviews = reviewWriter(db);
  const known = knownAt(db);

  function putSource(origin: Origin, told: Partial<Record['source']>): number {
    const nothing = { url: null, media_type: null, charset: null, fetched_at: null, stamp: null, review: null };
    const source = { ...nothing, ...told, ...origin };
    const id = known(origin.location)?.id;
    if (id === undefined) return put.source.run(source).lastInsertRowid as number;
    put.sourceAgain.run(source);
    put.dropPost.run(id);
    put.dropFailure.run(id);
    return id;
  }

  function putPost(origin: Origin, record: Record, text: string, body = text): void {
    const { is_bloc_post, province } = record;
    const post = putSource(origin, record.source);
    const province_id = province && names.province([province.code, province.name], [bare(province.name)]);
    const basis = province?.basis ?? null;
    put.post.run({ post, ...record.post, is_bloc_post: is_bloc_post ? 1 : 0, province_id, basis });
    put.body.run(post, text, JSON.stringify(record));
    putLikeness(post, body, record.source.url);
    put.search.run(post, bare(record.post.title ?? ''), bare(text));
    record.evidence.forEach(({ path, start, end, quote, rule, confidence, page = null }, n) => {
      put.evidence.run(post, path, n, start, end, quote, rule, confidence, page);
    });
    record.warnings.forEach((it, n) => {
      put.warning.run(post, n, it.code, it.message, it.start, it.end);
    });
    const proofs = proofsIn(record.evidence);
    record.events.forEach((event, n) => {
      const day = event.date ?? record.post.published;
      const place = { post, province_id, province, blocLevel: event.bloc?.level ?? null, day };
      events.write(n, blocRow(record, event, province_id, post), event, place, proofs);
    });
  }

  function blocRow({ province: told }: Record, event: Event, province: number | null, post: number): BlocRow {
    const { bloc, members, roles } = event;
    if (bloc === null) return { bloc_id: null, name: null, number: null, level: null };
    const { key, scope } = blocIdentity(bloc, told, abbreviations, [...members, ...roles.map(({ holder }) => holder)]);
    const once = scope === 'post';
    const where = [scope === 'province' ? province : null, once ? post : null, key];
    const bloc_id = names.bloc(where, [bloc.name, bare(bloc.name), themeOf(key)], once);
    put.loosen.run(bloc_id);
    return { bloc_id, ...bloc };
  }

  return {
    known,
    batch(work) {
      try {
        db.transaction(work)();
      } catch (error) {
        for (const name of [...Object.values(names), identities, events]) name.forget();
        throw error;
      }
    },
    putPost,
    putFailure: (origin, code, message) => put.failure.run(putSource(origin, {}), code, message),
    putReviews: (location, reviews) => putReviews(known(location)!.id, reviews),
    putStamp: (id, stamp) => put.stamp.run(stamp, id),
    remove(id) {
      put.dropPost.run(id);
      put.dropSource.run(id);
    },
  };
}

const NOTHING: Reference = { provinces: [], awards: [], organizations: [], vocabulary: new Map() };

function statements(db: Db) {
  const insert = (into: string, values: number) =>
    db.prepare(`INSERT INTO ${into} VALUES (${Array(values).fill('?').join(', ')})`);
  return {
    source: db.prepare<[object]>(
      `INSERT INTO source (location, url, media_type, charset, fetched_at, sha256, bytes, stamp, review,
         knowledge)
       VALUES (@location, @url, @media_type, @charset, @fetched_at, @sha256, @bytes, @stamp, @review, @knowledge)`,
    ),
    sourceAgain: db.prepare<[object]>(
      `UPDATE source SET url = @url, media_type = @media_type, charset = @charset, fetched_at = @fetched_at,
         sha256 = @sha256, bytes = @bytes, stamp = @stamp, review = @review, knowledge = @knowledge
         WHERE location = @location`,
    ),
    stamp: db.prepare('UPDATE source SET stamp = ? WHERE id = ?'),
    dropPost: db.prepare('DELETE FROM post WHERE id = ?'),
    dropFailure: db.prepare('DELETE FROM failure WHERE source_id = ?'),
    dropSource: db.prepare('DELETE FROM source WHERE id = ?'),
    failure: insert('failure', 3),
    post: db.prepare<[object]>(
      `INSERT INTO post VALUES (@post, @title, @published, @published_time, @author, @publisher, @is_bloc_post,
         @province_id, @basis, NULL, NULL)`,
    ),
    body: insert('body', 3),
    loosen: db.prepare('UPDATE bloc SET joined = 0 WHERE id = ?'),
    search: insert('search (rowid, title, text)', 3),
    evidence: insert('evidence', 9),
    warning: insert('warning', 6),
  };
}

function namers(db: Db): { [Name in 'province' | 'bloc']: Namer } {
  return {
    province: namer(db, 'province (code, name, bare)', 'code = ? AND name = ?'),
    bloc: namer(
      db,
      'bloc (province_id, post_id, key, name, bare, theme)',
      'coalesce(province_id, 0) = coalesce(?, 0) AND coalesce(post_id, 0) = coalesce(?, 0) AND key = ?',
    ),
  };
}
