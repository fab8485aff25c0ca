import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { UserError } from './core/message.js';
import type { Source } from './core/post.js';
import type { Extracted } from './pipe.js';
import { Unreadable } from './read/unreadable.js';
import { locationsUnder } from './store/find.js';
import { openForWriting, plain } from './store/open.js';
import { type Reference, sweep, writeReference } from './store/reference.js';
import { beginRun, endRun, type RunCounts } from './store/run.js';
import { type Origin, type Writer, writer } from './store/write.js';
import { bytesOf, isGone, type Taken, type Trouble, take } from './take.js';

/** What ingest needs to know of the rules. */
export interface Rules extends Reference {
  readonly digest: string;
}

export interface Options {
  /** Folders, files and globs. */
  readonly paths: readonly string[];
  /** Database file; made if it is not there. */
  readonly db: string;
  readonly rules: Rules;
  /** Remove posts whose file is gone from the folders given. */
  readonly prune: boolean;
  /** Told as things happen; `done` of `total` counts files. */
  readonly tell?: (news: News) => void;
}

export type News =
  | { readonly kind: 'rebuilt' }
  | { readonly kind: 'taken'; readonly total: number }
  | { readonly kind: 'done'; readonly location: string }
  | { readonly kind: 'failed'; readonly location: string; readonly trouble: Trouble }
  | { readonly kind: 'vanished'; readonly location: string; readonly pruned: boolean };

/** Bytes to record, with the rules already in it: pure, throws `Unreadable`. */
export type Extract = (source: Source, bytes: Uint8Array) => Extracted;

/** So many posts share a transaction: one each would double the time of writing, and a kill costs no more than these. */
const BATCH = 64;

/**
 * Takes posts into a database. Unchanged bytes under unchanged rules are left alone; what cannot be read is stored as a
 * failure and never stops the run. A run that was killed is completed by the next. Throws `UserError` for a path that
 * names nothing and for a database that cannot be used.
 */
export function ingest(options: Options, extract: Extract): RunCounts {
  const { db: file, rules, tell = () => {} } = options;
  const taken = take(options.paths);
  if (!existsSync(file)) refuseNowhere(taken.missing);
  try {
    const { db, rebuilt } = openForWriting(file);
    try {
      const vanished = vanishedFrom(taken, locationsUnder(db, [...taken.folders, ...taken.missing]));
      refuseNowhere(taken.missing.filter((path) => !vanished.some((place) => `${place}/`.startsWith(`${path}/`))));
      if (rebuilt) tell({ kind: 'rebuilt' });
      const run = beginRun(db, rules.digest, () => writeReference(db, rules));
      const counts = { taken: 0, added: 0, changed: 0, unchanged: 0, failed: 0, pruned: 0 };
      const store = writer(db);
      const places = [...taken.files, ...taken.troubles.keys()];
      tell({ kind: 'taken', total: places.length });
      for (let from = 0; from < places.length; from += BATCH) {
        db.transaction(() => {
          for (const location of places.slice(from, from + BATCH)) {
            counts.taken++;
            const { outcome, trouble } = takeIn(location, taken.troubles.get(location), store, rules.digest, extract);
            counts[outcome]++;
            if (trouble) tell({ kind: 'failed', location, trouble });
            tell({ kind: 'done', location });
          }
        })();
      }
      for (const location of vanished) {
        if (options.prune) counts.pruned += removeFrom(store, location);
        tell({ kind: 'vanished', location, pruned: options.prune });
      }
      sweep(db);
      endRun(db, run, counts);
      return counts;
    } finally {
      db.close();
    }
  } catch (error) {
    throw plain(error, file);
  }
}

function refuseNowhere(paths: readonly string[]): void {
  if (paths.length > 0) throw new UserError(`there is no post at ${paths.join(', ')}`);
}

interface Result {
  readonly outcome: 'added' | 'changed' | 'unchanged' | 'failed';
  readonly trouble?: Trouble;
}

/** One place: read, compare, extract, store. */
function takeIn(
  location: string,
  known: Trouble | undefined,
  store: Writer,
  knowledge: string,
  extract: Extract,
): Result {
  const before = store.known(location);
  const bytes = known ?? bytesOf(location);
  if ('code' in bytes) {
    store.putFailure({ location, sha256: null, bytes: null, knowledge }, bytes.code, bytes.message);
    return { outcome: 'failed', trouble: bytes };
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (before?.sha256 === sha256 && before.knowledge === knowledge) {
    if (before.code === null) return { outcome: 'unchanged' };
    return { outcome: 'failed', trouble: { code: before.code, message: before.message ?? '' } };
  }
  const origin: Origin = { location, sha256, bytes: bytes.length, knowledge };
  try {
    const source = { location, url: null, media_type: null, charset: null, fetched_at: null };
    const { record, text } = extract(source, bytes);
    store.putPost(origin, record, text);
    return { outcome: before === undefined || before.code !== null ? 'added' : 'changed' };
  } catch (error) {
    const trouble = troubleWith(error);
    store.putFailure(origin, trouble.code, trouble.message);
    return { outcome: 'failed', trouble };
  }
}

/** Only a fault of ours throws anything but `Unreadable`; one post in thousands must not end the run with it. */
export function troubleWith(error: unknown): Trouble {
  if (error instanceof Unreadable) return { code: error.code, message: error.message };
  const message = error instanceof Error ? error.message.split('\n')[0] : String(error);
  return { code: 'internal', message: `A fault in thidua, please report it: ${message}` };
}

/** Known places in the folders given that were not met now and are no longer there. */
function vanishedFrom(taken: Taken, known: readonly string[]): string[] {
  const met = new Set(taken.files);
  return known.filter((location) => !met.has(location) && !taken.troubles.has(location) && isGone(location));
}

function removeFrom(store: Writer, location: string): number {
  const known = store.known(location);
  if (!known) return 0;
  store.remove(known.id);
  return 1;
}
