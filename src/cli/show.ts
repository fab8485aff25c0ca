import type { Command } from 'commander';
import { UserError } from '../core/message.js';
import type { Event, Evidence, Record } from '../core/record.js';
import { type Conflict, conflictsAt } from '../store/conflicts.js';
import { awardNames, failureAt, postsNamed, type StoredPost } from '../store/find.js';
import { type Db, openForReading } from '../store/open.js';
import { dbOption, examples } from './options.js';
import { print } from './print.js';

export function define(command: Command): void {
  command
    .argument('<post>', 'location, file name, or the beginning of the digest')
    .addOption(dbOption())
    .action(async (name: string, options: { db: string }) => {
      const db = openForReading(options.db);
      const { record, location } = onePost(db, name);
      const names = awardNames(db);
      const conflicts = conflictsAt(db, location);
      db.close();
      await print([...lines(JSON.parse(record), names), ...conflictLines(conflicts)].join('\n').concat('\n'));
    });
  examples(command, [['thidua show a01.html', 'bản ghi của một bài, từng giá trị với câu gốc']]);
}

/** The post that a user means. Throws `UserError` if there is none, or several. */
export function onePost(db: Db, name: string): StoredPost {
  const [post, ...others] = postsNamed(db, name, 10);
  if (post && others.length === 0) return post;
  if (post)
    throw new UserError(`"${name}" may be ${[post, ...others].map((it) => it.location).join(', ')}; write more of it`);
  const failure = failureAt(db, name);
  if (failure) throw new UserError(`${name} could not be read: ${failure.message} (${failure.code})`);
  throw new UserError(`no post "${name}" here; thidua posts lists them`);
}

const QUOTE_ROOM = 100;

function lines(record: Record, awards: ReadonlyMap<string, string>): string[] {
  const said = quotes(record.evidence);
  const { source, post, province } = record;
  const field = (name: string, value: string | number | null, path: string) =>
    value === null ? [] : [`${name.padEnd(12)}${value}`, ...said(path).map((quote) => `${' '.repeat(12)}${quote}`)];
  return [
    `${source.location}  ${[source.media_type, source.charset, record.id.slice(0, 12)].filter(Boolean).join(', ')}`,
    ...field('title', post.title, '/post/title'),
    ...field(
      'published',
      post.published && [post.published, post.published_time].filter(Boolean).join(' '),
      '/post/published',
    ),
    ...field('author', post.author, '/post/author'),
    ...field('publisher', post.publisher, '/post/publisher'),
    ...field('address', source.url, '/source/url'),
    ...field('province', province && `${province.name} (${province.code}), read in: ${province.basis}`, '/province'),
    ...(record.is_bloc_post ? [] : ["not about a bloc's own meeting"]),
    ...record.events.flatMap((event, n) => [
      '',
      `EVENT ${n + 1}`,
      ...eventLines(event, `/events/${n}`, awards, said, field),
    ]),
    ...section(
      'WARNINGS',
      record.warnings.map((it) => [`${it.code}: ${it.message}`]),
    ),
  ];
}

/** What other posts on the same meeting, or on the headship of the same bloc, say differently. */
const conflictLines = (conflicts: readonly Conflict[]): string[] =>
  section(
    'CONFLICTS',
    conflicts.map(({ code, about, own, other, source }) => [`${code} · ${about}: ${own}; ${other} in ${source}`]),
  );

type Said = (path: string) => string[];
type Field = (name: string, value: string | number | null, path: string) => string[];

function eventLines(
  event: Event,
  path: string,
  awards: ReadonlyMap<string, string>,
  said: Said,
  field: Field,
): string[] {
  const { bloc } = event;
  const list = <T>(
    title: string,
    key: string,
    items: readonly T[],
    parts: (item: T) => readonly (string | number | null)[],
  ) =>
    section(
      title,
      items.map((item, n) => [
        parts(item)
          .filter((part) => part !== null)
          .join(' · '),
        ...said(`${path}/${key}/${n}`),
      ]),
    );
  return [
    ...field('bloc', bloc && [bloc.name, bloc.level].filter(Boolean).join(' · '), `${path}/bloc`),
    ...field('kinds', event.kinds.join(', ') || null, `${path}/kinds`),
    ...field('years', event.years.join(', ') || null, `${path}/years`),
    ...field('date', event.date && [event.date, event.date_end].filter(Boolean).join(' to '), `${path}/date`),
    ...field('part of day', event.part_of_day, `${path}/part_of_day`),
    ...field('venue', event.venue, `${path}/venue`),
    ...field('members', event.member_count, `${path}/member_count`),
    ...list('chairs', 'chairs', event.chairs, (it) => [it.person, it.position, it.org]),
    ...list('members', 'members', event.members, (it) => [it]),
    ...list('attendees', 'attendees', event.attendees, (it) => [it.person, it.position]),
    ...list('awards', 'awards', event.awards, (it) => [
      it.recipient,
      awards.get(it.award) ?? it.award,
      it.status,
      it.year,
    ]),
    ...list('rankings', 'rankings', event.rankings, (it) => [it.rank, it.recipient, it.score]),
    ...list('roles', 'roles', event.roles, (it) => [it.holder, it.role, it.year]),
    ...list('handovers', 'handovers', event.handovers, (it) => [`${it.from ?? '?'} → ${it.to}`, it.role, it.year]),
    ...list('movements', 'movements', event.movements, (it) => [it]),
  ];
}

/** A heading and its items: the first line of each stands out, the quotes lie below it. */
function section(title: string, items: readonly (readonly string[])[]): string[] {
  if (items.length === 0) return [];
  const body = items.flatMap(([first, ...rest]) => [`  ${first}`, ...rest.map((line) => `      ${line}`)]);
  return ['', `${title} (${items.length})`, ...body];
}

/** The quotes behind a value and the values in it, in the order of the text, each with the rules that read it. */
function quotes(evidence: readonly Evidence[]): Said {
  return (path) => {
    const found = evidence.filter((it) => it.path === path || it.path.startsWith(`${path}/`));
    const rules = new Map<string, Set<string>>();
    for (const { quote, rule } of found.sort((a, b) => a.start - b.start || a.end - b.end)) {
      const known = rules.get(quote) ?? rules.set(quote, new Set()).get(quote)!;
      known.add(rule);
    }
    return [...rules].map(([quote, by]) => `« ${shorten(quote)} »  ${[...by].join(', ')}`);
  };
}

function shorten(quote: string): string {
  const line = quote.replace(/\s+/g, ' ');
  return line.length <= QUOTE_ROOM ? line : `${line.slice(0, QUOTE_ROOM - 1)}…`;
}
