import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import Database from 'better-sqlite3';
import { parse } from 'csv-parse/sync';
import { asyncBufferFromFile, parquetMetadataAsync, parquetReadObjects } from 'hyparquet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { Record as Contract } from '../../src/core/record.js';
import { describe as describeTables, type Table } from '../../src/release/describe.js';
import type { Order } from '../../src/release/order.js';
import { recordSchema } from '../../src/release/record-schema.js';
import { release } from '../../src/release/release.js';
import { corpusInto } from './corpus.js';

const folder = mkdtempSync(join(tmpdir(), 'thidua-release-'));
const at = (...path: string[]) => join(folder, ...path);
const IMPRINT = {
  title: 'Khối thi đua',
  authors: ['Nguyễn, Thị An', 'Viện Ví dụ'],
  date: '2026-11-01',
  license: 'CC-BY-4.0',
};
const ORDER: Order = {
  db: at('t.db'),
  formats: ['csv', 'jsonl', 'parquet', 'sqlite', 'datapackage'],
  excel: false,
  persons: 'keep',
  imprint: IMPRINT,
  version: '1.2.3',
};
let tables: readonly Table[];
let db: Database.Database;

beforeAll(async () => {
  await corpusInto(ORDER.db);
  await release(at('r'), ORDER);
  db = new Database(at('r/thidua.db'), { readonly: true });
  tables = describeTables(db);
}, 120_000);
afterAll(() => {
  db.close();
  rmSync(folder, { recursive: true });
});

const read = (path: string) => readFileSync(at('r', path), 'utf8');
const json = (path: string) => JSON.parse(read(path));
const pathOf = ({ name, isView }: Table) => `${isView ? 'views' : 'tables'}/${name}`;
const rowsOf = (table: Table): string[][] => parse(read(`${pathOf(table)}.csv`));
const filesIn = (dir: string) =>
  readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(dir, path)).isFile());
const sha256 = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

test('every table, view and column has its words', () => {
  const mute = tables.flatMap(({ name, about, columns }) => [
    ...(about === '' ? [name] : []),
    ...columns.filter((column) => column.about === '').map((column) => `${name}.${column.name}`),
  ]);
  expect(mute).toEqual([]);
  expect(tables.filter(({ isView }) => isView).length).toBeGreaterThan(9);
});

test('every column holds what its type says', () => {
  const KINDS = {
    string: ['text'],
    date: ['text'],
    integer: ['integer'],
    boolean: ['integer'],
    number: ['real', 'integer'],
  };
  const wrong = tables.flatMap(({ name, columns }) =>
    columns.flatMap((column) => {
      const kinds = db.prepare(`SELECT DISTINCT typeof(${column.name}) FROM ${name}`).pluck().all() as string[];
      const other = kinds.filter((kind) => kind !== 'null' && !KINDS[column.type].includes(kind));
      return other.map((kind) => `${name}.${column.name} is ${column.type}, but holds ${kind}`);
    }),
  );
  expect(wrong).toEqual([]);
});

test('every CHECK of the schema on one column is in the description', () => {
  const checked = readFileSync('src/store/schema.sql', 'utf8')
    .split('\n')
    .filter((line) => /^ {2}\w+ .*CHECK \(/.test(line));
  const told = tables.flatMap(({ isView, columns }) =>
    isView
      ? []
      : columns.filter((it) => it.values.length > 0 || it.least !== null || it.pattern || /boolean|date/.test(it.type)),
  );
  const left = checked.filter((line) => / (joined|tied) /.test(line));
  expect(told.length).toBe(checked.length - left.length);
});

test('the checksums are those of all files', () => {
  const lines = read('SHA256SUMS').trim().split('\n');
  expect(lines.map((line) => line.slice(66))).toEqual(
    filesIn(at('r'))
      .filter((path) => path !== 'SHA256SUMS')
      .sort(),
  );
  for (const line of lines) expect(`${sha256(at('r', line.slice(66)))}  ${line.slice(66)}`).toBe(line);
});

describe('datapackage.json', () => {
  const profile = (name: string) =>
    JSON.parse(readFileSync(`node_modules/datapackage/lib/profiles/${name}.json`, 'utf8'));
  const validator = (name: string) => {
    const { $schema: _, ...schema } = profile(name);
    const ajv = addFormats.default(new Ajv.default({ strict: false, allErrors: true }));
    return ajv.compile(schema);
  };

  test('is valid under the published schemas', () => {
    const whole = validator('tabular-data-package');
    expect([whole(json('datapackage.json')), whole.errors]).toEqual([true, null]);
    const one = validator('tabular-data-resource');
    for (const resource of json('datapackage.json').resources)
      expect([resource.name, one(resource), one.errors]).toEqual([resource.name, true, null]);
    // The schemas do refuse: a resource without fields is none.
    expect(one({ ...json('datapackage.json').resources[0], schema: {} })).toBe(false);
  });

  test('says what the files hold: types, constraints, keys, references', () => {
    const { resources, licenses, contributors, version } = json('datapackage.json');
    expect(licenses[0].name).toBe('CC-BY-4.0');
    expect(contributors).toHaveLength(2);
    expect(version).toMatch(/^1\.2\.3\+rules\.[0-9a-f]{8}\.corpus\.[0-9a-f]{8}$/);
    expect(resources.map((it: { name: string }) => it.name)).toEqual(tables.map(({ name }) => name));
    const ids = new Map<string, Set<string>>();
    const wrong: string[] = [];
    for (const { name, path, hash, bytes, schema } of resources) {
      expect([hash, bytes]).toEqual([`sha256:${sha256(at('r', path))}`, statSync(at('r', path)).size]);
      const rows: string[][] = parse(read(path));
      const head = rows.shift();
      expect(head).toEqual(schema.fields.map((field: { name: string }) => field.name));
      for (const [n, field] of schema.fields.entries()) {
        const column = rows.map((row) => row[n]!);
        wrong.push(...faults(field, column).map((fault) => `${name}.${field.name}: ${fault}`));
        if (field.name === 'id') ids.set(name, new Set(column));
      }
      const keys = rows.map((row) =>
        (schema.primaryKey ?? head).map((key: string) => row[head!.indexOf(key)]).join('\0'),
      );
      if (schema.primaryKey && new Set(keys).size < keys.length) wrong.push(`${name}: key is not unique`);
    }
    for (const { name, path, schema } of resources) {
      const [head, ...rows]: string[][] = parse(read(path));
      for (const { fields, reference } of schema.foreignKeys ?? []) {
        const there = ids.get(reference.resource || name)!;
        const lost = rows.find((row) => row[head!.indexOf(fields)] !== '' && !there.has(row[head!.indexOf(fields)]!));
        if (lost) wrong.push(`${name}.${fields} points at nothing`);
      }
    }
    expect(wrong).toEqual([]);
    const pointers = resources.flatMap((it: { schema: { foreignKeys?: object[] } }) => it.schema.foreignKeys ?? []);
    expect(pointers.length).toBeGreaterThan(40);
  });
});

interface Field {
  readonly name: string;
  readonly type: string;
  readonly constraints?: {
    readonly required?: boolean;
    enum?: string[];
    minimum?: number;
    maximum?: number;
    pattern?: string;
  };
}
const FORMS: Readonly<Record<string, RegExp>> = {
  string: /^/,
  integer: /^-?\d+$/,
  number: /^-?\d+(\.\d+)?(e-?\d+)?$/,
  boolean: /^[01]$/,
  date: /^\d{4}-\d\d-\d\d$/,
};
function faults({ type, constraints = {} }: Field, column: readonly string[]): string[] {
  const { required, enum: values, minimum, maximum, pattern } = constraints;
  const bad = (value: string) => {
    if (value === '') return required ? 'is empty' : null;
    if (!FORMS[type]!.test(value)) return `${value} is no ${type}`;
    if (values && !values.includes(value)) return `${value} is not listed`;
    if (pattern && !new RegExp(pattern).test(value)) return `${value} is not ${pattern}`;
    if (Number(value) < (minimum ?? -Infinity) || Number(value) > (maximum ?? Infinity))
      return `${value} is out of bounds`;
    return null;
  };
  return [...new Set(column.map(bad))].filter((it) => it !== null);
}

test('Parquet holds what CSV holds, typed, in the same order', async () => {
  for (const table of tables) {
    const file = await asyncBufferFromFile(at('r', `${pathOf(table)}.parquet`));
    const { created_by, schema } = await parquetMetadataAsync(file);
    expect(created_by).toBe('thidua');
    const kinds = { string: 'UTF8', date: 'DATE', integer: 'INT64', boolean: 'BOOLEAN', number: 'DOUBLE' };
    expect(schema.slice(1).map((it) => it.converted_type ?? it.type)).toEqual(
      table.columns.map((it) => kinds[it.type]),
    );
    const rows = await parquetReadObjects({ file });
    const text = (value: unknown) => {
      if (value === null || value === undefined) return '';
      if (value instanceof Date) return value.toISOString().slice(0, 10);
      return typeof value === 'boolean' ? String(Number(value)) : String(value);
    };
    const [head, ...lines] = rowsOf(table);
    expect(rows.map((row) => head!.map((name) => text(row[name])))).toEqual(lines);
  }
});

test('the database is whole, and answers as the one it was made of', () => {
  expect(db.pragma('integrity_check', { simple: true })).toBe('ok');
  expect(db.pragma('foreign_key_check')).toEqual([]);
  const before = new Database(ORDER.db, { readonly: true });
  const bag = (from: Database.Database) =>
    from
      .prepare('SELECT province, bloc, year, award_code, status, date, quote, source FROM awards')
      .raw()
      .all()
      .map(String)
      .sort();
  expect(bag(db)).toEqual(bag(before));
  expect(bag(db).length).toBeGreaterThan(50);
  const hits = (from: Database.Database) =>
    from
      .prepare(
        `SELECT location FROM search JOIN source ON source.id = search.rowid WHERE search MATCH '"khoi truong"' ORDER BY 1`,
      )
      .pluck()
      .all();
  expect(hits(db)).toEqual(hits(before));
  expect(hits(db).length).toBeGreaterThan(5);
  before.close();
});

test('records are those of the contract, and its JSON Schema says the same as zod', () => {
  const lines = read('records.jsonl').trim().split('\n');
  expect(lines.length).toBe(db.prepare('SELECT count(*) FROM post').pluck().get());
  expect(read('record.schema.json')).toBe(recordSchema());
  const valid = new Ajv2020({ strict: false }).compile(JSON.parse(recordSchema()));
  const damages: ((it: z.infer<typeof Contract>) => unknown)[] = [
    (it) => it,
    (it) => ({ ...it, id: 'x' }),
    (it) => ({ ...it, events: it.events.map((event) => ({ ...event, kinds: ['party'] })) }),
    (it) => ({ ...it, post: { ...it.post, published: 'today' } }),
    (it) => ({ ...it, warnings: undefined }),
    (it) => ({ ...it, evidence: it.evidence.map((piece) => ({ ...piece, confidence: 2 })) }),
  ];
  for (const line of lines)
    for (const damage of damages) {
      const record = JSON.parse(JSON.stringify(damage(JSON.parse(line))));
      expect(valid(record)).toBe(Contract.safeParse(record).success);
    }
});

/** What JSON-LD points at by `@id` alone, and where nothing there has that `@id`. */
function lostIn(graph: unknown): string[] {
  const there = new Set<string>();
  const pointed = new Set<string>();
  const visit = (it: unknown): void => {
    if (it === null || typeof it !== 'object') return;
    const { '@id': id, ...rest } = it as { '@id'?: string };
    if (id !== undefined) (Object.keys(rest).length > 0 ? there : pointed).add(id);
    for (const value of Object.values(rest)) visit(value);
  };
  visit(graph);
  return [...pointed].filter((id) => !there.has(id));
}

test('croissant.json describes every CSV file and column, and points at nothing that is not there', () => {
  const { '@context': context, ...rest } = json('croissant.json');
  expect(lostIn(rest)).toEqual([]);
  expect(rest.conformsTo).toBe('http://mlcommons.org/croissant/1.0');
  for (const it of rest.distribution)
    expect([it['@id'], it.sha256]).toEqual([it['@id'], sha256(at('r', it.contentUrl))]);
  expect(rest.recordSet.map((it: { '@id': string; field: object[] }) => [it['@id'], it.field.length])).toEqual(
    tables.map(({ name, columns }) => [name, columns.length]),
  );
  const words = new Set(JSON.stringify(rest).match(/"(?:cr|sc):\w+"/g));
  expect([...words].sort()).toEqual(
    [
      'cr:Field',
      'cr:FileObject',
      'cr:RecordSet',
      'sc:Boolean',
      'sc:Dataset',
      'sc:Date',
      'sc:Float',
      'sc:Integer',
      'sc:Person',
      'sc:Text',
    ].map((it) => `"${it}"`),
  );
  expect(context).toMatchObject({
    cr: 'http://mlcommons.org/croissant/',
    recordSet: 'cr:recordSet',
    column: 'cr:column',
  });
});

test('ro-crate-metadata.json names every file with its checksum, and points at nothing that is not there', () => {
  const graph: { '@id': string; '@type': string; sha256?: string }[] = json('ro-crate-metadata.json')['@graph'];
  const root = graph.find((it) => it['@id'] === './') as unknown as Record<string, unknown>;
  for (const name of ['name', 'description', 'datePublished', 'license', 'hasPart']) expect(root[name]).toBeTruthy();
  expect(lostIn(graph)).toEqual(['https://w3id.org/ro/crate/1.1']);
  const files = graph.filter((it) => it['@type'] === 'File');
  for (const it of files) expect([it['@id'], it.sha256]).toEqual([it['@id'], sha256(at('r', it['@id']))]);
  const late = ['SHA256SUMS', 'croissant.json', 'datapackage.json', 'ro-crate-metadata.json'];
  expect([...files.map((it) => it['@id']), ...late].sort()).toEqual(expect.arrayContaining(filesIn(at('r')).sort()));
});
