import { lstatSync, readFileSync, statSync } from 'node:fs';
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

/** The item of one file that is no archive. */
export const fileItem = (location: string): Item => ({ source: sourceAt(location), bytes: bytesOf(location) });

/** No page of text comes near it: a page saved with all its pictures inside has some ten megabytes. */
const MOST_BYTES = 64 * 1024 * 1024;

/** Bytes of a file, or what is in the way. */
export function bytesOf(location: string): Uint8Array | Trouble {
  try {
    const stat = statSync(location);
    if (stat.isDirectory())
      return { code: 'directory', message: 'The place is a folder, though its name is that of a post.' };
    if (!stat.isFile()) return { code: 'no-file', message: 'The place is a device or a pipe, not a file.' };
    if (stat.size > MOST_BYTES) {
      const size = Math.round(stat.size / 2 ** 20);
      return { code: 'too-large', message: `The file has ${size} MB; a post has at most ${MOST_BYTES / 2 ** 20} MB.` };
    }
    return readFileSync(location);
  } catch (error) {
    return troubleOf(error);
  }
}

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
