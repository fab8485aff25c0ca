import type { Mended } from './mend.js';

/** How many units of the source each code unit of a text stands for, in order; null where it is one each. */
export type Widths = (() => ArrayLike<number>) | null;

/**
 * From an offset into the text to the offset of its first byte; `start` bytes stand before the text. The table is made
 * when the first place is asked for.
 */
export function byteFinder(text: string, start: number, widths: Widths): (offset: number) => number {
  if (widths === null) return (offset) => start + within(offset, text.length);
  let places: Float64Array | null = null;
  return (offset) => {
    places ??= sums(widths(), text.length);
    return start + places[within(offset, text.length)]!;
  };
}

const within = (offset: number, length: number): number => Math.min(Math.max(offset, 0), length);

function sums(widths: ArrayLike<number>, length: number): Float64Array {
  const places = new Float64Array(length + 1);
  for (let at = 0; at < length; at++) places[at + 1] = places[at]! + (widths[at] ?? 0);
  return places;
}

/** Widths of a text of which some parts were read anew, from the widths of the text as it was. */
export function mendedWidths(length: number, widths: Widths, mended: readonly Mended[]): Widths {
  return () => {
    const before = widths?.() ?? null;
    const made: number[] = [];
    let at = 0;
    const take = (units: number) => {
      let sum = 0;
      for (const end = at + units; at < end; at++) sum += before ? before[at]! : 1;
      made.push(sum);
    };
    for (const { from, text, bytes, reading } of mended) {
      while (at < from) take(1);
      const inner = reading.widths?.(bytes);
      for (let unit = 0; unit < text.length; unit++) take(inner ? inner[unit]! : 1);
    }
    while (at < length) take(1);
    return made;
  };
}
