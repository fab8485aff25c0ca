import { readFileSync } from 'node:fs';
import { type Document, isMap, parseDocument } from 'yaml';
import { z } from 'zod';
import { UserError } from '../core/message.js';
import { readYaml } from '../core/yaml.js';
import { FIELDS } from './facts.js';
import type { Score } from './score.js';

/** The F1 that a field may not fall below, and the highest that it ever reached. A lower floor needs a reason. */
const Floor = z
  .strictObject({
    floor: z.number().min(0).max(1),
    reached: z.number().min(0).max(1),
    why: z.string().min(1).optional(),
  })
  .refine(({ floor, reached }) => floor <= reached, 'the floor is above the highest figure reached')
  .refine(
    ({ floor, reached, why }) => floor >= reached || why !== undefined,
    'the floor is below the highest figure reached: say why',
  );
const FloorSet = z.strictObject({
  about: z.string().min(1),
  /** Glob over names of posts. */
  names: z.string().min(1).default('*'),
  floors: z.partialRecord(z.enum([...FIELDS, 'micro']), Floor),
});
const FloorFile = z.record(z.string(), FloorSet);

type Floor = z.infer<typeof Floor>;
export type FloorSet = z.infer<typeof FloorSet>;

/** Sets of posts and their floors. Throws `UserError` with file:line:column for a floor lowered without a reason. */
export const readFloors = (file: string): Record<string, FloorSet> => readYaml(file, FloorFile).value;

/** One set of the file. Throws `UserError` that names the sets there are. */
export function floorSet(file: string, name: string): FloorSet {
  const sets = readFloors(file);
  const set = sets[name];
  if (!set) throw new UserError(`${file}: there is no set ${name}; it has ${Object.keys(sets).join(', ')}`);
  return set;
}

const floorOf = ({ floors }: FloorSet, field: string): Floor | undefined =>
  (floors as { readonly [field: string]: Floor | undefined })[field];

/** A field that fell. */
export interface Fall {
  readonly field: string;
  readonly floor: number;
  readonly figure: number;
}

/** Fields below their floors. Where neither gold nor records state a fact, nothing falls. */
export function falls(set: FloorSet, score: Score): Fall[] {
  return figuresOf(score).flatMap(([field, figure]) => {
    const floor = floorOf(set, field)?.floor;
    return floor !== undefined && figure < floor ? [{ field, floor, figure }] : [];
  });
}

/** A floor that rose, from null where there was none. */
export interface Rise {
  readonly field: string;
  readonly from: number | null;
  readonly to: number;
}

/**
 * The text of a floor file with each floor of a set lifted to what was measured; none is lowered. Comments and order
 * stay. A floor that is back at the highest figure needs its reason no longer.
 */
export function raised(file: string, name: string, score: Score): { text: string; rises: Rise[] } {
  const set = floorSet(file, name);
  const document: Document = parseDocument(readFileSync(file, 'utf8'));
  const rises: Rise[] = [];
  for (const [field, figure] of figuresOf(score)) {
    const before = floorOf(set, field);
    if (before && figure <= before.floor) continue;
    const reached = Math.max(figure, before?.reached ?? 0);
    rises.push({ field, from: before?.floor ?? null, to: figure });
    const place = [name, 'floors', field];
    if (!before) document.setIn(place, document.createNode({ floor: figure, reached }, { flow: true }));
    else {
      document.setIn([...place, 'floor'], figure);
      document.setIn([...place, 'reached'], reached);
      if (figure === reached) document.deleteIn([...place, 'why']);
    }
  }
  // An empty `floors: {}` is written on one line; what is put into it is not.
  const floors = document.getIn([name, 'floors']);
  if (isMap(floors)) floors.flow = false;
  return { text: document.toString({ lineWidth: 0 }), rises };
}

/** F1 by field and over all facts, rounded down to three decimals: a floor must be a figure that was reached. */
const figuresOf = ({ rows, micro }: Score): [field: string, figure: number][] =>
  [...rows, { ...micro, field: 'micro' }].flatMap(({ field, f1 }) => (f1 === null ? [] : [[field, roundDown(f1)]]));

/** 0.947 may be stored as a little less. */
const roundDown = (figure: number): number => Math.floor(figure * 1000 + 1e-9) / 1000;
