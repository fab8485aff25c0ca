import { fold } from '../text/normalize.js';
import type { Catalogue } from './file.js';

interface Names {
  readonly code: string;
  readonly name: string;
  readonly forms: readonly string[];
}
/** What the rules know by name. */
export interface Known {
  readonly awards: readonly Names[];
  readonly provinces: readonly (Names & { readonly from?: string | undefined; readonly until?: string | undefined })[];
}

/** What reviewers may call by name, under any spelling that the rules know. */
export function catalogueOf({ awards, provinces }: Known): Catalogue {
  const codes = new Map(awards.flatMap(({ code, name, forms }) => [name, ...forms, code].map((it) => [key(it), code])));
  return {
    award: (written) => codes.get(key(written)) ?? null,
    provinces(written) {
      const wanted = key(written);
      const found = provinces.filter(({ name, forms }) => [name, ...forms].some((it) => key(it) === wanted));
      return found.map(({ code, name, from, until }) => ({ code, name, when: lasting(from, until) }));
    },
  };
}

const key = (text: string): string => fold(text.normalize('NFC')).replace(/\s+/g, ' ').trim();

const lasting = (from: string | undefined, until: string | undefined): string =>
  [from && `from ${from}`, until && `to ${until}`].filter(Boolean).join(' ');
