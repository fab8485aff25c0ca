import { type Command, Option } from 'commander';
import { records } from '../store/find.js';
import { openForReading } from '../store/open.js';
import { dbOption, examples } from './options.js';
import { print } from './print.js';

export function define(command: Command): void {
  command
    .addOption(new Option('--format <format>', 'one record a line').choices(['jsonl']).default('jsonl'))
    .addOption(dbOption())
    .action(async (options: { db: string }) => {
      const db = openForReading(options.db);
      for (const record of records(db)) await print(`${record}\n`);
      db.close();
    });
  examples(command, [['thidua export > records.jsonl', 'mọi bản ghi, mỗi bài một dòng']]);
}
