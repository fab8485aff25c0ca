import type { Mention } from '../rule/mention.js';

/** Names organizations for the record. Bodies of one province drop it; like bodies of several provinces keep theirs. */
export interface Names {
  org(mention: Mention): string;
}

/**
 * `across` is true for a bloc of like bodies of several provinces (its members name two or more): then the province
 * stays with the name ("Sở Ngoại vụ tỉnh Gia Lai").
 */
export function naming(across: boolean): Names {
  return {
    org({ name, data }) {
      const { place, placeKind, kind } = data;
      if (!across || !place || kind === 'place' || name.endsWith(String(place))) return name;
      return String(place).startsWith('Thành phố') ? `${name} ${place}` : `${name} ${placeKind ?? 'tỉnh'} ${place}`;
    },
  };
}

/** Do the mentions name bodies of two or more provinces? */
export function acrossProvinces(mentions: readonly Mention[]): boolean {
  const bodies = mentions.filter(({ data }) => data.kind !== 'place' && data.place);
  return new Set(bodies.map(({ data }) => data.place)).size > 1;
}
