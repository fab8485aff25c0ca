import type { Award, Ranking } from '../core/record.js';
import type { Meeting } from './event.js';
import type { Found } from './found.js';
import type { Membership } from './member.js';
import type { Scene } from './scene.js';

/** Settles awards: recipients unfolded, status by the governing verb, year by the text or the reviewed year. */
export function settleAwards(
  _scene: Scene,
  _meeting: Meeting,
  _membership: Membership,
  _rankings: readonly Found<Ranking>[],
): readonly Found<Award>[] {
  return [];
}
