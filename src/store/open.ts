import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { UserError } from '../core/message.js';
import { bare } from '../text/normalize.js';

export type Db = Database.Database;

const SCHEMA = readFileSync(new URL('./schema.sql', import.meta.url), 'utf8');
/** Marks the file as ours in its header: "thid". */
const APPLICATION = 0x74686964;
/** Changes with every change of the schema; 31 bits, since the header holds a signed number. */
const VERSION = createHash('sha256').update(SCHEMA).digest().readUInt32BE() >>> 1;

/**
 * Opens a database for `ingest`, and makes it if it is not there. One made with another schema is a build product of
 * another version: it is thrown away and made anew (`rebuilt`). A file that is no database of ours is never touched.
 * `beforeMaking` comes before either, and may throw.
 */
export function openForWriting(file: string, beforeMaking = () => {}): { db: Db; rebuilt: boolean } {
  if (!existsSync(file)) beforeMaking();
  makeFolder(dirname(file));
  let db = connect(file, {});
  const found = stateOf(db, file);
  const rebuilt = found === 'old';
  if (rebuilt) {
    db.close();
    beforeMaking();
    for (const end of ['', '-wal', '-shm']) rmSync(file + end, { force: true });
    db = connect(file, {});
  }
  db.pragma('journal_mode = WAL');
  // With WAL nothing is lost when the process dies; only a power cut may take the last transactions.
  db.pragma('synchronous = NORMAL');
  db.pragma('foreign_keys = ON');
  db.pragma('cache_size = -16000');
  db.pragma('temp_store = MEMORY');
  // 16 MB: pages that every post touches are then copied into the file less often.
  db.pragma('wal_autocheckpoint = 4000');
  if (found !== 'ours') {
    db.transaction(() => {
      db.exec(SCHEMA);
      db.pragma(`application_id = ${APPLICATION}`);
      db.pragma(`user_version = ${VERSION}`);
    })();
  }
  return { db, rebuilt };
}

/**
 * Closes a database that was written. At rest it is one plain file without a log beside it, which can be copied and
 * read from a medium that nobody can write to; while somebody else has it open, it keeps its log.
 */
export function closeWritten(db: Db): void {
  try {
    db.pragma('busy_timeout = 100');
    db.pragma('journal_mode = DELETE');
  } catch (error) {
    if (!(error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY'))) throw error;
  } finally {
    db.close();
  }
}

/** Opens a database to ask it questions. Throws `UserError` if there is none or if another version made it. */
export function openForReading(file: string): Db {
  if (!existsSync(file)) throw new UserError(`there is no database ${file}; make it with: ingest FOLDER --db ${file}`);
  const db = connect(file, { readonly: true });
  const found = stateOf(db, file);
  if (found === 'ours') return db;
  db.close();
  throw new UserError(
    found === 'old'
      ? `${file} was made by another version of thidua; ingest the posts again to rebuild it`
      : `${file} is empty; ingest posts into it first`,
  );
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    throw new UserError(`the folder ${folder} cannot be made; choose another place with --db`);
  }
}

/** A connection that knows `bare(text)`: letters without tones, for comparing names. */
function connect(file: string, options: Database.Options): Db {
  try {
    const db = new Database(file, options);
    db.function('bare', { deterministic: true }, (text) => (typeof text === 'string' ? bare(text) : text));
    return db;
  } catch (error) {
    throw plain(error, file);
  }
}

function stateOf(db: Db, file: string): 'ours' | 'old' | 'empty' {
  try {
    const application = db.pragma('application_id', { simple: true });
    if (application === APPLICATION) return db.pragma('user_version', { simple: true }) === VERSION ? 'ours' : 'old';
    if (application === 0 && db.prepare('SELECT count(*) FROM sqlite_master').pluck().get() === 0) return 'empty';
  } catch (error) {
    db.close();
    throw plain(error, file);
  }
  db.close();
  throw new UserError(`${file} is a database, but not one of thidua; choose another name with --db`);
}

/** Troubles with the file (no right to open it, no database, in use) in one sentence; anything else is a bug. */
export function plain(error: unknown, file: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const { code } = error;
  if (code === 'SQLITE_NOTADB' || code === 'SQLITE_CORRUPT') return new UserError(`${file} is no SQLite database`);
  if (code.startsWith('SQLITE_BUSY')) return new UserError(`${file} is in use by another run; wait for it to end`);
  if (code.startsWith('SQLITE_CONSTRAINT') || code === 'SQLITE_ERROR') return error;
  return new UserError(`${file} cannot be opened: ${error.message}`);
}
