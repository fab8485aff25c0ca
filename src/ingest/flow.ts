import type { Writer } from '../store/write.js';
import type { Threads } from './options.js';
import { type Extract, type Item, itemFor, readPost, type Unread } from './read.js';
import type { Reviews } from './reviews.js';
import type { Pool } from './threads.js';
import { write } from './write.js';

/** So many posts, or so many bytes of them, share a transaction: a kill costs no more than these. */
const BATCH = 64;
const BATCH_BYTES = 8 * 1024 * 1024;

/**
 * Reads and writes what comes, a batch at a time and in the order it comes: with threads several batches are read at
 * once, but each is written in its turn, so that what is stored does not depend on who was faster. `written` is told of
 * each as it was stored, which may be as a failure though it was read.
 */
export function flow(
  store: Writer,
  extract: Extract,
  reviews: Reviews,
  threads: Threads | undefined,
  written: (item: Item) => void,
) {
  let batch: (Item | Unread)[] = [];
  let bytes = 0;
  let unread = 0;
  let pool: Pool | null = null;
  const underway: Promise<readonly Item[]>[] = [];

  async function pass(atOnce: number): Promise<void> {
    const reading = readAll(batch, reviews, pool);
    // Looked at when its turn comes.
    reading.catch(() => {});
    underway.push(reading);
    batch = [];
    bytes = 0;
    while (underway.length > atOnce) for (const item of write(store, await underway.shift()!)) written(item);
  }

  return {
    async add(one: Item | Unread): Promise<void> {
      let here = one;
      if ('bytes' in one) {
        unread++;
        // Most runs need none, and start faster without what threads take.
        if (threads && unread > threads.after) pool ??= (await import('./threads.js')).openThreads(threads);
        if (!pool) here = itemFor(one, await readPost(one.source, one.bytes, extract), reviews);
        bytes += one.bytes.length;
      }
      batch.push(here);
      if (batch.length >= BATCH || bytes >= BATCH_BYTES) await pass(pool?.atOnce ?? 0);
    },
    /** Writes what is left. */
    end: () => pass(0),
    /** Stops the threads, if there are any. */
    close: async () => pool?.close(),
  };
}

async function readAll(
  batch: readonly (Item | Unread)[],
  reviews: Reviews,
  pool: Pool | null,
): Promise<readonly Item[]> {
  const unread = batch.filter((one) => 'bytes' in one);
  if (!pool || unread.length === 0) return batch as readonly Item[];
  const answers = await pool.read(unread);
  let at = 0;
  return batch.map((one) => ('bytes' in one ? itemFor(one, answers[at++]!, reviews) : one));
}
