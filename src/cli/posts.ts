import { troubleWith } from '../ingest/read.js';
import { type Trace, trace } from '../pipe.js';
import { open } from '../read/index.js';
import type { Knowledge } from '../rule/load.js';
import type { Item, Trouble } from '../take/file.js';

/** What the stations made of an item, or what is in the way. */
export async function traced({ source, bytes }: Item, knowledge: Knowledge): Promise<Trace | Trouble> {
  if ('code' in bytes) return bytes;
  try {
    return trace(source, bytes, knowledge, await open(source, bytes));
  } catch (error) {
    return troubleWith(error);
  }
}
