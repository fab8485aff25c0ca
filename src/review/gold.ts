import type { Event, Record } from '../core/record.js';

/**
 * A reviewed record as a gold file: what a reader would write for the post, without evidence. The lists of several
 * meetings are joined, each fact once, as the annotation guide has it. `name`: of the post without its ending.
 */
export function goldOf(record: Record, name: string, notes: string): string {
  const { source, is_bloc_post, post, province, events } = record;
  const all = <T>(list: (event: Event) => readonly T[]): T[] => {
    const each = new Map(events.flatMap(list).map((it) => [JSON.stringify(it), it]));
    return [...each.values()];
  };
  const meeting = ({ kinds, years, date, part_of_day, venue, bloc }: Event) => {
    return { kinds, years, date, part_of_day, venue, bloc: { name: bloc?.name ?? null, accept: [] } };
  };
  const [first, ...others] = events;
  const meetings =
    others.length > 0
      ? { events: events.map((event) => ({ ...meeting(event), chairs: event.chairs })) }
      : { event: first ? meeting(first) : null };
  return lines({
    id: name,
    url: source.url,
    is_bloc_post,
    post: { title: post.title, published: post.published, author: post.author },
    province: province && { name: province.name, basis: province.basis },
    ...meetings,
    chairs: all((event) => event.chairs),
    members: all((event) => event.members),
    member_count: events.find((event) => event.member_count !== null)?.member_count ?? null,
    attendees: all((event) => event.attendees.map(({ person, position }) => ({ person, position }))),
    awards: all((event) => event.awards.map(({ recipient_kind: _, ...award }) => award)),
    rankings: all((event) => event.rankings),
    roles: all((event) => event.roles),
    handovers: all((event) => event.handovers.map(({ from, to, role }) => ({ from, to, role }))),
    movements: all((event) => event.movements),
    notes,
  });
}

/** JSON with one line a field, and one a fact. */
function lines(gold: { readonly [field: string]: unknown }): string {
  const fields = Object.entries(gold).map(([field, value]) => {
    const isFacts = Array.isArray(value) && value.some((it) => typeof it === 'object');
    const shown = isFacts ? `[\n${value.map((it) => `    ${onLine(it)}`).join(',\n')}\n  ]` : onLine(value);
    return `  ${JSON.stringify(field)}: ${shown}`;
  });
  return `{\n${fields.join(',\n')}\n}\n`;
}

function onLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(onLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const parts = Object.entries(value).map(([key, held]) => `${JSON.stringify(key)}: ${onLine(held)}`);
  return `{ ${parts.join(', ')} }`;
}
