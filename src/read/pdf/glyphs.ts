import { addSegments, IDENTITY, type Matrix, mapX, mapY, multiply, type Segment } from './geometry.js';

/**
 * A letter (or several that one sign stands for) as the page draws it. In points of the page as it is read, x from the
 * left, y of the base line from the top; `width` is how far it reaches without the space set behind it.
 */
export interface Glyph {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly bold: boolean;
}

/** What a page draws: its letters in the order they are drawn, and straight strokes along its edges. */
export interface Drawing {
  readonly glyphs: readonly Glyph[];
  readonly strokes: readonly Segment[];
  readonly width: number;
  readonly height: number;
}

/** A page as pdf.js gives it: operators by number and what each works on. `base` maps its space to points, upright. */
export interface Page {
  readonly base: Matrix;
  readonly width: number;
  readonly height: number;
  readonly operators: { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] };
  readonly codes: Readonly<Record<string, number>>;
  readonly fontNamed: (id: string) => { readonly name?: string; readonly fontMatrix?: readonly number[] } | null;
}

interface Sign {
  readonly unicode: string;
  readonly width: number;
  /** Has the code 32, whatever letter that is in the font: spacing of words goes by it. */
  readonly isSpace: boolean;
}

/** What holds for the letters to come; saved and restored by the page. */
interface State {
  ctm: Matrix;
  scale: number;
  bold: boolean;
  size: number;
  charSpacing: number;
  wordSpacing: number;
  stretch: number;
  leading: number;
  rise: number;
}

/** A letter with the direction it runs in: unit vector along an edge of the page. */
interface Placed extends Glyph {
  readonly along: Along;
}

type Along = readonly [number, number];
const DIRECTIONS: readonly Along[] = [
  [1, 0],
  [0, 1],
  [-1, 0],
  [0, -1],
];

const BOLD = /bold|black|heavy/i;
const THOUSANDTH = 0.001;

/** Follows what a page draws. Letters that run across the page's own direction are left out, and so are pictures. */
export function drawingOf(page: Page): Drawing {
  const glyphs: Placed[] = [];
  const strokes: Segment[] = [];
  const saved: State[] = [];
  let state: State = {
    ctm: page.base,
    scale: THOUSANDTH,
    bold: false,
    size: 0,
    charSpacing: 0,
    wordSpacing: 0,
    stretch: 1,
    leading: 0,
    rise: 0,
  };
  let line = IDENTITY;
  let text = IDENTITY;
  const save = () => void saved.push({ ...state });
  const restore = () => {
    state = saved.pop() ?? state;
  };
  const transform = (matrix: Matrix | null) => {
    if (matrix) state.ctm = multiply(state.ctm, matrix);
  };
  const begin = (matrix: Matrix) => {
    line = matrix;
    text = matrix;
  };
  const move = (x: number, y: number) => begin(multiply(line, [1, 0, 0, 1, x, y]));
  const font = (id: string, size: number) => {
    const found = page.fontNamed(id);
    state.size = size;
    state.scale = found?.fontMatrix?.[0] ?? THOUSANDTH;
    state.bold = BOLD.test(found?.name ?? '');
  };
  const show = (signs: readonly (Sign | number | null)[]) => {
    const advance = addSigns(signs, state, multiply(state.ctm, text), glyphs);
    text = multiply(text, [1, 0, 0, 1, advance, 0]);
  };
  const { codes, operators } = page;
  for (const [at, code] of operators.fnArray.entries()) {
    const args = (operators.argsArray[at] ?? []) as readonly never[];
    const [first, second] = args as unknown as readonly [number, number];
    if (code === codes.showText) show(args[0]!);
    else if (code === codes.save) save();
    else if (code === codes.restore || code === codes.paintFormXObjectEnd) restore();
    else if (code === codes.transform) transform(args as unknown as Matrix);
    else if (code === codes.paintFormXObjectBegin) {
      save();
      transform(args[0] ?? null);
    } else if (code === codes.beginText) begin(IDENTITY);
    else if (code === codes.setTextMatrix) begin((args.length === 1 ? args[0] : args) as unknown as Matrix);
    else if (code === codes.moveText) move(first, second);
    else if (code === codes.setLeadingMoveText) {
      state.leading = second;
      move(first, second);
    } else if (code === codes.nextLine) move(0, state.leading);
    else if (code === codes.setFont) font(args[0]!, second);
    else if (code === codes.setGState) {
      for (const [key, value] of args[0]! as readonly [string, never][]) if (key === 'Font') font(value[0], value[1]);
    } else if (code === codes.setLeading) state.leading = -first;
    else if (code === codes.setCharSpacing) state.charSpacing = first;
    else if (code === codes.setWordSpacing) state.wordSpacing = first;
    else if (code === codes.setHScale) state.stretch = first / 100;
    else if (code === codes.setTextRise) state.rise = first;
    else if (code === codes.constructPath && first !== codes.endPath) {
      const [path] = args[1]! as readonly [ArrayLike<number> | null];
      if (path) addSegments(path, state.ctm, strokes);
    }
  }
  return upright(glyphs, strokes, page);
}

/** Places the letters of one string; gives how far it went in the text's own units. */
function addSigns(signs: readonly (Sign | number | null)[], state: State, matrix: Matrix, into: Placed[]): number {
  const across = Math.hypot(matrix[0], matrix[1]);
  const size = Math.abs(state.size) * Math.hypot(matrix[2], matrix[3]);
  const along = directionOf((matrix[0] * Math.sign(state.size)) / across, (matrix[1] * Math.sign(state.size)) / across);
  let x = 0;
  for (const sign of signs) {
    if (sign === null) continue;
    if (typeof sign === 'number') {
      x -= (sign * state.size * state.stretch) / 1000;
      continue;
    }
    const own = sign.width * state.scale * state.size * state.stretch;
    const text = textOf(sign);
    if (along && size > 0 && text !== '') {
      into.push({
        text,
        x: mapX(matrix, x, state.rise),
        y: mapY(matrix, x, state.rise),
        width: Math.abs(own) * across,
        size,
        bold: state.bold,
        along,
      });
    }
    x += own + (state.charSpacing + (sign.isSpace ? state.wordSpacing : 0)) * state.stretch;
  }
  return x;
}

const LIGATURE = /[\ufb00-\ufb06]/;
// Fonts without a table of letters give control characters.
const NO_TEXT = /^[\p{Cc}\u200b\ufeff]*$/u;

function textOf({ unicode }: Sign): string {
  if (unicode > '!' && unicode <= '~') return unicode;
  if (unicode.trim() === '' && unicode !== '') return ' ';
  if (NO_TEXT.test(unicode)) return '';
  return LIGATURE.test(unicode) ? unicode.normalize('NFKC') : unicode;
}

// What is set further off the edges is a stamp or a watermark across the page.
const LEVEL = 0.995;

const directionOf = (x: number, y: number): Along | undefined => DIRECTIONS.find(([dx, dy]) => x * dx + y * dy > LEVEL);

/** Turns the page so that most of its letters run to the right, and keeps these. */
function upright(glyphs: readonly Placed[], strokes: readonly Segment[], { width, height }: Page): Drawing {
  const counts = DIRECTIONS.map((along) => glyphs.filter((glyph) => glyph.along === along).length);
  const along = DIRECTIONS[counts.indexOf(Math.max(...counts))]!;
  const [dx, dy] = along;
  // Where the page's corner goes that is then the upper left one.
  const left = Math.min(0, width * dx) + Math.min(0, height * dy);
  const top = Math.min(0, -width * dy) + Math.min(0, height * dx);
  const turnX = (x: number, y: number) => x * dx + y * dy - left;
  const turnY = (x: number, y: number) => y * dx - x * dy - top;
  const own = glyphs.filter((glyph) => glyph.along === along);
  const turned = ({ text, x, y, width: wide, size, bold }: Placed): Glyph => ({
    text,
    x: turnX(x, y),
    y: turnY(x, y),
    width: wide,
    size,
    bold,
  });
  return {
    glyphs: dx === 1 ? own : own.map(turned),
    strokes: strokes.map(({ x0, y0, x1, y1 }) => {
      const [xs, ys] = [
        [turnX(x0, y0), turnX(x1, y1)],
        [turnY(x0, y0), turnY(x1, y1)],
      ];
      return { x0: Math.min(...xs), y0: Math.min(...ys), x1: Math.max(...xs), y1: Math.max(...ys) };
    }),
    ...(dx === 0 ? { width: height, height: width } : { width, height }),
  };
}
