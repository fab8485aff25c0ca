import { type Command, InvalidArgumentError, Option } from 'commander';
import { FORMATS } from './table.js';

/** Where the database lies if nobody says otherwise. */
const DEFAULT_DB = 'out/thidua.db';

export const dbOption = () => new Option('--db <file>', 'database').default(DEFAULT_DB);
export const rulesOption = () => new Option('--rules <folder>', 'rules other than those of the package');
export const reviewsOption = () =>
  new Option(
    '--reviews <folder>',
    'review files (NAME.review.yml) beside those that lie by their posts; may be repeated; default: as in the last run',
  )
    // A list would take the paths behind it as folders too.
    .argParser((folder: string, all: readonly string[] = []) => [...all, folder]);
export const formatOption = () => new Option('--format <format>', 'how to print').choices(FORMATS).default('table');

/** A whole number, 0 or more. */
export function count(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('It must be a number.');
  return Number(text);
}

/** A year such as 2018. */
export function year(text: string): number {
  if (!/^(?:19|20)\d\d$/.test(text)) throw new InvalidArgumentError('It must be a year such as 2018.');
  return Number(text);
}

/** Adds examples to the help of a command: what to type, what it does. */
export function examples(command: Command, lines: readonly (readonly [typed: string, does: string])[]): Command {
  const wide = Math.max(...lines.map(([typed]) => typed.length));
  return command.addHelpText(
    'after',
    `\nExamples:\n${lines.map(([typed, does]) => `  ${typed.padEnd(wide)}  ${does}`).join('\n')}`,
  );
}
