import { writeFileSync } from 'node:fs';
import { basename, relative } from 'node:path';
import { type Command, Option } from 'commander';
import { UserError } from '../core/message.js';
import { calibrated } from '../eval/calibrate.js';
import { type Mistake, mistakesIn } from '../eval/errors.js';
import { type FloorSet, falls, floorSet, raised } from '../eval/floors.js';
import { type Gold, goldIn, goldNames, nameOf, recordsIn } from '../eval/gold.js';
import { page, type Shown } from '../eval/page.js';
import { report } from '../eval/report.js';
import { compare, type Score } from '../eval/score.js';
import { Told } from '../eval/told.js';
import type { Trace } from '../pipe.js';
import { type Knowledge, loadKnowledge } from '../rule/load.js';
import { fileItem } from '../take/file.js';
import { take } from '../take/take.js';
import { SECTIONS, type Section, tables } from './eval-tables.js';
import { examples, rulesOption } from './options.js';
import { traced } from './posts.js';
import { print, tell } from './print.js';

interface Options {
  readonly records?: string;
  readonly names?: string;
  readonly by: Section;
  readonly errors?: boolean;
  readonly format: 'table' | 'json' | 'html';
  readonly out?: string;
  readonly rules?: string;
  readonly floors?: string;
  readonly set?: string;
  readonly raise?: boolean;
  readonly calibrate?: string;
}

export function define(command: Command): void {
  command
    .argument('<folder>', 'posts NAME.txt, .html or .md, each with its NAME.gold.json beside it')
    .option('--records <file>', 'JSON lines of `extract` or `export` to measure, in place of reading the posts now')
    .option('--names <glob>', 'only posts with such names')
    .addOption(new Option('--by <what>', 'what a table shows').choices(SECTIONS).default('field'))
    .option('--errors', 'list each missed and each false fact with its sentence and rule')
    .addOption(new Option('--format <format>', 'how to print').choices(['table', 'json', 'html']).default('table'))
    .option('--out <file>', 'write there, not to stdout')
    .option('--floors <file>', 'hold the figures against the floors in a YAML file')
    .option('--set <name>', 'which set of floors; it says which names are measured')
    .option('--raise', 'lift the floors that were passed, in the file')
    .option('--calibrate <file>', 'write how often each rule was right into a confidence file')
    .addOption(rulesOption())
    .action(run);
  examples(command, [
    ['thidua eval corpus/', 'độ chính xác, độ phủ, F1 theo từng trường'],
    ['thidua eval corpus/ --by rule', 'luật nào hay đúng, hay sai'],
    ['thidua eval corpus/ --errors --format html --out out/eval.html', 'từng bài với dẫn chứng tô màu'],
    ['thidua eval corpus/ --floors test/gold/floors.yml --set corpus', 'không trường nào được tụt dưới mức đã đạt'],
  ]);
}

async function run(folder: string, options: Options): Promise<void> {
  const set = setOf(options);
  const golds = goldIn(folder, set?.names ?? options.names);
  const shown = await compareAll(folder, golds, options);
  const measured = report(shown.map(({ outcome }) => outcome));
  const mistakes = shown.flatMap((post) => post.mistakes);
  const written = {
    json: () => `${JSON.stringify({ ...measured, ...(options.errors ? { errors: mistakes } : {}) }, null, 2)}\n`,
    html: () => page(`thidua eval ${folder}`, measured, shown),
    table: () => tables(measured, options.by, set, options.errors ? mistakes : null, process.stdout.columns ?? null),
  }[options.format]();
  if (options.out === undefined) await print(written);
  else write(options.out, written);
  if (set) hold(set, measured, options);
  if (options.calibrate !== undefined) {
    const outcomes = shown.map(({ outcome }) => outcome);
    write(options.calibrate, calibrated(options.calibrate, outcomes));
  }
}

/** The set of floors asked for. */
function setOf({ floors, set, raise, names }: Options): FloorSet | null {
  if (floors === undefined || set === undefined) {
    if (floors !== undefined || set !== undefined || raise) throw new UserError('floors need both --floors and --set');
    return null;
  }
  if (names !== undefined) throw new UserError('--set says which names are measured; leave --names out');
  return floorSet(floors, set);
}

/** Compares each post with its gold. What cannot be read is told and counts as missed. */
async function compareAll(folder: string, golds: readonly Gold[], options: Options): Promise<Shown[]> {
  const records = options.records === undefined ? null : recordsIn(options.records);
  const listsErrors = options.errors || options.format === 'html';
  if (records) tellStray(records, golds, new Set(goldNames(folder)));
  const knowledge = records && !listsErrors ? null : loadKnowledge(options.rules);
  const posts = postsIn(folder);
  const shown: Shown[] = [];
  for (const { name, told: gold } of golds) {
    const location = posts.get(name);
    const traced = knowledge && (await read(location, name, knowledge, records === null));
    const record = records ? (records.get(name) ?? null) : traced && Told.parse(traced.record);
    const outcome = compare(name, gold, record);
    const mistakes: Mistake[] = knowledge && listsErrors ? mistakesIn(outcome, traced, knowledge) : [];
    shown.push({ outcome, text: options.format === 'html' ? (traced?.text ?? null) : null, mistakes });
  }
  return shown;
}

function tellStray(records: ReadonlyMap<string, Told>, golds: readonly Gold[], known: ReadonlySet<string>): void {
  const stray = [...records.keys()].filter((name) => !known.has(name));
  const lacking = golds.map(({ name }) => name).filter((name) => !records.has(name));
  if (stray.length > 0) tell(`records without gold here, left out: ${stray.join(', ')}`);
  if (lacking.length > 0) tell(`gold without a record, counted as missed: ${lacking.join(', ')}`);
}

/** Posts of the folder itself by name; of two with one name the first. */
function postsIn(folder: string): Map<string, string> {
  const here = take([folder]).files.filter((file) => relative(folder, file) === basename(file));
  return new Map(here.reverse().map((file) => [nameOf(file), file]));
}

/** How the rules read a post; null where it cannot be read, which is a failure if its record is needed. */
async function read(
  location: string | undefined,
  name: string,
  knowledge: Knowledge,
  needed: boolean,
): Promise<Trace | null> {
  const fail = (place: string, message: string): null => {
    if (!needed) return null;
    process.exitCode = 1;
    tell(`${place}: ${message}`);
    return null;
  };
  if (location === undefined) return fail(name, 'there is gold, but no post beside it');
  const seen = await traced(fileItem(location), knowledge);
  return 'code' in seen ? fail(location, `${seen.message} (${seen.code})`) : seen;
}

/** Tells which fields fell below their floors, and lifts the floors that were passed if asked to. */
function hold(set: FloorSet, score: Score, { floors, set: name, raise }: Options): void {
  for (const { field, floor, figure } of falls(set, score)) {
    process.exitCode = 1;
    tell(`${field}: ${figure.toFixed(3)} is below its floor ${floor.toFixed(3)}`);
  }
  if (!raise) return;
  const { text, rises } = raised(floors!, name!, score);
  if (rises.length > 0) write(floors!, text);
  for (const { field, from, to } of rises) tell(`${field}: floor ${from?.toFixed(3) ?? 'none'} → ${to.toFixed(3)}`);
  if (rises.length === 0) tell('no floor was passed');
}

function write(file: string, text: string): void {
  try {
    writeFileSync(file, text);
  } catch (error) {
    throw new UserError(`${file}: cannot write there (${(error as NodeJS.ErrnoException).code})`);
  }
}
