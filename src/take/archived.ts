import { basename, dirname } from 'node:path';
import type { Trouble } from '../archive/capture.js';
import { pagesIn } from '../fetch/journal.js';
import { heldPlace, type Place, sourceAt } from './file.js';

const ARCHIVE = /\.(?:warc|warc\.gz|wacz)$/i;
/** Stands between an archive and the address of a page in it. */
const WITHIN = '!';

/** Is a file a web archive, by its name? */
export const isArchive = (location: string): boolean => ARCHIVE.test(location);

/** The archive a location lies in, or null: `a.warc.gz!https://…` lies in `a.warc.gz`. */
export function archiveOf(location: string): string | null {
  const end = location.indexOf(`${WITHIN}http`);
  return end !== -1 && isArchive(location.slice(0, end)) ? location.slice(0, end) : null;
}

/** What an archive held that is no page or document: how many records, by reason. */
export type PassedBy = Readonly<Record<string, number>>;

/** Offsets of the pages in an archive that `fetch` made, which keeps lists and robots.txt as well; null for others. */
function pagesOf(archive: string): ReadonlySet<number> | null {
  const name = basename(archive);
  const known = name.startsWith('thidua-') ? pagesIn(dirname(archive)) : null;
  return known && (known.get(name) ?? new Set());
}

/**
 * Pages and documents of a web archive, one at a time, each at the location `ARCHIVE!ADDRESS`; where an archive holds an
 * address several times, from the second on with the time of its capture. Damage to the archive itself comes last, as
 * one trouble at its own location. Returns what was passed by.
 */
export async function* archived(archive: string): AsyncGenerator<Place, PassedBy> {
  const met = new Set<string>();
  const damage: Trouble[] = [];
  const pages = pagesOf(archive);
  let lists = 0;
  const { captures } = await import('../archive/read.js');
  const found = captures(archive);
  let next = await found.next();
  for (; !next.done; next = await found.next()) {
    const capture = next.value;
    if (capture.problem && capture.url === null) {
      damage.push(capture);
      continue;
    }
    if (!capture.problem && pages && !pages.has(capture.offset)) {
      lists++;
      continue;
    }
    const { url, fetchedAt: fetched_at } = capture;
    const once = `${archive}${WITHIN}${url}`;
    const location = met.has(once) ? `${once} ${fetched_at ?? capture.offset}` : once;
    if (met.has(location)) continue;
    met.add(location);
    const source = { ...sourceAt(location), url, fetched_at };
    if (capture.problem) yield heldPlace(source, capture.problem);
    else {
      const { mediaType: media_type, charset, bytes } = capture;
      yield heldPlace({ ...source, media_type, charset }, bytes);
    }
  }
  const [first, ...more] = damage;
  if (first) {
    const others = more.length === 0 ? '' : ` There are ${more.length} more such places.`;
    const bytes = { code: first.problem.code, message: first.problem.message + others };
    yield heldPlace(sourceAt(archive), bytes);
  }
  return { ...next.value.skipped, list: lists };
}
