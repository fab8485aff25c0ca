import { UserError } from '../core/message.js';
import { archived, archiveOf, isArchive, type PassedBy } from './archived.js';
import { fileItem, type Item, sourceAt } from './file.js';
import { type Taken, take } from './take.js';

/** How many places there are to go through; an archive is one. */
export const placesIn = ({ files, troubles }: Taken): number => files.length + troubles.size;

/**
 * Everything that was taken, one item after the other; only one is held at a time. `passed` is told after each place,
 * for an archive with what it held beside pages.
 */
export async function* itemsOf(
  taken: Taken,
  passed: (location: string, by?: PassedBy) => void = () => {},
): AsyncGenerator<Item> {
  for (const location of taken.files) {
    if (isArchive(location)) passed(location, yield* archived(location));
    else {
      yield fileItem(location);
      passed(location);
    }
  }
  for (const [location, bytes] of taken.troubles) {
    yield { source: sourceAt(location), bytes };
    passed(location);
  }
}

/** The items behind paths as a user gives them. Throws `UserError` for a path to nothing. */
export function itemsAt(paths: readonly string[]): AsyncGenerator<Item> {
  const taken = take(paths);
  if (taken.missing.length > 0) throw new UserError(`there is no post at ${taken.missing.join(', ')}`);
  return itemsOf(taken);
}

/** The item at a location as items tell it: a file, or a page in an archive. */
export async function itemAt(location: string): Promise<Item> {
  const archive = archiveOf(location);
  if (archive === null) return fileItem(location);
  for await (const item of archived(archive)) if (item.source.location === location) return item;
  return { source: sourceAt(location), bytes: { code: 'vanished', message: 'The page is no longer in the archive.' } };
}
