import type { Command } from 'commander';
import { join } from '../compare/join.js';
import { isEqual, type Tally } from '../compare/tally.js';
import { type Asked, askedOptions, compared, few, printChanges } from './changes.js';
import { examples } from './options.js';
import { openSide } from './sides.js';

export function define(command: Command): void {
  for (const option of askedOptions()) command.addOption(option);
  command
    .argument('<before>', 'database, or JSON lines (.jsonl) of extract or export')
    .argument('<after>', 'the same corpus under other rules')
    .action(run)
    .addHelpText(
      'after',
      '\nExit code 0: nothing differs; 1: something does. Other evidence for a fact is no difference.',
    );
  examples(command, [
    ['thidua diff cu.db moi.db', 'luật mới thêm, bớt, đổi những gì trong cả kho bài'],
    ['thidua diff cu.jsonl moi.jsonl --summary', 'chỉ đếm theo loại và theo luật'],
    ['thidua diff cu.db moi.db --format csv', 'mỗi thay đổi một dòng, để đọc trong bảng tính'],
  ]);
}

async function run(before: string, after: string, asked: Asked): Promise<void> {
  const a = openSide(before);
  const b = openSide(after);
  const told = await compared(join(a, b), asked);
  a.close();
  b.close();
  await printChanges(counts(told.tally), told, asked);
  if (!isEqual(told.tally)) process.exitCode = 1;
}

function counts({ posts, factsOf }: Tally) {
  return [
    ['posts on both sides', posts.same + posts.changed],
    ['  the same', posts.same],
    ['  changed', posts.changed],
    ...few('  moved', posts.moved),
    ['posts only before', posts.lost],
    ...few('  facts in them', factsOf.lost),
    ['posts only after', posts.gained],
    ...few('  facts in them', factsOf.gained),
  ] as const;
}
