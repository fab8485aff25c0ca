import { globSync } from 'tinyglobby';
import { ingest } from '../../src/ingest.js';
import { extract } from '../../src/pipe.js';
import { loadKnowledge } from '../../src/rule/load.js';
import { FETCHING } from '../store/sample.js';

/** Reads posts of the corpus into a database as `ingest` does, in the order of their names. */
export async function corpusInto(db: string, names = 'corpus/[abcd]*.{html,md,txt}'): Promise<void> {
  const rules = loadKnowledge();
  const paths = globSync(names).sort();
  await ingest({ paths, db, rules, prune: false, fetching: FETCHING }, (source, bytes) =>
    extract(source, bytes, rules),
  );
}
