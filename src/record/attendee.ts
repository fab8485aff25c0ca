import type { Attendee, Chair } from '../core/record.js';
import type { Found } from './found.js';
import type { Membership } from './member.js';
import type { Scene } from './scene.js';

/** Settles the named persons present, each once with the fullest position. */
export function settleAttendees(_scene: Scene, _membership: Membership): readonly Found<Attendee>[] {
  return [];
}

/** Settles who chaired: persons with position and body, or organizations. */
export function settleChairs(_scene: Scene, _membership: Membership): readonly Found<Chair>[] {
  return [];
}
