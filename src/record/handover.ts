import type { Handover, Role } from '../core/record.js';
import type { Meeting } from './event.js';
import type { Found } from './found.js';
import type { Membership } from './member.js';
import type { Scene } from './scene.js';

/** Settles who passed the head role (or the rotating flag) on to whom. */
export function settleHandovers(
  _scene: Scene,
  _meeting: Meeting,
  _membership: Membership,
  _roles: readonly Found<Role>[],
): readonly Found<Handover>[] {
  return [];
}
