import { type Command, Option } from 'commander';
import type { Condition } from '../ask/condition.js';
import { cellOf, dimensionsOf, groupsOf } from '../ask/counts.js';
import { cross, league, long, sum } from '../ask/cross.js';
import { conditions, type Question, unanswered } from '../ask/filters.js';
import { type Filter, LISTS, type List } from '../ask/lists.js';
import { firstDay, lastDay } from '../ask/period.js';
import { howMany, rowsOf } from '../ask/rows.js';
import { UserError } from '../core/message.js';
import type { Award, Role } from '../core/record.js';
import { type Db, openForReading } from '../store/open.js';
import { count, dbOption, examples, formatOption, year } from './options.js';
import { print, tell } from './print.js';
import { printRows } from './stream.js';
import { type Format, render } from './table.js';
import { printTimeline } from './timeline.js';

interface Asked extends Question {
  readonly db: string;
  readonly format: Format;
  readonly limit?: number;
  readonly count?: boolean;
  readonly by?: string;
  readonly cell?: string;
  readonly timeline?: boolean;
}

// Written out, since the contract itself would take longer to load than all else here.
const STATUSES = ['nominated', 'awarded'] satisfies Award['status'][];
const LEVELS = ['state', 'government', 'ministry', 'province', 'district', 'commune', 'grassroots', 'bloc'];
const ROLES = ['head', 'deputy'] satisfies Role['role'][];

const OPTIONS: Readonly<Record<Filter, () => readonly Option[]>> = {
  year: () => [new Option('--year <year>', 'năm thi đua').argParser(year)],
  period: () => [
    new Option('--from <day>', 'held from this year, month or day on (từ ngày)').argParser(firstDay),
    new Option('--to <day>', 'held up to this year, month or day, with it (đến ngày)').argParser(lastDay),
  ],
  bloc: () => [new Option('--bloc <words>', 'part of the name of a bloc (tên khối, cụm)')],
  theme: () => [new Option('--theme <code>', 'theme of the bloc, e.g. van_hoa_xa_hoi (chủ đề khối)')],
  kind: () => [new Option('--kind <code>', 'kind of body, e.g. provincial_department (loại đơn vị)')],
  award: () => [new Option('--award <name>', 'code or Vietnamese name (hình thức khen)')],
  level: () => [new Option('--level <level>', 'level of the award (cấp khen)').choices(LEVELS)],
  status: () => [new Option('--status <status>', 'put forward or decided').choices(STATUSES)],
  org: () => [
    new Option('--org <name>', 'part of a name, or an abbreviation (đơn vị); if no body is called so, a person'),
  ],
  person: () => [],
  role: () => [new Option('--role <role>', 'khối trưởng or khối phó').choices([...ROLES, 'all']).default('head')],
  minConfidence: () => [
    new Option('--min-confidence <share>', 'facts at least so sure, 0 to 1 (độ tin cậy)').argParser(share),
  ],
  text: () => [new Option('--text <words>', 'words of the post, side by side, tones do not matter')],
};

const EXAMPLES: Readonly<Record<keyof typeof LISTS, readonly (readonly [typed: string, does: string])[]>> = {
  awards: [
    ['thidua awards --province "Thai Nguyen" --award "cờ thi đua của Chính phủ"', 'cờ Chính phủ ở Thái Nguyên'],
    ['thidua awards --by province,year,award --from 2018 --to 2020', 'bảng chéo, có tổng hàng và tổng cột'],
    [
      'thidua awards --by province,year,award --cell "Thái Nguyên,2018,government_flag"',
      'những dòng của một ô trong bảng ấy',
    ],
    ['thidua awards --by org --status awarded', 'đơn vị được khen nhiều nhất'],
  ],
  members: [['thidua members --bloc "van hoa"', 'đơn vị thành viên các khối Văn hóa']],
  heads: [
    ['thidua heads --year 2019 --format csv', 'khối trưởng, cụm trưởng năm 2019'],
    ['thidua heads --bloc "co quan dang" --province "Tây Ninh" --timeline', 'ai làm khối trưởng qua các năm'],
  ],
  handovers: [['thidua handovers --org "Sở Y tế"', 'Sở Y tế giao hoặc nhận vai trò khối trưởng']],
  rankings: [['thidua rankings --province TPHCM --year 2018', 'thứ hạng năm 2018 ở Thành phố Hồ Chí Minh']],
  events: [
    ['thidua events --province "Thái Nguyên" --now', 'hội nghị ở tỉnh mới, gồm cả tỉnh cũ'],
    ['thidua events --by province_today,year', 'số hội nghị theo 34 tỉnh, thành phố và năm'],
  ],
  conflicts: [['thidua conflicts --province "Quảng Trị"', 'các bài nói khác nhau điều gì']],
  blocs: [['thidua blocs --province 19', 'các khối, cụm của tỉnh mã số 19']],
  posts: [['thidua posts --text "don vi truong khoi"', 'bài có cụm từ "đơn vị trưởng khối"']],
};

/** So many rows fill a screen; other formats go to programs, which want all. */
const ROWS_OF_TABLE = 20;

/** Defines the list whose name the command has. */
export function define(command: Command): void {
  const name = command.name() as keyof typeof LISTS;
  const list: List = LISTS[name];
  command.option('--province <name>', 'name in any spelling, code or abbreviation (tỉnh, thành phố)');
  command.option('--now', 'with --province: the province of today, also what it was made of');
  for (const filter of Object.keys(list.filters) as Filter[])
    for (const option of OPTIONS[filter]()) command.addOption(option);
  if (name === 'heads')
    command.option('--timeline', 'the heads of each bloc year by year, with gaps and contradictions (dòng thời gian)');
  command
    .option('--by <names>', `count by ${Object.keys(list.by).join(', ')}; several: a cross table`)
    .option('--cell <values>', 'with --by: the rows of one cell, values in its order; *: any, ?: not known')
    .option('--count', 'print only how many rows there are')
    .addOption(new Option('--limit <rows>', `0: all; default ${ROWS_OF_TABLE} for a table, all else`).argParser(count))
    .addOption(formatOption())
    .addOption(dbOption())
    .action((asked: Asked) => run(list, asked))
    .addHelpText('after', NOTES);
  examples(command, EXAMPLES[name]);
}

const NOTES = `
A meeting without a day lies in a period if all of its year does; without either it is left out.
--by: tables show "?" where a value is not known, and sums; csv, json and jsonl have a line for each combination that
occurs, with n, without sums, and nothing (null) where a value is not known.
`;

async function run(list: List, asked: Asked): Promise<void> {
  if (asked.cell !== undefined && asked.by === undefined) throw new UserError('--cell goes with --by');
  if (asked.count && asked.by !== undefined && asked.cell === undefined)
    throw new UserError('--count goes without --by: the sum of its table is the same number');
  if (asked.timeline && (asked.by !== undefined || asked.count))
    throw new UserError('--timeline goes without --by and --count');
  const by = asked.by === undefined ? null : dimensionsOf(list, asked.by);
  const db = openForReading(asked.db);
  try {
    const { role, ...rest } = asked;
    const question: Question = role === 'all' || role === undefined ? rest : { ...rest, role };
    const where = conditions(db, list, question);
    if (by !== null && asked.cell !== undefined) where.push(...cellOf(db, list, by, asked.cell, where));
    if (asked.timeline) await printTimeline(db, list, where, asked);
    else if (asked.count) await print(`${howMany(db, list, where)}\n`);
    else if (by !== null && asked.cell === undefined) await counted(db, list, by, where, asked);
    else await listed(db, list, where, question, asked);
  } finally {
    db.close();
  }
}

const isForPrograms = (format: Format): boolean => format !== 'table' && format !== 'md';
const limitOf = ({ limit, format }: Asked): number | null =>
  (limit ?? (format === 'table' ? ROWS_OF_TABLE : 0)) || null;

async function listed(db: Db, list: List, where: readonly Condition[], question: Question, asked: Asked) {
  const { format } = asked;
  const limit = limitOf(asked);
  const columns = isForPrograms(format) ? [...list.columns, ...list.more] : list.columns;
  const printed = await printRows(format, columns, rowsOf(db, list, columns, where, limit));
  const total = limit === null || printed < limit ? printed : howMany(db, list, where);
  const says = `${printed} of ${total} rows`;
  if (format === 'table') await print(`${says}\n`);
  else if (printed < total) tell(says);
  if (total === 0) for (const why of unanswered(db, question)) tell(why);
}

async function counted(db: Db, list: List, by: readonly string[], where: readonly Condition[], asked: Asked) {
  const { format } = asked;
  const groups = groupsOf(db, list, by, where);
  const limit = limitOf(asked);
  if (isForPrograms(format)) {
    const { columns, rows } = long(by, groups);
    await print(render(format, columns, rows.slice(0, limit ?? undefined), null));
    return;
  }
  const { columns, rows } = by.length === 1 ? league(by[0]!, groups, limit) : cross(by, groups, limit);
  await print(render(format, columns, rows, process.stdout.columns ?? null));
  const lines =
    by.length === 1 ? groups.length : new Set(groups.map((it) => JSON.stringify(it.values.slice(0, -1)))).size;
  const says = `${rows.length - 1} of ${lines} lines; they hold ${sum(groups)} rows`;
  if (format === 'table') await print(`${says}\n`);
  else if (rows.length - 1 < lines) tell(says);
}

function share(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= 0 && value <= 1))
    throw new UserError(`--min-confidence "${text}" must be between 0 and 1, e.g. 0.9`);
  return value;
}
