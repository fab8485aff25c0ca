/** Text on a page: place of its base line in points from the upper left corner. */
export interface Text {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly size?: number;
  readonly bold?: boolean;
  /** Draws each letter for itself, in reverse order. */
  readonly scattered?: boolean;
}

export interface Sheet {
  readonly texts?: readonly Text[];
  /** Strokes from (x0, y0) to (x1, y1), from the upper left corner. */
  readonly strokes?: readonly (readonly [number, number, number, number])[];
  readonly picture?: boolean;
  readonly rotate?: number;
}

export const WIDTH = 595;
export const HEIGHT = 842;
const SIZE = 12;
/** Every letter is half as wide as high. */
export const widthOf = (text: string, size = SIZE): number => (text.length * size) / 2;

const hex = (text: string): string =>
  [...text].map((letter) => letter.charCodeAt(0).toString(16).padStart(4, '0')).join('');

function contentOf({ texts = [], strokes = [], picture }: Sheet): string {
  const draw = ({ x, y, text, size = SIZE, bold, scattered }: Text): string => {
    const font = `/${bold ? 'B' : 'F'} ${size} Tf`;
    if (!scattered) return `BT ${font} ${x} ${HEIGHT - y} Td <${hex(text)}> Tj ET`;
    const letters = [...text].map(
      (letter, at) => `BT ${font} 1 0 0 1 ${x + (at * size) / 2} ${HEIGHT - y} Tm <${hex(letter)}> Tj ET`,
    );
    return letters.reverse().join('\n');
  };
  const lines = strokes.map(([x0, y0, x1, y1]) => `${x0} ${HEIGHT - y0} m ${x1} ${HEIGHT - y1} l S`);
  return [...texts.map(draw), ...lines, picture ? `q ${WIDTH} 0 0 ${HEIGHT} 0 0 cm /Im Do Q` : ''].join('\n');
}

/** Tells for each letter which it is: codes are those of Unicode. */
function letterTable(texts: string): string {
  const rows = [...new Set([...texts].map((letter) => letter.charCodeAt(0) >> 8))].map((row) => {
    const high = row.toString(16).padStart(2, '0');
    return `<${high}00> <${high}ff> <${high}00>`;
  });
  return [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /Own def /CMapType 2 def',
    '1 begincodespacerange <0000> <ffff> endcodespacerange',
    `${rows.length} beginbfrange ${rows.join('\n')} endbfrange`,
    'endcmap end end',
  ].join('\n');
}

/** A PDF by hand: one font of two-byte codes without a file, and the pages. `locked` puts it under a password. */
export function pdfOf(sheets: readonly Sheet[], { locked = false } = {}): Uint8Array {
  const objects: string[] = [];
  const add = (body: string): number => objects.push(body);
  const stream = (content: string, entries = ''): number =>
    add(`<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`);
  const letters = stream(letterTable(sheets.flatMap(({ texts = [] }) => texts.map(({ text }) => text)).join('')));
  const fonts = ['Own', 'Own-Bold'].map((name) => {
    const info = add(
      `<< /Type /FontDescriptor /FontName /${name} /Flags 4 /FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>`,
    );
    const inner = add(
      `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 500 /FontDescriptor ${info} 0 R >>`,
    );
    return add(
      `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /Identity-H /DescendantFonts [${inner} 0 R] /ToUnicode ${letters} 0 R >>`,
    );
  });
  const picture = stream(
    '\u0000'.repeat(64),
    '/Type /XObject /Subtype /Image /Width 8 /Height 8 /ColorSpace /DeviceGray /BitsPerComponent 8',
  );
  const tree = objects.length + 2 * sheets.length + 1;
  const pages = sheets.map((sheet) => {
    const content = stream(contentOf(sheet));
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${WIDTH} ${HEIGHT}] /Rotate ${sheet.rotate ?? 0} /Contents ${content} 0 R /Resources << /Font << /F ${fonts[0]} 0 R /B ${fonts[1]} 0 R >> /XObject << /Im ${picture} 0 R >> >> >>`,
    );
  });
  add(`<< /Type /Pages /Kids [${pages.map((page) => `${page} 0 R`).join(' ')}] /Count ${pages.length} >>`);
  const root = add(`<< /Type /Catalog /Pages ${tree} 0 R >>`);
  const secret = locked
    ? `/Encrypt << /Filter /Standard /V 1 /R 2 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> /P -4 >> `
    : '';
  let file = '%PDF-1.7\n';
  const places = objects.map((body, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${places.join('')}`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root ${root} 0 R ${secret}/ID [<00> <00>] >>\nstartxref\n${table}\n%%EOF\n`;
  return Uint8Array.from(file, (letter) => letter.charCodeAt(0));
}

/** A paragraph cut into lines of so many letters, with or without a first indent. */
export function wrap(text: string, letters: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > letters) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}

const LEFT = 60;
const TOP = 80;
const BOTTOM = HEIGHT - 80;
const PITCH = 16;
const LETTERS = 78;

/** How a paragraph of a typed document is set. */
export interface Paragraph {
  readonly text: string;
  readonly style?: 'title' | 'heading' | 'plain';
}

/** A typed document: lines of 78 letters, a wider step between paragraphs, tables of rows with rules, new pages as needed. */
export function typed(parts: readonly (Paragraph | { readonly rows: readonly (readonly string[])[] })[]): Sheet[] {
  const sheets: { texts: Text[]; strokes: [number, number, number, number][] }[] = [{ texts: [], strokes: [] }];
  let y = TOP;
  const turn = (height: number) => {
    if (y + height <= BOTTOM) return;
    sheets.push({ texts: [], strokes: [] });
    y = TOP;
  };
  for (const part of parts) {
    if ('rows' in part) {
      const wide = (WIDTH - 2 * LEFT) / Math.max(...part.rows.map((row) => row.length));
      for (const row of part.rows) {
        const cells = row.map((cell) => wrap(cell, Math.floor((2 * (wide - 8)) / SIZE)));
        const high = Math.max(...cells.map((lines) => lines.length)) * PITCH + 8;
        turn(high);
        const { texts, strokes } = sheets.at(-1)!;
        for (const [n, lines] of cells.entries()) {
          const [x0, x1] = [LEFT + n * wide, LEFT + (n + 1) * wide];
          strokes.push([x0, y, x1, y], [x0, y + high, x1, y + high], [x0, y, x0, y + high], [x1, y, x1, y + high]);
          for (const [down, text] of lines.entries()) texts.push({ x: x0 + 4, y: y + PITCH * (down + 1), text });
        }
        y += high;
      }
      y += 2 * PITCH;
      continue;
    }
    const { text, style = 'plain' } = part;
    const size = style === 'title' ? 16 : SIZE;
    for (const line of wrap(text, style === 'title' ? Math.floor((LETTERS * SIZE) / size) : LETTERS)) {
      turn(PITCH);
      sheets.at(-1)!.texts.push({ x: LEFT, y, text: line, size, bold: style !== 'plain' });
      y += style === 'title' ? 20 : PITCH;
    }
    y += PITCH / 2;
  }
  return sheets;
}
