import { workerData } from 'node:worker_threads';
import { extract } from '../pipe.js';
import { open } from '../read/index.js';
import { type Knowledge, loadKnowledge } from '../rule/load.js';
import { readPost } from './read.js';
import type { ReadPosts } from './threads.js';

// A thread of `ingest`: the pure journey of posts, under the same rules as those of the thread that writes.

/** What a thread is told when it starts. */
export interface Told {
  /** Folder of rules; none: those of the package. */
  readonly rules: string | undefined;
  /** Their digest. */
  readonly digest: string;
}

const told = workerData as Told;
let knowledge: Knowledge | undefined;
let earlier: Promise<unknown> = Promise.resolve();

/** Reads posts, after those it was given before. */
const readPosts: ReadPosts = (posts) => {
  const turn = earlier.then(() => readAll(posts));
  earlier = turn.catch(() => {});
  return turn;
};
export default readPosts;

const readAll: ReadPosts = async (posts) => {
  knowledge ??= loadKnowledge(told.rules);
  const rules = knowledge;
  if (rules.digest !== told.digest) return { refused: 'the rules were changed while they were read; run it again' };
  const answers = [];
  for (const { source, bytes } of posts) {
    answers.push(await readPost(source, bytes, async () => extract(source, bytes, rules, await open(source, bytes))));
  }
  return answers;
};
