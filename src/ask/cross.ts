import { UserError } from '../core/message.js';
import { type Group, inOrder, spoken } from './counts.js';
import type { Row, Value } from './rows.js';

/** A table as it is printed. */
export interface Table {
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

// More columns than this nobody reads.
const MOST_COLUMNS = 40;
export const SUM = 'sum';

/**
 * Groups as lines, most rows first, then by name, with their share of all rows; the last line is the sum. At most
 * `limit` groups are shown (null: all); sum and shares are those of all.
 */
export function league(name: string, groups: readonly Group[], limit: number | null): Table {
  const total = sum(groups);
  const hasCode = groups.some(({ values, codes }) => codes[0] !== values[0]);
  const line = (value: Value, code: Value, n: number): Row => ({
    [name]: value,
    [`${name}_code`]: code,
    n,
    share: total === 0 ? null : Math.round((n / total) * 1000) / 1000,
  });
  const lines = [...groups].sort((a, b) => b.n - a.n || inOrder(a.values, b.values)).slice(0, limit ?? undefined);
  return {
    columns: [name, ...(hasCode ? [`${name}_code`] : []), 'n', 'share'],
    rows: [...lines.map(({ values, codes, n }) => line(spoken(values[0]!), codes[0]!, n)), line(SUM, null, total)],
  };
}

/**
 * Groups as a cross table: the last of what they are counted by goes across (by its codes, which are short), the others
 * down, with the sum of each line and column. At most `limit` lines are shown (null: all); sums are those of all. Throws
 * `UserError` if it would be too wide to read.
 */
export function cross(names: readonly string[], groups: readonly Group[], limit: number | null): Table {
  const down = names.slice(0, -1);
  const across = distinct(groups.map(({ codes }) => codes.at(-1)!));
  if (across.length > MOST_COLUMNS)
    throw new UserError(
      `--by ${names.join(',')} would be ${across.length} columns wide; put ${names.at(-1)} before the others, or take --format csv`,
    );
  const headed = new Map(across.map((value) => [value, unlike(spoken(value), [...down, SUM], names.at(-1)!)]));
  const lines = new Map<string, Record<string, Value>>();
  const sums: Record<string, Value> = { [down[0]!]: SUM };
  for (const { values, codes, n } of groups) {
    const head = values.slice(0, -1).map(spoken);
    const id = JSON.stringify(head);
    const line = lines.get(id) ?? Object.fromEntries(down.map((name, at) => [name, head[at]!]));
    lines.set(id, line);
    for (const one of [line, sums])
      for (const column of [headed.get(codes.at(-1)!)!, SUM]) one[column] = Number(one[column] ?? 0) + n;
  }
  if (groups.length === 0) sums[SUM] = 0;
  return {
    columns: [...down, ...headed.values(), SUM],
    rows: [...[...lines.values()].slice(0, limit ?? undefined), sums],
  };
}

/** Groups as they are, a line each, for programs: every value with its code, not known as null, no sums. */
export function long(names: readonly string[], groups: readonly Group[]): Table {
  const coded = names.map((_, at) => groups.some(({ values, codes }) => codes[at] !== values[at]));
  return {
    columns: [...names.flatMap((name, at) => (coded[at] ? [name, `${name}_code`] : [name])), 'n'],
    rows: groups.map(({ values, codes, n }) => ({
      ...Object.fromEntries(
        names.flatMap((name, at) => [
          [name, values[at]!],
          [`${name}_code`, codes[at]!],
        ]),
      ),
      n,
    })),
  };
}

/** How many rows all groups hold. */
export const sum = (groups: readonly Group[]): number => groups.reduce((all, { n }) => all + n, 0);

const distinct = (values: readonly Value[]): Value[] => [...new Set(values)].sort((a, b) => inOrder([a], [b]));

/** A value that is also the name of another column says what it is. */
const unlike = (text: string, taken: readonly string[], what: string): string =>
  taken.includes(text) ? `${text} (${what})` : text;
