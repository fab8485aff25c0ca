import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { globSync } from 'tinyglobby';
import { UserError } from '../core/message.js';
import { Told } from './told.js';

/** The truth about one post, annotated by hand. */
export interface Gold {
  /** Name of the post without its ending. */
  readonly name: string;
  readonly told: Told;
}

const ENDING = '.gold.json';

/**
 * The gold files of a folder in order of their names; `names` is a glob over names, e.g. `*[!369]`. Throws `UserError`
 * that names the file and what is wrong with it, and where there is no gold at all.
 */
export function goldIn(folder: string, names = '*'): Gold[] {
  const all = goldNames(folder);
  if (all.length === 0)
    throw new UserError(
      `${folder}: no gold here. A gold file NAME${ENDING} lies beside its post NAME.txt, .html or .md and holds the record that a reader would write for it, without evidence`,
    );
  const chosen = globSync(`${names}${ENDING}`, { cwd: folder, expandDirectories: false }).sort();
  if (chosen.length === 0)
    throw new UserError(`${folder}: none of its ${all.length} gold files has a name like ${names}`);
  return chosen.map((name) => {
    const file = join(folder, name);
    return { name: name.slice(0, -ENDING.length), told: toldIn(readFileSync(file, 'utf8'), file) };
  });
}

/** Names of all posts of a folder that have gold. Throws `UserError` for what is no folder. */
export function goldNames(folder: string): string[] {
  try {
    const files = readdirSync(folder).filter((file) => file.endsWith(ENDING));
    return files.map((file) => file.slice(0, -ENDING.length));
  } catch {
    throw new UserError(`${folder}: cannot read this folder`);
  }
}

/**
 * Records from a file of JSON lines, as `extract` and `export` print them, by the name of the post: the base name of
 * `source.location` without its ending. Lines that tell of a failure hold no record. Throws `UserError` with file:line.
 */
export function recordsIn(file: string): Map<string, Told> {
  let lines: string[];
  try {
    lines = readFileSync(file, 'utf8').split('\n');
  } catch {
    throw new UserError(`${file}: cannot read this file of records`);
  }
  const records = new Map<string, Told>();
  for (const [n, line] of lines.entries()) {
    if (line.trim() === '') continue;
    const place = `${file}:${n + 1}`;
    const { source, id, failure } = parsed(line, place) as {
      source?: { location?: unknown };
      id?: unknown;
      failure?: unknown;
    };
    if (failure) continue;
    const location = source?.location ?? id;
    if (typeof location !== 'string') throw new UserError(`${place}: source.location is missing`);
    records.set(nameOf(location), toldIn(line, place));
  }
  return records;
}

/** The name under which a post meets its gold. */
export const nameOf = (location: string): string => basename(location).replace(/\.[^.]+$/, '');

function toldIn(json: string, place: string): Told {
  const told = Told.safeParse(parsed(json, place));
  if (told.success) return told.data;
  const says = told.error.issues.map(({ path, message }) => `${place}: ${path.join('.') || 'file'}: ${message}`);
  throw new UserError(says.join('\n'));
}

function parsed(json: string, place: string): object {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new UserError(`${place}: this is not JSON: ${(error as Error).message}`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new UserError(`${place}: this is not a JSON object`);
  return value;
}
