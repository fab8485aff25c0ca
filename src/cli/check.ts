import type { Command } from 'commander';
import { UserError } from '../core/message.js';
import { CHECKS, digests, faultsOf } from '../store/check.js';
import { locationsUnder } from '../store/find.js';
import { type Db, openForReading } from '../store/open.js';
import { compared, type Today } from '../take/compared.js';
import { tidyPath } from '../take/take.js';
import { dbOption, examples } from './options.js';
import { print, tell } from './print.js';

/** More faults of one kind are only counted. */
const MOST_TOLD = 20;

export function define(command: Command): void {
  command
    .argument('[path...]', 'compare only these files, folders and archives with what was read of them')
    .addOption(dbOption())
    .action(check);
  examples(command, [
    ['thidua check', 'kiểm tra cơ sở dữ liệu, và các tệp có còn như lúc đọc'],
    ['thidua check corpus/ --db bai.db', 'chỉ so các tệp trong thư mục này'],
  ]);
}

async function check(paths: string[], { db: file }: { db: string }): Promise<void> {
  const db = openForReading(file);
  try {
    const places = paths.map(tidyPath);
    // One state of the database, though a run may be writing.
    db.exec('BEGIN');
    const wrong = await checkAll(db);
    if (wrong > 0) {
      tell(`${wrong} wrong: "ingest --rebuild --db ${file}" makes the database anew from its posts`);
      process.exitCode = 1;
    } else await compareFiles(db, places, file);
  } finally {
    db.close();
  }
}

/** How many faults there are. */
async function checkAll(db: Db): Promise<number> {
  let wrong = 0;
  for (const one of CHECKS) {
    const told: string[] = [];
    let faults = 0;
    const found = faultsOf(one, db);
    let next = found.next();
    for (; !next.done; next = found.next()) {
      const { location, message } = next.value;
      if (faults++ < MOST_TOLD) told.push(location === null ? message : `${location}: ${message}`);
    }
    await printLine(one.what, next.value, faults === 0 ? 'ok' : `${faults} wrong`, told, faults);
    wrong += faults;
  }
  return wrong;
}

const SAYS: Readonly<Partial<Record<Today, string>>> = {
  changed: 'was changed since it was read',
  gone: 'is gone',
  unreadable: 'cannot be read today',
};

/** Files may well change; the database says what they said when they were read. */
async function compareFiles(db: Db, places: readonly string[], file: string): Promise<void> {
  const among = places.length === 0 ? null : locationsUnder(db, places);
  if (among?.length === 0) throw new UserError(`nothing in ${file} was read from ${places.join(', ')}`);
  const counts: Record<Today, number> = { same: 0, changed: 0, gone: 0, unreadable: 0, address: 0 };
  const told: string[] = [];
  let others = 0;
  for await (const { location, today } of compared(digests(db, among))) {
    counts[today]++;
    if (SAYS[today] !== undefined && others++ < MOST_TOLD) told.push(`${location} ${SAYS[today]}`);
  }
  const found = [`${counts.same} as they were read`];
  for (const [state, n] of Object.entries(counts))
    if (state !== 'same' && n > 0) found.push(`${n} ${state === 'address' ? 'addresses, not asked again' : state}`);
  await printLine(
    'files',
    Object.values(counts).reduce((a, b) => a + b),
    found.join(', '),
    told,
    others,
  );
}

async function printLine(what: string, of: number, found: string, told: readonly string[], all: number): Promise<void> {
  const wide = Math.max(...CHECKS.map((one) => one.what.length));
  const more = all > told.length ? [`… and ${all - told.length} more`] : [];
  await print(`${what.padEnd(wide)}  ${String(of).padStart(8)}  ${found}\n`);
  await print([...told, ...more].map((line) => `  ${line}\n`).join(''));
}
