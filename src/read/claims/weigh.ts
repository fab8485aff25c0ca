import type { Claim } from '../../core/post.js';
import { keyOf, SHOWN, type Witnesses } from './claims.js';
import { jsonClaims } from './json-ld.js';

type Field = Claim['field'];

// As many elements a day may stand away from the headline, below and above it.
const BELOW = 120;
const ABOVE = 40;
const MOST_OF_FIELD = 6;

/** All claims of the page, the best witness of each field first, and the language it says it is in. */
export function claimsOf(all: Witnesses): { claims: Claim[]; language: string | undefined } {
  const claims: Claim[] = [];
  const count = new Map<Field, number>();
  for (const { claim } of weighed(all)) {
    const before = count.get(claim.field) ?? 0;
    if (before >= MOST_OF_FIELD || claims.some(({ field, value }) => field === claim.field && value === claim.value))
      continue;
    count.set(claim.field, before + 1);
    claims.push(claim);
  }
  return { claims, language: all.language };
}

interface Weighed {
  readonly claim: Claim;
  readonly rank: number;
  /** Elements between it and the headline; 0 for what the page's head says. */
  readonly far: number;
}

/** What can be a claim of its field, the best first. */
function weighed(all: Witnesses): Weighed[] {
  const titles = valuesOf(all, 'title').map(keyOf);
  const headline = headlineOf(all, titles);
  const found: Weighed[] = [];
  for (const claim of jsonClaims(all.scripts, { addresses: new Set(valuesOf(all, 'url')), titles }))
    if (fits(claim)) found.push({ claim, rank: RANK_OF_JSON[claim.source] ?? 0, far: 0 });
  for (const { claim, rank, at } of all.heard) {
    const far = rank < SHOWN ? 0 : distance(at, headline);
    if (fits(claim) && (far < Number.POSITIVE_INFINITY || !isDay(claim))) found.push({ claim, rank, far });
  }
  return found.sort((a, b) => a.rank - b.rank || a.far - b.far);
}

const isDay = ({ field }: Claim): boolean => field === 'published' || field === 'updated';

function valuesOf({ heard }: Witnesses, field: Field): string[] {
  const values: string[] = [];
  for (const { claim } of heard) if (claim.field === field) values.push(claim.value);
  return values;
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
