import type { Evidence } from '../core/record.js';
import type { Found, Proof } from './found.js';

/** Gathers evidence while a record is written; every value goes through `put` or `list`. */
export interface EvidenceBook {
  put<T>(path: string, found: Found<T> | null): T | null;
  list<T>(path: string, all: readonly Found<T>[]): T[];
  readonly all: readonly Evidence[];
}

/** An empty book over a post's stored text. Paths are JSON Pointers (RFC 6901) into the record. */
export function evidenceBook(text: string): EvidenceBook {
  const all: Evidence[] = [];
  const write = (path: string, { start, end, rule, confidence }: Proof) => {
    all.push({ path, start, end, quote: text.slice(start, end), rule, confidence });
  };
  const put = <T>(path: string, found: Found<T> | null): T | null => {
    if (!found) return null;
    const { value, proof, of } = found;
    if (typeof value !== 'object' || value === null) {
      write(path, proof);
      return value;
    }
    // Every field of an object that holds a value is proved: by its own words, or by those of the whole.
    for (const [field, held] of Object.entries(value)) {
      if (held !== null)
        write(`${path}/${field}`, (of as { [field: string]: Proof | undefined } | undefined)?.[field] ?? proof);
    }
    return value;
  };
  return {
    put,
    list: (path, founds) => founds.map((found, index) => put(`${path}/${index}`, found)!),
    all,
  };
}
