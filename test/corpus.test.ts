import { readdirSync, readFileSync } from 'node:fs';
import { isValid, parseISO } from 'date-fns';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { BASES, EVENT_KINDS, PARTS_OF_DAY, ROLES, STATUSES } from '../src/core/record.js';

const CORPUS = new URL('../corpus/', import.meta.url);
/** Posts kept in decomposed letters on purpose; everything else in the corpus is NFC. */
const DECOMPOSED = new Set(['w04.txt', 'y79.txt']);
/** Codes of the annotation guide; anything else in a gold file is `other:<words>`. */
const AWARDS = [
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
];

/** Persons of the published posts that the s-posts re-enact: the corpus keeps their traps, not their names. */
const REAL_PERSONS = [
  'Trần Văn Minh',
  'Lê Thị Thanh Hà',
  'Nguyễn Hùng',
  'Nguyễn Thanh Tâm',
  'Hà Trí Trung',
  'Nguyễn Trúc Mai',
  'T.Trúc',
  'Bùi Xuân Thế',
  'Bùi Quang Cẩm',
  'Đinh Thị Lụa',
  'Lê Thị Thu Hằng',
];

const text = z.string().regex(/^\S(.*\S)?$/u);
/** Written in full, without a trailing class or stop: abbreviations of state and Party bodies never stand in a name. */
const org = text
  .refine((name) => !/[.,;:]$/u.test(name), 'ends in a stop')
  .refine((name) => !/ (tỉnh|thành phố)$/u.test(name), 'ends in a bare level word')
  .refine((name) => !/&|\b(UBND|HĐND|MTTQ|TMCP|TAND|KBNN|BHXH|GTVT|PTNT|THCS)\b/u.test(name), 'holds an abbreviation');
const day = z.iso.date().refine((value) => isValid(parseISO(value)), 'no such day');
const year = z.int().min(1990).max(2030);
const award = z.enum(AWARDS).or(z.string().regex(/^other:\S/u));

const chairs = z.array(
  z
    .strictObject({ org: org.nullable(), person: text.nullable(), position: text.nullable() })
    .refine((chair) => chair.org !== null || chair.person !== null, 'neither unit nor person'),
);
const event = {
  kinds: z.array(z.enum(EVENT_KINDS)),
  years: z.array(year),
  date: day.nullable(),
  part_of_day: z.enum(PARTS_OF_DAY).nullable(),
  venue: text.nullable(),
  bloc: z.strictObject({ name: text.nullable(), accept: z.array(text) }),
};
const facts = {
  id: text,
  url: z.url().nullable(),
  is_bloc_post: z.boolean(),
  post: z.strictObject({ title: text, published: day.nullable(), author: text.nullable() }),
  province: z.strictObject({ name: text.nullable(), basis: z.enum(BASES).nullable() }).nullable(),
  chairs,
  members: z.array(org),
  member_count: z.int().min(2).nullable(),
  attendees: z.array(z.strictObject({ person: text, position: text.nullable() })),
  awards: z.array(z.strictObject({ recipient: org, award, status: z.enum(STATUSES), year: year.nullable() })),
  rankings: z.array(z.strictObject({ recipient: org, rank: z.int().min(1), score: z.number().nullable() })),
  roles: z.array(z.strictObject({ holder: org, role: z.enum(ROLES), year: year.nullable() })),
  handovers: z.array(z.strictObject({ from: org.nullable(), to: org, role: z.enum(ROLES) })),
  movements: z.array(text),
  notes: text,
};
/** A gold file: one event, or a list of events each with its own chairs. */
const Gold = z.union([
  z.strictObject({ ...facts, event: z.strictObject(event).nullable() }),
  z.strictObject({ ...facts, events: z.array(z.strictObject({ ...event, chairs })).min(2) }),
]);
type Gold = z.infer<typeof Gold>;

const files = readdirSync(CORPUS).sort();
const posts = files.filter((file) => /\.(txt|html|md)$/.test(file));
const golds = files.filter((file) => file.endsWith('.gold.json'));
const bare = (file: string): string => file.replace(/\.(gold\.json|txt|html|md)$/, '');
const read = (file: string): string =>
  new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(new URL(file, CORPUS)));
const goldOf = (file: string): Gold => Gold.parse(JSON.parse(read(file)));
const eventsOf = (gold: Gold) => ('events' in gold ? gold.events : gold.event === null ? [] : [gold.event]);
const doubled = (values: readonly string[]): string[] => values.filter((value, at) => values.indexOf(value) !== at);

describe('the corpus', () => {
  it('holds nothing but posts, one gold file beside each', () => {
    expect(posts.length).toBeGreaterThanOrEqual(40);
    expect(golds.map(bare)).toEqual(posts.map(bare));
    expect(files).toHaveLength(posts.length + golds.length);
  });

  it('re-enacts every seed once', () => {
    expect(posts.filter((file) => /^s\d\d-/.test(file)).map((file) => file.slice(0, 3))).toEqual([
      's00',
      's01',
      's02',
      's03',
      's04',
    ]);
  });

  test.each(files)('%s is UTF-8 in its declared form and names no real person of the seeds', (file) => {
    const content = read(file);
    expect(content).toBe(content.normalize(DECOMPOSED.has(file) ? 'NFD' : 'NFC'));
    expect(content).not.toContain('\ufffd');
    const composed = content.normalize('NFC');
    expect(REAL_PERSONS.filter((person) => composed.includes(person))).toEqual([]);
  });
});

describe('a gold file', () => {
  test.each(golds)('%s follows the guide', (file) => {
    const gold = goldOf(file);
    expect(gold.id).toBe(bare(file));
    for (const { date, years, kinds, bloc } of eventsOf(gold).filter(() => gold.is_bloc_post)) {
      expect(kinds).not.toEqual([]);
      expect(bloc.name).not.toBeNull();
      expect(years).toEqual([...years].sort());
      if (date !== null && gold.post.published !== null) expect(date <= gold.post.published).toBe(true);
    }
  });

  test.each(golds)('%s says each fact once', (file) => {
    const gold = goldOf(file);
    expect(doubled(gold.members)).toEqual([]);
    expect(doubled(gold.attendees.map(({ person }) => person))).toEqual([]);
    expect(doubled(gold.awards.map(({ recipient, award, status }) => `${recipient} ${award} ${status}`))).toEqual([]);
    expect(doubled(gold.rankings.map(({ recipient }) => recipient))).toEqual([]);
    expect(doubled(gold.roles.map(({ holder, role, year }) => `${holder} ${role} ${year}`))).toEqual([]);
    expect(doubled(gold.movements)).toEqual([]);
  });

  test.each(golds)('%s counts every chairing person among those present', (file) => {
    const gold = goldOf(file);
    const present = gold.attendees.map(({ person, position }) => `${person}, ${position}`);
    for (const { person, position } of gold.chairs) if (person) expect(present).toContain(`${person}, ${position}`);
    if ('events' in gold) expect(gold.chairs).toEqual(gold.events.flatMap((event) => event.chairs));
  });

  test.each(golds)('%s has no facts when no bloc met', (file) => {
    const gold = goldOf(file);
    if (gold.is_bloc_post) return;
    const { chairs, members, attendees, awards, rankings, roles, handovers, movements } = gold;
    expect([chairs, members, attendees, awards, rankings, roles, handovers, movements].flat()).toEqual([]);
    expect(gold.member_count).toBeNull();
    expect(eventsOf(gold).flatMap(({ kinds, years }) => [...kinds, ...years])).toEqual([]);
  });
});
