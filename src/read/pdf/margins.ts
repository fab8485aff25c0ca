import type { Unit } from './layout.js';
import { type Line, textOf } from './lines.js';

/** What stands on one page, in reading order, and its running heads and feet. `page` is its number, from 1. */
export interface Sheaf {
  readonly page: number;
  readonly width: number;
  readonly units: readonly Unit[];
  readonly running: readonly Line[];
}

/** Margins of lines that were set together, in points, and the usual distance of base lines in sizes of their letters. */
export interface Margins {
  readonly left: number;
  readonly right: number;
  readonly pitch: number;
}

type TextUnit = Extract<Unit, { kind: 'text' }>;

/** The size most letters have, in points. */
export function bodySize(sheaves: readonly Sheaf[]): number {
  const letters = new Map<number, number>();
  for (const line of sheaves.flatMap(({ units }) => units.flatMap(linesOf))) {
    const size = Math.round(line.size * 2) / 2;
    letters.set(size, (letters.get(size) ?? 0) + textOf(line).length);
  }
  return [...letters].reduce((a, b) => (b[1] > a[1] ? b : a), [12, 0])[0];
}

const linesOf = (unit: Unit): readonly Line[] => (unit.kind === 'text' ? unit.lines : []);

/** The margins of a unit: those of its column, or those of all pages of the same width, since some hold a few short lines. */
export function marginsOf(sheaves: readonly Sheaf[]): (sheaf: Sheaf, unit: TextUnit) => Margins {
  const pitch = pitchOf(sheaves);
  const byWidth = new Map<number, Line[]>();
  const keyOf = ({ width }: Sheaf) => Math.round(width);
  for (const sheaf of sheaves) {
    const lines = byWidth.get(keyOf(sheaf)) ?? [];
    byWidth.set(keyOf(sheaf), lines);
    for (const unit of sheaf.units) if (unit.kind === 'text' && !unit.column) lines.push(...unit.lines);
  }
  const wide = new Map([...byWidth].map(([width, lines]) => [width, { ...edgesOf(lines), pitch }]));
  return (sheaf, unit) => (unit.column ? { ...edgesOf(unit.lines), pitch } : wide.get(keyOf(sheaf))!);
}

const BIN = 2;
const SHARE = 0.08;
const MANY = 50;
const OUTLIERS = 0.02;

/** The left margin is the leftmost place where many lines begin; on the right some lines stick out. */
function edgesOf(lines: readonly Line[]): { left: number; right: number } {
  const begins = new Map<number, number>();
  for (const { x0 } of lines) begins.set(Math.round(x0 / BIN), (begins.get(Math.round(x0 / BIN)) ?? 0) + 1);
  const common = [...begins].filter(([, count]) => count >= Math.max(2, lines.length * SHARE)).map(([place]) => place);
  const places = common.length > 0 ? common : [...begins.keys()];
  const ends = lines.map(({ x1 }) => x1).sort((a, b) => b - a);
  const right = ends[lines.length > MANY ? Math.floor(lines.length * OUTLIERS) : 0] ?? 0;
  return { left: places.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY) * BIN, right };
}

const USUAL_PITCH = 1.2;

/** The closest base lines that are common: documents of single lines have paragraphs only, wider apart. */
function pitchOf(sheaves: readonly Sheaf[]): number {
  const steps = sheaves
    .flatMap(({ units }) => units.map(linesOf))
    .flatMap((lines) =>
      lines.slice(1).map((line, at) => (line.y - lines[at]!.y) / Math.max(line.size, lines[at]!.size)),
    )
    .filter((step) => step > 0.8 && step < 3)
    .sort((a, b) => a - b);
  return steps[Math.floor(steps.length / 3)] ?? USUAL_PITCH;
}
