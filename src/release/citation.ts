import { UserError } from '../core/message.js';
import { type Provenance, versionOf } from './provenance.js';

/** What only the person who publishes can say of a dataset. */
export interface Imprint {
  readonly title: string;
  /** "Family, Given", or a name as it is. */
  readonly authors: readonly string[];
  /** Day of publication; null: that of the newest post stands for it, so that the same data give the same bytes. */
  readonly date: string | null;
  /** SPDX name of the licence of the data; null: none is given. */
  readonly license: string | null;
}

/** Day that the metadata state: that of publication, or else of the newest post. */
export const dayOf = ({ date }: Imprint, { to }: Provenance): string | null => date ?? to;

/** What the dataset was made of, in two sentences. */
export function sentencesOn({ posts, meetings, awards, from, to, version, rules, corpus }: Provenance): string {
  const days = from === null ? '' : ` published from ${from} to ${to}`;
  const digests = `rules sha256 ${rules.join(', ')}, corpus sha256 ${corpus}`;
  return `${posts} posts${days}, ${meetings} meetings, ${awards} awards and nominations. Made with thidua ${version}, ${digests}.`;
}

/** A citation in a format of `CITATIONS`, ended by a line feed. Throws `UserError` where the format wants an author. */
export function cite(format: Format, imprint: Imprint, from: Provenance): string {
  return CITATIONS[format](imprint, from);
}

type Writer = (imprint: Imprint, from: Provenance) => string;
const CITATIONS = { text, bibtex, cff, 'csl-json': csl } satisfies Record<string, Writer>;
export type Format = keyof typeof CITATIONS;
export const FORMATS = Object.keys(CITATIONS) as readonly Format[];

function text(imprint: Imprint, from: Provenance): string {
  const year = dayOf(imprint, from)?.slice(0, 4);
  const by = imprint.authors.length > 0 ? `${imprint.authors.join('; ')}${year ? ` (${year})` : ''}. ` : '';
  const when = by === '' && year ? `, ${year}` : '';
  return `${by}${imprint.title}${when}. Data set, version ${versionOf(from)}. ${sentencesOn(from)}\n`;
}

const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\textbackslash{}', '{': '\\{', '}': '\\}' };

function bibtex(imprint: Imprint, from: Provenance): string {
  const plain = (it: string) => it.replace(/[\\{}]/g, (sign) => ESCAPED[sign]!).replace(/[&%$#_]/g, '\\$&');
  const day = dayOf(imprint, from);
  // Without a comma BibTeX would take the last word for the family name; in Vietnamese it is the first.
  const authors = imprint.authors.map((name) => (name.includes(',') ? plain(name) : `{${plain(name)}}`));
  const fields = {
    author: authors.join(' and '),
    title: `{${plain(imprint.title)}}`,
    year: day?.slice(0, 4) ?? '',
    version: versionOf(from),
    note: plain(sentencesOn(from)),
  };
  const lines = Object.entries(fields).filter(([, value]) => value !== '');
  return `@misc{thidua,\n${lines.map(([name, value]) => `  ${name} = {${value}}`).join(',\n')}\n}\n`;
}

interface Name {
  readonly family: string;
  readonly given: string;
}
const nameOf = (author: string): Name | null => {
  const [, family, given] = /^([^,]+),\s*(.+)$/.exec(author) ?? [];
  return family && given ? { family, given } : null;
};

function cff(imprint: Imprint, from: Provenance): string {
  if (imprint.authors.length === 0)
    throw new UserError('CITATION.cff must name an author: add --author "Family, Given"');
  // A JSON string is a YAML string.
  const line = (name: string, value: string) => `${name}: ${JSON.stringify(value)}\n`;
  const authors = imprint.authors.map((author) => {
    const name = nameOf(author);
    if (!name) return `  - ${line('name', author)}`;
    return `  - ${line('family-names', name.family)}    ${line('given-names', name.given)}`;
  });
  return [
    'cff-version: 1.2.0\n',
    'type: dataset\n',
    line('message', 'If you use these data, cite them as below.'),
    line('title', imprint.title),
    line('abstract', sentencesOn(from)),
    line('version', versionOf(from)),
    imprint.date === null ? '' : line('date-released', imprint.date),
    imprint.license === null ? '' : line('license', imprint.license),
    'authors:\n',
    ...authors,
  ].join('');
}

function csl(imprint: Imprint, from: Provenance): string {
  const day = dayOf(imprint, from);
  const item = {
    id: 'thidua',
    type: 'dataset',
    title: imprint.title,
    ...(imprint.authors.length > 0 && { author: imprint.authors.map((name) => nameOf(name) ?? { literal: name }) }),
    ...(day && { issued: { 'date-parts': [day.split('-').map(Number)] } }),
    version: versionOf(from),
    note: sentencesOn(from),
  };
  return `${JSON.stringify([item], null, 2)}\n`;
}
