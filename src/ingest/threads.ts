import { Piscina } from 'piscina';
import { UserError } from '../core/message.js';
import type { Threads } from './options.js';
import { type Answer, troubleWith, type Unread } from './read.js';

/** What the module of a thread does: an answer for each post in turn, or why it can read none. */
export type ReadPosts = (
  posts: readonly Pick<Unread, 'source' | 'bytes'>[],
) => Promise<readonly Answer[] | { readonly refused: string }>;

/** Lists of posts that a thread has at once: more than it reads while the other thread writes what was read. */
const AT_ONCE = 6;

/** Megabytes for what is soon forgotten: with half as many, a tenth of the time goes into looking what is. */
const YOUNG = 96;

export interface Pool {
  /** Has each thread all that it can be given at once? */
  isBusy(): boolean;
  /** Rejects with `UserError` where threads can read nothing at all. */
  read(posts: readonly Unread[]): Promise<readonly Answer[]>;
  close(): Promise<void>;
}

/**
 * Starts threads. A post that kills the one it is read in becomes a failure and is read again by the next run; those
 * that were with it are read again at once.
 */
export function openThreads(threads: Threads): Pool {
  const { count } = threads;
  const pool = started(threads, count);
  let earlier: Promise<unknown> = Promise.resolve();
  let asked = 0;
  return {
    isBusy: () => asked >= AT_ONCE * count,
    async read(posts) {
      asked++;
      try {
        return await ask(pool, posts);
      } catch (error) {
        if (error instanceof UserError) throw error;
        // One after the other, so that who dies is who is to blame.
        const turn = earlier.then(() => readAlone(threads, posts));
        earlier = turn.catch(() => {});
        return await turn;
      } finally {
        asked--;
      }
    },
    close: () => pool.destroy(),
  };
}

function started({ module, data }: Threads, count: number): Piscina {
  const pool = new Piscina({
    filename: module.href,
    workerData: data,
    minThreads: count,
    maxThreads: count,
    concurrentTasksPerWorker: AT_ONCE,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG },
  });
  // A thread that dies without work in hand: what waits for it must not wait for ever.
  pool.on('error', () => pool.destroy());
  return pool;
}

async function ask(pool: Piscina, posts: readonly Unread[]): Promise<readonly Answer[]> {
  const answers = await (pool.run as ReadPosts)(posts.map(({ source, bytes }) => ({ source, bytes })));
  if ('refused' in answers) throw new UserError(answers.refused);
  return answers;
}

async function readAlone(threads: Threads, posts: readonly Unread[]): Promise<readonly Answer[]> {
  const pool = started(threads, 1);
  const answers: Answer[] = [];
  try {
    for (const post of posts) {
      await ask(pool, []).catch((error) => {
        throw new UserError(`posts cannot be read in threads of their own (${error.message}); try --workers 0`);
      });
      answers.push(
        ...(await ask(pool, [post]).catch((error) => [{ trouble: troubleWith(error), again: true } as const])),
      );
    }
  } finally {
    await pool.destroy();
  }
  return answers;
}
