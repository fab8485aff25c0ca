import type { Found } from './found.js';
import { type Names, naming } from './names.js';
import type { Scene } from './scene.js';

/** The units of the bloc and their stated number. */
export interface Membership {
  readonly members: readonly Found<string>[];
  readonly count: Found<number> | null;
  /** How this bloc's organizations are named. */
  readonly names: Names;
}

/** Settles members and stated count; warns where they disagree. */
export function settleMembers(_scene: Scene): Membership {
  return { members: [], count: null, names: naming(false) };
}
