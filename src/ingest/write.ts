import { plain } from '../store/open.js';
import type { Writer } from '../store/write.js';
import { type Item, troubleWith } from './read.js';

/** So many posts, or so many bytes of them, share a transaction: a kill costs no more than these. */
const BATCH = 64;
const BATCH_BYTES = 8 * 1024 * 1024;

/**
 * Writes items a batch at a time, in the order they come. `written` is told of each as it was stored, which may be as a
 * failure though it was read.
 */
export function batches(store: Writer, written: (item: Item) => void) {
  let batch: Item[] = [];
  let bytes = 0;
  const flush = (): void => {
    for (const item of write(store, batch)) written(item);
    batch = [];
    bytes = 0;
  };
  return {
    add(item: Item): void {
      batch.push(item);
      bytes += item.origin.bytes ?? 0;
      if (batch.length >= BATCH || bytes >= BATCH_BYTES) flush();
    },
    /** Writes what is left. */
    flush,
  };
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
