import type { Bloc, Event } from '../../core/record.js';
import type { Found } from '../found.js';
import type { Scene } from '../scene.js';
import { settleBloc } from './bloc.js';
import { type Kind, settleKinds } from './kinds.js';
import { openingOf } from './opening.js';
import { settleVenue } from './venue.js';
import { settleWhen, type View } from './when.js';
import { settleYears, spread, yearsByDate, yearsFurther } from './years.js';

/** What is known of the meeting itself. */
export interface Meeting {
  readonly bloc: Found<Bloc> | null;
  readonly kinds: readonly Found<Event['kinds'][number]>[];
  /** Emulation years, the reviewed one first. */
  readonly years: readonly Found<number>[];
  /** The year under review, or of the covenant; what awards without a year are for. */
  readonly reviewed: number | null;
  /** The year after the reviewed one, for newly elected heads. */
  readonly planned: number | null;
  readonly date: Found<string> | null;
  readonly dateEnd: Found<string> | null;
  readonly partOfDay: Found<NonNullable<Event['part_of_day']>> | null;
  readonly venue: Found<string> | null;
}

const FORWARD: ReadonlySet<Kind> = new Set<Kind>(['planning', 'launch', 'covenant_signing']);

function viewOf(kinds: readonly Kind[]): View {
  if (kinds.includes('year_end_review') || kinds.includes('scoring')) return 'back';
  return kinds.length > 0 && kinds.every((kind) => FORWARD.has(kind)) ? 'forward' : 'neither';
}

/** Settles kind, years, date, part of day, venue and bloc of one meeting. */
export function settleMeeting(scene: Scene): Meeting {
  const opening = openingOf(scene);
  const kinds = settleKinds(scene, opening);
  const names = kinds.map(({ value }) => value);
  const said = settleYears(scene, opening);
  const when = settleWhen(
    scene,
    opening,
    said.map(({ value }) => value),
    viewOf(names),
  );
  const further = when.date ? yearsByDate(when.date, names) : yearsFurther(scene, names);
  const years = spread(scene, said.length > 0 ? said : further, names, when.date);
  return {
    bloc: settleBloc(scene, opening),
    kinds,
    years: years.all,
    reviewed: years.reviewed,
    planned: years.planned,
    ...when,
    venue: settleVenue(scene, opening),
  };
}
