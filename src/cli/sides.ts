import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { type Fact, factsOf } from '../compare/facts.js';
import { inOrder, type Place, type Side } from '../compare/join.js';
import { FactLine, factOf } from '../compare/lines.js';
import { UserError } from '../core/message.js';
import { Record } from '../core/record.js';
import { places, recordsAt } from '../store/find.js';
import { openForReading } from '../store/open.js';

/** A side with a file behind it, to be closed at the end. */
export interface OpenSide extends Side {
  close(): void;
}

/** Opens what a user wants compared: JSON lines by their ending, else a database. Throws `UserError` if it is neither. */
export const openSide = (file: string): OpenSide => (/\.jsonl$/i.test(file) ? linesSide(file) : databaseSide(file));

/** The posts of a database. */
export function databaseSide(file: string): OpenSide {
  const db = openForReading(file);
  const recordAt = recordsAt(db);
  return {
    places: { [Symbol.iterator]: () => places(db) },
    facts: (location) => factsOf(JSON.parse(recordAt(location)!)),
    close: () => db.close(),
  };
}

/**
 * The posts of a file of records (`extract`, `export`) or of facts (`extract --facts`). It is read once to check it and
 * to learn where each post stands; of a post that stands there twice the last counts.
 */
function linesSide(file: string): OpenSide {
  if (!existsSync(file)) throw new UserError(`there is no file ${file}`);
  const handle = openSync(file, 'r');
  const posts = new Map<string, Place & { start: number; end: number }>();
  let last: string | null = null;
  for (const { line, number, start, end } of linesOf(handle)) {
    const said = checked(line, `${file}:${number}`);
    if (said === null) continue;
    const isFact = typeof said.post === 'string';
    const location = 'source' in said ? said.source.location : said.post;
    // Facts of one post stand under one another.
    if (isFact && location === last) posts.get(location)!.end = end;
    else posts.set(location, { location, id: 'id' in said ? said.id : null, start, end });
    last = isFact ? location : null;
  }
  return {
    places: [...posts.values()].sort((a, b) => inOrder(a.location, b.location)),
    facts(location) {
      const { start, end } = posts.get(location)!;
      const bytes = Buffer.alloc(end - start);
      readSync(handle, bytes, 0, bytes.length, start);
      const said = bytes.toString().split('\n').filter(Boolean);
      return said.flatMap((line): readonly Fact[] => {
        const json = JSON.parse(line) as Record | FactLine;
        return 'source' in json ? factsOf(json) : [factOf(json)];
      });
    },
    close: () => closeSync(handle),
  };
}

/** A line as the record or fact it is; null for the failure of a post that `extract -` could not read. */
function checked(line: string, where: string): Record | FactLine | null {
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    throw new UserError(`${where}: this is not JSON`);
  }
  const holds = (name: string) => typeof json === 'object' && json !== null && name in json;
  if (holds('failure')) return null;
  const parsed = holds('source') ? Record.safeParse(json) : FactLine.safeParse(json);
  if (parsed.success) return parsed.data;
  const { path, message } = parsed.error.issues[0]!;
  throw new UserError(`${where}: neither a record nor a fact: ${path.join('.') || 'line'}: ${message}`);
}

const CHUNK = 1 << 20;
const LINE_END = 0x0a;

/** Lines that are not empty, with their numbers from 1 and their places in bytes; a chunk of the file is held at a time. */
function* linesOf(handle: number): Generator<{ line: string; number: number; start: number; end: number }> {
  const chunk = Buffer.alloc(CHUNK);
  let begun: Buffer[] = [];
  let number = 0;
  let start = 0;
  let at = 0;
  for (let size = readSync(handle, chunk); size > 0; size = readSync(handle, chunk)) {
    let from = 0;
    for (let to = chunk.indexOf(LINE_END); to >= 0 && to < size; to = chunk.indexOf(LINE_END, from)) {
      const line = Buffer.concat([...begun, chunk.subarray(from, to)]).toString();
      const end = at + to;
      number++;
      if (line !== '') yield { line, number, start, end };
      begun = [];
      from = to + 1;
      start = at + from;
    }
    begun.push(Buffer.from(chunk.subarray(from, size)));
    at += size;
  }
  const line = Buffer.concat(begun).toString();
  if (line !== '') yield { line, number: number + 1, start, end: at };
}
