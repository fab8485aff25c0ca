import { z } from 'zod';
import { placesIn, readYaml } from '../core/yaml.js';
import { isFields, KINDS, type Kind, subjectOf, type Value } from './subjects.js';

export const VERDICTS = ['right', 'wrong', 'should_be', 'missing'] as const;

/** What a researcher says of one value of a post. */
export interface Verdict {
  /** `complete`: everything the post tells was judged, nothing is missing. */
  readonly kind: Kind | 'complete';
  readonly verdict: (typeof VERDICTS)[number];
  /** What the reviewer had before them, or of a fact some fields that name it; of `missing` the fact to be added. */
  readonly seen: Value;
  /** Of `should_be`: what it should be, of a fact the fields that change; null: the post does not say. */
  readonly value: Value;
  /** Words of the post that show it. */
  readonly quote: string | null;
  /** Which meeting, where the post tells of several: its day, its bloc, or its number from 1. */
  readonly of: string | number | null;
  readonly by: string;
  /** ISO day. */
  readonly at: string;
  readonly why: string | null;
  readonly file: string;
  readonly line: number;
}

/** A review file. */
export interface Review {
  readonly file: string;
  /** Digest of the bytes that were reviewed; null: the file does not say. */
  readonly sha256: string | null;
  /** Name or location of the post; null: the file does not say. */
  readonly post: string | null;
  readonly verdicts: readonly Verdict[];
}

/** What reviewers may call by its usual name: provinces of a name, awards by code, name or spelling. */
export interface Catalogue {
  provinces(name: string): readonly { readonly code: string; readonly name: string; readonly when: string }[];
  award(written: string): string | null;
}

const text = z.string().trim().min(1);
const day = z.iso.date();
const who = { by: text.optional(), at: day.optional() };
const Entry = z.strictObject({
  ...Object.fromEntries(KINDS.map((kind) => [kind, z.unknown().optional()])),
  verdict: z.enum(VERDICTS),
  value: z.unknown().optional(),
  quote: text.nullish(),
  of: z.union([text, z.int().min(1)]).optional(),
  ...who,
  why: text.nullish(),
});
const File = z
  .strictObject({
    post: text.optional(),
    sha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/, 'this is no sha256: 64 of 0-9 a-f')
      .optional(),
    ...who,
    complete: z.strictObject(who).nullish(),
    verdicts: z.array(Entry).nullish(),
  })
  .refine(({ post, sha256 }) => post !== undefined || sha256 !== undefined, 'say of which post: sha256, or post');
type Entry = z.infer<typeof Entry> & { readonly [kind in Kind]?: unknown };

/** Reads a review file. Throws `UserError` with file:line:column for every slip in it. */
export function readReview(file: string, catalogue: Catalogue): Review {
  const checked = File.transform((told, ctx) => {
    const slip = (path: PropertyKey[], message: string) => ctx.addIssue({ code: 'custom', path, message });
    const signed = (own: { by?: string | undefined; at?: string | undefined }, path: PropertyKey[]) => {
      const by = own.by ?? told.by;
      const at = own.at ?? told.at;
      if (by === undefined) slip(path, 'say who: by (here, or once at the top)');
      if (at === undefined) slip(path, 'say when: at, a day such as 2026-11-22 (here, or once at the top)');
      return { by: by ?? '', at: at ?? '' };
    };
    const verdicts = (told.verdicts ?? []).map((entry, n) => {
      const path = ['verdicts', n];
      const said = statement(entry, catalogue, (below, message) => slip([...path, ...below], message));
      const { quote = null, of = null, why = null } = entry;
      return { ...said, quote, of, why, ...signed(entry, path), path };
    });
    if (told.complete) {
      const nothing = { kind: 'complete' as const, verdict: 'right' as const, seen: true, value: null };
      const path = ['complete'];
      verdicts.push({ ...nothing, quote: null, of: null, why: null, ...signed(told.complete, path), path });
    }
    return { post: told.post ?? null, sha256: told.sha256 ?? null, verdicts };
  });
  const { value } = readYaml(file, checked);
  const place = placesIn(file);
  const lineOf = (path: PropertyKey[]) => Number(/:(\d+):\d+$/.exec(place(path))?.[1] ?? 1);
  const verdicts = value.verdicts.map(({ path, ...verdict }) => ({ ...verdict, file, line: lineOf(path) }));
  return { ...value, file, verdicts };
}

type Statement = Pick<Verdict, 'kind' | 'verdict' | 'seen' | 'value'>;
type Slip = (path: PropertyKey[], message: string) => void;

/** The subject of an entry and what is said of it, checked. */
function statement(entry: Entry, catalogue: Catalogue, slip: Slip): Statement {
  const kinds = KINDS.filter((kind) => entry[kind] !== undefined);
  const [kind] = kinds;
  const { verdict } = entry;
  const nothing: Statement = { kind: kind ?? 'title', verdict, seen: null, value: null };
  if (kind === undefined || kinds.length > 1) {
    slip([], `a verdict is about one thing: ${kinds.join(' or ') || `one of ${KINDS.join(', ')}`}`);
    return nothing;
  }
  const { part, whole, blank = {}, of, short } = subjectOf(kind);
  const long = (given: unknown): unknown => (short && typeof given === 'string' ? { [short]: given } : given);
  const taken = (given: unknown, key: string, schema: typeof part): Value => {
    const parsed = schema.safeParse(named(long(given), kind, key, verdict, catalogue, slip));
    if (parsed.success) return parsed.data;
    for (const issue of parsed.error.issues)
      slip([key, ...issue.path, ...(issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [])], issue.message);
    return null;
  };
  const full = (given: unknown): unknown => {
    const value = long(given);
    return typeof value === 'object' && value !== null ? { ...blank, ...guessed(kind, value), ...value } : value;
  };
  const given = entry[kind];
  if (verdict !== 'should_be' && entry.value !== undefined)
    slip(['value'], `value goes with should_be, not with ${verdict}`);
  if (verdict === 'missing') {
    if (!entry.quote) slip([], 'give the words of the post that show it: quote');
    return { ...nothing, seen: taken(full(given), kind, whole) };
  }
  if (given === null && of === 'list') slip([kind], 'say which one');
  const seen = given === null ? null : taken(given, kind, part);
  if (verdict !== 'should_be') return { ...nothing, seen };
  if (kind === 'event' || kind === 'warning') slip(['verdict'], `of ${kind} say right, wrong or missing`);
  if (entry.value === undefined) slip([], 'say what it should be: value (null: the post does not say)');
  if (entry.value === null || entry.value === undefined) return { ...nothing, seen };
  if (!entry.quote && kind !== 'bloc_post') slip([], 'give the words of the post that show it: quote');
  const value = seen === null ? taken(full(entry.value), 'value', whole) : taken(entry.value, 'value', part);
  return { ...nothing, seen, value };
}

/** What a whole fact says of itself without being asked. */
function guessed(kind: Kind, value: object): object {
  if (kind === 'award') return { recipient_kind: 'organization' };
  return kind === 'province' && !('basis' in value) ? { basis: 'body' } : {};
}

/** A fact with the codes of what it calls by name; what it names must be known. */
function named(
  given: unknown,
  kind: Kind,
  key: string,
  verdict: Verdict['verdict'],
  catalogue: Catalogue,
  slip: Slip,
): unknown {
  if (typeof given !== 'object' || given === null || !isFields(given as Value)) return given;
  const { award, name, code } = given as { readonly [field: string]: unknown };
  if (kind === 'award' && typeof award === 'string' && !award.startsWith('other:')) {
    const known = catalogue.award(award);
    if (known === null) slip([key, 'award'], `no award ${award} is known; write other: and its words for another one`);
    return { ...given, award: known ?? award };
  }
  if (kind === 'province' && typeof name === 'string' && (key === 'value' || verdict === 'missing')) {
    const all = catalogue.provinces(name);
    const fits = all.filter((it) => code === undefined || it.code === code);
    const codes = new Set(fits.map((it) => it.code));
    if (codes.size === 0) slip([key, 'name'], `no province ${name}${code ? ` with the code ${code}` : ''} is known`);
    else if (codes.size > 1)
      slip([key], `say which ${name}: ${fits.map((it) => `code "${it.code}" ${it.when}`).join(', ')}`);
    return { ...given, name: fits[0]?.name ?? name, code: fits[0]?.code ?? code ?? '' };
  }
  return given;
}
