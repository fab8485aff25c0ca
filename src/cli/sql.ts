import { readFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { ask, inventory } from '../ask/sql.js';
import { UserError } from '../core/message.js';
import { openForReading } from '../store/open.js';
import { dbOption, examples, formatOption } from './options.js';
import { print } from './print.js';
import { type Format, render } from './table.js';

interface Options {
  readonly db: string;
  readonly format: Format;
  readonly param: Readonly<Record<string, string>>;
}

export function define(command: Command): void {
  command
    .argument('[query]', 'one query that reads; "-": from standard input; none: list tables, views and their columns')
    .addOption(
      new Option('--param <name=value>', 'value of @name in the query; again for each')
        .argParser(param)
        .default({}, ''),
    )
    .addOption(formatOption())
    .addOption(dbOption())
    .action(run)
    .addHelpText(
      'after',
      `
Views (awards, members, roles, handovers, rankings, events, blocs, posts) hold each fact once; README has the codebook.
bare(text) gives letters without tones: WHERE bare(bloc) LIKE '%van hoa%'.
`,
    );
  examples(command, [
    [
      'thidua sql "SELECT award, count(*) AS n FROM awards GROUP BY award ORDER BY n DESC"',
      'mỗi hình thức khen mấy lượt',
    ],
    ['thidua sql "SELECT * FROM heads WHERE year = @year" --param year=2019 --format csv', 'khối trưởng năm 2019'],
    ['thidua sql - < query.sql', 'câu hỏi trong một tệp'],
  ]);
}

function param(text: string, before: Readonly<Record<string, string>>): Record<string, string> {
  const [, name, value] = /^[@:$]?(\w+)=(.*)$/s.exec(text) ?? [];
  if (name === undefined || value === undefined) throw new UserError(`--param "${text}" must be name=value`);
  return { ...before, [name]: value };
}

async function run(query: string | undefined, { db: file, format, param }: Options): Promise<void> {
  const db = openForReading(file);
  const sql = query === '-' ? readFileSync(0, 'utf8') : query;
  const { columns, rows } =
    sql === undefined ? { columns: ['type', 'name', 'columns'], rows: inventory(db) } : ask(db, sql, param);
  const room = process.stdout.columns ?? null;
  const found = [...rows];
  db.close();
  await print(render(format, columns, found, room));
  if (format === 'table') await print(`${found.length} row${found.length === 1 ? '' : 's'}\n`);
}
