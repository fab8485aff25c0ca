import { UserError } from '../core/message.js';
import type { Db } from '../store/open.js';
import { type Condition, together } from './condition.js';
import { inOrder } from './counts.js';
import type { Row } from './rows.js';

/** What a database covers: the denominators of every share that is counted from it. */
export interface Coverage {
  readonly totals: Row;
  /** Posts and meetings of each province, year or publisher. */
  readonly groups: readonly Row[];
  /** How often each field is empty, of posts and of meetings. */
  readonly fields: readonly Row[];
  /** Warnings of posts, conflicts between them, and failures where all posts are looked at, by code. */
  readonly warnings: readonly Row[];
}

const DIMENSIONS: Readonly<Record<string, string>> = {
  province: 'province.name',
  province_today: '(SELECT name FROM province AS today WHERE today.id = province.today_id)',
  year: 'CAST(substr(post.published, 1, 4) AS INTEGER)',
  publisher: 'post.publisher',
};

/** What posts can be grouped by. */
export const GROUPINGS = Object.keys(DIMENSIONS);

// A meeting stands with the first post that tells of it, so that parts add up to the whole.
const OWN = 'FROM event WHERE event.post_id = post.id AND event.meeting_id = event.id';
const COUNTS = `
  count(*) AS posts,
  total(post.is_bloc_post) AS bloc_posts,
  count(post.copy_of) AS copies,
  total((SELECT count(*) ${OWN})) AS meetings,
  total((SELECT count(*) FROM event WHERE event.post_id = post.id)) AS tellings,
  total((SELECT count(*) FROM warning WHERE warning.post_id = post.id)) AS warnings,
  count(DISTINCT substr(post.published, 1, 7)) AS months,
  min(post.published) AS first,
  max(post.published) AS last`;

/** Names of what posts are grouped by, `province,year`. Throws `UserError` for one that is none. */
export function groupings(text: string): string[] {
  const names = text.split(',').map((name) => name.trim());
  const wrong = names.find((name, at) => !Object.hasOwn(DIMENSIONS, name) || names.indexOf(name) < at);
  if (wrong !== undefined) throw new UserError(`--by "${wrong}": coverage goes by ${GROUPINGS.join(', ')}, each once`);
  return names;
}

/** Counts what the posts that meet the conditions cover, `by` each of the groupings named. */
export function coverage(db: Db, by: readonly string[], where: readonly Condition[]): Coverage {
  const { sql, values } = together(where);
  const posts = `post LEFT JOIN province ON province.id = post.province_id ${sql}`;
  const one = (query: string) => db.prepare<[object], Row>(query).get(values)!;
  const all = (query: string) => db.prepare<[object], Row>(query).all(values);
  const totals = one(
    `SELECT ${COUNTS}, count(*) - count(post.province_id) AS without_province,
       count(DISTINCT post.province_id) AS provinces, count(DISTINCT province.today_id) AS provinces_today,
       count(DISTINCT post.publisher) AS publishers FROM ${posts}`,
  );
  const failed = where.length > 0 ? null : db.prepare<[], number>('SELECT count(*) FROM failure').pluck().get()!;
  const perMeeting = Number(totals.meetings) === 0 ? null : Number(totals.tellings) / Number(totals.meetings);
  const groups = all(
    `SELECT ${by.map((name) => `${DIMENSIONS[name]} AS ${name}`).join(', ')}, ${COUNTS} FROM ${posts}
     GROUP BY ${by.map((_, at) => at + 1).join(', ')}`,
  ).sort((a, b) =>
    inOrder(
      by.map((name) => a[name]!),
      by.map((name) => b[name]!),
    ),
  );
  const warnings = all(
    `SELECT 'warning' AS kind, code, count(*) AS n, count(DISTINCT post.id) AS posts
     FROM warning JOIN post ON post.id = warning.post_id ${sql} GROUP BY code ORDER BY n DESC, code`,
  );
  const conflicts = all(
    `SELECT 'conflict' AS kind, code, count(*) AS n, count(DISTINCT post.id) AS posts
     FROM conflict JOIN event ON event.id = conflict.event_id JOIN post ON post.id = event.post_id ${sql}
     GROUP BY code ORDER BY n DESC, code`,
  );
  const failures =
    where.length > 0
      ? []
      : all(
          `SELECT 'failure' AS kind, code, count(*) AS n, NULL AS posts FROM failure GROUP BY code ORDER BY n DESC, code`,
        );
  return {
    totals: { failed, ...totals, tellings_per_meeting: perMeeting && Math.round(perMeeting * 1000) / 1000 },
    groups,
    fields: [
      ...emptiness('post', one(`SELECT count(*) AS all_of, ${sums(POST_FIELDS)} FROM ${posts}`)),
      ...emptiness('meeting', one(meetingsWith(sql))),
    ],
    warnings: [...warnings, ...conflicts, ...failures],
  };
}

const has = (table: string, more = '') => `EXISTS (SELECT 1 FROM ${table} WHERE event_id = told.id${more})`;

/** What a post or meeting has if it has the field. */
const POST_FIELDS: Readonly<Record<string, string>> = {
  title: 'post.title IS NOT NULL',
  published: 'post.published IS NOT NULL',
  author: 'post.author IS NOT NULL',
  publisher: 'post.publisher IS NOT NULL',
  province: 'post.province_id IS NOT NULL',
};
const MEETING_FIELDS: Readonly<Record<string, string>> = {
  bloc: 'told.bloc_id IS NOT NULL',
  date: 'told.date IS NOT NULL',
  part_of_day: 'told.part_of_day IS NOT NULL',
  venue: 'told.venue IS NOT NULL',
  kinds: has('event_kind'),
  years: has('event_year'),
  chairs: has('chair'),
  members: has('member'),
  member_count: 'told.member_count IS NOT NULL',
  attendees: has('attendee'),
  awards: has('award'),
  rankings: has('ranking'),
  heads: has('role', " AND role = 'head'"),
  deputies: has('role', " AND role = 'deputy'"),
  handovers: has('handover'),
  movements: has('movement'),
};

const sums = (fields: Readonly<Record<string, string>>): string =>
  Object.entries(fields)
    .map(([name, sql]) => `total(${sql}) AS ${name}`)
    .join(', ');

/** A meeting has what one of the posts that tell of it has. */
function meetingsWith(where: string): string {
  const names = Object.keys(MEETING_FIELDS);
  return `SELECT count(*) AS all_of, ${names.map((name) => `total(${name}) AS ${name}`).join(', ')} FROM (
    SELECT ${Object.entries(MEETING_FIELDS)
      .map(([name, sql]) => `max(${sql}) AS ${name}`)
      .join(', ')}
    FROM event JOIN post ON post.id = event.post_id JOIN event AS told ON told.meeting_id = event.id
    ${where === '' ? 'WHERE' : `${where} AND`} event.meeting_id = event.id GROUP BY event.id)`;
}

/** From how many have each field to how many have not. */
function emptiness(of: 'post' | 'meeting', { all_of: total, ...filled }: Row): Row[] {
  const all = Number(total);
  return Object.entries(filled).map(([field, n]) => {
    const empty = all - Number(n);
    return { of, field, total: all, empty, share: all === 0 ? null : Math.round((empty / all) * 1000) / 1000 };
  });
}
