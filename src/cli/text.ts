import { type Command, Option } from 'commander';
import type { Block, Post, Stated } from '../core/post.js';
import { troubleWith } from '../ingest/read.js';
import { compose } from '../read/compose.js';
import { open, type Reading } from '../read/index.js';
import type { Item, Trouble } from '../take/file.js';
import { itemsAt } from '../take/items.js';
import { type Asking, askingOptions, fetchingOf } from './asking.js';
import { markdown } from './markdown.js';
import { examples } from './options.js';
import { print, tell } from './print.js';

const FORMATS = ['text', 'json', 'md'] as const;

/** Blocks that are the post's own words. */
const OWN: ReadonlySet<Block['kind']> = new Set(['title', 'heading', 'paragraph', 'item', 'cell', 'caption']);

interface Typed extends Asking {
  readonly format: (typeof FORMATS)[number];
  readonly noise?: boolean;
}

/** What the reader made of one page. */
interface Page {
  readonly item: Item;
  readonly reading: Reading;
  readonly post: Post;
}

export function define(command: Command): void {
  command
    .argument('<file...>', 'files, folders, globs and addresses')
    .addOption(new Option('--format <format>', 'how to print').choices(FORMATS).default('text'))
    .option('--noise', 'with text: also what was taken for menus, other news and footers')
    .action(async (paths: string[], typed: Typed) => {
      const { format, noise = false } = typed;
      const write = {
        text: (page: Page) => asText(page, noise),
        json: asJson,
        md: ({ post }: Page) => markdown(post),
      }[format];
      let first = true;
      for await (const item of itemsAt(paths, fetchingOf(typed))) {
        const page = await pageOf(item);
        if ('code' in page) {
          process.exitCode = 1;
          tell(`${item.source.location}: ${page.message} (${page.code})`);
          continue;
        }
        await print(`${first || format === 'json' ? '' : '\n'}${write(page)}`);
        first = false;
      }
    });
  askingOptions(command, 'with addresses: ');
  examples(command, [
    ['thidua text trang.html', 'trang này được đọc ra những gì, trước khi xét đến luật'],
    ['thidua text trang.html --noise', 'kèm những phần bị bỏ: thực đơn, tin khác, chân trang'],
    ['thidua text trang.html --format json', 'từng khối: loại, vị trí trong văn bản và trong tệp (byte)'],
    ['thidua text bao-cao.pdf --format md > bao-cao.md', 'đổi một tài liệu ra Markdown'],
  ]);
}

async function pageOf(item: Item): Promise<Page | Trouble> {
  const { source, bytes } = item;
  if ('code' in bytes) return bytes;
  try {
    const reading = await open(source, bytes);
    return { item, reading, post: compose(reading.draft, source) };
  } catch (error) {
    return troubleWith(error);
  }
}

/** What the post says of itself: name, value, and the words it was read from. */
function stated(post: Post): [name: string, value: string, said: Stated<string>][] {
  const { title, published, publishedTime, updated, author, publisher, url } = post;
  const time = published && publishedTime ? ` ${publishedTime.value}` : '';
  const all: [string, Stated<string> | null, string?][] = [
    ['title', title],
    ['published', published, time],
    ['updated', updated],
    ['author', author],
    ['publisher', publisher],
    ['address', url],
  ];
  return all.flatMap(([name, said, more = '']): [string, string, Stated<string>][] =>
    said ? [[name, said.value + more, said]] : [],
  );
}

/** The rule, and the claim of the page where the text does not show the value. */
const foundBy = ({ rule, claim }: Stated<string>): string => (claim === undefined ? rule : `${rule} (${claim})`);

const wordsOf = ({ text }: Post, { span }: Stated<string>): string =>
  text.slice(span.start, span.end).replace(/\s+/g, ' ');

function asText({ item, reading, post }: Page, noise: boolean): string {
  const how = [reading.mediaType, reading.charset, post.profile && `profile ${post.profile}`].filter(Boolean);
  const left = post.blocks.filter(({ kind }) => !OWN.has(kind));
  const shown = noise ? post.blocks : post.blocks.filter(({ kind }) => OWN.has(kind));
  const letters = left.reduce((sum, { start, end }) => sum + end - start, 0);
  return [
    `${item.source.location}  ${how.join(', ')}`,
    ...stated(post).flatMap(([name, value, said]) => {
      const words = wordsOf(post, said);
      return [
        `${name.padEnd(13)}${value}`,
        `${' '.repeat(13)}${words === value ? '' : `« ${words} »  `}${foundBy(said)}`,
      ];
    }),
    ...post.notes.map(({ code, message }) => `${'note'.padEnd(13)}${message} (${code})`),
    '',
    ...shown.map((block) => `${labelOf(block).padEnd(13)}${post.text.slice(block.start, block.end)}`),
    ...(noise || left.length === 0
      ? []
      : ['', `${left.length} blocks around it left out, ${letters} letters; --noise shows them`]),
    '',
  ].join('\n');
}

function labelOf({ kind, cell, level, page }: Block): string {
  const where = page === undefined ? '' : `p${page} `;
  if (cell) return `${where}${kind} ${cell.row + 1}.${cell.column + 1}`;
  return `${where}${kind}${level === undefined ? '' : ` ${level}`}`;
}

function asJson({ item, reading, post }: Page): string {
  const facts = Object.fromEntries(
    stated(post).map(([name, , said]) => [
      name,
      { value: said.value, words: wordsOf(post, said), rule: said.rule, claim: said.claim ?? null },
    ]),
  );
  const of = (said: Stated<string> | null) => said?.value ?? null;
  const byte = reading.byteAt;
  return `${JSON.stringify({
    location: item.source.location,
    media_type: reading.mediaType,
    charset: reading.charset,
    profile: post.profile,
    title: of(post.title),
    published: of(post.published),
    published_time: of(post.publishedTime),
    updated: of(post.updated),
    author: of(post.author),
    publisher: of(post.publisher),
    url: of(post.url),
    found: facts,
    notes: post.notes,
    text: post.blocks
      .filter(({ kind }) => OWN.has(kind))
      .map(({ start, end }) => post.text.slice(start, end))
      .join('\n'),
    blocks: post.blocks.map(({ at, ...block }) => ({
      ...block,
      ...(at && byte && { bytes: [byte(at.start), byte(at.end)] }),
      text: post.text.slice(block.start, block.end),
    })),
  })}\n`;
}
