import { createHash } from 'node:crypto';
import { archived, archiveOf } from './archived.js';
import { bytesOf, isGone } from './file.js';
import { isAddress } from './take.js';

/** A place with the sha256 (hex) of the bytes that were read there. */
export interface Digested {
  readonly location: string;
  readonly sha256: string;
}

/** What is at a place today; of an address nothing is asked. */
export type Today = 'same' | 'changed' | 'gone' | 'unreadable' | 'address';

/**
 * Compares files and pages of archives with what was read of them, one at a time. Pages of one archive must follow each
 * other; it is read once.
 */
export async function* compared(places: Iterable<Digested>): AsyncGenerator<{ location: string; today: Today }> {
  let archive: string | null = null;
  let pages = new Map<string, string>();
  for (const { location, sha256 } of places) {
    const within = archiveOf(location);
    if (within !== null && within !== archive) {
      archive = within;
      pages = isGone(within) ? new Map() : await pagesOf(within);
    }
    const now = within === null ? digestAt(location) : (pages.get(location) ?? 'gone');
    const today =
      now === 'gone' || now === 'unreadable' || now === 'address' ? now : now === sha256 ? 'same' : 'changed';
    yield { location, today };
  }
}

function digestAt(location: string): string {
  if (isAddress(location)) return 'address';
  if (isGone(location)) return 'gone';
  const bytes = bytesOf(location);
  return 'code' in bytes ? 'unreadable' : digestOf(bytes);
}

async function pagesOf(archive: string): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  for await (const { source, read } of archived(archive)) {
    const bytes = read();
    pages.set(source.location, 'code' in bytes ? 'unreadable' : digestOf(bytes));
  }
  return pages;
}

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
