import { meetingsOf, type Telling } from '../identity/meeting.js';
import { conflictWriter } from './conflicts.js';
import type { Db } from './open.js';

/** What makes rows of several events of one meeting the same fact. */
export const FACTS = {
  chair: 'organization_id, person, position',
  member: 'organization_id',
  attendee: 'person',
  award: 'organization_id, person, award_type_id, status, year',
  ranking: 'organization_id, person, rank, score',
  role: 'organization_id, person, role, year',
  handover: 'giver_id, giver_person, receiver_id, receiver_person, role, year',
  movement: 'bare(name)',
} as const;

/**
 * Joins what posts tell of the same meeting: the first published stands for it, each fact is counted once, and what
 * posts say differently is put side by side in `conflict`. Looks only at what came, changed or went since the last time;
 * the outcome does not depend on the order in which posts came.
 */
export function joinMeetings(db: Db): void {
  const loose = db.prepare<[], number>('SELECT id FROM bloc WHERE NOT joined LIMIT 1').pluck();
  // A bloc goes by the name that most events use, then the shorter, then the first by alphabet.
  const joined = db.prepare(
    `UPDATE bloc SET joined = 1, name = coalesce(used.name, bloc.name), bare = bare(coalesce(used.name, bloc.name))
     FROM (SELECT @bloc AS id, (SELECT bloc_name FROM event WHERE bloc_id = @bloc
       GROUP BY bloc_name ORDER BY count(*) DESC, length(bloc_name), bloc_name LIMIT 1) AS name) AS used
     WHERE bloc.id = used.id`,
  );
  const tell = tellings(db);
  const join = joiner(db);
  const putConflicts = conflictWriter(db);
  db.transaction(() => {
    join([...byCopy(tell.withoutBloc()).values()], false);
    for (let bloc = loose.get(); bloc !== undefined; bloc = loose.get()) {
      const meetings = meetingsOf(tell.ofBloc(bloc));
      join(meetings, true);
      putConflicts(bloc, meetings);
      joined.run({ bloc });
    }
  })();
}

/** A meeting of no known bloc is told by copies of one post only. */
function byCopy(told: readonly Telling[]): Map<string, Telling[]> {
  const meetings = new Map<string, Telling[]>();
  for (const it of told) {
    const key = `${it.original} ${it.n}`;
    meetings.set(key, [...(meetings.get(key) ?? []), it]);
  }
  return meetings;
}

interface Row extends Omit<Telling, 'years' | 'kinds' | 'members'> {
  readonly years: string;
  readonly kinds: string;
  readonly members: string;
}

/** Events in the order in which they stand for their meeting: the first published, a copy after its original. */
function tellings(db: Db) {
  const list = (table: string, column: string) =>
    `(SELECT json_group_array(${column}) FROM (SELECT ${column} FROM ${table} WHERE event_id = event.id ORDER BY n))`;
  const from = `SELECT event.id AS event, event.n, event.date, event.date_end AS dateEnd, post.id AS post,
      coalesce(post.copy_of, post.id) AS original, post.published, ${list('event_year', 'year')} AS years,
      ${list('event_kind', 'kind')} AS kinds, ${list('member', 'organization_id')} AS members
    FROM event JOIN post ON post.id = event.post_id JOIN source ON source.id = post.id`;
  const order = 'ORDER BY post.published NULLS LAST, post.copy_of IS NOT NULL, source.location, event.n';
  const ofBloc = db.prepare<[number], Row>(`${from} WHERE event.bloc_id = ? ${order}`);
  const withoutBloc = db.prepare<[], Row>(
    `${from} WHERE event.bloc_id IS NULL AND coalesce(post.copy_of, post.id) IN (
       SELECT coalesce(post.copy_of, post.id) FROM event JOIN post ON post.id = event.post_id
       WHERE meeting_id IS NULL AND bloc_id IS NULL) ${order}`,
  );
  const told = ({ years, kinds, members, ...row }: Row): Telling => ({
    ...row,
    years: JSON.parse(years),
    kinds: JSON.parse(kinds),
    members: JSON.parse(members),
  });
  return {
    ofBloc: (bloc: number): Telling[] => ofBloc.all(bloc).map(told),
    withoutBloc: (): Telling[] => withoutBloc.all().map(told),
  };
}

interface Fact {
  readonly event: number;
  readonly n: number;
  readonly key: string;
  readonly first: number;
  readonly posts: number;
  readonly sources: number;
}

/** Writes which events are one meeting, and of the facts they tell which stand for all that are the same. `oneBloc`: all are of it. */
function joiner(db: Db): (meetings: readonly (readonly Telling[])[], oneBloc: boolean) => void {
  const putEvent = db.prepare('UPDATE event SET meeting_id = ?, posts = ?, sources = ? WHERE id = ?');
  const tables = Object.entries(FACTS).map(([table, key]) => ({
    // A holder of a role in a year is one fact at whichever meetings of the bloc it is told.
    acrossMeetings: table === 'role',
    facts: db.prepare<[string], Fact>(
      `SELECT event_id AS event, n, json_array(${key}) AS key, first, posts, sources FROM ${table}
       WHERE event_id IN (SELECT value FROM json_each(?))`,
    ),
    put: db.prepare(`UPDATE ${table} SET first = ?, posts = ?, sources = ? WHERE event_id = ? AND n = ?`),
  }));
  return (meetings, oneBloc) => {
    const all = meetings.flat();
    const places = new Map(
      meetings.flatMap((meeting) => meeting.map((told) => [told.event, { told, meeting: meeting[0]!.event }] as const)),
    );
    const order = new Map(all.map(({ event }, at) => [event, at]));
    for (const meeting of meetings) {
      const { posts, sources } = countOf(meeting);
      for (const { event } of meeting) putEvent.run(meeting[0]!.event, posts, sources, event);
    }
    const events = JSON.stringify(all.map(({ event }) => event));
    for (const { facts, put, acrossMeetings } of tables) {
      const same = new Map<string, Fact[]>();
      for (const fact of facts.all(events)) {
        const isOfBloc = oneBloc && acrossMeetings && !fact.key.endsWith(',null]');
        const key = isOfBloc ? fact.key : `${places.get(fact.event)!.meeting} ${fact.key}`;
        same.set(key, [...(same.get(key) ?? []), fact]);
      }
      for (const group of same.values()) {
        group.sort((a, b) => order.get(a.event)! - order.get(b.event)! || a.n - b.n);
        const { posts, sources } = countOf(group.map(({ event }) => places.get(event)!.told));
        for (const [at, fact] of group.entries()) {
          const first = at === 0 ? 1 : 0;
          if (fact.first !== first || fact.posts !== posts || fact.sources !== sources)
            put.run(first, posts, sources, fact.event, fact.n);
        }
      }
    }
  };
}

const countOf = (told: readonly Telling[]) => ({
  posts: new Set(told.map(({ post }) => post)).size,
  sources: new Set(told.map(({ original }) => original)).size,
});
