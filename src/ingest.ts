import { createHash } from 'node:crypto';
import { UserError } from './core/message.js';
import type { Source } from './core/post.js';
import type { Record } from './core/record.js';
import type { Options as Fetching } from './fetch/crawl.js';
import type { Extracted } from './pipe.js';
import { Unreadable } from './read/unreadable.js';
import { tieCopies } from './store/copies.js';
import { locationsUnder, recordsAt } from './store/find.js';
import { closeWritten, type Db, openForReading, openForWriting, plain } from './store/open.js';
import { type Reference, sweep, writeReference } from './store/reference.js';
import { beginRun, endRun, type RunCounts } from './store/run.js';
import { type Known, knownAt, type Origin, type Writer, writer } from './store/write.js';
import { archiveOf, isArchive, type PassedBy } from './take/archived.js';
import { isGone, type Item as Taking, type Trouble } from './take/file.js';
import { itemsOf, placesIn } from './take/items.js';
import { type Taken, take } from './take/take.js';

/** What ingest needs to know of the rules. */
export interface Rules extends Reference {
  readonly digest: string;
}

export interface Options {
  /** Folders, files, globs and addresses. */
  readonly paths: readonly string[];
  /** Database file; made if it is not there. */
  readonly db: string;
  readonly rules: Rules;
  /** Remove posts whose file is gone from the folders given. */
  readonly prune: boolean;
  /** How addresses are asked for, and where their answers are kept. */
  readonly fetching: Fetching;
  /** Told as things happen; `done` of `total` counts files, archives and addresses. */
  readonly tell?: (news: News) => void;
}

export type News =
  | { readonly kind: 'rebuilt' }
  | { readonly kind: 'taken'; readonly total: number }
  | { readonly kind: 'done' }
  | { readonly kind: 'archive'; readonly location: string; readonly passedBy: PassedBy }
  | { readonly kind: 'failed'; readonly location: string; readonly trouble: Trouble }
  | { readonly kind: 'vanished'; readonly location: string; readonly pruned: boolean };

/** Bytes to record, with the rules already in it; throws or rejects with `Unreadable`. */
export type Extract = (source: Source, bytes: Uint8Array) => Extracted | Promise<Extracted>;

/** So many posts, or so many bytes of them, share a transaction: a kill costs no more than these. */
const BATCH = 64;
const BATCH_BYTES = 8 * 1024 * 1024;

/**
 * Takes posts into a database. Unchanged bytes under unchanged rules are left alone; what cannot be read is stored as a
 * failure and never stops the run. A run that was killed is completed by the next. Throws `UserError` for a path that
 * names nothing and for a database that cannot be used.
 */
export async function ingest(options: Options, extract: Extract): Promise<RunCounts> {
  const taken = take(options.paths);
  try {
    const { db, rebuilt } = openForWriting(options.db, () => refuseNowhere(taken.missing));
    if (rebuilt) options.tell?.({ kind: 'rebuilt' });
    try {
      return await takeIn(db, taken, options, extract);
    } finally {
      closeWritten(db);
    }
  } catch (error) {
    throw plain(error, options.db);
  }
}

async function takeIn(
  db: Db,
  taken: Taken,
  { rules, prune, fetching, tell = () => {} }: Options,
  extract: Extract,
): Promise<RunCounts> {
  refuseUnknown(taken, db);
  const run = beginRun(db, rules.digest, () => writeReference(db, rules));
  const store = writer(db);
  const counts = { taken: 0, added: 0, changed: 0, unchanged: 0, failed: 0, pruned: 0 };
  const met = meeting(taken, db);
  tell({ kind: 'taken', total: placesIn(taken) });
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
  for await (const item of itemsOf(taken, fetching, teller(tell))) {
    met.note(item);
    const read = await readItem(item, store.known(item.source.location), rules, extract);
    batch.push(read);
    bytes += read.origin.bytes ?? 0;
    if (batch.length < BATCH && bytes < BATCH_BYTES) continue;
    flush();
    bytes = 0;
  }
  flush();
  for (const location of met.mended()) {
    const failure = store.known(location);
    if (failure) store.batch(() => store.remove(failure.id));
  }
  for (const location of met.vanished()) {
    const known = prune ? store.known(location) : undefined;
    if (known) store.batch(() => store.remove(known.id));
    if (known) counts.pruned++;
    tell({ kind: 'vanished', location, pruned: prune });
  }
  tieCopies(db);
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
export async function* rehearse(
  { paths, db: file, rules, fetching, tell = () => {} }: Omit<Options, 'prune'>,
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
    tell({ kind: 'taken', total: placesIn(taken) });
    for await (const item of itemsOf(taken, fetching, teller(tell))) {
      met.note(item);
      const { location } = item.source;
      const { outcome, trouble, made } = await readItem(item, known(location), rules, extract);
      if (trouble) tell({ kind: 'failed', location, trouble });
      yield { location, outcome, trouble, before: before(location), after: made?.record ?? null };
    }
    for (const location of met.vanished())
      yield { location, outcome: 'vanished', before: before(location), after: null };
  } finally {
    db.close();
  }
}

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

async function readItem(
  { source, bytes }: Taking,
  before: Known | undefined,
  { digest: knowledge }: Rules,
  extract: Extract,
): Promise<Item> {
  const { location } = source;
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
    const made = await extract(source, bytes);
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
        if (made) store.putPost(origin, made.record, made.text, made.body);
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

/** Tells that a place is done, and of an archive what it held beside pages. */
const teller =
  (tell: NonNullable<Options['tell']>) =>
  (location: string, passedBy?: PassedBy): void => {
    if (passedBy) tell({ kind: 'archive', location, passedBy });
    tell({ kind: 'done' });
  };

/** A path that names nothing, and named nothing before, is a slip of the user's. */
function refuseUnknown({ missing }: Taken, db: Db): void {
  refuseNowhere(missing.filter((path) => locationsUnder(db, [path]).length === 0));
}

/** Keeps what was met, to tell in the end which known places under the paths given are no longer there. */
function meeting({ files, folders, missing }: Taken, db: Db) {
  const met = new Set<string>();
  const cutOff = new Set<string>();
  const archives = new Set(files.filter(isArchive));
  const isThere = (location: string): boolean => {
    const archive = archiveOf(location);
    // A page is gone from an archive only if that was read to its end.
    return archive !== null && archives.has(archive) ? cutOff.has(archive) : !isGone(archive ?? location);
  };
  return {
    note({ source: { location }, bytes }: Taking): void {
      met.add(location);
      if ('code' in bytes && archives.has(location)) cutOff.add(location);
    },
    /** Archives that were read to their end: what an earlier run had against them no longer holds. */
    mended: (): string[] => [...archives].filter((archive) => !cutOff.has(archive)),
    vanished: (): string[] =>
      locationsUnder(db, [...folders, ...missing, ...archives]).filter((place) => !met.has(place) && !isThere(place)),
  };
}
