import { createHash } from 'node:crypto';
import {
  createReadStream,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { UserError } from '../core/message.js';

/** A file of a release. */
export interface File {
  /** Within the release, with forward slashes. */
  readonly path: string;
  readonly bytes: number;
  readonly sha256: string;
}

export const SUMS = 'SHA256SUMS';
/** Tells a release from any other folder, and what it was made of. */
export const ABOUT = 'release.json';

/**
 * Makes the folder `dir` of what `write` puts into the folder it is given; `dir` is there whole or not at all. An
 * earlier release at that place is replaced. Throws `UserError` where something else stands there, or where nothing can
 * be written.
 */
export async function writeFolder(dir: string, write: (into: string) => Promise<void>): Promise<void> {
  refuseOther(dir);
  const partial = `${dir.replace(/\/+$/, '')}.partial`;
  try {
    rmSync(partial, { recursive: true, force: true });
    mkdirSync(partial, { recursive: true });
    await write(partial);
    rmSync(dir, { recursive: true, force: true });
    renameSync(partial, dir);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    throw troubleWith(error, dir);
  }
}

function refuseOther(dir: string): void {
  if (!existsSync(dir)) return;
  if (!statSync(dir).isDirectory()) throw new UserError(`${dir} is a file; name a folder for the release`);
  const paths = pathsIn(dir);
  if (paths.length === 0) return;
  const known =
    existsSync(join(dir, ABOUT)) && existsSync(join(dir, SUMS)) ? readFileSync(join(dir, SUMS), 'utf8') : '';
  const own = new Set([SUMS, ...[...known.matchAll(/^[0-9a-f]{64} {2}(.+)$/gm)].map((match) => match[1]!)]);
  const other = paths.find((path) => !own.has(path));
  if (other !== undefined)
    throw new UserError(`${dir} holds ${other}, which no release wrote; choose another folder, or move it away`);
}

/** Files under a folder, with forward slashes, in the order of their names. */
function pathsIn(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(dir, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

/** Length and digest of every file under a folder, in the order of their names. */
export async function filesIn(dir: string): Promise<File[]> {
  const files: File[] = [];
  for (const path of pathsIn(dir)) {
    const hash = createHash('sha256');
    for await (const chunk of createReadStream(join(dir, path))) hash.update(chunk);
    files.push({ path, bytes: statSync(join(dir, path)).size, sha256: hash.digest('hex') });
  }
  return files;
}

/** Writes a text into a folder; its parents are made. */
export function put(dir: string, path: string, text: string): void {
  mkdirSync(dirname(join(dir, path)), { recursive: true });
  writeFileSync(join(dir, path), text);
}

const TROUBLES: Readonly<Record<string, string>> = {
  ENOSPC: 'there is no room left',
  SQLITE_FULL: 'there is no room left',
  EDQUOT: 'your share of the disk is used up',
  EACCES: 'you have no right to write there',
  EPERM: 'you have no right to write there',
  EROFS: 'nothing can be written there',
  ENOTDIR: 'a file stands in its way',
};

function troubleWith(error: unknown, dir: string): unknown {
  const says = TROUBLES[(error as NodeJS.ErrnoException).code ?? ''];
  return says === undefined ? error : new UserError(`${dir} was not written: ${says}; nothing of it is left`);
}
