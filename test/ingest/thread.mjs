// A thread for tests: reads posts as worker.ts does, in no time and in no order; words of a post can kill it.
import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { workerData } from 'node:worker_threads';

export default async function readPosts(posts) {
  if (workerData?.refused) return { refused: workerData.refused };
  if (workerData?.dead) process.exit(3);
  const answers = [];
  for (const { source, bytes } of posts) {
    const text = Buffer.from(bytes).toString('utf8').trim();
    if (text === 'EXIT') process.exit(3);
    if (text === 'UNCAUGHT') {
      setTimeout(() => {
        throw new Error('wires crossed');
      });
      await pause(1000);
    }
    await pause(Math.random() * 4);
    answers.push(text === 'EMPTY' ? { trouble: { code: 'empty', message: 'has no words' } } : { made: made(source, bytes) });
  }
  return answers;
}

/** A post whose title is all of its text, and a kind that the schema refuses where that is WRONG. */
export function made(source, bytes) {
  const title = Buffer.from(bytes).toString('utf8');
  const post = { title, published: null, published_time: null, author: null, publisher: null };
  const province = title === 'WRONG' ? { code: '00', name: 'Lạ', basis: 'dream' } : null;
  const id = createHash('sha256').update(bytes).digest('hex');
  const told = { is_bloc_post: false, province, events: [], evidence: [], warnings: [] };
  return { text: title, body: title, record: { schema_version: 1, id, source, post, ...told } };
}
