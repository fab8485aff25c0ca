import { type Command, Option } from 'commander';
import { spoken } from '../ask/counts.js';
import { type Coverage, coverage, GROUPINGS, groupings } from '../ask/coverage.js';
import { firstDay, lastDay } from '../ask/period.js';
import type { Row } from '../ask/rows.js';
import { postsIn, type Scope } from '../ask/scope.js';
import { openForReading } from '../store/open.js';
import { dbOption, examples, formatOption, year } from './options.js';
import { print } from './print.js';
import { type Format, render } from './table.js';

const PARTS = ['totals', 'groups', 'fields', 'warnings'] as const;
type Part = (typeof PARTS)[number];

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
  const told = coverage(db, names, postsIn(db, scope));
  db.close();
  const isText = format === 'table' || format === 'md';
  if (format === 'json') await print(`${JSON.stringify(of === undefined ? told : told[of], null, 2)}\n`);
  else if (isText && of === undefined)
    for (const part of PARTS) await print(`${HEADS[format](part)}\n${shown(told, part, format)}\n`);
  else await print(shown(told, of ?? 'groups', format));

  function shown(all: Coverage, part: Part, as: Format): string {
    const rows = part === 'totals' ? lines(all.totals) : all[part];
    const columns = Object.keys(rows[0] ?? {});
    if (columns.length === 0) return 'none\n';
    const named = isText && part === 'groups' ? rows.map((row) => ({ ...row, ...spelled(row) })) : rows;
    return render(as, columns, named, process.stdout.columns ?? null);
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
