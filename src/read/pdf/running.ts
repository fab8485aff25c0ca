import { fold } from '../../text/normalize.js';
import { type Line, textOf } from './lines.js';

// Lines at the upper and lower end of a page that may be its running head or foot.
const EDGE_LINES = 3;
const SAME_HEIGHT = 3;
// Heads of left and right pages differ.
const SHARE_OF_PAGES = 0.3;
// The outer part of a page.
const RIM = 0.14;
const PAGE_NUMBER = /^(?:trang|page)?[\s\-–—|[(]*(\d{1,4})(?:\s*(?:\/|of|trên)\s*\d{1,4})?[\s\-–—|\])]*$/;

/** Lines of one page from top to bottom; `height` in the same points as their `y`. */
export interface Sheet {
  readonly lines: readonly Line[];
  readonly height: number;
}

/**
 * Tells for each page which of its lines are no text of the document: heads and feet that come again on other pages at
 * the same height (only their numbers differ), and the number of the page at its rim.
 */
export function runningLines(sheets: readonly Sheet[]): Set<Line>[] {
  const places = new Map<string, number>();
  const keys = sheets.map(({ lines }) => new Map(edgesOf(lines).map((line) => [line, keyOf(line)])));
  for (const page of keys) for (const key of new Set(page.values())) places.set(key, (places.get(key) ?? 0) + 1);
  const enough = Math.max(2, sheets.length * SHARE_OF_PAGES);
  return sheets.map(({ height }, at) => {
    const running = [...keys[at]!].filter(
      ([line, key]) => isRim(line, height) && (places.get(key)! >= enough || numberOf(line) === at + 1),
    );
    return new Set(running.map(([line]) => line));
  });
}

function edgesOf(lines: readonly Line[]): Line[] {
  return lines.filter((_, at) => at < EDGE_LINES || at >= lines.length - EDGE_LINES);
}

const keyOf = (line: Line): string => {
  const text = fold(textOf(line)).replace(/\d+/g, '#').trim();
  return `${Math.round(line.y / SAME_HEIGHT)} ${text}`;
};

const isRim = ({ y }: Line, height: number): boolean => y < height * RIM || y > height * (1 - RIM);

const numberOf = (line: Line): number => Number(PAGE_NUMBER.exec(fold(textOf(line)).trim())?.[1] ?? Number.NaN);
