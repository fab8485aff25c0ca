import type { Event, Evidence } from '../core/record.js';
import type { Setting } from '../identity/organization.js';
import { bare } from '../text/normalize.js';
import type { Bodies } from './bodies.js';
import { type Namer, namer } from './names.js';
import type { Db } from './open.js';

/** The bloc of an event as the table has it; all null where none is named. */
export interface BlocRow {
  readonly bloc_id: number | null;
  readonly name: string | null;
  readonly number: number | null;
  readonly level: string | null;
}

/** Where an event stands: the row of its post, and what tells which bodies are meant in it. */
export interface Place extends Omit<Setting, 'names'> {
  readonly post: number;
  readonly province_id: number | null;
}

/** What the post's evidence says of single values, each asked by its path. */
export interface Proofs {
  /** The lowest confidence of a fact and what is in it. */
  confidence(path: string): number;
  /** The words that a value was read from; undefined if it was read from none of its own. */
  form(path: string): string | undefined;
}

/** Levels of blocs whose members come from several provinces. */
const WIDE: ReadonlySet<string | null> = new Set(['national', 'region', 'ministry']);
/** Paths of facts have four parts: /events/0/awards/2 of /events/0/awards/2/recipient. */
const FACT = /^\/events\/\d+\/[a-z]+\/\d+/;

export function proofsIn(evidence: readonly Evidence[]): Proofs {
  const lowest = new Map<string, number>();
  const forms = new Map<string, string>();
  for (const { path, quote, confidence } of evidence) {
    if (!forms.has(path)) forms.set(path, quote);
    const fact = FACT.exec(path)?.[0];
    if (fact !== undefined) lowest.set(fact, Math.min(confidence, lowest.get(fact) ?? 1));
  }
  return { confidence: (path) => lowest.get(path) ?? 0, form: (path) => forms.get(path) };
}

/** Writes one event of a post with all its facts; `forget` after a rollback. */
export function eventWriter(db: Db, bodies: Bodies) {
  const put = statements(db);
  const award: Namer = namer(db, 'award_type (code, name, bare)', 'code = ?');

  function write(n: number, bloc: BlocRow, told: Event, place: Place, proofs: Proofs): void {
    const { post, province_id } = place;
    const { date, date_end, part_of_day, venue, member_count } = told;
    const [main_year = null] = told.years;
    const persons = personsIn(told);
    const names = new Map<string, string[]>();
    const units = new Set<string>();
    for (const [path, name] of namesIn(told, n)) {
      if (persons.has(name)) continue;
      if (!path.includes('/attendees/')) units.add(name);
      const form = proofs.form(path);
      const forms = names.get(name) ?? names.set(name, []).get(name)!;
      if (form !== undefined) forms.push(form);
    }
    const bodyOf = bodies.at(post, { ...place, names });
    const provinces = new Set([...units].flatMap((name) => bodyOf(name).province ?? []));
    const across = provinces.size > 1 || WIDE.has(bloc.level) ? 1 : 0;
    const row = {
      post,
      event: n,
      ...bloc,
      date,
      date_end,
      part_of_day,
      venue,
      member_count,
      across,
      main_year,
      province_id,
      ...countsOf(told),
    };
    const { lastInsertRowid: event } = put.event.run(row);
    const org = (name: string | null, path: string): number | null => {
      if (name === null) return null;
      const { id, how } = bodyOf(name);
      const form = proofs.form(path);
      if (form !== undefined) put.naming.run(post, path, id, form, how(form));
      return id;
    };
    /** The two columns of whoever may be a body or a person. */
    const whoever = (name: string | null, path: string): [number | null, string | null] =>
      name !== null && persons.has(name) ? [null, name] : [org(name, path), null];
    const each = <T>(
      list: readonly T[],
      key: string,
      run: (it: T, n: number, path: string, sure: number) => unknown,
    ) => {
      for (let at = 0; at < list.length; at++) {
        const path = `/events/${n}/${key}/${at}`;
        run(list[at]!, at, path, proofs.confidence(path));
      }
    };
    for (let at = 0; at < told.kinds.length; at++) put.event_kind.run(event, at, told.kinds[at]);
    for (let at = 0; at < told.years.length; at++) put.event_year.run(event, at, told.years[at]);
    each(told.chairs, 'chairs', (it, at, path, sure) =>
      put.chair.run(event, at, org(it.org, `${path}/org`), it.person, it.position, sure),
    );
    each(told.members, 'members', (name, at, path, sure) => put.member.run(event, at, org(name, path), sure));
    each(told.attendees, 'attendees', (it, at, path, sure) =>
      put.attendee.run(event, at, it.person, it.position, org(it.org, `${path}/org`), sure),
    );
    each(told.awards, 'awards', (it, at, path, sure) => {
      const name = it.award.replace(/^other:/, '');
      const type = award([it.award], [name, bare(name)]);
      put.award.run(event, at, ...whoever(it.recipient, `${path}/recipient`), type, it.status, it.year, sure);
    });
    each(told.rankings, 'rankings', (it, at, path, sure) =>
      put.ranking.run(event, at, ...whoever(it.recipient, `${path}/recipient`), it.rank, it.score, sure),
    );
    each(told.roles, 'roles', (it, at, path, sure) =>
      put.role.run(event, at, ...whoever(it.holder, `${path}/holder`), it.role, it.year, sure),
    );
    each(told.handovers, 'handovers', (it, at, path, sure) => {
      const giver = whoever(it.from, `${path}/from`);
      put.handover.run(event, at, ...giver, ...whoever(it.to, `${path}/to`), it.role, it.year, sure);
    });
    each(told.movements, 'movements', (name, at, _path, sure) => put.movement.run(event, at, name, sure));
  }

  return { write, forget: () => award.forget() };
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

/** How long the lists of an event are. */
function countsOf(event: Event) {
  const { chairs, members, attendees, awards, rankings, roles, handovers, movements } = event;
  const heads = roles.filter(({ role }) => role === 'head').length;
  const lists = { chairs, members, attendees, awards, rankings, handovers, movements };
  const lengths = Object.fromEntries(Object.entries(lists).map(([name, list]) => [name, list.length]));
  return { ...lengths, heads, deputies: roles.length - heads };
}

/** Every name in an event that may be a body's, with its path. */
function namesIn(event: Event, n: number): [path: string, name: string][] {
  const found: [string, string][] = [];
  const note = <T>(list: readonly T[], key: string, name: (it: T) => string | null, part: string) => {
    for (const [at, it] of list.entries()) {
      const named = name(it);
      if (named !== null) found.push([`/events/${n}/${key}/${at}${part}`, named]);
    }
  };
  note(event.chairs, 'chairs', (it) => it.org, '/org');
  note(event.members, 'members', (it) => it, '');
  note(event.attendees, 'attendees', (it) => it.org, '/org');
  note(event.awards, 'awards', (it) => it.recipient, '/recipient');
  note(event.rankings, 'rankings', (it) => it.recipient, '/recipient');
  note(event.roles, 'roles', (it) => it.holder, '/holder');
  note(event.handovers, 'handovers', (it) => it.from, '/from');
  note(event.handovers, 'handovers', (it) => it.to, '/to');
  return found;
}

function statements(db: Db) {
  const insert = (into: string) => {
    const values = into.slice(into.indexOf('(')).replaceAll(/\w+/g, '?');
    return db.prepare(`INSERT INTO ${into} VALUES ${values}`);
  };
  return {
    event: db.prepare<[object]>(
      `INSERT INTO event (post_id, n, bloc_id, bloc_name, bloc_number, bloc_level, date, date_end, part_of_day, venue,
         member_count, across, main_year, province_id, chairs, members, attendees, awards, rankings, heads, deputies, handovers,
         movements)
       VALUES (@post, @event, @bloc_id, @name, @number, @level, @date, @date_end, @part_of_day, @venue, @member_count,
         @across, @main_year, @province_id, @chairs, @members, @attendees, @awards, @rankings, @heads, @deputies, @handovers,
         @movements)`,
    ),
    event_kind: insert('event_kind (event_id, n, kind)'),
    event_year: insert('event_year (event_id, n, year)'),
    naming: insert('naming (post_id, path, organization_id, form, how)'),
    chair: insert('chair (event_id, n, organization_id, person, position, confidence)'),
    member: insert('member (event_id, n, organization_id, confidence)'),
    attendee: insert('attendee (event_id, n, person, position, organization_id, confidence)'),
    award: insert('award (event_id, n, organization_id, person, award_type_id, status, year, confidence)'),
    ranking: insert('ranking (event_id, n, organization_id, person, rank, score, confidence)'),
    role: insert('role (event_id, n, organization_id, person, role, year, confidence)'),
    handover: insert(
      'handover (event_id, n, giver_id, giver_person, receiver_id, receiver_person, role, year, confidence)',
    ),
    movement: insert('movement (event_id, n, name, confidence)'),
  };
}
