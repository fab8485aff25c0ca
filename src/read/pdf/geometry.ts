/** a, b, c, d, e, f of the plane's affine maps: x' = ax + cy + e, y' = bx + dy + f. */
export type Matrix = readonly [number, number, number, number, number, number];

export const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** The map that does `inner` first and `outer` then. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  return [
    a * inner[0] + c * inner[1],
    b * inner[0] + d * inner[1],
    a * inner[2] + c * inner[3],
    b * inner[2] + d * inner[3],
    a * inner[4] + c * inner[5] + e,
    b * inner[4] + d * inner[5] + f,
  ];
}

export const mapX = (matrix: Matrix, x: number, y: number): number => matrix[0] * x + matrix[2] * y + matrix[4];
export const mapY = (matrix: Matrix, x: number, y: number): number => matrix[1] * x + matrix[3] * y + matrix[5];

/** A straight stroke along an edge of the page. */
export interface Segment {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

// Steps of a path as pdf.js writes them, and how many numbers follow each.
const MOVE = 0;
const LINE = 1;
const CURVE = 2;
const CLOSE = 3;
const QUADRATIC = 4;
const NUMBERS: Readonly<Record<number, number>> = { [MOVE]: 2, [LINE]: 2, [CURVE]: 6, [CLOSE]: 0, [QUADRATIC]: 4 };

// Shorter strokes are the thickness of others, or parts of drawings.
const SHORTEST = 4;
const STRAIGHT = 0.5;

/** Adds the straight parts of a path that run along the edges of the page and are long enough for the rim of a cell. */
export function addSegments(path: ArrayLike<number>, matrix: Matrix, into: Segment[]): void {
  let [x, y, beginX, beginY] = [0, 0, 0, 0];
  for (let at = 0; at < path.length; ) {
    const step = path[at]!;
    const numbers = NUMBERS[step];
    if (numbers === undefined) return;
    const [endX, endY] = [path[at + numbers - 1]!, path[at + numbers]!];
    const [toX, toY] = step === CLOSE ? [beginX, beginY] : [mapX(matrix, endX, endY), mapY(matrix, endX, endY)];
    if (step === MOVE) [beginX, beginY] = [toX, toY];
    else if (step === LINE || step === CLOSE) add(x, y, toX, toY, into);
    [x, y] = [toX, toY];
    at += numbers + 1;
  }
}

function add(x: number, y: number, toX: number, toY: number, into: Segment[]): void {
  const [wide, high] = [Math.abs(toX - x), Math.abs(toY - y)];
  if (Math.max(wide, high) < SHORTEST || Math.min(wide, high) > STRAIGHT) return;
  into.push({ x0: Math.min(x, toX), y0: Math.min(y, toY), x1: Math.max(x, toX), y1: Math.max(y, toY) });
}
