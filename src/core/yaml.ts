import { readFileSync } from 'node:fs';
import { type Document, isMap, isNode, LineCounter, parseDocument, type YAMLMap } from 'yaml';
import type { ZodType } from 'zod';
import { UserError } from './message.js';

/** A YAML file read against a schema, able to say where in the file a value stands. */
export interface YamlFile<T> {
  readonly file: string;
  readonly value: T;
  /** `file:line:column` of the value at `path` (keys and indexes), or of its nearest parent. Reads the file again. */
  where(path: readonly PropertyKey[]): string;
}

/**
 * Reads one YAML file and checks it against a zod schema.
 * Throws `UserError` with `file:line:column` for syntax errors and for every value that does not fit.
 */
export function readYaml<T>(file: string, schema: ZodType<T>): YamlFile<T> {
  const { document, at } = parse(file);
  const broken = document.errors[0];
  if (broken) throw new UserError(`${at(broken.pos[0])}: ${broken.message.split('\n')[0]}`);
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { file, value: parsed.data, where: (path) => whereIn(file, path) };
  const says = parsed.error.issues.map((issue) => {
    const unknown = issue.code === 'unrecognized_keys' ? keyOf(document, issue.path, issue.keys[0]) : null;
    const place = unknown === null ? whereIn(file, issue.path) : at(unknown);
    return `${place}: ${issue.path.join('.') || 'file'}: ${issue.message}`;
  });
  throw new UserError(says.join('\n'));
}

/** `file:line:column` of the value at `path` in a YAML file, or of its nearest parent. */
export const whereIn = (file: string, path: readonly PropertyKey[]): string => placesIn(file)(path);

/** The same for many values of one file, which is read once. */
export function placesIn(file: string): (path: readonly PropertyKey[]) => string {
  const { document, at } = parse(file);
  return (path) => {
    for (let length = path.length; length >= 0; length--) {
      const node =
        length === 0 ? document.contents : document.getIn(path.slice(0, length) as (string | number)[], true);
      if (isNode(node) && node.range) return at(node.range[0]);
    }
    return file;
  };
}

function parse(file: string): { document: Document; at: (offset: number) => string } {
  const lines = new LineCounter();
  const document: Document = parseDocument(readFileSync(file, 'utf8').normalize('NFC'), { lineCounter: lines });
  const at = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  return { document, at };
}

/** Offset of a key that the schema does not know. */
function keyOf(document: Document, path: readonly PropertyKey[], key: string | undefined): number | null {
  const map = path.length === 0 ? document.contents : document.getIn(path as (string | number)[], true);
  if (!isMap(map)) return null;
  const pair = (map as YAMLMap).items.find((item) => String(item.key) === key);
  const node = pair?.key;
  return isNode(node) && node.range ? node.range[0] : null;
}
