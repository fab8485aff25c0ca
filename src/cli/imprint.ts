import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Imprint } from '../release/citation.js';

const TITLE = 'Emulation-bloc meetings in Vietnamese news posts (hội nghị khối, cụm thi đua)';

/** Options by which the person who publishes a dataset says what only she can say. */
export function imprintOptions(command: Command): Command {
  return command
    .option('--title <title>', 'of the dataset (tên bộ dữ liệu)', TITLE)
    .addOption(
      new Option('--author <name>', 'who publishes it, "Family, Given" (tác giả); may be repeated')
        .argParser((name: string, before: readonly string[]) => [...before, name])
        .default([], 'nobody'),
    )
    .addOption(new Option('--license <spdx>', 'licence of the data, e.g. CC-BY-4.0 (giấy phép)').argParser(spdx))
    .addOption(new Option('--date <day>', 'day of publication; else that of the newest post').argParser(day));
}

export interface Imprinted {
  readonly title: string;
  readonly author: readonly string[];
  readonly license?: string;
  readonly date?: string;
}

/** What was given of it. */
export function imprintOf({ title, author, license, date }: Imprinted): Imprint {
  return { title, authors: author, license: license ?? null, date: date ?? null };
}

function spdx(text: string): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9.-]+$/.test(text))
    throw new InvalidArgumentError('It must be an SPDX name such as CC-BY-4.0.');
  return text;
}

function day(text: string): string {
  const time = Date.parse(text);
  if (!/^\d{4}-\d\d-\d\d$/.test(text) || Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text)
    throw new InvalidArgumentError('It must be a day such as 2026-11-22.');
  return text;
}
