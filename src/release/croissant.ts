import { cite, dayOf, type Imprint, sentencesOn } from './citation.js';
import { mediaOf } from './crate.js';
import type { Column, Table, Type } from './describe.js';
import type { Resource } from './frictionless.js';
import { type Provenance, versionOf } from './provenance.js';

/** Short names of Croissant 1.0 for its own vocabulary and for schema.org. */
const CONTEXT = {
  '@language': 'en',
  '@vocab': 'https://schema.org/',
  sc: 'https://schema.org/',
  cr: 'http://mlcommons.org/croissant/',
  rai: 'http://mlcommons.org/croissant/RAI/',
  dct: 'http://purl.org/dc/terms/',
  conformsTo: 'dct:conformsTo',
  data: { '@id': 'cr:data', '@type': '@json' },
  dataType: { '@id': 'cr:dataType', '@type': '@vocab' },
  examples: { '@id': 'cr:examples', '@type': '@json' },
  ...Object.fromEntries(
    (
      'citeAs column extract field fileProperty fileObject fileSet format includes isLiveDataset jsonPath key md5 ' +
      'parentField path recordSet references regex repeated replace separator source subField transform'
    )
      .split(' ')
      .map((name) => [name, `cr:${name}`]),
  ),
};

const TYPES: Readonly<Record<Type, string>> = {
  string: 'sc:Text',
  integer: 'sc:Integer',
  number: 'sc:Float',
  boolean: 'sc:Boolean',
  date: 'sc:Date',
};

/** The description of a release as Croissant 1.0 (JSON-LD): its CSV files, and what every column of them is. */
export function croissant(resources: readonly Resource[], imprint: Imprint, from: Provenance): object {
  const { title, license, authors } = imprint;
  return {
    '@context': CONTEXT,
    '@type': 'sc:Dataset',
    conformsTo: 'http://mlcommons.org/croissant/1.0',
    name: title,
    description: sentencesOn(from),
    version: versionOf(from),
    datePublished: dayOf(imprint, from),
    ...(license && { license: `https://spdx.org/licenses/${license}` }),
    ...(authors.length > 0 && { creator: authors.map((name) => ({ '@type': 'sc:Person', name })) }),
    citeAs: cite('bibtex', imprint, from),
    inLanguage: 'vi',
    distribution: resources.map(({ file: { path, bytes, sha256 } }) => ({
      '@type': 'cr:FileObject',
      '@id': path,
      name: path,
      contentUrl: path,
      contentSize: `${bytes} B`,
      encodingFormat: mediaOf(path),
      sha256,
    })),
    recordSet: resources.map(({ table, file }) => ({
      '@type': 'cr:RecordSet',
      '@id': table.name,
      name: table.name,
      description: table.about,
      ...(table.key.length > 0 && { key: table.key.map((column) => ({ '@id': `${table.name}/${column}` })) }),
      field: table.columns.map((column) => fieldOf(table, column, file.path)),
    })),
  };
}

function fieldOf(table: Table, { name, type, about, points }: Column, path: string): object {
  return {
    '@type': 'cr:Field',
    '@id': `${table.name}/${name}`,
    name,
    description: about,
    dataType: TYPES[type],
    source: { fileObject: { '@id': path }, extract: { column: name } },
    ...(points !== null && { references: { field: { '@id': `${points}/id` } } }),
  };
}
