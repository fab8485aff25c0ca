import { lstatSync, readFileSync, type Stats, statSync } from 'node:fs';
import type { Source } from '../core/post.js';

/** Why a place gives no post: a stable code and a sentence. */
export interface Trouble {
  readonly code: string;
  readonly message: string;
}

/** One post to be: where it comes from and its bytes, or what is in the way. */
export interface Item {
  readonly source: Source;
  readonly bytes: Uint8Array | Trouble;
}

/** A source of which nothing is known but its place. */
export const sourceAt = (location: string): Source => ({
  location,
  url: null,
  media_type: null,
  charset: null,
  fetched_at: null,
});

/** A place where a post may be, before it is read. */
export interface Place {
  readonly source: Source;
  /** Another one whenever the file was written to or replaced; null: no file of its own, or too young to tell. */
  readonly stamp: string | null;
  readonly read: () => Uint8Array | Trouble;
}

/** A place whose bytes are at hand already. */
export const heldPlace = (source: Source, bytes: Uint8Array | Trouble): Place => ({
  source,
  stamp: null,
  read: () => bytes,
});

/** A place with its bytes. */
export const itemOf = ({ source, read }: Place): Item => ({ source, bytes: read() });

/**
 * The place of one file that is no archive. The stamp is of the moment of the call: bytes that are read later may be
 * younger than it, never older.
 */
export function filePlace(location: string): Place {
  const source = sourceAt(location);
  try {
    const stat = statSync(location);
    const trouble = noPost(stat);
    if (trouble) return { source, stamp: null, read: () => trouble };
    return { source, stamp: stampOf(stat), read: () => bytesIn(location) };
  } catch (error) {
    return { source, stamp: null, read: () => troubleOf(error) };
  }
}

/** Milliseconds in which a file may be written twice without its times telling: some file systems count by two seconds. */
const YOUNG = 2000;

/** The time of change (ctime) cannot be set: it also tells of bytes that were replaced under the old size and time. */
function stampOf({ ino, size, mtimeMs, ctimeMs }: Stats): string | null {
  return Date.now() - Math.max(mtimeMs, ctimeMs) < YOUNG ? null : `${ino} ${size} ${mtimeMs} ${ctimeMs}`;
}

/** No page of text comes near it: a page saved with all its pictures inside has some ten megabytes. */
const MOST_BYTES = 64 * 1024 * 1024;

function noPost(stat: Stats): Trouble | null {
  if (stat.isDirectory())
    return { code: 'directory', message: 'The place is a folder, though its name is that of a post.' };
  if (!stat.isFile()) return { code: 'no-file', message: 'The place is a device or a pipe, not a file.' };
  if (stat.size <= MOST_BYTES) return null;
  const size = Math.round(stat.size / 2 ** 20);
  return { code: 'too-large', message: `The file has ${size} MB; a post has at most ${MOST_BYTES / 2 ** 20} MB.` };
}

function bytesIn(location: string): Uint8Array | Trouble {
  try {
    return readFileSync(location);
  } catch (error) {
    return troubleOf(error);
  }
}

/** The item of one file that is no archive. */
export const fileItem = (location: string): Item => itemOf(filePlace(location));

/** Bytes of a file, or what is in the way. */
export const bytesOf = (location: string): Uint8Array | Trouble => fileItem(location).bytes;

/** Is the place gone? A place that we may not look at still counts as there. */
export function isGone(location: string): boolean {
  try {
    lstatSync(location);
    return false;
  } catch (error) {
    return troubleOf(error).code === 'vanished';
  }
}

/** What the file system says against a place. */
export function troubleOf(error: unknown): Trouble {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return { code: 'vanished', message: 'The file is no longer there.' };
  if (code === 'EACCES' || code === 'EPERM')
    return { code: 'no-permission', message: 'The file may not be read by this user.' };
  return { code: 'unreadable', message: `The file cannot be read (${code || error}).` };
}
