import { StringDecoder } from 'node:string_decoder';
import type { Command } from 'commander';
import { z } from 'zod';
import { factsOf } from '../compare/facts.js';
import { lineOf } from '../compare/lines.js';
import { UserError } from '../core/message.js';
import type { Record } from '../core/record.js';
import { type Knowledge, loadKnowledge } from '../rule/load.js';
import type { Item, Trouble } from '../take/file.js';
import { itemsAt } from '../take/items.js';
import { examples, rulesOption } from './options.js';
import { traced } from './posts.js';
import { print, tell } from './print.js';

export function define(command: Command): void {
  command
    .argument('<file...>', 'files, folders and globs; - reads JSON lines from stdin')
    .option('--facts', 'a line for each fact, with its rule and quote, instead of one for each record')
    .addOption(rulesOption())
    .action(async (paths: string[], options: { facts?: boolean; rules?: string }) => {
      if (paths.includes('-') && paths.length > 1) throw new UserError('- stands alone: either stdin or files');
      const knowledge = loadKnowledge(options.rules);
      const write = options.facts ? factLines : JSON.stringify;
      const failed = paths[0] === '-' ? await fromLines(knowledge, write) : await fromFiles(paths, knowledge, write);
      if (failed > 0) process.exitCode = 1;
    })
    .addHelpText(
      'after',
      `\nLines for -: {"location": …, "url"?: …, "media_type"?: …, "html" | "text" | "markdown": …}\nOne line out for each line in (without --facts); a post that cannot be read gives {"source", "failure"}.`,
    );
  examples(command, [
    ['thidua extract a.html b.txt', 'bản ghi JSON của hai bài'],
    ['thidua extract --facts corpus/ > facts.jsonl', 'mỗi dữ kiện một dòng, để giữ cạnh luật và so về sau'],
    ['cat posts.jsonl | thidua extract - > records.jsonl', 'lọc từng dòng, không cần cơ sở dữ liệu'],
  ]);
}

/** How a record is printed. */
type Write = (record: Record) => string;

const factLines: Write = (record) =>
  factsOf(record)
    .map((fact) => lineOf(record.source.location, fact))
    .join('\n');

async function fromFiles(paths: readonly string[], knowledge: Knowledge, write: Write): Promise<number> {
  let failed = 0;
  for await (const item of itemsAt(paths)) {
    const { location } = item.source;
    const made = await recordOf(item, knowledge, write);
    if (typeof made === 'string') await print(`${made}\n`);
    else {
      failed++;
      tell(`${location}: ${made.message} (${made.code})`);
    }
  }
  return failed;
}

/** The record as printed, or why there is none. */
async function recordOf(item: Item, knowledge: Knowledge, write: Write): Promise<string | Trouble> {
  const seen = await traced(item, knowledge);
  return 'code' in seen ? seen : write(seen.record);
}

const MEDIA_TYPES = { html: 'text/html', text: 'text/plain', markdown: 'text/markdown' } as const;
const Line = z.object({
  location: z.string().min(1),
  url: z.string().min(1).nullish(),
  media_type: z.string().min(1).nullish(),
  html: z.string().optional(),
  text: z.string().optional(),
  markdown: z.string().optional(),
});

async function fromLines(knowledge: Knowledge, write: Write): Promise<number> {
  let failed = 0;
  let number = 0;
  for await (const line of linesOf(process.stdin)) {
    number++;
    const { location, made } = await fromLine(line, number, knowledge, write);
    if (typeof made === 'string') await print(`${made}\n`);
    else {
      failed++;
      tell(`${location}: ${made.message} (${made.code})`);
      await print(`${JSON.stringify({ source: { location }, failure: made })}\n`);
    }
  }
  return failed;
}

async function fromLine(
  line: string,
  number: number,
  knowledge: Knowledge,
  write: Write,
): Promise<{ location: string; made: string | Trouble }> {
  const bad = (location: string, message: string) => ({ location, made: { code: 'bad-line', message } });
  let json: unknown;
  try {
    json = JSON.parse(line);
  } catch {
    return bad(`line ${number}`, 'This is not JSON.');
  }
  const parsed = Line.safeParse(json);
  if (!parsed.success)
    return bad(
      `line ${number}`,
      `${parsed.error.issues[0]!.path.join('.') || 'line'}: ${parsed.error.issues[0]!.message}`,
    );
  const { location, url = null, media_type = null } = parsed.data;
  const forms = (['html', 'text', 'markdown'] as const).filter((form) => parsed.data[form] !== undefined);
  const form = forms[0];
  if (form === undefined || forms.length > 1) return bad(location, 'Give one of html, text and markdown.');
  // A string has been decoded already, whatever its page says of its charset.
  const source = { location, url, media_type: media_type ?? MEDIA_TYPES[form], charset: 'utf-8', fetched_at: null };
  const item = { source, bytes: Buffer.from(parsed.data[form]!) };
  return { location, made: await recordOf(item, knowledge, write) };
}

/** Lines end with \n only: JSON may hold other line separators inside its strings. A last line need not be ended. */
async function* linesOf(input: NodeJS.ReadableStream): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let rest = '';
  for await (const chunk of input) {
    const pieces = (rest + decoder.write(chunk as Buffer)).split('\n');
    rest = pieces.pop()!;
    yield* pieces;
  }
  rest += decoder.end();
  if (rest !== '') yield rest;
}
