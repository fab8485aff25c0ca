import { Piscina } from 'piscina';
import { UserError } from '../core/message.js';
import type { Threads } from './options.js';
import { type Answer, troubleWith, type Unread } from './read.js';

/** What the module of a thread does: an answer for each post in turn, or why it can read none. */
export type ReadPosts = (
  posts: readonly Pick<Unread, 'source' | 'bytes'>[],
) => Promise<readonly Answer[] | { readonly refused: string }>;

export interface Pool {
  /** So many batches keep all threads busy: one that each reads and one that waits for it. */
  readonly atOnce: number;
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
  return {
    atOnce: 2 * count,
    async read(posts) {
      try {
        return await ask(pool, posts);
      } catch (error) {
        if (error instanceof UserError) throw error;
        // One after the other, so that who dies is who is to blame.
        const turn = earlier.then(() => readAlone(threads, posts));
        earlier = turn.catch(() => {});
        return turn;
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
    concurrentTasksPerWorker: 2,
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
