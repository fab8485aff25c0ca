import { UserError } from '../core/message.js';
import { locationsUnder } from '../store/find.js';
import type { Db } from '../store/open.js';
import { archiveOf, isArchive } from '../take/archived.js';
import { isGone } from '../take/file.js';
import type { Taken } from '../take/take.js';

/** Throws `UserError` for paths that name nothing. */
export function refuseNowhere(paths: readonly string[]): void {
  if (paths.length > 0) throw new UserError(`there is no post at ${paths.join(', ')}`);
}

/** A path that names nothing, and named nothing before, is a slip of the user's: throws `UserError`. */
export function refuseUnknown({ missing }: Taken, db: Db): void {
  refuseNowhere(missing.filter((path) => locationsUnder(db, [path]).length === 0));
}

/** Keeps what was met, to tell in the end which known places under the paths given are no longer there. */
export function meeting({ files, folders, missing }: Taken, db: Db) {
  const met = new Set<string>();
  const cutOff = new Set<string>();
  const archives = new Set(files.filter(isArchive));
  const isThere = (location: string): boolean => {
    const archive = archiveOf(location);
    // A page is gone from an archive only if that was read to its end.
    return archive !== null && archives.has(archive) ? cutOff.has(archive) : !isGone(archive ?? location);
  };
  return {
    note(location: string): void {
      met.add(location);
      // Of an archive itself nothing is told but damage.
      if (archives.has(location)) cutOff.add(location);
    },
    /** Archives that were read to their end: what an earlier run had against them no longer holds. */
    mended: (): string[] => [...archives].filter((archive) => !cutOff.has(archive)),
    vanished: (): string[] =>
      locationsUnder(db, [...folders, ...missing, ...archives]).filter((place) => !met.has(place) && !isThere(place)),
  };
}
