import { Option } from 'commander';
import type { Change } from '../compare/changes.js';
import { type Fact, shown } from '../compare/facts.js';
import type { Both } from '../compare/join.js';
import { count, emptyTally, kindRows, ruleOf, ruleRows, type Tally } from '../compare/tally.js';
import { count as wholeNumber } from './options.js';
import { print, tell } from './print.js';
import { FORMATS, type Format, render } from './table.js';

/** How a user wants changes told. */
export interface Asked {
  readonly format: Format;
  readonly limit?: number;
  readonly summary?: boolean;
}

/** Posts compared: the counts, the first changes (no more than were asked for), and how many there are. */
export interface Told {
  readonly tally: Tally;
  readonly lines: readonly Line[];
  readonly total: number;
}

/** One change; `kind` is `post` for a post that only one side has. */
interface Line {
  readonly post: string;
  readonly change: Change['change'];
  readonly kind: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly rule: string | null;
  readonly quote: string | null;
}

/** So many changes can be read at a sitting; other formats go to programs, which want all. */
const CHANGES_OF_TABLE = 40;

/** The options of `Asked`; `when` says in the help with which other option they go. */
export const askedOptions = (when = ''): Option[] => [
  new Option('--summary', `${when}counts by kind and rule only`),
  new Option('--limit <changes>', `${when}0: all; default ${CHANGES_OF_TABLE} for a table, all else`).argParser(
    wholeNumber,
  ),
  new Option('--format <format>', `${when}how to print`).choices(FORMATS).default('table'),
];

/** Compares posts one by one; only the changes to be told are held. */
export async function compared(
  posts: Iterable<Both> | AsyncIterable<Both>,
  { format, limit, summary }: Asked,
): Promise<Told> {
  const most = summary ? 0 : (limit ?? (format === 'table' ? CHANGES_OF_TABLE : 0)) || Infinity;
  const tally = emptyTally();
  const lines: Line[] = [];
  let total = 0;
  for await (const post of posts) {
    const changes = count(tally, post);
    const told = post.before && post.after ? changes.map((it) => lineOf(post.location, it)) : [wholePost(post)];
    total += told.length;
    lines.push(...told.slice(0, Math.max(0, most - lines.length)));
  }
  return { tally, lines, total };
}

function lineOf(post: string, change: Change): Line {
  const { kind, before, after } = change;
  const of = (fact: Fact | null) => fact && eventName(fact) + shown(fact.value);
  return {
    post,
    change: change.change,
    kind,
    before: of(before),
    after: of(after),
    rule: ruleOf(change) ?? null,
    quote: (after ?? before)!.quote || null,
  };
}

/** Most posts tell of one event, which needs no number. */
const eventName = ({ event }: Fact): string => (event === null || event === 1 ? '' : `(event ${event}) `);

/** A post is known by its title and by how much it says. */
function wholePost({ location: post, before, after }: Both): Line {
  const facts = (before ?? after)!;
  const title = facts.find((fact) => fact.kind === 'title');
  const says = `${facts.length} facts`;
  const told = before ? { before: says, after: null } : { before: null, after: says };
  return { post, change: before ? 'lost' : 'gained', kind: 'post', ...told, rule: null, quote: title?.quote || null };
}

type Counts = readonly (readonly [name: string, value: number])[];

/** Prints counts, then changes: as a text with sections, or in the other formats rows, with the counts beside them. */
export async function printChanges(posts: Counts, told: Told, { format, summary }: Asked): Promise<void> {
  const { tally, lines, total } = told;
  const { same, kinds } = tally;
  const changed = [...kinds.values()].reduce((n, row) => n + row.gained + row.lost + row.changed, 0);
  const counts: Counts = [
    ...posts,
    ['facts the same', same.same],
    ...few('  by another rule', same.otherRule),
    ...few('  from other words', same.otherWords),
    ...few('  at another place, or more or less sure', same.otherProof),
    ['facts gained, lost or changed', changed],
  ];
  const limited = lines.length < total && !summary ? [`${lines.length} of ${total} changes; --limit 0 shows all`] : [];
  if (format === 'table') {
    const sections = [columns(counts), ...countTables(tally), ...(lines.length > 0 ? [listed(lines)] : []), ...limited];
    await print(`${sections.join('\n')}${limited.length > 0 ? '\n' : ''}`);
    return;
  }
  if (summary) {
    const row = (by: string) => (it: object) => ({ by, ...it });
    const rows = [...kindRows(tally).map(row('kind')), ...ruleRows(tally).map(row('rule'))];
    await print(render(format, ['by', 'name', 'gained', 'lost', 'changed'], rows, null));
  } else {
    const rows = lines.map((line) => ({ ...line }));
    await print(render(format, ['post', 'change', 'kind', 'before', 'after', 'rule', 'quote'], rows, null));
  }
  tell(counts.map(([name, value]) => `${name.trim()}: ${value}`).join(', '));
  for (const line of limited) tell(line);
}

/** A count worth a line only if there is anything to count. */
export const few = (name: string, value: number): Counts => (value > 0 ? [[name, value]] : []);

function columns(counts: Counts): string {
  const wide = Math.max(...counts.map(([name]) => name.length));
  const right = Math.max(...counts.map(([, value]) => String(value).length));
  return counts.map(([name, value]) => `${name.padEnd(wide)}  ${String(value).padStart(right)}\n`).join('');
}

function countTables(tally: Tally): string[] {
  const rows = { kind: kindRows(tally), rule: ruleRows(tally) };
  return Object.entries(rows).flatMap(([by, all]) =>
    all.length === 0
      ? []
      : render(
          'table',
          [by, 'gained', 'lost', 'changed'],
          all.map((row) => ({ ...row, [by]: row.name })),
          null,
        ),
  );
}

const SIGNS = { gained: '+', lost: '-', changed: '~' } as const;

/** Changes under the posts they are in: what it was, what it is, the words and the rule. */
function listed(lines: readonly Line[]): string {
  const kindWide = Math.max(...lines.map((line) => line.kind.length));
  const margin = ' '.repeat(kindWide + 6);
  let post: string | null = null;
  const out: string[] = [];
  for (const line of lines) {
    if (line.post !== post) out.push(...(post === null ? [] : ['']), line.post);
    post = line.post;
    const head = `  ${SIGNS[line.change]} ${line.kind.padEnd(kindWide)}  `;
    const { before, after } = line;
    out.push(`${head}${before ?? after}`);
    if (before !== null && after !== null) out.push(`${' '.repeat(kindWide + 4)}→ ${after}`);
    const proof = [line.quote && `« ${line.quote} »`, line.rule].filter(Boolean).join('  ');
    if (proof !== '') out.push(`${margin}${proof}`);
  }
  return `${out.join('\n')}\n`;
}
