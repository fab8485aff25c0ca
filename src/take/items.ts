import { UserError } from '../core/message.js';
import type { Options as Fetching } from '../fetch/crawl.js';
import { archived, archiveOf, isArchive, type PassedBy } from './archived.js';
import { fileItem, filePlace, heldPlace, type Item, itemOf, type Place, sourceAt } from './file.js';
import { isAddress, type Taken, take } from './take.js';

/** How many files, archives and addresses there are to go through. */
export const placesIn = ({ files, troubles, addresses }: Taken): number =>
  files.length + troubles.size + addresses.length;

/**
 * Every place that was taken, one after the other; the bytes of one are held at a time. Addresses are asked for politely
 * and their answers kept. `passed` is told after each file, archive and address, for an archive with what it held beside
 * pages.
 */
export async function* placesOf(
  taken: Taken,
  fetching: Fetching | null,
  passed: (location: string, by?: PassedBy) => void = () => {},
): AsyncGenerator<Place> {
  for (const location of taken.files) {
    if (isArchive(location)) passed(location, yield* archived(location));
    else {
      yield filePlace(location);
      passed(location);
    }
  }
  for (const [location, bytes] of taken.troubles) {
    yield heldPlace(sourceAt(location), bytes);
    passed(location);
  }
  if (fetching && taken.addresses.length > 0) yield* fetched(taken.addresses, fetching, passed);
}

async function* itemsOf(taken: Taken, fetching: Fetching | null): AsyncGenerator<Item> {
  for await (const place of placesOf(taken, fetching)) yield itemOf(place);
}

async function* fetched(
  addresses: readonly string[],
  fetching: Fetching,
  passed: (location: string) => void,
): AsyncGenerator<Place> {
  // Few runs ask for addresses; the others start faster without what it takes.
  const { fetchAll } = await import('../fetch/crawl.js');
  const wanted = addresses.map((url) => ({ kind: 'page' as const, url }));
  for await (const page of fetchAll(wanted, fetching)) {
    const { url: location, finalUrl: url, mediaType: media_type, charset, fetchedAt: fetched_at } = page;
    yield heldPlace({ location, url, media_type, charset, fetched_at }, await page.read());
    passed(location);
  }
}

/** The items behind what a user gives. Throws `UserError` for a path to nothing, and for an address without `fetching`. */
export function itemsAt(given: readonly string[], fetching: Fetching | null = null): AsyncGenerator<Item> {
  const taken = take(given);
  if (taken.missing.length > 0) throw new UserError(`there is no post at ${taken.missing.join(', ')}`);
  const [address] = taken.addresses;
  if (address !== undefined && !fetching)
    throw new UserError(`${address} is an address; get it first: thidua fetch ${address}`);
  return itemsOf(taken, fetching);
}

/** The item at a location as items tell it: a file, a page in an archive, an address (as it was kept, if it was). */
export async function itemAt(location: string, fetching: Fetching): Promise<Item> {
  if (isAddress(location)) {
    for await (const place of fetched([location], fetching, () => {})) return itemOf(place);
  }
  const archive = archiveOf(location);
  if (archive === null) return fileItem(location);
  for await (const place of archived(archive)) if (place.source.location === location) return itemOf(place);
  return { source: sourceAt(location), bytes: { code: 'vanished', message: 'The page is no longer in the archive.' } };
}
