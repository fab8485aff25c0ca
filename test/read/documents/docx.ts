const CRC = Uint32Array.from({ length: 256 }, (_, n) => {
  let sum = n;
  for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  return sum;
});

function crcOf(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) sum = (sum >>> 8) ^ CRC[(sum ^ byte) & 0xff]!;
  return (sum ^ 0xffffffff) >>> 0;
}

/** A part as it lies in the file: `size` is what the directory says, the bytes may be deflated. */
export interface Part {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly deflated?: boolean;
}

/** A zip file by hand. */
export function zipOf(parts: readonly Part[]): Uint8Array {
  const files: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, bytes, deflated } of parts) {
    const title = Buffer.from(name);
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(deflated ? 8 : 0, 4);
    shared.writeUInt32LE(crcOf(bytes), 10);
    shared.writeUInt32LE(bytes.length, 14);
    shared.writeUInt32LE(bytes.length, 18);
    shared.writeUInt16LE(title.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), shared, title, bytes]);
    const behind = Buffer.alloc(16);
    behind.writeUInt32LE(at, 12);
    directory.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), shared, behind.subarray(2), title]));
    files.push(local);
    at += local.length;
  }
  const table = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\u0005\u0006', 0, 'latin1');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(table.length, 12);
  end.writeUInt32LE(at, 16);
  return new Uint8Array(Buffer.concat([...files, table, end]));
}

const NAMES = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>';
const relations = (rows: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows}</Relationships>`;
const relation = (id: string, type: string, target: string) =>
  `<Relationship Id="${id}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="${target}"/>`;

export const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** One paragraph of word/document.xml; `properties` and `before` are XML. */
export const wordParagraph = (text: string, properties = '', before = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r>${before}<w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;

export const wordTable = (rows: readonly (readonly string[])[]): string =>
  `<w:tbl>${rows.map((row) => `<w:tr>${row.map((cell) => `<w:tc><w:tcPr/>${wordParagraph(cell)}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`;

/** A Word document by hand from the XML of its body, numbering, styles and further parts. */
export function docxOf(
  body: string,
  { numbering = '', styles = '', more = [] }: { numbering?: string; styles?: string; more?: readonly Part[] } = {},
): Uint8Array {
  const text = (name: string, content: string): Part => ({ name, bytes: Buffer.from(content) });
  return zipOf([
    text('[Content_Types].xml', TYPES),
    text('_rels/.rels', relations(relation('r1', 'officeDocument', 'word/document.xml'))),
    text(
      'word/_rels/document.xml.rels',
      relations(relation('r1', 'numbering', 'numbering.xml') + relation('r2', 'styles', 'styles.xml')),
    ),
    text('word/numbering.xml', `<w:numbering ${NAMES}>${numbering}</w:numbering>`),
    text('word/styles.xml', `<w:styles ${NAMES}>${styles}</w:styles>`),
    text('word/document.xml', `<w:document ${NAMES}><w:body>${body}</w:body></w:document>`),
    ...more,
  ]);
}
