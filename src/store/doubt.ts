import type { Db } from './open.js';

type Row = { readonly [column: string]: string | number | null };

/** Below this a value is worth a look of its own. */
const UNSURE = 0.8;

export const QUEUE_COLUMNS = [
  'doubt',
  'flagged',
  'lowest',
  'unsure',
  'values',
  'warnings',
  'conflicts',
  'verdicts',
  'why',
  'source',
] as const;

/**
 * Posts in the order in which a review finds most: those whose reviews need another look first, then by `doubt`, the
 * number of values that are wrong by their confidence, a warning and a conflict counting as one each. Posts that were
 * judged completely and copies of others are left out. Also says how many there are without the limit.
 */
export function byDoubt(db: Db, limit: number | null): { rows: Row[]; total: number } {
  const found = db
    .prepare<{ unsure: number; limit: number }, Row & { of: number }>(
      `WITH
         value AS (
           SELECT post_id, count(*) AS n, min(confidence) AS lowest, sum(1 - confidence) AS wrong,
             count(*) FILTER (WHERE confidence < @unsure) AS unsure
           FROM evidence GROUP BY post_id),
         warned AS (
           SELECT post_id, count(*) AS n, group_concat(DISTINCT code) AS codes
           FROM warning WHERE code NOT GLOB 'review-*' GROUP BY post_id),
         disputed AS (
           SELECT event.post_id, count(*) AS n, group_concat(DISTINCT code) AS codes
           FROM conflict JOIN event ON event.id IN (conflict.event_id, conflict.other_event_id) GROUP BY event.post_id),
         judged AS (
           SELECT post_id, count(*) FILTER (WHERE field <> 'complete') AS n,
             count(*) FILTER (WHERE state IN ('changed', 'lost', 'contradicted')) AS flagged,
             max(field = 'complete') AS complete,
             group_concat(DISTINCT CASE WHEN state IN ('changed', 'lost', 'contradicted') THEN 'review-' || state END) AS codes
           FROM review GROUP BY post_id)
       SELECT
         round(coalesce(value.wrong, 0) + coalesce(warned.n, 0) + coalesce(disputed.n, 0), 1) AS doubt,
         coalesce(judged.flagged, 0) AS flagged,
         value.lowest,
         coalesce(value.unsure, 0) AS unsure,
         coalesce(value.n, 0) AS "values",
         coalesce(warned.n, 0) AS warnings,
         coalesce(disputed.n, 0) AS conflicts,
         coalesce(judged.n, 0) AS verdicts,
         nullif(concat_ws(', ', judged.codes, warned.codes, disputed.codes), '') AS why,
         source.location AS source,
         count(*) OVER () AS "of"
       FROM post
       JOIN source ON source.id = post.id
       LEFT JOIN value ON value.post_id = post.id
       LEFT JOIN warned ON warned.post_id = post.id
       LEFT JOIN disputed ON disputed.post_id = post.id
       LEFT JOIN judged ON judged.post_id = post.id
       WHERE post.copy_of IS NULL AND (judged.complete IS NOT 1 OR judged.flagged > 0)
       ORDER BY coalesce(judged.flagged, 0) > 0 DESC, doubt DESC, source.location
       LIMIT @limit`,
    )
    .all({ unsure: UNSURE, limit: limit ?? -1 });
  return { rows: found.map(({ of: _, ...row }) => row), total: found[0]?.of ?? 0 };
}

/** A verdict that needs another look, as it was when the post was taken in. */
export interface Flagged {
  readonly field: string;
  readonly verdict: string;
  readonly state: string;
  /** JSON. */
  readonly seen: string;
  readonly machine: string;
  readonly value: string;
  readonly quote: string | null;
  readonly note: string | null;
  readonly line: number;
}

/** The verdicts of a file on a post that need another look, but for that on its completeness. */
export function flaggedIn(db: Db, location: string, file: string): Flagged[] {
  return db
    .prepare<[string, string], Flagged>(
      `SELECT field, verdict, state, seen, machine, value, quote, note, line FROM review
       JOIN source ON source.id = post_id
       WHERE location = ? AND file = ? AND state IN ('changed', 'lost', 'contradicted') AND field <> 'complete' ORDER BY n`,
    )
    .all(location, file);
}
