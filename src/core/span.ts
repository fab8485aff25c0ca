/** A piece of a text: `[start, end)` in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Do two spans share at least one code unit? */
export const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;

/** Does `outer` hold the whole of `inner`? */
export const within = (inner: Span, outer: Span): boolean => inner.start >= outer.start && inner.end <= outer.end;

/** The smallest span over all given ones (at least one). */
export function cover(spans: readonly Span[]): Span {
  let { start, end } = spans[0]!;
  for (const span of spans) {
    if (span.start < start) start = span.start;
    if (span.end > end) end = span.end;
  }
  return { start, end };
}
