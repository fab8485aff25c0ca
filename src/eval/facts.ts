import { blocName, normal, orgName, placeName } from './spelling.js';
import type { Lists, Meeting, Told } from './told.js';

/** Fields that are scored, in the order of the record. Some look at one thing more closely: `award_status` at `awards`. */
export const FIELDS = [
  'is_bloc_post',
  'title',
  'published',
  'author',
  'province',
  'event_date',
  'part_of_day',
  'kinds',
  'years',
  'venue',
  'bloc',
  'chairs',
  'members',
  'member_count',
  'attendees',
  'attendee_positions',
  'awards',
  'award_status',
  'award_year',
  'rankings',
  'scores',
  'roles',
  'handovers',
  'movements',
] as const;
export type Field = (typeof FIELDS)[number];

/** One statement about a post, fit to be compared. */
export interface Fact {
  readonly field: Field;
  /** Tuples of normal forms under which it is accepted; the first one names it. */
  readonly tuples: readonly string[];
  /** JSON Pointers of the values that make it. */
  readonly paths: readonly string[];
  /** Of these, what this field asks beyond the field it looks at more closely: of `award_status` the status. */
  readonly own: readonly string[];
  /** The values as the gold file or the record writes them. */
  readonly values: readonly string[];
}

type Scalar = string | number | boolean | null | undefined;
interface Place<T> {
  readonly path: string;
  readonly value: T;
}

// The codes of the annotation guide; the catalogue has more, which all count as `other`.
const GUIDE_AWARDS = new Set([
  'government_flag',
  'ministry_flag',
  'provincial_flag',
  'district_flag',
  'bloc_flag',
  'pm_certificate',
  'ministry_certificate',
  'provincial_certificate',
  'commendation_letter',
  'labor_order_1',
  'labor_order_2',
  'labor_order_3',
  'independence_order_1',
  'independence_order_2',
  'independence_order_3',
  'labor_hero',
  'excellent_labor_collective',
  'advanced_labor_collective',
  'national_emulation_fighter',
  'provincial_emulation_fighter',
  'grassroots_emulation_fighter',
  'advanced_worker',
]);

/** The code an award is scored by. A fighter of a ministry stands as high as one of a province and is written as it. */
export function awardCode(code: string | null | undefined): string {
  if (code === 'ministry_emulation_fighter') return 'provincial_emulation_fighter';
  return code && GUIDE_AWARDS.has(code) ? code : 'other';
}

/** All facts that a gold file or a record states, each once. */
export function factsOf(told: Told): Fact[] {
  const seen = new Set<string>();
  const all = FIELDS.flatMap((field) => READERS[field](told).map((fact) => ({ field, ...fact })));
  return all.filter(({ field, tuples }) => {
    const name = `${field} ${tuples[0]}`;
    return !seen.has(name) && seen.add(name);
  });
}

type Read = Omit<Fact, 'field'>;

/** A fact of single value; a value that is not there is no fact. */
function single<T extends Scalar>(value: T, path: string, tuple: (value: NonNullable<T>) => string = String): Read[] {
  if (value === null || value === undefined || value === '') return [];
  const form = tuple(value);
  return form === '' ? [] : [{ tuples: [form], paths: [path], own: [path], values: [String(value)] }];
}

/** A fact of several parts of one item; `own` are those that its field asks for beyond another field. */
function whole<T extends object>(
  { value, path }: Place<T>,
  parts: readonly (keyof T & string)[],
  tuples: readonly string[],
  own: readonly (keyof T & string)[] = parts,
): Read {
  const said = parts.filter((part) => value[part] !== null && value[part] !== undefined);
  const at = (all: readonly string[]) => all.map((part) => `${path}/${part}`);
  return { tuples, paths: at(parts), own: at(own), values: said.map((part) => String(value[part])) };
}

/** Items of a list: those of the post as a whole, then those of each event. */
function items<K extends Exclude<keyof Lists, 'member_count'>>(told: Told, key: K): Place<Lists[K][number]>[] {
  const places = (holder: Lists, path: string) =>
    (holder[key] as Lists[K][number][]).map((value, n) => ({ value, path: `${path}/${key}/${n}` }));
  return [...places(told, ''), ...told.events.flatMap((event, n) => places(event, `/events/${n}`))];
}

const perEvent = (told: Told, read: (event: Meeting, path: string) => Read[]): Read[] =>
  told.events.flatMap((event, n) => read(event, `/events/${n}`));

const org = (name: Scalar): string => orgName(String(name ?? ''));
const words = (text: Scalar): string => normal(String(text ?? ''));
type Award = Lists['awards'][number];
const honour = ({ recipient, award }: Award): string => `${org(recipient)}|${awardCode(award)}`;

const READERS: Readonly<Record<Field, (told: Told) => Read[]>> = {
  is_bloc_post: (told) => single(told.is_bloc_post, '/is_bloc_post'),
  title: ({ post }) => single(post?.title, '/post/title', normal),
  published: ({ post }) => single(post?.published, '/post/published'),
  author: ({ post }) => single(post?.author, '/post/author', normal),
  province: ({ province }) => single(province?.name, '/province/name', placeName),
  event_date: (told) => perEvent(told, ({ date }, path) => single(date, `${path}/date`)),
  part_of_day: (told) => perEvent(told, ({ part_of_day }, path) => single(part_of_day, `${path}/part_of_day`)),
  kinds: (told) => perEvent(told, ({ kinds }, path) => kinds.flatMap((kind, n) => single(kind, `${path}/kinds/${n}`))),
  years: (told) => perEvent(told, ({ years }, path) => years.flatMap((year, n) => single(year, `${path}/years/${n}`))),
  venue: (told) => perEvent(told, ({ venue }, path) => single(venue, `${path}/venue`, normal)),
  bloc: (told) =>
    perEvent(told, ({ bloc }, path) =>
      bloc?.name
        ? [whole({ value: bloc, path: `${path}/bloc` }, ['name'], [bloc.name, ...bloc.accept].map(blocName))]
        : [],
    ),
  chairs: (told) =>
    items(told, 'chairs').map((chair) => {
      const { person, org: body } = chair.value;
      if (!person) return whole(chair, ['org'], [org(body)]);
      return whole(chair, ['person', 'org'], [words(person), ...(body ? [org(body)] : [])]);
    }),
  members: (told) =>
    items(told, 'members').map(({ value, path }) => {
      return { tuples: [org(value)], paths: [path], own: [path], values: [value] };
    }),
  member_count: (told) => [
    ...single(told.member_count, '/member_count'),
    ...perEvent(told, (event, path) => single(event.member_count, `${path}/member_count`)),
  ],
  attendees: (told) => items(told, 'attendees').map((it) => whole(it, ['person'], [words(it.value.person)])),
  attendee_positions: (told) =>
    items(told, 'attendees')
      .filter(({ value }) => value.position)
      .map((it) => {
        const tuple = `${words(it.value.person)}|${words(it.value.position)}`;
        return whole(it, ['person', 'position'], [tuple], ['position']);
      }),
  awards: (told) => items(told, 'awards').map((it) => whole(it, ['recipient', 'award'], [honour(it.value)])),
  award_status: (told) =>
    items(told, 'awards').map((it) =>
      whole(it, ['recipient', 'award', 'status'], [`${honour(it.value)}|${it.value.status}`], ['status']),
    ),
  award_year: (told) =>
    items(told, 'awards')
      .filter(({ value }) => value.year)
      .map((it) => whole(it, ['recipient', 'award', 'year'], [`${honour(it.value)}|${it.value.year}`], ['year'])),
  rankings: (told) =>
    items(told, 'rankings').map((it) =>
      whole(it, ['recipient', 'rank'], [`${org(it.value.recipient)}|${it.value.rank}`]),
    ),
  scores: (told) =>
    items(told, 'rankings')
      .filter(({ value }) => value.score !== null && value.score !== undefined)
      .map((it) => whole(it, ['recipient', 'score'], [`${org(it.value.recipient)}|${it.value.score}`], ['score'])),
  roles: (told) =>
    items(told, 'roles').map((it) => {
      const { holder, role, year } = it.value;
      return whole(it, ['holder', 'role', 'year'], [`${org(holder)}|${role}|${year ?? ''}`]);
    }),
  handovers: (told) =>
    items(told, 'handovers').map((it) => whole(it, ['from', 'to'], [`${org(it.value.from)}>${org(it.value.to)}`])),
  movements: (told) =>
    items(told, 'movements').map(({ value, path }) => {
      return { tuples: [words(value)], paths: [path], own: [path], values: [value] };
    }),
};
