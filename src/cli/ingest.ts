import { availableParallelism } from 'node:os';
import { type Command, InvalidArgumentError } from 'commander';
import { factsOf } from '../compare/facts.js';
import type { Both } from '../compare/join.js';
import { UserError } from '../core/message.js';
import type { Threads } from '../ingest/options.js';
import type { Extract } from '../ingest/read.js';
import { type Rehearsed, rehearse } from '../ingest/rehearse.js';
import type { Told } from '../ingest/worker.js';
import { ingest } from '../ingest.js';
import { extract } from '../pipe.js';
import { open } from '../read/index.js';
import { type Knowledge, loadKnowledge } from '../rule/load.js';
import { type Totals, totals } from '../store/find.js';
import { openForReading } from '../store/open.js';
import type { RunCounts } from '../store/run.js';
import { type Asking, askingOptions, fetchingOf } from './asking.js';
import { type Asked, askedOptions, compared, few, printChanges } from './changes.js';
import { listener } from './listener.js';
import { count, dbOption, examples, reviewsOption, rulesOption } from './options.js';
import { print } from './print.js';

interface Typed extends Asked, Asking {
  readonly db: string;
  readonly prune?: boolean;
  readonly dryRun?: boolean;
  readonly rebuild?: boolean;
  readonly verify?: boolean;
  readonly workers?: number;
  readonly rules?: string;
  readonly reviews?: readonly string[];
}

export function define(command: Command): void {
  command
    .argument('[path...]', 'folders, files, globs and addresses (.html .txt .md .pdf .docx .doc .warc .warc.gz .wacz)')
    .addOption(dbOption())
    .option('--prune', 'remove posts whose file is gone')
    .option('--rebuild', 'make the database anew, from the paths and all places that it knows')
    .option('--verify', 'read the bytes of all files, also of those that nobody touched since they were read')
    .option(
      '--workers <n>',
      'threads that read posts beside this one (default: one less than processors, where they pay)',
      threadCount,
    )
    .option('--dry-run', 'write nothing; show what would change in the database, and how facts would')
    .addOption(rulesOption())
    .addOption(reviewsOption())
    .action((paths: string[], typed: Typed) => {
      if (paths.length === 0 && !typed.rebuild) throw new UserError('give folders, files, globs or addresses to read');
      if (typed.dryRun && typed.rebuild) throw new UserError('--rebuild writes, --dry-run does not: leave out one');
      if (typed.dryRun) return dryRun(paths, typed);
      if (typed.summary || typed.limit !== undefined || typed.format !== 'table')
        throw new UserError('--summary, --limit and --format go with --dry-run');
      return run(paths, typed);
    });
  askingOptions(command, 'with addresses: ');
  for (const option of askedOptions('with --dry-run: ')) command.addOption(option);
  examples(command, [
    ['ingest corpus/', 'đọc mọi bài trong thư mục vào out/thidua.db'],
    ['ingest https://snv.example/bai-1.html', 'tải bài về out/web rồi đọc'],
    ['ingest corpus/ --workers 4', 'đọc bằng bốn luồng: nhanh hơn khi có nhiều nghìn bài mới'],
    ["ingest 'bai/**/*.html' --db bai.db --prune", 'chỉ các trang html; bỏ bài mà tệp không còn'],
    ['ingest --rebuild', 'lập lại cơ sở dữ liệu từ mọi nơi nó đã đọc'],
    ['ingest corpus/ --rules luat/ --dry-run', 'thử luật mới: dữ kiện nào thêm, mất, đổi; không ghi gì'],
  ]);
}

/** Each thread takes some hundred megabytes of memory, and one alone writes what they read. */
const MOST_THREADS = 32;

function threadCount(text: string): number {
  const many = count(text);
  if (many > MOST_THREADS) throw new InvalidArgumentError(`It must be ${MOST_THREADS} or less.`);
  return many;
}

/** So many posts are read before threads are started: to load rules and grow warm costs one what so many posts gain by it. */
const PAYS_AFTER = 1000;
/** What four threads and this one read, this one can just write. */
const MOST_BY_ITSELF = 4;

function threadsOf({ workers, rules }: Typed, { digest }: Knowledge): Threads | undefined {
  const many = workers ?? Math.min(availableParallelism() - 1, MOST_BY_ITSELF);
  if (many === 0) return undefined;
  const module = new URL('../ingest/worker.js', import.meta.url);
  return { count: many, after: workers === undefined ? PAYS_AFTER : 0, module, data: { rules, digest } satisfies Told };
}

async function run(paths: string[], typed: Typed): Promise<void> {
  const { db, prune = false, rebuild = false, verify, rules, reviews } = typed;
  const started = performance.now();
  const knowledge = loadKnowledge(rules);
  const heard = listener(db);
  try {
    const threads = threadsOf(typed, knowledge);
    const input = {
      paths,
      db,
      prune,
      rebuild,
      verify,
      threads,
      rules: knowledge,
      reviews,
      fetching: fetchingOf(typed),
      tell: heard.hear,
    };
    const counts = await ingest(input, reader(knowledge));
    heard.end();
    await print(summary(counts, db, (performance.now() - started) / 1000));
    if (counts.failed > 0) process.exitCode = 1;
  } finally {
    heard.stop();
  }
}

async function dryRun(paths: string[], typed: Typed): Promise<void> {
  const { db, prune = false, verify, reviews } = typed;
  const knowledge = loadKnowledge(typed.rules);
  const heard = listener(db);
  try {
    const counts = { added: 0, changed: 0, unchanged: 0, failed: 0, vanished: 0 };
    const input = { paths, db, verify, rules: knowledge, reviews, fetching: fetchingOf(typed), tell: heard.hear };
    const rehearsed = rehearse(input, reader(knowledge));
    const told = await compared(comparable(rehearsed, prune, counts), typed);
    heard.end();
    const { posts, factsOf } = told.tally;
    const lines = [
      ['posts read', counts.added + counts.changed + counts.unchanged + counts.failed],
      ['  new', counts.added],
      ...few('    facts in them', factsOf.gained),
      ['  read again, since bytes or rules changed', counts.changed],
      ['    the same', posts.same],
      ['    changed', posts.changed],
      ['  unchanged', counts.unchanged],
      ['  failed', counts.failed],
      ...few(prune ? 'removed' : 'gone, which --prune removes', counts.vanished),
      ...few('facts of posts failed or removed', factsOf.lost),
    ] as const;
    await printChanges(lines, told, typed);
    if (counts.failed > 0) process.exitCode = 1;
  } finally {
    heard.stop();
  }
}

/** Reads posts of any format under rules. */
const reader =
  (knowledge: Knowledge): Extract =>
  async (source, bytes) =>
    extract(source, bytes, knowledge, await open(source, bytes));

/** Counts every place; gives those whose facts would be written or removed. */
async function* comparable(
  rehearsed: AsyncIterable<Rehearsed>,
  prune: boolean,
  counts: { [Outcome in Rehearsed['outcome']]: number },
): AsyncGenerator<Both> {
  for await (const { location, outcome, before, after } of rehearsed) {
    counts[outcome]++;
    if (outcome === 'unchanged' || (outcome === 'vanished' && !prune) || (!before && !after)) continue;
    yield { location, from: null, before: before && factsOf(before), after: after && factsOf(after) };
  }
}

/** What the run did, then what the database holds. */
function summary(counts: RunCounts, file: string, seconds: number): string {
  const db = openForReading(file);
  const held = totals(db);
  db.close();
  const lines: [string, string | number][] = [
    ['posts read', counts.taken],
    ['  new', counts.added],
    ['  changed', counts.changed],
    ['  unchanged', counts.unchanged],
    ['  failed', counts.failed],
  ];
  if (counts.pruned > 0) lines.push(['removed', counts.pruned]);
  lines.push(['time', `${seconds.toFixed(1)} s`], [`in ${file}`, ''], ...holdings(held));
  const wide = Math.max(...lines.map(([name]) => name.length));
  const right = Math.max(...lines.map(([, value]) => String(value).length));
  return lines
    .map(([name, value]) => `${name.padEnd(wide)}  ${String(value).padStart(right)}`.trimEnd())
    .join('\n')
    .concat('\n');
}

function holdings(held: Totals): [string, number][] {
  const plural = {
    chair: 'chairs',
    member: 'members',
    attendee: 'attendees',
    award: 'awards',
    ranking: 'rankings',
    role: 'roles',
    handover: 'handovers',
    movement: 'movements',
    evidence: 'pieces of evidence',
  } as const;
  return [
    ['posts', held.posts],
    ['  bloc posts', held.blocPosts],
    ...(held.copies > 0 ? [['  copies of another', held.copies] as [string, number]] : []),
    ['events', held.events],
    ...Object.entries(held.facts).map(([kind, n]): [string, number] => [plural[kind as keyof typeof plural], n]),
    ...[...held.warnings].map(([code, n]): [string, number] => [`warning ${code}`, n]),
    ...[...held.conflicts].map(([code, n]): [string, number] => [`conflict ${code}`, n]),
    ...[...held.failures].map(([code, n]): [string, number] => [`failure ${code}`, n]),
  ];
}
