import { Command, CommanderError } from 'commander';
import { stopWhenUnread, tell } from './print.js';
import { troubleIn } from './trouble.js';
import { version } from './version.js';

/** A command's module: it puts arguments, options and what to do onto a bare command. */
interface Module {
  define(command: Command): void;
}
/** Only the command asked for is loaded, so that each starts in a moment. */
interface Entry {
  readonly about: string;
  readonly load: () => Promise<Module>;
}

const lists = () => import('./lists.js');
const COMMANDS: Readonly<Record<string, Entry>> = {
  ingest: { about: 'read posts into a database', load: () => import('./ingest.js') },
  text: { about: 'print what the reader keeps of a page: text, stamps, author', load: () => import('./text.js') },
  fetch: {
    about: 'download posts by address, sitemap, feed or list, and keep every answer',
    load: () => import('./fetch.js'),
  },
  extract: { about: 'print the record of each post as JSON, without a database', load: () => import('./extract.js') },
  awards: { about: 'list who got, or was put forward for, which award', load: lists },
  members: { about: 'list which bodies belong to which bloc', load: lists },
  heads: { about: 'list who headed which bloc in which year', load: lists },
  handovers: { about: 'list who passed the headship of a bloc to whom', load: lists },
  rankings: { about: 'list places within blocs', load: lists },
  events: { about: 'list meetings', load: lists },
  conflicts: { about: 'list what posts say differently of one meeting or headship', load: lists },
  blocs: { about: 'list blocs', load: lists },
  posts: { about: 'list posts', load: lists },
  orgs: { about: 'list bodies, or pairs of them that may be one', load: () => import('./orgs.js') },
  org: { about: 'show one body: its time, spellings, blocs, roles and awards', load: () => import('./org.js') },
  search: { about: 'find posts by their words, tones do not matter', load: () => import('./search.js') },
  coverage: {
    about: 'count what the posts cover: posts, meetings, empty fields, warnings',
    load: () => import('./coverage.js'),
  },
  sql: { about: 'ask the database in SQL, read-only', load: () => import('./sql.js') },
  show: { about: 'show the record of one post, each value with its quote', load: () => import('./show.js') },
  explain: { about: 'show how the rules read one post, and why a field is empty', load: () => import('./explain.js') },
  find: { about: 'search posts for a pattern of words and mentions', load: () => import('./find.js') },
  review: {
    about: 'judge the values of one post, list posts by doubt, or make gold of a reviewed post',
    load: () => import('./review.js'),
  },
  diff: { about: 'show what two databases or record files say differently', load: () => import('./diff.js') },
  rules: {
    about: 'list rules and lexicons, check them, or tell what each does in a corpus',
    load: () => import('./rules.js'),
  },
  eval: { about: 'measure records against gold: precision, recall and F1 by field', load: () => import('./eval.js') },
  check: {
    about: 'check that a database is whole, and whether files are as they were read',
    load: () => import('./check.js'),
  },
  export: {
    about: 'print all records, or make a release: CSV, Parquet, SQLite, a data package',
    load: () => import('./export.js'),
  },
  cite: { about: 'print how to cite the dataset, with version and digests', load: () => import('./cite.js') },
};

/** Runs a program with its arguments and sets the exit code: 0 all well, 1 some inputs failed, 2 wrong usage. */
export async function run(program: 'thidua' | 'ingest', args: readonly string[]): Promise<void> {
  stopWhenUnread();
  const root = new Command(program).exitOverride().showHelpAfterError(`(${program} --help tells more)`);
  try {
    if (program === 'ingest') (await COMMANDS.ingest!.load()).define(root.description(COMMANDS.ingest!.about));
    else await defineAll(root, args);
    await root.version(version(), '-V, --version').parseAsync(args, { from: 'user' });
  } catch (error) {
    process.exitCode = 2;
    if (error instanceof CommanderError) process.exitCode = error.exitCode === 0 ? 0 : 2;
    else {
      const { db = 'the database' } = (root.commands.find((it) => it.name() === args[0]) ?? root).opts<{
        db?: string;
      }>();
      const trouble = troubleIn(error, db);
      if (trouble === null) throw error;
      tell(`${program}: ${trouble}`);
    }
  }
}

async function defineAll(root: Command, args: readonly string[]): Promise<void> {
  root.description(
    'Bài viết về khối, cụm thi đua → dữ liệu có dẫn chứng.\nPosts on emulation blocs to records with evidence.',
  );
  root.addHelpText(
    'after',
    `
Examples:
  thidua ingest corpus/                          đọc các bài vào out/thidua.db
  thidua awards --province "Thái Nguyên"         ai được khen gì ở Thái Nguyên
  thidua heads --province TPHCM --year 2019      ai làm khối trưởng năm 2019
  thidua show a01.html                           một bài, từng giá trị với câu gốc`,
  );
  for (const [name, { about, load }] of Object.entries(COMMANDS)) {
    const command = root.command(name).description(about);
    if (args[0] === name || (args[0] === 'help' && args[1] === name)) (await load()).define(command);
  }
}
