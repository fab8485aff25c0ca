import { createReadStream, existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { UserError } from '../core/message.js';
import { fetchAll, type Options } from '../fetch/crawl.js';
import type { Wanted } from '../fetch/discover.js';
import { JOURNAL } from '../fetch/journal.js';
import type { Fetched, Trouble } from '../fetch/keep.js';
import { type Asking, askingOptions, fetchingOf } from './asking.js';
import { count, examples } from './options.js';
import { print, tell } from './print.js';

/** More failures than these are only counted: the journal holds them all. */
const MOST_TOLD = 20;
const DEFAULT_PAGES = 5;

interface Typed extends Asking {
  readonly list?: readonly string[];
  readonly sitemap?: readonly string[];
  readonly feed?: readonly string[];
  readonly category?: readonly string[];
  readonly pages: number;
  readonly match?: readonly string[];
  readonly since?: string;
  readonly limit?: number;
  readonly format: 'summary' | 'jsonl';
}

export function define(command: Command): void {
  const several = (text: string, before: readonly string[] = []) => [...before, text];
  command
    .argument('[url...]', 'addresses of posts')
    .option('--list <file>', 'addresses in a file, one a line, # before remarks; - for standard input', several)
    .option('--sitemap <url>', 'posts of a sitemap, or of an index of sitemaps', several)
    .option('--feed <url>', 'posts of an RSS or Atom feed, or of the feed a page names', several)
    .option('--category <url>', 'posts of a list of news', several)
    .option('--pages <n>', 'read at most so many pages of each list', positive, DEFAULT_PAGES)
    .option('--match <words>', 'only posts with these words in title or address; any of several', several)
    .option('--since <day>', 'with --sitemap and --feed: only posts changed since, e.g. 2024-01-31', day)
    .option('--limit <n>', 'ask for at most so many posts, the rest another time', positive)
    .addOption(
      new Option('--format <format>', 'a summary, or a line of JSON for each post')
        .choices(['summary', 'jsonl'])
        .default('summary'),
    )
    .action(run);
  askingOptions(command);
  examples(command, [
    ['thidua fetch https://snv.example/bai-1.html', 'tải một bài vào out/web'],
    ['thidua fetch --list urls.txt --into web/', 'mọi địa chỉ trong tệp; chạy lại thì tải tiếp'],
    [
      'thidua fetch --category https://snv.example/tin --match "thi đua"',
      'bài có chữ "thi đua" trong 5 trang đầu của mục',
    ],
    ['thidua fetch --sitemap https://snv.example/sitemap.xml --since 2024-01-01', 'bài mới từ năm 2024'],
    ['thidua fetch --feed https://snv.example/rss --contact toi@example.vn', 'bài trong RSS; cho biết ai đang hỏi'],
  ]);
}

function positive(text: string): number {
  const number = count(text);
  if (number === 0) throw new InvalidArgumentError('It must be 1 or more.');
  return number;
}

function day(text: string): string {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text)
    throw new InvalidArgumentError('It must be a day such as 2024-01-31.');
  return text;
}

async function run(urls: string[], typed: Typed): Promise<void> {
  const lists = [typed.list, typed.sitemap, typed.feed, typed.category];
  if (urls.length === 0 && lists.every((list) => !list)) {
    throw new UserError('nothing to fetch: give addresses, --list, --sitemap, --feed or --category');
  }
  if (typed.match && !typed.sitemap && !typed.feed && !typed.category)
    throw new UserError('--match goes with --sitemap, --feed and --category');
  if (typed.since && !typed.sitemap && !typed.feed) throw new UserError('--since goes with --sitemap and --feed');
  for (const file of typed.list ?? [])
    if (file !== '-' && !existsSync(file)) throw new UserError(`there is no file ${file}`);

  const stop = new AbortController();
  const heard = listener();
  const interrupted = () => {
    // A second Ctrl-C ends the program at once.
    process.removeListener('SIGINT', interrupted);
    stop.abort();
    heard.clear();
    tell('stopping after what is under way; Ctrl-C again stops at once, and loses no more than that');
  };
  process.on('SIGINT', interrupted);
  const options: Options = {
    ...fetchingOf(typed),
    signal: stop.signal,
    tell: heard.hear,
    ...(typed.limit && { limit: typed.limit }),
  };
  try {
    for await (const fetched of fetchAll(wanted(urls, typed), options)) {
      heard.took(fetched);
      if (typed.format === 'jsonl') await print(line(fetched));
    }
  } finally {
    process.removeListener('SIGINT', interrupted);
    heard.clear();
  }
  heard.end(typed.into);
  if (typed.format === 'summary') await print(heard.summary(typed.into));
  if (heard.failures() > 0) process.exitCode = 1;
  if (stop.signal.aborted) {
    tell('stopped: run the same again to go on');
    process.exitCode = 130;
  }
}

async function* wanted(urls: readonly string[], typed: Typed): AsyncGenerator<Wanted> {
  const { list = [], sitemap = [], feed = [], category = [], pages, match, since } = typed;
  const chosen = { ...(match && { match }), ...(since && { since }) };
  for (const url of urls) yield { kind: 'page', url };
  for (const file of list) {
    const input = file === '-' ? process.stdin : createReadStream(file);
    for await (const text of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })) {
      const url = text
        .replace(/^\uFEFF/, '')
        .replace(/(?:^|\s)#.*$/, '')
        .trim();
      if (url !== '') yield { kind: 'page', url };
    }
  }
  for (const url of sitemap) yield { kind: 'sitemap', url, ...chosen };
  for (const url of feed) yield { kind: 'feed', url, ...chosen };
  for (const url of category) yield { kind: 'category', url, pages, ...(match && { match }) };
}

function line({
  url,
  finalUrl,
  outcome,
  problem,
  status,
  mediaType,
  charset,
  fetchedAt,
  file,
  offset,
}: Fetched): string {
  const written = {
    url,
    final_url: finalUrl,
    outcome,
    code: problem?.code ?? null,
    message: problem?.message ?? null,
    status,
    media_type: mediaType,
    charset,
    fetched_at: fetchedAt,
    file,
    offset,
  };
  return `${JSON.stringify(written)}\n`;
}

/** Counts what came, shows a person who waits how far it is, and keeps what went wrong until the end. */
function listener() {
  const counts = { fetched: 0, unchanged: 0, known: 0, refused: 0, failed: 0 };
  const codes = new Map<string, number>();
  const troubles: string[] = [];
  let lists = 0;
  const lost = (url: string, { code, message }: Trouble, counted = true): void => {
    if (counted) codes.set(code, (codes.get(code) ?? 0) + 1);
    if (troubles.length < MOST_TOLD) troubles.push(`${url}: ${message} (${code})`);
  };
  const shown = process.stderr.isTTY === true;
  const show = (text: string): void => {
    if (shown) process.stderr.write(`\r\x1b[K${text.slice(0, (process.stderr.columns ?? 80) - 1)}`);
  };
  const failed = () => [...codes.values()].reduce((sum, n) => sum + n, 0);
  const failures = () => failed() + counts.refused;
  return {
    failures,
    clear: () => show(''),
    hear: (news: Parameters<NonNullable<Options['tell']>>[0]): void => {
      if (news.kind === 'retry') {
        show(`${news.why}; trying again in ${Math.round(news.wait / 1000)} s: ${news.url}`);
      } else if (news.kind === 'list') {
        lists++;
        show(`${news.found} posts in ${news.url}`);
        if (news.problem) lost(news.url, news.problem);
      }
    },
    took: ({ url, outcome, problem }: Fetched): void => {
      counts[outcome]++;
      if (problem) lost(url, problem, outcome === 'failed');
      show(`${counts.fetched} fetched, ${counts.known} known, ${failures()} failed: ${url}`);
    },
    end: (into: string): void => {
      for (const trouble of troubles) tell(trouble);
      const more = failures() - troubles.length;
      if (more > 0) tell(`… and ${more} more; see ${into}/${JOURNAL}`);
    },
    summary: (into: string): string => {
      const lines: [string, number | string][] = [
        ...(lists > 0 ? [['lists read', lists] as [string, number]] : []),
        ['fetched', counts.fetched],
        ['unchanged', counts.unchanged],
        ['known', counts.known],
        ['refused by robots.txt', counts.refused],
        ['failed', failed()],
        ...[...codes].sort().map(([code, n]): [string, number] => [`  ${code}`, n]),
        [`in ${into}`, ''],
      ];
      const wide = Math.max(...lines.map(([name]) => name.length));
      const right = Math.max(...lines.map(([, value]) => String(value).length));
      return lines
        .map(([name, value]) => `${name.padEnd(wide)}  ${String(value).padStart(right)}`.trimEnd())
        .join('\n')
        .concat('\n');
    },
  };
}
