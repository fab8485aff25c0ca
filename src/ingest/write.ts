import { plain } from '../store/open.js';
import type { Writer } from '../store/write.js';
import { type Item, troubleWith } from './read.js';

/**
 * Writes items in one transaction; where one of them breaks a rule of the schema, each alone, and that one as a failure.
 * Returns them as they were stored.
 */
export function write(store: Writer, items: readonly Item[]): readonly Item[] {
  if (!items.some(({ origin, touched }) => origin || touched)) return items;
  try {
    store.batch(() => {
      for (const { origin, trouble, made, touched } of items) {
        if (touched) store.putStamp(touched.id, touched.stamp);
        if (!origin) continue;
        if (made) {
          store.putPost(origin, made.record, made.text, made.body);
          store.putReviews(origin.location, made.reviews);
        } else if (trouble) store.putFailure(origin, trouble.code, trouble.message);
      }
    });
    return items;
  } catch (error) {
    const [item] = items;
    if (item === undefined || plain(error, '') !== error) throw error;
    if (items.length > 1) return items.flatMap((it) => write(store, [it]));
    if (!item.made) throw error;
    const { location, origin } = item;
    return write(store, [{ location, origin, outcome: 'failed', trouble: troubleWith(error) }]);
  }
}
