import { closeSync, existsSync, openSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { UserError } from '../core/message.js';
import { type Db, makeFolder, plain, unwritable } from './open.js';

/** Long enough for one that looks who holds the lock (ms); nobody waits for a run to end. */
const PATIENCE = 250;

/**
 * Keeps a database for one run, from before it is opened until the function given back is called; questions can be
 * asked meanwhile. The lock is the system's, on the file `FILE-lock`: it dies with its process, so that a file left by
 * a kill is in nobody's way. Throws `UserError` if another run has the database, and if nothing can be written beside it.
 */
export function hold(file: string): () => void {
  makeFolder(dirname(file));
  const path = `${file}-lock`;
  let lock: Db | null = null;
  while (lock === null) lock = tryLock(path, file);
  return () => {
    // Removed while it is held: whoever opened it before and locks it afterwards sees that it is no longer this file.
    rmSync(path, { force: true });
    lock.close();
  };
}

/** Null: a run that ended meanwhile took the file along that was locked here. */
function tryLock(path: string, file: string): Db | null {
  let lock: Db | null = null;
  try {
    if (!existsSync(path)) closeSync(openSync(path, 'a'));
    const before = statSync(path, { throwIfNoEntry: false });
    lock = new Database(path, { timeout: PATIENCE });
    lock.pragma('journal_mode = MEMORY');
    // Who is refused reads here who has it. Between the two transactions another may be faster: then it has it.
    lock.pragma(`user_version = ${process.pid}`);
    lock.exec('BEGIN IMMEDIATE');
    const now = statSync(path, { throwIfNoEntry: false });
    if (before && before.ino === now?.ino) return lock;
    lock.close();
    return null;
  } catch (error) {
    const holder = isBusy(error) ? (lock?.pragma('user_version', { simple: true }) ?? 'unknown') : null;
    lock?.close();
    if (holder !== null) throw inUse(file, path, `${holder}`);
    if (error instanceof Database.SqliteError && error.code === 'SQLITE_NOTADB')
      throw new UserError(`${path} is in the way: runs keep a lock there; move it elsewhere`);
    throw error instanceof Database.SqliteError ? plain(error, path) : unwritable(file);
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');

function inUse(file: string, path: string, holder: string): UserError {
  const since = statSync(path, { throwIfNoEntry: false })?.mtime.toISOString().slice(0, 16).replace('T', ' ');
  const told = since === undefined ? '' : ` (process ${holder}, since ${since} UTC)`;
  return new UserError(`${file} is in use by another run${told}; wait for it to end`);
}
