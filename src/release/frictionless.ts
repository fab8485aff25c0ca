import { type Imprint, sentencesOn } from './citation.js';
import type { Column, Table } from './describe.js';
import type { File } from './folder.js';
import { type Provenance, versionOf } from './provenance.js';

/** A table and the CSV file that holds it. */
export interface Resource {
  readonly table: Table;
  readonly file: File;
}

/** The descriptor of a Tabular Data Package (Frictionless, version 1): each table with its schema, keys and checksum. */
export function dataPackage(resources: readonly Resource[], imprint: Imprint, from: Provenance): object {
  const { title, authors, date, license } = imprint;
  return {
    profile: 'tabular-data-package',
    name: 'thidua',
    title,
    description: sentencesOn(from),
    version: versionOf(from),
    ...(date && { created: `${date}T00:00:00Z` }),
    ...(license && { licenses: [{ name: license, path: `https://spdx.org/licenses/${license}.html` }] }),
    ...(authors.length > 0 && { contributors: authors.map((name) => ({ title: name, role: 'author' })) }),
    sources: [{ title: `${from.posts} posts; where each came from stands in tables/source.csv` }],
    keywords: ['Vietnam', 'emulation', 'thi đua - khen thưởng', 'khối thi đua', 'cụm thi đua'],
    resources: resources.map(resourceOf),
  };
}

function resourceOf({ table, file }: Resource): object {
  return {
    profile: 'tabular-data-resource',
    name: table.name,
    title: table.isView ? `View ${table.name}` : `Table ${table.name}`,
    description: table.about,
    path: file.path,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes: file.bytes,
    hash: `sha256:${file.sha256}`,
    dialect: {
      delimiter: ',',
      lineTerminator: '\n',
      quoteChar: '"',
      doubleQuote: true,
      header: true,
      skipInitialSpace: false,
    },
    schema: schemaOf(table),
  };
}

function schemaOf({ name, columns, key }: Table): object {
  const pointers = columns.filter((column) => column.points !== null);
  return {
    fields: columns.map((column) => fieldOf(column, key.length === 1 && key[0] === column.name)),
    ...(key.length > 0 && { primaryKey: key }),
    ...(pointers.length > 0 && {
      foreignKeys: pointers.map((column) => ({
        fields: column.name,
        // The package names a table's own keys by an empty name.
        reference: { resource: column.points === name ? '' : column.points, fields: 'id' },
      })),
    }),
    missingValues: [''],
  };
}

function fieldOf({ name, type, about, required, values, least, most, pattern }: Column, unique: boolean): object {
  const constraints = {
    ...(required && { required }),
    ...(unique && { unique }),
    ...(values.length > 0 && { enum: values }),
    ...(least !== null && { minimum: least }),
    ...(most !== null && { maximum: most }),
    ...(pattern !== null && { pattern }),
  };
  return {
    name,
    type,
    description: about,
    ...(type === 'boolean' && { trueValues: ['1'], falseValues: ['0'] }),
    ...(Object.keys(constraints).length > 0 && { constraints }),
  };
}
