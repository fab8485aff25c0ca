import type { Record } from '../core/record.js';
import { recordsAt } from '../store/find.js';
import { openForReading } from '../store/open.js';
import { reviewFoldersOf } from '../store/review.js';
import { knownAt } from '../store/write.js';
import { placesIn, placesOf } from '../take/items.js';
import { take } from '../take/take.js';
import { meeting, refuseUnknown } from './met.js';
import { type Options, teller } from './options.js';
import { type Extract, type Item, itemFor, look, readPost } from './read.js';
import { reviewsFor } from './reviews.js';

/** What `ingest` would do with one place: the record that is stored for it and the one that would be. */
export interface Rehearsed extends Pick<Item, 'location' | 'trouble'> {
  readonly outcome: Item['outcome'] | 'vanished';
  readonly before: Record | null;
  readonly after: Record | null;
}

/** Does everything that `ingest` does but write, place by place. Throws `UserError` as it does, and without a database. */
export async function* rehearse(
  {
    paths,
    db: file,
    rules,
    reviews: folders,
    fetching,
    verify = false,
    tell = () => {},
  }: Omit<Options, 'prune' | 'threads'>,
  extract: Extract,
): AsyncGenerator<Rehearsed> {
  const taken = take(paths);
  const db = openForReading(file);
  try {
    refuseUnknown(taken, db);
    const met = meeting(taken, db);
    const known = knownAt(db);
    const stored = recordsAt(db);
    const before = (location: string): Record | null => JSON.parse(stored(location) ?? 'null');
    const reviews = reviewsFor(folders ?? reviewFoldersOf(file), rules, tell);
    tell({ kind: 'taken', total: placesIn(taken) });
    for await (const place of placesOf(taken, fetching, teller(tell))) {
      const { location } = place.source;
      met.note(location);
      const seen = look(place, known(location), rules.digest, reviews, verify);
      const item = 'bytes' in seen ? itemFor(seen, await readPost(seen.source, seen.bytes, extract), reviews) : seen;
      const { outcome, trouble, made } = item;
      if (trouble) tell({ kind: 'failed', location, trouble });
      yield { location, outcome, trouble, before: before(location), after: made?.record ?? null };
    }
    for (const location of met.vanished())
      yield { location, outcome: 'vanished', before: before(location), after: null };
  } finally {
    db.close();
  }
}
