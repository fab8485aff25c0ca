import remarkFrontmatter from 'remark-frontmatter';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { parse as parseYaml } from 'yaml';
import type { BlockKind, Claim, Draft, Origin, RawBlock } from '../core/post.js';
import { readHtml } from './html.js';
import { isDelimiter, pipeTable } from './pipe-table.js';
import { readPlain } from './plain.js';
import { cellBlocks } from './table.js';

const parser = unified().use(remarkParse).use(remarkFrontmatter, ['yaml']);
type Node = ReturnType<typeof parser.parse>['children'][number];

const FIELDS = new Map<string, Claim['field']>([
  ['title', 'title'],
  ['date', 'published'],
  ['published', 'published'],
  ['published_at', 'published'],
  ['url', 'url'],
  ['link', 'url'],
  ['source_url', 'url'],
  ['canonical', 'url'],
  ['site', 'publisher'],
  ['site_name', 'publisher'],
  ['publisher', 'publisher'],
  ['author', 'author'],
]);
// Lists and quotes are not nested deeper than this by any person.
const DEEPEST = 40;
const MOSTLY_LINK = 0.6;

/** What the walk has gathered so far; `pictured` while the last thing read was a picture. */
interface Reading {
  readonly source: string;
  readonly blocks: RawBlock[];
  tables: number;
  pictured: boolean;
}

/**
 * Markdown: headings, paragraphs, items, quotes, tables written with bars, captions (an emphasised line under a picture)
 * and the front matter's claims. remark-parse reads no tables and remark-gfm brings much more than them: ./pipe-table does.
 */
export function readMarkdown(source: string): Draft {
  const root = parser.parse(source);
  const reading: Reading = { source, blocks: [], tables: 0, pictured: false };
  const claims: Claim[] = [];
  for (const node of root.children) {
    if (node.type === 'yaml') claims.push(...frontMatter(node.value));
    else readNode(node, 'paragraph', reading, 0);
  }
  return { blocks: reading.blocks, claims };
}

function frontMatter(yaml: string): Claim[] {
  let data: unknown;
  try {
    data = parseYaml(yaml);
  } catch {
    return []; // Broken front matter claims nothing; the text below it is read all the same.
  }
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data).flatMap(([key, value]: [string, unknown]): Claim[] => {
    const field = FIELDS.get(key.toLowerCase());
    if (field === undefined || (typeof value !== 'string' && typeof value !== 'number')) return [];
    return [{ field, value: String(value), source: `front-matter:${key}` }];
  });
}

function readNode(node: Node, kind: BlockKind, reading: Reading, depth: number): void {
  if (depth > DEEPEST) return;
  if (node.type === 'heading') {
    const kind = node.depth === 1 ? 'title' : 'heading';
    add(reading, textOf(node).text.replace(/\n/g, ' '), kind, { ...placeOf(node), level: node.depth });
  } else if (node.type === 'paragraph') {
    readParagraph(node, kind, reading);
  } else if (node.type === 'code') {
    // Word processors indent paragraphs by four blanks, which Markdown takes for code.
    reading.blocks.push(...readPlain(node.value).blocks.map((block) => ({ ...block, ...placeOf(node) })));
  } else if (node.type === 'html') {
    const within = readHtml(node.value).blocks.map((block) => ({ ...block, ...placeOf(node) }));
    reading.blocks.push(
      ...within.map((b) => (b.cell ? { ...b, cell: { ...b.cell, table: b.cell.table + reading.tables } } : b)),
    );
    reading.tables += new Set(within.map(({ cell }) => cell?.table)).size;
  } else if (node.type === 'list') {
    for (const item of node.children) for (const child of item.children) readNode(child, 'item', reading, depth + 1);
  } else if (node.type === 'blockquote') {
    for (const child of node.children) readNode(child, kind, reading, depth + 1);
  }
}

function readParagraph(node: Extract<Node, { type: 'paragraph' }>, kind: BlockKind, reading: Reading): void {
  const raw = reading.source.slice(node.position?.start.offset, node.position?.end.offset);
  const lines = raw.includes('|') ? raw.split('\n') : [];
  const ruled = lines.findIndex((line, at) => at > 0 && isDelimiter(line));
  const rows = ruled === -1 ? null : pipeTable(lines.slice(ruled - 1));
  if (rows) {
    for (const line of lines.slice(0, ruled - 1)) add(reading, unmarked(line), kind, placeOf(node));
    const cells = rows.map((row) => row.map((cell) => ({ ...cell, text: unmarked(cell.text) })));
    reading.blocks.push(...cellBlocks(cells, reading.tables++).map((cell) => ({ ...cell, ...placeOf(node) })));
    return;
  }
  const { text, linked, emphasised, pictures } = textOf(node);
  if (pictures) reading.pictured = true;
  if (text.trim() === '') return;
  const caption = reading.pictured && emphasised;
  const noise = linked > text.length * MOSTLY_LINK && text.length < 250;
  for (const line of parted(text)) add(reading, line, caption ? 'caption' : noise ? 'noise' : kind, placeOf(node));
}

/** Where a node stands in the source. */
function placeOf({ position }: Node): Origin {
  const [start, end] = [position?.start.offset, position?.end.offset];
  return start === undefined || end === undefined ? {} : { at: { start, end } };
}

function add(reading: Reading, text: string, kind: BlockKind, origin: Origin): void {
  if (text.trim() === '') return;
  reading.blocks.push({ text, kind, ...origin });
  reading.pictured = false;
}

/** The words of inline nodes; hard line breaks as "\n". How much of them is links, and whether all are emphasised. */
function textOf(node: Node): { text: string; linked: number; emphasised: boolean; pictures: boolean } {
  let text = '';
  let linked = 0;
  let plain = 0;
  let pictures = false;
  const walk = (inner: Node, link: boolean, stress: boolean, depth: number): void => {
    if (inner.type === 'text' || inner.type === 'inlineCode') {
      text += inner.value;
      if (link) linked += inner.value.length;
      if (!stress) plain += inner.value.trim().length;
    } else if (inner.type === 'break' || (inner.type === 'html' && /^<br/i.test(inner.value))) text += '\n';
    else if (inner.type === 'image') pictures = true;
    else if ('children' in inner && depth < DEEPEST) {
      const stressed = stress || inner.type === 'emphasis';
      for (const child of inner.children) walk(child, link || inner.type === 'link', stressed, depth + 1);
    }
  };
  walk(node, false, false, 0);
  return { text, linked, emphasised: plain === 0, pictures };
}

/** Lines of a paragraph: a line break after a short line or the end of a sentence is meant, others are wrapping. */
function parted(text: string): string[] {
  const lines: string[] = [];
  for (const line of text.split('\n')) {
    const before = lines.at(-1);
    if (before === undefined || before.trim().length < 50 || /[.!?…:;]["”’)]?\s*$/.test(before)) lines.push(line);
    else lines[lines.length - 1] = `${before} ${line}`;
  }
  return lines;
}

/** The text of a table's cell without stress marks and link targets. */
const unmarked = (cell: string): string =>
  cell.replace(/!?\[([^\][]{0,300})\]\([^()]{0,500}\)/g, '$1').replace(/\*\*?|__|`/g, '');
