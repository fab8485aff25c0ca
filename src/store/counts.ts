import type { Db } from './open.js';

/** Columns of `post` that hold its fields. */
export const POST_FIELDS = {
  title: 'title',
  published: 'published',
  author: 'author',
  publisher: 'publisher',
  province: 'province_id',
};

const some = (...lists: readonly string[]) => Object.fromEntries(lists.map((list) => [list, `told.${list} > 0`]));

/** What one of the posts that tell of a meeting has if the meeting has the field. */
export const MEETING_FIELDS: Readonly<Record<string, string>> = {
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

/** What posts and meetings are counted by: province, first day of the month of publication, publisher. */
const KEY = `post.province_id, substr(post.published, 1, 7) || '-01' AS published, post.publisher`;

const columns = (fields: object, sql: (name: string, of: string) => string): string =>
  Object.entries(fields)
    .map(([name, of]) => sql(name, of))
    .join(', ');

/** SQL that counts the posts which meet a WHERE on `post`, empty for all: rows as those of `count_of_posts`. */
export const postsCounted = (where: string): string => `
  SELECT ${KEY}, count(*) AS posts, total(is_bloc_post) AS bloc_posts, count(copy_of) AS copies,
    total(meetings) AS meetings, total(tellings) AS tellings, total(warnings) AS warnings,
    min(post.published) AS first, max(post.published) AS last,
    ${columns(POST_FIELDS, (name, of) => `count(post.${of}) AS with_${name}`)}
  FROM (SELECT post.*, total(event.meeting_id = event.id) AS meetings, count(event.id) AS tellings,
      (SELECT count(*) FROM warning WHERE warning.post_id = post.id) AS warnings
    FROM post LEFT JOIN event ON event.post_id = post.id ${where} GROUP BY post.id) AS post
  GROUP BY 1, 2, 3`;

/**
 * The same of meetings and `count_of_meetings`. A meeting stands with the first post that tells of it, and has what one of
 * the posts has.
 */
export const meetingsCounted = (where: string): string => `
  SELECT ${KEY}, count(*) AS meetings, ${columns(MEETING_FIELDS, (name) => `total(with_${name}) AS with_${name}`)}
  FROM (SELECT post.*, ${columns(MEETING_FIELDS, (name, sql) => `max(${sql}) AS with_${name}`)}
    FROM event JOIN post ON post.id = event.post_id JOIN event AS told ON told.meeting_id = event.id
    ${where === '' ? 'WHERE' : `${where} AND`} event.meeting_id = event.id GROUP BY event.id) AS post
  GROUP BY 1, 2, 3`;

/** Columns by which facts of each table are counted, beside province and day; NULL: they have none. */
const FACTS = {
  award: { year: 'fact.year', award_type_id: 'award_type_id', status: 'status' },
  member: { year: 'main_year' },
  ranking: { year: 'main_year', rank: 'rank' },
  role: { year: 'fact.year', role: 'role' },
  handover: { year: 'fact.year', role: 'role' },
};

const factsByPlace = (fact: keyof typeof FACTS): string => {
  const own: Readonly<Record<string, string>> = FACTS[fact];
  const kept = ['year', 'award_type_id', 'status', 'role', 'rank'].map((name) => own[name] ?? 'NULL');
  return `SELECT '${fact}', province_id, substr(date, 1, 4) || '-01-01', ${kept.join(', ')}, count(*)
    FROM ${fact} AS fact JOIN event ON event.id = event_id WHERE first GROUP BY 2, 3, 4, 5, 6, 7, 8`;
};

/** Tables of kept counts and how their rows are made. */
export const COUNTED = {
  count_of_posts: postsCounted(''),
  count_of_meetings: meetingsCounted(''),
  count_by_place: Object.keys(FACTS)
    .map((fact) => factsByPlace(fact as keyof typeof FACTS))
    .join(' UNION ALL '),
  count_by_body: `
    SELECT 'award', organization_id, status, count(*) FROM award WHERE first GROUP BY 2, 3
    UNION ALL SELECT 'member', organization_id, NULL, count(*) FROM member WHERE first GROUP BY 2`,
};

/** Whether the counts of all posts are kept; not while posts come and go. */
export const areCountsKept = (db: Db): boolean =>
  db.prepare('SELECT EXISTS (SELECT 1 FROM count_of_posts)').pluck().get() === 1;

/** Counts all posts and facts anew if that was undone by a post that came or went. */
export function keepCounts(db: Db): void {
  if (areCountsKept(db)) return;
  db.transaction(() => {
    for (const [table, sql] of Object.entries(COUNTED)) db.exec(`INSERT INTO ${table} ${sql}`);
  })();
}
