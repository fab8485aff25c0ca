import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { UserError } from '../core/message.js';
import type { Record } from '../core/record.js';
import { applyReviews, type Outcome } from '../review/apply.js';
import { catalogueOf } from '../review/catalogue.js';
import { type Review, readReview } from '../review/file.js';
import type { Db } from '../store/open.js';
import type { ReviewRow } from '../store/review.js';
import { archiveOf } from '../take/archived.js';
import { troubleOf } from '../take/file.js';
import { isAddress } from '../take/take.js';
import type { News, Rules } from './options.js';

export const ENDING = '.review.yml';

/** What researchers said of posts, in files beside them and in folders given. */
export interface Reviews {
  /** Changes whenever the files on a post do; null: there is none. `sha256`: digest of its bytes. */
  digest(location: string, sha256: string | null): string | null;
  /** A record with what is said of it worked in. `digest` is null where a file is broken, so that the next run tries again. */
  applied(location: string, record: Record, text: string): Applied;
  /** Tells of review files in the folders given that are of no post the database knows. */
  end(db: Db): void;
}
export interface Applied {
  readonly record: Record;
  readonly reviews: readonly ReviewRow[];
  readonly digest: string | null;
}

/**
 * Review files are found by name (a01.review.yml or a01.html.review.yml beside a01.html) and, in `folders`, by the digest
 * or location that they name. What is wrong with a file or folder is told, and the posts are taken without it.
 */
export function reviewsFor(folders: readonly string[], rules: Rules, tell: (news: News) => void): Reviews {
  const catalogue = catalogueOf(rules);
  const known = new Map<string, Review | null>();
  const opened = (file: string): Review | null => {
    let review = known.get(file);
    if (review === undefined) {
      review = null;
      try {
        review = readReview(file, catalogue);
      } catch (error) {
        tell({ kind: 'review', message: error instanceof UserError ? error.message : troubleAt(file, error) });
      }
      known.set(file, review);
    }
    return review;
  };
  const given = folders.flatMap((folder) => {
    const files = reviewFilesIn(folder);
    if (files === null)
      tell({
        kind: 'review',
        message: `${folder}: cannot read this folder of reviews; --reviews FOLDER names another`,
      });
    return files ?? [];
  });
  const elsewhere = new Map<string, string[]>();
  for (const file of given) {
    const review = opened(file);
    for (const name of new Set([review?.sha256, review?.post]))
      if (name) (elsewhere.get(name) ?? elsewhere.set(name, []).get(name)!).push(file);
  }
  const beside = besides(opened, (message) => tell({ kind: 'review', message }));

  const filesOn = (location: string, sha256: string | null): string[] => {
    const named = [sha256, location].flatMap((name) => (name === null ? [] : (elsewhere.get(name) ?? [])));
    return [...new Set([...beside(location, sha256), ...named])].sort();
  };

  return {
    digest: (location, sha256) => digestOf(filesOn(location, sha256)),
    applied(location, record, text) {
      const files = filesOn(location, record.id);
      const whole = files.map(opened).filter((review) => review !== null);
      const { record: reviewed, outcomes } = applyReviews(record, text, whole);
      const digest = whole.length < files.length ? null : digestOf(files);
      return { record: reviewed, reviews: outcomes.map(rowOf), digest };
    },
    end(db) {
      const there = db.prepare<[string | null, string | null], number>(
        'SELECT EXISTS (SELECT 1 FROM source WHERE sha256 = ? OR location = ?)',
      );
      for (const file of given) {
        const review = known.get(file);
        if (review && there.pluck().get(review.sha256, review.post) === 0)
          tell({ kind: 'review', message: `${file}: no post here has its sha256 or location; it is not applied` });
      }
    },
  };
}

/** Review files beside a post, by its name with or without the ending. Each folder is looked into once. */
function besides(
  opened: (file: string) => Review | null,
  tell: (message: string) => void,
): (location: string, sha256: string | null) => string[] {
  const told = new Set<string>();
  const folders = new Map<string, ReadonlySet<string>>();
  const namesIn = (folder: string): ReadonlySet<string> => {
    const names = folders.get(folder) ?? new Set(listed(folder));
    folders.set(folder, names);
    return names;
  };
  return (location, sha256) => {
    if (isAddress(location) || archiveOf(location) !== null) return [];
    const folder = posix.dirname(location);
    const names = namesIn(folder);
    if (names.size === 0) return [];
    const { base, name: stem } = posix.parse(location);
    const at = (name: string) => posix.join(folder, name);
    const found = names.has(base + ENDING) ? [at(base + ENDING)] : [];
    const shared = at(stem + ENDING);
    if (!names.has(stem + ENDING)) return found;
    const others = [...names].filter(
      (name) => name !== base && !name.endsWith(ENDING) && posix.parse(name).name === stem,
    );
    if (others.length === 0) return [...found, shared];
    // Of several posts with one name the file's own words decide; a broken one is told of and belongs to all.
    const review = opened(shared);
    const isOf = (name: string, digest: () => string | null) =>
      review === null || posix.basename(review.post ?? '') === name || review.sha256 === digest();
    if (isOf(base, () => sha256)) return [...found, shared];
    if (!told.has(shared) && !others.some((name) => isOf(name, () => digestAt(at(name)))))
      tell(
        `${shared}: say of which post, by post or sha256: ${[base, ...others].sort().join(', ')}; it is not applied`,
      );
    told.add(shared);
    return found;
  };
}

/** Names in a folder that has review files: these, and all that may share a name with them; nothing of any other. */
function listed(folder: string): string[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch {
    return [];
  }
  const reviews = new Set(names.filter((name) => name.endsWith(ENDING)).map((name) => name.slice(0, -ENDING.length)));
  if (reviews.size === 0) return [];
  return names.filter((name) => name.endsWith(ENDING) || (POST.test(name) && reviews.has(posix.parse(name).name)));
}
const POST = /\.(?:txt|html?|xhtml|md|markdown|pdf|docx?)$/i;

/** Review files in a folder and below; null: it cannot be read. */
function reviewFilesIn(folder: string): string[] | null {
  try {
    const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort();
    return names.filter((name) => name.endsWith(ENDING)).map((name) => posix.join(folder, name));
  } catch {
    return null;
  }
}

/** Digest of files by name and content; null of none. */
function digestOf(files: readonly string[]): string | null {
  if (files.length === 0) return null;
  const hash = createHash('sha256');
  for (const file of files) hash.update(`${file} ${digestAt(file)}\n`);
  return hash.digest('hex');
}

/** Digest of a file; null: it cannot be read. */
function digestAt(file: string): string | null {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex');
  } catch {
    return null;
  }
}

/** What the file system says against a file; anything else is a fault of ours. */
function troubleAt(file: string, error: unknown): string {
  if (!(error instanceof Error && 'syscall' in error)) throw error;
  return `${file}: ${troubleOf(error).message}`;
}

const rowOf = ({ verdict, state, path, machine, value, quote, note }: Outcome): ReviewRow => {
  const { kind, verdict: told, seen, by, at, why, file, line } = verdict;
  return { field: kind, verdict: told, state, path, seen, machine, value, quote, by, at, why, note, file, line };
};
