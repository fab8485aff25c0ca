import { type Command, Option } from 'commander';
import pc from 'picocolors';
import { firstDay, lastDay } from '../ask/period.js';
import { postsIn, type Scope } from '../ask/scope.js';
import { type Found, search } from '../ask/search.js';
import { shown } from '../ask/snippet.js';
import { expression } from '../ask/words.js';
import { openForReading } from '../store/open.js';
import { count, dbOption, examples, formatOption, year } from './options.js';
import { print, tell } from './print.js';
import { type Format, render } from './table.js';

interface Asked extends Scope {
  readonly db: string;
  readonly format: Format;
  readonly limit?: number;
}

const POSTS_ON_SCREEN = 10;

export function define(command: Command): void {
  command
    .argument('<text>', 'words; tones, đ and capitals do not matter')
    .option('--province <name>', 'name in any spelling, code or abbreviation (tỉnh, thành phố)')
    .option('--now', 'with --province: also the provinces it was made of')
    .addOption(new Option('--year <year>', 'published in (năm đăng bài)').argParser(year))
    .addOption(new Option('--from <day>', 'published from this year, month or day on').argParser(firstDay))
    .addOption(new Option('--to <day>', 'published up to this year, month or day, with it').argParser(lastDay))
    .addOption(
      new Option('--limit <posts>', `0: all; default ${POSTS_ON_SCREEN} for a table, all else`).argParser(count),
    )
    .addOption(formatOption())
    .addOption(dbOption())
    .action(run)
    .addHelpText(
      'after',
      `
All words are required. "in quotes": side by side, in this order. -word: not this word. begin*: words that begin so.
Best posts come first. csv, json and jsonl give the places as offsets in UTF-16 code units into body.text; in csv
"hits" is a list such as 120-126 300-310.
`,
    );
  examples(command, [
    ['thidua search "don vi truong khoi"', 'bài có các từ "đơn vị trưởng khối"'],
    [`thidua search '"bàn giao" trưởng khối -cụm' --from 2018`, 'có cụm từ "bàn giao", không có "cụm", từ 2018'],
    ['thidua search "suy ton*" --province TPHCM --format csv', 'từ bắt đầu bằng "tôn"'],
  ]);
}

async function run(text: string, asked: Asked): Promise<void> {
  const { format } = asked;
  const matching = expression(text);
  const db = openForReading(asked.db);
  const limit = (asked.limit ?? (format === 'table' ? POSTS_ON_SCREEN : 0)) || null;
  const { total, found } = search(db, matching, postsIn(db, asked), limit);
  const posts = [...found];
  db.close();
  if (format === 'table') await print(posts.map(onScreen).join(''));
  else await print(rendered(format, posts));
  const says = `${posts.length} of ${total} posts`;
  if (format === 'table') await print(`${says}\n`);
  else if (posts.length < total) tell(says);
}

const isTerminal = (): boolean => process.stdout.isTTY === true && pc.isColorSupported;
const quoted = (hit: string): string => `«${hit}»`;

function onScreen({ source, province, published, copy_of, title, titleHits, text, hits, piece }: Found): string {
  const mark = isTerminal() ? (hit: string) => pc.bold(pc.yellow(hit)) : quoted;
  const head = [source, province, published, copy_of && `copy of ${copy_of}`].filter(Boolean).join(' · ');
  const headline = title === null ? [] : [shown(title, { start: 0, end: title.length }, titleHits, mark)];
  return `${[head, ...headline, shown(text, piece, hits, mark)].join('\n  ')}\n\n`;
}

const COLUMNS = ['source', 'province', 'published', 'title', 'snippet'];
const PLACES = ['start', 'end', 'hits', 'copy_of'];

function rendered(format: Format, posts: readonly Found[]): string {
  if (format === 'json') return `${JSON.stringify(posts.map(asObject), null, 2)}\n`;
  if (format === 'jsonl') return posts.map((post) => `${JSON.stringify(asObject(post))}\n`).join('');
  const mark = format === 'md' ? (hit: string) => `**${hit}**` : quoted;
  const rows = posts.map(({ source, province, published, title, copy_of, text, hits, piece }) => {
    const places = hits.map(({ start, end }) => `${start}-${end}`).join(' ');
    return {
      source,
      province,
      published,
      title,
      snippet: shown(text, piece, hits, mark),
      ...piece,
      hits: places,
      copy_of,
    };
  });
  return render(format, format === 'csv' ? [...COLUMNS, ...PLACES] : COLUMNS, rows, null);
}

/** `snippet` is exactly the slice `[start, end)` of the text. */
function asObject({ source, province, published, title, copy_of, text, hits, piece }: Found): object {
  return { source, province, published, title, snippet: text.slice(piece.start, piece.end), ...piece, hits, copy_of };
}
