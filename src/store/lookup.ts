import { distance } from 'fastest-levenshtein';
import { UserError } from '../core/message.js';
import { bare } from '../text/normalize.js';
import type { Db } from './open.js';

interface Spelling {
  readonly id: number;
  readonly code: string;
  readonly name: string;
  readonly form: string;
}

/** Letters and digits only, no tones: "TP. Hồ Chí Minh" and "tp ho chi minh" meet. */
const key = (text: string): string => bare(text).replace(/[^\p{L}\p{N}]+/gu, '');
const initials = (name: string): string => (bare(name).match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word[0]).join('');
/** Words for the class of a province that people put before its name or leave out. */
const CLASS = /^(?:tinh|thanhpho|tp)/;

/**
 * Numbers (province.id) of the provinces that a user means: a name in any spelling, with or without its class and tones,
 * an abbreviation, or a code. With `now`, a province of today also stands for those it was made of.
 * Throws `UserError` with near names if there is none, or if an abbreviation fits several.
 */
export function provincesNamed(db: Db, text: string, now: boolean): number[] {
  const spellings = db
    .prepare<[], Spelling>(
      `SELECT id, code, name, name AS form FROM province
       UNION SELECT id, code, name, form FROM province_alias JOIN province ON province.id = province_id ORDER BY id`,
    )
    .all();
  const wanted = key(text);
  const without = wanted.replace(CLASS, '');
  let found = spellings.filter(({ form }) => key(form) === wanted);
  if (/^\d{1,2}$/.test(wanted)) found = spellings.filter(({ code }) => code === wanted.padStart(2, '0'));
  if (found.length === 0) found = spellings.filter(({ form }) => key(form).replace(CLASS, '') === without);
  if (found.length === 0) {
    found = spellings.filter(({ name }) => [wanted, without].includes(initials(name)));
    const names = [...new Set(found.map(({ name }) => name))];
    if (names.length > 1) throw new UserError(`"${text}" may be ${names.join(' or ')}; write the name`);
  }
  if (found.length === 0) throw unknown('province', text, spellings);
  const ids = [...new Set(found.map(({ id }) => id))];
  return now ? withPredecessors(db, ids) : ids;
}

const withPredecessors = (db: Db, ids: readonly number[]): number[] =>
  db
    .prepare<[{ ids: string }], number>(
      `SELECT id FROM province WHERE id IN (SELECT value FROM json_each(@ids))
         OR today_id IN (SELECT value FROM json_each(@ids)) ORDER BY id`,
    )
    .pluck()
    .all({ ids: JSON.stringify(ids) });

/**
 * Codes of the awards that a user means: a code, the official name or a spelling of it, without tones if need be, or
 * words that several have in common ("cờ thi đua"). Throws `UserError` with near names if there is none.
 */
export function awardsNamed(db: Db, text: string): string[] {
  const spellings = db
    .prepare<[], Spelling>(
      `SELECT id, code, name, name AS form FROM award_type
       UNION SELECT id, code, name, form FROM award_alias JOIN award_type ON award_type.id = award_type_id ORDER BY id`,
    )
    .all();
  const wanted = key(text);
  const codes = (fits: (spelling: Spelling) => boolean) => [...new Set(spellings.filter(fits).map(({ code }) => code))];
  const exact = codes(({ code, form }) => code === text || key(form) === wanted);
  const found =
    exact.length > 0 ? exact : codes(({ code, form }) => code.startsWith(`${text}_`) || key(form).includes(wanted));
  if (found.length === 0) throw unknown('award', text, spellings);
  return found;
}

/** Numbers of the bodies whose name holds these words or that have this abbreviation. */
export function bodiesNamed(db: Db, text: string): number[] {
  return db
    .prepare<[{ words: string }], number>(
      `SELECT id FROM organization WHERE instr(bare, @words)
       UNION SELECT id FROM organization JOIN organization_alias AS alias USING (name_id) WHERE alias.bare = @words`,
    )
    .pluck()
    .all({ words: bare(text) });
}

/** Codes of the themes that blocs have. */
export const themesOfBlocs = (db: Db): string[] =>
  db.prepare<[], string>('SELECT DISTINCT theme FROM bloc WHERE theme IS NOT NULL ORDER BY theme').pluck().all();

/** Kinds of bodies that the lexicon knows. */
export const kindsOfBodies = (db: Db): string[] =>
  db
    .prepare<[], string>('SELECT DISTINCT kind FROM organization_name WHERE kind IS NOT NULL ORDER BY kind')
    .pluck()
    .all();

/** "no province …; did you mean …?" with names whose spelling is near. */
function unknown(what: string, text: string, spellings: readonly Spelling[]): UserError {
  const names = nearNames(text, spellings);
  return new UserError(`no ${what} "${text}" is known${names.length > 0 ? `; did you mean ${names.join(', ')}?` : ''}`);
}

/** Up to three names one of whose forms is written nearly so. */
export function nearNames(text: string, spellings: readonly Pick<Spelling, 'name' | 'form'>[]): string[] {
  const wanted = key(text);
  const far = new Map<string, number>();
  for (const { name, form } of spellings) {
    const steps = distance(wanted, key(form));
    if (steps < (far.get(name) ?? Infinity)) far.set(name, steps);
  }
  // More than a third of the letters wrong is another word.
  const near = [...far].filter(([, steps]) => steps <= Math.max(1, wanted.length / 3)).sort((a, b) => a[1] - b[1]);
  return near.slice(0, 3).map(([name]) => name);
}
