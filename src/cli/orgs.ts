import { type Command, Option } from 'commander';
import { type Condition, oneOf } from '../ask/condition.js';
import { kindNamed } from '../ask/filters.js';
import { bodiesOf, COLUMNS, type Listed, listBodies, MORE, similarBodies } from '../ask/organizations.js';
import type { Row } from '../ask/rows.js';
import { UserError } from '../core/message.js';
import type { Bloc } from '../core/record.js';
import { provincesNamed } from '../store/lookup.js';
import { type Db, openForReading } from '../store/open.js';
import { count, dbOption, examples, formatOption } from './options.js';
import { print, tell } from './print.js';
import { printRows } from './stream.js';
import type { Format } from './table.js';

interface Asked {
  readonly db: string;
  readonly format: Format;
  readonly limit?: number;
  readonly province?: string;
  readonly now?: boolean;
  readonly kind?: string;
  readonly level?: string;
  readonly bloc?: string;
  readonly similar?: boolean;
}

// Written out, since the contract itself would take longer to load than all else here.
const LEVELS = [
  'national',
  'region',
  'ministry',
  'province',
  'district',
  'commune',
  'organization',
] satisfies Bloc['level'][];
const ROWS_OF_TABLE = 20;
const PAIRS = ['province', 'organization', 'other', 'differ', 'far', 'events', 'other_events'] as const;

/** `thidua orgs`: bodies, one row each, or pairs of them that may be one. */
export function define(command: Command): void {
  command
    .option('--province <name>', 'name in any spelling, code or abbreviation (tỉnh, thành phố)')
    .option('--now', 'with --province: also the provinces it was made of')
    .option('--kind <code>', 'kind of body, e.g. provincial_department (loại đơn vị)')
    .addOption(new Option('--level <level>', 'level of the body (cấp)').choices(LEVELS))
    .option('--bloc <words>', 'bodies met in blocs of this name (tên khối, cụm)')
    .option('--similar', 'pairs whose names are nearly the same and may be one body (tên gần giống nhau)')
    .addOption(new Option('--limit <rows>', `0: all; default ${ROWS_OF_TABLE} for a table, all else`).argParser(count))
    .addOption(formatOption())
    .addOption(dbOption())
    .action(answer);
  examples(command, [
    ['thidua orgs --province "Vĩnh Phúc"', 'các đơn vị của Vĩnh Phúc có trong bài'],
    ['thidua orgs --level district --format csv', 'các đơn vị cấp huyện, dạng bảng tính'],
    ['thidua orgs --similar', 'những tên gần giống nhau, để thêm dạng viết vào rules/lexicon'],
  ]);
}

async function answer(asked: Asked): Promise<void> {
  const { format } = asked;
  const db = openForReading(asked.db);
  try {
    const isForPrograms = format !== 'table' && format !== 'md';
    const limit = (asked.limit ?? (format === 'table' ? ROWS_OF_TABLE : 0)) || null;
    const where = conditions(db, asked);
    const { rows, total } = asked.similar ? pairs(db, where, limit) : listBodies(db, where, limit);
    const columns = asked.similar ? PAIRS : isForPrograms ? [...COLUMNS, ...MORE] : COLUMNS;
    const printed = await printRows(format, columns, rows);
    const says = `${printed} of ${total} ${asked.similar ? 'pairs' : 'rows'}`;
    if (format === 'table') await print(`${says}\n`);
    else if (printed < total) tell(says);
  } finally {
    db.close();
  }
}

/** Near names first: a letter is a likelier slip than a word. */
function pairs(db: Db, where: readonly Condition[], limit: number | null): Listed {
  const found = similarBodies(db, where);
  const shown = found.sort((a, b) => a.far - b.far).slice(0, limit ?? undefined);
  const bodies = new Map(
    [...bodiesOf(db, [...new Set(shown.flatMap(({ one, other }) => [one, other]))])].map((row) => [row.id, row]),
  );
  const rows = shown.map(({ one, other, differ, far }): Row => {
    const [a, b] = [bodies.get(one)!, bodies.get(other)!];
    return {
      province: a.province ?? null,
      organization: a.organization ?? null,
      other: b.organization ?? null,
      differ,
      far,
      events: a.events ?? null,
      other_events: b.events ?? null,
    };
  });
  return { rows, total: found.length };
}

function conditions(db: Db, { province, now, kind, level, bloc }: Asked): Condition[] {
  const where: Condition[] = [];
  if (province !== undefined)
    where.push(oneOf('organization.province_id', 'provinces', provincesNamed(db, province, now ?? false)));
  else if (now) throw new UserError('--now goes with --province');
  if (kind !== undefined) where.push({ sql: 'organization.kind = @kind', values: { kind: kindNamed(db, kind) } });
  if (level !== undefined) where.push({ sql: 'organization.level = @level', values: { level } });
  if (bloc !== undefined)
    where.push({
      sql: `organization.id IN (SELECT organization_id FROM bloc JOIN event ON event.bloc_id = bloc.id
        JOIN naming ON naming.post_id = event.post_id AND CAST(substr(path, 9) AS INTEGER) = event.n
        WHERE instr(bloc.bare, bare(@bloc)))`,
      values: { bloc },
    });
  return where;
}
