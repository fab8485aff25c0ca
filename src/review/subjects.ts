import { z } from 'zod';
import * as contract from '../core/record.js';

/** What a verdict can be about, by the key it is written under: values of the post, of a meeting, and facts of its lists. */

type Plain = string | number | boolean | null;
/** A value of a record: plain, a short list (`kinds`, `years`), or the fields of a fact. */
export type Value = Plain | readonly Plain[] | Fields;
export type Fields = { readonly [field: string]: Plain };

interface Subject {
  /** Where the record keeps it: JSON Pointer, below its event where it belongs to one. */
  readonly at: string;
  readonly of: 'post' | 'event' | 'list';
  /** A whole value; what a reviewer leaves out is filled in from `blank`. */
  readonly whole: z.ZodType<Value>;
  /** What a reviewer says of a value to name it, or of it to change it: some of its fields. */
  readonly part: z.ZodType<Value>;
  /** Names of its fields, where it has some. */
  readonly fields?: readonly string[];
  readonly blank?: Fields;
  /** The field that a plain text stands for: "bloc: Khối thi đua số 5". */
  readonly short?: string;
  /** Fields that tell two facts of a list apart, whatever else is said of them. */
  readonly identity?: readonly string[];
}

const plain = (of: Subject['of'], at: string, schema: z.ZodType<Plain>): Subject => ({
  of,
  at,
  whole: schema,
  part: schema,
});
const series = (at: string, item: z.ZodType<Plain>): Subject => {
  const all = z.array(item).min(1);
  return { of: 'event', at, whole: all, part: all };
};
function fields(
  of: Subject['of'],
  at: string,
  { shape }: z.ZodObject,
  more: Pick<Subject, 'blank' | 'short' | 'identity'>,
): Subject {
  const strict = z.strictObject(shape);
  const part = strict.partial().refine((some) => Object.keys(some).length > 0, 'say something of it');
  return {
    of,
    at,
    whole: strict as z.ZodType<Fields>,
    part: part as z.ZodType<Fields>,
    fields: Object.keys(shape),
    ...more,
  };
}

const { shape: post } = contract.Record.shape.post;
const { shape: event } = contract.Event;
const text = z.string().min(1);
const day = post.published.unwrap();
const Chair = contract.Chair.refine(({ org, person }) => org !== null || person !== null, 'give org or person');

export const SUBJECTS = {
  bloc_post: plain('post', '/is_bloc_post', z.boolean()),
  title: plain('post', '/post/title', text),
  published: plain('post', '/post/published', day),
  published_time: plain('post', '/post/published_time', post.published_time.unwrap()),
  author: plain('post', '/post/author', text),
  publisher: plain('post', '/post/publisher', text),
  url: plain('post', '/source/url', text),
  province: fields('post', '/province', contract.Record.shape.province.unwrap(), { short: 'name' }),
  /** The code of a warning: `wrong` takes it out of the record. */
  warning: plain('post', '/warnings', text),
  /** A whole meeting, by its bloc and day. */
  event: fields('post', '/events', z.object({ bloc: text.nullable(), date: day.nullable() }), {
    blank: { bloc: null, date: null },
  }),
  bloc: fields('event', '/bloc', contract.Bloc, { short: 'name', blank: { number: null, level: null } }),
  kinds: series('/kinds', event.kinds.element),
  years: series('/years', event.years.element),
  date: plain('event', '/date', day),
  date_end: plain('event', '/date_end', day),
  part_of_day: plain('event', '/part_of_day', event.part_of_day.unwrap()),
  venue: plain('event', '/venue', text),
  member_count: plain('event', '/member_count', z.int().min(0)),
  chair: {
    ...fields('list', '/chairs', contract.Chair, {
      blank: { org: null, person: null, position: null },
      identity: ['org', 'person'],
    }),
    whole: Chair,
  },
  member: plain('list', '/members', text),
  attendee: fields('list', '/attendees', contract.Attendee, {
    blank: { position: null, org: null },
    identity: ['person'],
  }),
  award: fields('list', '/awards', contract.Award, { blank: { year: null }, identity: ['recipient', 'award'] }),
  ranking: fields('list', '/rankings', contract.Ranking, { blank: { score: null }, identity: ['recipient'] }),
  role: fields('list', '/roles', contract.Role, { blank: { year: null }, identity: ['holder', 'role'] }),
  handover: fields('list', '/handovers', contract.Handover, {
    blank: { from: null, year: null },
    identity: ['from', 'to', 'role'],
  }),
  movement: plain('list', '/movements', text),
} as const satisfies { readonly [kind: string]: Subject };

export type Kind = keyof typeof SUBJECTS;
export const KINDS = Object.keys(SUBJECTS) as Kind[];
export const subjectOf = (kind: Kind): Subject => SUBJECTS[kind];
export const isFields = (value: Value): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
