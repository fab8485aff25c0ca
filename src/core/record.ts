import { z } from 'zod';

/** The public data contract: one record a post. The TypeScript types and the JSON Schema come from here. */

export const EVENT_KINDS = [
  'year_end_review',
  'interim_review',
  'launch',
  'covenant_signing',
  'planning',
  'scoring',
  'handover',
  'exchange',
  'other',
] as const;
export const PARTS_OF_DAY = ['sáng', 'trưa', 'chiều', 'tối'] as const;
export const STATUSES = ['nominated', 'awarded'] as const;
export const ROLES = ['head', 'deputy'] as const;
export const RECIPIENT_KINDS = ['organization', 'person'] as const;
export const BASES = ['body', 'title', 'byline', 'footer', 'url'] as const;
export const LEVELS = ['national', 'region', 'ministry', 'province', 'district', 'commune', 'organization'] as const;

const text = z.string().min(1);
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/);
const year = z.int().min(1945).max(2100);

export const Bloc = z.object({ name: text, number: z.int().nullable(), level: z.enum(LEVELS).nullable() });
export const Chair = z.object({ org: text.nullable(), person: text.nullable(), position: text.nullable() });
export const Attendee = z.object({ person: text, position: text.nullable(), org: text.nullable() });
export const Award = z.object({
  recipient: text,
  recipient_kind: z.enum(RECIPIENT_KINDS),
  award: text,
  status: z.enum(STATUSES),
  year: year.nullable(),
});
export const Ranking = z.object({ recipient: text, rank: z.int().min(1), score: z.number().nullable() });
export const Role = z.object({ holder: text, role: z.enum(ROLES), year: year.nullable() });
export const Handover = z.object({ from: text.nullable(), to: text, role: z.enum(ROLES), year: year.nullable() });

export const Event = z.object({
  bloc: Bloc.nullable(),
  kinds: z.array(z.enum(EVENT_KINDS)),
  years: z.array(year),
  date: day.nullable(),
  date_end: day.nullable(),
  part_of_day: z.enum(PARTS_OF_DAY).nullable(),
  venue: text.nullable(),
  chairs: z.array(Chair),
  members: z.array(text),
  member_count: z.int().nullable(),
  attendees: z.array(Attendee),
  awards: z.array(Award),
  rankings: z.array(Ranking),
  roles: z.array(Role),
  handovers: z.array(Handover),
  movements: z.array(text),
});

export const Evidence = z.object({
  path: text,
  start: z.int().min(0),
  end: z.int().min(0),
  quote: z.string(),
  rule: text,
  confidence: z.number().min(0).max(1),
  /** Page of the document the quote begins on; only where the source has pages. */
  page: z.int().min(1).optional(),
});
export const Warning = z.object({ code: text, message: text, start: z.int().min(0), end: z.int().min(0) });

export const Record = z.object({
  id: z.string().regex(/^[0-9a-f]{64}$/),
  source: z.object({
    location: text,
    url: text.nullable(),
    media_type: text.nullable(),
    charset: text.nullable(),
    fetched_at: text.nullable(),
  }),
  is_bloc_post: z.boolean(),
  post: z.object({
    title: text.nullable(),
    published: day.nullable(),
    published_time: z
      .string()
      .regex(/^\d{2}:\d{2}$/)
      .nullable(),
    author: text.nullable(),
    publisher: text.nullable(),
  }),
  province: z.object({ code: text, name: text, basis: z.enum(BASES) }).nullable(),
  events: z.array(Event),
  evidence: z.array(Evidence),
  warnings: z.array(Warning),
});

export type Record = z.infer<typeof Record>;
export type Event = z.infer<typeof Event>;
export type Bloc = z.infer<typeof Bloc>;
export type Chair = z.infer<typeof Chair>;
export type Attendee = z.infer<typeof Attendee>;
export type Award = z.infer<typeof Award>;
export type Ranking = z.infer<typeof Ranking>;
export type Role = z.infer<typeof Role>;
export type Handover = z.infer<typeof Handover>;
export type Evidence = z.infer<typeof Evidence>;
export type Warning = z.infer<typeof Warning>;

/** The lists of an event, and what one entry is called in rules and tables. */
export const FACT_LISTS = {
  chairs: 'chair',
  members: 'member',
  attendees: 'attendee',
  awards: 'award',
  rankings: 'ranking',
  roles: 'role',
  handovers: 'handover',
  movements: 'movement',
} as const satisfies Partial<{ [Field in keyof Event]: string }>;
