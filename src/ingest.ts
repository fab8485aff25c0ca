import { createHash } from 'node:crypto';
import { UserError } from './core/message.js';
import type { Source } from './core/post.js';
import type { Record } from './core/record.js';
import type { Extracted } from './pipe.js';
import { Unreadable } from './read/unreadable.js';
import { locationsUnder, recordsAt } from './store/find.js';
import { closeWritten, type Db, openForReading, openForWriting, plain } from './store/open.js';
import { type Reference, sweep, writeReference } from './store/reference.js';
import { beginRun, endRun, type RunCounts } from './store/run.js';
import { type Known, knownAt, type Origin, type Writer, writer } from './store/write.js';
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

/** So many posts, or so many bytes of them, share a transaction: a kill costs no more than these. */
const BATCH = 64;
const BATCH_BYTES = 8 * 1024 * 1024;

/**
 * Takes posts into a database. Unchanged bytes under unchanged rules are left alone; what cannot be read is stored as a
 * failure and never stops the run. A run that was killed is completed by the next. Throws `UserError` for a path that
 * names nothing and for a database that cannot be used.
 */
export function ingest(options: Options, extract: Extract): RunCounts {
  const taken = take(options.paths);
  try {
    const { db, rebuilt } = openForWriting(options.db, () => refuseNowhere(taken.missing));
    if (rebuilt) options.tell?.({ kind: 'rebuilt' });
    try {
      return takeIn(db, taken, options, extract);
    } finally {
      closeWritten(db);
    }
  } catch (error) {
    throw plain(error, options.db);
  }
}

function takeIn(db: Db, taken: Taken, { rules, prune, tell = () => {} }: Options, extract: Extract): RunCounts {
  const vanished = vanishedFrom(taken, db);
  const run = beginRun(db, rules.digest, () => writeReference(db, rules));
  const store = writer(db);
  const counts = { taken: 0, added: 0, changed: 0, unchanged: 0, failed: 0, pruned: 0 };
  const places = placesIn(taken);
  tell({ kind: 'taken', total: places.length });
  let batch: Item[] = [];
  const flush = () => {
    for (const { location, outcome, trouble } of write(store, batch)) {
      counts.taken++;
      counts[outcome]++;
      if (trouble) tell({ kind: 'failed', location, trouble });
    }
    batch = [];
  };
  let bytes = 0;
  for (const location of places) {
    const item = read(location, taken, store.known(location), rules, extract);
    batch.push(item);
    tell({ kind: 'done', location });
    bytes += item.origin.bytes ?? 0;
    if (batch.length < BATCH && bytes < BATCH_BYTES) continue;
    flush();
    bytes = 0;
  }
  flush();
  for (const location of vanished) {
    const known = prune ? store.known(location) : undefined;
    if (known) store.batch(() => store.remove(known.id));
    if (known) counts.pruned++;
    tell({ kind: 'vanished', location, pruned: prune });
  }
  sweep(db);
  endRun(db, run, counts);
  return counts;
}

/** What `ingest` would do with one place: the record that is stored for it and the one that would be. */
export interface Rehearsed extends Pick<Item, 'location' | 'trouble'> {
  readonly outcome: Item['outcome'] | 'vanished';
  readonly before: Record | null;
  readonly after: Record | null;
}

/** Does everything that `ingest` does but write, place by place. Throws `UserError` as it does, and without a database. */
export function* rehearse(
  { paths, db: file, rules, tell = () => {} }: Omit<Options, 'prune'>,
  extract: Extract,
): Generator<Rehearsed> {
  const taken = take(paths);
  const db = openForReading(file);
  try {
    const vanished = vanishedFrom(taken, db);
    const places = placesIn(taken);
    const known = knownAt(db);
    const stored = recordsAt(db);
    const before = (location: string): Record | null => JSON.parse(stored(location) ?? 'null');
    tell({ kind: 'taken', total: places.length });
    for (const location of places) {
      const { outcome, trouble, made } = read(location, taken, known(location), rules, extract);
      tell({ kind: 'done', location });
      if (trouble) tell({ kind: 'failed', location, trouble });
      yield { location, outcome, trouble, before: before(location), after: made?.record ?? null };
    }
    for (const location of vanished) yield { location, outcome: 'vanished', before: before(location), after: null };
  } finally {
    db.close();
  }
}

const placesIn = (taken: Taken): string[] => [...taken.files, ...taken.troubles.keys()];

function refuseNowhere(paths: readonly string[]): void {
  if (paths.length > 0) throw new UserError(`there is no post at ${paths.join(', ')}`);
}

/** What became of one place, before it is written. */
interface Item {
  readonly location: string;
  readonly origin: Origin;
  readonly outcome: 'added' | 'changed' | 'unchanged' | 'failed';
  /** Of a failure, new or known. */
  readonly trouble?: Trouble;
  readonly made?: Extracted;
}

function read(location: string, taken: Taken, before: Known | undefined, rules: Rules, extract: Extract): Item {
  const bytes = taken.troubles.get(location) ?? bytesOf(location);
  const knowledge = rules.digest;
  if ('code' in bytes) {
    return { location, origin: { location, sha256: null, bytes: null, knowledge }, outcome: 'failed', trouble: bytes };
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const origin = { location, sha256, bytes: bytes.length, knowledge };
  if (before?.sha256 === sha256 && before.knowledge === knowledge) {
    if (before.code === null) return { location, origin, outcome: 'unchanged' };
    return { location, origin, outcome: 'failed', trouble: { code: before.code, message: before.message ?? '' } };
  }
  try {
    const made = extract({ location, url: null, media_type: null, charset: null, fetched_at: null }, bytes);
    return { location, origin, outcome: before === undefined || before.code !== null ? 'added' : 'changed', made };
  } catch (error) {
    return { location, origin, outcome: 'failed', trouble: troubleWith(error) };
  }
}

/** Writes items together; where one of them breaks a rule of the schema, each alone, and that one as a failure. */
function write(store: Writer, items: readonly Item[]): readonly Item[] {
  try {
    store.batch(() => {
      for (const { origin, trouble, made } of items) {
        if (made) store.putPost(origin, made.record, made.text);
        else if (trouble) store.putFailure(origin, trouble.code, trouble.message);
      }
    });
    return items;
  } catch (error) {
    const [item] = items;
    if (item === undefined || plain(error, '') !== error) throw error;
    if (items.length > 1) return items.flatMap((it) => write(store, [it]));
    if (item.trouble) throw error;
    const { location, origin } = item;
    return write(store, [{ location, origin, outcome: 'failed', trouble: troubleWith(error) }]);
  }
}

/** Only a fault of ours throws anything but `Unreadable`; one post in thousands must not end the run with it. */
export function troubleWith(error: unknown): Trouble {
  if (error instanceof Unreadable) return { code: error.code, message: error.message };
  const message = error instanceof Error ? error.message.split('\n')[0] : String(error);
  return { code: 'internal', message: `A fault in thidua, please report it: ${message}` };
}

/**
 * Known places under the paths given that were not met now and are no longer there. Throws `UserError` for a path that
 * names nothing, and named nothing before.
 */
function vanishedFrom(taken: Taken, db: Db): string[] {
  const met = new Set(placesIn(taken));
  const known = locationsUnder(db, [...taken.folders, ...taken.missing]);
  const vanished = known.filter((location) => !met.has(location) && isGone(location));
  refuseNowhere(taken.missing.filter((path) => !vanished.some((place) => `${place}/`.startsWith(`${path}/`))));
  return vanished;
}
