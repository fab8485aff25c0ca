import { existsSync, renameSync, rmSync } from 'node:fs';
import Database from 'better-sqlite3';
import { connect, plain, stateAt } from './open.js';

/** What a database of any version holds. */
export interface Held {
  /** Each location, and whether a post is there (else a failure). */
  readonly places: ReadonlyMap<string, boolean>;
  /** What keeps it from being read to its end, in SQLite's words; null: nothing. */
  readonly damage: string | null;
}

/**
 * Reads what a database holds, as far as it can be read, and brings it to rest: one plain file with no log beside it.
 * Throws `UserError` if another program has it open, and if it is no database of ours.
 */
export function heldBy(file: string): Held {
  const places = new Map<string, boolean>();
  const state = stateAt(file);
  if (state === 'none' || state === 'empty') return { places, damage: null };
  const db = connect(file, { timeout: 1000 });
  try {
    db.pragma('journal_mode = DELETE');
    const sql = 'SELECT location, EXISTS (SELECT 1 FROM post WHERE post.id = source.id) AS post FROM source';
    for (const { location, post } of db.prepare<[], { location: string; post: number }>(sql).iterate())
      places.set(location, post === 1);
    const found = String(db.pragma('quick_check(1)', { simple: true }));
    return { places, damage: found === 'ok' ? null : found };
  } catch (error) {
    if (!(error instanceof Database.SqliteError)) throw error;
    if (!/^SQLITE_(?:CORRUPT|ERROR|NOTADB)/.test(error.code)) throw plain(error, file);
    return { places, damage: error.message };
  } finally {
    db.close();
  }
}

/** A database and what may lie beside it. */
const ENDS = ['', '-journal', '-wal', '-shm'];

/** Removes a database if it is there. */
export function removeDatabase(file: string): void {
  for (const end of ENDS) rmSync(file + end, { force: true });
}

/** Gives a database the name FILE.old, or FILE.old-2 and so on, whichever is free; returns it. */
export function putAside(file: string): string {
  let name = `${file}.old`;
  for (let n = 2; ENDS.some((end) => existsSync(name + end)); n++) name = `${file}.old-${n}`;
  for (const end of ENDS) if (existsSync(file + end)) renameSync(file + end, name + end);
  return name;
}
