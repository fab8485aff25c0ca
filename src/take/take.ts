import { type Dirent, readdirSync, realpathSync, statSync } from 'node:fs';
import { posix, sep } from 'node:path';
import { globSync, isDynamicPattern } from 'tinyglobby';
import { bytesOf, isGone, type Trouble, troubleOf } from './file.js';

/** What paths, folders, globs and addresses come to. All locations are relative or absolute as given, with forward slashes. */
export interface Taken {
  /** Files to read, each once, in an order that depends on names only. */
  readonly files: readonly string[];
  /** Addresses to ask for, each once, as given. */
  readonly addresses: readonly string[];
  /** Folders that were walked; `.` is the current one. What was known below them and is no longer there has vanished. */
  readonly folders: readonly string[];
  /** Places in those folders that hold no file to read, though they look like one, or cannot be looked into. */
  readonly troubles: ReadonlyMap<string, Trouble>;
  /** Paths and globs that name nothing. */
  readonly missing: readonly string[];
}

const POST = /\.(?:txt|html?|xhtml|md|markdown|pdf|docx?|warc|warc\.gz|wacz)$/i;
/** Truth and verdicts kept beside a post, never posts. */
const BESIDE = /\.(?:gold\.json|review\.yml)$/i;
const ADDRESS = /^[a-z][a-z\d+.-]+:\/\//i;

/** Is what a user gives an address, of any scheme, and no path? */
export const isAddress = (given: string): boolean => ADDRESS.test(given);

/**
 * Finds the files behind paths and globs as a user gives them, and sorts out addresses. Hidden files, gold and review files and what
 * no reader reads are passed over.
 */
export function take(paths: readonly string[]): Taken {
  const files = new Set<string>();
  const addresses = new Set<string>();
  const folders = new Set<string>();
  const troubles = new Map<string, Trouble>();
  const missing: string[] = [];
  for (const given of paths) {
    if (isAddress(given)) {
      addresses.add(given);
      continue;
    }
    const path = tidyPath(given);
    const kind = kindOf(path);
    if (kind === 'folder') {
      folders.add(path);
      walk(path, files, troubles, new Set());
    } else if (kind === 'file') {
      if (!BESIDE.test(path)) files.add(path);
    } else if (isDynamicPattern(given)) {
      const found = globSync(given.split(sep).join('/'), { expandDirectories: false })
        .map(tidyPath)
        .filter(isPost)
        .sort();
      for (const file of found) files.add(file);
      folders.add(globRoot(path));
      if (found.length === 0) missing.push(path);
    } else missing.push(path);
  }
  return { files: [...files], addresses: [...addresses], folders: [...folders], troubles, missing };
}

const isPost = (path: string): boolean => POST.test(path) && !BESIDE.test(path);

function walk(folder: string, files: Set<string>, troubles: Map<string, Trouble>, above: ReadonlySet<string>): void {
  let entries: Dirent[];
  let real: string;
  try {
    real = realpathSync(folder);
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    troubles.set(folder, troubleOf(error));
    return;
  }
  // A link to a folder above would lead in circles.
  if (above.has(real)) return;
  const within = new Set(above).add(real);
  const below = folder === '.' ? '' : folder === '/' ? '/' : `${folder}/`;
  const there = new Set(entries.map(({ name }) => name));
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const { name } = entry;
    if (name.startsWith('.') || isBelongings(name, there)) continue;
    const path = `${below}${name}`;
    const isFolder = entry.isDirectory() || (entry.isSymbolicLink() && kindOf(path) === 'folder');
    if (isFolder) {
      if (isPost(name)) troubles.set(path, bytesOf(path) as Trouble);
      walk(path, files, troubles, within);
    } else if (isPost(name)) files.add(path);
  }
}

/** A browser that saves PAGE.html puts its frames and pictures into PAGE_files: pages, but no posts. */
function isBelongings(name: string, there: ReadonlySet<string>): boolean {
  const page = /^(.+)(?:_files|\.files)$/.exec(name)?.[1];
  return page !== undefined && (there.has(`${page}.html`) || there.has(`${page}.htm`));
}

/** Broken links count as files: reading them tells what is wrong. */
function kindOf(path: string): 'folder' | 'file' | null {
  try {
    return statSync(path).isDirectory() ? 'folder' : 'file';
  } catch {
    return isGone(path) ? null : 'file';
  }
}

/** `./corpus//a.txt` and `corpus/a.txt` are one location. */
export function tidyPath(path: string): string {
  const tidied = posix.normalize(path.split(sep).join('/'));
  return tidied.length > 1 && tidied.endsWith('/') ? tidied.slice(0, -1) : tidied;
}

/** The folder a glob starts from: its parts before the first with a star or bracket. */
function globRoot(pattern: string): string {
  const parts = pattern.split('/');
  const open = parts.findIndex((part) => isDynamicPattern(part));
  return parts.slice(0, open).join('/') || (pattern.startsWith('/') ? '/' : '.');
}
