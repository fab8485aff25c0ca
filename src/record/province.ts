import type { Record } from '../core/record.js';
import type { Found } from './found.js';
import type { Scene } from './scene.js';

/** Settles the province of a post by body, title, byline, footer, host; null with a warning if candidates disagree. */
export function settleProvince(_scene: Scene): Found<NonNullable<Record['province']>> | null {
  return null;
}
