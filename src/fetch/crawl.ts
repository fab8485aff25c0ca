import { addressKey } from '../core/address.js';
import type { ClientNews } from './client.js';
import { addressesOf, type ListNews, type Wanted } from './discover.js';
import { type Fetched, type Keep, type KeepOptions, openKeep } from './keep.js';

export interface Options extends Omit<KeepOptions, 'tell'> {
  /** At most so many pages are asked for; those already there don't count. */
  readonly limit?: number;
  /** Once aborted, nothing new is begun; what is under way is finished and given. */
  readonly signal?: AbortSignal;
  readonly tell?: (news: ClientNews | ListNews) => void;
}

/** So many hosts are asked at the same time, one page of each. */
const MOST_HOSTS = 16;
/** So many addresses are looked ahead, so that a list sorted by host keeps several hosts busy. */
const WINDOW = 10_000;

/**
 * Fetches pages into a folder: each address once, whatever its spelling, in the order they come back. Answers lie in
 * WARC archives, outcomes in `journal.jsonl` beside them; what lies there from earlier runs is given without asking, so
 * that a run that was stopped or killed goes on where it was. Sitemaps, feeds and pages of lists are asked for anew in
 * each run. Throws `UserError`s of none; errors of the file system, and of a contact that can't stand in a header.
 */
export async function* fetchAll(
  wanted: Iterable<Wanted> | AsyncIterable<Wanted>,
  options: Options,
): AsyncGenerator<Fetched> {
  const keep = await openKeep(options);
  const { limit = Number.POSITIVE_INFINITY, signal, tell = () => {} } = options;
  const queue = newQueue();
  const running = new Map<string, Promise<() => void>>();
  const done: Fetched[] = [];
  let drawing: Promise<() => void> | null = null;
  let open = true;
  let left = limit;
  const stopped = () => signal?.aborted === true || left <= 0;
  const source = addressesOf(wanted, { get: keep.get, tell, stopped });

  const draw = async (): Promise<() => void> => {
    const { value, done: over } = await source.next();
    return () => {
      drawing = null;
      if (over) open = false;
      else queue.add(value);
    };
  };
  const start = async (host: string, url: string): Promise<() => void> => {
    const fetched = await keep.fetch(url);
    return () => {
      running.delete(host);
      done.push(fetched);
    };
  };
  try {
    for (;;) {
      for (const fetched of done.splice(0)) if (fetched.problem?.code !== 'stopped') yield fetched;
      if (open && !stopped() && queue.size() < WINDOW) drawing ??= draw();
      while (!stopped() && running.size < MOST_HOSTS) {
        const next = queue.next((host) => running.has(host));
        if (!next) break;
        const known = seenBefore(keep, next.url);
        if (known === 'met') continue;
        if (known) {
          yield known;
          continue;
        }
        left--;
        running.set(next.host, start(next.host, next.url));
      }
      const under = [...running.values(), ...(drawing && !stopped() ? [drawing] : [])];
      if (under.length === 0) break;
      (await Promise.race(under))();
    }
  } finally {
    await Promise.allSettled(running.values());
    await Promise.allSettled([drawing]);
    await source.return(undefined);
    await keep.close();
  }
}

/** What is known of an address; `met` where it was given in this run. */
function seenBefore({ journal, known }: Keep, url: string): Fetched | 'met' | null {
  if (journal.met(url)) return 'met';
  const found = known(url);
  if (found) {
    journal.meet(url);
    journal.meet(found.finalUrl);
  }
  return found;
}

/** Addresses that wait, by host; each key waits once. */
function newQueue() {
  const hosts = new Map<string, string[]>();
  const waiting = new Set<string>();
  return {
    size: () => waiting.size,
    add(url: string): void {
      const key = addressKey(url) ?? url;
      if (waiting.has(key)) return;
      waiting.add(key);
      // www.so.vn and so.vn are one.
      const host = key.split(/[/?]/, 1)[0]!;
      const line = hosts.get(host);
      if (line) line.push(url);
      else hosts.set(host, [url]);
    },
    /** The first address of the next host that is not busy. Hosts take turns. */
    next(busy: (host: string) => boolean): { host: string; url: string } | null {
      for (const [host, line] of hosts) {
        if (busy(host)) continue;
        const url = line.shift()!;
        hosts.delete(host);
        if (line.length > 0) hosts.set(host, line);
        waiting.delete(addressKey(url) ?? url);
        return { host, url };
      }
      return null;
    },
  };
}
