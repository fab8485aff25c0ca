import type { Event, Record } from '../core/record.js';
import { bare } from '../text/normalize.js';
import { blocKey, scopeOf } from './bloc.js';
import { likenessWriter } from './copies.js';
import { type Namer, namer } from './names.js';
import type { Db } from './open.js';

/** Where bytes came from and what they were read with. `sha256` and `bytes` are null if the bytes could not be had. */
export interface Origin {
  readonly location: string;
  readonly sha256: string | null;
  readonly bytes: number | null;
  /** What tells whether the file was touched since; null or none: nothing does. */
  readonly stamp?: string | null;
  /** Digest of the rules. */
  readonly knowledge: string;
}

/** What the database holds of a location. `code` and `message` are those of its failure, null for a post. */
export interface Known {
  readonly id: number;
  readonly sha256: string | null;
  readonly stamp: string | null;
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
  putFailure(origin: Origin, code: string, message: string): void;
  /** Notes that a file was touched, and holds what it held. */
  putStamp(id: number, stamp: string | null): void;
  remove(id: number): void;
}

/** What the database holds of any location; undefined: nothing. */
export function knownAt(db: Db): (location: string) => Known | undefined {
  const find = db.prepare<[string], Known>(
    'SELECT id, sha256, stamp, knowledge, code, message FROM source LEFT JOIN failure ON source_id = id WHERE location = ?',
  );
  return (location) => find.get(location);
}

/** A writer with every statement prepared once: a post is some forty rows, and there are many posts. */
export function writer(db: Db): Writer {
  const put = statements(db);
  const names = namers(db);
  const putLikeness = likenessWriter(db);
  const known = knownAt(db);

  function putSource(origin: Origin, told: Partial<Record['source']>): number {
    const source = { url: null, media_type: null, charset: null, fetched_at: null, stamp: null, ...told, ...origin };
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
    const province_id = province && names.province([province.code, province.name]);
    const basis = province?.basis ?? null;
    put.post.run({ post, ...record.post, is_bloc_post: is_bloc_post ? 1 : 0, province_id, basis });
    put.body.run(post, text, JSON.stringify(record));
    putLikeness(post, body, record.source.url);
    put.search.run(post, bare(record.post.title ?? ''), bare(text));
    each(record.evidence, ({ path, start, end, quote, rule, confidence, page = null }, n) => {
      put.evidence.run(post, path, n, start, end, quote, rule, confidence, page);
    });
    each(record.warnings, (it, n) => put.warning.run(post, n, it.code, it.message, it.start, it.end));
    each(record.events, (event, n) => {
      const bloc = event.bloc && { ...event.bloc, id: blocId(record, event.bloc, province_id, post) };
      putEvent({ post, n, ...(bloc ?? { id: null, name: null, number: null, level: null }) }, event);
    });
  }

  function blocId(record: Record, bloc: NonNullable<Event['bloc']>, province: number | null, post: number): number {
    const scope = scopeOf(bloc, record.province);
    const key = blocKey(bloc.name, record.province?.name ?? null);
    return names.bloc([scope === 'province' ? province : null, scope === 'post' ? post : null, key], [bloc.name]);
  }

  function putEvent(place: object, told: Event): void {
    const { date, date_end, part_of_day, venue, member_count } = told;
    const { lastInsertRowid: event } = put.event.run({ ...place, date, date_end, part_of_day, venue, member_count });
    const persons = personsIn(told);
    const person = (name: string | null) => (name !== null && persons.has(name) ? name : null);
    const body = (name: string | null) => (name === null || persons.has(name) ? null : names.organization([name]));
    const org = (name: string | null) => name && names.organization([name]);
    each(told.kinds, (kind, n) => put.event_kind.run(event, n, kind));
    each(told.years, (year, n) => put.event_year.run(event, n, year));
    each(told.chairs, (it, n) => put.chair.run(event, n, org(it.org), it.person, it.position));
    each(told.members, (name, n) => put.member.run(event, n, org(name)));
    each(told.attendees, (it, n) => put.attendee.run(event, n, it.person, it.position, org(it.org)));
    each(told.awards, ({ recipient, award, status, year }, n) => {
      const type = names.award([award], [award.replace(/^other:/, '')]);
      put.award.run(event, n, body(recipient), person(recipient), type, status, year);
    });
    each(told.rankings, ({ recipient, rank, score }, n) => {
      put.ranking.run(event, n, body(recipient), person(recipient), rank, score);
    });
    each(told.roles, ({ holder, role, year }, n) => {
      put.role.run(event, n, body(holder), person(holder), role, year);
    });
    each(told.handovers, ({ from, to, role, year }, n) => {
      put.handover.run(event, n, body(from), person(from), body(to), person(to), role, year);
    });
    each(told.movements, (name, n) => put.movement.run(event, n, name));
  }

  return {
    known,
    batch(work) {
      try {
        db.transaction(work)();
      } catch (error) {
        for (const name of Object.values(names)) name.forget();
        throw error;
      }
    },
    putPost,
    putFailure: (origin, code, message) => put.failure.run(putSource(origin, {}), code, message),
    putStamp: (id, stamp) => put.stamp.run(stamp, id),
    remove(id) {
      put.dropPost.run(id);
      put.dropSource.run(id);
    },
  };
}

/**
 * Only awards say whether a person got them; a person who is ranked, heads a bloc or hands it over is known by being
 * named among those present.
 */
function personsIn(event: Event): ReadonlySet<string> {
  const persons = new Set(event.attendees.map((it) => it.person));
  for (const chair of event.chairs) if (chair.person !== null) persons.add(chair.person);
  for (const award of event.awards) {
    if (award.recipient_kind === 'person') persons.add(award.recipient);
    else persons.delete(award.recipient);
  }
  return persons;
}

function each<T>(list: readonly T[], put: (it: T, n: number) => unknown): void {
  for (let n = 0; n < list.length; n++) put(list[n]!, n);
}

function statements(db: Db) {
  const insert = (into: string, values: number) =>
    db.prepare(`INSERT INTO ${into} VALUES (${Array(values).fill('?').join(', ')})`);
  return {
    source: db.prepare<[object]>(
      `INSERT INTO source (location, url, media_type, charset, fetched_at, sha256, bytes, stamp, knowledge)
       VALUES (@location, @url, @media_type, @charset, @fetched_at, @sha256, @bytes, @stamp, @knowledge)`,
    ),
    sourceAgain: db.prepare<[object]>(
      `UPDATE source SET url = @url, media_type = @media_type, charset = @charset, fetched_at = @fetched_at,
         sha256 = @sha256, bytes = @bytes, stamp = @stamp, knowledge = @knowledge WHERE location = @location`,
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
    search: insert('search (rowid, title, text)', 3),
    event: db.prepare<[object]>(
      `INSERT INTO event (post_id, n, bloc_id, bloc_name, bloc_number, bloc_level, date, date_end, part_of_day, venue,
         member_count)
       VALUES (@post, @n, @id, @name, @number, @level, @date, @date_end, @part_of_day, @venue, @member_count)`,
    ),
    event_kind: insert('event_kind', 3),
    event_year: insert('event_year', 3),
    chair: insert('chair', 5),
    member: insert('member', 3),
    attendee: insert('attendee', 5),
    award: insert('award', 7),
    ranking: insert('ranking', 6),
    role: insert('role', 6),
    handover: insert('handover', 8),
    movement: insert('movement', 3),
    evidence: insert('evidence', 9),
    warning: insert('warning', 6),
  };
}

function namers(db: Db): { [Name in 'organization' | 'province' | 'award' | 'bloc']: Namer } {
  return {
    organization: namer(db, 'organization (name)', 'name = ?'),
    province: namer(db, 'province (code, name)', 'code = ? AND name = ?'),
    award: namer(db, 'award_type (code, name)', 'code = ?'),
    bloc: namer(
      db,
      'bloc (province_id, post_id, key, name)',
      'coalesce(province_id, 0) = coalesce(?, 0) AND coalesce(post_id, 0) = coalesce(?, 0) AND key = ?',
    ),
  };
}
