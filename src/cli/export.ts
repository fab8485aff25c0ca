import { type Command, InvalidArgumentError, Option } from 'commander';
import { UserError } from '../core/message.js';
import { FORMATS, type Format, type Order } from '../release/order.js';
import { versionOf } from '../release/provenance.js';
import { recordSchema } from '../release/record-schema.js';
import { release } from '../release/release.js';
import { records } from '../store/find.js';
import { openForReading } from '../store/open.js';
import { type Imprinted, imprintOf, imprintOptions } from './imprint.js';
import { dbOption, examples } from './options.js';
import { print, tell } from './print.js';
import { version } from './version.js';

interface Asked extends Imprinted {
  readonly db: string;
  readonly format: readonly Format[];
  readonly schema?: boolean;
  readonly excel?: boolean;
  readonly persons: boolean;
  readonly pseudonyms?: boolean;
}

export function define(command: Command): void {
  command
    .argument('[folder]', 'where the release is made; without it records go to standard output')
    .addOption(
      new Option('--format <list>', `one or more of ${FORMATS.join(', ')}`)
        .argParser(formats)
        .default(['jsonl'], 'jsonl'),
    )
    .option('--schema', 'print the JSON Schema of a record instead')
    .option('--excel', 'CSV for spreadsheets: byte order mark, CRLF, no formulas')
    .option('--no-persons', 'leave natural persons out (bỏ tên người)')
    .option('--pseudonyms', 'numbers in place of the names of natural persons (thay tên người bằng số)');
  imprintOptions(command).addOption(dbOption()).action(answer);
  examples(command, [
    ['thidua export > records.jsonl', 'mọi bản ghi, mỗi bài một dòng'],
    ['thidua export out/excel --format csv --excel', 'các bảng mở được bằng Excel'],
    ['thidua export out/r1 --format datapackage,parquet,sqlite --license CC-BY-4.0', 'bộ dữ liệu để công bố'],
    ['thidua export out/r1-an --format datapackage --no-persons', 'như trên, không có tên người'],
    ['thidua export --schema', 'JSON Schema của một bản ghi'],
  ]);
}

async function answer(folder: string | undefined, asked: Asked): Promise<void> {
  if (asked.schema) return print(recordSchema());
  const order = orderOf(asked);
  if (folder === undefined) return printRecords(asked.db, order);
  const { files, from } = await release(folder, order);
  if (from.rules.length > 1)
    tell(
      `Posts were read with ${from.rules.length} versions of the rules; ingest all of them again before you publish.`,
    );
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
  await print(
    `${files.length} files, ${(bytes / 1e6).toFixed(1)} MB, in ${folder}; begin with README.md and codebook.md\n`,
  );
  await print(`version ${versionOf(from)}\n`);
}

async function printRecords(file: string, { formats }: Order): Promise<void> {
  if (formats.some((format) => format !== 'jsonl'))
    throw new UserError(
      `--format ${formats.join(',')} makes files: name a folder, e.g. thidua export out/release --format csv`,
    );
  const db = openForReading(file);
  for (const record of records(db)) await print(`${record}\n`);
  db.close();
}

/** What was asked for. Throws `UserError` where one wish forbids another. */
function orderOf(asked: Asked): Order {
  const { db, format, excel = false, pseudonyms = false } = asked;
  if (pseudonyms && !asked.persons)
    throw new UserError('--no-persons leaves persons out, --pseudonyms keeps them by number: take one');
  const persons = pseudonyms ? 'pseudonyms' : asked.persons ? 'keep' : 'drop';
  if (excel && !format.includes('csv')) throw new UserError('--excel goes with --format csv');
  if (excel && format.includes('datapackage'))
    throw new UserError('--excel changes what CSV files say; a data package is for programs: export the two apart');
  if (persons !== 'keep' && format.includes('jsonl'))
    throw new UserError(
      'records name persons throughout: without persons take --format csv, parquet, sqlite or datapackage',
    );
  return { db, formats: format, excel, persons, imprint: imprintOf(asked), version: version() };
}

function formats(text: string): readonly Format[] {
  const given = text.split(',').map((it) => it.trim());
  const wrong = given.find((it) => !(FORMATS as readonly string[]).includes(it));
  if (wrong !== undefined) throw new InvalidArgumentError(`There is no ${wrong}; choose of ${FORMATS.join(', ')}.`);
  return FORMATS.filter((format) => given.includes(format));
}
