import { existsSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { UserError } from '../core/message.js';
import { FACT_LISTS, type Record } from '../core/record.js';
import { type Attempt, type Explained, explain } from '../extract/explain.js';
import type { Trace } from '../pipe.js';
import { type Knowledge, loadKnowledge } from '../rule/load.js';
import { openForReading } from '../store/open.js';
import { itemAt } from '../take/items.js';
import { fetchingOf, intoOption } from './asking.js';
import { dbOption, examples, rulesOption } from './options.js';
import { traced } from './posts.js';
import { print } from './print.js';
import { onePost } from './show.js';

/** Fields of an event and the kind of rule that fills each. */
const KINDS = {
  events: 'event',
  ...FACT_LISTS,
} as const;
type Field = keyof typeof KINDS;
const FIELDS = Object.keys(KINDS) as Field[];

/** Rules that did not fire are many; the best tries of each sentence tell enough. */
const TRIES = 3;

export function define(command: Command): void {
  command
    .argument('<post>', 'file, or a post of the database by file name or digest')
    .addOption(new Option('--field <field>', 'only what bears on one field').choices(FIELDS))
    .addOption(dbOption())
    .addOption(rulesOption())
    .addOption(intoOption('for a post that was fetched: '))
    .action(async (name: string, options: { field?: Field; db: string; rules?: string; into: string }) => {
      const location = existsSync(name) ? name : placeOf(name, options.db);
      const knowledge = loadKnowledge(options.rules);
      const seen = await read(location, knowledge, options.into);
      const sentences = explain(seen.marks, knowledge, options.field && KINDS[options.field]);
      const fields = options.field ? [options.field] : FIELDS;
      const lines = [
        ...sentences.flatMap((sentence) => sentenceLines(sentence, options.field !== undefined)),
        ...fields.flatMap((field) => fieldLines(field, seen.record, sentences)),
      ];
      await print(`${lines.join('\n')}\n`);
    });
  examples(command, [
    ['thidua explain corpus/a01.html --field awards', 'vì sao đọc ra (hay không) các hình thức khen'],
  ]);
}

function placeOf(name: string, file: string): string {
  const db = openForReading(file);
  const { location } = onePost(db, name);
  db.close();
  return location;
}

async function read(location: string, knowledge: Knowledge, into: string): Promise<Trace> {
  const seen = await traced(await itemAt(location, fetchingOf({ into })), knowledge);
  if ('code' in seen) throw new UserError(`${location}: ${seen.message} (${seen.code})`);
  return seen;
}

/** A sentence, its mentions, the rules that fired and how far the others came. */
function sentenceLines({ sentence, text, mentions, attempts }: Explained, onlyWoken: boolean): string[] {
  if (onlyWoken && attempts.length === 0) return [];
  const fired = attempts.filter((it) => it.fired);
  const tries = attempts.filter((it) => !it.fired && it.reached > 0).slice(0, TRIES);
  const named = mentions.map(({ type, name }) => `${type} ${name}`);
  return [
    `[${sentence.index}] ${sentence.block.kind}: ${text.replace(/\s+/g, ' ')}`,
    ...(named.length > 0 ? [`    mentions  ${named.join(' | ')}`] : []),
    ...fired.map((it) => `    fired     ${it.rule}: ${it.pattern}\n              read "${it.read}"`),
    ...tries.map((it) => `    tried     ${it.rule}: ${it.pattern}\n              ${stop(it)}`),
    '',
  ];
}

const stop = ({ read, stoppedAt }: Attempt): string =>
  `read "${read}", stopped at ${stoppedAt === null ? 'the end of the sentence' : `"${stoppedAt}"`}`;

/** How many values a field has; for an empty one the rule that came nearest. */
function fieldLines(field: Field, record: Record, sentences: readonly Explained[]): string[] {
  const values =
    field === 'events' ? record.events.length : record.events.reduce((sum, event) => sum + event[field].length, 0);
  if (values > 0) return [`${field}: ${values} in the record`];
  const all = sentences.flatMap(({ sentence, attempts }) =>
    attempts.filter((it) => it.yields === KINDS[field]).map((attempt) => ({ sentence, attempt })),
  );
  const fired = all.find(({ attempt }) => attempt.fired);
  if (fired)
    return [
      `${field}: none, though ${fired.attempt.rule} fired in [${fired.sentence.index}]: what it read was not taken over`,
    ];
  const nearest = all.sort((a, b) => b.attempt.reached - a.attempt.reached)[0];
  if (!nearest || nearest.attempt.reached === 0) return [`${field}: none; no sentence woke a rule for it`];
  const { attempt, sentence } = nearest;
  return [
    `${field}: none; nearest was ${attempt.rule} in [${sentence.index}]: ${attempt.pattern}`,
    `    ${stop(attempt)}`,
  ];
}
