import { createHash } from 'node:crypto';
import type { Source } from '../core/post.js';
import type { Extracted } from '../pipe.js';
import { Unreadable } from '../read/unreadable.js';
import type { ReviewRow } from '../store/review.js';
import type { Known, Origin } from '../store/write.js';
import type { Place, Trouble } from '../take/file.js';
import type { Reviews } from './reviews.js';

/** Bytes to record, with the rules already in it; throws or rejects with `Unreadable`. */
export type Extract = (source: Source, bytes: Uint8Array) => Extracted | Promise<Extracted>;

/** What became of one place, before it is written. */
export interface Item {
  readonly location: string;
  readonly outcome: 'added' | 'changed' | 'unchanged' | 'failed';
  /** Of a failure, new or known. */
  readonly trouble?: Trouble;
  /** Where what is to be written comes from; none: what the database holds stands. */
  readonly origin?: Origin;
  readonly made?: Made;
  /** Of an unchanged file that was touched: the source it is and its new stamp. */
  readonly touched?: { readonly id: number; readonly stamp: string };
}

/** What was read of a post, with what researchers said of it worked in. */
export interface Made extends Extracted {
  readonly reviews: readonly ReviewRow[];
}

/** Bytes that are new, changed, or were read under other rules or reviews. */
export interface Unread {
  readonly source: Source;
  readonly bytes: Uint8Array;
  readonly origin: Origin;
  readonly outcome: 'added' | 'changed';
}

/** What reading comes to. `again`: the next run shall try once more. */
export type Answer = { readonly made: Extracted } | { readonly trouble: Trouble; readonly again?: true };

/**
 * Looks whether a place holds what the database holds of it under the same rules and reviews. Bytes of a file that was not
 * touched since are read for `verify` only.
 */
export function look(
  { source, stamp, read }: Place,
  before: Known | undefined,
  knowledge: string,
  reviews: Reviews,
  verify: boolean,
): Item | Unread {
  const { location } = source;
  const reviewed = (sha256: string | null) => reviews.digest(location, sha256);
  const same = before?.knowledge === knowledge && before.review === reviewed(before.sha256);
  const known = same ? before : null;
  if (known && stamp !== null && known.stamp === stamp && !verify) return asBefore(location, known);
  const bytes = read();
  if ('code' in bytes) {
    if (known?.sha256 === null && known.code === bytes.code) return asBefore(location, known);
    const origin = { location, sha256: null, bytes: null, knowledge };
    return { location, origin, outcome: 'failed', trouble: bytes };
  }
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (known?.sha256 === sha256) {
    const touched = stamp === null || stamp === known.stamp ? undefined : { id: known.id, stamp };
    return { ...asBefore(location, known), touched };
  }
  const origin = { location, sha256, bytes: bytes.length, stamp, review: reviewed(sha256), knowledge };
  return { source, bytes, origin, outcome: before === undefined || before.code !== null ? 'added' : 'changed' };
}

function asBefore(location: string, { code, message }: Known): Item {
  if (code === null) return { location, outcome: 'unchanged' };
  return { location, outcome: 'failed', trouble: { code, message: message ?? '' } };
}

/** Reads bytes; whatever is wrong with them, or with us, is an answer. */
export async function readPost(source: Source, bytes: Uint8Array, extract: Extract): Promise<Answer> {
  try {
    return { made: await extract(source, bytes) };
  } catch (error) {
    return { trouble: troubleWith(error) };
  }
}

/** The item that an answer makes of what was unread, with what researchers said of it. */
export function itemFor({ origin, outcome }: Unread, answer: Answer, reviews: Reviews): Item {
  const { location, knowledge } = origin;
  if ('made' in answer) {
    const { record, text } = answer.made;
    const { digest: review, ...reviewed } = reviews.applied(location, record, text);
    return { location, origin: { ...origin, review }, outcome, made: { ...answer.made, ...reviewed } };
  }
  const { trouble, again } = answer;
  // Bytes without a digest and a stamp are bytes that nobody knows.
  return {
    location,
    origin: again ? { location, sha256: null, bytes: null, knowledge } : origin,
    outcome: 'failed',
    trouble,
  };
}

/** Only a fault of ours throws anything but `Unreadable`; one post in thousands must not end the run with it. */
export function troubleWith(error: unknown): Trouble {
  if (error instanceof Unreadable) return { code: error.code, message: error.message };
  const message = error instanceof Error ? error.message.split('\n')[0] : String(error);
  return { code: 'internal', message: `A fault in thidua, please report it: ${message}` };
}
