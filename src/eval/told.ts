import { z } from 'zod';
import { EVENT_KINDS, PARTS_OF_DAY, ROLES, STATUSES } from '../core/record.js';

const text = z.string().nullish();
const number = z.number().nullish();
const list = <T extends z.ZodType>(item: T) =>
  z
    .array(item)
    .nullish()
    .transform((all) => all ?? []);

const lists = {
  chairs: list(z.object({ org: text, person: text })),
  members: list(z.string()),
  member_count: number,
  attendees: list(z.object({ person: text, position: text })),
  awards: list(z.object({ recipient: text, award: text, status: z.enum(STATUSES).nullish(), year: number })),
  rankings: list(z.object({ recipient: text, rank: number, score: number })),
  roles: list(z.object({ holder: text, role: z.enum(ROLES).nullish(), year: number })),
  handovers: list(z.object({ from: text, to: text })),
  movements: list(z.string()),
};

const Meeting = z.object({
  ...lists,
  bloc: z.object({ name: text, accept: list(z.string()) }).nullish(),
  kinds: list(z.enum(EVENT_KINDS)),
  years: list(z.number()),
  date: text,
  part_of_day: z.enum(PARTS_OF_DAY).nullish(),
  venue: text,
});

const Proof = z.object({
  path: z.string(),
  start: z.number(),
  end: z.number(),
  quote: z.string(),
  rule: z.string(),
  confidence: z.number(),
});

/**
 * What a gold file and a record both say of a post, in one shape. A gold file has one `event`, or `events`, and keeps
 * its lists beside them; a record keeps them inside its events; both are read from either place.
 */
export const Told = z
  .object({
    ...lists,
    is_bloc_post: z.boolean(),
    post: z.object({ title: text, published: text, author: text }).nullish(),
    province: z.object({ name: text }).nullish(),
    event: Meeting.nullish(),
    events: z.array(Meeting).nullish(),
    /** Of a record only. */
    evidence: list(Proof),
  })
  .transform(({ event, events, ...told }) => ({ ...told, events: events ?? (event ? [event] : []) }));

export type Told = z.infer<typeof Told>;
export type Meeting = z.infer<typeof Meeting>;
export type Lists = Pick<Told, keyof typeof lists>;
