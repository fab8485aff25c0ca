import { renameSync } from 'node:fs';
import { UserError } from '../core/message.js';
import { heldBy, putAside, removeDatabase } from '../store/held.js';
import { closeWritten, type Db, openForWriting } from '../store/open.js';
import type { RunCounts } from '../store/run.js';
import { knownAt } from '../store/write.js';
import { archiveOf } from '../take/archived.js';
import { isGone } from '../take/file.js';
import { isAddress, type Taken } from '../take/take.js';
import { refuseNowhere } from './met.js';
import type { Options } from './options.js';

/**
 * Makes a database anew beside the old one, from what was taken and every place that the old one knew, and puts it in
 * its place when it is done: until then the old one stands as it was. A damaged one is kept beside it. Throws
 * `UserError` rather than lose a post that cannot be read again, unless `prune` says so.
 */
export async function rebuild(
  taken: Taken,
  { db: file, prune, tell = () => {} }: Options,
  fill: (db: Db, taken: Taken) => Promise<RunCounts>,
): Promise<RunCounts> {
  const { places, damage } = heldBy(file);
  const known = [...places.keys()];
  const posts = known.filter((place) => places.get(place));
  refuseNowhere(taken.missing.filter((path) => !known.some((place) => isAtOrBelow(place, path))));
  if (taken.files.length + taken.addresses.length + taken.folders.length + known.length === 0)
    throw new UserError(`there is nothing to make ${file} of; name the folders: ingest --rebuild PATH… --db ${file}`);
  if (!prune) refuseLoss(posts.filter(isFileGone), file);

  const made = `${file}-new`;
  removeDatabase(made);
  try {
    const db = openForWriting(made);
    let counts: RunCounts;
    try {
      counts = await fill(db, withPlaces(taken, known));
      const lost = posts.filter(isLost(db));
      if (!prune) refuseLoss(lost, file);
      for (const location of lost) tell({ kind: 'vanished', location, pruned: true });
      counts = { ...counts, pruned: lost.length };
    } finally {
      closeWritten(db);
    }
    if (damage !== null) tell({ kind: 'kept', file: putAside(file), damage });
    renameSync(made, file);
    return counts;
  } finally {
    removeDatabase(made);
  }
}

const isAtOrBelow = (place: string, path: string): boolean =>
  place === path || place.startsWith(`${path}/`) || place.startsWith(`${path}!`);

const isFileGone = (place: string): boolean => !isAddress(place) && isGone(archiveOf(place) ?? place);

/** Is a place not in the new database, or without the bytes that it had? */
function isLost(db: Db): (place: string) => boolean {
  const known = knownAt(db);
  return (place) => (known(place)?.sha256 ?? null) === null;
}

function refuseLoss(lost: readonly string[], file: string): void {
  if (lost.length === 0) return;
  const which = lost.length === 1 ? lost[0] : `${lost.length} posts, the first ${lost[0]},`;
  throw new UserError(
    `${file} is left as it was: ${which} cannot be read again; bring it back, or leave it out with --prune`,
  );
}

/** What was taken, and what else the old database knew that is still there. */
function withPlaces(taken: Taken, places: readonly string[]): Taken {
  const files = new Set(taken.files);
  const addresses = new Set(taken.addresses);
  for (const place of places) {
    if (isAddress(place)) addresses.add(place);
    else if (!taken.troubles.has(place) && !isFileGone(place)) files.add(archiveOf(place) ?? place);
  }
  return { ...taken, files: [...files], addresses: [...addresses], missing: [] };
}
