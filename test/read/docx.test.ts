import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { describe, expect, it, test } from 'vitest';
import type { RawBlock } from '../../src/core/post.js';
import { readDocx } from '../../src/read/word/docx.js';
import { docxOf, wordParagraph as p, wordTable, zipOf } from './documents/docx.js';

const shortOf = (blocks: readonly RawBlock[]): string[] =>
  blocks.map(({ kind, text, page, cell }) =>
    `${page ?? ''} ${kind}${cell ? ` ${cell.row},${cell.column}` : ''}: ${text}`.trim(),
  );
const read = async (body: string, more = {}): Promise<string[]> => shortOf((await readDocx(docxOf(body, more))).blocks);

const level = (depth: number, format: string, text: string, start = 1) =>
  `<w:lvl w:ilvl="${depth}"><w:start w:val="${start}"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
const NUMBERING = [
  `<w:abstractNum w:abstractNumId="7">${level(0, 'upperRoman', '%1.')}${level(1, 'decimal', '%1.%2.')}${level(2, 'lowerLetter', '%3)')}</w:abstractNum>`,
  `<w:abstractNum w:abstractNumId="8">${level(0, 'bullet', '\uf0b7')}</w:abstractNum>`,
  '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="8"/></w:num>',
  '<w:num w:numId="3"><w:abstractNumId w:val="7"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>',
].join('');
const item = (list: number, depth: number, text: string) =>
  p(text, `<w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${list}"/></w:numPr>`);

describe('lists', () => {
  it('writes the numbers that Word only shows, and no bullets', async () => {
    const body = [
      item(1, 0, 'Phần đầu'),
      item(1, 1, 'Mục đầu'),
      item(1, 2, 'Ý đầu'),
      item(1, 2, 'Ý sau'),
      item(1, 1, 'Mục sau'),
      item(2, 0, 'Gạch đầu dòng'),
      item(1, 0, 'Phần sau'),
      item(1, 1, 'Mục của phần sau'),
      item(3, 0, 'Đếm lại từ đầu'),
    ];
    expect(await read(body.join(''), { numbering: NUMBERING })).toEqual([
      'item: I. Phần đầu',
      'item: I.1. Mục đầu',
      'item: a) Ý đầu',
      'item: b) Ý sau',
      'item: I.2. Mục sau',
      'item: Gạch đầu dòng',
      'item: II. Phần sau',
      'item: II.1. Mục của phần sau',
      'item: I. Đếm lại từ đầu',
    ]);
  });

  it('numbers by style', async () => {
    const styles =
      '<w:style w:type="paragraph" w:styleId="De1"><w:name w:val="De1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>';
    const body = p('Tình hình', '<w:pStyle w:val="De1"/>') + p('Kết quả', '<w:pStyle w:val="De1"/>');
    const blocks = await read(body, { numbering: NUMBERING, styles });
    expect(blocks.map((block) => block.replace(/^\w+: /, ''))).toEqual(['I. Tình hình', 'II. Kết quả']);
  });
});

test.each<[string, string]>([
  ['the page breaks of the author', '<w:br w:type="page"/>'],
  ['the page breaks of the last saving', '<w:lastRenderedPageBreak/>'],
])('pages by %s', async (_, mark) => {
  const body = p('Trang một') + p('Trang hai', '', mark) + p('Vẫn trang hai') + p('Trang ba & hết', '', mark);
  expect(await read(body)).toEqual([
    '1 paragraph: Trang một',
    '2 paragraph: Trang hai',
    '2 paragraph: Vẫn trang hai',
    '3 paragraph: Trang ba & hết',
  ]);
});

it('reads tables, headings and titles by style, and has no page where the file tells none', async () => {
  const styles =
    '<w:style w:type="paragraph" w:styleId="T"><w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>';
  const rows = [
    ['TT', 'Đơn vị', 'Điểm'],
    ['1', 'Sở Y tế', '97,5'],
  ];
  const body =
    p('Khối thi đua số 3 tổng kết năm 2018', '<w:pStyle w:val="T"/>') +
    p('Kết quả', '<w:pStyle w:val="H"/>') +
    wordTable(rows);
  const { blocks } = await readDocx(docxOf(body, { styles }));
  expect(shortOf(blocks)).toEqual([
    'title: Khối thi đua số 3 tổng kết năm 2018',
    'heading: Kết quả',
    ...rows.flatMap((row, r) => row.map((text, c) => `cell ${r},${c}: ${text}`)),
  ]);
  expect(blocks.filter(({ cell }) => cell?.header)).toHaveLength(3);
  expect(blocks.filter((block) => 'at' in block || 'page' in block)).toEqual([]);
});

describe('failures', () => {
  const bomb = {
    name: 'word/footnotes.xml',
    bytes: deflateRawSync(Buffer.alloc(80 * 1024 * 1024, 32)),
    deflated: true,
  };
  const huge = { name: 'word/document.xml', bytes: bomb.bytes, deflated: true };
  const whole = docxOf(p('Khối thi đua số 3'));

  test.each<[string, Uint8Array, string]>([
    ['a part that unpacks without end', zipOf([huge]), 'too-large'],
    ['a part beside it', docxOf(p('Khối thi đua'), { more: [bomb] }), 'too-large'],
    ['no body', docxOf('').slice(0, 0), 'broken-document'],
    ['parts without a document', zipOf([{ name: 'a.txt', bytes: Buffer.from('a') }]), 'broken-document'],
    [
      'text that is no XML',
      zipOf([{ name: 'word/document.xml', bytes: Buffer.from('<w:document') }]),
      'broken-document',
    ],
    [
      'deflated noise',
      zipOf([{ name: 'word/document.xml', bytes: Buffer.from('noise'), deflated: true }]),
      'broken-document',
    ],
  ])('%s', async (_, bytes, code) => {
    await expect(readDocx(bytes)).rejects.toMatchObject({ name: 'Unreadable', code });
  });

  it('never fails otherwise, wherever a file is cut or spoilt', async () => {
    for (let at = 0; at < whole.length; at += 37) {
      const spoilt = whole.slice();
      spoilt[at] = spoilt[at]! ^ 0x5a;
      for (const bytes of [whole.slice(0, at), spoilt]) {
        const outcome = await readDocx(bytes).catch((error: Error) => error);
        if (outcome instanceof Error) expect(outcome.name).toBe('Unreadable');
      }
    }
  });
});

test('a document of a word processor', async () => {
  const { blocks } = await readDocx(readFileSync(new URL('./documents/report.docx', import.meta.url)));
  expect(shortOf(blocks.filter(({ cell }) => !cell))).toEqual([
    '1 paragraph: Khối thi đua số 3 tổng kết công tác năm 2018',
    '1 paragraph: Ngày 28/12/2018, tại thành phố Thái Nguyên, Khối thi đua số 3 tỉnh Thái Nguyên tổ chức Hội nghị tổng kết công tác thi đua, khen thưởng năm 2018, triển khai nhiệm vụ năm 2019.',
    '1 item: 1. Sở Y tế nhận Cờ thi đua của UBND tỉnh;',
    '1 item: 2. Ban Dân tộc nhận Bằng khen của UBND tỉnh.',
    '2 paragraph: Sở Y tế làm Trưởng khối năm 2019.',
  ]);
  expect(shortOf(blocks.filter(({ cell }) => cell && cell.row < 3))).toEqual([
    ...['TT', 'Đơn vị', 'Điểm', 'Điểm'].map((text, column) => `1 cell 0,${column}: ${text}`),
    ...['TT', 'Đơn vị', 'Tự chấm', 'Thẩm định'].map((text, column) => `1 cell 1,${column}: ${text}`),
    ...['1', 'Sở Thông tin và Truyền thông tỉnh Thái Nguyên', '98', '97,5'].map(
      (text, column) => `1 cell 2,${column}: ${text}`,
    ),
  ]);
});
