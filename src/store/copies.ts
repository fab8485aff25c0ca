import { addressKey } from '../core/address.js';
import { memo } from '../core/memo.js';
import { alike, bandsOf, LEAST_ALIKE, type Likeness, likenessOf, sameText } from '../text/likeness.js';
import type { Db } from './open.js';

/** Keeps what posts are compared by; `put` stands inside a batch, after the row of the post. */
export function likenessWriter(db: Db): (post: number, body: string, url: string | null) => void {
  const row = db.prepare('INSERT INTO likeness VALUES (?, ?, ?, ?, ?, 0)');
  return (post, body, url) => {
    const { words, numbers, sketch } = likenessOf(body);
    row.run(post, url && addressKey(url), words, numbers.join(' '), Buffer.from(sketch.buffer));
  };
}

/** Sketches whose bands are sorted together. */
const SORTED = 16_384;

/**
 * Writes the bands of the posts to be compared. They lie all over the table: in their order, and many posts together,
 * each of its pages is written once, where post by post most of them would be written with every transaction.
 */
function putBands(db: Db): void {
  const some = db.prepare<[number], { post: number; sketch: Buffer }>(
    `SELECT post_id AS post, sketch FROM likeness WHERE NOT tied AND post_id > ? ORDER BY post_id LIMIT ${SORTED}`,
  );
  const put = db.prepare('INSERT OR IGNORE INTO likeness_band VALUES (?, ?)');
  for (let rows = some.all(0); rows.length > 0; rows = some.all(rows.at(-1)!.post)) {
    const keys = rows.flatMap(({ post, sketch }) =>
      bandsOf({ sketch: bitsOf(sketch) }).map((band) => (BigInt(band) << 32n) | BigInt(post)),
    );
    for (const key of BigUint64Array.from(keys).sort()) put.run(key >> 32n, key & 0xffff_ffffn);
  }
}

interface Row {
  readonly id: number;
  readonly address: string | null;
  readonly words: number;
  readonly numbers: string;
  readonly sketch: Buffer;
  readonly tied: number;
  readonly copy_of: number | null;
  readonly published: string | null;
  readonly location: string;
}

interface Candidate extends Likeness {
  readonly id: number;
  readonly address: string | null;
  readonly tied: boolean;
  /** The post that stands for its group. */
  readonly first: number;
  readonly published: string | null;
  readonly location: string;
}

/** One address is one post, unless the site gives all its pages the same: then the texts differ. */
const SAME_ADDRESS = 0.4;
/** Pages without a text of their own crowd in one band; a post is compared with the first of a crowd only. */
const CROWD = 50;

/**
 * Ties posts that are one post: the same address, or nearly the same text. The first published stands for the group
 * (then the longest, then the first by location); the others name it in `copy_of`, with the reason. Looks only at posts
 * that came, changed or lost a copy since the last time, so that it costs nothing where nothing changed; the outcome
 * does not depend on the order in which posts came. Returns how many posts are copies now.
 */
export function tieCopies(db: Db): number {
  const loose = db.prepare<[], number>('SELECT post_id FROM likeness WHERE NOT tied LIMIT 1').pluck();
  const tied = db.prepare('UPDATE likeness SET tied = 1 WHERE post_id = ?');
  const mark = db.prepare('UPDATE post SET copy_of = ?, copy_how = ? WHERE id = ?');
  // Of one whose original went, the reason is still there.
  const clear = db.prepare('UPDATE post SET copy_of = NULL, copy_how = NULL WHERE id = ? AND copy_how IS NOT NULL');
  // A group that joins another, all of it at once.
  const join = db.prepare<[{ from: number; to: number; address: string | null }]>(
    `UPDATE post SET copy_of = @to,
       copy_how = CASE (SELECT address FROM likeness WHERE post_id = post.id) WHEN @address THEN 'address' ELSE 'text' END
     WHERE id = @from OR copy_of = @from`,
  );
  const find = finder(db);
  db.transaction(() => {
    putBands(db);
    for (let post = loose.get(); post !== undefined; post = loose.get()) {
      const group = groupOf(post, find);
      const first = [...group.values()].sort(byFirst)[0]!;
      for (const [id, one] of group) {
        if (one.tied) {
          if (id !== first.id) join.run({ from: id, to: first.id, address: first.address });
          continue;
        }
        if (id !== first.id) mark.run(first.id, isSameAddress(one, first) ? 'address' : 'text', id);
        else clear.run(id);
        tied.run(id);
      }
    }
  })();
  return db.prepare<[], number>('SELECT count(*) FROM post WHERE copy_of IS NOT NULL').pluck().get()!;
}

const isSameAddress = (a: Candidate, b: Candidate): boolean => a.address !== null && a.address === b.address;

const isCopy = (a: Candidate, b: Candidate): boolean =>
  sameText(a, b) || (isSameAddress(a, b) && alike(a, b) >= SAME_ADDRESS);

function byFirst(a: Candidate, b: Candidate): number {
  const day = (a.published ?? '9').localeCompare(b.published ?? '9');
  return day || b.words - a.words || (a.location < b.location ? -1 : 1);
}

interface Finder {
  one(id: number): Candidate;
  /** Posts to compare with one: those of no likeness at all are left out. */
  near(one: Candidate): number[];
}

/** So many sketches and bands are remembered: a post meets hundreds of others, and mostly the same as the one before it. */
const KEPT = 20_000;

function finder(db: Db): Finder {
  const one = db.prepare<[number], Row>(
    `SELECT post_id AS id, address, words, numbers, sketch, tied, copy_of, published, location FROM likeness
     JOIN post ON post.id = post_id JOIN source ON source.id = post_id WHERE post_id = ?`,
  );
  const ids = (sql: string) => db.prepare<[number | string | null], number>(sql).pluck();
  const inBand = ids(`SELECT post_id FROM likeness_band WHERE band = ? ORDER BY post_id LIMIT ${CROWD}`);
  const atAddress = ids(`SELECT post_id FROM likeness WHERE address = ? ORDER BY post_id LIMIT ${CROWD}`);
  const sketches = db.prepare<[number], Buffer>('SELECT sketch FROM likeness WHERE post_id = ?').pluck();
  const sketchOf = memo(KEPT, (id: number) => ({ sketch: bitsOf(sketches.get(id)!) }));
  const crowdOf = memo(KEPT, (band: number) => inBand.all(band));
  return {
    one: (id) => candidate(one.get(id)!),
    near(post) {
      const met = new Set(bandsOf(post).flatMap(crowdOf));
      for (const id of post.address === null ? [] : atAddress.all(post.address)) met.add(id);
      return [...met].filter((id) => alike(post, sketchOf(id)) >= LEAST_ALIKE);
    },
  };
}

const bitsOf = (sketch: Buffer): Uint32Array =>
  new Uint32Array(sketch.buffer.slice(sketch.byteOffset, sketch.byteOffset + sketch.length));

function candidate({ sketch, numbers, tied, copy_of, ...row }: Row): Candidate {
  const told = numbers === '' ? [] : numbers.split(' ');
  return { ...row, sketch: bitsOf(sketch), numbers: told, tied: tied === 1, first: copy_of ?? row.id };
}

/** A post and all that belong to it through one another; of a group that is tied already the one that stands for it. */
function groupOf(start: number, find: Finder): Map<number, Candidate> {
  const group = new Map([[start, find.one(start)]]);
  const seen = new Set([start]);
  for (const one of group.values()) {
    if (one.tied) continue;
    for (const id of find.near(one)) {
      if (seen.has(id)) continue;
      const other = find.one(id);
      if (!isCopy(one, other)) continue;
      seen.add(id);
      if (!other.tied) group.set(id, other);
      else if (!group.has(other.first)) group.set(other.first, find.one(other.first));
    }
  }
  return group;
}
