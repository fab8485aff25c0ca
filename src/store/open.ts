import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { memo } from '../core/memo.js';
import { UserError } from '../core/message.js';
import { bare } from '../text/normalize.js';

export type Db = Database.Database;

const SCHEMA = readFileSync(new URL('./schema.sql', import.meta.url), 'utf8');
/** Marks the file as ours in its header: "thid". */
const APPLICATION = 0x74686964;
/** Changes with every change of the schema; 31 bits, since the header holds a signed number. */
const VERSION = createHash('sha256').update(SCHEMA).digest().readUInt32BE() >>> 1;

/**
 * Opens a database for `ingest`, and makes it if it is not there. Throws `UserError` for one made with another schema, for a
 * release, and for a file that is no database of ours: none is touched.
 */
export function openForWriting(file: string): Db {
  makeFolder(dirname(file));
  const found = stateAt(file);
  if (found === 'old') throw otherVersion(file);
  const db = connect(file, {});
  if (found === 'ours') refuseRelease(db, file);
  db.pragma('journal_mode = WAL');
  // With WAL nothing is lost when the process dies; only a power cut may take the last transactions.
  db.pragma('synchronous = NORMAL');
  db.pragma('foreign_keys = ON');
  // 64 MB: names and bodies of a post stand all over their indexes.
  db.pragma('cache_size = -64000');
  db.pragma('temp_store = MEMORY');
  // 64 MB: pages that many posts touch are then copied into the file less often.
  db.pragma('wal_autocheckpoint = 16000');
  if (found !== 'ours') db.transaction(() => lay(db))();
  return db;
}

/** A release holds posts, but nothing of how they came and what copies are found by: `ingest` cannot go on from there. */
function refuseRelease(db: Db, file: string): void {
  const bare = db.prepare('SELECT NOT EXISTS (SELECT 1 FROM run) AND EXISTS (SELECT 1 FROM source)').pluck().get();
  if (bare !== 1) return;
  db.close();
  throw new UserError(`${file} is a release, for asking only; ingest posts into another database with --db`);
}

function lay(db: Db): void {
  db.exec(SCHEMA);
  db.pragma(`application_id = ${APPLICATION}`);
  db.pragma(`user_version = ${VERSION}`);
}

/**
 * Makes an empty database where there is no file yet. Its bytes come from what is written and in which order, from
 * nothing else. Nothing is kept to undo a write and references are not checked: a file for one writer, thrown away if
 * that one fails.
 */
export function makeDatabase(file: string): Db {
  const db = connect(file, {});
  db.pragma('page_size = 4096');
  db.pragma('auto_vacuum = NONE');
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.pragma('foreign_keys = OFF');
  lay(db);
  return db;
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
  const found = stateAt(file, true);
  if (found === 'none') throw new UserError(`there is no database ${file}; make it with: ingest FOLDER --db ${file}`);
  if (found === 'empty') throw new UserError(`${file} is empty; ingest posts into it first`);
  if (found === 'old') throw otherVersion(file);
  const db = connect(file, { readonly: true });
  // 64 MB: pages that a question comes back to. Mapped into memory, each page that it touches once would cost more.
  db.pragma('cache_size = -65536');
  return db;
}

const otherVersion = (file: string): UserError =>
  new UserError(`${file} was made by another version of thidua; "ingest --rebuild --db ${file}" makes it anew`);

/** Makes the folder of a database. Throws `UserError`. */
export function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true });
  } catch {
    throw new UserError(`the folder ${folder} cannot be made; choose another place with --db`);
  }
}

/** So many names are remembered; a list sorted by names asks for the same few again and again. */
const NAMES = 20_000;

/** A connection that knows `bare(text)`: letters without tones, for comparing names. */
export function connect(file: string, options: Database.Options): Db {
  try {
    const db = new Database(file, options);
    const asBare = memo(NAMES, bare);
    db.function('bare', { deterministic: true }, (text) => (typeof text === 'string' ? asBare(text) : text));
    return db;
  } catch (error) {
    throw plain(error, file);
  }
}

/**
 * What a file is: a database of ours, one of another version's, an empty one, or not there. A write that was cut off is
 * undone first, unless `readonly`. Throws `UserError` for anything else.
 */
export function stateAt(file: string, readonly = false): 'ours' | 'old' | 'empty' | 'none' {
  if (!existsSync(file)) return file === ':memory:' ? 'empty' : 'none';
  if (statSync(file).isDirectory()) throw new UserError(`${file} is a folder; give the name of a database with --db`);
  const db = connect(file, { readonly });
  try {
    const application = db.pragma('application_id', { simple: true });
    if (application === APPLICATION) return db.pragma('user_version', { simple: true }) === VERSION ? 'ours' : 'old';
    if (application === 0 && db.prepare('SELECT count(*) FROM sqlite_master').pluck().get() === 0) return 'empty';
  } catch (error) {
    throw plain(error, file);
  } finally {
    db.close();
  }
  throw new UserError(`${file} is a database, but not one of thidua; choose another name with --db`);
}

/**
 * Troubles with the file (no right to open it, no database, damaged, in use, no room left) in one sentence; anything
 * else is a bug.
 */
export function plain(error: unknown, file: string): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  const { code, message } = error;
  if (code.startsWith('SQLITE_CONSTRAINT') || code === 'SQLITE_ERROR') return error;
  const [, says] = SAYS.find(([start]) => code.startsWith(start)) ?? [
    '',
    (name) => `${name} cannot be opened: ${message}`,
  ];
  return new UserError(says(file));
}

const SAYS: readonly (readonly [code: string, says: (file: string) => string])[] = [
  [
    'SQLITE_NOTADB',
    (file) => `${file} is no SQLite database, or its beginning is destroyed; choose another name with --db`,
  ],
  [
    'SQLITE_CORRUPT',
    (file) =>
      `${file} is damaged: "thidua check --db ${file}" tells what is wrong, "ingest --rebuild --db ${file}" makes it anew from its posts and keeps the damaged file`,
  ],
  ['SQLITE_BUSY', (file) => `${file} is in use by another program; wait for it to end, or close it`],
  [
    'SQLITE_FULL',
    (file) =>
      `there is no room left for ${file}: make room and run again; what was written stays, and the next run goes on`,
  ],
  ['SQLITE_READONLY_R', (file) => `${file} was being written when its program was cut off; run ingest once more`],
  [
    'SQLITE_READONLY',
    (file) => `${file} may not be written to; change its permissions or choose another place with --db`,
  ],
  [
    'SQLITE_IOERR',
    (file) =>
      `${file} cannot be read or written to its end: is its disk full, failing or gone? What was written before stays`,
  ],
];

/** Nothing can be written beside a database. */
export const unwritable = (file: string): UserError =>
  new UserError(`the folder ${dirname(file)} may not be written to; choose another place with --db`);

/** Name and definition of every table, view, index and trigger of a database. */
export const definitionsIn = (db: Db): ReadonlyMap<string, string> =>
  new Map(db.prepare<[], [string, string]>('SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL').raw().all());

/** The same as they ought to be. */
export function definitions(): ReadonlyMap<string, string> {
  const db = new Database(':memory:');
  db.exec(SCHEMA);
  const all = definitionsIn(db);
  db.close();
  return all;
}
