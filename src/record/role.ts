import type { Role } from '../core/record.js';
import type { Meeting } from './event.js';
import type { Found } from './found.js';
import type { Membership } from './member.js';
import type { Scene } from './scene.js';

/** Settles who is, was or will be head or deputy in which year. */
export function settleRoles(_scene: Scene, _meeting: Meeting, _membership: Membership): readonly Found<Role>[] {
  return [];
}
