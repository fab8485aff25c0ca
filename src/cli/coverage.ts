import { type Command, Option } from 'commander';
import { spoken } from '../ask/counts.js';
import { COVERAGE, GROUPINGS, groupings } from '../ask/coverage.js';
import { firstDay, lastDay } from '../ask/period.js';
import type { Row } from '../ask/rows.js';
import { postsIn, type Scope } from '../ask/scope.js';
import { openForReading } from '../store/open.js';
import { dbOption, examples, formatOption, year } from './options.js';
import { print } from './print.js';
import { type Format, render } from './table.js';

type Part = keyof typeof COVERAGE;
const PARTS = Object.keys(COVERAGE) as Part[];

interface Options extends Scope {
  readonly db: string;
  readonly format: Format;
  readonly by: string;
  readonly of?: Part;
}

export function define(command: Command): void {
  command
    .option('--province <name>', 'name in any spelling, code or abbreviation (tỉnh, thành phố)')
    .option('--now', 'with --province: the province of today, also what it was made of')
    .addOption(new Option('--year <year>', 'published in (năm đăng bài)').argParser(year))
    .addOption(new Option('--from <day>', 'published from this year, month or day on').argParser(firstDay))
    .addOption(new Option('--to <day>', 'published up to this year, month or day, with it').argParser(lastDay))
    .option('--by <names>', `groups by ${GROUPINGS.join(', ')}, or several`, 'province')
    .addOption(new Option('--of <part>', 'one part; csv and jsonl have one at a time (else groups)').choices(PARTS))
    .addOption(formatOption())
    .addOption(dbOption())
    .action(run)
    .addHelpText(
      'after',
      `
What a share is counted of: posts read, failed and copied, bloc posts and meetings, empty fields, warnings and conflicts. A meeting
stands with the first post that tells of it, years are those of publication, so that groups add up to the totals;
tellings: a meeting told by two posts is told twice. A field of a meeting is empty if no post that tells of it has it:
the posts do not say it, or no rule reads it (README: recall by field). Failed files have no province and no day: they
are counted where all posts are.
`,
    );
  examples(command, [
    ['thidua coverage', 'mẫu số: bao nhiêu bài, hội nghị, trường trống'],
    ['thidua coverage --by province,year --format csv', 'số bài, hội nghị theo tỉnh và năm'],
    ['thidua coverage --of fields --province "Thái Nguyên" --now', 'trường nào trống ở tỉnh Thái Nguyên mới'],
  ]);
}

async function run({ db: file, format, by, of, ...scope }: Options): Promise<void> {
  const names = groupings(by);
  const db = openForReading(file);
  const where = postsIn(db, scope);
  const isText = format === 'table' || format === 'md';
  const parts = of !== undefined ? [of] : isText || format === 'json' ? PARTS : (['groups'] satisfies Part[]);
  const told = parts.map((part) => [part, COVERAGE[part](db, where, names)] as const);
  db.close();
  if (format === 'json') {
    const values = told.map(([part, rows]) => [part, part === 'totals' ? rows[0] : rows] as const);
    await print(`${JSON.stringify(of === undefined ? Object.fromEntries(values) : values[0]![1], null, 2)}\n`);
  } else
    for (const [part, rows] of told)
      await print(isText && of === undefined ? `${HEADS[format](part)}\n${shown(part, rows)}\n` : shown(part, rows));

  function shown(part: Part, told: readonly Row[]): string {
    const rows = part === 'totals' ? lines(told[0]!) : told;
    const columns = Object.keys(rows[0] ?? {});
    if (columns.length === 0) return 'none\n';
    const named = isText && part === 'groups' ? rows.map((row) => ({ ...row, ...spelled(row) })) : rows;
    return render(format, columns, named, process.stdout.columns ?? null);
  }
  function spelled(row: Row): Row {
    return Object.fromEntries(names.map((name) => [name, spoken(row[name]!)]));
  }
}

const HEADS = {
  table: (part: Part) => part.toUpperCase(),
  md: (part: Part) => `## ${part}\n`,
} as const;

const lines = (totals: Row): Row[] => Object.entries(totals).map(([name, value]) => ({ name, value: value ?? '' }));
