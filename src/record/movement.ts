import type { Found } from './found.js';
import type { Scene } from './scene.js';

/** Settles the names of emulation movements the text tells of, without quotes. */
export function settleMovements(_scene: Scene): readonly Found<string>[] {
  return [];
}
