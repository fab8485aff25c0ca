import { UserError } from '../core/message.js';
import { plain } from '../store/open.js';

const SAYS: Readonly<Record<string, string>> = {
  ENOSPC: 'there is no room left on the disk; make room and run again',
  EDQUOT: 'your share of the disk is used up; make room and run again',
  EFBIG: 'the file may not grow any further here',
  EROFS: 'the disk is read-only',
  EACCES: 'this user has no right to it',
  EPERM: 'this user has no right to it',
  ENOENT: 'it is not there',
  ENOTDIR: 'a part of the path is no folder',
  EISDIR: 'it is a folder',
  EEXIST: 'it is there already',
  EMFILE: 'too many files are open at once',
};

/**
 * What a person can do something about, in one sentence: slips, databases that cannot be used, files that cannot be read
 * or written. Null for anything else, which is a bug. `db`: the database that was asked for.
 */
export function troubleIn(error: unknown, db: string): string | null {
  const told = plain(error, db);
  if (told instanceof UserError) return told.message;
  if (!(error instanceof Error && 'syscall' in error && 'code' in error)) return null;
  const path = 'path' in error ? String(error.path) : 'output';
  return `${path}: ${SAYS[String(error.code)] ?? error.message}`;
}
