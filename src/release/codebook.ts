import { csv } from './csv.js';
import type { Column, Table } from './describe.js';

/** What a column may hold, in words: closed lists, limits, keys. */
function limits({ values, least, most, pattern, points, required }: Column): string {
  return [
    points === null ? '' : `→ ${points}`,
    values.join(' | '),
    least === null ? '' : most === null ? `≥ ${least}` : `${least}–${most}`,
    pattern ?? '',
    required ? 'never empty' : '',
  ]
    .filter((it) => it !== '')
    .join('; ');
}

/** The codebook as a table: a line a column. */
export function codebookCsv(tables: readonly Table[]): string {
  const rows = tables.flatMap((table) =>
    table.columns.map((column) => [
      table.name,
      table.isView ? 'view' : 'table',
      column.name,
      column.type,
      table.key.includes(column.name) ? 'yes' : null,
      limits(column) || null,
      column.about,
    ]),
  );
  return csv([['table', 'kind', 'column', 'type', 'key', 'values', 'about'], ...rows]);
}

/** The codebook as a page: views first, since most readers need no more. */
export function codebookPage(tables: readonly Table[]): string {
  const cell = (text: string) => text.replaceAll('|', '\\|');
  const section = ({ name, about, columns, key }: Table) => {
    const lines = columns.map(
      (it) =>
        `| ${it.name}${key.includes(it.name) ? ' *' : ''} | ${it.type} | ${cell(limits(it))} | ${cell(it.about)} |`,
    );
    return `### ${name}\n\n${about}\n\n| column | type | values | what it holds |\n|---|---|---|---|\n${lines.join('\n')}\n`;
  };
  const part = (isView: boolean) => tables.filter((table) => table.isView === isView).map(section);
  return [
    '# Codebook\n',
    'An empty field always means: the post does not say. Days are ISO (2018-12-21). Offsets count UTF-16 code units.\n',
    '## Views: flat, for reading and counting\n',
    ...part(true),
    '## Tables: with keys (*), for joining\n',
    ...part(false),
  ].join('\n');
}
