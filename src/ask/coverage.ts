import { UserError } from '../core/message.js';
import { areCountsKept, MEETING_FIELDS, meetingsCounted, POST_FIELDS, postsCounted } from '../store/counts.js';
import type { Db } from '../store/open.js';
import { type Condition, together } from './condition.js';
import { inOrder } from './counts.js';
import { isOfMonths } from './period.js';
import type { Row } from './rows.js';

const DIMENSIONS: Readonly<Record<string, string>> = {
  province: 'province.name',
  province_today: '(SELECT name FROM province AS today WHERE today.id = province.today_id)',
  year: 'CAST(substr(post.published, 1, 4) AS INTEGER)',
  publisher: 'post.publisher',
};

/** What posts can be grouped by. */
export const GROUPINGS = Object.keys(DIMENSIONS);

const TOLD = ['posts', 'bloc_posts', 'copies', 'meetings', 'tellings', 'warnings'];
const COUNTS = `
  ${TOLD.map((name) => `total(${name}) AS ${name}`).join(', ')},
  count(DISTINCT substr(post.published, 1, 7)) AS months,
  min(first) AS first,
  max(last) AS last`;

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
    const [totals] = counted(
      db,
      POSTS,
      where,
      `${COUNTS}, total(posts) - total(with_province) AS without_province,
       count(DISTINCT post.province_id) AS provinces, count(DISTINCT province.today_id) AS provinces_today,
       count(DISTINCT post.publisher) AS publishers`,
    );
    const { meetings, tellings } = totals!;
    const perMeeting = Number(meetings) === 0 ? null : Number(tellings) / Number(meetings);
    return [{ failed, ...totals, tellings_per_meeting: perMeeting && Math.round(perMeeting * 1000) / 1000 }];
  },
  /** Posts and meetings of each province, year or publisher. */
  groups(db: Db, where: readonly Condition[], by: readonly string[]): Row[] {
    const columns = by.map((name) => `${DIMENSIONS[name]} AS ${name}`).join(', ');
    const places = by.map((_, at) => at + 1).join(', ');
    const rows = counted(db, POSTS, where, `${columns}, ${COUNTS}`, `GROUP BY ${places}`);
    const keys = (row: Row) => by.map((name) => row[name]!);
    return rows.sort((a, b) => inOrder(keys(a), keys(b)));
  },
  /** How often each field is empty, of posts and of meetings. */
  fields(db: Db, where: readonly Condition[]): Row[] {
    const [post] = counted(db, POSTS, where, `total(posts) AS all_of, ${sums(POST_FIELDS)}`);
    const [meeting] = counted(db, MEETINGS, where, `total(meetings) AS all_of, ${sums(MEETING_FIELDS)}`);
    return [...emptiness('post', post!), ...emptiness('meeting', meeting!)];
  },
  /** Warnings of posts, conflicts between them, and failures where all posts are looked at, by code. */
  warnings(db: Db, where: readonly Condition[]): Row[] {
    const { sql, values } = together(where);
    const byCode = (kind: string, posts: string, from: string) =>
      db
        .prepare<[object], Row>(
          `SELECT '${kind}' AS kind, code, count(*) AS n, ${posts} AS posts FROM ${from} ${sql}
           GROUP BY code ORDER BY n DESC, code`,
        )
        .all(values);
    const ofConflict = 'JOIN event ON event.id = conflict.event_id JOIN post ON post.id = event.post_id';
    return [
      // Outer, so that the join is left out where nothing is asked of the post.
      ...byCode('warning', 'count(DISTINCT post_id)', 'warning LEFT JOIN post ON post.id = warning.post_id'),
      ...byCode('conflict', 'count(DISTINCT post.id)', `conflict ${ofConflict}`),
      ...(where.length > 0 ? [] : byCode('failure', 'NULL', 'failure')),
    ];
  },
};

/** A table of kept counts, and how to count anew the posts that meet a WHERE. */
interface Counted {
  readonly kept: string;
  readonly anew: (where: string) => string;
}
const POSTS: Counted = { kept: 'count_of_posts', anew: postsCounted };
const MEETINGS: Counted = { kept: 'count_of_meetings', anew: meetingsCounted };

/** Sums over the counts of posts that meet the conditions: the kept ones, unless days cut a month of these in two. */
function counted(db: Db, { kept, anew }: Counted, where: readonly Condition[], sums: string, groups = ''): Row[] {
  const { sql, values } = together(where);
  const isKept = isOfMonths(values) && areCountsKept(db);
  const [from, rest] = isKept ? [kept, sql] : [`(${anew(sql)})`, ''];
  return db
    .prepare<[object], Row>(
      `SELECT ${sums} FROM ${from} AS post LEFT JOIN province ON province.id = post.province_id ${rest} ${groups}`,
    )
    .all(values);
}

const sums = (fields: object): string =>
  Object.keys(fields)
    .map((name) => `total(with_${name}) AS ${name}`)
    .join(', ');

/** From how many have each field to how many have not. */
function emptiness(of: 'post' | 'meeting', { all_of: total, ...filled }: Row): Row[] {
  const all = Number(total);
  return Object.entries(filled).map(([field, n]) => {
    const empty = all - Number(n);
    return { of, field, total: all, empty, share: all === 0 ? null : Math.round((empty / all) * 1000) / 1000 };
  });
}
