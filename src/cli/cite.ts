import { type Command, Option } from 'commander';
import { cite, FORMATS, type Format } from '../release/citation.js';
import { provenanceOf } from '../release/provenance.js';
import { openForReading } from '../store/open.js';
import { type Imprinted, imprintOf, imprintOptions } from './imprint.js';
import { dbOption, examples } from './options.js';
import { print } from './print.js';
import { version } from './version.js';

interface Asked extends Imprinted {
  readonly db: string;
  readonly format: Format;
}

export function define(command: Command): void {
  command.addOption(new Option('--format <format>', 'how to cite').choices(FORMATS).default('text'));
  imprintOptions(command)
    .addOption(dbOption())
    .action(async (asked: Asked) => {
      const db = openForReading(asked.db);
      const from = provenanceOf(db, version());
      db.close();
      await print(cite(asked.format, imprintOf(asked), from));
    });
  examples(command, [
    ['thidua cite', 'câu trích dẫn, có phiên bản và mã kiểm của luật và của các bài'],
    ['thidua cite --format bibtex --author "Nguyễn, Thị An"', 'mục BibTeX cho danh mục tài liệu'],
  ]);
}
