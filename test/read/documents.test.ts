import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Post, Source } from '../../src/core/post.js';
import type { Record } from '../../src/core/record.js';
import { trace } from '../../src/pipe.js';
import { open } from '../../src/read/index.js';
import { loadKnowledge } from '../../src/rule/load.js';
import { docxOf, wordParagraph, wordTable } from './documents/docx.js';
import { pdfOf, typed } from './documents/pdf.js';

const knowledge = loadKnowledge();
const sourceOf = (location: string): Source => ({
  location,
  url: null,
  media_type: null,
  charset: null,
  fetched_at: null,
});

type Part = { readonly text: string; readonly style: 'title' | 'plain' } | { readonly rows: string[][] };

/** A post as somebody types it into a report: menus and other news of a page are left out. */
function partsOf({ text, blocks }: Post): Part[] {
  const parts: Part[] = [];
  const tables = new Map<number, string[][]>();
  for (const { start, end, kind, cell } of blocks) {
    const own = text.slice(start, end);
    if (cell) {
      const rows = tables.get(cell.table) ?? [];
      if (!tables.has(cell.table)) parts.push({ rows });
      tables.set(cell.table, rows);
      while (rows.length <= cell.row) rows.push([]);
      const row = rows[cell.row]!;
      while (row.length < cell.column) row.push('');
      row[cell.column] = own;
    } else if (kind !== 'noise' && kind !== 'meta') {
      parts.push({ text: own, style: kind === 'title' ? 'title' : 'plain' });
    }
  }
  const width = (rows: string[][]): number => Math.max(...rows.map((row) => row.length));
  return parts.map((part) =>
    'rows' in part
      ? { rows: part.rows.map((row) => Array.from({ length: width(part.rows) }, (_, n) => row[n] ?? '')) }
      : part,
  );
}

const asPdf = (parts: readonly Part[]): Uint8Array => pdfOf(typed(parts));

const asDocx = (parts: readonly Part[]): Uint8Array =>
  docxOf(parts.map((part) => ('rows' in part ? wordTable(part.rows) : wordParagraph(part.text))).join(''));

/** Values without the words they stand on, whose places differ. */
function bare(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(bare);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, inner]) =>
      key === 'evidence' || key === 'basis' ? [] : [[key, bare(inner)]],
    ),
  );
}

const factsOf = ({ is_bloc_post, province, events }: Record): unknown => bare({ is_bloc_post, province, events });

// Posts with lists, tables, merged heads, rankings, many awards, decomposed letters.
const POSTS = [
  'a04.txt',
  'a08.html',
  'a17.txt',
  'd02.html',
  'e18.html',
  'f18.html',
  'w01.html',
  'x02.html',
  'x10.html',
  'y79.txt',
  'z121.txt',
];

test.each(POSTS.flatMap((name) => [[name, 'pdf', asPdf] as const, [name, 'docx', asDocx] as const]))(
  'the facts of %s stay the same as %s',
  async (name, ending, build) => {
    const bytes = readFileSync(new URL(`../../corpus/${name}`, import.meta.url));
    const original = trace(sourceOf(name), bytes, knowledge);
    const document = build(partsOf(original.post));
    const source = sourceOf(`report.${ending}`);
    const { record, post } = trace(source, document, knowledge, await open(source, document));
    expect(factsOf(record)).toEqual(factsOf(original.record));
    expect(record.post.title).toBe(original.record.post.title);
    if (ending === 'pdf') expect(post.blocks.filter(({ page }) => page === undefined)).toEqual([]);
  },
);
