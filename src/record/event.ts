import type { Bloc, Event } from '../core/record.js';
import type { Sentence } from '../text/tokens.js';
import type { Found } from './found.js';
import type { Scene } from './scene.js';

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

/** Parts the sentences of a post by the meetings they tell of; [] if the post is no bloc's own meeting. */
export function meetingsOf(scene: Scene): readonly (readonly Sentence[])[] {
  return [scene.sentences];
}

/** Settles kind, years, date, part of day, venue and bloc of one meeting. */
export function settleMeeting(_scene: Scene): Meeting {
  return {
    bloc: null,
    kinds: [],
    years: [],
    reviewed: null,
    planned: null,
    date: null,
    dateEnd: null,
    partOfDay: null,
    venue: null,
  };
}
