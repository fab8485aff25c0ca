import { type Command, Option } from 'commander';
import { UserError } from '../core/message.js';
import type { Award, Role } from '../core/record.js';
import { type Condition, list } from '../store/find.js';
import { awardsNamed, organizationsNamed, provincesNamed } from '../store/lookup.js';
import { type Db, openForReading } from '../store/open.js';
import { bare } from '../text/normalize.js';
import { count, dbOption, examples, formatOption, year } from './options.js';
import { print, tell } from './print.js';
import { type Format, render } from './table.js';

/** What a user can ask a list for. */
interface Asked {
  readonly db: string;
  readonly format: Format;
  readonly limit?: number;
  readonly province?: string;
  readonly now?: boolean;
  readonly year?: number;
  readonly bloc?: string;
  readonly award?: string;
  readonly status?: string;
  readonly org?: string;
  readonly role?: string;
  readonly text?: string;
}

/** Filters beside --province, which every list has: the SQL they come to in this list. */
type Filter = 'year' | 'bloc' | 'award' | 'status' | 'org' | 'role' | 'text';

interface List {
  /** A view of the schema. */
  readonly view: string;
  /** Columns of the table, which is also sorted by them. */
  readonly columns: readonly string[];
  /** Columns that csv, json and jsonl have besides. */
  readonly more: readonly string[];
  readonly filters: Readonly<Partial<Record<Filter, string>>>;
  readonly example: readonly [typed: string, does: string];
}

// Written out, since the contract itself would take longer to load than all else here.
const STATUSES = ['nominated', 'awarded'] satisfies Award['status'][];
const ROLES = ['head', 'deputy'] satisfies Role['role'][];

const YEAR = 'year = @year';
// A bound number is a real to SQLite: 2019.0 stands in no list.
const YEARS = 'instr(years, CAST(@year AS INTEGER))';
const BLOC = 'instr(bare(bloc), bare(@bloc))';
const AWARD = 'award_code IN (SELECT value FROM json_each(@award))';
const org = (column: string) =>
  `instr(bare(${column}), bare(@org)) OR ${column} IN (SELECT value FROM json_each(@orgs))`;

const LISTS: Readonly<Record<string, List>> = {
  awards: {
    view: 'awards',
    columns: ['province', 'year', 'bloc', 'recipient', 'award', 'status', 'date', 'source'],
    more: ['recipient_kind', 'award_code', 'quote', 'posts'],
    filters: { year: YEAR, bloc: BLOC, award: AWARD, status: 'status = @status', org: org('recipient') },
    example: [
      'thidua awards --province "Thai Nguyen" --award "cờ thi đua của Chính phủ"',
      'cờ Chính phủ ở Thái Nguyên',
    ],
  },
  members: {
    view: 'members',
    columns: ['province', 'year', 'bloc', 'member', 'date', 'source'],
    more: ['years', 'quote', 'posts'],
    filters: { year: YEARS, bloc: BLOC, org: org('member') },
    example: ['thidua members --bloc "van hoa"', 'đơn vị thành viên các khối Văn hóa'],
  },
  heads: {
    view: 'roles',
    columns: ['province', 'year', 'bloc', 'holder', 'role', 'date', 'source'],
    more: ['quote', 'posts'],
    filters: { year: YEAR, bloc: BLOC, role: 'role = @role', org: org('holder') },
    example: ['thidua heads --year 2019 --format csv', 'khối trưởng, cụm trưởng năm 2019'],
  },
  handovers: {
    view: 'handovers',
    columns: ['province', 'year', 'bloc', 'giver', 'receiver', 'role', 'date', 'source'],
    more: ['quote', 'posts'],
    filters: { year: YEAR, bloc: BLOC, org: `${org('giver')} OR ${org('receiver')}` },
    example: ['thidua handovers --org "Sở Y tế"', 'Sở Y tế giao hoặc nhận vai trò khối trưởng'],
  },
  rankings: {
    view: 'rankings',
    columns: ['province', 'year', 'bloc', 'rank', 'recipient', 'score', 'date', 'source'],
    more: ['years', 'quote', 'posts'],
    filters: { year: YEARS, bloc: BLOC, org: org('recipient') },
    example: ['thidua rankings --province TPHCM --year 2018', 'thứ hạng năm 2018 ở Thành phố Hồ Chí Minh'],
  },
  events: {
    view: 'events',
    columns: ['province', 'years', 'bloc', 'kinds', 'date', 'venue', 'source'],
    more: ['year', 'date_end', 'part_of_day', 'member_count', 'members', 'awards', 'quote', 'posts'],
    filters: { year: YEARS, bloc: BLOC },
    example: ['thidua events --province "Thái Nguyên" --now', 'hội nghị ở tỉnh mới, gồm cả tỉnh cũ'],
  },
  blocs: {
    view: 'blocs',
    columns: ['province', 'bloc', 'number', 'level', 'first_year', 'last_year', 'meetings', 'posts'],
    more: [],
    filters: { year: '@year BETWEEN first_year AND last_year', bloc: BLOC },
    example: ['thidua blocs --province 19', 'các khối, cụm của tỉnh mã số 19'],
  },
  posts: {
    view: 'posts',
    columns: ['province', 'published', 'title', 'is_bloc_post', 'events', 'warnings', 'source'],
    more: ['author', 'publisher', 'copy_of', 'copy_how', 'url'],
    filters: {
      year: YEAR,
      bloc: 'id IN (SELECT event.post_id FROM event JOIN bloc ON bloc.id = bloc_id WHERE instr(bare(name), bare(@bloc)))',
      text: 'id IN (SELECT rowid FROM search WHERE search MATCH @text)',
    },
    example: ['thidua posts --text "don vi truong khoi"', 'bài có cụm từ "đơn vị trưởng khối"'],
  },
};

/** So many rows fill a screen; other formats go to programs, which want all. */
const ROWS_OF_TABLE = 20;

/** Defines the list whose name the command has. */
export function define(command: Command): void {
  const spec = LISTS[command.name()]!;
  const options: Readonly<Record<Filter, () => Option>> = {
    year: () => new Option('--year <year>', 'năm thi đua').argParser(year),
    bloc: () => new Option('--bloc <words>', 'part of the name of a bloc (tên khối, cụm)'),
    award: () => new Option('--award <name>', 'code or Vietnamese name (hình thức khen)'),
    status: () => new Option('--status <status>', 'put forward or decided').choices(STATUSES),
    org: () => new Option('--org <name>', 'part of a name, or an abbreviation (đơn vị)'),
    role: () => new Option('--role <role>', 'khối trưởng or khối phó').choices(ROLES).default('head'),
    text: () => new Option('--text <words>', 'words of the post, side by side, tones do not matter'),
  };
  command.option('--province <name>', 'name in any spelling, code or abbreviation (tỉnh, thành phố)');
  command.option('--now', 'with --province: also the provinces it was made of');
  for (const filter of Object.keys(spec.filters) as Filter[]) command.addOption(options[filter]());
  command
    .addOption(new Option('--limit <rows>', `0: all; default ${ROWS_OF_TABLE} for a table, all else`).argParser(count))
    .addOption(formatOption())
    .addOption(dbOption())
    .action((asked: Asked) => answer(spec, asked));
  examples(command, [spec.example]);
}

async function answer(spec: List, asked: Asked): Promise<void> {
  const { format } = asked;
  const db = openForReading(asked.db);
  const whole = format === 'csv' || format === 'json' || format === 'jsonl';
  const limit = asked.limit ?? (format === 'table' ? ROWS_OF_TABLE : 0);
  const columns = whole ? [...spec.columns, ...spec.more] : spec.columns;
  const { rows, total } = list(db, {
    view: spec.view,
    columns,
    where: conditions(db, spec, asked),
    limit: limit || null,
  });
  db.close();
  if (rows.length > 0 || whole) await print(render(format, columns, rows, process.stdout.columns ?? null));
  const says = `${rows.length} of ${total} rows`;
  if (format === 'table') await print(`${says}\n`);
  else if (rows.length < total) tell(says);
}

function conditions(db: Db, { filters }: List, asked: Asked): Condition[] {
  const where: Condition[] = [];
  if (asked.province !== undefined) {
    const ids = provincesNamed(db, asked.province, asked.now ?? false);
    const sql = 'province_id IN (SELECT value FROM json_each(@province))';
    where.push({ sql, values: { province: JSON.stringify(ids) } });
  } else if (asked.now) throw new UserError('--now goes with --province');
  for (const [filter, sql] of Object.entries(filters) as [Filter, string][]) {
    const given = asked[filter];
    if (given !== undefined) where.push({ sql, values: valuesOf(db, filter, given) });
  }
  return where;
}

/** What was asked, as the SQL of its filter wants it. */
function valuesOf(db: Db, filter: Filter, given: string | number): Condition['values'] {
  if (typeof given === 'number') return { [filter]: given };
  if (filter === 'award') return { award: JSON.stringify(awardsNamed(db, given)) };
  if (filter === 'org') return { org: given, orgs: JSON.stringify(organizationsNamed(db, given)) };
  if (filter === 'text') return { text: `"${bare(given).replaceAll('"', ' ')}"` };
  return { [filter]: given };
}
