import type { Event, Record } from '../core/record.js';
import { bare } from '../text/normalize.js';
import { blocKey, scopeOf } from './bloc.js';
import { type Namer, namer } from './names.js';
import type { Db } from './open.js';

/** Where bytes came from and what they were read with. `sha256` and `bytes` are null if the bytes could not be had. */
export interface Origin {
  readonly location: string;
  readonly sha256: string | null;
  readonly bytes: number | null;
  /** Digest of the rules. */
  readonly knowledge: string;
}

/** What the database holds of a location. `code` and `message` are those of its failure, null for a post. */
export interface Known {
  readonly id: number;
  readonly sha256: string | null;
  readonly knowledge: string;
  readonly code: string | null;
  readonly message: string | null;
}

/** Writes into one database. Each call replaces all that is known of its location, or throws and changes nothing. */
export interface Writer {
  known(location: string): Known | undefined;
  putPost(origin: Origin, record: Record, text: string): void;
  putFailure(origin: Origin, code: string, message: string): void;
  remove(id: number): void;
}

/** A writer with every statement prepared once: a post is some forty rows, and there are many posts. */
export function writer(db: Db): Writer {
  const put = statements(db);
  const names = namers(db);

  function putSource(origin: Origin, told: Partial<Record['source']>): number {
    const id = put.source.get({ url: null, media_type: null, charset: null, fetched_at: null, ...told, ...origin })!;
    put.dropPost.run(id);
    put.dropFailure.run(id);
    return id;
  }

  function putPost(origin: Origin, record: Record, text: string): void {
    const { is_bloc_post, province } = record;
    const post = putSource(origin, record.source);
    const province_id = province && names.province([province.code, province.name]);
    const basis = province?.basis ?? null;
    put.post.run({ post, ...record.post, is_bloc_post: is_bloc_post ? 1 : 0, province_id, basis });
    put.body.run({ post, text, record: JSON.stringify(record) });
    put.search.run({ post, title: bare(record.post.title ?? ''), text: bare(text) });
    each(record.evidence, (it, n) => put.evidence.run({ post, n, ...it }));
    each(record.warnings, (it, n) => put.warning.run({ post, n, ...it }));
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
    each(told.kinds, (kind, n) => put.event_kind.run({ event, n, kind }));
    each(told.years, (year, n) => put.event_year.run({ event, n, year }));
    each(told.chairs, (it, n) => put.chair.run({ event, n, ...it, org: org(it.org) }));
    each(told.members, (name, n) => put.member.run({ event, n, org: org(name) }));
    each(told.attendees, (it, n) => put.attendee.run({ event, n, ...it, org: org(it.org) }));
    each(told.awards, (it, n) => {
      const award = names.award([it.award], [it.award.replace(/^other:/, '')]);
      put.award.run({ event, n, ...it, org: body(it.recipient), person: person(it.recipient), award });
    });
    each(told.rankings, (it, n) => {
      put.ranking.run({ event, n, ...it, org: body(it.recipient), person: person(it.recipient) });
    });
    each(told.roles, (it, n) => put.role.run({ event, n, ...it, org: body(it.holder), person: person(it.holder) }));
    each(told.handovers, ({ from, to, role, year }, n) => {
      const giver = { giver: body(from), giver_person: person(from) };
      put.handover.run({ event, n, ...giver, receiver: body(to), receiver_person: person(to), role, year });
    });
    each(told.movements, (name, n) => put.movement.run({ event, n, name }));
  }

  // Inside the transaction of a batch these are savepoints: what throws half-way leaves nothing behind.
  const putWhole = db.transaction(putPost);
  return {
    known: (location) => put.known.get(location),
    putPost(origin, record, text) {
      try {
        putWhole(origin, record, text);
      } catch (error) {
        for (const name of Object.values(names)) name.forget();
        throw error;
      }
    },
    putFailure: db.transaction((origin: Origin, code: string, message: string) => {
      put.failure.run({ source: putSource(origin, {}), code, message });
    }),
    remove: db.transaction((id: number) => {
      put.dropPost.run(id);
      put.dropSource.run(id);
    }),
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
  /** Values by name, in the order of the table's columns; the objects of the record go in as they are. */
  const insert = (into: string, values: string) =>
    db.prepare<[object]>(`INSERT INTO ${into} VALUES (${values.replaceAll(/\w+/g, '@$&').replaceAll(' ', ', ')})`);
  return {
    known: db.prepare<[string], Known>(
      'SELECT id, sha256, knowledge, code, message FROM source LEFT JOIN failure ON source_id = id WHERE location = ?',
    ),
    source: db
      .prepare<[object], number>(
        `INSERT INTO source (location, url, media_type, charset, fetched_at, sha256, bytes, knowledge)
         VALUES (@location, @url, @media_type, @charset, @fetched_at, @sha256, @bytes, @knowledge)
         ON CONFLICT (location) DO UPDATE SET url = excluded.url, media_type = excluded.media_type,
           charset = excluded.charset, fetched_at = excluded.fetched_at, sha256 = excluded.sha256,
           bytes = excluded.bytes, knowledge = excluded.knowledge
         RETURNING id`,
      )
      .pluck(),
    dropPost: db.prepare('DELETE FROM post WHERE id = ?'),
    dropFailure: db.prepare('DELETE FROM failure WHERE source_id = ?'),
    dropSource: db.prepare('DELETE FROM source WHERE id = ?'),
    failure: insert('failure', 'source code message'),
    post: insert('post', 'post title published published_time author publisher is_bloc_post province_id basis'),
    body: insert('body', 'post text record'),
    search: insert('search (rowid, title, text)', 'post title text'),
    event: insert(
      'event (post_id, n, bloc_id, bloc_name, bloc_number, bloc_level, date, date_end, part_of_day, venue, member_count)',
      'post n id name number level date date_end part_of_day venue member_count',
    ),
    event_kind: insert('event_kind', 'event n kind'),
    event_year: insert('event_year', 'event n year'),
    chair: insert('chair', 'event n org person position'),
    member: insert('member', 'event n org'),
    attendee: insert('attendee', 'event n person position org'),
    award: insert('award', 'event n org person award status year'),
    ranking: insert('ranking', 'event n org person rank score'),
    role: insert('role', 'event n org person role year'),
    handover: insert('handover', 'event n giver giver_person receiver receiver_person role year'),
    movement: insert('movement', 'event n name'),
    evidence: insert('evidence', 'post path n start end quote rule confidence'),
    warning: insert('warning', 'post n code message start end'),
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
