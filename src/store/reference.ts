import { nameChanges, provinceChanges } from '../identity/changes.js';
import { type ThemeEntry, themeTeller } from '../identity/theme.js';
import { bare } from '../text/normalize.js';
import type { Db } from './open.js';

/** What the lexicons say of provinces, awards and bodies; the database keeps it, so that it can be asked on its own. */
export interface Reference {
  readonly provinces: readonly ProvinceEntry[];
  readonly awards: readonly AwardEntry[];
  readonly organizations: readonly OrganizationEntry[];
  /** Word lists by file name without ending; of these the store uses `abbreviations` and `bloc-themes`. */
  readonly vocabulary: ReadonlyMap<string, readonly ThemeEntry[]>;
}
interface Lasting {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
}
export interface ProvinceEntry extends Lasting {
  readonly code: string;
  readonly name: string;
  readonly kind: string;
  readonly forms: readonly string[];
  readonly region?: string | undefined;
  readonly seat?: string | undefined;
  /** The bare name also names communes, schools and companies. */
  readonly ambiguous?: boolean | undefined;
  readonly successor?: string | undefined;
  /** Resolution that ended it or, while it lasts, made it. */
  readonly basis?: string | undefined;
}
export interface AwardEntry extends Lasting {
  readonly code: string;
  readonly name: string;
  readonly en: string;
  readonly category: string;
  readonly recipient: string;
  readonly given_by?: string | undefined;
  readonly level?: string | undefined;
  readonly forms: readonly string[];
}
export interface OrganizationEntry extends Lasting {
  readonly code: string;
  readonly name: string;
  readonly en?: string | undefined;
  readonly kind: string;
  readonly level?: string | undefined;
  readonly forms: readonly string[];
  readonly short: readonly string[];
  readonly successors: readonly string[];
  readonly predecessors: readonly string[];
  /** Law or decision that ended it or, while it lasts, made it. */
  readonly basis?: string | undefined;
}

/** Brings the reference tables to what the lexicons say. Rows that posts point at stay; `sweep` drops the rest. */
export function writeReference(db: Db, reference: Reference): void {
  writeProvinces(db, reference.provinces);
  writeAwards(db, reference.awards);
  writeOrganizations(db, reference.organizations);
  renewThemes(db, reference);
}

/** Words written out by their abbreviation, both as `bare` writes them. */
export const abbreviationsIn = ({ vocabulary }: Reference): ReadonlyMap<string, string> =>
  new Map(
    (vocabulary.get('abbreviations') ?? []).flatMap(({ name, forms }) =>
      forms.map((form) => [bare(form), bare(name)] as const),
    ),
  );

/** Tells the theme of a bloc by its key. */
export const themesIn = (reference: Reference): ((key: string) => string | null) =>
  themeTeller(reference.vocabulary.get('bloc-themes') ?? [], abbreviationsIn(reference));

function renewThemes(db: Db, reference: Reference): void {
  const themeOf = themesIn(reference);
  const put = db.prepare('UPDATE bloc SET theme = ? WHERE id = ?');
  for (const { id, key } of db.prepare<[], { id: number; key: string }>('SELECT id, key FROM bloc').all())
    put.run(themeOf(key), id);
}

const key = ({ code, name }: { readonly code: string; readonly name: string }): string => `${code} ${name}`;

function writeProvinces(db: Db, entries: readonly ProvinceEntry[]): void {
  db.exec('DELETE FROM province_predecessor; DELETE FROM province_alias');
  db.exec(
    'UPDATE province SET kind = NULL, region = NULL, seat = NULL, valid_from = NULL, valid_to = NULL, successor = NULL',
  );
  const put = db
    .prepare<unknown[], number>(
      `INSERT INTO province (code, name, kind, region, seat, valid_from, valid_to, successor, bare)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (code, name) DO UPDATE SET kind = excluded.kind, region = excluded.region, seat = excluded.seat,
       valid_from = excluded.valid_from, valid_to = excluded.valid_to, successor = excluded.successor RETURNING id`,
    )
    .pluck();
  const alias = db.prepare('INSERT OR IGNORE INTO province_alias VALUES (?, ?)');
  const predecessor = db.prepare('INSERT OR IGNORE INTO province_predecessor VALUES (?, ?, ?, ?)');
  const ids = new Map<string, number>();
  // A province that kept code and name when it grew has two entries and one row: first day of the one, last day of the other.
  for (const entry of entries) {
    const twin = entries.filter((other) => other.code === entry.code && other.name === entry.name);
    const from = twin.every((one) => one.from) ? (twin.map((one) => one.from!).sort()[0] ?? null) : null;
    const until = twin.every((one) => one.until)
      ? (twin
          .map((one) => one.until!)
          .sort()
          .at(-1) ?? null)
      : null;
    const successor = until === null ? null : (entry.successor ?? null);
    const { code, name, kind, region = null, seat = null } = entry;
    const id = put.get(code, name, kind, region, seat, from, until, successor, bare(name))!;
    ids.set(key(entry), id);
    for (const form of entry.forms) alias.run(id, form);
  }
  for (const { from, to, since, basis } of provinceChanges(entries)) {
    predecessor.run(ids.get(key(to)), ids.get(key(from)), since, basis);
  }
  // The successor's successor and so on, to the one that is still there.
  db.exec(`UPDATE province SET today_id = (
    WITH RECURSIVE later (id, name, goes_on) AS (
      SELECT province.id, province.name, province.successor
      UNION SELECT next.id, next.name, next.successor FROM later JOIN province AS next ON next.name = later.goes_on)
    SELECT id FROM later WHERE goes_on IS NULL LIMIT 1)`);
}

function writeAwards(db: Db, entries: readonly AwardEntry[]): void {
  db.exec('DELETE FROM award_alias; UPDATE award_type SET category = NULL');
  const put = db
    .prepare<unknown[], number>(
      `INSERT INTO award_type (code, name, name_en, category, recipient, given_by, level, valid_from, valid_to, bare)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (code) DO UPDATE SET name = excluded.name, name_en = excluded.name_en, category = excluded.category,
       recipient = excluded.recipient, given_by = excluded.given_by, level = excluded.level, valid_from = excluded.valid_from,
       valid_to = excluded.valid_to, bare = excluded.bare RETURNING id`,
    )
    .pluck();
  const alias = db.prepare('INSERT OR IGNORE INTO award_alias VALUES (?, ?)');
  for (const entry of entries) {
    const { code, name, en, category, recipient, given_by = null, level = null, from = null, until = null } = entry;
    const id = put.get(code, name, en, category, recipient, given_by, level, from, until, bare(name))!;
    for (const form of entry.forms) alias.run(id, form);
  }
}

function writeOrganizations(db: Db, entries: readonly OrganizationEntry[]): void {
  db.exec('DELETE FROM organization_alias; DELETE FROM organization_successor');
  db.exec(
    'UPDATE organization_name SET code = NULL, name_en = NULL, kind = NULL, level = NULL, valid_from = NULL, valid_to = NULL',
  );
  const put = db
    .prepare<unknown[], number>(
      `INSERT INTO organization_name (name, code, name_en, kind, level, valid_from, valid_to, bare)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (name) DO UPDATE SET code = excluded.code, name_en = excluded.name_en, kind = excluded.kind,
       level = excluded.level, valid_from = excluded.valid_from, valid_to = excluded.valid_to RETURNING id`,
    )
    .pluck();
  const alias = db.prepare('INSERT OR IGNORE INTO organization_alias VALUES (?, ?, ?)');
  const successor = db.prepare('INSERT OR IGNORE INTO organization_successor VALUES (?, ?, ?, ?)');
  const ids = new Map<string, number>();
  for (const { name, code, en = null, kind, level = null, from = null, until = null, forms, short } of entries) {
    const id = put.get(name, code, en, kind, level, from, until, bare(name))!;
    ids.set(name, id);
    for (const form of [...forms, ...short]) alias.run(id, form, bare(form));
  }
  for (const { from, to, since, basis } of nameChanges(entries)) {
    successor.run(ids.get(from), ids.get(to), since, basis);
  }
}

const POINTERS: readonly (readonly [table: string, column: string])[] = [
  ['chair', 'organization_id'],
  ['member', 'organization_id'],
  ['attendee', 'organization_id'],
  ['award', 'organization_id'],
  ['ranking', 'organization_id'],
  ['role', 'organization_id'],
  ['handover', 'giver_id'],
  ['handover', 'receiver_id'],
];

/**
 * Leaves what a single run over the same posts would have made: no body, bloc, award or province that neither a lexicon
 * nor a post speaks of.
 */
export function sweep(db: Db): void {
  const unused = POINTERS.map(
    ([table, column]) => `NOT EXISTS (SELECT 1 FROM ${table} WHERE ${column} = organization.id)`,
  );
  db.transaction(() => {
    db.exec(`DELETE FROM organization WHERE ${unused.join(' AND ')}`);
    db.exec('DELETE FROM organization_name WHERE code IS NULL AND id NOT IN (SELECT name_id FROM organization)');
    db.exec('DELETE FROM award_type WHERE category IS NULL AND id NOT IN (SELECT award_type_id FROM award)');
    db.exec('DELETE FROM bloc WHERE id NOT IN (SELECT bloc_id FROM event WHERE bloc_id IS NOT NULL)');
    db.exec(
      `DELETE FROM province WHERE kind IS NULL AND id NOT IN (SELECT province_id FROM post WHERE province_id IS NOT NULL)
         AND id NOT IN (SELECT province_id FROM organization WHERE province_id IS NOT NULL)`,
    );
  })();
}
