import { print } from './print.js';
import { type Format, render } from './table.js';

type Row = Parameters<typeof render>[2][number];

const PIECE = 1000;

/**
 * Prints rows as they come, so that memory does not grow with them; only a table must have seen all. Gives how many
 * there were; of no rows nothing but a head is printed, of a table not even that.
 */
export async function printRows(format: Format, columns: readonly string[], rows: Iterable<Row>): Promise<number> {
  if (format === 'table') {
    const all = [...rows];
    if (all.length > 0) await print(render(format, columns, all, process.stdout.columns ?? null));
    return all.length;
  }
  const head = render(format, columns, [], null);
  let printed = 0;
  for (const piece of pieces(rows)) {
    const text = render(format, columns, piece, null);
    if (format === 'json') await print(`${printed === 0 ? '[\n' : ',\n'}${text.slice('[\n'.length, -'\n]\n'.length)}`);
    else await print(printed === 0 ? text : text.slice(head.length));
    printed += piece.length;
  }
  if (printed === 0) await print(head);
  else if (format === 'json') await print('\n]\n');
  return printed;
}

function* pieces<T>(all: Iterable<T>): Generator<T[]> {
  let piece: T[] = [];
  for (const one of all) {
    piece.push(one);
    if (piece.length < PIECE) continue;
    yield piece;
    piece = [];
  }
  if (piece.length > 0) yield piece;
}
