import { createWriteStream, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { keepCounts } from '../store/counts.js';
import { records } from '../store/find.js';
import { type Db, makeDatabase, openForReading } from '../store/open.js';
import { copyInOrder } from './canonical.js';
import { cite } from './citation.js';
import { codebookCsv, codebookPage } from './codebook.js';
import { crate } from './crate.js';
import { croissant } from './croissant.js';
import { describe, type Table } from './describe.js';
import { ABOUT, type File, filesIn, put, SUMS, writeFolder } from './folder.js';
import { dataPackage } from './frictionless.js';
import type { Format, Order } from './order.js';
import { hidePersons } from './persons.js';
import { type Provenance, provenanceOf, versionOf } from './provenance.js';
import { readme } from './readme.js';
import { recordSchema } from './record-schema.js';
import { writeCsv, writeParquet } from './tables.js';

export interface Released {
  readonly files: readonly File[];
  readonly from: Provenance;
}

/**
 * Makes the folder `dir` of a database: its data in the formats asked for, a codebook, what it was made of, and the
 * checksums of all. The same posts under the same rules give the same bytes, whatever happened to the database before.
 * Throws `UserError` where there is no database, or where `dir` cannot be made.
 */
export async function release(dir: string, order: Order): Promise<Released> {
  openForReading(order.db).close();
  let released: Released | undefined;
  await writeFolder(dir, async (into) => {
    const work = join(into, '.work.db');
    const db = makeDatabase(work);
    try {
      copyInOrder(order.db, db, order.persons === 'keep');
      if (order.persons !== 'keep') hidePersons(db, order.persons);
      const from = provenanceOf(db, order.version);
      await writeData(db, describe(db), into, order, from);
      db.close();
      rmSync(work);
      released = { files: await writeSums(into), from };
    } finally {
      db.close();
    }
  });
  return released!;
}

async function writeData(db: Db, tables: readonly Table[], into: string, order: Order, from: Provenance) {
  const { formats, excel, imprint } = order;
  const has = (...any: Format[]) => any.some((format) => formats.includes(format));
  for (const table of tables) {
    const path = pathOf(table);
    if (has('csv', 'datapackage')) {
      put(into, `${path}.csv`, '');
      writeCsv(db, table, join(into, `${path}.csv`), excel);
    }
    if (has('parquet')) {
      put(into, `${path}.parquet`, '');
      writeParquet(db, table, join(into, `${path}.parquet`));
    }
  }
  if (has('sqlite')) {
    keepCounts(db);
    db.prepare('VACUUM INTO ?').run(join(into, 'thidua.db'));
  }
  if (has('jsonl', 'datapackage') && order.persons === 'keep') {
    put(into, 'record.schema.json', recordSchema());
    await pipeline(Readable.from(linesOf(db)), createWriteStream(join(into, 'records.jsonl')));
  }
  put(into, 'codebook.md', codebookPage(tables));
  put(into, 'codebook.csv', codebookCsv(tables));
  put(into, 'README.md', readme(order, imprint, tables, from));
  if (imprint.authors.length > 0) put(into, 'CITATION.cff', cite('cff', imprint, from));
  put(into, ABOUT, json({ program: 'thidua', release: versionOf(from), ...from, formats, persons: order.persons }));
  if (!has('datapackage')) return;
  const files = (await filesIn(into)).filter(({ path }) => !path.startsWith('.'));
  const resources = tables.map((table) => ({
    table,
    file: files.find(({ path }) => path === `${pathOf(table)}.csv`)!,
  }));
  put(into, 'datapackage.json', json(dataPackage(resources, imprint, from)));
  put(into, 'croissant.json', json(croissant(resources, imprint, from)));
  put(into, 'ro-crate-metadata.json', json(crate(files, imprint, from)));
}

const pathOf = ({ name, isView }: Table): string => `${isView ? 'views' : 'tables'}/${name}`;
const json = (it: object): string => `${JSON.stringify(it, null, 2)}\n`;

function* linesOf(db: Db): Generator<string> {
  for (const record of records(db)) yield `${record}\n`;
}

/** Writes the digests of all files as `sha256sum -c` reads them. */
async function writeSums(into: string): Promise<File[]> {
  const files = await filesIn(into);
  put(into, SUMS, files.map(({ path, sha256 }) => `${sha256}  ${path}\n`).join(''));
  return files;
}
