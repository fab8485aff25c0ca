import type { Options as Fetching } from '../fetch/crawl.js';
import type { Reference } from '../store/reference.js';
import type { PassedBy } from '../take/archived.js';
import type { Trouble } from '../take/file.js';

/** What ingest needs to know of the rules. */
export interface Rules extends Reference {
  readonly digest: string;
}

export interface Options {
  /** Folders, files, globs and addresses; with `rebuild` there may be none. */
  readonly paths: readonly string[];
  /** Database file; made if it is not there. */
  readonly db: string;
  readonly rules: Rules;
  /** Remove posts whose file is gone from the folders given. */
  readonly prune: boolean;
  /** Make the database anew, from the paths and all that it holds. */
  readonly rebuild?: boolean;
  /** Read all bytes, also those of files that nobody touched since they were read. */
  readonly verify?: boolean;
  /** Threads that read posts beside this one; none: all are read here. */
  readonly threads?: Threads;
  /** Folders of review files, beside those that lie by their posts; none: those of the run before. */
  readonly reviews?: readonly string[];
  /** How addresses are asked for, and where their answers are kept. */
  readonly fetching: Fetching;
  /** Told as things happen; `done` of `total` counts files, archives and addresses. */
  readonly tell?: (news: News) => void;
}

/** Threads that read posts beside the one that writes them. */
export interface Threads {
  /** How many. */
  readonly count: number;
  /** They start once so many posts had to be read: each reads all rules first, in the time of some hundred posts. */
  readonly after: number;
  /** A module whose default export is a `ReadPosts`. */
  readonly module: URL;
  /** What that finds as `workerData`. */
  readonly data: unknown;
}

export type News =
  | { readonly kind: 'renewing' }
  | { readonly kind: 'kept'; readonly file: string; readonly damage: string }
  | { readonly kind: 'taken'; readonly total: number }
  | { readonly kind: 'done' }
  | { readonly kind: 'archive'; readonly location: string; readonly passedBy: PassedBy }
  /** What is wrong with a review file; it is not applied. */
  | { readonly kind: 'review'; readonly message: string }
  | { readonly kind: 'failed'; readonly location: string; readonly trouble: Trouble }
  | { readonly kind: 'vanished'; readonly location: string; readonly pruned: boolean };

/** Tells that a place is done, and of an archive what it held beside pages. */
export const teller =
  (tell: NonNullable<Options['tell']>) =>
  (location: string, passedBy?: PassedBy): void => {
    if (passedBy) tell({ kind: 'archive', location, passedBy });
    tell({ kind: 'done' });
  };
