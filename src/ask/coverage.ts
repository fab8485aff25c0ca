import { UserError } from '../core/message.js';
import type { Db } from '../store/open.js';
import { type Condition, together } from './condition.js';
import { inOrder } from './counts.js';
import type { Row } from './rows.js';

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

/**
 * What a database covers: the denominators of every share that is counted from it, of the posts that meet the
 * conditions. Each part is counted by itself.
 */
export const COVERAGE = {
  /** All in one row. */
  totals(db: Db, where: readonly Condition[]): Row[] {
    const failed = where.length > 0 ? null : db.prepare<[], number>('SELECT count(*) FROM failure').pluck().get()!;
    const [totals] = all(
      db,
      where,
      (posts) =>
        `SELECT ${COUNTS}, count(*) - count(post.province_id) AS without_province,
         count(DISTINCT post.province_id) AS provinces, count(DISTINCT province.today_id) AS provinces_today,
         count(DISTINCT post.publisher) AS publishers FROM ${posts}`,
    );
    const { meetings, tellings } = totals!;
    const perMeeting = Number(meetings) === 0 ? null : Number(tellings) / Number(meetings);
    return [{ failed, ...totals, tellings_per_meeting: perMeeting && Math.round(perMeeting * 1000) / 1000 }];
  },
  /** Posts and meetings of each province, year or publisher. */
  groups(db: Db, where: readonly Condition[], by: readonly string[]): Row[] {
    const columns = by.map((name) => `${DIMENSIONS[name]} AS ${name}`).join(', ');
    const places = by.map((_, at) => at + 1).join(', ');
    const rows = all(db, where, (posts) => `SELECT ${columns}, ${COUNTS} FROM ${posts} GROUP BY ${places}`);
    const keys = (row: Row) => by.map((name) => row[name]!);
    return rows.sort((a, b) => inOrder(keys(a), keys(b)));
  },
  /** How often each field is empty, of posts and of meetings. */
  fields(db: Db, where: readonly Condition[]): Row[] {
    const [post] = all(db, where, (posts) => `SELECT count(*) AS all_of, ${sums(POST_FIELDS)} FROM ${posts}`);
    const [meeting] = all(db, where, (_, conditions) => meetingsWith(conditions));
    return [...emptiness('post', post!), ...emptiness('meeting', meeting!)];
  },
  /** Warnings of posts, conflicts between them, and failures where all posts are looked at, by code. */
  warnings(db: Db, where: readonly Condition[]): Row[] {
    const counted = (kind: string, posts: string, from: string) =>
      all(
        db,
        where,
        (_, conditions) =>
          `SELECT '${kind}' AS kind, code, count(*) AS n, ${posts} AS posts FROM ${from} ${conditions}
           GROUP BY code ORDER BY n DESC, code`,
      );
    const distinct = 'count(DISTINCT post.id)';
    const ofConflict = 'JOIN event ON event.id = conflict.event_id JOIN post ON post.id = event.post_id';
    return [
      ...counted('warning', distinct, 'warning JOIN post ON post.id = warning.post_id'),
      ...counted('conflict', distinct, `conflict ${ofConflict}`),
      ...(where.length > 0 ? [] : counted('failure', 'NULL', 'failure')),
    ];
  },
};

/** The rows of a query over posts that meet the conditions; it is made of these as a FROM, and as a WHERE on `post`. */
function all(db: Db, where: readonly Condition[], query: (posts: string, conditions: string) => string): Row[] {
  const { sql, values } = together(where);
  const posts = `post LEFT JOIN province ON province.id = post.province_id ${sql}`;
  return db.prepare<[object], Row>(query(posts, sql)).all(values);
}

const some = (...lists: readonly string[]) => Object.fromEntries(lists.map((list) => [list, `told.${list} > 0`]));

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
  kinds: 'EXISTS (SELECT 1 FROM event_kind WHERE event_id = told.id)',
  years: 'told.main_year IS NOT NULL',
  ...some('chairs', 'members'),
  member_count: 'told.member_count IS NOT NULL',
  ...some('attendees', 'awards', 'rankings', 'heads', 'deputies', 'handovers', 'movements'),
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
