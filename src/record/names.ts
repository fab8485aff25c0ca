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
      return across && data.place && data.kind !== 'place' && !name.endsWith(String(data.place))
        ? `${name} tỉnh ${data.place}`
        : name;
    },
  };
}

/** Do the mentions name bodies of two or more provinces? */
export function acrossProvinces(mentions: readonly Mention[]): boolean {
  return (
    new Set(
      mentions
        .filter((mention) => mention.data.kind !== 'place' && mention.data.place)
        .map((mention) => mention.data.place),
    ).size > 1
  );
}
