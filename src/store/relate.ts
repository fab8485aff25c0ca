import { tieCopies } from './copies.js';
import { keepCounts } from './counts.js';
import { joinMeetings } from './meetings.js';
import type { Db } from './open.js';
import { sweep } from './reference.js';

/**
 * What is known only of all posts together, after posts came, changed or went: copies of one post, meetings told by
 * several, conflicts between them; then drops what nothing speaks of any more, and counts what is there.
 */
export function relate(db: Db): void {
  tieCopies(db);
  joinMeetings(db);
  sweep(db);
  keepCounts(db);
}
