import type { Cell } from '../table.js';
import type { Segment } from './geometry.js';
import type { Glyph } from './glyphs.js';
import { joinLine, linesOf, textOf } from './lines.js';

/** A table as its rules draw it: rows of cells with what they cover, and where it stands on the page, in points. */
export interface Grid {
  readonly rows: readonly (readonly Cell[])[];
  readonly top: number;
  readonly bottom: number;
  /** Where its columns part, from left to right. */
  readonly edges: readonly number[];
}

// Rules this close are one: double rims, and rims that each cell draws for itself.
const SAME_RULE = 2.5;
// Rules that come this near meet.
const TOUCH = 3;
// More are a drawing, not tables.
const MOST_STROKES = 20_000;
const MOST_RULES = 300;
const COVERED = 0.6;
// What holds more on average is text in frames.
const LONGEST_CELL = 400;

/** Rules of one direction at one place: `at` across, [from, to] along. */
interface Rule {
  at: number;
  from: number;
  to: number;
}

/** Finds the tables that are ruled on a page, and gives the letters that stand in none. */
export function gridsOf(
  glyphs: readonly Glyph[],
  strokes: readonly Segment[],
): { grids: Grid[]; rest: readonly Glyph[] } {
  if (strokes.length > MOST_STROKES) return { grids: [], rest: glyphs };
  const flat = merge(strokes.filter((s) => s.y1 - s.y0 < s.x1 - s.x0).map((s) => ({ at: s.y0, from: s.x0, to: s.x1 })));
  const tall = merge(strokes.filter((s) => s.y1 - s.y0 > s.x1 - s.x0).map((s) => ({ at: s.x0, from: s.y0, to: s.y1 })));
  if (flat.length > MOST_RULES || tall.length > MOST_RULES) return { grids: [], rest: glyphs };
  const grids: Grid[] = [];
  let rest = glyphs;
  for (const group of groupsOf(flat, tall)) {
    const frame = frameOf(group);
    const inside = frame && rest.filter((glyph) => contains(frame, glyph));
    const rows = frame && inside && inside.length > 0 ? rowsOf(frame, group, inside) : null;
    if (!frame || !rows || !isData(rows)) continue;
    rest = rest.filter((glyph) => !contains(frame, glyph));
    grids.push({ rows, top: frame.ys[0]!, bottom: frame.ys.at(-1)!, edges: frame.xs });
  }
  return { grids: grids.sort((a, b) => a.top - b.top), rest };
}

/** One rule for those at the same place that touch or overlap. */
function merge(rules: readonly Rule[]): Rule[] {
  const sorted = [...rules].sort((a, b) => a.at - b.at);
  const out: Rule[] = [];
  for (let from = 0; from < sorted.length; ) {
    let to = from + 1;
    while (to < sorted.length && sorted[to]!.at - sorted[from]!.at <= SAME_RULE) to++;
    const group = sorted.slice(from, to).sort((a, b) => a.from - b.from);
    const at = group.reduce((sum, rule) => sum + rule.at, 0) / group.length;
    let open: Rule | null = null;
    for (const rule of group) {
      if (open && rule.from <= open.to + TOUCH) open.to = Math.max(open.to, rule.to);
      else {
        open = { ...rule, at };
        out.push(open);
      }
    }
    from = to;
  }
  return out;
}

interface Group {
  readonly flat: readonly Rule[];
  readonly tall: readonly Rule[];
}

/** Rules that hang together by crossing each other. */
function groupsOf(flat: readonly Rule[], tall: readonly Rule[]): Group[] {
  const root = [...flat, ...tall].map((_, at) => at);
  const find = (at: number): number => {
    let top = at;
    while (root[top] !== top) top = root[top]!;
    root[at] = top;
    return top;
  };
  for (const [h, row] of flat.entries())
    for (const [v, column] of tall.entries())
      if (within(column.at, row) && within(row.at, column)) root[find(h)] = find(flat.length + v);
  const groups = new Map<number, { flat: Rule[]; tall: Rule[] }>();
  const groupAt = (at: number) => {
    const top = find(at);
    const known = groups.get(top) ?? { flat: [], tall: [] };
    groups.set(top, known);
    return known;
  };
  for (const [h, rule] of flat.entries()) groupAt(h).flat.push(rule);
  for (const [v, rule] of tall.entries()) groupAt(flat.length + v).tall.push(rule);
  return [...groups.values()];
}

const within = (place: number, { from, to }: Rule): boolean => place >= from - TOUCH && place <= to + TOUCH;

/** The places of the rules, from left to right and from top to bottom. */
interface Frame {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
}

function frameOf({ flat, tall }: Group): Frame | null {
  const [xs, ys] = [placesOf(tall), placesOf(flat)];
  return xs.length >= 3 && ys.length >= 2 ? { xs, ys } : null;
}

function placesOf(rules: readonly Rule[]): number[] {
  const places: number[] = [];
  for (const { at } of [...rules].sort((a, b) => a.at - b.at))
    if (places.length === 0 || at - places.at(-1)! > SAME_RULE) places.push(at);
  return places;
}

/** Index of the space between rules that a place falls into, or -1. */
function spaceOf(places: readonly number[], place: number): number {
  const at = places.findIndex((edge) => edge > place);
  return at <= 0 ? -1 : at - 1;
}

const columnOf = ({ xs }: Frame, { x, width }: Glyph): number => spaceOf(xs, x + width / 2);
const rowOf = ({ ys }: Frame, { y, size }: Glyph): number => spaceOf(ys, y - size / 3);
const contains = (frame: Frame, glyph: Glyph): boolean => columnOf(frame, glyph) !== -1 && rowOf(frame, glyph) !== -1;

/** Is there a rule at this place along most of the way from one edge to the next? */
function ruled(rules: readonly Rule[], at: number, from: number, to: number): boolean {
  let covered = 0;
  for (const rule of rules)
    if (Math.abs(rule.at - at) <= SAME_RULE) covered += Math.max(0, Math.min(to, rule.to) - Math.max(from, rule.from));
  return covered >= (to - from) * COVERED;
}

/** The cells: spaces between rules, joined where no rule parts them. */
function rowsOf(frame: Frame, { flat, tall }: Group, glyphs: readonly Glyph[]): Cell[][] {
  const { xs, ys } = frame;
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  const owner: (number | undefined)[] = new Array(columns * rows);
  const cells = new Map<number, { columns: number; rows: number; glyphs: Glyph[] }>();
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const place = row * columns + column;
      if (owner[place] !== undefined) continue;
      let right = column + 1;
      while (
        right < columns &&
        owner[row * columns + right] === undefined &&
        !ruled(tall, xs[right]!, ys[row]!, ys[row + 1]!)
      )
        right++;
      let below = row + 1;
      while (below < rows && !ruled(flat, ys[below]!, xs[column]!, xs[right]!)) below++;
      for (let y = row; y < below; y++) for (let x = column; x < right; x++) owner[y * columns + x] = place;
      cells.set(place, { columns: right - column, rows: below - row, glyphs: [] });
    }
  }
  for (const glyph of glyphs)
    cells.get(owner[rowOf(frame, glyph) * columns + columnOf(frame, glyph)]!)!.glyphs.push(glyph);
  const out: Cell[][] = Array.from({ length: rows }, () => []);
  for (const [place, cell] of cells) {
    const text = linesOf(cell.glyphs).map(textOf).reduce(joinLine, '');
    out[Math.floor(place / columns)]!.push({ text, rows: cell.rows, columns: cell.columns, head: false });
  }
  return out;
}

/** Several cells with text, none of them a page of prose. A single row of three is the end of a table that began on the page before. */
function isData(rows: readonly (readonly Cell[])[]): boolean {
  const told = rows.flatMap((row) => row.filter(({ text }) => text !== ''));
  const widest = Math.max(...rows.map((row) => row.length));
  const letters = told.reduce((sum, { text }) => sum + text.length, 0);
  const enough = rows.length === 1 ? widest >= 3 && told.length >= 2 : widest >= 2 && told.length >= 3;
  return enough && letters / told.length <= LONGEST_CELL;
}
