import { setImmediate as events } from 'node:timers/promises';
import type { Writer } from '../store/write.js';
import type { Threads } from './options.js';
import { type Answer, type Extract, type Item, itemFor, readPost, type Unread } from './read.js';
import type { Reviews } from './reviews.js';
import type { Pool } from './threads.js';
import { write } from './write.js';

/**
 * So many posts, or so many bytes of them, share a transaction: a kill costs no more than these. With fewer, the pages of
 * indexes that most posts touch would be written over and over.
 */
const BATCH = 256;
const BATCH_BYTES = 8 * 1024 * 1024;
/** So many, or so many bytes, are handed to one reader at a time. */
const PART = 16;
const PART_BYTES = 1024 * 1024;
/** A post of more bytes may take the memory or the time of whoever reads it: that shall be a thread, if there is one. */
const SMALL = 256 * 1024;
/** So many batches may wait for an earlier one that is still being read. */
const WAITING = 2;

/** Of a batch, in order: what needs no reading, and answers to what was read, here or in a thread. */
interface Batch {
  readonly items: (Item | Unread)[];
  readonly answers: Promise<readonly Answer[]>[];
  bytes: number;
  /** Are all answers there? */
  isRead: boolean;
}
const newBatch = (): Batch => ({ items: [], answers: [], bytes: 0, isRead: false });

/**
 * Reads and writes what comes, a batch at a time and in the order it comes, so that what is stored does not depend on
 * who was faster. Threads read beside this one, which reads as well while they have enough to do and nothing is to be
 * written. `written` is told of each as it was stored, which may be as a failure though it was read.
 */
export function flow(
  store: Writer,
  extract: Extract,
  reviews: Reviews,
  threads: Threads | undefined,
  written: (item: Item) => void,
) {
  let batch = newBatch();
  let part: Unread[] = [];
  let partBytes = 0;
  let unread = 0;
  let pool: Pool | null = null;
  const underway: Batch[] = [];

  /** Hands on what is to be read: to a thread, or here if all have enough. */
  async function readPart(): Promise<void> {
    const posts = part;
    if (posts.length === 0) return;
    part = [];
    partBytes = 0;
    const isHere = !pool || (pool.isBusy() && posts.every(({ bytes }) => bytes.length <= SMALL));
    const answers = isHere ? readHere(posts) : pool!.read(posts);
    // Looked at when their turn comes.
    answers.catch(() => {});
    batch.answers.push(answers);
    if (isHere) await answers;
    // Hear of what threads have done meanwhile.
    if (pool) await events();
  }

  async function readHere(posts: readonly Unread[]): Promise<Answer[]> {
    const answers: Answer[] = [];
    for (const { source, bytes } of posts) answers.push(await readPost(source, bytes, extract));
    return answers;
  }

  async function writeFirst(): Promise<void> {
    const { items, answers } = underway.shift()!;
    const read = (await Promise.all(answers)).flat();
    let at = 0;
    const made = items.map((one) => ('bytes' in one ? itemFor(one, read[at++]!, reviews) : one));
    for (const item of write(store, made)) written(item);
  }

  async function pass(most: number): Promise<void> {
    await readPart();
    const full = batch;
    Promise.all(full.answers).then(
      () => (full.isRead = true),
      () => (full.isRead = true),
    );
    underway.push(full);
    batch = newBatch();
    while (underway.length > most || underway[0]?.isRead) await writeFirst();
  }

  return {
    async add(one: Item | Unread): Promise<void> {
      batch.items.push(one);
      if ('bytes' in one) {
        unread++;
        // Most runs need none, and start faster without what threads take.
        if (threads && unread > threads.after) pool ??= (await import('./threads.js')).openThreads(threads);
        part.push(one);
        partBytes += one.bytes.length;
        batch.bytes += one.bytes.length;
        if (part.length >= PART || partBytes >= PART_BYTES) await readPart();
      }
      if (batch.items.length >= BATCH || batch.bytes >= BATCH_BYTES) await pass(pool ? WAITING : 0);
    },
    /** Writes what is left. */
    end: () => pass(0),
    /** Stops the threads, if there are any. */
    close: async () => pool?.close(),
  };
}
