import Database from 'better-sqlite3';
import { connect, type Db, stateAt } from './open.js';

/** What became of one verdict of a researcher, as the table `review` keeps it. */
export interface ReviewRow {
  readonly field: string;
  readonly verdict: string;
  readonly state: string;
  /** JSON Pointer into the record. */
  readonly path: string | null;
  readonly seen: unknown;
  readonly machine: unknown;
  readonly value: unknown;
  /** Offsets in UTF-16 code units. */
  readonly quote: { readonly start: number; readonly end: number; readonly words: string } | null;
  readonly by: string;
  readonly at: string;
  readonly why: string | null;
  readonly note: string | null;
  readonly file: string;
  readonly line: number;
}

/** Writes the reviews of a post that has none yet. */
export function reviewWriter(db: Db): (post: number, rows: readonly ReviewRow[]) => void {
  const put = db.prepare<[object]>(
    `INSERT INTO review VALUES (@post, @n, @field, @verdict, @state, @path, @seen, @machine, @value, @words, @start, @end,
       @by, @at, @why, @note, @file, @line)`,
  );
  return (post, rows) => {
    for (const [n, { seen, machine, value, quote, ...row }] of rows.entries()) {
      const json = { seen: JSON.stringify(seen), machine: JSON.stringify(machine), value: JSON.stringify(value) };
      put.run({ post, n, ...row, ...json, ...(quote ?? { words: null, start: null, end: null }) });
    }
  };
}

/** Folders of review files that the last run into a database was given. Of a damaged one, or one of another version: none known. */
export function reviewFoldersOf(file: string): string[] {
  if (stateAt(file) !== 'ours') return [];
  const db = connect(file, { readonly: true });
  try {
    const folders = db.prepare<[], string>('SELECT reviews FROM run ORDER BY id DESC LIMIT 1').pluck().get();
    return JSON.parse(folders ?? '[]');
  } catch (error) {
    if (error instanceof Database.SqliteError) return [];
    throw error;
  } finally {
    db.close();
  }
}

/** Keeps them for the runs to come. */
export function keepReviewFolders(db: Db, run: number, folders: readonly string[]): void {
  db.prepare('UPDATE run SET reviews = ? WHERE id = ?').run(JSON.stringify(folders), run);
}
