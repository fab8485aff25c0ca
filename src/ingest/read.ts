import { createHash } from 'node:crypto';
import type { Source } from '../core/post.js';
import type { Extracted } from '../pipe.js';
import { Unreadable } from '../read/unreadable.js';
import type { Known, Origin } from '../store/write.js';
import type { Item as Taking, Trouble } from '../take/file.js';
import type { Rules } from './options.js';

/** Bytes to record, with the rules already in it; throws or rejects with `Unreadable`. */
export type Extract = (source: Source, bytes: Uint8Array) => Extracted | Promise<Extracted>;

/** What became of one place, before it is written. */
export interface Item {
  readonly location: string;
  readonly origin: Origin;
  readonly outcome: 'added' | 'changed' | 'unchanged' | 'failed';
  /** Of a failure, new or known. */
  readonly trouble?: Trouble;
  readonly made?: Extracted;
}

/** Reads what was taken, unless the same bytes were read under the same rules `before`. */
export async function readItem(
  { source, bytes }: Taking,
  before: Known | undefined,
  { digest: knowledge }: Rules,
  extract: Extract,
): Promise<Item> {
  const { location } = source;
  if ('code' in bytes) {
    return { location, origin: { location, sha256: null, bytes: null, knowledge }, outcome: 'failed', trouble: bytes };
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const origin = { location, sha256, bytes: bytes.length, knowledge };
  if (before?.sha256 === sha256 && before.knowledge === knowledge) {
    if (before.code === null) return { location, origin, outcome: 'unchanged' };
    return { location, origin, outcome: 'failed', trouble: { code: before.code, message: before.message ?? '' } };
  }
  try {
    const made = await extract(source, bytes);
    return { location, origin, outcome: before === undefined || before.code !== null ? 'added' : 'changed', made };
  } catch (error) {
    return { location, origin, outcome: 'failed', trouble: troubleWith(error) };
  }
}

/** Only a fault of ours throws anything but `Unreadable`; one post in thousands must not end the run with it. */
export function troubleWith(error: unknown): Trouble {
  if (error instanceof Unreadable) return { code: error.code, message: error.message };
  const message = error instanceof Error ? error.message.split('\n')[0] : String(error);
  return { code: 'internal', message: `A fault in thidua, please report it: ${message}` };
}
