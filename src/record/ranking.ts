import type { Ranking } from '../core/record.js';
import type { Found } from './found.js';
import type { Membership } from './member.js';
import type { Scene } from './scene.js';

/** Settles places within the bloc with their scores. */
export function settleRankings(_scene: Scene, _membership: Membership): readonly Found<Ranking>[] {
  return [];
}
