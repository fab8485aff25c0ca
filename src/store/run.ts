import type { Db } from './open.js';

/** What a run did. `taken` is all others but `pruned` together. */
export interface RunCounts {
  readonly taken: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly failed: number;
  readonly pruned: number;
}

/**
 * Notes that a run began, and gives its number. Where the last one ran with other rules (or died before it could say),
 * `renew` brings the reference tables up to date, all in one transaction.
 */
export function beginRun(db: Db, knowledge: string, renew: () => void): number {
  return db.transaction(() => {
    const last = db.prepare('SELECT knowledge FROM run ORDER BY id DESC LIMIT 1').pluck().get();
    if (last !== knowledge) renew();
    const run = db.prepare('INSERT INTO run (started_at, knowledge) VALUES (?, ?)');
    return Number(run.run(new Date().toISOString(), knowledge).lastInsertRowid);
  })();
}

/** Rows of an index that are looked at to tell how many are alike. */
const LOOKED_AT = 400;

/** Notes that a run came to its end; where posts came, changed or went, questions learn how many rows there are of what. */
export function endRun(db: Db, run: number, counts: RunCounts): void {
  db.prepare(
    `UPDATE run SET finished_at = @at, taken = @taken, added = @added, changed = @changed, unchanged = @unchanged,
       failed = @failed, pruned = @pruned WHERE id = @run`,
  ).run({ ...counts, at: new Date().toISOString(), run });
  if (counts.added + counts.changed + counts.pruned === 0) return;
  // Without it a list of one province goes through all of the country.
  db.pragma(`analysis_limit = ${LOOKED_AT}`);
  db.exec('ANALYZE');
}
