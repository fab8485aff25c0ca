import { createHash } from 'node:crypto';
import type { Db } from '../store/open.js';

/** What a dataset was made of and how much it holds; the same for the same data, whenever and wherever it is asked. */
export interface Provenance {
  /** Of thidua. */
  readonly version: string;
  /** Digests of the rules that posts were read with: one, unless some were not read again since the rules changed. */
  readonly rules: readonly string[];
  /** sha256 over the sha256 of every source, sorted, a line each: the same posts at other places give the same. */
  readonly corpus: string;
  readonly posts: number;
  readonly blocPosts: number;
  readonly meetings: number;
  readonly awards: number;
  /** First and last day of publication; null if no post tells one. */
  readonly from: string | null;
  readonly to: string | null;
}

/** What the dataset in a database was made of; `version` is that of the program. */
export function provenanceOf(db: Db, version: string): Provenance {
  const hash = createHash('sha256');
  const digests = db.prepare<[], string>('SELECT sha256 FROM source WHERE sha256 IS NOT NULL ORDER BY sha256').pluck();
  for (const digest of digests.iterate()) hash.update(`${digest}\n`);
  const rules = db.prepare<[], string>('SELECT DISTINCT knowledge FROM source ORDER BY knowledge').pluck().all();
  const counts = db
    .prepare<[], Omit<Provenance, 'version' | 'rules' | 'corpus'>>(
      `SELECT count(*) AS posts, total(is_bloc_post) AS blocPosts, (SELECT count(*) FROM events) AS meetings,
         (SELECT count(*) FROM awards) AS awards, min(published) AS "from", max(published) AS "to" FROM post`,
    )
    .get()!;
  return { version, rules, corpus: hash.digest('hex'), ...counts };
}

/** Version of the dataset by what it was made of, as SemVer writes builds: 0.1.0+rules.1f2e3d4c.corpus.5a6b7c8d. */
export function versionOf({ version, rules, corpus }: Provenance): string {
  return [`${version}+rules`, ...rules.map((digest) => digest.slice(0, 8)), 'corpus', corpus.slice(0, 8)].join('.');
}
