import type { Claim } from '../../core/post.js';
import { keyOf, SHOWN, type Witness, type Witnesses } from './claims.js';
import { jsonClaims } from './json-ld.js';

type Field = Claim['field'];

// As many elements a day may stand away from the headline, below and above it.
const BELOW = 120;
const ABOVE = 40;
const MOST_OF_FIELD = 6;

/** All claims of the page, the best witness of each field first, and the language it says it is in. */
export function claimsOf(all: Witnesses): { claims: Claim[]; language: string | null } {
  const titles = all.heard.filter(({ claim }) => claim.field === 'title').map(({ claim }) => keyOf(claim.value));
  const addresses = new Set(all.heard.filter(({ claim }) => claim.field === 'url').map(({ claim }) => claim.value));
  const said = jsonClaims(all.scripts, { addresses, titles });
  const headline = headlineOf(all, titles);
  const ranked = [
    ...said.map((claim): Witness => ({ claim, rank: RANK_OF_JSON[claim.source] ?? 0, at: 0 })),
    ...all.heard,
  ]
    .filter(({ claim }) => fits(claim))
    .map((one) => ({ claim: one.claim, rank: one.rank, far: one.rank < SHOWN ? 0 : distance(one.at, headline) }))
    .filter(
      ({ claim, far }) => (claim.field !== 'published' && claim.field !== 'updated') || far < Number.POSITIVE_INFINITY,
    )
    .sort((a, b) => a.rank - b.rank || a.far - b.far);
  const count = new Map<Field, number>();
  const claims: Claim[] = [];
  for (const { claim } of ranked) {
    const before = count.get(claim.field) ?? 0;
    if (before >= MOST_OF_FIELD || claims.some(({ field, value }) => field === claim.field && value === claim.value))
      continue;
    count.set(claim.field, before + 1);
    claims.push(claim);
  }
  return { claims, language: all.language };
}

const RANK_OF_JSON: Readonly<Record<string, number>> = {
  'json-ld:headline': 1.5,
  'json-ld:datePublished': 0,
  'json-ld:uploadDate': 5,
  'json-ld:dateCreated': 5,
  'json-ld:dateModified': 0,
  'json-ld:author': 0,
  'json-ld:publisher': 1.5,
  'json-ld:url': 3,
};

const ADDRESS = /^(?:https?:)?\/\//;
const PATH = /^\/[^/]/;

/** An address where one is asked for, and only there; a canonical one may lack its host. */
const fits = ({ field, value, source }: Claim): boolean =>
  value.trim() !== '' &&
  (field === 'url' ? ADDRESS.test(value) || (source === 'canonical' && PATH.test(value)) : !ADDRESS.test(value));

/** Where the headline of the page stands: the heading that its title begins with, else the first one. */
function headlineOf({ headings }: Witnesses, titles: readonly string[]): number | null {
  const named = headings.find(({ text }) => {
    const key = keyOf(text);
    return key.length > 8 && titles.some((title) => title.startsWith(key));
  });
  return (named ?? headings.find(({ level }) => level === 1))?.at ?? null;
}

/** How far from the headline an element stands; those above it count as farther. Infinite where it can't be the post's. */
function distance(at: number, headline: number | null): number {
  if (headline === null) return at;
  if (at >= headline) return at - headline <= BELOW ? at - headline : Number.POSITIVE_INFINITY;
  return headline - at <= ABOVE ? BELOW + headline - at : Number.POSITIVE_INFINITY;
}
