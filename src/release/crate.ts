import { dayOf, type Imprint, sentencesOn } from './citation.js';
import type { File } from './folder.js';
import { type Provenance, versionOf } from './provenance.js';

/** Media types of the files a release has, by their endings. */
const MEDIA: readonly (readonly [ending: string, type: string])[] = [
  ['.csv', 'text/csv'],
  ['.parquet', 'application/vnd.apache.parquet'],
  ['.db', 'application/vnd.sqlite3'],
  ['.jsonl', 'application/jsonl'],
  ['.schema.json', 'application/schema+json'],
  ['.json', 'application/json'],
  ['.md', 'text/markdown'],
  ['.cff', 'text/yaml'],
];
export const mediaOf = (path: string): string => MEDIA.find(([ending]) => path.endsWith(ending))?.[1] ?? 'text/plain';

/** The description of a release as RO-Crate 1.1 (JSON-LD): what it is, who made it of what, and its files. */
export function crate(files: readonly File[], imprint: Imprint, from: Provenance): object {
  const { title, license, authors } = imprint;
  const people = authors.map((name, at) => ({ '@id': `#author-${at + 1}`, '@type': 'Person', name }));
  const licence = license && { '@id': `https://spdx.org/licenses/${license}`, '@type': 'CreativeWork', name: license };
  const program = { '@id': '#thidua', '@type': 'SoftwareApplication', name: 'thidua', version: from.version };
  const made = {
    '@id': '#made',
    '@type': 'CreateAction',
    name: 'Posts read by rules into records with evidence',
    instrument: refer(program),
    result: { '@id': './' },
    description: sentencesOn(from),
  };
  const folder = {
    '@id': './',
    '@type': 'Dataset',
    name: title,
    description: sentencesOn(from),
    version: versionOf(from),
    datePublished: dayOf(imprint, from) ?? '',
    license: licence ? refer(licence) : 'No licence is stated.',
    ...(from.from && { temporalCoverage: `${from.from}/${from.to}` }),
    spatialCoverage: 'Việt Nam',
    inLanguage: 'vi',
    ...(people.length > 0 && { author: people.map(refer) }),
    hasPart: files.map(({ path }) => ({ '@id': path })),
    mentions: refer(made),
  };
  return {
    '@context': 'https://w3id.org/ro/crate/1.1/context',
    '@graph': [
      {
        '@id': 'ro-crate-metadata.json',
        '@type': 'CreativeWork',
        conformsTo: { '@id': 'https://w3id.org/ro/crate/1.1' },
        about: { '@id': './' },
      },
      folder,
      ...files.map(({ path, bytes, sha256 }) => ({
        '@id': path,
        '@type': 'File',
        name: path,
        encodingFormat: mediaOf(path),
        contentSize: String(bytes),
        sha256,
      })),
      ...people,
      ...(licence ? [licence] : []),
      program,
      made,
    ],
  };
}

const refer = (it: { readonly '@id': string }) => ({ '@id': it['@id'] });
