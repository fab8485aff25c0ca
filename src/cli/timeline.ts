import type { Condition } from '../ask/condition.js';
import type { List } from '../ask/lists.js';
import { blocsOf, COLUMNS, MORE, timeline } from '../ask/timeline.js';
import type { Db } from '../store/open.js';
import { print } from './print.js';
import { type Format, render } from './table.js';

/** Prints the whole line of heads of every bloc that has a row among those asked for. */
export async function printTimeline(
  db: Db,
  list: List,
  where: readonly Condition[],
  { format, limit }: { readonly format: Format; readonly limit?: number },
): Promise<void> {
  const blocs = blocsOf(db, list, where);
  const rows = timeline(db, blocs);
  const shown = rows.slice(0, limit || undefined);
  const columns = format === 'table' || format === 'md' ? COLUMNS : [...COLUMNS, ...MORE];
  await print(render(format, columns, shown, process.stdout.columns ?? null));
  if (format === 'table')
    await print(`${shown.length} of ${rows.length} rows, ${blocs.length} ${blocs.length === 1 ? 'bloc' : 'blocs'}\n`);
}
