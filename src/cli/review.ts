import { existsSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { posix } from 'node:path';
import { type Command, Option } from 'commander';
import { UserError } from '../core/message.js';
import type { Record } from '../core/record.js';
import { applyReviews, shown } from '../review/apply.js';
import { catalogueOf } from '../review/catalogue.js';
import { goldOf } from '../review/gold.js';
import { loadKnowledge } from '../rule/load.js';
import { byDoubt, flaggedIn, QUEUE_COLUMNS } from '../store/doubt.js';
import { awardNames } from '../store/find.js';
import { openForReading } from '../store/open.js';
import { count, dbOption, examples, formatOption, rulesOption } from './options.js';
import { print, tell } from './print.js';
import { asking } from './review-ask.js';
import { type Desk, deskFor } from './review-file.js';
import { sit } from './review-session.js';
import { onePost } from './show.js';
import { type Format, render } from './table.js';

interface Asked {
  readonly db: string;
  readonly reviews?: string;
  readonly rules?: string;
  readonly by?: string;
  readonly queue?: boolean;
  readonly asGold?: boolean;
  readonly force?: boolean;
  readonly limit?: number;
  readonly format: Format;
}

const ROWS_OF_TABLE = 20;

export function define(command: Command): void {
  command
    .argument('[post]', 'location, file name, or the beginning of the digest')
    .option('--by <name>', 'who reviews (default: your user name)')
    .option('--reviews <folder>', 'where the review is kept, if not beside the post')
    .option('--queue', 'list posts by doubt instead: where a review finds most')
    .option('--as-gold', 'write NAME.gold.json of a post that is wholly reviewed')
    .option('--force', 'with --as-gold: also over a gold file that is there')
    .addOption(
      new Option('--limit <posts>', `with --queue: 0: all; default ${ROWS_OF_TABLE} for a table, all else`).argParser(
        count,
      ),
    )
    .addOption(formatOption())
    .addOption(dbOption())
    .addOption(rulesOption())
    .action((name: string | undefined, asked: Asked) => {
      if (asked.queue) return queue(asked);
      if (name === undefined) throw new UserError('say which post; thidua review --queue lists them by doubt');
      return asked.asGold ? gold(name, asked) : review(name, asked);
    })
    .addHelpText(
      'after',
      `
Shows each value with its sentence and asks: right, wrong, should be, or what is missing. Each answer is written at once
into NAME.review.yml beside the post, which ingest applies; asked again, it goes on where you stopped.
`,
    );
  examples(command, [
    ['thidua review --queue', 'những bài nên xem trước: kém chắc, cảnh báo, mâu thuẫn'],
    ['thidua review a01.html --by "Lan"', 'hỏi từng giá trị của bài, ghi ý kiến vào a01.review.yml'],
    ['thidua ingest corpus/', 'đọc lại: ý kiến được áp dụng, máy đọc gì vẫn giữ bên cạnh'],
    ['thidua review a01.html --as-gold', 'bài đã xem hết thành bài mẫu a01.gold.json'],
  ]);
}

async function queue({ db: file, format, limit }: Asked): Promise<void> {
  const db = openForReading(file);
  const { rows, total } = byDoubt(db, (limit ?? (format === 'table' ? ROWS_OF_TABLE : 0)) || null);
  db.close();
  await print(render(format, QUEUE_COLUMNS, rows, process.stdout.columns ?? null));
  const says = `${rows.length} of ${total} rows`;
  if (format === 'table') await print(`${says}\n`);
  else if (rows.length < total) tell(says);
}

/** The post as the database has it, its review file, and the verdicts of it that need another look. */
function opened(name: string, { db: file, reviews, rules }: Asked) {
  const db = openForReading(file);
  const { location, record: json, text } = onePost(db, name);
  const record: Record = JSON.parse(json);
  const desk = deskFor(location, record.id, reviews, catalogueOf(loadKnowledge(rules)));
  const flagged = flaggedIn(db, location, desk.file);
  const awards = awardNames(db);
  db.close();
  return { location, record, text, desk, flagged, awards };
}

async function review(name: string, asked: Asked): Promise<void> {
  const { location, desk, ...post } = opened(name, asked);
  const before = desk.review();
  const by = asked.by ?? userInfo().username;
  const at = today();
  const { title } = post.record.post;
  await print(`${location}${title ? `: ${title}` : ''}\n${desk.file}${before ? `: ${told(desk)}` : ''}\n`);
  const { ask, close } = asking();
  let asks = 0;
  let answers = 0;
  try {
    const given = await sit({ ...post, desk, by, at }, async (prompt) => {
      asks++;
      const line = await ask(prompt);
      if (line !== null) answers++;
      return line;
    });
    if (asks > 0 && answers === 0 && process.stdin.isTTY !== true)
      throw new UserError('there is nobody to ask: run it in a terminal, or pipe the answers in, one a line');
    await print(`\n${given} ý kiến mới / new verdicts; ${desk.file}: ${told(desk)}\n`);
    if (given > 0)
      await print(
        `Đưa vào / take them in: thidua ingest ${asked.reviews ? `--reviews ${asked.reviews} ` : ''}${location}\n`,
      );
  } finally {
    close();
  }
}

const told = (desk: Desk): string => {
  const verdicts = desk.review()?.verdicts ?? [];
  const complete = verdicts.some(({ kind }) => kind === 'complete');
  const many = verdicts.length - (complete ? 1 : 0);
  return `${many} ${many === 1 ? 'verdict' : 'verdicts'}${complete ? ', complete' : ''}`;
};

/** The day here, as ISO. */
function today(): string {
  const now = new Date();
  const two = (n: number) => String(n).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}

const MOST_NAMED = 10;

async function gold(name: string, asked: Asked): Promise<void> {
  const { location, record, text, desk } = opened(name, asked);
  const own = desk.review();
  if (own === null) throw new UserError(`${location} is not reviewed yet; thidua review ${name} asks value by value`);
  const { record: reviewed, outcomes, unseen } = applyReviews(record, text, [own]);
  const flagged = outcomes.filter(
    ({ state, verdict }) => state !== 'agreed' && state !== 'applied' && verdict.kind !== 'complete',
  );
  const open = [
    ...flagged.map(({ verdict, state }) => `${verdict.kind} ${shown(verdict.seen)}: the verdict is ${state}`),
    ...unseen.map(({ kind, value }) => `${kind} ${shown(value)}: not reviewed`),
    ...(own.verdicts.some(({ kind }) => kind === 'complete') ? [] : ['nobody said that nothing is missing']),
  ];
  if (open.length > 0) {
    const more = open.length > MOST_NAMED ? [`… and ${open.length - MOST_NAMED} more`] : [];
    throw new UserError(`${location} is no gold yet:\n  ${[...open.slice(0, MOST_NAMED), ...more].join('\n  ')}`);
  }
  const stem = posix.parse(location).name;
  const file = posix.join(asked.reviews ?? posix.dirname(location), `${stem}.gold.json`);
  if (existsSync(file) && !asked.force) throw new UserError(`${file} is there already; --force writes over it`);
  const who = [...new Set(own.verdicts.map(({ by, at }) => `${by}, ${at}`))].sort();
  writeFileSync(file, goldOf(reviewed, stem, `Reviewed by ${who.join('; ')}.`));
  await print(`${file}\n`);
}
