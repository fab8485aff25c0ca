import { type Command, Option } from 'commander';
import { bodiesNamed, type NamedStep, namesOfBodies, type Portrait, portrait } from '../ask/organization.js';
import { bodiesOf, COLUMNS } from '../ask/organizations.js';
import type { Row } from '../ask/rows.js';
import { UserError } from '../core/message.js';
import { nearNames, provincesNamed } from '../store/lookup.js';
import { type Db, openForReading } from '../store/open.js';
import { dbOption, examples } from './options.js';
import { print } from './print.js';
import { printRows } from './stream.js';

const SUGGESTED = 3;

interface Asked {
  readonly db: string;
  readonly format: 'text' | 'json';
  readonly province?: string;
  readonly now?: boolean;
}

/** `thidua org NAME`: one body with its time, its spellings and all that posts tell of it. */
export function define(command: Command): void {
  command
    .argument('<name>', 'name in any spelling, or an abbreviation (tên đơn vị)')
    .option('--province <name>', 'its province, in any spelling (tỉnh, thành phố)')
    .option('--now', 'with --province: also the provinces it was made of')
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json']).default('text'))
    .addOption(dbOption())
    .action(answer);
  examples(command, [
    ['thidua org "Sở GD&ĐT" --province "Vĩnh Phúc"', 'Sở Giáo dục và Đào tạo tỉnh Vĩnh Phúc'],
    ['thidua org "Sở Tư pháp tỉnh Đồng Nai"', 'tên đầy đủ thì không cần tỉnh'],
  ]);
}

async function answer(name: string, { db: file, format, province, now }: Asked): Promise<void> {
  const db = openForReading(file);
  try {
    const provinces = province === undefined ? null : provincesNamed(db, province, now ?? false);
    const ids = bodiesNamed(db, name, provinces);
    if (ids.length === 0) throw unknown(db, name, province);
    if (format === 'json') {
      const all = ids.map((id) => portrait(db, id));
      await print(`${JSON.stringify(ids.length === 1 ? all[0] : all, null, 2)}\n`);
    } else if (ids.length === 1) await print(page(portrait(db, ids[0]!)));
    else {
      await printRows('table', COLUMNS, bodiesOf(db, ids));
      await print(`${ids.length} bodies are called so; --province or the full name tells which\n`);
    }
  } finally {
    db.close();
  }
}

function unknown(db: Db, name: string, province: string | undefined): UserError {
  const elsewhere = province === undefined ? [] : [...bodiesOf(db, bodiesNamed(db, name, null))];
  const names = namesOfBodies(db).map((full) => ({ name: full, form: full }));
  const known = elsewhere.length > 0 ? elsewhere.slice(0, SUGGESTED).map((it) => it.full_name) : nearNames(name, names);
  const where = province === undefined ? '' : ` of ${province}`;
  const hint = known.length === 0 ? '' : `; ${elsewhere.length > 0 ? 'they name' : 'did you mean'} ${known.join(', ')}`;
  const more = elsewhere.length > SUGGESTED ? ' …' : elsewhere.length === 0 && known.length > 0 ? '?' : '';
  return new UserError(`no post names a body "${name}"${where}${hint}${more}`);
}

function page({ body, life, before, after, spellings, blocs, roles, awards, handovers }: Portrait): string {
  const text = (value: Row[string] | undefined) => (value == null ? '' : String(value));
  const lines = [
    text(body.full_name),
    ...field('code', text(body.code)),
    ...field('kind', [body.kind, body.level].filter((it) => it != null).join(', ')),
    ...field('province', provinceLine(body)),
    ...field('time', life.from || life.until ? `${life.from ?? '…'} – ${life.until ?? '…'}` : ''),
    ...field('events', `${body.events} (${yearsOf(body.first_year, body.last_year)})`),
    ...(body.resolved === 0 ? field('', 'the post does not tell which body of this name it is') : []),
    ...section('before', before.map(step)),
    ...section('after', after.map(step)),
    ...section(
      'spellings',
      spellings.map((it) => `${it.form}  ${it.how}, ${it.times} ${it.times === 1 ? 'time' : 'times'}, ${it.source}`),
    ),
    ...section(
      'blocs',
      blocs.map((it) => `${it.bloc}${it.province ? ` (${it.province})` : ''}  ${meetings(it)}`),
    ),
    ...section(
      'roles',
      roles.map((it) => `${it.year ?? '?'}  ${it.role}  ${text(it.bloc)}  ${it.source}`),
    ),
    ...section(
      'awards',
      awards.map((it) => `${it.year ?? '?'}  ${it.award}, ${it.status}${it.times === 1 ? '' : ` ${it.times} times`}`),
    ),
    ...section(
      'handovers',
      handovers.map(
        (it) =>
          `${it.year ?? '?'}  ${it.did} ${it.did === 'gave' ? 'to' : 'from'} ${it.other ?? '?'}  ${text(it.bloc)}  ${it.source}`,
      ),
    ),
  ];
  return `${lines.join('\n')}\n`;
}

const field = (name: string, value: string): string[] => (value === '' ? [] : [`${name.padEnd(10)}  ${value}`]);

const section = (title: string, items: readonly string[]): string[] =>
  items.length === 0 ? [] : ['', `${title} (${items.length})`, ...items.map((item) => `  ${item.trimEnd()}`)];

const step = ({ since, full_name, basis }: NamedStep): string =>
  `${since ?? '?'}  ${full_name}${basis ? `  (${basis})` : ''}`;

const provinceLine = ({ province, province_today }: Row): string =>
  province == null || province === province_today ? String(province ?? '') : `${province}, today ${province_today}`;

const yearsOf = (first: Row[string] | undefined, last: Row[string] | undefined): string =>
  first == null ? 'year not known' : first === last ? String(first) : `${first} – ${last}`;

const meetings = ({ meetings: n, first, last }: Row): string =>
  `${n} ${n === 1 ? 'meeting' : 'meetings'}, ${yearsOf(first && String(first).slice(0, 4), last && String(last).slice(0, 4))}`;
