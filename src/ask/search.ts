import type { Span } from '../core/span.js';
import type { Db } from '../store/open.js';
import { type Condition, together } from './condition.js';
import { CLOSE, hitsIn, OPEN, pieceOf } from './snippet.js';

/** A post that holds the words asked for. */
export interface Found {
  readonly source: string;
  readonly province: string | null;
  readonly published: string | null;
  readonly title: string | null;
  /** Location of the post that it is a copy of. */
  readonly copy_of: string | null;
  /** Text that the offsets count into, in UTF-16 code units (`body.text`). */
  readonly text: string;
  /** Every place in the text where one of the words or phrases stands. */
  readonly hits: readonly Span[];
  /** The same of the title. */
  readonly titleHits: readonly Span[];
  /** The piece of the text that shows most of them. */
  readonly piece: Span;
}

// A word of the headline counts as much as this many in the text.
const TITLE = 4;

/**
 * Posts that meet an expression of full-text search and conditions on `post`, best first (bm25), and how many there are
 * without the limit (null: no limit). Nothing but the numbers of posts is held before one is given.
 */
export function search(
  db: Db,
  matching: string,
  where: readonly Condition[],
  limit: number | null,
): { total: number; found: Iterable<Found> } {
  const { sql, values } = together([{ sql: 'search MATCH @matching', values: { matching } }, ...where]);
  const from = `search JOIN post ON post.id = search.rowid ${sql}`;
  const ids = db
    .prepare<[object], number>(
      `SELECT post.id FROM ${from}
       ORDER BY bm25(search, ${TITLE}, 1), (SELECT location FROM source WHERE id = post.id) LIMIT ${limit ?? -1}`,
    )
    .pluck()
    .all(values);
  const isAll = limit === null || ids.length < limit;
  const total = isAll ? ids.length : db.prepare<[object], number>(`SELECT count(*) FROM ${from}`).pluck().get(values)!;
  return { total, found: shownBy(db, matching, ids) };
}

interface Row extends Pick<Found, 'source' | 'province' | 'published' | 'title' | 'copy_of' | 'text'> {
  readonly marked: string;
  readonly markedTitle: string;
}

function* shownBy(db: Db, matching: string, ids: readonly number[]): Generator<Found> {
  const mark = (column: number) => `highlight(search, ${column}, '${OPEN}', '${CLOSE}')`;
  const find = db.prepare<[object], Row>(
    `SELECT location AS source, province.name AS province, post.published, post.title,
       (SELECT location FROM source WHERE id = post.copy_of) AS copy_of, body.text,
       ${mark(1)} AS marked, ${mark(0)} AS markedTitle
     FROM search JOIN post ON post.id = search.rowid JOIN source ON source.id = post.id
     JOIN body ON body.post_id = post.id LEFT JOIN province ON province.id = post.province_id
     WHERE search MATCH @matching AND search.rowid = @id`,
  );
  for (const id of ids) {
    // As an integer: full-text search passes over a rowid that is bound as a real number.
    const { marked, markedTitle, ...row } = find.get({ matching, id: BigInt(id) })!;
    const hits = hitsIn(row.text, marked);
    yield { ...row, hits, titleHits: hitsIn(row.title ?? '', markedTitle), piece: pieceOf(row.text, hits) };
  }
}
