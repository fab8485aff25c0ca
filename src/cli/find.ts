import type { Command } from 'commander';
import { termsOf } from '../extract/terms.js';
import type { Trace } from '../pipe.js';
import { finder } from '../rule/find.js';
import { loadKnowledge } from '../rule/load.js';
import { itemsAt } from '../take/items.js';
import { count, examples, formatOption, rulesOption } from './options.js';
import { traced } from './posts.js';
import { print, tell } from './print.js';
import { type Format, render, width } from './table.js';

/** Letters of context on each side in a table; other formats have the whole sentence. */
const CONTEXT = 48;
const ROWS_OF_TABLE = 20;

export function define(command: Command): void {
  command
    .argument('<pattern>', "words, tags and groups in compromise's match syntax")
    .argument('<path...>', 'folders, files and globs')
    .option('--limit <rows>', `0: all; default ${ROWS_OF_TABLE} for a table, all else`, count)
    .addOption(formatOption())
    .addOption(rulesOption())
    .action(run)
    .addHelpText(
      'after',
      `
Tags: #Org #Person #Position #Bloc #Award #Role #Rank #Score #Date #Year #Number #Quote, codes such as #ProvincialFlag,
and #Comma #Semicolon #Colon #Dash. Syntax: word, (a|b), word?, #Tag+, #Tag*, . (any), ^ (start), $ (end).`,
    );
  examples(command, [
    ["thidua find '#Org+ nhận #Award' corpus/", 'đơn vị nào nhận hình thức khen nào'],
    ["thidua find '#Role (năm|nhiệm kỳ) .' corpus/ --format csv", 'cách viết vai trò theo năm'],
  ]);
}

interface Found {
  readonly left: string;
  readonly match: string;
  readonly right: string;
  readonly source: string;
}
interface Options {
  readonly limit?: number;
  readonly format: Format;
  readonly rules?: string;
}

async function run(pattern: string, paths: string[], { limit, format, rules }: Options): Promise<void> {
  const find = finder(pattern);
  const knowledge = loadKnowledge(rules);
  const most = (limit ?? (format === 'table' ? ROWS_OF_TABLE : 0)) || Infinity;
  const rows: Found[] = [];
  let matches = 0;
  let posts = 0;
  let withMatch = 0;
  for await (const item of itemsAt(paths)) {
    const { location } = item.source;
    const seen = await traced(item, knowledge);
    const found = 'code' in seen ? seen : findIn(location, seen, find);
    if ('code' in found) {
      process.exitCode = 1;
      tell(`${location}: ${found.message} (${found.code})`);
      continue;
    }
    posts++;
    if (found.length > 0) withMatch++;
    matches += found.length;
    rows.push(...found.slice(0, Math.max(0, most - rows.length)));
  }
  const says = `${rows.length} of ${matches} matches, in ${withMatch} of ${posts} posts`;
  if (format === 'table') await print(`${concordance(rows)}${says}\n`);
  else {
    await print(
      render(
        format,
        ['left', 'match', 'right', 'source'],
        rows.map((row) => ({ ...row })),
        null,
      ),
    );
    tell(says);
  }
}

function findIn(source: string, { marks, text }: Trace, find: ReturnType<typeof finder>): Found[] {
  return marks.reading.sentences.flatMap((sentence): Found[] => {
    const terms = termsOf(marks, sentence);
    return find(terms).map(({ from, to }) => {
      const { start } = terms[from]!;
      const { end } = terms[to - 1]!;
      const left = text.slice(sentence.start, start).trim();
      return { left, match: text.slice(start, end), right: text.slice(end, sentence.end).trim(), source };
    });
  });
}

/** Matches under one another, what stands before them to the left, what follows to the right. */
function concordance(rows: readonly Found[]): string {
  const left = (text: string) => ([...text].length <= CONTEXT ? text : `…${[...text].slice(1 - CONTEXT).join('')}`);
  const right = (text: string) => ([...text].length <= CONTEXT ? text : `${[...text].slice(0, CONTEXT - 1).join('')}…`);
  const wide = Math.max(0, ...rows.map((row) => width(left(row.left))));
  return rows
    .map((row) => {
      const before = left(row.left);
      return `${' '.repeat(wide - width(before))}${before}  [${row.match}]  ${right(row.right)}  (${row.source})\n`;
    })
    .join('');
}
