import type { Db } from './open.js';

/** Stored locations that are one of the places or lie below or inside one; `.` stands for every relative location. */
export function locationsUnder(db: Db, places: readonly string[]): string[] {
  const below = db.prepare<[{ place: string }], string>(
    `SELECT location FROM source WHERE CASE @place
       WHEN '.' THEN location NOT LIKE '/%' AND location NOT LIKE '../%' AND location NOT GLOB '[a-z]*://*'
       ELSE location = @place OR substr(location, 1, length(@place) + 1) IN (@place || '/', @place || '!') END`,
  );
  const found = places.flatMap((place) => below.pluck().all({ place }));
  return [...new Set(found)].sort();
}

export interface StoredPost {
  readonly location: string;
  readonly record: string;
  readonly text: string;
}

/** Posts that a person may mean by a location, the end of one (file name, with or without its ending), or the beginning of a digest. */
export function postsNamed(db: Db, name: string, limit: number): StoredPost[] {
  const find = (where: string) =>
    db
      .prepare<[{ name: string }], StoredPost>(
        `SELECT location, record, text FROM body JOIN source ON source.id = post_id WHERE ${where} ORDER BY location LIMIT ${limit}`,
      )
      .all({ name });
  const exact = find('location = @name');
  if (exact.length > 0) return exact;
  const byName = find(`substr(location, -length(@name) - 1) = '/' || @name`);
  if (byName.length > 0) return byName;
  const byStem = find(`instr('/' || location, '/' || @name || '.') > 0`);
  if (byStem.length > 0) return byStem;
  return /^[0-9a-f]{4,64}$/.test(name) ? find('substr(sha256, 1, length(@name)) = @name') : [];
}

/** The failure stored for a location, if it is one. */
export function failureAt(db: Db, location: string): { code: string; message: string } | undefined {
  return db
    .prepare<[string], { code: string; message: string }>(
      'SELECT code, message FROM failure JOIN source ON source.id = source_id WHERE location = ?',
    )
    .get(location);
}

/** Every record as JSON, ordered by location: what `extract` would give for the same files. */
export function records(db: Db): IterableIterator<string> {
  return db
    .prepare<[], string>('SELECT record FROM body JOIN source ON source.id = post_id ORDER BY location')
    .pluck()
    .iterate();
}

/** Where every post came from and the digest of its bytes, ordered by location. */
export function places(db: Db): IterableIterator<{ location: string; id: string }> {
  return db
    .prepare<[], { location: string; id: string }>(
      'SELECT location, sha256 AS id FROM post JOIN source ON source.id = post.id ORDER BY location',
    )
    .iterate();
}

/** The record of a location as JSON; undefined if there is no post. */
export function recordsAt(db: Db): (location: string) => string | undefined {
  const find = db
    .prepare<[string], string>('SELECT record FROM body JOIN source ON source.id = post_id WHERE location = ?')
    .pluck();
  return (location) => find.get(location);
}

/** The tables that hold one fact a row, in the order of the record. */
const FACTS = ['chair', 'member', 'attendee', 'award', 'ranking', 'role', 'handover', 'movement', 'evidence'] as const;

export interface Totals {
  readonly posts: number;
  readonly blocPosts: number;
  /** Posts that are copies of another. */
  readonly copies: number;
  readonly events: number;
  /** How many facts of each kind. */
  readonly facts: Readonly<{ [Kind in (typeof FACTS)[number]]: number }>;
  /** How many warnings, failures and conflicts between posts of each code. */
  readonly warnings: ReadonlyMap<string, number>;
  readonly conflicts: ReadonlyMap<string, number>;
  readonly failures: ReadonlyMap<string, number>;
}

/** What the whole database holds. */
export function totals(db: Db): Totals {
  const count = (from: string) => db.prepare<[], number>(`SELECT count(*) FROM ${from}`).pluck().get()!;
  const byCode = (table: string) =>
    new Map(
      db
        .prepare<[], { code: string; n: number }>(
          `SELECT code, count(*) AS n FROM ${table} GROUP BY code ORDER BY code`,
        )
        .all()
        .map(({ code, n }) => [code, n]),
    );
  return {
    posts: count('post'),
    blocPosts: count('post WHERE is_bloc_post'),
    copies: count('post WHERE copy_of IS NOT NULL'),
    events: count('event'),
    facts: Object.fromEntries(FACTS.map((table) => [table, count(table)])) as Totals['facts'],
    warnings: byCode('warning'),
    conflicts: byCode('conflict'),
    failures: byCode('failure'),
  };
}

/** Vietnamese name of each award code. */
export function awardNames(db: Db): ReadonlyMap<string, string> {
  const rows = db.prepare<[], { code: string; name: string }>('SELECT code, name FROM award_type').all();
  return new Map(rows.map(({ code, name }) => [code, name]));
}
