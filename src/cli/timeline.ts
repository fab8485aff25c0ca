import type { Condition } from '../ask/condition.js';
import type { List } from '../ask/lists.js';
import { rowsOf } from '../ask/rows.js';
import { COLUMNS, MORE, timeline } from '../ask/timeline.js';
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
  const blocs = new Set<number>();
  for (const { bloc_id } of rowsOf(db, list, ['bloc_id'], where, null))
    if (bloc_id !== null) blocs.add(Number(bloc_id));
  const rows = timeline(db, [...blocs]);
  const shown = rows.slice(0, limit || undefined);
  const columns = format === 'table' || format === 'md' ? COLUMNS : [...COLUMNS, ...MORE];
  await print(render(format, columns, shown, process.stdout.columns ?? null));
  if (format === 'table')
    await print(`${shown.length} of ${rows.length} rows, ${blocs.size} ${blocs.size === 1 ? 'bloc' : 'blocs'}\n`);
}
