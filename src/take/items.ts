import { UserError } from '../core/message.js';
import type { Source } from '../core/post.js';
import { bytesOf, type Trouble } from './file.js';
import { type Taken, take } from './take.js';

/** One post to be: where it comes from and its bytes, or what is in the way. */
export interface Item {
  readonly source: Source;
  readonly bytes: Uint8Array | Trouble;
}

const at = (location: string): Source => ({ location, url: null, media_type: null, charset: null, fetched_at: null });

/** The item of one file. */
export const fileItem = (location: string): Item => ({ source: at(location), bytes: bytesOf(location) });

/** How many places there are to go through. */
export const placesIn = ({ files, troubles }: Taken): number => files.length + troubles.size;

/** Everything that was taken, one item after the other; only one is held at a time. `passed` is told after each place. */
export async function* itemsOf(taken: Taken, passed: () => void = () => {}): AsyncGenerator<Item> {
  for (const location of taken.files) {
    yield fileItem(location);
    passed();
  }
  for (const [location, bytes] of taken.troubles) {
    yield { source: at(location), bytes };
    passed();
  }
}

/** The items behind paths as a user gives them. Throws `UserError` for a path to nothing. */
export function itemsAt(paths: readonly string[]): AsyncGenerator<Item> {
  const taken = take(paths);
  if (taken.missing.length > 0) throw new UserError(`there is no post at ${taken.missing.join(', ')}`);
  return itemsOf(taken);
}

/** The item at a location as items tell it. */
export async function itemAt(location: string): Promise<Item> {
  return fileItem(location);
}
