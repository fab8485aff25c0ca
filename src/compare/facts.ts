import { type Event, type Evidence, FACT_LISTS, type Record } from '../core/record.js';

/** Kinds of facts, in the order of the record: first those of the post, then those of each event. */
export const KINDS = [
  'bloc_post',
  'title',
  'published',
  'published_time',
  'author',
  'publisher',
  'url',
  'province',
  'warning',
  'event',
  'bloc',
  'kinds',
  'years',
  'date',
  'date_end',
  'part_of_day',
  'venue',
  'member_count',
  'chair',
  'member',
  'attendee',
  'award',
  'ranking',
  'role',
  'handover',
  'movement',
] as const;
export type Kind = (typeof KINDS)[number];

type Plain = string | number | boolean | null;
export type Value = Plain | { readonly [field: string]: Plain };

/** One thing that a record says, with the words it was read from. */
export interface Fact {
  /** Number of the event in the post, from 1; null for what is said of the post. */
  readonly event: number | null;
  readonly kind: Kind;
  readonly value: Value;
  /** Rules behind it, each once: that of its first field (recipient, holder …) first. */
  readonly rules: readonly string[];
  /** Words it was read from, in the order of the text. */
  readonly quote: string;
  /** Where in the text, by which rules and how sure: equal for equal evidence. Null where nobody kept it. */
  readonly proof: string | null;
}

const SINGLE = ['bloc', 'date', 'date_end', 'part_of_day', 'venue', 'member_count'] as const;
/** Short lists that are read as one value: which year stands first matters. */
const JOINED = ['kinds', 'years'] as const;
const LISTS = FACT_LISTS satisfies Partial<{ [Field in keyof Event]: Kind }>;

/** Everything a record says, one fact after the other. What is null or empty is no fact; `bloc_post` always is one. */
export function factsOf(record: Record): Fact[] {
  const facts: Fact[] = [];
  const evidence = byFact(record.evidence);
  const put = (event: number | null, kind: Kind, value: Value, path: string) => {
    if (value !== null) facts.push({ event, kind, value, ...provedBy(evidence.get(path) ?? []) });
  };
  put(null, 'bloc_post', record.is_bloc_post, '');
  for (const field of ['title', 'published', 'published_time', 'author', 'publisher'] as const)
    put(null, field, record.post[field], `/post/${field}`);
  put(null, 'url', record.source.url, '/source/url');
  put(null, 'province', record.province, '/province');
  for (const { code, message } of record.warnings) put(null, 'warning', { code, message }, '');
  record.events.forEach((event, n) => {
    const path = `/events/${n}`;
    put(n + 1, 'event', { bloc: event.bloc?.name ?? null, date: event.date }, `${path}/bloc`);
    for (const field of SINGLE) put(n + 1, field, event[field], `${path}/${field}`);
    for (const field of JOINED) put(n + 1, field, event[field].join(', ') || null, `${path}/${field}`);
    for (const [field, kind] of Object.entries(LISTS) as [keyof typeof LISTS, Kind][])
      event[field].forEach((value, at) => {
        put(n + 1, kind, value, `${path}/${field}/${at}`);
      });
  });
  return facts;
}

/** Evidence by the path of the fact it proves: that of `/events/0/awards/2/year` is `/events/0/awards/2`. */
function byFact(all: readonly Evidence[]): ReadonlyMap<string, Evidence[]> {
  const facts = new Map<string, Evidence[]>();
  for (const piece of all) {
    const [, first, , field] = piece.path.split('/');
    const depth = first === 'province' ? 1 : first === 'events' ? (field! in LISTS ? 4 : 3) : 2;
    const path = piece.path.split('/', depth + 1).join('/');
    (facts.get(path) ?? facts.set(path, []).get(path)!).push(piece);
  }
  return facts;
}

function provedBy(evidence: readonly Evidence[]): Pick<Fact, 'rules' | 'quote' | 'proof'> {
  const inText = [...evidence].sort((a, b) => a.start - b.start || a.end - b.end);
  return {
    rules: [...new Set(evidence.map((it) => it.rule))],
    quote: [...new Set(inText.map((it) => it.quote.replace(/\s+/g, ' ')))].join(' … '),
    proof: evidence.map(({ start, end, rule, confidence }) => `${start}-${end} ${rule} ${confidence}`).join('; '),
  };
}

/** A value as a person reads it: its parts, without what is null and without the usual kind of recipient. */
export function shown(value: Value): string {
  if (value === null || typeof value !== 'object') return String(value);
  return Object.values(value)
    .filter((part) => part !== null && part !== 'organization')
    .join(' · ');
}
