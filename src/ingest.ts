import { flow } from './ingest/flow.js';
import { meeting, refuseNowhere, refuseUnknown } from './ingest/met.js';
import { type Options, teller } from './ingest/options.js';
import { type Extract, look } from './ingest/read.js';
import { rebuild } from './ingest/rebuild.js';
import { reviewsFor } from './ingest/reviews.js';
import { hold } from './store/lock.js';
import { closeWritten, type Db, openForWriting, plain, stateAt } from './store/open.js';
import { writeReference } from './store/reference.js';
import { relate } from './store/relate.js';
import { keepReviewFolders, reviewFoldersOf } from './store/review.js';
import { beginRun, endRun, type RunCounts } from './store/run.js';
import { knownInOrder, type Writer, writer } from './store/write.js';
import { placesIn, placesOf } from './take/items.js';
import { type Taken, take } from './take/take.js';

type Counts = { -readonly [Kind in keyof RunCounts]: RunCounts[Kind] };

/**
 * Takes posts into a database. Unchanged bytes under unchanged rules are left alone; what cannot be read is stored as a
 * failure and never stops the run. A run that was killed is completed by the next; while one runs, no other can. A
 * database of another version is made anew. Throws `UserError` for a path that names nothing and for a database that
 * cannot be used.
 */
export async function ingest(given: Options, extract: Extract): Promise<RunCounts> {
  const { db: file } = given;
  const taken = take(given.paths);
  try {
    const state = stateAt(file);
    const options = { ...given, reviews: given.reviews ?? reviewFoldersOf(file) };
    if (state === 'none') refuseNowhere(taken.missing);
    const release = hold(file);
    try {
      if (state === 'old') options.tell?.({ kind: 'renewing' });
      if (options.rebuild || state === 'old')
        return await rebuild(taken, options, (db, all) => run(db, all, options, extract));
      const db = openForWriting(file);
      try {
        return await run(db, taken, options, extract);
      } finally {
        closeWritten(db);
      }
    } finally {
      release();
    }
  } catch (error) {
    throw plain(error, file);
  }
}

/** A run: post by post first, then what is known of all posts together. */
async function run(db: Db, taken: Taken, options: Options, extract: Extract): Promise<RunCounts> {
  refuseUnknown(taken, db);
  const { rules } = options;
  const number = beginRun(db, rules.digest, () => writeReference(db, rules));
  keepReviewFolders(db, number, options.reviews ?? []);
  const counts = await takeIn(db, taken, options, extract);
  relate(db);
  endRun(db, number, counts);
  return counts;
}

async function takeIn(db: Db, taken: Taken, options: Options, extract: Extract): Promise<Counts> {
  const { rules, fetching, verify = false, tell = () => {} } = options;
  const counts = { taken: 0, added: 0, changed: 0, unchanged: 0, failed: 0, pruned: 0 };
  const store = writer(db, rules);
  const met = meeting(taken, db);
  const known = knownInOrder(db);
  const reviews = reviewsFor(options.reviews ?? [], rules, tell);
  const posts = flow(store, extract, reviews, options.threads, ({ location, outcome, trouble }) => {
    counts.taken++;
    counts[outcome]++;
    if (trouble) tell({ kind: 'failed', location, trouble });
  });
  try {
    tell({ kind: 'taken', total: placesIn(taken) });
    for await (const place of placesOf(taken, fetching, teller(tell))) {
      const { location } = place.source;
      met.note(location);
      await posts.add(look(place, known(location), rules.digest, reviews, verify));
    }
    await posts.end();
    reviews.end(db);
  } finally {
    await posts.close();
  }
  for (const location of met.mended()) remove(store, location);
  for (const location of met.vanished()) {
    const pruned = options.prune;
    if (pruned && remove(store, location)) counts.pruned++;
    tell({ kind: 'vanished', location, pruned });
  }
  return counts;
}

/** Was there anything to remove? */
function remove(store: Writer, location: string): boolean {
  const known = store.known(location);
  if (known) store.batch(() => store.remove(known.id));
  return known !== undefined;
}
