import type { Post } from '../core/post.js';
import type { Evidence } from '../core/record.js';
import type { Confidence } from '../rule/confidence.js';
import type { Found, Proof } from './found.js';

/** Gathers evidence while a record is written; every value goes through `put` or `list`. */
export interface EvidenceBook {
  put<T>(path: string, found: Found<T> | null): T | null;
  list<T>(path: string, all: readonly Found<T>[]): T[];
  /** Lowers the confidence of values at a path and below it by a failed self-check. */
  doubt(path: string, code: string): void;
  readonly all: readonly Evidence[];
}

/**
 * An empty book over a post's stored text; in a document evidence names the page its words begin on. Paths are JSON Pointers (RFC 6901) into the record. A value's confidence is
 * how often its rule is right, lowered by how surely the words were read and by the self-checks that failed.
 */
export function evidenceBook({ text, blocks }: Pick<Post, 'text' | 'blocks'>, confidence: Confidence): EvidenceBook {
  const all: Evidence[] = [];
  const paged = blocks.filter(({ page }) => page !== undefined);
  const pageOf = (at: number) => {
    const page = paged.findLast(({ start }) => start <= at)?.page;
    return page === undefined ? {} : { page };
  };
  const write = (path: string, { start, end, rule, confidence: reading }: Proof) => {
    const quote = text.slice(start, end);
    all.push({ path, start, end, quote, rule, confidence: confidence.of(rule, reading), ...pageOf(start) });
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
  const doubt = (path: string, code: string) => {
    const { fields, factor } = confidence.warned(code) ?? { fields: [], factor: 1 };
    for (const field of fields)
      for (const [at, proof] of all.entries())
        if (proof.path === `${path}/${field}` || proof.path.startsWith(`${path}/${field}/`))
          all[at] = { ...proof, confidence: round(proof.confidence * factor) };
  };
  return {
    put,
    list: (path, founds) => founds.map((found, index) => put(`${path}/${index}`, found)!),
    doubt,
    all,
  };
}

const round = (share: number): number => Math.round(share * 100) / 100;
