import type { Imprint } from './citation.js';
import { sentencesOn } from './citation.js';
import type { Table } from './describe.js';
import type { Order } from './order.js';
import type { Provenance } from './provenance.js';
import { versionOf } from './provenance.js';

/** What a reader must know who meets the release without its makers. */
export function readme(
  { formats, excel, persons }: Pick<Order, 'formats' | 'excel' | 'persons'>,
  { title, license }: Imprint,
  tables: readonly Table[],
  from: Provenance,
): string {
  const has = (format: Order['formats'][number]) => formats.includes(format);
  const lines = [
    `# ${title}\n`,
    `Version ${versionOf(from)}. ${sentencesOn(from)}\n`,
    license === null
      ? 'No licence is stated: whoever publishes these data must say under which terms they may be used.\n'
      : `Licence of the data: ${license}.\n`,
    '## What lies here\n',
    '- `codebook.md`, `codebook.csv`: what every table, view and column holds',
  ];
  if (has('csv') || has('datapackage'))
    lines.push(
      '- `views/*.csv`: flat lists for reading and counting; `tables/*.csv`: tables with keys, for joining. UTF-8, NULL is empty',
    );
  if (has('parquet')) lines.push('- `views/*.parquet`, `tables/*.parquet`: the same, typed');
  if (has('sqlite')) lines.push('- `thidua.db`: the same as an SQLite database; `thidua --db thidua.db …` asks it too');
  if (has('jsonl') || has('datapackage'))
    if (persons === 'keep') lines.push('- `records.jsonl`: a record a post, as `record.schema.json` describes it');
  if (has('datapackage'))
    lines.push(
      '- `datapackage.json` (Frictionless), `croissant.json`, `ro-crate-metadata.json`: the same for programs',
    );
  lines.push('- `release.json`: what this was made of; `SHA256SUMS`: check with `sha256sum -c SHA256SUMS`\n');
  if (excel)
    lines.push(
      "The CSV files are made for spreadsheets: a byte order mark, CRLF, and a ' before text that begins with = + - or @.",
      'Programs should read files written without `--excel`. A spreadsheet cuts texts over 32,767 characters.\n',
    );
  lines.push(
    '## How to count\n',
    '- Start from the views. A fact that several posts tell of one meeting is one row there; in the tables each telling has its own.',
    '- `nominated` is not `awarded`. An empty field means that the post does not say.',
    '- Every value has its words and a confidence in `evidence`. For strict figures count facts from 0.9 up; check by hand what lies below.',
    '- Recall is lower than precision: what no rule reads is left out. Numbers are of what posts tell, not of what happened.\n',
    ...personsPart(persons),
    '## How to make it again\n',
    `With thidua ${from.version} and the same posts: \`ingest FOLDER\`, then \`thidua export\` as before. \`thidua cite\` must show`,
    `rules ${from.rules.join(', ')}`,
    `corpus ${from.corpus}`,
    'and every file comes out byte for byte the same. `tables/source` has the sha256 of every post.\n',
    `${tables.filter((it) => it.isView).length} views, ${tables.filter((it) => !it.isView).length} tables.`,
  );
  return `${lines.join('\n')}\n`;
}

function personsPart(persons: Order['persons']): string[] {
  if (persons === 'keep') return [];
  const how =
    persons === 'drop'
      ? 'Persons are left out: rows that are about a person, names in other rows, and texts and records of posts.'
      : 'Persons bear numbers in the order in which they appear ("person 000123"): one number a name, so two persons of one name share it. Texts and records of posts are left out.';
  return [
    '## Persons\n',
    how,
    'Names that the program knows are masked in quotes, titles and addresses too. This is no anonymity: where addresses of posts are',
    'given, whoever opens a post reads the names there.\n',
  ];
}
