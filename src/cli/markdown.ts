import type { Block, Post } from '../core/post.js';

/** A post as Markdown with front matter, so that it can be read again as one. Noise is left out. */
export function markdown(post: Post): string {
  const { text, blocks } = post;
  const lines = [...frontMatter(post)];
  const kept = blocks.filter(({ kind }) => WRITTEN.has(kind));
  for (const [at, block] of kept.entries()) {
    const words = text.slice(block.start, block.end);
    const before = kept[at - 1];
    if (block.cell) {
      if (isHeadOfTable(block, before)) lines.push('', ...table(text, kept, block.cell.table));
    } else if (block.kind === 'item') lines.push(...(before?.kind === 'item' ? [] : ['']), item(words));
    else lines.push('', MARKS[block.kind]?.(words, block.level ?? 2) ?? escaped(words));
  }
  return `${lines.join('\n').trim()}\n`;
}

const WRITTEN: ReadonlySet<Block['kind']> = new Set([
  'title',
  'heading',
  'paragraph',
  'item',
  'cell',
  'caption',
  'byline',
]);

const MARKS: Readonly<Partial<Record<Block['kind'], (words: string, level: number) => string>>> = {
  title: (words) => `# ${words}`,
  heading: (words, level) => `${'#'.repeat(Math.min(6, Math.max(2, level)))} ${words}`,
  caption: (words) => `*${escaped(words)}*`,
};

function frontMatter({ title, published, publishedTime, author, publisher, url }: Post): string[] {
  const day = published && publishedTime ? `${published.value} ${publishedTime.value}` : published?.value;
  const fields: [string, string | undefined][] = [
    ['title', title?.value],
    ['date', day],
    ['author', author?.value],
    ['publisher', publisher?.value],
    ['url', url?.value],
  ];
  const told = fields.flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${JSON.stringify(value)}`]));
  return told.length === 0 ? [] : ['---', ...told, '---'];
}

/** What Markdown would take for marks of its own. */
const escaped = (words: string): string => words.replace(/[\\`*_[\]<>]/g, '\\$&').replace(/^([#+|-]|\d+[.)])/, '\\$1');

/** Bullets of the post stand for those of Markdown; numbers stay. */
function item(words: string): string {
  const [, bare] = /^[-–•▪●*+○◦►»›]\s*(.*)$/su.exec(words) ?? [];
  return bare !== undefined || !/^\d{1,3}[.)]\s/.test(words) ? `- ${escaped(bare ?? words)}` : words;
}

const isHeadOfTable = ({ cell }: Block, before: Block | undefined): boolean => cell!.table !== before?.cell?.table;

function table(text: string, blocks: readonly Block[], number: number): string[] {
  const rows: string[][] = [];
  for (const { cell, start, end } of blocks) {
    if (cell?.table !== number) continue;
    rows[cell.row] ??= [];
    rows[cell.row]![cell.column] = escaped(text.slice(start, end)).replaceAll('|', '\\|');
  }
  const whole = rows.filter((row) => row !== undefined);
  const wide = Math.max(...whole.map((row) => row.length));
  const line = (row: readonly (string | undefined)[]) =>
    `| ${Array.from({ length: wide }, (_, at) => row[at] ?? '').join(' | ')} |`;
  const [head = [], ...rest] = whole;
  return [line(head), line(Array(wide).fill('---')), ...rest.map(line)];
}
