import { UserError } from '../core/message.js';
import { bytesOf, type Trouble, take } from '../take.js';

/** The posts behind paths, one after the other: bytes, or what is in the way. Throws `UserError` for a path to nothing. */
export function* postsAt(paths: readonly string[]): Generator<{ location: string; bytes: Uint8Array | Trouble }> {
  const taken = take(paths);
  if (taken.missing.length > 0) throw new UserError(`there is no post at ${taken.missing.join(', ')}`);
  for (const location of taken.files) yield { location, bytes: bytesOf(location) };
  for (const [location, trouble] of taken.troubles) yield { location, bytes: trouble };
}
