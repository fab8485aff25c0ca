import { type Disagreement, disagreements, listDisagreements, type Said } from '../identity/conflict.js';
import type { Telling } from '../identity/meeting.js';
import type { Db } from './open.js';

/** What posts on one meeting may say differently: rows of event, about, value for the events given as a JSON list. */
const OF_MEETING: Readonly<Record<string, string>> = {
  'date-conflict': `SELECT id AS event, 'date' AS about, date AS value FROM event
    WHERE date IS NOT NULL AND id IN (SELECT value FROM json_each(@events))`,
  'member-count-conflict': `SELECT id AS event, 'members' AS about, member_count AS value FROM event
    WHERE member_count IS NOT NULL AND id IN (SELECT value FROM json_each(@events))`,
  'rank-conflict': `SELECT event_id AS event, coalesce(full_name, person) AS about, rank AS value
    FROM ranking LEFT JOIN organization ON organization.id = organization_id
    WHERE event_id IN (SELECT value FROM json_each(@events))`,
  'status-conflict': `SELECT event_id AS event, coalesce(full_name, person) || ' · ' || award_type.name || coalesce(' · ' || year, '') AS about,
      status AS value
    FROM award JOIN award_type ON award_type.id = award_type_id LEFT JOIN organization ON organization.id = organization_id
    WHERE event_id IN (SELECT value FROM json_each(@events))`,
  'award-year-conflict': `SELECT event_id AS event, coalesce(full_name, person) || ' · ' || award_type.name || ' · ' || status AS about,
      year AS value
    FROM award JOIN award_type ON award_type.id = award_type_id LEFT JOIN organization ON organization.id = organization_id
    WHERE year IS NOT NULL AND event_id IN (SELECT value FROM json_each(@events))`,
};
const MEMBERS = `SELECT event_id AS event, 'members' AS about, full_name AS value
  FROM member JOIN organization ON organization.id = organization_id
  WHERE event_id IN (SELECT value FROM json_each(@events)) ORDER BY event_id, n`;
/** Who headed the bloc in a year, as head or as receiver of the headship. */
const HEADS = `SELECT event_id AS event, year AS about, full_name AS value
  FROM role JOIN organization ON organization.id = organization_id
  WHERE role = 'head' AND year IS NOT NULL AND event_id IN (SELECT value FROM json_each(@events))
  UNION ALL SELECT event_id, year, full_name FROM handover JOIN organization ON organization.id = receiver_id
  WHERE role = 'head' AND year IS NOT NULL AND event_id IN (SELECT value FROM json_each(@events))`;

type SaidRow = Omit<Said, 'original' | 'about' | 'value'> & {
  readonly about: string | number;
  readonly value: string | number;
};

/** Puts what the posts on the meetings of a bloc say differently in place of what was known of it before. */
export function conflictWriter(db: Db): (bloc: number, meetings: readonly (readonly Telling[])[]) => void {
  const drop = db.prepare('DELETE FROM conflict WHERE bloc_id = ?');
  const put = db.prepare('INSERT INTO conflict VALUES (?, ?, ?, ?, ?, ?, ?, ?)');
  const ask = (sql: string) => db.prepare<[{ events: string }], SaidRow>(sql);
  const ofMeeting = Object.entries(OF_MEETING).map(([code, sql]) => [code, ask(sql)] as const);
  const members = ask(MEMBERS);
  const heads = ask(HEADS);
  return (bloc, meetings) => {
    const found: (Disagreement & { readonly code: string })[] = [];
    const compare = (
      told: readonly Telling[],
      code: string,
      rows: ReturnType<typeof ask>,
      differ: (said: readonly Said[]) => Disagreement[],
    ): void => {
      const order = new Map(told.map(({ event, original }, at) => [event, { at, original }]));
      const said = rows
        .all({ events: JSON.stringify([...order.keys()]) })
        .map(
          ({ event, about, value }): Said => ({
            event,
            original: order.get(event)!.original,
            about: `${about}`,
            value: `${value}`,
          }),
        )
        .sort((a, b) => order.get(a.event)!.at - order.get(b.event)!.at);
      for (const it of differ(said)) found.push({ ...it, code });
    };
    for (const meeting of meetings.filter(isToldTwice)) {
      for (const [code, rows] of ofMeeting) compare(meeting, code, rows, disagreements);
      compare(meeting, 'member-conflict', members, listDisagreements);
    }
    const all = meetings.flat();
    if (isToldTwice(all)) compare(all, 'head-conflict', heads, disagreements);
    drop.run(bloc);
    for (const [n, { code, about, one, other }] of found.entries())
      put.run(bloc, n, code, about, one.value, one.event, other.value, other.event);
  };
}

const isToldTwice = (told: readonly Telling[]): boolean => told.some(({ original }) => original !== told[0]!.original);

/** What a post and another say differently, from its side. */
export interface Conflict {
  readonly code: string;
  readonly about: string;
  readonly own: string;
  readonly other: string;
  readonly source: string;
}

/** Conflicts of the post at a location, in the order of blocs. */
export function conflictsAt(db: Db, location: string): Conflict[] {
  return db
    .prepare<[{ location: string }], Conflict>(
      `SELECT code, about, value AS own, other_value AS other, other_source AS source FROM conflicts WHERE source = @location
       UNION ALL SELECT code, about, other_value, value, source FROM conflicts WHERE other_source = @location
       ORDER BY code, about, source`,
    )
    .all({ location });
}
